//! Who may know whom, and what stands nowhere.

mod imports;

use std::collections::BTreeSet;

use amlgen::derive::rules;
use amlgen::emit::TARGETS;

use crate::support;
use imports::{Imports, circles};

/// What each room of the crate may know, which are rooms above it; a room that is not here may know all. The file that opens a
/// room says the same: `May know: …`.
const ROOMS: &[(&str, &[&str])] = &[
    ("address", &[]),
    ("arena", &[]),
    ("source", &[]),
    ("visible", &[]),
    ("shell", &[]),
    ("diag", &["source", "visible"]),
    ("model", &["source", "shell"]),
    ("catalog", &["model"]),
    ("blueprint", &["source", "visible", "diag", "model", "catalog"]), // of the last two only a few words, see below
    (
        "resolve",
        &[
            "address",
            "arena",
            "source",
            "diag",
            "blueprint",
            "model",
            "catalog",
        ],
    ),
    (
        "lower",
        &[
            "address",
            "arena",
            "source",
            "diag",
            "blueprint",
            "resolve",
            "model",
            "catalog",
        ],
    ),
    ("derive", &["source", "diag", "model", "catalog"]),
    ("check", &["source", "diag", "model", "catalog", "derive"]),
    ("gathered", &["source", "diag", "model", "blueprint", "check"]),
    ("emit", &["visible", "shell", "diag", "model", "catalog"]),
    (
        "report",
        &[
            "address", "source", "visible", "shell", "diag", "model", "catalog", "emit",
        ],
    ),
];

/// Rooms that know all.
const ABOVE: &[&str] = &["cli", "lib", "main"];

/// Crates that only some files may name: paths below `src/`, as beginnings.
const FENCES: &[(&str, &[&str])] = &[
    ("serde_yaml", &["blueprint/yaml.rs", "blueprint/yaml/"]),
    ("handlebars", &["emit/template.rs"]),
    ("clap", &["cli/"]),
    ("anyhow", &["cli/"]),
    ("ipnet", &["address.rs"]),
];

/// A file of `src/` without comments and without its tests: lines with their numbers.
struct File {
    path: String,
    room: String,
    lines: Vec<(usize, String)>,
}

fn source_files() -> Vec<File> {
    let all: Vec<(String, String)> = support::files(&support::repository("src"))
        .into_iter()
        .filter(|(path, _)| path.rsplit('.').next() == Some("rs"))
        .map(|(path, file)| (path, std::fs::read_to_string(file).unwrap()))
        .collect();
    assert!(all.len() > 50, "only {} files in src/", all.len());
    let mut tests = BTreeSet::new();
    let mut found = Vec::new();
    for (path, text) in &all {
        let mut lines = Vec::new();
        let mut whole = text.lines().enumerate().peekable();
        while let Some((number, line)) = whole.next() {
            if line == "#[cfg(test)]" {
                let (_, next) = whole.peek().unwrap();
                if let Some(name) = next.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')) {
                    let folder = match path.strip_suffix("/mod.rs") {
                        Some(folder) => folder,
                        None => path.strip_suffix(".rs").unwrap(),
                    };
                    tests.insert(format!("{folder}/{name}.rs"));
                    whole.next();
                } else if next.contains("mod ") && next.ends_with('{') {
                    break; // tests end a file
                }
            } else if !line.trim_start().starts_with("//") {
                lines.push((number + 1, line.to_owned()));
            }
        }
        let room = path.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
        found.push(File {
            path: path.clone(),
            room,
            lines,
        });
    }
    for path in &tests {
        assert!(all.iter().any(|(known, _)| known == path), "no file {path}");
    }
    found.retain(|file| !tests.contains(&file.path));
    found
}

/// The names right after every `crate::` of a line: one, or those of a list in braces.
fn neighbours(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, mark) in line.match_indices("crate::") {
        if line[..at].ends_with('$') {
            continue;
        }
        let rest = &line[at + mark.len()..];
        let (list, rest) = match rest.strip_prefix('{') {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let mut depth = 0;
        let mut name = String::new();
        for letter in rest.chars() {
            match letter {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 && list => {
                    found.push(std::mem::take(&mut name));
                }
                letter if depth == 0 => {
                    if !(list || letter.is_alphanumeric() || letter == '_') {
                        break;
                    }
                    name.push(letter);
                }
                _ => {}
            }
        }
        found.push(name);
    }
    found
        .iter()
        .map(|name| name.trim().split(':').next().unwrap_or_default().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn lists_of_neighbours_are_read() {
    assert_eq!(neighbours("use crate::model::{Model, Kind};"), ["model"]);
    assert_eq!(
        neighbours("use crate::{compile, emit::{arm, bicep}};"),
        ["compile", "emit"]
    );
    assert_eq!(
        neighbours("a: crate::cli::X, b: &crate::diag::Y"),
        ["cli", "diag"]
    );
    assert!(neighbours("$crate::x").is_empty());
}

#[test]
fn every_room_knows_only_its_neighbours() {
    let files = source_files();
    let mut wrong = Vec::new();
    let mut used = BTreeSet::new();
    for file in &files {
        if ABOVE.contains(&file.room.as_str()) {
            continue;
        }
        let Some((_, allowed)) = ROOMS.iter().find(|(room, _)| *room == file.room) else {
            panic!(
                "src/{}: no such room in the table of tests/architecture.rs",
                file.path
            );
        };
        for (number, line) in &file.lines {
            assert!(
                !line.trim_end().ends_with("use crate::{"),
                "src/{}:{number}: one `use crate::…` a line, so that this test can read it",
                file.path
            );
            for name in neighbours(line) {
                if name == file.room {
                    continue;
                }
                if allowed.contains(&name.as_str()) {
                    used.insert((file.room.clone(), name));
                } else {
                    wrong.push(format!(
                        "src/{}:{number}: {} names crate::{name}",
                        file.path, file.room
                    ));
                }
            }
            if file.room == "blueprint" && (line.contains("crate::model") || line.contains("crate::catalog"))
            {
                assert!(
                    [
                        "crate::catalog::folders;",
                        "crate::catalog::uses::{Access, Feature};",
                        "crate::model::TargetName;",
                        "crate::model::Persona;",
                        "crate::model::WorkspaceKind;",
                        "crate::model::{Emission, Profile};"
                    ]
                    .iter()
                    .any(|words| line.contains(words)),
                    "src/{}:{number}: the surface knows nothing of model and catalog but words that mean the same there",
                    file.path
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        used.contains(&("derive".to_owned(), "catalog".to_owned())),
        "this test reads nothing"
    );
}

#[test]
fn no_file_leads_back_to_itself() {
    let files = source_files();
    let imports = Imports::of(files.iter().map(|file| {
        let lines: Vec<&str> = file.lines.iter().map(|(_, line)| line.as_str()).collect();
        (file.path.as_str(), lines.join("\n"))
    }));
    let graph = imports.graph();
    let named: usize = graph.values().map(BTreeSet::len).sum();
    assert!(named > 300, "this test reads only {named} names");
    let told: Vec<String> = circles(&graph)
        .iter()
        .map(|circle| {
            let arrows: Vec<String> = circle
                .iter()
                .flat_map(|file| {
                    let others = graph[file].intersection(circle);
                    others.map(move |other| format!("  src/{file} names src/{other}"))
                })
                .collect();
            format!("a circle:\n{}", arrows.join("\n"))
        })
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn rooms_know_only_rooms_above_them() {
    for (at, (room, known)) in ROOMS.iter().enumerate() {
        for name in *known {
            assert!(
                ROOMS[..at].iter().any(|(above, _)| above == name),
                "{room} knows {name}, which is not above it"
            );
        }
    }
}

#[test]
fn every_room_says_what_it_may_know() {
    for (room, known) in ROOMS {
        let words: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
        let words = if words.is_empty() {
            "no other room".to_owned()
        } else {
            words.join(", ")
        };
        let files = [format!("src/{room}/mod.rs"), format!("src/{room}.rs")];
        let file = files
            .iter()
            .find(|file| support::repository(file).exists())
            .unwrap();
        let line = format!("//! May know: {words}.");
        let text = support::text(file);
        assert!(text.lines().any(|said| said == line), "{file} has to say: {line}");
    }
}

#[test]
fn crates_stay_behind_their_fences() {
    let mut wrong = Vec::new();
    for file in source_files() {
        for (name, inside) in FENCES {
            if inside.iter().any(|path| file.path.starts_with(path)) {
                continue;
            }
            for (number, line) in &file.lines {
                let named = line.contains(&format!("{name}::")) || line.contains(&format!("use {name}"));
                if named {
                    wrong.push(format!("src/{}:{number}: {name}", file.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_forbidden_is_written() {
    let mut wrong = Vec::new();
    for file in source_files() {
        for (number, line) in &file.lines {
            for word in ["todo!", "unimplemented!", "dbg!"] {
                if line.contains(word) {
                    wrong.push(format!("src/{}:{number}: {word}", file.path));
                }
            }
            // places get lost behind both
            let loose = line.contains("serde(") && (line.contains("flatten") || line.contains("untagged"));
            if file.room == "blueprint" && loose {
                wrong.push(format!("src/{}:{number}: serde(flatten or untagged)", file.path));
            }
        }
        let text = support::text(&format!("src/{}", file.path));
        for (number, line) in text.lines().enumerate() {
            for word in ["FIXME", "XXX"] {
                if line.contains(word) {
                    wrong.push(format!("src/{}:{}: {word}", file.path, number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Rooms that may spell the id of a rule in a value of their own; the others name a constant that stands with the rule.
const RULE_IDS: &[&str] = &["derive", "catalog", "diag"];

#[test]
fn rule_ids_are_constants() {
    let ids: Vec<String> = rules::all().map(|rule| format!("\"{}\"", rule.id)).collect();
    let mut wrong = Vec::new();
    for file in source_files() {
        if RULE_IDS.contains(&file.room.as_str()) {
            continue;
        }
        for (number, line) in &file.lines {
            if let Some(id) = ids.iter().find(|id| line.contains(id.as_str())) {
                wrong.push(format!("src/{}:{number}: {id}", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_target_is_registered() {
    let written: Vec<String> = source_files()
        .into_iter()
        .filter(|file| {
            file.lines
                .iter()
                .any(|(_, line)| line.contains("impl Target for "))
        })
        .map(|file| file.path)
        .collect();
    let registered = TARGETS.map(|target| format!("emit/{}/mod.rs", target.name().as_str()));
    assert_eq!(written, registered, "TARGETS in src/emit/mod.rs");
}

#[test]
fn every_template_is_plain_and_used() {
    let used: String = source_files()
        .iter()
        .flat_map(|file| &file.lines)
        .map(|(_, line)| line.trim())
        .collect();
    let templates = support::files(&support::repository("templates"));
    assert!(!templates.is_empty(), "no templates");
    for (path, file) in templates {
        let text = std::fs::read_to_string(file).unwrap();
        assert!(!text.contains('\r'), "templates/{path} has CR");
        let name = path.strip_suffix(".hbs").unwrap();
        assert!(
            used.contains(&format!("template!(\"{name}\"")),
            "templates/{path} is included nowhere"
        );
    }
}
