//! Bounds that Azure sets: on templates, role assignments, computes, endpoints and retention.
//!
//! Quotas that support can raise are marked as adjustable: they are good for a warning, never for an error.

use crate::catalog::sources::{ARM_LIMITS, BICEP_LINT, BT, CI, GAH, QUOTA, RBAC_LIMITS, TF, TF_LOG, WHAT_IF};
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
pub(crate) const TEMPLATE_PARAMETERS: Limit = up_to(256, "parameters", &ARM_LIMITS);
/// Variables of a template. Source: [`BICEP_LINT`].
pub(crate) const TEMPLATE_VARIABLES: Limit = up_to(512, "variables", &BICEP_LINT);
/// Variables of a template in China, whose documentation still gives the older figure. Source:
/// [`ARM_LIMITS`].
pub(crate) const TEMPLATE_VARIABLES_CHINA: Limit = up_to(256, "variables", &ARM_LIMITS);
/// Resources of a template, copies counted one by one. Source: [`ARM_LIMITS`].
pub(crate) const TEMPLATE_RESOURCES: Limit = up_to(800, "resources", &ARM_LIMITS);
/// Bytes of a template as it is printed, the nested ones included. Source: [`ARM_LIMITS`].
pub(crate) const TEMPLATE_BYTES: Limit = up_to(4_194_304, "bytes of a template", &ARM_LIMITS);
/// Nested deployments that `what-if` was seen to expand before it skipped the rest. Source: [`WHAT_IF`].
pub(crate) const WHAT_IF_DEPLOYMENTS: Limit = up_to(10, "nested deployments in `what-if`", &WHAT_IF);

// Roles.

/// Role assignments of a subscription, those of its groups and resources included. Source: [`RBAC_LIMITS`].
pub(crate) const ROLE_ASSIGNMENTS: Limit = up_to(4_000, "role assignments in a subscription", &RBAC_LIMITS);
/// Size of a role assignment's description. Source: [`RBAC_LIMITS`].
pub(crate) const ROLE_ASSIGNMENT_DESCRIPTION: Limit =
    up_to(2_048, "bytes of a role assignment's description", &RBAC_LIMITS);
/// Size of a role assignment's condition. Source: [`RBAC_LIMITS`].
pub(crate) const ROLE_ASSIGNMENT_CONDITION: Limit =
    up_to(8_192, "bytes of a role assignment's condition", &RBAC_LIMITS);
/// Characters of a custom role's name. Source: [`RBAC_LIMITS`].
pub(crate) const CUSTOM_ROLE_NAME: Limit =
    between(1, 512, "characters of a custom role's name", &RBAC_LIMITS);
/// Size of a custom role's description. Source: [`RBAC_LIMITS`].
pub(crate) const CUSTOM_ROLE_DESCRIPTION: Limit =
    up_to(2_048, "bytes of a custom role's description", &RBAC_LIMITS);

// Resources in general.

/// Tags of a resource. Source: [`GAH`].
pub(crate) const TAGS: Limit = up_to(50, "tags on a resource", &GAH);
/// Characters of a tag's name on a storage account. Source: [`TF`].
pub(crate) const TAG_NAME_STORAGE: Limit =
    between(1, 128, "characters of a tag's name on a storage account", &TF);
/// Storage accounts of a subscription in a region. Source: [`QUOTA`].
pub(crate) const STORAGE_ACCOUNTS: Limit = up_to(250, "storage accounts in a region", &QUOTA);

// Retention.

/// Days for which a storage account keeps deleted blobs; 0 stands for not at all. Source: [`BT`].
pub(crate) const BLOB_SOFT_DELETE_DAYS: Limit = between(0, 365, "days of blob soft delete", &BT);
/// Days for which a key vault keeps what was deleted. Source: [`BT`].
pub(crate) const VAULT_SOFT_DELETE_DAYS: Limit = between(7, 90, "days of key vault soft delete", &BT);
/// Days for which Log Analytics keeps data. Source: [`TF_LOG`].
pub(crate) const LOG_RETENTION_DAYS: Limit = between(30, 730, "days of log retention", &TF_LOG);

// Workspaces, computes and endpoints.

/// Computes of a subscription in a region before support is asked for more; adjustable. Source: [`QUOTA`].
pub(crate) const COMPUTES_DEFAULT: Limit = up_to(500, "computes in a region", &QUOTA);
/// Nodes of a cluster whose nodes do not talk to each other, at the very most. Source: [`QUOTA`].
pub(crate) const CLUSTER_NODES: Limit = up_to(65_000, "nodes of a cluster", &QUOTA);
/// Nodes of a cluster whose nodes do not talk to each other, before support is asked; adjustable. Source:
/// [`QUOTA`].
pub(crate) const CLUSTER_NODES_DEFAULT: Limit = up_to(100, "nodes of a cluster", &QUOTA);
/// Minutes of idleness after which an instance shuts down. Source: [`CI`].
pub(crate) const INSTANCE_IDLE_MINUTES: Limit = between(15, 4_320, "minutes of idleness of an instance", &CI);
/// Endpoints of a subscription in a region, all kinds together; adjustable. Source: [`QUOTA`].
pub(crate) const ENDPOINTS: Limit = up_to(100, "endpoints in a region", &QUOTA);

// Quotas of a region, which support raises.

/// Storage accounts.
pub(crate) const ACCOUNT_QUOTA: Quota = Quota {
    noun: "storage accounts",
    limit: &STORAGE_ACCOUNTS,
};
/// Computes of all kinds that the service manages.
pub(crate) const COMPUTE_QUOTA: Quota = Quota {
    noun: "computes",
    limit: &COMPUTES_DEFAULT,
};
/// Endpoints of all kinds.
pub(crate) const ENDPOINT_QUOTA: Quota = Quota {
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
