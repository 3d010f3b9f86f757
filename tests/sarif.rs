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
    serde_json::from_str(&sarif::render(&found, false, &[])).unwrap()
}

/// What the schema of the standard refuses.
pub(crate) fn validator() -> jsonschema::Validator {
    // The published patterns of languages have a bracket too many, which is no regular expression of ECMAScript.
    let schema: Value = serde_json::from_str(&SCHEMA.replace("{2}]?$", "{2}$")).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

#[test]
fn findings_fit_the_schema_of_sarif() {
    let validator = validator();
    let mut document = document();
    support::assert_valid(&validator, &document, "blueprints/invalid");
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

#[test]
fn a_finding_keeps_its_fingerprint_when_lines_move() {
    let of = |more: &str| {
        let text =
            format!("{more}version: 1\nname: demo\nlocation: westeurope\nidentities:\n  unused: {{}}\n");
        let compiled = support::compile("demo.yaml", text.as_bytes());
        let document: Value =
            serde_json::from_str(&sarif::render(&[(&compiled.source, &compiled.diags)], false, &[])).unwrap();
        let results = document["runs"][0]["results"].as_array().unwrap().clone();
        let found = results.into_iter().find(|one| one["ruleId"] == "AML2006");
        found.unwrap()
    };
    let (here, moved) = (of(""), of("# a comment\n\n"));
    assert_ne!(here["locations"], moved["locations"]);
    let fingerprints = here["partialFingerprints"].as_object().unwrap();
    let names: Vec<&String> = fingerprints.keys().collect();
    assert_eq!(names, ["amlgenFinding/v1", "primaryLocationLineHash"]);
    assert_eq!(here["partialFingerprints"], moved["partialFingerprints"]);
}
