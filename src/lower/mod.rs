//! From what a blueprint means to what will exist: one file per resource type.
//!
//! `lower` writes resources, uses and outputs; it decides ARM properties and nothing about access. Which roles follow
//! from the uses is the matter of `derive`.

mod cluster;
mod data;
mod diagnostics;
mod identity;
mod monitoring;
mod name;
mod outputs;
mod people;
mod uses;
mod workspace;

use crate::diag::Diagnostics;
use crate::model::{Deployment, Expr, Model, Object, Origin, Platform, Rbac, Resource, ResourceId, Suffix};
use crate::resolve::{Item, Resolved, Tags};

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
    let monitoring = monitoring::lower(&mut lowering);
    let key_vault = data::key_vault(&mut lowering);
    let registry = data::registry(&mut lowering);
    let accounts = data::accounts(&mut lowering);
    let storage = accounts
        .get(resolved.default_account)
        .map_or(ResourceId(usize::MAX), |account| account.account);
    let application_insights = monitoring.application_insights;
    let parts = workspace::Parts {
        storage,
        key_vault,
        registry,
        application_insights,
    };
    let workspace = workspace::lower(&mut lowering, &identities, &parts);
    let platform = Platform {
        workspace,
        storage: Some(storage),
        key_vault: Some(key_vault),
        registry: Some(registry),
        application_insights,
        hub: None,
    };
    data::stores(&mut lowering, workspace, &accounts);
    let clusters = cluster::lower(&mut lowering, workspace, &identities);
    diagnostics::lower(&mut lowering, &platform, monitoring.log_analytics, &accounts);
    let directory = people::lower(resolved);
    let uses = uses::lower(resolved, &platform, &identities, &accounts, &clusters);
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
        directory,
        uses,
        rbac: Rbac::default(),
        role_assignments: Vec::new(),
        waits: Vec::new(),
        outputs,
    }
}

/// The origin of what an item made.
fn origin(item: &Item) -> Origin {
    Origin::at(item.span)
}
