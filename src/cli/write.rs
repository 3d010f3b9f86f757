//! Files on disk: each written whole or not at all, by a temporary file beside it that is renamed.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::anyhow;
use tempfile::TempPath;

use super::plan::{Change, Plan};
use super::words::{shown, why};

/// Makes the changes of a plan: everything is on the disk before the first file takes its place, and what is stale goes
/// last.
pub(super) fn apply(plan: &Plan) -> anyhow::Result<()> {
    let mut ready: Vec<(TempPath, &Change)> = Vec::new();
    for change in &plan.changes {
        if let Some(text) = &change.new {
            ready.push((
                staged(&change.at, text).map_err(|error| failed("write", change, &error))?,
                change,
            ));
        }
    }
    for (temporary, change) in ready {
        temporary
            .persist(&change.at)
            .map_err(|error| failed("write", change, &error.error))?;
    }
    for change in plan.changes.iter().filter(|change| change.new.is_none()) {
        fs::remove_file(&change.at).map_err(|error| failed("remove", change, &error))?;
        remove_empty_folders(&change.at, &plan.root);
    }
    Ok(())
}

fn failed(verb: &str, change: &Change, error: &io::Error) -> anyhow::Error {
    anyhow!("cannot {verb} `{}`: {}", shown(&change.shown), why(error))
}

/// A temporary file with `text` in the folder of `file`, which is made if need be. It is gone unless it is renamed.
pub(super) fn staged(file: &Path, text: &str) -> io::Result<TempPath> {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".amlgen-");
    // as any new file: readable by all, less what the umask takes away
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut temporary = builder.tempfile_in(folder)?;
    temporary.write_all(text.as_bytes())?;
    // the path alone: hundreds of files may wait for their turn
    Ok(temporary.into_temp_path())
}

/// Removes the folders around a removed file that are empty now, up to the output directory.
fn remove_empty_folders(file: &Path, root: &Path) {
    let mut folder = file.parent().map(PathBuf::from);
    while let Some(path) = folder {
        // refused by the system where something is left
        if path == root || !path.starts_with(root) || fs::remove_dir(&path).is_err() {
            return;
        }
        folder = path.parent().map(PathBuf::from);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::plan::{Swept, Wanted, WantedFile};

    const MARKED: &str = "// Made by amlgen from blueprint demo.\n";

    fn apply_in(root: &Path, files: &[(&str, &str)]) {
        let wanted = Wanted {
            files: files
                .iter()
                .map(|(path, text)| WantedFile {
                    path: PathBuf::from(path),
                    text: (*text).to_owned(),
                    blueprint: "demo".to_owned(),
                })
                .collect(),
            swept: ["bicep", "bicep/modules"]
                .map(|folder| Swept {
                    folder: PathBuf::from(folder),
                    blueprint: "demo".to_owned(),
                    left: false,
                })
                .into(),
        };
        apply(&Plan::new(root, wanted).unwrap()).unwrap();
    }

    #[test]
    fn folders_that_a_removal_leaves_empty_go_and_others_stay() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("a/infra");
        apply_in(
            &out,
            &[
                ("bicep/main.bicep", MARKED),
                ("bicep/modules/roles.bicep", MARKED),
            ],
        );
        apply_in(&out, &[("bicep/main.bicep", MARKED)]);
        assert!(out.join("bicep/main.bicep").is_file() && !out.join("bicep/modules").exists());
        apply_in(&out, &[("bicep/modules/roles.bicep", MARKED)]);
        fs::write(out.join("bicep/modules/mine.bicep"), "").unwrap();
        apply_in(&out, &[]);
        assert!(out.join("bicep/modules/mine.bicep").is_file());
        fs::remove_file(out.join("bicep/modules/mine.bicep")).unwrap();
        fs::write(out.join("bicep/modules/roles.bicep"), MARKED).unwrap();
        apply_in(&out, &[]);
        assert!(out.is_dir() && !out.join("bicep").exists());
    }

    #[test]
    fn a_file_that_is_not_renamed_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x");
        drop(staged(&file, "text").unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
