//! What a firewall in the way out of computes has to let out.

use serde::Serialize;

use super::place::{inside, subnets_of_nodes};
use super::private;
use crate::catalog::firewall;
use crate::model::{Expr, Kind, Model, Resource, ResourceId};
use crate::report::markdown::{self, Markup};
use crate::report::naming::final_name;

#[derive(Debug, Serialize)]
pub(super) struct Row {
    purpose: Markup,
    ports: Markup,
    hosts: Markup,
}

/// The hosts, where the way out may lead through a firewall.
pub(super) fn hosts(model: &Model) -> Vec<Row> {
    // a cluster that reaches the workspace by private endpoints is in a network of somebody, who may have a firewall
    let kubernetes = private::endpoints(model).next().is_some()
        && model
            .resources
            .iter()
            .any(|resource| resource.kind == Kind::KubernetesCompute);
    if !kubernetes && !subnets_of_nodes(model).into_iter().any(may_have_firewall) {
        return Vec::new();
    }
    let name_of = |id: Option<ResourceId>, unknown: &str| {
        let resource = id.and_then(|id| model.resource(id));
        resource.map_or_else(|| unknown.to_owned(), |resource| final_name(model, resource))
    };
    let storage = name_of(model.platform.storage, "<storage>");
    let registry = name_of(model.platform.registry, "<registry>");
    let mut hosts = firewall::hosts(model.deployment.cloud);
    if kubernetes {
        hosts.extend(firewall::hosts_of_kubernetes());
    }
    hosts
        .chunk_by(|one, next| (one.purpose, one.ports) == (next.purpose, next.ports))
        .filter_map(|alike| Some((alike.first()?, alike)))
        .map(|(first, alike)| {
            let names: Vec<String> = alike
                .iter()
                .map(|host| {
                    let name = host
                        .name
                        .replace("<storage>", &storage)
                        .replace("<registry>", &registry);
                    format!("`{}`", name.replace("<region>", &model.deployment.location))
                })
                .collect();
            Row {
                purpose: markdown::text(first.purpose),
                ports: markdown::text(first.ports),
                hosts: markdown::text(&names.join(", ")),
            }
        })
        .collect()
}

/// Whether nodes have public addresses.
pub(super) fn has_public_nodes(model: &Model) -> bool {
    let written = |node| inside(node, "properties", "enableNodePublicIp").and_then(Expr::as_bool);
    model.made().any(|resource| written(resource) == Some(true))
}

/// Whether the way out of a subnet is not ours: it exists already, or a route table leads out of it.
fn may_have_firewall(subnet: &Resource) -> bool {
    subnet.existing || subnet.properties.get("routeTable").is_some()
}
