//! What was lowered, for those who come later and refer to it.

use crate::arena::HandleMap;
use crate::model::ResourceId;
use crate::resolve::{
    Account, Cluster, Endpoint, External, Instance, KeyVault, KubernetesCompute, Registry, UserIdentity,
};

/// The resources that were made of what is resolved.
pub(super) type Ids<T> = HandleMap<T, ResourceId>;

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

/// What was lowered so far.
pub(super) struct Parts {
    pub(super) identities: Ids<UserIdentity>,
    pub(super) externals: Ids<External>,
    pub(super) accounts: HandleMap<Account, AccountIds>,
    pub(super) registries: Ids<Registry>,
    pub(super) vaults: Ids<KeyVault>,
    pub(super) log_analytics: Option<ResourceId>,
    pub(super) clusters: Ids<Cluster>,
    pub(super) instances: Ids<Instance>,
    pub(super) kubernetes: Ids<KubernetesCompute>,
    pub(super) endpoints: Ids<Endpoint>,
    /// The connections through which images are built on those of a registry.
    pub(super) build_connections: Ids<Registry>,
}
