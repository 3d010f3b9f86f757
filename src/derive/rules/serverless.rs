//! Serverless compute in a network of one's own.

use super::{Grant, On, RULE, RoleRule};
use crate::catalog::{roles, sources};
use crate::model::{Activity::JoinSubnetForServerless, ActorKind::Deployer, Mark::Documented};

pub(super) const RULES: &[RoleRule] = &[RoleRule {
    id: "SV-NET-01",
    to: &[Deployer],
    when: &[JoinSubnetForServerless],
    on: On::Target,
    grant: Grant::Person(&roles::NETWORK_CONTRIBUTOR),
    mark: Documented,
    because: "puts serverless compute into this subnet",
    without: "the workspace is refused",
    sources: &[&sources::ROLES],
    ..RULE
}];
