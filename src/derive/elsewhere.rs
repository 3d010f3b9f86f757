//! What the deployer needs in other resource groups: it follows from the grants that the template makes there.

use std::collections::BTreeSet;

use super::found::Found;
use crate::model::{Activity, AssignedBy, Model, Right, Scope, TargetName, Use};

/// What every deployer does in other groups so that these grants are made.
pub(super) fn uses(model: &Model, merged: &[Found]) -> Vec<Use> {
    let nested = model
        .deployment
        .targets
        .iter()
        .any(|target| *target != TargetName::Terraform);
    let mut found: BTreeSet<(Activity, Scope)> = BTreeSet::new();
    for grant in merged.iter().map(|found| &found.assignment) {
        if grant.assigned_by != AssignedBy::Template || model.place_of(grant.scope).is_own() {
            continue;
        }
        let activity = match grant.right {
            Right::AccessPolicy(_) => Activity::AddPolicies,
            Right::Role(_) | Right::Custom(_) | Right::Unlisted(_) | Right::Unstated(_) => {
                Activity::AssignRoles
            }
        };
        found.insert((activity, grant.scope));
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
