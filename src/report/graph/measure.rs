//! How wide text is at most, in the fonts that people have.

/// The width of a text in hundredths of its size. The letters are as wide as in `DejaVu` Sans and Verdana, the widest of the common
/// fonts without serifs; whatever is not of Latin script may take a whole square.
fn hundredths(text: &str) -> u32 {
    text.chars()
        .map(|letter| match letter {
            'i' | 'j' | 'l' | '\'' | '.' | ',' | ':' | ';' | '|' | ' ' | '!' | 'I' => 36,
            'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '-' | '/' | '\\' | '"' => 42,
            'm' | 'w' | 'M' | 'W' | '@' | '%' => 100,
            'a'..='z' | '0'..='9' | '_' => 64,
            'A'..='Z' => 76,
            '\u{a1}'..='\u{24f}' => 80,
            _ => 100,
        })
        .sum()
}

/// The width of a text at a size, rounded up.
pub(super) fn width(text: &str, size: u32) -> u32 {
    (hundredths(text) * size).div_ceil(100)
}

/// A text in at most two lines of at most `room`, which ends in an ellipsis where it does not fit.
pub(super) fn lines(text: &str, size: u32, room: u32) -> Vec<String> {
    if width(text, size) <= room {
        return vec![text.to_owned()];
    }
    let (first, rest) = broken(text, size, room);
    if rest.is_empty() {
        return vec![first];
    }
    vec![first, cut(rest, size, room)]
}

/// What fits into a line, up to its last space, and what is left.
fn broken(text: &str, size: u32, room: u32) -> (String, &str) {
    let fitting = fitting(text, size, room);
    let spaces = text.match_indices(' ').map(|(at, _)| at);
    let end = spaces.take_while(|at| *at <= fitting).last().unwrap_or(fitting);
    let (line, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    (line.to_owned(), rest.trim_start())
}

/// A text that ends in an ellipsis where it does not fit.
pub(super) fn cut(text: &str, size: u32, room: u32) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let end = fitting(text, size, room.saturating_sub(size));
    format!("{}…", text.get(..end).unwrap_or_default())
}

/// How many bytes of a text fit into a line.
fn fitting(text: &str, size: u32, room: u32) -> usize {
    let mut used = 0;
    for (at, letter) in text.char_indices() {
        used += hundredths(letter.encode_utf8(&mut [0; 4])) * size;
        if used > room * 100 {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_broken_and_cut_where_it_does_not_fit() {
        assert_eq!(lines("short", 10, 100), ["short"]);
        assert_eq!(
            lines("container images of storage", 10, 110),
            ["container images of", "storage"]
        );
        assert_eq!(
            lines("a-name-without-any-space-in-it", 10, 60),
            ["a-name-wi", "thout-an…"]
        );
        assert_eq!(cut("日本語の名前", 10, 40), "日本語…");
        for text in lines("a-name-without-any-space-in-it", 10, 60) {
            assert!(width(&text, 10) <= 60, "{text}");
        }
    }
}
