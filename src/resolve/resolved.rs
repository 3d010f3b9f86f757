//! The resolved blueprint, as `lower` reads it.

use super::data::default_account;
use super::item::Item;
use super::{
    Account, Cluster, Connection, Endpoint, External, Instance, Key, KeyVault, KubernetesCompute,
    ManagedNetwork, Monitoring, Naming, Network, Person, Rbac, Reached, Registry, ResolvedUse, Store, Tags,
    UserIdentity, Waiver, Workspace, WorkspaceKey,
};
use crate::arena::{Arena, Handle};
use crate::blueprint::Ignored;
use crate::model::{Cloud, Parameter, TargetName};
use crate::source::{Span, Spanned};

/// A blueprint with every reference resolved. Handles point into the arenas beside them.
#[derive(Debug)]
pub struct Resolved {
    /// The platform's short name.
    pub name: Spanned<String>,
    /// The environment, if it is one.
    pub environment: Option<Spanned<String>>,
    /// The cloud.
    pub cloud: Cloud,
    /// The region, normalised.
    pub location: Spanned<String>,
    /// The subscription, in lower case.
    pub subscription: Option<String>,
    /// The tenant, in lower case.
    pub tenant: Option<String>,
    /// The resource group.
    pub resource_group: Option<Spanned<String>>,
    /// Where it says that the group is made.
    pub makes_group: Option<Span>,
    /// What whoever deploys gives.
    pub parameters: Vec<Parameter>,
    /// Tags of every resource.
    pub tags: Tags,
    /// How names are made.
    pub naming: Naming,
    /// API versions of types.
    pub api_versions: Vec<(Spanned<String>, Spanned<String>)>,
    /// Targets built by default.
    pub targets: Vec<TargetName>,
    /// User-assigned identities, fallbacks last.
    pub identities: Arena<UserIdentity>,
    /// Storage accounts; a project may have none of its own.
    pub accounts: Arena<Account>,
    /// Registries, the workspace's own first.
    pub registries: Arena<Registry>,
    /// Vaults, the workspace's own first.
    pub vaults: Arena<KeyVault>,
    /// Customer-managed keys.
    pub keys: Arena<Key>,
    /// The one that encrypts what the workspace keeps.
    pub workspace_key: Option<WorkspaceKey>,
    /// Monitoring.
    pub monitoring: Monitoring,
    /// The workspace.
    pub workspace: Workspace,
    /// Datastores.
    pub stores: Vec<Store>,
    /// Clusters.
    pub clusters: Arena<Cluster>,
    /// Compute instances.
    pub instances: Arena<Instance>,
    /// Kubernetes computes.
    pub kubernetes: Arena<KubernetesCompute>,
    /// Endpoints.
    pub endpoints: Arena<Endpoint>,
    /// The managed network of the workspace, if it has one.
    pub managed_network: Option<ManagedNetwork>,
    /// Connections.
    pub connections: Vec<Connection>,
    /// People and applications.
    pub people: Arena<Person>,
    /// Resources beside the platform.
    pub externals: Arena<External>,
    /// Networks.
    pub network: Network,
    /// Adjustments of the derived access.
    pub rbac: Rbac,
    /// Findings that are accepted.
    pub waivers: Vec<Waiver>,
    /// What comments accept.
    pub ignored: Vec<Ignored>,
}

impl Resolved {
    /// The workspace's own account, if it has one.
    #[must_use]
    pub fn default_account(&self) -> Option<Handle<Account>> {
        default_account(&self.accounts)
    }

    /// The workspace's own vault, if it has one.
    #[must_use]
    pub fn default_vault(&self) -> Option<Handle<KeyVault>> {
        self.vaults.find(|vault| vault.item.is_default())
    }

    /// The workspace's own registry, if it has one.
    #[must_use]
    pub fn default_registry(&self) -> Option<Handle<Registry>> {
        self.registries.find(|registry| registry.item.is_default())
    }

    /// What is declared of a resource that private endpoints lead to; of the workspace nothing, as there is one.
    #[must_use]
    pub fn item(&self, reached: Reached) -> Option<&Item> {
        reached.item(&self.accounts, &self.vaults, &self.registries)
    }

    /// Whether it is the workspace's own account, vault or registry.
    #[must_use]
    pub fn owns(&self, reached: Reached) -> bool {
        self.item(reached).is_some_and(Item::is_default)
    }

    /// Every use of the blueprint, of whomever.
    pub fn all_uses(&self) -> impl Iterator<Item = &ResolvedUse> {
        self.workspace
            .uses
            .iter()
            .chain(self.clusters.iter().flat_map(|cluster| &cluster.uses))
            .chain(self.instances.iter().flat_map(|instance| &instance.uses))
            .chain(self.kubernetes.iter().flat_map(|compute| &compute.uses))
            .chain(self.endpoints.iter().flat_map(|endpoint| &endpoint.uses))
            .chain(self.people.iter().flat_map(|person| &person.uses))
    }
}
