//! Text of SVG and HTML that nobody can get wrong.

use std::fmt::Write;

use serde::Serialize;

use crate::visible;

/// Finished markup: only this file makes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Markup(String);

impl Markup {
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Text between tags, or in the quotation marks of an attribute.
pub(super) fn text(text: &str) -> Markup {
    let mut out = String::with_capacity(text.len());
    for letter in visible::line(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(letter),
        }
    }
    Markup(out)
}

/// Text of several lines, which stay lines.
pub(super) fn lines(text: &str) -> Markup {
    let lines: Vec<String> = text.lines().map(|line| self::text(line).0).collect();
    Markup(lines.join("\n"))
}

/// Markup of the program's own: style sheets, scripts, and what was put together from finished pieces.
pub(super) fn own(text: String) -> Markup {
    Markup(text)
}

/// A JSON document inside of a `script`: nothing in it can end that, or a line of JavaScript.
pub(super) fn json(document: &impl Serialize) -> serde_json::Result<Markup> {
    let document = serde_json::to_string(document)?;
    let mut out = String::with_capacity(document.len());
    for letter in document.chars() {
        if "<>&'".contains(letter) || !visible::is_printable(letter) {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                // writing to a string does not fail
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(letter);
        }
    }
    Ok(Markup(visible::json(out)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(
            text("a\"'<b>&amp;\n\u{202e}").as_str(),
            "a&quot;&#39;&lt;b&gt;&amp;amp; \\u{202e}"
        );
    }

    #[test]
    fn lines_stay_lines() {
        assert_eq!(lines("<a>\n  b\u{202e}").as_str(), "&lt;a&gt;\n  b\\u{202e}");
    }

    #[test]
    fn data_cannot_end_its_script() {
        let wild = "</script><!--&'\u{2028}\u{2029}\u{202e}##[x]";
        let document = json(&[wild]).unwrap();
        assert_eq!(
            document.as_str(),
            "[\"\\u003c/script\\u003e\\u003c!--\\u0026\\u0027\\u2028\\u2029\\u202e\\u0023#[x]\"]"
        );
        assert_eq!(
            serde_json::from_str::<Vec<String>>(document.as_str()).unwrap(),
            [wild]
        );
    }
}
