//! A build on one core and on all of them, where there is a program that says on which.

use std::path::{Path, PathBuf};
use std::process::Command;

use libtest_mimic::Trial;

use crate::{program, repository, trial};

const MISSING: &str = "no taskset on the PATH";

pub(crate) fn trials() -> Vec<Trial> {
    let taskset = program("taskset").ok_or(MISSING);
    vec![trial("one_core_builds_what_all_build", taskset, |taskset| {
        same_on_one_core(taskset);
    })]
}

/// What is built: everything that is shipped, and all environments of several files.
const BUILDS: [&[&str]; 2] = [
    &["blueprints"],
    &[
        "--all-envs",
        "blueprints/environments.yaml",
        "blueprints/enterprise.yaml",
    ],
];

/// The findings of a build, and every file that it writes.
fn built(mut command: Command, arguments: &[&str]) -> (String, Vec<(PathBuf, Vec<u8>)>) {
    let folder = tempfile::tempdir().unwrap();
    command.args(["build", "--out-dir", "out"]);
    for argument in arguments {
        if argument.starts_with("--") {
            command.arg(argument);
        } else {
            command.arg(repository(argument));
        }
    }
    let output = command.current_dir(&folder).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{told}");
    let mut files = Vec::new();
    let mut open = vec![folder.path().join("out")];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let bytes = std::fs::read(&path).unwrap();
                files.push((path, bytes));
            }
        }
    }
    let here = folder.path();
    let mut files: Vec<(PathBuf, Vec<u8>)> = files
        .into_iter()
        .map(|(path, bytes)| (path.strip_prefix(here).unwrap().to_owned(), bytes))
        .collect();
    files.sort();
    (told, files)
}

fn same_on_one_core(taskset: &Path) {
    let amlgen = env!("CARGO_BIN_EXE_amlgen");
    for arguments in BUILDS {
        let mut bound = Command::new(taskset);
        bound.args(["--cpu-list", "0", amlgen]);
        let (told_by_one, one) = built(bound, arguments);
        let (told_by_all, all) = built(Command::new(amlgen), arguments);
        assert!(told_by_one == told_by_all, "the findings differ");
        assert_eq!(one.len(), all.len());
        for ((path, one), (other, all)) in one.iter().zip(&all) {
            assert_eq!(path, other);
            assert!(one == all, "{} differs", path.display());
        }
    }
}
