//! Answers for programs.

use super::answer::Diagnosis;
use crate::visible;

/// One JSON document.
///
/// # Errors
///
/// None that can happen: everything in it is text.
pub fn json(diagnosis: &Diagnosis) -> serde_json::Result<String> {
    Ok(visible::json(serde_json::to_string_pretty(diagnosis)? + "\n"))
}
