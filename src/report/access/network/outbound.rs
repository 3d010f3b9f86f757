//! What a firewall in the way out of computes has to let out.

use serde::Serialize;

use super::place::{inside, subnets_of_nodes};
use crate::catalog::firewall;
use crate::model::{Expr, Model, Resource};
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
    if !subnets_of_nodes(model).into_iter().any(may_have_firewall) {
        return Vec::new();
    }
    let storage = model.platform.storage.and_then(|id| model.resource(id));
    let storage = storage.map_or_else(|| "<storage>".to_owned(), |account| final_name(model, account));
    let hosts = firewall::hosts(model.deployment.cloud);
    hosts
        .chunk_by(|one, next| (one.purpose, one.ports) == (next.purpose, next.ports))
        .filter_map(|alike| Some((alike.first()?, alike)))
        .map(|(first, alike)| {
            let names: Vec<String> = alike
                .iter()
                .map(|host| {
                    let name = host.name.replace("<storage>", &storage);
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
