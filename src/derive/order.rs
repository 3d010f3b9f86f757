//! Order: which resource must not be made before which assignments.

use crate::model::{AssignedBy, Kind, Model, Principal, Resource, RoleAssignment, Stage, Wait};

/// The explicit dependencies of the workspace and its computes.
///
/// A grant of a user-assigned identity precedes each consumer that carries the identity, as far as its scope exists
/// before the consumer. Computes also wait for the grants of the workspace's own identity on the workspace. Grants to
/// people are unordered, grants to system-assigned identities follow their owner.
pub(super) fn waits(model: &Model) -> Vec<Wait> {
    model
        .resources
        .iter()
        .filter_map(|resource| {
            let assignments: Vec<usize> = model
                .role_assignments
                .iter()
                .enumerate()
                .filter(|(_, assignment)| assignment.assigned_by == AssignedBy::Template)
                .filter(|(_, assignment)| precedes(model, assignment, resource))
                .map(|(index, _)| index)
                .collect();
            (!assignments.is_empty()).then_some(Wait {
                resource: resource.id,
                assignments,
            })
        })
        .collect()
}

fn precedes(model: &Model, assignment: &RoleAssignment, resource: &Resource) -> bool {
    let carries = |principal: Principal| match principal {
        Principal::UserAssigned(id) => resource
            .identity
            .as_ref()
            .is_some_and(|identity| identity.user_assigned.contains(&id)),
        Principal::SystemAssigned(_) | Principal::Directory(_) => false,
    };
    let before = |last: Stage| assignment.stage <= last;
    match resource.kind {
        Kind::Workspace => carries(assignment.principal) && before(Stage::S2),
        Kind::Cluster => {
            let of_workspace = assignment.stage == Stage::S4 && is_workspace(model, assignment.principal);
            of_workspace || (carries(assignment.principal) && before(Stage::S4))
        }
        Kind::Identity
        | Kind::LogAnalytics
        | Kind::ApplicationInsights
        | Kind::KeyVault
        | Kind::Storage
        | Kind::BlobService
        | Kind::Container
        | Kind::Registry
        | Kind::Datastore
        | Kind::DiagnosticSetting => false,
    }
}

/// Whether a principal is the workspace's own identity: its system-assigned or its primary one.
fn is_workspace(model: &Model, principal: Principal) -> bool {
    let workspace = model.platform.workspace;
    principal == Principal::SystemAssigned(workspace)
        || model
            .uses
            .iter()
            .any(|entry| entry.principal == principal && entry.consumer == Some(workspace))
}
