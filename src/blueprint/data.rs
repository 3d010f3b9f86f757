//! Storage, registry, key vault, monitoring and datastores.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    CustomerKey, Existing, OrParam, PublicAccess, Ranges, Ref, StorageGroup, SubnetRef, Tags,
    shape::{BoolOr, FalseOr},
};
use crate::source::Spanned;

/// A storage account. Account keys, local users and public blobs are off; there is no switch for them.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Storage {
    /// Azure name, instead of the composed one.
    pub name: Option<Spanned<String>>,
    /// Tags beside those of the blueprint.
    #[serde(default)]
    pub tags: Tags,
    /// An account that exists already.
    pub existing: Option<Spanned<Existing>>,
    /// Replication; `Standard_LRS` by default.
    pub sku: Option<Spanned<StorageSku>>,
    /// Data Lake Storage Gen2; not for the account `default`.
    pub hierarchical_namespace: Option<Spanned<bool>>,
    /// Containers to create beside those of declared datastores.
    #[serde(default)]
    pub containers: Vec<Spanned<String>>,
    /// Days that deleted blobs and containers can be restored, 0 to 365; 7 by default.
    pub soft_delete_days: Option<Spanned<OrParam<u32>>>,
    /// Address ranges that may reach the account; those of `network` by default.
    pub allowed_ip_ranges: Option<Spanned<Ranges>>,
    /// Subnets that may reach the account.
    pub allowed_subnets: Option<Spanned<Vec<Spanned<SubnetRef>>>>,
    /// Public access to the account; `disabled` by default where it gets a private endpoint and nothing is allowed above.
    pub public_network_access: Option<Spanned<PublicAccess>>,
    /// Encryption with a key of one's own.
    pub customer_managed_key: Option<Spanned<CustomerKey>>,
    /// Ids of the private endpoints of an existing account, by what they lead to.
    #[serde(default)]
    #[schemars(extend("propertyNames" = {"enum": ["blob", "file", "queue", "table", "dfs", "web"]}))]
    pub private_endpoints: IndexMap<Spanned<StorageGroup>, Spanned<String>>,
}

/// Replication of a storage account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the words are Azure's own SKU names")]
pub enum StorageSku {
    #[serde(rename = "Standard_LRS")]
    StandardLrs,
    #[serde(rename = "Standard_ZRS")]
    StandardZrs,
    #[serde(rename = "Standard_GRS")]
    StandardGrs,
    #[serde(rename = "Standard_GZRS")]
    StandardGzrs,
    #[serde(rename = "Standard_RAGRS")]
    StandardRagrs,
    #[serde(rename = "Standard_RAGZRS")]
    StandardRagzrs,
}

impl StorageSku {
    /// Azure's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            StorageSku::StandardLrs => "Standard_LRS",
            StorageSku::StandardZrs => "Standard_ZRS",
            StorageSku::StandardGrs => "Standard_GRS",
            StorageSku::StandardGzrs => "Standard_GZRS",
            StorageSku::StandardRagrs => "Standard_RAGRS",
            StorageSku::StandardRagzrs => "Standard_RAGZRS",
        }
    }
}

/// A container registry. Admin user and anonymous pull are off; there is no switch for them.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Registry {
    /// Azure name, instead of the composed one.
    pub name: Option<Spanned<String>>,
    /// Tags beside those of the blueprint.
    #[serde(default)]
    pub tags: Tags,
    /// A registry that exists already.
    pub existing: Option<Spanned<Existing>>,
    /// Tier; `Standard` by default.
    pub sku: Option<Spanned<RegistrySku>>,
    /// Which roles count: `legacy` (`AcrPull`, `AcrPush`) or `abac`; `legacy` by default.
    pub role_assignment_mode: Option<Spanned<RoleAssignmentMode>>,
    /// The identity with which images are built on private base images.
    pub build_identity: Option<Spanned<Ref>>,
    /// Address ranges that may reach the registry; those of `network` by default.
    pub allowed_ip_ranges: Option<Spanned<Ranges>>,
    /// Subnets that may reach the registry; refused, because registries have no such rules.
    pub allowed_subnets: Option<Spanned<Vec<Spanned<SubnetRef>>>>,
    /// Public access to the registry; `disabled` by default where it gets a private endpoint and nothing is allowed above.
    pub public_network_access: Option<Spanned<PublicAccess>>,
    /// Encryption with a key of one's own.
    pub customer_managed_key: Option<Spanned<CustomerKey>>,
}

/// Tiers of a container registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the words are Azure's own SKU names")]
pub enum RegistrySku {
    Basic,
    Standard,
    Premium,
}

impl RegistrySku {
    /// Azure's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            RegistrySku::Basic => "Basic",
            RegistrySku::Standard => "Standard",
            RegistrySku::Premium => "Premium",
        }
    }
}

/// Which roles a registry honours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RoleAssignmentMode {
    /// `AcrPull`, `AcrPush`, `AcrDelete`, Contributor.
    Legacy,
    /// Repository roles only.
    Abac,
}

/// A key vault. Purge protection is on.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyVault {
    /// Azure name, instead of the composed one.
    pub name: Option<Spanned<String>>,
    /// Tags beside those of the blueprint.
    #[serde(default)]
    pub tags: Tags,
    /// A vault that exists already.
    pub existing: Option<Spanned<Existing>>,
    /// `rbac` or `access_policies`; `rbac` by default.
    pub permission_model: Option<Spanned<PermissionModel>>,
    /// Always `true`: it can't be switched off.
    pub purge_protection: Option<Spanned<bool>>,
    /// Days that a deleted vault and its secrets can be restored, 7 to 90; 90 by default.
    pub soft_delete_days: Option<Spanned<OrParam<u32>>>,
    /// Address ranges that may reach the vault; those of `network` by default.
    pub allowed_ip_ranges: Option<Spanned<Ranges>>,
    /// Subnets that may reach the vault.
    pub allowed_subnets: Option<Spanned<Vec<Spanned<SubnetRef>>>>,
    /// Public access to the vault; `disabled` by default where it gets a private endpoint and nothing is allowed above.
    pub public_network_access: Option<Spanned<PublicAccess>>,
}

/// What decides about access to a key vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PermissionModel {
    /// Role assignments.
    Rbac,
    /// Access policies; warned about.
    AccessPolicies,
}

/// Log Analytics, Application Insights and diagnostic settings.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Monitoring {
    /// The Log Analytics workspace that everything writes to.
    pub log_analytics: Option<Spanned<LogAnalytics>>,
    /// The workspace's Application Insights; `false` for none.
    #[serde(default)]
    pub application_insights: FalseOr<Spanned<ApplicationInsights>>,
    /// Whether workspace, storage, registry and vault send their logs to Log Analytics; `false` by default. With `name`, the
    /// settings have that name, such as the one that an Azure Policy gives.
    pub diagnostics: Option<Spanned<BoolOr<DiagnosticSettings>>>,
}

/// Diagnostic settings, which are switched on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DiagnosticSettings {
    /// Their name, instead of `to-log-analytics`.
    pub name: Spanned<String>,
}

/// A Log Analytics workspace without local authentication.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogAnalytics {
    /// Azure name, instead of the composed one.
    pub name: Option<Spanned<String>>,
    /// Tags beside those of the blueprint.
    #[serde(default)]
    pub tags: Tags,
    /// A workspace that exists already.
    pub existing: Option<Spanned<Existing>>,
    /// Days that logs are kept, 30 to 730; 30 by default.
    pub retention_days: Option<Spanned<OrParam<u32>>>,
}

/// An Application Insights component.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApplicationInsights {
    /// Azure name, instead of the composed one.
    pub name: Option<Spanned<String>>,
    /// Tags beside those of the blueprint.
    #[serde(default)]
    pub tags: Tags,
    /// A component that exists already.
    pub existing: Option<Spanned<Existing>>,
    /// Whether telemetry may come in with an instrumentation key; `false` by default, `true` is warned about.
    pub local_auth: Option<Spanned<bool>>,
}

/// An identity-based datastore of the workspace.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Datastore {
    /// Name in the workspace, instead of the logical one.
    pub name: Option<Spanned<String>>,
    /// Tags of the datastore.
    #[serde(default)]
    pub tags: Tags,
    /// What it is for.
    pub description: Option<Spanned<OrParam<String>>>,
    /// Kind of store.
    #[serde(rename = "type")]
    pub kind: Spanned<DatastoreType>,
    /// The storage account; `default` if not written.
    pub storage: Option<Spanned<Ref>>,
    /// The same as `storage`, as `az ml` spells it.
    pub account_name: Option<Spanned<Ref>>,
    /// Blob container, for `azure_blob`.
    pub container: Option<Spanned<String>>,
    /// The same as `container`, as `az ml` spells it.
    pub container_name: Option<Spanned<String>>,
    /// File system, for `azure_data_lake_gen2`.
    pub filesystem: Option<Spanned<String>>,
    /// Who reads the data for previews in the studio; `user` by default.
    pub preview_identity: Option<Spanned<PreviewIdentity>>,
}

/// Kinds of datastore.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DatastoreType {
    /// A blob container.
    AzureBlob,
    /// A file system of Data Lake Storage Gen2.
    #[serde(rename = "azure_data_lake_gen2")]
    AzureDataLakeGen2,
}

/// Who reads the data for previews.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PreviewIdentity {
    /// Whoever looks.
    User,
    /// The workspace's identity.
    Workspace,
}
