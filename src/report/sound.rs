//! What a report takes for granted of a model. Its sentences are composed of names, and an empty one would not be seen.

use super::naming;
use crate::emit::Bug;
use crate::model::{Expr, Model, Principal, ResourceId, Right, Scope};

/// Whether everything that the reports speak of is there.
pub(super) fn check(model: &Model) -> Result<(), Bug> {
    for resource in &model.resources {
        let named = if let Expr::Unique { suffix, .. } = &resource.name {
            model.suffixes.get(*suffix).is_some()
        } else {
            resource.name.is_computed() || !naming::final_name(model, resource).is_empty()
        };
        if !named {
            return Err(Bug::new(format!("{} has no name", resource.display())));
        }
    }
    let exists = |id: ResourceId| {
        let found = model.resource(id).map(|_| ());
        found.ok_or_else(|| Bug::new(format!("the model has no resource {id:?}")))
    };
    for assignment in &model.role_assignments {
        match assignment.principal {
            Principal::UserAssigned(id) | Principal::SystemAssigned(id) | Principal::Kubelet(id) => {
                exists(id)?;
            }
            Principal::Directory(index) if model.directory.get(index).is_none() => {
                return Err(Bug::new(format!("the directory has no principal {index}")));
            }
            Principal::Directory(_) | Principal::Outside(_) => {}
        }
        if let Scope::Resource(id) = assignment.scope {
            exists(id)?;
        }
        if let Right::Custom(id) = assignment.right {
            exists(id)?;
        }
        if assignment.reasons.is_empty() {
            return Err(Bug::new(format!(
                "no rule says why {} gets {}",
                model.principal_display(assignment.principal),
                model.right_name(assignment.right)
            )));
        }
    }
    Ok(())
}
