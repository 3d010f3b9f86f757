//! Every token of a Terraform file: templates, keys, expressions, arguments and blocks.
//!
//! What leaves this module is [`Markup`], finished text that `terraform fmt` would not change. Templates put such
//! blocks in order and can receive nothing else; which blocks there are is decided elsewhere.

use std::fmt;

use serde::Serialize;

use crate::emit::characters::is_identifier;
use crate::visible::is_printable;

/// Columns up to which a list or a call stays on one line. The formatter has no opinion, readers do.
const WIDTH: usize = 100;

/// Spaces of one level of nesting.
const INDENT: usize = 2;

/// Finished HCL text. Only this module makes it, so a raw string cannot reach a template.
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

/// An HCL expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hcl {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A string, a template where it has holes.
    Text(Vec<Piece>),
    /// A traversal such as `azurerm_key_vault.this.id`, or another finished one-line expression.
    Reference(String),
    /// A function call: name and arguments.
    Call(String, Vec<Hcl>),
    /// `test ? one : other`.
    Conditional(Box<[Hcl; 3]>),
    /// A list.
    Array(Vec<Hcl>),
    /// An object: keys, not yet quoted, and values.
    Object(Vec<(String, Hcl)>),
}

/// A part of a string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Text that stands for itself.
    Literal(String),
    /// `${…}`.
    Hole(Hcl),
}

/// What stands between the braces of a block, or in a whole file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body(pub Vec<Item>);

/// A line or block of a [`Body`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// `name = value`.
    Attribute(String, Hcl),
    /// `kind "label" { … }`.
    Block {
        /// Type of the block, such as `resource`.
        kind: String,
        /// Labels, not yet quoted.
        labels: Vec<String>,
        /// Content.
        body: Body,
    },
    /// `#` lines.
    Comment(String),
    /// An empty line.
    Blank,
}

impl Item {
    /// `name = value`.
    pub fn attribute(name: impl Into<String>, value: Hcl) -> Self {
        Self::Attribute(name.into(), value)
    }

    /// `kind "label" { … }`.
    pub fn block(kind: impl Into<String>, labels: &[&str], body: Vec<Self>) -> Self {
        let labels = labels.iter().map(|label| (*label).to_owned()).collect();
        Self::Block {
            kind: kind.into(),
            labels,
            body: Body(body),
        }
    }
}

impl Hcl {
    /// A string without holes.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(vec![Piece::Literal(text.into())])
    }

    /// A traversal or another finished one-line expression.
    pub fn reference(expression: impl Into<String>) -> Self {
        Self::Reference(expression.into())
    }

    /// A function call.
    pub fn call(name: impl Into<String>, arguments: Vec<Self>) -> Self {
        Self::Call(name.into(), arguments)
    }

    /// `test ? one : other`.
    #[must_use]
    pub fn conditional(test: Self, one: Self, other: Self) -> Self {
        Self::Conditional(Box::new([test, one, other]))
    }

    /// Text of several lines with one below the other.
    #[must_use]
    pub fn lines(self) -> Self {
        let Self::Text(pieces) = self else { return self };
        let mut lines = Vec::new();
        let mut line = Vec::new();
        for piece in pieces {
            let Piece::Literal(text) = piece else {
                line.push(piece);
                continue;
            };
            let mut parts = text.split('\n').map(|part| Piece::Literal(part.to_owned()));
            line.extend(parts.next());
            for part in parts {
                lines.push(Self::Text(std::mem::take(&mut line)));
                line.push(part);
            }
        }
        let last = Self::Text(line);
        if lines.is_empty() {
            return last;
        }
        lines.push(last);
        Self::call("join", vec![Self::text("\n"), Self::Array(lines)])
    }

    /// An object from names and values.
    pub fn object<K: Into<String>>(entries: impl IntoIterator<Item = (K, Self)>) -> Self {
        Self::Object(
            entries
                .into_iter()
                .map(|(key, value)| (key.into(), value))
                .collect(),
        )
    }

    /// Whether an object with entries is inside, which always takes several lines.
    fn breaks(&self) -> bool {
        match self {
            Self::Null | Self::Boolean(_) | Self::Integer(_) | Self::Reference(_) => false,
            Self::Text(pieces) => whole_hole(pieces).is_some_and(Self::breaks),
            Self::Conditional(parts) => parts.iter().any(Self::breaks),
            Self::Call(_, items) | Self::Array(items) => items.iter().any(Self::breaks),
            Self::Object(entries) => !entries.is_empty(),
        }
    }
}

/// A string as it is written: nested strings spliced in, neighbouring texts joined (a `$` and a `{` must not meet
/// unseen), none of them empty.
enum Part<'a> {
    Text(String),
    Hole(&'a Hcl),
}

fn parts(pieces: &[Piece]) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    splice(pieces, &mut parts);
    parts
}

fn splice<'a>(pieces: &'a [Piece], parts: &mut Vec<Part<'a>>) {
    for piece in pieces {
        match piece {
            Piece::Literal(text) => splice_text(text, parts),
            // In a hole the formatter would tear a sign from its number.
            Piece::Hole(Hcl::Integer(number)) => splice_text(&number.to_string(), parts),
            Piece::Hole(Hcl::Text(inner)) => splice(inner, parts),
            Piece::Hole(code) => parts.push(Part::Hole(code)),
        }
    }
}

fn splice_text(text: &str, parts: &mut Vec<Part<'_>>) {
    if text.is_empty() {
        return;
    }
    if let Some(Part::Text(before)) = parts.last_mut() {
        before.push_str(text);
    } else {
        parts.push(Part::Text(text.to_owned()));
    }
}

/// A template that is only one hole is that hole's expression, unconverted; the formatter unwraps it.
fn whole_hole(pieces: &[Piece]) -> Option<&Hcl> {
    match parts(pieces).as_slice() {
        [Part::Hole(inner)] => Some(inner),
        _ => None,
    }
}

fn escape_character(character: char, out: &mut String) {
    match character {
        '\\' => out.push_str("\\\\"),
        '"' => out.push_str("\\\""),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        shown if is_printable(shown) => out.push(shown),
        hidden => out.push_str(&escape_code(hidden)),
    }
}

fn escape_code(character: char) -> String {
    let code = u32::from(character);
    if code > 0xffff {
        format!("\\U{code:08x}")
    } else {
        format!("\\u{code:04x}")
    }
}

/// The inside of a quoted template. Terraform composes (NFC) what it evaluates, so the text must come composed.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if matches!(character, '$' | '%') && characters.peek() == Some(&'{') {
            out.push(character);
        }
        escape_character(character, &mut out);
    }
    out
}

/// A quoted template without holes.
#[must_use]
pub fn literal(text: &str) -> String {
    format!("\"{}\"", escape(text))
}

/// A key of an object: bare where it is a plain identifier, else quoted.
///
/// The formatter aligns by user-perceived characters, whose borders change with the version of Unicode. So in a key
/// every character that can join its neighbours is written as an escape; then characters and columns agree.
#[must_use]
pub fn key(text: &str) -> String {
    if is_identifier(text) && !matches!(text, "true" | "false" | "null" | "for") {
        return text.to_owned();
    }
    let mut out = String::from("\"");
    for character in escape(text).chars() {
        if stands_alone(character) {
            out.push(character);
        } else {
            out.push_str(&escape_code(character));
        }
    }
    out.push('"');
    out
}

/// Whether a character never joins the one before or after it.
fn stands_alone(character: char) -> bool {
    use unicode_general_category::{GeneralCategory, get_general_category};
    let mark = matches!(
        get_general_category(character),
        GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark | GeneralCategory::EnclosingMark
    );
    let joins = matches!(character,
        // Letters of Malayalam, Thai and Lao that lean on a neighbour
        '\u{d4e}' | '\u{e33}' | '\u{eb3}'
        // Hangul jamo
        | '\u{1100}'..='\u{11ff}' | '\u{a960}'..='\u{a97f}' | '\u{d7b0}'..='\u{d7ff}'
        // Halfwidth voicing marks
        | '\u{ff9e}' | '\u{ff9f}'
        // Scripts beyond the first plane, emoji and ideographs apart
        | '\u{10000}'..='\u{1efff}' | '\u{1fb00}'..='\u{1ffff}'
        // Halves of flags, skin tones
        | '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f3fb}'..='\u{1f3ff}');
    !mark && !joins
}

fn template(pieces: &[Piece]) -> String {
    let parts = parts(pieces);
    let mut out = String::from("\"");
    for (part, next) in parts.iter().zip(parts.iter().skip(1).map(Some).chain([None])) {
        match part {
            Part::Text(text) => {
                let text = escape(text);
                // `$${` would be an escape itself, so a dollar before a hole is written by its number.
                match text.strip_suffix('$') {
                    Some(before) if next.is_some() => {
                        out.push_str(before);
                        out.push_str(&escape_code('$'));
                    }
                    _ => out.push_str(&text),
                }
            }
            Part::Hole(code) => {
                let code = flat(code);
                // Two braces in a row are two marks, which the formatter sets apart.
                let space = if code.starts_with('{') { " " } else { "" };
                for part in ["${", space, &code, space, "}"] {
                    out.push_str(part);
                }
            }
        }
    }
    out.push('"');
    out
}

/// `code` on one line, whatever its length.
fn flat(code: &Hcl) -> String {
    match code {
        Hcl::Null => "null".to_owned(),
        Hcl::Boolean(truth) => truth.to_string(),
        Hcl::Integer(number) => number.to_string(),
        Hcl::Text(pieces) => whole_hole(pieces).map_or_else(|| template(pieces), flat),
        Hcl::Reference(expression) => expression.clone(),
        Hcl::Call(name, arguments) => format!("{name}({})", flat_list(arguments)),
        Hcl::Conditional(parts) => {
            let [test, one, other] = &**parts;
            format!("{} ? {} : {}", flat(test), flat(one), flat(other))
        }
        Hcl::Array(items) => format!("[{}]", flat_list(items)),
        Hcl::Object(entries) if entries.is_empty() => "{}".to_owned(),
        Hcl::Object(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(name, value)| format!("{} = {}", key(name), flat(value)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

fn flat_list(items: &[Hcl]) -> String {
    items.iter().map(flat).collect::<Vec<_>>().join(", ")
}

fn width(text: &str) -> usize {
    text.chars().count()
}

/// An argument of a block or an entry of an object, printed but for its alignment.
struct Row {
    name: String,
    value: String,
}

impl Row {
    fn new(name: String, value: &Hcl, indent: usize) -> Self {
        let mut printer = Printer {
            out: String::new(),
            column: indent + width(&name) + 3,
        };
        printer.code(value, indent);
        Self {
            name,
            value: printer.out,
        }
    }

    fn is_one_line(&self) -> bool {
        !self.value.contains('\n')
    }
}

#[derive(Default)]
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
        self.margin(indent);
    }

    fn margin(&mut self, indent: usize) {
        self.out.push_str(&" ".repeat(indent));
        self.column = indent;
    }

    fn fits(&self, code: &Hcl) -> bool {
        !code.breaks() && self.column + width(&flat(code)) <= WIDTH
    }

    fn code(&mut self, code: &Hcl, indent: usize) {
        match code {
            Hcl::Null | Hcl::Boolean(_) | Hcl::Integer(_) | Hcl::Reference(_) | Hcl::Conditional(_) => {
                self.push(&flat(code));
            }
            Hcl::Text(pieces) => match whole_hole(pieces) {
                Some(hole) => self.code(hole, indent),
                None => self.push(&template(pieces)),
            },
            Hcl::Array(items) if items.is_empty() || self.fits(code) => self.push(&flat(code)),
            Hcl::Array(items) => {
                self.push("[");
                for item in items {
                    self.line(indent + INDENT);
                    self.code(item, indent + INDENT);
                    self.push(",");
                }
                self.line(indent);
                self.push("]");
            }
            Hcl::Object(entries) if entries.is_empty() => self.push("{}"),
            Hcl::Object(entries) => {
                let inner = indent + INDENT;
                let rows: Vec<Row> = entries
                    .iter()
                    .map(|(name, value)| Row::new(key(name), value, inner))
                    .collect();
                self.out.push_str("{\n");
                self.rows(&rows, inner);
                self.margin(indent);
                self.push("}");
            }
            Hcl::Call(..) if self.fits(code) => self.push(&flat(code)),
            Hcl::Call(name, arguments) => {
                self.push(name);
                self.push("(");
                self.arguments(arguments, indent);
                self.push(")");
            }
        }
    }

    /// Arguments of a call that does not fit on the line.
    fn arguments(&mut self, arguments: &[Hcl], indent: usize) {
        match arguments {
            [] => {}
            [only] => self.code(only, indent),
            // A collection in last place opens on the line of the call and goes on below.
            [before @ .., last @ (Hcl::Object(_) | Hcl::Array(_))] if !before.iter().any(Hcl::breaks) => {
                for argument in before {
                    self.push(&flat(argument));
                    self.push(", ");
                }
                self.code(last, indent);
            }
            [before @ .., last] => {
                for argument in before {
                    self.line(indent + INDENT);
                    self.code(argument, indent + INDENT);
                    self.push(",");
                }
                self.line(indent + INDENT);
                self.code(last, indent + INDENT);
                self.line(indent);
            }
        }
    }

    /// Rows without anything between them. The `=` signs of neighbouring one-line rows stand in one column; a row that
    /// spans lines belongs to no neighbour.
    fn rows(&mut self, rows: &[Row], indent: usize) {
        for run in rows.chunk_by(|left, right| left.is_one_line() && right.is_one_line()) {
            let widest = run.iter().map(|row| width(&row.name)).max().unwrap_or(0);
            for Row { name, value } in run {
                self.margin(indent);
                self.out.push_str(name);
                self.out.push_str(&" ".repeat(widest - width(name)));
                self.out.push_str(" = ");
                self.out.push_str(value);
                self.out.push('\n');
            }
        }
    }

    fn items(&mut self, items: &[Item], indent: usize) {
        let mut rows = Vec::new();
        for item in items {
            if let Item::Attribute(name, value) = item {
                rows.push(Row::new(name.clone(), value, indent));
            } else {
                self.rows(&std::mem::take(&mut rows), indent);
                self.item(item, indent);
            }
        }
        self.rows(&rows, indent);
    }

    fn item(&mut self, item: &Item, indent: usize) {
        match item {
            Item::Attribute(name, value) => self.rows(&[Row::new(name.clone(), value, indent)], indent),
            Item::Blank => self.out.push('\n'),
            Item::Comment(text) => self.comment(text, indent),
            Item::Block {
                kind,
                labels,
                body: Body(items),
            } => {
                self.margin(indent);
                self.out.push_str(kind);
                for label in labels {
                    self.out.push(' ');
                    self.out.push_str(&literal(label));
                }
                self.out.push_str(" {");
                if !items.is_empty() {
                    self.out.push('\n');
                    self.items(items, indent + INDENT);
                    self.margin(indent);
                }
                self.out.push_str("}\n");
            }
        }
    }

    /// Line breaks and invisible characters of the text cannot end the comment.
    fn comment(&mut self, text: &str, indent: usize) {
        for line in text.lines() {
            let mut shown = String::from("# ");
            for character in line.chars() {
                match character {
                    '\t' => shown.push(' '),
                    _ if is_printable(character) => shown.push(character),
                    _ => shown.push_str(&escape_code(character)),
                }
            }
            self.margin(indent);
            self.out.push_str(shown.trim_end());
            self.out.push('\n');
        }
    }
}

impl Body {
    /// The lines of the body at the left margin, without a newline at the end.
    #[must_use]
    pub fn print(&self) -> Markup {
        let mut printer = Printer::default();
        printer.items(&self.0, 0);
        let mut text = printer.out;
        text.truncate(text.trim_end_matches('\n').len());
        Markup(text)
    }
}

/// A quoted template without holes, finished.
#[must_use]
pub fn text(text: &str) -> Markup {
    Markup(literal(text))
}

/// `#` lines at the left margin.
#[must_use]
pub fn comment(text: &str) -> Markup {
    Body(vec![Item::Comment(text.to_owned())]).print()
}

#[cfg(test)]
mod tests;
