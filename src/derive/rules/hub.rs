//! Hubs and their projects: the identities of both (`HUB-SAI`, `PRJ-SAI`), people (`HUB-HUM`), and connections that work with the
//! identity of a workspace (`HUB-CONN`).

use super::{Grant, On, RULE, RoleRule};
use crate::catalog::{roles, sources};
use crate::model::{
    Activity::{
        ConnectAiServices, ConnectData, ConnectOpenAi, ConnectSearch, CreateProjects,
        CreateProjectsElsewhere, DeployInProject, OperateHub, OperateProject, SeeHub, WorkInProject,
    },
    ActorKind::{Person, WorkspacePrimary, WorkspaceSystem},
    Mark::Documented,
};

pub(super) const RULES: &[RoleRule] = &[
    RoleRule {
        id: "HUB-SAI-RG-01",
        to: &[WorkspaceSystem],
        when: &[OperateHub],
        on: On::ResourceGroup,
        grant: Grant::Azure(&roles::AZURE_AI_ADMINISTRATOR),
        mark: Documented,
        because: "manages what the hub needs in its resource group",
        without: "the service can't manage the hub's dependencies",
        sources: &[&sources::HUB_RBAC],
        ..RULE
    },
    RoleRule {
        id: "PRJ-SAI-ST-01",
        to: &[WorkspaceSystem],
        when: &[OperateProject],
        on: On::Storage,
        grant: Grant::AzureOwnContainers(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Documented,
        because: "reads and writes the project's own containers on the account of its hub",
        without: "the service can't keep code, outputs and logs of the project",
        sources: &[&sources::HUB, &sources::AUTH],
        ..RULE
    },
    RoleRule {
        id: "HUB-HUM-01",
        to: &[Person],
        when: &[CreateProjects],
        on: On::Workspace,
        grant: Grant::Template(&roles::AZURE_AI_DEVELOPER),
        mark: Documented,
        because: "makes projects of the hub in its default resource group and becomes Owner of each, without a role on that group",
        without: "projects can't be made in the hub",
        sources: &[&sources::HUB, &sources::HUB_RBAC, &sources::ROLE_DATA],
        ..RULE
    },
    RoleRule {
        id: "HUB-HUM-05",
        to: &[Person],
        when: &[CreateProjectsElsewhere],
        on: On::Workspace,
        elsewhere: Some("resource groups of projects"),
        grant: Grant::PersonUnstated(
            "Contributor, or a custom role with Microsoft.MachineLearningServices/workspaces/write",
        ),
        mark: Documented,
        because: "makes projects of the hub in another resource group than its default one, if any are to lie there",
        without: "projects can be made in the default resource group alone",
        sources: &[&sources::HUB, &sources::ROLE_DATA],
        ..RULE
    },
    RoleRule {
        id: "HUB-HUM-02",
        to: &[Person],
        when: &[WorkInProject],
        on: On::Workspace,
        grant: Grant::Template(&roles::AZURE_AI_DEVELOPER),
        mark: Documented,
        because: "works in the project",
        without: "the project does not open",
        sources: &[&sources::HUB_RBAC],
        ..RULE
    },
    RoleRule {
        id: "HUB-HUM-03",
        to: &[Person],
        when: &[SeeHub],
        on: On::Hub,
        grant: Grant::Template(&roles::READER),
        mark: Documented,
        because: "sees the hub of the project and what it shares",
        without: "what the hub shares does not show",
        sources: &[&sources::HUB_RBAC],
        ..RULE
    },
    RoleRule {
        id: "HUB-HUM-04",
        to: &[Person],
        when: &[DeployInProject],
        on: On::ResourceGroup,
        grant: Grant::Template(&roles::AZURE_AI_INFERENCE_DEPLOYMENT_OPERATOR),
        mark: Documented,
        because: "deploys models in the project",
        without: "models can't be deployed in the project",
        sources: &[&sources::HUB_RBAC],
        ..RULE
    },
    RoleRule {
        id: "HUB-CONN-01",
        to: &[WorkspaceSystem, WorkspacePrimary],
        when: &[ConnectData],
        on: On::Target,
        grant: Grant::Template(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Documented,
        because: "reads and writes this data through a connection of the workspace",
        without: "the connection is refused",
        sources: &[&sources::HUB_RBAC],
        ..RULE
    },
    RoleRule {
        id: "HUB-CONN-01",
        to: &[WorkspaceSystem, WorkspacePrimary],
        when: &[ConnectSearch],
        on: On::Target,
        grant: Grant::Template(&roles::SEARCH_INDEX_DATA_CONTRIBUTOR),
        mark: Documented,
        because: "queries indexes and loads documents through a connection of the workspace",
        without: "the connection is refused",
        sources: &[&sources::HUB_RBAC, &sources::SRCH],
        ..RULE
    },
    RoleRule {
        id: "HUB-CONN-01",
        to: &[WorkspaceSystem, WorkspacePrimary],
        when: &[ConnectOpenAi],
        on: On::Target,
        grant: Grant::Template(&roles::COGNITIVE_SERVICES_OPENAI_USER),
        mark: Documented,
        because: "calls models of Azure OpenAI through a connection of the workspace",
        without: "the connection is refused",
        sources: &[&sources::HUB_RBAC],
        ..RULE
    },
    RoleRule {
        id: "HUB-CONN-01",
        to: &[WorkspaceSystem, WorkspacePrimary],
        when: &[ConnectAiServices],
        on: On::Target,
        grant: Grant::Template(&roles::COGNITIVE_SERVICES_USER),
        mark: Documented,
        because: "calls AI services through a connection of the workspace",
        without: "the connection is refused",
        sources: &[&sources::HUB_RBAC],
        ..RULE
    },
];
