//! What the schema says of keys, for messages: which are not built yet, and in which section a key stands.

use std::sync::LazyLock;

use schemars::{Schema, transform::transform_subschemas};
use serde_json::Value;

const UNBUILT: &str = "Not supported yet.";

static SCHEMA: LazyLock<Value> = LazyLock::new(|| schemars::schema_for!(super::top::Blueprint).to_value());

/// Whether a key is known and cannot be built yet, in the struct that has these keys.
pub(super) fn is_unbuilt(keys: &[&str], key: &str) -> bool {
    let definitions = SCHEMA.get("$defs").and_then(Value::as_object);
    std::iter::once(&*SCHEMA)
        .chain(definitions.into_iter().flat_map(|all| all.values()))
        .filter_map(|definition| definition.get("properties")?.as_object())
        .filter(|known| known.len() == keys.len() && keys.iter().all(|key| known.contains_key(*key)))
        .any(|known| known.get(key).is_some_and(is_refused))
}

/// What the schema of a key says that cannot be built: nothing fits.
fn is_refused(property: &Value) -> bool {
    property
        .get("not")
        .and_then(Value::as_object)
        .is_some_and(serde_json::Map::is_empty)
}

/// Adds to the description of what cannot be built that it cannot: editors show the description, and not why nothing fits.
pub(super) fn say_what_is_unbuilt(schema: &mut Schema) {
    if is_refused(schema.as_value())
        && let Some(Value::String(text)) = schema.get_mut("description")
        && !text.ends_with(UNBUILT)
    {
        text.push(' ');
        text.push_str(UNBUILT);
    }
    transform_subschemas(&mut say_what_is_unbuilt, schema);
}

/// The sections that have a key: `workspace`, or `computes.<name>` where it is a key of each item.
pub(super) fn sections_with(key: &str) -> Vec<String> {
    let sections = SCHEMA.get("properties").and_then(Value::as_object);
    sections
        .into_iter()
        .flatten()
        .filter_map(|(section, property)| {
            if let Some(item) = property.get("additionalProperties") {
                return has_key(item, key).then(|| format!("{section}.<name>"));
            }
            let forms = property.get("anyOf").and_then(Value::as_array);
            forms
                .is_some_and(|forms| forms.iter().any(|form| has_key(form, key)))
                .then(|| section.clone())
        })
        .collect()
}

fn has_key(reference: &Value, key: &str) -> bool {
    let definition = reference
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|path| SCHEMA.pointer(path.strip_prefix('#')?));
    definition
        .and_then(|definition| definition.get("properties")?.get(key))
        .is_some_and(|property| !is_refused(property))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_of_a_key() {
        assert_eq!(sections_with("hbi_workspace"), ["workspace"]);
        assert_eq!(sections_with("max_instances"), ["computes.<name>"]);
        assert_eq!(sections_with("local_auth"), [""; 0]);
    }

    #[test]
    fn keys_that_are_not_built() {
        let root = SCHEMA.pointer("/properties").and_then(Value::as_object).unwrap();
        let keys: Vec<&str> = root.keys().map(String::as_str).collect();
        assert!(is_unbuilt(&keys, "parameters"));
        assert!(!is_unbuilt(&keys, "name"));
        assert!(!is_unbuilt(&["parameters"], "parameters"));
    }
}
