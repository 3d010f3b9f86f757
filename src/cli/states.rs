//! Blueprints in two states, as the arguments of `amlgen diff` name them: files, folders of blueprints, and both of them in a revision of git.

use std::path::Path;

use anyhow::{anyhow, bail};

use super::input::{Input, blueprints_in, contents, is_blueprint, is_folder, load};
use super::revision::Revision;
use super::streams::Streams;
use super::words::shown;
use crate::blueprint::yaml;
use crate::diag::Diagnostics;
use crate::source::Source;
use crate::{layers, read};

/// Whether an argument stands for a blueprint that is not there: git writes it so, on every system, of files that were added or deleted.
fn is_nothing(argument: &Path) -> bool {
    // the shells of git for Windows hand it on as that system calls it
    argument.as_os_str() == "/dev/null" || cfg!(windows) && argument.as_os_str().eq_ignore_ascii_case("nul")
}

/// A blueprint in one of its states.
#[derive(Debug)]
pub(super) struct State {
    pub(super) input: Input,
    /// The environments that it declares, as far as it can be read.
    pub(super) environments: Option<Vec<String>>,
}

/// A blueprint before and after; one of them at least is there.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) old: Option<State>,
    pub(super) new: Option<State>,
}

impl State {
    fn new(mut input: Input) -> anyhow::Result<Self> {
        let bytes = match input.bytes.take() {
            Some(bytes) => bytes,
            None => contents(&input.file).map_err(|failure| anyhow!(failure))?,
        };
        let (source, mut diags) = source(&input, &bytes);
        input.bytes = Some(bytes);
        let environments = layers(&source, &mut diags).ok().map(|layers| {
            let names = layers.environments().iter().map(|one| one.name().to_owned());
            names.collect()
        });
        Ok(Self { input, environments })
    }

    /// Whether it is looked at in an environment, or by itself. One that cannot be read is, for its errors.
    pub(super) fn has(&self, environment: Option<&String>) -> bool {
        let declared = self.environments.as_ref().zip(environment);
        declared.is_none_or(|(declared, name)| declared.contains(name))
    }
}

impl Pair {
    fn new(old: Option<Input>, new: Option<Input>) -> anyhow::Result<Self> {
        Ok(Self {
            old: old.map(State::new).transpose()?,
            new: new.map(State::new).transpose()?,
        })
    }

    /// Those of its states that are there, the new one first.
    pub(super) fn states(&self) -> impl Iterator<Item = &State> {
        self.new.iter().chain(&self.old)
    }
}

/// What an argument names.
enum Named {
    Nothing,
    File(Input),
    Folder(Vec<Input>),
}

impl Named {
    fn new(argument: &Path, streams: &mut Streams<'_>) -> anyhow::Result<Self> {
        if is_nothing(argument) {
            return Ok(Self::Nothing);
        }
        let input = |file: &Path, bytes| Input {
            file: file.to_owned(),
            bytes: Some(bytes),
        };
        if let Some(revision) = Revision::of(argument) {
            let Some(files) = revision.folder(is_blueprint)? else {
                return Ok(Self::File(input(argument, revision.read()?)));
            };
            let files = files
                .into_iter()
                .map(|(name, bytes)| input(&argument.join(name), bytes));
            return Ok(Self::Folder(files.collect()));
        }
        if is_folder(argument) {
            let files = blueprints_in(argument)?.into_iter().map(|file| {
                let bytes = contents(&file).map_err(|failure| anyhow!(failure))?;
                Ok(input(&file, bytes))
            });
            return Ok(Self::Folder(files.collect::<anyhow::Result<_>>()?));
        }
        load(argument, streams).map(Self::File)
    }

    fn into_inputs(self) -> Vec<Input> {
        match self {
            Self::Nothing => Vec::new(),
            Self::File(input) => vec![input],
            Self::Folder(inputs) => inputs,
        }
    }
}

/// What is compared with what: two files, or the blueprints of two folders that are not the same in both.
pub(super) fn pairs(old: &Path, new: &Path, streams: &mut Streams<'_>) -> anyhow::Result<Vec<Pair>> {
    match (Named::new(old, streams)?, Named::new(new, streams)?) {
        (Named::File(old), Named::File(new)) => Ok(vec![Pair::new(Some(old), Some(new))?]),
        (Named::File(_), Named::Folder(_)) | (Named::Folder(_), Named::File(_)) => bail!(
            "one of `{}` and `{}` is a folder; give two files or two folders",
            shown(old),
            shown(new)
        ),
        (before, now) => {
            let (before, now) = (before.into_inputs(), now.into_inputs());
            if before.is_empty() && now.is_empty() {
                bail!(
                    "there is no blueprint in `{}`, and none in `{}`",
                    shown(old),
                    shown(new)
                );
            }
            matched(before, now)
        }
    }
}

/// A blueprint of a folder.
struct Candidate {
    input: Input,
    /// What its platform is called, if it can be read.
    name: Option<String>,
}

impl Candidate {
    fn new(input: Input) -> Self {
        let name = input.bytes.as_deref().and_then(|bytes| {
            let (source, mut diags) = source(&input, bytes);
            let layers = layers(&source, &mut diags).ok()?;
            let written = read(&source, &layers, None, &mut diags).ok()?;
            Some(written.name.value)
        });
        Self { input, name }
    }

    fn is_file_of(&self, other: &Self) -> bool {
        self.input.file.file_name() == other.input.file.file_name()
    }

    fn is_named_as(&self, other: &Self) -> bool {
        self.name.is_some() && self.name == other.name
    }
}

/// Finds what was what. A blueprint is the one whose platform has its name, because that is what Azure knows of it; a file that was
/// renamed stays itself, and another platform under an old file name does not become it.
fn matched(old: Vec<Input>, new: Vec<Input>) -> anyhow::Result<Vec<Pair>> {
    let is_same = |one: &Input, other: &Input| {
        one.file.file_name() == other.file.file_name() && one.bytes == other.bytes
    };
    let mut old = old;
    let mut changed = Vec::new();
    for now in new {
        match old.iter().position(|before| is_same(before, &now)) {
            Some(at) => drop(old.remove(at)),
            None => changed.push((Candidate::new(now), None)),
        }
    }
    let mut old: Vec<Candidate> = old.into_iter().map(Candidate::new).collect();
    let passes: [fn(&Candidate, &Candidate) -> bool; 3] = [
        |one, other| one.is_file_of(other) && one.is_named_as(other),
        Candidate::is_named_as,
        Candidate::is_file_of,
    ];
    for is_it in passes {
        for (now, before) in changed.iter_mut().filter(|(_, before)| before.is_none()) {
            let found = old.iter().position(|one| is_it(one, now));
            *before = found.map(|at| old.remove(at).input);
        }
    }
    let changed = changed
        .into_iter()
        .map(|(now, before)| Pair::new(before, Some(now.input)));
    let gone = old.into_iter().map(|before| Pair::new(Some(before.input), None));
    changed.chain(gone).collect()
}

fn source(input: &Input, bytes: &[u8]) -> (Source, Diagnostics) {
    let mut diags = Diagnostics::new();
    let source = yaml::source(&input.name(), bytes, &mut diags);
    (source, diags)
}
