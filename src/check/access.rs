//! What the derived access means: roles that can undo keylessness, and grants worth a word.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::roles;
use crate::derive::rules;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Activity, ActorKind, AssignedBy, EXTRA, Emission, Kind, Model, Persona, Principal, Resource,
    RoleAssignment, RoleDefinition, RoleRef, Scope,
};

/// The role assignments of the templates, or of people in their place with `rbac.emit: none`.
fn granted(model: &Model) -> Vec<(&RoleAssignment, RoleRef)> {
    // What these need they need beforehand, whatever the templates do.
    let preparing = model.acting_as(&ActorKind::PREPARING);
    let by_people = model.rbac.emission == Emission::None;
    model
        .role_assignments
        .iter()
        .filter(|one| match one.assigned_by {
            AssignedBy::Template => true,
            AssignedBy::Person => by_people && !preparing.contains(&one.principal),
            AssignedBy::Azure => false,
        })
        .filter_map(|one| Some((one, model.role_ref(one.right)?)))
        .collect()
}

/// One line that counts the roles that can switch keys back on; `explain` and `access.md` mark each.
pub(super) fn keyless_risks(model: &Model, diags: &mut Diagnostics) {
    let granted = granted(model);
    let risky = granted
        .iter()
        .filter(|(assignment, _)| model.is_keyless_risk(assignment.right, assignment.scope))
        .count();
    if risky > 0 {
        diags.push(
            Diagnostic::information(
                Code::KEYLESS_RISK,
                None,
                format!(
                    "{risky} of {} role assignments can list keys or switch them back on",
                    granted.len()
                ),
            )
            .cause("`explain` and `access.md` mark each of them and say what asks for it")
            .help("guard with Azure Policy: deny storage accounts with shared keys and registries with an admin user"),
        );
    }
}

/// Identities by which instances stop themselves as Contributor of the workspace, where jobs run as them too.
pub(super) fn idle_role_of_jobs(model: &Model, diags: &mut Diagnostics) {
    for (assignment, role) in granted(model) {
        let Principal::UserAssigned(id) = assignment.principal else {
            continue;
        };
        let risky = model.is_keyless_risk(assignment.right, assignment.scope);
        // With another reason the role would be there whatever the instance does.
        let for_instances = assignment
            .reasons
            .iter()
            .all(|reason| reason.rule == rules::IDLE_SHUTDOWN);
        if !risky || !for_instances {
            continue;
        }
        let run_jobs = |resource: &&Resource| {
            matches!(resource.kind, Kind::Cluster | Kind::KubernetesCompute)
                && resource
                    .identity
                    .as_ref()
                    .is_some_and(|identity| identity.user_assigned.contains(&id))
        };
        let computes: Vec<&Resource> = model.resources.iter().filter(run_jobs).collect();
        if computes.is_empty() {
            continue;
        }
        let names: Vec<String> = computes.iter().map(|compute| compute.display()).collect();
        let mut finding = Diagnostic::information(
            Code::KEYLESS_RISK,
            assignment.origin.primary(),
            format!(
                "jobs on {} can list keys or switch them back on, because {} has {} on {}",
                names.join(", "),
                model.principal_display(assignment.principal),
                role.name,
                model.scope_display(assignment.scope)
            ),
        )
        .cause(format!(
            "an instance with this identity needs that role to stop when idle ({})",
            rules::IDLE_SHUTDOWN
        ))
        .help("give the instance an identity of its own, or write `rbac: { profile: least_privilege }`");
        for span in computes.iter().filter_map(|compute| compute.origin.primary()) {
            finding = finding.also(span, "its jobs run as the same identity");
        }
        diags.push(finding);
    }
}

/// Personas whose work is to write to the workspace's own account.
const WRITERS: [Persona; 5] = [
    Persona::DataScientist,
    Persona::MlEngineer,
    Persona::PromptFlowUser,
    Persona::Labeler,
    Persona::WorkspaceAdmin,
];

/// Roles that write what an account holds: its containers, where jobs keep their code, and its shares, where notebooks lie.
const WRITING: [&RoleDefinition; 3] = [
    &roles::STORAGE_BLOB_DATA_CONTRIBUTOR,
    &roles::STORAGE_BLOB_DATA_OWNER,
    &roles::STORAGE_FILE_DATA_PRIVILEGED_CONTRIBUTOR,
];

/// People who write to the workspace's own account, or to a part of it: each is told of once.
pub(super) fn writers_of_default_store(model: &Model, diags: &mut Diagnostics) {
    let Some(storage) = model.platform.storage.map(Scope::Resource) else {
        return;
    };
    let mut told = BTreeSet::new();
    for (assignment, _) in granted(model) {
        let Principal::Directory(index) = assignment.principal else {
            continue;
        };
        let is = |known: &RoleDefinition| {
            let role = assignment.right.role();
            role.is_some_and(|role| role.guid == known.guid)
        };
        let writes = WRITING.iter().any(|known| is(known));
        let there = model.covers(storage, assignment.scope) || model.covers(assignment.scope, storage);
        let Some(person) = model.directory.get(index).filter(|_| writes && there) else {
            continue;
        };
        // An instance that works as its user can't do without.
        let expected = assignment.is_by_rule(rules::USER_FILES)
            || person.personas.iter().any(|persona| WRITERS.contains(persona));
        if !told.insert((index, expected)) {
            continue;
        }
        let whole = model.covers(assignment.scope, storage);
        let message = if whole {
            format!("`{}` can write to the workspace's own account", person.logical)
        } else {
            format!(
                "`{}` can write to {}",
                person.logical,
                model.scope_display(assignment.scope)
            )
        };
        let at = assignment.origin.primary();
        let finding = if expected {
            Diagnostic::information(Code::WRITES_DEFAULT_STORE, at, message)
        } else {
            Diagnostic::warning(Code::WRITES_DEFAULT_STORE, at, message).help(
                if assignment.is_by_rule(EXTRA) {
                    "ask for a role that only reads in `rbac.extra`, or accept it in `waivers`"
                } else if is(&roles::STORAGE_FILE_DATA_PRIVILEGED_CONTRIBUTOR) {
                    "notebooks need it: accept it in `waivers` for those who are to run code here"
                } else {
                    "keep their data on an account of its own and name its datastores in `uses`"
                },
            )
        };
        diags.push(finding.cause(if whole {
            "it holds code that runs on the workspace's computes"
        } else {
            "it is on the workspace's own account, beside code that runs on the workspace's computes"
        }));
    }
}

/// `access: read` where the same principal may write anyway.
pub(super) fn reads_without_effect(model: &Model, diags: &mut Diagnostics) {
    let mut written_by: BTreeMap<Principal, Vec<&RoleAssignment>> = BTreeMap::new();
    for assignment in &model.role_assignments {
        let writes = assignment.right.role().is_some_and(|role| {
            role.guid == roles::STORAGE_BLOB_DATA_CONTRIBUTOR.guid
                || role.guid == roles::STORAGE_BLOB_DATA_OWNER.guid
        });
        if writes {
            written_by
                .entry(assignment.principal)
                .or_default()
                .push(assignment);
        }
    }
    for entry in model
        .uses
        .iter()
        .filter(|entry| entry.activity == Activity::ReadData)
    {
        // The workspace's identity reading its own account is told of elsewhere.
        let of_workspace = matches!(
            entry.actor,
            ActorKind::WorkspacePrimary | ActorKind::WorkspaceSystem
        );
        if of_workspace {
            continue;
        }
        let writes = written_by.get(&entry.principal).and_then(|grants| {
            grants
                .iter()
                .find(|grant| model.covers(grant.scope, entry.target))
        });
        if let Some(writes) = writes {
            let rule = writes.reasons.first().map_or(EXTRA, |reason| reason.rule);
            diags.push(Diagnostic::information(
                Code::NO_EFFECT,
                entry.origin.primary(),
                format!(
                    "`access: read` has no effect: {} may write to {} by {rule}",
                    model.principal_display(entry.principal),
                    model.scope_display(entry.target)
                ),
            ));
        }
    }
}
