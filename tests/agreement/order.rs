//! Networks are made in an order that Azure takes, in every target: what precedes what is said here by what the resources are,
//! and not by what the model waits for.

use std::collections::BTreeSet;

use amlgen::model::{Cloud, Expr, Kind, Model, Resource, ResourceId, TargetName};

use super::{Deployed, Made, all, id_of};

/// One resource is made before another one.
struct Order {
    later: ResourceId,
    earlier: ResourceId,
    why: &'static str,
}

/// The resources that a value of a resource names.
pub(super) fn named(resource: &Resource, key: &str) -> BTreeSet<ResourceId> {
    let mut found = BTreeSet::new();
    if let Some(value) = resource.properties.get(key) {
        value.each_reference(&mut |id| {
            found.insert(id);
        });
    }
    found
}

/// Where the nodes of a compute or serverless compute lie.
pub(super) fn subnet_of(resource: &Resource) -> BTreeSet<ResourceId> {
    match resource.kind {
        Kind::PrivateEndpoint => named(resource, "subnet"),
        Kind::Workspace => named(resource, "serverlessComputeSettings"),
        Kind::Cluster | Kind::Instance => {
            let nodes = resource.properties.get("properties").and_then(Expr::as_object);
            let subnet = nodes
                .and_then(|nodes| nodes.get("subnet"))
                .and_then(Expr::as_object);
            match subnet.and_then(|subnet| subnet.get("id")) {
                Some(Expr::Id(id)) => BTreeSet::from([*id]),
                _ => BTreeSet::new(),
            }
        }
        _ => BTreeSet::new(),
    }
}

/// What a private endpoint leads to.
fn target(endpoint: &Resource) -> ResourceId {
    let connections = named(endpoint, "privateLinkServiceConnections");
    *connections.first().unwrap()
}

/// The zone group of an endpoint, or the endpoint itself where it has none.
fn door(model: &Model, endpoint: &Resource) -> ResourceId {
    let group = model
        .made()
        .find(|made| made.kind == Kind::PrivateDnsZoneGroup && made.parent == Some(endpoint.id));
    group.map_or(endpoint.id, |group| group.id)
}

/// What Azure asks for. What exists already is in no order.
fn wanted(model: &Model) -> Vec<Order> {
    let mut found = Vec::new();
    let mut order = |later, earlier, why| {
        if model.is_made(later) && model.is_made(earlier) {
            found.push(Order { later, earlier, why });
        }
    };
    let platform = &model.platform;
    let own = [platform.storage, platform.key_vault, platform.registry];
    for resource in model.made() {
        let id = resource.id;
        let is_part = matches!(
            resource.kind,
            Kind::Subnet | Kind::VirtualNetworkLink | Kind::PrivateDnsZoneGroup
        );
        if let (true, Some(parent)) = (is_part, resource.parent) {
            order(id, parent, "what something is part of precedes it");
        }
        for subnet in subnet_of(resource) {
            order(id, subnet, "a subnet precedes what lies in it");
            let around = model.resource(subnet).unwrap();
            for key in ["networkSecurityGroup", "natGateway", "routeTable"] {
                for around in named(around, key) {
                    order(id, around, "what stands around a subnet precedes what lies in it");
                    let gateway = model.resource(around).unwrap();
                    for address in named(gateway, "publicIpAddresses") {
                        order(
                            id,
                            address,
                            "the gateway of a subnet has an address before it is used",
                        );
                    }
                }
            }
        }
        match resource.kind {
            Kind::PrivateEndpoint => {
                let target = target(resource);
                order(id, target, "what an endpoint leads to precedes it");
                if own.contains(&Some(target)) {
                    order(
                        platform.workspace,
                        door(model, resource),
                        "endpoints of the workspace's own parts precede it",
                    );
                }
                if target == platform.workspace {
                    for user in model.made().filter(|made| {
                        matches!(
                            made.kind,
                            Kind::Cluster | Kind::Instance | Kind::KubernetesCompute | Kind::OnlineEndpoint
                        )
                    }) {
                        order(
                            user.id,
                            door(model, resource),
                            "the workspace's endpoint precedes its computes",
                        );
                    }
                }
            }
            Kind::PrivateDnsZoneGroup => {
                for zone in named(resource, "privateDnsZoneConfigs") {
                    order(id, zone, "a zone precedes its groups");
                    let links = model.made();
                    for link in links
                        .filter(|link| link.kind == Kind::VirtualNetworkLink && link.parent == Some(zone))
                    {
                        order(id, link.id, "a zone's link precedes its groups");
                    }
                }
            }
            Kind::OutboundRule => {
                for user in model
                    .made()
                    .filter(|made| matches!(made.kind, Kind::Cluster | Kind::Instance | Kind::OnlineEndpoint))
                {
                    order(user.id, id, "outbound rules precede computes");
                }
            }
            _ => {}
        }
    }
    found
}

/// Pairs of which two at once would meet in what they are part of.
fn one_by_one(model: &Model) -> Vec<(ResourceId, ResourceId)> {
    let meets = |kind: Kind| matches!(kind, Kind::Subnet | Kind::OutboundRule);
    let parts: Vec<&Resource> = model.made().filter(|made| meets(made.kind)).collect();
    let mut found = Vec::new();
    for (at, one) in parts.iter().enumerate() {
        let others = parts.iter().skip(at + 1);
        let others = others.filter(|other| other.kind == one.kind && other.parent == one.parent);
        found.extend(others.map(|other| (one.id, other.id)));
    }
    found
}

/// The declaration of a resource: azurerm keeps a zone group in its endpoint.
fn declaration<'m>(model: &Model, (target, made): &'m (TargetName, Made), id: ResourceId) -> &'m str {
    let resource = model.resource(id).unwrap();
    let inside = *target == TargetName::Terraform && resource.kind == Kind::PrivateDnsZoneGroup;
    let wanted = id_of(model, if inside { resource.parent.unwrap() } else { id });
    // the one host name of which ARM and Bicep compute a part
    let suffix = match model.deployment.cloud {
        Cloud::Azure => "core.windows.net",
        Cloud::China => "core.chinacloudapi.cn",
        Cloud::UsGovernment => "core.usgovcloudapi.net",
    };
    match target {
        TargetName::Terraform => made.named(&wanted.replace("environment()", suffix)),
        TargetName::Arm | TargetName::Bicep => made.named(&wanted),
    }
}

#[test]
fn networks_are_made_in_an_order_that_azure_takes() {
    let mut seen: BTreeSet<(&str, TargetName)> = BTreeSet::new();
    for Deployed { name, model, made } in all() {
        if !model.made().any(|one| {
            matches!(
                one.kind,
                Kind::PrivateEndpoint | Kind::VirtualNetwork | Kind::OutboundRule
            )
        }) {
            continue;
        }
        let (wanted, pairs) = (wanted(model), one_by_one(model));
        for target in made {
            let one = |id| declaration(model, target, id);
            let what = |later: &str, earlier: &str| {
                format!("{name}, {:?}: {later} does not wait for {earlier}", target.0)
            };
            for Order { later, earlier, why } in &wanted {
                let (later, earlier) = (one(*later), one(*earlier));
                let inside = later == earlier;
                assert!(
                    inside || target.1.before(later).contains(earlier),
                    "{}: {why}",
                    what(later, earlier)
                );
                seen.insert((why, target.0));
            }
            for (one_id, other) in &pairs {
                let (first, second) = (one(*one_id), one(*other));
                assert!(
                    target.1.before(first).contains(second) || target.1.before(second).contains(first),
                    "{}, nor the other way round",
                    what(second, first)
                );
                seen.insert(("one by one", target.0));
            }
        }
    }
    assert_eq!(seen.len(), 3 * 11, "{seen:#?}");
}

/// In azurerm what stands around a subnet is a resource of its own, and changes the subnet while it is made.
#[test]
fn who_lies_in_a_subnet_waits_for_its_associations_in_terraform() {
    let mut seen = BTreeSet::new();
    for Deployed { name, model, made } in all() {
        let terraform = made
            .iter()
            .find(|(target, _)| *target == TargetName::Terraform)
            .unwrap();
        for resource in model.made() {
            for subnet in subnet_of(resource).into_iter().filter(|id| model.is_made(*id)) {
                let subnet = declaration(model, terraform, subnet);
                let user = declaration(model, terraform, resource.id);
                let of_subnet = terraform.1.declared.iter().filter(|(address, declared)| {
                    address.starts_with("azurerm_subnet_") && declared.after.contains(subnet)
                });
                for (association, _) in of_subnet {
                    assert!(
                        terraform.1.before(user).contains(&**association),
                        "{name}: {user} does not wait for {association}"
                    );
                    seen.insert((resource.kind, association.split('.').next().unwrap()));
                }
            }
        }
    }
    for kind in [Kind::Cluster, Kind::Instance, Kind::Workspace] {
        for around in ["network_security_group", "nat_gateway", "route_table"] {
            let association = format!("azurerm_subnet_{around}_association");
            assert!(
                seen.contains(&(kind, &*association)),
                "no {kind:?} waits for {association}"
            );
        }
    }
}
