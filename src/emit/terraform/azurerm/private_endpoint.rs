//! Private endpoints, with the zone group that azurerm keeps inside them, and private DNS zones.

use super::block::{head, push_block, tags};
use super::properties::Properties;
use crate::emit::terraform::hcl::{Hcl, Item};
use crate::emit::terraform::value::Values;
use crate::model::{Details, Expr, Kind, Resource};

pub(super) fn private_endpoint(
    values: &Values<'_>,
    resource: &Resource,
    properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    let mut items = head(values, resource);
    items.push(Item::attribute("subnet_id", properties.hcl("subnet.id", values)?));
    tags(values, resource, &mut items);
    let [connection] = properties.take("privateLinkServiceConnections")?.as_array()? else {
        return None;
    };
    let connection = connection.as_object()?;
    let link = connection.get("properties")?.as_object()?;
    let arguments = vec![
        Item::attribute("name", values.hcl(connection.get("name")?)),
        Item::attribute("is_manual_connection", Hcl::Boolean(false)),
        Item::attribute(
            "private_connection_resource_id",
            values.hcl(link.get("privateLinkServiceId")?),
        ),
        Item::attribute("subresource_names", values.hcl(link.get("groupIds")?)),
    ];
    push_block(
        &mut items,
        Item::block("private_service_connection", &[], arguments),
    );
    for group in values.held_by(resource.id, Kind::PrivateDnsZoneGroup) {
        push_block(&mut items, zone_group(values, group)?);
    }
    if resource.details == Details::ZonesByOthers {
        let kept = Hcl::Array(vec![Hcl::reference("private_dns_zone_group")]);
        let ignored = vec![Item::attribute("ignore_changes", kept)];
        push_block(&mut items, Item::block("lifecycle", &[], ignored));
    }
    Some(items)
}

/// The zone group as azurerm has it: the names of its entries are the provider's own.
fn zone_group(values: &Values<'_>, group: &Resource) -> Option<Item> {
    let mut properties = Properties::new(group);
    let mut zones = Vec::new();
    for entry in properties.take("privateDnsZoneConfigs")?.as_array()? {
        let zone = entry.as_object()?.get("properties")?.as_object()?;
        zones.push(values.hcl(zone.get("privateDnsZoneId")?));
    }
    let arguments = vec![
        Item::attribute("name", values.hcl(&group.name)),
        Item::attribute("private_dns_zone_ids", Hcl::Array(zones)),
    ];
    properties
        .all_taken()
        .then(|| Item::block("private_dns_zone_group", &[], arguments))
}

pub(super) fn zone(
    values: &Values<'_>,
    resource: &Resource,
    properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    let mut items = vec![
        Item::attribute("name", values.hcl(&resource.name)),
        Item::attribute("resource_group_name", values.hcl(&Expr::ResourceGroupName)),
    ];
    tags(values, resource, &mut items);
    properties.all_taken().then_some(items)
}

pub(super) fn zone_link(
    values: &Values<'_>,
    resource: &Resource,
    properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    let mut items = vec![
        Item::attribute("name", values.hcl(&resource.name)),
        Item::attribute("private_dns_zone_id", values.id(resource.parent?)),
        Item::attribute("virtual_network_id", properties.hcl("virtualNetwork.id", values)?),
        Item::attribute(
            "registration_enabled",
            properties.hcl("registrationEnabled", values)?,
        ),
    ];
    tags(values, resource, &mut items);
    Some(items)
}
