//! The managed network: what goes with it, and what its outbound rules may say.

use std::collections::BTreeMap;

use crate::catalog::{clouds, private_link};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{
    CloudGap, Details, Expr, Kind, ManagedNetwork, Model, Outbound, Resource, ResourceId, WorkspaceKind,
};

/// The outbound rules of a model, with where they lead.
fn rules(model: &Model) -> impl Iterator<Item = (&Resource, &Outbound)> {
    let with_outbound = |resource| Some((resource, Resource::outbound(resource)?));
    model.resources.iter().filter_map(with_outbound)
}

/// Where a rule says where it leads.
fn destination(rule: &Resource) -> Option<crate::source::Span> {
    rule.origin.0.last().copied()
}

/// Host names and service tags: where they have a place, and what they can't lead to.
pub(super) fn destinations(model: &Model, diags: &mut Diagnostics) {
    let Some(network) = &model.workspace.managed_network else {
        return;
    };
    let suffix = clouds::facts(model.deployment.cloud).storage_suffix;
    for (rule, outbound) in rules(model) {
        let what = match outbound {
            Outbound::Host(_) => "a host name",
            Outbound::ServiceTag(_) => "a service tag",
            Outbound::PrivateEndpoint { .. } => continue,
        };
        if !network.only_approved {
            diags.push(
                Diagnostic::error(
                    Code::NOT_AMONG_INTERNET_RULES,
                    rule.origin.primary(),
                    format!(
                        "outbound rule `{}` names {what}, and everything gets out",
                        rule.logical
                    ),
                )
                .also(network.span, "the managed network")
                .help("remove the rule, or write `isolation_mode: allow_only_approved_outbound`"),
            );
        } else if let Outbound::Host(host) = outbound
            && host.to_ascii_lowercase().ends_with(suffix)
        {
            diags.push(
                Diagnostic::error(
                    Code::STORAGE_BY_HOST,
                    destination(rule),
                    format!("no host name leads to a storage account, and `{host}` is one"),
                )
                .help("reach it by `{ type: private_endpoint, target: storage/<name>, subresource: blob }`"),
            );
        }
    }
    if let Some(span) = network.firewall_sku
        && !rules(model).any(|(_, outbound)| matches!(outbound, Outbound::Host(_)))
    {
        diags.push(
            Diagnostic::information(
                Code::FIREWALL_SKU,
                span,
                "this SKU is not written: there is no firewall",
            )
            .cause("a rule for a host name brings one")
            .help("remove `firewall_sku`"),
        );
    }
}

/// Rules that lead to one place.
pub(super) fn twice(model: &Model, diags: &mut Diagnostics) {
    let Some(network) = &model.workspace.managed_network else {
        return;
    };
    let mut seen: BTreeMap<(Option<ResourceId>, String), &Resource> = BTreeMap::new();
    for (rule, outbound) in rules(model) {
        let place = match outbound {
            Outbound::Host(host) => (None, host.to_ascii_lowercase()),
            Outbound::PrivateEndpoint { target, part, .. } => (Some(*target), part.clone()),
            Outbound::ServiceTag(_) => continue,
        };
        let by_service = place
            .0
            .is_some_and(|target| makes_itself(model, network, target, &place.1));
        if by_service {
            diags.push(
                Diagnostic::warning(
                    Code::RULE_TWICE,
                    rule.origin.primary(),
                    format!("the service makes the rule `{}` itself", rule.logical),
                )
                .cause("it adds private endpoints to the workspace and to its own account, vault and registry, and takes one rule for each")
                .help("remove the rule"),
            );
        }
        if let Some(earlier) = seen.insert(place, rule) {
            let mut finding = Diagnostic::error(
                Code::RULE_TWICE,
                rule.origin.primary(),
                format!(
                    "`{}` leads where `{}` leads already",
                    rule.logical, earlier.logical
                ),
            )
            .cause("a managed network takes one rule for a resource and sub-resource, or for a host")
            .help("remove one of them");
            if let Some(span) = earlier.origin.primary() {
                finding = finding.also(span, "the other one");
            }
            diags.push(finding);
        }
    }
}

/// Whether the service makes the rule to a part of a resource.
fn makes_itself(model: &Model, network: &ManagedNetwork, target: ResourceId, part: &str) -> bool {
    let platform = &model.platform;
    let own = [Some(platform.workspace), platform.key_vault, platform.registry];
    let is_made =
        own.contains(&Some(target)) || platform.storage == Some(target) && matches!(part, "blob" | "file");
    is_made && (network.only_approved || is_closed(model, target))
}

/// Whether a resource has no public access.
fn is_closed(model: &Model, resource: ResourceId) -> bool {
    let resource = model.resource(resource);
    let access = resource.and_then(|resource| resource.properties.get("publicNetworkAccess"));
    access.and_then(Expr::as_text) == Some("Disabled")
}

/// Targets on which the approval needs more than the role that is given.
pub(super) fn approvals(model: &Model, diags: &mut Diagnostics) {
    for (rule, outbound) in rules(model) {
        let Outbound::PrivateEndpoint { target, .. } = outbound else {
            continue;
        };
        let Some(target) = model.resource(*target) else {
            continue;
        };
        let arm = &target.resource_type.arm;
        if !private_link::is_approved(arm) {
            diags.push(
                Diagnostic::warning(
                    Code::APPROVAL_BY_CUSTOM_ROLE,
                    destination(rule),
                    format!("the approver role does not cover resources of type `{arm}`"),
                )
                .cause("the workspace's identity then can't approve the private endpoint of the rule")
                .help(format!(
                    "declare a role under `rbac.roles` that allows `{provider}/…/privateEndpointConnectionsApproval/action` and reading private \
                     endpoint connections, and give it to `workspace` on this resource under `rbac.extra`",
                    provider = arm.split('/').next().unwrap_or_default(),
                )),
            );
        }
    }
}

/// When the network is made, and what may be missing then.
pub(super) fn provisioning(model: &Model, diags: &mut Diagnostics) {
    let Some(network) = &model.workspace.managed_network else {
        return;
    };
    let waiting = rules(model).find(|(rule, _)| !rule.waits.assignments.is_empty());
    if let (true, Some(span), Some((rule, _))) = (network.provisioned, network.provisioning, waiting) {
        let mut finding = Diagnostic::error(
            Code::PROVISIONING,
            span,
            "the managed network can't be made with the workspace: its private endpoints can't be approved by then",
        )
        .cause("the grants by which the workspace approves them follow the workspace, whose identity they are for")
        .help("remove `provision_now`, or give the workspace a user-assigned identity");
        if let Some(place) = rule.origin.primary() {
            finding = finding.also(place, "one of them");
        }
        diags.push(finding);
    }
    let workspace = model.resource(model.platform.workspace);
    let access = workspace.and_then(|workspace| workspace.properties.get("publicNetworkAccess"));
    if access.and_then(Expr::as_text) != Some("Enabled") {
        return;
    }
    diags.push(
        Diagnostic::information(
            Code::PROVISIONING,
            network.span,
            "the managed network may get no private endpoint to the workspace itself",
        )
        .cause("the service leaves it out where the workspace has public access while the network is made")
        .help("look with `az ml workspace outbound-rule list` once it is made"),
    );
}

/// Spark where packages can't be installed.
pub(super) fn spark(model: &Model, diags: &mut Diagnostics) {
    let workspace = &model.workspace;
    let Some(network) = workspace
        .managed_network
        .as_ref()
        .filter(|network| network.only_approved)
    else {
        return;
    };
    if workspace.kind == WorkspaceKind::FeatureStore {
        diags.push(
            Diagnostic::error(
                Code::SPARK_APPROVED_ONLY,
                network.span,
                "a feature store needs `isolation_mode: allow_internet_outbound`",
            )
            .cause("its materialization runs on Spark, and its documentation knows no other mode")
            .help("write `isolation_mode: allow_internet_outbound`"),
        );
    } else if network.spark {
        diags.push(
            Diagnostic::warning(
                Code::SPARK_APPROVED_ONLY,
                network.span,
                "Spark sessions can't install conda packages here",
            )
            .cause("only approved destinations are reached, and host names don't reach Spark")
            .help("keep packages in a storage account that a private endpoint leads to"),
        );
    }
}

/// Kubernetes clusters, which such a workspace does not attach.
pub(super) fn kubernetes(model: &Model, diags: &mut Diagnostics) {
    let Some(network) = &model.workspace.managed_network else {
        return;
    };
    let attached = model
        .resources
        .iter()
        .filter(|resource| resource.kind == Kind::KubernetesCompute);
    for compute in attached {
        diags.push(
            Diagnostic::error(
                Code::KUBERNETES_IN_MANAGED_NETWORK,
                compute.origin.primary(),
                format!(
                    "{} can't be attached to a workspace with a managed network",
                    compute.display()
                ),
            )
            .also(network.span, "the managed network")
            .help("remove one of them, or attach the cluster to another workspace"),
        );
    }
}

/// What other clouds lack of it.
pub(super) fn clouds(model: &Model, diags: &mut Diagnostics) {
    let Some(network) = &model.workspace.managed_network else {
        return;
    };
    let cloud = model.deployment.cloud;
    if clouds::lacks(cloud, CloudGap::ManagedNetwork) {
        diags.push(
            Diagnostic::warning(
                Code::NOT_IN_CLOUD,
                network.span,
                "the managed network is a preview in this cloud",
            )
            .cause("the parity table of Azure Machine Learning lists it so")
            .help("try it before you build on it"),
        );
    }
    if !clouds::lacks(cloud, CloudGap::EndpointIsolation) {
        return;
    }
    for endpoint in &model.resources {
        if matches!(endpoint.details, Details::OnlineEndpoint { compute: None }) {
            diags.push(
                Diagnostic::error(
                    Code::NOT_IN_CLOUD,
                    endpoint.origin.primary(),
                    format!("{} can't be in a managed network in this cloud", endpoint.display()),
                )
                .also(network.span, "the managed network")
                .cause("the parity table of Azure Machine Learning lists network isolation of managed online endpoints as not available")
                .help("remove one of them"),
            );
        }
    }
}
