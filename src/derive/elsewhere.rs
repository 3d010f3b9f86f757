//! What the deployer needs where grants are made, beside the right to assign roles in its own group: in other groups for all that the
//! template makes there; in its own, where grants are deployed apart, for what whoever deploys a platform may do there anyway.

use std::collections::BTreeSet;

use super::found::Found;
use crate::model::{Activity, AssignedBy, Emission, Model, Right, Scope, TargetName, Use};

/// What whoever deploys these grants does so that they are made.
pub(super) fn uses(model: &Model, merged: &[Found]) -> Vec<Use> {
    let nested = model
        .deployment
        .targets
        .iter()
        .any(|target| *target != TargetName::Terraform);
    let apart = model.rbac.emission == Emission::Separate;
    let mut found: BTreeSet<(Activity, Scope)> = BTreeSet::new();
    for grant in merged.iter().map(|found| &found.assignment) {
        let is_own = model.place_of(grant.scope).is_own();
        if grant.assigned_by != AssignedBy::Template || is_own && !apart {
            continue;
        }
        let activity = match grant.right {
            Right::AccessPolicy(_) => Activity::AddPolicies,
            Right::Role(_) | Right::Custom(_) | Right::Unlisted(_) | Right::Unstated(_) => {
                Activity::AssignRoles
            }
        };
        // the own group as a whole has this one
        if !(is_own && activity == Activity::AssignRoles) {
            found.insert((activity, grant.scope));
        }
        // to name a grant its deployment reads who gets it
        let reader = grant
            .principal
            .resource()
            .filter(|_| apart)
            .and_then(|id| model.resource(id));
        let reader = reader.filter(|resource| resource.existing && !resource.place.is_own());
        found.extend(reader.map(|resource| (Activity::ReadExisting, Scope::Resource(resource.id))));
        let group = model.group_of(grant.scope).filter(|_| nested);
        found.extend(group.map(|group| (Activity::DeployIntoGroup, group)));
    }
    let deployers = model
        .uses
        .iter()
        .filter(|entry| entry.activity == Activity::AssignRoles);
    deployers
        .flat_map(|deployer| {
            let there = found.iter();
            there.map(|(activity, target)| Use {
                activity: *activity,
                target: *target,
                ..deployer.clone()
            })
        })
        .collect()
}
