//! Nothing is registered that no test shows.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::process::Command;

use amlgen::catalog::{contradictions, standings};
use amlgen::derive::rules;
use amlgen::diag::code;
use amlgen::model::AssignedBy;
use amlgen::model::fact::State;

use crate::rules::facts;
use crate::support;

const AUDIT: &str = "it is about what is really there, which no blueprint shows; see tests/audit.rs";
const ACROSS: &str = "it compares two states; see tests/diff.rs";

/// Codes that no readable example can show, and why.
const WITHOUT_EXAMPLE: &[(&str, &str)] = &[
    (
        "AML1003",
        "a file that is not UTF-8 would trip every tool; see the unit tests of the reader",
    ),
    (
        "AML1004",
        "an example would have to be larger than 64 KiB; see the unit tests of the reader",
    ),
    (
        "AML2022",
        "it needs a day, which only the command line gives; see tests/accepted.rs",
    ),
    (
        "AML5121",
        "it compares environments, which are built together; see tests/environments.rs",
    ),
    (
        "AML4001",
        "an example would have to declare some hundred resources; see tests/limits.rs",
    ),
    (
        "AML4005",
        "an example would have to make 4 MB; see tests/limits.rs",
    ),
    (
        "AML3008",
        "an example would have to make 4,000 role assignments; see tests/limits.rs",
    ),
    (
        "AML3007",
        "an example would have to declare more than a hundred endpoints; see tests/limits.rs",
    ),
    (
        "AML5120",
        "an example would have to ask for some hundred roles; see tests/delegation.rs",
    ),
    ("AML6001", AUDIT),
    ("AML6002", AUDIT),
    ("AML6003", AUDIT),
    ("AML6004", AUDIT),
    ("AML6005", AUDIT),
    ("AML6006", AUDIT),
    ("AML6007", AUDIT),
    ("AML6008", AUDIT),
    ("AML6009", AUDIT),
    ("AML6010", AUDIT),
    ("AML3107", ACROSS),
    ("AML3108", ACROSS),
    ("AML3202", ACROSS),
    ("AML3212", ACROSS),
    ("AML3214", ACROSS),
    ("AML3308", ACROSS),
    ("AML3601", ACROSS),
    ("AML3710", ACROSS),
    ("AML3732", ACROSS),
    ("AML3737", ACROSS),
    ("AML9001", "a bug, which no blueprint can cause"),
];

#[test]
fn every_code_has_an_invalid_example() {
    let shown: BTreeSet<String> = support::blueprints("blueprints/invalid")
        .iter()
        .map(|(stem, _)| stem.split('-').next().unwrap().to_owned())
        .collect();
    let excused: BTreeSet<&str> = WITHOUT_EXAMPLE.iter().map(|(code, _)| *code).collect();
    let missing: Vec<&str> = code::all()
        .iter()
        .map(|code| code.id())
        .filter(|id| !shown.contains(*id) && !excused.contains(id))
        .collect();
    assert!(
        missing.is_empty(),
        "no blueprints/invalid/<CODE>-<slug>.yaml shows {missing:?}"
    );
    for id in shown.iter().map(String::as_str).chain(excused.iter().copied()) {
        assert!(code::find(id).is_some(), "{id} is no code");
    }
    let needless: Vec<&&str> = excused.iter().filter(|id| shown.contains(**id)).collect();
    assert!(needless.is_empty(), "excused and shown: {needless:?}");
}

#[test]
fn every_role_rule_fires() {
    let mut fired = BTreeSet::new();
    for (_, compiled) in support::valid() {
        for assignment in &compiled.model().role_assignments {
            for reason in &assignment.reasons {
                fired.insert((reason.rule, reason.because.clone()));
            }
        }
    }
    let silent: Vec<String> = rules::all()
        .filter(|rule| !fired.contains(&(rule.id, rule.because.into())))
        .map(|rule| format!("{} for {:?} who {}", rule.id, rule.to, rule.because))
        .collect();
    assert!(
        silent.is_empty(),
        "no valid blueprint makes these rules fire:\n{}",
        silent.join("\n")
    );
}

/// Ids that are rules or have a code.
fn implemented() -> BTreeSet<&'static str> {
    let hard = code::all().iter().filter_map(|code| code.info().rule);
    rules::all().map(|rule| rule.id).chain(hard).collect()
}

#[test]
fn every_id_is_a_fact_and_accounted_for() {
    let facts = facts::ids();
    let known = implemented();
    let unknown: Vec<_> = known.iter().filter(|id| !facts.contains(id)).collect();
    assert!(unknown.is_empty(), "tests/facts/rules.txt lacks {unknown:?}");
    let missing: Vec<_> = facts
        .iter()
        .filter(|id| !known.contains(*id) && standings::find(id).is_none())
        .collect();
    assert!(
        missing.is_empty(),
        "neither a rule nor a code nor in catalog::standings: {missing:?}"
    );
    let standings: Vec<&str> = standings::all().map(|standing| standing.id).collect();
    let ordered: Vec<&str> = facts.into_iter().filter(|id| standings.contains(id)).collect();
    assert_eq!(
        standings, ordered,
        "standings are in the order of tests/facts/rules.txt, and of it"
    );
}

#[test]
fn no_id_stands_in_two_ways() {
    let known = implemented();
    // A note says to readers of `access.md` what a finding says to the author.
    let needless: Vec<&str> = standings::all()
        .filter(|standing| !matches!(standing.state, State::Note(_)))
        .map(|standing| standing.id)
        .filter(|id| known.contains(id))
        .collect();
    assert!(
        needless.is_empty(),
        "rules or codes, take them out of catalog::standings: {needless:?}"
    );
}

#[test]
fn contradictions_touch_what_there_is() {
    let known = implemented();
    for entry in contradictions::ALL {
        for id in entry.rules {
            assert!(
                known.contains(id) || standings::find(id).is_some(),
                "{} touches {id}, which is nowhere",
                entry.id
            );
        }
    }
}

/// Where a hard rule is shown, or where a rule fires first: one blueprint each, so that another one changes no row but its own.
fn places() -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut add = |id: &str, name: &str| {
        found.entry(id.to_owned()).or_insert_with(|| format!("`{name}`"));
    };
    for (stem, _) in support::blueprints("blueprints/invalid") {
        let code = code::find(stem.split('-').next().unwrap()).unwrap();
        if let Some(rule) = code.info().rule {
            add(rule, &stem);
        }
    }
    for (name, compiled) in support::valid() {
        let file = name.split('@').next().unwrap();
        let stem = file.rsplit('/').next().unwrap().trim_end_matches(".yaml");
        for assignment in &compiled.model().role_assignments {
            for reason in &assignment.reasons {
                add(reason.rule, stem);
            }
        }
        for finding in &compiled.diags {
            if let Some(rule) = finding.code.info().rule {
                add(rule, stem);
            }
        }
    }
    found
}

#[test]
fn golden_page_of_coverage() {
    let places = places();
    let place = |id: &str| places.get(id).map_or("no blueprint yet", String::as_str);
    let mut page = "\
# Every id, how it stands with it, and where it shows

Made by `tests/coverage.rs`. `implemented`: a grant that the template or Azure makes, or a finding. `reported`: a grant that people
make, in `access.md` and `explain`. `note`: `access.md` says it where it matters. `left-out`: it was
withdrawn, or no blueprint can meet it. `amlgen rules ID` says more of each.

The names are those of blueprints in `blueprints/`, `blueprints/invalid/`, `tests/data/` and `tests/data/beyond/`.

## Rules of roles

| id | state | where, or why not |
|---|---|---|
"
    .to_owned();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for rule in rules::all() {
        if !seen.insert(rule.id) {
            continue;
        }
        let reported = rules::all()
            .filter(|row| row.id == rule.id)
            .all(|row| row.grant.assigned_by() == AssignedBy::Person);
        let state = if reported { "reported" } else { "implemented" };
        writeln!(page, "| {} | {state} | {} |", rule.id, place(rule.id)).unwrap();
    }
    let stands = |page: &mut String, hard: bool| {
        for standing in standings::all() {
            if standing.id.starts_with("V-") == hard {
                writeln!(
                    page,
                    "| {} | {} | {} |",
                    standing.id,
                    standing.state.word(),
                    standing.text.replace('|', "\\|")
                )
                .unwrap();
            }
        }
    };
    stands(&mut page, false);
    page.push_str("\n## Hard rules\n\n| id | state | where, or why not |\n|---|---|---|\n");
    let mut hard: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for code in code::all() {
        if let Some(rule) = code.info().rule {
            hard.entry(rule).or_default().push(code.id());
        }
    }
    for (rule, codes) in hard {
        let across = |code: &&str| WITHOUT_EXAMPLE.contains(&(*code, ACROSS));
        let shown = if codes.iter().all(across) {
            "between two states, by `amlgen diff`"
        } else {
            place(rule)
        };
        writeln!(page, "| {rule} | implemented | {}: {shown} |", codes.join(", ")).unwrap();
    }
    stands(&mut page, true);
    support::generated_document("coverage.md", page);
}

#[test]
fn rules_in_json_have_every_id_with_its_state() {
    let output = Command::new(env!("CARGO_BIN_EXE_amlgen"))
        .args(["rules", "--format", "json"])
        .output()
        .unwrap();
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut states: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for group in ["rules", "findings", "standings"] {
        for entry in json[group].as_array().unwrap() {
            let state = entry["state"].as_str().unwrap();
            for key in ["id", "rule"] {
                if let Some(id) = entry[key].as_str() {
                    states.entry(id.to_owned()).or_default().insert(state.to_owned());
                }
            }
        }
    }
    let words = ["implemented", "reported", "left-out", "note"];
    for (id, states) in &states {
        assert!(
            states.iter().all(|state| words.contains(&state.as_str())),
            "{id}: {states:?}"
        );
    }
    let page = support::text("docs/coverage.md");
    for id in states.keys().filter(|id| !id.starts_with("AML")) {
        assert!(
            page.contains(&format!("| {id} | ")),
            "{id} is not in docs/coverage.md"
        );
    }
    let missing: Vec<&str> = facts::ids()
        .into_iter()
        .filter(|id| !states.contains_key(*id))
        .collect();
    assert!(
        missing.is_empty(),
        "`amlgen rules --format json` lacks {missing:?}"
    );
}
