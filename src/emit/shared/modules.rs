//! The modules of role assignments that ARM and Bicep share: one per stage and resource group of their scopes.
//!
//! A role assignment's name may not hold a principal id that only the deployment knows, so the assignments stand in
//! nested deployments that get each identity's principal id as a parameter.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::limits::room;
use super::lookup;
use super::namer::Namer;
use super::principals::identity_of;
use super::symbols::Symbols;
use crate::catalog::limits;
use crate::emit::bug::Bug;
use crate::model::{
    GroupId, Kind, Model, Outsider, Permissions, Place, Principal, Resource, ResourceId, RoleAssignment,
    RoleRef, Scope, Stage,
};

/// The version of the language in which conditions of role assignments are written.
pub(in crate::emit) const CONDITION_VERSION: &str = "2.0";

/// A module of role assignments.
#[derive(Debug)]
pub(in crate::emit) struct Module<'m> {
    /// Symbolic name of the module in the main template.
    pub(in crate::emit) symbol: String,
    /// Name of its file without extension.
    pub(in crate::emit) stem: String,
    /// What it holds, as a comment.
    pub(in crate::emit) title: String,
    /// The resource group that it is deployed into: all its scopes lie there.
    pub(in crate::emit) place: Place,
    /// Managed identities and people by parameter that hold its grants, each with the parameter that brings its principal id.
    pub(in crate::emit) identities: Vec<(Principal, String)>,
    /// People that hold its grants, each with its key in the variable `principals`.
    pub(in crate::emit) people: Vec<(usize, String)>,
    /// Resources that have to be there: its scopes and what they belong to, parents first.
    pub(in crate::emit) existing: Vec<Existing>,
    /// Roles it gives, each with its key in the variable `roles`.
    pub(in crate::emit) roles: Vec<(RoleRef, String)>,
    /// Its grants: index in the model, symbolic name, assignment, role.
    pub(in crate::emit) grants: Vec<Grant<'m>>,
    /// Its additions to the access policies of vaults.
    pub(in crate::emit) policies: Vec<Policies>,
}

/// What a module adds to the access policies of one vault.
#[derive(Debug)]
pub(in crate::emit) struct Policies {
    pub(in crate::emit) symbol: String,
    pub(in crate::emit) vault: ResourceId,
    /// Index in the model, principal, what it permits.
    pub(in crate::emit) entries: Vec<(usize, Principal, Permissions)>,
}

/// A resource that a module refers to.
#[derive(Debug)]
pub(in crate::emit) struct Existing {
    pub(in crate::emit) id: ResourceId,
    /// The parameter that brings its name; none for one with a fixed name.
    pub(in crate::emit) parameter: Option<String>,
}

/// A grant of a module.
#[derive(Debug)]
pub(in crate::emit) struct Grant<'m> {
    pub(in crate::emit) index: usize,
    pub(in crate::emit) symbol: String,
    pub(in crate::emit) assignment: &'m RoleAssignment,
    pub(in crate::emit) role: RoleRef,
}

impl Module<'_> {
    /// Whether it makes one of some assignments, given by ascending indices.
    pub(in crate::emit) fn makes_any(&self, assignments: &[usize]) -> bool {
        let grants = self.grants.iter().map(|grant| grant.index);
        let policies = self.policies.iter().flat_map(|policies| &policies.entries);
        grants
            .chain(policies.map(|(index, ..)| *index))
            .any(|index| assignments.binary_search(&index).is_ok())
    }

    /// The parameter with the principal id of an identity.
    pub(in crate::emit) fn principal_parameter(&self, principal: Principal) -> Result<&str, Bug> {
        let known = self.identities.iter().find(|(known, _)| *known == principal);
        known
            .map(|(_, name)| name.as_str())
            .ok_or_else(|| self.lacks(format_args!("parameter for {principal:?}")))
    }

    /// The key of a person in `principals`.
    pub(in crate::emit) fn person_key(&self, index: usize) -> Result<&str, Bug> {
        let known = self.people.iter().find(|(known, _)| *known == index);
        known
            .map(|(_, name)| name.as_str())
            .ok_or_else(|| self.lacks(format_args!("key for principal {index} of the directory")))
    }

    /// The key of a role in `roles`.
    pub(in crate::emit) fn role_key(&self, role: &RoleRef) -> Result<&str, Bug> {
        let known = self.roles.iter().find(|(known, _)| known.id == role.id);
        known
            .map(|(_, name)| name.as_str())
            .ok_or_else(|| self.lacks(format_args!("key for role {}", role.name)))
    }

    fn lacks(&self, what: fmt::Arguments<'_>) -> Bug {
        Bug::new(format!("module {} has no {what}", self.symbol))
    }

    /// The parameter with the name of a resource.
    pub(in crate::emit) fn name_parameter(&self, id: ResourceId) -> Option<&str> {
        self.existing
            .iter()
            .find(|known| known.id == id)
            .and_then(|known| known.parameter.as_deref())
    }
}

/// The custom roles that a module gives and the template makes: they come before it.
pub(in crate::emit) fn custom_roles(model: &Model, module: &Module<'_>) -> Vec<ResourceId> {
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

/// What the parameter with a resource's name is for.
pub(super) fn about_name(model: &Model, id: ResourceId) -> Result<String, Bug> {
    Ok(format!("Name of {}.", with_article(lookup::resource(model, id)?)))
}

/// What the parameter with a principal id is for.
pub(super) fn about_principal(model: &Model, principal: Principal) -> Result<String, Bug> {
    lookup::principal(model, principal)?;
    Ok(match principal {
        Principal::SystemAssigned(owner) => format!(
            "Principal id of the system-assigned identity of {}.",
            with_article(lookup::resource(model, owner)?)
        ),
        Principal::UserAssigned(_)
        | Principal::Kubelet(_)
        | Principal::Directory(_)
        | Principal::Outside(_) => format!("Principal id of {}.", model.principal_display(principal)),
    })
}

/// How a whole sentence speaks of a resource: one without a name has an article.
fn with_article(resource: &Resource) -> String {
    if resource.kind == Kind::ApplicationInsights {
        // the noun is a name, too
        "the Application Insights resource".to_owned()
    } else if resource.logical.is_empty() {
        format!("the {}", resource.facts.noun)
    } else {
        resource.display()
    }
}

/// How many of the grants fit into one module: far enough below the limits of a template on resources, those that are only
/// referred to included, and on parameters, of which each identity and each name takes one.
fn fitting(model: &Model, grants: &[(usize, &RoleAssignment, RoleRef)]) -> usize {
    let most_grants = room();
    let most_parameters = usize::try_from(limits::TEMPLATE_PARAMETERS.max).unwrap_or(256) - 6;
    let mut principals: BTreeSet<Principal> = BTreeSet::new();
    let mut named: BTreeSet<ResourceId> = BTreeSet::new();
    grants
        .iter()
        .take(most_grants)
        .take_while(|(_, assignment, _)| {
            let person = match assignment.principal {
                Principal::Directory(index) => model.directory.get(index),
                Principal::UserAssigned(_)
                | Principal::SystemAssigned(_)
                | Principal::Kubelet(_)
                | Principal::Outside(_) => None,
            };
            let brought = identity_of(assignment.principal).is_some()
                || person.is_some_and(|person| person.parameter.is_some());
            principals.extend(brought.then_some(assignment.principal));
            if let Scope::Resource(id) = assignment.scope {
                named.extend(model.ancestors(id).map(|resource| resource.id));
            }
            principals.len() + named.len() <= most_parameters
        })
        .count()
        .max(1)
}

/// The modules of a model, in the order in which they can be deployed.
pub(in crate::emit) fn modules<'m>(
    model: &'m Model,
    symbols: &Symbols,
    namer: &mut Namer,
    reserved: &[&str],
) -> Result<Vec<Module<'m>>, Bug> {
    let key = |assignment: &RoleAssignment| {
        let place = model.place_of(assignment.scope);
        // the own group comes first
        let group = (!place.is_own()).then(|| model.other_group(place));
        (assignment.stage, group.flatten())
    };
    let mut apart: BTreeMap<(Stage, Option<GroupId>), Parts<'m>> = BTreeMap::new();
    for (index, assignment, role) in model.emitted() {
        let parts = apart.entry(key(assignment)).or_default();
        parts.grants.push((index, assignment, role));
    }
    for (index, assignment, permissions) in model.policies() {
        let parts = apart.entry(key(assignment)).or_default();
        parts.policies.push((index, assignment, permissions));
    }
    let groups = Groups::new(model);
    let mut modules = Vec::new();
    for ((stage, group), mut parts) in apart {
        // Where nothing is made there is one stage, and nothing to tell it from.
        let (mut stem, mut title) = if stage == Stage::GROUND && model.made().next().is_none() {
            ("role-assignments".to_owned(), "Role assignments".to_owned())
        } else {
            (
                format!("role-assignments-{}", stage.symbol()),
                stage.title().to_owned(),
            )
        };
        let mut words = vec![stem.clone()];
        let mut place = Place::Own;
        if let Some(group) = group {
            place = model.place_of(Scope::OtherGroup(group)).clone();
            let word = groups.word(group)?;
            stem = format!("{stem}-{word}");
            title = format!("{title}, in {}", place.display());
            words.push(word.chars().take(LONGEST_GROUP).collect());
        }
        let mut number = 1;
        while !parts.grants.is_empty() || !parts.policies.is_empty() {
            let rest = parts
                .grants
                .split_off(fitting(model, &parts.grants).min(parts.grants.len()));
            let mut stem = stem.clone();
            let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
            let behind = number.to_string();
            if number > 1 {
                stem = format!("{stem}-{number}");
                words.push(&behind);
            }
            let symbol = namer.name(&words);
            let mut module = Module {
                symbol,
                stem,
                title: title.clone(),
                place: place.clone(),
                identities: Vec::new(),
                people: Vec::new(),
                existing: Vec::new(),
                roles: Vec::new(),
                grants: Vec::new(),
                policies: Vec::new(),
            };
            fill(model, symbols, &mut module, &parts, reserved)?;
            modules.push(module);
            parts = Parts {
                grants: rest,
                policies: Vec::new(),
            };
            number += 1;
        }
    }
    Ok(modules)
}

/// Letters of a group's name in the symbolic name of a module, which is part of the name of a deployment: of 64 characters at most.
const LONGEST_GROUP: usize = 18;

/// The words for other groups in names of modules: their names, and the beginning of their subscription where two have one name.
struct Groups(Vec<String>);

impl Groups {
    fn new(model: &Model) -> Self {
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let groups = &model.other_groups;
        let words: Vec<String> = groups.iter().map(|place| slug(name_of(place))).collect();
        let mut shared: BTreeMap<&str, usize> = BTreeMap::new();
        for word in &words {
            *shared.entry(word).or_default() += 1;
        }
        let own = model.deployment.subscription.as_deref().unwrap_or_default();
        let unique = groups.iter().zip(&words).map(|(place, word)| {
            let subscription = place.other_subscription().unwrap_or(own);
            let is_shared = shared.get(word.as_str()).is_some_and(|groups| *groups > 1);
            let mut unique = word.clone();
            if let Some(digits) = subscription.get(..8).filter(|_| is_shared) {
                unique = format!("{word}-{digits}");
            }
            let plain = unique.clone();
            let mut number = 1;
            while !taken.insert(unique.clone()) {
                number += 1;
                unique = format!("{plain}_{number}");
            }
            unique
        });
        Self(unique.collect())
    }

    fn word(&self, group: GroupId) -> Result<&str, Bug> {
        let word = self.0.get(group.0);
        word.map(String::as_str)
            .ok_or_else(|| Bug::new(format!("the model has no {group:?}")))
    }
}

fn name_of(place: &Place) -> &str {
    match place {
        Place::Own => "",
        Place::Elsewhere { group, .. } => group,
    }
}

/// The name of a group as part of a file's name.
fn slug(name: &str) -> String {
    let plain = |letter: char| {
        if letter.is_ascii_alphanumeric() {
            letter.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    let slug: String = name.chars().map(plain).collect();
    slug.trim_matches('-').to_owned()
}

/// What a module is made of.
#[derive(Default)]
struct Parts<'m> {
    grants: Vec<(usize, &'m RoleAssignment, RoleRef)>,
    policies: Vec<(usize, &'m RoleAssignment, Permissions)>,
}

/// Gives everything in a module its name and puts it in.
fn fill<'m>(
    model: &'m Model,
    symbols: &Symbols,
    module: &mut Module<'m>,
    parts: &Parts<'m>,
    reserved: &[&str],
) -> Result<(), Bug> {
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
            Principal::Outside(outsider) => return Err(unnamed(outsider)),
            Principal::UserAssigned(id) | Principal::SystemAssigned(id) | Principal::Kubelet(id) => {
                if module.principal_parameter(assignment.principal).is_err() {
                    let name = namer.name(&[symbols.resource(id)?, "principal-id"]);
                    module.identities.push((assignment.principal, name));
                }
            }
            Principal::Directory(index) => {
                let person = lookup::person(model, index)?;
                let known = module.person_key(index).is_ok()
                    || module.principal_parameter(assignment.principal).is_ok();
                if !known && person.parameter.is_some() {
                    let name = namer.name(&[&person.logical, "principal-id"]);
                    module.identities.push((assignment.principal, name));
                } else if !known {
                    module.people.push((index, people_namer.name(&[&person.logical])));
                }
            }
        }
        if let Some(role) = role.filter(|role| module.role_key(role).is_err()) {
            module.roles.push((role.clone(), role_namer.name(&[&role.name])));
        }
        if let Scope::Resource(id) = assignment.scope {
            add_existing(model, symbols, id, &mut module.existing, &mut namer)?;
        }
    }
    module.roles.sort_by(|one, other| one.1.cmp(&other.1));
    for (index, assignment, role) in &parts.grants {
        let principal = match assignment.principal {
            Principal::UserAssigned(id) | Principal::SystemAssigned(id) | Principal::Kubelet(id) => {
                symbols.resource(id)?
            }
            Principal::Outside(outsider) => return Err(unnamed(outsider)),
            Principal::Directory(index) => &lookup::person(model, index)?.logical,
        };
        let scope = match assignment.scope {
            Scope::Resource(id) => symbols.resource(id)?,
            Scope::ResourceGroup | Scope::OtherGroup(_) => "resource-group",
            Scope::Subscription => "subscription",
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
            return Err(Bug::new("an access policy of something that is no vault"));
        };
        let entry = (*index, assignment.principal, *permissions);
        match module
            .policies
            .iter_mut()
            .find(|policies| policies.vault == vault)
        {
            Some(policies) => policies.entries.push(entry),
            None => module.policies.push(Policies {
                symbol: namer.name(&[symbols.resource(vault)?, "access-policies"]),
                vault,
                entries: vec![entry],
            }),
        }
    }
    Ok(())
}

/// Who is not named cannot be given anything by a template.
fn unnamed(outsider: Outsider) -> Bug {
    Bug::new(format!(
        "a template would grant something to the {}",
        outsider.display()
    ))
}

fn add_existing(
    model: &Model,
    symbols: &Symbols,
    id: ResourceId,
    existing: &mut Vec<Existing>,
    namer: &mut Namer,
) -> Result<(), Bug> {
    let mut chain: Vec<_> = model.ancestors(id).collect();
    chain.reverse();
    for resource in chain {
        if existing.iter().any(|known| known.id == resource.id) {
            continue;
        }
        // The symbolic name of the resource in the main template is its name here, too.
        namer.reserve(symbols.resource(resource.id)?);
        let symbol = symbols.resource(resource.id)?;
        let parameter = (resource.kind != Kind::BlobService).then(|| namer.name(&[symbol, "name"]));
        existing.push(Existing {
            id: resource.id,
            parameter,
        });
    }
    Ok(())
}

/// The modules that hold an assignment for which a resource waits.
pub(in crate::emit) fn waited_for<'a, 'm>(
    model: &'a Model,
    resource: ResourceId,
    modules: &'a [Module<'m>],
) -> impl Iterator<Item = &'a Module<'m>> {
    let assignments = model.waits_of(resource);
    modules.iter().filter(move |module| module.makes_any(assignments))
}
