//! Who has what where, at one glance: a row for each principal, a column for each scope, letters for roles.

use std::collections::BTreeMap;
use std::fmt::Write;

use comfy_table::{ContentArrangement, Table, presets};

use super::{Shown, place_name, principal_name};
use crate::model::{AssignedBy, Model, Principal};
use crate::report::page;
use crate::visible;

/// The names of what is shown, each with its number: in the order in which it is met.
#[derive(Default)]
struct Legend(Vec<String>, BTreeMap<String, usize>);

impl Legend {
    fn number(&mut self, name: String) -> usize {
        let Self(names, numbers) = self;
        *numbers.entry(name).or_insert_with_key(|name| {
            names.push(name.clone());
            names.len() - 1
        })
    }
}

/// `a` to `z`, then `aa`, `ab` and so on.
fn letters(mut number: usize) -> String {
    let mut found = Vec::new();
    loop {
        found.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or_default()));
        if number < 26 {
            break;
        }
        number = number / 26 - 1;
    }
    found.iter().rev().collect()
}

/// The matrix in blocks of columns, each at most `width` characters wide, and what numbers and letters mean. Empty without grants.
pub(super) fn matrix(model: &Model, found: &[Shown<'_>], width: usize) -> String {
    let (mut scopes, mut roles) = (Legend::default(), Legend::default());
    let mut cells: BTreeMap<(Principal, usize), Vec<(usize, AssignedBy)>> = BTreeMap::new();
    let mut principals: Vec<Principal> = Vec::new();
    for shown in found {
        let assignment = shown.assignment;
        let scope = scopes.number(place_name(model, assignment));
        let role = roles.number(model.right_name(assignment.right).into_owned());
        if principals.last() != Some(&assignment.principal) {
            principals.push(assignment.principal);
        }
        let cell = cells.entry((assignment.principal, scope)).or_default();
        cell.push((role, assignment.assigned_by));
    }
    let cells: BTreeMap<(Principal, usize), String> =
        cells.into_iter().map(|(at, cell)| (at, told(&cell))).collect();
    let mut widest = vec![0; scopes.0.len()];
    for ((_, scope), cell) in &cells {
        if let Some(widest) = widest.get_mut(*scope) {
            *widest = cell.len().max((scope + 1).to_string().len()).max(*widest);
        }
    }
    let names: Vec<(Principal, String)> = principals
        .into_iter()
        .map(|principal| {
            (
                principal,
                visible::line(&principal_name(model, principal)).into_owned(),
            )
        })
        .collect();
    let first = names
        .iter()
        .map(|(_, name)| name.chars().count())
        .max()
        .unwrap_or(0);
    let mut out = String::new();
    for block in blocks(&widest, width.saturating_sub(first)) {
        let mut table = Table::new();
        table
            .load_style(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Disabled)
            .set_header(
                std::iter::once(String::new()).chain(block.clone().map(|scope| (scope + 1).to_string())),
            );
        for (principal, name) in &names {
            let row: Vec<&str> = block
                .clone()
                .map(|scope| cells.get(&(*principal, scope)).map_or("·", String::as_str))
                .collect();
            if row.iter().any(|cell| *cell != "·") {
                table.add_row(std::iter::once(name.as_str()).chain(row));
            }
        }
        for line in table.to_string().lines() {
            out.push_str(line.strip_prefix(' ').unwrap_or(line).trim_end());
            out.push('\n');
        }
        out.push('\n');
    }
    if out.is_empty() {
        return out;
    }
    let scopes = scopes.0.iter().enumerate();
    let roles = roles.0.iter().enumerate();
    let marks = marks(&cells);
    let legend = [
        listed(
            scopes.map(|(at, name)| format!("{} {}", at + 1, visible::line(name))),
            width,
        ),
        listed(
            roles.map(|(at, name)| format!("{} {}", letters(at), visible::line(name))),
            width,
        ),
        marks,
    ];
    for part in legend.iter().filter(|part| !part.is_empty()) {
        // Writing to a string does not fail.
        let _ = writeln!(out, "{part}");
    }
    out
}

/// What stands in a cell: roles by their letters, in brackets where no template gives them.
fn told(cell: &[(usize, AssignedBy)]) -> String {
    let of = |by: AssignedBy| -> Vec<String> {
        let of = cell.iter().filter(|(_, found)| *found == by);
        of.map(|(role, _)| letters(*role)).collect()
    };
    let mut told = Vec::new();
    for (by, open, close) in [
        (AssignedBy::Template, "", ""),
        (AssignedBy::Person, "[", "]"),
        (AssignedBy::Azure, "(", ")"),
    ] {
        let found = of(by);
        if !found.is_empty() {
            told.push(format!("{open}{}{close}", found.join(",")));
        }
    }
    told.concat()
}

fn marks(cells: &BTreeMap<(Principal, usize), String>) -> String {
    let has = |mark: char| cells.values().any(|cell| cell.contains(mark));
    let told: Vec<&str> = [('[', "[ ] made by people"), ('(', "( ) made by Azure itself")]
        .into_iter()
        .filter(|(mark, _)| has(*mark))
        .map(|(_, words)| words)
        .collect();
    if told.is_empty() {
        String::new()
    } else {
        format!("{}\n", told.join(", "))
    }
}

/// Which columns stand beside each other.
fn blocks(widest: &[usize], room: usize) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    let mut used = 0;
    for (at, width) in widest.iter().enumerate() {
        used += width + 2;
        match found.last_mut() {
            Some(block) if used <= room => block.end = at + 1,
            _ => {
                found.push(at..at + 1);
                used = width + 2;
            }
        }
    }
    found
}

/// Entries one after the other, in lines of at most `width` characters.
fn listed(entries: impl Iterator<Item = String>, width: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    for entry in entries {
        let entry = page::cut(&entry, width);
        let length = entry.chars().count() + 3;
        if used > 0 && used + length > width {
            out.push('\n');
            used = 0;
        } else if used > 0 {
            out.push_str("   ");
        }
        out.push_str(&entry);
        used += length;
    }
    out.push('\n');
    out
}
