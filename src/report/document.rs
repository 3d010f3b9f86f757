//! The JSON documents of reports.

use serde::Serialize;

use crate::emit::Bug;
use crate::visible;

/// One document, with a final newline; nothing hidden is in it.
pub(super) fn document(value: &impl Serialize) -> Result<String, Bug> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| Bug::new(format!("the document cannot be written: {error}")))?;
    Ok(visible::json(text + "\n"))
}
