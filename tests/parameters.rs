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

/// What stands behind the beginning of a line.
fn behind<'t>(text: &'t str, start: &str) -> &'t str {
    let mut lines = text.lines().map(str::trim_start);
    let found = lines.find_map(|line| line.strip_prefix(start));
    found.unwrap_or_else(|| panic!("no line begins with {start:?}:\n{text}"))
}

#[test]
fn no_text_of_a_parameter_is_more_than_text() {
    let facts: Value = serde_json::from_str(&support::text("tests/facts/strings.json")).unwrap();
    let rows = facts["values"].as_object().unwrap().values();
    let rows = rows.flat_map(|rows| rows.as_array().unwrap());
    let mut taken = 0;
    for row in rows {
        let text = row.as_str().or(row["text"].as_str()).unwrap();
        let written = text.replace("${", "$${");
        let blueprint = |parameter: Value| {
            json!({
                "version": 1, "name": "demo", "location": "westeurope", "parameters": { "p": parameter },
                "workspace": { "description": "${param:p}", "display_name": written },
            })
        };
        let parameter = json!({ "default": written, "description": written, "allowed": [written, "x"] });
        let compiled = support::compile("demo.yaml", blueprint(parameter).to_string().as_bytes());
        let Some(model) = &compiled.model else { continue };
        taken += 1;
        let files = support::built(model);
        let main = json_of(&files, "arm/main.json");
        // as the display name is written, which engines have judged
        let literal = &main["resources"].as_array().unwrap().iter().find_map(|resource| {
            let name = &resource["properties"]["friendlyName"];
            name.is_string().then_some(name)
        });
        let declared = &main["parameters"]["p"];
        assert_eq!(Some(&declared["defaultValue"]), *literal, "{text:?}");
        assert_eq!(Some(&declared["allowedValues"][0]), *literal, "{text:?}");
        let is_empty = text.trim().is_empty();
        assert!(
            is_empty || Some(&declared["metadata"]["description"]) == *literal,
            "{text:?}"
        );
        let given = json_of(&files, "arm/main.parameters.json");
        assert_eq!(given["parameters"]["p"]["value"], text, "{text:?}");
        let bicep = &files["bicep/main.bicep"];
        let literal = behind(bicep, "friendlyName: ");
        assert_eq!(behind(bicep, "param p string = "), literal, "{text:?}");
        assert!(
            bicep.contains(&format!("@allowed([\n  {literal}\n  'x'\n])")),
            "{text:?}"
        );
        assert!(
            is_empty || bicep.contains(&format!("@description({literal})\n")),
            "{text:?}"
        );
        assert_eq!(
            behind(&files["bicep/main.bicepparam"], "param p = "),
            literal,
            "{text:?}"
        );
        let terraform = &files["terraform/variables.tf"];
        let literal = behind(&files["terraform/workspace.tf"], "friendlyName").trim_start_matches([' ', '=']);
        let block = &terraform[terraform.find("variable \"p\"").unwrap()..];
        assert_eq!(behind(block, "default     = "), literal, "{text:?}");
        assert!(is_empty || behind(block, "description = ") == literal, "{text:?}");
        // the default, one of the values that are allowed, and what is said of it
        let often = block.matches(literal).count();
        assert_eq!(often, if is_empty { 2 } else { 3 }, "{text:?}\n{block}");
    }
    assert!(taken > 40, "{taken}");
}

#[test]
fn each_place_takes_one_in_every_target() {
    for stem in ["parameters", "parameters-managed"] {
        let text = support::text(&format!("tests/data/{stem}.yaml"));
        let files = built(&text);
        let declared: Value = serde_yaml::from_str(&text).unwrap();
        for name in declared["parameters"].as_object().unwrap().keys() {
            let uses = |folder: &str, form: &str| {
                let mut texts = files.iter().filter(|(path, _)| path.starts_with(folder));
                let found = texts.any(|(path, text)| !path.ends_with("variables.tf") && text.contains(form));
                assert!(found, "{stem}: {name} in {folder}");
            };
            uses("arm/main.json", &format!("parameters('{name}')"));
            uses("terraform/", &format!("var.{name}"));
            uses("bicep/main.bicep", &format!("param {name} "));
        }
    }
}

#[test]
fn an_environment_brings_one_and_takes_it_back() {
    let text = "\
version: 1
name: demo
location: westeurope
tags: { owner: \"${param:owner}\" }
parameters:
  owner: { description: Who answers for it, default: ml }
  days: { type: int, description: Days that logs are kept, default: 30 }
environments:
  dev: {}
  prod:
    tags: { owner: vision }
    monitoring: { log_analytics: { retention_days: \"${param:days}\" } }
";
    let asked = |environment: Option<&str>| -> Vec<String> {
        let compiled = support::compile_in("demo.yaml", text.as_bytes(), environment);
        let files = support::built(compiled.model());
        let main = json_of(&files, "arm/main.json");
        let names = main["parameters"].as_object().unwrap().keys().cloned().collect();
        for name in &names {
            assert!(files["terraform/variables.tf"].contains(&format!("variable \"{name}\"")));
        }
        names
    };
    assert_eq!(asked(None), ["location", "owner"]);
    assert_eq!(asked(Some("dev")), ["location", "owner"]);
    assert_eq!(asked(Some("prod")), ["location", "days"]);
}

#[test]
fn a_required_one_that_was_forgotten_is_refused() {
    let text = "\
version: 1
name: demo
location: westeurope
parameters: { days: { type: int }, least: { type: int, min: 0 }, owner: {} }
tags: { owner: \"${param:owner}\" }
monitoring: { log_analytics: { retention_days: \"${param:days}\" } }
computes: { cpu: { size: Standard_DS3_v2, max_instances: 4, min_instances: \"${param:least}\" } }
";
    let files = built(text);
    let main = json_of(&files, "arm/main.json");
    assert_eq!(main["parameters"]["days"]["minValue"], 1);
    assert_eq!(main["parameters"]["least"]["minValue"], 0);
    assert_eq!(main["parameters"]["owner"]["minLength"], 1);
    assert_eq!(
        main["parameters"]["owner"]["metadata"]["description"],
        "Parameter owner of the blueprint."
    );
}
