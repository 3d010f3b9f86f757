//! The managed network of the workspace and its outbound rules.

use std::collections::BTreeSet;

use super::Lowering;
use super::external;
use super::parts::{Parts, PrivateRule};
use crate::blueprint::{FirewallSku, IsolationMode, RuleProtocol};
use crate::model::{
    Details, Expr, Kind, ManagedNetwork as Chosen, Object, Origin, Outbound, Platform, ResourceId,
};
use crate::resolve::{Destination, ManagedNetwork, OutboundRule, Reached, Resolved, ResolvedUse, RuleTarget};
use crate::source::Span;

/// What the workspace says of its managed network.
pub(super) fn settings(resolved: &Resolved) -> Option<Object> {
    let network = resolved.managed_network.as_ref()?;
    let isolation = match network.isolation {
        IsolationMode::AllowInternetOutbound => "AllowInternetOutbound",
        IsolationMode::AllowOnlyApprovedOutbound => "AllowOnlyApprovedOutbound",
    };
    // without host names there is no firewall
    let sku = has_hosts(network).then(|| match network.firewall_sku.as_ref().map(|sku| sku.value) {
        Some(FirewallSku::Basic) => "Basic",
        Some(FirewallSku::Standard) | None => "Standard",
    });
    Some(
        Object::new()
            .with("isolationMode", isolation)
            .with_some("firewallSku", sku),
    )
}

fn has_hosts(network: &ManagedNetwork) -> bool {
    let is_host = |rule: &OutboundRule| matches!(rule.destination, Destination::Host(_));
    network.rules.iter().any(is_host)
}

/// What later stages ask of it.
pub(super) fn chosen(resolved: &Resolved) -> Option<Chosen> {
    let network = resolved.managed_network.as_ref()?;
    let provisioning = network.provision_now.as_ref();
    Some(Chosen {
        span: network.span,
        only_approved: network.isolation == IsolationMode::AllowOnlyApprovedOutbound,
        provisioned: provisioning.map_or_else(|| !waits_for_approval(resolved, network), |now| now.value),
        provisioning: provisioning.map(|now| now.span),
        firewall_sku: network.firewall_sku.as_ref().map(|sku| sku.span),
        spark: spark(resolved, network),
    })
}

/// Whether a private endpoint can only be approved by a grant that follows the workspace: to its system-assigned identity, or on
/// itself.
fn waits_for_approval(resolved: &Resolved, network: &ManagedNetwork) -> bool {
    let by_system = resolved.workspace.identity.primary.is_none();
    let mut targets = network.rules.iter().filter_map(OutboundRule::target);
    // on the workspace's own account, vault and registry its identity may approve anyway
    targets.any(|target| match target {
        RuleTarget::Declared(Reached::Workspace) => true,
        RuleTarget::Declared(reached) => by_system && !resolved.owns(reached),
        RuleTarget::External(_) => by_system,
    })
}

fn spark(resolved: &Resolved, network: &ManagedNetwork) -> bool {
    let asked =
        |rule: &OutboundRule| matches!(rule.destination, Destination::PrivateEndpoint { spark: true, .. });
    network.rules.iter().any(asked) || resolved.workspace.uses.iter().any(ResolvedUse::runs_spark)
}

/// Adds the rules, one after the other: made at once, they have been seen to delete each other (Azure/terraform-provider-azapi#453).
pub(super) fn rules(lowering: &mut Lowering<'_>, platform: &Platform, parts: &mut Parts) {
    let resolved = lowering.resolved;
    let Some(network) = &resolved.managed_network else {
        return;
    };
    let targets: BTreeSet<RuleTarget> = network.rules.iter().filter_map(OutboundRule::target).collect();
    external::workloads(lowering, &mut parts.externals, |handle| {
        targets.contains(&RuleTarget::External(handle))
    });
    for rule in &network.rules {
        let mut resource = super::of_kind(
            Kind::OutboundRule,
            &rule.name.value,
            rule.name.value.clone().into(),
            Origin::at(rule.name.span),
        );
        resource.parent = Some(platform.workspace);
        resource.waits.resources.extend(parts.last_rule);
        let (kind, destination, details) = match &rule.destination {
            Destination::Host(host) => (
                "FQDN",
                host.value.clone().into(),
                Outbound::Host(host.value.to_string()),
            ),
            Destination::ServiceTag { tag, protocol, ports } => (
                "ServiceTag",
                service_tag(&tag.value, *protocol, ports),
                Outbound::ServiceTag(format!("`{}`, {} {ports}", tag.value, protocol_of(*protocol))),
            ),
            Destination::PrivateEndpoint { target, part, spark } => {
                let Some(id) = target_of(platform, parts, target.value) else {
                    continue;
                };
                let destination = Object::new()
                    .with("serviceResourceId", Expr::Id(id))
                    .with("subresourceTarget", part.value.clone())
                    .with("sparkEnabled", *spark);
                let details = Outbound::PrivateEndpoint {
                    target: id,
                    part: part.value.clone(),
                    spark: *spark,
                };
                ("PrivateEndpoint", Expr::Object(destination), details)
            }
        };
        resource.origin.0.push(place_of(&rule.destination));
        resource.properties = Object::new()
            .with("type", kind)
            .with("category", "UserDefined")
            .with("destination", destination);
        let target = match &details {
            Outbound::PrivateEndpoint { target, .. } => Some(*target),
            Outbound::Host(_) | Outbound::ServiceTag(_) => None,
        };
        resource.details = Details::OutboundRule(details);
        let id = lowering.add(resource);
        parts.last_rule = Some(id);
        parts.private_rules.extend(target.map(|target| PrivateRule {
            rule: id,
            target,
            span: rule.name.span,
        }));
    }
}

fn place_of(destination: &Destination) -> Span {
    match destination {
        Destination::Host(host) => host.span,
        Destination::ServiceTag { tag, .. } => tag.span,
        Destination::PrivateEndpoint { target, .. } => target.span,
    }
}

fn protocol_of(protocol: RuleProtocol) -> &'static str {
    match protocol {
        RuleProtocol::Tcp => "TCP",
        RuleProtocol::Udp => "UDP",
        RuleProtocol::Icmp => "ICMP",
        RuleProtocol::Any => "*",
    }
}

fn service_tag(tag: &str, protocol: RuleProtocol, ports: &str) -> Expr {
    let destination = Object::new()
        .with("serviceTag", tag.to_owned())
        .with("protocol", protocol_of(protocol))
        .with("portRanges", ports.to_owned())
        .with("action", "Allow");
    Expr::Object(destination)
}

fn target_of(platform: &Platform, parts: &Parts, target: RuleTarget) -> Option<ResourceId> {
    match target {
        RuleTarget::Declared(Reached::Workspace) => Some(platform.workspace),
        RuleTarget::Declared(reached) => parts.reached(reached),
        RuleTarget::External(external) => parts.externals.get(external).copied(),
    }
}
