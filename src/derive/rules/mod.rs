//! The rule base: who needs which role where, one file per family.
//!
//! A rule is data, so it can be listed, explained and audited without running. Ids are stable and never reused.
//! `because` completes the sentence "this identity …", `without` ends the sentence "without it, …".

mod attached;
mod cluster;
mod deployer;
mod endpoint;
mod feature_store;
mod hub;
mod human;
mod instance;
mod kubernetes;
mod ml_registry;
mod rule;
#[cfg(test)]
mod tests;
mod workspace;

pub use rule::{DELEGATION, Grant, On, Only, RoleRule, Swap};
use rule::{KEEP_SECRETS, READ_SECRETS, RULE};

use crate::model::{Activity, ActorKind};

/// Every family, in the order in which rule ids are listed and the reasons of one assignment follow each other.
pub const ALL: &[&[RoleRule]] = &[
    workspace::RULES,
    attached::RULES,
    cluster::RULES,
    instance::RULES,
    kubernetes::RULES,
    cluster::IMAGE_BUILDS,
    endpoint::RULES,
    endpoint::BATCH,
    feature_store::RULES,
    hub::RULES,
    ml_registry::RULES,
    human::RULES,
    human::USES,
    deployer::RULES,
];

/// Every rule, in order.
pub fn all() -> impl Iterator<Item = &'static RoleRule> {
    ALL.iter().flat_map(|family| family.iter())
}

/// The rules of an actor and an activity, with their places in [`all`].
pub(super) fn matching(to: ActorKind, when: Activity) -> impl Iterator<Item = (usize, &'static RoleRule)> {
    all()
        .enumerate()
        .filter(move |(_, rule)| rule.to.contains(&to) && rule.when.contains(&when))
}
