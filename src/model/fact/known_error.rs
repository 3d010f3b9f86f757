//! Errors of Azure, known by their texts.

use super::Citation;

/// An error that Azure tells, and what to do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownError {
    /// Azure's code, or a word of that form where it has none.
    pub id: &'static str,
    /// How a text tells it: all phrases of one of these stand in one statement, as whole words and in any case.
    pub marks: &'static [&'static [&'static str]],
    /// Errors that it says more exactly: in a statement that tells this one they are not answered.
    pub over: &'static [&'static str],
    /// Whether it only wraps what really went wrong: it is answered where nothing else is known.
    pub wraps: bool,
    /// What it means, in a sentence.
    pub means: &'static str,
    /// What to do, a sentence or two each, the likeliest first.
    pub steps: &'static [&'static str],
    /// What was not allowed, where the text does not say it: actions of roles, each of which may be it.
    pub missed: &'static [&'static str],
    /// Rules, findings and notes about it, as `amlgen rules` takes them.
    pub rules: &'static [&'static str],
    /// The page that says more.
    pub page: &'static str,
    /// Where its text and its cause were read.
    pub citations: &'static [&'static Citation],
}

impl KnownError {
    /// What most rows have.
    pub const PLAIN: Self = Self {
        id: "",
        marks: &[],
        over: &[],
        wraps: false,
        means: "",
        steps: &[],
        missed: &[],
        rules: &[],
        page: "docs/troubleshooting.md",
        citations: &[],
    };
}

/// What to write in a blueprint so that somebody may do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// The action, or a pattern in which `*` is any text.
    pub action: &'static str,
    /// The entry of `uses` of what runs as an identity; `NAME` stands for what it is about.
    pub identity: Option<&'static str>,
    /// The line of a group, user or application.
    pub person: Option<&'static str>,
    /// Rules that give a role with this action.
    pub rules: &'static [&'static str],
}
