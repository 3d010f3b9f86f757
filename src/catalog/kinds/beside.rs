//! What lies beside a platform: it exists already, so that a blueprint names it and nothing makes it.

use crate::catalog::sources::BT;
use crate::catalog::{names, types};
use crate::model::{Azapi, Carries, Key, KindFacts, Own, Provider, ResourceType, Section, Stage, Wait};

/// What a workload or a scope by its id is: of the type that the id says, which stands in the resource.
const ANY: ResourceType = ResourceType {
    arm: "*",
    api_version: "*",
    citation: &BT,
};

/// Whether something holds keys.
#[derive(Clone, Copy)]
enum Keys {
    Held,
    Absent,
}

const fn beside(
    noun: &'static str,
    symbol: &'static str,
    resource_type: &'static ResourceType,
    section: Section,
    keys: Keys,
) -> KindFacts {
    KindFacts {
        noun,
        symbol,
        resource_type,
        section,
        part: None,
        terraform: Provider::Azapi(Azapi::PLAIN),
        abbreviation: None,
        name_rule: Some(&names::ANY),
        key: Key::Nowhere,
        naming: None,
        own: Own::Neither,
        carries: Carries::Nothing,
        holds_keys: matches!(keys, Keys::Held),
        scope_from: Stage::BeforeWorkspace,
        waits: Wait::Never,
        read_where_existing: false,
        set_later: None,
        listed: true,
        quota: None,
    }
}

pub(super) const HUB: KindFacts = KindFacts {
    abbreviation: Some("hub"),
    name_rule: Some(&names::WORKSPACE),
    ..beside("hub", "hub", &types::WORKSPACES, Section::Workspace, Keys::Held)
};
pub(super) const FEATURE_STORE: KindFacts = KindFacts {
    name_rule: Some(&names::WORKSPACE),
    ..beside(
        "feature store",
        "feature-store",
        &types::WORKSPACES,
        Section::Workspace,
        Keys::Held,
    )
};
pub(super) const AI_SERVICES: KindFacts = beside(
    "AI services account",
    "ai-services",
    &types::COGNITIVE_SERVICES,
    Section::Services,
    Keys::Held,
);
pub(super) const SEARCH: KindFacts = beside(
    "search service",
    "search",
    &types::SEARCH_SERVICES,
    Section::Services,
    Keys::Held,
);
pub(super) const REDIS: KindFacts = beside(
    "Redis cache",
    "redis",
    &types::REDIS,
    Section::Services,
    Keys::Held,
);
pub(super) const ML_REGISTRY: KindFacts = beside(
    "ML registry",
    "ml-registry",
    &types::ML_REGISTRIES,
    Section::Workspace,
    Keys::Absent,
);
pub(super) const MANAGED_CLUSTER: KindFacts = KindFacts {
    name_rule: Some(&names::MANAGED_CLUSTER),
    ..beside(
        "AKS cluster",
        "aks",
        &types::MANAGED_CLUSTERS,
        Section::Computes,
        Keys::Absent,
    )
};
pub(super) const CONNECTED_CLUSTER: KindFacts = beside(
    "Arc-enabled cluster",
    "arc-cluster",
    &types::CONNECTED_CLUSTERS,
    Section::Computes,
    Keys::Absent,
);
pub(super) const RELAY: KindFacts = beside(
    "relay",
    "relay",
    &types::RELAY_NAMESPACES,
    Section::Computes,
    Keys::Absent,
);
pub(super) const WORKLOAD: KindFacts =
    beside("resource", "workload", &ANY, Section::Identities, Keys::Absent);
