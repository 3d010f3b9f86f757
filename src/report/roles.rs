//! The role catalog, for reading.

use std::fmt::Write;

use comfy_table::{ContentArrangement, Table, presets};
use serde_json::{Value, json};

use crate::catalog::roles;
use crate::model::RoleDefinition;

/// Every role, a line each.
#[must_use]
pub fn list() -> String {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled)
        .set_header(["NAME", "PLANE", "KEYS", "ID"]);
    for role in roles::ALL {
        let keys = if role.keyless_risks.is_empty() { "" } else { "keys" };
        table.add_row([role.name, role.plane.word(), keys, role.guid]);
    }
    let mut out = String::new();
    for line in table.to_string().lines() {
        out.push_str(line.trim());
        out.push('\n');
    }
    out
}

/// A page about one role, by its name, a former name or its GUID.
#[must_use]
pub fn one(name: &str) -> Option<String> {
    let role = roles::find(name)?;
    let mut out = format!("{}\n\n{}\n\n", role.name, role.summary);
    let mut row = |key: &str, value: &str| {
        let _ = writeln!(out, "{:<14}{value}", format!("{key}:"));
    };
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
    let mut text = serde_json::to_string_pretty(&json!({ "roles": roles })).unwrap_or_default();
    text.push('\n');
    text
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
