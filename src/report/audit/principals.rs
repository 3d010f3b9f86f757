//! Who the principals of a blueprint are in the directory.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::exported::Exported;
use super::ids;
use super::observed::Assignments;
use crate::model::{Model, Outsider, Principal};
use crate::report::naming::final_name;

/// Whose identity an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    /// The user-assigned identity is a resource of its own.
    UserAssigned,
    System,
    Kubelet,
}

/// Who a principal is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Identity {
    /// One object, and how that is known.
    Known(String, Evidence),
    /// One of several: their object ids.
    Ambiguous(BTreeSet<String>),
    /// Nobody says.
    Unknown(Unknown),
}

/// How an object id is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum Evidence {
    /// The blueprint says it.
    Blueprint,
    /// Whoever asks says it.
    Given,
    /// An export tells it of the resource.
    Resource,
    /// An object of the directory has its name, which others may have tomorrow.
    Name,
}

/// Why a principal is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unknown {
    /// A parameter brings its object id.
    Parameter(String),
    /// No export tells it.
    NoExport(&'static str),
    /// The blueprint does not name them.
    Outside,
}

/// The principals of a model.
#[derive(Debug, Default)]
pub(super) struct Principals {
    of: BTreeMap<Principal, Identity>,
    by_object: BTreeMap<String, Vec<Principal>>,
}

impl Principals {
    /// Finds out who everybody is.
    pub(super) fn of(
        model: &Model,
        assignments: &Assignments<'_>,
        exported: &[Exported<'_>],
        deployer: Option<&str>,
    ) -> Self {
        let known = Directory::of(assignments, exported);
        let mut found = Self::default();
        let all: BTreeSet<Principal> = model.role_assignments.iter().map(|one| one.principal).collect();
        for principal in all {
            let identity = known.identify(model, principal, deployer);
            if let Identity::Known(object, _) = &identity {
                found.by_object.entry(object.clone()).or_default().push(principal);
            }
            found.of.insert(principal, identity);
        }
        found
    }

    /// Everybody, in the order of the model.
    pub(super) fn all(&self) -> impl Iterator<Item = (Principal, &Identity)> {
        self.of.iter().map(|(principal, identity)| (*principal, identity))
    }

    pub(super) fn get(&self, principal: Principal) -> Option<&Identity> {
        self.of.get(&principal)
    }

    /// The principals that an object is; none where it is no principal of the blueprint, as far as is known.
    pub(super) fn with_object(&self, object: &str) -> &[Principal] {
        self.by_object.get(object).map_or(&[], Vec::as_slice)
    }
}

/// Whether an id in lower case is that of a user-assigned identity.
fn is_identity(id: &str) -> bool {
    id.contains("/providers/microsoft.managedidentity/userassignedidentities/")
}

/// What the exports tell of the directory: object ids in lower case.
#[derive(Default)]
struct Directory {
    owners: BTreeMap<(Owner, String), BTreeSet<String>>,
    names: BTreeMap<String, BTreeSet<String>>,
}

impl Directory {
    fn of(assignments: &Assignments<'_>, exported: &[Exported<'_>]) -> Self {
        let mut found = Self::default();
        for one in exported {
            let id = one.id.to_lowercase();
            let is_resource = id.starts_with('/');
            for (identity, object) in &one.users {
                found.owner(Owner::UserAssigned, identity, object);
            }
            if let Some(object) = &one.system {
                found.owner(Owner::System, &id, object);
            }
            if let Some(object) = &one.kubelet {
                found.owner(Owner::Kubelet, &id, object);
            }
            if let (Some(object), true) = (&one.principal_id, is_identity(&id)) {
                found.owner(Owner::UserAssigned, &id, object);
            }
            if is_resource {
                continue;
            }
            for resource in one.alternative_names.iter().filter(|name| name.starts_with('/')) {
                let owner = if is_identity(&resource.to_lowercase()) {
                    Owner::UserAssigned
                } else {
                    Owner::System
                };
                found.owner(owner, resource, &id);
            }
            if let Some(name) = &one.display_name {
                found.names.entry(name.to_lowercase()).or_default().insert(id);
            }
        }
        for one in assignments
            .list
            .iter()
            .filter(|one| one.is_of_service_principal())
        {
            // Azure CLI writes the client id, others write the display name
            if let Some(name) = one.principal_name.as_deref().filter(|name| !name.is_empty()) {
                let names = found.names.entry(name.to_lowercase()).or_default();
                names.insert(one.principal.clone());
            }
        }
        found
    }

    fn owner(&mut self, owner: Owner, resource: &str, object: &str) {
        let key = (owner, resource.trim_end_matches('/').to_lowercase());
        self.owners.entry(key).or_default().insert(object.to_lowercase());
    }

    fn identify(&self, model: &Model, principal: Principal, deployer: Option<&str>) -> Identity {
        match principal {
            Principal::Directory(index) => match model.directory.get(index) {
                Some(entry) => match &entry.parameter {
                    Some(parameter) => Identity::Unknown(Unknown::Parameter(parameter.clone())),
                    None => Identity::Known(entry.object_id.to_lowercase(), Evidence::Blueprint),
                },
                None => Identity::Unknown(Unknown::NoExport("")),
            },
            Principal::Outside(Outsider::Deployer | Outsider::AccessDeployer) => match deployer {
                Some(object) => Identity::Known(object.to_lowercase(), Evidence::Given),
                None => Identity::Unknown(Unknown::Outside),
            },
            Principal::Outside(_) => Identity::Unknown(Unknown::Outside),
            Principal::UserAssigned(id) => {
                let name = model.resource(id).map(|identity| final_name(model, identity));
                self.owned(
                    Owner::UserAssigned,
                    &ids::resource(model, id),
                    name,
                    "az identity list",
                )
            }
            Principal::SystemAssigned(id) => {
                let name = Some(ids::identity_name(model, id));
                self.owned(Owner::System, &ids::resource(model, id), name, "az resource show")
            }
            Principal::Kubelet(id) => {
                self.owned(Owner::Kubelet, &ids::resource(model, id), None, "az aks show")
            }
        }
    }

    /// By the resource, or else by the name that the directory shows.
    fn owned(&self, owner: Owner, resource: &str, name: Option<String>, command: &'static str) -> Identity {
        let by_resource = self.owners.get(&(owner, resource.to_lowercase()));
        let by_name = || Some((self.names.get(&name?.to_lowercase())?, Evidence::Name));
        let Some((objects, evidence)) = by_resource
            .map(|objects| (objects, Evidence::Resource))
            .or_else(by_name)
        else {
            return Identity::Unknown(Unknown::NoExport(command));
        };
        match (objects.first(), objects.len()) {
            (Some(one), 1) => Identity::Known(one.clone(), evidence),
            _ => Identity::Ambiguous(objects.clone()),
        }
    }
}
