//! Lists and pages of plain text, as the commands that look something up show them.

use std::borrow::Cow;
use std::fmt::Write;

use comfy_table::{ContentArrangement, Table, presets};

use crate::visible;

/// Rows under a header, in columns as wide as they need, without lines.
pub fn columns<'t, const N: usize>(header: [&str; N], rows: impl Iterator<Item = [&'t str; N]>) -> String {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled)
        .set_header(header);
    for row in rows {
        table.add_row(row);
    }
    let mut out = String::new();
    for line in table.to_string().lines() {
        out.push_str(line.trim());
        out.push('\n');
    }
    out
}

/// Adds a line `key:  value` to a page.
pub fn row(page: &mut String, key: &str, value: &str) {
    // Writing to a string does not fail.
    let _ = writeln!(page, "{:<14}{value}", format!("{key}:"));
}

/// A text of at most `width` characters, which shows where it was longer.
#[must_use]
pub fn cut(text: &str, width: usize) -> Cow<'_, str> {
    if text.chars().count() <= width {
        return text.into();
    }
    let kept: String = text.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end()).into()
}

/// Text as lines of at most `width` characters, as far as its words are not longer, each with a line break: broken at spaces, with `first`
/// before the first line and `rest` before the others. Whatever is in it, no line is an order to a machine that reads along.
#[must_use]
pub fn paragraph(text: &str, first: &str, rest: &str, width: usize) -> String {
    let shown = visible::line(text);
    let mut out = first.to_owned();
    let mut length = first.chars().count();
    let mut begins = true;
    for word in shown.split_whitespace() {
        if !begins && length + 1 + word.chars().count() > width {
            out.push('\n');
            out.push_str(rest);
            length = rest.chars().count();
            begins = true;
        }
        // what is harmless within a line need not be at its beginning
        let word = if begins { visible::line(word) } else { word.into() };
        if !begins {
            out.push(' ');
            length += 1;
        }
        out.push_str(&word);
        length += word.chars().count();
        begins = false;
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_fit_and_are_no_orders() {
        assert_eq!(paragraph("one two three", "- ", "  ", 9), "- one two\n  three\n");
        assert_eq!(
            paragraph("a_long_word and", "  ", "    ", 8),
            "  a_long_word\n    and\n"
        );
        assert_eq!(paragraph("", "  ", "", 80), "\n");
        assert_eq!(
            paragraph("twelve ::error::x", "", "  ", 10),
            "twelve\n  \\u{3a}:error::x\n"
        );
        assert_eq!(paragraph("a\nb\u{202e}", "", "", 80), "a b\\u{202e}\n");
    }
}
