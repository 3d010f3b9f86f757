//! Private endpoints, and the zones in which their names are resolved.

use std::collections::BTreeMap;

use serde::Serialize;

use super::place::{subnet_name, subnet_of};
use crate::catalog::private_link::{self, Group};
use crate::model::{Details, Expr, Kind, Model, Place, Resource, ResourceId, Scope};
use crate::report::markdown::{self, Markup};
use crate::report::naming::final_name;

#[derive(Debug, Serialize)]
pub(super) struct View {
    rows: Vec<Row>,
    /// Whether the zones are made with the endpoints.
    made: bool,
    /// Where they are, if they exist already.
    existing: Option<Markup>,
    /// Whether they are somebody else's.
    by_others: bool,
    doubts: Vec<Doubt>,
}

#[derive(Debug, Serialize)]
struct Row {
    name: Markup,
    to: Markup,
    subnet: Markup,
    zones: Markup,
}

#[derive(Debug, Serialize)]
struct Doubt {
    zone: Markup,
    doubt: Markup,
}

/// The private endpoints that are made, where there are any.
pub(super) fn view(model: &Model) -> Option<View> {
    let endpoints: Vec<&Resource> = endpoints(model).collect();
    let first = *endpoints.first()?;
    let of_endpoints = zones_of(model);
    let none = Vec::new();
    let zones = |endpoint: &Resource| of_endpoints.get(&endpoint.id).unwrap_or(&none);
    let zone = zones(first).first().copied();
    let rows = endpoints.iter().map(|endpoint| {
        let named: Vec<String> = zones(endpoint)
            .iter()
            .map(|zone| format!("`{}`", final_name(model, zone)))
            .collect();
        Row {
            name: markdown::code(&final_name(model, endpoint)),
            to: markdown::text(&to(model, endpoint)),
            subnet: markdown::text(
                &subnet_of(endpoint)
                    .and_then(|subnet| model.resource(subnet))
                    .map(|subnet| subnet_name(model, subnet))
                    .unwrap_or_default(),
            ),
            zones: markdown::text(&named.join(", ")),
        }
    });
    Some(View {
        rows: rows.collect(),
        made: zone.is_some_and(|zone| !zone.existing),
        existing: zone
            .filter(|zone| zone.existing)
            .map(|zone| markdown::text(&place(model.place(zone.id)))),
        by_others: first.details == Details::ZonesByOthers,
        doubts: doubts(model, &endpoints),
    })
}

/// The private endpoints that are made.
pub(super) fn endpoints(model: &Model) -> impl Iterator<Item = &Resource> {
    model
        .made()
        .filter(|resource| resource.kind == Kind::PrivateEndpoint)
}

/// The zones of each endpoint.
fn zones_of(model: &Model) -> BTreeMap<ResourceId, Vec<&Resource>> {
    let groups = model
        .made()
        .filter(|resource| resource.kind == Kind::PrivateDnsZoneGroup);
    let zones = groups.filter_map(|group| {
        let mut found = Vec::new();
        let configurations = group.properties.get("privateDnsZoneConfigs")?;
        configurations.each_reference(&mut |id| found.extend(model.resource(id)));
        Some((group.parent?, found))
    });
    zones.collect()
}

/// What an endpoint leads to, and Azure's word for the part of it.
fn connection(endpoint: &Resource) -> Option<(ResourceId, &str)> {
    let connections = endpoint
        .properties
        .get("privateLinkServiceConnections")?
        .as_array()?;
    let connection = connections.first()?.as_object()?.get("properties")?.as_object()?;
    let part = connection.get("groupIds")?.as_array()?.first()?.as_text()?;
    let Expr::Id(target) = connection.get("privateLinkServiceId")? else {
        return None;
    };
    Some((*target, part))
}

fn to(model: &Model, endpoint: &Resource) -> String {
    connection(endpoint).map_or_else(String::new, |(target, part)| {
        format!("`{part}` of {}", model.scope_display(Scope::Resource(target)))
    })
}

fn place(place: &Place) -> String {
    if place.is_own() {
        "the resource group of this deployment".to_owned()
    } else {
        place.display()
    }
}

/// What is not sure about zones, each once.
fn doubts(model: &Model, endpoints: &[&Resource]) -> Vec<Doubt> {
    let cloud = model.deployment.cloud;
    let parts = endpoints.iter().filter_map(|endpoint| connection(endpoint));
    let reached: Vec<&str> = parts.map(|(_, part)| part).collect();
    let groups = Group::ALL.iter().filter(|group| reached.contains(&group.id()));
    groups
        .filter_map(|group| Some((*group, private_link::doubt(*group, cloud)?)))
        .flat_map(|(group, doubt)| {
            let zones = private_link::zones(group, cloud).iter();
            zones.map(move |zone| Doubt {
                zone: markdown::code(&zone.name(cloud)),
                doubt: markdown::text(doubt),
            })
        })
        .collect()
}
