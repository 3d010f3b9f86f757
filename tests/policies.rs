//! Access policies: which stand in their vault, which are added to it, and who waits for them.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::support;

/// Two vaults beside the workspace's own: one for a single reader, one also for an identity that comes later than the vault.
const BLUEPRINT: &str = "version: 1
name: demo
location: westeurope
identities: { own: {}, reads: {} }
key_vault: { permission_model: access_policies }
key_vaults: { notes: { permission_model: access_policies }, shared: { permission_model: access_policies } }
workspace: { identity: own }
computes:
  cpu: { size: Standard_DS3_v2, max_instances: 2, identity: reads, uses: [{ secret_store: notes }, { secret_store: shared }] }
  gpu: { size: Standard_DS3_v2, max_instances: 2, identity: system_assigned, uses: [{ secret_store: shared }] }
";

fn built() -> BTreeMap<String, String> {
    let compiled = support::compile("policies.yaml", BLUEPRINT.as_bytes());
    support::built(compiled.model())
}

/// The one resource of a type whose name has these letters.
fn resource<'t>(template: &'t Value, kind: &str, name: &str) -> &'t Value {
    let all = &template["resources"];
    let all: Vec<&Value> = match all {
        Value::Object(map) => map.values().collect(),
        all => all.as_array().unwrap().iter().collect(),
    };
    let mut found = all
        .into_iter()
        .filter(|one| one["type"] == kind && one["name"].as_str().unwrap().contains(name));
    let first = found.next().unwrap_or_else(|| panic!("{kind} {name}"));
    assert!(found.next().is_none(), "{kind} {name}");
    first
}

#[test]
fn policies_of_who_is_there_before_stand_in_the_vault_and_the_others_are_added() {
    let template: Value = serde_json::from_str(&built()["arm/main.json"]).unwrap();
    for (vault, holder) in [
        ("keyVaultName", "id-demo-own"),
        ("notesKeyVaultName", "id-demo-reads"),
        ("sharedKeyVaultName", "id-demo-reads"),
    ] {
        let vault = resource(&template, "Microsoft.KeyVault/vaults", &format!("'{vault}'"));
        let policies = vault["properties"]["accessPolicies"].as_array().unwrap();
        let [policy] = &policies[..] else {
            panic!("{policies:?}")
        };
        let object_id = policy["objectId"].as_str().unwrap();
        assert!(object_id.contains(&format!("'{holder}'")), "{object_id}");
    }
    let later = resource(
        &template,
        "Microsoft.Resources/deployments",
        "roleAssignmentsAfterComputes",
    );
    let later = &later["properties"]["template"];
    resource(later, "Microsoft.KeyVault/vaults/accessPolicies", "");
}

#[test]
fn who_waits_for_a_policy_waits_for_the_vault_that_has_it() {
    let files = built();
    let template: Value = serde_json::from_str(&files["arm/main.json"]).unwrap();
    let computes = "Microsoft.MachineLearningServices/workspaces/computes";
    for (compute, vaults) in [
        ("cpu", &["notesKeyVaultName", "sharedKeyVaultName"][..]),
        ("gpu", &[]),
    ] {
        let compute = resource(&template, computes, compute);
        let waits = compute["dependsOn"].as_array().unwrap();
        let waits: Vec<&str> = waits.iter().filter_map(Value::as_str).collect();
        let for_vaults: Vec<&&str> = waits
            .iter()
            .filter(|id| id.contains("Microsoft.KeyVault/vaults"))
            .collect();
        assert_eq!(for_vaults.len(), vaults.len(), "{waits:?}");
        for vault in vaults {
            let named = format!("variables('{vault}')");
            assert!(for_vaults.iter().any(|id| id.contains(&named)), "{waits:?}");
        }
    }
    let bicep = &files["bicep/main.bicep"];
    let (_, cpu) = bicep.split_once("resource cpu").unwrap();
    let (cpu, _) = cpu.split_once("\n}\n").unwrap();
    let (_, waits) = cpu.split_once("dependsOn: [").unwrap();
    for vault in ["notes", "shared"] {
        assert!(waits.contains(vault), "{waits}");
    }
}
