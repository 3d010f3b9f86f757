//! Compute clusters: by system-assigned identity (`CL-SAI`), by user-assigned identity (`CL-UAI`), and image builds (`IB`).

use super::{Grant, On, RULE, RoleRule};
use crate::catalog::{roles, sources};
use crate::model::{
    Activity::{
        ImageBuild, ModelRegistry, ParallelRunStep, ReadData, ReadRuns, RunJobs, StoreRuns, WriteData,
    },
    Bearer::{ClusterSystem, ClusterUser},
    Mark::{Definition, Documented},
};

pub(super) const RULES: &[RoleRule] = &[
    RoleRule {
        id: "CL-SAI-ACR-01",
        to: &[ClusterSystem],
        when: &[RunJobs],
        on: On::Registry,
        grant: Grant::Azure(&roles::ACR_PULL),
        mark: Documented,
        because: "pulls the images of jobs from the workspace's registry",
        without: "jobs can't pull their images",
        sources: &[&sources::AUTH],
        ..RULE
    },
    RoleRule {
        id: "CL-SAI-STORAGE-01",
        to: &[ClusterSystem],
        when: &[ReadData],
        on: On::Target,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_READER),
        mark: Documented,
        because: "reads this data in jobs",
        without: "jobs can't read this data",
        sources: &[&sources::AUTH],
        ..RULE
    },
    RoleRule {
        id: "CL-SAI-STORAGE-02",
        to: &[ClusterSystem],
        when: &[WriteData],
        on: On::Target,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Documented,
        because: "reads and writes this data in jobs",
        without: "jobs can't write this data",
        sources: &[&sources::DATA_AUTH],
        ..RULE
    },
    RoleRule {
        id: "CL-SAI-STORAGE-03",
        to: &[ClusterSystem],
        when: &[StoreRuns],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Definition,
        because: "mounts the default datastore and keeps code, outputs and logs of jobs there",
        without: "jobs can't start or lose their outputs and logs",
        sources: &[&sources::AUTH],
        ..RULE
    },
    RoleRule {
        id: "CL-SAI-STORAGE-03",
        to: &[ClusterSystem],
        when: &[ReadRuns],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_READER),
        mark: Definition,
        because: "mounts the default datastore to read the code of jobs",
        without: "jobs can't start",
        sources: &[&sources::AUTH],
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
        id: "CL-UAI-STORAGE-01",
        to: &[ClusterUser],
        when: &[ReadData],
        on: On::Target,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_READER),
        mark: Documented,
        because: "reads this data in jobs",
        without: "jobs can't read this data",
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
        id: "CL-UAI-STORAGE-02",
        to: &[ClusterUser],
        when: &[WriteData],
        on: On::Target,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Documented,
        because: "reads and writes this data in jobs",
        without: "jobs can't write this data",
        sources: &[&sources::KEYLESS],
        ..RULE
    },
    RoleRule {
        id: "CL-UAI-STORAGE-03",
        to: &[ClusterUser],
        when: &[StoreRuns],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Definition,
        because: "mounts the default datastore and keeps code, outputs and logs of jobs there",
        without: "jobs can't start or lose their outputs and logs",
        sources: &[&sources::AUTH],
        ..RULE
    },
    RoleRule {
        id: "CL-UAI-STORAGE-03",
        to: &[ClusterUser],
        when: &[ReadRuns],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_READER),
        mark: Definition,
        because: "mounts the default datastore to read the code of jobs",
        without: "jobs can't start",
        sources: &[&sources::AUTH],
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
];
