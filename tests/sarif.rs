//! Findings as SARIF are what the standard says.

use amlgen::diag::sarif;
use serde_json::Value;

use crate::support;

/// The schema as OASIS published it with the standard.
const SCHEMA: &str = include_str!("facts/sarif-2.1.0.schema.json");

/// All mistakes in one document, as `amlgen check blueprints/invalid/* --format sarif` prints it.
fn document() -> Value {
    let compiled: Vec<_> = support::blueprints("blueprints/invalid")
        .into_iter()
        .map(|(stem, bytes)| support::compile(&format!("blueprints/invalid/{stem}.yaml"), &bytes))
        .collect();
    let found: Vec<_> = compiled.iter().map(|one| (&one.source, &one.diags)).collect();
    serde_json::from_str(&sarif::render(&found)).unwrap()
}

#[test]
fn findings_fit_the_schema_of_sarif() {
    // The published patterns of languages have a bracket too many, which is no regular expression of ECMAScript.
    let schema: Value = serde_json::from_str(&SCHEMA.replace("{2}]?$", "{2}$")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut document = document();
    let errors: Vec<String> = validator
        .iter_errors(&document)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    document["runs"][0]["results"][0]["level"] = "fatal".into();
    assert!(
        !validator.is_valid(&document),
        "the schema refuses what SARIF does not know"
    );
}

#[test]
fn every_result_names_its_rule() {
    let document = document();
    let run = &document["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert!(results.len() > 100, "{} results", results.len());
    for result in results {
        let at = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][at]["id"], result["ruleId"]);
    }
}
