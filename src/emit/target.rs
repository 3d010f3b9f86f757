//! What an output language has to say.

use std::fmt::Debug;

use super::bug::Bug;
use super::command::Commands;
use super::files::FileSet;
use super::template::Template;
use crate::diag::Diagnostics;
use crate::model::{Model, TargetName};

/// An output language, with all that is known about it. What a target has to say, the compiler asks for here; the reader with
/// which the tests take its grants back is asked for there.
pub trait Target: Sync + Debug {
    /// Its name.
    fn name(&self) -> TargetName;

    /// Folders in its own that hold files of it. What it made there once and makes no longer is removed.
    fn folders(&self) -> &'static [&'static str];

    /// Whether the tool that deploys the language takes a file of this name for its own, in the folder that it is given or in one of [`Target::folders`].
    fn takes_in(&self, name: &str) -> bool;

    /// The file that says all by itself and can be written to standard output, if there is one.
    fn main_file(&self) -> Option<&'static str>;

    /// What people call the language.
    fn title(&self) -> &'static str;

    /// What to type to deploy what was printed of `model` into `folder`.
    fn commands(&self, model: &Model, folder: &str) -> Commands;

    /// What the README says of such a deployment beside the commands: a template, filled with the view of `report::readme`.
    fn notes(&self) -> &'static Template;

    /// Adds what this language cannot say about `model`.
    fn limits(&self, model: &Model, diags: &mut Diagnostics);

    /// Prints `model`.
    ///
    /// # Errors
    ///
    /// A [`Bug`]: nothing that the author of a blueprint can cause.
    fn emit(&self, model: &Model) -> Result<FileSet, Bug>;
}
