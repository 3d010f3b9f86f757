//! The schema for editors agrees with the reader.

use amlgen::blueprint::{self, yaml};
use amlgen::diag::{Diagnostics, json};
use amlgen::report::{self, explain};
use amlgen::source::Source;
use serde_json::Value;

use crate::support;

fn of_node(node: &yaml::Node) -> Value {
    match &node.kind {
        yaml::Kind::Null | yaml::Kind::Removed => Value::Null,
        yaml::Kind::Parameter(name) => Value::from(format!("${{param:{name}}}")),
        yaml::Kind::Scalar { text, plain: false } => Value::from(text.as_str()),
        yaml::Kind::Scalar { text, plain: true } => match (text.as_str(), text.parse::<i64>()) {
            ("true", _) => Value::Bool(true),
            ("false", _) => Value::Bool(false),
            (_, Ok(number)) => Value::from(number),
            (word, Err(_)) => Value::from(word),
        },
        yaml::Kind::Sequence(items) => items.iter().map(of_node).collect(),
        yaml::Kind::Mapping(entries) => entries
            .iter()
            .map(|(key, value)| (key.text.clone(), of_node(value)))
            .collect(),
    }
}

fn read(text: &str) -> Value {
    let source = Source::new("test.yaml", text);
    let mut diags = Diagnostics::new();
    of_node(&yaml::parse(&source, &mut diags).unwrap())
}

fn validator() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&blueprint::schema()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

#[test]
fn valid_blueprints_fit_the_schema() {
    let validator = validator();
    for (name, compiled) in support::valid() {
        assert!(compiled.model.is_some(), "{name}:\n{}", compiled.findings());
        let value = read(compiled.source.text());
        support::assert_valid(&validator, &value, &name);
    }
}

#[test]
fn broken_blueprints_do_not() {
    let validator = validator();
    let head = "version: 1\nname: vision\nlocation: westeurope\n";
    assert!(validator.is_valid(&read(head)));
    for (what, text) in [
        ("a missing key", "version: 1\nname: vision\n".to_owned()),
        ("another version", head.replace('1', "2")),
        ("a name in upper case", head.replace("vision", "Vision")),
        ("an unknown key", format!("{head}colour: red\n")),
        (
            "an unknown key below",
            format!("{head}storage: {{ default: {{ skew: x }} }}\n"),
        ),
        ("a wrong type", format!("{head}identities: [training]\n")),
        (
            "a number in quotes",
            format!("{head}computes: {{ cpu: {{ size: S, max_instances: \"4\" }} }}\n"),
        ),
        ("an unknown word", format!("{head}cloud: germany\n")),
        (
            "a key for later",
            format!("{head}endpoints: {{ scoring: {{}} }}\n"),
        ),
        (
            "an unknown task",
            format!("{head}principals: {{ team: {{ can: [deploy_model] }} }}\n"),
        ),
        (
            "an unknown task with names",
            format!("{head}principals: {{ team: {{ can: {{ deploy: [a] }} }} }}\n"),
        ),
        (
            "a key of a key-based setup",
            format!("{head}registry: {{ admin_enabled: true }}\n"),
        ),
    ] {
        assert!(
            !validator.is_valid(&read(&text)),
            "{what} fits the schema:\n{text}"
        );
    }
}

#[test]
fn the_words_of_tasks_are_in_the_schema() {
    let validator = validator();
    let head = "version: 1\nname: vision\nlocation: westeurope\n";
    for (word, _) in amlgen::resolve::CAN_WORDS {
        for form in [
            word.to_owned(),
            format!("[{word}]"),
            format!("{{ {word}: [a] }}"),
            format!("[{{ {word}: a }}]"),
        ] {
            let text = format!("{head}principals: {{ team: {{ can: {form} }} }}\n");
            assert!(validator.is_valid(&read(&text)), "{text}");
        }
    }
}

#[test]
fn golden_schemas_of_commands() {
    let made = report::SCHEMAS
        .iter()
        .map(|(command, schema)| (format!("{command}.schema.json"), schema()));
    support::generated_folder("schemas", &made.collect());
}

/// A validator of what a command prints, by the file of the repository.
pub(crate) fn validator_of(command: &str) -> jsonschema::Validator {
    let text = support::text(&format!("schemas/{command}.schema.json"));
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

#[test]
fn what_explain_prints_is_of_its_schema() {
    let validator = validator_of("explain");
    for (name, compiled) in support::valid() {
        let text = explain::json(compiled.model(), &compiled.source, &explain::Filter::default()).unwrap();
        let document: Value = serde_json::from_str(&text).unwrap();
        support::assert_valid(&validator, &document, &name);
    }
    assert!(!validator.is_valid(&serde_json::json!({ "blueprint": "demo" })));
}

#[test]
fn what_check_prints_is_of_its_schema() {
    let validator = validator_of("check");
    let invalid = support::blueprints("blueprints/invalid").into_iter();
    let invalid = invalid.map(|(stem, bytes)| (stem.clone(), support::compile(&stem, &bytes)));
    let mut document = Value::Null;
    for (name, compiled) in support::valid().into_iter().chain(invalid) {
        let text = json::render(&[(&compiled.source, &compiled.diags)], &[], &[]);
        document = serde_json::from_str(&text).unwrap();
        support::assert_valid(&validator, &document, &name);
    }
    document["findings"][0]["severity"] = "fatal".into();
    assert!(!validator.is_valid(&document));
}
