//! Words that cannot name a folder beside others of an output.

/// Holds what somebody has to grant before the platform is deployed.
pub const BOOTSTRAP: &str = "bootstrap";

/// Holds the role assignments where they are deployed apart from the platform.
pub const ACCESS: &str = "access";

/// Whether a name has the form of an environment's.
#[must_use]
pub fn is_like_environment(name: &str) -> bool {
    name.len() <= 12
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
}

/// Whether Windows takes a name for a device, whatever the folder.
#[must_use]
pub fn is_device(name: &str) -> bool {
    let port = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    matches!(name, "con" | "prn" | "aux" | "nul")
        || port.is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']))
}
