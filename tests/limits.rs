//! Limits of Azure, on blueprints too large to keep as files.

use std::fmt::Write;

use crate::support;
use amlgen::diag::{Code, Severity};
use amlgen::emit::Target;
use amlgen::emit::arm::Arm;

fn codes(text: &str) -> Vec<(Code, Severity)> {
    let compiled = support::compile("large.yaml", text.as_bytes());
    compiled
        .diags
        .iter()
        .map(|finding| (finding.code, finding.severity))
        .collect()
}

#[test]
fn more_endpoints_than_a_region_allows_by_default_are_warned_about() {
    let mut text = "version: 1\nname: large\nlocation: westeurope\nendpoints:\n".to_owned();
    for number in 0..101 {
        let _ = writeln!(text, "  e{number}: {{ type: online }}");
    }
    assert!(codes(&text).contains(&(Code::QUOTA, Severity::Warning)));
    let fewer = text.replace("  e100: { type: online }\n", "");
    assert!(!codes(&fewer).contains(&(Code::QUOTA, Severity::Warning)));
}

#[test]
fn a_reason_that_is_too_long_for_a_description_is_refused() {
    let text = format!(
        "version: 1\nname: large\nlocation: westeurope\nrbac:\n  extra:\n    - {{ principal: workspace, role: Reader, scope: \
         resource_group, reason: {} }}\n",
        "why ".repeat(600)
    );
    assert!(codes(&text).contains(&(Code::OUT_OF_RANGE, Severity::Error)));
}

#[test]
fn a_description_of_a_custom_role_keeps_within_azures_limit() {
    let with = |length: usize| {
        format!(
            "version: 1\nname: large\nlocation: westeurope\nrbac:\n  roles:\n    - {{ name: Own, description: {}, actions: \
             [Microsoft.Storage/storageAccounts/read] }}\n",
            "x".repeat(length)
        )
    };
    assert!(codes(&with(2_049)).contains(&(Code::OUT_OF_RANGE, Severity::Error)));
    assert!(!codes(&with(2_048)).contains(&(Code::OUT_OF_RANGE, Severity::Error)));
}

#[test]
fn modules_of_role_assignments_keep_within_the_parameters_of_a_template() {
    let mut text = "version: 1\nname: large\nlocation: westeurope\nidentities:\n".to_owned();
    for number in 0..150 {
        let _ = writeln!(text, "  i{number}: {{}}");
    }
    text.push_str("datastores:\n");
    for number in 0..150 {
        let _ = writeln!(
            text,
            "  d{number}: {{ type: azure_blob, container: box{number} }}"
        );
    }
    text.push_str("computes:\n");
    for number in 0..150 {
        let _ = writeln!(
            text,
            "  cpu{number}: {{ size: Standard_DS3_v2, max_instances: 1, identity: i{number}, default_store: none, uses: [{{ datastore: \
             d{number} }}] }}"
        );
    }
    let compiled = support::compile("large.yaml", text.as_bytes());
    let files = Arm.emit(compiled.model()).unwrap().files;
    let main = files.iter().find(|file| file.path == "main.json").unwrap();
    let main: serde_json::Value = serde_json::from_str(&main.text).unwrap();
    let modules: Vec<usize> = main["resources"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|resource| resource["properties"]["template"]["parameters"].as_object())
        .map(serde_json::Map::len)
        .collect();
    assert!(
        modules.len() > 1 && modules.iter().all(|count| *count <= 256),
        "{modules:?}"
    );
}

#[test]
fn policies_of_the_service_are_lost_only_where_a_template_makes_the_vault() {
    let lost = |vault: &str, more: &str| {
        let text = format!("version: 1\nname: demo\nlocation: westeurope\nkey_vault: {vault}\n{more}");
        codes(&text).contains(&(Code::POLICIES_OF_THE_SERVICE, Severity::Error))
    };
    let policies = "{ permission_model: access_policies }";
    let system = "workspace: { identity: system_assigned }\n";
    assert!(lost(policies, system));
    assert!(lost(policies, &format!("{system}targets: [bicep]\n")));
    assert!(lost(
        policies,
        "workspace: { kind: hub, identity: system_assigned }\n"
    ));
    assert!(!lost(policies, &format!("{system}targets: [terraform]\n")));
    assert!(!lost(
        policies,
        "identities: { ws: {} }\nworkspace: { identity: ws }\n"
    ));
    assert!(!lost("{ permission_model: rbac }", system));
    assert!(!lost(
        "{ existing: { name: kv-old }, permission_model: access_policies }",
        system
    ));
}
