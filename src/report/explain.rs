//! `amlgen explain`: the derived role assignments with their reasons, as tables, JSON, CSV or Markdown.

mod csv;
mod tables;

use std::fmt::Write;

use comfy_table::{ContentArrangement, Table, presets};
use serde_json::{Value, json};

pub use self::csv::csv;
pub use self::tables::markdown;
use super::naming::final_name;
use crate::model::{AssignedBy, Model, Reason, RoleAssignment, Scope, Stage};
use crate::source::Source;

/// Which assignments to show. Words match without regard to case; an empty filter shows all.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// A part of the principal's name.
    pub principal: Option<String>,
    /// A part of the scope's name.
    pub scope: Option<String>,
    /// A part of the role's name, or its GUID.
    pub role: Option<String>,
    /// A part of a rule's id.
    pub rule: Option<String>,
}

impl Filter {
    fn lets_through(&self, model: &Model, assignment: &RoleAssignment) -> bool {
        let fits = |wanted: &Option<String>, texts: &[&str]| {
            wanted.as_ref().is_none_or(|wanted| {
                let wanted = wanted.to_lowercase();
                texts.iter().any(|text| text.to_lowercase().contains(&wanted))
            })
        };
        let guid = assignment.right.role().map_or("", |role| role.guid);
        let rules: Vec<&str> = assignment.reasons.iter().map(|reason| reason.rule).collect();
        let scope_name = match assignment.scope {
            Scope::Resource(id) => model
                .resource(id)
                .map(|resource| final_name(model, resource))
                .unwrap_or_default(),
            Scope::ResourceGroup => String::new(),
        };
        fits(&self.principal, &[&model.principal_display(assignment.principal)])
            && fits(
                &self.scope,
                &[&model.scope_display(assignment.scope), &scope_name],
            )
            && fits(&self.role, &[&assignment.right.name(), guid])
            && fits(&self.rule, &rules)
    }
}

fn selected<'m>(model: &'m Model, filter: &'m Filter) -> impl Iterator<Item = &'m RoleAssignment> {
    model
        .role_assignments
        .iter()
        .filter(|assignment| filter.lets_through(model, assignment))
}

/// The assignments of a reader who goes from principal to principal.
fn sorted<'m>(model: &'m Model, filter: &'m Filter) -> Vec<&'m RoleAssignment> {
    let mut found: Vec<&RoleAssignment> = selected(model, filter).collect();
    found.sort_by_key(|assignment| (assignment.principal, assignment.assigned_by, assignment.stage));
    found
}

/// How many assignments are shown, in words.
fn sum(found: &[&RoleAssignment]) -> String {
    let emitted = found
        .iter()
        .filter(|assignment| assignment.assigned_by == AssignedBy::Template)
        .count();
    format!(
        "{emitted} role assignments, {} by Azure itself",
        found.len() - emitted
    )
}

fn when(assignment: &RoleAssignment) -> &'static str {
    match (assignment.assigned_by, assignment.stage) {
        (AssignedBy::Azure, _) => "by Azure itself",
        (AssignedBy::Person, _) => "by a person, beforehand",
        (AssignedBy::Template, Stage::S2) => "before the workspace",
        (AssignedBy::Template, Stage::S4) => "after the workspace",
        (AssignedBy::Template, Stage::S6) => "after the computes",
    }
}

/// Lines of the blueprint behind an assignment.
fn lines(source: &Source, assignment: &RoleAssignment) -> Vec<usize> {
    let mut lines: Vec<usize> = assignment
        .origin
        .0
        .iter()
        .map(|span| source.position(span.start).line)
        .collect();
    lines.sort_unstable();
    lines.dedup();
    lines
}

/// The same lines in words: `12, 30`.
fn line_list(source: &Source, assignment: &RoleAssignment, between: &str) -> String {
    let lines: Vec<String> = lines(source, assignment)
        .iter()
        .map(ToString::to_string)
        .collect();
    lines.join(between)
}

/// `keys` where the role can list keys or switch them back on, and how well the rules are founded.
fn marks(assignment: &RoleAssignment) -> Vec<&'static str> {
    let keys = assignment.right.is_keyless_risk().then_some("keys");
    let mut marks: Vec<&str> = keys.into_iter().collect();
    for reason in &assignment.reasons {
        if !marks.contains(&reason.mark.word()) {
            marks.push(reason.mark.word());
        }
    }
    marks
}

fn because(reason: &Reason) -> String {
    format!("{}; without it, {}", reason.because, reason.without)
}

fn sources(reason: &Reason) -> String {
    let quoted: Vec<String> = reason
        .citations
        .iter()
        .map(|citation| format!("{} {}", citation.key, citation.date))
        .collect();
    quoted.join(", ")
}

/// Tables of `width` characters, one per principal.
#[must_use]
pub fn table(model: &Model, source: &Source, filter: &Filter, width: usize) -> String {
    let found = sorted(model, filter);
    let mut out = String::new();
    for of_principal in found.chunk_by(|one, next| one.principal == next.principal) {
        let mut table = Table::new();
        table
            .load_style(presets::UTF8_FULL_CONDENSED)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(width).unwrap_or(u16::MAX))
            .set_header(["role", "on", "when", "why"]);
        for assignment in of_principal {
            table.add_row([
                assignment.right.name().into_owned(),
                model.scope_display(assignment.scope),
                when(assignment).to_owned(),
                why(source, assignment),
            ]);
        }
        if let Some(first) = of_principal.first() {
            out.push_str(&model.principal_display(first.principal));
            out.push('\n');
        }
        for line in table.to_string().lines() {
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out.push('\n');
    }
    let _ = writeln!(out, "{}", sum(&found));
    out
}

fn why(source: &Source, assignment: &RoleAssignment) -> String {
    let mut parts: Vec<String> = Vec::new();
    for reason in &assignment.reasons {
        parts.push(because(reason));
        parts.push(format!(
            "{} ({}: {})",
            reason.rule,
            reason.mark.word(),
            sources(reason)
        ));
    }
    parts.push(format!("blueprint line {}", line_list(source, assignment, ", ")));
    if let Some(role) = assignment
        .right
        .role()
        .filter(|role| !role.keyless_risks.is_empty())
    {
        let risks: Vec<&str> = role.keyless_risks.iter().map(|risk| risk.word()).collect();
        parts.push(format!("keyless risk: {}", risks.join(", ")));
    }
    parts.join("\n")
}

/// One JSON document.
#[must_use]
pub fn json(model: &Model, source: &Source, filter: &Filter) -> String {
    let assignments: Vec<Value> = selected(model, filter)
        .map(|assignment| assignment_json(model, source, assignment))
        .collect();
    let document = json!({ "blueprint": model.blueprint, "roleAssignments": assignments });
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn assignment_json(model: &Model, source: &Source, assignment: &RoleAssignment) -> Value {
    let role = assignment.right.role();
    let reasons: Vec<Value> = assignment
        .reasons
        .iter()
        .map(|reason| {
            let citations: Vec<Value> = reason
                .citations
                .iter()
                .map(
                    |citation| json!({ "key": citation.key, "title": citation.title, "date": citation.date }),
                )
                .collect();
            json!({
                "rule": reason.rule,
                "because": reason.because,
                "without": reason.without,
                "mark": reason.mark.word(),
                "sources": citations,
            })
        })
        .collect();
    let risks: Vec<&str> = role
        .map(|role| role.keyless_risks.iter().map(|risk| risk.word()).collect())
        .unwrap_or_default();
    json!({
        "principal": model.principal_display(assignment.principal),
        "principalType": model.principal_type(assignment.principal).as_str(),
        "role": assignment.right.name(),
        "roleDefinitionId": role.map(|role| role.guid),
        "scope": model.scope_display(assignment.scope),
        "assignedBy": assignment.assigned_by,
        "stage": (assignment.assigned_by == AssignedBy::Template).then_some(assignment.stage),
        "description": assignment.description(),
        "reasons": reasons,
        "keylessRisks": risks,
        "file": source.name(),
        "lines": lines(source, assignment),
    })
}
