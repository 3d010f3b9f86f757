//! The pipelines, as linters of their platforms read them; `tests/pipelines.rs` needs none of these.

use std::path::Path;
use std::process::Command;

use libtest_mimic::Trial;

use crate::{program, repository, trial};

/// A program with its arguments, and what it is asked about.
const LINTERS: &[(&str, &str, &[&str], &[&str])] = &[
    (
        "actionlint",
        "no actionlint on the PATH",
        &[],
        &[
            "pipelines/github/deploy-bicep.yml",
            "pipelines/github/deploy-terraform.yml",
            "pipelines/github/pull-request.yml",
        ],
    ),
    (
        "check-jsonschema",
        "no check-jsonschema on the PATH",
        &["--builtin-schema", "vendor.github-actions"],
        &["action.yml"],
    ),
    (
        "pre-commit",
        "no pre-commit on the PATH",
        &["validate-manifest"],
        &[".pre-commit-hooks.yaml"],
    ),
];

pub(crate) fn trials() -> Vec<Trial> {
    let trials = LINTERS.iter().map(|(name, missing, arguments, files)| {
        trial(
            &format!("pipelines_are_clean/{name}"),
            program(name).ok_or(*missing),
            move |linter| is_clean(linter, arguments, files),
        )
    });
    trials.collect()
}

fn is_clean(linter: &Path, arguments: &[&str], files: &[&str]) {
    let output = Command::new(linter)
        .args(arguments)
        .args(files)
        .current_dir(repository("."))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}
