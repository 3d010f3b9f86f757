//! Emission: the same model in three languages.
//!
//! A [`Target`] prints; it decides nothing about access and never sees a blueprint. After `check` and
//! [`Target::limits`] the only error left is our own, a [`Bug`]. Files are made in memory ([`FileSet`]) and written by the
//! command line, whole or not at all.
//!
//! May know: `visible`, `shell`, `diag`, `model`, `catalog`.

pub mod arm;
pub mod bicep;
mod bug;
mod characters;
mod command;
mod files;
pub mod mark;
mod shared;
mod target;
mod template;
pub mod terraform;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod vectors;

pub use bug::Bug;
pub use command::{Command, Commands};
pub use files::{Artifact, FileSet};
pub use shared::deployable::{ACCESS, BOOTSTRAP, Deployable, FOLDERS, deployables};
pub use target::Target;
pub(crate) use template::template;
pub use template::{Template, page};

use crate::model::TargetName;

/// Every target, in the order in which they are built.
pub const TARGETS: [&dyn Target; 3] = [&arm::Arm, &bicep::Bicep, &terraform::Terraform];

/// The targets with these names, each once, in the order in which they are built.
pub fn targets(names: &[TargetName]) -> impl Iterator<Item = &'static dyn Target> {
    TARGETS
        .into_iter()
        .filter(move |target| names.contains(&target.name()))
}
