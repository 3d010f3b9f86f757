//! Where nodes and endpoints lie.

use crate::model::{Expr, Kind, Model, Resource, ResourceId};
use crate::report::naming::final_name;

/// A subnet with its network, as Azure calls them.
pub(super) fn subnet_name(model: &Model, subnet: &Resource) -> String {
    let name = final_name(model, subnet);
    let network = subnet.parent.and_then(|network| model.resource(network));
    network.map_or_else(
        || format!("`{name}`"),
        |network| format!("`{name}` of `{}`", final_name(model, network)),
    )
}

/// A property inside another one.
pub(super) fn inside<'m>(resource: &'m Resource, outer: &str, inner: &str) -> Option<&'m Expr> {
    resource.properties.get(outer)?.as_object()?.get(inner)
}

/// The subnet that properties of a resource name: an endpoint, a compute, or serverless compute of a workspace.
pub(super) fn subnet_of(resource: &Resource) -> Option<ResourceId> {
    let subnet = resource
        .properties
        .get("subnet")
        .or_else(|| inside(resource, "properties", "subnet"))
        .or_else(|| {
            inside(
                resource,
                "serverlessComputeSettings",
                "serverlessComputeCustomSubnet",
            )
        })?;
    let mut found = None;
    subnet.each_reference(&mut |id| found = Some(id));
    found
}

/// The subnets in which nodes lie, each once.
pub(super) fn subnets_of_nodes(model: &Model) -> Vec<&Resource> {
    let mut found: Vec<ResourceId> = model
        .made()
        .filter(|resource| matches!(resource.kind, Kind::Cluster | Kind::Instance | Kind::Workspace))
        .filter_map(subnet_of)
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().filter_map(|id| model.resource(id)).collect()
}

/// The group of the deployment in a command.
pub(super) fn own_group(model: &Model) -> &str {
    model.deployment.resource_group.as_deref().unwrap_or("GROUP")
}
