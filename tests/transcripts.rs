//! What documents show of a terminal is what happens: each block is run in a folder of its own, in which lie the blueprints of the document
//! that begin with a comment of their name.

use std::path::Path;
use std::process::Command;

use crate::process::{Folder, fits};
use crate::support;

/// Documents with blocks of a terminal.
const DOCUMENTS: &[&str] = &[
    "docs/commands.md",
    "docs/doctor.md",
    "docs/explain.md",
    "docs/findings.md",
    "docs/layout.md",
    "docs/quick-start.md",
];

/// The bodies of the fences of a language.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let opening = format!("```{language}\n");
    let starts = text.split(&opening).skip(1);
    starts.map(|rest| rest.split("\n```").next().unwrap()).collect()
}

/// Commands behind `$ `, each with the lines that it prints.
fn steps(block: &str) -> Vec<(String, String)> {
    let mut steps: Vec<(String, String)> = Vec::new();
    for line in block.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            steps.push((command.to_owned(), String::new()));
        } else {
            let (_, printed) = steps.last_mut().expect("a block begins with a command");
            printed.push_str(line);
            printed.push('\n');
        }
    }
    steps
}

#[test]
#[cfg(unix)]
fn terminals_of_documents_show_what_happens() {
    let program = Path::new(env!("CARGO_BIN_EXE_amlgen")).parent().unwrap();
    for document in DOCUMENTS {
        let text = support::text(document);
        let terminals = blocks(&text, "console");
        assert!(!terminals.is_empty(), "{document} shows no terminal");
        let named = blocks(&text, "yaml").into_iter().filter_map(|block| {
            block
                .strip_prefix("# ")?
                .split_once(".yaml\n")
                .map(|(name, _)| (name, block))
        });
        let files: Vec<(&str, &str)> = named.collect();
        for block in terminals {
            let folder = Folder::new();
            for (name, text) in &files {
                folder.write(&format!("{name}.yaml"), &format!("{text}\n"));
            }
            for (command, expected) in steps(block) {
                let script = format!("PATH=\"$PROGRAMS:$PATH\"\n{{ {command}\n}} 2>&1");
                let output = Command::new("sh")
                    .args(["-c", &script])
                    .current_dir(folder.path(""))
                    .env("PROGRAMS", program)
                    .env("NO_COLOR", "1")
                    .env("COLUMNS", "100")
                    .output()
                    .unwrap();
                let printed = String::from_utf8(output.stdout).unwrap();
                assert!(
                    fits(&expected, &printed),
                    "{document}: {command}\n--- shown\n{expected}--- printed\n{printed}"
                );
            }
        }
    }
}
