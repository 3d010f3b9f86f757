//! Kubernetes computes, by either kind of identity (`K8S`), the nodes of their clusters and who attaches them.

use super::{Grant, On, RULE, RoleRule};
use crate::catalog::{roles, sources};
use crate::model::{
    Activity::{DeployAttachment, RunJobs},
    ActorKind::{Deployer, Kubelet, KubernetesSystem, KubernetesUser},
    Mark::Documented,
};

pub(super) const RULES: &[RoleRule] = &[
    RoleRule {
        id: "K8S-ID-ACR-01",
        to: &[KubernetesSystem, KubernetesUser],
        when: &[RunJobs],
        on: On::Registry,
        grant: Grant::Template(&roles::ACR_PULL),
        mark: Documented,
        because: "pulls the images of jobs from the workspace's registry",
        without: "jobs on the Kubernetes cluster can't pull their images",
        sources: &[&sources::K8S_ATT],
        ..RULE
    },
    RoleRule {
        id: "K8S-KUBELET-ACR-01",
        to: &[Kubelet],
        when: &[RunJobs],
        on: On::Registry,
        grant: Grant::Template(&roles::ACR_PULL),
        mark: Documented,
        because: "pulls images from the workspace's registry by itself, as the blueprint asks",
        without: "the nodes of the cluster can't pull images by themselves",
        sources: &[&sources::ACR_ROLES],
        ..RULE
    },
    RoleRule {
        id: "K8S-HUM-01",
        to: &[Deployer],
        when: &[DeployAttachment],
        on: On::Target,
        grant: Grant::Person(&roles::AZURE_KUBERNETES_SERVICE_CLUSTER_ADMIN_ROLE),
        mark: Documented,
        because: "attaches this Kubernetes cluster to the workspace",
        without: "attaching the cluster is refused",
        sources: &[&sources::ROLES],
        ..RULE
    },
];
