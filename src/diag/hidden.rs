//! What no message shows: places of the text, and what stands there.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::source::Span;

/// What is shown in place of it, however long it is.
pub(super) const DOTS: &str = "•••";

/// From how many on a message is compared with none of them, and shows nothing of what it quotes.
const MANY: usize = 100;

/// The shortest part of a hidden text that is hidden too.
const PART: usize = 4;

/// Hidden places and texts.
#[derive(Debug, Clone, Default)]
pub(super) struct Hidden {
    /// Ends by beginnings; none touches another.
    places: BTreeMap<u32, u32>,
    texts: BTreeSet<String>,
}

impl Hidden {
    pub(super) fn add(&mut self, span: Span, text: &str) {
        let (mut start, mut end) = (span.start, span.end);
        while let Some((first, last)) = self.places.range(..=end).next_back().map(|(a, b)| (*a, *b))
            && last >= start
        {
            self.places.remove(&first);
            start = start.min(first);
            end = end.max(last);
        }
        self.places.insert(start, end);
        let text = one_line(text);
        let text = text.trim().trim_matches(['"', '\'']);
        if !text.is_empty() {
            self.texts.insert(text.to_owned());
        }
    }

    pub(super) fn extend(&mut self, other: Self) {
        for (start, end) in other.places {
            self.add(Span::new(start, end), "");
        }
        self.texts.extend(other.texts);
    }

    /// Whether the character at an offset is hidden.
    pub(super) fn covers(&self, offset: usize) -> bool {
        let Ok(offset) = u32::try_from(offset) else {
            return false;
        };
        let before = self.places.range(..=offset).next_back();
        before.is_some_and(|(_, end)| offset < *end)
    }

    /// A message without what is hidden.
    pub(super) fn remove<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.texts.is_empty() {
            return text.into();
        }
        let parts: Vec<Cow<'_, str>> = text
            .split('`')
            .enumerate()
            .map(|(at, part)| match at % 2 {
                1 if self.is_part(part) => DOTS.into(),
                _ => part.into(),
            })
            .collect();
        let mut shown = parts.join("`");
        if self.texts.len() < MANY {
            for hidden in &self.texts {
                if hidden.len() > PART && shown.contains(hidden) {
                    shown = shown.replace(hidden, DOTS);
                }
            }
        }
        shown.into()
    }

    /// Whether a quoted text is a hidden one, or as much of it as a message quotes.
    fn is_part(&self, quoted: &str) -> bool {
        let quoted = one_line(quoted.trim_end_matches('…'));
        let quoted = quoted.trim();
        self.texts.contains(quoted)
            || quoted.len() >= PART
                && (self.texts.len() >= MANY || self.texts.iter().any(|hidden| hidden.contains(quoted)))
    }
}

fn one_line(text: &str) -> String {
    let space = |letter: char| if letter.is_control() { ' ' } else { letter };
    text.chars().map(space).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_that_touch_are_one() {
        let mut hidden = Hidden::default();
        for (start, end) in [(10, 12), (20, 30), (5, 8), (22, 25), (7, 21)] {
            hidden.add(Span::new(start, end), "");
        }
        assert_eq!(hidden.places, BTreeMap::from([(5, 30)]));
        assert!(hidden.covers(5) && hidden.covers(29) && !hidden.covers(30) && !hidden.covers(4));
    }

    #[test]
    fn messages_lose_what_is_hidden_and_parts_of_it() {
        let mut hidden = Hidden::default();
        assert_eq!(hidden.remove("`secret-value`"), "`secret-value`");
        hidden.add(Span::new(0, 9), "\"secret\nvalue\"");
        hidden.add(Span::new(20, 22), "xy");
        for (text, wanted) in [
            ("`secret value` is text", "`•••` is text"),
            ("`secret va…` is text", "`•••` is text"),
            (
                "`xy` of `x`, `password` and secret value",
                "`•••` of `x`, `password` and •••",
            ),
        ] {
            assert_eq!(hidden.remove(text), wanted);
        }
    }
}
