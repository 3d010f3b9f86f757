//! Resources through azapi: the body is the ARM body, and the row of a kind says what the provider has to know beside it.

use super::hcl::{Hcl, Item};
use super::value::Values;
use crate::model::{Azapi, Expr, Identity, Object, Resource};

/// The body of an `azapi_resource` block; `azapi` is what the row of its kind says of it.
pub(super) fn body(values: &Values<'_>, resource: &Resource, azapi: &Azapi) -> Vec<Item> {
    let kind = &resource.resource_type;
    let parent = resource
        .parent
        .or(resource.scope)
        .map_or_else(|| values.hcl(&Expr::ResourceGroupId), |parent| values.id(parent));
    let mut items = vec![
        Item::attribute("type", Hcl::text(kind.to_string())),
        Item::attribute("name", values.hcl(&resource.name)),
        Item::attribute("parent_id", parent),
    ];
    if let Some(location) = &resource.location {
        items.push(Item::attribute("location", values.hcl(location)));
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
    let mut properties = resource.properties.clone();
    if let Some(kept) = resource.facts.set_later {
        // what is kept has to be in the body
        properties = properties.with(kept, Object::new());
    }
    if !properties.is_empty() {
        body.push(("properties", values.object(&properties)));
    }
    items.push(Item::Blank);
    items.push(Item::attribute("body", Hcl::object(body)));
    items.push(Item::Blank);
    items.extend(settings(resource, azapi));
    let triggers = replace_triggers(values, resource, azapi);
    if !triggers.is_empty() {
        items.push(Item::Blank);
        items.push(Item::attribute(
            "replace_triggers_external_values",
            Hcl::object(triggers),
        ));
    }
    if let Some(identity) = &resource.identity {
        items.push(Item::Blank);
        items.push(identity_block(values, identity));
    }
    if resource.tagged_by_service {
        items.push(Item::Blank);
        items.push(Item::block("lifecycle", &[], kept_tags()));
    }
    items
}

/// How the provider treats a resource.
fn settings(resource: &Resource, azapi: &Azapi) -> Vec<Item> {
    let mut items = Vec::new();
    if let Some(kept) = resource.facts.set_later {
        let paths = vec![Hcl::text(format!("properties.{kept}"))];
        items.push(Item::attribute("ignore_body_changes", Hcl::Array(paths)));
    }
    if azapi.ignore_casing {
        items.push(Item::attribute("ignore_casing", Hcl::Boolean(true)));
    }
    let exported = azapi.exported.iter().map(|path| Hcl::text(*path)).collect();
    items.push(Item::attribute("response_export_values", Hcl::Array(exported)));
    if resource.purge_on_destroy {
        let truth = Hcl::Array(vec![Hcl::text("true")]);
        items.push(Item::Blank);
        items.push(Item::attribute(
            "delete_query_parameters",
            Hcl::object([("forceToPurge", truth)]),
        ));
    }
    items
}

/// What of a resource the service takes only at creation, under the names that its body has for it.
fn replace_triggers(values: &Values<'_>, resource: &Resource, azapi: &Azapi) -> Vec<(String, Hcl)> {
    let mut triggers: Vec<(String, Hcl)> = azapi
        .create_only
        .iter()
        .filter_map(|path| {
            let name = path.rsplit_once('.').map_or(*path, |(_, last)| last);
            Some((name.to_owned(), values.hcl(at(&resource.properties, path)?)))
        })
        .collect();
    if let Some(identity) = resource.identity.as_ref().filter(|_| azapi.identity_create_only) {
        triggers.push(("identityType".to_owned(), identity_type(identity)));
        if !identity.user_assigned.is_empty() {
            triggers.push(("identityIds".to_owned(), identity_ids(values, identity)));
        }
    }
    triggers
}

/// The value at a path.
fn at<'o>(object: &'o Object, path: &str) -> Option<&'o Expr> {
    match path.split_once('.') {
        Some((first, rest)) => at(object.get(first)?.as_object()?, rest),
        None => object.get(path),
    }
}

/// Tags stay as the service has made them.
fn kept_tags() -> Vec<Item> {
    vec![
        Item::Comment("The service adds tags of its own for its connections to AI services.".to_owned()),
        Item::attribute("ignore_changes", Hcl::Array(vec![Hcl::reference("tags")])),
    ]
}

/// The kind of identity. azurerm spells the pair with a blank, and both providers take it so.
fn identity_type(identity: &Identity) -> Hcl {
    Hcl::text(identity.arm_type().replace(',', ", "))
}

fn identity_ids(values: &Values<'_>, identity: &Identity) -> Hcl {
    Hcl::Array(identity.user_assigned.iter().map(|id| values.id(*id)).collect())
}

/// The `identity` block.
pub(super) fn identity_block(values: &Values<'_>, identity: &Identity) -> Item {
    let mut items = vec![Item::attribute("type", identity_type(identity))];
    if !identity.user_assigned.is_empty() {
        items.push(Item::attribute("identity_ids", identity_ids(values, identity)));
    }
    Item::block("identity", &[], items)
}
