//! An audit for people: a line that sums up, then a list per class.

use super::class::Class;
use super::finding::Audit;
use super::home::Located;
use crate::diag::Severity;
use crate::model::Place;
use crate::visible;

/// How many findings of a class are shown before the rest is counted.
const SHOWN: usize = 200;

/// The whole text, with a style of ANSI around what `paint` gets.
#[must_use]
pub fn human(audit: &Audit<'_>, paint: &dyn Fn(&str, &str) -> String) -> String {
    let mut lines = sum(audit);
    for class in Class::ALL {
        let count = audit.of(class).count();
        if count == 0 {
            continue;
        }
        lines.push(String::new());
        let style = match class.severity() {
            Severity::Error => "1;31",
            Severity::Warning => "1;33",
            Severity::Information => "1",
        };
        lines.push(format!(
            "{} ({count}, {})",
            paint(style, class.title()),
            class.code()
        ));
        for finding in audit.of(class).take(SHOWN) {
            lines.push(format!("  {}", visible::line(&audit.sentence(finding))));
            for detail in audit.details(finding) {
                lines.push(format!("      {}", visible::line(&detail)));
            }
        }
        if count > SHOWN {
            lines.push(format!(
                "  and {} more, which `--format json` lists",
                count - SHOWN
            ));
        }
    }
    if !audit.notes.is_empty() {
        lines.push(String::new());
        lines.extend(audit.notes.iter().map(|note| visible::line(note).into_owned()));
    }
    lines.join("\n") + "\n"
}

/// What was compared, and what came of it.
fn sum(audit: &Audit<'_>) -> Vec<String> {
    let model = audit.model;
    let place = model.shown_group(&Place::Own);
    let how = match audit.home {
        Located::Said => String::new(),
        Located::Found(hits) => format!(", found by {hits} of its resources"),
    };
    let counts: Vec<String> = Class::ALL
        .iter()
        .filter(|class| **class != Class::Undecided && audit.total(**class) > 0)
        .map(|class| format!("{} {}", audit.total(*class), class.word().replace('-', " ")))
        .collect();
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
        .iter()
        .map(|line| visible::line(line).into_owned())
        .collect()
}
