//! Custom roles: every target defines the same ones, and each resource group has its own.

use std::collections::BTreeMap;

use amlgen::emit::{self, TARGETS, Target};
use amlgen::model::{Expr, Model, Resource, TargetName};
use amlgen::report::access;
use hcl::eval::Evaluate;
use serde_json::Value;

use crate::support::{self, Variables};

/// What deploying an output to [`support::GROUP`] defines.
#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Definition {
    id: String,
    name: String,
    description: String,
    /// Actions by ARM's names for the four lists of them.
    permissions: BTreeMap<String, Vec<String>>,
}

const LISTS: [(&str, &str); 4] = [
    ("actions", "actions"),
    ("notActions", "not_actions"),
    ("dataActions", "data_actions"),
    ("notDataActions", "not_data_actions"),
];

fn files(model: &Model, target: &dyn Target) -> BTreeMap<String, String> {
    let files = target.emit(model).unwrap().files.into_iter();
    files.map(|file| (file.path, file.text)).collect()
}

/// The definitions that a target's files make, and the ids in the lists of roles from which its grants take theirs.
fn read_back(target: TargetName, files: &BTreeMap<String, String>) -> (Vec<Definition>, Vec<String>) {
    let (mut definitions, mut granted) = match target {
        TargetName::Arm => of_arm(files),
        TargetName::Bicep => of_bicep(files),
        TargetName::Terraform => of_terraform(files),
    };
    definitions.sort();
    granted.sort();
    granted.dedup();
    (definitions, granted)
}

fn texts(list: &Value) -> Vec<String> {
    let texts = list.as_array().into_iter().flatten();
    texts.map(|text| text.as_str().unwrap().to_owned()).collect()
}

fn of_arm(files: &BTreeMap<String, String>) -> (Vec<Definition>, Vec<String>) {
    let main: Value = serde_json::from_str(&files["main.json"]).unwrap();
    let mut variables = Variables::new();
    for (name, value) in main["variables"].as_object().unwrap() {
        if let Some(text) = value.as_str() {
            let value = support::arm(text, &variables);
            variables.insert(name.clone(), value);
        }
    }
    let text = |value: &Value| support::arm(value.as_str().unwrap_or_default(), &variables);
    let mut definitions = Vec::new();
    let mut granted = Vec::new();
    let resources = &main["resources"];
    let listed = resources.as_array().into_iter().flatten();
    for resource in listed.chain(
        resources
            .as_object()
            .into_iter()
            .flat_map(serde_json::Map::values),
    ) {
        let properties = &resource["properties"];
        if resource["type"] == "Microsoft.Authorization/roleDefinitions" {
            let [permissions] = properties["permissions"].as_array().unwrap().as_slice() else {
                panic!("not one set of permissions: {properties}");
            };
            let lists = LISTS.map(|(key, _)| (key.to_owned(), texts(&permissions[key])));
            assert_eq!(texts(&properties["assignableScopes"]), ["[resourceGroup().id]"]);
            definitions.push(Definition {
                id: text(&resource["name"]),
                name: text(&properties["roleName"]),
                description: text(&properties["description"]),
                permissions: lists.into(),
            });
        }
        let roles = properties["template"]["variables"]["roles"].as_object();
        granted.extend(roles.into_iter().flatten().map(|(_, id)| text(id)));
    }
    (definitions, granted)
}

/// The lines of a block of Bicep, from one that begins like this to the bracket that closes it.
fn block<'t>(text: &'t str, beginning: &str) -> impl Iterator<Item = &'t str> {
    let mut lines = text
        .lines()
        .skip_while(move |line| !line.trim_start().starts_with(beginning));
    let first = lines.next().unwrap_or_default();
    let indent = first.len() - first.trim_start().len();
    lines
        .take_while(move |line| line.len() - line.trim_start().len() > indent)
        .map(str::trim)
}

fn of_bicep(files: &BTreeMap<String, String>) -> (Vec<Definition>, Vec<String>) {
    let mut definitions = Vec::new();
    let mut granted = Vec::new();
    for text in files.values() {
        let text = &support::calls_in_lines(text);
        let mut variables = Variables::new();
        for line in text.lines() {
            let named = line.strip_prefix("var ").and_then(|line| line.split_once(" = "));
            if let Some((name, value)) = named.filter(|(_, value)| *value != "{") {
                let value = support::bicep(value, &variables);
                variables.insert(name.to_owned(), value);
            }
        }
        let text_of = |line: &str| support::bicep(line.split_once(": ").unwrap().1, &variables);
        granted.extend(block(text, "var roles = {").map(text_of));
        let pieces = text.split("\nresource ").skip(1);
        for piece in pieces.filter(|piece| piece.contains(" 'Microsoft.Authorization/roleDefinitions@")) {
            let value = |key: &str| {
                let beginning = format!("{key}: ");
                let mut lines = piece.lines().map(str::trim);
                lines.find(|line| line.starts_with(&beginning)).map(text_of)
            };
            let list = |key: &str| {
                let beginning = format!("{key}: [");
                let lines = block(piece, &beginning);
                lines.map(|line| support::bicep(line, &variables)).collect()
            };
            assert!(block(piece, "assignableScopes: [").eq(["resourceGroup().id"]));
            definitions.push(Definition {
                id: value("name").unwrap(),
                name: value("roleName").unwrap(),
                description: value("description").unwrap_or_default(),
                permissions: LISTS.map(|(key, _)| (key.to_owned(), list(key))).into(),
            });
        }
    }
    (definitions, granted)
}

fn of_terraform(files: &BTreeMap<String, String>) -> (Vec<Definition>, Vec<String>) {
    let context = support::terraform(files);
    let value = |expression: &hcl::Expression| expression.evaluate(&context).unwrap();
    let mut definitions = Vec::new();
    let main = files.get("main.tf").map_or("", String::as_str);
    let main: hcl::Body = hcl::from_str(main).unwrap();
    for block in main.blocks() {
        if block
            .labels
            .first()
            .is_none_or(|label| label.as_str() != "azurerm_role_definition")
        {
            continue;
        }
        let attribute = |body: &hcl::Body, key: &str| {
            let found = body.attributes().find(|attribute| attribute.key.as_str() == key);
            found.map(|attribute| value(&attribute.expr))
        };
        let text = |key: &str| match attribute(&block.body, key) {
            Some(text) => text.as_str().unwrap().to_owned(),
            None => String::new(),
        };
        assert_eq!(text("scope"), support::GROUP);
        let scopes = attribute(&block.body, "assignable_scopes");
        assert_eq!(scopes, Some(vec![support::GROUP].into()));
        let permissions = &block.body.blocks().next().unwrap().body;
        let list = |key: &str| {
            let list = attribute(permissions, key);
            let texts = list.iter().flat_map(|list| list.as_array().unwrap());
            texts.map(|text| text.as_str().unwrap().to_owned()).collect()
        };
        definitions.push(Definition {
            id: text("role_definition_id"),
            name: text("name"),
            description: text("description"),
            permissions: LISTS.map(|(key, name)| (key.to_owned(), list(name))).into(),
        });
    }
    let roles: hcl::Expression = "local.roles".parse().unwrap();
    let roles = value(&roles);
    let ids = roles.as_object().unwrap().values();
    (
        definitions,
        ids.map(|id| id.as_str().unwrap().to_owned()).collect(),
    )
}

/// A definition as the model has it.
fn wanted(role: &Resource, blueprint: &str, suffix: &str) -> Definition {
    let name = &role.logical;
    let Some(Expr::Array(permissions)) = role.properties.get("permissions") else {
        panic!("{name} allows nothing");
    };
    let texts = |key: &str| match permissions[0].as_object().unwrap().get(key) {
        Some(Expr::Array(list)) => list.iter().map(support::deployed).collect(),
        other => {
            assert_eq!(other, None);
            Vec::new()
        }
    };
    let description = role.properties.get("description");
    Definition {
        id: support::guid_in_group(&format!("{blueprint}-{name}")),
        name: format!("{name} ({blueprint}-{suffix})"),
        description: description.map(support::deployed).unwrap_or_default(),
        permissions: LISTS.map(|(key, _)| (key.to_owned(), texts(key))).into(),
    }
}

fn compiled(text: &str) -> support::Compiled {
    support::compile("roles.yaml", text.as_bytes())
}

#[test]
fn every_target_defines_the_roles_of_the_blueprint() {
    let computed = support::guid_in_group("triage")[..8].to_owned();
    for (stem, blueprint, suffix) in [
        ("custom-roles", "triage", computed.as_str()),
        ("role-names", "named", "abc"),
    ] {
        let text = support::text(&format!("tests/data/beyond/{stem}.yaml"));
        let compiled = compiled(&text);
        let roles = compiled.model().custom_roles();
        let mut expected: Vec<Definition> = roles.map(|role| wanted(role, blueprint, suffix)).collect();
        expected.sort();
        assert!(expected.len() > 1);
        for target in TARGETS {
            let (definitions, granted) = read_back(target.name(), &files(compiled.model(), target));
            assert_eq!(definitions, expected, "{stem}, {:?}", target.name());
            for role in &expected {
                assert!(
                    granted.contains(&role.id),
                    "{stem}, {:?}: {granted:?}",
                    target.name()
                );
            }
        }
    }
}

#[test]
fn what_is_deployed_beside_the_platform_computes_the_same_ids() {
    let together = support::text("tests/data/beyond/custom-roles.yaml");
    let apart = together.replace("rbac:\n", "rbac:\n  emit: separate\n");
    let ids = ["triage-Blob uploader", "triage-Endpoint caller"].map(support::guid_in_group);
    let mut limited = 0;
    for text in [together, apart] {
        let compiled = compiled(&text);
        let deployables = emit::deployables(compiled.model());
        let is_apart = deployables.iter().any(|one| one.folder == Some("access"));
        for deployable in &deployables {
            for target in TARGETS {
                let name = target.name();
                let files = files(&deployable.model, target);
                let (definitions, granted) = read_back(name, &files);
                let conditions = conditions(name, &files);
                match deployable.folder {
                    None => assert_eq!(definitions.len(), 2),
                    Some("access") => {
                        assert!(ids.iter().all(|id| granted.contains(id)), "{name:?}: {granted:?}");
                    }
                    // whoever deploys the grants apart is not known
                    Some(_) => assert!(is_apart || !conditions.is_empty(), "{name:?}"),
                }
                for condition in conditions
                    .iter()
                    .filter(|_| deployable.folder == Some("bootstrap"))
                {
                    assert!(!is_apart, "{name:?}: {condition}");
                    let set = format!(", {}, {}}}", ids[0], ids[1]);
                    assert_eq!(condition.matches(&set).count(), 2, "{name:?}: {condition}");
                    limited += 1;
                }
                assert!(deployable.folder.is_none() || definitions.is_empty());
            }
        }
    }
    assert_eq!(limited, TARGETS.len());
}

/// The conditions of the grants that a target's files make.
fn conditions(target: TargetName, files: &BTreeMap<String, String>) -> Vec<String> {
    let none = Variables::new();
    match target {
        TargetName::Arm => {
            let main: Value = serde_json::from_str(&files["main.json"]).unwrap();
            let templates = main["resources"].as_array().into_iter().flatten();
            let grants = templates.flat_map(|nested| {
                let resources = nested["properties"]["template"]["resources"].as_array();
                resources.into_iter().flatten()
            });
            let texts = grants.filter_map(|grant| grant["properties"]["condition"].as_str());
            texts.map(|text| support::arm(text, &none)).collect()
        }
        TargetName::Bicep => {
            let lines = files.values().flat_map(|text| text.lines());
            let texts = lines.filter_map(|line| line.trim().strip_prefix("condition: "));
            texts.map(|text| support::bicep(text, &none)).collect()
        }
        TargetName::Terraform => {
            let context = support::terraform(files);
            let Some(text) = files.get("role_assignments.tf") else {
                return Vec::new();
            };
            let body: hcl::Body = hcl::from_str(text).unwrap();
            let each = body.blocks().flat_map(|block| block.body.attributes());
            let each = each.filter(|attribute| attribute.key.as_str() == "for_each");
            let entries = each.flat_map(|attribute| match &attribute.expr {
                hcl::Expression::Object(grants) => grants.values(),
                other => panic!("not an object: {other:?}"),
            });
            let conditions = entries.filter_map(|grant| match grant {
                hcl::Expression::Object(grant) => {
                    let found = grant.iter().find(|(key, _)| key.to_string() == "condition");
                    found.map(|(_, condition)| condition.evaluate(&context).unwrap())
                }
                other => panic!("not an object: {other:?}"),
            });
            conditions
                .filter_map(|condition| condition.as_str().map(str::to_owned))
                .collect()
        }
    }
}

#[test]
fn each_resource_group_has_roles_of_its_own() {
    let text = support::text("tests/data/beyond/custom-roles.yaml");
    let names = |text: &str| {
        let page = access::render(compiled(text).model()).unwrap();
        let rows = page.lines().filter(|line| line.contains("custom role `"));
        let rows: Vec<String> = rows
            .map(|row| row.rsplit('`').nth(1).unwrap().to_owned())
            .collect();
        assert_eq!(rows.len(), 4);
        rows
    };
    let here = names(&text);
    assert_eq!(
        names(&text.replace("rg-triage", "RG-Triage")),
        here,
        "case of the group"
    );
    for (what, other) in [
        ("group", text.replace("rg-triage", "rg-other")),
        ("subscription", text.replace("subscription: 1", "subscription: 2")),
        ("blueprint", text.replace("name: triage", "name: sorting")),
    ] {
        let there = names(&other);
        assert!(
            here.iter().all(|name| !there.contains(name)),
            "another {what}: {there:?}"
        );
    }
    let literal = names(&format!("{text}naming: {{ suffix: abc }}\n"));
    assert_eq!(literal[0], "Endpoint caller (triage-abc)");
    assert_eq!(literal[1], here[1], "a suffix ends names, and ids stay");
}

#[test]
fn a_custom_role_by_which_roles_are_assigned_is_not_delegated() {
    let text = support::text("tests/data/beyond/custom-roles.yaml");
    let score = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/score/action";
    for (actions, delegated) in [
        ("[Microsoft.Authorization/*]", false),
        ("['*/write']", false),
        ("['*/read']", true),
        ("['*'], not_actions: [Microsoft.Authorization/*/write]", true),
    ] {
        let line = format!("      actions: [{score}]\n");
        let (list, without) = actions.split_once(", not_actions: ").unwrap_or((actions, "[]"));
        let compiled = compiled(&text.replace(
            &line,
            &format!("      actions: {list}\n      not_actions: {without}\n"),
        ));
        let deployer = compiled
            .model()
            .role_assignments
            .iter()
            .find(|grant| grant.is_by_rule("DEP-02"));
        let condition = support::deployed(deployer.unwrap().condition.as_ref().unwrap());
        let listed = condition.contains(&support::guid_in_group("triage-Endpoint caller"));
        assert_eq!(listed, delegated, "{actions}: {condition}");
        let warned = compiled
            .findings()
            .contains("warning[AML5103]: Endpoint caller can assign roles");
        assert_eq!(warned, !delegated, "{actions}: {}", compiled.findings());
    }
}

#[test]
fn a_name_that_is_too_long_with_what_makes_it_unique_is_refused() {
    let named = |length: usize| {
        let name = "x".repeat(length);
        compiled(&format!(
            "version: 1\nname: demo\nlocation: westeurope\nrbac: {{ roles: [{{ name: {name}, actions: ['*/read'] }}] }}\n"
        ))
    };
    let most = 512 - " (demo-00000000)".len();
    assert!(named(most).model.is_some());
    let findings = named(most + 1).findings();
    assert!(
        findings.contains(
            "the name has 513 characters with what makes it unique in the tenant, and Azure allows 512"
        ),
        "{findings}"
    );
}

#[test]
fn a_role_is_defined_before_it_is_given() {
    let compiled = compiled(&support::text("tests/data/beyond/custom-roles.yaml"));
    let files = files(compiled.model(), &emit::arm::Arm);
    let main: Value = serde_json::from_str(&files["main.json"]).unwrap();
    let resources = main["resources"].as_object().unwrap();
    for role in ["blobUploader", "endpointCaller"] {
        let giving = resources.values().filter(|one| {
            let template = one["properties"].get("template").map(Value::to_string);
            template.is_some_and(|text| text.contains(&format!("variables('roles').{role})")))
        });
        let before: Vec<&Value> = giving.map(|one| &one["dependsOn"]).collect();
        assert!(!before.is_empty(), "nothing gives {role}");
        for symbols in before {
            let definition = Value::from(format!("{role}RoleDefinition"));
            assert!(
                symbols.as_array().unwrap().contains(&definition),
                "{role}: {symbols}"
            );
        }
    }
}
