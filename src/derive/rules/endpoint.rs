//! Online endpoints, by system-assigned identity (`EP-SAI`) and by user-assigned identity (`EP-UAI`), what a batch endpoint asks of its
//! cluster (`BE-CL`), and who calls and scales endpoints.

use super::{Grant, On, Only, RULE, RoleRule, Swap};
use crate::catalog::{roles, sources};
use crate::model::{
    AccessModel,
    Activity::{
        AutoscaleEndpoints, BatchInference, InvokeBatch, InvokeOnline, PublishTelemetry, ReadBatchInput,
        ServeEndpoint, UseDefaultSecretStores, WriteBatchOutput,
    },
    ActorKind::{ClusterSystem, ClusterUser, EndpointSystem, EndpointUser, Person},
    Mark::{Definition, Documented, Open},
};

pub(super) const RULES: &[RoleRule] = &[
    RoleRule {
        id: "EP-SAI-ACR-01",
        to: &[EndpointSystem],
        when: &[ServeEndpoint],
        on: On::Registry,
        only: Only::With(AccessModel::Usual),
        grant: Grant::Azure(&roles::ACR_PULL),
        mark: Documented,
        because: "pulls the images of deployments from the workspace's registry",
        without: "deployments can't pull their images",
        sources: &[&sources::EP_AUTH],
        ..RULE
    },
    RoleRule {
        id: "EP-SAI-ACR-01",
        to: &[EndpointSystem],
        when: &[ServeEndpoint],
        on: On::Registry,
        only: Only::With(AccessModel::RepositoryRoles),
        grant: Grant::Azure(&roles::ACR_PULL),
        mark: Documented,
        because: "is to pull the images of deployments from the workspace's registry, where this role has no effect",
        without: "nothing changes",
        sources: &[&sources::EP_AUTH],
        ..RULE
    },
    RoleRule {
        id: "EP-SAI-STORAGE-01",
        to: &[EndpointSystem],
        when: &[ServeEndpoint],
        on: On::Storage,
        grant: Grant::Azure(&roles::STORAGE_BLOB_DATA_READER),
        mark: Documented,
        because: "reads models and code of deployments from the workspace's own stores (Contributor after the page on storage without keys)",
        without: "deployments can't load their models",
        sources: &[&sources::EP_AUTH, &sources::KEYLESS],
        ..RULE
    },
    RoleRule {
        id: "EP-SAI-METRICS-01",
        to: &[EndpointSystem],
        when: &[ServeEndpoint],
        on: On::Workspace,
        grant: Grant::Azure(&roles::AZUREML_METRICS_WRITER),
        mark: Documented,
        because: "writes metrics of deployments",
        without: "metrics of CPU, GPU, disk and memory are missing",
        sources: &[&sources::EP_AUTH],
        ..RULE
    },
    RoleRule {
        id: "EP-SAI-SECRETS-01",
        to: &[EndpointSystem],
        when: &[UseDefaultSecretStores],
        on: On::Workspace,
        grant: Grant::Azure(&roles::AZURE_MACHINE_LEARNING_WORKSPACE_CONNECTION_SECRETS_READER),
        mark: Documented,
        because: "reads secrets of connections, where the endpoint enforces access to them and its creator may read them",
        without: "secrets of connections are not injected",
        sources: &[&sources::EP_AUTH, &sources::INJ],
        ..RULE
    },
    RoleRule {
        id: "EP-SAI-PUB-01",
        to: &[EndpointSystem],
        when: &[PublishTelemetry],
        on: On::Target,
        grant: Grant::Template(&roles::MONITORING_METRICS_PUBLISHER),
        mark: Open,
        because: "may send telemetry to Application Insights with a token, which the inference server does not do by itself",
        without: "telemetry that code sends with a token is refused",
        sources: &[&sources::AZMON, &sources::INFSRV],
        ..RULE
    },
    RoleRule {
        id: "EP-UAI-ACR-01",
        to: &[EndpointUser],
        when: &[ServeEndpoint],
        on: On::Registry,
        grant: Grant::Template(&roles::ACR_PULL),
        mark: Documented,
        because: "pulls the images of deployments from the workspace's registry",
        without: "deployments can't pull their images",
        sources: &[&sources::EP_AUTH, &sources::PF_DEPLOY, &sources::EX_EP],
        ..RULE
    },
    RoleRule {
        id: "EP-UAI-STORAGE-01",
        to: &[EndpointUser],
        when: &[ServeEndpoint],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_READER),
        mark: Documented,
        because: "reads models and code of deployments from the workspace's own stores",
        without: "deployments can't load their models",
        sources: &[&sources::PF_DEPLOY, &sources::EX_EP],
        ..RULE
    },
    RoleRule {
        id: "EP-UAI-METRICS-01",
        to: &[EndpointUser],
        when: &[ServeEndpoint],
        on: On::Workspace,
        grant: Grant::Template(&roles::AZUREML_METRICS_WRITER),
        mark: Documented,
        because: "writes metrics of deployments",
        without: "metrics of CPU, GPU, disk and memory are missing",
        sources: &[&sources::PF_DEPLOY],
        ..RULE
    },
    RoleRule {
        id: "EP-UAI-PUB-01",
        to: &[EndpointUser],
        when: &[PublishTelemetry],
        on: On::Target,
        grant: Grant::Template(&roles::MONITORING_METRICS_PUBLISHER),
        mark: Open,
        because: "may send telemetry to Application Insights with a token, which the inference server does not do by itself",
        without: "telemetry that code sends with a token is refused",
        sources: &[&sources::AZMON, &sources::INFSRV],
        ..RULE
    },
    RoleRule {
        id: "EP-ABAC-01",
        to: &[EndpointSystem, EndpointUser],
        when: &[ServeEndpoint],
        on: On::Registry,
        only: Only::With(AccessModel::RepositoryRoles),
        grant: Grant::Template(&roles::CONTAINER_REGISTRY_REPOSITORY_CONTRIBUTOR),
        least: Some(Swap {
            role: &roles::CONTAINER_REGISTRY_REPOSITORY_READER,
            mark: Definition,
            because: None,
        }),
        mark: Documented,
        because: "pulls the images of deployments from a registry that honours repository roles only",
        without: "deployments can't pull their images",
        sources: &[&sources::EP_AUTH, &sources::ACR_ABAC],
        ..RULE
    },
    RoleRule {
        id: "EP-AUTOSCALE-01",
        to: &[Person],
        when: &[AutoscaleEndpoints],
        on: On::ResourceGroup,
        grant: Grant::Template(&roles::AZURE_AI_INFERENCE_DEPLOYMENT_OPERATOR),
        mark: Definition,
        because: "sets up automatic scaling of deployments",
        without: "settings for automatic scaling can't be written",
        sources: &[&sources::ROLE_DATA],
        ..RULE
    },
    RoleRule {
        id: "EP-INVOKE-01",
        to: &[Person],
        when: &[InvokeOnline],
        on: On::Target,
        grant: Grant::Template(&roles::AZUREML_DATA_SCIENTIST),
        mark: Documented,
        because: "calls this online endpoint with a token of Microsoft Entra ID",
        without: "calls of the endpoint are refused",
        sources: &[&sources::EP_AUTH],
        ..RULE
    },
];

/// Batch endpoints.
pub(super) const BATCH: &[RoleRule] = &[
    RoleRule {
        id: "BE-CL-01",
        to: &[ClusterSystem, ClusterUser],
        when: &[ReadBatchInput],
        on: On::Target,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_READER),
        mark: Documented,
        because: "mounts this input of batch endpoints",
        without: "jobs of batch endpoints can't read this input",
        sources: &[&sources::BATCH],
        ..RULE
    },
    RoleRule {
        id: "BE-CL-02",
        to: &[ClusterSystem, ClusterUser],
        when: &[WriteBatchOutput],
        on: On::Target,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Definition,
        because: "writes the output of batch endpoints here",
        without: "jobs of batch endpoints can't write their output",
        sources: &[&sources::DATA_AUTH],
        ..RULE
    },
    RoleRule {
        id: "BE-CL-03",
        to: &[ClusterUser],
        when: &[BatchInference],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_TABLE_DATA_CONTRIBUTOR),
        mark: Definition,
        because: "keeps the state of batch deployments of models in tables of the workspace's own account",
        without: "batch deployments of models fail",
        sources: &[&sources::VNET, &sources::NET, &sources::KEYLESS],
        ..RULE
    },
    RoleRule {
        id: "BE-CL-03",
        to: &[ClusterUser],
        when: &[BatchInference],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_QUEUE_DATA_CONTRIBUTOR),
        mark: Definition,
        because: "hands out the work of batch deployments of models in queues of the workspace's own account",
        without: "batch deployments of models fail",
        sources: &[&sources::VNET, &sources::NET, &sources::KEYLESS],
        ..RULE
    },
    RoleRule {
        id: "BE-CALLER-01",
        to: &[Person],
        when: &[InvokeBatch],
        on: On::Workspace,
        grant: Grant::Template(&roles::AZUREML_DATA_SCIENTIST),
        mark: Definition,
        because: "calls batch endpoints, whose jobs run as the caller",
        without: "calls of batch endpoints are refused",
        sources: &[&sources::BATCH],
        ..RULE
    },
];
