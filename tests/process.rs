//! Runs of the program in a folder of their own, asserted whole: what is not expected is a failure.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The smallest shipped blueprint, as it is.
pub(crate) const MINIMAL: &str = include_str!("../blueprints/minimal.yaml");

/// A valid blueprint without people, and so without a warning.
pub(crate) fn blueprint(name: &str) -> String {
    format!("version: 1\nname: {name}\nlocation: westeurope\n")
}

/// A folder to run in.
pub(crate) struct Folder {
    dir: TempDir,
}

impl Folder {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self {
            dir: TempDir::new().unwrap(),
        }
    }

    /// A folder with `demo.yaml` in it.
    pub(crate) fn with_demo() -> Self {
        Self::new().file("demo.yaml", &blueprint("demo"))
    }

    /// Adds or replaces a file.
    pub(crate) fn file(self, path: &str, text: &str) -> Self {
        self.write(path, text);
        self
    }

    /// Writes a file and the folders above it.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The path of something in the folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    /// The text of a file.
    #[track_caller]
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// All files below a folder with `/` between segments, links not followed; none where it is missing.
    pub(crate) fn files(&self, below: &str) -> Vec<String> {
        let mut found = Vec::new();
        collect(self.dir.path(), &self.path(below), &mut found);
        found.sort();
        found
    }

    /// Runs git here, which has to succeed.
    #[track_caller]
    pub(crate) fn git(&self, args: &[&str]) {
        let settings = ["user.name=a", "user.email=a@example.com", "commit.gpgsign=false"];
        let settings = settings.iter().flat_map(|setting| ["-c", setting]);
        let output = Command::new("git")
            .args(settings)
            .args(args)
            .current_dir(self.dir.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{args:?}: {output:?}");
    }

    /// A run that has not begun.
    pub(crate) fn amlgen(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_amlgen"));
        command
            .args(args)
            .current_dir(self.dir.path())
            .env_remove("NO_COLOR")
            .stdin(Stdio::null());
        command
    }

    /// A run from beginning to end.
    #[must_use = "assert what it did"]
    #[track_caller]
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        Run::new(args, &self.amlgen(args).output().unwrap())
    }

    /// A run on a terminal, or before a pipe, of so many columns.
    #[must_use = "assert what it did"]
    #[track_caller]
    pub(crate) fn run_in_columns(&self, args: &[&str], columns: usize) -> Run {
        let output = self.amlgen(args).env("COLUMNS", columns.to_string()).output();
        Run::new(args, &output.unwrap())
    }

    /// A run with a text on standard input.
    #[must_use = "assert what it did"]
    #[track_caller]
    pub(crate) fn run_with_input(&self, args: &[&str], input: &str) -> Run {
        let mut command = self.amlgen(args);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        Run::new(args, &child.wait_with_output().unwrap())
    }
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            collect(root, &entry.path(), found);
        } else {
            let path = entry.path();
            found.push(
                path.strip_prefix(root)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .replace('\\', "/"),
            );
        }
    }
}

/// What a run left behind.
pub(crate) struct Run {
    command: String,
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    fn new(args: &[&str], output: &Output) -> Self {
        Self {
            command: format!("amlgen {}", args.join(" ")),
            status: output.status.code(),
            out: String::from_utf8(output.stdout.clone()).unwrap(),
            err: String::from_utf8(output.stderr.clone()).unwrap(),
        }
    }

    /// Asserts all of it: the exit status and both streams, as [`fits`] reads patterns.
    #[track_caller]
    pub(crate) fn assert(self, status: i32, out: &str, err: &str) -> Self {
        let told = format!(
            "{}\nstatus {:?}\n--- standard output\n{}--- standard error\n{}---",
            self.command, self.status, self.out, self.err
        );
        assert_eq!(self.status, Some(status), "{told}");
        assert!(
            fits(out, &self.out),
            "standard output does not fit\n{out}\n{told}"
        );
        assert!(fits(err, &self.err), "standard error does not fit\n{err}\n{told}");
        self
    }
}

/// Whether a text is what a pattern says. In a pattern a line `...` stands for any lines, and `[..]` for any characters
/// of a line; `\` as a separator of paths counts as `/`.
pub(crate) fn fits(pattern: &str, text: &str) -> bool {
    let text = text.replace('\\', "/");
    let (pattern, text): (Vec<&str>, Vec<&str>) = (pattern.split('\n').collect(), text.split('\n').collect());
    lines_fit(&pattern, &text)
}

fn lines_fit(pattern: &[&str], text: &[&str]) -> bool {
    match pattern.split_first() {
        None => text.is_empty(),
        Some((&"...", rest)) => (0..=text.len()).any(|skip| lines_fit(rest, &text[skip..])),
        Some((line, rest)) => text.split_first().is_some_and(|(first, after)| {
            let parts: Vec<&str> = line.split("[..]").collect();
            line_fits(&parts, first) && lines_fit(rest, after)
        }),
    }
}

fn line_fits(parts: &[&str], line: &str) -> bool {
    match parts {
        [] => false,
        [only] => line == *only,
        [first, rest @ ..] => line.strip_prefix(first).is_some_and(|after| {
            let mut ends = after.char_indices().map(|(at, _)| at).chain([after.len()]);
            ends.any(|at| line_fits(rest, after.split_at(at).1))
        }),
    }
}

#[test]
fn patterns() {
    assert!(fits("a\n...\nd\n", "a\nb\nc\nd\n"));
    assert!(fits("...\nd\n", "d\n"));
    assert!(!fits("a\n...\nd\n", "a\nb\nd\ne\n"));
    assert!(fits("1[..]3[..]\n", "1 2 3\n"));
    assert!(!fits("1[..]4\n", "1 2 3\n"));
    assert!(!fits("", "x"));
}
