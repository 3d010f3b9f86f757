//! Compute instances.

use super::parameter::within;
use super::parts::{Ids, Parts};
use super::{Lowering, identity_of_list, origin};
use crate::blueprint::OrParam;
use crate::model::{Details, Expr, Kind, Object, Resource, ResourceId};
use crate::resolve::Instance;

/// Adds the instances.
pub(super) fn lower(lowering: &mut Lowering<'_>, workspace: ResourceId, parts: &Parts) -> Ids<Instance> {
    let resolved = lowering.resolved;
    resolved.instances.map(|instance| {
        let resource = resource(lowering, instance, workspace, parts);
        lowering.add(resource)
    })
}

fn resource(
    lowering: &mut Lowering<'_>,
    instance: &Instance,
    workspace: ResourceId,
    parts: &Parts,
) -> Resource {
    let item = &instance.item;
    let name = lowering.regional_name(item);
    // Checks of its user underline where the user is named.
    let mut origin = origin(item);
    origin
        .0
        .extend(instance.assigned.as_ref().map(|assigned| assigned.span));
    let mut resource = super::of_kind(Kind::Instance, &item.logical, name, origin);
    resource.parent = Some(workspace);
    resource.waits.resources.extend(parts.last_rule);
    lowering.place(&mut resource, item);
    resource.identity = identity_of_list(&instance.identity, &parts.identities);
    resource.details = Details::Instance {
        vm_size: instance.size.value.to_string(),
        stops_when_idle: instance.idle_minutes.is_some(),
        user: instance
            .assigned
            .as_ref()
            .map(|assigned| assigned.object_id.to_string()),
    };
    let user = instance.assigned.as_ref().map(|assigned| {
        let tenant = assigned
            .tenant
            .clone()
            .or_else(|| lowering.resolved.tenant.clone().map(OrParam::Value))
            .map_or(Expr::TenantId, Expr::from);
        let user = Object::new()
            .with("objectId", assigned.object_id.clone())
            .with("tenantId", tenant);
        Object::new().with("assignedUser", user)
    });
    let settings = Object::new()
        .with("vmSize", instance.size.value.clone())
        .with("computeInstanceAuthorizationType", "personal")
        .with_some("personalComputeInstanceSettings", user)
        .with("applicationSharingPolicy", "Personal")
        .with("enableSSO", true)
        .with("enableNodePublicIp", instance.nodes.public_ip)
        .with_some("subnet", parts.network.of_nodes(&instance.nodes))
        .with("sshSettings", Object::new().with("sshPublicAccess", "Disabled"))
        .with_some(
            "idleTimeBeforeShutdown",
            instance
                .idle_minutes
                .as_ref()
                .map(|minutes| within("PT", &minutes.value, "M")),
        );
    resource.properties = Object::new()
        .with("computeType", "ComputeInstance")
        .with_some("description", instance.description.clone())
        .with("disableLocalAuth", true)
        .with("properties", settings);
    resource
}
