//! A comparison for a terminal.

use std::fmt::Write;

use super::change::{Change, Comparison, Consequence, Diff, Presence, Reach};
use super::items::{self, Item};
use crate::visible;

/// The lines of all comparisons. Whoever paints them goes by how they begin: `+`, `-` and `~` behind two blanks.
#[must_use]
pub fn human(diff: &Diff) -> String {
    let mut out = String::new();
    for blueprint in &diff.blueprints {
        if !out.is_empty() {
            out.push('\n');
        }
        line(&mut out, 0, &items::names(blueprint));
        if !blueprint.errors.is_empty() {
            // which they are is told beside the answer
            line(&mut out, 0, "nothing is compared: a blueprint has errors");
        }
        for comparison in &blueprint.comparisons {
            out.push('\n');
            one(comparison, &mut out);
        }
    }
    if out.is_empty() {
        line(&mut out, 0, "no differences");
    }
    out
}

fn one(comparison: &Comparison, out: &mut String) {
    if let Some(environment) = &comparison.environment {
        let presence = match comparison.presence {
            Presence::Both => "",
            Presence::Added => " is new",
            Presence::Removed => " is gone",
        };
        line(out, 0, &format!("environment `{environment}`{presence}"));
    }
    if comparison.is_empty() {
        line(out, 0, "no differences");
        return;
    }
    line(out, 0, &items::summary(&comparison.summary));
    section(out, "access", &items::access(comparison), access);
    let resources: Vec<_> = items::resources(comparison).collect();
    section(out, "resources", &resources, |out, one| {
        line(
            out,
            2,
            &format!("{} {}", items::mark(one.change), items::resource(one)),
        );
        for property in &one.properties {
            line(out, 6, &items::property(property, &property.path, "->"));
        }
    });
    section(out, "platform", &comparison.platform, |out, one| {
        line(
            out,
            2,
            &format!(
                "{} {}",
                items::mark(Change::Changed),
                items::property(one, &one.path, "->")
            ),
        );
    });
    section(
        out,
        "what a redeployment does",
        &comparison.redeployment,
        consequence,
    );
}

fn section<T>(out: &mut String, title: &str, entries: &[T], each: impl Fn(&mut String, &T)) {
    if entries.is_empty() {
        return;
    }
    out.push('\n');
    line(out, 0, title);
    for entry in entries {
        each(out, entry);
    }
}

fn access(out: &mut String, item: &Item) {
    line(out, 2, &format!("{} {}", items::mark(item.change), item.words));
    let reach = match item.reach {
        Reach::Broadens => "broadens: ",
        Reach::Narrows => "narrows: ",
        Reach::Same => "",
    };
    let rules = if item.rules.is_empty() {
        String::new()
    } else {
        format!(" ({})", item.rules)
    };
    line(out, 6, &format!("{reach}{}{rules}", item.because));
}

fn consequence(out: &mut String, one: &Consequence) {
    line(out, 2, &format!("{}: {}", items::effect(one), one.what));
    for (who, what) in [
        ("ARM, Bicep", &one.incremental),
        ("Terraform", &one.terraform),
        ("lost", &one.lost),
    ] {
        if let Some(what) = what {
            line(out, 6, &format!("{who}: {what}"));
        }
    }
    if one.incremental.is_some() {
        for command in &one.commands {
            line(out, 6, &format!("$ {command}"));
        }
    }
}

fn line(out: &mut String, indent: usize, text: &str) {
    // Writing to a string does not fail.
    let _ = writeln!(out, "{:indent$}{}", "", visible::line(text));
}
