//! A comparison for programs, and the schema of it.

use schemars::generate::SchemaSettings;

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

/// The JSON Schema of that document.
#[must_use]
pub fn schema() -> String {
    let schema = SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<Diff>();
    format!("{:#}\n", schema.to_value())
}
