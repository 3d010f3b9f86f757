//! The network of one's own: subnets one after the other, and what stands around those of computes.

use std::collections::BTreeSet;

use super::made::OwnNetwork;
use crate::address::Prefix;
use crate::arena::Handle;
use crate::blueprint::OrParam;
use crate::catalog::service_tags::{self, When};
use crate::lower::parts::Ids;
use crate::lower::{Lowering, of_kind, origin};
use crate::model::{Cloud, Expr, Kind, Object, Origin, ResourceId};
use crate::resolve::{
    Egress, External, Item, NetworkForm, OwnNetwork as Written, Resolved, Subnet, SubnetForm,
};

/// Adds the network, as far as it is made, and the subnets.
pub(in crate::lower) fn own(lowering: &mut Lowering<'_>, externals: &Ids<External>) -> OwnNetwork {
    let resolved = lowering.resolved;
    let mut network = OwnNetwork::default();
    for (handle, subnet) in resolved.network.subnets.entries() {
        if let SubnetForm::Existing(external) = &subnet.form
            && let Some(id) = externals.get(*external)
        {
            network.subnets.insert(handle, *id);
        }
    }
    if let Some(own) = &resolved.network.own
        && let NetworkForm::Created(space) = &own.form
    {
        let computes = of_computes(resolved);
        let egress = egress(lowering, own, &computes, externals);
        let name = lowering.group_name(Kind::VirtualNetwork, &own.item);
        let mut resource = of_kind(Kind::VirtualNetwork, "", name, origin(&own.item));
        lowering.place(&mut resource, &own.item);
        resource.comment = Some(
            "Subnets are resources of their own: a network without `subnets` keeps them when it is deployed again.",
        );
        let space = space.iter().map(written).collect();
        resource.properties = Object::new().with(
            "addressSpace",
            Object::new().with("addressPrefixes", Expr::Array(space)),
        );
        let id = lowering.add(resource);
        subnets(lowering, id, &computes, egress, &mut network);
    }
    network
}

/// The subnets in which nodes lie, and whether some have public addresses.
fn of_computes(resolved: &Resolved) -> Vec<(Handle<Subnet>, bool)> {
    let clusters = resolved.clusters.iter().map(|cluster| &cluster.nodes);
    let instances = resolved.instances.iter().map(|instance| &instance.nodes);
    let nodes = clusters.chain(instances).chain(&resolved.network.serverless);
    let mut found: Vec<(Handle<Subnet>, bool)> = Vec::new();
    for nodes in nodes {
        let Some(subnet) = nodes.subnet else { continue };
        match found.iter_mut().find(|(known, _)| *known == subnet) {
            Some((_, public)) => *public |= nodes.public_ip,
            None => found.push((subnet, nodes.public_ip)),
        }
    }
    found
}

/// A prefix as a value.
fn written(prefix: &OrParam<Prefix>) -> Expr {
    prefix.clone().map(|prefix| prefix.to_string()).into()
}

/// The property of a subnet of computes that leads out.
type Way = Option<(&'static str, ResourceId)>;

fn egress(
    lowering: &mut Lowering<'_>,
    own: &Written,
    computes: &[(Handle<Subnet>, bool)],
    externals: &Ids<External>,
) -> Way {
    let subnets = &lowering.resolved.network.subnets;
    let mut made = computes
        .iter()
        .filter(|(handle, _)| subnets.get(*handle).is_some_and(Subnet::is_made));
    made.next()?;
    match own.egress.value {
        Egress::None => None,
        Egress::RouteTable(table) => Some(("routeTable", *externals.get(table)?)),
        Egress::NatGateway => {
            let item = Item {
                name: None,
                tags: Vec::new(),
                ..own.item.clone()
            };
            let name = lowering.group_name(Kind::PublicIpAddress, &item);
            let mut address = of_kind(Kind::PublicIpAddress, "", name, Origin::at(own.egress.span));
            lowering.place(&mut address, &item);
            address.sku = Object::new().with("name", "Standard");
            address.properties = Object::new().with("publicIPAllocationMethod", "Static");
            let address = lowering.add(address);
            let name = lowering.group_name(Kind::NatGateway, &item);
            let mut gateway = of_kind(Kind::NatGateway, "", name, Origin::at(own.egress.span));
            lowering.place(&mut gateway, &item);
            gateway.comment = Some("The way out of computes, which have no public addresses of their own.");
            gateway.sku = Object::new().with("name", "Standard");
            let addresses = vec![Expr::Object(Object::new().with("id", Expr::Id(address)))];
            gateway.properties = Object::new().with("publicIpAddresses", addresses);
            Some(("natGateway", lowering.add(gateway)))
        }
    }
}

/// Adds the subnets that are made, each after the one before: two at once would meet in their network.
fn subnets(
    lowering: &mut Lowering<'_>,
    network: ResourceId,
    computes: &[(Handle<Subnet>, bool)],
    egress: Way,
    made: &mut OwnNetwork,
) {
    let resolved = lowering.resolved;
    let services = service_endpoints(resolved);
    let of_endpoints = resolved
        .network
        .endpoints
        .as_ref()
        .map(|endpoints| endpoints.subnet);
    let mut last: Option<ResourceId> = None;
    for (handle, subnet) in resolved.network.subnets.entries() {
        let SubnetForm::Created(prefix) = &subnet.form else {
            continue;
        };
        let item = &subnet.item;
        let public = computes
            .iter()
            .find(|(known, _)| *known == handle)
            .map(|(_, public)| *public);
        let group = public.map(|public| security_group(lowering, item, public));
        let name = lowering.group_name(Kind::Subnet, item);
        let mut resource = of_kind(Kind::Subnet, &item.logical, name, origin(item));
        resource.parent = Some(network);
        resource.waits.resources.extend(last);
        let services = services.iter().filter(|(known, _)| *known == handle);
        let services: Vec<Expr> = services
            .map(|(_, service)| Expr::Object(Object::new().with("service", *service)))
            .collect();
        let policies = (of_endpoints == Some(handle)).then_some("Disabled");
        let id = |id: ResourceId| Object::new().with("id", Expr::Id(id));
        resource.properties = Object::new()
            .with("addressPrefix", written(prefix))
            .with("defaultOutboundAccess", false)
            .with_some("networkSecurityGroup", group.map(id));
        if let (Some((property, way)), Some(_)) = (egress, public) {
            resource.properties = resource.properties.with(property, id(way));
        }
        resource.properties = resource
            .properties
            .with_some("serviceEndpoints", (!services.is_empty()).then_some(services))
            .with_some("privateEndpointNetworkPolicies", policies);
        let added = lowering.add(resource);
        last = Some(added);
        made.subnets.insert(handle, added);
    }
}

/// The services that each subnet reaches by service endpoints, because their resources let it in.
fn service_endpoints(resolved: &Resolved) -> BTreeSet<(Handle<Subnet>, &'static str)> {
    let accounts = resolved
        .accounts
        .iter()
        .map(|account| (&account.firewall, "Microsoft.Storage"));
    let vaults = resolved
        .vaults
        .iter()
        .map(|vault| (&vault.firewall, "Microsoft.KeyVault"));
    accounts
        .chain(vaults)
        .flat_map(|(firewall, service)| firewall.subnets.iter().map(move |subnet| (*subnet, service)))
        .collect()
}

/// Adds the security group of a subnet of computes.
fn security_group(lowering: &mut Lowering<'_>, subnet: &Item, public: bool) -> ResourceId {
    let resolved = lowering.resolved;
    let item = Item {
        name: None,
        ..subnet.clone()
    };
    let name = lowering.group_name(Kind::NetworkSecurityGroup, &item);
    let mut resource = of_kind(Kind::NetworkSecurityGroup, &item.logical, name, origin(&item));
    lowering.place(&mut resource, &item);
    resource.comment = Some("What computes have to reach; the rest is Azure's defaults.");
    let mut rules = Vec::new();
    let (first, step) = service_tags::PRIORITIES;
    if public {
        let (source, port) = service_tags::INBOUND;
        rules.push(rule(Rule {
            name: "AzureMachineLearning-Inbound",
            priority: first,
            inbound: true,
            denied: false,
            protocol: "Tcp",
            source: source.into(),
            destination: "VirtualNetwork".into(),
            ports: vec![port.into()],
        }));
    }
    let needed = service_tags::OUTBOUND.iter().filter(|tag| match tag.when {
        When::Always => true,
        When::NotInChina => resolved.cloud != Cloud::China,
        When::PrivateEndpoints => resolved.network.endpoints.is_some(),
        When::HighBusinessImpact => resolved.workspace.hbi,
    });
    let mut priority = first;
    for tag in needed {
        let destination = if tag.regional {
            Expr::concat([format!("{}.", tag.tag).into(), Expr::RegionOfTags])
        } else {
            tag.tag.into()
        };
        rules.push(rule(Rule {
            name: tag.name,
            priority,
            inbound: false,
            denied: false,
            protocol: tag.protocol.as_str(),
            source: "VirtualNetwork".into(),
            destination,
            ports: tag.ports.iter().map(|port| Expr::from(*port)).collect(),
        }));
        priority += step;
    }
    if resolved
        .network
        .own
        .as_ref()
        .is_some_and(|own| own.deny_internet.is_some())
    {
        rules.push(rule(Rule {
            name: "DenyInternet",
            priority: service_tags::LAST_PRIORITY,
            inbound: false,
            denied: true,
            protocol: "*",
            source: "*".into(),
            destination: "Internet".into(),
            ports: vec!["*".into()],
        }));
    }
    resource.properties = Object::new().with("securityRules", rules);
    lowering.add(resource)
}

/// A rule of a security group.
struct Rule {
    name: &'static str,
    priority: u32,
    inbound: bool,
    denied: bool,
    protocol: &'static str,
    source: Expr,
    destination: Expr,
    ports: Vec<Expr>,
}

fn rule(rule: Rule) -> Expr {
    let properties = Object::new()
        .with("priority", rule.priority)
        .with("direction", if rule.inbound { "Inbound" } else { "Outbound" })
        .with("access", if rule.denied { "Deny" } else { "Allow" })
        .with("protocol", rule.protocol)
        .with("sourceAddressPrefix", rule.source)
        .with("sourcePortRange", "*")
        .with("destinationAddressPrefix", rule.destination)
        .with("destinationPortRanges", rule.ports);
    Expr::Object(
        Object::new()
            .with("name", rule.name)
            .with("properties", properties),
    )
}
