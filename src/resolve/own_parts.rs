//! Whose the parts of the workspace are: what kind of workspace it is, and whether it exists.

use super::item::DEFAULT;
use super::reference::{bare, lookup};
use crate::arena::{Arena, Handle, Keyed};
use crate::blueprint::{Blueprint, Workspace as Section, WorkspaceKind};
use crate::diag::{Code, Diagnostic, Diagnostics};
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

/// Words for one of the workspace's own parts.
pub(super) struct OwnPart {
    /// The section of those that are declared.
    pub(super) section: &'static str,
    pub(super) noun: &'static str,
    /// What names one that exists.
    pub(super) line: &'static str,
}

/// What a word names among what is declared. Of an existing workspace its own part has to be named to be there.
pub(super) fn own_or_declared<T: Keyed<Key = String>>(
    own_parts: OwnParts,
    word: &Spanned<String>,
    part: &OwnPart,
    declared: &Arena<T>,
    diags: &mut Diagnostics,
) -> Option<Handle<T>> {
    let is_own = own_parts == OwnParts::Existing && bare(&word.value, part.section) == DEFAULT;
    if is_own && declared.keyed(DEFAULT).is_none() {
        diags.push(
            Diagnostic::error(
                Code::EXISTING_WORKSPACE_PARTS,
                word.span,
                format!(
                    "this is about the workspace's own {}, which is not named",
                    part.noun
                ),
            )
            .cause("the workspace exists already, and nothing of its own is made")
            .help(format!("add `{}`", part.line)),
        );
        return None;
    }
    lookup(word, part.section, part.noun, declared, diags)
}
