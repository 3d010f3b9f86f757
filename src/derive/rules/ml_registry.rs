//! Azure Machine Learning registries: their users, readers and administrators (`REG-HUM`).

use super::{Grant, On, RULE, RoleRule};
use crate::catalog::{roles, sources};
use crate::model::{
    Activity::{MakeMlRegistry, ReadMlRegistry, WriteMlRegistry},
    ActorKind::{Person, RegistryAdmin},
    Mark::Documented,
};

pub(super) const RULES: &[RoleRule] = &[
    RoleRule {
        id: "REG-HUM-01",
        to: &[Person],
        when: &[WriteMlRegistry],
        on: On::Target,
        grant: Grant::Template(&roles::AZUREML_REGISTRY_USER),
        mark: Documented,
        because: "reads, writes and deletes assets of this registry",
        without: "assets of this registry can't be written",
        sources: &[&sources::ROLES, &sources::REG],
        ..RULE
    },
    RoleRule {
        id: "REG-HUM-02",
        to: &[Person],
        when: &[ReadMlRegistry],
        on: On::Target,
        grant: Grant::Template(&roles::READER),
        mark: Documented,
        because: "reads assets of this registry",
        without: "assets of this registry do not show",
        sources: &[&sources::REG],
        ..RULE
    },
    RoleRule {
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
    },
];
