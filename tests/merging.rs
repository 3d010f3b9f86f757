//! Merging: one assignment per principal, role and scope, each rule named once, in rule order.

use amlgen::model::{AssignedBy, Model};

use crate::support;

/// `role on scope: rules` of everything that a principal gets from the template.
fn grants(model: &Model, principal: &str) -> Vec<String> {
    model
        .role_assignments
        .iter()
        .filter(|assignment| assignment.assigned_by == AssignedBy::Template)
        .filter(|assignment| model.principal_display(assignment.principal) == principal)
        .map(|assignment| {
            let rules: Vec<&str> = assignment.reasons.iter().map(|reason| reason.rule).collect();
            format!(
                "{} on {}: {}",
                assignment.right.name(),
                model.scope_display(assignment.scope),
                rules.join(", ")
            )
        })
        .collect()
}

fn model(text: &str) -> support::Compiled {
    support::compile(
        "b.yaml",
        format!("version: 1\nname: demo\nlocation: westeurope\n{text}").as_bytes(),
    )
}

const DEFAULT_STORE: &str = "
datastores:
  own: { type: azure_blob, container: own }
  seen: { type: azure_blob, container: seen }
computes:
";

#[test]
fn each_rule_is_named_once_and_in_rule_order_whatever_the_order_of_uses() {
    let expected = [
        "AcrPull on container registry: CL-UAI-ACR-01",
        "Storage Blob Data Contributor on storage account `default`: CL-UAI-STORAGE-02, CL-UAI-STORAGE-03, CL-UAI-STORAGE-01",
    ];
    let write = "{ datastore: own, access: write }";
    let read = "{ datastore: seen }";
    let registry = "{ feature: model_registry }";
    for uses in [
        [write, read, registry],
        [registry, read, write],
        [read, write, registry],
    ] {
        let cluster = format!(
            "  cpu: {{ size: Standard_DS3_v2, max_instances: 1, uses: [{}] }}\n",
            uses.join(", ")
        );
        let compiled = model(&format!("{DEFAULT_STORE}{cluster}"));
        assert_eq!(
            grants(compiled.model(), "identity `compute`"),
            expected,
            "{uses:?}"
        );
    }
}

#[test]
fn one_identity_on_two_clusters_gets_each_role_once() {
    let compiled = model(
        "identities: { one: {} }
computes:
  a1x: { size: Standard_DS3_v2, max_instances: 1, identity: one }
  b1x: { size: Standard_DS3_v2, max_instances: 1, identity: one, default_store: read }
",
    );
    assert_eq!(
        grants(compiled.model(), "identity `one`"),
        [
            "AcrPull on container registry: CL-UAI-ACR-01",
            "Storage Blob Data Contributor on storage account `default`: CL-UAI-STORAGE-03",
        ]
    );
}

#[test]
fn what_azure_gives_a_template_does_not_give_again() {
    let compiled = model(
        "workspace: { identity: system_assigned, uses: [{ storage: default, access: write }] }
computes:
  builds: { size: Standard_DS3_v2, max_instances: 1, identity: system_assigned, uses: [{ feature: image_build }] }
",
    );
    assert_eq!(
        grants(compiled.model(), "system identity of workspace"),
        ["Monitoring Metrics Publisher on Application Insights: WS-SAI-PUB-01"]
    );
    assert_eq!(
        grants(compiled.model(), "system identity of cluster `builds`"),
        [""; 0]
    );
}

#[test]
fn a_data_role_stays_beside_a_control_role() {
    let compiled = model("");
    let found = grants(compiled.model(), "identity `workspace`");
    for role in ["Contributor", "Storage Blob Data Contributor"] {
        let wanted = format!("{role} on storage account `default`");
        assert!(
            found.iter().any(|grant| grant.starts_with(&wanted)),
            "{wanted}: {found:#?}"
        );
    }
}

#[test]
fn a_labeler_writes_to_the_datastores_it_names_and_else_to_the_default_account() {
    let people = |uses: &str| {
        let text = format!(
            "storage: {{ data: {{ containers: [loose] }} }}
datastores: {{ images: {{ type: azure_blob, storage: data, container: images }} }}
principals:
  vendor:
    type: group
    object_id: 12345678-aaaa-4bbb-8ccc-1234567890ab
    persona: labeler
    uses: [{uses}]
"
        );
        grants(model(&text).model(), "group `vendor`")
    };
    let labeler = "Data Labeling - Labeler on workspace: HUM-LAB-01";
    assert_eq!(
        people("{ datastore: images, access: write }"),
        [
            "Storage Blob Data Contributor on container `images` of storage account `data`: HUM-LAB-02, HUM-DATA-02",
            labeler
        ]
    );
    assert_eq!(
        people("{ storage: data, container: loose, access: write }"),
        [
            "Storage Blob Data Contributor on storage account `default`: HUM-LAB-02",
            "Storage Blob Data Contributor on container `loose` of storage account `data`: HUM-DATA-02",
            labeler
        ]
    );
}

#[test]
fn telemetry_needs_a_role_only_where_the_blueprint_makes_the_insights() {
    let publishes = |monitoring: &str| {
        let compiled = model(&format!("endpoints:\n  score: {{ type: online }}\n{monitoring}"));
        compiled
            .model()
            .role_assignments
            .iter()
            .filter(|assignment| assignment.right.name() == "Monitoring Metrics Publisher")
            .count()
    };
    assert_eq!(publishes(""), 2);
    let existing = "monitoring: { application_insights: { existing: { name: appi-demo } } }\n";
    assert_eq!(publishes(existing), 0);
}

#[test]
fn what_azure_does_stays_beside_a_wider_role() {
    let text = "version: 1\nname: demo\nlocation: westeurope\ncomputes:\n  build:\n    size: Standard_D2ads_v5\n    max_instances: 1\n    \
                identity: system_assigned\n    uses: [{ feature: image_build, push: true }]\n";
    let compiled = support::compile("demo.yaml", text.as_bytes());
    let found: Vec<(&str, AssignedBy, Vec<&str>)> = compiled
        .model()
        .role_assignments
        .iter()
        .filter_map(|assignment| {
            let role = assignment.right.role()?.name;
            let rules: Vec<&str> = assignment.reasons.iter().map(|reason| reason.rule).collect();
            (role.starts_with("Acr") && rules.iter().any(|rule| rule.starts_with("IB-"))).then_some((
                role,
                assignment.assigned_by,
                rules,
            ))
        })
        .collect();
    assert_eq!(
        found,
        [
            ("AcrPush", AssignedBy::Template, vec!["IB-02"]),
            ("AcrPull", AssignedBy::Azure, vec!["CL-SAI-ACR-01", "IB-01"]),
        ]
    );
}

#[test]
fn a_condition_of_azure_covers_no_other_grant() {
    let own = |uses: &str| {
        let compiled = model(&format!(
            "datastores: {{ seen: {{ type: azure_blob, container: seen }} }}
workspace:
  identity: system_assigned
  enable_data_isolation: true
  uses: [{uses}]
"
        ));
        grants(compiled.model(), "system identity of workspace")
    };
    let container =
        "Storage Blob Data Contributor on container `seen` of storage account `default`: WS-SAI-DATA-02";
    let read = "Storage Blob Data Reader on storage account `default`: WS-SAI-DATA-01";
    let write = "{ datastore: seen, access: write }";
    for uses in [
        format!("{write}, {{ storage: default }}"),
        format!("{{ storage: default }}, {write}"),
    ] {
        let found = own(&uses);
        assert!(found.iter().any(|grant| grant == container), "{uses}: {found:#?}");
        assert!(found.iter().any(|grant| grant == read), "{uses}: {found:#?}");
    }
}

const DEPLOYS: &str = "principals:
  release:
    type: service_principal
    object_id: 12345678-aaaa-4bbb-8ccc-1234567890ab
";

#[test]
fn on_what_the_template_makes_a_report_takes_no_grant_away() {
    let compiled = model(&format!(
        "{DEPLOYS}    persona: [deployer, ml_engineer, data_scientist]\n    uses: [{{ storage: default, access: write }}]\n"
    ));
    let found = grants(compiled.model(), "service principal `release`");
    let wanted = "Storage Blob Data Contributor on storage account `default`: HUM-DS-02, HUM-DATA-02, DEP-11";
    assert!(found.iter().any(|grant| grant == wanted), "{found:#?}");
}

#[test]
fn on_what_exists_a_template_does_not_do_again_what_a_person_does() {
    let compiled = model(&format!(
        "resource_group: rg-demo\nstorage: {{ default: {{ existing: {{ name: stdemo }} }} }}\n{DEPLOYS}    persona: [deployer, ml_engineer, data_scientist]\n    uses: [{{ storage: default, access: write }}]\n"
    ));
    let found = grants(compiled.model(), "service principal `release`");
    let on_account = "Storage Blob Data Contributor on storage account";
    assert!(
        found.iter().all(|grant| !grant.starts_with(on_account)),
        "{found:#?}"
    );
}

#[test]
fn what_only_a_report_names_leaves_nothing_out() {
    let compiled = model(&format!("{DEPLOYS}    persona: [deployer, compute_operator]\n"));
    let found = grants(compiled.model(), "service principal `release`");
    assert!(
        found.contains(&"Reader on workspace: HUM-CO-02".to_owned()),
        "{found:#?}"
    );
}

#[test]
fn a_batch_endpoint_that_writes_lets_its_cluster_keep_outputs() {
    let compiled = model(
        "rbac: { profile: least_privilege }
datastores: { out: { type: azure_blob, container: out } }
computes: { cpu: { size: Standard_DS3_v2, max_instances: 1 } }
endpoints: { nightly: { type: batch, compute: cpu, uses: [{ datastore: out, access: write }] } }
",
    );
    let found = grants(compiled.model(), "identity `compute`");
    assert!(
        found
            .iter()
            .any(|grant| grant.starts_with("Storage Blob Data Contributor on storage account `default`")),
        "{found:#?}"
    );
}

#[test]
fn who_writes_an_index_or_a_workspace_needs_no_role_to_read_it() {
    let compiled = model(
        "subscription: 00000000-0000-0000-0000-000000000001
resource_group: rg-demo
computes:
  cpu:
    size: Standard_DS3_v2
    max_instances: 1
    uses:
      - { search: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-demo/providers/Microsoft.Search/searchServices/srch-demo }
      - { search: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-demo/providers/Microsoft.Search/searchServices/srch-demo, access: write }
",
    );
    let found = grants(compiled.model(), "identity `compute`");
    let search: Vec<_> = found.iter().filter(|grant| grant.contains("Search")).collect();
    assert_eq!(search.len(), 1, "{found:#?}");
}

#[test]
fn calls_with_tokens_of_the_service_bring_no_role() {
    let compiled = model(
        "identities: { kub: {} }
computes:
  pods: { type: kubernetes, cluster: { existing: { name: aks-demo } }, namespace: ml, identity: kub }
endpoints:
  plain: { type: online, compute: pods, auth_mode: aml_token }
  managed: { type: online }
principals:
  caller: { type: group, object_id: 12345678-aaaa-4bbb-8ccc-1234567890ab, can: invoke_endpoints }
",
    );
    assert_eq!(
        grants(compiled.model(), "group `caller`"),
        ["AzureML Data Scientist on online endpoint `managed`: EP-INVOKE-01"]
    );
}

#[test]
fn a_grant_on_a_group_covers_what_lies_in_that_group_alone() {
    let lake = |place: &str, scope: &str| {
        let compiled = model(&format!(
            "resource_group: rg-demo\nidentities: {{ training: {{}} }}\nstorage: {{ lake: {{ existing: {{ name: stlake{place} }} }} }}\n\
             datastores: {{ raw: {{ type: azure_blob, storage: lake, container: raw }} }}\n\
             computes:\n  cpu:\n    size: Standard_DS3_v2\n    max_instances: 1\n    identity: training\n    uses: [{{ datastore: raw }}]\n\
             rbac:\n  extra:\n    - {{ principal: identities/training, role: Storage Blob Data Reader, scope: {scope}, reason: It reads everything. }}\n"
        ));
        let on_data = |grant: &String| grant.contains("Storage Blob Data Reader");
        let found = grants(compiled.model(), "identity `training`")
            .into_iter()
            .filter(on_data);
        found.collect::<Vec<_>>()
    };
    let id = "/subscriptions/00112233-4455-4677-8899-aabbccddeeff/resourceGroups/rg-lake";
    let in_group = ", resource_group: rg-lake, subscription: 00112233-4455-4677-8899-aabbccddeeff";
    let other_subscription = ", resource_group: rg-lake";
    // of the same group one grant does for both
    assert_eq!(lake("", "resource_group").len(), 1);
    assert_eq!(lake(in_group, id).len(), 1);
    // a grant on another group, or on one of the same name in another subscription, covers nothing
    for (place, scope) in [(in_group, "resource_group"), ("", id), (other_subscription, id)] {
        let found = lake(place, scope);
        assert_eq!(found.len(), 2, "{place}: {found:?}");
        assert!(found.iter().any(|grant| grant.ends_with(": EXTRA")), "{found:?}");
        assert!(
            found.iter().any(|grant| grant.ends_with(": CL-UAI-STORAGE-01")),
            "{found:?}"
        );
    }
}
