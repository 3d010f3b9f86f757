//! The rules and the findings, from the program.

use std::collections::BTreeMap;
use std::fmt::Write;

use amlgen::catalog::contradictions;
use amlgen::derive::rules::{self, Grant};
use amlgen::diag::code;
use amlgen::model::{AssignedBy, Citation};

use super::{GENERATED, cell};

/// The page of rules with their sources.
pub(super) fn rules() -> String {
    let mut out = format!(
        "{GENERATED}\n\n# The rules\n\nEvery role assignment follows from a rule. A rule says who needs which role where, because of what they do; it names the \
         pages that it is read from. `doc`: a source states it for this principal and resource. `def`: it follows from the role's definition and a documented \
         need. `open`: no source was found, so it is a choice. `amlgen rules ID` shows one, and [the table of uses](uses.md) which rule each `uses`, persona \
         and task brings.\n"
    );
    let mut sources: BTreeMap<&str, &Citation> = BTreeMap::new();
    let mut families: Vec<(&str, Vec<&rules::RoleRule>)> = Vec::new();
    for rule in rules::all() {
        let family = rule.id.split('-').next().unwrap();
        match families.iter_mut().find(|(known, _)| *known == family) {
            Some((_, rows)) => rows.push(rule),
            None => families.push((family, vec![rule])),
        }
    }
    for (family, rows) in families {
        writeln!(
            out,
            "\n## {family}\n\n| rule | role | on | made by | why | mark |\n|---|---|---|---|---|---|"
        )
        .unwrap();
        for rule in rows {
            let by = match rule.grant.assigned_by() {
                AssignedBy::Template => "template",
                AssignedBy::Person => "people",
                AssignedBy::Azure => "Azure",
            };
            let words = match rule.grant {
                Grant::AzureUnstated(words) | Grant::PersonUnstated(words) => words,
                _ => "access policy for secrets",
            };
            let role = rule.grant.role().map_or(words, |role| role.name);
            let keys: Vec<String> = rule
                .sources
                .iter()
                .map(|source| {
                    sources.insert(source.key, source);
                    format!("[{}](#sources)", source.key)
                })
                .collect();
            let founded = if keys.is_empty() {
                rule.mark.word().to_owned()
            } else {
                format!("{}: {}", rule.mark.word(), keys.join(", "))
            };
            writeln!(
                out,
                "| {} | {} | {} | {by} | {}; without it, {} | {founded} |",
                rule.id,
                cell(role),
                rule.on.word(),
                cell(rule.because),
                cell(rule.without)
            )
            .unwrap();
        }
    }
    out.push_str("\n## Where sources disagree\n\n| id | about | taken here | rules |\n|---|---|---|---|\n");
    for entry in contradictions::ALL {
        writeln!(
            out,
            "| {} | {} | {} | {} |",
            entry.id,
            cell(entry.topic),
            cell(entry.choice),
            entry.rules.join(", ")
        )
        .unwrap();
    }
    out.push_str("\n## Sources\n\n| source | page | date |\n|---|---|---|\n");
    for (key, source) in sources {
        writeln!(
            out,
            "| {key} | {} | {} |",
            linked(source.title),
            cell(source.date)
        )
        .unwrap();
    }
    out
}

/// A title as a link, where it is a repository of GitHub and a path in it.
fn linked(title: &str) -> String {
    let plain = |text: &str| {
        text.chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "-_./".contains(letter))
    };
    if let Some((repository, path)) = title.split_once(' ')
        && let Some((owner, name)) = repository.split_once('/')
        && !owner.contains('.')
        && plain(owner)
        && plain(name)
        && !name.contains('/')
    {
        let shown = cell(title);
        return if plain(path) && path.contains('/') {
            format!("[{shown}](https://github.com/{repository}/blob/HEAD/{path})")
        } else {
            format!("[{shown}](https://github.com/{repository})")
        };
    }
    cell(title)
}

/// The page of findings.
pub(super) fn codes() -> String {
    let mut out = format!(
        "{GENERATED}\n\n# The findings\n\nWhat `amlgen` finds in a blueprint has a code, which stays and is never used for another. `amlgen rules CODE` shows one. \
         [Findings](findings.md) says in which forms they come, and how to accept one.\n"
    );
    let kinds = [
        ("AML1", "The YAML and its shape"),
        ("AML2", "Names and references"),
        ("AML3", "Hard rules of Azure"),
        ("AML4", "What a target cannot say"),
        ("AML5", "Policy"),
        ("AML6", "What is really there"),
        ("AML9", "A bug in amlgen"),
    ];
    let mut told = 0;
    for (start, heading) in kinds {
        let of_kind: Vec<_> = code::all()
            .iter()
            .filter(|code| code.id().starts_with(start))
            .collect();
        if of_kind.is_empty() {
            continue;
        }
        writeln!(
            out,
            "\n## {heading}\n\n| code | finding | cause and what to do | rule |\n|---|---|---|---|"
        )
        .unwrap();
        for code in of_kind {
            let info = code.info();
            writeln!(
                out,
                "| {} | {} | {} | {} |",
                info.id,
                cell(info.title),
                cell(info.explanation),
                info.rule.unwrap_or_default()
            )
            .unwrap();
            told += 1;
        }
    }
    assert_eq!(told, code::all().len(), "a code of no kind");
    out
}
