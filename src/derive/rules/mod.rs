//! The rule base: who needs which role where, one file per family.
//!
//! A rule is data, so it can be listed, explained and audited without running. Ids are stable and never reused.
//! `because` completes the sentence "this identity …", `without` ends the sentence "without it, …". What several kinds of actors
//! do alike is written once, with an id for each of them (`shared`); `order` says in which order all of it is listed.

mod attached;
mod cluster;
mod customer_key;
mod deployer;
mod endpoint;
mod feature_store;
mod hub;
mod human;
mod instance;
mod jobs;
mod kubernetes;
mod ml_registry;
mod order;
mod rule;
mod serverless;
mod shared;
#[cfg(test)]
mod tests;
mod uses;
mod workspace;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub use rule::{DELEGATION, Grant, On, Only, RoleRule, Swap};
pub(crate) use rule::{
    ENDPOINT_PULLS, FILES_QUEUES_TABLES, IDLE_SHUTDOWN, INSTANCE_FILES, OWN_STORES, USER_FILES,
};
use rule::{KEEP_SECRETS, OPEN_KEYS, READ_SECRETS, RULE};
use shared::SharedRule;

use crate::model::{Activity, ActorKind};

/// The families of what one kind of actor does.
const FAMILIES: &[&[RoleRule]] = &[
    workspace::RULES,
    attached::RULES,
    cluster::RULES,
    instance::RULES,
    kubernetes::RULES,
    cluster::IMAGE_BUILDS,
    serverless::RULES,
    endpoint::RULES,
    endpoint::BATCH,
    feature_store::RULES,
    hub::RULES,
    ml_registry::RULES,
    customer_key::RULES,
    human::RULES,
    deployer::RULES,
];

/// The families of what several kinds of actors do alike.
const SHARED: &[&[SharedRule]] = &[jobs::RULES, uses::RULES];

/// The whole rule base: rows of one id stay in the order in which they are written.
static ALL: LazyLock<Vec<RoleRule>> = LazyLock::new(|| {
    let places: BTreeMap<&str, usize> = order::IDS.iter().copied().zip(0..).collect();
    let own = FAMILIES.iter().copied().flatten().copied();
    let shared = SHARED.iter().copied().flatten().flat_map(SharedRule::rows);
    let mut rows: Vec<RoleRule> = own.chain(shared).collect();
    rows.sort_by_key(|rule| places.get(rule.id).copied().unwrap_or(usize::MAX));
    rows
});

/// Every rule, in order.
pub fn all() -> impl Iterator<Item = &'static RoleRule> {
    ALL.iter()
}

/// Rules with their places in [`all`].
type Placed = Vec<(usize, &'static RoleRule)>;

/// The rules of each actor and activity.
static MATCHING: LazyLock<BTreeMap<(ActorKind, Activity), Placed>> = LazyLock::new(|| {
    let mut found: BTreeMap<_, Placed> = BTreeMap::new();
    for (place, rule) in all().enumerate() {
        for to in rule.to {
            for when in rule.when {
                found.entry((*to, *when)).or_default().push((place, rule));
            }
        }
    }
    found
});

/// The rules of an actor and an activity, with their places in [`all`].
pub(super) fn matching(to: ActorKind, when: Activity) -> impl Iterator<Item = (usize, &'static RoleRule)> {
    MATCHING.get(&(to, when)).into_iter().flatten().copied()
}
