//! Stages: when the deployment can make a role assignment.

use serde::Serialize;

/// The earliest point at which principal and scope of an assignment both exist. A scale: what a stage needs is there at
/// every later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Before what a customer-managed key encrypts: on the vault with the key.
    BeforeEncryption,
    /// Before the workspace: on its dependencies.
    BeforeWorkspace,
    /// After the workspace: on it, or for its system-assigned identity.
    AfterWorkspace,
    /// After computes and endpoints: on endpoints, or for the system-assigned identities of either.
    AfterComputes,
}

/// A pause, because a new role assignment is not honoured at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// What it is called.
    pub name: &'static str,
    /// Why there is one, in sentences.
    pub why: &'static str,
}

/// What is known of a stage.
struct Facts {
    /// In names of modules and blocks.
    symbol: &'static str,
    /// Ends a sentence: when an assignment is made.
    when: &'static str,
    /// The assignments of the stage, as a title.
    assignments: &'static str,
    /// What comes between its assignments and what is checked against them when it is made.
    pause: Option<Pause>,
}

impl Stage {
    /// The stage of assignments that need nothing of the deployment but what the workspace stands on. Names leave it unsaid.
    pub const GROUND: Stage = Stage::BeforeWorkspace;

    const fn facts(self) -> Facts {
        match self {
            Stage::BeforeEncryption => Facts {
                symbol: "before-encryption",
                when: "before what the key encrypts",
                assignments: "Role assignments that open customer-managed keys",
                pause: Some(Pause {
                    name: "key",
                    why: "A new role assignment is not honoured at once, and the key is opened when what it encrypts is made: so that\nwaits.",
                }),
            },
            Stage::BeforeWorkspace => Facts {
                symbol: "before-workspace",
                when: "before the workspace",
                assignments: "Role assignments that can precede the workspace",
                pause: Some(Pause {
                    name: "rbac",
                    why: "A new role assignment is not honoured at once, and the workspace is checked against its vault and stores when it is\nmade: so it waits.",
                }),
            },
            Stage::AfterWorkspace => Facts {
                symbol: "after-workspace",
                when: "after the workspace",
                assignments: "Role assignments that need the workspace",
                pause: Some(Pause {
                    name: "approval",
                    why: "A new role assignment is not honoured at once, and an outbound rule is checked against its target when it is\nmade: so it waits.",
                }),
            },
            Stage::AfterComputes => Facts {
                symbol: "after-computes",
                when: "after computes and endpoints",
                assignments: "Role assignments that need computes or endpoints",
                pause: None,
            },
        }
    }

    /// The words that stand for it in a name: `after-workspace`.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        self.facts().symbol
    }

    /// When its assignments are made: `after the workspace`.
    #[must_use]
    pub fn when(self) -> &'static str {
        self.facts().when
    }

    /// The title over its assignments.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.facts().assignments
    }

    /// What comes between its assignments and what is checked against them when it is made.
    #[must_use]
    pub fn pause(self) -> Option<Pause> {
        self.facts().pause
    }
}
