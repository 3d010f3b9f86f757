//! The mark: how a file says that it is ours and that the blueprint is to be edited instead.

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

/// Whether a text carries the mark: in its first line, or, as an ARM template, in its metadata.
#[must_use]
pub fn is_marked(path: &str, text: &str) -> bool {
    if BEGINNINGS.iter().any(|beginning| text.starts_with(beginning)) {
        return true;
    }
    std::path::Path::new(path)
        .extension()
        .is_some_and(|end| end == "json")
        && serde_json::from_str::<serde_json::Value>(text).is_ok_and(|value| {
            value
                .pointer("/metadata/_generator/name")
                .is_some_and(|name| name == "amlgen")
        })
}
