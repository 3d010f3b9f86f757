//! The modules of role assignments that ARM and Bicep share: one per stage.
//!
//! A role assignment's name may not hold a principal id that only the deployment knows, so the assignments stand in
//! nested deployments that get each identity's principal id as a parameter.

use std::collections::{BTreeMap, BTreeSet};

use super::namer::Namer;
use super::plan::Symbols;
use super::usage::made;
use crate::catalog::limits;
use crate::model::{Expr, Kind, Model, Principal, ResourceId, RoleAssignment, RoleRef, Scope, Stage};

/// The version of the language in which conditions of role assignments are written.
pub(super) const CONDITION_VERSION: &str = "2.0";

/// A module of role assignments.
#[derive(Debug)]
pub(super) struct Module<'m> {
    /// Symbolic name of the module in the main template.
    pub(super) symbol: String,
    /// Name of its file without extension.
    pub(super) stem: String,
    /// What it holds, as a comment.
    pub(super) title: String,
    /// Managed identities that hold its grants, each with the parameter that brings its principal id.
    pub(super) identities: Vec<(Principal, String)>,
    /// People that hold its grants, each with its key in the variable `principals`.
    pub(super) people: Vec<(usize, String)>,
    /// Resources that have to be there: its scopes and what they belong to, parents first.
    pub(super) existing: Vec<Existing>,
    /// Roles it gives, each with its key in the variable `roles`.
    pub(super) roles: Vec<(RoleRef, String)>,
    /// Its grants: index in the model, symbolic name, assignment, role.
    pub(super) grants: Vec<Grant<'m>>,
    /// Its additions to the access policies of vaults.
    pub(super) policies: Vec<Policies>,
}

/// What a module adds to the access policies of one vault.
#[derive(Debug)]
pub(super) struct Policies {
    pub(super) symbol: String,
    pub(super) vault: ResourceId,
    /// Index in the model, principal, permissions on secrets.
    pub(super) entries: Vec<(usize, Principal, &'static [&'static str])>,
}

/// A resource that a module refers to.
#[derive(Debug)]
pub(super) struct Existing {
    pub(super) id: ResourceId,
    /// The parameter that brings its name; none for one with a fixed name.
    pub(super) parameter: Option<String>,
}

/// A grant of a module.
#[derive(Debug)]
pub(super) struct Grant<'m> {
    pub(super) index: usize,
    pub(super) symbol: String,
    pub(super) assignment: &'m RoleAssignment,
    pub(super) role: RoleRef,
}

impl Module<'_> {
    /// Whether it makes one of some assignments, given by ascending indices.
    pub(super) fn makes_any(&self, assignments: &[usize]) -> bool {
        let grants = self.grants.iter().map(|grant| grant.index);
        let policies = self.policies.iter().flat_map(|policies| &policies.entries);
        grants
            .chain(policies.map(|(index, ..)| *index))
            .any(|index| assignments.binary_search(&index).is_ok())
    }

    /// The parameter with the principal id of an identity.
    pub(super) fn principal_parameter(&self, principal: Principal) -> Option<&str> {
        self.identities
            .iter()
            .find(|(known, _)| *known == principal)
            .map(|(_, name)| name.as_str())
    }

    /// The key of a person in `principals`.
    pub(super) fn person_key(&self, index: usize) -> Option<&str> {
        self.people
            .iter()
            .find(|(known, _)| *known == index)
            .map(|(_, name)| name.as_str())
    }

    /// The key of a role in `roles`.
    pub(super) fn role_key(&self, role: &RoleRef) -> Option<&str> {
        self.roles
            .iter()
            .find(|(known, _)| known.guid == role.guid)
            .map(|(_, name)| name.as_str())
    }

    /// The parameter with the name of a resource.
    pub(super) fn name_parameter(&self, id: ResourceId) -> Option<&str> {
        self.existing
            .iter()
            .find(|known| known.id == id)
            .and_then(|known| known.parameter.as_deref())
    }
}

/// The custom roles that a module gives and the template makes: they come before it.
pub(super) fn custom_roles(model: &Model, module: &Module<'_>) -> Vec<ResourceId> {
    let mut found: Vec<ResourceId> = module
        .grants
        .iter()
        .filter_map(|grant| model.custom_role(grant.assignment.right))
        .filter(|role| model.is_made(role.id))
        .map(|role| role.id)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The resource behind a principal and the value that is its principal id; none for people.
pub(super) fn principal_value(principal: Principal) -> Option<(ResourceId, Expr)> {
    match principal {
        Principal::UserAssigned(id) | Principal::SystemAssigned(id) => Some((id, Expr::PrincipalId(id))),
        Principal::Kubelet(id) => Some((id, Expr::KubeletPrincipalId(id))),
        Principal::Directory(_) | Principal::Outside(_) => None,
    }
}

/// What the parameter with a resource's name is for.
pub(super) fn about_name(model: &Model, id: ResourceId) -> String {
    format!("Name of {}.", spoken(model, id))
}

/// What the parameter with a principal id is for.
pub(super) fn about_principal(model: &Model, principal: Principal) -> String {
    match principal {
        Principal::SystemAssigned(owner) => format!(
            "Principal id of the system-assigned identity of {}.",
            spoken(model, owner)
        ),
        Principal::UserAssigned(_)
        | Principal::Kubelet(_)
        | Principal::Directory(_)
        | Principal::Outside(_) => format!("Principal id of {}.", model.principal_display(principal)),
    }
}

/// How a whole sentence speaks of a resource: one without a name has an article.
fn spoken(model: &Model, id: ResourceId) -> String {
    match model.resource(id) {
        // the noun is a name, too
        Some(resource) if resource.kind == Kind::ApplicationInsights => {
            "the Application Insights resource".to_owned()
        }
        Some(resource) if resource.logical.is_empty() => format!("the {}", resource.kind.noun()),
        Some(resource) => resource.display(),
        None => String::new(),
    }
}

/// How many of the grants fit into one module: far enough below the limits of a template on resources, those that are only
/// referred to included, and on parameters, of which each identity and each name takes one.
fn fitting(model: &Model, grants: &[(usize, &RoleAssignment, RoleRef)]) -> usize {
    let most_grants = usize::try_from(limits::TEMPLATE_RESOURCES.max / 4).unwrap_or(200);
    let most_parameters = usize::try_from(limits::TEMPLATE_PARAMETERS.max).unwrap_or(256) - 6;
    let mut principals: BTreeSet<Principal> = BTreeSet::new();
    let mut named: BTreeSet<ResourceId> = BTreeSet::new();
    grants
        .iter()
        .take(most_grants)
        .take_while(|(_, assignment, _)| {
            principals.extend(principal_value(assignment.principal).map(|_| assignment.principal));
            if let Scope::Resource(id) = assignment.scope {
                named.extend(model.ancestors(id).map(|resource| resource.id));
            }
            principals.len() + named.len() <= most_parameters
        })
        .count()
        .max(1)
}

/// The modules of a model, in the order in which they can be deployed.
pub(super) fn modules<'m>(
    model: &'m Model,
    symbols: &Symbols,
    namer: &mut Namer,
    reserved: &[&str],
) -> Vec<Module<'m>> {
    let mut by_stage: BTreeMap<Stage, Parts<'m>> = BTreeMap::new();
    for (index, assignment, role) in model.emitted() {
        let parts = by_stage.entry(assignment.stage).or_default();
        parts.grants.push((index, assignment, role));
    }
    for (index, assignment, permissions) in model.policies() {
        let parts = by_stage.entry(assignment.stage).or_default();
        parts.policies.push((index, assignment, permissions));
    }
    let mut modules = Vec::new();
    for (stage, mut parts) in by_stage {
        let (stem, title) = match stage {
            Stage::BeforeWorkspace if made(model).next().is_none() => {
                ("role-assignments", "Role assignments")
            }
            Stage::BeforeWorkspace => (
                "role-assignments-before-workspace",
                "Role assignments that can precede the workspace",
            ),
            Stage::AfterWorkspace => (
                "role-assignments-after-workspace",
                "Role assignments that need the workspace",
            ),
            Stage::AfterComputes => (
                "role-assignments-after-computes",
                "Role assignments that need computes or endpoints",
            ),
        };
        let mut number = 1;
        while !parts.grants.is_empty() || !parts.policies.is_empty() {
            let rest = parts
                .grants
                .split_off(fitting(model, &parts.grants).min(parts.grants.len()));
            let stem = if number == 1 {
                stem.to_owned()
            } else {
                format!("{stem}-{number}")
            };
            let symbol = namer.name(&[&stem]);
            let mut module = Module {
                symbol,
                stem,
                title: title.to_owned(),
                identities: Vec::new(),
                people: Vec::new(),
                existing: Vec::new(),
                roles: Vec::new(),
                grants: Vec::new(),
                policies: Vec::new(),
            };
            fill(model, symbols, &mut module, &parts, reserved);
            modules.push(module);
            parts = Parts {
                grants: rest,
                policies: Vec::new(),
            };
            number += 1;
        }
    }
    modules
}

/// What a module is made of.
#[derive(Default)]
struct Parts<'m> {
    grants: Vec<(usize, &'m RoleAssignment, RoleRef)>,
    policies: Vec<(usize, &'m RoleAssignment, &'static [&'static str])>,
}

/// Gives everything in a module its name and puts it in.
fn fill<'m>(
    model: &'m Model,
    symbols: &Symbols,
    module: &mut Module<'m>,
    parts: &Parts<'m>,
    reserved: &[&str],
) {
    let mut namer = Symbols::namer(reserved);
    let mut people_namer = Symbols::namer(&[]);
    let mut role_namer = Symbols::namer(&[]);
    let grants = parts
        .grants
        .iter()
        .map(|(_, assignment, role)| (*assignment, Some(role)));
    let policies = parts
        .policies
        .iter()
        .map(|(_, assignment, _)| (*assignment, None));
    for (assignment, role) in grants.chain(policies) {
        match assignment.principal {
            Principal::Outside(_) => {}
            Principal::UserAssigned(id) | Principal::SystemAssigned(id) | Principal::Kubelet(id) => {
                if module.principal_parameter(assignment.principal).is_none() {
                    let name = namer.name(&[symbols.resource(id), "principal-id"]);
                    module.identities.push((assignment.principal, name));
                }
            }
            Principal::Directory(index) => {
                if module.person_key(index).is_none() {
                    let logical = model
                        .directory
                        .get(index)
                        .map_or("", |person| person.logical.as_str());
                    module.people.push((index, people_namer.name(&[logical])));
                }
            }
        }
        if let Some(role) = role.filter(|role| module.role_key(role).is_none()) {
            module.roles.push((role.clone(), role_namer.name(&[&role.name])));
        }
        if let Scope::Resource(id) = assignment.scope {
            add_existing(model, symbols, id, &mut module.existing, &mut namer);
        }
    }
    module.roles.sort_by(|one, other| one.1.cmp(&other.1));
    for (index, assignment, role) in &parts.grants {
        let principal = match assignment.principal {
            Principal::UserAssigned(id) | Principal::SystemAssigned(id) | Principal::Kubelet(id) => {
                symbols.resource(id)
            }
            Principal::Outside(_) => "",
            Principal::Directory(index) => model
                .directory
                .get(index)
                .map_or("", |person| person.logical.as_str()),
        };
        let scope = match assignment.scope {
            Scope::Resource(id) => symbols.resource(id),
            Scope::ResourceGroup => "resource-group",
        };
        module.grants.push(Grant {
            index: *index,
            symbol: namer.name(&[principal, &role.name, "on", scope]),
            assignment,
            role: role.clone(),
        });
    }
    for (index, assignment, permissions) in &parts.policies {
        let Scope::Resource(vault) = assignment.scope else {
            continue;
        };
        let entry = (*index, assignment.principal, *permissions);
        match module
            .policies
            .iter_mut()
            .find(|policies| policies.vault == vault)
        {
            Some(policies) => policies.entries.push(entry),
            None => module.policies.push(Policies {
                symbol: namer.name(&[symbols.resource(vault), "access-policies"]),
                vault,
                entries: vec![entry],
            }),
        }
    }
}

fn add_existing(
    model: &Model,
    symbols: &Symbols,
    id: ResourceId,
    existing: &mut Vec<Existing>,
    namer: &mut Namer,
) {
    let mut chain: Vec<_> = model.ancestors(id).collect();
    chain.reverse();
    for resource in chain {
        if existing.iter().any(|known| known.id == resource.id) {
            continue;
        }
        // The symbolic name of the resource in the main template is its name here, too.
        namer.reserve(symbols.resource(resource.id));
        let parameter = (resource.kind != Kind::BlobService)
            .then(|| namer.name(&[symbols.resource(resource.id), "name"]));
        existing.push(Existing {
            id: resource.id,
            parameter,
        });
    }
}
