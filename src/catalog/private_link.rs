//! Private link: what private endpoints lead to, and the zones in which their names are resolved.

use crate::catalog::sources::{ACR_PE, AVM_ZONES, CHINA_DNS, DNS, NET, PED, QS_SECURE};
use crate::catalog::{clouds, types};
use crate::model::fact::{Citation, Cloud};

/// A part of a resource that private endpoints of a blueprint lead to: Azure's group id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// A workspace.
    AmlWorkspace,
    /// A machine learning registry.
    AmlRegistry,
    /// Blobs of a storage account.
    Blob,
    /// Its files.
    File,
    /// Its queues.
    Queue,
    /// Its tables.
    Table,
    /// Its Data Lake Storage.
    Dfs,
    /// Its static website.
    Web,
    /// A container registry.
    Registry,
    /// A key vault.
    Vault,
}

impl Group {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::AmlWorkspace,
        Self::AmlRegistry,
        Self::Blob,
        Self::File,
        Self::Queue,
        Self::Table,
        Self::Dfs,
        Self::Web,
        Self::Registry,
        Self::Vault,
    ];

    /// Azure's word.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::AmlWorkspace => "amlworkspace",
            Self::AmlRegistry => "amlregistry",
            Self::Blob => "blob",
            Self::File => "file",
            Self::Queue => "queue",
            Self::Table => "table",
            Self::Dfs => "dfs",
            Self::Web => "web",
            Self::Registry => "registry",
            Self::Vault => "vault",
        }
    }

    /// How many addresses of a subnet an endpoint takes: three for the names of a workspace, two for a registry and its data endpoint.
    #[must_use]
    pub const fn addresses(self) -> u32 {
        match self {
            Self::AmlWorkspace => 3,
            Self::Registry => 2,
            Self::AmlRegistry
            | Self::Blob
            | Self::File
            | Self::Queue
            | Self::Table
            | Self::Dfs
            | Self::Web
            | Self::Vault => 1,
        }
    }
}

/// The name of a private DNS zone.
///
/// Zones of storage end in the storage suffix of the cloud, which templates take from Azure (`environment().suffixes.storage`, which
/// has no dot in front), because Bicep's linter takes the suffix in a literal for a mistake (`no-hardcoded-env-urls`). So write
/// [`Zone::Storage`] as its prefix and that expression, in Terraform as [`Zone::name`]; and [`Zone::Whole`] as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// The name itself.
    Whole(&'static str),
    /// What stands before the storage suffix of the cloud, with the dot: `privatelink.blob.`.
    Storage(&'static str),
}

impl Zone {
    /// The whole name in a cloud.
    #[must_use]
    pub fn name(self, cloud: Cloud) -> String {
        match self {
            Self::Whole(name) => name.to_owned(),
            Self::Storage(prefix) => format!("{prefix}{}", clouds::facts(cloud).storage_suffix),
        }
    }
}

/// Where the zones were read.
pub const ZONE_CITATIONS: &[&Citation] = &[&PED, &DNS, &QS_SECURE, &CHINA_DNS, &AVM_ZONES, &ACR_PE];

/// The zones of a group in a cloud. All of them belong in the zone group of one endpoint: a workspace has two.
#[must_use]
pub const fn zones(group: Group, cloud: Cloud) -> &'static [Zone] {
    match (group, cloud) {
        (Group::AmlWorkspace, Cloud::Azure) => &[
            Zone::Whole("privatelink.api.azureml.ms"),
            Zone::Whole("privatelink.notebooks.azure.net"),
        ],
        (Group::AmlWorkspace, Cloud::China) => &[
            Zone::Whole("privatelink.api.ml.azure.cn"),
            Zone::Whole("privatelink.notebooks.chinacloudapi.cn"),
        ],
        (Group::AmlWorkspace, Cloud::UsGovernment) => &[
            Zone::Whole("privatelink.api.ml.azure.us"),
            Zone::Whole("privatelink.notebooks.usgovcloudapi.net"),
        ],
        (Group::AmlRegistry, Cloud::Azure) => &[Zone::Whole("privatelink.api.azureml.ms")],
        (Group::AmlRegistry, Cloud::China) => &[Zone::Whole("privatelink.api.ml.azure.cn")],
        (Group::AmlRegistry, Cloud::UsGovernment) => &[Zone::Whole("privatelink.api.ml.azure.us")],
        (Group::Blob, _) => &[Zone::Storage("privatelink.blob.")],
        (Group::File, _) => &[Zone::Storage("privatelink.file.")],
        (Group::Queue, _) => &[Zone::Storage("privatelink.queue.")],
        (Group::Table, _) => &[Zone::Storage("privatelink.table.")],
        (Group::Dfs, _) => &[Zone::Storage("privatelink.dfs.")],
        (Group::Web, _) => &[Zone::Storage("privatelink.web.")],
        (Group::Registry, Cloud::Azure) => &[Zone::Whole("privatelink.azurecr.io")],
        (Group::Registry, Cloud::China) => &[Zone::Whole("privatelink.azurecr.cn")],
        (Group::Registry, Cloud::UsGovernment) => &[Zone::Whole("privatelink.azurecr.us")],
        // `vaultcore`, where hosts of vaults say `vault`
        (Group::Vault, Cloud::Azure) => &[Zone::Whole("privatelink.vaultcore.azure.net")],
        (Group::Vault, Cloud::China) => &[Zone::Whole("privatelink.vaultcore.azure.cn")],
        (Group::Vault, Cloud::UsGovernment) => &[Zone::Whole("privatelink.vaultcore.usgovcloudapi.net")],
    }
}

/// What is not sure about the zones of a group in a cloud; nothing where a table has them.
#[must_use]
pub const fn doubt(group: Group, cloud: Cloud) -> Option<&'static str> {
    match (group, cloud) {
        (Group::AmlRegistry, Cloud::China | Cloud::UsGovernment) => {
            Some("no table has this zone: it is taken from that of workspaces")
        }
        (Group::Registry, Cloud::China) => {
            Some("the table of 2023 has no registries: an older one and a quickstart name this zone")
        }
        (Group::Registry, Cloud::UsGovernment) => {
            Some("the table of 2023 has no registries: a quickstart names this zone")
        }
        (Group::Vault, Cloud::China) => Some("an older table says `privatelink.vaultcore.chinacloudapi.cn`"),
        _ => None,
    }
}

/// Types of resources with the sub-resources that private endpoint rules of a managed network may name.
const SUB_RESOURCES: &[(&str, &[&str])] = &[
    (types::REDIS.arm, &["redisCache"]),
    (types::COGNITIVE_SERVICES.arm, &["account"]),
    (types::CONTAINER_REGISTRIES.arm, &["registry"]),
    ("Microsoft.Insights/privateLinkScopes", &["azuremonitor"]),
    (types::KEY_VAULTS.arm, &["vault"]),
    (types::ML_REGISTRIES.arm, &["amlregistry"]),
    (types::WORKSPACES.arm, &["amlworkspace"]),
    (types::SEARCH_SERVICES.arm, &["searchService"]),
    (
        types::STORAGE_ACCOUNTS.arm,
        &[
            "blob",
            "file",
            "queue",
            "table",
            "dfs",
            "web",
            "blob_secondary",
            "queue_secondary",
            "table_secondary",
            "dfs_secondary",
            "web_secondary",
        ],
    ),
];

/// Where the sub-resources were read.
pub const SUB_RESOURCE_CITATIONS: &[&Citation] = &[&NET, &PED, &AVM_ZONES, &ACR_PE];

/// The sub-resources of a type, written in any case; nothing of a type of which none are known.
#[must_use]
pub fn sub_resources(arm_type: &str) -> Option<&'static [&'static str]> {
    SUB_RESOURCES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(arm_type))
        .map(|(_, parts)| *parts)
}

/// Whether a type has a sub-resource; nothing of a type of which none are known.
#[must_use]
pub fn is_known(arm_type: &str, sub_resource: &str) -> Option<bool> {
    sub_resources(arm_type).map(|parts| parts.contains(&sub_resource))
}

/// The types that the role with which a workspace approves its private endpoints covers ([`NET`]), as far as they are known by their
/// type; on others the approval needs a custom role.
const APPROVED: &[&str] = &[
    types::STORAGE_ACCOUNTS.arm,
    types::KEY_VAULTS.arm,
    types::CONTAINER_REGISTRIES.arm,
    types::WORKSPACES.arm,
    types::ML_REGISTRIES.arm,
    types::SEARCH_SERVICES.arm,
    types::COGNITIVE_SERVICES.arm,
    types::REDIS.arm,
    types::API_MANAGEMENT.arm,
    "Microsoft.Cache/redisEnterprise",
    "Microsoft.DBforMySQL/flexibleServers",
    "Microsoft.DBforMySQL/servers",
    "Microsoft.DBforPostgreSQL/flexibleServers",
    "Microsoft.DBforPostgreSQL/servers",
    "Microsoft.DocumentDB/databaseAccounts",
    "Microsoft.EventHub/namespaces",
    "Microsoft.Insights/privateLinkScopes",
    "Microsoft.Network/applicationGateways",
    "Microsoft.Sql/servers",
];

/// Whether the approver role covers private endpoint connections of this type.
#[must_use]
pub fn is_approved(arm_type: &str) -> bool {
    APPROVED.iter().any(|known| known.eq_ignore_ascii_case(arm_type))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_has_zones_in_every_cloud() {
        let suffixes: Vec<_> = Cloud::ALL
            .iter()
            .map(|cloud| clouds::facts(*cloud).storage_suffix)
            .collect();
        for cloud in Cloud::ALL {
            for group in Group::ALL {
                let zones = zones(*group, *cloud);
                let count = if *group == Group::AmlWorkspace { 2 } else { 1 };
                assert_eq!(zones.len(), count, "{group:?}");
                for zone in zones {
                    assert!(zone.name(*cloud).starts_with("privatelink."), "{zone:?}");
                    if let Zone::Whole(name) = zone {
                        assert!(
                            suffixes
                                .iter()
                                .all(|suffix| !name.ends_with(&format!(".{suffix}"))),
                            "{name}"
                        );
                    }
                }
            }
        }
        let name = |group, cloud| zones(group, cloud)[0].name(cloud);
        assert_eq!(
            name(Group::Blob, Cloud::Azure),
            "privatelink.blob.core.windows.net"
        );
        assert_eq!(
            name(Group::Dfs, Cloud::China),
            "privatelink.dfs.core.chinacloudapi.cn"
        );
        assert_eq!(
            name(Group::Vault, Cloud::UsGovernment),
            "privatelink.vaultcore.usgovcloudapi.net"
        );
    }

    #[test]
    fn sub_resources_depend_on_the_type() {
        assert_eq!(is_known("microsoft.storage/storageaccounts", "blob"), Some(true));
        assert_eq!(
            is_known("Microsoft.Storage/storageAccounts", "vault"),
            Some(false)
        );
        assert_eq!(is_known("Microsoft.DataFactory/factories", "dataFactory"), None);
        for group in Group::ALL {
            assert!(
                SUB_RESOURCES.iter().any(|(_, parts)| parts.contains(&group.id())),
                "{group:?}"
            );
        }
        for (arm, _) in SUB_RESOURCES {
            assert!(is_approved(arm), "{arm}");
        }
        assert!(!is_approved("Microsoft.DataFactory/factories"));
    }

    #[test]
    fn what_no_table_has_is_in_doubt() {
        let doubts = |cloud| {
            Group::ALL
                .iter()
                .filter(move |group| doubt(**group, cloud).is_some())
                .count()
        };
        assert_eq!(
            Cloud::ALL.iter().map(|cloud| doubts(*cloud)).collect::<Vec<_>>(),
            [0, 3, 2]
        );
    }
}
