//! The workspace, and the forms in which an identity can be written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    Existing, OrParam, Ref, ServerlessCompute, Tags, UseEntry, WorkspaceKey,
    shape::{WordListOr, WordOr},
};
pub use crate::model::WorkspaceKind;
use crate::source::Spanned;

/// The Azure Machine Learning workspace. Its datastores are identity-based.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Workspace {
    /// Azure name, instead of the composed one.
    pub name: Option<Spanned<String>>,
    /// Tags beside those of the blueprint.
    #[serde(default)]
    pub tags: Tags,
    /// `default`, `hub`, `project` or `feature_store`; `default` if not written.
    pub kind: Option<Spanned<WorkspaceKind>>,
    /// A workspace that exists already, in the blueprint's resource group. Nothing of it is written: computes, datastores, connections,
    /// endpoints, outbound rules and grants are added to it.
    pub existing: Option<Spanned<Existing>>,
    /// The hub of a project.
    pub hub: Option<Spanned<HubEntry>>,
    /// Where projects of a hub are made by whoever may join it: a resource group of the subscription, or the id of one. The hub's own
    /// if a principal has the persona `project_creator`, otherwise none.
    pub default_resource_group: Option<Spanned<String>>,
    /// Whether Terraform purges the workspace when it destroys it, so that its name is free again; `false` by default.
    pub purge_on_destroy: Option<Spanned<bool>>,
    /// Name shown in the studio.
    pub display_name: Option<Spanned<OrParam<String>>>,
    /// What it is for.
    pub description: Option<Spanned<OrParam<String>>>,
    /// A declared identity (primary user-assigned), `system_assigned`, or a mapping as in `az ml`.
    pub identity: Option<Spanned<WordOr<IdentityMap>>>,
    /// Which user-assigned identity acts as the workspace, where `az ml` has it.
    pub primary_user_assigned_identity: Option<Spanned<Ref>>,
    /// A cluster that builds images.
    pub image_build_compute: Option<Spanned<Ref>>,
    /// Always `identity`.
    pub system_datastores_auth_mode: Option<Spanned<AuthMode>>,
    /// Offline store of a feature store: a container of a declared account, or its resource id.
    pub offline_store: Option<Spanned<WordOr<OfflineStore>>>,
    /// Online store of a feature store: the resource id of a Redis cache, or a mapping as in `az ml`.
    pub online_store: Option<Spanned<WordOr<OnlineStore>>>,
    /// Identity that materializes the features of a feature store: a declared one, or a mapping as in `az ml`.
    pub materialization_identity: Option<Spanned<IdentityItem>>,
    /// Spark runtime of a feature store.
    pub compute_runtime: Option<Spanned<ComputeRuntime>>,
    /// High business impact: less diagnostic data leaves the workspace; `false` by default. Only at creation.
    pub hbi_workspace: Option<Spanned<bool>>,
    /// Whether the service keeps this workspace's containers apart from others on the same account; `false` by default. Only
    /// at creation.
    pub enable_data_isolation: Option<Spanned<bool>>,
    /// Encryption with a key of one's own.
    pub customer_managed_key: Option<Spanned<WorkspaceKey>>,
    /// Public access to the workspace; `disabled` by default where it gets a private endpoint.
    pub public_network_access: Option<Spanned<PublicAccess>>,
    /// Network of serverless compute.
    pub serverless_compute: Option<Spanned<ServerlessCompute>>,
    /// What the workspace's identity does beyond running the workspace.
    #[serde(default)]
    pub uses: Vec<Spanned<UseEntry>>,
}

/// The hub of a project.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HubEntry {
    /// The hub, which exists already.
    pub existing: Spanned<Existing>,
}

/// The offline store of a feature store.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfflineStore {
    /// A declared account; `default` if not written.
    pub storage: Option<Spanned<Ref>>,
    /// Its container.
    pub container: Option<Spanned<String>>,
    /// `azure_data_lake_gen2`, as `az ml` writes it.
    #[serde(rename = "type")]
    pub kind: Option<Spanned<OfflineStoreType>>,
    /// Resource id of a container of a declared account, instead of `storage` and `container`, as `az ml` writes it.
    pub target: Option<Spanned<String>>,
}

/// Kinds of offline store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum OfflineStoreType {
    /// A file system of Data Lake Storage Gen2.
    #[serde(rename = "azure_data_lake_gen2")]
    AzureDataLakeGen2,
}

/// The online store of a feature store.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OnlineStore {
    /// Name of a cache that exists already.
    pub name: Option<Spanned<String>>,
    /// Its resource group.
    pub resource_group: Option<Spanned<String>>,
    /// Its subscription.
    pub subscription: Option<Spanned<String>>,
    /// `redis`, as `az ml` writes it.
    #[serde(rename = "type")]
    pub kind: Option<Spanned<OnlineStoreType>>,
    /// Its resource id, instead of `name`, as `az ml` writes it.
    pub target: Option<Spanned<String>>,
}

/// Kinds of online store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OnlineStoreType {
    /// A Redis cache.
    Redis,
}

/// The runtime of a feature store's jobs.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ComputeRuntime {
    /// Version of Spark, for example `"3.4"`.
    pub spark_runtime_version: Spanned<String>,
}

/// How the workspace reaches its own stores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AuthMode {
    /// With identities, never with keys.
    Identity,
}

/// Public access to a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PublicAccess {
    /// From everywhere, for whoever has a role.
    Enabled,
    /// From private endpoints only.
    Disabled,
}

/// An identity as `az ml` writes it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IdentityMap {
    /// Kind of identity.
    #[serde(rename = "type")]
    pub kind: Spanned<IdentityType>,
    /// Declared identities: a list of names, a list of mappings with `resource_id`, or a mapping keyed by name.
    pub user_assigned_identities: Option<Spanned<WordListOr<Spanned<IdentityItem>, super::Items<Empty>>>>,
    /// Which of them acts as the workspace.
    pub primary_user_assigned_identity: Option<Spanned<Ref>>,
    /// Ignored: `az ml` shows it.
    pub tenant_id: Option<Spanned<String>>,
    /// Ignored: `az ml` shows it.
    pub principal_id: Option<Spanned<String>>,
}

/// Kinds of identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum IdentityType {
    /// Azure makes it with the resource.
    #[serde(rename = "system_assigned")]
    System,
    /// Declared under `identities`.
    #[serde(rename = "user_assigned")]
    User,
    /// Both.
    #[serde(
        rename = "system_assigned,user_assigned",
        alias = "system_assigned, user_assigned"
    )]
    Both,
}

/// A user-assigned identity in a list: its name, or a mapping as `az ml` writes it.
pub type IdentityItem = WordOr<IdentityId>;

/// A user-assigned identity as `az ml` writes it.
#[expect(clippy::struct_field_names, reason = "the keys are those of az ml")]
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IdentityId {
    /// Resource id of an identity, or the name of a declared one.
    pub resource_id: Spanned<String>,
    /// Ignored: `az ml` shows it.
    pub client_id: Option<Spanned<String>>,
    /// Ignored: `az ml` shows it.
    pub principal_id: Option<Spanned<String>>,
}

/// An empty mapping: what `az ml` writes behind an identity's id.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Empty {
    /// Ignored: `az ml` shows it.
    pub client_id: Option<Spanned<String>>,
    /// Ignored: `az ml` shows it.
    pub principal_id: Option<Spanned<String>>,
}
