//! What a build says on standard error: what was or would be done, folder by folder, and what to type next.

use std::io::{self, Write};
use std::path::Path;

use super::built::{Built, Printed};
use super::plan::{Change, Plan};
use super::streams::{Stream, Streams};
use super::words::{count, shown};
use crate::emit::{ACCESS, BOOTSTRAP, FileSet};

/// Words for files that are or would be rewritten, made and removed.
pub(super) type Words = [&'static str; 3];

/// Those of a build.
pub(super) const DONE: Words = ["written", "written", "removed"];

/// Those of `--check`.
pub(super) const FOUND: Words = ["different", "missing", "stale"];

/// A line for each document, for each deployable in each target with the files of others that are deployed along, and for each folder that
/// is no longer written.
pub(super) fn tell(
    out: &Path,
    built: &[&Built],
    plan: &Plan<'_>,
    words: Words,
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    let err = &mut streams.err;
    for one in built {
        for (name, _) in one.documents() {
            let file = out.join(one.place.folder()).join(name);
            let state_of_file = state(&plan.changes, &file, words);
            writeln!(
                err,
                "{}: {}",
                shown(&file),
                state_of_file.trim_start_matches("1 ")
            )?;
        }
        for (folder, _, set) in one.folders() {
            let folder = out.join(folder);
            let state = state(&plan.changes, &folder, words);
            match set {
                Some(set) => writeln!(
                    err,
                    "{}: {} ({state})",
                    shown(&folder),
                    contents(set.files.len(), set)
                )?,
                // nothing is deployed from there any more
                None if state != UP_TO_DATE => writeln!(err, "{}: {state}", shown(&folder))?,
                None => {}
            }
            tell_foreign(&folder, plan, err)?;
        }
    }
    let [.., removed] = words;
    for left in &plan.left {
        writeln!(err, "{}: {} {removed}", shown(&left.shown), left.stale)?;
    }
    Ok(())
}

/// The files of others in a folder, by their names in it.
fn tell_foreign(folder: &Path, plan: &Plan<'_>, err: &mut Stream<'_>) -> io::Result<()> {
    for foreign in plan.foreign.iter().filter(|foreign| foreign.folder == folder) {
        let names = foreign.files.iter().map(|file| {
            let name = file.strip_prefix(folder).unwrap_or(file);
            format!("`{}`", shown(name))
        });
        let names: Vec<String> = names.collect();
        writeln!(
            err,
            "{}: deployed along, and not made by amlgen: {}",
            shown(folder),
            names.join(", ")
        )?;
    }
    Ok(())
}

/// `2 files, 20 resources, 24 role assignments`.
pub(super) fn contents(files: usize, set: &FileSet) -> String {
    let grants = count(set.role_assignments, "role assignment");
    format!(
        "{}, {}, {grants}",
        count(files, "file"),
        count(set.resources, "resource")
    )
}

const UP_TO_DATE: &str = "up to date";

/// The word for what is with a file.
pub(super) fn word(change: &Change<'_>, [rewritten, made, removed]: Words) -> &'static str {
    match (change.there, change.new) {
        (_, None) => removed,
        (false, Some(_)) => made,
        (true, Some(_)) => rewritten,
    }
}

/// What is with the files below `path`: `2 written, 1 removed`.
fn state(changes: &[Change<'_>], path: &Path, words: Words) -> String {
    let mut sums: Vec<(usize, &str)> = Vec::new();
    for change in changes.iter().filter(|change| change.shown.starts_with(path)) {
        let word = word(change, words);
        match sums.iter_mut().find(|(_, known)| *known == word) {
            Some((sum, _)) => *sum += 1,
            None => sums.push((1, word)),
        }
    }
    let parts: Vec<String> = sums.iter().map(|(sum, word)| format!("{sum} {word}")).collect();
    if parts.is_empty() {
        UP_TO_DATE.to_owned()
    } else {
        parts.join(", ")
    }
}

/// What to type next, for the first target of the first blueprint: a line for each deployable, in the order in which they
/// are deployed.
pub(super) fn next_step(built: &[&Built], streams: &mut Streams<'_>) -> anyhow::Result<()> {
    let Some(one) = built.first() else {
        return Ok(());
    };
    let Some(target) = one.targets.first().map(|target| target.name()) else {
        return Ok(());
    };
    for (deployable, word) in [
        (Some(BOOTSTRAP), "first, once, by somebody who may assign roles"),
        (None, "next"),
        (Some(ACCESS), "then, by somebody who may assign roles"),
    ] {
        let of_target = |printed: &&Printed| printed.target.name() == target;
        let mut outputs = one.outputs.iter().filter(of_target);
        if let Some(printed) = outputs.find(|printed| printed.deployable == deployable) {
            write!(streams.err, "{word}: ")?;
            if let Some(prepare) = &printed.commands.prepare {
                write!(streams.err, "{prepare} && ")?;
            }
            writeln!(streams.err, "{}", printed.commands.deploy)?;
        }
    }
    Ok(())
}
