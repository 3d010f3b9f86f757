//! Answers for programs.

use super::answer::Diagnosis;
use crate::emit::Bug;
use crate::report::document::document;

/// One JSON document.
///
/// # Errors
///
/// A [`Bug`]: nothing that a text or the author of a blueprint can cause.
pub fn json(diagnosis: &Diagnosis) -> Result<String, Bug> {
    document(diagnosis)
}
