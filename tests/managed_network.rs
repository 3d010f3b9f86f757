//! The managed network: its rules, their order, and when it is made.

use amlgen::model::{AssignedBy, Expr, Kind, Model, Resource, Scope};

use crate::support::{self, Compiled};

const BASE: &str = "\
version: 1
name: tiny
location: westeurope
subscription: 00112233-4455-4677-8899-aabbccddeeff
resource_group: rg-tiny
storage: { lake: {} }
";

/// A blueprint with these rules and more.
fn compiled(isolation: &str, rules: &str, more: &str) -> Compiled {
    let network = format!(
        "network:\n  mode: managed\n  isolation_mode: {isolation}\n  outbound_rules: {{ {rules} }}\n"
    );
    support::compile("managed.yaml", format!("{BASE}{network}{more}").as_bytes())
}

const INTERNET: &str = "allow_internet_outbound";
const APPROVED: &str = "allow_only_approved_outbound";
const TO_LAKE: &str = "lake: { type: private_endpoint, target: storage/lake, subresource: blob }";
const PARALLEL: &str = "computes: { cpu: { size: Standard_DS3_v2, max_instances: 2, uses: [{ feature: parallel_run_step }] } }\n";

const FEATURES: &str = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-managed/providers/Microsoft.MachineLearningServices/workspaces/mlw-features";

fn rules(model: &Model) -> Vec<&Resource> {
    model
        .made()
        .filter(|resource| resource.kind == Kind::OutboundRule)
        .collect()
}

fn names(model: &Model) -> Vec<&str> {
    rules(model).iter().map(|rule| rule.logical.as_str()).collect()
}

/// What the workspace says of its network.
fn of_workspace<'m>(model: &'m Model, property: &str) -> Option<&'m Expr> {
    model
        .resource(model.platform.workspace)
        .unwrap()
        .properties
        .get(property)
}

fn is_provisioned(model: &Model) -> Option<bool> {
    of_workspace(model, "provisionNetworkNow").map(|value| *value == Expr::Bool(true))
}

#[test]
fn a_public_workspace_says_nothing_of_a_network() {
    let compiled = support::compile("public.yaml", BASE.as_bytes());
    for property in ["managedNetwork", "provisionNetworkNow"] {
        assert_eq!(of_workspace(compiled.model(), property), None, "{property}");
    }
}

#[test]
fn the_network_is_made_at_once_unless_a_grant_to_the_workspace_has_to_come_first() {
    let system = "workspace: { identity: system_assigned }\n";
    let to_itself = "self: { type: private_endpoint, target: workspace, subresource: amlworkspace }";
    for (rules, more, expected) in [
        ("", "", true),
        ("", system, true),
        (TO_LAKE, "", true),
        (TO_LAKE, system, false),
        (to_itself, "", false),
        ("", &*format!("{system}{PARALLEL}"), true),
    ] {
        let compiled = compiled(INTERNET, rules, more);
        assert_eq!(is_provisioned(compiled.model()), Some(expected), "{rules} {more}");
    }
    let later = compiled(INTERNET, &format!("{TO_LAKE} }}\n  provision_now: {{ "), "");
    assert!(later.findings().contains("provision_now"), "{}", later.findings());
}

#[test]
fn derived_rules_come_first_and_yield_to_written_ones() {
    let derived = compiled(INTERNET, TO_LAKE, PARALLEL);
    assert_eq!(names(derived.model()), ["default-queue", "default-table", "lake"]);
    let queue =
        "own: { type: private_endpoint, target: storage/default, subresource: queue, spark_enabled: true }";
    let written = compiled(INTERNET, &format!("{TO_LAKE}, {queue}"), PARALLEL);
    assert_eq!(names(written.model()), ["default-table", "lake", "own"]);
    let removed = compiled(INTERNET, "default-queue: null, Default-Table: null", PARALLEL);
    assert_eq!(names(removed.model()), [""; 0]);
    let batch = "computes: { cpu: { size: Standard_DS3_v2, max_instances: 2 } }\nendpoints: { nightly: { type: batch, compute: cpu } }\n";
    let compiled = compiled(INTERNET, "", batch);
    assert_eq!(names(compiled.model()), ["default-queue", "default-table"]);
}

#[test]
fn only_approved_traffic_needs_the_rules_of_parallel_jobs() {
    let compiled = compiled(APPROVED, "default-table: null", PARALLEL);
    assert!(compiled.findings().contains("AML3604"), "{}", compiled.findings());
}

#[test]
fn rules_follow_their_grants_and_each_other_and_precede_computes_and_endpoints() {
    let more = format!(
        "{PARALLEL}endpoints: {{ score: {{ type: online }} }}\nworkspace: {{ identity: system_assigned }}\n\
         principals: {{ net: {{ type: group, object_id: 4b3c2d1e-0f9a-4b8c-9d7e-6f5a4b3c2d1e, persona: network_admin }} }}\n"
    );
    let pypi = "pypi: { type: fqdn, destination: pypi.org }";
    let compiled = compiled(APPROVED, &format!("{TO_LAKE}, {pypi}"), &more);
    let model = compiled.model();
    let rules = rules(model);
    assert_eq!(names(model), ["default-queue", "default-table", "lake", "pypi"]);
    for (earlier, later) in rules.iter().zip(rules.iter().skip(1)) {
        assert_eq!(later.waits.resources, [earlier.id], "{}", later.logical);
    }
    for rule in &rules {
        let grants: Vec<_> = rule
            .waits
            .assignments
            .iter()
            .map(|at| &model.role_assignments[*at])
            .collect();
        let scopes: Vec<String> = grants
            .iter()
            .map(|grant| model.scope_display(grant.scope))
            .collect();
        let wanted: &[&str] = if rule.logical == "lake" {
            &["storage account `lake`"]
        } else {
            &[]
        };
        assert_eq!(scopes, wanted, "{}", rule.logical);
        assert!(grants.iter().all(|grant| grant.is_by_rule("WS-SAI-APPROVE-01")));
    }
    let last = rules.last().unwrap().id;
    let kinds = [Kind::Cluster, Kind::OnlineEndpoint];
    let after: Vec<_> = model
        .made()
        .filter(|resource| kinds.contains(&resource.kind))
        .collect();
    assert_eq!(after.len(), 2);
    for resource in after {
        assert!(resource.waits.resources.contains(&last), "{}", resource.logical);
    }
}

#[test]
fn computes_have_no_public_addresses() {
    let more = "computes: { cpu: { size: Standard_DS3_v2, max_instances: 2 }, desk: { type: computeinstance, size: Standard_DS3_v2 } }\n";
    let managed = compiled(INTERNET, "", more);
    let public = support::compile("public.yaml", format!("{BASE}{more}").as_bytes());
    for (compiled, expected) in [(managed, false), (public, true)] {
        let computes: Vec<_> = compiled
            .model()
            .made()
            .filter(|made| matches!(made.kind, Kind::Cluster | Kind::Instance))
            .collect();
        assert_eq!(computes.len(), 2);
        for compute in computes {
            let nodes = compute
                .properties
                .get("properties")
                .and_then(Expr::as_object)
                .unwrap();
            assert_eq!(nodes.get("enableNodePublicIp"), Some(&Expr::Bool(expected)));
        }
    }
}

#[test]
fn a_grant_on_the_group_approves_as_well() {
    let more = "workspace: { identity: system_assigned }\nrbac: { extra: [{ principal: workspace, role: Azure AI Enterprise Network \
                Connection Approver, scope: resource_group, reason: approves all }] }\n";
    let compiled = compiled(INTERNET, TO_LAKE, more);
    let model = compiled.model();
    let rule = rules(model)[0];
    let waits = &model.role_assignments[rule.waits.assignments[0]];
    assert_eq!(
        (waits.scope, waits.assigned_by),
        (Scope::ResourceGroup, AssignedBy::Template)
    );
}

#[test]
fn a_hub_takes_a_managed_network_and_a_project_works_in_it() {
    let hub = compiled(APPROVED, TO_LAKE, "workspace: { kind: hub }\n");
    assert_eq!(names(hub.model()), ["lake"]);
    let project = "workspace: { kind: project, hub: { existing: { name: hub-team } } }\n";
    let project = support::compile(
        "project.yaml",
        format!("{BASE}{project}network: {{ mode: managed, isolation_mode: {APPROVED} }}\n").as_bytes(),
    );
    assert!(project.findings().contains("AML3703"), "{}", project.findings());
}

#[test]
fn other_clouds_have_it_as_a_preview_in_an_older_version() {
    for (cloud, region) in [("china", "chinaeast2"), ("us_government", "usgovvirginia")] {
        let text = format!(
            "version: 1\nname: tiny\ncloud: {cloud}\nlocation: {region}\nstorage: {{ lake: {{}} }}\n\
             network: {{ mode: managed, isolation_mode: {INTERNET}, outbound_rules: {{ {TO_LAKE} }} }}\n"
        );
        let compiled = support::compile("cloud.yaml", text.as_bytes());
        assert!(compiled.findings().contains("AML3403"), "{}", compiled.findings());
        let model = compiled.model();
        for kind in [Kind::Workspace, Kind::OutboundRule] {
            let made = model.made().find(|made| made.kind == kind).unwrap();
            assert_eq!(made.resource_type.api_version, "2025-06-01", "{cloud}: {kind:?}");
        }
    }
}

#[test]
fn what_is_closed_and_used_gets_a_rule_after_those_of_parallel_jobs() {
    let text = support::text("tests/data/managed-network-closed.yaml");
    let rules_of = |text: &str| {
        let compiled = support::compile("closed.yaml", text.as_bytes());
        let names = names(compiled.model()).join(" ");
        (names, compiled)
    };
    let (derived, compiled) = rules_of(&text);
    assert_eq!(derived, "lake-blob lake-dfs notes-vault base-registry");
    let model = compiled.model();
    let approved: Vec<String> = model
        .role_assignments
        .iter()
        .filter(|assignment| assignment.is_by_rule("WS-UAI-APPROVE-01"))
        .map(|assignment| model.scope_display(assignment.scope))
        .collect();
    assert_eq!(approved.len(), 3, "{approved:?}");
    let parallel = text.replace(
        "    uses:\n",
        "    uses:\n      - { feature: parallel_run_step }\n",
    );
    assert!(
        rules_of(&parallel)
            .0
            .starts_with("default-queue default-table lake-blob")
    );
    let removed = text.replace(
        "  private_endpoints:",
        "  outbound_rules: { notes-vault: null }\n  private_endpoints:",
    );
    let (names, compiled) = rules_of(&removed);
    assert_eq!(names, "lake-blob lake-dfs base-registry");
    assert!(compiled.findings().contains("AML3615"), "{}", compiled.findings());
    let open = text.replace("storage/lake, ", "");
    assert_eq!(rules_of(&open).0, "notes-vault base-registry");
    // an account that exists is closed where it names endpoints that others reach it by
    let existing = |more: &str| {
        let lake = format!("lake: {{ hierarchical_namespace: true, existing: {{ name: stlake }}{more} }}");
        open.replace("lake: { hierarchical_namespace: true }", &lake)
    };
    assert_eq!(rules_of(&existing("")).0, "notes-vault base-registry");
    let of_others = ", private_endpoints: { dfs: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-managed/providers/Microsoft.Network/privateEndpoints/pep-lake }";
    let (names, compiled) = rules_of(&existing(of_others));
    assert_eq!(names, "notes-vault base-registry lake-blob lake-dfs");
    let approved = compiled.model().role_assignments.iter();
    let approved = approved.filter(|assignment| assignment.is_by_rule("WS-UAI-APPROVE-01"));
    assert_eq!(approved.count(), 3);
}

#[test]
fn whoever_runs_in_the_network_gets_rules_to_what_is_closed() {
    let text = support::text("tests/data/managed-network-closed.yaml");
    let (head, _) = text.split_once("computes:").unwrap();
    let head = head.replace(
        "resources: [",
        "resources: [storage/default, key_vault, registry, ",
    );
    let head = head.replace("lake: { ", "lake: { containers: [features], ");
    let rules_of = |more: &str| {
        let compiled = support::compile("closed.yaml", format!("{head}{more}").as_bytes());
        names(compiled.model()).join(" ")
    };
    let lake = "uses: [{ storage: lake }]";
    let size = "size: Standard_DS3_v2";
    for (more, expected) in [
        (format!("computes: {{ cpu: {{ {size}, max_instances: 2, {lake} }} }}"), "lake-blob lake-dfs"),
        (format!("computes: {{ one: {{ type: computeinstance, {size}, {lake} }} }}"), "lake-blob lake-dfs"),
        (format!("endpoints: {{ score: {{ type: online, {lake} }} }}"), "lake-blob lake-dfs"),
        (format!("workspace: {{ {lake} }}"), "lake-blob lake-dfs"),
        (
            "workspace: { kind: feature_store, materialization_identity: m, offline_store: { storage: idle, container: features }, uses: [{ feature: feature_store_materialization, sources: [orders] }] }\nidentities: { m: {} }\ndatastores: { orders: { type: azure_data_lake_gen2, storage: lake, filesystem: orders } }".to_owned(),
            "lake-blob lake-dfs",
        ),
        // the features of another workspace lie in an account that this blueprint declares
        (
            format!("computes: {{ cpu: {{ {size}, max_instances: 2, uses: [{{ feature_store: {FEATURES}, offline_store: {{ storage: lake, container: features }} }}] }} }}"),
            "lake-blob lake-dfs",
        ),
        // to the workspace's own parts the service makes the rules
        (
            format!("computes: {{ cpu: {{ {size}, max_instances: 2, uses: [{{ storage: default }}, {{ secret_store: default }}] }} }}"),
            "",
        ),
        (
            format!("computes: {{ cpu: {{ {size}, max_instances: 2, uses: [{{ feature: batch_inference }}] }} }}"),
            "default-queue default-table",
        ),
    ] {
        assert_eq!(rules_of(&more), expected, "{more}");
    }
}

#[test]
fn a_closed_own_account_needs_the_rules_of_parallel_jobs() {
    let subnet = "{ existing: { name: snet, virtual_network: vnet, resource_group: rg-network } }";
    let removed = "default-table: null";
    let says = |compiled: &Compiled| compiled.findings().contains("parallel jobs don't start");
    assert!(!says(&compiled(INTERNET, removed, PARALLEL)));
    let network = format!(
        "{removed} }}\n  private_endpoints: {{ subnet: {subnet}, dns_zones: by_policy, resources: [storage/default]"
    );
    let closed_here = compiled(INTERNET, &network, PARALLEL);
    assert!(says(&closed_here), "{}", closed_here.findings());
    let endpoint = |part: &str| {
        format!(
            "{part}: /subscriptions/00112233-4455-4677-8899-aabbccddeeff/resourceGroups/rg-tiny/providers/Microsoft.Network/privateEndpoints/pe-{part}"
        )
    };
    let parts = ["blob", "file", "queue", "table"].map(endpoint).join(", ");
    let existing = format!("default: {{ existing: {{ name: stown }}, private_endpoints: {{ {parts} }} }}");
    let text = format!(
        "{}network: {{ mode: managed, isolation_mode: {INTERNET}, outbound_rules: {{ {removed} }} }}\n{PARALLEL}",
        BASE.replace("lake: {}", &format!("lake: {{}}, {existing}"))
    );
    let closed_beside = support::compile("existing.yaml", text.as_bytes());
    assert!(says(&closed_beside), "{}", closed_beside.findings());
}

#[test]
fn a_derived_rule_has_a_name_that_azure_takes_however_long_its_target_is() {
    let text = support::text("tests/data/managed-network-closed.yaml");
    for length in 26..=32 {
        let long = "a".repeat(length);
        let text = text
            .replace("storage/lake", &format!("storage/{long}"))
            .replace("lake:", &format!("{long}:"))
            .replace("storage: lake", &format!("storage: {long}"));
        let compiled = support::compile("long.yaml", text.as_bytes());
        let names = names(compiled.model());
        // the whole name where there is room for it: 33 characters in all
        let cut = |part: &str| format!("{}-{part}", &long[..length.min(33 - part.len() - 1)]);
        assert_eq!(names[..2], [cut("blob"), cut("dfs")], "{length}");
    }
}

#[test]
fn the_network_is_as_the_blueprint_says_in_azures_words() {
    let pypi = "pypi: { type: fqdn, destination: pypi.org }";
    for (isolation, rules, word, sku) in [
        (INTERNET, "", "AllowInternetOutbound", None),
        (INTERNET, TO_LAKE, "AllowInternetOutbound", None),
        (APPROVED, TO_LAKE, "AllowOnlyApprovedOutbound", None),
        (APPROVED, pypi, "AllowOnlyApprovedOutbound", Some("Standard")),
    ] {
        let compiled = compiled(isolation, rules, "");
        let network = of_workspace(compiled.model(), "managedNetwork").and_then(Expr::as_object);
        let of = |key: &str| network.unwrap().get(key).and_then(Expr::as_text);
        assert_eq!(
            (of("isolationMode"), of("firewallSku")),
            (Some(word), sku),
            "{rules}"
        );
    }
    for (protocol, word) in [("tcp", "TCP"), ("udp", "UDP"), ("icmp", "ICMP"), ("any", "*")] {
        let tag = format!(
            "tag: {{ type: service_tag, service_tag: DataFactory, protocol: {protocol}, port_ranges: \"443\" }}"
        );
        let compiled = compiled(APPROVED, &tag, "");
        let destination = rules(compiled.model())[0].properties.get("destination").unwrap();
        let of = |key: &str| destination.as_object().unwrap().get(key).and_then(Expr::as_text);
        assert_eq!(
            ["serviceTag", "protocol", "portRanges", "action"].map(of),
            [Some("DataFactory"), Some(word), Some("443"), Some("Allow")]
        );
    }
}

#[test]
fn a_rule_that_the_service_makes_is_told_of_only_where_it_makes_it() {
    let rule = |target: &str, part: &str| {
        format!("own: {{ type: private_endpoint, target: {target}, subresource: {part} }}")
    };
    // in one mode for its own parts, in the other for those without public access
    for (isolation, target, part, more, told) in [
        (APPROVED, "storage/default", "blob", "", true),
        (APPROVED, "storage/default", "file", "", true),
        (APPROVED, "storage/default", "queue", "", false),
        (APPROVED, "storage/lake", "blob", "", false),
        (APPROVED, "key_vault", "vault", "", true),
        (INTERNET, "storage/default", "blob", "", false),
        (INTERNET, "key_vault", "vault", "", false),
        (
            INTERNET,
            "key_vault",
            "vault",
            "key_vault: { public_network_access: disabled }\n",
            true,
        ),
        (INTERNET, "workspace", "amlworkspace", "", false),
        (
            INTERNET,
            "workspace",
            "amlworkspace",
            "workspace: { public_network_access: disabled }\n",
            true,
        ),
    ] {
        let compiled = compiled(isolation, &rule(target, part), more);
        let findings = compiled.findings();
        assert_eq!(
            findings.contains("AML3620"),
            told,
            "{isolation} {target} {part} {more}: {findings}"
        );
    }
}

#[test]
fn spark_is_told_of_where_somebody_runs_it_behind_approved_destinations() {
    let spark_rule = TO_LAKE.replace(" }", ", spark_enabled: true }");
    let uses = "identities: { jobs: {} }\nworkspace: { identity: jobs, uses: [{ feature: spark, identity: jobs }] }\n";
    for (isolation, rules, more, told) in [
        (APPROVED, TO_LAKE, "", false),
        (APPROVED, &*spark_rule, "", true),
        (APPROVED, "", uses, true),
        (INTERNET, &*spark_rule, uses, false),
    ] {
        let compiled = compiled(isolation, rules, more);
        let findings = compiled.findings();
        assert_eq!(
            findings.contains("AML3622"),
            told,
            "{isolation} {rules} {more}: {findings}"
        );
    }
}
