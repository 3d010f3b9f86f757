//! People and applications that work with the platform.

use super::Parts;
use crate::arena::HandleMap;
use crate::blueprint::OrParam;
use crate::model::{DirectoryPrincipal, Origin, Principal, PrincipalType};
use crate::resolve::{Assigned, Instance, Person, Resolved, Who};

/// How Azure Cosmos DB is called among the principals of the directory.
const COSMOS_DB: &str = "azure-cosmos-db";

/// The principals of the directory, and who each person is.
pub(super) struct People {
    pub(super) directory: Vec<DirectoryPrincipal>,
    /// Who each person is.
    pub(super) principals: HandleMap<Person, Principal>,
    /// The users of instances that work as them.
    pub(super) instance_users: HandleMap<Instance, Principal>,
    /// Azure Cosmos DB, where its object id is given.
    pub(super) cosmos_db: Option<Principal>,
}

pub(super) fn lower(resolved: &Resolved, parts: &Parts) -> People {
    let mut directory = Vec::new();
    let principals = resolved.people.filter_map(|person| match &person.who {
        Who::Directory {
            principal_type,
            object_id,
        } => {
            directory.push(DirectoryPrincipal {
                logical: person.logical.clone(),
                principal_type: *principal_type,
                object_id: object_id.value.to_string(),
                parameter: parameter(&object_id.value),
                declared: true,
                personas: person.personas.iter().map(|persona| persona.value).collect(),
                origin: Origin(vec![object_id.span, person.span]),
            });
            Some(Principal::Directory(directory.len() - 1))
        }
        Who::Identity(identity) => parts
            .identities
            .get(identity.value)
            .map(|id| Principal::UserAssigned(*id)),
        Who::Workload(workload) => parts
            .externals
            .get(workload.value)
            .map(|id| Principal::SystemAssigned(*id)),
    });
    let instance_users = resolved.instances.filter_map(|instance| {
        let assigned = instance
            .assigned
            .as_ref()
            .filter(|_| instance.works_as_user.is_some())?;
        Some(Principal::Directory(user(&mut directory, instance, assigned)))
    });
    let key = resolved.workspace_key.as_ref();
    let cosmos_db = key.and_then(|key| key.cosmos_db.as_ref()).map(|id| {
        Principal::Directory(known_or(&mut directory, &id.value.to_string(), || {
            DirectoryPrincipal {
                logical: COSMOS_DB.to_owned(),
                principal_type: PrincipalType::ServicePrincipal,
                object_id: id.value.to_string(),
                parameter: parameter(&id.value),
                declared: false,
                personas: Vec::new(),
                origin: Origin::at(id.span),
            }
        }))
    });
    People {
        directory,
        principals,
        instance_users,
        cosmos_db,
    }
}

/// The parameter that brings an object id.
fn parameter(id: &OrParam<String>) -> Option<String> {
    match id {
        OrParam::Value(_) => None,
        OrParam::Param(name) => Some(name.clone()),
    }
}

/// The user of an instance among the principals of the directory; added where it is not declared.
fn user(directory: &mut Vec<DirectoryPrincipal>, instance: &Instance, assigned: &Assigned) -> usize {
    known_or(directory, &assigned.object_id.to_string(), || {
        DirectoryPrincipal {
            logical: format!("{}-user", instance.item.logical),
            principal_type: PrincipalType::User,
            object_id: assigned.object_id.to_string(),
            parameter: parameter(&assigned.object_id),
            declared: false,
            personas: Vec::new(),
            origin: Origin::at(assigned.span),
        }
    })
}

/// The principal with this object id among those of the directory; added where there is none.
fn known_or(
    directory: &mut Vec<DirectoryPrincipal>,
    object_id: &str,
    make: impl FnOnce() -> DirectoryPrincipal,
) -> usize {
    let known = directory.iter().position(|person| person.object_id == object_id);
    known.unwrap_or_else(|| {
        directory.push(make());
        directory.len() - 1
    })
}
