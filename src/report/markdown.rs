//! Markdown text that no template can get wrong.
//!
//! Markdown is what GitHub makes of it: `CommonMark` with tables, strikethrough, formulas, mentions, and addresses that become links
//! by themselves.

use std::borrow::Cow;

use serde::Serialize;

use crate::visible;

/// Finished Markdown: only this file makes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Markup(String);

/// Text of a paragraph or a table cell: what stands between two backticks is code, and nothing else is read as markup.
pub(super) fn text(text: &str) -> Markup {
    let text = visible::line(text);
    let mut out = String::with_capacity(text.len());
    let mut rest: &str = &text;
    while let Some((before, code, after)) = code_span(rest) {
        words(before, &mut out);
        span(code, &mut out);
        rest = after;
    }
    words(rest, &mut out);
    Markup(out)
}

/// Texts of a table cell, a line each.
pub(super) fn lines(texts: &[String]) -> Markup {
    let lines: Vec<String> = texts.iter().map(|line| text(line).0).collect();
    Markup(lines.join("<br>"))
}

/// Text as code.
pub(super) fn code(text: &str) -> Markup {
    let mut out = String::new();
    span(&visible::line(text), &mut out);
    Markup(out)
}

/// Lines of a code block.
pub(super) fn block(text: &str) -> Markup {
    Markup(visible::lines(text).replace("```", "'''"))
}

/// What a template made of markup, to stand in another.
pub(super) fn filled(mut text: String) -> Markup {
    text.truncate(text.trim_end_matches('\n').len());
    Markup(text)
}

/// An HTML comment.
pub(super) fn comment(text: &str) -> Markup {
    let mut out = String::from("<!-- ");
    for letter in visible::line(text).chars() {
        // two of them, or one before `>`, would end it
        if matches!(letter, '-' | '>') && out.ends_with('-') {
            out.push(' ');
        }
        out.push(letter);
    }
    out.push_str(" -->");
    Markup(out)
}

/// What stands before, between and after two backticks that make code of it: each stands alone, because a run of several is
/// another mark. A backtick without a partner makes nothing.
fn code_span(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let (open, run) = ticks(text, from)?;
        from = open + run;
        if run > 1 {
            continue;
        }
        let (close, run) = ticks(text, from)?;
        let between = text.get(from..close)?;
        if run == 1 && !between.trim().is_empty() {
            return Some((text.get(..open)?, between, text.get(close + 1..)?));
        }
    }
}

/// The next run of backticks: where it begins and how long it is.
fn ticks(text: &str, from: usize) -> Option<(usize, usize)> {
    let rest = text.get(from..)?;
    let at = rest.find('`')?;
    let run = rest.bytes().skip(at).take_while(|byte| *byte == b'`').count();
    Some((from + at, run))
}

/// Words outside of code.
fn words(text: &str, out: &mut String) {
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            out.push_str(word); // as most are
            continue;
        }
        // these become links and mentions by themselves, whatever is escaped in them
        let is_address = ["://", "www.", "@"].iter().any(|mark| word.contains(mark));
        if is_address && !word.contains('`') {
            span(word, out);
            continue;
        }
        let begins = out.is_empty();
        for (at, letter) in word.char_indices() {
            let is_markup = "\\`*_[]<>#|~&$".contains(letter)
                || (begins && at == 0 && "-+=".contains(letter) && text != "-")
                || (begins && at > 0 && ".)".contains(letter) && is_number(word.get(..at)));
            if is_markup {
                out.push('\\');
            }
            out.push(letter);
        }
    }
}

/// Whether a number stands here, which makes a list of what follows it.
fn is_number(text: Option<&str>) -> bool {
    text.is_some_and(|text| text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A code span, in as many backticks as it takes.
fn span(text: &str, out: &mut String) {
    // in a table this ends a cell for some readers, and nothing can be escaped in code
    if text.trim().is_empty() || text.contains("\\|") {
        for letter in text.chars() {
            if letter.is_ascii_punctuation() {
                out.push('\\');
            }
            out.push(letter);
        }
        return;
    }
    let mut longest = 0;
    let mut from = 0;
    while let Some((at, run)) = ticks(text, from) {
        longest = longest.max(run);
        from = at + run;
    }
    let fence = "`".repeat(longest + 1);
    let touches = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
    let pad = if touches { " " } else { "" };
    let escaped: Cow<'_, str> = if text.contains('|') {
        text.replace('|', "\\|").into()
    } else {
        text.into()
    };
    // two spans that touch would be another one
    if out.ends_with('`') {
        out.push(' ');
    }
    out.extend([fence.as_str(), pad, &escaped, pad, &fence]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        for (written, wanted) in [
            ("a|b <i>*x*</i> `c_d`", "a\\|b \\<i\\>\\*x\\*\\</i\\> `c_d`"),
            ("a ` <b>", "a \\` \\<b\\>"),
            ("`a`` <b> `c`", "\\`a\\`\\` \\<b\\> `c`"),
            ("``a`b`c", "\\`\\`a`b`c"),
            ("`a``b`", "\\`a\\`\\`b\\`"),
            (
                "see https://x.y/_z_, mail @all",
                "see `https://x.y/_z_,` mail `@all`",
            ),
            ("[x](javascript:y)\\", "\\[x\\](javascript:y)\\\\"),
            ("- x - y", "\\- x - y"),
            ("10. x", "10\\. x"),
            ("-", "-"),
            ("a\nb\u{202e}", "a b\\\\u{202e}"),
        ] {
            assert_eq!(text(written).0, wanted);
        }
    }

    #[test]
    fn code_stays_code() {
        for (written, wanted) in [
            ("a`b", "``a`b``"),
            ("`a`", "`` `a` ``"),
            ("a|<b>*", "`a\\|<b>*`"),
            ("a\\|`b", "a\\\\\\|\\`b"),
            ("", ""),
            ("a\nb\u{7}", "`a b\\u{7}`"),
        ] {
            assert_eq!(code(written).0, wanted);
        }
    }

    #[test]
    fn a_comment_ends_where_it_is_said_to() {
        for (written, wanted) in [
            ("a --> b", "<!-- a - - > b -->"),
            ("---->", "<!-- - - - - > -->"),
            ("-", "<!-- - -->"),
        ] {
            assert_eq!(comment(written).0, wanted);
        }
    }
}
