//! Azure Machine Learning registries: their users, readers and administrators (`REG-HUM`).

use super::{Grant, On, RULE, RoleRule};
use crate::catalog::sources;
use crate::model::{Activity::MakeMlRegistry, ActorKind::RegistryAdmin, Mark::Documented};

pub(super) const RULES: &[RoleRule] = &[RoleRule {
    id: "REG-HUM-03",
    to: &[RegistryAdmin],
    when: &[MakeMlRegistry],
    on: On::Target,
    grant: Grant::PersonUnstated("Contributor on the resource group of the registry"),
    mark: Documented,
    because: "makes this registry and looks after it",
    without: "the registry can't be made",
    sources: &[&sources::REG],
    ..RULE
}];
