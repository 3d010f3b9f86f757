//! Markdown text that no template can get wrong.

use serde::Serialize;

/// Finished Markdown: only this file makes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Markup(String);

/// Text of a paragraph or a table cell: what Markdown or HTML would read is escaped; code between backticks stays code.
pub(super) fn text(text: &str) -> Markup {
    let mut out = String::with_capacity(text.len());
    let mut in_code = false;
    for letter in text.chars() {
        match letter {
            '`' => {
                in_code = !in_code;
                out.push(letter);
            }
            '|' => out.push_str("\\|"),
            '\n' | '\r' => out.push(' '),
            '<' | '>' | '*' | '_' | '[' | ']' | '\\' | '#' if !in_code => {
                out.push('\\');
                out.push(letter);
            }
            _ => out.push(letter),
        }
    }
    Markup(out)
}

/// Text as code: backticks in it become quotes.
pub(super) fn code(text: &str) -> Markup {
    Markup(format!(
        "`{}`",
        text.replace('`', "'")
            .replace('|', "\\|")
            .replace(['\n', '\r'], " ")
    ))
}

/// Lines of a code block.
pub(super) fn block(text: &str) -> Markup {
    Markup(text.replace("```", "'''"))
}

/// An HTML comment.
pub(super) fn comment(text: &str) -> Markup {
    Markup(format!("<!-- {} -->", text.replace("--", "- -")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(
            text("a|b <i>*x*</i> `c_d`").0,
            "a\\|b \\<i\\>\\*x\\*\\</i\\> `c_d`"
        );
        assert_eq!(code("a`b").0, "`a'b`");
        assert_eq!(comment("a --> b").0, "<!-- a - -> b -->");
    }
}
