//! Emission: the same model in three languages.
//!
//! A [`Target`] prints; it decides nothing about access and never sees a blueprint. After `check` and
//! [`Target::limits`] the only error left is our own, a [`Bug`]. Files are made in memory ([`FileSet`]) and written by the
//! command line, whole or not at all.

pub mod arm;
pub mod bicep;
mod characters;
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

pub use deployable::{ACCESS, BOOTSTRAP, Deployable, FOLDERS, deployables};
pub use files::{Artifact, FileSet};
pub use template::{Bug, Templates};

use crate::diag::Diagnostics;
use crate::model::{Model, TargetName};

/// An output language.
pub trait Target: Sync {
    /// Its name.
    fn name(&self) -> TargetName;

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

/// The target of a name.
#[must_use]
pub fn target(name: TargetName) -> &'static dyn Target {
    match name {
        TargetName::Arm => &arm::Arm,
        TargetName::Bicep => &bicep::Bicep,
        TargetName::Terraform => &terraform::Terraform,
    }
}
