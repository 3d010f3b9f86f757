//! What the schema says of keys, for messages: in which section a key stands.

use std::sync::LazyLock;

use serde_json::Value;

static SCHEMA: LazyLock<Value> = LazyLock::new(|| schemars::schema_for!(super::top::Blueprint).to_value());

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
        .is_some()
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
}
