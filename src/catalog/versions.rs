//! API versions where the newest one will not do: those that other clouds are sure to have, and since when properties exist.

/// The versions in China and US Government, by provider or by type: the oldest stable one with every property that is written, but none
/// that Bicep's linter finds too old. A list of storage versions that US Government takes, and older cases, are the evidence; the rest is
/// caution.
pub const PINS: &[(&str, &str)] = &[
    ("Microsoft.Authorization/roleAssignments", "2022-04-01"),
    ("Microsoft.Authorization/roleDefinitions", "2022-04-01"),
    ("Microsoft.CognitiveServices", "2025-06-01"),
    ("Microsoft.ContainerRegistry", "2025-04-01"),
    ("Microsoft.Insights/components", "2020-02-02"),
    ("Microsoft.Insights/diagnosticSettings", "2021-05-01-preview"),
    ("Microsoft.KeyVault", "2025-05-01"),
    ("Microsoft.KubernetesConfiguration", "2025-03-01"),
    ("Microsoft.MachineLearningServices", "2025-06-01"),
    ("Microsoft.ManagedIdentity", "2024-11-30"),
    ("Microsoft.Network", "2025-01-01"),
    ("Microsoft.Network/privateDnsZones", "2024-06-01"),
    ("Microsoft.OperationalInsights", "2025-02-01"),
    ("Microsoft.Resources", "2025-04-01"),
    ("Microsoft.Search", "2025-05-01"),
    ("Microsoft.Storage", "2025-06-01"),
];

/// Since when a type has a property.
#[derive(Debug, Clone, Copy)]
pub struct Since {
    /// The type.
    pub arm: &'static str,
    /// The path to the property below `properties`.
    pub property: &'static str,
    /// The first stable version with it; a preview where there is no stable one.
    pub version: &'static str,
}

const fn since(arm: &'static str, property: &'static str, version: &'static str) -> Since {
    Since {
        arm,
        property,
        version,
    }
}

const WORKSPACES: &str = super::types::WORKSPACES.arm;
const OUTBOUND_RULES: &str = super::types::OUTBOUND_RULES.arm;
const COMPUTES: &str = super::types::COMPUTES.arm;
const CONNECTIONS: &str = super::types::CONNECTIONS.arm;
const DATASTORES: &str = super::types::DATASTORES.arm;
const ONLINE_ENDPOINTS: &str = super::types::ONLINE_ENDPOINTS.arm;
const BATCH_ENDPOINTS: &str = super::types::BATCH_ENDPOINTS.arm;
const REGISTRIES: &str = super::types::CONTAINER_REGISTRIES.arm;
const STORAGE: &str = super::types::STORAGE_ACCOUNTS.arm;
const VAULTS: &str = super::types::KEY_VAULTS.arm;
const LOGS: &str = super::types::LOG_ANALYTICS.arm;
const CREDENTIALS: &str = super::types::FEDERATED_CREDENTIALS.arm;
const DIAGNOSTICS: &str = super::types::DIAGNOSTIC_SETTINGS.arm;

/// The properties that templates write, as far as they came later than 2021. From the same type data as the versions of the types.
pub const SINCE: &[Since] = &[
    since(WORKSPACES, "systemDatastoresAuthMode", "2025-06-01"),
    since(WORKSPACES, "managedNetwork.firewallSku", "2024-10-01"),
    since(WORKSPACES, "managedNetwork", "2023-10-01"),
    since(WORKSPACES, "provisionNetworkNow", "2025-06-01"),
    since(OUTBOUND_RULES, "destination", "2023-10-01"),
    since(WORKSPACES, "enableDataIsolation", "2024-04-01"),
    since(WORKSPACES, "hubResourceId", "2024-04-01"),
    since(WORKSPACES, "featureStoreSettings", "2023-10-01"),
    since(WORKSPACES, "v1LegacyMode", "2022-05-01"),
    since(COMPUTES, "properties.enableSSO", "2025-12-01"),
    since(COMPUTES, "properties.idleTimeBeforeShutdown", "2025-12-01"),
    since(COMPUTES, "properties.enableNodePublicIp", "2022-05-01"),
    since(CONNECTIONS, "useWorkspaceManagedIdentity", "2025-12-01"),
    since(CONNECTIONS, "category", "2024-04-01"),
    since(DATASTORES, "resourceGroup", "2023-10-01"),
    since(DATASTORES, "datastoreType", "2022-05-01"),
    since(ONLINE_ENDPOINTS, "publicNetworkAccess", "2022-10-01"),
    since(BATCH_ENDPOINTS, "authMode", "2022-05-01"),
    since(REGISTRIES, "roleAssignmentMode", "2025-11-01"),
    since(REGISTRIES, "anonymousPullEnabled", "2025-04-01"),
    since(STORAGE, "isLocalUserEnabled", "2021-08-01"),
    since(VAULTS, "publicNetworkAccess", "2021-10-01"),
    since(LOGS, "features.disableLocalAuth", "2021-07-01"),
    since(CREDENTIALS, "issuer", "2023-01-31"),
    since(DIAGNOSTICS, "logs", "2021-05-01-preview"),
];

#[cfg(test)]
mod tests {
    use super::{PINS, SINCE};
    use crate::catalog::types;

    #[test]
    fn pins_are_sorted_and_no_newer_than_the_versions_of_the_types() {
        assert!(PINS.is_sorted());
        for (name, version) in PINS {
            let mut pinned = types::ALL
                .iter()
                .filter(|kind| kind.arm == *name || kind.provider() == *name);
            assert!(pinned.any(|kind| kind.api_version >= *version), "{name}");
        }
    }

    #[test]
    fn every_version_has_what_is_written() {
        for since in SINCE {
            let known = types::find(since.arm).unwrap();
            assert!(known.api_version >= since.version, "{since:?}");
        }
    }
}
