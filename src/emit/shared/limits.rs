//! What no template of Azure Resource Manager can hold.

use crate::catalog::limits;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{AccessModel, Cloud, Model};

/// How many resources a nested deployment holds at most: far enough below the limit of a template for what it refers to.
pub(super) fn room() -> usize {
    usize::try_from(limits::TEMPLATE_RESOURCES.max / 4).unwrap_or(200)
}

/// What a template cannot hold, in ARM and in Bicep alike.
pub(in crate::emit) fn template_limits(model: &Model, diags: &mut Diagnostics) {
    policies_of_the_service(model, diags);
    let unique = model
        .made()
        .filter(|resource| resource.name.is_computed())
        .count();
    // Each such name is a variable, beside the suffixes and the tags.
    let variables = unique + model.suffixes.len() + 1;
    let most = if model.deployment.cloud == Cloud::China {
        limits::TEMPLATE_VARIABLES_CHINA
    } else {
        limits::TEMPLATE_VARIABLES
    };
    if !most.allows(variables as u64) {
        diags.push(
            Diagnostic::error(
                Code::TOO_MANY_RESOURCES,
                model.resources.last().and_then(|last| last.origin.primary()),
                format!(
                    "the blueprint composes {unique} unique names, and a template holds {} variables at most",
                    most.max
                ),
            )
            .help("set `name` on some items, split the blueprint, or build Terraform only: `--target terraform`"),
        );
    }
}

/// Policies that Azure writes into the workspace's own vault, which a template that makes the vault replaces.
fn policies_of_the_service(model: &Model, diags: &mut Diagnostics) {
    let part = |id| model.resource(id).filter(|resource| !resource.existing);
    let vault = model.platform.key_vault.and_then(part);
    let vault = vault.filter(|vault| vault.access == AccessModel::AccessPolicies);
    let workspace = part(model.platform.workspace);
    let identity = workspace.and_then(|workspace| workspace.identity.as_ref());
    let (Some(vault), true) = (vault, identity.is_some_and(|identity| identity.system_assigned)) else {
        return;
    };
    diags.push(
        Diagnostic::error(
            Code::POLICIES_OF_THE_SERVICE,
            vault.origin.primary(),
            "each redeployment of ARM or Bicep would take away the access policy of the workspace's system-assigned identity",
        )
        .cause("Azure writes that policy itself, and a template writes all policies of a vault that it makes")
        .help(
            "write `permission_model: rbac`, give the workspace a user-assigned `identity`, or build Terraform only: \
             `targets: [terraform]`",
        ),
    );
}
