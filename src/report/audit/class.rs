//! The kinds of what an audit finds.

use schemars::JsonSchema;
use serde::Serialize;

use crate::diag::{Code, Severity};

/// A kind of difference, or of what is no difference and good to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// A derived grant that is not there.
    Missing,
    /// A grant that is there and not derived.
    Extra,
    /// A grant to somebody who is gone.
    Orphaned,
    /// A derived grant under another name than that of the templates.
    Misnamed,
    /// A derived grant that is not there, and the same role on a wider scope is, or a stronger one.
    Inherited,
    /// A derived grant with another condition.
    Condition,
    /// A switch that is not as the blueprint says.
    Switched,
    /// A custom role that is not defined as the blueprint says.
    Role,
    /// A grant that Azure makes itself.
    ByAzure,
    /// What the exports do not tell.
    Undecided,
}

impl Class {
    /// All of them, in the order in which they are told.
    pub const ALL: [Class; 10] = [
        Class::Missing,
        Class::Misnamed,
        Class::Inherited,
        Class::Condition,
        Class::Extra,
        Class::Orphaned,
        Class::Switched,
        Class::Role,
        Class::ByAzure,
        Class::Undecided,
    ];

    /// The word for it on the command line and in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Class::Missing => "missing",
            Class::Extra => "extra",
            Class::Orphaned => "orphaned",
            Class::Misnamed => "misnamed",
            Class::Inherited => "inherited",
            Class::Condition => "condition",
            Class::Switched => "switched",
            Class::Role => "role",
            Class::ByAzure => "by-azure",
            Class::Undecided => "undecided",
        }
    }

    /// What it means, above a list of them.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Class::Missing => "derived, and not there",
            Class::Extra => "there, and not derived",
            Class::Orphaned => "the principal is gone",
            Class::Misnamed => {
                "there under another name, so that a deployment fails with RoleAssignmentExists"
            }
            Class::Inherited => {
                "not there, but covered by the same role on a wider scope, or by a stronger one"
            }
            Class::Condition => "limited otherwise than derived",
            Class::Switched => "not as the blueprint says",
            Class::Role => "a custom role that is not defined as the blueprint says",
            Class::ByAzure => "made by Azure itself",
            Class::Undecided => "what the exports do not tell",
        }
    }

    /// Its finding.
    #[must_use]
    pub const fn code(self) -> Code {
        match self {
            Class::Missing => Code::GRANT_MISSING,
            Class::Extra => Code::GRANT_EXTRA,
            Class::Orphaned => Code::GRANT_ORPHANED,
            Class::Misnamed => Code::GRANT_MISNAMED,
            Class::Inherited => Code::GRANT_INHERITED,
            Class::Condition => Code::GRANT_CONDITION,
            Class::Switched => Code::SWITCHED_BACK,
            Class::Role => Code::ROLE_CHANGED,
            Class::ByAzure => Code::GRANT_BY_AZURE,
            Class::Undecided => Code::NOT_DECIDED,
        }
    }

    /// How much it matters.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Class::Missing | Class::Misnamed | Class::Switched | Class::Role => Severity::Error,
            Class::Extra | Class::Orphaned | Class::Inherited | Class::Condition => Severity::Warning,
            Class::ByAzure | Class::Undecided => Severity::Information,
        }
    }
}
