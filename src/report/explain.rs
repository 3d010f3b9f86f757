//! `amlgen explain`: the derived role assignments with their reasons, as tables, JSON, CSV or Markdown.

mod csv;
mod filter;
mod tables;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write;

use comfy_table::{ContentArrangement, Table, presets};
use serde_json::{Value, json};

pub use self::csv::csv;
pub use self::filter::{Blank, Filter};
pub use self::tables::markdown;
use super::identification::{Credential, Federation, identify};
use super::naming::{final_text, role_name};
use super::{page, sound, wording};
use crate::catalog::contradictions;
use crate::emit::Bug;
use crate::model::fact::Contradiction;
use crate::model::{AssignedBy, KeylessRisk, Model, Principal, Reason, Resource, Right, RoleAssignment};
use crate::source::Source;
use crate::visible;

/// An assignment that is shown.
pub(in crate::report) struct Shown<'m> {
    pub(in crate::report) assignment: &'m RoleAssignment,
    /// The resources that must not be made before it.
    precedes: Vec<&'m Resource>,
}

/// What is shown, in the order of the model.
pub(in crate::report) fn selected<'m>(model: &'m Model, filter: &Filter) -> Vec<Shown<'m>> {
    let chosen = filter.selected(model).into_iter();
    let mut waiting = model.waiting();
    chosen
        .filter_map(|index| {
            Some(Shown {
                assignment: model.role_assignments.get(index)?,
                precedes: waiting.remove(&index).unwrap_or_default(),
            })
        })
        .collect()
}

/// What is shown, for a reader who goes from principal to principal.
fn sorted<'m>(model: &'m Model, filter: &Filter) -> Vec<Shown<'m>> {
    let mut found = selected(model, filter);
    found.sort_by_key(|shown| {
        let assignment = shown.assignment;
        (assignment.principal, assignment.assigned_by, assignment.stage)
    });
    found
}

/// How many of them the template, people and Azure make.
fn counts(found: &[Shown<'_>]) -> [usize; 3] {
    [AssignedBy::Template, AssignedBy::Person, AssignedBy::Azure].map(|by| {
        found
            .iter()
            .filter(|shown| shown.assignment.assigned_by == by)
            .count()
    })
}

/// The same in words.
fn sum(found: &[Shown<'_>]) -> String {
    let [template, people, azure] = counts(found);
    format!(
        "{} grants: {template} by the template, {people} by people, {azure} by Azure itself",
        found.len()
    )
}

/// Who a principal is, in the blueprint and outside of it.
fn title(model: &Model, principal: Principal) -> String {
    let display = model.principal_display(principal);
    match identify(model, principal).words() {
        Some(words) => format!("{display}, {words}"),
        None => display,
    }
}

/// The federated credentials of the principals that are shown.
fn credentials<'m>(model: &'m Model, found: &[Shown<'_>]) -> Vec<Credential<'m>> {
    let federation = Federation::of(model);
    let principals: BTreeSet<Principal> = found.iter().map(|shown| shown.assignment.principal).collect();
    principals
        .into_iter()
        .flat_map(|principal| federation.credentials(principal))
        .copied()
        .collect()
}

/// Who makes it, and when.
pub(in crate::report) fn who(model: &Model, assignment: &RoleAssignment) -> String {
    let when = wording::when(model, assignment);
    match assignment.assigned_by {
        AssignedBy::Template => format!("by the template, {when}"),
        AssignedBy::Person | AssignedBy::Azure => when.into_owned(),
    }
}

/// The resources that must not be made before it.
fn precedes(shown: &Shown<'_>) -> Vec<String> {
    shown.precedes.iter().map(|resource| resource.display()).collect()
}

/// What else there is to say of it, a phrase each.
pub(in crate::report) fn particulars(model: &Model, shown: &Shown<'_>) -> Vec<String> {
    let assignment = shown.assignment;
    let mut found = Vec::new();
    let waiting = precedes(shown);
    if !waiting.is_empty() {
        found.push(format!("needed before {}", waiting.join(", ")));
    }
    if let Some(role) = assignment.instead_of {
        found.push(format!("in place of {role}, by the profile `least_privilege`"));
    }
    if let Some(role) = model.custom_role(assignment.right) {
        found.push(format!(
            "a custom role, `{}` in Azure, with the id {}",
            role_name(model, role),
            final_text(model, &role.name)
        ));
    }
    if let Some(name) = &assignment.name {
        found.push(format!("keeps the name {name}"));
    }
    if assignment.condition.is_some() {
        found.push("limited by a condition, which `--deployer` shows".to_owned());
    }
    if assignment.own_containers_only {
        found.push("limited by Azure to this workspace's own containers".to_owned());
    }
    found
}

/// The contradictions of the sources that touch what is shown, with the rules that they touch.
fn disagreements(found: &[Shown<'_>]) -> Vec<(&'static Contradiction, Vec<&'static str>)> {
    contradictions::ALL
        .iter()
        .filter_map(|entry| {
            let touched: Vec<&str> = entry
                .rules
                .iter()
                .copied()
                .filter(|rule| found.iter().any(|shown| shown.assignment.is_by_rule(rule)))
                .collect();
            (!touched.is_empty()).then_some((entry, touched))
        })
        .collect()
}

/// The condition of the deployer's right to assign roles, where it was asked for and is among what is shown.
fn condition(model: &Model, found: &[Shown<'_>], filter: &Filter) -> Option<String> {
    let condition = found
        .iter()
        .filter(|_| filter.deployer)
        .find_map(|shown| shown.assignment.condition.as_ref())?;
    Some(final_text(model, condition))
}

/// Lines of the blueprint behind an assignment.
pub(in crate::report) fn lines(source: &Source, assignment: &RoleAssignment) -> Vec<usize> {
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
fn marks(model: &Model, assignment: &RoleAssignment) -> Vec<&'static str> {
    let risky = model.is_keyless_risk(assignment.right, assignment.scope);
    let keys = risky.then_some("keys");
    let mut marks: Vec<&str> = keys.into_iter().collect();
    for reason in &assignment.reasons {
        if !marks.contains(&reason.mark.word()) {
            marks.push(reason.mark.word());
        }
    }
    marks
}

fn sources(reason: &Reason) -> String {
    let quoted: Vec<String> = reason
        .citations
        .iter()
        .map(|citation| format!("{} {}", citation.key, citation.date))
        .collect();
    if quoted.is_empty() {
        return "no source".to_owned();
    }
    quoted.join(", ")
}

/// Tables of `width` characters, one per principal.
///
/// # Errors
///
/// A [`Bug`]: nothing that the author of a blueprint can cause.
pub fn table(model: &Model, source: &Source, filter: &Filter, width: usize) -> Result<String, Bug> {
    sound::check(model)?;
    let found = sorted(model, filter);
    let federation = Federation::of(model);
    let mut out = String::new();
    for of_principal in found.chunk_by(|one, next| one.assignment.principal == next.assignment.principal) {
        let mut table = Table::new();
        table
            .load_style(presets::UTF8_FULL_CONDENSED)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(width).unwrap_or(u16::MAX))
            .set_header(["role", "on", "assigned", "why"]);
        for shown in of_principal {
            let assignment = shown.assignment;
            table.add_row([
                visible::line(&model.right_name(assignment.right)).into_owned(),
                visible::line(&wording::place(model, assignment)).into_owned(),
                who(model, assignment),
                why(model, source, shown),
            ]);
        }
        if let Some(first) = of_principal.first() {
            let principal = first.assignment.principal;
            out.push_str(&visible::line(&title(model, principal)));
            out.push('\n');
            for credential in federation.credentials(principal) {
                // Writing to a string does not fail.
                let _ = writeln!(
                    out,
                    "  acted as from outside with a token of {} for {}",
                    visible::line(credential.issuer),
                    visible::line(credential.subject)
                );
            }
        }
        for line in table.to_string().lines() {
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out.push('\n');
    }
    // Writing to a string does not fail.
    if let Some(condition) = condition(model, &found, filter) {
        let _ = writeln!(out, "Condition, version 2.0\n\n{}\n", visible::lines(&condition));
    }
    let disagreements = disagreements(&found);
    if !disagreements.is_empty() {
        let _ = writeln!(out, "Sources disagree\n");
        for (entry, touched) in disagreements {
            let _ = writeln!(out, "{}: {} ({})", entry.id, entry.topic, touched.join(", "));
            for line in page::wrapped(entry.choice).lines() {
                let _ = writeln!(out, "  {line}");
            }
        }
        out.push('\n');
    }
    let _ = writeln!(out, "{}", sum(&found));
    Ok(out)
}

fn why(model: &Model, source: &Source, shown: &Shown<'_>) -> String {
    let assignment = shown.assignment;
    let mut parts: Vec<String> = Vec::new();
    for reason in &assignment.reasons {
        parts.push(wording::because(reason));
        parts.push(format!(
            "{} ({}: {})",
            reason.rule,
            reason.mark.word(),
            sources(reason)
        ));
    }
    parts.extend(particulars(model, shown));
    parts.push(format!("blueprint line {}", line_list(source, assignment, ", ")));
    if model.is_keyless_risk(assignment.right, assignment.scope) {
        parts.push(match assignment.right.role() {
            // a table is narrow, and the words of the risks are long
            Some(role) => format!("keyless risk, see `amlgen roles {}`", quoted(role.name)),
            None => "keyless risk, by the actions of the role".to_owned(),
        });
    }
    let lines: Vec<Cow<'_, str>> = parts.iter().map(|part| visible::line(part)).collect();
    lines.join("\n")
}

/// A name as one word of a command.
fn quoted(name: &str) -> Cow<'_, str> {
    if name.contains(' ') {
        format!("\"{name}\"").into()
    } else {
        name.into()
    }
}

/// One JSON document.
///
/// # Errors
///
/// A [`Bug`]: nothing that the author of a blueprint can cause.
pub fn json(model: &Model, source: &Source, filter: &Filter) -> Result<String, Bug> {
    sound::check(model)?;
    let found = selected(model, filter);
    let assignments: Vec<Value> = found
        .iter()
        .map(|shown| assignment_json(model, source, shown))
        .collect();
    let disagreements: Vec<Value> = disagreements(&found)
        .into_iter()
        .map(|(entry, touched)| {
            json!({ "id": entry.id, "topic": entry.topic, "choice": entry.choice, "rules": touched })
        })
        .collect();
    let federated: Vec<Value> = credentials(model, &found)
        .into_iter()
        .map(|credential| {
            json!({
                "identity": credential.identity.display(),
                "issuer": credential.issuer,
                "subject": credential.subject,
                "audiences": credential.audiences,
            })
        })
        .collect();
    let [template, people, azure] = counts(&found);
    let document = json!({
        "blueprint": model.blueprint,
        "environment": model.deployment.environment.as_ref().map(|one| &one.value),
        "roleAssignments": assignments,
        "federatedCredentials": federated,
        "contradictions": disagreements,
        "counts": { "template": template, "person": people, "azure": azure },
    });
    Ok(visible::json(format!("{document:#}\n")))
}

/// What a role is called in Azure.
fn azure_name(model: &Model, right: Right) -> Option<String> {
    model.custom_role(right).map_or_else(
        || right.role().map(|role| role.name.to_owned()),
        |role| Some(role_name(model, role)),
    )
}

fn assignment_json(model: &Model, source: &Source, shown: &Shown<'_>) -> Value {
    let assignment = shown.assignment;
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
    let who = identify(model, assignment.principal);
    let risks: Vec<&str> = model
        .keyless_risks(assignment.right, assignment.scope)
        .into_iter()
        .map(KeylessRisk::word)
        .collect();
    json!({
        "principal": model.principal_display(assignment.principal),
        "principalType": model.principal_type(assignment.principal).as_str(),
        "principalObjectId": who.object_id(),
        "principalAzureName": who.azure_name(),
        "role": model.right_name(assignment.right),
        "roleDefinitionName": azure_name(model, assignment.right),
        "roleDefinitionId": model.role_ref(assignment.right).map(|role| final_text(model, &role.id)),
        "scope": wording::place(model, assignment),
        "assignedBy": assignment.assigned_by,
        "stage": (assignment.assigned_by == AssignedBy::Template).then_some(assignment.stage),
        "description": assignment.description(),
        "precedes": precedes(shown),
        "insteadOf": assignment.instead_of,
        "name": assignment.name,
        "condition": assignment.condition.as_ref().map(|condition| final_text(model, condition)),
        "ownContainersOnly": assignment.own_containers_only,
        "reasons": reasons,
        "keylessRisks": risks,
        "file": source.name(),
        "lines": lines(source, assignment),
    })
}
