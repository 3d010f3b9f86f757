//! Files on disk: each written whole or not at all, by a temporary file beside it that is renamed, and by one build at a time.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use anyhow::anyhow;
use tempfile::TempPath;

use super::lock::Lock;
use super::parallel::{for_files, in_order};
use super::plan::{Change, Plan};
use super::temporary::{BUILD, is_of_build, parent, staged};
use super::words::{shown, why};

/// An output directory into which nobody else writes.
#[derive(Debug)]
pub(super) struct Site {
    // the order in which they are dropped: the lock is a file of the folder
    _lock: Lock,
    folders: Folders,
}

impl Site {
    /// Makes the output directory `root` if need be, and waits, after a call of `waits`, until no other build writes there.
    pub(super) fn enter(root: &Path, mut waits: impl FnMut() -> io::Result<()>) -> anyhow::Result<Self> {
        let mut folders = Folders::default();
        let mut enter = || {
            folders.make(root)?;
            Lock::take(root, &mut waits)
        };
        let lock = match enter() {
            // a build that failed has removed the folder that it had made
            Err(error) if error.kind() == ErrorKind::NotFound => enter(),
            done => done,
        };
        let lock = lock.map_err(|error| anyhow!("cannot write into `{}`: {}", shown(root), why(&error)))?;
        Ok(Self { _lock: lock, folders })
    }

    /// Makes the changes of a plan: everything is on the disk before the first file takes its place, and what is stale goes
    /// last.
    pub(super) fn apply(&mut self, plan: &Plan<'_>) -> anyhow::Result<()> {
        // whoever made them is gone: this build alone is in here
        for left_over in plan
            .left_over
            .iter()
            .filter(|path| path.file_name().is_some_and(is_of_build))
        {
            let _ = fs::remove_file(left_over);
        }
        let changes = plan.changes.iter();
        let written: Vec<(&Change<'_>, &str)> =
            changes.filter_map(|change| Some((change, change.new?))).collect();
        for (change, _) in &written {
            let made = self.folders.make(parent(&change.at));
            made.map_err(|error| failed("write", change, &error))?;
        }
        let threads = for_files(written.len());
        let ready = in_order(written, threads, |(change, text)| {
            let staged = staged(&change.at, text, BUILD);
            staged
                .map(|temporary| (temporary, change))
                .map_err(|error| failed("write", change, &error))
        });
        let ready: Vec<(TempPath, &Change<'_>)> = ready.into_iter().collect::<Result<_, _>>()?;
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
}

/// Folders that were made. Those that are empty in the end go again.
#[derive(Debug, Default)]
struct Folders(Vec<PathBuf>);

impl Folders {
    fn make(&mut self, folder: &Path) -> io::Result<()> {
        if folder.is_dir() {
            return Ok(());
        }
        let missing = folder
            .ancestors()
            .take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
        let missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        self.0.extend(missing.into_iter().rev());
        fs::create_dir_all(folder)
    }
}

impl Drop for Folders {
    fn drop(&mut self) {
        for folder in self.0.iter().rev() {
            // refused by the system where something is inside
            let _ = fs::remove_dir(folder);
        }
    }
}

fn failed(verb: &str, change: &Change<'_>, error: &io::Error) -> anyhow::Error {
    anyhow!("cannot {verb} `{}`: {}", shown(&change.shown), why(error))
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
                    text,
                    blueprint: "demo",
                })
                .collect(),
            swept: vec![Swept {
                folder: PathBuf::from("bicep"),
                within: &["modules"],
                blueprint: "demo",
                left: false,
                target: None,
            }],
        };
        let mut site = Site::enter(root, || Ok(())).unwrap();
        site.apply(&Plan::new(root, wanted).unwrap()).unwrap();
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
}
