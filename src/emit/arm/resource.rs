//! A resource of a template.

use serde_json::{Map, Value as Json, json};

use super::text;
use super::value::Printer;
use crate::emit::bug::Bug;
use crate::emit::shared::declaration::Declaration;

/// A declared resource, without what it depends on.
pub(super) fn resource(printer: Printer<'_>, declaration: &Declaration) -> Result<Map<String, Json>, Bug> {
    let mut json = Map::new();
    let mut put = |key: &str, value: Json| {
        json.insert(key.to_owned(), value);
    };
    if declaration.once {
        put("@options", json!({ "onlyIfNotExists": [] }));
    }
    put("type", (*declaration.resource_type.arm).into());
    put("apiVersion", (*declaration.resource_type.api_version).into());
    put("name", printer.full_name(declaration)?.into());
    if let Some(scope) = declaration.scope {
        put("scope", text::value(&printer.resource_id(scope)?).into());
    }
    for (key, value) in &declaration.body {
        put(key, printer.json(value)?);
    }
    Ok(json)
}
