//! A matrix of the access and one line for each grant: what fits on a screen.

use std::borrow::Cow;
use std::fmt::Write;

use super::matrix::matrix;
use super::{Filter, Shown, condition_lines, heading, place_name, sorted, sum};
use crate::emit::Bug;
use crate::model::{AssignedBy, Model, Stage};
use crate::report::identification::Federation;
use crate::report::{page, sound};
use crate::visible;

/// What stands between two columns.
const GAP: usize = 2;

/// With less than this, a name cannot be recognized.
const MIN: usize = 14;

/// As long as the name of a role may be.
const LONGEST_NAME: usize = 42;

const HEADER: [&str; 5] = ["role", "on", "when", "rule", "reason"];

/// A matrix and one line for each grant, none longer than `width` characters; the reason has one of its own where the others take the
/// room. What does not fit in a line is cut.
///
/// # Errors
///
/// A [`Bug`]: nothing that the author of a blueprint can cause.
pub fn short(model: &Model, filter: &Filter, width: usize) -> Result<String, Bug> {
    sound::check(model)?;
    let found = sorted(model, filter);
    let mut out = matrix(model, &found, width);
    let rows: Vec<[String; 5]> = found.iter().map(|shown| cells(model, shown)).collect();
    let widths = widths(&rows, width);
    if !found.is_empty() {
        // Writing to a string does not fail.
        let _ = writeln!(out, "{}\n", line(&HEADER.map(Cow::Borrowed), widths));
    }
    let federation = Federation::of(model);
    let mut rows = rows.iter();
    for of_principal in found.chunk_by(|one, next| one.assignment.principal == next.assignment.principal) {
        if let Some(first) = of_principal.first() {
            out.push_str(&heading(model, &federation, first.assignment.principal, width));
        }
        for row in rows.by_ref().take(of_principal.len()) {
            let shown: [Cow<'_, str>; 5] = row.each_ref().map(|text| visible::line(text));
            out.push_str(&line(&shown, widths));
            out.push('\n');
            if let ([.., 0], [.., reason]) = (widths, &shown) {
                let reason = page::cut(reason, width.saturating_sub(2 * GAP));
                let _ = writeln!(out, "{}{reason}", " ".repeat(2 * GAP));
            }
        }
        out.push('\n');
    }
    out.push_str(&legend(&found, width));
    out.push_str(&condition_lines(model, &found, filter));
    // Writing to a string does not fail.
    let _ = writeln!(out, "{}", sum(&found));
    Ok(out)
}

/// The mark of who makes it and when.
fn when(shown: &Shown<'_>) -> &'static str {
    match (shown.assignment.assigned_by, shown.assignment.stage) {
        (AssignedBy::Person, _) => "P",
        (AssignedBy::Azure, _) => "A",
        (AssignedBy::Template, Stage::BeforeEncryption) => "1k",
        (AssignedBy::Template, Stage::BeforeWorkspace) => "1",
        (AssignedBy::Template, Stage::AfterWorkspace) => "2",
        (AssignedBy::Template, Stage::AfterComputes) => "3",
    }
}

/// What the marks among those shown mean.
fn legend(found: &[Shown<'_>], width: usize) -> String {
    let all = [
        ("1k", "before what a key encrypts"),
        ("1", "before the workspace"),
        ("2", "after the workspace"),
        ("3", "after computes and endpoints"),
        ("P", "made by people, and not by the template"),
        ("A", "made by Azure itself"),
    ];
    let told: Vec<String> = all
        .iter()
        .filter(|(mark, _)| found.iter().any(|shown| when(shown) == *mark))
        .map(|(mark, words)| format!("{mark} {words}"))
        .collect();
    if told.is_empty() {
        return String::new();
    }
    format!(
        "{}`--verbose` tells all that there is to say of each\n\n",
        page::paragraph(&told.join(", "), "when: ", "", width)
    )
}

fn cells(model: &Model, shown: &Shown<'_>) -> [String; 5] {
    let assignment = shown.assignment;
    let rules: Vec<&str> = assignment.reasons.iter().map(|reason| reason.rule).collect();
    let rule = match rules.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first, others @ ..] => format!("{first} +{}", others.len()),
    };
    let because = assignment.reasons.first().map(|reason| reason.because.as_ref());
    [
        model.right_name(assignment.right).into_owned(),
        place_name(model, assignment),
        when(shown).to_owned(),
        rule,
        because.unwrap_or_default().trim_end_matches('.').to_owned(),
    ]
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// The width of each column, indentation and gaps not counted. That of the reasons is 0 where more than one in ten would be cut: they
/// have lines of their own then.
fn widths(rows: &[[String; 5]], width: usize) -> [usize; 5] {
    let mut widths = HEADER.map(length);
    for row in rows {
        for (widest, text) in widths.iter_mut().zip(row) {
            *widest = length(text).max(*widest);
        }
    }
    // what is longer are sentences, and the legend of the matrix has them
    for name in widths.iter_mut().take(2) {
        *name = (*name).min(LONGEST_NAME);
    }
    let [mut role, mut on, stage, id, reason] = widths;
    let room = width.saturating_sub(4 * GAP + stage + id);
    while role + on > room && role.max(on) > MIN {
        *if role >= on { &mut role } else { &mut on } -= 1;
    }
    let left = room.saturating_sub(role + on + GAP);
    let mut reasons: Vec<usize> = rows.iter().map(|[.., reason]| length(reason)).collect();
    reasons.sort_unstable();
    let most = reasons.get(reasons.len() * 9 / 10).copied().unwrap_or_default();
    let reason = if left < most { 0 } else { reason.min(left) };
    [role, on, stage, id, reason]
}

/// A row in columns of these widths.
fn line(row: &[Cow<'_, str>; 5], widths: [usize; 5]) -> String {
    let mut out = String::new();
    for (text, width) in row.iter().zip(widths).filter(|(_, width)| *width > 0) {
        let text = page::cut(text, width);
        out.push_str(&" ".repeat(GAP));
        out.push_str(&text);
        out.push_str(&" ".repeat(width.saturating_sub(length(&text))));
    }
    out.truncate(out.trim_end().len());
    out
}
