//! Adjustments of the derived access, in terms of the model.

use super::parts::Ids;
use super::{Lowering, Parts};
use crate::arena::{Handle, HandleMap};
use crate::model::{
    Adopted, Details, Expr, ExtraGrant, GroupId, Ignored, Kind, Object, Origin, Place, Platform, Principal,
    Rbac, ResourceId, Right, Scope, Switch, Waiver,
};
use crate::resolve::{
    ComputeHandle, CustomRole, EndpointKind, ExtraGrant as Written, ExtraPrincipal, ExtraRole, ExtraScope,
    Identities, IdentityRef, Person, Resolved, UserIdentity,
};

pub(super) fn lower(
    resolved: &Resolved,
    platform: &Platform,
    parts: &Parts,
    people: &HandleMap<Person, Principal>,
    groups: &[Place],
) -> Rbac {
    let written = &resolved.rbac;
    let grant = |entry: &Written| {
        let principal = principal(resolved, platform, parts, people, entry.principal)?;
        let scope = scope(platform, parts, groups, &entry.scope)?;
        let right = match entry.role {
            ExtraRole::BuiltIn(role) => Right::Role(role),
            ExtraRole::Custom(role) => Right::Custom(*parts.roles.get(role)?),
            ExtraRole::Unlisted(guid) => Right::Unlisted(guid),
        };
        Some((principal, right, scope))
    };
    let extra = written.extra.iter().filter_map(|entry| {
        let (principal, right, scope) = grant(entry)?;
        Some(ExtraGrant {
            principal,
            right,
            scope,
            reason: entry.reason.clone(),
            origin: Origin::at(entry.span),
        })
    });
    let adopted = written.adopted.iter().filter_map(|(name, entry)| {
        let (principal, right, scope) = grant(entry)?;
        Some(Adopted {
            name: name.value.clone(),
            principal,
            right,
            scope,
            origin: Origin(vec![name.span, entry.span]),
        })
    });
    let switches = written.switches.iter().map(|switch| Switch {
        rule: switch.rule.value.to_ascii_uppercase(),
        enabled: switch.enabled,
        reason: switch.reason.clone(),
        origin: Origin::at(switch.rule.span),
    });
    Rbac {
        profile: written.profile,
        emission: written.emission,
        switches: switches.collect(),
        extra: extra.collect(),
        adopted: adopted.collect(),
    }
}

fn principal(
    resolved: &Resolved,
    platform: &Platform,
    parts: &Parts,
    people: &HandleMap<Person, Principal>,
    wanted: ExtraPrincipal,
) -> Option<Principal> {
    let identity = |identity: Handle<UserIdentity>| {
        let id = parts.identities.get(identity)?;
        Some(Principal::UserAssigned(*id))
    };
    let default_of = |identities: &Identities, owner: ResourceId| match identities.user_assigned.first() {
        Some(first) if identities.system_assigned.is_none() => identity(first.value),
        _ => Some(Principal::SystemAssigned(owner)),
    };
    // An instance without an identity has been refused.
    let first_of = |identities: &[IdentityRef]| identity(identities.first()?.value);
    match wanted {
        ExtraPrincipal::Workspace => match &resolved.workspace.identity.primary {
            Some(primary) => identity(primary.value),
            None => Some(Principal::SystemAssigned(platform.workspace)),
        },
        ExtraPrincipal::Identity(handle) => identity(handle),
        ExtraPrincipal::Person(person) => people.get(person).copied(),
        ExtraPrincipal::Endpoint(endpoint) => {
            let owner = *parts.endpoints.get(endpoint)?;
            match &resolved.endpoints.get(endpoint)?.kind {
                EndpointKind::Online(online) => default_of(&online.identity, owner),
                EndpointKind::Batch { .. } => None,
            }
        }
        ExtraPrincipal::Compute(ComputeHandle::Instance(instance)) => {
            first_of(&resolved.instances.get(instance)?.identity)
        }
        ExtraPrincipal::Compute(ComputeHandle::Cluster(cluster)) => default_of(
            &resolved.clusters.get(cluster)?.identity,
            *parts.clusters.get(cluster)?,
        ),
        ExtraPrincipal::Compute(ComputeHandle::Kubernetes(compute)) => default_of(
            &resolved.kubernetes.get(compute)?.identity,
            *parts.kubernetes.get(compute)?,
        ),
    }
}

fn scope(platform: &Platform, parts: &Parts, groups: &[Place], wanted: &ExtraScope) -> Option<Scope> {
    let id = match wanted {
        ExtraScope::ResourceGroup => return Some(Scope::ResourceGroup),
        ExtraScope::OtherGroup(place) => {
            let known = groups.iter().position(|known| known.is(place))?;
            return Some(Scope::OtherGroup(GroupId(known)));
        }
        ExtraScope::Workspace => Some(platform.workspace),
        ExtraScope::Account(account) => parts.accounts.get(*account).map(|account| account.account),
        ExtraScope::Container(account, name) => parts
            .accounts
            .get(*account)
            .and_then(|account| account.container(name)),
        ExtraScope::Registry(registry) => parts.registries.get(*registry).copied(),
        ExtraScope::Vault(vault) => parts.vaults.get(*vault).copied(),
        ExtraScope::LogAnalytics => parts.log_analytics,
        ExtraScope::ApplicationInsights => platform.application_insights,
        ExtraScope::Identity(identity) => parts.identities.get(*identity).copied(),
        ExtraScope::Endpoint(endpoint) => parts.endpoints.get(*endpoint).copied(),
        ExtraScope::External(external) => parts.externals.get(*external).copied(),
    };
    id.map(Scope::Resource)
}

/// Adds the custom roles.
pub(super) fn roles(lowering: &mut Lowering<'_>) -> Ids<CustomRole> {
    lowering.resolved.rbac.roles.map(|role| {
        let list = |texts: &[String]| -> Vec<Expr> { texts.iter().cloned().map(Expr::Text).collect() };
        let some = |texts: &[String]| (!texts.is_empty()).then(|| list(texts));
        let permissions = Object::new()
            .with("actions", list(&role.actions))
            .with_some("notActions", some(&role.not_actions))
            .with_some("dataActions", some(&role.data_actions))
            .with_some("notDataActions", some(&role.not_data_actions));
        let mut resource = super::of_kind(
            Kind::RoleDefinition,
            &role.name.value,
            lowering.role_id(&role.name.value),
            Origin::at(role.name.span),
        );
        resource.properties = Object::new()
            .with("roleName", lowering.role_name(&role.name))
            .with_some("description", role.description.clone())
            .with("type", "CustomRole")
            .with("permissions", vec![Expr::Object(permissions)])
            .with("assignableScopes", vec![Expr::ResourceGroupId]);
        resource.details = Details::RoleDefinition {
            actions: role.actions.clone(),
            not_actions: role.not_actions.clone(),
        };
        lowering.add(resource)
    })
}

/// The findings that the author accepts.
pub(super) fn waivers(resolved: &Resolved) -> Vec<Waiver> {
    resolved
        .waivers
        .iter()
        .map(|waiver| Waiver {
            rule: waiver.rule.value.to_ascii_uppercase(),
            reason: waiver.reason.clone(),
            owner: waiver.owner.clone(),
            until: waiver.until.clone(),
            origin: Origin::at(waiver.rule.span),
        })
        .collect()
}

/// What comments accept.
pub(super) fn ignored(resolved: &Resolved) -> Vec<Ignored> {
    let all = resolved.ignored.iter();
    all.map(|one| Ignored {
        rule: one.rule.clone(),
        at: one.at.clone(),
        reason: one.reason.clone(),
    })
    .collect()
}
