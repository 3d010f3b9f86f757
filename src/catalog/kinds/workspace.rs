//! The workspace, and what is made in it.

use crate::catalog::{limits, names, types};
use crate::model::{Azapi, Carries, Key, KindFacts, Own, Provider, Section, Stage};

pub(super) const WORKSPACE: KindFacts = KindFacts {
    noun: "workspace",
    symbol: "workspace",
    resource_type: &types::WORKSPACES,
    section: Section::Workspace,
    terraform: Provider::Azapi(Azapi {
        ignore_casing: true,
        ..Azapi::PLAIN
    }),
    abbreviation: Some("mlw"),
    name_rule: Some(&names::WORKSPACE),
    key: Key::Single("workspace"),
    naming: Some("workspace"),
    own: Own::RegionAndTags,
    carries: Carries::ForItself,
    holds_keys: true,
    scope_from: Stage::AfterWorkspace,
    waits_until: Some(Stage::BeforeWorkspace),
    read_where_existing: false,
    set_later: None,
    listed: true,
    quota: None,
};

pub(super) const DATASTORE: KindFacts = KindFacts {
    noun: "datastore",
    symbol: "datastore",
    resource_type: &types::DATASTORES,
    section: Section::Datastores,
    terraform: Provider::Azapi(Azapi::PLAIN),
    abbreviation: None,
    name_rule: Some(&names::DATASTORE),
    key: Key::Item("datastores"),
    naming: None,
    own: Own::Neither,
    carries: Carries::Nothing,
    holds_keys: false,
    scope_from: Stage::AfterWorkspace,
    waits_until: Some(Stage::AfterWorkspace),
    read_where_existing: false,
    set_later: None,
    listed: true,
    quota: None,
};

pub(super) const CONNECTION: KindFacts = KindFacts {
    noun: "connection",
    symbol: "connection",
    resource_type: &types::CONNECTIONS,
    section: Section::Connections,
    terraform: Provider::Azapi(Azapi::PLAIN),
    abbreviation: None,
    name_rule: Some(&names::CONNECTION),
    key: Key::Item("connections"),
    naming: None,
    own: Own::Neither,
    carries: Carries::Nothing,
    holds_keys: false,
    scope_from: Stage::AfterWorkspace,
    waits_until: Some(Stage::AfterWorkspace),
    read_where_existing: false,
    set_later: None,
    listed: true,
    quota: None,
};

pub(super) const CLUSTER: KindFacts = KindFacts {
    noun: "cluster",
    symbol: "cluster",
    resource_type: &types::COMPUTES,
    section: Section::Computes,
    terraform: Provider::Azapi(Azapi {
        create_only: &[
            "properties.vmSize",
            "properties.vmPriority",
            "properties.enableNodePublicIp",
            "disableLocalAuth",
        ],
        ..Azapi::PLAIN
    }),
    abbreviation: None,
    name_rule: Some(&names::CLUSTER),
    key: Key::Item("computes"),
    naming: None,
    own: Own::RegionAndTags,
    carries: Carries::ForCode,
    holds_keys: false,
    scope_from: Stage::AfterWorkspace,
    waits_until: Some(Stage::AfterWorkspace),
    read_where_existing: false,
    set_later: None,
    listed: true,
    quota: Some(&limits::COMPUTE_QUOTA),
};

pub(super) const INSTANCE: KindFacts = KindFacts {
    noun: "compute instance",
    symbol: "instance",
    resource_type: &types::COMPUTES,
    section: Section::Computes,
    terraform: Provider::Azapi(Azapi {
        create_only: &[
            "properties.vmSize",
            "properties.enableNodePublicIp",
            "disableLocalAuth",
        ],
        identity_create_only: true,
        ..Azapi::PLAIN
    }),
    abbreviation: None,
    name_rule: Some(&names::INSTANCE),
    key: Key::Item("computes"),
    naming: None,
    own: Own::RegionAndTags,
    carries: Carries::ForCode,
    holds_keys: false,
    scope_from: Stage::AfterWorkspace,
    waits_until: Some(Stage::AfterWorkspace),
    read_where_existing: false,
    set_later: None,
    listed: true,
    quota: Some(&limits::COMPUTE_QUOTA),
};

pub(super) const KUBERNETES_COMPUTE: KindFacts = KindFacts {
    noun: "Kubernetes compute",
    symbol: "kubernetes-compute",
    resource_type: &types::COMPUTES,
    section: Section::Computes,
    terraform: Provider::Azapi(Azapi {
        create_only: &["resourceId", "properties.namespace", "disableLocalAuth"],
        ..Azapi::PLAIN
    }),
    abbreviation: None,
    name_rule: Some(&names::KUBERNETES_COMPUTE),
    key: Key::Item("computes"),
    naming: None,
    own: Own::RegionAndTags,
    carries: Carries::ForCode,
    holds_keys: false,
    scope_from: Stage::AfterWorkspace,
    waits_until: Some(Stage::AfterWorkspace),
    read_where_existing: false,
    set_later: None,
    listed: true,
    quota: None,
};

pub(super) const CLUSTER_EXTENSION: KindFacts = KindFacts {
    noun: "machine learning extension",
    symbol: "extension",
    resource_type: &types::CLUSTER_EXTENSIONS,
    section: Section::Computes,
    terraform: Provider::Azapi(Azapi::PLAIN),
    abbreviation: None,
    name_rule: None,
    key: Key::Nowhere,
    naming: None,
    own: Own::Neither,
    carries: Carries::Nothing,
    holds_keys: false,
    scope_from: Stage::BeforeWorkspace,
    waits_until: None,
    read_where_existing: false,
    set_later: None,
    listed: true,
    quota: None,
};

pub(super) const ONLINE_ENDPOINT: KindFacts = KindFacts {
    noun: "online endpoint",
    symbol: "endpoint",
    resource_type: &types::ONLINE_ENDPOINTS,
    section: Section::Endpoints,
    terraform: Provider::Azapi(Azapi {
        ignore_casing: true,
        identity_create_only: true,
        ..Azapi::PLAIN
    }),
    abbreviation: None,
    name_rule: Some(&names::ONLINE_ENDPOINT),
    key: Key::Item("endpoints"),
    naming: None,
    own: Own::RegionAndTags,
    carries: Carries::ForCode,
    holds_keys: false,
    scope_from: Stage::AfterComputes,
    waits_until: Some(Stage::AfterWorkspace),
    read_where_existing: false,
    set_later: Some("traffic"),
    listed: true,
    quota: Some(&limits::ENDPOINT_QUOTA),
};

pub(super) const BATCH_ENDPOINT: KindFacts = KindFacts {
    noun: "batch endpoint",
    symbol: "batch-endpoint",
    resource_type: &types::BATCH_ENDPOINTS,
    section: Section::Endpoints,
    terraform: Provider::Azapi(Azapi::PLAIN),
    abbreviation: None,
    name_rule: Some(&names::BATCH_ENDPOINT),
    key: Key::Item("endpoints"),
    naming: None,
    own: Own::RegionAndTags,
    carries: Carries::Nothing,
    holds_keys: false,
    scope_from: Stage::AfterComputes,
    waits_until: Some(Stage::AfterWorkspace),
    read_where_existing: false,
    set_later: Some("defaults"),
    listed: true,
    quota: Some(&limits::ENDPOINT_QUOTA),
};
