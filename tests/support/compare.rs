//! Goldens and generated documents: compared byte for byte, or written where `AMLGEN_BLESS=1` says so.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use super::{files, repository};

/// A golden that nobody can read any more says nothing.
const MAX_BYTES: usize = 256 * 1024;
/// Lines of one difference that are shown.
const SHOWN: usize = 40;

/// Compares `made` (paths below `golden/`) with what is there. `owned` says which files of the folder are meant: one of
/// them that was not made is an orphan.
pub(crate) fn goldens(made: &BTreeMap<String, String>, owned: impl Fn(&str) -> bool) {
    compared("golden", made, owned);
}

/// The same for one document of `docs/`.
pub(crate) fn generated_document(name: &str, text: String) {
    let made = BTreeMap::from([(name.to_owned(), text)]);
    compared("docs", &made, |path| path == name);
}

/// The same with all files of a folder.
pub(crate) fn generated_folder(home: &str, made: &BTreeMap<String, String>) {
    compared(home, made, |_| true);
}

fn compared(home: &str, made: &BTreeMap<String, String>, owned: impl Fn(&str) -> bool) {
    assert!(!made.is_empty(), "no case: the folder of blueprints is empty");
    for (path, text) in made {
        assert!(owned(path), "{home}/{path} is made here but owned elsewhere");
        assert!(text.len() <= MAX_BYTES, "{home}/{path} has {} bytes", text.len());
    }
    let folder = repository(home);
    let orphans: Vec<_> = files(&folder)
        .into_iter()
        .filter(|(path, _)| owned(path) && !made.contains_key(path))
        .collect();
    if blesses() {
        for (path, text) in made {
            let file = folder.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        for (_, file) in orphans {
            fs::remove_file(&file).unwrap();
            // fails where something is left, which is right
            let _ = fs::remove_dir(file.parent().unwrap());
        }
        return;
    }
    let mut report = String::new();
    for (path, text) in made {
        match fs::read(folder.join(path)) {
            Err(_) => writeln!(report, "new      {home}/{path}").unwrap(),
            Ok(before) if before == text.as_bytes() => {}
            Ok(before) => {
                writeln!(report, "changed  {home}/{path}").unwrap();
                difference(&String::from_utf8_lossy(&before), text, &mut report);
            }
        }
    }
    for (path, _) in orphans {
        writeln!(report, "orphan   {home}/{path}").unwrap();
    }
    assert!(
        report.is_empty(),
        "goldens differ:\n{report}\nif this is what you want: AMLGEN_BLESS=1 cargo test golden, and read `git diff {home}`"
    );
}

fn difference(before: &str, after: &str, report: &mut String) {
    let diff = similar::TextDiff::from_lines(before, after);
    let text = diff.unified_diff().context_radius(2).to_string();
    for line in text.lines().take(SHOWN) {
        writeln!(report, "    {line}").unwrap();
    }
    if text.lines().count() > SHOWN {
        report.push_str("    ...\n");
    }
}

#[expect(clippy::disallowed_methods, reason = "the one variable that blesses")]
fn blesses() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let wanted = set("AMLGEN_BLESS");
    assert!(!(wanted && set("CI")), "goldens are blessed by people, not by CI");
    wanted
}
