//! That somebody accepts a finding, and why.

use schemars::JsonSchema;
use serde::Serialize;

/// By what a finding is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Means {
    /// An entry of `waivers`.
    Waiver,
    /// A comment, `# amlgen:ignore`.
    Comment,
}

impl Means {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiver => "waiver",
            Self::Comment => "comment",
        }
    }
}

/// That a finding is accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// By what.
    pub means: Means,
    /// Why.
    pub reason: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Until when.
    pub until: Option<String>,
}

impl Accepted {
    /// The same as a sentence.
    #[must_use]
    pub fn words(&self) -> String {
        let part = |word: &str, value: Option<&String>| {
            value.map(|value| format!(" {word} {value}")).unwrap_or_default()
        };
        let (owner, until) = (
            part("by", self.owner.as_ref()),
            part("until", self.until.as_ref()),
        );
        format!("accepted{owner}{until}: {}", self.reason)
    }
}
