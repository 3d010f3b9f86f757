//! Roles in places that a deployment does not go into.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{AssignedBy, EXTRA, Model, Scope};

/// Grants of the template on what lies in another group.
pub(super) fn grants_elsewhere(model: &Model, diags: &mut Diagnostics) {
    for grant in &model.role_assignments {
        let Scope::Resource(id) = grant.scope else {
            continue;
        };
        if grant.assigned_by != AssignedBy::Template {
            continue;
        }
        if !model.place(id).is_own() {
            diags.push(
                Diagnostic::error(
                    Code::NOT_YET,
                    grant.origin.primary(),
                    format!(
                        "a role for {} on {} is not supported yet",
                        model.principal_display(grant.principal),
                        model.scope_display(grant.scope)
                    ),
                )
                .cause("a template makes grants in the blueprint's own resource group alone")
                .maybe_help(grant.reasons.first().map(|reason| switched_off(reason.rule))),
            );
        }
    }
}

/// What the author can write until such grants are made.
fn switched_off(rule: &str) -> String {
    if rule == EXTRA {
        return "have the role assigned there, and remove it here".to_owned();
    }
    format!(
        "have the role assigned there, and write `rbac: {{ rules: {{ {rule}: {{ enabled: false, reason: … }} }} }}`"
    )
}
