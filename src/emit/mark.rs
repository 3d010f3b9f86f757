//! The mark: how a file says that it is ours and that the blueprint is to be edited instead.

use std::fmt;

use serde::Deserializer;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

/// The sentence of the mark.
#[must_use]
pub fn sentence(blueprint: &str) -> String {
    format!("Made by amlgen from blueprint {blueprint}. Edit the blueprint, not this file.")
}

/// The beginnings that a marked text file can have, by the comment of its language.
pub const BEGINNINGS: [&str; 3] = [
    "// Made by amlgen from blueprint ",
    "# Made by amlgen from blueprint ",
    "<!-- Made by amlgen from blueprint ",
];

/// In how many bytes from its beginning a file carries the mark; the rest need not be read.
pub const WITHIN: usize = 4096;

/// The blueprint whose mark a file carries, in its first line or, as an ARM template, in its metadata. It is empty where
/// the mark names none. Of `text` only the beginning counts.
#[must_use]
pub fn blueprint(path: &str, text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let text = String::from_utf8_lossy(bytes.get(..WITHIN).unwrap_or(bytes));
    if let Some(rest) = BEGINNINGS
        .iter()
        .find_map(|beginning| text.strip_prefix(beginning))
    {
        let name = rest.split(['.', '\n', ' ']).next().unwrap_or_default();
        return Some(name.to_owned());
    }
    let is_json = std::path::Path::new(path)
        .extension()
        .is_some_and(|end| end == "json");
    let metadata = metadata(&text).filter(|_| is_json)?;
    let generator = metadata.get("_generator")?;
    let name = generator.get("blueprint").and_then(Value::as_str);
    (generator.get("name")? == "amlgen").then(|| name.unwrap_or_default().to_owned())
}

/// The `metadata` of a JSON object that may be cut off behind it.
fn metadata(text: &str) -> Option<Value> {
    struct Search<'f>(&'f mut Option<Value>);

    impl<'de> Visitor<'de> for Search<'_> {
        type Value = ();

        fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
            to.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
            while let Some(key) = map.next_key::<String>()? {
                if key == "metadata" {
                    *self.0 = Some(map.next_value()?);
                } else {
                    map.next_value::<IgnoredAny>()?;
                }
            }
            Ok(())
        }
    }

    let mut found = None;
    // an error behind it is one of the text that was cut off
    let _ = serde_json::Deserializer::from_str(text).deserialize_map(Search(&mut found));
    found
}
