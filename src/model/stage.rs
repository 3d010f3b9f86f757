//! Stages: when the deployment can make a role assignment.

use serde::Serialize;

/// The earliest point at which principal and scope of an assignment both exist. A scale: what a stage needs is there at
/// every later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Before the workspace: on its dependencies.
    BeforeWorkspace,
    /// After the workspace: on it, or for its system-assigned identity.
    AfterWorkspace,
    /// After computes and endpoints: on endpoints, or for the system-assigned identities of either.
    AfterComputes,
}

/// How a stage is called.
struct Words {
    /// In names of modules and blocks.
    symbol: &'static str,
    /// Ends a sentence: when an assignment is made.
    when: &'static str,
    /// The assignments of the stage, as a title.
    assignments: &'static str,
}

impl Stage {
    /// The first stage, at which nothing of the deployment has to be there.
    pub const FIRST: Stage = Stage::BeforeWorkspace;

    const fn words(self) -> Words {
        match self {
            Stage::BeforeWorkspace => Words {
                symbol: "before-workspace",
                when: "before the workspace",
                assignments: "Role assignments that can precede the workspace",
            },
            Stage::AfterWorkspace => Words {
                symbol: "after-workspace",
                when: "after the workspace",
                assignments: "Role assignments that need the workspace",
            },
            Stage::AfterComputes => Words {
                symbol: "after-computes",
                when: "after computes and endpoints",
                assignments: "Role assignments that need computes or endpoints",
            },
        }
    }

    /// The words that stand for it in a name: `after-workspace`.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        self.words().symbol
    }

    /// When its assignments are made: `after the workspace`.
    #[must_use]
    pub fn when(self) -> &'static str {
        self.words().when
    }

    /// The title over its assignments.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.words().assignments
    }
}
