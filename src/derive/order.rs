//! Order: which resource must not be made before which assignments.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Activity, ActorKind, AssignedBy, Model, Principal, Resource, ResourceId, Scope, Stage, Wait,
};

/// The assignments, as ascending indices, for which each resource of the model waits: the workspace and what is made in it.
///
/// A grant of a user-assigned identity precedes each consumer that carries the identity, as far as its scope exists
/// before the consumer. What is made in the workspace also waits for the grants of its own identity on it. Grants to
/// people are unordered, that of a service which acts for a resource precedes it, grants to system-assigned identities follow
/// their owner.
pub(super) fn waits(model: &Model) -> Vec<Vec<usize>> {
    let mut of_principal: BTreeMap<Principal, Vec<(Stage, usize)>> = BTreeMap::new();
    for (index, assignment) in model.role_assignments.iter().enumerate() {
        if assignment.assigned_by == AssignedBy::Template {
            of_principal
                .entry(assignment.principal)
                .or_default()
                .push((assignment.stage, index));
        }
    }
    let workspace: BTreeSet<Principal> = model
        .uses
        .iter()
        .filter(|entry| {
            matches!(
                entry.actor,
                ActorKind::WorkspaceSystem | ActorKind::WorkspacePrimary
            )
        })
        .map(|entry| entry.principal)
        .collect();
    let of_workspace: Vec<usize> = workspace
        .iter()
        .filter_map(|principal| of_principal.get(principal))
        .flatten()
        .filter(|(stage, _)| follows_workspace(model, *stage))
        .map(|(_, index)| *index)
        .collect();
    let mut acting: BTreeMap<ResourceId, BTreeSet<Principal>> = BTreeMap::new();
    for entry in &model.uses {
        if let (Some(consumer), Principal::UserAssigned(_) | Principal::Directory(_)) =
            (entry.consumer, entry.principal)
        {
            acting.entry(consumer).or_default().insert(entry.principal);
        }
    }
    let approving = approving(model);
    let wait = |resource: &Resource| {
        let Some(last) = resource.facts.waits.last().filter(|_| !resource.existing) else {
            return Vec::new();
        };
        if let Wait::UntilItsOwn(_) = resource.facts.waits {
            return approving.get(&resource.id).cloned().unwrap_or_default();
        }
        let carried = resource
            .identity
            .iter()
            .flat_map(|identity| &identity.user_assigned);
        let mut principals: BTreeSet<Principal> = carried.map(|id| Principal::UserAssigned(*id)).collect();
        principals.extend(acting.get(&resource.id).into_iter().flatten());
        let mut assignments: BTreeSet<usize> = principals
            .iter()
            .filter_map(|principal| of_principal.get(principal))
            .flatten()
            .filter(|(stage, _)| *stage <= last)
            .map(|(_, index)| *index)
            .collect();
        if last >= Stage::AfterWorkspace {
            assignments.extend(&of_workspace);
        }
        assignments.into_iter().collect()
    };
    model.resources.iter().map(wait).collect()
}

/// Whether a grant of the workspace's identity does not precede the workspace, so that what is made in it has to wait for it by
/// itself. A workspace that exists waits for none.
fn follows_workspace(model: &Model, stage: Stage) -> bool {
    match stage {
        Stage::BeforeEncryption | Stage::BeforeWorkspace => !model.is_made(model.platform.workspace),
        Stage::AfterWorkspace => true,
        Stage::AfterComputes => false,
    }
}

/// The assignments by which the workspace approves the private endpoints of its outbound rules, by rule. Those that precede the
/// workspace itself precede its rules anyway.
fn approving(model: &Model) -> BTreeMap<ResourceId, Vec<usize>> {
    let mut held: BTreeMap<(Principal, Scope), Vec<usize>> = BTreeMap::new();
    for (index, assignment) in model.role_assignments.iter().enumerate() {
        if assignment.assigned_by == AssignedBy::Template && follows_workspace(model, assignment.stage) {
            let holder = (assignment.principal, assignment.scope);
            held.entry(holder).or_default().push(index);
        }
    }
    let mut found: BTreeMap<ResourceId, Vec<usize>> = BTreeMap::new();
    for entry in &model.uses {
        let (Activity::ApproveEndpoint, Some(rule), Scope::Resource(target)) =
            (entry.activity, entry.consumer, entry.target)
        else {
            continue;
        };
        let scopes = model
            .ancestors(target)
            .map(|resource| Scope::Resource(resource.id));
        let mut assignments: Vec<usize> = scopes
            .chain(model.group_of(Scope::Resource(target)))
            .filter_map(|scope| held.get(&(entry.principal, scope)))
            .flatten()
            .copied()
            .collect();
        assignments.sort_unstable();
        found.insert(rule, assignments);
    }
    found
}
