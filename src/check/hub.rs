//! Who makes the projects of a hub, and where.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Activity, Model, Origin, WorkspaceKind};

/// Projects in a group on which the hub's identity has no role that Azure gives.
pub(super) fn makers_of_projects(model: &Model, diags: &mut Diagnostics) {
    let hub = &model.workspace;
    let creator = model
        .uses
        .iter()
        .find(|entry| entry.activity == Activity::CreateProjects);
    let cause = if hub.projects_elsewhere {
        "projects are made in another group than the hub's own, which is the one where Azure gives the hub's identity a role"
    } else if hub.kind == WorkspaceKind::Hub && hub.primary_identity.is_some() && creator.is_some() {
        "the hub works as a user-assigned identity, to which Azure gives no role on the group"
    } else {
        return;
    };
    let workspace = model.resource(model.platform.workspace);
    let origin = creator
        .map(|creator| &creator.origin)
        .or(workspace.map(|workspace| &workspace.origin));
    diags.push(
        Diagnostic::information(
            Code::MAKERS_OF_PROJECTS,
            origin.and_then(Origin::primary),
            "no source says whether projects can be made in the hub's default resource group without a role of the hub's identity there",
        )
        .cause(cause)
        .help(
            "where it fails, give the hub's identity Azure AI Administrator on that group, which can switch keys back on, or a custom role with `Microsoft.MachineLearningServices/workspaces/write`",
        ),
    );
}
