//! What jobs do in the workspace's own stores, on whatever compute they run.

use super::shared::{SharedRule, holder};
use super::{Grant, On, RULE, RoleRule, Swap};
use crate::catalog::{roles, sources};
use crate::model::{
    Activity::{ReadRuns, StoreReadingRuns, StoreRuns},
    ActorKind::{ClusterSystem, ClusterUser, KubernetesSystem, KubernetesUser},
    Mark::Definition,
};

pub(super) const RULES: &[SharedRule] = &[
    SharedRule {
        rule: RoleRule {
            when: &[StoreRuns],
            on: On::Storage,
            grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
            mark: Definition,
            because: "mounts the default datastore and keeps code, outputs and logs of jobs there",
            without: "jobs can't start or lose their outputs and logs",
            sources: &[&sources::AUTH],
            ..RULE
        },
        holders: &[
            holder("CL-SAI-STORAGE-03", &[ClusterSystem]),
            holder("CL-UAI-STORAGE-03", &[ClusterUser]),
            holder("K8S-ID-STORAGE-03", &[KubernetesSystem, KubernetesUser]).cited(&[&sources::K8S_ATT]),
        ],
    },
    SharedRule {
        rule: RoleRule {
            when: &[StoreReadingRuns],
            on: On::Storage,
            grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
            least: Some(Swap {
                role: &roles::STORAGE_BLOB_DATA_READER,
                mark: Definition,
                because: Some(
                    "reads the code of jobs on the default datastore, where it can keep no outputs and no logs",
                ),
            }),
            mark: Definition,
            because: "mounts the default datastore, where code, outputs and logs of jobs lie",
            without: "jobs can't start or lose their outputs and logs",
            sources: &[&sources::AUTH],
            ..RULE
        },
        holders: &[
            holder("CL-SAI-STORAGE-03", &[ClusterSystem]),
            holder("CL-UAI-STORAGE-03", &[ClusterUser]),
            holder("K8S-ID-STORAGE-03", &[KubernetesSystem, KubernetesUser]).cited(&[&sources::K8S_ATT]),
        ],
    },
    SharedRule {
        rule: RoleRule {
            when: &[ReadRuns],
            on: On::Storage,
            grant: Grant::Template(&roles::STORAGE_BLOB_DATA_READER),
            mark: Definition,
            because: "mounts the default datastore to read the code of jobs",
            without: "jobs can't start",
            sources: &[&sources::AUTH],
            ..RULE
        },
        holders: &[
            holder("CL-SAI-STORAGE-03", &[ClusterSystem]),
            holder("CL-UAI-STORAGE-03", &[ClusterUser]),
            holder("K8S-ID-STORAGE-03", &[KubernetesSystem, KubernetesUser]).cited(&[&sources::K8S_ATT]),
        ],
    },
];
