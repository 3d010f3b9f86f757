//! Images that whoever pulls them could replace.

use crate::catalog::roles;
use crate::derive::rules::ENDPOINT_PULLS;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Model, Right, RoleAssignment};

/// Endpoints that pull with a role which also overwrites and deletes.
pub(super) fn endpoints_that_overwrite(model: &Model, diags: &mut Diagnostics) {
    let wide = |assignment: &&RoleAssignment| {
        assignment.right == Right::Role(&roles::CONTAINER_REGISTRY_REPOSITORY_CONTRIBUTOR)
            && assignment.is_by_rule(ENDPOINT_PULLS)
    };
    for assignment in model.role_assignments.iter().filter(wide) {
        diags.push(
            Diagnostic::information(
                Code::ENDPOINT_OVERWRITES_IMAGES,
                assignment.origin.primary(),
                format!(
                    "{} may overwrite and delete every image of {}",
                    model.principal_display(assignment.principal),
                    model.scope_display(assignment.scope)
                ),
            )
            .cause("it pulls images with the role that Microsoft documents for a registry in ABAC mode (EP-ABAC-01)")
            .help("write `rbac: { profile: least_privilege }`, which gives roles that read"),
        );
    }
}
