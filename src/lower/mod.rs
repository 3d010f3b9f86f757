//! From what a blueprint means to what will exist: one file per resource type.
//!
//! `lower` writes resources, uses and outputs; it decides ARM properties and nothing about access. Which roles follow
//! from the uses is the matter of `derive`.

mod cluster;
mod connection;
mod data;
mod diagnostics;
mod endpoint;
mod external;
mod identity;
mod instance;
mod kubernetes;
mod monitoring;
mod name;
mod outputs;
mod people;
mod rbac;
mod uses;
mod workspace;

use crate::diag::Diagnostics;
use crate::model::{
    Deployment, Expr, Identity, Model, Object, Origin, Platform, Resource, ResourceId, Suffix,
};
use crate::resolve::{Identities, Item, Resolved, Tags};
use crate::source::Spanned;
use data::AccountIds;

/// A model under construction: resources find their names and each other here.
struct Lowering<'a> {
    resolved: &'a Resolved,
    diags: &'a mut Diagnostics,
    resources: Vec<Resource>,
    suffixes: Vec<Suffix>,
}

impl Lowering<'_> {
    /// Adds a resource and gives it its place.
    fn add(&mut self, mut resource: Resource) -> ResourceId {
        let id = ResourceId(self.resources.len());
        resource.id = id;
        self.resources.push(resource);
        id
    }

    /// The tags of an item: the blueprint's, and its own where it has some.
    fn tags(&self, item: &Item) -> Option<Expr> {
        if item.tags.is_empty() {
            return (!self.resolved.tags.is_empty()).then_some(Expr::Tags);
        }
        let mut merged = pairs(&self.resolved.tags);
        for (key, value) in pairs(&item.tags) {
            match merged
                .iter_mut()
                .find(|(known, _)| known.eq_ignore_ascii_case(&key))
            {
                Some(known) => known.1 = value,
                None => merged.push((key, value)),
            }
        }
        Some(Expr::Object(texts(merged)))
    }
}

fn pairs(tags: &Tags) -> Vec<(String, String)> {
    tags.iter()
        .map(|(key, value)| (key.value.clone(), value.value.clone()))
        .collect()
}

/// Pairs of text as an object.
fn texts(pairs: Vec<(String, String)>) -> Object {
    Object(
        pairs
            .into_iter()
            .map(|(key, value)| (key, Expr::Text(value)))
            .collect(),
    )
}

/// What was lowered so far, in the order of the resolved blueprint.
struct Parts {
    identities: Vec<ResourceId>,
    externals: Vec<ResourceId>,
    accounts: Vec<AccountIds>,
    registries: Vec<ResourceId>,
    vaults: Vec<ResourceId>,
    log_analytics: Option<ResourceId>,
    clusters: Vec<ResourceId>,
    instances: Vec<ResourceId>,
    kubernetes: Vec<ResourceId>,
    endpoints: Vec<ResourceId>,
    connections: Vec<ResourceId>,
}

/// Lowers a resolved blueprint to a model without role assignments.
#[must_use]
pub fn lower(resolved: &Resolved, diags: &mut Diagnostics) -> Model {
    let mut lowering = Lowering {
        resolved,
        diags,
        resources: Vec::new(),
        suffixes: Vec::new(),
    };
    let identities = identity::lower(&mut lowering);
    let externals = external::lower(&mut lowering);
    let monitoring = monitoring::lower(&mut lowering);
    let vaults = data::key_vaults(&mut lowering);
    let registries = data::registries(&mut lowering);
    let accounts = data::accounts(&mut lowering);
    let mut parts = Parts {
        identities,
        externals,
        accounts,
        registries,
        vaults,
        log_analytics: monitoring.log_analytics,
        clusters: Vec::new(),
        instances: Vec::new(),
        kubernetes: Vec::new(),
        endpoints: Vec::new(),
        connections: Vec::new(),
    };
    let platform = platform(&mut lowering, &parts, monitoring.application_insights);
    let workspace = platform.workspace;
    data::stores(&mut lowering, workspace, &parts.accounts);
    parts.connections = connection::lower(&mut lowering, workspace, &parts);
    parts.clusters = cluster::lower(&mut lowering, workspace, &parts.identities);
    parts.instances = instance::lower(&mut lowering, workspace, &parts.identities);
    parts.kubernetes = kubernetes::lower(&mut lowering, workspace, &parts.identities, &parts.externals);
    parts.endpoints = endpoint::lower(&mut lowering, workspace, &parts.identities, &parts.kubernetes);
    diagnostics::lower(&mut lowering, &platform, &parts);
    rbac::roles(&mut lowering);
    let people = people::lower(resolved, &parts);
    let uses = uses::lower(resolved, &platform, &parts, &people, &lowering.resources);
    let rbac = rbac::lower(resolved, &platform, &parts, &people.principals);
    let Lowering {
        resources, suffixes, ..
    } = lowering;
    let outputs = outputs::outputs(&platform, &resources);
    Model {
        blueprint: resolved.name.value.clone(),
        deployment: Deployment {
            cloud: resolved.cloud,
            location: resolved.location.value.clone(),
            subscription: resolved.subscription.clone(),
            tenant: resolved.tenant.clone(),
            resource_group: resolved.resource_group.as_ref().map(|group| group.value.clone()),
            targets: resolved.targets.clone(),
        },
        tags: pairs(&resolved.tags),
        suffixes,
        resources,
        platform,
        directory: people.directory,
        uses,
        rbac,
        role_assignments: Vec::new(),
        waits: Vec::new(),
        outputs,
        waivers: rbac::waivers(resolved),
    }
}

/// The workspace and what it is made of.
fn platform(
    lowering: &mut Lowering<'_>,
    parts: &Parts,
    application_insights: Option<ResourceId>,
) -> Platform {
    let resolved = lowering.resolved;
    let own = |item: &Item| item.logical.is_empty();
    let account = resolved.default_account().and_then(|at| parts.accounts.get(at));
    let vault = resolved.vaults.iter().position(|vault| own(&vault.item));
    let registry = resolved
        .registries
        .iter()
        .position(|registry| own(&registry.item));
    let mut platform = Platform {
        workspace: ResourceId(lowering.resources.len()),
        storage: account.map(|account| account.account),
        key_vault: vault.and_then(|at| parts.vaults.get(at)).copied(),
        registry: registry.and_then(|at| parts.registries.get(at)).copied(),
        application_insights,
        log_analytics: parts.log_analytics,
        hub: resolved
            .workspace
            .hub
            .as_ref()
            .and_then(|hub| parts.externals.get(hub.value))
            .copied(),
    };
    platform.workspace = workspace::lower(lowering, &parts.identities, &platform);
    platform
}

/// The identities that a compute or endpoint carries.
fn identity_of(written: &Identities, identities: &[ResourceId]) -> Identity {
    Identity {
        system_assigned: written.system_assigned.is_some(),
        user_assigned: ids(&written.user_assigned, identities),
    }
}

/// The user-assigned identities of something that has no other kind; none where there are none.
fn identity_of_list(written: &[Spanned<usize>], identities: &[ResourceId]) -> Option<Identity> {
    (!written.is_empty()).then(|| Identity::user(ids(written, identities)))
}

fn ids(written: &[Spanned<usize>], identities: &[ResourceId]) -> Vec<ResourceId> {
    written
        .iter()
        .filter_map(|identity| identities.get(identity.value).copied())
        .collect()
}

/// The origin of what an item made.
fn origin(item: &Item) -> Origin {
    Origin::at(item.span)
}
