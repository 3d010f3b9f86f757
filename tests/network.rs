//! Private networks: take a cause away, and exactly what followed from it is gone.

use std::collections::BTreeSet;

use amlgen::model::{Kind, Model, Place};

use crate::support;

const NETWORK: &str = "version: 1
name: demo
location: westeurope
network:
  mode: private
  virtual_network: { address_space: 10.20.0.0/24 }
  private_endpoints:
    dns_zones: { create: true }
storage:
  default: {}
  lake: { }
workspace: { identity: system_assigned, image_build_compute: cpu }
computes:
  cpu:
    size: Standard_DS3_v2
    max_instances: 2
    default_store: write
    uses: [{ feature: image_build }, { feature: parallel_run_step }]
principals:
  operators: { type: group, object_id: 3f0c2a1e-6a54-4c93-9f27-1b8e5d7a9c42, persona: compute_operator }
  people: { type: group, object_id: 4f0c2a1e-6a54-4c93-9f27-1b8e5d7a9c42, persona: data_scientist }
";

/// What is made, and which rule gives what on what, in words.
fn facts(model: &Model) -> BTreeSet<String> {
    let made = model.resources.iter().map(|one| {
        let existing = if one.existing { "existing " } else { "" };
        format!("{existing}{:?} {}", one.kind, one.logical)
    });
    made.chain(support::grants(model)).collect()
}

/// What is gone where a part of a blueprint is written otherwise; nothing comes.
fn gone_from(blueprint: &str, old: &str, new: &str) -> Vec<String> {
    assert_eq!(blueprint.matches(old).count(), 1, "{old}");
    let compiled = |text: &str| support::compile("network.yaml", text.as_bytes());
    let before = facts(compiled(blueprint).model());
    let after = facts(compiled(&blueprint.replace(old, new)).model());
    let new: Vec<_> = after.difference(&before).collect();
    assert!(new.is_empty(), "{new:?}");
    before.difference(&after).cloned().collect()
}

fn gone(old: &str, new: &str) -> Vec<String> {
    gone_from(NETWORK, old, new)
}

#[test]
fn without_an_account_its_endpoint_and_the_grant_on_that_are_gone() {
    assert_eq!(
        gone("  lake: { }\n", ""),
        [
            "BlobService lake",
            "PrivateDnsZoneGroup lake-blob",
            "PrivateEndpoint lake-blob",
            "Storage lake",
            "WS-SAI-PE-01 system identity of workspace on private endpoint `lake-blob`",
        ]
    );
}

#[test]
fn without_zones_the_groups_in_them_are_gone() {
    let gone = gone("dns_zones: { create: true }", "dns_zones: by_policy");
    let kinds: BTreeSet<&str> = gone.iter().map(|one| one.split(' ').next().unwrap()).collect();
    assert_eq!(
        kinds,
        BTreeSet::from(["PrivateDnsZone", "PrivateDnsZoneGroup", "VirtualNetworkLink"])
    );
    // blob of two accounts, file, queue, table, vault, registry and workspace; the workspace has two zones, the accounts share one
    assert_eq!(gone.len(), 8 + 8 + 8);
}

const ZONES: &str = "{ resource_group: rg-dns, subscription: 99112233-4455-4677-8899-aabbccddeeff }";

#[test]
fn without_existing_zones_the_groups_in_them_and_what_the_deployer_needs_there_are_gone() {
    let existing = NETWORK.replace("{ create: true }", ZONES);
    let gone = gone_from(&existing, &format!("dns_zones: {ZONES}"), "dns_zones: by_policy");
    let of = |start: &str| gone.iter().filter(|one| one.starts_with(start)).count();
    assert_eq!(of("PrivateDnsZoneGroup "), 8);
    assert_eq!(of("existing PrivateDnsZone "), 8);
    assert_eq!(of("DEP-13 "), 8, "{gone:#?}");
    assert_eq!(gone.len(), 8 + 8 + 8, "{gone:#?}");
}

#[test]
fn without_a_subscription_existing_zones_are_looked_for_in_the_own_one() {
    let existing = NETWORK.replace("{ create: true }", ZONES);
    let own = ", subscription: 99112233-4455-4677-8899-aabbccddeeff";
    assert!(gone_from(&existing, own, "").is_empty());
    let places = |text: &str| {
        let compiled = support::compile("network.yaml", text.as_bytes());
        let model = compiled.model();
        let zones = model
            .resources
            .iter()
            .filter(|one| one.kind == Kind::PrivateDnsZone);
        zones.map(|zone| model.place(zone.id).clone()).collect::<Vec<_>>()
    };
    let elsewhere = |subscription: Option<&str>| Place::Elsewhere {
        subscription: subscription.map(str::to_owned),
        group: "rg-dns".to_owned(),
    };
    let other = elsewhere(Some("99112233-4455-4677-8899-aabbccddeeff"));
    assert_eq!(places(&existing), vec![other; 8]);
    assert_eq!(places(&existing.replace(own, "")), vec![elsewhere(None); 8]);
}

#[test]
fn without_parallel_runs_queues_and_tables_are_not_reached() {
    assert_eq!(
        gone(", { feature: parallel_run_step }", ""),
        [
            "CL-UAI-PRS-01 identity `compute` on storage account `default`",
            "CL-UAI-PRS-02 identity `compute` on storage account `default`",
            "PrivateDnsZone queue",
            "PrivateDnsZone table",
            "PrivateDnsZoneGroup storage-queue",
            "PrivateDnsZoneGroup storage-table",
            "PrivateEndpoint storage-queue",
            "PrivateEndpoint storage-table",
            "VirtualNetworkLink queue",
            "VirtualNetworkLink table",
        ]
    );
}

#[test]
fn without_operators_nobody_joins_computes_to_the_subnet() {
    let gone = gone("persona: compute_operator", "can: [invoke_endpoints]");
    assert!(
        gone.iter()
            .all(|one| one.starts_with("HUM-CO-0") && one.contains("group `operators`")),
        "{gone:?}"
    );
    assert!(
        gone.contains(&"HUM-CO-04 group `operators` on subnet `compute`".to_owned()),
        "{gone:?}"
    );
}
