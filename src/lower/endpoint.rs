//! Online and batch endpoints, without their deployments.

use super::parts::{Ids, Parts};
use super::{Lowering, identity_of, network, origin};
use crate::blueprint::PublicAccess;
use crate::model::{Details, Expr, Kind, Object, Resource, ResourceId};
use crate::resolve::{Endpoint, EndpointKind, Online};

/// Adds the endpoints.
pub(super) fn lower(lowering: &mut Lowering<'_>, workspace: ResourceId, parts: &Parts) -> Ids<Endpoint> {
    let resolved = lowering.resolved;
    resolved.endpoints.map(|endpoint| {
        let mut resource = match &endpoint.kind {
            EndpointKind::Online(online) => {
                let mut resource = plain(lowering, endpoint, Kind::OnlineEndpoint);
                let closed = resolved.workspace.closed;
                online_settings(&mut resource, endpoint, online, parts, closed);
                resource.waits.resources.extend(parts.last_rule);
                resource
            }
            EndpointKind::Batch { .. } => {
                let mut resource = plain(lowering, endpoint, Kind::BatchEndpoint);
                resource.properties = Object::new()
                    .with_some("description", endpoint.description.clone())
                    .with("authMode", "AADToken");
                resource
            }
        };
        resource.parent = Some(workspace);
        lowering.add(resource)
    })
}

fn plain(lowering: &mut Lowering<'_>, endpoint: &Endpoint, kind: Kind) -> Resource {
    let item = &endpoint.item;
    let name = lowering.regional_name(item);
    let mut resource = super::of_kind(kind, &item.logical, name, origin(item));
    lowering.place(&mut resource, item);
    resource
}

fn online_settings(
    resource: &mut Resource,
    endpoint: &Endpoint,
    online: &Online,
    parts: &Parts,
    closed: bool,
) {
    resource.identity = Some(identity_of(&online.identity, &parts.identities));
    let compute = online
        .compute
        .and_then(|index| parts.kubernetes.get(index))
        .copied();
    resource.details = Details::OnlineEndpoint { compute };
    let auth = if online.aml_token { "AMLToken" } else { "AADToken" };
    let access = match online.public_network_access {
        Some(PublicAccess::Disabled) => "Disabled",
        Some(PublicAccess::Enabled) => "Enabled",
        None => network::access(closed),
    };
    let enforced = online
        .enforces_secret_stores
        .map(|_| Object::new().with("enforce_access_to_default_secret_stores", "enabled"));
    resource.properties = Object::new()
        .with_some("description", endpoint.description.clone())
        .with("authMode", auth)
        .with("publicNetworkAccess", access)
        .with_some("compute", compute.map(Expr::Id))
        .with_some("properties", enforced);
}
