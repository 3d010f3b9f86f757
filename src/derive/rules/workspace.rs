//! The workspace: its system-assigned identity (`WS-SAI`) and its primary user-assigned one (`WS-UAI`).

use super::{FILES_QUEUES_TABLES, Grant, KEEP_SECRETS, OWN_STORES, On, Only, RULE, RoleRule, Swap};
use crate::catalog::{roles, sources};
use crate::model::{
    AccessModel,
    Activity::{
        ApproveEndpoint, ApproveOwnEndpoints, AttachAks, AttachCluster, AttachRelay, BuildThrough,
        MountNotebooks, OperateHub, OperateProject, OperateWorkspace, PromptFlow, PublishTelemetry,
        SeePrivateEndpoint,
    },
    ActorKind::{WorkspacePrimary, WorkspaceSystem},
    Mark::{Definition, Documented},
    Profile,
};

/// Contributor includes the approval; narrower roles do not.
const APPROVES_OWN: RoleRule = RoleRule {
    id: "WS-UAI-APPROVE-01",
    to: &[WorkspacePrimary],
    when: &[ApproveOwnEndpoints],
    on: On::Storage,
    grant: Grant::Template(&roles::AZURE_AI_ENTERPRISE_NETWORK_CONNECTION_APPROVER),
    profile: Some(Profile::LeastPrivilege),
    mark: Definition,
    because: "approves the private endpoint that the managed network itself makes to this part of the workspace",
    without: "the managed network does not reach this part of the workspace",
    sources: &[&sources::NET, &sources::AVM],
    ..RULE
};

/// What a workspace's identity gets on the private endpoints of storage, whoever made them.
const SEES_ENDPOINTS: RoleRule = RoleRule {
    when: &[SeePrivateEndpoint],
    grant: Grant::Template(&roles::READER),
    mark: Documented,
    because: "sees that this private endpoint leads to storage of the workspace",
    without: "the studio shows no data of this account",
    ..RULE
};

pub(super) const RULES: &[RoleRule] = &[
    RoleRule {
        id: "WS-SAI-RG-01",
        to: &[WorkspaceSystem],
        when: &[OperateWorkspace],
        on: On::ResourceGroup,
        grant: Grant::Azure(&roles::AZURE_AI_ADMINISTRATOR),
        mark: Documented,
        because: "manages what the workspace needs in its resource group (Contributor where support switched the subscription back)",
        without: "the service can't manage the workspace's dependencies",
        sources: &[&sources::ROLES, &sources::HUB_RBAC],
        ..RULE
    },
    RoleRule {
        id: "WS-SAI-WS-01",
        to: &[WorkspaceSystem],
        when: &[OperateWorkspace],
        on: On::Workspace,
        grant: Grant::Azure(&roles::CONTRIBUTOR),
        mark: Documented,
        because: "runs the workspace",
        without: "the service can't act in the workspace",
        sources: &[&sources::SEC],
        ..RULE
    },
    RoleRule {
        id: "WS-SAI-STORAGE-01",
        to: &[WorkspaceSystem],
        when: &[OperateWorkspace],
        on: On::Storage,
        grant: Grant::AzureOwnContainers(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Documented,
        because: "reads and writes the workspace's own stores",
        without: "the service can't keep code, outputs and logs",
        sources: &[&sources::SEC, &sources::AUTH, &sources::ISS1, &sources::ISS2],
        ..RULE
    },
    RoleRule {
        id: FILES_QUEUES_TABLES,
        to: &[WorkspaceSystem],
        when: &[OperateWorkspace],
        on: On::Storage,
        grant: Grant::AzureUnstated(
            "file, table and queue rights; no source names the roles, and seen on a hub was Storage File Data Privileged Contributor",
        ),
        mark: Documented,
        because: "uses files, tables and queues of the workspace's own account where keys are off",
        without: "features that keep files, tables or queues there fail",
        sources: &[&sources::KEYLESS, &sources::AZD_HUB],
        ..RULE
    },
    RoleRule {
        id: "WS-SAI-KV-01",
        to: &[WorkspaceSystem],
        when: &[OperateWorkspace],
        on: On::KeyVault,
        grant: Grant::AzureUnstated("all keys, secrets and certificates, by a way that no source states"),
        mark: Documented,
        because: "keeps the workspace's secrets in its vault",
        without: "the workspace can't keep secrets",
        sources: &[&sources::SEC],
        ..RULE
    },
    RoleRule {
        id: "WS-SAI-ACR-01",
        to: &[WorkspaceSystem],
        when: &[OperateWorkspace],
        on: On::Registry,
        grant: Grant::Azure(&roles::CONTRIBUTOR),
        mark: Documented,
        because: "builds, pushes and pulls the images of environments",
        without: "images of environments can't be built",
        sources: &[&sources::SEC],
        ..RULE
    },
    RoleRule {
        id: "WS-SAI-ACR-03",
        to: &[WorkspaceSystem],
        when: &[OperateWorkspace],
        on: On::Registry,
        only: Only::With(AccessModel::RepositoryRoles),
        grant: Grant::Template(&roles::CONTAINER_REGISTRY_REPOSITORY_CONTRIBUTOR),
        mark: Definition,
        because: "pushes and pulls the images of environments in a registry that honours repository roles only",
        without: "images of environments can't be pushed or pulled",
        sources: &[&sources::ACR_ABAC, &sources::ROLE_DATA],
        ..RULE
    },
    RoleRule {
        id: "WS-SAI-PUB-01",
        to: &[WorkspaceSystem],
        when: &[PublishTelemetry],
        on: On::Target,
        grant: Grant::Template(&roles::MONITORING_METRICS_PUBLISHER),
        mark: Definition,
        because: "sends telemetry to Application Insights, which accepts no instrumentation key",
        without: "telemetry of the workspace is refused",
        sources: &[&sources::AZMON],
        ..RULE
    },
    RoleRule {
        id: "WS-SAI-PE-01",
        to: &[WorkspaceSystem],
        sources: &[&sources::NET, &sources::STUDIO_VNET, &sources::DATA_AUTH],
        ..SEES_ENDPOINTS
    },
    RoleRule {
        id: "WS-SAI-APPROVE-01",
        to: &[WorkspaceSystem],
        when: &[ApproveEndpoint],
        on: On::Target,
        grant: Grant::Template(&roles::AZURE_AI_ENTERPRISE_NETWORK_CONNECTION_APPROVER),
        mark: Documented,
        because: "approves the private endpoint through which the managed network reaches this resource",
        without: "the outbound rule to this resource is refused",
        sources: &[&sources::NET],
        ..RULE
    },
    RoleRule {
        id: "WS-SAI-MIO-01",
        to: &[WorkspaceSystem],
        when: &[BuildThrough],
        on: On::Target,
        grant: Grant::Template(&roles::MANAGED_IDENTITY_OPERATOR),
        mark: Documented,
        because: "runs image builds on a private base image through this identity",
        without: "builds on the private base image fail",
        sources: &[&sources::AUTH_PREVIEW, &sources::AUTH_2022],
        ..RULE
    },
    RoleRule {
        id: "WS-UAI-WS-01",
        to: &[WorkspacePrimary],
        when: &[OperateWorkspace],
        on: On::Workspace,
        grant: Grant::Template(&roles::CONTRIBUTOR),
        mark: Documented,
        because: "runs the workspace",
        without: "the service can't act in the workspace",
        sources: &[&sources::AUTH],
        ..RULE
    },
    RoleRule {
        id: "WS-UAI-STORAGE-01",
        to: &[WorkspacePrimary],
        when: &[OperateWorkspace],
        on: On::Storage,
        grant: Grant::Template(&roles::CONTRIBUTOR),
        least: Some(Swap {
            role: &roles::READER,
            mark: Definition,
            because: Some("reads the settings of the workspace's own storage account"),
        }),
        mark: Documented,
        because: "manages the workspace's own storage account",
        without: "the workspace can't be created or loses its stores",
        sources: &[&sources::AUTH, &sources::QS],
        ..RULE
    },
    RoleRule {
        id: OWN_STORES,
        to: &[WorkspacePrimary],
        when: &[OperateWorkspace],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Documented,
        because: "reads and writes the workspace's own stores, where keys are off",
        without: "the service can't keep code, outputs and logs, and previews fail",
        sources: &[&sources::AUTH, &sources::QS, &sources::KEYLESS],
        ..RULE
    },
    RoleRule {
        id: "WS-UAI-STORAGE-03",
        to: &[WorkspacePrimary],
        when: &[OperateHub, OperateProject],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_FILE_DATA_PRIVILEGED_CONTRIBUTOR),
        profile: Some(Profile::Documented),
        mark: Definition,
        because: "keeps files on the account that a hub and its projects share, where keys are off, as the system-assigned identity of a hub does",
        without: "features that keep files on that account may fail",
        sources: &[&sources::PF_SESSION, &sources::KEYLESS, &sources::AZD_HUB],
        ..RULE
    },
    RoleRule {
        id: "WS-UAI-STORAGE-03",
        to: &[WorkspacePrimary],
        when: &[PromptFlow],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_FILE_DATA_PRIVILEGED_CONTRIBUTOR),
        mark: Documented,
        because: "keeps the files of prompt flow sessions in the workspace's file share, where keys are off",
        without: "prompt flow sessions can't mount their files",
        sources: &[&sources::PF_SESSION, &sources::KEYLESS],
        ..RULE
    },
    RoleRule {
        id: "WS-UAI-STORAGE-03",
        to: &[WorkspacePrimary],
        when: &[MountNotebooks],
        on: On::Storage,
        grant: Grant::Template(&roles::STORAGE_FILE_DATA_PRIVILEGED_CONTRIBUTOR),
        mark: Documented,
        because: "mounts the workspace's file share on a compute instance that runs as this identity, where keys are off",
        without: "the compute instance can't mount its files",
        sources: &[&sources::PF_SESSION, &sources::KEYLESS],
        ..RULE
    },
    RoleRule {
        id: "WS-UAI-KV-01",
        to: &[WorkspacePrimary],
        when: &[OperateWorkspace],
        on: On::KeyVault,
        grant: Grant::Template(&roles::CONTRIBUTOR),
        least: Some(Swap {
            role: &roles::KEY_VAULT_CONTRIBUTOR,
            mark: Definition,
            because: None,
        }),
        mark: Documented,
        because: "manages the workspace's key vault, which is checked when the workspace is created",
        without: "the workspace can't be created",
        sources: &[&sources::AUTH, &sources::AVM],
        ..RULE
    },
    RoleRule {
        id: "WS-UAI-KV-02",
        to: &[WorkspacePrimary],
        when: &[OperateWorkspace],
        on: On::KeyVault,
        only: Only::With(AccessModel::Usual),
        grant: Grant::Template(&roles::KEY_VAULT_ADMINISTRATOR),
        least: Some(Swap {
            role: &roles::KEY_VAULT_SECRETS_OFFICER,
            mark: Definition,
            because: Some("keeps the workspace's secrets in its vault"),
        }),
        mark: Documented,
        because: "keeps the workspace's secrets, keys and certificates in its vault",
        without: "the workspace can't keep secrets",
        sources: &[&sources::AUTH, &sources::QS, &sources::AVM],
        ..RULE
    },
    RoleRule {
        id: "WS-UAI-KV-03",
        to: &[WorkspacePrimary],
        when: &[OperateWorkspace],
        on: On::KeyVault,
        only: Only::With(AccessModel::AccessPolicies),
        grant: Grant::SecretPolicy(KEEP_SECRETS),
        mark: Documented,
        because: "keeps the workspace's secrets in its vault, which decides by access policies",
        without: "the workspace can't keep secrets",
        sources: &[&sources::QS, &sources::AUTH, &sources::TF_DOC],
        ..RULE
    },
    RoleRule {
        id: "WS-UAI-ACR-01",
        to: &[WorkspacePrimary],
        when: &[OperateWorkspace],
        on: On::Registry,
        grant: Grant::Template(&roles::CONTRIBUTOR),
        mark: Documented,
        because: "builds, pushes and pulls the images of environments",
        without: "images of environments can't be built",
        sources: &[&sources::AUTH, &sources::QS],
        ..RULE
    },
    RoleRule {
        id: "WS-UAI-ACR-03",
        to: &[WorkspacePrimary],
        when: &[OperateWorkspace],
        on: On::Registry,
        only: Only::With(AccessModel::RepositoryRoles),
        grant: Grant::Template(&roles::CONTAINER_REGISTRY_REPOSITORY_CONTRIBUTOR),
        mark: Definition,
        because: "pushes and pulls the images of environments in a registry that honours repository roles only",
        without: "images of environments can't be pushed or pulled",
        sources: &[&sources::ACR_ABAC, &sources::ROLE_DATA],
        ..RULE
    },
    RoleRule {
        id: "WS-UAI-AI-01",
        to: &[WorkspacePrimary],
        when: &[OperateWorkspace],
        on: On::ApplicationInsights,
        grant: Grant::Template(&roles::CONTRIBUTOR),
        least: Some(Swap {
            role: &roles::APPLICATION_INSIGHTS_COMPONENT_CONTRIBUTOR,
            mark: Definition,
            because: None,
        }),
        mark: Documented,
        because: "manages the workspace's Application Insights",
        without: "the workspace can't connect its telemetry",
        sources: &[&sources::AUTH],
        ..RULE
    },
    RoleRule {
        id: "WS-UAI-RG-01",
        to: &[WorkspacePrimary],
        when: &[OperateWorkspace],
        on: On::ResourceGroup,
        grant: Grant::Template(&roles::CONTRIBUTOR),
        off: true,
        mark: Documented,
        because: "creates what the workspace depends on in its resource group",
        without: "the service itself can't create dependencies of the workspace",
        sources: &[&sources::QS],
        ..RULE
    },
    RoleRule {
        id: "WS-UAI-APPROVE-01",
        to: &[WorkspacePrimary],
        when: &[ApproveEndpoint],
        on: On::Target,
        grant: Grant::Template(&roles::AZURE_AI_ENTERPRISE_NETWORK_CONNECTION_APPROVER),
        mark: Documented,
        because: "approves the private endpoint through which the managed network reaches this resource",
        without: "the outbound rule to this resource is refused",
        sources: &[&sources::NET, &sources::AVM],
        ..RULE
    },
    APPROVES_OWN,
    RoleRule {
        on: On::KeyVault,
        ..APPROVES_OWN
    },
    RoleRule {
        on: On::Registry,
        ..APPROVES_OWN
    },
    RoleRule {
        id: "WS-UAI-PUB-01",
        to: &[WorkspacePrimary],
        when: &[PublishTelemetry],
        on: On::Target,
        grant: Grant::Template(&roles::MONITORING_METRICS_PUBLISHER),
        mark: Definition,
        because: "sends telemetry to Application Insights, which accepts no instrumentation key",
        without: "telemetry of the workspace is refused",
        sources: &[&sources::AZMON],
        ..RULE
    },
    RoleRule {
        id: "WS-UAI-PE-01",
        to: &[WorkspacePrimary],
        sources: &[&sources::NET, &sources::STUDIO_VNET],
        ..SEES_ENDPOINTS
    },
    RoleRule {
        id: "WS-UAI-MIO-01",
        to: &[WorkspacePrimary],
        when: &[BuildThrough],
        on: On::Target,
        grant: Grant::Template(&roles::MANAGED_IDENTITY_OPERATOR),
        mark: Documented,
        because: "runs image builds on a private base image through this identity",
        without: "builds on the private base image fail",
        sources: &[&sources::AUTH_2022],
        ..RULE
    },
    RoleRule {
        id: "WS-UAI-K8S-01",
        to: &[WorkspacePrimary],
        when: &[AttachRelay],
        on: On::Target,
        grant: Grant::Template(&roles::AZURE_RELAY_OWNER),
        mark: Documented,
        because: "reaches the Arc-enabled Kubernetes cluster through this relay",
        without: "the cluster can't be attached",
        sources: &[&sources::K8S_ATT],
        ..RULE
    },
    RoleRule {
        id: "WS-UAI-K8S-02",
        to: &[WorkspacePrimary],
        when: &[AttachCluster],
        on: On::Target,
        grant: Grant::Template(&roles::READER),
        mark: Documented,
        because: "reads the Kubernetes cluster that the workspace attaches",
        without: "the cluster can't be attached",
        sources: &[&sources::K8S_ATT],
        ..RULE
    },
    RoleRule {
        id: "WS-UAI-K8S-03",
        to: &[WorkspacePrimary],
        when: &[AttachCluster],
        on: On::Target,
        grant: Grant::Template(&roles::KUBERNETES_EXTENSION_CONTRIBUTOR),
        mark: Documented,
        because: "looks after the extension of the Kubernetes cluster that the workspace attaches",
        without: "attaching fails as if the extension were not installed",
        sources: &[&sources::K8S_ATT],
        ..RULE
    },
    RoleRule {
        id: "WS-UAI-K8S-04",
        to: &[WorkspacePrimary],
        when: &[AttachCluster],
        on: On::Target,
        grant: Grant::Template(&roles::AZURE_KUBERNETES_SERVICE_CLUSTER_ADMIN_ROLE),
        mark: Documented,
        because: "works in the Kubernetes cluster that the workspace attaches",
        without: "attaching fails with an internal server error",
        sources: &[&sources::K8S_ATT],
        ..RULE
    },
    RoleRule {
        id: "WS-UAI-K8S-05",
        to: &[WorkspacePrimary],
        when: &[AttachAks],
        on: On::Target,
        grant: Grant::Template(&roles::CONTRIBUTOR),
        mark: Documented,
        because: "attaches the AKS cluster through Trusted Access",
        without: "attaching through Trusted Access fails",
        sources: &[&sources::K8S_ATT],
        ..RULE
    },
];
