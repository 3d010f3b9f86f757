//! Emission: the same model in three languages.
//!
//! A [`Target`] prints; it decides nothing about access and never sees a blueprint. After `check` and
//! [`Target::limits`] the only error left is our own, a [`Bug`]. Files are made in memory ([`FileSet`]) and written by the
//! command line, whole or not at all.

pub mod arm;
pub mod bicep;
mod characters;
mod command;
mod deployable;
mod files;
pub mod mark;
mod modules;
mod namer;
mod plan;
mod policies;
mod template;
pub mod terraform;
#[cfg(test)]
mod tests;
mod usage;
#[cfg(test)]
mod vectors;

pub use command::{Command, argument};
pub use deployable::{ACCESS, BOOTSTRAP, Deployable, FOLDERS, deployables};
pub use files::{Artifact, FileSet};
pub use template::{Bug, Templates};

use crate::diag::Diagnostics;
use crate::model::{Model, TargetName};

/// An output language, with all that is known about it. What a target has to say, the compiler asks for here; the reader with
/// which the tests take its grants back is asked for there.
pub trait Target: Sync {
    /// Its name.
    fn name(&self) -> TargetName;

    /// Folders in its own that hold files of it. What it made there once and makes no longer is removed.
    fn folders(&self) -> &'static [&'static str];

    /// The file that says all by itself and can be written to standard output, if there is one.
    fn main_file(&self) -> Option<&'static str>;

    /// What to type, in order, to deploy what was printed of `model` into `folder`.
    fn deployment(&self, model: &Model, folder: &str) -> Vec<Command>;

    /// Adds what this language cannot say about `model`.
    fn limits(&self, model: &Model, diags: &mut Diagnostics);

    /// Prints `model`.
    ///
    /// # Errors
    ///
    /// A [`Bug`]: nothing that the author of a blueprint can cause.
    fn emit(&self, model: &Model) -> Result<FileSet, Bug>;
}

/// Every target, in the order in which they are built.
pub const TARGETS: [&dyn Target; 3] = [&arm::Arm, &bicep::Bicep, &terraform::Terraform];

/// The targets with these names, each once, in the order in which they are built.
pub fn targets(names: &[TargetName]) -> impl Iterator<Item = &'static dyn Target> {
    TARGETS
        .into_iter()
        .filter(move |target| names.contains(&target.name()))
}
