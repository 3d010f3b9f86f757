//! What to write in a blueprint so that somebody may do something.

use super::actions::Action;
use crate::model::rbac::{PRINCIPALS, SCOPES, can_name};
use crate::model::{Model, Outsider, Persona, Principal, Resource, RoleDefinition, Scope};
use crate::report::reference;

/// Ways to give an action to a principal, as YAML; none where nothing in a blueprint gives it.
pub(super) fn to_write(
    model: &Model,
    actions: &[Action],
    principal: Principal,
    scope: Option<Scope>,
    roles: &[&RoleDefinition],
) -> Vec<String> {
    if is_deployer(model, principal) {
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    for way in actions.iter().filter_map(Action::way) {
        let line = match principal {
            Principal::Directory(_) => way.person,
            Principal::UserAssigned(_) | Principal::SystemAssigned(_) | Principal::Kubelet(_) => way.identity,
            Principal::Outside(_) => None,
        };
        let Some(line) = line else { continue };
        let name = scope.map(|scope| reference::scope(model, scope).id);
        let line = beside(model, principal, line)
            .replace("NAME", &name.as_deref().map_or_else(|| "NAME".to_owned(), short));
        for holder in holders(model, principal) {
            let entry = format!("{}{line}", at(&holder));
            if !found.contains(&entry) {
                found.push(entry);
            }
        }
    }
    found.extend(extra(model, principal, scope, roles));
    found
}

pub(super) fn is_deployer(model: &Model, principal: Principal) -> bool {
    match principal {
        Principal::Outside(outsider) => matches!(outsider, Outsider::Deployer | Outsider::AccessDeployer),
        Principal::Directory(index) => {
            let entry = model.directory.get(index);
            entry.is_some_and(|entry| entry.personas.contains(&Persona::Deployer))
        }
        Principal::UserAssigned(_) | Principal::SystemAssigned(_) | Principal::Kubelet(_) => false,
    }
}

/// The paths of what works as a principal, and so has its `uses`.
fn holders(model: &Model, principal: Principal) -> Vec<String> {
    let path = |resource: &Resource| reference::resource(model, resource.id).id;
    match principal {
        Principal::UserAssigned(id) => {
            let carries = |resource: &&Resource| {
                let identity = resource.identity.as_ref();
                identity.is_some_and(|identity| identity.user_assigned.contains(&id))
            };
            model
                .resources
                .iter()
                .filter(carries)
                .map(path)
                .filter(|path| has_uses(path))
                .collect()
        }
        Principal::SystemAssigned(id) => {
            let owner = model.resource(id).map(path);
            owner.into_iter().filter(|path| has_uses(path)).collect()
        }
        Principal::Directory(_) => vec![reference::principal(model, principal).id],
        Principal::Kubelet(_) | Principal::Outside(_) => Vec::new(),
    }
}

fn has_uses(path: &str) -> bool {
    path == "workspace" || path.starts_with("computes/") || path.starts_with("endpoints/")
}

/// The beginning of an entry at a path, before its last key.
fn at(path: &str) -> String {
    let keys: Vec<&str> = path.split('/').collect();
    let lines = keys
        .iter()
        .enumerate()
        .map(|(depth, key)| format!("{}{key}:\n", "  ".repeat(depth)));
    lines.collect::<String>() + &"  ".repeat(keys.len())
}

/// A line beside what a principal has already: a persona joins those that it has.
fn beside(model: &Model, principal: Principal, line: &str) -> String {
    let Principal::Directory(index) = principal else {
        return line.to_owned();
    };
    let personas = model
        .directory
        .get(index)
        .map_or(&[][..], |entry| &entry.personas);
    match line.strip_prefix("persona: ") {
        Some(persona) if !personas.is_empty() => {
            let had = personas.iter().filter_map(|one| serde_json::to_value(one).ok());
            let had: Vec<String> = had.filter_map(|one| one.as_str().map(str::to_owned)).collect();
            format!("persona: [{}, {persona}]", had.join(", "))
        }
        _ => line.to_owned(),
    }
}

/// What an entry of `uses` calls a scope: `default` for the workspace's own.
fn short(id: &str) -> String {
    let mut parts = id.split('/').skip(1);
    parts.next().unwrap_or("default").to_owned()
}

/// A grant by itself, on the resource or the nearest that it belongs to, where `rbac.extra` has words for it.
fn extra(
    model: &Model,
    principal: Principal,
    scope: Option<Scope>,
    roles: &[&RoleDefinition],
) -> Option<String> {
    let scope = scope?;
    let role = roles.iter().find(|role| !role.privileged)?;
    let wider = model
        .wider(scope)
        .filter(|wider| matches!(wider, Scope::Resource(_)));
    let mut scopes = std::iter::once(scope)
        .chain(wider)
        .map(|one| reference::scope(model, one).id);
    let scope = scopes.find(|id| can_name(&SCOPES, id))?;
    let principal = reference::principal(model, principal).id;
    can_name(&PRINCIPALS, &principal).then(|| {
        format!(
            "rbac:\n  extra:\n    - principal: {principal}\n      role: {}\n      scope: {scope}\n      reason: WHY",
            role.name
        )
    })
}
