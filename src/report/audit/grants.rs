//! The derived grants as Azure has them, each read off the model once.

use crate::model::{Model, RoleAssignment};
use crate::report::naming::{final_text, scope_id};

/// A derived grant as Azure has it.
#[derive(Debug)]
pub(super) struct Wanted {
    /// The GUID of its role.
    pub(super) role: String,
    /// The id of its scope, in lower case.
    pub(super) scope: String,
}

/// The derived grants of a model in its order; none in place of one that is no role assignment, or holds where a build does not know.
pub(super) fn of(model: &Model) -> Vec<Option<Wanted>> {
    let all = model.role_assignments.iter();
    all.map(|assignment| wanted(model, assignment)).collect()
}

fn wanted(model: &Model, assignment: &RoleAssignment) -> Option<Wanted> {
    let role = model
        .role_ref(assignment.right)
        .filter(|_| assignment.elsewhere.is_none())?;
    Some(Wanted {
        role: final_text(model, &role.id).to_lowercase(),
        scope: scope_id(model, assignment.scope).to_lowercase(),
    })
}
