//! Custom roles of the blueprint against their definitions in Azure.

use std::collections::BTreeSet;

use super::class::Class;
use super::definition::{self, Definition};
use super::finding::{Audit, Finding};

/// Compares all custom roles; none where no export is given.
pub(super) fn compare(audit: &mut Audit<'_>, exported: Option<&[Definition]>) {
    let model = audit.model;
    let Some(exported) = exported else {
        let count = model.custom_roles().count();
        if count > 0 {
            audit.notes.push(format!(
                "custom roles were not looked at, because no export of role definitions is given: {count}"
            ));
        }
        return;
    };
    for role in model.custom_roles() {
        let wanted = definition::of(model, role);
        let there = exported.iter().rev().find(|one| one.name == wanted.name);
        let why = there.map_or_else(
            || vec![not_there(&wanted, exported)],
            |there| differences(&wanted, there),
        );
        if !why.is_empty() {
            audit.findings.push(Finding {
                resource: Some(role.id),
                ..Finding::new(Class::Role).why(why.join("; "))
            });
        }
    }
}

/// That a role is not there.
fn not_there(wanted: &Definition, exported: &[Definition]) -> String {
    let same = exported.iter().find(|one| one.role_name == wanted.role_name);
    same.map_or_else(
        || "it is not there".to_owned(),
        |same| format!("another definition, {}, has its name", same.name),
    )
}

/// What is there and not in the blueprint, or the other way round, a phrase each.
fn differences(wanted: &Definition, there: &Definition) -> Vec<String> {
    let mut found = Vec::new();
    let mut tell = |words: &str, has: &BTreeSet<String>, other: &BTreeSet<String>| {
        let more: Vec<String> = has.difference(other).map(|one| format!("`{one}`")).collect();
        if !more.is_empty() {
            found.push(format!("{words} {}", more.join(", ")));
        }
    };
    let planes = [
        ("", &wanted.actions, &there.actions),
        (" as data actions", &wanted.data_actions, &there.data_actions),
    ];
    for (plane, wanted, there) in planes {
        tell(&format!("it permits also{plane}"), there, wanted);
        tell(&format!("it does not permit{plane}"), wanted, there);
    }
    let left_out = [
        ("", &wanted.not_actions, &there.not_actions),
        (
            " as data actions",
            &wanted.not_data_actions,
            &there.not_data_actions,
        ),
    ];
    for (plane, wanted, there) in left_out {
        tell(&format!("it no longer leaves out{plane}"), wanted, there);
        tell(&format!("it leaves out also{plane}"), there, wanted);
    }
    tell("it can be assigned also on", &there.scopes, &wanted.scopes);
    tell("it cannot be assigned on", &wanted.scopes, &there.scopes);
    if there.parts != wanted.parts {
        found.push(format!("its permissions are in {} parts", there.parts));
    }
    found
}
