//! Errors of Azure, known by their texts.

use super::Citation;

/// What the grants of a blueprint have to do with an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grants {
    /// Whoever asked may lack one: the one that is there, or else what brings it.
    Missing,
    /// Whoever asked has one, and something else refuses: those that are there.
    Held,
    /// None is meant to be given.
    Never,
}

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
    /// What grants have to do with it.
    pub grants: Grants,
    /// Whether the directory knows a principal otherwise than the blueprint says.
    pub of_directory: bool,
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
        grants: Grants::Missing,
        of_directory: false,
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
    /// Entries of what runs as an identity, the narrowest first. `NAME` stands for what the blueprint calls the resource, `CONTAINER` for a
    /// container with its account, `DATASTORE` for a datastore of it, and `ID` for a resource id.
    pub identity: &'static [&'static str],
    /// Entries of a group, user or application, the narrowest first.
    pub person: &'static [&'static str],
    /// Rules that give a role with this action.
    pub rules: &'static [&'static str],
}
