//! The strings of `tests/facts/strings.json`, run through the escapers of all three targets. Engines have judged them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::emit::{arm, bicep, terraform};

/// Strings by what makes them hard.
type Classes = BTreeMap<String, Vec<Written>>;

#[derive(Deserialize)]
struct Facts {
    values: Classes,
    keys: Classes,
}

/// How the languages write a text, as far as it is not obvious.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Plainly(String),
    Specially {
        text: String,
        arm: Option<String>,
        expression: Option<String>,
        bicep: Option<String>,
        hcl: Option<String>,
    },
}

/// The text, then ARM's form, that in an expression, Bicep's and Terraform's.
type Forms = (String, [Option<String>; 4]);

fn forms(classes: Classes) -> impl Iterator<Item = Forms> {
    classes.into_values().flatten().map(|written| match written {
        Written::Plainly(text) => (text, [const { None }; 4]),
        Written::Specially {
            text,
            arm,
            expression,
            bicep,
            hcl,
        } => (text, [arm, expression, bicep, hcl]),
    })
}

fn facts() -> Facts {
    serde_json::from_str(include_str!("../../tests/facts/strings.json")).unwrap()
}

#[test]
fn every_language_writes_a_text_as_its_engine_reads_it() {
    for (text, [arm, expression, bicep, hcl]) in forms(facts().values) {
        let quoted = |mark: char| format!("{mark}{text}{mark}");
        assert_eq!(arm::text::literal(&text), arm.unwrap_or_else(|| text.clone()));
        assert_eq!(
            arm::text::string_in_expression(&text),
            expression.unwrap_or_else(|| quoted('\''))
        );
        assert_eq!(bicep::text::literal(&text), bicep.unwrap_or_else(|| quoted('\'')));
        assert_eq!(terraform::hcl::literal(&text), hcl.unwrap_or_else(|| quoted('"')));
    }
}

#[test]
fn every_language_writes_a_key_as_its_engine_reads_it() {
    for (text, [arm, _, bicep, hcl]) in forms(facts().keys) {
        assert_eq!(arm::text::key(&text), arm.unwrap_or_else(|| text.clone()));
        assert_eq!(bicep::text::key(&text), bicep.unwrap_or_else(|| text.clone()));
        assert_eq!(terraform::hcl::key(&text), hcl.unwrap_or(text));
    }
}
