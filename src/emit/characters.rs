//! What the emitters need to know about single characters.
//!
//! No language of a target is known here; the escapers of the targets ask and decide.

use unicode_general_category::{GeneralCategory, get_general_category};

/// Whether a character shows as itself: a letter, mark, number, punctuation, symbol or the plain space.
///
/// Everything else (controls, invisible and bidirectional marks, unusual spaces, unassigned code points) is written
/// as an escape, because a reviewer cannot see it in a diff.
#[must_use]
pub(super) fn is_printable(character: char) -> bool {
    character == ' '
        || !matches!(
            get_general_category(character),
            GeneralCategory::Control
                | GeneralCategory::Format
                | GeneralCategory::Surrogate
                | GeneralCategory::PrivateUse
                | GeneralCategory::Unassigned
                | GeneralCategory::SpaceSeparator
                | GeneralCategory::LineSeparator
                | GeneralCategory::ParagraphSeparator
        )
}

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
    fn invisible_characters_are_not_printable() {
        for hidden in [
            '\0', '\t', '\n', '\u{7f}', '\u{85}', '\u{a0}', '\u{200b}', '\u{200d}', '\u{202e}', '\u{feff}',
        ] {
            assert!(!is_printable(hidden), "{hidden:?}");
        }
        for shown in [' ', 'a', 'é', '\u{301}', '日', '😀', '$'] {
            assert!(is_printable(shown), "{shown:?}");
        }
    }

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
