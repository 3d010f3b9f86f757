//! What was lowered, for those who come later and refer to it.

use std::collections::BTreeMap;

use super::network::made::{EndpointTo, OwnNetwork};
use crate::arena::HandleMap;
use crate::model::ResourceId;
use crate::resolve::{
    Account, Behind, Cluster, CustomRole, Endpoint, External, Instance, Key, KeyVault, KubernetesCompute,
    Reached, Registry, UserIdentity,
};
use crate::source::Span;

/// The resources that were made of what is resolved.
pub(super) type Ids<T> = HandleMap<T, ResourceId>;

/// An outbound rule that leads to a resource by a private endpoint.
#[derive(Debug, Clone, Copy)]
pub(super) struct PrivateRule {
    pub(super) rule: ResourceId,
    pub(super) target: ResourceId,
    /// Where the rule is written, or what it follows from.
    pub(super) span: Span,
}

/// A storage account with what is in it.
pub(super) struct AccountIds {
    pub(super) account: ResourceId,
    pub(super) blob_service: ResourceId,
    /// Containers by name.
    pub(super) containers: BTreeMap<String, ResourceId>,
}

impl Parts {
    /// What a customer-managed key encrypts is lowered with these.
    pub(super) fn keys(&self) -> Keys<'_> {
        Keys {
            ids: &self.keys,
            vaults: &self.vaults,
            identities: &self.identities,
        }
    }

    /// What a private endpoint leads to, unless that is the workspace, which comes after these.
    pub(super) fn reached(&self, reached: Reached) -> Option<ResourceId> {
        match reached {
            Reached::Account(account) => self.accounts.get(account).map(|ids| ids.account),
            Reached::Vault(vault) => self.vaults.get(vault).copied(),
            Reached::Registry(registry) => self.registries.get(registry).copied(),
            Reached::Workspace => None,
        }
    }

    /// What is behind a connection.
    pub(super) fn behind(&self, behind: Behind) -> Option<ResourceId> {
        match behind {
            Behind::Account(account) => self.reached(Reached::Account(account)),
            Behind::Registry(registry) => self.reached(Reached::Registry(registry)),
            Behind::External(external) => self.externals.get(external).copied(),
        }
    }

    /// The container of a declared account behind a connection.
    pub(super) fn container_behind(&self, behind: Behind, name: &str) -> Option<ResourceId> {
        match behind {
            Behind::Account(account) => self.accounts.get(account)?.container(name),
            Behind::Registry(_) | Behind::External(_) => None,
        }
    }
}

impl AccountIds {
    /// The container of a name.
    pub(super) fn container(&self, name: &str) -> Option<ResourceId> {
        self.containers.get(name).copied()
    }
}

/// What a key encrypts is lowered with these.
#[derive(Clone, Copy)]
pub(super) struct Keys<'a> {
    pub(super) ids: &'a Ids<Key>,
    pub(super) vaults: &'a Ids<KeyVault>,
    pub(super) identities: &'a Ids<UserIdentity>,
}

/// What was lowered so far.
pub(super) struct Parts {
    pub(super) identities: Ids<UserIdentity>,
    pub(super) externals: Ids<External>,
    pub(super) accounts: HandleMap<Account, AccountIds>,
    pub(super) registries: Ids<Registry>,
    pub(super) vaults: Ids<KeyVault>,
    pub(super) keys: Ids<Key>,
    pub(super) log_analytics: Option<ResourceId>,
    pub(super) clusters: Ids<Cluster>,
    pub(super) instances: Ids<Instance>,
    pub(super) kubernetes: Ids<KubernetesCompute>,
    pub(super) endpoints: Ids<Endpoint>,
    pub(super) roles: Ids<CustomRole>,
    /// The connections through which images are built on those of a registry.
    pub(super) build_connections: Ids<Registry>,
    /// The outbound rules that lead to resources.
    pub(super) private_rules: Vec<PrivateRule>,
    /// The last of all outbound rules: computes and online endpoints come after it.
    pub(super) last_rule: Option<ResourceId>,
    /// The network of one's own, and its subnets.
    pub(super) network: OwnNetwork,
    /// The private endpoints to all but the workspace.
    pub(super) private_endpoints: Vec<EndpointTo>,
    /// What computes wait for to reach the workspace: its private endpoint, or the zones of that.
    pub(super) door: Option<ResourceId>,
}
