//! Merging: one assignment per principal, role and scope, and none that another covers.

use std::collections::{BTreeMap, VecDeque};

use super::found::Found;
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
    if let (Right::AccessPolicy(wide), Right::AccessPolicy(narrow)) = (wide, narrow) {
        return wide.include(narrow);
    }
    let (Some(wide), Some(narrow)) = (wide.role(), narrow.role()) else {
        return false;
    };
    SUPERSETS.iter().any(|(role, supersets)| {
        role.guid == narrow.guid && supersets.iter().any(|superset| superset.guid == wide.guid)
    })
}

/// Whether two rights are made as one: a vault has one entry of access policies for a principal. Of two that permit something on
/// the same kind of things one includes the other, and covers it.
fn is_same(one: Right, two: Right) -> bool {
    match (one, two) {
        (Right::AccessPolicy(one), Right::AccessPolicy(two)) => {
            one == two || !one.include(two) && !two.include(one)
        }
        _ => one == two,
    }
}

/// What two rights that are made as one give.
fn joined(one: Right, two: Right) -> Right {
    match (one, two) {
        (Right::AccessPolicy(one), Right::AccessPolicy(two)) => Right::AccessPolicy(one.joined(two)),
        _ => one,
    }
}

/// What was found for each principal at each scope.
type ByPlace = BTreeMap<(Principal, Scope), Vec<Found>>;

/// Merges what was found.
pub(super) fn merge(model: &Model, found: Vec<Found>) -> Vec<Found> {
    let mut by_place = ByPlace::new();
    for one in found {
        let here = by_place
            .entry((one.assignment.principal, one.assignment.scope))
            .or_default();
        let right = one.assignment.right;
        match here
            .iter_mut()
            .find(|known| is_same(known.assignment.right, right))
        {
            Some(known) => {
                known.assignment.assigned_by = assigned_by(model, &known.assignment, &one.assignment);
                known.assignment.right = joined(known.assignment.right, right);
                // who needs it first gets it for all
                known.assignment.stage = known.assignment.stage.min(one.assignment.stage);
                absorb(known, one, true);
            }
            None => here.push(one),
        }
    }
    drop_covered(model, &mut by_place);
    by_place.into_values().flatten().collect()
}

/// Puts what was merged in order: by who makes it, stage, principal and scope.
pub(super) fn in_order(mut merged: Vec<Found>) -> Vec<RoleAssignment> {
    merged.sort_by_cached_key(|one| {
        let assignment = &one.assignment;
        (
            assignment.assigned_by,
            assignment.stage,
            assignment.principal,
            assignment.scope,
            one.places.first().copied(),
        )
    });
    let assignments = merged.into_iter().map(|mut one| {
        one.assignment.origin.unify();
        one.assignment
    });
    assignments.collect()
}

/// Who makes an assignment that two rules ask for: what Azure or a person does anyway a template must not do again. But on
/// what the template makes itself nobody can have done it before.
fn assigned_by(model: &Model, one: &RoleAssignment, two: &RoleAssignment) -> AssignedBy {
    let later = one.assigned_by.max(two.assigned_by);
    if model.makes(one.scope) && later == AssignedBy::Person {
        one.assigned_by.min(two.assigned_by)
    } else {
        later
    }
}

/// Drops each assignment that another one of the same principal covers; the survivor keeps the reasons of both.
fn drop_covered(model: &Model, by_place: &mut ByPlace) {
    let places: Vec<_> = by_place.keys().copied().collect();
    for place in places {
        let mut here: VecDeque<Found> = by_place.remove(&place).unwrap_or_default().into();
        let mut kept: Vec<Found> = Vec::new();
        while let Some(one) = here.pop_front() {
            let beside = kept
                .iter_mut()
                .chain(here.iter_mut())
                .find(|other| covers(other, &one));
            match beside.or_else(|| above(model, by_place, place, &one)) {
                Some(cover) => absorb(cover, one, false),
                None => kept.push(one),
            }
        }
        by_place.insert(place, kept);
    }
}

/// What covers an assignment from a wider scope, the nearest first.
fn above<'f>(
    model: &Model,
    by_place: &'f mut ByPlace,
    (principal, scope): (Principal, Scope),
    one: &Found,
) -> Option<&'f mut Found> {
    let wider = model.wider(scope);
    let place = wider.map(|wide| (principal, wide)).find(|place| {
        let there = by_place.get(place);
        there.is_some_and(|there| there.iter().any(|other| covers(other, one)))
    })?;
    by_place
        .get_mut(&place)?
        .iter_mut()
        .find(|other| covers(other, one))
}

/// Whether `one` is needless beside `other`, which holds at the same scope or above.
fn covers(other: &Found, one: &Found) -> bool {
    let (wide, narrow) = (&other.assignment, &one.assignment);
    // What a template gives must not hang on what a person does, and Azure makes its own whatever else there is; where
    // Azure adds a condition, its grant lets nobody into other containers and reads nothing but blobs.
    let counts = match narrow.assigned_by {
        AssignedBy::Template => wide.assigned_by != AssignedBy::Person,
        AssignedBy::Person => true,
        AssignedBy::Azure => wide.assigned_by == AssignedBy::Azure,
    };
    // What comes a stage later is not there when what waits for the other one is made.
    let in_time = wide.stage <= narrow.stage || wide.assigned_by != AssignedBy::Template;
    !wide.own_containers_only && counts && in_time && includes(wide.right, narrow.right)
}

/// Adds the reasons of `gone` to `stays`: among its own if both are the same assignment, else behind them; in rule order
/// either way, each rule once.
fn absorb(stays: &mut Found, gone: Found, same: bool) {
    stays.assignment.origin.extend(&gone.assignment.origin);
    if same {
        stays.assignment.own_containers_only |= gone.assignment.own_containers_only;
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
