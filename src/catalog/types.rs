//! Resource types and the API versions they are written with.
//!
//! The versions are the newest stable ones of the type data, with exceptions that say why.

use crate::catalog::sources::{BT, TYPES};
use crate::model::VersionedType;
use crate::model::fact::ResourceType;

/// An API Management service.
pub const API_MANAGEMENT: ResourceType = ResourceType {
    arm: "Microsoft.ApiManagement/service",
    api_version: "2024-05-01",
    citation: &BT,
};

/// A container app.
pub const CONTAINER_APPS: ResourceType = ResourceType {
    arm: "Microsoft.App/containerApps",
    api_version: "2025-01-01",
    citation: &BT,
};

/// A job of Container Apps.
pub const CONTAINER_APP_JOBS: ResourceType = ResourceType {
    arm: "Microsoft.App/jobs",
    api_version: "2025-01-01",
    citation: &BT,
};

/// A management lock.
pub const LOCKS: ResourceType = ResourceType {
    arm: "Microsoft.Authorization/locks",
    api_version: "2020-05-01",
    citation: &BT,
};

/// A role assignment.
pub const ROLE_ASSIGNMENTS: ResourceType = ResourceType {
    arm: "Microsoft.Authorization/roleAssignments",
    api_version: "2022-04-01",
    citation: &BT,
};

/// A custom role.
pub const ROLE_DEFINITIONS: ResourceType = ResourceType {
    arm: "Microsoft.Authorization/roleDefinitions",
    api_version: "2022-04-01",
    citation: &BT,
};

/// An Automation account.
pub const AUTOMATION_ACCOUNTS: ResourceType = ResourceType {
    arm: "Microsoft.Automation/automationAccounts",
    api_version: "2024-10-23",
    citation: &BT,
};

/// A Redis cache.
pub const REDIS: ResourceType = ResourceType {
    arm: "Microsoft.Cache/redis",
    api_version: "2024-11-01",
    citation: &BT,
};

/// An account of Azure OpenAI or of AI services.
pub const COGNITIVE_SERVICES: ResourceType = ResourceType {
    arm: "Microsoft.CognitiveServices/accounts",
    api_version: "2025-06-01",
    citation: &BT,
};

/// A project of an account of AI services.
pub const AI_PROJECTS: ResourceType = ResourceType {
    arm: "Microsoft.CognitiveServices/accounts/projects",
    api_version: "2025-06-01",
    citation: &BT,
};

/// A virtual machine.
pub const VIRTUAL_MACHINES: ResourceType = ResourceType {
    arm: "Microsoft.Compute/virtualMachines",
    api_version: "2025-04-01",
    citation: &BT,
};

/// A scale set of virtual machines.
pub const SCALE_SETS: ResourceType = ResourceType {
    arm: "Microsoft.Compute/virtualMachineScaleSets",
    api_version: "2025-04-01",
    citation: &BT,
};

/// A container registry.
pub const CONTAINER_REGISTRIES: ResourceType = ResourceType {
    arm: "Microsoft.ContainerRegistry/registries",
    api_version: "2025-11-01",
    citation: &TYPES,
};

/// An AKS cluster.
pub const MANAGED_CLUSTERS: ResourceType = ResourceType {
    arm: "Microsoft.ContainerService/managedClusters",
    api_version: "2026-05-01",
    citation: &BT,
};

/// A node pool of an AKS cluster.
pub const AGENT_POOLS: ResourceType = ResourceType {
    arm: "Microsoft.ContainerService/managedClusters/agentPools",
    api_version: "2026-05-01",
    citation: &BT,
};

/// An access connector of Azure Databricks.
pub const DATABRICKS_CONNECTORS: ResourceType = ResourceType {
    arm: "Microsoft.Databricks/accessConnectors",
    api_version: "2026-01-01",
    citation: &BT,
};

/// A data factory.
pub const DATA_FACTORIES: ResourceType = ResourceType {
    arm: "Microsoft.DataFactory/factories",
    api_version: "2018-06-01",
    citation: &BT,
};

/// A machine behind Azure Arc.
pub const ARC_MACHINES: ResourceType = ResourceType {
    arm: "Microsoft.HybridCompute/machines",
    api_version: "2025-01-13",
    citation: &BT,
};

/// An Application Insights component.
pub const APPLICATION_INSIGHTS: ResourceType = ResourceType {
    arm: "Microsoft.Insights/components",
    api_version: "2020-02-02",
    citation: &BT,
};

/// A diagnostic setting. The newest stable version, 2016-09-01, knows no category groups; a preview it is.
pub const DIAGNOSTIC_SETTINGS: ResourceType = ResourceType {
    arm: "Microsoft.Insights/diagnosticSettings",
    api_version: "2021-05-01-preview",
    citation: &BT,
};

/// A key vault.
pub const KEY_VAULTS: ResourceType = ResourceType {
    arm: "Microsoft.KeyVault/vaults",
    api_version: "2026-02-01",
    citation: &BT,
};

/// Access policies added to a key vault.
pub const ACCESS_POLICIES: ResourceType = ResourceType {
    arm: "Microsoft.KeyVault/vaults/accessPolicies",
    api_version: "2026-02-01",
    citation: &BT,
};

/// A key in a key vault. Version 2026-02-01 has the same properties, and azapi leaves it out as one that is not served.
pub const KEYS: ResourceType = ResourceType {
    arm: "Microsoft.KeyVault/vaults/keys",
    api_version: "2025-05-01",
    citation: &BT,
};

/// A Kubernetes cluster behind Azure Arc.
pub const CONNECTED_CLUSTERS: ResourceType = ResourceType {
    arm: "Microsoft.Kubernetes/connectedClusters",
    api_version: "2026-05-01",
    citation: &BT,
};

/// An extension of a Kubernetes cluster.
pub const CLUSTER_EXTENSIONS: ResourceType = ResourceType {
    arm: "Microsoft.KubernetesConfiguration/extensions",
    api_version: "2025-03-01",
    citation: &BT,
};

/// A logic app.
pub const LOGIC_APPS: ResourceType = ResourceType {
    arm: "Microsoft.Logic/workflows",
    api_version: "2019-05-01",
    citation: &BT,
};

/// A machine learning registry.
pub const ML_REGISTRIES: ResourceType = ResourceType {
    arm: "Microsoft.MachineLearningServices/registries",
    api_version: "2026-05-01",
    citation: &TYPES,
};

/// A workspace; hubs, projects and feature stores are kinds of it.
pub const WORKSPACES: ResourceType = ResourceType {
    arm: "Microsoft.MachineLearningServices/workspaces",
    api_version: "2026-05-01",
    citation: &TYPES,
};

/// A batch endpoint.
pub const BATCH_ENDPOINTS: ResourceType = ResourceType {
    arm: "Microsoft.MachineLearningServices/workspaces/batchEndpoints",
    api_version: "2026-05-01",
    citation: &TYPES,
};

/// A deployment of a batch endpoint.
pub const BATCH_DEPLOYMENTS: ResourceType = ResourceType {
    arm: "Microsoft.MachineLearningServices/workspaces/batchEndpoints/deployments",
    api_version: "2026-05-01",
    citation: &TYPES,
};

/// A compute of any kind.
pub const COMPUTES: ResourceType = ResourceType {
    arm: "Microsoft.MachineLearningServices/workspaces/computes",
    api_version: "2026-05-01",
    citation: &TYPES,
};

/// A connection of a workspace.
pub const CONNECTIONS: ResourceType = ResourceType {
    arm: "Microsoft.MachineLearningServices/workspaces/connections",
    api_version: "2026-05-01",
    citation: &TYPES,
};

/// A datastore.
pub const DATASTORES: ResourceType = ResourceType {
    arm: "Microsoft.MachineLearningServices/workspaces/datastores",
    api_version: "2026-05-01",
    citation: &TYPES,
};

/// The container of an environment's versions.
pub const ENVIRONMENTS: ResourceType = ResourceType {
    arm: "Microsoft.MachineLearningServices/workspaces/environments",
    api_version: "2026-05-01",
    citation: &TYPES,
};

/// A version of an environment.
pub const ENVIRONMENT_VERSIONS: ResourceType = ResourceType {
    arm: "Microsoft.MachineLearningServices/workspaces/environments/versions",
    api_version: "2026-05-01",
    citation: &TYPES,
};

/// The container of a feature set's versions.
pub const FEATURE_SETS: ResourceType = ResourceType {
    arm: "Microsoft.MachineLearningServices/workspaces/featuresets",
    api_version: "2026-05-01",
    citation: &TYPES,
};

/// A version of a feature set.
pub const FEATURE_SET_VERSIONS: ResourceType = ResourceType {
    arm: "Microsoft.MachineLearningServices/workspaces/featuresets/versions",
    api_version: "2026-05-01",
    citation: &TYPES,
};

/// The container of a feature store entity's versions.
pub const FEATURE_STORE_ENTITIES: ResourceType = ResourceType {
    arm: "Microsoft.MachineLearningServices/workspaces/featurestoreEntities",
    api_version: "2026-05-01",
    citation: &TYPES,
};

/// A version of a feature store entity.
pub const FEATURE_STORE_ENTITY_VERSIONS: ResourceType = ResourceType {
    arm: "Microsoft.MachineLearningServices/workspaces/featurestoreEntities/versions",
    api_version: "2026-05-01",
    citation: &TYPES,
};

/// An online endpoint.
pub const ONLINE_ENDPOINTS: ResourceType = ResourceType {
    arm: "Microsoft.MachineLearningServices/workspaces/onlineEndpoints",
    api_version: "2026-05-01",
    citation: &TYPES,
};

/// A deployment of an online endpoint.
pub const ONLINE_DEPLOYMENTS: ResourceType = ResourceType {
    arm: "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments",
    api_version: "2026-05-01",
    citation: &TYPES,
};

/// An outbound rule of a managed network.
pub const OUTBOUND_RULES: ResourceType = ResourceType {
    arm: "Microsoft.MachineLearningServices/workspaces/outboundRules",
    api_version: "2026-05-01",
    citation: &TYPES,
};

/// A user-assigned identity.
pub const USER_ASSIGNED_IDENTITIES: ResourceType = ResourceType {
    arm: "Microsoft.ManagedIdentity/userAssignedIdentities",
    api_version: "2024-11-30",
    citation: &BT,
};

/// A federated credential of an identity.
pub const FEDERATED_CREDENTIALS: ResourceType = ResourceType {
    arm: "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials",
    api_version: "2024-11-30",
    citation: &BT,
};

/// A NAT gateway.
pub const NAT_GATEWAYS: ResourceType = ResourceType {
    arm: "Microsoft.Network/natGateways",
    api_version: "2025-09-01",
    citation: &BT,
};

/// A network security group.
pub const NETWORK_SECURITY_GROUPS: ResourceType = ResourceType {
    arm: "Microsoft.Network/networkSecurityGroups",
    api_version: "2025-09-01",
    citation: &BT,
};

/// A private DNS zone.
pub const PRIVATE_DNS_ZONES: ResourceType = ResourceType {
    arm: "Microsoft.Network/privateDnsZones",
    api_version: "2024-06-01",
    citation: &BT,
};

/// A link from a private DNS zone to a virtual network.
pub const VIRTUAL_NETWORK_LINKS: ResourceType = ResourceType {
    arm: "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
    api_version: "2024-06-01",
    citation: &BT,
};

/// A private endpoint.
pub const PRIVATE_ENDPOINTS: ResourceType = ResourceType {
    arm: "Microsoft.Network/privateEndpoints",
    api_version: "2025-09-01",
    citation: &BT,
};

/// The zones in which a private endpoint registers.
pub const PRIVATE_DNS_ZONE_GROUPS: ResourceType = ResourceType {
    arm: "Microsoft.Network/privateEndpoints/privateDnsZoneGroups",
    api_version: "2025-09-01",
    citation: &BT,
};

/// A public address.
pub const PUBLIC_IP_ADDRESSES: ResourceType = ResourceType {
    arm: "Microsoft.Network/publicIPAddresses",
    api_version: "2025-09-01",
    citation: &BT,
};

/// A route table.
pub const ROUTE_TABLES: ResourceType = ResourceType {
    arm: "Microsoft.Network/routeTables",
    api_version: "2025-09-01",
    citation: &BT,
};

/// A virtual network.
pub const VIRTUAL_NETWORKS: ResourceType = ResourceType {
    arm: "Microsoft.Network/virtualNetworks",
    api_version: "2025-09-01",
    citation: &BT,
};

/// A subnet.
pub const SUBNETS: ResourceType = ResourceType {
    arm: "Microsoft.Network/virtualNetworks/subnets",
    api_version: "2025-09-01",
    citation: &BT,
};

/// A Log Analytics workspace.
pub const LOG_ANALYTICS: ResourceType = ResourceType {
    arm: "Microsoft.OperationalInsights/workspaces",
    api_version: "2026-03-01",
    citation: &BT,
};

/// A relay.
pub const RELAY_NAMESPACES: ResourceType = ResourceType {
    arm: "Microsoft.Relay/namespaces",
    api_version: "2026-01-01",
    citation: &BT,
};

/// A nested deployment.
pub const DEPLOYMENTS: ResourceType = ResourceType {
    arm: "Microsoft.Resources/deployments",
    api_version: "2025-04-01",
    citation: &BT,
};

/// A resource group.
pub const RESOURCE_GROUPS: ResourceType = ResourceType {
    arm: "Microsoft.Resources/resourceGroups",
    api_version: "2025-04-01",
    citation: &BT,
};

/// A search service.
pub const SEARCH_SERVICES: ResourceType = ResourceType {
    arm: "Microsoft.Search/searchServices",
    api_version: "2025-05-01",
    citation: &BT,
};

/// A storage account.
pub const STORAGE_ACCOUNTS: ResourceType = ResourceType {
    arm: "Microsoft.Storage/storageAccounts",
    api_version: "2026-04-01",
    citation: &BT,
};

/// The blob service of a storage account.
pub const BLOB_SERVICES: ResourceType = ResourceType {
    arm: "Microsoft.Storage/storageAccounts/blobServices",
    api_version: "2026-04-01",
    citation: &BT,
};

/// A blob container.
pub const BLOB_CONTAINERS: ResourceType = ResourceType {
    arm: "Microsoft.Storage/storageAccounts/blobServices/containers",
    api_version: "2026-04-01",
    citation: &BT,
};

/// The file service of a storage account.
pub const FILE_SERVICES: ResourceType = ResourceType {
    arm: "Microsoft.Storage/storageAccounts/fileServices",
    api_version: "2026-04-01",
    citation: &BT,
};

/// A file share.
pub const FILE_SHARES: ResourceType = ResourceType {
    arm: "Microsoft.Storage/storageAccounts/fileServices/shares",
    api_version: "2026-04-01",
    citation: &BT,
};

/// The queue service of a storage account.
pub const QUEUE_SERVICES: ResourceType = ResourceType {
    arm: "Microsoft.Storage/storageAccounts/queueServices",
    api_version: "2026-04-01",
    citation: &BT,
};

/// The table service of a storage account.
pub const TABLE_SERVICES: ResourceType = ResourceType {
    arm: "Microsoft.Storage/storageAccounts/tableServices",
    api_version: "2026-04-01",
    citation: &BT,
};

/// A Synapse workspace.
pub const SYNAPSE_WORKSPACES: ResourceType = ResourceType {
    arm: "Microsoft.Synapse/workspaces",
    api_version: "2021-06-01",
    citation: &BT,
};

/// A web app, a function app or a standard logic app.
pub const WEB_APPS: ResourceType = ResourceType {
    arm: "Microsoft.Web/sites",
    api_version: "2025-03-01",
    citation: &BT,
};

/// A slot of a web app.
pub const WEB_APP_SLOTS: ResourceType = ResourceType {
    arm: "Microsoft.Web/sites/slots",
    api_version: "2025-03-01",
    citation: &BT,
};

/// All types, in the order of their names.
pub const ALL: &[&ResourceType] = &[
    &API_MANAGEMENT,
    &CONTAINER_APPS,
    &CONTAINER_APP_JOBS,
    &LOCKS,
    &ROLE_ASSIGNMENTS,
    &ROLE_DEFINITIONS,
    &AUTOMATION_ACCOUNTS,
    &REDIS,
    &COGNITIVE_SERVICES,
    &AI_PROJECTS,
    &VIRTUAL_MACHINES,
    &SCALE_SETS,
    &CONTAINER_REGISTRIES,
    &MANAGED_CLUSTERS,
    &AGENT_POOLS,
    &DATABRICKS_CONNECTORS,
    &DATA_FACTORIES,
    &ARC_MACHINES,
    &APPLICATION_INSIGHTS,
    &DIAGNOSTIC_SETTINGS,
    &KEY_VAULTS,
    &ACCESS_POLICIES,
    &KEYS,
    &CONNECTED_CLUSTERS,
    &CLUSTER_EXTENSIONS,
    &LOGIC_APPS,
    &ML_REGISTRIES,
    &WORKSPACES,
    &BATCH_ENDPOINTS,
    &BATCH_DEPLOYMENTS,
    &COMPUTES,
    &CONNECTIONS,
    &DATASTORES,
    &ENVIRONMENTS,
    &ENVIRONMENT_VERSIONS,
    &FEATURE_SETS,
    &FEATURE_SET_VERSIONS,
    &FEATURE_STORE_ENTITIES,
    &FEATURE_STORE_ENTITY_VERSIONS,
    &ONLINE_ENDPOINTS,
    &ONLINE_DEPLOYMENTS,
    &OUTBOUND_RULES,
    &USER_ASSIGNED_IDENTITIES,
    &FEDERATED_CREDENTIALS,
    &NAT_GATEWAYS,
    &NETWORK_SECURITY_GROUPS,
    &PRIVATE_DNS_ZONES,
    &VIRTUAL_NETWORK_LINKS,
    &PRIVATE_ENDPOINTS,
    &PRIVATE_DNS_ZONE_GROUPS,
    &PUBLIC_IP_ADDRESSES,
    &ROUTE_TABLES,
    &VIRTUAL_NETWORKS,
    &SUBNETS,
    &LOG_ANALYTICS,
    &RELAY_NAMESPACES,
    &DEPLOYMENTS,
    &RESOURCE_GROUPS,
    &SEARCH_SERVICES,
    &STORAGE_ACCOUNTS,
    &BLOB_SERVICES,
    &BLOB_CONTAINERS,
    &FILE_SERVICES,
    &FILE_SHARES,
    &QUEUE_SERVICES,
    &TABLE_SERVICES,
    &SYNAPSE_WORKSPACES,
    &WEB_APPS,
    &WEB_APP_SLOTS,
];

/// The types of which one that exists can be a principal: as the identity that Azure makes for it, and in the last case as itself.
pub const PRINCIPALS: &[&ResourceType] = &[
    &API_MANAGEMENT,
    &CONTAINER_APPS,
    &CONTAINER_APP_JOBS,
    &AUTOMATION_ACCOUNTS,
    &COGNITIVE_SERVICES,
    &AI_PROJECTS,
    &VIRTUAL_MACHINES,
    &SCALE_SETS,
    &CONTAINER_REGISTRIES,
    &MANAGED_CLUSTERS,
    &DATABRICKS_CONNECTORS,
    &DATA_FACTORIES,
    &ARC_MACHINES,
    &LOGIC_APPS,
    &WORKSPACES,
    &COMPUTES,
    &ONLINE_ENDPOINTS,
    &SEARCH_SERVICES,
    &STORAGE_ACCOUNTS,
    &SYNAPSE_WORKSPACES,
    &WEB_APPS,
    &WEB_APP_SLOTS,
    &USER_ASSIGNED_IDENTITIES,
];

/// The type that `text` names, in any case.
#[must_use]
pub fn find(text: &str) -> Option<&'static ResourceType> {
    ALL.iter().copied().find(|kind| kind.is(text))
}

/// The type that an id names, of the catalog or not.
#[must_use]
pub fn named(text: &str) -> VersionedType {
    find(text).map_or_else(|| VersionedType::unknown(text.to_owned()), VersionedType::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_sorted_and_unique() {
        assert_eq!(ALL.len(), 69);
        assert!(
            ALL.windows(2)
                .all(|pair| pair[0].arm.to_lowercase() < pair[1].arm.to_lowercase())
        );
    }

    #[test]
    fn only_diagnostic_settings_use_a_preview() {
        let previews: Vec<_> = ALL
            .iter()
            .filter(|kind| kind.api_version.ends_with("-preview"))
            .collect();
        assert_eq!(previews, [&&DIAGNOSTIC_SETTINGS]);
        for kind in ALL {
            assert!(kind.provider().starts_with("Microsoft."), "{kind:?}");
            assert!(kind.segments().count() >= 1, "{kind:?}");
        }
    }

    #[test]
    fn a_type_is_found_in_any_case() {
        assert_eq!(find("microsoft.storage/storageaccounts"), Some(&STORAGE_ACCOUNTS));
        assert_eq!(find("Microsoft.Storage"), None);
    }
}
