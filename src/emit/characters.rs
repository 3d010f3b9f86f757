//! What the emitters need to know about single characters.
//!
//! No language of a target is known here; the escapers of the targets ask and decide.

/// Whether `text` is an identifier in the narrow sense that all targets share: ASCII letters, digits and `_`, no
/// digit first.
#[must_use]
pub(super) fn is_identifier(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && text
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || character == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_ascii() {
        assert!(["a", "_x", "A1_b"].into_iter().all(is_identifier));
        assert!(
            !["", "1a", "a-b", "é", "a b", "a\n"]
                .into_iter()
                .any(is_identifier)
        );
    }
}
