//! What the commands that look something up share: the form of the answer, one entry of a list, the product's last
//! line break.

use std::io::Write;

use clap::ValueEnum;
use serde_json::Value;

use super::exit::Exit;
use super::streams::Streams;

/// The form of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    // For people.
    Table,
    // One JSON document.
    Json,
}

/// Prints a product on standard output, with a line break at its end.
pub(super) fn print(text: &str, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    streams.out.write_all(text.as_bytes())?;
    if !text.ends_with('\n') {
        writeln!(streams.out)?;
    }
    Ok(Exit::Fine)
}

/// The entry of a JSON document that has one of `words` under one of `keys`, in any case, as a document of its own; a
/// list if there are several.
pub(super) fn entry(document: &str, keys: &[&str], words: &[&str]) -> Option<String> {
    let document: Value = serde_json::from_str(document).ok()?;
    let mut found = Vec::new();
    collect(&document, keys, words, &mut found);
    match found.as_slice() {
        [] => None,
        [one] => serde_json::to_string_pretty(one).ok(),
        several => serde_json::to_string_pretty(several).ok(),
    }
}

fn collect<'v>(value: &'v Value, keys: &[&str], words: &[&str], found: &mut Vec<&'v Value>) {
    let fits = |key: &&str| {
        let known = value.get(*key).and_then(Value::as_str);
        known.is_some_and(|known| words.iter().any(|word| known.eq_ignore_ascii_case(word)))
    };
    match value {
        Value::Object(_) if keys.iter().any(fits) => found.push(value),
        Value::Object(map) => map.values().for_each(|inner| collect(inner, keys, words, found)),
        Value::Array(list) => list.iter().for_each(|inner| collect(inner, keys, words, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_found_wherever_it_stands() {
        let document = r#"{"rules": [{"id": "A-1"}, {"id": "D-1", "on": 1}, {"id": "D-1", "on": 2}, {"id": "B-1", "x": {"id": "C-1"}}]}"#;
        let found =
            |word| entry(document, &["id"], &[word]).map(|text| text.replace(char::is_whitespace, ""));
        assert_eq!(found("b-1").as_deref(), Some(r#"{"id":"B-1","x":{"id":"C-1"}}"#));
        assert_eq!(found("c-1").as_deref(), Some(r#"{"id":"C-1"}"#));
        assert_eq!(
            found("d-1").as_deref(),
            Some(r#"[{"id":"D-1","on":1},{"id":"D-1","on":2}]"#)
        );
        assert_eq!(found("id"), None);
        assert_eq!(entry("no JSON", &["id"], &["A-1"]), None);
    }
}
