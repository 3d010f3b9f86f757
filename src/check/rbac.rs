//! Adjustments of the derived access: `V-RBAC`, and waivers.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{limits, reach, roles};
use crate::derive::rules;
use crate::diag::acceptance::unknown;
use crate::diag::{Code, Diagnostic, Diagnostics, Means, suggest};
use crate::model::{
    AccessModel, Activity, ActorKind, AssignedBy, EXTRA, Emission, Expr, ExtraGrant, Model, Plane, Principal,
    Resource, Right, RoleAssignment, RoleDefinition, Scope,
};

/// Characters of a GUID.
const GUID: usize = 36;

/// Rules that a hard rule or the keyless mode needs, and what breaks without them.
const NEEDED: &[(&str, Code, &str)] = &[
    (
        rules::INSTANCE_FILES,
        Code::INSTANCE_NEEDS_FILES,
        "a compute instance can't mount its files without it",
    ),
    (
        rules::OWN_STORES,
        Code::SWITCHED_RULE,
        "a keyless workspace can't reach its own stores without it (C-04)",
    ),
];

/// `rbac.rules`: ids that exist, and rules that can be switched.
pub(super) fn switches(model: &Model, diags: &mut Diagnostics) {
    for switch in &model.rbac.switches {
        if diags.is_full() {
            return;
        }
        let at = switch.origin.primary();
        let rows: Vec<_> = rules::all().filter(|rule| rule.id == switch.rule).collect();
        if rows.is_empty() {
            let known = rules::all().map(|rule| rule.id);
            diags.push(
                Diagnostic::error(
                    Code::UNKNOWN_RULE,
                    at,
                    format!("there is no rule `{}`", switch.rule),
                )
                .help(
                    suggest::did_you_mean(&switch.rule, known)
                        .unwrap_or_else(|| "`amlgen rules` lists them".to_owned()),
                ),
            );
            continue;
        }
        if rows
            .iter()
            .any(|rule| rule.grant.assigned_by() == AssignedBy::Azure)
        {
            diags.push(
                Diagnostic::error(
                    Code::SWITCHED_RULE,
                    at,
                    format!(
                        "rule {} can't be switched: Azure makes a grant of it",
                        switch.rule
                    ),
                )
                .help(format!("remove `{}` from `rbac.rules`", switch.rule)),
            );
            continue;
        }
        if switch.enabled {
            continue;
        }
        if let Some((_, code, why)) = NEEDED.iter().find(|(rule, ..)| *rule == switch.rule) {
            diags.push(
                Diagnostic::error(*code, at, format!("rule {} can't be left out", switch.rule))
                    .cause(*why)
                    .help(format!("remove `{}` from `rbac.rules`", switch.rule)),
            );
        }
        if switch.rule == rules::IDLE_SHUTDOWN {
            for entry in model
                .uses
                .iter()
                .filter(|entry| entry.activity == Activity::IdleShutdown)
            {
                let mut finding = Diagnostic::warning(
                    Code::INSTANCE_NEVER_STOPS,
                    at,
                    format!(
                        "an instance with an identity never stops by itself without {}",
                        switch.rule
                    ),
                )
                .help(format!(
                    "remove `{}` from `rbac.rules`, or `idle_time_before_shutdown_minutes` from the instance",
                    switch.rule
                ));
                if let Some(span) = entry.origin.primary() {
                    finding = finding.also(span, "this instance is to stop when idle");
                }
                diags.push(finding);
            }
        }
    }
}

/// `rbac.extra`: grants that Azure makes, and roles that count for nothing where they are given.
pub(super) fn extra(model: &Model, diags: &mut Diagnostics) {
    for grant in &model.rbac.extra {
        automatic(model, grant, diags);
        legacy_on_abac(model, grant, diags);
        beyond_reach(model, grant, diags);
    }
}

/// `rbac.extra`: roles that can switch keys back on, one finding for each principal.
pub(super) fn keyless_extra(model: &Model, diags: &mut Diagnostics) {
    let mut by_principal: BTreeMap<Principal, Vec<&ExtraGrant>> = BTreeMap::new();
    for grant in &model.rbac.extra {
        if model.is_keyless_risk(grant.right, grant.scope) {
            by_principal.entry(grant.principal).or_default().push(grant);
        }
    }
    for (principal, grants) in by_principal {
        let list: Vec<String> = grants
            .iter()
            .map(|grant| {
                let role = model.right_name(grant.right);
                format!("{role} on {}", model.scope_display(grant.scope))
            })
            .collect();
        let mut spans = grants.iter().filter_map(|grant| grant.origin.primary());
        let mut finding = Diagnostic::warning(
            Code::KEYLESS_RISK,
            spans.next(),
            format!(
                "{} can list keys or switch them back on: {}",
                model.principal_display(principal),
                list.join(", ")
            ),
        )
        .help("choose a narrower role, and guard with Azure Policy");
        for span in spans {
            finding = finding.also(span, "and here");
        }
        diags.push(finding);
    }
}

fn automatic(model: &Model, grant: &ExtraGrant, diags: &mut Diagnostics) {
    let at = grant.origin.primary();
    let same = |assignment: &&RoleAssignment| {
        assignment.principal == grant.principal
            && assignment.scope == grant.scope
            && assignment.right == grant.right
            && assignment.assigned_by == AssignedBy::Azure
    };
    if let Some(known) = model.role_assignments.iter().find(same) {
        let rules: Vec<&str> = known
            .reasons
            .iter()
            .map(|reason| reason.rule)
            .filter(|rule| *rule != EXTRA)
            .collect();
        diags.push(
            Diagnostic::error(
                Code::AUTOMATIC_GRANT,
                at,
                format!("Azure makes this role assignment itself ({})", rules.join(", ")),
            )
            .cause("a second one is refused with `RoleAssignmentExists`")
            .help("remove it from `rbac.extra`"),
        );
        return;
    }
    let of_workspace = grant.principal == Principal::SystemAssigned(model.platform.workspace);
    let own_storage = model.platform.storage.map(Scope::Resource) == Some(grant.scope);
    let file_or_so = grant.right.role().is_some_and(|role| {
        ["File", "Queue", "Table"]
            .iter()
            .any(|word| role.name.starts_with(&format!("Storage {word} Data")))
    });
    if of_workspace && own_storage && file_or_so {
        diags.push(
            Diagnostic::warning(
                Code::AUTOMATIC_GRANT,
                at,
                format!(
                    "Azure may make this role assignment itself ({})",
                    rules::FILES_QUEUES_TABLES
                ),
            )
            .cause(
                "the documentation says that the identity gets the rights it needs, without naming the roles; on a hub it was seen to have Storage File Data Privileged Contributor",
            )
            .help("remove it unless you have seen that it is missing"),
        );
    }
}

fn legacy_on_abac(model: &Model, grant: &ExtraGrant, diags: &mut Diagnostics) {
    let Right::Role(role) = grant.right else { return };
    let legacy = [&roles::ACR_PULL, &roles::ACR_PUSH, &roles::ACR_DELETE]
        .iter()
        .any(|known| known.guid == role.guid);
    let Scope::Resource(id) = grant.scope else { return };
    let abac = model
        .resource(id)
        .is_some_and(|registry| registry.access == AccessModel::RepositoryRoles);
    if legacy && abac {
        diags.push(
            Diagnostic::warning(
                Code::LEGACY_ROLE_ON_ABAC,
                grant.origin.primary(),
                format!("{} counts for nothing on a registry in ABAC mode", role.name),
            )
            .help("ask for Container Registry Repository Reader, Writer or Contributor"),
        );
    }
}

/// A role on a resource that none of its actions is about.
fn beyond_reach(model: &Model, grant: &ExtraGrant, diags: &mut Diagnostics) {
    let (Right::Role(role), Scope::Resource(id)) = (grant.right, grant.scope) else {
        return;
    };
    let (Some(providers), Some(resource)) = (reach::providers(role), model.resource(id)) else {
        return;
    };
    let arm: &str = &resource.resource_type.arm;
    let own = arm.split('/').next().unwrap_or(arm);
    if providers.iter().any(|known| known.eq_ignore_ascii_case(own)) {
        if role.plane == Plane::Data && resource.access == AccessModel::AccessPolicies {
            diags.push(
                idle(grant, role, resource)
                    .cause("access policies decide about what is in this vault, and roles count for nothing there")
                    .help("give a `use` instead, from which an access policy follows, or write `permission_model: rbac`"),
            );
        }
        return;
    }
    let about: Vec<String> = providers.iter().map(|provider| format!("`{provider}`")).collect();
    diags.push(
        idle(grant, role, resource)
            .cause(format!(
                "its actions are about resources of {}, and this is one of `{own}`",
                about.join(" and ")
            ))
            .help("write another `scope`, or a role for this one: `amlgen roles` lists them"),
    );
}

fn idle(grant: &ExtraGrant, role: &RoleDefinition, resource: &Resource) -> Diagnostic {
    Diagnostic::warning(
        Code::IDLE_ROLE,
        grant.origin.primary(),
        format!("{} can do nothing on {}", role.name, resource.display()),
    )
}

/// `rbac.emit`: what is granted apart comes after what needs it.
pub(super) fn emission(model: &Model, diags: &mut Diagnostics) {
    if model.rbac.emission == Emission::Inline {
        return;
    }
    let primary = model
        .uses
        .iter()
        .find(|entry| entry.actor == ActorKind::WorkspacePrimary);
    if let Some(primary) = primary {
        diags.push(
            Diagnostic::information(
                Code::GRANTS_APART,
                primary.origin.primary(),
                "the grants of the workspace's identity are not part of the deployment that makes the workspace",
            )
            .cause("a workspace with a user-assigned identity can't be created before that identity has its roles")
            .help("for a new workspace deploy the platform, which may fail at the workspace, then the grants, then the platform again"),
        );
    }
}

/// Grants of roles by which roles can be assigned: the deployer's condition leaves them out.
pub(super) fn not_delegated(model: &Model, diags: &mut Diagnostics) {
    for assignment in &model.role_assignments {
        if assignment.assigned_by == AssignedBy::Template && model.can_assign_roles(assignment.right) {
            diags.push(
                Diagnostic::warning(
                    Code::NOT_DELEGATED,
                    assignment.origin.primary(),
                    format!(
                        "{} can assign roles, so the deployer's condition does not allow its assignment",
                        model.right_name(assignment.right)
                    ),
                )
                .cause("whoever may assign such a role may give it to itself")
                .help("let an Owner deploy, or make this grant apart from the templates"),
            );
        }
    }
}

/// The deployer's condition: as long as Azure takes it.
pub(super) fn condition(model: &Model, diags: &mut Diagnostics) {
    let max = limits::ROLE_ASSIGNMENT_CONDITION.max;
    let longest = model
        .role_assignments
        .iter()
        .filter_map(|assignment| Some((bytes(assignment.condition.as_ref()?), assignment)))
        .max_by_key(|(length, _)| *length);
    let Some((length, assignment)) = longest else {
        return;
    };
    if u64::try_from(length).is_ok_and(|length| limits::ROLE_ASSIGNMENT_CONDITION.allows(length)) {
        return;
    }
    diags.push(
        Diagnostic::error(
            Code::LONG_CONDITION,
            assignment.origin.primary(),
            format!(
                "the condition of the deployer's right to assign roles has {length} bytes, {max} are allowed"
            ),
        )
        .cause("it names every role of this build, twice")
        .help("ask for fewer different roles in `rbac.extra`"),
    );
}

/// How long a condition is, with the ids that the deployment computes.
fn bytes(condition: &Expr) -> usize {
    let mut bytes = 0;
    condition.each(&mut |part| {
        bytes += part.as_text().map_or(0, str::len);
        if matches!(part, Expr::Guid(_)) {
            bytes += GUID;
        }
    });
    bytes
}

/// `rbac.adopt`: names of grants that are derived.
pub(super) fn adopted(model: &Model, diags: &mut Diagnostics) {
    for adopted in &model.rbac.adopted {
        let derived = model.role_assignments.iter().any(|assignment| {
            assignment.principal == adopted.principal
                && assignment.right == adopted.right
                && assignment.scope == adopted.scope
                && assignment.assigned_by == AssignedBy::Template
        });
        if !derived {
            diags.push(
                Diagnostic::warning(
                    Code::NO_EFFECT,
                    adopted.origin.primary(),
                    "no grant of this build has this principal, role and scope, so nothing keeps the name",
                )
                .help("`amlgen explain` lists the grants; remove it, or correct it"),
            );
        }
    }
}

/// `waivers`: each names a finding, and none is named twice. What they accept is decided when all is found.
pub(super) fn waivers(model: &Model, diags: &mut Diagnostics) {
    let mut known = BTreeSet::new();
    for waiver in &model.waivers {
        if diags.is_full() {
            return;
        }
        let at = waiver.origin.primary();
        if !known.insert(&waiver.rule) {
            diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    at,
                    format!("`{}` is waived twice", waiver.rule),
                )
                .help("keep one of them"),
            );
        } else if let Some(found) = at.and_then(|at| unknown(&waiver.rule, at, Means::Waiver)) {
            diags.push(found);
        }
    }
}
