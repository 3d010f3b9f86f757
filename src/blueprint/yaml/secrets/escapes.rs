//! What the escapes of a line in quotes say, before it is known whether it is YAML.

use std::borrow::Cow;

/// A line as a reader of YAML takes it.
pub(super) struct Said<'l> {
    pub(super) text: Cow<'l, str>,
    /// Where each byte of the text is written, and at last where the line ends; empty where they are the same.
    places: Vec<usize>,
}

impl Said<'_> {
    /// Where an offset of the text is in the line.
    pub(super) fn written(&self, offset: usize) -> usize {
        if self.places.is_empty() {
            return offset;
        }
        self.places.get(offset).copied().unwrap_or(offset)
    }
}

/// Reads the escapes of a line, wherever they stand: outside of double quotes too much is hidden then, not too little.
pub(super) fn said(line: &str) -> Said<'_> {
    if !line.contains('\\') {
        return Said {
            text: line.into(),
            places: Vec::new(),
        };
    }
    let (mut text, mut places) = (String::with_capacity(line.len()), Vec::new());
    let mut at = 0;
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        let (character, length) = escape(rest).unwrap_or_else(|| {
            let first = rest.chars().next().unwrap_or_default();
            (first, first.len_utf8())
        });
        text.push(character);
        places.extend(std::iter::repeat_n(at, character.len_utf8()));
        at += length;
    }
    places.push(at);
    Said {
        text: text.into(),
        places,
    }
}

/// The character of the escape that begins here, and how many bytes it takes.
fn escape(text: &str) -> Option<(char, usize)> {
    let letter = text.strip_prefix('\\')?.chars().next()?;
    let digits = match letter {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        '/' | '"' | '\\' => return Some((letter, 2)),
        _ => return None,
    };
    let code = u32::from_str_radix(text.get(2..2 + digits)?, 16).ok()?;
    Some((char::from_u32(code)?, 2 + digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_read_and_their_places_known() {
        let line = r#"a: "\x41\u00e9\U00000042\/\"" \q \x4 é"#;
        let said = said(line);
        assert_eq!(said.text, "a: \"AéB/\"\" \\q \\x4 é");
        for (offset, written) in [(0, 0), (4, 4), (5, 8), (7, 14), (8, 24), (9, 26), (10, 28)] {
            assert_eq!(said.written(offset), written, "{offset}");
        }
        assert_eq!(said.written(said.text.len()), line.len());
    }
}
