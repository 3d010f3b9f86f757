//! Order: which resource must not be made before which assignments.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ActorKind, AssignedBy, Model, Principal, Resource, ResourceId, Stage};

/// The assignments, as ascending indices, for which each resource of the model waits: the workspace and what is made in it.
///
/// A grant of a user-assigned identity precedes each consumer that carries the identity, as far as its scope exists
/// before the consumer. What is made in the workspace also waits for the grants of its own identity on it. Grants to
/// people are unordered, grants to system-assigned identities follow their owner.
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
        .filter(|(stage, _)| *stage == Stage::AfterWorkspace)
        .map(|(_, index)| *index)
        .collect();
    let mut acting: BTreeMap<ResourceId, BTreeSet<Principal>> = BTreeMap::new();
    for entry in &model.uses {
        if let (Some(consumer), Principal::UserAssigned(_)) = (entry.consumer, entry.principal) {
            acting.entry(consumer).or_default().insert(entry.principal);
        }
    }
    let wait = |resource: &Resource| {
        let Some(last) = resource.facts.waits.last().filter(|_| !resource.existing) else {
            return Vec::new();
        };
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
