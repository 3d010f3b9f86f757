//! Temporary files, which wait beside those whose place they take.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tempfile::TempPath;

/// What the names of temporary files of builds begin with.
pub(super) const BUILD: &str = ".amlgen-";

/// Whether a file of this name is a temporary one of a build.
pub(super) fn is_of_build(name: &OsStr) -> bool {
    let random = name.to_str().and_then(|name| name.strip_prefix(BUILD));
    random.is_some_and(|random| random.len() == 6 && random.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// The folder of a file.
pub(super) fn parent(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A temporary file with `text` in the folder of `file`, whose name begins with `prefix`. It has the permissions of `file` if that
/// exists, and is gone unless it is renamed.
pub(super) fn staged(file: &Path, text: &str, prefix: &str) -> io::Result<TempPath> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    // as any new file: readable by all, less what the umask takes away
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut temporary = builder.tempfile_in(parent(file))?;
    temporary.write_all(text.as_bytes())?;
    if let Ok(there) = fs::metadata(file) {
        temporary.as_file().set_permissions(there.permissions())?;
    }
    // the path alone: hundreds of files may wait for their turn
    Ok(temporary.into_temp_path())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_renamed_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x");
        drop(staged(&file, "text", BUILD).unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
