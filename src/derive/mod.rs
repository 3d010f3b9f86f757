//! The derivation: from who does what to who gets which role where.
//!
//! The engine here is small; what it knows stands in [`rules`] as data. It pairs every [`Use`] with the rules of its
//! actor and activity, adds what the blueprint asks for itself, merges what comes out (`merge`), puts it in order and
//! says who has to wait for what (`order`). The deployer's right to assign roles is limited to what came out
//! (`delegation`). It knows neither blueprints nor targets.
//!
//! May know: `source`, `diag`, `model`, `catalog`.

mod delegation;
mod elsewhere;
mod found;
mod merge;
mod order;
pub mod rules;

use std::collections::BTreeMap;

use crate::catalog::roles;
use crate::model::{
    AccessModel, Adopted, AssignedBy, Carries, EXTRA, Emission, ExtraGrant, Mark, Model, Permissions,
    Principal, Profile, Reason, Resource, Right, RoleAssignment, RoleDefinition, Scope, Stage, Use,
};
use found::Found;
use rules::{Grant, On, Only, RoleRule};

/// Adds the role assignments and the waits to a model.
pub fn derive(model: &mut Model) {
    let mut found: Vec<Found> = model.uses.iter().flat_map(|entry| of_use(model, entry)).collect();
    found.extend(model.rbac.extra.iter().map(|grant| of_extra(model, grant)));
    leave_out_needless(model, &mut found);
    let mut merged = merge::merge(model, found);
    if model.rbac.emission != Emission::None {
        let uses = elsewhere::uses(model, &merged);
        let found = uses.iter().flat_map(|entry| of_use(model, entry)).collect();
        merged.extend(merge::merge(model, found));
    }
    let mut assignments = merge::in_order(merged);
    adopt(model, &mut assignments);
    if model.rbac.emission == Emission::None {
        for assignment in &mut assignments {
            assignment.assigned_by = assignment.assigned_by.max(AssignedBy::Person);
        }
    }
    delegation::limit(model, &mut assignments);
    model.role_assignments = assignments;
    let waits = order::waits(model);
    for (resource, assignments) in model.resources.iter_mut().zip(waits) {
        resource.waits.assignments = assignments;
    }
}

/// Gives the assignments that exist already their names.
fn adopt(model: &Model, assignments: &mut [RoleAssignment]) {
    let mut adopted: BTreeMap<(Principal, Scope), Vec<&Adopted>> = BTreeMap::new();
    for entry in &model.rbac.adopted {
        adopted
            .entry((entry.principal, entry.scope))
            .or_default()
            .push(entry);
    }
    for assignment in assignments {
        let here = adopted.get(&(assignment.principal, assignment.scope));
        if let Some(entry) = here.and_then(|here| here.iter().find(|entry| entry.right == assignment.right)) {
            assignment.name = Some(entry.name.clone());
        }
    }
}

/// The rules that hold for a use although the platform lacks the resource that they are about: a grant would be missing.
pub fn without_scope<'m>(model: &'m Model, entry: &'m Use) -> impl Iterator<Item = &'static RoleRule> + 'm {
    rules::matching(entry.actor, entry.activity)
        .map(|(_, rule)| rule)
        .filter(|rule| {
            rule.grant.assigned_by() == AssignedBy::Template
                && rule.on != On::LogAnalytics
                // A workspace without one has none, a project has that of its hub.
                && (rule.on != On::ApplicationInsights || model.platform.hub.is_some())
                && switched_on(model, rule)
                && scope_of(model, entry, rule).is_none()
        })
}

/// The assignments that one use brings, each with the place of its rule in the rule base.
fn of_use(model: &Model, entry: &Use) -> impl Iterator<Item = Found> {
    rules::matching(entry.actor, entry.activity).filter_map(|(place, rule)| {
        if !switched_on(model, rule) {
            return None;
        }
        let scope = scope_of(model, entry, rule)?;
        let access = access_of(model, scope);
        if matches!(rule.only, Only::With(wanted) if wanted != access) {
            return None;
        }
        let swap = rule
            .least
            .filter(|_| model.rbac.profile == Profile::LeastPrivilege);
        let (right, mark) = match swap {
            Some(swap) => (Right::Role(swap.role), swap.mark),
            None => (right_of(rule.grant, access), rule.mark),
        };
        let assignment = RoleAssignment {
            principal: entry.principal,
            right,
            scope,
            assigned_by: rule.grant.assigned_by(),
            stage: rule
                .stage
                .unwrap_or_else(|| stage_of(model, entry.principal, scope)),
            name: None,
            condition: None,
            instead_of: swap.and_then(|_| rule.grant.role()).map(|role| role.name),
            own_containers_only: matches!(rule.grant, Grant::AzureOwnContainers(_))
                && model.workspace.isolated,
            elsewhere: rule.elsewhere,
            reasons: vec![Reason {
                rule: rule.id,
                because: swap.and_then(|swap| swap.because).unwrap_or(rule.because).into(),
                without: rule.without,
                mark,
                citations: rule.sources,
            }],
            origin: entry.origin.clone(),
        };
        Some(Found {
            places: vec![place],
            own: 1,
            assignment,
            unless: rule.unless,
        })
    })
}

/// Leaves out what a rule gives only to those who lack another role.
fn leave_out_needless(model: &Model, found: &mut Vec<Found>) {
    // What a template gives must not hang on what a person does.
    let mut held: BTreeMap<Principal, Vec<(Right, Scope)>> = BTreeMap::new();
    for one in found.iter().map(|one| &one.assignment) {
        if one.assigned_by != AssignedBy::Person {
            held.entry(one.principal)
                .or_default()
                .push((one.right, one.scope));
        }
    }
    found.retain(|one| {
        let has = |(right, scope): &(Right, Scope)| {
            one.unless
                .iter()
                .any(|role| right.role().is_some_and(|held| held.guid == role.guid))
                && model.covers(*scope, one.assignment.scope)
        };
        one.unless.is_empty()
            || !held
                .get(&one.assignment.principal)
                .is_some_and(|held| held.iter().any(has))
    });
}

/// Whether a rule applies: as it is by itself, or as `rbac.rules` says. What Azure does cannot be switched.
fn switched_on(model: &Model, rule: &RoleRule) -> bool {
    if rule.grant.assigned_by() == AssignedBy::Azure {
        return true;
    }
    let spared = rule.profile.is_some_and(|only| model.rbac.profile != only);
    model.rbac.switch(rule.id).unwrap_or(!rule.off && !spared)
}

/// The grant that the blueprint asks for itself.
fn of_extra(model: &Model, grant: &ExtraGrant) -> Found {
    Found {
        places: vec![usize::MAX],
        own: 1,
        assignment: RoleAssignment {
            principal: grant.principal,
            right: grant.right,
            scope: grant.scope,
            assigned_by: AssignedBy::Template,
            stage: stage_of(model, grant.principal, grant.scope),
            name: None,
            condition: None,
            instead_of: None,
            own_containers_only: false,
            elsewhere: None,
            reasons: vec![Reason {
                rule: EXTRA,
                because: grant.reason.clone().into(),
                without: "what the blueprint asks it for fails",
                mark: Mark::Open,
                citations: &[],
            }],
            origin: grant.origin.clone(),
        },
        unless: &[],
    }
}

/// What a grant is where access is decided in this way.
fn right_of(grant: Grant, access: AccessModel) -> Right {
    match (grant, access) {
        (Grant::Template(role), AccessModel::RepositoryRoles) => Right::Role(repository_role(role)),
        (Grant::Secrets(_, permissions), AccessModel::AccessPolicies)
        | (Grant::SecretPolicy(permissions), _) => Right::AccessPolicy(Permissions::on_secrets(permissions)),
        (Grant::Keys(_, permissions), AccessModel::AccessPolicies) => {
            Right::AccessPolicy(Permissions::on_keys(permissions))
        }
        (
            Grant::Template(role)
            | Grant::Secrets(role, _)
            | Grant::Keys(role, _)
            | Grant::Person(role)
            | Grant::Azure(role)
            | Grant::AzureOwnContainers(role),
            _,
        ) => Right::Role(role),
        (Grant::AzureUnstated(words) | Grant::PersonUnstated(words), _) => Right::Unstated(words),
    }
}

/// The role that a registry in ABAC mode honours in place of a legacy one.
///
/// Source: learn.microsoft.com azure/container-registry/container-registry-rbac-abac-repository-permissions.
fn repository_role(role: &'static RoleDefinition) -> &'static RoleDefinition {
    const REPLACED: [(&RoleDefinition, &RoleDefinition); 3] = [
        (&roles::ACR_PULL, &roles::CONTAINER_REGISTRY_REPOSITORY_READER),
        (&roles::ACR_PUSH, &roles::CONTAINER_REGISTRY_REPOSITORY_WRITER),
        (
            &roles::ACR_DELETE,
            &roles::CONTAINER_REGISTRY_REPOSITORY_CONTRIBUTOR,
        ),
    ];
    REPLACED
        .iter()
        .find(|(legacy, _)| legacy.guid == role.guid)
        .map_or(role, |(_, instead)| instead)
}

/// The scope of a rule for a use; none where the platform does not have the resource.
fn scope_of(model: &Model, entry: &Use, rule: &RoleRule) -> Option<Scope> {
    let platform = &model.platform;
    Some(match rule.on {
        On::Target => entry.target,
        On::ResourceGroup => Scope::ResourceGroup,
        On::Deployment => model.deployment.scope(),
        On::Workspace => Scope::Resource(platform.workspace),
        On::Storage => Scope::Resource(platform.storage?),
        On::KeyVault => Scope::Resource(platform.key_vault?),
        On::Registry => Scope::Resource(platform.registry?),
        On::ApplicationInsights => Scope::Resource(platform.application_insights?),
        On::LogAnalytics => Scope::Resource(platform.log_analytics?),
        On::Hub => Scope::Resource(platform.hub?),
    })
}

fn access_of(model: &Model, scope: Scope) -> AccessModel {
    match scope {
        Scope::Resource(id) => model
            .resource(id)
            .map(|resource| resource.access)
            .unwrap_or_default(),
        Scope::Subscription | Scope::ResourceGroup | Scope::OtherGroup(_) => AccessModel::Usual,
    }
}

/// The earliest stage at which both principal and scope exist.
fn stage_of(model: &Model, principal: Principal, scope: Scope) -> Stage {
    let of_principal = match principal {
        Principal::SystemAssigned(owner) => model
            .resource(owner)
            .map_or(Stage::AfterComputes, system_identity_from),
        Principal::UserAssigned(_)
        | Principal::Kubelet(_)
        | Principal::Directory(_)
        | Principal::Outside(_) => Stage::BeforeWorkspace,
    };
    let of_scope = match scope {
        Scope::Resource(id) => match model.resource(id) {
            Some(resource) if !resource.existing => resource.facts.scope_from,
            _ => Stage::BeforeWorkspace,
        },
        Scope::Subscription | Scope::ResourceGroup | Scope::OtherGroup(_) => Stage::BeforeWorkspace,
    };
    of_principal.max(of_scope)
}

/// The stage from which the system-assigned identity of a resource is there.
fn system_identity_from(owner: &Resource) -> Stage {
    if owner.existing {
        return Stage::BeforeWorkspace;
    }
    match owner.facts.carries {
        Carries::ForItself => Stage::AfterWorkspace,
        Carries::ForCode | Carries::Nothing => Stage::AfterComputes,
    }
}
