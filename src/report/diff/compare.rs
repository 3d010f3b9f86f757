//! From two models to what differs.

use super::change::{Change, Comparison, Consequence, Effect, Presence, Reach, Summary};
use super::held::Grants;
use super::pairs::Pairs;
use super::values::Side;
use super::{access, openness, people, platform, redeploy, resources, transitions};
use crate::diag::Diagnostic;
use crate::emit::Bug;
use crate::model::Model;
use crate::report::sound;

/// Compares two states of a platform, and tells what Azure does not let happen between them.
///
/// # Errors
///
/// A [`Bug`]: nothing that the author of a blueprint can cause.
pub fn compare(old: Option<&Model>, new: Option<&Model>) -> Result<(Comparison, Vec<Diagnostic>), Bug> {
    for model in [old, new].into_iter().flatten() {
        sound::check(model)?;
    }
    let pairs = Pairs::of(old, new);
    let grants = Grants::of(&pairs);
    let sides = Side::of(&pairs);
    let presence = match (old, new) {
        (None, _) => Presence::Added,
        (_, None) => Presence::Removed,
        _ => Presence::Both,
    };
    let environment = new
        .or(old)
        .and_then(|model| model.deployment.environment.as_ref());
    let mut found = Comparison {
        environment: environment.map(|one| one.value.clone()),
        presence,
        summary: Summary::default(),
        platform: sides.as_ref().map(platform::changes).unwrap_or_default(),
        resources: resources::changes(&pairs, sides.as_ref()),
        grants: access::grants(&grants),
        credentials: access::credentials(&pairs),
        people: people::changes(&pairs),
        openings: Vec::new(),
        redeployment: Vec::new(),
    };
    found.openings = openness::openings(&pairs, &found.resources);
    found.redeployment = redeploy::consequences(&pairs, &grants, &found);
    found.summary = summary(&found);
    let told = transitions::findings(&pairs);
    Ok((found, told))
}

fn summary(found: &Comparison) -> Summary {
    let resources = |change| found.resources.iter().filter(|one| one.change == change).count();
    let grants = |change| found.grants.iter().filter(|one| one.change == change).count();
    let reaches = (found.grants.iter().map(|one| one.reach))
        .chain(found.credentials.iter().map(|one| one.reach))
        .chain(found.people.iter().map(|one| one.reach))
        .chain(found.openings.iter().map(|one| one.reach));
    let is_anew = |one: &&Consequence| matches!(one.effect, Effect::Replaced | Effect::Refused);
    Summary {
        resources_added: resources(Change::Added),
        resources_changed: resources(Change::Changed),
        resources_removed: resources(Change::Removed),
        grants_added: grants(Change::Added),
        grants_changed: grants(Change::Changed),
        grants_removed: grants(Change::Removed),
        broadens: reaches.filter(|reach| *reach == Reach::Broadens).count(),
        replaced: found.redeployment.iter().filter(is_anew).count(),
        others: found.platform.len() + found.credentials.len() + found.people.len(),
    }
}
