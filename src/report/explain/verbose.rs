//! A table per principal, with all that there is to say of each grant.

use std::borrow::Cow;
use std::fmt::Write;

use comfy_table::{ContentArrangement, Table, presets};

use super::{
    CONDITION_SHOWN, Filter, Shown, condition_lines, disagreements, heading, line_list, particulars, sorted,
    sources, sum, who,
};
use crate::emit::Bug;
use crate::model::Model;
use crate::report::identification::Federation;
use crate::report::{page, sound, wording};
use crate::source::Source;
use crate::visible;

/// Tables of `width` characters, one per principal.
///
/// # Errors
///
/// A [`Bug`]: nothing that the author of a blueprint can cause.
pub fn verbose(model: &Model, source: &Source, filter: &Filter, width: usize) -> Result<String, Bug> {
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
            out.push_str(&heading(
                model,
                &federation,
                first.assignment.principal,
                usize::MAX,
            ));
        }
        for line in table.to_string().lines() {
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out.push('\n');
    }
    out.push_str(&condition_lines(model, &found, filter));
    let disagreements = disagreements(&found);
    if !disagreements.is_empty() {
        // Writing to a string does not fail.
        let _ = writeln!(out, "Sources disagree\n");
        for (entry, touched) in disagreements {
            let _ = writeln!(out, "{}: {} ({})", entry.id, entry.topic, touched.join(", "));
            out.push_str(&page::paragraph(entry.choice, "  ", "  ", 82));
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
    parts.extend(particulars(model, shown, CONDITION_SHOWN));
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
