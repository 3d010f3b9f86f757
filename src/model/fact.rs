//! The shape of a fact about Azure: what is known, and where it was read.
//!
//! The facts themselves are the tables of the catalog. No fact type has an optional source, so a fact without
//! one does not compile.

mod known_error;
mod name_rule;
mod standing;
mod unseen;

pub use known_error::*;
pub use name_rule::*;
pub use standing::*;
pub use unseen::*;

/// Where a fact was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Citation {
    /// Short name under which rules and reports quote the source, such as `AUTH`.
    pub key: &'static str,
    /// Repository and path, or the page.
    pub title: &'static str,
    /// Date of the page or snapshot, else its commit, else `undated`.
    pub date: &'static str,
}

impl std::fmt::Display for Citation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.title, self.date)
    }
}

/// What a role is for, whatever kind of permission its definition is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Plane {
    /// Managing Azure resources.
    Control,
    /// Using what is inside them: blobs, secrets, images.
    Data,
    /// Both, in earnest.
    Both,
}

impl Plane {
    /// The plane in one word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Control => "control",
            Self::Data => "data",
            Self::Both => "both",
        }
    }
}

/// A way in which the holder of a role can get at keys, or switch them back on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeylessRisk {
    /// Lists the admin credentials of a container registry.
    AcrListAdminCredentials,
    /// Switches the admin user of a container registry back on.
    AcrReenableAdminUser,
    /// Lists the secrets of workspace connections.
    AmlListConnectionSecrets,
    /// Lists the keys of endpoints.
    AmlListEndpointKeys,
    /// Lists the keys of the workspace's storage account through the workspace.
    AmlListStorageKeys,
    /// Lists the keys of a workspace.
    AmlListWorkspaceKeys,
    /// Lists the keys of an AI services account.
    CognitiveListKeys,
    /// Rewrites the access policies of a key vault.
    KeyVaultRewriteAccessPolicies,
    /// Lists the keys of a Redis cache.
    RedisListKeys,
    /// Lists the admin keys of a search service.
    SearchListAdminKeys,
    /// Lists the keys of a storage account.
    StorageListKeys,
    /// Switches shared key access of a storage account back on.
    StorageReenableSharedKey,
}

impl KeylessRisk {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::AcrListAdminCredentials,
        Self::AcrReenableAdminUser,
        Self::AmlListConnectionSecrets,
        Self::AmlListEndpointKeys,
        Self::AmlListStorageKeys,
        Self::AmlListWorkspaceKeys,
        Self::CognitiveListKeys,
        Self::KeyVaultRewriteAccessPolicies,
        Self::RedisListKeys,
        Self::SearchListAdminKeys,
        Self::StorageListKeys,
        Self::StorageReenableSharedKey,
    ];

    /// The action that brings it.
    #[must_use]
    pub const fn action(self) -> &'static str {
        match self {
            Self::AcrListAdminCredentials => "Microsoft.ContainerRegistry/registries/listCredentials/action",
            Self::AcrReenableAdminUser => "Microsoft.ContainerRegistry/registries/write",
            Self::AmlListConnectionSecrets => {
                "Microsoft.MachineLearningServices/workspaces/connections/listsecrets/action"
            }
            Self::AmlListEndpointKeys => {
                "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/listKeys/action"
            }
            Self::AmlListStorageKeys => {
                "Microsoft.MachineLearningServices/workspaces/listStorageAccountKeys/action"
            }
            Self::AmlListWorkspaceKeys => "Microsoft.MachineLearningServices/workspaces/listKeys/action",
            Self::CognitiveListKeys => "Microsoft.CognitiveServices/accounts/listKeys/action",
            Self::KeyVaultRewriteAccessPolicies => "Microsoft.KeyVault/vaults/accessPolicies/write",
            Self::RedisListKeys => "Microsoft.Cache/redis/listKeys/action",
            Self::SearchListAdminKeys => "Microsoft.Search/searchServices/listAdminKeys/action",
            Self::StorageListKeys => "Microsoft.Storage/storageAccounts/listKeys/action",
            Self::StorageReenableSharedKey => "Microsoft.Storage/storageAccounts/write",
        }
    }

    /// The risk in one kebab-case word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::AcrListAdminCredentials => "acr-list-admin-credentials",
            Self::AcrReenableAdminUser => "acr-reenable-admin-user",
            Self::AmlListConnectionSecrets => "aml-list-connection-secrets",
            Self::AmlListEndpointKeys => "aml-list-endpoint-keys",
            Self::AmlListStorageKeys => "aml-list-storage-keys",
            Self::AmlListWorkspaceKeys => "aml-list-workspace-keys",
            Self::CognitiveListKeys => "cognitive-list-keys",
            Self::KeyVaultRewriteAccessPolicies => "keyvault-rewrite-access-policies",
            Self::RedisListKeys => "redis-list-keys",
            Self::SearchListAdminKeys => "search-list-admin-keys",
            Self::StorageListKeys => "storage-list-keys",
            Self::StorageReenableSharedKey => "storage-reenable-shared-key",
        }
    }

    /// The risk as the end of a sentence that begins with the role or its holder.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::AcrListAdminCredentials => "can list the container registry's admin credentials",
            Self::AcrReenableAdminUser => "can switch the container registry's admin user back on",
            Self::AmlListConnectionSecrets => "can list the secrets of the workspace's connections",
            Self::AmlListEndpointKeys => "can list the endpoints' keys",
            Self::AmlListStorageKeys => "can list the storage account's keys through the workspace",
            Self::AmlListWorkspaceKeys => "can list the workspace's keys",
            Self::CognitiveListKeys => "can list the AI services account's keys",
            Self::KeyVaultRewriteAccessPolicies => "can rewrite the key vault's access policies",
            Self::RedisListKeys => "can list the Redis cache's keys",
            Self::SearchListAdminKeys => "can list the search service's admin keys",
            Self::StorageListKeys => "can list the storage account's keys",
            Self::StorageReenableSharedKey => "can switch the storage account's shared key access back on",
        }
    }
}

/// A built-in role of Azure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleDefinition {
    /// Name as Azure shows it now. Names change; the GUID does not.
    pub name: &'static str,
    /// GUID of the definition, in lower case.
    pub guid: &'static str,
    /// What the role is for.
    pub plane: Plane,
    /// Whether Azure counts it as privileged, or it may write role assignments.
    pub privileged: bool,
    /// Whether it may write role assignments, be it under a condition of its own.
    pub can_assign_roles: bool,
    /// What the holder can do.
    pub summary: &'static str,
    /// Former names, and names that documentation uses in prose.
    pub aliases: &'static [&'static str],
    /// How the holder can get around keyless access; empty when not at all.
    pub keyless_risks: &'static [KeylessRisk],
    /// Where name, GUID and definition were read.
    pub citations: &'static [&'static Citation],
}

impl RoleDefinition {
    /// Whether `text` names this role: its name or an alias in any case, or its GUID.
    #[must_use]
    pub fn answers_to(&self, text: &str) -> bool {
        let text = text.trim();
        std::iter::once(&self.name)
            .chain(std::iter::once(&self.guid))
            .chain(self.aliases)
            .any(|name| name.eq_ignore_ascii_case(text))
    }
}

/// A resource type of Azure Resource Manager and the API version it is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResourceType {
    /// Provider and type, such as `Microsoft.Storage/storageAccounts`.
    pub arm: &'static str,
    /// API version, such as `2026-04-01`.
    pub api_version: &'static str,
    /// Where the type was read.
    pub citation: &'static Citation,
}

impl ResourceType {
    /// The resource provider: `Microsoft.Storage`.
    #[must_use]
    pub fn provider(&self) -> &'static str {
        self.arm
            .split_once('/')
            .map_or(self.arm, |(provider, _)| provider)
    }

    /// The type names below the provider, outermost first: `storageAccounts`, `blobServices`.
    pub fn segments(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.arm.split('/').skip(1)
    }

    /// Whether `text` names this type, in any case.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        self.arm.eq_ignore_ascii_case(text)
    }
}

/// A bound that Azure sets on a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// What is counted or measured, with its unit.
    pub what: &'static str,
    /// The smallest value that is allowed.
    pub min: u64,
    /// The largest value that is allowed.
    pub max: u64,
    /// Where the bound was read.
    pub citation: &'static Citation,
}

impl Limit {
    /// Whether `value` is within the bound.
    #[must_use]
    pub const fn allows(&self, value: u64) -> bool {
        self.min <= value && value <= self.max
    }
}

/// One of the clouds of Azure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cloud {
    /// The public cloud.
    #[default]
    Azure,
    /// Azure in China, operated by 21Vianet.
    China,
    /// Azure for the government of the United States.
    UsGovernment,
}

impl Cloud {
    /// All clouds, the public one first.
    pub const ALL: &'static [Self] = &[Self::Azure, Self::China, Self::UsGovernment];
}

/// Something of Azure Machine Learning that a cloud may lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CloudGap {
    /// Kubernetes compute.
    Kubernetes,
    /// Apache Spark pools.
    SparkPools,
    /// VM sizes with a GPU.
    GpuSizes,
    /// Network isolation of managed online endpoints.
    EndpointIsolation,
    /// The managed virtual network as a finished feature: it is there as a preview.
    ManagedNetwork,
}

/// What differs from cloud to cloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CloudFacts {
    /// The cloud all this is about.
    pub cloud: Cloud,
    /// Value of `environment().name`, such as `AzureCloud`.
    pub environment: &'static str,
    /// What the Terraform providers call the cloud.
    pub terraform_environment: &'static str,
    /// Host suffix of storage, without a leading dot.
    pub storage_suffix: &'static str,
    /// Host suffix of container registries, without a leading dot.
    pub registry_suffix: &'static str,
    /// Host suffix of key vaults, without a leading dot.
    pub vault_suffix: &'static str,
    /// Audience of the tokens that a federated credential accepts.
    pub token_audience: &'static str,
    /// Regions in their short form.
    pub regions: &'static [&'static str],
    /// Regions known to offer Azure Machine Learning; `None` where no list was found.
    pub aml_regions: Option<&'static [&'static str]>,
    /// API versions that it is sure to have, by provider or by type; none where it has the newest.
    pub pins: &'static [(&'static str, &'static str)],
    /// What of Azure Machine Learning it lacks, of what a blueprint can ask for.
    pub missing: &'static [CloudGap],
    /// Where all this was read.
    pub citations: &'static [&'static Citation],
}

/// A series of virtual machine sizes that Azure Machine Learning documents as supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VmSeries {
    /// Name in the table of supported series.
    pub name: &'static str,
    /// What the series is made for.
    pub category: &'static str,
    /// Whether its machines have a GPU.
    pub gpu: bool,
    /// Whether compute clusters can use it.
    pub compute_cluster: bool,
    /// Whether compute instances can use it.
    pub compute_instance: bool,
    /// Day on which Azure retired it.
    pub retired_on: Option<&'static str>,
    /// How its sizes are named.
    pub form: SizeForm,
    /// Where all this was read.
    pub citations: &'static [&'static Citation],
}

/// How the sizes of a series are named: `Standard_<family><cores><features>_<extra>_v<version>`, all in lower
/// case here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SizeForm {
    /// Letters before the number of cores.
    pub family: &'static str,
    /// The letters that may follow the number of cores.
    pub features: &'static [&'static str],
    /// The accelerator or other word between features and version; empty for none.
    pub extras: &'static [&'static str],
    /// The version; 0 where sizes carry none.
    pub version: u32,
}

/// A point on which the sources disagree, and what amlgen does about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contradiction {
    /// Stable id, such as `C-08`.
    pub id: &'static str,
    /// What the disagreement is about, in a few words.
    pub topic: &'static str,
    /// What is said, two claims or more, and where; a claim without a source is one that no document of its own
    /// makes.
    pub says: &'static [(&'static str, &'static [&'static Citation])],
    /// What amlgen takes, in one sentence.
    pub choice: &'static str,
    /// The role rules and hard rules that it touches.
    pub rules: &'static [&'static str],
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: Citation = Citation {
        key: "PAGE",
        title: "a page",
        date: "2026-01-22",
    };

    #[test]
    fn a_type_has_a_provider_and_segments() {
        let kind = ResourceType {
            arm: "Microsoft.Storage/storageAccounts/blobServices",
            api_version: "2026-04-01",
            citation: &PAGE,
        };
        assert_eq!(kind.provider(), "Microsoft.Storage");
        assert_eq!(
            kind.segments().collect::<Vec<_>>(),
            ["storageAccounts", "blobServices"]
        );
        assert!(kind.is("microsoft.storage/storageaccounts/BLOBSERVICES"));
    }
}
