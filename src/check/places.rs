//! What lies in other resource groups and subscriptions: grants there, what cannot be made there, and parts of the workspace.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Activity, ActorKind, AssignedBy, Details, GroupId, Kind, Model, Resource, ResourceId, RoleAssignment,
    Scope,
};

/// The grants of the template in other groups.
fn elsewhere(model: &Model) -> impl Iterator<Item = &RoleAssignment> {
    model
        .role_assignments
        .iter()
        .filter(|grant| grant.assigned_by == AssignedBy::Template && !model.place_of(grant.scope).is_own())
}

/// Other groups in which the template makes grants, each told of once.
pub(super) fn grants(model: &Model, diags: &mut Diagnostics) {
    let mut told: BTreeSet<Option<GroupId>> = BTreeSet::new();
    for grant in elsewhere(model) {
        let place = model.place_of(grant.scope);
        if told.insert(model.other_group(place)) {
            diags.push(
                Diagnostic::information(
                    Code::GRANT_ELSEWHERE,
                    grant.origin.primary(),
                    format!("roles are given in {} too", place.display()),
                )
                .cause(
                    "they stand in a deployment of their own there, for which the deployer needs roles there",
                )
                .help("`access.md` lists them, and `bootstrap/` gives them to a declared deployer"),
            );
        }
    }
}

/// Custom roles are assignable in the group of the blueprint alone.
pub(super) fn custom_roles(model: &Model, diags: &mut Diagnostics) {
    for grant in elsewhere(model) {
        let Some(role) = model.custom_role(grant.right) else {
            continue;
        };
        let mut finding = Diagnostic::error(
            Code::CUSTOM_ROLE_ELSEWHERE,
            grant.origin.primary(),
            format!(
                "custom role `{}` can't be assigned in {}",
                role.logical,
                model.place_of(grant.scope).display()
            ),
        )
        .cause("its assignable scope is the blueprint's own resource group")
        .help("name a built-in role, or define the role there and give its GUID");
        if let Some(span) = role.origin.primary() {
            finding = finding.also(span, "this role");
        }
        diags.push(finding);
    }
}

/// What would be made inside of something that lies in another group.
pub(super) fn made(model: &Model, diags: &mut Diagnostics) {
    for resource in model.made() {
        let Some(outer) = resource.parent.or(resource.scope) else {
            continue;
        };
        let place = model.place(outer);
        if place.is_own() {
            continue;
        }
        let outer = model.scope_display(Scope::Resource(outer));
        diags.push(
            Diagnostic::error(
                Code::MADE_ELSEWHERE,
                resource.origin.primary(),
                format!("{} would be made in {}", resource.display(), place.display()),
            )
            .cause(format!(
                "it is part of {outer}, and nothing but grants is made there"
            ))
            .help("remove it, and have it made by whoever deploys that resource group"),
        );
    }
}

/// A workspace with its system-assigned identity whose own parts lie in another group: what Azure gives it there is not known.
pub(super) fn parts_of_the_workspace(model: &Model, diags: &mut Diagnostics) {
    let mut uses = model.uses.iter();
    let operates = |activity| matches!(activity, Activity::OperateWorkspace | Activity::OperateHub);
    if !uses.any(|entry| entry.actor == ActorKind::WorkspaceSystem && operates(entry.activity)) {
        return;
    }
    let platform = &model.platform;
    for (part, role) in [
        (platform.storage, None),
        (platform.key_vault, None),
        (platform.registry, Some("AcrPull")),
    ] {
        let Some(part) = located(model, part) else {
            continue;
        };
        let help = if model.is_made(platform.workspace) {
            "keep it in the group of the workspace, or leave `workspace.identity` out: a user-assigned identity gets its roles from the template"
        } else {
            "list the roles that it has there, and ask under `rbac.extra` for what is missing"
        };
        let mut help = help.to_owned();
        if let Some((role, compute)) = role.zip(pulling(model)) {
            let _ = write!(
                help,
                "; where pulling images fails, add `rbac: {{ extra: [{{ principal: {compute}, role: {role}, scope: registry, reason: … }}] }}`"
            );
        }
        diags.push(
            Diagnostic::warning(
                Code::PARTS_ELSEWHERE,
                part.origin.primary(),
                format!(
                    "the {} of the workspace lies in {}, where the grant of Azure on the workspace's group does not reach",
                    part.facts.noun,
                    part.place.display()
                ),
            )
            .cause("which roles Azure gives the system-assigned identity there, and those of computes and endpoints, is not documented: verify them")
            .help(help),
        );
    }
}

/// A cluster or endpoint that pulls images as its system-assigned identity, as `rbac.extra` names it.
fn pulling(model: &Model) -> Option<String> {
    let carries = |resource: &&Resource| {
        let identity = resource.identity.as_ref();
        identity.is_some_and(|identity| identity.system_assigned)
    };
    let sections = [(Kind::Cluster, "computes"), (Kind::OnlineEndpoint, "endpoints")];
    let mut made = model.made().filter(carries);
    made.find_map(|resource| {
        let (_, section) = sections.iter().find(|(kind, _)| *kind == resource.kind)?;
        Some(format!("{section}/{}", resource.logical))
    })
}

/// Parts of a workspace with a managed network and managed online endpoints, in another subscription.
pub(super) fn parts_behind_endpoints(model: &Model, diags: &mut Diagnostics) {
    let endpoint = model
        .made()
        .find(|resource| matches!(resource.details, Details::OnlineEndpoint { compute: None }));
    let (Some(endpoint), Some(_)) = (endpoint, &model.workspace.managed_network) else {
        return;
    };
    let platform = &model.platform;
    let parts = [
        platform.storage,
        platform.registry,
        platform.key_vault,
        platform.application_insights,
    ];
    for part in parts.into_iter().filter_map(|part| located(model, part)) {
        let Some(subscription) = part.place.other_subscription() else {
            continue;
        };
        let mut finding = Diagnostic::error(
            Code::NETWORK_OF_ANOTHER_SUBSCRIPTION,
            part.origin.primary(),
            format!(
                "the {} of the workspace lies in another subscription, `{subscription}`",
                part.facts.noun
            ),
        )
        .cause("managed online endpoints in a managed network reach parts of the workspace in its own subscription alone")
        .help("name one of the blueprint's subscription, or let it be made");
        if let Some(span) = endpoint.origin.primary() {
            finding = finding.also(span, "an online endpoint");
        }
        diags.push(finding);
    }
}

/// A part, if there is one and it lies elsewhere.
fn located(model: &Model, part: Option<ResourceId>) -> Option<&Resource> {
    let part = model.resource(part?)?;
    (!part.place.is_own()).then_some(part)
}

/// What exists in the group that the deployment makes.
pub(super) fn in_new_group(model: &Model, diags: &mut Diagnostics) {
    let deployment = &model.deployment;
    let (Some(made), Some(group)) = (deployment.makes_group, &deployment.resource_group) else {
        return;
    };
    let outermost = model.resources.iter().filter(|resource| {
        resource.existing && resource.parent.is_none() && resource.scope.is_none() && resource.place.is_own()
    });
    for resource in outermost {
        diags.push(
            Diagnostic::error(
                Code::CONTRADICTION,
                resource.origin.primary(),
                format!(
                    "{} exists already in resource group `{group}`, which the deployment makes",
                    resource.display()
                ),
            )
            .cause("nothing can lie in a group before it is made")
            .also(made, "the group is made")
            .help("remove `create`, or name the `resource_group` of what exists"),
        );
    }
}
