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

/// The blueprint whose mark a text carries, in its first line or, as an ARM template, in its metadata. It is empty where
/// the mark names none.
#[must_use]
pub fn blueprint(path: &str, text: &str) -> Option<String> {
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
    let value: serde_json::Value = serde_json::from_str(text).ok().filter(|_| is_json)?;
    let generator = value.pointer("/metadata/_generator")?;
    let name = generator.get("blueprint").and_then(serde_json::Value::as_str);
    (generator.get("name")? == "amlgen").then(|| name.unwrap_or_default().to_owned())
}
