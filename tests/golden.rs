//! What the program says about the examples, byte for byte. The folder is the list: drop `blueprints/new.yaml`, run,
//! read the diff, bless.

use std::collections::BTreeMap;
use std::process::Command;

use amlgen::report::explain::{self, Filter};
use amlgen::report::graph;

use crate::support;

/// Where examples are that not every judge can follow.
const BEYOND: &str = "tests/data/beyond";

/// Examples whose access is drawn.
const DRAWN: [&str; 2] = ["minimal", "secure"];

/// Those of which all that `explain` has to say is compared.
const VERBOSE: [&str; 2] = ["secure", "enterprise@prod"];

/// The one of them that shows what no other example does.
const CUSTOM_ROLES: &str = "custom-roles";

#[test]
fn golden_examples_and_help() {
    let mut made = BTreeMap::new();
    let cases = support::blueprints("blueprints");
    assert!(!cases.is_empty(), "no blueprint in blueprints/");
    let cases = cases.into_iter().map(|(stem, bytes)| ("blueprints", stem, bytes));
    let beyond = support::blueprints(BEYOND).into_iter();
    let beyond = beyond
        .filter(|(stem, _)| stem == CUSTOM_ROLES)
        .map(|(stem, bytes)| (BEYOND, stem, bytes));
    let cases = cases.chain(beyond).flat_map(|(folder, stem, bytes)| {
        let environments = support::environments(&bytes).into_iter().map(Some);
        let builds: Vec<Option<String>> = std::iter::once(None).chain(environments).collect();
        builds
            .into_iter()
            .map(move |environment| (folder, stem.clone(), bytes.clone(), environment))
    });
    for (folder, stem, bytes, environment) in cases {
        let file = format!("{folder}/{stem}.yaml");
        let compiled = support::compile_in(&file, &bytes, environment.as_deref());
        let stem = environment.map_or(stem.clone(), |environment| format!("{stem}@{environment}"));
        let model = compiled.model();
        let mut json = serde_json::to_string_pretty(model).unwrap();
        json.push('\n');
        let all = Filter::default();
        if DRAWN.contains(&stem.as_str()) {
            for (form, drawn) in [
                ("mmd", graph::mermaid(model, &all)),
                ("dot", graph::dot(model, &all)),
                ("svg", graph::svg(model, &all)),
                ("html", graph::html(model, &compiled.source, &all)),
            ] {
                made.insert(format!("{stem}/graph.{form}"), drawn.unwrap().text);
            }
        }
        let explained = explain::short(model, &all, 100).unwrap();
        for (path, text) in support::built(model) {
            made.insert(format!("{stem}/{path}"), text);
        }
        made.insert(format!("{stem}/model.json"), json);
        if VERBOSE.contains(&stem.as_str()) {
            let verbose = explain::verbose(model, &compiled.source, &all, 100).unwrap();
            made.insert(format!("{stem}/explain-verbose.txt"), verbose);
        }
        made.insert(format!("{stem}/explain.txt"), explained);
        made.insert(format!("{stem}/findings.txt"), compiled.findings());
    }
    let help = help(&[]);
    for command in commands(&help) {
        made.insert(
            format!("cli/{command}--help.txt"),
            self::help(&[command.as_str()]),
        );
    }
    made.insert("cli/--help.txt".to_owned(), help);
    made.insert("schema.json".to_owned(), amlgen::blueprint::schema());
    support::goldens(&made, |path| match path.split_once('/') {
        // tests/invalid.rs, tests/audit/cases.rs, tests/diff.rs, tests/doctor/cases.rs
        Some(("invalid" | "audit" | "diff" | "doctor", _)) => false,
        Some(("cli", file)) => file.ends_with("--help.txt"), // others: tests/cli.rs
        _ => true,
    });
}

/// What `--help` of a command prints.
fn help(command: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_amlgen"))
        .args(command)
        .arg("--help")
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{command:?}: {output:?}"
    );
    String::from_utf8(output.stdout).unwrap()
}

/// The commands that the help lists.
fn commands(help: &str) -> Vec<String> {
    let found: Vec<String> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  "))
        .filter(|line| !line.starts_with(' '))
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect();
    assert!(found.len() > 5, "the help lists {found:?}");
    found
}
