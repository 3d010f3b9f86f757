//! Addresses: `azurerm_storage_account.data`.

use std::collections::BTreeMap;

use super::keywords::RESERVED;
use crate::emit::shared::namer::{Namer, Style};
use crate::model::{Expr, Kind, Model, Provider, Resource, ResourceId};

/// The type and name of a resource block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// `azurerm_storage_account`.
    pub(super) kind: String,
    /// `data`.
    pub(super) name: String,
}

impl Address {
    /// The expression that refers to it.
    pub(super) fn reference(&self) -> String {
        format!("{}.{}", self.kind, self.name)
    }
}

/// How the rest of a configuration refers to a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Referent {
    /// By its block.
    Block(Address),
    /// Not at all: the block of its parent holds it.
    Inside,
    /// It exists already.
    Existing {
        /// The local with its id.
        id: String,
        /// The data source that reads what only Azure knows of it.
        data: Address,
    },
}

/// The addresses of a model's resources.
#[derive(Debug)]
pub(super) struct Addresses {
    /// In the order of the model.
    resources: Vec<Referent>,
    /// What stands inside the block of each parent.
    held: BTreeMap<ResourceId, Vec<ResourceId>>,
    /// Names of the locals with suffixes, in the order of the model.
    suffixes: Vec<String>,
    /// Ids of roles, each with its key in `local.roles`.
    roles: Vec<(Expr, String)>,
}

/// The type of everything that azapi makes.
const AZAPI: &str = "azapi_resource";

/// Locals that every configuration may have.
const LOCALS: [&str; 6] = [
    "arm_guid_namespace",
    "region",
    "resource_group_id",
    "roles",
    "service_tag_region",
    "tags",
];

impl Addresses {
    /// Names everything in the order of the model.
    pub(super) fn new(model: &Model) -> Self {
        let mut locals = Namer::new(Style::Snake, RESERVED);
        for fixed in LOCALS {
            locals.reserve(fixed);
        }
        let suffixes = model
            .suffixes
            .iter()
            .map(|suffix| match suffix.logical.as_str() {
                "" => locals.name(&["suffix"]),
                logical => locals.name(&[logical, "suffix"]),
            })
            .collect();
        let mut namers: BTreeMap<&str, Namer> = BTreeMap::new();
        let mut data_namers: BTreeMap<&str, Namer> = BTreeMap::new();
        let resources = model.resources.iter().map(|resource| {
            if resource.existing {
                let kind = if resource.kind == Kind::Identity && resource.place.is_own() {
                    "azurerm_user_assigned_identity"
                } else {
                    AZAPI
                };
                let words = [resource.logical.as_str(), resource.facts.symbol, "id"];
                let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
                Referent::Existing {
                    id: locals.name(&words),
                    data: address(&mut data_namers, kind, resource),
                }
            } else {
                let kind = match resource.facts.terraform {
                    Provider::Azurerm(kind) => kind,
                    Provider::Azapi(_) => AZAPI,
                    Provider::InParent => return Referent::Inside,
                };
                Referent::Block(address(&mut namers, kind, resource))
            }
        });
        Self {
            resources: resources.collect(),
            held: held(model),
            suffixes,
            roles: roles(model),
        }
    }

    /// How the rest of a configuration refers to a resource.
    pub(super) fn referent(&self, id: ResourceId) -> Option<&Referent> {
        self.resources.get(id.0)
    }

    /// The address of a resource that has a block of its own.
    pub(super) fn of(&self, id: ResourceId) -> Option<&Address> {
        match self.referent(id)? {
            Referent::Block(address) => Some(address),
            Referent::Inside | Referent::Existing { .. } => None,
        }
    }

    /// What stands inside the block of a resource.
    pub(super) fn held_by(&self, id: ResourceId) -> &[ResourceId] {
        self.held.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The ids of roles, each with its key in `local.roles`.
    pub(super) fn roles(&self) -> &[(Expr, String)] {
        &self.roles
    }

    /// The key of a role in `local.roles`, by its id.
    pub(super) fn role(&self, id: &Expr) -> Option<&str> {
        let known = self.roles.iter().find(|(known, _)| known == id);
        known.map(|(_, key)| key.as_str())
    }

    /// The local with a suffix.
    pub(super) fn suffix(&self, index: usize) -> Option<&str> {
        self.suffixes.get(index).map(String::as_str)
    }
}

fn held(model: &Model) -> BTreeMap<ResourceId, Vec<ResourceId>> {
    let mut held: BTreeMap<ResourceId, Vec<ResourceId>> = BTreeMap::new();
    for resource in model.made() {
        if let (Provider::InParent, Some(parent)) = (resource.facts.terraform, resource.parent) {
            held.entry(parent).or_default().push(resource.id);
        }
    }
    held
}

/// The roles that a configuration may speak of: those that it assigns, and the custom ones.
fn roles(model: &Model) -> Vec<(Expr, String)> {
    let mut namer = Namer::new(Style::Snake, &[]);
    let mut found: Vec<(Expr, String)> = Vec::new();
    let assigned = model.emitted().map(|(_, _, role)| (role.id, role.name));
    let custom = model.custom_roles();
    let custom = custom.map(|role| (role.name.clone(), role.logical.as_str().into()));
    for (id, name) in assigned.chain(custom) {
        if !found.iter().any(|(known, _)| *known == id) {
            found.push((id, namer.name(&[&name])));
        }
    }
    found.sort_by(|one, other| one.1.cmp(&other.1));
    found
}

fn address<'k>(namers: &mut BTreeMap<&'k str, Namer>, kind: &'k str, resource: &Resource) -> Address {
    let namer = namers
        .entry(kind)
        .or_insert_with(|| Namer::new(Style::Snake, &[]));
    let name = match (kind, resource.logical.as_str()) {
        // The type says nothing here, so the name has to.
        (AZAPI, "") => namer.name(&[resource.facts.symbol]),
        (AZAPI, logical) => namer.name(&[logical, resource.facts.symbol]),
        (_, "") => namer.name(&["main"]),
        (_, logical) => namer.name(&[logical]),
    };
    Address {
        kind: kind.to_owned(),
        name,
    }
}
