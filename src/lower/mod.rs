//! From what a blueprint means to what will exist: one file per resource type.
//!
//! `lower` writes resources, uses and outputs; it decides ARM properties and nothing about access. Which roles follow
//! from the uses is the matter of `derive`.
//!
//! May know: `address`, `arena`, `source`, `diag`, `blueprint`, `resolve`, `model`, `catalog`.

mod cluster;
mod connection;
mod customer_key;
mod data;
mod diagnostics;
mod endpoint;
mod external;
mod identity;
mod instance;
mod kubernetes;
mod lowering;
mod managed_network;
mod monitoring;
mod name;
mod network;
mod outputs;
mod parameter;
mod parts;
mod people;
mod rbac;
mod uses;
mod versions;
mod workspace;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::diag::Diagnostics;
use crate::model::{Deployment, Level, Model, Place, Platform, Resource, ResourceId};
use crate::resolve::{ExtraScope, Resolved};
use lowering::{Lowering, identity_of, identity_of_list, locate, of_kind, origin, pairs, texts};
use parts::{Ids, Keys, Parts};

/// Lowers a resolved blueprint to a model without role assignments.
#[must_use]
pub fn lower(resolved: &Resolved, diags: &mut Diagnostics) -> Model {
    let mut lowering = Lowering {
        resolved,
        diags,
        resources: Vec::new(),
        suffixes: Vec::new(),
        seeds: BTreeMap::new(),
        named_by_kind: RefCell::default(),
    };
    let identities = identity::lower(&mut lowering);
    let externals = external::services(&mut lowering);
    let network = network::own(&mut lowering, &externals);
    let monitoring = monitoring::lower(&mut lowering);
    let vaults = data::key_vaults(&mut lowering, &network.subnets);
    let keys = customer_key::keys(&mut lowering, &vaults);
    let encrypted = Keys {
        ids: &keys,
        vaults: &vaults,
        identities: &identities,
    };
    let registries = data::registries(&mut lowering, encrypted);
    let accounts = data::accounts(&mut lowering, encrypted, &network.subnets);
    let mut parts = Parts {
        identities,
        externals,
        accounts,
        registries,
        vaults,
        keys,
        log_analytics: monitoring.log_analytics,
        clusters: Ids::default(),
        instances: Ids::default(),
        kubernetes: Ids::default(),
        endpoints: Ids::default(),
        roles: Ids::default(),
        build_connections: Ids::default(),
        private_rules: Vec::new(),
        last_rule: None,
        network,
        private_endpoints: Vec::new(),
        door: None,
    };
    let endpoints = network::endpoints_to_parts(&mut lowering, &mut parts);
    let platform = platform(&mut lowering, &parts, monitoring.application_insights);
    let workspace = platform.workspace;
    network::endpoint_of_workspace(&mut lowering, workspace, &mut parts, endpoints);
    managed_network::rules(&mut lowering, &platform, &mut parts);
    data::stores(&mut lowering, workspace, &parts.accounts);
    parts.build_connections = connection::lower(&mut lowering, workspace, &parts);
    parts.clusters = cluster::lower(&mut lowering, workspace, &parts);
    parts.instances = instance::lower(&mut lowering, workspace, &parts);
    parts.kubernetes = kubernetes::lower(&mut lowering, workspace, &parts.identities, &parts.externals);
    parts.endpoints = endpoint::lower(&mut lowering, workspace, &parts);
    network::wait_for_door(&mut lowering, &parts);
    external::workloads(&mut lowering, &mut parts.externals, |_| true);
    diagnostics::lower(&mut lowering, &platform, &parts);
    parts.roles = rbac::roles(&mut lowering);
    lowering.idle_names();
    let api_versions = versions::lower(&mut lowering);
    let people = people::lower(resolved, &parts);
    let uses = uses::lower(resolved, &platform, &parts, &people, &lowering.resources);
    let other_groups = other_groups(resolved, &lowering.resources);
    let rbac = rbac::lower(resolved, &platform, &parts, &people.principals, &other_groups);
    let Lowering {
        resources, suffixes, ..
    } = lowering;
    let outputs = outputs::outputs(&platform, &resources);
    Model {
        blueprint: resolved.name.value.clone(),
        deployment: Deployment {
            environment: resolved.environment.clone(),
            cloud: resolved.cloud,
            location: resolved.location.value.clone(),
            subscription: resolved.subscription.clone(),
            tenant: resolved.tenant.clone(),
            resource_group: resolved.resource_group.as_ref().map(|group| group.value.clone()),
            level: if resolved.makes_group.is_some() {
                Level::NewGroup
            } else {
                Level::Group
            },
            makes_group: resolved.makes_group,
            api_versions,
            targets: resolved.targets.clone(),
        },
        parameters: resolved.parameters.clone(),
        tags: pairs(&resolved.tags),
        suffixes,
        resources,
        other_groups,
        platform,
        workspace: workspace::chosen(resolved, &parts),
        directory: people.directory,
        uses,
        rbac,
        role_assignments: Vec::new(),
        outputs,
        waivers: rbac::waivers(resolved),
        ignored: rbac::ignored(resolved),
    }
}

/// The other groups in which something lies, and those that are scopes themselves.
fn other_groups(resolved: &Resolved, resources: &[Resource]) -> Vec<Place> {
    let grants = resolved.rbac.extra.iter();
    let grants = grants.chain(resolved.rbac.adopted.iter().map(|(_, grant)| grant));
    let scopes = grants.filter_map(|grant| {
        let ExtraScope::OtherGroup(place) = &grant.scope else {
            return None;
        };
        Some(place)
    });
    let places = resources.iter().map(|resource| &resource.place).chain(scopes);
    let mut known: BTreeSet<Place> = BTreeSet::new();
    places
        .filter(|place| !place.is_own() && known.insert(place.in_lower_case()))
        .cloned()
        .collect()
}

/// The workspace and what it is made of.
fn platform(
    lowering: &mut Lowering<'_>,
    parts: &Parts,
    application_insights: Option<ResourceId>,
) -> Platform {
    let resolved = lowering.resolved;
    let account = resolved.default_account().and_then(|at| parts.accounts.get(at));
    let vault = resolved.default_vault().and_then(|at| parts.vaults.get(at));
    let registry = resolved
        .default_registry()
        .and_then(|at| parts.registries.get(at));
    let mut platform = Platform {
        workspace: ResourceId(lowering.resources.len()),
        storage: account.map(|account| account.account),
        key_vault: vault.copied(),
        registry: registry.copied(),
        application_insights,
        log_analytics: parts.log_analytics,
        hub: resolved
            .workspace
            .hub
            .as_ref()
            .and_then(|hub| parts.externals.get(hub.value))
            .copied(),
    };
    platform.workspace = workspace::lower(lowering, parts, &platform);
    platform
}
