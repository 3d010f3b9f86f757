//! One row for each role assignment, for spreadsheets.

use csv::Writer;

use super::{Filter, Shown, line_list, marks, precedes, sorted, sources};
use crate::emit::Bug;
use crate::model::{Model, Reason};
use crate::report::identification::Federation;
use crate::report::naming::final_text;
use crate::report::{reference, sound, wording};
use crate::source::Source;
use crate::visible;

const COLUMNS: usize = 28;
const HEADER: [&str; COLUMNS] = [
    "principal",
    "principal_type",
    "principal_kind",
    "principal_id",
    "principal_object_id",
    "principal_azure_name",
    "principal_azure_name_expression",
    "acted_as_by",
    "role",
    "role_id",
    "scope",
    "scope_kind",
    "scope_id",
    "scope_azure_name",
    "scope_azure_name_expression",
    "scope_azure_id",
    "assigned_by",
    "when",
    "rules",
    "because",
    "without",
    "marks",
    "sources",
    "lines",
    "precedes",
    "instead_of",
    "name",
    "condition",
];

/// Comma-separated values with a header. What several rules say stands in their order.
///
/// # Errors
///
/// A [`Bug`]: nothing that the author of a blueprint can cause.
pub fn csv(model: &Model, source: &Source, filter: &Filter) -> Result<String, Bug> {
    sound::check(model)?;
    let federation = Federation::of(model);
    let rows = sorted(model, filter)
        .into_iter()
        .map(|shown| row(model, source, &federation, &shown));
    write(rows).map_err(|error| Bug::new(format!("the rows cannot be written: {error}")))
}

fn write(rows: impl Iterator<Item = [String; COLUMNS]>) -> Result<String, Box<dyn std::error::Error>> {
    let mut writer = Writer::from_writer(Vec::new());
    writer.write_record(HEADER)?;
    for row in rows {
        writer.write_record(row.iter().map(|text| cell(text)))?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

fn row(model: &Model, source: &Source, federation: &Federation<'_>, shown: &Shown<'_>) -> [String; COLUMNS] {
    let assignment = shown.assignment;
    let of_reasons = |part: fn(&Reason) -> String, between: &str| {
        assignment
            .reasons
            .iter()
            .map(part)
            .collect::<Vec<_>>()
            .join(between)
    };
    let who = reference::principal(model, assignment.principal);
    let place = reference::scope(model, assignment.scope);
    let role = reference::role(model, assignment.right);
    let federated: Vec<String> = federation
        .credentials(assignment.principal)
        .iter()
        .map(|credential| format!("{} {}", credential.issuer, credential.subject))
        .collect();
    [
        model.principal_display(assignment.principal),
        model.principal_type(assignment.principal).as_str().to_owned(),
        who.kind,
        who.id,
        who.object_id.unwrap_or_default(),
        who.azure_name.unwrap_or_default(),
        who.azure_name_expression.unwrap_or_default(),
        federated.join("; "),
        role.name,
        role.definition_id.unwrap_or_default(),
        wording::place(model, assignment),
        place.kind,
        place.id,
        place.azure_name.unwrap_or_default(),
        place.azure_name_expression.unwrap_or_default(),
        place.azure_id.unwrap_or_default(),
        assignment.assigned_by.word().to_owned(),
        wording::when(model, assignment).into_owned(),
        of_reasons(|reason| reason.rule.to_owned(), " "),
        of_reasons(|reason| reason.because.clone().into_owned(), "; "),
        of_reasons(|reason| reason.without.to_owned(), "; "),
        marks(model, assignment).join(" "),
        of_reasons(sources, "; "),
        line_list(source, assignment, " "),
        precedes(shown).join("; "),
        assignment.instead_of.unwrap_or_default().to_owned(),
        assignment.name.clone().unwrap_or_default(),
        assignment
            .condition
            .as_ref()
            .map_or_else(String::new, |condition| one_line(&final_text(model, condition))),
    ]
}

/// A condition in one line, which means the same.
fn one_line(condition: &str) -> String {
    condition.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One line that no spreadsheet takes for a formula: neither where the cell begins, nor behind a semicolon, where spreadsheets
/// of half of Europe begin the next one.
fn cell(text: &str) -> String {
    let parts: Vec<String> = visible::line(text).split(';').map(plain).collect();
    parts.join(";")
}

fn plain(text: &str) -> String {
    let word = text.trim_start();
    let spaces = text.strip_suffix(word).unwrap_or_default();
    // the wide forms count in East Asia
    let is_formula = word.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let mark = if is_formula { "'" } else { "" };
    format!("{spaces}{mark}{word}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let row = std::array::from_fn(|column| {
            [
                "=1+1",
                " -1",
                "a;@b",
                "a=1",
                "a, \"b\"",
                "＝1",
                "a\n::error::b\u{1b}",
            ]
            .get(column)
            .unwrap_or(&"")
            .to_string()
        });
        let text = write([row].into_iter()).unwrap();
        assert_eq!(
            text.lines().nth(1),
            Some("'=1+1, '-1,a;'@b,a=1,\"a, \"\"b\"\"\",'＝1,a ::error::b\\u{1b},,,,,,,,,,,,,,,,,,,,,")
        );
    }
}
