//! Every token of a Bicep file: literals, keys, expressions and the lines of declarations.
//!
//! What leaves this module is [`Markup`], finished text that `bicep format` would not change. Templates put such
//! blocks in order and can receive nothing else; which blocks there are is decided elsewhere.

use std::fmt;

use serde::Serialize;

use crate::emit::characters::is_identifier;
use crate::visible::is_printable;

/// Columns of a line, counted in UTF-16 units as the formatter counts them.
const WIDTH: usize = 120;

/// Spaces of one level of nesting.
const INDENT: usize = 2;

/// Finished Bicep text. Only this module makes it, so a raw string cannot reach a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Markup(String);

impl Markup {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Markup {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A Bicep expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Code {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number; the language has no others.
    Integer(i64),
    /// A string, interpolated where it has holes.
    Text(Vec<Piece>),
    /// An identifier or a dotted path, written as it is.
    Name(String),
    /// A property of a value, such as `.id`.
    Member(Box<Code>, String),
    /// A function call: name and arguments.
    Call(String, Vec<Code>),
    /// An array.
    Array(Vec<Code>),
    /// An object.
    Object(Vec<Entry>),
}

/// A part of a string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Text that stands for itself.
    Literal(String),
    /// `${…}`.
    Hole(Code),
}

/// A property's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// Literal text, not yet quoted.
    Text(String),
    /// A name that is a value, such as a resource id.
    Value(Code),
}

impl From<String> for Key {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Key {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Key {
    fn print(&self) -> String {
        match self {
            Self::Text(text) => key(text),
            Self::Value(code) => interpolated(&[Piece::Hole(code.clone())]),
        }
    }
}

/// A property of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The property's name.
    pub key: Key,
    /// Its value.
    pub value: Code,
    /// A line above the property that keeps the linter silent, such as `#disable-next-line no-hardcoded-env-urls`.
    pub silence: Option<&'static str>,
}

impl Entry {
    /// A property without a comment line.
    pub fn new(key: impl Into<Key>, value: Code) -> Self {
        Self {
            key: key.into(),
            value,
            silence: None,
        }
    }
}

impl Code {
    /// A string without holes.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(vec![Piece::Literal(text.into())])
    }

    /// An identifier or a dotted path.
    pub fn name(path: impl Into<String>) -> Self {
        Self::Name(path.into())
    }

    /// A function call.
    pub fn call(name: impl Into<String>, arguments: Vec<Self>) -> Self {
        Self::Call(name.into(), arguments)
    }

    /// The property `name` of this value.
    #[must_use]
    pub fn member(self, name: impl Into<String>) -> Self {
        Self::Member(Box::new(self), name.into())
    }

    /// An object from names and values.
    pub fn object<K: Into<Key>>(entries: impl IntoIterator<Item = (K, Self)>) -> Self {
        Self::Object(
            entries
                .into_iter()
                .map(|(key, value)| Entry::new(key, value))
                .collect(),
        )
    }

    /// Whether the formatter must break a line inside: every object and array with items is multi-line.
    fn breaks(&self) -> bool {
        match self {
            // A string is one token for the formatter, whatever its holes hold.
            Self::Null | Self::Boolean(_) | Self::Integer(_) | Self::Text(_) | Self::Name(_) => false,
            Self::Member(base, _) => base.breaks(),
            Self::Call(_, arguments) => arguments.iter().any(Self::breaks),
            Self::Array(items) => !items.is_empty(),
            Self::Object(entries) => !entries.is_empty(),
        }
    }

    fn is_collection(&self) -> bool {
        matches!(self, Self::Array(_) | Self::Object(_))
    }
}

/// The inside of a string literal.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' => out.push_str("\\\\"),
            '\'' => out.push_str("\\'"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '$' if characters.peek() == Some(&'{') => out.push_str("\\$"),
            shown if is_printable(shown) => out.push(shown),
            hidden => out.push_str(&escape_code(hidden)),
        }
    }
    out
}

fn escape_code(character: char) -> String {
    format!("\\u{{{:x}}}", u32::from(character))
}

/// A single-line string literal. The compiler itself protects text in brackets from the ARM engine.
#[must_use]
pub fn literal(text: &str) -> String {
    format!("'{}'", escape(text))
}

/// Whether a text is a property name as it is.
fn is_property(text: &str) -> bool {
    is_identifier(text) && !matches!(text, "true" | "false" | "null")
}

/// A property name: bare where the language allows it, else quoted.
#[must_use]
pub fn key(text: &str) -> String {
    if is_property(text) {
        text.to_owned()
    } else {
        literal(text)
    }
}

fn interpolated(pieces: &[Piece]) -> String {
    let mut out = String::from("'");
    // Neighbouring literals are escaped as one text: a `$` and a `{` must not meet unseen.
    let mut pending = String::new();
    for piece in pieces {
        match piece {
            Piece::Literal(text) => pending.push_str(text),
            Piece::Hole(code) => {
                out.push_str(&escape(&std::mem::take(&mut pending)));
                out.push_str("${");
                out.push_str(&flat(code));
                out.push('}');
            }
        }
    }
    out.push_str(&escape(&pending));
    out.push('\'');
    out
}

/// `code` on one line, whatever its length.
fn flat(code: &Code) -> String {
    match code {
        Code::Null => "null".to_owned(),
        Code::Boolean(truth) => truth.to_string(),
        Code::Integer(number) => number.to_string(),
        Code::Text(pieces) => interpolated(pieces),
        Code::Name(path) => path.clone(),
        Code::Member(base, name) => format!("{}{}", flat(base), access(name)),
        Code::Call(name, arguments) => format!("{name}({})", flat_list(arguments)),
        Code::Array(items) => format!("[{}]", flat_list(items)),
        Code::Object(entries) if entries.is_empty() => "{}".to_owned(),
        Code::Object(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|entry| format!("{}: {}", entry.key.print(), flat(&entry.value)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

fn flat_list(items: &[Code]) -> String {
    items.iter().map(flat).collect::<Vec<_>>().join(", ")
}

fn access(name: &str) -> String {
    if is_property(name) {
        format!(".{name}")
    } else {
        format!("[{}]", literal(name))
    }
}

fn width(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// `code` as the formatter lays it out. The first character stands at `column` (from 0) of a line that is indented
/// by `indent` spaces.
///
/// What follows the expression on its last line does not matter: the formatter asks only whether a call fits up to
/// its own closing parenthesis.
#[must_use]
pub fn print(code: &Code, indent: usize, column: usize) -> Markup {
    let mut printer = Printer {
        out: String::new(),
        column,
    };
    printer.code(code, indent);
    Markup(printer.out)
}

struct Printer {
    out: String,
    column: usize,
}

impl Printer {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
        self.column += width(text);
    }

    fn line(&mut self, indent: usize) {
        self.out.push('\n');
        self.out.push_str(&" ".repeat(indent));
        self.column = indent;
    }

    fn code(&mut self, code: &Code, indent: usize) {
        match code {
            Code::Null | Code::Boolean(_) | Code::Integer(_) | Code::Text(_) | Code::Name(_) => {
                self.push(&flat(code));
            }
            Code::Member(base, name) => {
                self.code(base, indent);
                self.push(&access(name));
            }
            Code::Call(name, arguments) => {
                self.push(name);
                self.arguments(arguments, indent);
            }
            Code::Array(items) if items.is_empty() => self.push("[]"),
            Code::Array(items) => {
                self.push("[");
                for item in items {
                    self.line(indent + INDENT);
                    self.code(item, indent + INDENT);
                }
                self.line(indent);
                self.push("]");
            }
            Code::Object(entries) if entries.is_empty() => self.push("{}"),
            Code::Object(entries) => {
                self.push("{");
                for entry in entries {
                    self.entry(entry, indent + INDENT);
                }
                self.line(indent);
                self.push("}");
            }
        }
    }

    fn entry(&mut self, entry: &Entry, indent: usize) {
        if let Some(comment) = entry.silence {
            self.line(indent);
            self.push(comment);
        }
        self.line(indent);
        self.push(&entry.key.print());
        self.push(": ");
        self.code(&entry.value, indent);
    }

    fn arguments(&mut self, arguments: &[Code], indent: usize) {
        match arguments {
            [] => self.push("()"),
            // A single argument hugs the parentheses and breaks inside, if it can.
            [only] => {
                self.push("(");
                self.code(only, indent);
                self.push(")");
            }
            [before @ .., last] if self.fits(before, last) => {
                self.push("(");
                for argument in before {
                    self.push(&flat(argument));
                    self.push(", ");
                }
                if last.is_collection() {
                    self.code(last, indent);
                } else {
                    self.push(&flat(last));
                }
                self.push(")");
            }
            [before @ .., last] => {
                self.push("(");
                for argument in before {
                    self.line(indent + INDENT);
                    self.code(argument, indent + INDENT);
                    self.push(",");
                }
                self.line(indent + INDENT);
                self.code(last, indent + INDENT);
                self.line(indent);
                self.push(")");
            }
        }
    }

    /// Whether `(…)` with these arguments stays on the line.
    fn fits(&self, before: &[Code], last: &Code) -> bool {
        if before.iter().any(Code::breaks) || (last.breaks() && !last.is_collection()) {
            return false;
        }
        let mut ruler = Ruler {
            column: self.column,
            done: false,
        };
        ruler.arguments(before, last);
        ruler.column <= WIDTH
    }
}

/// Measures as the formatter does: the bracket that opens a collection in last place of a call is the last thing it
/// looks at, because the collection may go on below. So it is even where the collection is empty and text follows.
struct Ruler {
    column: usize,
    done: bool,
}

impl Ruler {
    fn add(&mut self, columns: usize) {
        if !self.done {
            self.column += columns;
        }
    }

    fn code(&mut self, code: &Code) {
        match code {
            Code::Member(base, name) => {
                self.code(base);
                self.add(width(&access(name)));
            }
            Code::Call(name, arguments) => {
                self.add(width(name));
                match arguments.as_slice() {
                    [] => self.add(2),
                    [only] => {
                        self.code(only);
                        self.add(2);
                    }
                    [before @ .., last] => self.arguments(before, last),
                }
            }
            Code::Null
            | Code::Boolean(_)
            | Code::Integer(_)
            | Code::Text(_)
            | Code::Name(_)
            | Code::Array(_)
            | Code::Object(_) => self.add(width(&flat(code))),
        }
    }

    fn arguments(&mut self, before: &[Code], last: &Code) {
        self.add(1);
        for argument in before {
            self.code(argument);
            self.add(2);
        }
        if last.is_collection() {
            self.add(1);
            self.done = true;
        } else {
            self.code(last);
            self.add(1);
        }
    }
}

/// `prefix` and an expression behind it, at the left margin.
fn declaration(prefix: &str, code: &Code) -> Markup {
    Markup(format!("{prefix}{}", print(code, 0, width(prefix))))
}

/// Parts on lines of their own, without blank lines between.
#[must_use]
pub fn lines(parts: &[Markup]) -> Markup {
    Markup(parts.iter().map(Markup::as_str).collect::<Vec<_>>().join("\n"))
}

/// `@` and a call such as `description('…')`, to stand above a declaration.
#[must_use]
pub fn decorator(call: &Code) -> Markup {
    declaration("@", call)
}

/// `@description('…')`.
#[must_use]
pub fn description(text: &str) -> Markup {
    decorator(&Code::call("description", vec![Code::text(text)]))
}

/// A fixed line such as `#disable-next-line …` above a declaration.
#[must_use]
pub fn silence(line: &'static str) -> Markup {
    Markup(line.to_owned())
}

/// `//` lines; line breaks and invisible characters of the text cannot end the comment.
#[must_use]
pub fn comment(text: &str) -> Markup {
    let lines: Vec<String> = text
        .lines()
        .map(|line| {
            let shown: String = line
                .chars()
                .map(|character| match character {
                    '\t' => " ".to_owned(),
                    shown if is_printable(shown) => shown.to_string(),
                    hidden => escape_code(hidden),
                })
                .collect();
            format!("// {shown}").trim_end().to_owned()
        })
        .collect();
    Markup(lines.join("\n"))
}

/// `var name = value`.
#[must_use]
pub fn var(name: &str, value: &Code) -> Markup {
    declaration(&format!("var {name} = "), value)
}

/// `param name type`, with a default where it has one.
#[must_use]
pub fn parameter(name: &str, kind: &'static str, default: Option<&Code>) -> Markup {
    match default {
        Some(default) => declaration(&format!("param {name} {kind} = "), default),
        None => Markup(format!("param {name} {kind}")),
    }
}

/// `param name = value`, of a parameters file.
#[must_use]
pub fn given(name: &str, value: &Code) -> Markup {
    declaration(&format!("param {name} = "), value)
}

/// `output name type = value`, described.
#[must_use]
pub fn output(text: &str, name: &str, kind: &'static str, value: &Code) -> Markup {
    lines(&[
        description(text),
        declaration(&format!("output {name} {kind} = "), value),
    ])
}

/// `resource symbol 'type@version' = { … }`, or an existing one.
#[must_use]
pub fn resource(symbol: &str, type_at_version: &str, existing: bool, body: &Code) -> Markup {
    let existing = if existing { " existing" } else { "" };
    declaration(
        &format!("resource {symbol} {}{existing} = ", literal(type_at_version)),
        body,
    )
}

/// `module symbol 'path' = { … }`.
#[must_use]
pub fn module(symbol: &str, path: &str, body: &Code) -> Markup {
    declaration(&format!("module {symbol} {} = ", literal(path)), body)
}

/// A value that fits on any line: a text or a name.
#[must_use]
pub fn short(code: &Code) -> Markup {
    print(code, 0, 0)
}

#[cfg(test)]
mod tests;
