//! Any resource type through azapi: its body is the ARM body.

use super::hcl::{Hcl, Item};
use super::value::Values;
use crate::model::{Expr, Identity, Resource};

/// The body of an `azapi_resource` block.
pub(super) fn body(values: &Values<'_>, resource: &Resource) -> Vec<Item> {
    let kind = resource.resource_type;
    let parent = resource.parent.or(resource.scope).map_or_else(
        || Hcl::reference("local.resource_group_id"),
        |parent| values.id(parent),
    );
    let mut items = vec![
        Item::attribute("type", Hcl::text(format!("{}@{}", kind.arm, kind.api_version))),
        Item::attribute("name", values.hcl(&resource.name)),
        Item::attribute("parent_id", parent),
    ];
    if resource.located {
        items.push(Item::attribute("location", values.hcl(&Expr::Location)));
    }
    if let Some(tags) = &resource.tags {
        items.push(Item::attribute("tags", values.hcl(tags)));
    }
    let mut body: Vec<(&str, Hcl)> = Vec::new();
    if let Some(kind) = resource.arm_kind {
        body.push(("kind", Hcl::text(kind)));
    }
    if !resource.sku.is_empty() {
        body.push(("sku", values.object(&resource.sku)));
    }
    if !resource.properties.is_empty() {
        body.push(("properties", values.object(&resource.properties)));
    }
    items.push(Item::Blank);
    items.push(Item::attribute("body", Hcl::object(body)));
    items.push(Item::Blank);
    items.push(Item::attribute("response_export_values", Hcl::Array(Vec::new())));
    if let Some(identity) = &resource.identity {
        items.push(Item::Blank);
        items.push(identity_block(values, identity));
    }
    items
}

/// The `identity` block, the same in azapi and azurerm.
pub(super) fn identity_block(values: &Values<'_>, identity: &Identity) -> Item {
    // azurerm spells the pair with a blank, and both providers take it so.
    let kind = identity.arm_type().replace(',', ", ");
    let mut items = vec![Item::attribute("type", Hcl::text(kind))];
    if !identity.user_assigned.is_empty() {
        let ids = identity.user_assigned.iter().map(|id| values.id(*id)).collect();
        items.push(Item::attribute("identity_ids", Hcl::Array(ids)));
    }
    Item::block("identity", &[], items)
}
