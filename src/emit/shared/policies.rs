//! Access policies of key vaults: part of a vault that is made, additions to one that exists or comes before them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::lookup;
use super::principals::principal_value;
use crate::emit::bug::Bug;
use crate::model::{
    AccessModel, AssignedBy, Expr, Kind, Model, Object, Permissions, Principal, ResourceId, Right,
    RoleAssignment, Scope, Stage,
};

/// Who may write the policies of a vault that is made with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::emit) enum Writers {
    /// The template and others: what they add later stays until the vault is deployed again.
    Any,
    /// The template alone: a tool that compares would take away what others add.
    Template,
}

/// The model with every policy that a vault can be made with in the properties of that vault. Who waits for such a policy
/// waits for the vault.
pub(in crate::emit) fn inlined(model: &Model, writers: Writers) -> Result<Cow<'_, Model>, Bug> {
    let vaults: Vec<ResourceId> = model
        .made()
        .filter(|resource| resource.kind == Kind::KeyVault && resource.access == AccessModel::AccessPolicies)
        .map(|vault| vault.id)
        .filter(|vault| writers == Writers::Any || !has_other_writers(model, *vault))
        .collect();
    if vaults.is_empty() {
        return Ok(Cow::Borrowed(model));
    }
    let waiting = model.waiting();
    let mut changed = model.clone();
    let mut gone = BTreeSet::new();
    for vault in vaults {
        let mut entries = Vec::new();
        for (index, assignment, permissions) in model.policies() {
            if assignment.scope != Scope::Resource(vault) || !precedes(model, assignment) {
                continue;
            }
            entries.push(Expr::Object(entry(model, assignment.principal, permissions)?));
            for waiting in waiting.get(&index).into_iter().flatten() {
                if let Some(waiting) = changed.resources.get_mut(waiting.id.0) {
                    waiting.waits.resources.push(vault);
                }
            }
            gone.insert(index);
        }
        if let Some(vault) = changed.resources.get_mut(vault.0) {
            vault
                .properties
                .0
                .push(("accessPolicies".to_owned(), Expr::Array(entries)));
        }
    }
    keep_assignments(&mut changed, |index, _| !gone.contains(&index));
    Ok(Cow::Owned(changed))
}

/// An entry of the policies of a vault.
pub(in crate::emit) fn entry(
    model: &Model,
    principal: Principal,
    permissions: Permissions,
) -> Result<Object, Bug> {
    let permitted = permissions
        .by_kind()
        .fold(Object::new(), |object, (kind, words)| {
            object.with(
                kind,
                words.iter().map(|word| Expr::from(*word)).collect::<Vec<_>>(),
            )
        });
    Ok(Object::new()
        .with("tenantId", model.deployment.tenant_id())
        .with("objectId", object_id(model, principal)?)
        .with("permissions", permitted))
}

fn object_id(model: &Model, principal: Principal) -> Result<Expr, Bug> {
    if let Principal::Directory(index) = principal {
        return Ok(lookup::person(model, index)?.id());
    }
    Ok(principal_value(principal)?.1)
}

/// Whether a policy can be part of its vault: its principal is there before anything that could wait for the vault.
fn precedes(model: &Model, assignment: &RoleAssignment) -> bool {
    assignment.stage <= Stage::GROUND
        && match assignment.principal {
            Principal::Directory(_) | Principal::UserAssigned(_) => true,
            Principal::SystemAssigned(id) | Principal::Kubelet(id) => !model.is_made(id),
            Principal::Outside(_) => false,
        }
}

/// Whether policies of a vault are written by Azure, by people or by a later part of the template.
fn has_other_writers(model: &Model, vault: ResourceId) -> bool {
    model.role_assignments.iter().any(|assignment| {
        assignment.scope == Scope::Resource(vault)
            && matches!(assignment.right, Right::AccessPolicy(_) | Right::Unstated(_))
            && (assignment.assigned_by != AssignedBy::Template || !precedes(model, assignment))
    })
}

/// Keeps some assignments of a model, and the waits for them.
pub(in crate::emit) fn keep_assignments(model: &mut Model, keep: impl Fn(usize, &RoleAssignment) -> bool) {
    let mut places: Vec<Option<usize>> = Vec::new();
    let mut kept = Vec::new();
    for (index, assignment) in std::mem::take(&mut model.role_assignments)
        .into_iter()
        .enumerate()
    {
        if keep(index, &assignment) {
            places.push(Some(kept.len()));
            kept.push(assignment);
        } else {
            places.push(None);
        }
    }
    model.role_assignments = kept;
    for resource in &mut model.resources {
        let waits = &mut resource.waits.assignments;
        *waits = waits
            .iter()
            .filter_map(|index| places.get(*index).copied().flatten())
            .collect();
    }
}
