//! What the blocks of azurerm are made of alike.

use crate::emit::terraform::hcl::{Hcl, Item};
use crate::emit::terraform::value::Values;
use crate::model::{Expr, Resource};

/// What nearly every resource of a group begins with: name, group, region.
pub(super) fn head(values: &Values<'_>, resource: &Resource) -> Vec<Item> {
    let mut items = vec![
        Item::attribute("name", values.hcl(&resource.name)),
        Item::attribute("resource_group_name", values.hcl(&Expr::ResourceGroupName)),
    ];
    if let Some(location) = &resource.location {
        items.push(Item::attribute("location", values.hcl(location)));
    }
    items
}

/// The tags of a resource, apart from the rest.
pub(super) fn tags(values: &Values<'_>, resource: &Resource, items: &mut Vec<Item>) {
    if let Some(tags) = &resource.tags {
        items.push(Item::Blank);
        items.push(Item::attribute("tags", values.hcl(tags)));
    }
}

/// A block on its own, with a blank line before it.
pub(super) fn push_block(items: &mut Vec<Item>, block: Item) {
    items.push(Item::Blank);
    items.push(block);
}

/// An attribute that is only written where there is a value.
pub(super) fn push_some(items: &mut Vec<Item>, name: &str, value: Option<Hcl>) {
    if let Some(value) = value {
        items.push(Item::attribute(name, value));
    }
}
