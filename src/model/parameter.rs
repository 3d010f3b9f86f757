//! Parameters of the templates.

use serde::Serialize;

use super::Expr;

/// A value that whoever deploys gives.
#[derive(Debug, Clone, Serialize)]
pub struct Parameter {
    /// Its name, the same in every target.
    pub name: String,
    /// What it holds.
    pub kind: ParameterKind,
    /// One sentence for whoever deploys.
    pub description: String,
    /// Its value where none is given; without it one has to be.
    pub default: Option<Expr>,
    /// The values that may be given; empty for all.
    pub allowed: Vec<Expr>,
    /// The shortest text or the smallest number that is written.
    pub min: Option<i64>,
    /// The longest text or the largest number that is written.
    pub max: Option<i64>,
}

/// What a parameter holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ParameterKind {
    /// Text.
    String,
    /// A whole number.
    Int,
    /// `true` or `false`.
    Bool,
    /// A GUID.
    Guid,
}

/// Characters of a GUID.
const GUID_LENGTH: i64 = 36;

impl Parameter {
    /// The least that the targets let in: an empty text or 0 would stand for a value that was forgotten, unless the blueprint lets 0 in.
    #[must_use]
    pub fn least(&self) -> Option<i64> {
        match self.kind {
            ParameterKind::Guid => Some(GUID_LENGTH),
            ParameterKind::String if self.default.is_none() => Some(self.min.unwrap_or(1).max(1)),
            ParameterKind::Int if self.default.is_none() => Some(self.min.unwrap_or(1)),
            ParameterKind::String | ParameterKind::Int | ParameterKind::Bool => self.min,
        }
    }

    /// The most that the targets let in.
    #[must_use]
    pub fn most(&self) -> Option<i64> {
        match self.kind {
            ParameterKind::Guid => Some(GUID_LENGTH),
            ParameterKind::String | ParameterKind::Int | ParameterKind::Bool => self.max,
        }
    }

    /// Whether the bounds are lengths of a text.
    #[must_use]
    pub fn is_text(&self) -> bool {
        matches!(self.kind, ParameterKind::String | ParameterKind::Guid)
    }
}
