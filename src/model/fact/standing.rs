//! Ids of the rule base that no grant and no finding answers to, and why.

use super::Citation;

/// An id of the rule base that is neither a derived role nor a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The id, such as `V-NET-01`.
    pub id: &'static str,
    /// How it stands with it.
    pub state: State,
    /// Why it is left out; of a note, what `access.md` says.
    pub text: &'static str,
    /// Where the row was read; empty where it is amlgen's own.
    pub citations: &'static [&'static Citation],
}

/// How it stands with an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It was withdrawn, or no blueprint can meet it.
    LeftOut,
    /// It shows only against a deployment that exists, or is for the authors of jobs: `access.md` says it.
    Note(Relevance),
}

impl State {
    /// The state in one kebab-case word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::LeftOut => "left-out",
            Self::Note(_) => "note",
        }
    }
}

/// When a note matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relevance {
    /// To every platform.
    Always,
    /// Where the workspace has a user-assigned identity.
    UserIdentities,
    /// Where the workspace isolates its data, as hubs and projects always do.
    Isolation,
    /// Where the workspace is a hub or a project, and its storage account or registry is closed.
    ClosedHub,
    /// Where the workspace is a hub.
    Hub,
    /// Where the workspace is marked as holding data of high business impact.
    HighBusinessImpact,
    /// Where the workspace's own storage account, vault or registry exists already.
    ExistingDependency,
    /// Where something lies in another subscription.
    OtherSubscriptions,
    /// Where a key vault is made.
    Vaults,
    /// Where something is encrypted with a customer-managed key.
    CustomerKeys,
    /// Where the workspace has a managed network.
    ManagedNetworks,
    /// Where there are private endpoints.
    PrivateEndpoints,
    /// Where the workspace's storage is closed, and the workspace has user-assigned identities alone.
    ClosedUserIdentities,
    /// Where there are private endpoints and a Kubernetes compute.
    PrivateKubernetes,
    /// Where there is a compute cluster.
    Clusters,
    /// Where there is a compute instance.
    Instances,
    /// Where a compute instance stops when it is idle.
    IdleInstances,
    /// Where there is a compute cluster or a compute instance.
    Machines,
    /// Where there are diagnostic settings.
    Diagnostics,
    /// Where there is a Kubernetes compute.
    Kubernetes,
    /// Where there is an online endpoint.
    Endpoints,
    /// Where there is an endpoint, online or batch, of which others set a property later.
    SetLater,
    /// Where the deployer's right to assign roles has a condition.
    Condition,
}

impl Relevance {
    /// When it is, for lists.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::UserIdentities => "with a user-assigned identity on the workspace",
            Self::Isolation => "with data isolation",
            Self::ClosedHub => "on a hub or project whose storage account or registry is closed",
            Self::Hub => "on a hub",
            Self::HighBusinessImpact => "with data of high business impact",
            Self::ExistingDependency => "where the workspace's own account, vault or registry exists already",
            Self::OtherSubscriptions => "with resources of other subscriptions",
            Self::Vaults => "where a key vault is made",
            Self::CustomerKeys => "with customer-managed keys",
            Self::ManagedNetworks => "with a managed network",
            Self::PrivateEndpoints => "with private endpoints",
            Self::ClosedUserIdentities => {
                "with closed storage, and user-assigned identities alone on the workspace"
            }
            Self::PrivateKubernetes => "with private endpoints and Kubernetes computes",
            Self::Clusters => "with compute clusters",
            Self::Instances => "with compute instances",
            Self::IdleInstances => "with compute instances that stop when idle",
            Self::Machines => "with compute clusters or compute instances",
            Self::Diagnostics => "with diagnostic settings",
            Self::Kubernetes => "with Kubernetes computes",
            Self::Endpoints => "with online endpoints",
            Self::SetLater => "with endpoints",
            Self::Condition => "with a condition on the deployer's right to assign roles",
        }
    }
}
