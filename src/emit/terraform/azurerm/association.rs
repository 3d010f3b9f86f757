//! What is a property in Azure Resource Manager and a resource of its own in azurerm: what a subnet or a NAT gateway is
//! associated with.

use super::properties::Properties;
use crate::emit::terraform::address::Address;
use crate::emit::terraform::hcl::{Hcl, Item};
use crate::emit::terraform::value::Values;
use crate::model::{Expr, Resource};

/// A property, and the block that says the same.
struct Association {
    /// The property: an object with the id of what is associated, or a list of one such.
    property: &'static str,
    /// The type of the block.
    kind: &'static str,
    /// The argument with the id of the resource that has the property.
    own: &'static str,
    /// The argument with the id of what is associated with it.
    other: &'static str,
}

const ASSOCIATIONS: [Association; 4] = [
    Association {
        property: "networkSecurityGroup",
        kind: "azurerm_subnet_network_security_group_association",
        own: "subnet_id",
        other: "network_security_group_id",
    },
    Association {
        property: "natGateway",
        kind: "azurerm_subnet_nat_gateway_association",
        own: "subnet_id",
        other: "nat_gateway_id",
    },
    Association {
        property: "routeTable",
        kind: "azurerm_subnet_route_table_association",
        own: "subnet_id",
        other: "route_table_id",
    },
    Association {
        property: "publicIpAddresses",
        kind: "azurerm_nat_gateway_public_ip_association",
        own: "nat_gateway_id",
        other: "public_ip_address_id",
    },
];

/// Takes the properties that have blocks of their own.
pub(super) fn take(properties: &mut Properties<'_>) {
    for association in &ASSOCIATIONS {
        properties.take(association.property);
        properties.take(&format!("{}.id", association.property));
    }
}

/// The associations of a resource, each with the id of the other one.
fn of(resource: &Resource) -> impl Iterator<Item = (&'static Association, &Expr)> {
    ASSOCIATIONS.iter().filter_map(|association| {
        let value = resource.properties.get(association.property)?;
        let object = match value.as_array() {
            Some([only]) => only.as_object(),
            Some(_) => None,
            None => value.as_object(),
        };
        Some((association, object?.get("id")?))
    })
}

/// The blocks of a resource, which bear its name. A gateway is associated with a subnet once it has an address: who waits for the
/// subnet's association has a way out then.
pub(in crate::emit::terraform) fn blocks(
    values: &Values<'_>,
    resource: &Resource,
    address: &Address,
) -> Vec<Item> {
    let mut items = Vec::new();
    for (association, other) in of(resource) {
        let mut arguments = vec![
            Item::attribute(association.own, values.id(resource.id)),
            Item::attribute(association.other, values.hcl(other)),
        ];
        let before = ready(values, other);
        if !before.is_empty() {
            arguments.push(Item::Blank);
            arguments.push(Item::attribute("depends_on", Hcl::Array(before)));
        }
        items.push(Item::Blank);
        items.push(Item::block(
            "resource",
            &[association.kind, &address.name],
            arguments,
        ));
    }
    items
}

/// The blocks of what is associated.
fn ready(values: &Values<'_>, other: &Expr) -> Vec<Hcl> {
    let Expr::Id(id) = other else {
        return Vec::new();
    };
    match (values.model.resource(*id), values.addresses.of(*id)) {
        (Some(other), Some(address)) if !other.existing => addresses(other, address)
            .into_iter()
            .map(Hcl::reference)
            .collect(),
        _ => Vec::new(),
    }
}

/// The addresses of the blocks of a resource: who lies in a subnet waits for them, because each changes the subnet.
pub(in crate::emit::terraform) fn addresses(resource: &Resource, address: &Address) -> Vec<String> {
    of(resource)
        .map(|(association, _)| format!("{}.{}", association.kind, address.name))
        .collect()
}
