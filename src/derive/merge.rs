//! Merging: one assignment per principal, role and scope, and none that another covers.

use std::collections::BTreeMap;

use super::Found;
use crate::catalog::roles;
use crate::model::{AssignedBy, Model, Principal, Right, RoleAssignment, RoleDefinition, Scope};

/// Roles that include another one; the list is closed. A data role is never dropped because of a control role: Owner and
/// Contributor have no data actions.
const SUPERSETS: &[(&RoleDefinition, &[&RoleDefinition])] = &[
    (&roles::READER, &[&roles::CONTRIBUTOR, &roles::OWNER]),
    (&roles::CONTRIBUTOR, &[&roles::OWNER]),
    (
        &roles::STORAGE_BLOB_DATA_READER,
        &[
            &roles::STORAGE_BLOB_DATA_CONTRIBUTOR,
            &roles::STORAGE_BLOB_DATA_OWNER,
        ],
    ),
    (
        &roles::STORAGE_BLOB_DATA_CONTRIBUTOR,
        &[&roles::STORAGE_BLOB_DATA_OWNER],
    ),
    (
        &roles::STORAGE_QUEUE_DATA_READER,
        &[&roles::STORAGE_QUEUE_DATA_CONTRIBUTOR],
    ),
    (
        &roles::STORAGE_TABLE_DATA_READER,
        &[&roles::STORAGE_TABLE_DATA_CONTRIBUTOR],
    ),
    (
        &roles::STORAGE_FILE_DATA_PRIVILEGED_READER,
        &[&roles::STORAGE_FILE_DATA_PRIVILEGED_CONTRIBUTOR],
    ),
    (&roles::ACR_PULL, &[&roles::ACR_PUSH]),
    (
        &roles::CONTAINER_REGISTRY_REPOSITORY_READER,
        &[
            &roles::CONTAINER_REGISTRY_REPOSITORY_WRITER,
            &roles::CONTAINER_REGISTRY_REPOSITORY_CONTRIBUTOR,
        ],
    ),
    (
        &roles::CONTAINER_REGISTRY_REPOSITORY_WRITER,
        &[&roles::CONTAINER_REGISTRY_REPOSITORY_CONTRIBUTOR],
    ),
    (
        &roles::KEY_VAULT_SECRETS_USER,
        &[&roles::KEY_VAULT_SECRETS_OFFICER, &roles::KEY_VAULT_ADMINISTRATOR],
    ),
    (
        &roles::KEY_VAULT_SECRETS_OFFICER,
        &[&roles::KEY_VAULT_ADMINISTRATOR],
    ),
    (
        &roles::COGNITIVE_SERVICES_OPENAI_USER,
        &[&roles::COGNITIVE_SERVICES_OPENAI_CONTRIBUTOR],
    ),
];

/// Whether `wide` gives everything that `narrow` gives.
fn includes(wide: Right, narrow: Right) -> bool {
    if wide == narrow {
        return true;
    }
    if let (Right::SecretPolicy(wide), Right::SecretPolicy(narrow)) = (wide, narrow) {
        return narrow.iter().all(|permission| wide.contains(permission));
    }
    let (Some(wide), Some(narrow)) = (wide.role(), narrow.role()) else {
        return false;
    };
    SUPERSETS.iter().any(|(role, supersets)| {
        role.guid == narrow.guid && supersets.iter().any(|superset| superset.guid == wide.guid)
    })
}

/// Merges what was found and puts it in order: those of the template by stage, principal and scope, then Azure's.
pub(super) fn merge(model: &Model, found: Vec<Found>) -> Vec<RoleAssignment> {
    let mut by_principal: BTreeMap<Principal, Vec<Found>> = BTreeMap::new();
    for one in found {
        let same = by_principal.entry(one.assignment.principal).or_default();
        match same.iter_mut().find(|known| key(known) == key(&one)) {
            Some(known) => {
                known.assignment.assigned_by = assigned_by(model, &known.assignment, &one.assignment);
                absorb(known, one, true);
            }
            None => same.push(one),
        }
    }
    let mut merged: Vec<Found> = by_principal
        .into_values()
        .flat_map(|found| drop_covered(model, found))
        .collect();
    merged.sort_by_key(|one| {
        let assignment = &one.assignment;
        (
            assignment.assigned_by,
            assignment.stage,
            assignment.principal,
            scope_order(assignment.scope),
            one.places.first().copied(),
        )
    });
    merged.into_iter().map(|one| one.assignment).collect()
}

/// Who makes an assignment that two rules ask for: what Azure or a person does anyway a template must not do again. But on
/// what the template makes itself nobody can have done it before.
fn assigned_by(model: &Model, one: &RoleAssignment, two: &RoleAssignment) -> AssignedBy {
    let later = one.assigned_by.max(two.assigned_by);
    let is_made = match one.scope {
        Scope::Resource(id) => model.resource(id).is_some_and(|resource| !resource.existing),
        Scope::ResourceGroup => false,
    };
    if is_made && later == AssignedBy::Person {
        one.assigned_by.min(two.assigned_by)
    } else {
        later
    }
}

fn key(found: &Found) -> (Scope, Right) {
    (found.assignment.scope, found.assignment.right)
}

fn scope_order(scope: Scope) -> usize {
    match scope {
        Scope::Resource(id) => id.0 + 1,
        Scope::ResourceGroup => 0,
    }
}

/// Drops each assignment of one principal that another one of it covers; the survivor keeps the reasons of both.
fn drop_covered(model: &Model, mut found: Vec<Found>) -> Vec<Found> {
    let mut kept: Vec<Found> = Vec::new();
    while let Some(one) = pop_first(&mut found) {
        let cover = kept
            .iter_mut()
            .chain(found.iter_mut())
            .find(|other| covers(model, other, &one));
        match cover {
            Some(cover) => absorb(cover, one, false),
            None => kept.push(one),
        }
    }
    kept
}

/// Whether `one` is needless beside `other`.
fn covers(model: &Model, other: &Found, one: &Found) -> bool {
    let (wide, narrow) = (&other.assignment, &one.assignment);
    // What a template gives must not hang on what a person does, and Azure makes its own whatever else there is; where
    // Azure adds a condition, its grant lets nobody into other containers and reads nothing but blobs.
    let reaches = !other.own_containers_only;
    let counts = match narrow.assigned_by {
        AssignedBy::Template => wide.assigned_by != AssignedBy::Person,
        AssignedBy::Person => true,
        AssignedBy::Azure => wide.assigned_by == AssignedBy::Azure,
    };
    reaches && counts && includes(wide.right, narrow.right) && model.covers(wide.scope, narrow.scope)
}

fn pop_first(found: &mut Vec<Found>) -> Option<Found> {
    (!found.is_empty()).then(|| found.remove(0))
}

/// Adds the reasons of `gone` to `stays`: among its own if both are the same assignment, else behind them; in rule order
/// either way, each rule once.
fn absorb(stays: &mut Found, gone: Found, same: bool) {
    stays.assignment.origin.extend(&gone.assignment.origin);
    if same {
        stays.own_containers_only |= gone.own_containers_only;
        stays.assignment.instead_of = stays.assignment.instead_of.or(gone.assignment.instead_of);
    }
    let first = if same { 0 } else { stays.own };
    for (place, reason) in gone.places.into_iter().zip(gone.assignment.reasons) {
        let reasons = &mut stays.assignment.reasons;
        if reasons.iter().any(|known| known.rule == reason.rule) {
            continue;
        }
        let behind = stays
            .places
            .iter()
            .skip(first)
            .take_while(|known| **known < place)
            .count();
        let at = first + behind;
        stays.places.insert(at, place);
        reasons.insert(at, reason);
        if same {
            stays.own += 1;
        }
    }
}
