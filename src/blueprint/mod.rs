//! The surface: what an author writes, as plain structs of [`Spanned`] values, one file per section.
//!
//! Nothing here has a default that means something in Azure, a GUID or an API version: `resolve` checks values and
//! references, `lower` decides what they become. [`yaml`] is the only file that knows the YAML crate.

mod compute;
mod data;
mod principal;
mod refused;
pub mod shape;
mod top;
mod workspace;
pub mod yaml;

pub use compute::{Compute, ComputeType, DefaultStore, Tier};
pub use data::{
    ApplicationInsights, Datastore, DatastoreType, KeyVault, LogAnalytics, Monitoring, PermissionModel,
    PreviewIdentity, Registry, RegistrySku, RoleAssignmentMode, Storage, StorageSku,
};
pub use principal::{Access, Feature, Persona, PrincipalEntry, PrincipalKind, UseEntry};
pub use shape::NotYet;
pub use top::{Blueprint, CloudWord, Emit, IdentityEntry, Naming, Network, NetworkMode, Profile, Rbac};
pub use workspace::{IdentityItem, IdentityMap, IdentityType, PublicAccess, Workspace, WorkspaceKind};

use indexmap::IndexMap;

use crate::source::Spanned;

/// Named items: a map keyed by logical name, in the order in which they were written.
pub type Items<T> = IndexMap<Spanned<String>, Spanned<T>>;

/// Tags: a map of text.
pub type Tags = IndexMap<Spanned<String>, Spanned<String>>;

/// A reference to a declared item by its logical name.
pub type Ref = String;

/// The JSON Schema of a blueprint, for editors.
#[must_use]
pub fn schema() -> String {
    let schema = schemars::schema_for!(Blueprint);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
