//! Answers for people.

use super::answer::{Answer, Diagnosis, Found, Grant};
use crate::report::page;
use crate::report::reference::Reference;
use crate::visible;

/// A page with all answers, in lines of at most `width` characters; `paint` makes a heading of a text.
#[must_use]
pub fn human(diagnosis: &Diagnosis, width: usize, paint: &dyn Fn(&str) -> String) -> String {
    let mut page = Page {
        text: String::new(),
        width,
    };
    let blueprint = diagnosis.blueprint.as_deref().unwrap_or_default();
    let place = match &diagnosis.environment {
        Some(environment) => format!("the blueprint `{blueprint}`, environment `{environment}`"),
        None => format!("the blueprint `{blueprint}`"),
    };
    for (at, answer) in diagnosis.errors.iter().enumerate() {
        if at > 0 {
            page.blank();
        }
        page.answer(answer, &place, paint);
    }
    if diagnosis.left_out > 0 {
        page.blank();
        page.paragraph(
            "",
            &format!(
                "The text tells {} more errors, which are left out.",
                diagnosis.left_out
            ),
        );
    }
    if diagnosis.errors.is_empty() {
        page.paragraph("", "amlgen knows no error in this text.");
        if !diagnosis.nearest.is_empty() {
            let near: Vec<String> = diagnosis.nearest.iter().map(|id| format!("`{id}`")).collect();
            page.paragraph("", &format!("Near are {}.", near.join(", ")));
        }
        page.paragraph("", "Give the whole text, with its codes: what a JSON answer of Azure holds under `error`. docs/errors.md lists what is known.");
    }
    page.text
}

struct Page {
    text: String,
    width: usize,
}

/// How far lists and rows are indented.
const INDENT: &str = "  ";
/// The width of the names of rows.
const NAMES: usize = 10;

impl Page {
    fn blank(&mut self) {
        self.text.push('\n');
    }

    /// Text broken at spaces, with `first` before it and as many blanks before the lines that follow.
    fn paragraph(&mut self, first: &str, text: &str) {
        let rest = " ".repeat(first.chars().count());
        self.text
            .push_str(&page::paragraph(text, first, &rest, self.width));
    }

    fn row(&mut self, name: &str, value: &str) {
        self.paragraph(&format!("{INDENT}{name:<NAMES$}"), value);
    }

    fn list(&mut self, title: &str, items: &[String]) {
        if items.is_empty() {
            return;
        }
        self.blank();
        self.paragraph(INDENT, title);
        for item in items {
            self.paragraph(&format!("{INDENT}- "), item);
        }
    }

    fn answer(&mut self, answer: &Answer, place: &str, paint: &dyn Fn(&str) -> String) {
        self.text.push_str(&paint(&answer.id));
        self.blank();
        for (name, value) in answer.said.rows() {
            self.row(name, value);
        }
        if !answer.said.rows().is_empty() {
            self.blank();
        }
        self.paragraph(INDENT, &answer.means);
        if let Some(found) = &answer.found {
            self.found(found, place);
        }
        self.list("What to do:", &answer.steps);
        self.blank();
        if !answer.rules.is_empty() {
            self.row("rules", &answer.rules.join(", "));
        }
        self.row("read", &answer.pages.join(", "));
        for source in &answer.sources {
            self.row("source", source);
        }
    }

    fn found(&mut self, found: &Found, place: &str) {
        self.blank();
        self.paragraph(INDENT, &format!("In {place}:"));
        if let Some(principal) = &found.principal {
            self.row("who", &named(principal));
        }
        if let Some(scope) = &found.scope {
            self.row("on", &named(scope));
        }
        if !found.roles.is_empty() {
            self.row("roles", &found.roles.join(", "));
        }
        for grant in &found.grants {
            self.paragraph(&format!("{INDENT}- "), &sentence(grant));
        }
        for conclusion in &found.conclusions {
            self.paragraph(&format!("{INDENT}- "), conclusion);
        }
        if found.principal.is_none()
            && found.scope.is_none()
            && found.grants.is_empty()
            && found.conclusions.is_empty()
        {
            self.paragraph(
                &format!("{INDENT}- "),
                "The text names nothing that is looked up in it.",
            );
        }
        for (at, lines) in found.write.iter().enumerate() {
            self.blank();
            self.paragraph(
                INDENT,
                if at == 0 {
                    "Write, where it is meant:"
                } else {
                    "Or:"
                },
            );
            self.blank();
            for line in lines.lines() {
                self.text.push_str("      ");
                self.text.push_str(&visible::line(line));
                self.text.push('\n');
            }
        }
    }
}

/// What the blueprint calls it, with what it is in Azure.
fn named(one: &Reference) -> String {
    let kind = one.kind.replace('_', " ");
    let also = one.object_id.as_ref().or(one.azure_name.as_ref());
    match also {
        Some(also) if *also != one.id => format!("{} ({kind}, {also})", one.id),
        _ if kind == one.id.replace('_', " ") => one.id.clone(),
        _ => format!("{} ({kind})", one.id),
    }
}

fn sentence(grant: &Grant) -> String {
    let lines: Vec<String> = grant.lines.iter().map(ToString::to_string).collect();
    let place = match lines.as_slice() {
        [] => String::new(),
        [one] => format!(", line {one}"),
        _ => format!(", lines {}", lines.join(", ")),
    };
    format!(
        "{} has {} on {}: {} [{}]{place}. It {}.",
        grant.principal.id,
        grant.role.name,
        grant.scope.id,
        grant.when,
        grant.rules.join(", "),
        grant.because.trim_end_matches('.')
    )
}
