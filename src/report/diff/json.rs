//! A comparison for programs.

use super::change::Diff;
use crate::emit::Bug;
use crate::report::document::document;

/// One JSON document.
///
/// # Errors
///
/// A [`Bug`]: nothing that the author of a blueprint can cause.
pub fn json(diff: &Diff) -> Result<String, Bug> {
    document(diff)
}
