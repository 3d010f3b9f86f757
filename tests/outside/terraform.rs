//! Every golden of Terraform, as Terraform itself formats and reads it.

use std::path::Path;
use std::process::{Command, Output};

use libtest_mimic::Trial;

use crate::{golden_folders, program, repository, trial};

const MISSING: &str = "no terraform on the PATH";
const UNPROVIDED: &str = "TF_PLUGIN_CACHE_DIR does not say where providers are";

pub(crate) fn trials() -> Vec<Trial> {
    let terraform = program("terraform").ok_or(MISSING);
    let mut trials = vec![trial("terraform_formats", terraform.clone(), |program| {
        formats(program);
    })];
    let validator = terraform.and_then(|program| cached().then_some(program).ok_or(UNPROVIDED));
    for (name, folder) in golden_folders("terraform.tf") {
        trials.push(trial(
            &format!("terraform_validates/{name}"),
            validator.clone(),
            move |program| validates(program, &folder),
        ));
    }
    trials
}

/// Whether Terraform keeps providers: a test does not fetch hundreds of megabytes for every golden.
#[expect(
    clippy::disallowed_methods,
    reason = "what this machine has decides what can be tested"
)]
fn cached() -> bool {
    std::env::var_os("TF_PLUGIN_CACHE_DIR").is_some_and(|folder| !folder.is_empty())
}

fn run(program: &Path, folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(program);
    command
        .current_dir(folder)
        .args(arguments)
        .env("CHECKPOINT_DISABLE", "1");
    command.output().unwrap()
}

fn succeeded(output: &Output) {
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{out}{err}");
}

fn formats(program: &Path) {
    let arguments = ["fmt", "-check", "-diff", "-recursive"];
    succeeded(&run(program, &repository("golden"), &arguments));
}

fn validates(program: &Path, folder: &Path) {
    let copy = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
    }
    succeeded(&run(
        program,
        copy.path(),
        &["init", "-backend=false", "-input=false", "-no-color"],
    ));
    succeeded(&run(program, copy.path(), &["validate", "-no-color"]));
}
