//! The words that people read of a comparison, for each form alike.

use super::change::{
    BlueprintDiff, Change, Comparison, Consequence, CredentialChange, Effect, GrantChange, Opening,
    PersonChange, PropertyChange, Reach, ResourceChange, Summary, Trust,
};
use crate::model::AssignedBy;
use crate::report::reference::Reference;

/// A change of access in a sentence.
pub(super) struct Item {
    pub(super) change: Change,
    pub(super) words: String,
    pub(super) reach: Reach,
    pub(super) because: String,
    pub(super) rules: String,
}

/// What is compared with what.
pub(super) fn names(blueprint: &BlueprintDiff) -> String {
    match (&blueprint.old, &blueprint.new) {
        (Some(old), Some(new)) => format!("{new} compared with {old}"),
        (None, Some(new)) => format!("{new} is new"),
        (Some(old), None) => format!("{old} is gone"),
        (None, None) => String::new(),
    }
}

/// All changes of access: those that broaden it first.
pub(super) fn access(comparison: &Comparison) -> Vec<Item> {
    let mut found: Vec<Item> = comparison.grants.iter().map(grant).collect();
    found.extend(comparison.credentials.iter().map(credential));
    // who comes or goes shows by the grants
    let shows = |one: &PersonChange| {
        let mut grants = comparison.grants.iter();
        one.change != Change::Changed && grants.any(|grant| grant.principal.id == one.principal.id)
    };
    found.extend(comparison.people.iter().filter(|one| !shows(one)).map(person));
    found.extend(comparison.openings.iter().map(opening));
    found.sort_by_key(|item| item.reach != Reach::Broadens);
    found
}

fn grant(one: &GrantChange) -> Item {
    let by = match one.assigned_by {
        AssignedBy::Template => "",
        AssignedBy::Person => " (assigned by a person)",
        AssignedBy::Azure => " (assigned by Azure itself)",
    };
    Item {
        change: one.change,
        words: format!("{}: {} on {}{by}", one.who, one.role.name, one.place),
        reach: one.reach,
        because: one.because.clone(),
        rules: one.rules.join(", "),
    }
}

fn trust(trust: &Trust) -> String {
    format!("`{}` of `{}`", trust.subject, trust.issuer)
}

fn credential(one: &CredentialChange) -> Item {
    let formerly = one
        .formerly
        .as_ref()
        .map(|formerly| format!(", before {}", trust(formerly)));
    Item {
        change: one.change,
        words: format!(
            "`{}` trusts {}{}",
            one.identity.id,
            trust(&one.trust),
            formerly.unwrap_or_default()
        ),
        reach: one.reach,
        because: one.because.clone(),
        rules: String::new(),
    }
}

fn person(one: &PersonChange) -> Item {
    let object = |id: &Option<String>| id.clone().unwrap_or_else(|| "no object id".to_owned());
    let now = object(&one.principal.object_id);
    let is_another =
        |before: &&Reference| before.id != one.principal.id || before.object_id != one.principal.object_id;
    let formerly = one.formerly.as_ref().filter(is_another).map(|before| {
        format!(
            ", before: `{}`, object id {}",
            before.id,
            object(&before.object_id)
        )
    });
    Item {
        change: one.change,
        words: format!(
            "`{}`, object id {now}{}",
            one.principal.id,
            formerly.unwrap_or_default()
        ),
        reach: one.reach,
        because: one.because.clone(),
        rules: String::new(),
    }
}

fn opening(one: &Opening) -> Item {
    Item {
        change: Change::Changed,
        words: format!("{}: `{}`", one.words, one.path),
        reach: one.reach,
        because: one.because.clone(),
        rules: String::new(),
    }
}

/// The resources that are worth a line, with what differs about them.
pub(super) fn resources(comparison: &Comparison) -> impl Iterator<Item = &ResourceChange> {
    comparison.resources.iter().filter(|one| !one.implied)
}

/// How a resource is spoken of in a list: with its former name, and whether it is only named.
pub(super) fn resource(one: &ResourceChange) -> String {
    let exists = if one.existing {
        ", which exists already"
    } else {
        ""
    };
    let formerly = one
        .formerly
        .as_ref()
        .filter(|before| before.id != one.resource.id)
        .map(|before| format!(", formerly `{}`", before.id));
    format!("{}{exists}{}", one.words, formerly.unwrap_or_default())
}

/// What became of a value, with what its path is called and what stands between the old and the new one.
pub(super) fn property(one: &PropertyChange, path: &str, arrow: &str) -> String {
    let shown = |value: &Option<String>| match value.as_deref() {
        Some("") => Some("\"\"".to_owned()),
        other => other.map(str::to_owned),
    };
    match (shown(&one.old), shown(&one.new)) {
        (Some(old), Some(new)) => format!("{path}: {old} {arrow} {new}"),
        (None, Some(new)) => format!("{path}: + {new}"),
        (Some(old), None) => format!("{path}: - {old}"),
        (None, None) => path.to_owned(),
    }
}

/// How a line about a change begins.
pub(super) fn mark(change: Change) -> &'static str {
    match change {
        Change::Added => "+",
        Change::Changed => "~",
        Change::Removed => "-",
    }
}

/// The word for what becomes of a change.
pub(super) fn effect(one: &Consequence) -> &'static str {
    match one.effect {
        Effect::Replaced => "made anew",
        Effect::Refused => "refused",
        Effect::Stays => "stays",
        Effect::Ignored => "not changed",
        Effect::Note => "note",
    }
}

/// The numbers of a comparison in a line, and what they come to.
pub(super) fn summary(summary: &Summary) -> String {
    let mut parts = counts(summary);
    match summary.broadens {
        0 => parts.push("no access broadens".to_owned()),
        1 => parts.push("access broadens in 1 place".to_owned()),
        many => parts.push(format!("access broadens in {many} places")),
    }
    match summary.replaced {
        0 => {}
        1 => parts.push("1 change is refused or makes something anew".to_owned()),
        many => parts.push(format!("{many} changes are refused or make something anew")),
    }
    parts.join("; ")
}

/// How much of each kind differs.
pub(super) fn counts(summary: &Summary) -> Vec<String> {
    let mut parts = Vec::new();
    let mut group = |noun: &str, counts: [usize; 3]| {
        let words: Vec<String> = counts
            .iter()
            .zip(["added", "changed", "removed"])
            .filter(|(count, _)| **count > 0)
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        if !words.is_empty() {
            parts.push(format!("{noun}: {}", words.join(", ")));
        }
    };
    group(
        "resources",
        [
            summary.resources_added,
            summary.resources_changed,
            summary.resources_removed,
        ],
    );
    group(
        "grants",
        [
            summary.grants_added,
            summary.grants_changed,
            summary.grants_removed,
        ],
    );
    if summary.others > 0 {
        parts.push(format!("other differences: {}", summary.others));
    }
    parts
}
