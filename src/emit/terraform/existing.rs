//! Resources that exist already: a local for an id, a data source for what only Azure knows.

use std::collections::BTreeMap;

use super::address::Referent;
use super::hcl::{Body, Hcl, Item, Piece};
use super::references::References;
use super::value::Values;
use crate::model::{Expr, Kind, Resource, ResourceId};

/// What a data source is asked for, where something refers to it.
const EXPORTED: [&str; 6] = [
    "identity.principalId",
    "properties.clientId",
    "properties.endpoint",
    "properties.identityProfile",
    "properties.keyUriWithVersion",
    "properties.principalId",
];

/// The locals with the ids that `references` holds, and those that they are made of.
pub(super) fn ids(values: &Values<'_>, references: &mut References) -> Vec<Item> {
    let mut found: BTreeMap<ResourceId, Item> = BTreeMap::new();
    for resource in existing(values) {
        let mut next = Some(resource);
        // an id is made of that of what the resource belongs to, which may have been passed by
        while let Some(resource) = next.filter(|resource| !found.contains_key(&resource.id))
            && let Some((name, _)) = place(values, resource)
            && references.has(&format!("local.{name}"))
        {
            let value = id(values, resource);
            references.add_value(&value);
            found.insert(resource.id, Item::attribute(name, value));
            let outer = resource.parent.or(resource.scope);
            next = outer.and_then(|outer| values.model.resource(outer));
        }
    }
    found.into_values().collect()
}

/// The data sources that `references` asks for, each with its resource.
pub(super) fn data<'m>(values: &Values<'m>, references: &mut References) -> Vec<(&'m Resource, Body)> {
    let mut found = Vec::new();
    for resource in existing(values) {
        let Some((_, address)) = place(values, resource) else {
            continue;
        };
        let reference = format!("data.{}.", address.reference());
        if !references.has_attribute_of(&reference) {
            continue;
        }
        let items = if resource.kind == Kind::Identity && resource.place.is_own() {
            vec![
                Item::attribute("name", values.hcl(&resource.name)),
                Item::attribute("resource_group_name", values.hcl(&Expr::ResourceGroupName)),
            ]
        } else {
            let kind = &resource.resource_type;
            let exported = EXPORTED
                .into_iter()
                .filter(|path| references.has_attribute_of(&format!("{reference}output.{path}")))
                .map(Hcl::text)
                .collect();
            vec![
                Item::attribute("type", Hcl::text(kind.to_string())),
                Item::attribute("resource_id", values.id(resource.id)),
                Item::Blank,
                Item::attribute("response_export_values", Hcl::Array(exported)),
            ]
        };
        let body = Body(vec![Item::block("data", &[&address.kind, &address.name], items)]);
        references.add(&body);
        found.push((resource, body));
    }
    found
}

fn existing<'m>(values: &Values<'m>) -> impl Iterator<Item = &'m Resource> {
    values.model.resources.iter().filter(|resource| resource.existing)
}

/// The local with the id of an existing resource, and the address of its data source.
fn place<'m>(values: &Values<'m>, resource: &Resource) -> Option<(&'m str, &'m super::address::Address)> {
    match values.addresses.referent(resource.id)? {
        Referent::Existing { id, data } => Some((id, data)),
        Referent::Block(_) | Referent::Inside => None,
    }
}

/// The id of an existing resource, made of that of what it belongs to.
fn id(values: &Values<'_>, resource: &Resource) -> Hcl {
    let kind = &resource.resource_type;
    let beside = format!("/providers/{}/", kind.arm);
    let mut pieces = match (resource.parent, resource.scope, &resource.place) {
        (Some(parent), ..) => vec![
            Piece::Hole(values.id(parent)),
            Piece::Literal(format!("/{}/", kind.segment())),
        ],
        (None, Some(scope), _) => vec![Piece::Hole(values.id(scope)), Piece::Literal(beside)],
        (None, None, place) => {
            let mut pieces = values.group_id(place);
            match pieces.last_mut() {
                // what is escaped may span two of them
                Some(Piece::Literal(group)) => group.push_str(&beside),
                _ => pieces.push(Piece::Literal(beside)),
            }
            pieces
        }
    };
    pieces.push(Piece::Hole(values.hcl(&resource.name)));
    Hcl::Text(pieces)
}
