//! The rule base, for reading.

use serde_json::{Value, json};

use crate::derive::rules::{self, Grant, RoleRule};
use crate::model::AssignedBy;
use crate::report::page;

fn given(row: &RoleRule) -> (&'static str, &'static str) {
    let name = match row.grant {
        Grant::Template(role)
        | Grant::Secrets(role, _)
        | Grant::Keys(role, _)
        | Grant::Person(role)
        | Grant::Azure(role)
        | Grant::AzureOwnContainers(role) => role.name,
        Grant::AzureUnstated(words) | Grant::PersonUnstated(words) => words,
        Grant::SecretPolicy(_) => "access policy for secrets",
    };
    let by = match row.grant.assigned_by() {
        AssignedBy::Template => "template",
        AssignedBy::Person => "a person",
        AssignedBy::Azure => "Azure",
    };
    (name, by)
}

/// Every rule, a line each.
pub(super) fn list() -> String {
    let rows = rules::all().map(|rule| {
        let (name, by) = given(rule);
        [rule.id, name, rule.on.word(), by, rule.mark.word()]
    });
    page::columns(["RULE", "ROLE", "ON", "BY", "MARK"], rows)
}

/// A page about a rule; a rule with several rows has a paragraph for each.
pub(super) fn one(id: &str) -> Option<String> {
    let pages: Vec<String> = rules::all()
        .filter(|rule| rule.id.eq_ignore_ascii_case(id))
        .map(about)
        .collect();
    (!pages.is_empty()).then(|| pages.join("\n"))
}

fn about(rule: &RoleRule) -> String {
    let (name, by) = given(rule);
    let mut out = format!("{}: {name}\n\n", rule.id);
    let mut row = |key: &str, value: &str| page::row(&mut out, key, value);
    row("on", rule.on.word());
    row("assigned by", by);
    row("because it", rule.because);
    row("without it", rule.without);
    row("mark", rule.mark.word());
    if let Some(profile) = rule.profile {
        row("profile", profile.word());
    }
    for citation in rule.sources {
        row("source", &format!("{} {citation}", citation.key));
    }
    out
}

/// Whether amlgen grants it or reports it for a person to grant.
fn state(rule: &RoleRule) -> &'static str {
    match rule.grant.assigned_by() {
        AssignedBy::Template | AssignedBy::Azure => "implemented",
        AssignedBy::Person => "reported",
    }
}

/// The rule base for the JSON document.
pub(super) fn rules() -> Vec<Value> {
    let entries = rules::all().map(|rule| {
        let (name, by) = given(rule);
        let sources: Vec<String> = rule.sources.iter().map(ToString::to_string).collect();
        json!({
            "id": rule.id,
            "state": state(rule),
            "to": rule.to,
            "when": rule.when,
            "on": rule.on.word(),
            "role": name,
            "assignedBy": by,
            "because": rule.because,
            "without": rule.without,
            "mark": rule.mark.word(),
            "sources": sources,
        })
    });
    entries.collect()
}
