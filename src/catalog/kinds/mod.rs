//! What is known of each kind of resource: one row each.

mod beside;
mod ground;
mod network;
mod workspace;

use crate::model::{Kind, KindFacts};

/// What is known of a kind.
#[must_use]
pub const fn facts(kind: Kind) -> &'static KindFacts {
    match kind {
        Kind::Identity => &ground::IDENTITY,
        Kind::LogAnalytics => &ground::LOG_ANALYTICS,
        Kind::ApplicationInsights => &ground::APPLICATION_INSIGHTS,
        Kind::KeyVault => &ground::KEY_VAULT,
        Kind::Key => &ground::KEY,
        Kind::Storage => &ground::STORAGE,
        Kind::BlobService => &ground::BLOB_SERVICE,
        Kind::Container => &ground::CONTAINER,
        Kind::Registry => &ground::REGISTRY,
        Kind::Workspace => &workspace::WORKSPACE,
        Kind::OutboundRule => &workspace::OUTBOUND_RULE,
        Kind::Datastore => &workspace::DATASTORE,
        Kind::Cluster => &workspace::CLUSTER,
        Kind::Instance => &workspace::INSTANCE,
        Kind::KubernetesCompute => &workspace::KUBERNETES_COMPUTE,
        Kind::OnlineEndpoint => &workspace::ONLINE_ENDPOINT,
        Kind::BatchEndpoint => &workspace::BATCH_ENDPOINT,
        Kind::Connection => &workspace::CONNECTION,
        Kind::DiagnosticSetting => &ground::DIAGNOSTIC_SETTING,
        Kind::FederatedCredential => &ground::FEDERATED_CREDENTIAL,
        Kind::RoleDefinition => &ground::ROLE_DEFINITION,
        Kind::Hub => &beside::HUB,
        Kind::FeatureStore => &beside::FEATURE_STORE,
        Kind::AiServices => &beside::AI_SERVICES,
        Kind::Search => &beside::SEARCH,
        Kind::MlRegistry => &beside::ML_REGISTRY,
        Kind::ManagedCluster => &beside::MANAGED_CLUSTER,
        Kind::ConnectedCluster => &beside::CONNECTED_CLUSTER,
        Kind::ClusterExtension => &workspace::CLUSTER_EXTENSION,
        Kind::Relay => &beside::RELAY,
        Kind::Redis => &beside::REDIS,
        Kind::VirtualNetwork => &network::VIRTUAL_NETWORK,
        Kind::Subnet => &network::SUBNET,
        Kind::NetworkSecurityGroup => &network::NETWORK_SECURITY_GROUP,
        Kind::NatGateway => &network::NAT_GATEWAY,
        Kind::PublicIpAddress => &network::PUBLIC_IP_ADDRESS,
        Kind::RouteTable => &network::ROUTE_TABLE,
        Kind::PrivateDnsZone => &network::PRIVATE_DNS_ZONE,
        Kind::VirtualNetworkLink => &network::VIRTUAL_NETWORK_LINK,
        Kind::PrivateEndpoint => &network::PRIVATE_ENDPOINT,
        Kind::PrivateDnsZoneGroup => &network::PRIVATE_DNS_ZONE_GROUP,
        Kind::Workload => &beside::WORKLOAD,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::{Key, Own, Stage};

    #[test]
    fn rows_tell_kinds_apart_and_agree_with_themselves() {
        let rows = || Kind::ALL.iter().map(|kind| facts(*kind));
        let distinct = |words: BTreeSet<&str>| assert_eq!(words.len(), Kind::ALL.len());
        distinct(rows().map(|row| row.noun).collect());
        distinct(rows().map(|row| row.symbol).collect());
        for row in rows() {
            let noun = row.noun;
            assert!(row.naming.is_none() || row.name_rule.is_some(), "{noun}");
            let composed = row.own == Own::RegionAndTags && row.scope_from == Stage::BeforeWorkspace;
            assert!(!composed || row.abbreviation.is_some(), "{noun}");
            assert!(row.key == Key::Nowhere || row.name_rule.is_some(), "{noun}");
        }
    }
}
