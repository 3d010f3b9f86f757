//! What the reports say alike of a role assignment.

use super::naming::final_name;
use std::borrow::Cow;

use crate::model::{AssignedBy, Emission, Expr, Kind, Model, Reason, Right, RoleAssignment, Scope};

/// Rules of Azure that data isolation limits to the workspace's own containers.
const OWN_CONTAINERS: &[&str] = &["WS-SAI-STORAGE-01", "PRJ-SAI-ST-01"];

/// A registration is made in the subscription, on which no role assignment of a build lies.
const REGISTRATION: &str = "DEP-04";

/// How a sentence speaks of the place of an assignment.
pub(super) fn place(model: &Model, assignment: &RoleAssignment) -> String {
    if assignment.is_by_rule(REGISTRATION) && matches!(assignment.right, Right::Unstated(_)) {
        return "subscription".to_owned();
    }
    model.scope_display(assignment.scope)
}

/// The same with the Azure name, where it says more.
pub(super) fn named_place(model: &Model, assignment: &RoleAssignment) -> String {
    let display = place(model, assignment);
    match assignment.scope {
        Scope::Resource(id) => match model.resource(id) {
            Some(resource)
                if matches!(&resource.name, Expr::Text(name) if *name != resource.logical)
                    && resource.kind != Kind::Container =>
            {
                format!("{display} (`{}`)", final_name(model, resource))
            }
            _ => display,
        },
        Scope::ResourceGroup => display,
    }
}

/// When it is made.
pub(super) fn when(model: &Model, assignment: &RoleAssignment) -> Cow<'static, str> {
    let by_people = model.rbac.emission == Emission::None;
    let when = match (assignment.assigned_by, assignment.stage) {
        (AssignedBy::Azure, _) => "by Azure itself",
        (AssignedBy::Person, _) if !by_people && model.makes(assignment.scope) => {
            "by a person, as soon as the resource is there"
        }
        (AssignedBy::Person, _) if !by_people => "by a person, beforehand",
        (AssignedBy::Person, stage) => return format!("by a person, {}", stage.when()).into(),
        (AssignedBy::Template, _) if model.rbac.emission == Emission::Separate => {
            "after the platform, by `access/`"
        }
        (AssignedBy::Template, stage) => stage.when(),
    };
    when.into()
}

/// Why it is needed. Reasons of the blueprint are whole sentences, so a full stop is taken off.
pub(super) fn because(reason: &Reason) -> String {
    let because = reason.because.trim_end_matches('.');
    format!("{because}; without it, {}", reason.without)
}

/// Whether a condition of Azure limits an assignment to containers that the service makes for this workspace.
pub(super) fn is_for_own_containers(model: &Model, assignment: &RoleAssignment) -> bool {
    model.is_isolated()
        && assignment.assigned_by == AssignedBy::Azure
        && OWN_CONTAINERS.iter().any(|rule| assignment.is_by_rule(rule))
}
