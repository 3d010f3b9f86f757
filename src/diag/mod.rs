//! What we tell the user: findings as data, collected on the way and rendered once.
//!
//! A stage takes `&mut Diagnostics`, pushes what it finds and goes on as far as sense allows. Nothing here prints or
//! exits. The table of codes is in [`code`], suggestions in [`suggest`], the words "a" and "an" in [`article`], and what a finding is known
//! by when lines move in [`identity`]; each other file renders one format.
//!
//! May know: `source`, `visible`.

pub mod acceptance;
mod accepted;
pub mod article;
pub mod code;
mod date;
pub mod github;
mod hidden;
pub mod human;
pub mod identity;
pub mod json;
pub mod junit;
mod line_hash;
pub mod sarif;
pub mod suggest;
mod united;

use std::collections::BTreeSet;

pub use accepted::{Accepted, Means};
pub use code::Code;
pub use date::Date;
use hidden::Hidden;
use schemars::JsonSchema;
use serde::Serialize;

use crate::source::{Source, Span};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing is built.
    Error,
    /// It is built, but look at it.
    Warning,
    /// Good to know.
    #[serde(rename = "info")]
    Information,
}

impl Severity {
    /// The word in messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Information => "info",
        }
    }
}

/// A second place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is there.
    pub text: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its kind.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, in lower case and without a full stop.
    pub message: String,
    /// Where, if it has a place.
    pub primary: Option<Span>,
    /// The text under the caret.
    pub label: Option<String>,
    /// Second places.
    pub labels: Vec<Label>,
    /// Why it is so.
    pub cause: Option<String>,
    /// What to type.
    pub help: Option<String>,
    /// That the author accepts it.
    pub accepted: Option<Accepted>,
    /// Whether it was there before, and does not count.
    pub known: bool,
    /// What it is about, where it is told from others by that and not by its message.
    pub about: Option<String>,
}

impl Diagnostic {
    fn new(severity: Severity, code: Code, span: Option<Span>, message: String) -> Self {
        Self {
            code,
            severity,
            message,
            primary: span,
            label: None,
            labels: Vec::new(),
            cause: None,
            help: None,
            accepted: None,
            known: false,
            about: None,
        }
    }

    /// A finding that stops the build.
    pub fn error(code: Code, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, span.into(), message.into())
    }

    /// A finding to look at.
    pub fn warning(code: Code, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, span.into(), message.into())
    }

    /// A finding that is good to know.
    pub fn information(code: Code, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        Self::new(Severity::Information, code, span.into(), message.into())
    }

    /// Sets the text under the caret.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = Some(text.into());
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Says why it is so.
    #[must_use]
    pub fn cause(mut self, text: impl Into<String>) -> Self {
        self.cause = Some(text.into());
        self
    }

    /// Says what to type.
    #[must_use]
    pub fn help(self, text: impl Into<String>) -> Self {
        self.maybe_help(Some(text.into()))
    }

    /// Says what to type, where that is known.
    #[must_use]
    pub fn maybe_help(mut self, text: Option<String>) -> Self {
        self.help = text.or(self.help);
        self
    }
}

/// There were errors, and going on makes no sense; what they are is in the [`Diagnostics`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Halt;

/// How many errors are enough.
pub(crate) const MAX_ERRORS: usize = 100;

/// The collector that every stage gets.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    /// What was said already: the same finding reached on two ways is told once.
    seen: BTreeSet<(Code, Option<Span>, String)>,
    /// What no form of the findings shows.
    hidden: Hidden,
}

impl Diagnostics {
    /// A collector with nothing in it.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding, unless the same was said of the same place before.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if self
            .seen
            .insert((diagnostic.code, diagnostic.primary, diagnostic.message.clone()))
        {
            self.list.push(diagnostic);
        }
    }

    /// Changes what is said of each finding beside its message.
    pub(crate) fn amend(&mut self, mut change: impl FnMut(&mut Diagnostic)) {
        self.list.iter_mut().for_each(&mut change);
    }

    /// Adds all findings of another collector.
    pub fn merge(&mut self, other: Self) {
        self.hidden.extend(other.hidden);
        self.extend(other.list);
    }

    /// Keeps a place and what stands there, escapes resolved, out of every message and excerpt.
    pub fn hide(&mut self, span: Span, text: &str) {
        self.hidden.add(span, text);
    }

    /// The findings that are chosen, with what is hidden.
    #[must_use]
    pub fn only(&self, chosen: impl Fn(&Diagnostic) -> bool) -> Self {
        let mut found = Self {
            hidden: self.hidden.clone(),
            ..Self::default()
        };
        found.extend(self.list.iter().filter(|one| chosen(one)).cloned());
        found
    }

    /// The findings in the order they were found, or by place after [`Diagnostics::sort`].
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many findings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are so many errors that nobody reads more: then none has to be looked for.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.count(Severity::Error) >= MAX_ERRORS
    }

    /// How many findings of one severity there are.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.list
            .iter()
            .filter(|found| found.severity == severity)
            .count()
    }

    /// Whether something stops the build.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|found| found.severity == Severity::Error)
    }

    /// Stops here if something stops the build.
    ///
    /// # Errors
    /// [`Halt`] if there is an error among the findings.
    pub fn halt_on_error(&self) -> Result<(), Halt> {
        if self.has_errors() { Err(Halt) } else { Ok(()) }
    }

    /// Orders the findings by their place in the text; those of one place keep their order, those without a place
    /// come last.
    pub fn sort(&mut self) {
        self.list
            .sort_by_key(|found| (found.primary.is_none(), found.primary.map(|span| span.start)));
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, found: I) {
        for diagnostic in found {
            self.push(diagnostic);
        }
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A source with what was found in it; a report may be about several.
pub type Found<'a> = (&'a Source, &'a Diagnostics);

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The example of the documentation: a warning without a place and an error with two.
    pub(crate) fn example() -> (Source, Diagnostics) {
        let source = Source::new(
            "blueprints/vision.yaml",
            "version: 1\nname: vision\nlocation: westeurope\nidentities:\n  training: {}\n\n# ä\n\ncomputes:\n  cpu: {size: S, identity: trainning}\n",
        );
        let at = |word: &str| {
            let start = u32::try_from(source.text().find(word).unwrap()).unwrap();
            Span::new(start, start + u32::try_from(word.len()).unwrap())
        };
        let mut diags = Diagnostics::new();
        diags.push(Diagnostic::warning(Code::EMPTY, None, "100% of it\nis a test"));
        diags.push(
            Diagnostic::error(
                Code::UNKNOWN_KEY,
                at("trainning"),
                "identity `trainning` is not declared",
            )
            .label("no identity has this name")
            .also(at("training"), "declared here")
            .cause("an identity is named by its key")
            .help("did you mean `training`?"),
        );
        diags.sort();
        (source, diags)
    }

    #[test]
    fn the_same_finding_is_told_once() {
        let mut diags = Diagnostics::new();
        for message in ["a", "b", "a"] {
            diags.push(Diagnostic::information(Code::SYNTAX, Span::new(1, 2), message));
        }
        assert_eq!(diags.len(), 2);
        assert_eq!(diags.count(Severity::Information), 2);
        assert_eq!(diags.halt_on_error(), Ok(()));
        diags.push(
            Diagnostic::error(Code::SYNTAX, Span::new(0, 2), "c")
                .help("h")
                .maybe_help(None),
        );
        assert_eq!(diags.halt_on_error(), Err(Halt));
        diags.sort();
        let messages: Vec<_> = diags.iter().map(|found| found.message.as_str()).collect();
        assert_eq!(messages, ["c", "a", "b"]);
        assert_eq!(
            diags.iter().next().and_then(|found| found.help.as_deref()),
            Some("h")
        );
    }
}
