//! What the reports say alike of a role assignment.

use super::naming::final_name;
use std::borrow::Cow;

use crate::model::{AssignedBy, Emission, Expr, Kind, Model, Reason, RoleAssignment, Scope};

/// How a sentence speaks of the place of an assignment.
pub(super) fn place(model: &Model, assignment: &RoleAssignment) -> String {
    assignment
        .elsewhere
        .map_or_else(|| model.scope_display(assignment.scope), str::to_owned)
}

/// The same with the Azure name, where it says more.
pub(super) fn named_place(model: &Model, assignment: &RoleAssignment) -> String {
    let display = place(model, assignment);
    match assignment.scope {
        Scope::Resource(id) if assignment.elsewhere.is_none() => match model.resource(id) {
            Some(resource)
                if matches!(&resource.name, Expr::Text(name) if *name != resource.logical)
                    && resource.kind != Kind::Container =>
            {
                format!("{display} (`{}`)", final_name(model, resource))
            }
            _ => display,
        },
        Scope::Resource(_) | Scope::Subscription | Scope::ResourceGroup | Scope::OtherGroup(_) => display,
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
