//! What a build deploys beside the platform: models of their own, made of the platform's, for the same targets.
//!
//! - `bootstrap` holds what the deployer needs before the first deployment. Someone else deploys it, once.
//! - `access` holds the grants, where the blueprint wants them apart: whoever may assign roles deploys it after the
//!   platform, which then holds none.
//!
//! In both, every resource of the platform exists already.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::policies::keep_assignments;
pub use crate::catalog::folders::{ACCESS, BOOTSTRAP};
use crate::model::{
    ActorKind, AssignedBy, Emission, Level, Model, Principal, Right, RoleAssignment, Stage, Waits,
};

/// One deployment.
#[derive(Debug)]
pub struct Deployable<'m> {
    /// Its folder, in which each target has one; none for the platform itself.
    pub folder: Option<&'static str>,
    /// What it deploys.
    pub model: Cow<'m, Model>,
}

/// The folders that a blueprint's deployables can have.
pub const FOLDERS: [Option<&str>; 3] = [None, Some(BOOTSTRAP), Some(ACCESS)];

/// Everything that a model deploys: the platform, then the others.
#[must_use]
pub fn deployables(model: &Model) -> Vec<Deployable<'_>> {
    let separate = model.rbac.emission == Emission::Separate;
    let platform = if separate {
        let mut platform = model.clone();
        keep_assignments(&mut platform, |_, grant| {
            grant.assigned_by != AssignedBy::Template
        });
        Cow::Owned(platform)
    } else {
        Cow::Borrowed(model)
    };
    let mut deployers = model.acting_as(&[ActorKind::Deployer]);
    // Who is not named cannot be given anything.
    deployers.retain(|deployer| !matches!(deployer, Principal::Outside(_)));
    let bootstrap = grants(model, |grant| is_for_deployer(model, &deployers, grant)).map(|mut bootstrap| {
        for grant in &mut bootstrap.role_assignments {
            grant.assigned_by = AssignedBy::Template;
        }
        if bootstrap.deployment.level == Level::NewGroup {
            bootstrap.deployment.level = Level::Subscription; // the group is not there yet
        }
        bootstrap
    });
    let access = grants(model, |grant| {
        separate && grant.assigned_by == AssignedBy::Template
    })
    .map(|mut access| {
        access.deployment.level = Level::Group; // the platform has made it
        access
    });
    FOLDERS
        .into_iter()
        .zip([Some(platform), bootstrap.map(Cow::Owned), access.map(Cow::Owned)])
        .filter_map(|(folder, model)| {
            Some(Deployable {
                folder,
                model: model?,
            })
        })
        .collect()
}

/// A model that makes some grants and nothing else, all at once; none without grants.
fn grants(model: &Model, keep: impl Fn(&RoleAssignment) -> bool) -> Option<Model> {
    model.role_assignments.iter().find(|grant| keep(grant))?;
    let mut grants = model.clone();
    for resource in &mut grants.resources {
        resource.existing = true;
        resource.waits = Waits::default();
    }
    grants.outputs.clear();
    keep_assignments(&mut grants, |_, grant| keep(grant));
    for grant in &mut grants.role_assignments {
        grant.stage = Stage::GROUND;
    }
    Some(grants)
}

/// Whether someone has to give a role to one of the deployers, on something that is there before the platform.
fn is_for_deployer(model: &Model, deployers: &BTreeSet<Principal>, grant: &RoleAssignment) -> bool {
    deployers.contains(&grant.principal)
        && !model.makes(grant.scope)
        && grant.assigned_by == AssignedBy::Person
        && matches!(grant.right, Right::Role(_))
}
