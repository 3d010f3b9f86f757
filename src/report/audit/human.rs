//! An audit for people: a line that sums up, then a list per class.

use super::class::Class;
use super::finding::Audit;
use super::home::Located;
use crate::diag::Severity;
use crate::model::Place;
use crate::report::page::paragraph;

/// How many findings of a class are shown before the rest is counted.
const SHOWN: usize = 200;

/// Before a finding, before what there is to know beside it, and before what follows of the line of either.
const FINDING: &str = "  ";
const DETAIL: &str = "      ";
const REST: &str = "    ";

/// The whole text in lines of at most `width` characters, as far as it has spaces, with a style of ANSI around what `paint` gets. What is
/// known from before is only counted.
#[must_use]
pub fn human(audit: &Audit<'_>, width: usize, paint: &dyn Fn(&str, &str) -> String) -> String {
    let mut out = String::new();
    let mut plain = |text: &str| out.push_str(&paragraph(text, "", FINDING, width));
    for line in sum(audit) {
        plain(&line);
    }
    for class in Class::ALL {
        let count = audit.of(class).count();
        if count == 0 {
            continue;
        }
        out.push('\n');
        let style = match class.severity() {
            Severity::Error => "1;31",
            Severity::Warning => "1;33",
            Severity::Information => "1",
        };
        let title = format!("{} ({count}, {}): {}", class.word(), class.code(), class.title());
        for line in paragraph(&title, "", REST, width).lines() {
            out.push_str(&paint(style, line));
            out.push('\n');
        }
        for finding in audit.of(class).take(SHOWN) {
            out.push_str(&paragraph(&audit.sentence(finding), FINDING, REST, width));
            for detail in audit.details(finding) {
                let rest = format!("{DETAIL}  ");
                out.push_str(&paragraph(&detail, DETAIL, &rest, width));
            }
        }
        if count > SHOWN {
            let more = format!("and {} more, which `--format json` lists", count - SHOWN);
            out.push_str(&paragraph(&more, FINDING, REST, width));
        }
    }
    if !audit.notes.is_empty() {
        out.push('\n');
        for note in &audit.notes {
            out.push_str(&paragraph(note, "", FINDING, width));
        }
    }
    out
}

/// What was compared, and what came of it.
fn sum(audit: &Audit<'_>) -> Vec<String> {
    let model = audit.model;
    let place = model.shown_group(&Place::Own);
    let how = match audit.home {
        Located::Said => String::new(),
        Located::Found(hits) => format!(", found by {hits} of its resources"),
    };
    let mut counts: Vec<String> = Class::ALL
        .iter()
        .filter(|class| **class != Class::Undecided)
        .map(|class| (audit.total(*class) - audit.known(*class), class))
        .filter(|(count, _)| *count > 0)
        .map(|(count, class)| format!("{count} {}", class.word().replace('-', " ")))
        .collect();
    let known: usize = Class::ALL.iter().map(|class| audit.known(*class)).sum();
    if known > 0 {
        counts.push(format!("{known} known before"));
    }
    let mut found = vec![
        format!("{} in {place}{how}", model.blueprint),
        format!(
            "{} of {} derived grants are there as derived, {} are not decided",
            audit.as_derived,
            model.role_assignments.len(),
            audit.undecided
        ),
    ];
    if !counts.is_empty() {
        found.push(counts.join(", "));
    }
    found.push(format!(
        "{} role assignments read, {} of them no matter of this blueprint",
        audit.read, audit.elsewhere
    ));
    found
}
