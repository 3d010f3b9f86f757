//! What a reader of text can see, and what a machine that reads along takes for an order.
//!
//! Names and reasons of a blueprint, paths and arguments end up in logs, terminals, JSON and Markdown. No character may act there:
//! not move the cursor, turn the direction of the text, hide, or begin a line that a pipeline obeys. Whatever does not show as
//! itself is written as an escape; [`line()`] is for people, [`json`] for programs. What else a medium has for markup is known
//! where that medium is written.
//!
//! May know: no other room.

use std::borrow::Cow;
use std::fmt::Write;

use unicode_general_category::{GeneralCategory, get_general_category};

/// Whether a character shows as itself: a letter, mark, number, punctuation, symbol or the plain space.
///
/// Everything else (controls, invisible and bidirectional marks, unusual spaces, unassigned code points) is written
/// as an escape, because a reviewer cannot see it.
#[must_use]
pub fn is_printable(character: char) -> bool {
    if character.is_ascii() {
        return !character.is_ascii_control();
    }
    !matches!(
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

/// Whether a character turns the direction of what follows, so that text shows in another order than it is read
/// (CVE-2021-42574).
#[must_use]
pub fn is_reordering(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a text begins with what a runner of pipelines takes for a command wherever it stands in a line: `##[…]` of GitHub
/// Actions and Azure Pipelines, `##vso[…]` of Azure Pipelines.
///
/// Sources: actions/runner src/Runner.Common/ActionCommand.cs; microsoft/azure-pipelines-agent
/// src/Microsoft.VisualStudio.Services.Agent/Command.cs.
fn begins_command(text: &str) -> bool {
    text.strip_prefix("##").is_some_and(|rest| {
        rest.starts_with('[')
            || rest
                .get(..4)
                .is_some_and(|word| word.eq_ignore_ascii_case("vso["))
    })
}

/// How the first character of a text is written in a line for people; itself where it is harmless.
#[must_use]
pub fn first(text: &str) -> Option<Cow<'_, str>> {
    let character = text.chars().next()?;
    Some(match character {
        '\t' | '\n' | '\r' => " ".into(),
        '#' if begins_command(text) => code(character).into(),
        _ if is_printable(character) => text.get(..character.len_utf8()).unwrap_or_default().into(),
        _ => code(character).into(),
    })
}

fn code(character: char) -> String {
    format!("\\u{{{:x}}}", u32::from(character))
}

/// One line for a terminal or a log, whatever is in the text. Line breaks and tabs become spaces.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    // GitHub Actions obeys a line that begins so, after spaces as well
    let beginning = text.trim_start();
    let command = beginning.starts_with("::").then(|| text.len() - beginning.len());
    if command.is_none() && text.chars().all(is_printable) && !text.contains("##") {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        if command == Some(at) {
            out.push_str(&code(character));
        } else {
            out.extend(first(text.get(at..).unwrap_or_default()));
        }
    }
    out.into()
}

/// The same for text that has lines of its own.
#[must_use]
pub fn lines(text: &str) -> String {
    let lines: Vec<Cow<'_, str>> = text.split('\n').map(line).collect();
    lines.join("\n")
}

/// A finished JSON document with everything that does not show as itself as `\u` escapes, which mean the same.
#[must_use]
pub fn json(document: String) -> String {
    let is_shown = |at: usize, character: char| {
        // outside of strings JSON has none of these but the line break, and inside it is escaped already
        let is_harmless = is_printable(character) || character == '\n';
        is_harmless && !(character == '#' && document.get(at..).is_some_and(begins_command))
    };
    if document
        .char_indices()
        .all(|(at, character)| is_shown(at, character))
    {
        return document;
    }
    let mut out = String::with_capacity(document.len());
    for (at, character) in document.char_indices() {
        if is_shown(at, character) {
            out.push(character);
            continue;
        }
        for unit in character.encode_utf16(&mut [0; 2]) {
            // writing to a string cannot fail
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
    out
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
    fn a_line_does_nothing_but_show() {
        for (text, wanted) in [
            ("it's a | <b> `x` #1 :: é😀", "it's a | <b> `x` #1 :: é😀"),
            ("a\r\nb\tc", "a  b c"),
            (
                "\u{1b}[31m\u{9b}1m\u{202e}x\u{200d}",
                "\\u{1b}[31m\\u{9b}1m\\u{202e}x\\u{200d}",
            ),
            ("::error::x", "\\u{3a}:error::x"),
            ("\n ::set-env::x", "  \\u{3a}:set-env::x"),
            ("a ###[x] ##VSO[y] ##v", "a #\\u{23}#[x] \\u{23}#VSO[y] ##v"),
        ] {
            assert_eq!(line(text), wanted);
        }
        assert_eq!(lines("a\u{7}\n::b\n"), "a\\u{7}\n\\u{3a}:b\n");
    }

    #[test]
    fn a_document_means_what_it_meant() {
        let wild = "\u{1}\u{7f}\u{9b}\u{202e}\u{e0041}##vso[x]##[y]#é";
        let document = serde_json::to_string_pretty(&[wild]).unwrap();
        let shown = json(document.clone());
        assert_eq!(
            shown,
            "[\n  \"\\u0001\\u007f\\u009b\\u202e\\udb40\\udc41\\u0023#vso[x]\\u0023#[y]#é\"\n]"
        );
        assert_eq!(serde_json::from_str::<Vec<String>>(&shown).unwrap(), [wild]);
    }
}
