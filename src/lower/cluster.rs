//! Compute clusters.

use super::parameter::within;
use super::parts::{Ids, Parts};
use super::{Lowering, identity_of, origin};
use crate::model::{Details, Expr, Kind, Object, Resource, ResourceId};
use crate::resolve::Cluster;

/// Adds the clusters.
pub(super) fn lower(lowering: &mut Lowering<'_>, workspace: ResourceId, parts: &Parts) -> Ids<Cluster> {
    let resolved = lowering.resolved;
    resolved.clusters.map(|cluster| {
        let resource = resource(lowering, cluster, workspace, parts);
        lowering.add(resource)
    })
}

fn resource(lowering: &Lowering<'_>, cluster: &Cluster, workspace: ResourceId, parts: &Parts) -> Resource {
    let item = &cluster.item;
    let mut resource = super::of_kind(
        Kind::Cluster,
        &item.logical,
        Expr::Text(item.job_name().to_owned()),
        origin(item),
    );
    resource.parent = Some(workspace);
    resource.waits.resources.extend(parts.last_rule);
    lowering.place(&mut resource, item);
    resource.identity = Some(identity_of(&cluster.identity, &parts.identities));
    resource.details = Details::Cluster {
        vm_size: cluster.size.value.to_string(),
        low_priority: cluster.low_priority,
        max_nodes: cluster.max_instances.value.value().map(|most| u64::from(*most)),
    };
    let subnet = parts.network.of_nodes(&cluster.nodes);
    let nodes = Object::new()
        .with("vmSize", cluster.size.value.clone())
        .with(
            "vmPriority",
            if cluster.low_priority {
                "LowPriority"
            } else {
                "Dedicated"
            },
        )
        .with("osType", "Linux")
        .with(
            "scaleSettings",
            Object::new()
                .with("minNodeCount", cluster.min_instances.clone())
                .with("maxNodeCount", cluster.max_instances.value.clone())
                .with(
                    "nodeIdleTimeBeforeScaleDown",
                    within("PT", &cluster.idle_seconds, "S"),
                ),
        )
        .with("enableNodePublicIp", cluster.nodes.public_ip)
        .with_some("subnet", subnet)
        .with("remoteLoginPortPublicAccess", "Disabled");
    resource.properties = Object::new()
        .with("computeType", "AmlCompute")
        .with_some("description", cluster.description.clone())
        .with("disableLocalAuth", true)
        .with("properties", nodes);
    resource
}
