//! A comparison for programs.

use super::change::Diff;
use crate::emit::Bug;
use crate::visible;

/// One JSON document.
///
/// # Errors
///
/// A [`Bug`]: nothing that the author of a blueprint can cause.
pub fn json(diff: &Diff) -> Result<String, Bug> {
    let text = serde_json::to_string_pretty(diff).map_err(|error| Bug::new(error.to_string()))?;
    Ok(visible::json(text + "\n"))
}
