//! The statements of a text: what stands between the brackets, blank lines and beginnings of errors of whatever tool printed it.
//!
//! Azure packs JSON into strings of JSON, its tools indent it, Terraform draws a frame around it. So nothing is parsed: quotes and line
//! breaks lose their backslashes, and how deep a statement lies is the number of brackets that are open before it.

/// A part of a text that tells one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Statement {
    /// What it says.
    pub(super) text: String,
    /// The same in lower case, byte for byte.
    pub(super) lower: String,
    /// How deep it lies in others.
    pub(super) depth: usize,
}

/// What begins an exception within another in the output of Azure CLI and the SDKs.
const INNER: &str = "exception details:";

/// The statements of a text, in its order.
pub(super) fn statements(text: &str) -> Vec<Statement> {
    let mut found = Collector::default();
    for line in unescaped(text).lines() {
        let line = line.trim_start_matches(|letter: char| letter.is_whitespace() || "│╷╵|>".contains(letter));
        if line.is_empty() || begins_error(line) {
            found.end();
        }
        if line.to_ascii_lowercase().starts_with(INNER) {
            found.end();
            found.inner += 1;
        }
        for letter in line.chars() {
            match letter {
                '{' => {
                    found.end();
                    found.open += 1;
                }
                '}' => {
                    found.end();
                    found.open = found.open.saturating_sub(1);
                }
                _ => found.text.push(letter),
            }
        }
        found.text.push(' ');
    }
    found.end();
    found.statements
}

#[derive(Default)]
struct Collector {
    statements: Vec<Statement>,
    text: String,
    open: usize,
    inner: usize,
}

impl Collector {
    fn end(&mut self) {
        let text = std::mem::take(&mut self.text);
        if text.chars().any(char::is_alphanumeric) {
            self.statements.push(Statement {
                lower: text.to_ascii_lowercase(),
                text,
                depth: self.open + self.inner,
            });
        }
    }
}

/// Whether a line begins what is told of an error: `Error: …`, `Code: …`, or a code of several words in one, as
/// `(PrincipalNotFound) …` and `PrincipalNotFound: …`.
fn begins_error(line: &str) -> bool {
    let word = line.strip_prefix('(').unwrap_or(line);
    let end = word
        .find(|letter: char| !letter.is_ascii_alphanumeric())
        .unwrap_or(word.len());
    let (word, rest) = word.split_at_checked(end).unwrap_or((word, ""));
    let is_marked = rest.starts_with(':') || (rest.starts_with(')') && line.starts_with('('));
    let humps = word.chars().filter(char::is_ascii_uppercase).count();
    is_marked
        && (humps > 1
            || ["error", "code"]
                .iter()
                .any(|known| word.eq_ignore_ascii_case(known)))
}

/// A text in which no quote and no line break is packed into strings of JSON, however often.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, packed) = rest.split_at(at);
        out.push_str(before);
        let letters = packed.trim_start_matches('\\');
        let mut chars = letters.chars();
        rest = match chars.next() {
            Some('n') => {
                out.push('\n');
                chars.as_str()
            }
            Some('r') => chars.as_str(),
            Some('t') => {
                out.push(' ');
                chars.as_str()
            }
            Some('u') => match code_point(chars.as_str()) {
                Some((letter, rest)) => {
                    out.push(letter);
                    rest
                }
                None => letters,
            },
            _ => letters,
        };
    }
    out.push_str(rest);
    out
}

/// The character of four hexadecimal digits, and what follows them.
fn code_point(text: &str) -> Option<(char, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    let letter = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    Some((letter, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(usize, String)> {
        let found = statements(text).into_iter();
        found.map(|one| (one.depth, one.text.trim().to_owned())).collect()
    }

    #[test]
    fn what_is_packed_into_strings_is_deeper() {
        let text = r#"ERROR: {"code":"A","message":"{\r\n  \"error\": {\r\n    \"code\": \"B\", \"message\": \"it\u0027s\"\r\n  }\r\n}"}"#;
        let depths: Vec<(usize, bool)> = told(text)
            .into_iter()
            .map(|(depth, text)| (depth, text.contains("it's")))
            .collect();
        assert_eq!(depths.last(), Some(&(3, true)), "{depths:?}");
        assert_eq!(depths.first(), Some(&(0, false)));
    }

    #[test]
    fn lines_of_errors_are_statements_of_their_own() {
        assert_eq!(
            told("│ Error: one\n│ goes on\n│\n│ Error: two\n"),
            [(0, "Error: one goes on".to_owned()), (0, "Error: two".to_owned())]
        );
        assert_eq!(
            told("(OuterCode) a\nCode: x\nException Details:\t(InnerCode) b")
                .last()
                .unwrap()
                .0,
            1
        );
        assert_eq!(told("FlagMustBeSet: a\nInvalidTemplate: b").len(), 2);
        assert_eq!(told("Action: 'a'\nResource: 'b'").len(), 1);
        assert!(told("} \\ \\u12 \\uD800 {").is_empty() || told("} \\ {").is_empty());
    }
}
