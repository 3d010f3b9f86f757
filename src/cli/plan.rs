//! What a build would change on disk, worked out before anything is touched.
//!
//! Here is everything that can refuse: files in the way that are not ours or of another blueprint, folders in the way, symbolic links that lead
//! out of the output directory.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

use anyhow::{anyhow, bail};

use super::parallel::{for_files, in_order};
use super::words::{count, shown, why};
use super::{lock, temporary};
use crate::catalog::folders;
use crate::emit::{Target, mark};

/// What shall stand below an output directory. All paths are relative to it.
#[derive(Debug, Default)]
pub(super) struct Wanted<'a> {
    /// Files.
    pub(super) files: Vec<WantedFile<'a>>,
    /// Folders in which marked files that are not wanted are stale.
    pub(super) swept: Vec<Swept<'a>>,
}

/// A file that shall be there.
#[derive(Debug)]
pub(super) struct WantedFile<'a> {
    pub(super) path: PathBuf,
    pub(super) text: &'a str,
    /// The name of the blueprint that it is made from.
    pub(super) blueprint: &'a str,
}

/// A folder in which nothing else of a blueprint shall be.
#[derive(Debug)]
pub(super) struct Swept<'a> {
    pub(super) folder: PathBuf,
    /// Folders in it that belong to it.
    pub(super) within: &'static [&'static str],
    /// The name of the blueprint.
    pub(super) blueprint: &'a str,
    /// Whether nothing is written there any more: then the files of other blueprints are none of its business.
    pub(super) left: bool,
    /// What is deployed from there, if anything.
    pub(super) target: Option<&'static dyn Target>,
}

/// A folder with a number of files.
#[derive(Debug)]
pub(super) struct Left {
    /// Its path as people know it.
    pub(super) shown: PathBuf,
    pub(super) stale: usize,
}

/// Files in a folder that amlgen did not make, and that are deployed along with those that it makes.
#[derive(Debug)]
pub(super) struct Foreign {
    /// The folder, as people know it.
    pub(super) folder: PathBuf,
    /// The files, as people know them.
    pub(super) files: Vec<PathBuf>,
}

/// Whose a file is that is there.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// The same blueprint's, or there is none.
    Same,
    /// Nobody's: it does not carry the mark.
    Nobody,
    /// That of another blueprint, of this name; and the name of the one that wants its place.
    Other(String, String),
}

impl Owner {
    fn new(mark: Option<String>, blueprint: &str) -> Self {
        match mark {
            None => Owner::Nobody,
            Some(name) if name.is_empty() || name == blueprint => Owner::Same,
            Some(name) => Owner::Other(name, blueprint.to_owned()),
        }
    }
}

/// One file that is not as it shall be.
#[derive(Debug)]
pub(super) struct Change<'a> {
    /// Its path as people know it.
    pub(super) shown: PathBuf,
    /// Where it is in truth.
    pub(super) at: PathBuf,
    /// Whether a file is there.
    pub(super) there: bool,
    /// What shall be there; none if nothing shall.
    pub(super) new: Option<&'a str>,
    /// Whose it is.
    pub(super) owner: Owner,
}

/// All changes below one output directory, in the order of what is wanted, stale files last.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    /// The output directory, free of symbolic links if it exists.
    pub(super) root: PathBuf,
    /// What is not as it shall be.
    pub(super) changes: Vec<Change<'a>>,
    /// Folders in which nothing is written any more, with what is stale there.
    pub(super) left: Vec<Left>,
    /// What is nobody's and deployed all the same.
    pub(super) foreign: Vec<Foreign>,
    /// What builds left that were killed while they wrote, or what one needs that writes just now.
    pub(super) left_over: Vec<PathBuf>,
}

impl<'a> Plan<'a> {
    /// Compares what is wanted with what is there.
    pub(super) fn new(out: &Path, wanted: Wanted<'a>) -> anyhow::Result<Self> {
        let root = root(out)?;
        let threads = for_files(wanted.files.len());
        let compared = in_order(wanted.files, threads, |file| compared(&root, out, file));
        let mut changes = Vec::new();
        let mut kept = BTreeSet::new();
        let mut folders = BTreeSet::new();
        for compared in compared {
            let (at, change) = compared?;
            folders.extend(at.parent().map(Path::to_owned));
            kept.insert(at);
            changes.extend(change);
        }
        let (mut left, mut foreign) = (Vec::new(), Vec::new());
        for swept in wanted.swept {
            // without the slash that an empty name leaves
            let home: PathBuf = out.join(&swept.folder).components().collect();
            let (mut stale, mut others) = (0, Vec::new());
            let within = swept.within.iter().map(|own| swept.folder.join(own));
            for part in [swept.folder.clone()].into_iter().chain(within) {
                let shown: PathBuf = out.join(&part).components().collect();
                let folder = below(&root, &part, &shown)?;
                for (name, at, mark) in marked_files(&folder, &shown)? {
                    let owner = Owner::new(Some(mark), swept.blueprint);
                    if swept.left && owner != Owner::Same {
                        continue;
                    }
                    // two folders may be one by a link
                    if kept.insert(at.clone()) {
                        stale += 1;
                        changes.push(Change {
                            shown: shown.join(name),
                            at,
                            there: true,
                            new: None,
                            owner,
                        });
                    }
                }
                if let Some(target) = swept.target {
                    others.extend(foreign_files(&folder, &shown, target, &kept));
                }
                folders.insert(folder);
            }
            if swept.left && stale > 0 {
                left.push(Left { shown: home, stale });
            } else if !others.is_empty() {
                foreign.push(Foreign {
                    folder: home,
                    files: others,
                });
            }
        }
        let mut left_over: Vec<PathBuf> = folders.iter().flat_map(|folder| temporaries(folder)).collect();
        left_over.extend(Some(root.join(lock::NAME)).filter(|lock| lock.exists()));
        Ok(Self {
            root,
            changes,
            left,
            foreign,
            left_over,
        })
    }

    /// Whether nothing is to be done.
    pub(super) fn is_done(&self) -> bool {
        self.changes.is_empty() && self.left_over.is_empty()
    }

    /// Refuses to write over a blueprint, or to remove it, whatever it looks like.
    pub(super) fn refuse_inputs(&self, inputs: &[PathBuf]) -> anyhow::Result<()> {
        for input in inputs {
            let Ok(input_at) = fs::canonicalize(input) else {
                continue; // standard input
            };
            let changed = self.changes.iter().map(|change| &change.at);
            let mut touched = changed.chain(&self.left_over);
            if touched.any(|at| fs::canonicalize(at).is_ok_and(|at| at == input_at)) {
                bail!(
                    "the blueprint `{}` lies where the build writes, which would replace or remove it; move it out of the \
                     output directory",
                    shown(input)
                );
            }
        }
        Ok(())
    }

    /// Refuses to overwrite what amlgen did not make, and what it made of another blueprint.
    pub(super) fn refuse_foreign(&self) -> anyhow::Result<()> {
        let of_others = self.changes.iter().filter_map(|change| match &change.owner {
            Owner::Other(other, own) => Some((&change.shown, other, own)),
            Owner::Same | Owner::Nobody => None,
        });
        let of_others: Vec<_> = of_others.collect();
        if let [(first, other, own), rest @ ..] = of_others.as_slice() {
            let (more, are, them) = match rest.len() {
                0 => (String::new(), "is", "it"),
                more => (format!(" and {}", count(more, "other file")), "are", "them"),
            };
            bail!(
                "`{}`{more} {are} of the blueprint `{other}`, and `{own}` would replace {them}; build into another folder with \
                 `-o`, or replace {them} with `--force`",
                shown(first)
            );
        }
        let foreign: Vec<String> = self
            .changes
            .iter()
            .filter(|change| change.owner == Owner::Nobody)
            .map(|change| format!("`{}`", shown(&change.shown)))
            .collect();
        let (are, they) = match foreign.len() {
            0 => return Ok(()),
            1 => ("is", "it"),
            _ => ("are", "them"),
        };
        bail!(
            "{} {are} in the way and not made by amlgen; move {they} away, or overwrite {they} with `--force`",
            foreign.join(", ")
        )
    }
}

/// Where a file is, and what is to be done there, if anything.
fn compared<'a>(
    root: &Path,
    out: &Path,
    WantedFile {
        path,
        text,
        blueprint,
    }: WantedFile<'a>,
) -> anyhow::Result<(PathBuf, Option<Change<'a>>)> {
    let shown = out.join(&path);
    let at = below(root, &path, &shown)?;
    let there = exists(&at, &shown)?;
    if there && holds(&at, text, &shown)? {
        return Ok((at, None));
    }
    let owner = if there {
        Owner::new(mark_of(&at), blueprint)
    } else {
        Owner::Same
    };
    let change = Change {
        shown,
        at: at.clone(),
        there,
        new: Some(text),
        owner,
    };
    Ok((at, Some(change)))
}

/// The first folder of a path that Windows takes for a device, whatever follows its first dot.
fn device(path: &Path) -> Option<String> {
    path.components().find_map(|part| {
        let Component::Normal(name) = part else {
            return None;
        };
        let name = name.to_string_lossy().to_ascii_lowercase();
        let (stem, _) = name.split_once('.').unwrap_or((&name, ""));
        folders::is_device(stem).then(|| stem.to_owned())
    })
}

/// The output directory without links; it may be one itself, and it need not exist.
fn root(out: &Path) -> anyhow::Result<PathBuf> {
    let out = if out.as_os_str().is_empty() {
        Path::new(".")
    } else {
        out
    };
    if let Some(device) = device(out) {
        bail!(
            "the output directory `{}` can't be written on Windows, which reserves the word `{device}`; choose another with `-o`",
            shown(out)
        );
    }
    match fs::canonicalize(out) {
        Ok(root) if root.is_dir() => Ok(root),
        Ok(_) => bail!(
            "the output directory `{}` is a file; choose another with `-o`",
            shown(out)
        ),
        Err(error) if error.kind() == ErrorKind::NotFound && out.symlink_metadata().is_err() => {
            Ok(out.to_owned())
        }
        Err(error) => bail!(
            "cannot use the output directory `{}`: {}",
            shown(out),
            why(&error)
        ),
    }
}

/// Where `path` is below `root`, all links followed. `named` is the path as people know it.
fn below(root: &Path, path: &Path, named: &Path) -> anyhow::Result<PathBuf> {
    let mut at = root.to_owned();
    let mut parts = path.components();
    while let Some(part) = parts.next() {
        at.push(part);
        let here = match at.symlink_metadata() {
            Ok(here) => here,
            // what is not there holds no links
            Err(error) if error.kind() == ErrorKind::NotFound => {
                at.extend(parts);
                return Ok(at);
            }
            Err(error) => bail!("cannot look at `{}`: {}", shown(named), why(&error)),
        };
        let mut is_folder = here.is_dir();
        if here.is_symlink() {
            at = fs::canonicalize(&at)
                .ok()
                .filter(|target| target.starts_with(root))
                .ok_or_else(|| leads_out(named))?;
            is_folder = at.is_dir();
        }
        if !is_folder && !parts.as_path().as_os_str().is_empty() {
            bail!(
                "cannot write `{}`: a file stands where a folder is needed; move it away",
                shown(named)
            );
        }
    }
    Ok(at)
}

fn leads_out(named: &Path) -> anyhow::Error {
    anyhow!(
        "`{}` goes through a symbolic link out of the output directory, which amlgen does not follow; remove the link",
        shown(named)
    )
}

/// Whether a file is there.
fn exists(at: &Path, named: &Path) -> anyhow::Result<bool> {
    match fs::metadata(at) {
        Ok(here) if here.is_dir() => bail!("a folder is in the way of `{}`; move it away", shown(named)),
        Ok(here) if !here.is_file() => bail!(
            "`{}` is in the way and no ordinary file; move it away",
            shown(named)
        ),
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => bail!("cannot read `{}`: {}", shown(named), why(&error)),
    }
}

/// Whether a file holds just this text. One of another size is not read.
fn holds(at: &Path, text: &str, named: &Path) -> anyhow::Result<bool> {
    let compare = || Ok(fs::metadata(at)?.len() == text.len() as u64 && fs::read(at)? == text.as_bytes());
    compare().map_err(|error: io::Error| anyhow!("cannot read `{}`: {}", shown(named), why(&error)))
}

/// Names and places of the ordinary files of a folder that carry the mark, with its blueprint, by name.
fn marked_files(folder: &Path, named: &Path) -> anyhow::Result<Vec<(PathBuf, PathBuf, String)>> {
    let failed = |error| anyhow!("cannot look into `{}`: {}", shown(named), why(&error));
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(failed)?;
        // of links not even the name is followed
        if entry.file_type().map_err(failed)?.is_file()
            && let Some(blueprint) = mark_of(&entry.path())
        {
            found.push((PathBuf::from(entry.file_name()), entry.path(), blueprint));
        }
    }
    found.sort();
    Ok(found)
}

/// The files of a folder that are not among `ours`, and that a target takes in; of links what they lead to counts.
fn foreign_files(folder: &Path, named: &Path, target: &dyn Target, ours: &BTreeSet<PathBuf>) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries
        .filter(|entry| target.takes_in(&entry.file_name().to_string_lossy()))
        .filter(|entry| fs::canonicalize(entry.path()).is_ok_and(|at| at.is_file() && !ours.contains(&at)))
        .map(|entry| named.join(entry.file_name()))
        .collect();
    found.sort();
    found
}

/// The temporary files of builds in a folder.
fn temporaries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries
        .filter(|entry| {
            temporary::is_of_build(&entry.file_name()) && entry.file_type().is_ok_and(|of| of.is_file())
        })
        .map(|entry| entry.path())
        .collect();
    found.sort();
    found
}

/// Whether a folder holds files that were made of a blueprint.
pub(super) fn has_files_of(folder: &Path, blueprint: &str) -> bool {
    let found = marked_files(folder, folder).unwrap_or_default();
    found
        .into_iter()
        .any(|(.., mark)| Owner::new(Some(mark), blueprint) == Owner::Same)
}

/// The blueprint of which one of these files of a folder is.
pub(super) fn owner_of(folder: &Path, files: &[&str]) -> Option<String> {
    let mut marks = files.iter().filter_map(|name| mark_of(&folder.join(name)));
    marks.next()
}

/// Another blueprint whose files lie in a folder, `documents` aside, which every build of a blueprint puts there.
pub(super) fn other_in(folder: &Path, blueprint: &str, documents: &[&str]) -> Option<String> {
    let found = marked_files(folder, folder).unwrap_or_default();
    found
        .into_iter()
        .filter(|(name, ..)| documents.iter().all(|document| name.as_os_str() != *document))
        .find_map(|(.., mark)| match Owner::new(Some(mark), blueprint) {
            Owner::Other(other, _) => Some(other),
            Owner::Same | Owner::Nobody => None,
        })
}

/// The blueprint of an ordinary file, if it is ours. `main.parameters.json` cannot carry the mark and belongs to the `main.json` beside
/// it. What cannot be read is not ours.
fn mark_of(file: &Path) -> Option<String> {
    if file.file_name() == Some(OsStr::new("main.parameters.json")) {
        return mark_of(&file.with_file_name("main.json"));
    }
    let mut bytes = Vec::new();
    File::open(file)
        .and_then(|open| open.take(mark::WITHIN as u64).read_to_end(&mut bytes))
        .ok()?;
    mark::blueprint(&file.to_string_lossy(), &String::from_utf8_lossy(&bytes))
}
