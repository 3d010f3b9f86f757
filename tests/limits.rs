//! Limits of Azure, on blueprints too large to keep as files.

use std::fmt::Write;

use crate::support;
use amlgen::diag::Diagnostics;
use amlgen::diag::{Code, Severity};
use amlgen::emit::Target;
use amlgen::emit::arm::Arm;
use amlgen::emit::bicep::Bicep;
use amlgen::emit::terraform::Terraform;
use amlgen::model::Model;

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

/// A small platform whose last grant is one on an account of another subscription.
fn small() -> Model {
    let text = "version: 1\nname: large\nlocation: westeurope\nsubscription: 00000000-0000-0000-0000-000000000001\nresource_group: \
                rg-large\nrbac:\n  extra:\n    - { principal: workspace, role: Reader, reason: reads, scope: \
                /subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-lake }\n";
    support::compile("large.yaml", text.as_bytes()).model().clone()
}

/// The same with more of the grants that it makes in this subscription.
fn with_grants(subscription: &str, count: usize) -> Model {
    let mut model = small();
    let found = model
        .emitted()
        .find(|(_, grant, _)| model.subscription_of(grant.scope) == Some(subscription));
    let grant = found.unwrap().1.clone();
    model.role_assignments.extend(vec![grant; count]);
    model
}

fn messages(of: Code, diags: &Diagnostics) -> Vec<String> {
    let found = diags.iter().filter(|finding| finding.code == of);
    found.map(|finding| finding.message.clone()).collect()
}

#[test]
fn role_assignments_are_counted_by_subscription() {
    for subscription in [
        "00000000-0000-0000-0000-000000000001",
        "00000000-0000-0000-0000-000000000002",
    ] {
        let small = small();
        let there = small.emitted().map(|(_, grant, _)| grant.scope);
        let there = there
            .filter(|scope| small.subscription_of(*scope) == Some(subscription))
            .count();
        assert!(there > 0 && there < small.emitted().count());
        let told = |more| {
            let mut diags = Diagnostics::new();
            amlgen::check::check(&with_grants(subscription, more), &mut diags);
            messages(Code::TOO_MANY_ROLE_ASSIGNMENTS, &diags)
        };
        assert_eq!(told(4_000 - there), [""; 0]);
        assert_eq!(
            told(4_001 - there),
            [format!(
                "the blueprint makes 4001 role assignments in subscription `{subscription}`, which holds 4000"
            )]
        );
    }
}

fn limited(target: &dyn Target, model: &Model) -> Diagnostics {
    let mut diags = Diagnostics::new();
    target.limits(model, &mut diags);
    diags
}

#[test]
fn a_template_is_measured_as_it_is_printed() {
    // a name of a role assignment stands there as it is
    let named = |length: usize| {
        let mut model = with_grants("00000000-0000-0000-0000-000000000001", 250);
        model.role_assignments.last_mut().unwrap().name = Some("x".repeat(length));
        model
    };
    let printed = |model: &Model| Arm.emit(model).unwrap().files[0].text.len();
    let room = 4 * 1024 * 1024 - printed(&named(0));
    assert_eq!(printed(&named(room)), 4 * 1024 * 1024);
    for target in [&Arm as &dyn Target, &Bicep] {
        let told = |length| messages(Code::TEMPLATE_TOO_LARGE, &limited(target, &named(length)));
        assert_eq!(told(room), [""; 0]);
        assert_eq!(told(room + 1), ["the template is 4.1 MB, and Azure takes 4.0 MB"]);
    }
    let terraform = limited(&Terraform, &named(room + 1));
    assert_eq!(messages(Code::TEMPLATE_TOO_LARGE, &terraform), [""; 0]);
}

#[test]
fn what_is_far_too_large_is_not_printed_to_be_measured() {
    let model = with_grants("00000000-0000-0000-0000-000000000002", 20_000);
    let told = messages(Code::TEMPLATE_TOO_LARGE, &limited(&Arm, &model));
    assert_eq!(told, ["the template is more than 9.6 MB, and Azure takes 4.0 MB"]);
}

#[test]
fn what_one_template_has_to_hold_is_counted() {
    let mut text = "version: 1\nname: large\nlocation: westeurope\nidentities:\n".to_owned();
    for number in 0..801 {
        let _ = writeln!(text, "  i{number}: {{}}");
    }
    let compiled = support::compile("large.yaml", text.as_bytes());
    let model = compiled.model();
    let wanted = format!(
        "the template has {} resources, and Azure takes 800",
        model.made().count() + 2
    );
    for target in [&Arm as &dyn Target, &Bicep] {
        assert_eq!(
            messages(Code::TOO_MANY_RESOURCES, &limited(target, model)),
            [&*wanted]
        );
    }
    assert_eq!(
        messages(Code::TOO_MANY_RESOURCES, &limited(&Terraform, model)),
        [""; 0]
    );
}
