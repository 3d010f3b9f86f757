//! What private endpoints lead to, and the networks of a blueprint.

use super::place::{Nodes, OwnNetwork, Subnet};
use crate::address::Prefix;
use crate::arena::{Arena, Handle};
use crate::blueprint::{NetworkMode, OrParam};
use crate::catalog::private_link::Group;
use crate::model::Place;
use crate::resolve::Item;
use crate::resolve::declared::{Account, KeyVault, Registry};
use crate::source::Span;

/// Private endpoints.
#[derive(Debug, Clone)]
pub struct PrivateEndpoints {
    /// Where they are asked for.
    pub span: Span,
    /// The subnet that they lie in.
    pub subnet: Handle<Subnet>,
    /// The region of that subnet's network, where it is not the blueprint's.
    pub location: Option<String>,
    /// Who resolves their names.
    pub zones: Zones,
    /// What they lead to, the workspace last.
    pub targets: Vec<EndpointTarget>,
}

/// Who resolves the names of private endpoints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Zones {
    /// Zones that are made.
    Created,
    /// Zones that exist already, in one place.
    Existing(Place),
    /// Somebody else, such as an Azure Policy.
    ByOthers,
}

/// What a private endpoint leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndpointTarget {
    /// The resource.
    pub reached: Reached,
    /// The part of it.
    pub group: Group,
    /// Where it is asked for.
    pub span: Span,
}

/// A resource of the blueprint that private endpoints lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached {
    /// A storage account.
    Account(Handle<Account>),
    /// A key vault.
    Vault(Handle<KeyVault>),
    /// A container registry.
    Registry(Handle<Registry>),
    /// The workspace.
    Workspace,
}

impl Reached {
    /// What is declared of it; of the workspace nothing, as there is one.
    pub(in crate::resolve) fn item<'a>(
        self,
        accounts: &'a Arena<Account>,
        vaults: &'a Arena<KeyVault>,
        registries: &'a Arena<Registry>,
    ) -> Option<&'a Item> {
        match self {
            Self::Account(account) => accounts.get(account).map(|account| &account.item),
            Self::Vault(vault) => vaults.get(vault).map(|vault| &vault.item),
            Self::Registry(registry) => registries.get(registry).map(|registry| &registry.item),
            Self::Workspace => None,
        }
    }
}

impl PrivateEndpoints {
    /// Whether one leads to a resource.
    #[must_use]
    pub fn reach(&self, reached: Reached) -> bool {
        self.targets.iter().any(|target| target.reached == reached)
    }
}

/// The networks of a blueprint.
#[derive(Debug, Clone)]
pub struct Network {
    /// Which kind of isolation there is.
    pub mode: NetworkMode,
    /// The network of one's own, in mode `private`.
    pub own: Option<OwnNetwork>,
    /// Subnets that something lies in or that may reach something.
    pub subnets: Arena<Subnet>,
    /// The subnet of computes that name none.
    pub compute_subnet: Option<Handle<Subnet>>,
    /// Where serverless compute lies, if that is said.
    pub serverless: Option<Nodes>,
    /// Private endpoints.
    pub endpoints: Option<PrivateEndpoints>,
    /// Address ranges that reach what does not say its own.
    pub allowed_ranges: Vec<OrParam<Prefix>>,
}

impl Default for Network {
    fn default() -> Self {
        Self {
            mode: NetworkMode::Public,
            own: None,
            subnets: Arena::default(),
            compute_subnet: None,
            serverless: None,
            endpoints: None,
            allowed_ranges: Vec::new(),
        }
    }
}
