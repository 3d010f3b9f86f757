//! What a build cannot see of networks that exist already, with the command that asks Azure.

use std::collections::BTreeMap;

use serde::Serialize;

use super::inbound::subnets_let_in;
use super::place::{own_group, subnet_name, subnet_of, subnets_of_nodes};
use super::private;
use crate::model::{Kind, Model, Place, Resource, ResourceId};
use crate::report::markdown::{self, Markup};
use crate::report::naming::final_name;
use crate::shell::argument;

#[derive(Debug, Serialize)]
pub(super) struct Query {
    what: Markup,
    command: Markup,
    wanted: Markup,
}

impl Query {
    fn new(what: &str, command: &str, wanted: &str) -> Self {
        Self {
            what: markdown::text(what),
            command: markdown::code(command),
            wanted: markdown::text(wanted),
        }
    }
}

/// The queries that matter to a model.
pub(super) fn queries(model: &Model) -> Vec<Query> {
    let mut found: Vec<Query> = Vec::new();
    for subnet in subnets_of_nodes(model) {
        found.extend(egress(model, subnet));
        found.extend(peering(model, subnet));
    }
    found.extend(service_endpoints(model));
    found.extend(zone_links(model));
    found.extend(approval(model));
    found
}

fn show_subnet(model: &Model, subnet: &Resource, query: &str) -> String {
    let id = argument(&model.shown_id(subnet));
    format!("az network vnet subnet show --ids {id} --query \"{query}\"")
}

/// Whether nodes get out, and whereto.
fn egress(model: &Model, subnet: &Resource) -> Option<Query> {
    if subnet.existing {
        return Some(Query::new(
            &format!("the way out of subnet {}", subnet_name(model, subnet)),
            &show_subnet(model, subnet, "{gateway:natGateway.id,routes:routeTable.id}"),
            "a gateway, or a route table that leads to a firewall; Azure's default is not to be relied on",
        ));
    }
    let mut table = None;
    let routes = subnet.properties.get("routeTable")?;
    routes.each_reference(&mut |id| table = model.resource(id));
    let table = table?;
    Some(Query::new(
        &format!("where route table `{}` leads", final_name(model, table)),
        &format!(
            "az network route-table show --ids {} --query \"routes[].[addressPrefix,nextHopType,nextHopIpAddress]\"",
            argument(&model.shown_id(table))
        ),
        "`0.0.0.0/0` to a firewall",
    ))
}

/// Whether the network of nodes is peered with that of private endpoints, where it is another one.
fn peering(model: &Model, subnet: &Resource) -> Option<Query> {
    let endpoint = private::endpoints(model).next()?;
    let of_endpoints = model.resource(model.resource(subnet_of(endpoint)?)?.parent?)?;
    let network = model.resource(subnet.parent?)?;
    if network.id == of_endpoints.id {
        return None;
    }
    let (name, reached) = (final_name(model, network), final_name(model, of_endpoints));
    let group = group(model, network);
    Some(Query::new(
        &format!("whether `{name}` is peered with `{reached}`, where the private endpoints are"),
        &format!(
            "az network vnet peering list --resource-group {} --vnet-name {} --query \
             \"[].[remoteVirtualNetwork.id,peeringState]\"",
            argument(group),
            argument(&name)
        ),
        &format!("`{reached}` and `Connected`"),
    ))
}

fn group<'m>(model: &'m Model, resource: &Resource) -> &'m str {
    match model.place(resource.id) {
        Place::Own => own_group(model),
        Place::Elsewhere { group, .. } => group,
    }
}

/// Whether existing subnets that are let in have the service endpoints by which they come.
fn service_endpoints(model: &Model) -> Vec<Query> {
    let mut wanted: BTreeMap<ResourceId, Vec<&str>> = BTreeMap::new();
    for resource in model.made() {
        // registries let in no subnets
        let service = if resource.kind == Kind::Storage {
            "`Microsoft.Storage`"
        } else {
            "`Microsoft.KeyVault`"
        };
        for subnet in subnets_let_in(resource) {
            let services = wanted.entry(subnet).or_default();
            if !services.contains(&service) {
                services.push(service);
            }
        }
    }
    wanted
        .into_iter()
        .filter_map(|(subnet, services)| Some((model.resource(subnet)?, services)))
        .filter(|(subnet, _)| subnet.existing)
        .map(|(subnet, services)| {
            Query::new(
                &format!("the service endpoints of subnet {}", subnet_name(model, subnet)),
                &show_subnet(model, subnet, "serviceEndpoints[].service"),
                &services.join(" and "),
            )
        })
        .collect()
}

/// Whether existing zones are linked to the network in which their names are looked up: one question for all of a place.
fn zone_links(model: &Model) -> Option<Query> {
    let zone = model
        .resources
        .iter()
        .find(|resource| resource.kind == Kind::PrivateDnsZone && resource.existing)?;
    let subscription = match model.place(zone.id) {
        Place::Elsewhere {
            subscription: Some(subscription),
            ..
        } => format!(" --subscription {subscription}"),
        Place::Elsewhere { .. } | Place::Own => String::new(),
    };
    Some(Query::new(
        "whether each zone is linked to the network from which names are looked up",
        &format!(
            "az network private-dns link vnet list --resource-group {} --zone-name ZONE{subscription} --query \
             \"[].virtualNetwork.id\"",
            argument(group(model, zone))
        ),
        "that network, or the one whose resolver it uses",
    ))
}

/// Whether the owners of what private endpoints lead to have approved them.
fn approval(model: &Model) -> Vec<Query> {
    const STATE: &str = "privateLinkServiceConnections[0].privateLinkServiceConnectionState.status";
    let made = private::endpoints(model).next().map(|_| {
        Query::new(
            "whether the private endpoints are approved",
            &format!(
                "az network private-endpoint list --resource-group {} --query \"[].[name,{STATE}]\"",
                argument(own_group(model))
            ),
            "`Approved` for each",
        )
    });
    let existing = model
        .resources
        .iter()
        .filter(|resource| resource.kind == Kind::PrivateEndpoint && resource.existing)
        .map(|endpoint| {
            Query::new(
                &format!(
                    "whether private endpoint `{}` is approved",
                    final_name(model, endpoint)
                ),
                &format!(
                    "az network private-endpoint show --ids {} --query \"{STATE}\"",
                    argument(&model.shown_id(endpoint))
                ),
                "`Approved`",
            )
        });
    made.into_iter().chain(existing).collect()
}
