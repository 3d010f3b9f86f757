//! Small words: plurals, and what a failure of the file system means.

use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::shell;
use crate::visible;

/// `1 file`, `2 files`.
pub(super) fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// The parts that are not zero, such as `2 errors, 1 warning`; nothing if all are.
pub(super) fn counts(parts: &[(usize, &str)]) -> String {
    let parts: Vec<String> = parts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, noun)| count(*number, noun))
        .collect();
    parts.join(", ")
}

/// A path as messages show it.
pub(super) fn shown(path: &Path) -> String {
    visible::line(&path.display().to_string()).into_owned()
}

/// A path as an argument of the next command.
pub(super) fn argument(path: &Path) -> String {
    shell::argument(&shown(path))
}

/// Why an operation on a file failed, in lower case.
pub(super) fn why(error: &Error) -> String {
    let kind = error.kind();
    if kind == ErrorKind::NotFound {
        "no such file or folder".to_owned()
    } else if kind == ErrorKind::PermissionDenied {
        "permission denied".to_owned()
    } else if kind == ErrorKind::IsADirectory {
        "it is a folder".to_owned()
    } else if kind == ErrorKind::NotADirectory {
        "a part of the path is not a folder".to_owned()
    } else if kind == ErrorKind::AlreadyExists {
        "it is there already".to_owned()
    } else {
        error.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        assert_eq!(
            counts(&[(2, "error"), (0, "warning"), (1, "note")]),
            "2 errors, 1 note"
        );
        assert_eq!(argument(Path::new("it's here/x")), r"'it'\''s here/x'");
    }
}
