//! What is known of each kind of resource: one row each.

mod beside;
mod ground;
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
        Kind::Storage => &ground::STORAGE,
        Kind::BlobService => &ground::BLOB_SERVICE,
        Kind::Container => &ground::CONTAINER,
        Kind::Registry => &ground::REGISTRY,
        Kind::Workspace => &workspace::WORKSPACE,
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
        Kind::AiServices => &beside::AI_SERVICES,
        Kind::Search => &beside::SEARCH,
        Kind::MlRegistry => &beside::ML_REGISTRY,
        Kind::ManagedCluster => &beside::MANAGED_CLUSTER,
        Kind::ConnectedCluster => &beside::CONNECTED_CLUSTER,
        Kind::ClusterExtension => &workspace::CLUSTER_EXTENSION,
        Kind::Relay => &beside::RELAY,
        Kind::Redis => &beside::REDIS,
        Kind::Workload => &beside::WORKLOAD,
    }
}
