//! Adjustments of the derived access, in terms of the model.

use super::{Lowering, Parts};
use crate::catalog::types;
use crate::model::{
    Adopted, Expr, ExtraGrant, Kind, Object, Origin, Platform, Principal, Rbac, Resource, ResourceId, Scope,
    Switch, Waiver,
};
use crate::resolve::{EndpointKind, ExtraGrant as Written, ExtraPrincipal, ExtraScope, Identities, Resolved};
use crate::source::Spanned;

pub(super) fn lower(
    resolved: &Resolved,
    platform: &Platform,
    parts: &Parts,
    people: &[Option<Principal>],
) -> Rbac {
    let written = &resolved.rbac;
    let grant = |entry: &Written| {
        let principal = principal(resolved, platform, parts, people, entry.principal)?;
        let scope = scope(platform, parts, &entry.scope)?;
        Some((principal, scope))
    };
    let extra = written.extra.iter().filter_map(|entry| {
        let (principal, scope) = grant(entry)?;
        Some(ExtraGrant {
            principal,
            right: entry.right,
            scope,
            reason: entry.reason.clone(),
            origin: Origin::at(entry.span),
        })
    });
    let adopted = written.adopted.iter().filter_map(|(name, entry)| {
        let (principal, scope) = grant(entry)?;
        Some(Adopted {
            name: name.value.clone(),
            principal,
            right: entry.right,
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
    people: &[Option<Principal>],
    wanted: ExtraPrincipal,
) -> Option<Principal> {
    let identity = |index: usize| {
        let id = parts.identities.get(index)?;
        Some(Principal::UserAssigned(*id))
    };
    let default_of = |identities: &Identities, owner: ResourceId| match identities.user_assigned.first() {
        Some(first) if identities.system_assigned.is_none() => identity(first.value),
        _ => Some(Principal::SystemAssigned(owner)),
    };
    // An instance without an identity has been refused.
    let first_of = |identities: &[Spanned<usize>]| identity(identities.first()?.value);
    match wanted {
        ExtraPrincipal::Workspace => match &resolved.workspace.identity.primary {
            Some(primary) => identity(primary.value),
            None => Some(Principal::SystemAssigned(platform.workspace)),
        },
        ExtraPrincipal::Identity(index) => identity(index),
        ExtraPrincipal::Person(index) => people.get(index).copied().flatten(),
        ExtraPrincipal::Endpoint(index) => {
            let owner = *parts.endpoints.get(index)?;
            match &resolved.endpoints.get(index)?.kind {
                EndpointKind::Online(online) => default_of(&online.identity, owner),
                EndpointKind::Batch { .. } => None,
            }
        }
        ExtraPrincipal::Compute(index) => {
            let name = resolved.compute_names.get(index)?;
            let instance = resolved
                .instances
                .iter()
                .find(|known| known.item.logical == *name);
            if let Some(instance) = instance {
                return first_of(&instance.identity);
            }
            let clusters = resolved
                .clusters
                .iter()
                .map(|known| (&known.item, &known.identity))
                .zip(&parts.clusters);
            let kubernetes = resolved
                .kubernetes
                .iter()
                .map(|known| (&known.item, &known.identity))
                .zip(&parts.kubernetes);
            let ((_, identities), id) = clusters
                .chain(kubernetes)
                .find(|((item, _), _)| item.logical == *name)?;
            default_of(identities, *id)
        }
    }
}

fn scope(platform: &Platform, parts: &Parts, wanted: &ExtraScope) -> Option<Scope> {
    let of = |ids: &[ResourceId], index: usize| ids.get(index).copied();
    let id = match wanted {
        ExtraScope::ResourceGroup => return Some(Scope::ResourceGroup),
        ExtraScope::Workspace => Some(platform.workspace),
        ExtraScope::Account(index) => parts.accounts.get(*index).map(|account| account.account),
        ExtraScope::Container(index, name) => parts
            .accounts
            .get(*index)
            .and_then(|account| account.container(name)),
        ExtraScope::Registry(index) => of(&parts.registries, *index),
        ExtraScope::Vault(index) => of(&parts.vaults, *index),
        ExtraScope::LogAnalytics => parts.log_analytics,
        ExtraScope::ApplicationInsights => platform.application_insights,
        ExtraScope::Identity(index) => of(&parts.identities, *index),
        ExtraScope::Endpoint(index) => of(&parts.endpoints, *index),
        ExtraScope::External(index) => of(&parts.externals, *index),
    };
    id.map(Scope::Resource)
}

/// Adds the custom roles.
pub(super) fn roles(lowering: &mut Lowering<'_>) {
    let resolved = lowering.resolved;
    for role in &resolved.rbac.roles {
        let list = |texts: &[String]| -> Vec<Expr> { texts.iter().cloned().map(Expr::Text).collect() };
        let some = |texts: &[String]| (!texts.is_empty()).then(|| list(texts));
        let permissions = Object::new()
            .with("actions", list(&role.actions))
            .with_some("notActions", some(&role.not_actions))
            .with_some("dataActions", some(&role.data_actions))
            .with_some("notDataActions", some(&role.not_data_actions));
        let mut resource = Resource::new(
            Kind::RoleDefinition,
            &role.name.value,
            &types::ROLE_DEFINITIONS,
            Expr::Text(role.guid.to_string()),
            Origin::at(role.name.span),
        );
        resource.properties = Object::new()
            .with("roleName", role.name.value.clone())
            .with_some("description", role.description.clone())
            .with("type", "CustomRole")
            .with("permissions", vec![Expr::Object(permissions)])
            .with("assignableScopes", vec![Expr::ResourceGroupId]);
        lowering.add(resource);
    }
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
