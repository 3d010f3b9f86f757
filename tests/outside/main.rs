//! What a clone alone cannot show: that compilers take the goldens, and that the facts of the tests are those of the
//! written reference. Whatever is not at hand is ignored, with the reason.
//!
//! The harness of `#[test]` knows only when it compiles what to ignore, and would need a build script for it.
//!
//! `cfg(test)` is not set here: this binary is a program.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod bicep;
mod pipelines;
mod reference;
mod terraform;
mod threads;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    let mut trials = bicep::trials();
    trials.extend(terraform::trials());
    trials.extend(pipelines::trials());
    trials.extend(reference::trials());
    trials.extend(threads::trials());
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// A test of something outside. `at_hand` is that, or why it is not there.
fn trial<T: Send + 'static>(
    name: &str,
    at_hand: Result<T, &str>,
    test: impl FnOnce(&T) + Send + 'static,
) -> Trial {
    match at_hand {
        Ok(thing) => Trial::test(name, move || {
            test(&thing);
            Ok(())
        }),
        Err(reason) => {
            let failure = reason.to_owned();
            Trial::test(name, || Err(failure.into()))
                .with_kind(reason)
                .with_ignored_flag(true)
        }
    }
}

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A program on the `PATH`.
#[expect(
    clippy::disallowed_methods,
    reason = "what this machine has decides what can be tested"
)]
fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// The folders below `golden/` that hold a file of this name, with their paths from there, in order.
fn golden_folders(file: &str) -> Vec<(String, PathBuf)> {
    let mut open = vec![repository("golden")];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        if folder.join(file).is_file() {
            let name = folder.strip_prefix(repository("golden")).unwrap();
            found.push((name.to_str().unwrap().to_owned(), folder.clone()));
        }
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no golden has a {file}");
    found
}
