//! The documents say what is there: paths exist, blueprints compile, the change log is kept.

use std::collections::BTreeSet;
use std::fs;

use amlgen::report::explain::Filter;
use amlgen::report::graph;

use crate::support;

/// Documents whose paths are checked.
const DOCUMENTS: &[&str] = &[
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/audit.md",
    "docs/commands.md",
    "docs/comparison.md",
    "docs/coverage.md",
    "docs/customer-keys.md",
    "docs/deployments.md",
    "docs/diff.md",
    "docs/doctor.md",
    "docs/environments.md",
    "docs/errors.md",
    "docs/explain.md",
    "docs/findings.md",
    "docs/graph.md",
    "docs/introduction.md",
    "docs/large-platforms.md",
    "docs/layout.md",
    "docs/migration.md",
    "docs/names.md",
    "docs/networks.md",
    "docs/operating.md",
    "docs/pipelines.md",
    "docs/quick-start.md",
    "docs/troubleshooting.md",
    "docs/uses.md",
];
/// What the program writes for its user, and the world outside.
const ELSEWHERE: &[&str] = &["../", "/", "http", "infra/", "#", "mailto:"];
/// Ends of names that make a word with a slash a path, whatever it begins with.
const ENDS: &[&str] = &[
    ".md", ".rs", ".yaml", ".yml", ".tf", ".json", ".hbs", ".toml", ".bicep", ".txt", "/",
];

/// The text outside of fenced code, and the bodies of fences with a language.
fn split<'t>(text: &'t str, language: &str) -> (String, Vec<String>) {
    let mut prose = String::new();
    let mut blocks = Vec::new();
    let mut fence: Option<(&'t str, String)> = None;
    for line in text.lines() {
        match (line.trim_start().strip_prefix("```"), fence.take()) {
            (Some(word), None) => fence = Some((word.trim(), String::new())),
            (Some(_), Some((word, body))) => {
                if word == language {
                    blocks.push(body);
                }
            }
            (None, Some((word, mut body))) => {
                body.push_str(line);
                body.push('\n');
                fence = Some((word, body));
            }
            (None, None) => {
                prose.push_str(line);
                prose.push('\n');
            }
        }
    }
    assert!(fence.is_none(), "a code block has no end");
    (prose, blocks)
}

/// Code with a slash that looks like a path of the repository; tests/book.rs looks at links.
fn paths(prose: &str) -> BTreeSet<String> {
    let top: BTreeSet<String> = fs::read_dir(support::repository("."))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_str().unwrap().to_owned())
        .collect();
    let code = prose.split('`').skip(1).step_by(2).filter(|word| {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "._-/@".contains(letter);
        let first = word.split('/').next().unwrap_or_default();
        word.contains('/')
            && word.chars().all(plain)
            && (top.contains(first) || ENDS.iter().any(|end| word.ends_with(end)))
    });
    code.filter(|path| !ELSEWHERE.iter().any(|start| path.starts_with(start)))
        .map(str::to_owned)
        .collect()
}

#[test]
fn paths_of_documents_exist() {
    for name in DOCUMENTS {
        let text = support::text(name);
        let (prose, _) = split(&text, "");
        for path in paths(&prose) {
            // code names a path from the root, a link one from its document
            let beside = support::repository(name).with_file_name(&path);
            assert!(
                support::repository(&path).exists() || beside.exists(),
                "{name} names `{path}`, which is not there"
            );
        }
    }
}

#[test]
fn blueprints_of_documents_compile() {
    for name in [
        "README.md",
        "docs/diff.md",
        "docs/environments.md",
        "docs/findings.md",
        "docs/networks.md",
    ] {
        let text = support::text(name);
        let (_, blocks) = split(&text, "yaml");
        let whole: Vec<&String> = blocks
            .iter()
            .filter(|block| block.lines().any(|line| line.starts_with("version:")))
            .collect();
        assert!(!whole.is_empty(), "{name} shows no blueprint");
        for block in whole {
            let environments = support::environments(block.as_bytes()).into_iter().map(Some);
            for environment in environments.chain([None]) {
                let compiled = support::compile_in(name, block.as_bytes(), environment.as_deref());
                assert!(
                    !compiled.diags.has_errors() && compiled.model.is_some(),
                    "a blueprint of {name}:\n{}",
                    compiled.findings()
                );
            }
        }
    }
}

#[test]
fn the_picture_of_deployments_shows_each_and_no_other() {
    let (_, pictures) = split(&support::text("docs/deployments.md"), "mermaid");
    let folders = ["bicep/modules", "bootstrap/bicep/modules"];
    assert_eq!(pictures.len(), folders.len());
    for (picture, folder) in pictures.iter().zip(folders) {
        let shown = picture.split('"').skip(1).step_by(2);
        let shown: BTreeSet<&str> = shown
            .filter(|word| word.starts_with("role-assignments"))
            .collect();
        let modules = support::files(&support::repository("golden/enterprise").join(folder));
        let made: BTreeSet<&str> = modules
            .iter()
            .map(|(name, _)| name.strip_suffix(".bicep").unwrap())
            .collect();
        assert_eq!(shown, made, "{folder}");
    }
}

#[test]
fn golden_picture_of_access() {
    let compiled = support::compile("a.yaml", text_of_minimal().as_bytes());
    let drawn = graph::svg(compiled.model(), &Filter::default()).unwrap();
    support::generated_document("graph.svg", drawn.text);
}

#[test]
fn the_flowchart_of_access_is_what_is_drawn() {
    let (_, charts) = split(&support::text("docs/graph.md"), "mermaid");
    let compiled = support::compile("a.yaml", text_of_minimal().as_bytes());
    let filter = Filter {
        principal: Some("compute".to_owned()),
        ..Filter::default()
    };
    let drawn = graph::mermaid(compiled.model(), &filter).unwrap();
    assert_eq!(charts, [drawn.text]);
}

fn text_of_minimal() -> String {
    support::text("blueprints/minimal.yaml")
}

#[test]
fn the_tests_of_the_readme_are_those_that_a_change_has_to_pass() {
    let (_, blocks) = split(&support::text("README.md"), "sh");
    let run = support::text(".ci/run");
    let commands: Vec<&str> = blocks
        .iter()
        .flat_map(|block| block.lines())
        .filter(|line| line.starts_with("cargo test"))
        .collect();
    assert!(!commands.is_empty(), "README.md does not say how to test");
    for command in commands {
        assert!(run.contains(&format!("\nstep {command}\n")), "{command}");
    }
}

#[test]
fn recipes_name_what_there_is() {
    let (prose, _) = split(&support::text("CONTRIBUTING.md"), "");
    let rust = |(path, _): &(String, _)| path.rsplit('.').next() == Some("rs");
    let code: String = ["src", "tests"]
        .iter()
        .flat_map(|folder| support::files(&support::repository(folder)))
        .filter(rust)
        .map(|(_, file)| fs::read_to_string(file).unwrap())
        .collect();
    let item = |word: &&str| {
        word.starts_with(|letter: char| letter.is_ascii_uppercase())
            && word
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    let named: Vec<&str> = prose.split('`').skip(1).step_by(2).filter(item).collect();
    assert!(named.len() > 3, "CONTRIBUTING.md names {named:?}");
    for word in named {
        let declared = ["enum", "struct", "trait", "const", "static"];
        assert!(
            declared
                .iter()
                .any(|what| code.contains(&format!("{what} {word}"))),
            "CONTRIBUTING.md names `{word}`, which is not declared"
        );
    }
}

#[test]
fn the_change_log_has_a_place_for_what_comes() {
    let text = support::text("CHANGELOG.md");
    assert!(text.contains("Unreleased"), "CHANGELOG.md has no `Unreleased`");
}

#[test]
fn paths_are_found() {
    let (prose, blocks) = split(
        "See [a](src/lib.rs#x), `tests/main.rs`, `src/lib.rs`, `infra/arm`, `Microsoft.Storage/storageAccounts`.\n```yaml\nversion: 1\n```\n",
        "yaml",
    );
    assert_eq!(
        paths(&prose).into_iter().collect::<Vec<_>>(),
        ["src/lib.rs", "tests/main.rs"]
    );
    assert_eq!(blocks, ["version: 1\n"]);
}

/// What the README says of completion and manual works where none of their folders is there yet.
#[test]
fn commands_for_a_shell_work_on_a_fresh_home() {
    let readme = support::text("README.md");
    let (_, blocks) = split(&readme, "sh");
    let block = blocks
        .iter()
        .find(|block| block.contains("amlgen completions"))
        .unwrap();
    let home = tempfile::tempdir().unwrap();
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_amlgen"))
        .parent()
        .unwrap();
    let script = format!("PATH=\"$PROGRAMS:$PATH\"\n{block}");
    let status = std::process::Command::new("sh")
        .args(["-eu", "-c", &script])
        .env("HOME", home.path())
        .env("PROGRAMS", program)
        .status()
        .unwrap();
    assert!(status.success(), "{block}");
    for file in [
        ".local/share/bash-completion/completions/amlgen",
        ".local/share/man/man1/amlgen.1",
    ] {
        assert!(fs::metadata(home.path().join(file)).unwrap().len() > 0, "{file}");
    }
}

/// Each command of the program has a row, and each example there is one that the program takes.
#[test]
fn every_command_has_a_row_with_an_example() {
    use clap::{CommandFactory, Parser};

    let text = support::text("README.md");
    let table = text.split("| command | does | for example |\n").nth(1).unwrap();
    let rows = table.lines().skip(1).take_while(|line| line.starts_with('|'));
    let mut told = BTreeSet::new();
    for row in rows {
        let command = row.trim_start_matches("| `").split([' ', '`']).next().unwrap();
        told.insert(command.to_owned());
        let example = row.rsplit('`').nth(1).unwrap();
        let line: Vec<&str> = example.split(' ').collect();
        assert_eq!(line.get(1), Some(&command), "{row}");
        if let Err(refused) = amlgen::cli::Cli::try_parse_from(&line) {
            panic!("{example}: {refused}");
        }
    }
    let commands = amlgen::cli::Cli::command();
    let known: BTreeSet<String> = commands
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect();
    assert_eq!(told, known);
    let page = support::text("docs/commands.md");
    for command in known {
        assert!(page.contains(&command), "docs/commands.md has no `{command}`");
    }
}
