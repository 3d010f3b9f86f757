//! What templates of a group and of a subscription say alike: the mark, the region, the tags, outputs.

use serde_json::{Map, Value, json};

use super::text;
use super::value::named;
use crate::emit::mark;
use crate::model::{Expr, Model, Output};

/// The mark of a whole file.
pub(super) fn metadata(model: &Model) -> Value {
    json!({
        "_generator": { "name": "amlgen", "blueprint": model.blueprint },
        "description": mark::sentence(&model.blueprint),
    })
}

/// The parameter `location`, in a template that is called by nobody else with a default.
pub(super) fn location(model: &Model, has_default: bool) -> Value {
    let mut location = Map::new();
    location.insert("type".to_owned(), "string".into());
    if has_default {
        location.insert(
            "defaultValue".to_owned(),
            model.deployment.location.as_str().into(),
        );
    }
    location.insert(
        "metadata".to_owned(),
        json!({ "description": "Region of every resource." }),
    );
    location.into()
}

/// The tags of the blueprint.
pub(super) fn tags(model: &Model) -> Map<String, Value> {
    let tags = model.tags.iter();
    let value = |value: &Expr| match value.as_parameter() {
        Some(name) => text::value(&named("parameters", name)),
        None => text::literal(value.as_text().unwrap_or_default()),
    };
    tags.map(|(key, tag)| (text::key(key), value(tag).into()))
        .collect()
}

/// An output with its value.
pub(super) fn declared_output(output: &Output, value: &Value) -> Value {
    json!({
        "type": output.kind(),
        "metadata": { "description": output.description },
        "value": value,
    })
}
