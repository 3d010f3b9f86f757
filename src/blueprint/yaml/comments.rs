//! Comments, where an author speaks to the program. What looks like one inside of a text is none: the parser says which are.

use serde_yaml::granit_parser::{Event, Options, Parser};

use super::tree::to_span;
use crate::source::{Source, Span};

/// A comment with a word in it that was looked for.
#[derive(Debug)]
pub(in crate::blueprint) struct Comment<'a> {
    /// Its text behind the `#`.
    pub(in crate::blueprint) text: &'a str,
    /// Where that text stands.
    pub(in crate::blueprint) at: Span,
    /// The line that it is about: its own, or the one right below if it has a line for itself, over further such comments.
    pub(in crate::blueprint) line: Option<usize>,
}

/// The comments of a text that hold a word. Behind a mistake in the YAML there are none.
pub(in crate::blueprint) fn comments<'a>(source: &'a Source, word: &str) -> Vec<Comment<'a>> {
    let text = source.text();
    if !text.contains(word) {
        return Vec::new();
    }
    let lines: Vec<&str> = text.lines().collect();
    let own = |number: usize| lines.get(number - 1).map(|line| line.trim_start());
    let mut options = Options::default();
    options.emit_comments = true;
    let mut found = Vec::new();
    for event in Parser::new_from_str_with_options(text, options) {
        let Ok((event, place)) = event else { break };
        let Event::Comment(..) = event else { continue };
        let whole = to_span(&place);
        let text = source.slice(whole).trim_start_matches('#');
        if !text.contains(word) {
            continue;
        }
        let number = source.position(whole.start).line;
        let is_alone = own(number).is_some_and(|line| line.starts_with('#'));
        let line = if is_alone {
            let mut below = (number + 1..).map_while(|number| Some((number, own(number)?)));
            let next = below.find(|(_, line)| !line.starts_with('#'));
            next.filter(|(_, line)| !line.is_empty())
                .map(|(number, _)| number)
        } else {
            Some(number)
        };
        let length = u32::try_from(text.len()).unwrap_or_default();
        found.push(Comment {
            text,
            at: Span::new(whole.end - length, whole.end),
            line,
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_comments_are_comments() {
        let text = "# say one\n# more\na: 'x # say no'\nb: \"# say no\n  # say no\"\nc: | # say two\n  # say no\n\n  y # say no\n\
                    d: x # say three\r\n  # say four\n\ne: [ # say five\n  1, # say six\n  # say seven\n  2,\n]\n\
                    f: plain#say no\ng: > \n  text\n# say eight\n\"#say no\": x # say nine\n# say ten\n";
        let source = Source::new("x", text);
        let found = comments(&source, "say");
        let found: Vec<(&str, Option<usize>)> = found
            .iter()
            .map(|one| {
                assert_eq!(source.slice(one.at), one.text);
                (one.text.trim().trim_start_matches("say "), one.line)
            })
            .collect();
        assert_eq!(
            found,
            [
                ("one", Some(3)),
                ("two", Some(6)),
                ("three", Some(10)),
                ("four", None),
                ("five", Some(13)),
                ("six", Some(14)),
                ("seven", Some(16)),
                ("eight", Some(22)),
                ("nine", Some(22)),
                ("ten", None),
            ]
        );
        assert!(comments(&source, "other").is_empty());
    }

    #[test]
    fn what_cannot_be_read_has_comments_up_to_there() {
        let source = Source::new("x", "a: 1 # say one\nb: [ # say two\n");
        assert!(!comments(&source, "say").is_empty());
    }
}
