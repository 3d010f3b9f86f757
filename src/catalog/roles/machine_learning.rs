//! Roles on workspaces, hubs and machine learning registries.

use crate::catalog::sources::{ROLE_DATA, ROLE_TABLE};
use crate::model::fact::{KeylessRisk, Plane, RoleDefinition};

/// The built-in role `AzureML Data Scientist`.
pub const AZUREML_DATA_SCIENTIST: RoleDefinition = RoleDefinition {
    name: "AzureML Data Scientist",
    guid: "f6c7c914-8db3-469d-8ca1-694a8f32e121",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Everything inside a workspace except changing the workspace, listing its keys, or creating and deleting computes. Its wildcard actions include listing connection secrets.",
    aliases: &[],
    keyless_risks: &[
        KeylessRisk::AmlListStorageKeys,
        KeylessRisk::AmlListConnectionSecrets,
        KeylessRisk::AmlListEndpointKeys,
    ],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `AzureML Compute Operator`.
pub const AZUREML_COMPUTE_OPERATOR: RoleDefinition = RoleDefinition {
    name: "AzureML Compute Operator",
    guid: "e503ece1-11d0-4e8e-8e2c-7a6c3bf38815",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "All operations on workspace computes and notebook VMs, nothing else in the workspace.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `AzureML Metrics Writer (preview)`.
pub const AZUREML_METRICS_WRITER: RoleDefinition = RoleDefinition {
    name: "AzureML Metrics Writer (preview)",
    guid: "635dd51f-9968-44d3-b7fb-6d9a6bd613ae",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Writes metrics to a workspace.",
    aliases: &["Workspace metrics writer"],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `AzureML Registry User`.
pub const AZUREML_REGISTRY_USER: RoleDefinition = RoleDefinition {
    name: "AzureML Registry User",
    guid: "1823dd4f-9b8c-4ab6-ab4e-7397a3684615",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads a registry and reads, writes and deletes its assets; cannot create or delete registries.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Azure Machine Learning Workspace Connection Secrets Reader`.
pub const AZURE_MACHINE_LEARNING_WORKSPACE_CONNECTION_SECRETS_READER: RoleDefinition = RoleDefinition {
    name: "Azure Machine Learning Workspace Connection Secrets Reader",
    guid: "ea01e6af-a1c1-4350-9563-ad00f8c72ec5",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Lists secrets of workspace connections.",
    aliases: &[],
    keyless_risks: &[KeylessRisk::AmlListConnectionSecrets],
    citations: &[&ROLE_DATA],
};

/// The built-in role `Data Labeling - Labeler`.
pub const DATA_LABELING_LABELER: RoleDefinition = RoleDefinition {
    name: "Data Labeling - Labeler",
    guid: "c6decf44-fd0a-444c-a844-d653c394e7ab",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Labels data in labeling projects: reads projects and summaries, reads and writes labels.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_DATA],
};

/// The built-in role `Azure AI Administrator`.
pub const AZURE_AI_ADMINISTRATOR: RoleDefinition = RoleDefinition {
    name: "Azure AI Administrator",
    guid: "b78c5d69-af96-48a3-bf8d-a8b4d589de94",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Control-plane rights over workspaces and their dependencies (storage, key vault, registry, search, Application Insights, Cosmos DB). What new system-assigned workspace identities receive on the resource group.",
    aliases: &[],
    keyless_risks: &[
        KeylessRisk::StorageListKeys,
        KeylessRisk::StorageReenableSharedKey,
        KeylessRisk::AcrListAdminCredentials,
        KeylessRisk::AcrReenableAdminUser,
        KeylessRisk::KeyVaultRewriteAccessPolicies,
        KeylessRisk::AmlListWorkspaceKeys,
        KeylessRisk::AmlListStorageKeys,
        KeylessRisk::AmlListConnectionSecrets,
        KeylessRisk::AmlListEndpointKeys,
        KeylessRisk::CognitiveListKeys,
        KeylessRisk::SearchListAdminKeys,
    ],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Azure AI Developer`.
pub const AZURE_AI_DEVELOPER: RoleDefinition = RoleDefinition {
    name: "Azure AI Developer",
    guid: "64702f94-c441-49e6-a78b-ef80e0188fee",
    plane: Plane::Both,
    privileged: false,
    can_assign_roles: false,
    summary: "Works in workspaces, hubs and projects without managing them; joins hubs; can start deployments; calls OpenAI, Speech and Content Safety data planes.",
    aliases: &[],
    keyless_risks: &[
        KeylessRisk::AmlListStorageKeys,
        KeylessRisk::AmlListConnectionSecrets,
        KeylessRisk::AmlListEndpointKeys,
    ],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Azure AI Enterprise Network Connection Approver`.
pub const AZURE_AI_ENTERPRISE_NETWORK_CONNECTION_APPROVER: RoleDefinition = RoleDefinition {
    name: "Azure AI Enterprise Network Connection Approver",
    guid: "b556d68e-0be0-4f35-a333-ad7ee1ce17ea",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads and approves private endpoint connections on the resource types an AI workspace depends on.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Azure AI Enterprise Networking Outbound Rules Operator`.
pub const AZURE_AI_ENTERPRISE_NETWORKING_OUTBOUND_RULES_OPERATOR: RoleDefinition = RoleDefinition {
    name: "Azure AI Enterprise Networking Outbound Rules Operator",
    guid: "25cabde7-1a6c-4350-8877-cb6fe59f1399",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads and changes managed network settings and outbound rules of a workspace.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_DATA],
};

/// The built-in role `Azure AI Inference Deployment Operator`.
pub const AZURE_AI_INFERENCE_DEPLOYMENT_OPERATOR: RoleDefinition = RoleDefinition {
    name: "Azure AI Inference Deployment Operator",
    guid: "3afb7f49-54cb-416e-8c09-6dc049efa503",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Creates ARM deployments and autoscale settings in a resource group: what studio deployment needs beyond workspace rights.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Azure AI Safety Evaluator`.
pub const AZURE_AI_SAFETY_EVALUATOR: RoleDefinition = RoleDefinition {
    name: "Azure AI Safety Evaluator",
    guid: "11102f94-c441-49e6-a78b-ef80e0188abc",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Works with workspace evaluations and simulations.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_DATA],
};
