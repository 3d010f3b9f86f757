//! Same input, same bytes: no clock, no environment, no hash order, no trace of how or where the text was kept.

use std::collections::BTreeMap;

use crate::support;

/// Everything that is written for a blueprint, and its findings if they do not tell the name of the file.
fn all(name: &str, bytes: &[u8]) -> BTreeMap<String, String> {
    let compiled = support::compile(name, bytes);
    let mut found = support::built(compiled.model());
    found.insert(
        "model.json".to_owned(),
        serde_json::to_string(compiled.model()).unwrap(),
    );
    found.insert(
        "findings".to_owned(),
        compiled.findings().replace(compiled.source.name(), "NAME"),
    );
    found
}

fn same(what: &str, expected: &BTreeMap<String, String>, found: &BTreeMap<String, String>) {
    assert!(
        expected.keys().eq(found.keys()),
        "{what}: other files: {:?} and {:?}",
        expected.keys(),
        found.keys()
    );
    for (path, text) in expected {
        assert!(*text == found[path], "{what}: {path} differs");
    }
}

#[test]
fn the_same_blueprint_is_the_same_bytes() {
    for folder in ["blueprints", "tests/data"] {
        for (stem, bytes) in support::blueprints(folder) {
            let text = String::from_utf8(bytes.clone()).unwrap();
            assert!(!text.contains('\r'), "{folder}/{stem}.yaml has CRLF");
            let expected = all("a.yaml", &bytes);
            same("a second time", &expected, &all("a.yaml", &bytes));
            same("another name", &expected, &all("some/where/b.yaml", &bytes));
            let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
            same("BOM and CRLF", &expected, &all("a.yaml", windows.as_bytes()));
        }
    }
}

#[test]
fn outputs_have_unix_lines_and_one_final_newline() {
    for (name, compiled) in support::valid() {
        for (path, text) in support::built(compiled.model()) {
            assert!(!text.contains('\r'), "{name}: {path} has CR");
            assert!(
                text.ends_with('\n') && !text.ends_with("\n\n"),
                "{name}: {path} does not end with one newline"
            );
            assert!(
                text.lines().all(|line| !line.ends_with([' ', '\t'])),
                "{name}: {path} has blanks at the end of a line"
            );
        }
    }
}

#[test]
fn everything_that_is_shipped_can_be_built_at_once() {
    let mut names = std::collections::BTreeMap::new();
    for (stem, bytes) in support::blueprints("blueprints") {
        let name = support::compile("a.yaml", &bytes).model().blueprint.clone();
        if let Some(other) = names.insert(name, stem.clone()) {
            panic!("blueprints/{stem}.yaml and blueprints/{other}.yaml have one name");
        }
    }
}
