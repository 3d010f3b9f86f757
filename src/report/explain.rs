//! `amlgen explain`: the derived role assignments with their reasons, as tables, JSON, CSV or Markdown.

mod csv;
mod filter;
mod json;
mod lines;
mod matrix;
mod tables;
mod verbose;

use std::collections::BTreeSet;
use std::fmt::Write;

pub use self::csv::csv;
pub use self::filter::{Blank, Filter};
pub use self::json::{Document, json};
pub use self::lines::short;
pub use self::tables::markdown;
pub use self::verbose::verbose;
use super::identification::{Credential, Federation, identify};
use super::naming::{final_text, role_name};
use super::{reference, wording};
use crate::catalog::contradictions;
use crate::model::fact::Contradiction;
use crate::model::{AssignedBy, Model, Principal, Reason, Resource, RoleAssignment};
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

/// Who a principal is, and who acts as it from outside: a line each.
fn heading(model: &Model, federation: &Federation<'_>, principal: Principal, width: usize) -> String {
    let mut out = format!("{}\n", visible::line(&title(model, principal)));
    for credential in federation.credentials(principal) {
        let who = format!("  acted as from outside by {}", visible::line(credential.subject));
        let token = format!("with a token of {}", visible::line(credential.issuer));
        let fits = who.chars().count() + 2 + token.chars().count() <= width;
        let between = if fits { ", " } else { ",\n    " };
        // Writing to a string does not fail.
        let _ = writeln!(out, "{who}{between}{token}");
    }
    out
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

/// A principal in few words: as the blueprint names it, or in a sentence where it has no name there.
fn principal_name(model: &Model, principal: Principal) -> String {
    let id = reference::principal(model, principal).id;
    if id.starts_with('/') {
        model.principal_display(principal)
    } else {
        id
    }
}

/// A place likewise.
fn place_name(model: &Model, assignment: &RoleAssignment) -> String {
    let id = reference::scope(model, assignment.scope).id;
    if id.starts_with('/') || assignment.elsewhere.is_some() {
        wording::place(model, assignment)
    } else {
        id
    }
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

/// What else there is to say of it, a phrase each; `where_shown` says where its condition stands, if it has one.
pub(in crate::report) fn particulars(model: &Model, shown: &Shown<'_>, where_shown: &str) -> Vec<String> {
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
        found.push(format!("limited by a condition, {where_shown}"));
    }
    if assignment.own_containers_only {
        found.push("limited by Azure to this workspace's own containers".to_owned());
    }
    found
}

/// Where `explain` shows a condition.
const CONDITION_SHOWN: &str = "which `--deployer` shows";

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

/// The same as the end of a page for people; empty where there is none.
fn condition_lines(model: &Model, found: &[Shown<'_>], filter: &Filter) -> String {
    condition(model, found, filter).map_or_else(String::new, |condition| {
        format!("Condition, version 2.0\n\n{}\n\n", visible::lines(&condition))
    })
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
