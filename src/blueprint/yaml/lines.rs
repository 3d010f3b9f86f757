//! Slips that leave a text that is not YAML, told from its lines: a `:` without a blank behind it, a key without its `:`, an
//! indentation that fits nothing above it.

use super::findings::span;
use crate::diag::{Code, Diagnostic};

/// A line with something in it, without its comment and without the `- ` of a list.
#[derive(Clone, Copy)]
struct Line<'a> {
    number: usize,
    /// Where its content begins in the text.
    start: usize,
    /// The columns at which something begins in it: its dash, if it has one, and its content.
    dash: Option<usize>,
    indent: usize,
    content: &'a str,
}

impl<'a> Line<'a> {
    fn read(number: usize, start: usize, text: &'a str) -> Option<Self> {
        let text = text.trim_end();
        let text = text.find(" #").and_then(|end| text.get(..end)).unwrap_or(text);
        let all = text.trim_start();
        if all.is_empty() || all.starts_with('#') {
            return None;
        }
        let content = all.strip_prefix("- ").map_or(all, str::trim_start);
        let indent = text.len() - content.len();
        Some(Self {
            number,
            start: start + indent,
            dash: (content.len() < all.len()).then_some(text.len() - all.len()),
            indent,
            content: content.trim_end(),
        })
    }

    /// The lines from the first one to that of `at`.
    fn up_to(text: &'a str, at: usize) -> Vec<Self> {
        let mut start = 0;
        let mut found = Vec::new();
        for (index, line) in text.split('\n').enumerate() {
            if start > at {
                break;
            }
            found.extend(Self::read(index + 1, start, line));
            start += line.len() + 1;
        }
        found
    }

    /// What it begins with, up to the `:`.
    fn name(&self) -> &'a str {
        self.content.split([':', ' ']).next().unwrap_or(self.content)
    }

    fn finding(&self, length: usize, message: String) -> Diagnostic {
        Diagnostic::error(Code::SYNTAX, span(self.start, self.start + length), message)
    }

    /// `name:demo`, `name demo` or `name` where a key has to stand.
    fn key_slip(&self) -> Option<Diagnostic> {
        if let Some(meant) = with_blank(self.content) {
            let message = format!("the `:` behind `{}` has no blank behind it", self.name());
            return Some(
                self.finding(self.content.len(), message)
                    .help(format!("write `{meant}`")),
            );
        }
        if self.dash.is_some() || self.content.contains(':') || !is_key(self.name()) {
            return None;
        }
        let rest = self.content.strip_prefix(self.name()).unwrap_or_default();
        if rest.split_whitespace().count() > 1 {
            return None;
        }
        let message = format!("`{}` has no `:`", self.content);
        Some(
            self.finding(self.content.len(), message)
                .help(format!("write `{}:{rest}`", self.name())),
        )
    }

    /// An indentation that fits nothing in the lines before.
    fn indentation_slip(&self, before: &[Self]) -> Option<Diagnostic> {
        let above = before.last()?;
        let mut open: Vec<(usize, &Self)> = Vec::new();
        for line in before {
            for column in line.dash.into_iter().chain([line.indent]) {
                open.retain(|(known, _)| *known < column);
                open.push((column, line));
            }
        }
        let column = self.dash.unwrap_or(self.indent);
        if open.iter().any(|(known, _)| *known == column) {
            return None;
        }
        let name = self.name();
        if column > above.indent {
            let message =
                format!("`{name}` is indented further than the line above, which has its value already");
            return Some(
                self.finding(name.len(), message)
                    .also(above.place(), "this line")
                    .help(format!("indent `{name}` by {}", blanks(above.indent))),
            );
        }
        let (inner, _) = open.iter().find(|(known, _)| *known > column)?;
        let (outer, beside) = open.iter().rfind(|(known, _)| *known < column)?;
        let message = format!(
            "`{name}` is indented by {}, and nothing above it is",
            blanks(column)
        );
        Some(
            self.finding(name.len(), message)
                .also(
                    beside.place(),
                    format!("line {} is indented by {outer}", beside.number),
                )
                .help(format!(
                    "indent `{name}` by {} to stand beside `{}`, or by {inner} to belong to it",
                    blanks(*outer),
                    beside.name()
                )),
        )
    }

    fn place(&self) -> crate::source::Span {
        span(self.start, self.start + self.name().len())
    }
}

fn blanks(count: usize) -> String {
    match count {
        1 => "1 blank".to_owned(),
        _ => format!("{count} blanks"),
    }
}

fn is_key(word: &str) -> bool {
    let mut letters = word.chars();
    letters
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == '$')
        && letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-')
}

/// `name: demo` for `name:demo`, where the text looks as if a key was meant.
pub(super) fn with_blank(text: &str) -> Option<String> {
    let (key, value) = text.split_once(':')?;
    // `https://…` is an address, and `azureml:cpu` a name as `az ml` writes it
    let is_slip = is_key(key)
        && key != "azureml"
        && !value.is_empty()
        && !value.starts_with(|first: char| first.is_whitespace() || first == '/' || first == ':');
    is_slip.then(|| format!("{key}: {value}"))
}

/// The slip in the line of `at`, where the parser gave up, or in the one before it.
pub(super) fn slip(text: &str, at: usize) -> Option<Diagnostic> {
    let lines = Line::up_to(text, at);
    let (last, before) = lines.split_last()?;
    last.key_slip()
        .or_else(|| before.last().and_then(Line::key_slip))
        .or_else(|| last.indentation_slip(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (String, String) {
        let found = slip(text, text.trim_end().len() - 1).unwrap();
        (found.message, found.help.unwrap())
    }

    #[test]
    fn a_slip_is_told_with_what_to_write() {
        for (text, message, help) in [
            (
                "version: 1\nname:demo\n",
                "the `:` behind `name` has no blank behind it",
                "write `name: demo`",
            ),
            (
                "version:1\nname: demo\n",
                "the `:` behind `version` has no blank behind it",
                "write `version: 1`",
            ),
            (
                "version: 1\nname demo # x\n",
                "`name demo` has no `:`",
                "write `name: demo`",
            ),
            (
                "computes:\n  cpu\n    size: S\n",
                "`cpu` has no `:`",
                "write `cpu:`",
            ),
            (
                "computes:\n   cpu:\n      size: S\n    gpu:\n",
                "`gpu` is indented by 4 blanks, and nothing above it is",
                "indent `gpu` by 3 blanks to stand beside `cpu`, or by 6 to belong to it",
            ),
            (
                "name: demo\n location: x\n",
                "`location` is indented further than the line above, which has its value already",
                "indent `location` by 0 blanks",
            ),
            (
                "uses:\n  - datastore: raw\n     access: write\n",
                "`access` is indented further than the line above, which has its value already",
                "indent `access` by 4 blanks",
            ),
        ] {
            assert_eq!(told(text), (message.to_owned(), help.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_no_slip_is_none() {
        for text in [
            "a: b: c\n",
            "a:\n  b: 1\nc: 2\n",
            "url: https://x\n",
            "a: 1\n\n# x\n",
        ] {
            assert!(slip(text, text.len() - 1).is_none(), "{text}");
        }
        assert_eq!(with_blank("azureml:cpu"), None);
        assert_eq!(with_blank("https://example.com"), None);
    }
}
