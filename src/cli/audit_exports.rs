//! The exports of `amlgen audit`, from files and standard input.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::anyhow;

use super::decode::decode;
use super::input::{is_standard_input, limited, open, refuse_second_input};
use super::progress::Progress;
use super::streams::{Stream, Streams};
use super::words::{shown, why};
use crate::report::audit::{Exports, Step};

/// How large an export may be, in bytes: about 300,000 role assignments.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// The exports that a run is given.
#[derive(Debug, clap::Args)]
pub(super) struct Files {
    /// Export of role assignments, or `-` for standard input; several count together
    #[arg(long, value_name = "JSON", required = true)]
    assignments: Vec<PathBuf>,
    /// Export of resources: their switches and access policies, and the object ids of their identities
    #[arg(long, value_name = "JSON")]
    resources: Vec<PathBuf>,
    /// Export of identities or service principals: their object ids
    #[arg(long, value_name = "JSON")]
    identities: Vec<PathBuf>,
    /// Export of role definitions: what custom roles permit
    #[arg(long, value_name = "JSON")]
    roles: Vec<PathBuf>,
}

/// What an export holds.
#[derive(Debug, Clone, Copy)]
enum Of {
    Assignments,
    Resources,
    Identities,
    Roles,
}

/// The texts of all exports.
#[derive(Debug)]
pub(super) struct Texts(Vec<(Of, PathBuf, String)>);

impl Files {
    fn all(&self) -> impl Iterator<Item = (Of, &PathBuf)> {
        let assignments = self.assignments.iter().map(|file| (Of::Assignments, file));
        let resources = self.resources.iter().map(|file| (Of::Resources, file));
        let identities = self.identities.iter().map(|file| (Of::Identities, file));
        let roles = self.roles.iter().map(|file| (Of::Roles, file));
        assignments.chain(resources).chain(identities).chain(roles)
    }

    /// Reads all files; `blueprint` is read by others.
    pub(super) fn read(&self, blueprint: &PathBuf, streams: &mut Streams<'_>) -> anyhow::Result<Texts> {
        let exports = self.all().map(|(_, file)| file);
        refuse_second_input(exports.chain([blueprint]))?;
        let texts = self
            .all()
            .map(|(of, file)| Ok((of, file.clone(), text(file, streams)?)));
        let texts: anyhow::Result<Vec<_>> = texts.collect();
        Ok(Texts(texts?))
    }
}

impl Texts {
    /// What the texts hold; somebody who watches is shown how far they are understood.
    pub(super) fn understand(&self, quiet: bool, err: &mut Stream<'_>) -> anyhow::Result<Exports<'_>> {
        let mut exports = Exports::default();
        let mut progress = Progress::endless("entries of the exports read", quiet, err);
        for (of, file, text) in &self.0 {
            let step: &mut Step<'_> = &mut || progress.step();
            let added = match of {
                Of::Assignments => exports.add_assignments(text, step),
                Of::Resources => exports.add_resources(text, step),
                Of::Identities => exports.add_identities(text, step),
                Of::Roles => exports.add_roles(text, step),
            };
            added.map_err(|wrong| anyhow!("`{}` {wrong}", shown(file)))?;
        }
        Ok(exports)
    }
}

/// The text of an export.
fn text(file: &Path, streams: &mut Streams<'_>) -> anyhow::Result<String> {
    let bytes = if is_standard_input(file) {
        whole(&mut streams.input, 0)
    } else {
        open(file).and_then(|file| {
            let length = file.metadata()?.len();
            whole(file, length)
        })
    };
    let bytes = bytes.map_err(|error| anyhow!("cannot read `{}`: {}", shown(file), why(&error)))?;
    decode(bytes).map_err(|wrong| anyhow!("cannot read `{}`: {}", shown(file), wrong.why))
}

/// All of an input that is said to have so many bytes, unless they are too many.
fn whole(input: impl Read, length: u64) -> io::Result<Vec<u8>> {
    let bytes = if length <= MAX_BYTES {
        limited(input, MAX_BYTES)?
    } else {
        Vec::new()
    };
    if length.max(bytes.len() as u64) > MAX_BYTES {
        let told = "it is larger than 256 MiB; export fewer subscriptions or resources at a time";
        return Err(io::Error::other(told));
    }
    Ok(bytes)
}
