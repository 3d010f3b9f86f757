//! The role catalog, for reading.

use serde_json::{Value, json};

use super::page;
use crate::catalog::roles;
use crate::model::RoleDefinition;

/// Every role, a line each.
#[must_use]
pub fn list() -> String {
    let rows = roles::ALL.iter().map(|role| {
        let keys = if role.keyless_risks.is_empty() { "" } else { "keys" };
        [role.name, role.plane.word(), keys, role.guid]
    });
    page::columns(["NAME", "PLANE", "KEYS", "ID"], rows)
}

/// A page about one role, by its name, a former name or its GUID.
#[must_use]
pub fn one(name: &str) -> Option<String> {
    let role = roles::find(name)?;
    let mut out = format!("{}\n\n{}\n\n", role.name, role.summary);
    let mut row = |key: &str, value: &str| page::row(&mut out, key, value);
    row("id", role.guid);
    row("plane", role.plane.word());
    row("privileged", if role.privileged { "yes" } else { "no" });
    for alias in role.aliases {
        row("also called", alias);
    }
    for risk in role.keyless_risks {
        row("keyless risk", &format!("{}: {}", risk.word(), risk.sentence()));
    }
    for citation in role.citations {
        row("source", &citation.to_string());
    }
    Some(out)
}

/// The catalog as one JSON document.
#[must_use]
pub fn json() -> String {
    let roles: Vec<Value> = roles::ALL.iter().map(|role| role_json(role)).collect();
    format!("{:#}\n", json!({ "roles": roles }))
}

fn role_json(role: &RoleDefinition) -> Value {
    let risks: Vec<&str> = role.keyless_risks.iter().map(|risk| risk.word()).collect();
    let sources: Vec<String> = role.citations.iter().map(ToString::to_string).collect();
    json!({
        "name": role.name,
        "guid": role.guid,
        "plane": role.plane.word(),
        "privileged": role.privileged,
        "canAssignRoles": role.can_assign_roles,
        "summary": role.summary,
        "aliases": role.aliases,
        "keylessRisks": risks,
        "sources": sources,
    })
}
