//! Bounds that Azure sets: on templates, role assignments, computes, endpoints and retention.
//!
//! Quotas that support can raise are marked as adjustable: they are good for a warning, never for an error.

use crate::catalog::sources::{
    ARM_LIMITS, BICEP_CONST, BICEP_LINT, BT, CI, COMPUTE, COPY, GAH, HISTORY, JOB_SIZE, NR, QUOTA,
    RBAC_LIMITS, TF, TF_LOG,
};
use crate::model::{Citation, Limit, Quota};

const fn up_to(max: u64, what: &'static str, citation: &'static Citation) -> Limit {
    between(0, max, what, citation)
}

const fn between(min: u64, max: u64, what: &'static str, citation: &'static Citation) -> Limit {
    Limit {
        what,
        min,
        max,
        citation,
    }
}

// Templates. A nested deployment has its own counts.

/// Parameters of a template. Source: [`ARM_LIMITS`].
pub const TEMPLATE_PARAMETERS: Limit = up_to(256, "parameters", &ARM_LIMITS);
/// Variables of a template. Source: [`BICEP_LINT`].
pub const TEMPLATE_VARIABLES: Limit = up_to(512, "variables", &BICEP_LINT);
/// Variables of a template in China, whose documentation still gives the older figure. Source:
/// [`ARM_LIMITS`].
pub const TEMPLATE_VARIABLES_CHINA: Limit = up_to(256, "variables", &ARM_LIMITS);
/// Resources of a template, copies counted one by one. Source: [`ARM_LIMITS`].
pub const TEMPLATE_RESOURCES: Limit = up_to(800, "resources", &ARM_LIMITS);
/// Outputs of a template. Source: [`ARM_LIMITS`].
pub const TEMPLATE_OUTPUTS: Limit = up_to(64, "outputs", &ARM_LIMITS);
/// Different locations in a deployment above resource groups. Source: [`ARM_LIMITS`].
pub const TEMPLATE_LOCATIONS: Limit = up_to(10, "locations", &ARM_LIMITS);
/// Characters of a template expression. Source: [`ARM_LIMITS`].
pub const TEMPLATE_EXPRESSION: Limit = up_to(24_576, "characters in an expression", &ARM_LIMITS);
/// Size of a template after loops and values are filled in. Source: [`ARM_LIMITS`].
pub const TEMPLATE_SIZE: Limit = up_to(4_194_304, "bytes of template", &ARM_LIMITS);
/// Size of a parameter file. Source: [`ARM_LIMITS`].
pub const PARAMETER_FILE_SIZE: Limit = up_to(4_194_304, "bytes of parameter file", &ARM_LIMITS);
/// Size of one resource of a template. Source: [`ARM_LIMITS`].
pub const RESOURCE_SIZE: Limit = up_to(1_048_576, "bytes of one resource", &ARM_LIMITS);
/// Size of a deployment after compression, with what the request says of itself. Source: [`JOB_SIZE`].
pub const DEPLOYMENT_SIZE: Limit = up_to(1_048_576, "bytes of compressed deployment", &JOB_SIZE);
/// Turns of a copy loop. Source: [`COPY`].
pub const COPY_COUNT: Limit = up_to(800, "turns of a copy loop", &COPY);
/// Characters of a deployment's name. Source: [`BICEP_CONST`].
pub const DEPLOYMENT_NAME: Limit = between(1, 64, "characters of a deployment name", &BICEP_CONST);
/// Deployments that a scope remembers; beyond, the next one fails. Source: [`HISTORY`].
pub const DEPLOYMENT_HISTORY: Limit = up_to(800, "deployments in the history of a scope", &HISTORY);
/// Characters of a Bicep identifier. Source: [`BICEP_CONST`].
pub const BICEP_IDENTIFIER: Limit = between(1, 255, "characters of a Bicep identifier", &BICEP_CONST);

// Roles.

/// Role assignments of a subscription, those of its groups and resources included. Source: [`RBAC_LIMITS`].
pub const ROLE_ASSIGNMENTS: Limit = up_to(4_000, "role assignments in a subscription", &RBAC_LIMITS);
/// Role assignments of a management group. Source: [`RBAC_LIMITS`].
pub const ROLE_ASSIGNMENTS_MANAGEMENT_GROUP: Limit =
    up_to(500, "role assignments on a management group", &RBAC_LIMITS);
/// Size of a role assignment's description. Source: [`RBAC_LIMITS`].
pub const ROLE_ASSIGNMENT_DESCRIPTION: Limit =
    up_to(2_048, "bytes of a role assignment's description", &RBAC_LIMITS);
/// Size of a role assignment's condition. Source: [`RBAC_LIMITS`].
pub const ROLE_ASSIGNMENT_CONDITION: Limit =
    up_to(8_192, "bytes of a role assignment's condition", &RBAC_LIMITS);
/// Custom roles of a tenant. Source: [`RBAC_LIMITS`].
pub const CUSTOM_ROLES: Limit = up_to(5_000, "custom roles in a tenant", &RBAC_LIMITS);
/// Custom roles of a tenant in China. Source: [`RBAC_LIMITS`].
pub const CUSTOM_ROLES_CHINA: Limit = up_to(2_000, "custom roles in a tenant", &RBAC_LIMITS);
/// Characters of a custom role's name. Source: [`RBAC_LIMITS`].
pub const CUSTOM_ROLE_NAME: Limit = between(1, 512, "characters of a custom role's name", &RBAC_LIMITS);
/// Size of a custom role's description. Source: [`RBAC_LIMITS`].
pub const CUSTOM_ROLE_DESCRIPTION: Limit = up_to(2_048, "bytes of a custom role's description", &RBAC_LIMITS);
/// Assignable scopes of a custom role. Source: [`RBAC_LIMITS`].
pub const CUSTOM_ROLE_SCOPES: Limit = between(1, 2_000, "assignable scopes of a custom role", &RBAC_LIMITS);

// Resources in general.

/// Tags of a resource. Source: [`GAH`].
pub const TAGS: Limit = up_to(50, "tags on a resource", &GAH);
/// Characters of a tag's name. Source: [`NR`].
pub const TAG_NAME: Limit = between(1, 512, "characters of a tag's name", &NR);
/// Characters of a tag's name on a storage account. Source: [`TF`].
pub const TAG_NAME_STORAGE: Limit = between(1, 128, "characters of a tag's name on a storage account", &TF);
/// Characters of a tag's value. Source: [`NR`].
pub const TAG_VALUE: Limit = up_to(256, "characters of a tag's value", &NR);
/// Storage accounts of a subscription in a region. Source: [`QUOTA`].
pub const STORAGE_ACCOUNTS: Limit = up_to(250, "storage accounts in a region", &QUOTA);

// Retention.

/// Days for which a storage account keeps deleted blobs; 0 stands for not at all. Source: [`BT`].
pub const BLOB_SOFT_DELETE_DAYS: Limit = between(0, 365, "days of blob soft delete", &BT);
/// Days for which a key vault keeps what was deleted. Source: [`BT`].
pub const VAULT_SOFT_DELETE_DAYS: Limit = between(7, 90, "days of key vault soft delete", &BT);
/// Days for which Log Analytics keeps data. Source: [`TF_LOG`].
pub const LOG_RETENTION_DAYS: Limit = between(30, 730, "days of log retention", &TF_LOG);

// Workspaces, computes and endpoints.

/// Workspaces of a resource group. Source: [`QUOTA`].
pub const WORKSPACES: Limit = up_to(800, "workspaces in a resource group", &QUOTA);
/// Computes of a subscription in a region, adjustable up to this; 500 before support is asked. Clusters,
/// instances and managed online deployments count together. Source: [`QUOTA`].
pub const COMPUTES: Limit = up_to(2_500, "computes in a region", &QUOTA);
/// Computes of a subscription in a region before support is asked for more; adjustable. Source: [`QUOTA`].
pub const COMPUTES_DEFAULT: Limit = up_to(500, "computes in a region", &QUOTA);
/// Nodes of a cluster whose nodes do not talk to each other, at the very most. Source: [`QUOTA`].
pub const CLUSTER_NODES: Limit = up_to(65_000, "nodes of a cluster", &QUOTA);
/// Nodes of a cluster whose nodes do not talk to each other, before support is asked; adjustable. Source:
/// [`QUOTA`].
pub const CLUSTER_NODES_DEFAULT: Limit = up_to(100, "nodes of a cluster", &QUOTA);
/// Nodes of a cluster whose nodes talk to each other, at the very most. Source: [`QUOTA`].
pub const CLUSTER_NODES_COMMUNICATING: Limit = up_to(4_000, "nodes of a communicating cluster", &QUOTA);
/// Nodes of a cluster whose nodes talk to each other, before support is asked; adjustable. Source: [`QUOTA`].
pub const CLUSTER_NODES_COMMUNICATING_DEFAULT: Limit = up_to(300, "nodes of a communicating cluster", &QUOTA);
/// Nodes of a cluster whose nodes talk to each other over RDMA. Source: [`QUOTA`].
pub const CLUSTER_NODES_RDMA: Limit = up_to(100, "nodes of an RDMA cluster", &QUOTA);
/// Days that a job may run. Source: [`QUOTA`].
pub const JOB_DAYS: Limit = up_to(21, "days of a job", &QUOTA);
/// Days that a job may run on low-priority nodes. Source: [`QUOTA`].
pub const JOB_DAYS_LOW_PRIORITY: Limit = up_to(7, "days of a low-priority job", &QUOTA);
/// Minutes of idleness after which an instance shuts down. Source: [`CI`].
pub const INSTANCE_IDLE_MINUTES: Limit = between(15, 4_320, "minutes of idleness of an instance", &CI);
/// Schedules of an instance. Source: [`CI`].
pub const INSTANCE_SCHEDULES: Limit = up_to(4, "schedules of an instance", &CI);
/// Gigabytes of an instance's operating system disk. Source: [`COMPUTE`].
pub const INSTANCE_DISK: Limit = up_to(120, "gigabytes of an instance's disk", &COMPUTE);
/// Endpoints of a subscription in a region, all kinds together; adjustable. Source: [`QUOTA`].
pub const ENDPOINTS: Limit = up_to(100, "endpoints in a region", &QUOTA);
/// Deployments of a subscription in a region; adjustable. Source: [`QUOTA`].
pub const ENDPOINT_DEPLOYMENTS: Limit = up_to(500, "deployments in a region", &QUOTA);
/// Deployments of an endpoint; adjustable. Source: [`QUOTA`].
pub const DEPLOYMENTS_PER_ENDPOINT: Limit = up_to(20, "deployments of an endpoint", &QUOTA);
/// Instances of a managed online deployment; adjustable, and a fifth more is held back for upgrades. Source:
/// [`QUOTA`].
pub const INSTANCES_PER_DEPLOYMENT: Limit = up_to(50, "instances of a deployment", &QUOTA);
/// Seconds that a request to a managed online endpoint may take. Source: [`QUOTA`].
pub const REQUEST_SECONDS: Limit = up_to(180, "seconds of a request", &QUOTA);
/// Seconds that a request to a Kubernetes online endpoint may take. Source: [`QUOTA`].
pub const REQUEST_SECONDS_KUBERNETES: Limit = up_to(300, "seconds of a request", &QUOTA);
/// Characters of the names of a Kubernetes endpoint and its deployment, put together. Source: [`QUOTA`].
pub const KUBERNETES_ENDPOINT_NAMES: Limit = between(
    6,
    62,
    "characters of endpoint and deployment name together",
    &QUOTA,
);

// Quotas of a region, which support raises.

/// Storage accounts.
pub const ACCOUNT_QUOTA: Quota = Quota {
    noun: "storage accounts",
    limit: &STORAGE_ACCOUNTS,
};
/// Computes of all kinds that the service manages.
pub const COMPUTE_QUOTA: Quota = Quota {
    noun: "computes",
    limit: &COMPUTES_DEFAULT,
};
/// Endpoints of all kinds.
pub const ENDPOINT_QUOTA: Quota = Quota {
    noun: "endpoints",
    limit: &ENDPOINTS,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_inclusive() {
        assert!(INSTANCE_IDLE_MINUTES.allows(15) && INSTANCE_IDLE_MINUTES.allows(4_320));
        assert!(!INSTANCE_IDLE_MINUTES.allows(14) && !INSTANCE_IDLE_MINUTES.allows(4_321));
        assert!(BLOB_SOFT_DELETE_DAYS.allows(0));
        assert!(!VAULT_SOFT_DELETE_DAYS.allows(6) && !LOG_RETENTION_DAYS.allows(731));
    }
}
