//! The workspace, as far as later stages ask for it.

use serde::{Deserialize, Serialize};

use super::ResourceId;
use crate::source::Span;

/// Kinds of workspace.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WorkspaceKind {
    /// An ordinary workspace.
    #[default]
    Default,
    /// A hub, which projects share.
    Hub,
    /// A project of a hub.
    Project,
    /// A feature store.
    FeatureStore,
}

impl WorkspaceKind {
    /// Azure Resource Manager's word for it.
    #[must_use]
    pub const fn arm(self) -> &'static str {
        match self {
            Self::Default => "Default",
            Self::Hub => "Hub",
            Self::Project => "Project",
            Self::FeatureStore => "FeatureStore",
        }
    }

    /// The word of a blueprint for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Hub => "hub",
            Self::Project => "project",
            Self::FeatureStore => "feature_store",
        }
    }
}

/// What is chosen for the workspace; its ARM body says the same to Azure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Workspace {
    /// Its kind.
    pub kind: WorkspaceKind,
    /// Whether it keeps its data apart from that of others on the same account.
    pub isolated: bool,
    /// Whether its data are of high business impact.
    pub high_business_impact: bool,
    /// Whether the projects of a hub are made in another resource group than its own, unless who makes one says where.
    pub projects_elsewhere: bool,
    /// The user-assigned identity that it works as, if it has one.
    pub primary_identity: Option<ResourceId>,
    /// Its managed network, if it has one.
    pub managed_network: Option<ManagedNetwork>,
    /// Its customer-managed key, if it has one.
    pub customer_key: Option<WorkspaceKey>,
    /// Address ranges that the network lets in; people write them on the workspace, because no template can.
    pub allowed_ranges: Vec<String>,
}

/// What is chosen for the customer-managed key of a workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkspaceKey {
    /// Where the blueprint asks for it.
    pub span: Span,
    /// The vault of the key.
    pub vault: ResourceId,
    /// Whether the encrypted metadata lies in resources of Microsoft, not in the subscription.
    pub service_side: bool,
}

/// What is chosen for a managed network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ManagedNetwork {
    /// Where the blueprint asks for it.
    pub span: Span,
    /// Whether nothing gets out but what the rules name.
    pub only_approved: bool,
    /// Whether it is made with the workspace.
    pub provisioned: bool,
    /// Where that is written.
    pub provisioning: Option<Span>,
    /// Where the SKU of its firewall is written.
    pub firewall_sku: Option<Span>,
    /// Whether Spark runs in it.
    pub spark: bool,
}
