//! Compute instances: by user-assigned identity (`CI-UAI`, `CI`), and their users (`CI-USER`). A system-assigned
//! identity is refused: the workspace always reaches its storage with identities.

use super::{Grant, IDLE_SHUTDOWN, INSTANCE_FILES, On, RULE, RoleRule, Swap, USER_FILES};
use crate::catalog::{roles, sources};
use crate::model::{
    Activity::{IdleShutdown, MountNotebooks, OwnInstance, RunJobs, UseDefaultDatastore},
    ActorKind::{InstanceUser, Person},
    Mark::{Definition, Documented, Open},
};

pub(super) const RULES: &[RoleRule] = &[
    RoleRule {
        id: USER_FILES,
        to: &[Person],
        when: &[OwnInstance],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_FILE_DATA_PRIVILEGED_CONTRIBUTOR),
        mark: Documented,
        because: "works on a compute instance that mounts the workspace's file share as its user, where keys are off",
        without: "the compute instance can't mount the files of its user",
        sources: &[&sources::KEYLESS],
        ..RULE
    },
    RoleRule {
        id: INSTANCE_FILES,
        to: &[InstanceUser],
        when: &[MountNotebooks],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_FILE_DATA_PRIVILEGED_CONTRIBUTOR),
        mark: Documented,
        because: "mounts the workspace's file share on the compute instance, where keys are off",
        without: "the compute instance can't mount its files",
        sources: &[&sources::KEYLESS],
        ..RULE
    },
    RoleRule {
        id: "CI-UAI-STORAGE-01",
        to: &[InstanceUser],
        when: &[UseDefaultDatastore],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_READER),
        mark: Documented,
        because: "uses the workspace's own datastores from the compute instance",
        without: "datastores of the workspace's own account don't open on the compute instance",
        sources: &[&sources::CI],
        ..RULE
    },
    RoleRule {
        id: IDLE_SHUTDOWN,
        to: &[InstanceUser],
        when: &[IdleShutdown],
        on: On::Workspace,
        grant: Grant::Template(&roles::CONTRIBUTOR),
        least: Some(Swap {
            role: &roles::AZUREML_COMPUTE_OPERATOR,
            mark: Definition,
            because: None,
        }),
        mark: Documented,
        because: "stops the compute instance when it is idle",
        without: "the compute instance never stops for inactivity",
        sources: &[&sources::AUTH, &sources::CI],
        ..RULE
    },
    RoleRule {
        id: "CI-ACR-01",
        to: &[InstanceUser],
        when: &[RunJobs],
        on: On::Registry,
        grant: Grant::Template(&roles::ACR_PULL),
        off: true,
        mark: Open,
        because: "pulls images from the workspace's registry on the compute instance",
        without: "images of the workspace's registry may fail to be pulled on the compute instance",
        sources: &[],
        ..RULE
    },
];
