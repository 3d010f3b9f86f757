//! What the ids of a model stand for. An id that stands for nothing is a bug, and never an empty word in an output.

use crate::emit::bug::Bug;
use crate::model::{DirectoryPrincipal, Model, Principal, Resource, ResourceId, RoleAssignment};

/// The resource behind an id.
pub(in crate::emit) fn resource(model: &Model, id: ResourceId) -> Result<&Resource, Bug> {
    model
        .resource(id)
        .ok_or_else(|| Bug::new(format!("the model has no resource {id:?}")))
}

/// The role assignment at a place.
pub(in crate::emit) fn assignment(model: &Model, index: usize) -> Result<&RoleAssignment, Bug> {
    model
        .role_assignments
        .get(index)
        .ok_or_else(|| Bug::new(format!("the model has no role assignment {index}")))
}

/// The person or application at a place of the directory.
pub(in crate::emit) fn person(model: &Model, index: usize) -> Result<&DirectoryPrincipal, Bug> {
    model
        .directory
        .get(index)
        .ok_or_else(|| Bug::new(format!("the directory of the model has no principal {index}")))
}

/// Whether a principal is one of the model's.
pub(in crate::emit) fn principal(model: &Model, principal: Principal) -> Result<(), Bug> {
    match principal {
        Principal::UserAssigned(id) | Principal::SystemAssigned(id) | Principal::Kubelet(id) => {
            resource(model, id)?;
        }
        Principal::Directory(index) => {
            person(model, index)?;
        }
        Principal::Outside(_) => {}
    }
    Ok(())
}
