//! A deployment that makes its resource group makes the same in it as one into a group that exists.

use std::collections::BTreeMap;

use amlgen::model::{AssignedBy, Level, Model, Scope};
use serde_json::Value;

use crate::support;

const GROUP: &str = "rg-new";

/// What each target makes of a model, by path, at a level.
fn built(model: &Model, level: Level) -> BTreeMap<String, String> {
    let mut model = model.clone();
    model.deployment.resource_group = Some(GROUP.to_owned());
    model.deployment.level = level;
    support::built(&model)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The platform in ARM: what the template makes in the group, and what it tells.
fn arm(files: &BTreeMap<String, String>, inside: bool) -> (Value, Value) {
    let main = json(&files["arm/main.json"]);
    let template = if inside {
        &main["resources"][1]["properties"]["template"]
    } else {
        &main
    };
    let text = template["resources"].to_string();
    let resources = text.replace("[parameters('tags')]", "[variables('tags')]");
    let mut variables = template["variables"].clone();
    variables.as_object_mut().unwrap().remove("tags");
    (
        json(&resources),
        json(&format!("[{variables}, {}]", template["outputs"])),
    )
}

/// The lines of Terraform with the group by its values, and without what waits for it.
fn terraform(files: &BTreeMap<String, String>) -> Vec<String> {
    let files = files.iter().filter(|(path, _)| path.starts_with("terraform/"));
    let files = files.filter(|(path, _)| !path.ends_with("/variables.tf"));
    let mut lines = Vec::new();
    for (path, text) in files {
        let text = match text.split_once("resource \"azurerm_resource_group\" \"main\" {\n") {
            Some((before, rest)) => before.to_owned() + rest.split_once("\n}\n").unwrap().1,
            None => text.clone(),
        };
        let text = text
            .replace("azurerm_resource_group.main.name", "var.resource_group_name")
            .replace("azurerm_resource_group.main.id", "local.resource_group_id");
        let told = text.lines().filter(|line| {
            let line = line.trim();
            let waits = line == "]" || line.starts_with("depends_on") || line.starts_with("azurerm_");
            !line.is_empty() && !line.starts_with("# Made by") && !waits
        });
        lines.extend(told.map(|line| format!("{path}: {line}")));
    }
    lines
}

#[test]
fn names_and_grants_are_those_of_a_group_that_exists() {
    // nothing exists in a group that is made
    let may_be_made = |model: &Model| {
        let mut outermost = model
            .resources
            .iter()
            .filter(|one| one.parent.is_none() && one.scope.is_none());
        outermost.all(|one| !one.existing || !one.place.is_own())
    };
    let all = support::valid().into_iter();
    for (name, compiled) in all.filter(|(_, compiled)| may_be_made(compiled.model())) {
        let there = built(compiled.model(), Level::Group);
        let made = built(compiled.model(), Level::NewGroup);
        assert_eq!(arm(&there, false), arm(&made, true), "{name}, ARM");
        assert_eq!(terraform(&there), terraform(&made), "{name}, Terraform");
        for (path, text) in &there {
            if path.starts_with("bicep/modules/") {
                assert_eq!(text, &made[path], "{name}, {path}");
            }
        }
        let sections = |text: &str| {
            let begin = text.find("\nresource ").unwrap();
            text[begin..].replace("'modules/", "'")
        };
        assert_eq!(
            sections(&there["bicep/main.bicep"]),
            sections(&made["bicep/modules/platform.bicep"]),
            "{name}, Bicep"
        );
    }
}

#[test]
fn outputs_are_passed_through() {
    let (_, compiled) = support::valid()
        .into_iter()
        .find(|(name, _)| name.ends_with("/new-resource-group.yaml"))
        .unwrap();
    let files = support::built(compiled.model());
    let main = json(&files["arm/main.json"]);
    let outputs = main["outputs"].as_object().unwrap();
    assert_eq!(outputs.len(), compiled.model().outputs.len());
    for (name, output) in outputs {
        let value = output["value"].as_str().unwrap();
        assert!(value.ends_with(&format!(".outputs.{name}.value]")), "{value}");
        assert!(
            files["bicep/main.bicep"].contains(&format!(" = platform.outputs.{name}\n")),
            "{name}"
        );
    }
}

/// Grants as words, of which the deployer's are apart.
fn grants(text: &str) -> (Vec<String>, Vec<String>) {
    let compiled = support::compile("new.yaml", text.as_bytes());
    let model = compiled.model();
    let mut found = (Vec::new(), Vec::new());
    for one in &model.role_assignments {
        let words = format!(
            "{:?}: {} is {} on {}",
            one.stage,
            model.principal_display(one.principal),
            model.right_name(one.right),
            model.scope_display(one.scope)
        );
        let by_person = one.assigned_by == AssignedBy::Person;
        if by_person { &mut found.1 } else { &mut found.0 }.push(words);
        assert!(by_person || one.scope != Scope::Subscription, "{one:?}");
    }
    found
}

#[test]
fn the_deployer_needs_its_roles_on_the_subscription() {
    let text = support::text("tests/data/beyond/new-group.yaml");
    let (made, needed) = grants(&text);
    let (there, needed_there) = grants(&text.replace("{ name: rg-new, create: true }", "rg-new"));
    assert_eq!(made, there);
    let on_subscription = |needed: &[String]| {
        let on = needed.iter().filter(|words| words.ends_with(" on subscription"));
        on.map(|words| words.split(" is ").nth(1).unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(on_subscription(&needed_there), Vec::<String>::new());
    let on = on_subscription(&needed);
    assert_eq!(on.len(), 3, "{on:#?}");
    assert_eq!(on[0], "Contributor on subscription");
    assert_eq!(on[1], "Role Based Access Control Administrator on subscription");
    assert!(
        on[2].starts_with("User Access Administrator or Owner, "),
        "{}",
        on[2]
    );
    let rest = |needed: &[String]| needed.len();
    assert_eq!(rest(&needed), rest(&needed_there));
}

#[test]
fn nothing_exists_in_a_group_that_is_made() {
    let with = |more: &str| {
        let text = format!(
            "version: 1\nname: fresh\nlocation: westeurope\nsubscription: 12345678-1111-4111-8111-123456789abc\n\
             resource_group: {{ name: rg-New, create: true }}\n{more}\n"
        );
        support::compile("fresh.yaml", text.as_bytes()).findings()
    };
    let id = "/subscriptions/12345678-1111-4111-8111-123456789ABC/resourceGroups/RG-new/providers";
    for more in [
        "key_vault: { existing: { name: kv-x } }".to_owned(),
        format!("key_vault: {{ existing: {id}/Microsoft.KeyVault/vaults/kv-x }}"),
        format!("identities: {{ a: {{ existing: {id}/Microsoft.ManagedIdentity/userAssignedIdentities/a }} }}\nworkspace: {{ identity: a }}"),
        format!(
            "principals: {{ p: {{ type: group, object_id: 12345678-2222-4222-8222-123456789abc }} }}\nrbac: {{ extra: [{{ principal: \
             principals/p, role: Reader, scope: {id}/Microsoft.Web/sites/x, reason: Reads }}] }}"
        ),
        "storage: { data: { existing: { name: stdata } } }\ndatastores: { d: { type: azure_blob, storage: data, container: c } }".to_owned(),
    ] {
        let findings = with(&more);
        assert!(
            findings.contains("error[AML2003]") && findings.contains("`rg-New`, which the deployment makes"),
            "{more}\n{findings}"
        );
    }
    assert!(!with("").contains("error["));
    let text = "version: 1\nname: fresh\nlocation: westeurope\nresource_group: { create: true }\n";
    let findings = support::compile("fresh.yaml", text.as_bytes()).findings();
    assert!(
        findings.contains("error[AML1010]") && findings.contains("`name`"),
        "{findings}"
    );
}
