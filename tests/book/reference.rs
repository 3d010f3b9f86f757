//! Every key of the blueprint, from its JSON Schema.

use std::fmt::Write;

use serde_json::{Map, Value};

use super::{GENERATED, anchor, cell};

type Definitions = Map<String, Value>;

/// The page: the blueprint's own keys, then the objects below them in the order in which they are met.
pub(super) fn page() -> String {
    let schema: Value = serde_json::from_str(&amlgen::blueprint::schema()).unwrap();
    let definitions = schema["$defs"].as_object().unwrap();
    let mut out = format!(
        "{GENERATED}\n\n# Every key of the blueprint\n\nGenerated from the JSON Schema, which `amlgen schema` prints. A key in bold letters has to be \
         written; all others have safe defaults. `${{param:name}}` may stand where the table says *or a parameter*.\n\n## The blueprint\n\n"
    );
    let mut waiting = table(&mut out, &schema, definitions);
    let mut told: Vec<String> = Vec::new();
    while !waiting.is_empty() {
        let name = waiting.remove(0);
        if told.contains(&name) {
            continue;
        }
        let definition = &definitions[&name];
        writeln!(out, "\n## {name}\n").unwrap();
        if let Some(text) = definition["description"].as_str() {
            writeln!(out, "{}\n", text.replace('<', "&lt;")).unwrap();
        }
        told.push(name);
        let next = if definition["properties"].is_object() {
            table(&mut out, definition, definitions)
        } else {
            words(&mut out, definition);
            Vec::new()
        };
        waiting.splice(0..0, next);
    }
    out
}

/// A row for each key; what they refer to.
fn table(out: &mut String, object: &Value, definitions: &Definitions) -> Vec<String> {
    let required: Vec<&str> = object["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    out.push_str("| key | value | meaning |\n|---|---|---|\n");
    let mut named = Vec::new();
    for (key, value) in object["properties"].as_object().unwrap() {
        if key.starts_with('$') {
            continue;
        }
        let shown = if required.contains(&key.as_str()) {
            format!("**`{key}`**")
        } else {
            format!("`{key}`")
        };
        let kind = kind(value, definitions, &mut named);
        let default = value
            .get("default")
            .map_or_else(String::new, |default| format!(", default `{default}`"));
        let meaning = value["description"].as_str().unwrap_or_default();
        writeln!(out, "| {shown} | {kind}{default} | {} |", cell(meaning)).unwrap();
    }
    named
}

/// Words that a value is one of.
fn words(out: &mut String, definition: &Value) {
    for one in definition["oneOf"].as_array().into_iter().flatten() {
        let names = one
            .get("const")
            .into_iter()
            .chain(one["enum"].as_array().into_iter().flatten());
        for word in names {
            let meaning = one["description"].as_str().unwrap_or_default();
            writeln!(out, "- `{}` {}", word.as_str().unwrap_or_default(), cell(meaning)).unwrap();
        }
    }
    for word in definition["enum"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
    {
        writeln!(out, "- `{word}`").unwrap();
    }
}

/// What stands behind a key, in words.
fn kind(value: &Value, definitions: &Definitions, named: &mut Vec<String>) -> String {
    if let Some(name) = value["$ref"]
        .as_str()
        .and_then(|path| path.strip_prefix("#/$defs/"))
    {
        if definitions[name].get("pattern").is_some() || !has_page(&definitions[name]) {
            return kind(&definitions[name], definitions, named);
        }
        named.push(name.to_owned());
        return format!("[{name}](#{})", anchor(name));
    }
    for key in ["anyOf", "oneOf"] {
        if let Some(forms) = value[key].as_array() {
            let mut kinds: Vec<String> = Vec::new();
            for form in forms {
                let is_parameter = form["pattern"]
                    .as_str()
                    .is_some_and(|pattern| pattern.contains("param:"));
                let kind = if is_parameter {
                    "a parameter".to_owned()
                } else {
                    kind(form, definitions, named)
                };
                if !kind.is_empty() && !kinds.contains(&kind) {
                    kinds.push(kind);
                }
            }
            return kinds.join(" or ");
        }
    }
    if let Some(word) = value.get("const") {
        return format!(
            "`{}`",
            word.as_str().map_or_else(|| word.to_string(), str::to_owned)
        );
    }
    if let Some(words) = value["enum"].as_array() {
        let words: Vec<String> = words
            .iter()
            .filter(|word| !word.is_null())
            .map(|word| {
                format!(
                    "`{}`",
                    word.as_str().map_or_else(|| word.to_string(), str::to_owned)
                )
            })
            .collect();
        return words.join(" or ");
    }
    let types: Vec<&str> = match &value["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let shown = types
        .into_iter()
        .filter(|kind| *kind != "null")
        .map(|one| match one {
            "array" => format!("list of {}", kind(&value["items"], definitions, named)),
            "object" if value["additionalProperties"].is_object() => {
                format!(
                    "map of {}",
                    kind(&value["additionalProperties"], definitions, named)
                )
            }
            "string" => "text".to_owned(),
            "integer" => "number".to_owned(),
            "boolean" => "`true` or `false`".to_owned(),
            other => other.to_owned(),
        });
    shown.collect::<Vec<_>>().join(" or ")
}

/// Whether a definition is worth a heading.
fn has_page(definition: &Value) -> bool {
    let properties = definition["properties"].as_object();
    let described = definition["oneOf"].as_array().is_some_and(|all| {
        all.iter()
            .any(|one| one.get("const").is_some() || one.get("enum").is_some())
    });
    properties.is_some_and(|properties| !properties.is_empty()) || described
}
