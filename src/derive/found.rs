//! What the derivation knows of an assignment until all are merged.

use crate::model::{RoleAssignment, RoleDefinition};

/// An assignment under derivation.
pub(super) struct Found {
    /// Where in the rule base its reasons stand, in the same order.
    pub(super) places: Vec<usize>,
    /// How many of them are its own; the others are of assignments that it covers.
    pub(super) own: usize,
    pub(super) assignment: RoleAssignment,
    /// Roles beside which it is left out.
    pub(super) unless: &'static [&'static RoleDefinition],
}
