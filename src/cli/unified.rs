//! A unified diff of what is on disk and what a build would put there, as `patch -p0` reads it.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read, Write};

use similar::TextDiff;

use super::plan::Change;
use super::streams::Stream;
use super::words::shown;
use crate::visible;

/// The largest file whose lines are shown. Ours are smaller; what is larger is somebody else's.
const MOST: u64 = 64 * 1024 * 1024;

/// Prints one change.
pub(super) fn print(change: &Change<'_>, to: &mut Stream<'_>) -> io::Result<()> {
    let name = shown(&change.shown);
    let side = |there| {
        if there {
            name.clone()
        } else {
            "/dev/null".to_owned()
        }
    };
    let (old_name, new_name) = (side(change.there), side(change.new.is_some()));
    let mut old = Vec::new();
    if change.there {
        let file = File::open(&change.at)?;
        if file.metadata()?.len() > MOST {
            return writeln!(to, "Files {old_name} and {new_name} differ");
        }
        file.take(MOST).read_to_end(&mut old)?;
    }
    let old = String::from_utf8_lossy(&old);
    let new = change.new.unwrap_or_default();
    let diff = TextDiff::from_lines(old.as_ref(), new);
    let text = diff.unified_diff().header(&old_name, &new_name).to_string();
    if text.is_empty() {
        // an empty file on one side and none on the other has no lines to show
        return writeln!(to, "--- {old_name}\n+++ {new_name}");
    }
    for line in text.split_inclusive('\n') {
        let body = line.trim_end_matches(['\r', '\n']);
        let end = line.strip_prefix(body).unwrap_or_default();
        let style = match line.as_bytes().first() {
            Some(b'+') => "32",
            Some(b'-') => "31",
            Some(b'@') => "36",
            _ => "0",
        };
        let body = to.paint(style, &harmless(body));
        write!(to, "{body}{end}")?;
    }
    Ok(())
}

/// A line of a file that may hold anything; tabs stay, because `patch` compares them.
fn harmless(line: &str) -> String {
    let parts: Vec<Cow<'_, str>> = line.split('\t').map(visible::line).collect();
    parts.join("\t")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::plan::Owner;
    use std::path::PathBuf;

    fn diff(old: Option<&str>, new: Option<&str>) -> String {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().join("a.tf");
        if let Some(old) = old {
            std::fs::write(&at, old).unwrap();
        }
        let change = Change {
            shown: PathBuf::from("infra/a.tf"),
            at,
            there: old.is_some(),
            new,
            owner: Owner::Same,
        };
        let mut bytes = Vec::new();
        print(&change, &mut Stream::new("out", &mut bytes, false)).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn changed_missing_and_stale_files() {
        assert_eq!(
            diff(Some("a\nb\n"), Some("a\nc\n")),
            "--- infra/a.tf\n+++ infra/a.tf\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n"
        );
        assert_eq!(
            diff(None, Some("a\n")),
            "--- /dev/null\n+++ infra/a.tf\n@@ -0,0 +1 @@\n+a\n"
        );
        assert_eq!(
            diff(Some("a\n"), None),
            "--- infra/a.tf\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"
        );
        assert_eq!(
            diff(Some("::x\u{1b}\r\n\ta\tb\n"), Some("::x\u{1b}\r\n\ta\tc\n")),
            "--- infra/a.tf\n+++ infra/a.tf\n@@ -1,2 +1,2 @@\n \\u{3a}:x\\u{1b}\r\n-\ta\tb\n+\ta\tc\n"
        );
        assert_eq!(diff(None, Some("")), "--- /dev/null\n+++ infra/a.tf\n");
    }
}
