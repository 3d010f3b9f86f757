//! The surface: what an author writes, as plain structs of [`Spanned`](crate::source::Spanned) values, one file per section.
//!
//! Nothing here has a default that means something in Azure, a GUID or an API version: `resolve` checks values and
//! references, `lower` decides what they become. [`yaml`] is the only file that knows the YAML crate.
//!
//! May know: `source`, `visible`, `diag`, `model`, `catalog`.

pub use crate::catalog::uses::{Access, Feature};

mod accepted;
mod compute;
mod customer_key;
mod data;
mod elsewhere;
mod endpoint;
mod item;
mod network;
mod outline;
mod overlay;
pub mod parameter;
mod principal;
mod rbac;
mod refused;
pub mod shape;
mod top;
mod workspace;
pub mod yaml;

pub use accepted::{Accepting, accepting};
pub use compute::{AssignedUser, Compute, ComputeType, DefaultStore, InstanceType, KubernetesCluster, Tier};
pub use customer_key::{CustomerKey, EncryptionSide, KeyVaultEntry, KeyVaultRef, WorkspaceKey};
pub use data::{
    ApplicationInsights, Datastore, DatastoreType, KeyVault, LogAnalytics, Monitoring, PermissionModel,
    PreviewIdentity, Registry, RegistrySku, RoleAssignmentMode, Storage, StorageSku,
};
pub use endpoint::{
    Connection, ConnectionType, Credentials, CredentialsType, Endpoint, EndpointAuth, EndpointType,
};
pub use item::{Existing, ExistingParts, Items, Ref, Tags, Texts};
pub use network::{
    DnsZones, DnsZonesWord, Egress, EgressWord, ExistingSubnet, ExistingSubnetParts, FirewallSku,
    IsolationMode, Network, NetworkMode, NetworkSettings, OutboundRule, OutboundRuleType, Ports,
    PrivateEndpoints, Ranges, RouteTable, RuleProtocol, ServerlessCompute, StorageGroup, Subnet, SubnetEntry,
    SubnetRef, VirtualNetwork,
};
pub use parameter::{Guid, OrParam, ParameterEntry, ParameterType, Scalar};
pub use principal::{Can, CanList, CanNames, FeaturesAccount, PrincipalEntry, PrincipalKind, UseEntry};
pub use rbac::{Adopt, CustomRole, Extra, Ignored, Rbac, RuleSwitch, Waiver};
pub use top::{Blueprint, CloudWord, FederatedCredential, IdentityEntry, Naming};
pub use workspace::{
    IdentityItem, IdentityMap, IdentityType, OfflineStore, OnlineStore, PublicAccess, Workspace,
    WorkspaceKind,
};

/// The JSON Schema of a blueprint, for editors.
#[must_use]
pub fn schema() -> String {
    let mut schema = schemars::schema_for!(Blueprint);
    overlay::describe(&mut schema);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
