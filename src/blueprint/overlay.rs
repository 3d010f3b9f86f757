//! The schema of environments: that of a blueprint with nothing required, in which `null` stands wherever it may remove.

use std::collections::{BTreeMap, BTreeSet};

use schemars::Schema;
use serde_json::{Map, Value, json};

use super::yaml::OF_THE_FILE;

/// Begins the names of definitions for overlays.
const PREFIX: &str = "Overlay_";
const DEFINITIONS: &str = "#/$defs/";

/// Describes `environments` in the schema of a blueprint.
pub(super) fn describe(schema: &mut Schema) {
    let Some(mut top) = schema.get("properties").and_then(Value::as_object).cloned() else {
        return;
    };
    top.retain(|key, _| OF_THE_FILE.iter().all(|(word, _)| key != word) && key != "$schema");
    let Some(known) = schema.get("$defs").and_then(Value::as_object).cloned() else {
        return;
    };
    let mut overlays = Overlays {
        known: &known,
        asked: BTreeSet::new(),
    };
    let mut made = BTreeMap::new();
    let environment = json!({
        "description": "What is other in an environment, as it stands at the top.",
        "type": "object",
        "properties": overlays.properties(&top),
        "additionalProperties": false,
    });
    made.insert("Environment".to_owned(), environment);
    while let Some(name) = overlays
        .asked
        .iter()
        .find(|name| !made.contains_key(&overlaid_name(name)))
        .cloned()
    {
        let overlay = known.get(&name).map(|definition| overlays.overlaid(definition));
        made.insert(overlaid_name(&name), overlay.unwrap_or_default());
    }
    if let Some(definitions) = schema.get_mut("$defs").and_then(Value::as_object_mut) {
        definitions.extend(made);
    }
    let environments = json!({
        "type": ["object", "null"],
        "propertyNames": { "pattern": "^[a-z][a-z0-9]{0,11}$" },
        "additionalProperties": { "anyOf": [{ "$ref": format!("{DEFINITIONS}Environment") }, { "type": "null" }] },
    });
    let property = schema
        .get_mut("properties")
        .and_then(|top| top.get_mut("environments"));
    if let (Some(Value::Object(property)), Value::Object(environments)) = (property, environments) {
        property.extend(environments);
    }
}

fn overlaid_name(name: &str) -> String {
    format!("{PREFIX}{name}")
}

struct Overlays<'s> {
    known: &'s Map<String, Value>,
    /// The definitions of which an overlay is referred to.
    asked: BTreeSet<String>,
}

impl Overlays<'_> {
    fn properties(&mut self, properties: &Map<String, Value>) -> Map<String, Value> {
        properties
            .iter()
            .map(|(key, property)| (key.clone(), self.removable(property)))
            .collect()
    }

    /// A schema for what may be removed, too.
    fn removable(&mut self, schema: &Value) -> Value {
        let mut overlay = self.overlaid(schema);
        if takes_null(&overlay) || overlay.get("not").is_some() {
            return overlay;
        }
        let description = overlay
            .as_object_mut()
            .and_then(|schema| schema.remove("description"));
        let mut removable = Map::new();
        removable.extend(description.map(|text| ("description".to_owned(), text)));
        removable.insert("anyOf".to_owned(), json!([overlay, { "type": "null" }]));
        Value::Object(removable)
    }

    /// A schema for what is merged into something. The elements of lists are whole: a list replaces.
    fn overlaid(&mut self, schema: &Value) -> Value {
        let Value::Object(schema) = schema else {
            return schema.clone();
        };
        let mut overlay = schema.clone();
        overlay.remove("required");
        for (key, value) in schema {
            let other = match (key.as_str(), value) {
                ("properties", Value::Object(properties)) => Value::Object(self.properties(properties)),
                ("additionalProperties", Value::Object(_)) => self.removable(value),
                ("anyOf", Value::Array(forms)) => forms.iter().map(|form| self.overlaid(form)).collect(),
                ("$ref", Value::String(path)) => self.referred(path),
                ("default", _) => {
                    overlay.remove(key);
                    continue;
                }
                _ => continue,
            };
            overlay.insert(key.clone(), other);
        }
        Value::Object(overlay)
    }

    fn referred(&mut self, path: &str) -> Value {
        let name = path.strip_prefix(DEFINITIONS).unwrap_or_default();
        let is_map = self
            .known
            .get(name)
            .is_some_and(|known| known.get("properties").is_some());
        if !is_map {
            return path.into();
        }
        self.asked.insert(name.to_owned());
        format!("{DEFINITIONS}{}", overlaid_name(name)).into()
    }
}

fn takes_null(schema: &Value) -> bool {
    let is_null = |kind: &Value| kind.as_str() == Some("null");
    let by_type = schema
        .get("type")
        .is_some_and(|kind| is_null(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is_null)));
    let forms = schema.get("anyOf").and_then(Value::as_array);
    by_type || forms.is_some_and(|forms| forms.iter().any(takes_null))
}
