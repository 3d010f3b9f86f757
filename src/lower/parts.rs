//! What was lowered, for those who come later and refer to it.

use crate::model::ResourceId;

/// A storage account with what is in it.
pub(super) struct AccountIds {
    pub(super) account: ResourceId,
    pub(super) blob_service: ResourceId,
    /// Containers by name.
    pub(super) containers: Vec<(String, ResourceId)>,
}

impl AccountIds {
    /// The container of a name.
    pub(super) fn container(&self, name: &str) -> Option<ResourceId> {
        self.containers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, id)| *id)
    }
}

/// What was lowered so far, in the order of the resolved blueprint.
pub(super) struct Parts {
    pub(super) identities: Vec<ResourceId>,
    pub(super) externals: Vec<ResourceId>,
    pub(super) accounts: Vec<AccountIds>,
    pub(super) registries: Vec<ResourceId>,
    pub(super) vaults: Vec<ResourceId>,
    pub(super) log_analytics: Option<ResourceId>,
    pub(super) clusters: Vec<ResourceId>,
    pub(super) instances: Vec<ResourceId>,
    pub(super) kubernetes: Vec<ResourceId>,
    pub(super) endpoints: Vec<ResourceId>,
    pub(super) connections: Vec<ResourceId>,
}
