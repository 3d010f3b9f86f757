//! Mild mutations of valid blueprints, made by the schema: what people change from one day to the next. Most stay valid, so that
//! what comes after reading and resolving is reached too.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::mutate::HOSTILE;
use super::rng::Rng;
use crate::support;

/// Names that may be given, and that mean something in a language that is written or read.
const NAMES: &[&str] = &[
    "param",
    "resource",
    "null",
    "true",
    "for",
    "a",
    "x-y",
    "a1",
    "default",
    "null2",
    "module",
    "each",
    "self",
    "local",
    "system",
    "none",
    "lower-case-and-long",
    "u_v",
];

/// Keys of texts that are anyone's to choose.
const FREE: &[&str] = &[
    "description",
    "display_name",
    "reason",
    "owner",
    "purpose",
    "tags",
];

/// Valid blueprints, and what they have in common.
pub(super) struct Mild {
    files: Vec<(String, Value)>,
    schema: Value,
    /// Every value that some blueprint has where the schema says this.
    known: BTreeMap<String, Vec<Value>>,
}

/// A place of a blueprint.
struct Place<'a> {
    /// Its JSON pointer.
    at: String,
    /// The last key of the schema above it.
    key: &'a str,
    /// What the schema says of it.
    schema: &'a Value,
    /// The same, references and alternatives followed.
    forms: Vec<&'a Value>,
}

impl Mild {
    pub(super) fn read() -> Self {
        let mut files = Vec::new();
        for folder in ["blueprints", "tests/data", "tests/data/beyond"] {
            for (stem, bytes) in support::blueprints(folder) {
                let value = serde_yaml::from_str(std::str::from_utf8(&bytes).unwrap()).unwrap();
                files.push((format!("{folder}/{stem}.yaml"), value));
            }
        }
        let mut mild = Self {
            files,
            schema: serde_json::from_str(&support::text("golden/schema.json")).unwrap(),
            known: BTreeMap::new(),
        };
        let mut known: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for (_, root) in &mild.files {
            for place in mild.places(root) {
                let values = known.entry(place.schema.to_string()).or_default();
                values.push(root.pointer(&place.at).unwrap().clone());
            }
        }
        mild.known = known;
        mild
    }

    /// A blueprint with a few mild changes, with the name of the one that it was.
    pub(super) fn case(&self, rng: &mut Rng) -> (&str, Vec<u8>) {
        let (name, root) = rng.pick(&self.files);
        let mut root = root.clone();
        for _ in 0..=rng.below(2) {
            self.change(&mut root, rng);
        }
        (name, block(&root, 0).into_bytes())
    }

    /// What a schema allows, its references and alternatives followed.
    fn forms<'a>(&'a self, schema: &'a Value, found: &mut Vec<&'a Value>) {
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            let target = self.schema.pointer(name.trim_start_matches('#')).unwrap();
            self.forms(target, found);
        }
        for key in ["anyOf", "oneOf"] {
            for one in schema.get(key).and_then(Value::as_array).into_iter().flatten() {
                self.forms(one, found);
            }
        }
        found.push(schema);
    }

    fn places<'a>(&'a self, root: &Value) -> Vec<Place<'a>> {
        let mut found = Vec::new();
        self.walk(root, String::new(), "", &self.schema, &mut found);
        found
    }

    fn walk<'a>(
        &'a self,
        value: &Value,
        at: String,
        key: &'a str,
        schema: &'a Value,
        found: &mut Vec<Place<'a>>,
    ) {
        let mut forms = Vec::new();
        self.forms(schema, &mut forms);
        match value {
            Value::Object(entries) => {
                for (name, value) in entries {
                    let at = format!("{at}{}", support::pointer(std::slice::from_ref(name)));
                    let named = forms
                        .iter()
                        .find_map(|form| form.get("properties")?.as_object()?.get_key_value(name));
                    let mut items = forms.iter().filter_map(|form| form.get("additionalProperties"));
                    let item = items.find(|item| item.is_object());
                    match (named, item) {
                        (Some((key, schema)), _) => self.walk(value, at, key, schema, found),
                        (None, Some(schema)) => self.walk(value, at, key, schema, found),
                        (None, None) => {}
                    }
                }
            }
            Value::Array(items) => {
                for (index, value) in items.iter().enumerate() {
                    if let Some(schema) = forms.iter().find_map(|form| form.get("items")) {
                        self.walk(value, format!("{at}/{index}"), key, schema, found);
                    }
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
        found.push(Place {
            at,
            key,
            schema,
            forms,
        });
    }

    fn change(&self, root: &mut Value, rng: &mut Rng) {
        let places = self.places(root);
        let of = |wanted: fn(&Place, &Value) -> bool| -> Vec<&Place> {
            let are = |place: &&Place| wanted(place, root.pointer(&place.at).unwrap());
            places.iter().filter(are).collect()
        };
        let (wanted, change): (fn(&Place, &Value) -> bool, Change) = match rng.below(12) {
            0 | 1 => (|place, value| place.has_items(value), Change::Rename),
            2 => (
                |place, value| value.is_i64() && place.key != "version",
                Change::Number,
            ),
            3 => (|_, value| entries(value) > 1, Change::Drop),
            4 | 5 => (|place, value| place.has_keys() && value.is_object(), Change::Add),
            6 => (
                |place, value| value.is_string() && !place.words().is_empty(),
                Change::Word,
            ),
            7 | 8 => (
                |place, value| place.has_items(value) || value.is_array(),
                Change::Again,
            ),
            9 => (|_, value| entries(value) > 1, Change::Order),
            10 => (
                |place, value| value.is_string() && FREE.contains(&place.key),
                Change::Text,
            ),
            _ => (
                |place, value| value.is_string() && place.words().is_empty(),
                Change::Other,
            ),
        };
        let candidates = of(wanted);
        if candidates.is_empty() {
            return;
        }
        let place = rng.pick(&candidates);
        let mut name = (*rng.pick(NAMES)).to_owned();
        if rng.below(3) == 0 {
            name = format!("n{}", rng.below(1000));
        }
        if let Change::Rename = change {
            let map = root.pointer(&place.at).and_then(Value::as_object).unwrap();
            let names: Vec<&String> = map.keys().collect();
            let old = (*rng.pick(&names)).clone();
            rename(root, &old, &name);
            return;
        }
        let alike: Vec<Value> = places
            .iter()
            .filter(|other| std::ptr::eq(other.schema, place.schema))
            .filter_map(|other| root.pointer(&other.at).cloned())
            .collect();
        let value = root.pointer_mut(&place.at).unwrap();
        match (change, value) {
            (Change::Number, value) => {
                let is = value.as_i64().unwrap();
                *value = json!(*rng.pick(&[is + 1, (is - 1).max(0), is * 2, 1, 0, 30]));
            }
            (Change::Drop, Value::Object(map)) => {
                let keys: Vec<String> = map.keys().filter(|key| !place.required(key)).cloned().collect();
                if !keys.is_empty() {
                    map.shift_remove(rng.pick(&keys));
                }
            }
            (Change::Drop, Value::Array(items)) => drop(items.remove(rng.below(items.len()))),
            (Change::Add, Value::Object(map)) => {
                let keys = place.keys();
                let (key, schema) = rng.pick(&keys);
                if !map.contains_key(*key) {
                    map.insert((*key).clone(), self.make(schema, 0, rng));
                }
            }
            (Change::Word, value) => *value = json!(rng.pick(&place.words())),
            (Change::Again, Value::Object(map)) => {
                let items: Vec<Value> = map.values().cloned().collect();
                map.insert(name, rng.pick(&items).clone());
            }
            (Change::Again, Value::Array(items)) if !items.is_empty() => items.push(rng.pick(items).clone()),
            (Change::Order, Value::Array(items)) => items.reverse(),
            (Change::Order, Value::Object(map)) => {
                let keys: Vec<String> = map.keys().cloned().collect();
                let key = rng.pick(&keys);
                let value = map.shift_remove(key).unwrap();
                map.insert(key.clone(), value);
            }
            (Change::Text, Value::String(text)) => text.push_str(rng.pick::<&str>(HOSTILE)),
            (Change::Other, value) => *value = rng.pick(&alike).clone(),
            _ => {}
        }
    }

    /// A value: what some blueprint has there, or what the schema allows.
    fn make(&self, schema: &Value, depth: usize, rng: &mut Rng) -> Value {
        if let Some(known) = self.known.get(&schema.to_string()).filter(|_| rng.below(6) > 0) {
            return rng.pick(known).clone();
        }
        let mut forms = Vec::new();
        self.forms(schema, &mut forms);
        let place = Place {
            at: String::new(),
            key: "",
            schema,
            forms,
        };
        let words = place.words();
        if !words.is_empty() {
            return json!(rng.pick(&words));
        }
        let is = |word: &str| {
            let named = |form: &&Value| match form.get("type") {
                Some(Value::String(is)) => is == word,
                Some(Value::Array(are)) => are.iter().any(|is| is == word),
                _ => false,
            };
            place.forms.iter().find(|form| named(form))
        };
        if is("boolean").is_some() {
            return json!(rng.below(2) == 0);
        }
        if is("integer").is_some() {
            return json!(rng.below(60));
        }
        if let Some(items) = is("array").and_then(|form| form.get("items")) {
            return json!([self.make(items, depth + 1, rng)]);
        }
        if let Some(item) = place.items() {
            return json!({*rng.pick(NAMES): self.make(item, depth + 1, rng)});
        }
        let keys = place.keys();
        if !keys.is_empty() && depth < 3 {
            let mut map = Map::new();
            for (key, schema) in &keys {
                if place.required(key) || rng.below(keys.len()) < 2 {
                    map.insert((*key).clone(), self.make(schema, depth + 1, rng));
                }
            }
            return Value::Object(map);
        }
        json!(*rng.pick(NAMES))
    }
}

#[derive(Clone, Copy)]
enum Change {
    Rename,
    Number,
    Drop,
    Add,
    Word,
    Again,
    Order,
    Text,
    Other,
}

impl<'a> Place<'a> {
    /// Whether it is a map whose names are the user's.
    fn has_items(&self, value: &Value) -> bool {
        entries(value) > 0 && value.is_object() && self.items().is_some()
    }

    /// What such a map has.
    fn items(&self) -> Option<&'a Value> {
        let mut items = self
            .forms
            .iter()
            .filter_map(|form| form.get("additionalProperties"));
        items.find(|item| item.is_object())
    }

    fn has_keys(&self) -> bool {
        self.forms.iter().any(|form| form.get("properties").is_some())
    }

    /// Its keys that are supported.
    fn keys(&self) -> Vec<(&'a String, &'a Value)> {
        let maps = self
            .forms
            .iter()
            .filter_map(|form| form.get("properties")?.as_object());
        maps.flatten()
            .filter(|(_, schema)| schema.get("not").is_none())
            .collect()
    }

    fn required(&self, key: &str) -> bool {
        let lists = self
            .forms
            .iter()
            .filter_map(|form| form.get("required")?.as_array());
        lists.flatten().any(|required| required == key)
    }

    /// The words that may be written.
    fn words(&self) -> Vec<&'a str> {
        let lists = self.forms.iter().filter_map(|form| form.get("enum")?.as_array());
        let single = self.forms.iter().filter_map(|form| form.get("const"));
        lists.flatten().chain(single).filter_map(Value::as_str).collect()
    }
}

fn entries(value: &Value) -> usize {
    match value {
        Value::Object(map) => map.len(),
        Value::Array(items) => items.len(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

/// Gives a name another one, wherever it stands.
fn rename(value: &mut Value, old: &str, new: &str) {
    match value {
        Value::Object(map) => {
            let entries = std::mem::take(map).into_iter();
            map.extend(entries.map(|(key, mut value)| {
                rename(&mut value, old, new);
                (if key == old { new.to_owned() } else { key }, value)
            }));
        }
        Value::Array(items) => {
            for item in items {
                rename(item, old, new);
            }
        }
        Value::String(text) if text == old => new.clone_into(text),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A value as people write it, one entry a line.
fn block(value: &Value, depth: usize) -> String {
    let begin = "  ".repeat(depth);
    let lines: Vec<String> = match value {
        Value::Object(map) if !map.is_empty() => map
            .iter()
            .map(|(key, value)| format!("{begin}{}:{}", json!(key), below(value, depth)))
            .collect(),
        Value::Array(items) if !items.is_empty() => items
            .iter()
            .map(|item| format!("{begin}-{}", below(item, depth)))
            .collect(),
        _ => return format!("{begin}{value}\n"),
    };
    lines.concat()
}

fn below(value: &Value, depth: usize) -> String {
    if entries(value) == 0 {
        return format!(" {value}\n");
    }
    format!("\n{}", block(value, depth + 1))
}
