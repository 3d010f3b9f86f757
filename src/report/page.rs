//! Lists and pages of plain text, as the commands that look something up show them.

use std::borrow::Cow;
use std::fmt::Write;

use comfy_table::{ContentArrangement, Table, presets};

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

/// Text in lines of at most eighty characters, broken at spaces.
#[must_use]
pub fn wrapped(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= 80 => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}
