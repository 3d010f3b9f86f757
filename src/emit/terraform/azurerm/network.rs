//! Virtual networks and what belongs to them.

use super::association;
use super::block::{head, push_block, push_some, tags};
use super::properties::Properties;
use crate::emit::terraform::hcl::{Hcl, Item};
use crate::emit::terraform::value::Values;
use crate::model::{Expr, Object, Resource};

pub(super) fn virtual_network(
    values: &Values<'_>,
    resource: &Resource,
    properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    let mut items = head(values, resource);
    items.push(Item::attribute(
        "address_space",
        properties.hcl("addressSpace.addressPrefixes", values)?,
    ));
    tags(values, resource, &mut items);
    Some(items)
}

/// A subnet. What it is associated with has blocks of its own.
pub(super) fn subnet(
    values: &Values<'_>,
    resource: &Resource,
    properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    let mut items = vec![
        Item::attribute("name", values.hcl(&resource.name)),
        Item::attribute("resource_group_name", values.hcl(&Expr::ResourceGroupName)),
        Item::attribute("virtual_network_name", values.hcl(&Expr::Name(resource.parent?))),
        Item::attribute(
            "address_prefixes",
            Hcl::Array(vec![properties.hcl("addressPrefix", values)?]),
        ),
        Item::attribute(
            "default_outbound_access_enabled",
            properties.hcl("defaultOutboundAccess", values)?,
        ),
    ];
    push_some(
        &mut items,
        "private_endpoint_network_policies",
        properties.hcl("privateEndpointNetworkPolicies", values),
    );
    if let Some(endpoints) = properties.take("serviceEndpoints") {
        for endpoint in endpoints.as_array()? {
            let service = endpoint.as_object()?.get("service")?;
            let items_of_block = vec![Item::attribute("service", values.hcl(service))];
            push_block(&mut items, Item::block("service_endpoint", &[], items_of_block));
        }
    }
    association::take(properties);
    Some(items)
}

/// A security group with its rules in it: a rule that is no longer written goes away.
pub(super) fn security_group(
    values: &Values<'_>,
    resource: &Resource,
    properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    let mut items = head(values, resource);
    tags(values, resource, &mut items);
    for rule in properties.take("securityRules")?.as_array()? {
        push_block(&mut items, security_rule(values, rule.as_object()?)?);
    }
    Some(items)
}

fn security_rule(values: &Values<'_>, rule: &Object) -> Option<Item> {
    const ARGUMENTS: [(&str, &str); 8] = [
        ("priority", "priority"),
        ("direction", "direction"),
        ("access", "access"),
        ("protocol", "protocol"),
        ("source_address_prefix", "sourceAddressPrefix"),
        ("source_port_range", "sourcePortRange"),
        ("destination_address_prefix", "destinationAddressPrefix"),
        ("destination_port_ranges", "destinationPortRanges"),
    ];
    let properties = rule.get("properties")?.as_object()?;
    let mut items = vec![Item::attribute("name", values.hcl(rule.get("name")?))];
    for (argument, property) in ARGUMENTS {
        items.push(Item::attribute(argument, values.hcl(properties.get(property)?)));
    }
    let all = rule.0.len() == 2 && properties.0.len() == ARGUMENTS.len();
    all.then(|| Item::block("security_rule", &[], items))
}

/// A NAT gateway. Its address has a block of its own.
pub(super) fn nat_gateway(
    values: &Values<'_>,
    resource: &Resource,
    properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    let mut items = head(values, resource);
    items.push(Item::attribute("sku_name", properties.hcl("sku.name", values)?));
    tags(values, resource, &mut items);
    association::take(properties);
    Some(items)
}

pub(super) fn public_ip(
    values: &Values<'_>,
    resource: &Resource,
    properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    let mut items = head(values, resource);
    items.push(Item::attribute("sku", properties.hcl("sku.name", values)?));
    items.push(Item::attribute(
        "allocation_method",
        properties.hcl("publicIPAllocationMethod", values)?,
    ));
    tags(values, resource, &mut items);
    Some(items)
}
