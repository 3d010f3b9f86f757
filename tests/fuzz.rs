//! Mutations of every blueprint of the repository, valid or not, half of them mild ones of valid ones: whatever is read, nothing panics, the run ends as it should,
//! nothing is written beside an error, and what is written can be parsed.
//!
//! The same seed makes the same cases. `AMLGEN_FUZZ_SECONDS=600 cargo test fuzz -- --nocapture` runs for ten minutes instead of
//! a few seconds, from a seed that is told, and `AMLGEN_FUZZ_SEED=…` repeats one.

mod bicep;
mod mild;
mod mutate;
pub(crate) mod rng;

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use amlgen::cli::{Exit, Stream, Streams};

use crate::support;
use mild::Mild;
use mutate::Corpus;
use rng::Rng;

/// How many cases there are without the variable.
const CASES: u64 = 120;
/// The seed without the variables.
const SEED: u64 = 2027;

#[expect(
    clippy::disallowed_methods,
    reason = "how long to run is no part of an output"
)]
fn number(variable: &str) -> Option<u64> {
    let value = std::env::var(variable).ok()?;
    Some(value.parse().expect("a number"))
}

/// How a run ended, and what it said.
fn run(args: &[&str]) -> (Exit, String, String) {
    let (mut input, mut out, mut err) = (std::io::empty(), Vec::new(), Vec::new());
    let mut streams = Streams {
        input: &mut input,
        out: Stream::new("standard output", &mut out, false),
        err: Stream::new("standard error", &mut err, false),
        plain: true,
        width: 100,
    };
    let args = ["amlgen"].iter().chain(args).map(Into::into);
    let exit = amlgen::cli::run(args, &mut streams);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (exit, text(out), text(err))
}

/// Builds a text in a folder of its own and looks at what came of it. Returns whether it was built.
fn try_one(bytes: &[u8]) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let (file, out) = (folder.path().join("b.yaml"), folder.path().join("infra"));
    std::fs::write(&file, bytes).unwrap();
    let (file, shown) = (file.to_str().unwrap(), out.to_str().unwrap());
    let (exit, said, err) = run(&["build", file, "-o", shown]);
    assert_eq!(said, "", "a build says nothing on standard output");
    assert!(!err.contains("[AML9"), "a bug:\n{err}");
    match exit {
        Exit::Fine => {
            for (name, path) in support::files(&out) {
                parse(&name, &std::fs::read_to_string(path).unwrap());
            }
            let (exit, ..) = run(&["explain", file, "--format", "json"]);
            assert_eq!(exit, Exit::Fine);
            let (exit, said, _) = run(&["build", file, "-o", shown, "--check"]);
            assert_eq!((exit, said.as_str()), (Exit::Fine, ""), "a second build differs");
        }
        Exit::Findings => {
            assert!(!out.exists(), "written beside an error:\n{err}");
            for form in ["json", "sarif"] {
                let (exit, said, _) = run(&["check", file, "--format", form]);
                assert_eq!(exit, Exit::Findings);
                assert!(serde_json::from_str::<serde_json::Value>(&said).is_ok(), "{said}");
            }
        }
        Exit::Differences | Exit::Failure => panic!("ends with {exit:?}:\n{err}"),
    }
    exit == Exit::Fine
}

fn parse(name: &str, text: &str) {
    let ending = Path::new(name).extension().and_then(std::ffi::OsStr::to_str);
    match ending {
        Some("json") => {
            let read = serde_json::from_str::<serde_json::Value>(text);
            assert!(read.is_ok(), "{name}: {read:?}\n{text}");
        }
        Some("tf") => {
            let read = hcl::parse(text);
            assert!(read.is_ok(), "{name}: {read:?}\n{text}");
        }
        Some("bicep" | "bicepparam") => {
            let read = bicep::parse(text);
            assert!(read.is_ok(), "{name}: {read:?}\n{text}");
        }
        Some("md") => {}
        other => panic!("a file of an unknown kind: {name} {other:?}"),
    }
}

#[test]
fn mutated_blueprints_are_built_or_refused() {
    let (corpus, mild) = (Corpus::read(), Mild::read());
    let seconds = number("AMLGEN_FUZZ_SECONDS").map(Duration::from_secs);
    let seed = number("AMLGEN_FUZZ_SEED").unwrap_or(SEED);
    let begin = Instant::now();
    let (mut cases, mut built, mut slowest) = (0, 0, (Duration::ZERO, 0));
    loop {
        match seconds {
            Some(seconds) if begin.elapsed() >= seconds => break,
            None if cases == CASES => break,
            _ => {}
        }
        let case_seed = seed.wrapping_add(cases);
        let mut rng = Rng::new(case_seed);
        let (origin, bytes) = if rng.below(2) == 0 {
            mild.case(&mut rng)
        } else {
            corpus.case(&mut rng)
        };
        let started = Instant::now();
        let Ok(fine) = catch_unwind(AssertUnwindSafe(|| try_one(&bytes))) else {
            panic!(
                "AMLGEN_FUZZ_SEED={case_seed}, from {origin}:\n{}",
                String::from_utf8_lossy(&bytes)
            );
        };
        built += u64::from(fine);
        slowest = slowest.max((started.elapsed(), case_seed));
        cases += 1;
    }
    assert!(
        built * 4 > cases,
        "only {built} of {cases} are valid: mutate less"
    );
    if seconds.is_some() {
        let (longest, of) = slowest;
        let told = format!("seed {seed}: {cases} cases, {built} built; the longest, {of}, took {longest:?}");
        writeln!(std::io::stderr(), "{told}").unwrap();
    }
}
