//! One change each of a small platform, and all that is said of it.

use std::fmt::Write;

use amlgen::report::diff::{self, BlueprintDiff, Diff};

use crate::support;

const PLATFORM: &str = "\
version: 1
name: vision
location: westeurope
subscription: 8a9d1b1e-0c1f-4f7e-9d0c-5b0a0d1f6c11
resource_group: rg-vision
identities:
  training: {}
  keys: { existing: { name: id-keys } }
  ci:
    federated_credentials:
      main: { issuer: \"https://token.actions.githubusercontent.com\", subject: \"repo:contoso@11/vision@22:ref:refs/heads/main\" }
key_vaults: { sealed: {} }
storage:
  lake:
    containers: [raw, labels]
    customer_managed_key: { key_vault: sealed, key_name: lake, create_key: true, identity: keys }
datastores:
  raw: { type: azure_blob, storage: lake, container: raw }
computes:
  cpu: { size: Standard_DS3_v2, max_instances: 4, identity: training, uses: [{ datastore: raw }, { storage: lake, container: labels, access: write }] }
  desk: { type: computeinstance, size: Standard_DS3_v2, idle_time_before_shutdown_minutes: 30, assigned_to: alice }
principals:
  alice: { type: user, object_id: 7c9e6679-7425-40de-944b-e07fc1f90ae7 }
  scientists: { type: group, object_id: 1b4e28ba-2fa1-41d2-883f-0016d3cca427, persona: data_scientist }
  auditors: { type: group, object_id: 6f1d9a52-8f0e-4f6a-9a63-3e1f9b7a2c10, persona: data_reader }
workspace: { identity: system_assigned }
";

/// What is changed, and the words of the blueprint that become others.
type Edit = (&'static str, &'static [(&'static str, &'static str)]);

const EDITS: &[Edit] = &[
    (
        "size of a cluster",
        &[("cpu: { size: Standard_DS3_v2", "cpu: { size: Standard_DS4_v2")],
    ),
    ("idle time of an instance", &[("minutes: 30", "minutes: 60")]),
    (
        "name of a storage account",
        &[("  lake:\n    cont", "  lake:\n    name: stvisionpond\n    cont")],
    ),
    (
        "a storage account is no longer made",
        &[(
            "  lake:\n    containers: [raw, labels]\n    customer_managed_key: { key_vault: sealed, key_name: lake, create_key: true, identity: keys }\n",
            "  lake: { existing: { name: stvisionlake32c61257 }, containers: [raw, labels] }\n",
        )],
    ),
    (
        "days of a vault",
        &[("sealed: {}", "sealed: { soft_delete_days: 30 }")],
    ),
    (
        "another key of the same vault",
        &[("key_name: lake", "key_name: pond")],
    ),
    (
        "a person leaves",
        &[(
            "  auditors: { type: group, object_id: 6f1d9a52-8f0e-4f6a-9a63-3e1f9b7a2c10, persona: data_reader }\n",
            "",
        )],
    ),
    (
        "another object behind a group",
        &[(
            "1b4e28ba-2fa1-41d2-883f-0016d3cca427",
            "2b4e28ba-2fa1-41d2-883f-0016d3cca427",
        )],
    ),
    (
        "a container leaves",
        &[
            ("[raw, labels]", "[raw]"),
            (", { storage: lake, container: labels, access: write }", ""),
        ],
    ),
    (
        "a group gets a stronger role",
        &[("persona: data_reader", "persona: [data_reader, workspace_admin]")],
    ),
    (
        "a group gets a weaker role",
        &[("persona: data_scientist", "persona: data_reader")],
    ),
    (
        "people make the grants",
        &[("workspace: {", "rbac: { emit: none }\nworkspace: {")],
    ),
    (
        "the network is isolated",
        &[(
            "workspace: {",
            "network: { mode: managed, isolation_mode: allow_internet_outbound }\nworkspace: {",
        )],
    ),
    (
        "a federated credential leaves",
        &[(
            "  ci:\n    federated_credentials:\n      main: { issuer: \"https://token.actions.githubusercontent.com\", subject: \"repo:contoso@11/vision@22:ref:refs/heads/main\" }\n",
            "  ci: {}\n",
        )],
    ),
    ("another region", &[("westeurope", "northeurope")]),
    (
        "another region, without Terraform",
        &[("westeurope", "northeurope\ntargets: [bicep]")],
    ),
    ("another group", &[("rg-vision", "rg-other")]),
    (
        "name of the workspace",
        &[("workspace: {", "workspace: { name: mlw-other,")],
    ),
    (
        "another identity of the workspace",
        &[("identity: system_assigned", "identity: training")],
    ),
    (
        "repositories have roles of their own",
        &[(
            "workspace: {",
            "registry: { role_assignment_mode: abac }\nworkspace: {",
        )],
    ),
    (
        "a tag",
        &[("workspace: {", "tags: { team: vision }\nworkspace: {")],
    ),
];

/// The changes with what the terminal shows of each.
pub(super) fn told() -> String {
    let model = |text: &str| support::compile("platform.yaml", text.as_bytes()).model().clone();
    let old = model(PLATFORM);
    let mut out = String::new();
    for (what, edits) in EDITS {
        let mut text = PLATFORM.to_owned();
        for (before, now) in *edits {
            assert!(text.contains(before), "{what}: no {before}");
            text = text.replace(before, now);
        }
        // the targets are part of what is compared
        let old = if text.contains("targets: [bicep]") {
            model(&PLATFORM.replace("westeurope", "westeurope\ntargets: [bicep]"))
        } else {
            old.clone()
        };
        let (comparison, findings) = diff::compare(Some(&old), Some(&model(&text))).unwrap();
        let blueprint = BlueprintDiff {
            old: Some("old".to_owned()),
            new: Some("new".to_owned()),
            errors: Vec::new(),
            comparisons: vec![comparison],
        };
        let told = Diff {
            blueprints: vec![blueprint],
        };
        writeln!(out, "=== {what}\n\n{}", diff::human(&told)).unwrap();
        for finding in findings {
            writeln!(out, "{}: {}\n", finding.code.id(), finding.message).unwrap();
        }
    }
    out
}
