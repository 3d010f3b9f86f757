//! Kubernetes computes, by either kind of identity (`K8S`), the nodes of their clusters and who attaches them.

use super::{Grant, On, READ_SECRETS, RULE, RoleRule, Swap};
use crate::catalog::{roles, sources};
use crate::model::{
    Activity::{
        CallAiServices, CallOpenAi, DeployAttachment, PullImages, ReadData, ReadRuns, ReadSearch,
        ReadSecrets, ReadWorkspace, RunJobs, StoreReadingRuns, StoreRuns, WriteData, WriteSearch,
        WriteWorkspace,
    },
    ActorKind::{Deployer, Kubelet, KubernetesSystem, KubernetesUser},
    Mark::{Definition, Documented},
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
        id: "K8S-ID-ACR-02",
        to: &[KubernetesSystem, KubernetesUser],
        when: &[PullImages],
        on: On::Target,
        grant: Grant::Template(&roles::ACR_PULL),
        mark: Documented,
        because: "pulls images of jobs from this registry",
        without: "images of this registry can't be pulled for jobs",
        sources: &[&sources::K8S_ATT],
        ..RULE
    },
    RoleRule {
        id: "K8S-ID-STORAGE-01",
        to: &[KubernetesSystem, KubernetesUser],
        when: &[ReadData],
        on: On::Target,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_READER),
        mark: Documented,
        because: "reads this data in jobs",
        without: "jobs can't read this data",
        sources: &[&sources::K8S_ATT],
        ..RULE
    },
    RoleRule {
        id: "K8S-ID-STORAGE-02",
        to: &[KubernetesSystem, KubernetesUser],
        when: &[WriteData],
        on: On::Target,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Documented,
        because: "reads and writes this data in jobs",
        without: "jobs can't write this data",
        sources: &[&sources::K8S_ATT],
        ..RULE
    },
    RoleRule {
        id: "K8S-ID-STORAGE-03",
        to: &[KubernetesSystem, KubernetesUser],
        when: &[StoreRuns],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Definition,
        because: "mounts the default datastore and keeps code, outputs and logs of jobs there",
        without: "jobs can't start or lose their outputs and logs",
        sources: &[&sources::K8S_ATT],
        ..RULE
    },
    RoleRule {
        id: "K8S-ID-STORAGE-03",
        to: &[KubernetesSystem, KubernetesUser],
        when: &[StoreReadingRuns],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        least: Some(Swap {
            role: &roles::STORAGE_BLOB_DATA_READER,
            mark: Definition,
            because: None,
        }),
        mark: Definition,
        because: "mounts the default datastore, where code, outputs and logs of jobs lie",
        without: "jobs can't start or lose their outputs and logs",
        sources: &[&sources::K8S_ATT],
        ..RULE
    },
    RoleRule {
        id: "K8S-ID-STORAGE-03",
        to: &[KubernetesSystem, KubernetesUser],
        when: &[ReadRuns],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_READER),
        mark: Definition,
        because: "mounts the default datastore to read the code of jobs",
        without: "jobs can't start",
        sources: &[&sources::K8S_ATT],
        ..RULE
    },
    RoleRule {
        id: "K8S-KV-01",
        to: &[KubernetesSystem, KubernetesUser],
        when: &[ReadSecrets],
        on: On::Target,
        grant: Grant::Secrets(&roles::KEY_VAULT_SECRETS_USER, READ_SECRETS),
        mark: Definition,
        because: "reads secrets of this vault in jobs",
        without: "secrets of this vault can't be read in jobs",
        sources: &[&sources::SECRETS],
        ..RULE
    },
    RoleRule {
        id: "K8S-AOAI-01",
        to: &[KubernetesSystem, KubernetesUser],
        when: &[CallOpenAi],
        on: On::Target,
        grant: Grant::Template(&roles::COGNITIVE_SERVICES_OPENAI_USER),
        mark: Definition,
        because: "calls models of Azure OpenAI without a key",
        without: "calls of the models are refused",
        sources: &[&sources::ROLE_DATA],
        ..RULE
    },
    RoleRule {
        id: "K8S-AIS-01",
        to: &[KubernetesSystem, KubernetesUser],
        when: &[CallAiServices],
        on: On::Target,
        grant: Grant::Template(&roles::COGNITIVE_SERVICES_USER),
        mark: Definition,
        because: "calls AI services without a key",
        without: "calls of the services are refused",
        sources: &[&sources::HUB_RBAC],
        ..RULE
    },
    RoleRule {
        id: "K8S-SRCH-01",
        to: &[KubernetesSystem, KubernetesUser],
        when: &[ReadSearch],
        on: On::Target,
        grant: Grant::Template(&roles::SEARCH_INDEX_DATA_READER),
        unless: &[&roles::SEARCH_INDEX_DATA_CONTRIBUTOR],
        mark: Definition,
        because: "queries indexes of this search service without a key",
        without: "queries are refused",
        sources: &[&sources::HUB_RBAC],
        ..RULE
    },
    RoleRule {
        id: "K8S-SRCH-02",
        to: &[KubernetesSystem, KubernetesUser],
        when: &[WriteSearch],
        on: On::Target,
        grant: Grant::Template(&roles::SEARCH_INDEX_DATA_CONTRIBUTOR),
        mark: Definition,
        because: "queries and writes indexes of this search service without a key",
        without: "writing of indexes is refused",
        sources: &[&sources::HUB_RBAC],
        ..RULE
    },
    RoleRule {
        id: "K8S-WS-01",
        to: &[KubernetesSystem, KubernetesUser],
        when: &[ReadWorkspace],
        on: On::Workspace,
        grant: Grant::Template(&roles::READER),
        unless: &[&roles::AZUREML_DATA_SCIENTIST],
        mark: Definition,
        because: "reads assets of its own workspace from code",
        without: "code that calls the workspace fails",
        sources: &[&sources::ROLE_DATA],
        ..RULE
    },
    RoleRule {
        id: "K8S-WS-02",
        to: &[KubernetesSystem, KubernetesUser],
        when: &[WriteWorkspace],
        on: On::Workspace,
        grant: Grant::Template(&roles::AZUREML_DATA_SCIENTIST),
        mark: Definition,
        because: "submits jobs and registers models in its own workspace from code",
        without: "code that submits jobs or registers models fails",
        sources: &[&sources::ROLE_DATA],
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
