//! Compute clusters: by system-assigned identity (`CL-SAI`), by user-assigned identity (`CL-UAI`), by either (`CL`), and image
//! builds (`IB`).

use super::{Grant, On, Only, RULE, RoleRule};
use crate::catalog::{roles, sources};
use crate::model::{
    AccessModel,
    Activity::{ImageBuild, ModelRegistry, ParallelRunStep, PullBaseImage, PushImages, RunJobs},
    ActorKind::{ClusterSystem, ClusterUser, ImageBuilder},
    Mark::{Definition, Documented, Open},
};

pub(super) const RULES: &[RoleRule] = &[
    RoleRule {
        id: "CL-SAI-ACR-01",
        to: &[ClusterSystem],
        when: &[RunJobs],
        on: On::Registry,
        only: Only::With(AccessModel::Usual),
        grant: Grant::Azure(&roles::ACR_PULL),
        mark: Documented,
        because: "pulls the images of jobs from the workspace's registry",
        without: "jobs can't pull their images",
        sources: &[&sources::AUTH],
        ..RULE
    },
    RoleRule {
        id: "CL-SAI-ACR-01",
        to: &[ClusterSystem],
        when: &[RunJobs],
        on: On::Registry,
        only: Only::With(AccessModel::RepositoryRoles),
        grant: Grant::Azure(&roles::ACR_PULL),
        mark: Documented,
        because: "is to pull the images of jobs from the workspace's registry, where this role has no effect",
        without: "nothing changes",
        sources: &[&sources::AUTH],
        ..RULE
    },
    RoleRule {
        id: "CL-SAI-ACR-01",
        to: &[ClusterSystem],
        when: &[RunJobs],
        on: On::Registry,
        only: Only::With(AccessModel::RepositoryRoles),
        grant: Grant::Template(&roles::ACR_PULL),
        mark: Definition,
        because: "pulls the images of jobs from the workspace's registry, where the role that Azure gives has no effect",
        without: "jobs can't pull their images",
        sources: &[&sources::AUTH, &sources::ACR_ABAC],
        ..RULE
    },
    RoleRule {
        id: "CL-UAI-ACR-01",
        to: &[ClusterUser],
        when: &[RunJobs],
        on: On::Registry,
        grant: Grant::Template(&roles::ACR_PULL),
        mark: Documented,
        because: "pulls the images of jobs from the workspace's registry",
        without: "jobs can't pull their images",
        sources: &[&sources::AUTH],
        ..RULE
    },
    RoleRule {
        id: "CL-UAI-STORAGE-02",
        to: &[ClusterUser],
        when: &[ModelRegistry],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Documented,
        because: "reads and writes models of the model registry and MLflow in the workspace's own stores",
        without: "jobs with models as inputs or outputs fail",
        sources: &[&sources::KEYLESS],
        ..RULE
    },
    RoleRule {
        id: "CL-UAI-PRS-01",
        to: &[ClusterUser],
        when: &[ParallelRunStep],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_TABLE_DATA_CONTRIBUTOR),
        mark: Documented,
        because: "keeps the state of parallel jobs in tables of the workspace's own account",
        without: "parallel jobs fail",
        sources: &[&sources::KEYLESS],
        ..RULE
    },
    RoleRule {
        id: "CL-UAI-PRS-02",
        to: &[ClusterUser],
        when: &[ParallelRunStep],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_QUEUE_DATA_CONTRIBUTOR),
        mark: Documented,
        because: "hands out the work of parallel jobs in queues of the workspace's own account",
        without: "parallel jobs fail",
        sources: &[&sources::KEYLESS],
        ..RULE
    },
];

/// Image builds on a cluster, and on private base images.
pub(super) const IMAGE_BUILDS: &[RoleRule] = &[
    RoleRule {
        id: "IB-01",
        to: &[ClusterSystem],
        when: &[ImageBuild],
        on: On::Registry,
        grant: Grant::Template(&roles::ACR_PULL),
        mark: Documented,
        because: "pulls base images while it builds images of environments",
        without: "images of environments can't be built on this cluster",
        sources: &[&sources::VNET],
        ..RULE
    },
    RoleRule {
        id: "IB-01",
        to: &[ClusterUser],
        when: &[ImageBuild],
        on: On::Registry,
        grant: Grant::Template(&roles::ACR_PULL),
        mark: Documented,
        because: "pulls base images while it builds images of environments",
        without: "images of environments can't be built on this cluster",
        sources: &[&sources::VNET],
        ..RULE
    },
    RoleRule {
        id: "IB-02",
        to: &[ClusterSystem, ClusterUser],
        when: &[PushImages],
        on: On::Registry,
        grant: Grant::Template(&roles::ACR_PUSH),
        mark: Open,
        because: "pushes the images of environments that it builds",
        without: "images of environments that this cluster builds may fail to be pushed",
        sources: &[],
        ..RULE
    },
    RoleRule {
        id: "IB-BASE-ACR-01",
        to: &[ImageBuilder],
        when: &[PullBaseImage],
        on: On::Target,
        grant: Grant::Template(&roles::ACR_PULL),
        mark: Documented,
        because: "pulls the private base image of builds from this registry",
        without: "builds on the private base image fail",
        sources: &[&sources::AUTH_PREVIEW, &sources::AUTH_2022],
        ..RULE
    },
];
