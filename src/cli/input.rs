//! From a FILE argument to a model with its findings.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};

use super::streams::Streams;
use super::words::{shown, why};
use crate::blueprint::yaml::MAX_BYTES;
use crate::compile;
use crate::diag::Diagnostics;
use crate::emit::{self, Target};
use crate::model::{Model, TargetName};
use crate::source::Source;

/// The FILE argument of every command that takes several.
#[derive(Debug, clap::Args)]
pub(super) struct Files {
    /// Blueprint, or `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
}

/// A blueprint that was read and compiled as far as its errors allow.
#[derive(Debug)]
pub(super) struct Compiled {
    /// The FILE argument.
    pub(super) file: PathBuf,
    /// Its text.
    pub(super) source: Source,
    /// What was found in it.
    pub(super) diags: Diagnostics,
    /// What it means, if it is valid.
    pub(super) model: Option<Model>,
}

impl Compiled {
    /// The targets to build: those asked for, or else the blueprint's own.
    pub(super) fn targets(&self, asked: &[TargetName]) -> Vec<&'static dyn Target> {
        let own = self
            .model
            .as_ref()
            .map_or(&[][..], |model| &model.deployment.targets);
        emit::targets(if asked.is_empty() { own } else { asked }).collect()
    }

    /// Adds what the targets cannot say.
    pub(super) fn limit(&mut self, targets: &[&dyn Target]) {
        if let Some(model) = &self.model {
            for target in targets {
                target.limits(model, &mut self.diags);
            }
        }
        self.diags.sort();
    }
}

/// Reads all files, then compiles each: a file that cannot be read is told before anything else happens.
pub(super) fn compile_all(files: &[PathBuf], streams: &mut Streams<'_>) -> anyhow::Result<Vec<Compiled>> {
    if files.iter().filter(|file| is_standard_input(file)).count() > 1 {
        bail!("`-` is given twice, and standard input can be read once");
    }
    let mut texts = Vec::with_capacity(files.len());
    for file in files {
        texts.push(read(file, streams.input)?);
    }
    Ok(files
        .iter()
        .zip(texts)
        .map(|(file, bytes)| compile_one(file, &bytes))
        .collect())
}

/// The one place that knows how the library turns bytes into a model.
fn compile_one(file: &Path, bytes: &[u8]) -> Compiled {
    let name = if is_standard_input(file) {
        "<stdin>".to_owned()
    } else {
        // as it is: each form of the findings writes it in its own way
        file.display().to_string()
    };
    let mut diags = Diagnostics::new();
    let source = crate::blueprint::yaml::source(&name, bytes, &mut diags);
    let model = diags
        .halt_on_error()
        .and_then(|()| compile(&source, &mut diags))
        .ok();
    diags.sort();
    Compiled {
        file: file.to_owned(),
        source,
        diags,
        model,
    }
}

fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

fn read(file: &Path, input: &mut dyn Read) -> anyhow::Result<Vec<u8>> {
    if is_standard_input(file) {
        return limited(input)
            .map_err(|error| anyhow!(why(&error)))
            .context("cannot read standard input");
    }
    open(file).and_then(limited).map_err(|error| {
        let hint = if error.kind() == ErrorKind::NotFound {
            "; `amlgen init` writes a starter blueprint"
        } else {
            ""
        };
        anyhow!("cannot read `{}`: {}{hint}", shown(file), why(&error))
    })
}

/// Opens an ordinary file: others may never end, or never begin.
fn open(file: &Path) -> io::Result<File> {
    let kind = fs::metadata(file)?.file_type();
    if !kind.is_file() && !kind.is_dir() {
        return Err(io::Error::other(
            "it is no ordinary file; `-` reads standard input",
        ));
    }
    File::open(file)
}

/// Reads a byte more than there may be, so that a wrong path cannot fill the memory.
fn limited(input: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
