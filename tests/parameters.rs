//! Parameters of the templates: the same in every target, and refused where they would decide what exists.

use std::collections::BTreeMap;

use amlgen::emit;
use serde_json::{Value, json};

use crate::support;

fn built(text: &str) -> BTreeMap<String, String> {
    support::built(support::compile("parameters.yaml", text.as_bytes()).model())
}

fn example() -> String {
    support::text("blueprints/parameters.yaml")
}

fn json_of(files: &BTreeMap<String, String>, path: &str) -> Value {
    serde_json::from_str(&files[path]).unwrap()
}

#[test]
fn bounds_and_defaults_are_those_of_the_blueprint_in_every_target() {
    let files = built(&example());
    let main = json_of(&files, "arm/main.json");
    assert_eq!(
        main["parameters"]["most_nodes"],
        json!({
            "type": "int", "defaultValue": 4, "minValue": 1, "maxValue": 20,
            "metadata": { "description": "Nodes of the cluster at most" },
        })
    );
    assert_eq!(
        main["parameters"]["scientists"],
        json!({
            "type": "string", "minLength": 36, "maxLength": 36,
            "metadata": { "description": "Object id of the group of data scientists" },
        })
    );
    assert_eq!(
        main["parameters"]["cost_center"]["allowedValues"],
        json!(["4711", "4712"])
    );
    let given = json_of(&files, "arm/main.parameters.json");
    let names: Vec<&String> = given["parameters"].as_object().unwrap().keys().collect();
    // what has no value has to be given
    assert_eq!(
        names,
        [
            "location",
            "cost_center",
            "most_nodes",
            "node_size",
            "log_days",
            "purpose"
        ]
    );
    let bicep = &files["bicep/main.bicepparam"];
    assert!(
        bicep.contains("\nparam owner = any(readEnvironmentVariable('owner', ''))\n"),
        "{bicep}"
    );
    assert!(bicep.contains("\nparam most_nodes = 4\n"), "{bicep}");
    let terraform = &files["terraform/variables.tf"];
    assert!(
        terraform.contains("condition     = length(var.owner) >= 3\n"),
        "{terraform}"
    );
    assert!(!terraform.contains("default     = null"), "{terraform}");
}

#[test]
fn grants_to_somebody_by_parameter_are_named_after_it_in_every_target() {
    let files = built(&example());
    let name = |text: &str, form: &str| assert!(text.contains(form), "{form}\n{text}");
    name(
        &files["arm/main.json"],
        "toLower(parameters('scientistsPrincipalId')), variables('roles').storageBlobDataContributor)]",
    );
    name(
        &files["arm/main.json"],
        "\"value\": \"[parameters('scientists')]\"",
    );
    name(
        &files["bicep/modules/role-assignments-before-workspace.bicep"],
        "toLower(scientistsPrincipalId), ",
    );
    name(
        &files["terraform/role_assignments.tf"],
        "-${lower(var.scientists)}-${each.value.role}",
    );
    name(&files["access.md"], "${param:scientists}");
}

#[test]
fn a_group_that_is_made_passes_them_through() {
    let text = example().replace(
        "resource_group: rg-shared-ml",
        "resource_group: { name: rg-shared-ml, create: true }",
    );
    let files = built(&text);
    let main = json_of(&files, "arm/main.json");
    let inside = &main["resources"][1]["properties"];
    let outer = main["parameters"].as_object().unwrap();
    assert!(outer.contains_key("owner") && outer.contains_key("scientists"));
    assert_eq!(main["variables"]["tags"]["owner"], "[parameters('owner')]");
    let passed = inside["parameters"].as_object().unwrap();
    assert_eq!(
        passed["scientists"],
        json!({ "value": "[parameters('scientists')]" })
    );
    // nothing but the tags has it, which are passed as they are
    assert!(!passed.contains_key("owner"));
    let declared = inside["template"]["parameters"].as_object().unwrap();
    assert_eq!(
        declared.keys().collect::<Vec<_>>(),
        passed.keys().collect::<Vec<_>>()
    );
}

#[test]
fn deployables_ask_only_for_what_they_use() {
    let text = example() + "rbac: { emit: separate }\n";
    let compiled = support::compile("parameters.yaml", text.as_bytes());
    for deployable in emit::deployables(compiled.model()) {
        let files = emit::TARGETS[0].emit(&deployable.model).unwrap().files;
        let main: Value = serde_json::from_str(&files[0].text).unwrap();
        let asked = main["parameters"].as_object().unwrap();
        assert_eq!(
            asked.contains_key("scientists"),
            deployable.folder.is_some(),
            "{asked:?}"
        );
        assert_eq!(
            asked.contains_key("most_nodes"),
            deployable.folder.is_none(),
            "{asked:?}"
        );
    }
}

#[test]
fn a_literal_dollar_and_brace_is_text_in_every_target() {
    let files = built(&example());
    assert!(files["arm/main.json"].contains("\"defaultValue\": \"Models of ${team}\""));
    assert!(files["bicep/main.bicep"].contains("param purpose string = 'Models of \\${team}'"));
    assert!(files["terraform/variables.tf"].contains("= \"Models of $${team}\""));
}

#[test]
fn a_parameter_stands_nowhere_else() {
    for (more, code) in [
        ("resource_group: ${param:p}", "AML1027"),
        ("subscription: ${param:p}", "AML1027"),
        ("workspace: { identity: \"${param:p}\" }", "AML1027"),
        ("storage: { data: { sku: \"${param:p}\" } }", "AML1027"),
        ("computes: \"${param:p}\"", "AML1027"),
        ("targets: [\"${param:p}\"]", "AML1027"),
        ("tags: { a: \"x${param:p}\" }", "AML1021"),
        ("tags: { a: \"${param:P}\" }", "AML1021"),
        ("tags: { a: \"${param: p}\" }", "AML1021"),
        ("tags: { a: \"${param:q}\" }", "AML2002"),
        (
            "monitoring: { log_analytics: { retention_days: \"${param:p}\" } }",
            "AML1009",
        ),
    ] {
        let text = format!(
            "version: 1\nname: demo\nlocation: westeurope\nparameters: {{ p: {{ default: x }} }}\n{more}\n"
        );
        let findings = support::compile("demo.yaml", text.as_bytes()).findings();
        assert!(findings.contains(&format!("error[{code}]")), "{more}\n{findings}");
        assert_eq!(
            findings.matches("error[").count(),
            usize::from(code != "AML2017") + usize::from(findings.contains("AML2017")),
            "{findings}"
        );
    }
}
