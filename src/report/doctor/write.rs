//! What to write in a blueprint so that somebody may do something.

use std::collections::BTreeSet;

use super::actions::Action;
use super::blueprint::Blueprint;
use super::places;
use super::said::Said;
use crate::model::rbac::{PRINCIPALS, SCOPES, can_name};
use crate::model::{
    Expr, Kind, Model, Outsider, Persona, Principal, Resource, RoleAssignment, RoleDefinition, Scope,
};
use crate::report::reference;

/// How many additions are shown.
const SHOWN: usize = 3;
/// Of how many computes that work as the same identity additions are tried.
const TRIED: usize = 3;

/// What is asked for, and by whom.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) said: &'a Said,
    pub(super) actions: &'a [Action],
    pub(super) principal: Principal,
    pub(super) scope: Option<Scope>,
}

/// An addition that gives it.
pub(super) struct Addition {
    /// As YAML.
    pub(super) yaml: String,
    /// Roles that it brings and that can undo keylessness.
    pub(super) risky: Vec<&'static RoleDefinition>,
}

/// Additions that give an action to a principal, those without a role that can undo keylessness first; none where nothing in a blueprint does.
/// Each was tried: it compiles, and the model then has the grant.
pub(super) fn to_write(
    given: Blueprint<'_>,
    asked: Asked<'_>,
    roles: &[&'static RoleDefinition],
) -> Vec<Addition> {
    let model = given.model;
    if is_deployer(model, asked.principal) {
        return Vec::new();
    }
    let mut found: Vec<Addition> = Vec::new();
    let mut add = |addition: Option<Addition>| {
        let new = addition.filter(|one| found.iter().all(|known| known.yaml != one.yaml));
        found.extend(new);
    };
    for way in asked.actions.iter().filter_map(Action::way) {
        let entries = match asked.principal {
            Principal::Directory(_) => way.person,
            Principal::UserAssigned(_) | Principal::SystemAssigned(_) | Principal::Kubelet(_) => way.identity,
            Principal::Outside(_) => &[],
        };
        let holders = holders(model, asked.principal);
        let mut all = holders.iter().take(TRIED).flat_map(|holder| {
            let lines = entries
                .iter()
                .filter_map(move |entry| filled(model, asked, entry));
            lines.filter_map(move |(before, line)| {
                let line = beside(model, asked.principal, &line)?;
                Some(format!("{before}{}{line}", at(holder)))
            })
        });
        add(all.find_map(|yaml| tried(given, asked, yaml)));
    }
    add(extra(model, asked, roles).and_then(|yaml| tried(given, asked, yaml)));
    // what brings more is shown where nothing else gives it
    if found.iter().any(|one| one.risky.is_empty()) {
        found.retain(|one| one.risky.is_empty());
    }
    found.truncate(SHOWN);
    found
}

/// An addition, if the blueprint with it gives what is asked for.
fn tried(given: Blueprint<'_>, asked: Asked<'_>, yaml: String) -> Option<Addition> {
    let model = given.model;
    let then = (given.extended)(given.source, &yaml, given.environment())?;
    let place = places::locate(&then, asked.said)?.scope;
    let who = reference::principal(model, asked.principal);
    let theirs: Vec<&RoleAssignment> = then
        .role_assignments
        .iter()
        .filter(|one| reference::principal(&then, one.principal) == who)
        .collect();
    let is_given = theirs.iter().any(|one| {
        one.elsewhere.is_none()
            && then.covers(one.scope, place)
            && asked
                .actions
                .iter()
                .any(|action| action.is_allowed(&then, one.right))
    });
    let had: BTreeSet<&str> = model
        .role_assignments
        .iter()
        .filter(|one| one.principal == asked.principal)
        .filter_map(|one| Some(one.right.role()?.guid))
        .collect();
    let mut risky: Vec<&'static RoleDefinition> = theirs
        .iter()
        .filter_map(|one| one.right.role())
        .filter(|role| !role.keyless_risks.is_empty() && !had.contains(role.guid))
        .collect();
    risky.sort_unstable_by_key(|role| role.name);
    risky.dedup_by_key(|role| role.guid);
    is_given.then_some(Addition { yaml, risky })
}

/// An entry with what it is about, and what has to be declared before it; none where that is not known.
fn filled(model: &Model, asked: Asked<'_>, entry: &str) -> Option<(String, String)> {
    let id = || Some(reference::scope(model, asked.scope?).id);
    let mut before = String::new();
    let mut line = entry.to_owned();
    if line.contains("DATASTORE") {
        let known = datastore(model, asked.scope?).map(|name| (name, String::new()));
        let (name, declaration) = known.or_else(|| new_datastore(model, asked))?;
        before = declaration;
        line = line.replace("DATASTORE", &name);
    }
    if line.contains("CONTAINER") {
        let id = id()?;
        let inside = id
            .strip_prefix("storage/")
            .filter(|inside| inside.contains('/'))?;
        line = line.replace("CONTAINER", inside);
    }
    if line.contains("NAME") {
        line = line.replace("NAME", &short(&id()?));
    }
    if line.contains("ID") {
        line = line.replace("ID", &outermost(asked.said.scope.as_deref()?)?);
    }
    Some((before, line))
}

/// A datastore for a container that a storage account of the blueprint does not have, and its declaration.
fn new_datastore(model: &Model, asked: Asked<'_>) -> Option<(String, String)> {
    let Some(Scope::Resource(account)) = asked.scope else {
        return None;
    };
    let account = model.resource(account).filter(|one| one.kind == Kind::Storage)?;
    let of_id = asked.said.scope.as_deref().and_then(|id| {
        let mut parts = id
            .split('/')
            .skip_while(|part| !part.eq_ignore_ascii_case("containers"));
        parts.nth(1)
    });
    let is_name = |name: &&str| {
        name.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let container = of_id.or(asked.said.container.as_deref()).filter(is_name)?;
    let name = container.replace('-', "_");
    let declaration = format!(
        "datastores:\n  {name}: {{ type: azure_blob, storage: {}, container: {container} }}\n",
        account.logical
    );
    Some((name, declaration))
}

/// The datastore of a container.
fn datastore(model: &Model, scope: Scope) -> Option<String> {
    let Scope::Resource(container) = scope else {
        return None;
    };
    let is_of = |resource: &&Resource| {
        let mut names = ["containerName", "filesystem"]
            .iter()
            .filter_map(|key| resource.properties.get(key));
        resource.kind == Kind::Datastore && names.any(|name| *name == Expr::Name(container))
    };
    let found = model.resources.iter().find(is_of)?;
    Some(found.logical.clone())
}

/// The id of the outermost resource that one lies in, if it has nothing in it that no id has.
fn outermost(id: &str) -> Option<String> {
    let parts: Vec<&str> = id.split('/').take(9).collect();
    let is_plain = |part: &&str| {
        part.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.()".contains(&byte))
    };
    (parts.len() == 9 && parts.iter().all(is_plain)).then(|| parts.join("/"))
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

/// A line beside what a principal has already: a persona joins those that it has, and one that it has is none to add.
fn beside(model: &Model, principal: Principal, line: &str) -> Option<String> {
    let index = if let Principal::Directory(index) = principal {
        Some(index)
    } else {
        None
    };
    let entry = index.and_then(|index| model.directory.get(index));
    let personas = entry.map_or(&[][..], |entry| &entry.personas);
    let Some(persona) = line.strip_prefix("persona: ").filter(|_| !personas.is_empty()) else {
        return Some(line.to_owned());
    };
    let had = personas.iter().filter_map(|one| serde_json::to_value(one).ok());
    let had: Vec<String> = had.filter_map(|one| one.as_str().map(str::to_owned)).collect();
    (!had.iter().any(|known| known == persona)).then(|| format!("persona: [{}, {persona}]", had.join(", ")))
}

/// What an entry of `uses` calls a scope: `default` for the workspace's own.
fn short(id: &str) -> String {
    let mut parts = id.split('/').skip(1);
    parts.next().unwrap_or("default").to_owned()
}

/// A grant by itself, on the resource or the nearest that it belongs to, where `rbac.extra` has words for it. No role that can undo keylessness
/// is given so.
fn extra(model: &Model, asked: Asked<'_>, roles: &[&RoleDefinition]) -> Option<String> {
    let scope = asked.scope?;
    let role = roles
        .iter()
        .find(|role| !role.privileged && role.keyless_risks.is_empty())?;
    let wider = model
        .wider(scope)
        .filter(|wider| matches!(wider, Scope::Resource(_)));
    let mut scopes = std::iter::once(scope)
        .chain(wider)
        .map(|one| reference::scope(model, one).id);
    let scope = scopes.find(|id| can_name(&SCOPES, id))?;
    let principal = reference::principal(model, asked.principal).id;
    can_name(&PRINCIPALS, &principal).then(|| {
        format!(
            "rbac:\n  extra:\n    - principal: {principal}\n      role: {}\n      scope: {scope}\n      reason: WHY",
            role.name
        )
    })
}
