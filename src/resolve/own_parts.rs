//! Whose the parts of the workspace are: what kind of workspace it is, and whether it exists.

use crate::blueprint::{Blueprint, Workspace as Section, WorkspaceKind};
use crate::source::Spanned;

/// Whose the account, vault, registry and monitoring of the workspace are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OwnParts {
    /// The blueprint's: made, unless it names some that exist.
    Made,
    /// The hub's.
    OfHub,
    /// There already, as the workspace is.
    Existing,
}

impl OwnParts {
    /// Those of the workspace that a blueprint asks for.
    pub(super) fn of(blueprint: &Blueprint) -> Self {
        let section = blueprint.workspace.as_ref();
        if section.is_some_and(|section| section.value.existing.is_some()) {
            return Self::Existing;
        }
        match kind(section) {
            WorkspaceKind::Project => Self::OfHub,
            WorkspaceKind::Default | WorkspaceKind::Hub | WorkspaceKind::FeatureStore => Self::Made,
        }
    }

    /// Whether they are made where the blueprint does not name them.
    pub(super) fn are_made(self) -> bool {
        self == Self::Made
    }
}

/// The kind of workspace that a blueprint asks for.
pub(super) fn kind(section: Option<&Spanned<Section>>) -> WorkspaceKind {
    section
        .and_then(|section| section.value.kind.as_ref())
        .map_or(WorkspaceKind::Default, |kind| kind.value)
}
