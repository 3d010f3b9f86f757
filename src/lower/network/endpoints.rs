//! Private endpoints, and the zones in which their names are resolved.

use std::collections::BTreeMap;

use super::made::EndpointTo;
use crate::catalog::private_link::{self, Zone};
use crate::lower::parts::Parts;
use crate::lower::{Lowering, of_kind};
use crate::model::{Details, Expr, Kind, Object, Origin, Place, ResourceId};
use crate::resolve::{EndpointTarget, Item, PrivateEndpoints, Reached, Zones};

/// Adds the private endpoints to all but the workspace, and says with what the one to the workspace is made.
pub(in crate::lower) fn endpoints_to_parts<'a>(
    lowering: &mut Lowering<'a>,
    parts: &mut Parts,
) -> Option<Endpoints<'a>> {
    let mut endpoints = Endpoints::new(lowering, parts)?;
    for target in &endpoints.written.targets {
        if let Some(id) = parts.reached(target.reached) {
            let made = endpoints.endpoint(lowering, target, id);
            parts.private_endpoints.push(made);
        }
    }
    Some(endpoints)
}

/// Adds the private endpoint to the workspace, which waits for those to its own account, vault and registry.
pub(in crate::lower) fn endpoint_of_workspace(
    lowering: &mut Lowering<'_>,
    workspace: ResourceId,
    parts: &mut Parts,
    endpoints: Option<Endpoints<'_>>,
) {
    let Some(mut endpoints) = endpoints else { return };
    let resolved = lowering.resolved;
    if resolved.workspace.item.existing {
        return;
    }
    let own = parts
        .private_endpoints
        .iter()
        .filter(|made| resolved.owns(made.reached));
    if let Some(resource) = lowering.resources.get_mut(workspace.0) {
        resource.waits.resources.extend(own.map(|made| made.ready));
    }
    let targets = &endpoints.written.targets;
    let target = targets.iter().find(|target| target.reached == Reached::Workspace);
    parts.door = target.map(|target| endpoints.endpoint(lowering, target, workspace).ready);
}

/// Lets computes and online endpoints wait for the workspace's private endpoint.
pub(in crate::lower) fn wait_for_door(lowering: &mut Lowering<'_>, parts: &Parts) {
    let Some(door) = parts.door else { return };
    for resource in &mut lowering.resources {
        if matches!(
            resource.kind,
            Kind::Cluster | Kind::Instance | Kind::KubernetesCompute | Kind::OnlineEndpoint
        ) {
            resource.waits.resources.push(door);
        }
    }
}

/// What every private endpoint of a blueprint is made with; each zone once.
pub(in crate::lower) struct Endpoints<'a> {
    written: &'a PrivateEndpoints,
    subnet: ResourceId,
    /// The network of that subnet.
    network: Option<ResourceId>,
    zones: BTreeMap<String, KnownZone>,
}

/// A zone, and its link to the network of the endpoints where that is made.
#[derive(Clone, Copy)]
struct KnownZone {
    zone: ResourceId,
    link: Option<ResourceId>,
}

impl<'a> Endpoints<'a> {
    fn new(lowering: &Lowering<'a>, parts: &Parts) -> Option<Self> {
        let written = lowering.resolved.network.endpoints.as_ref()?;
        let subnet = *parts.network.subnets.get(written.subnet)?;
        Some(Self {
            written,
            subnet,
            network: lowering.resources.get(subnet.0)?.parent,
            zones: BTreeMap::new(),
        })
    }

    fn endpoint(
        &mut self,
        lowering: &mut Lowering<'_>,
        target: &EndpointTarget,
        resource_id: ResourceId,
    ) -> EndpointTo {
        let logical = format!("{}-{}", word(lowering, target.reached), target.group.id());
        let item = Item::plain(&logical, target.span);
        let name = lowering.group_name(Kind::PrivateEndpoint, &item);
        let mut resource = of_kind(
            Kind::PrivateEndpoint,
            &logical,
            name.clone(),
            Origin::at(target.span),
        );
        lowering.place(&mut resource, &item);
        if let Some(location) = &self.written.location {
            resource.location = Some(Expr::Text(location.clone()));
        }
        if self.written.zones == Zones::ByOthers {
            resource.details = Details::ZonesByOthers;
        }
        let link = Object::new()
            .with("privateLinkServiceId", Expr::Id(resource_id))
            .with("groupIds", vec![target.group.id().into()]);
        let connection = Object::new().with("name", name).with("properties", link);
        resource.properties = Object::new()
            .with("subnet", Object::new().with("id", Expr::Id(self.subnet)))
            .with("privateLinkServiceConnections", vec![Expr::Object(connection)]);
        let endpoint = lowering.add(resource);
        let ready = self
            .zone_group(lowering, target, endpoint, &logical)
            .unwrap_or(endpoint);
        EndpointTo {
            reached: target.reached,
            group: target.group,
            endpoint,
            ready,
        }
    }

    /// Adds the zone group of an endpoint; none where zones are somebody else's.
    fn zone_group(
        &mut self,
        lowering: &mut Lowering<'_>,
        target: &EndpointTarget,
        endpoint: ResourceId,
        logical: &str,
    ) -> Option<ResourceId> {
        let cloud = lowering.resolved.cloud;
        let mut entries = Vec::new();
        let mut links = Vec::new();
        for zone in private_link::zones(target.group, cloud) {
            let known = self.zone(lowering, *zone, target)?;
            links.extend(known.link);
            let properties = Object::new().with("privateDnsZoneId", Expr::Id(known.zone));
            let entry = Object::new()
                .with("name", zone.name(cloud).replace('.', "-"))
                .with("properties", properties);
            entries.push(Expr::Object(entry));
        }
        let mut group = of_kind(
            Kind::PrivateDnsZoneGroup,
            logical,
            "default".into(),
            Origin::at(target.span),
        );
        group.parent = Some(endpoint);
        group.waits.resources = links;
        group.properties = Object::new().with("privateDnsZoneConfigs", entries);
        Some(lowering.add(group))
    }

    /// A zone, added where it is not yet.
    fn zone(
        &mut self,
        lowering: &mut Lowering<'_>,
        zone: Zone,
        target: &EndpointTarget,
    ) -> Option<KnownZone> {
        let place = match &self.written.zones {
            Zones::ByOthers => return None,
            Zones::Created => None,
            Zones::Existing(place) => Some(place.clone()),
        };
        let name = zone.name(lowering.resolved.cloud);
        if let Some(known) = self.zones.get(&name) {
            return Some(*known);
        }
        let logical = logical(zone);
        let written = match zone {
            Zone::Whole(name) => name.into(),
            Zone::Storage(prefix) => Expr::concat([prefix.into(), Expr::StorageSuffix]),
        };
        let mut resource = of_kind(Kind::PrivateDnsZone, &logical, written, Origin::at(target.span));
        let made = place.is_none();
        resource.existing = !made;
        resource.place = place.unwrap_or(Place::Own);
        if made {
            resource.location = Some("global".into());
            resource.tags = lowering.tags(&Item::plain(&logical, target.span));
        }
        let zone = lowering.add(resource);
        let link = self
            .network
            .filter(|_| made)
            .map(|network| link(lowering, zone, &logical, network, target));
        let known = KnownZone { zone, link };
        self.zones.insert(name, known);
        Some(known)
    }
}

/// The word by which names speak of what an endpoint leads to.
fn word<'a>(lowering: &Lowering<'a>, reached: Reached) -> &'a str {
    match (lowering.resolved.item(reached), reached) {
        (Some(item), _) if !item.is_default() => &item.logical,
        (_, Reached::Workspace) => "workspace",
        (_, Reached::Account(_)) => "storage",
        (_, Reached::Vault(_)) => "vault",
        (_, Reached::Registry(_)) => "registry",
    }
}

/// Links a zone to the network of the endpoints.
fn link(
    lowering: &mut Lowering<'_>,
    zone: ResourceId,
    logical: &str,
    network: ResourceId,
    target: &EndpointTarget,
) -> ResourceId {
    let mut resource = of_kind(
        Kind::VirtualNetworkLink,
        logical,
        Expr::Name(network),
        Origin::at(target.span),
    );
    resource.parent = Some(zone);
    resource.location = Some("global".into());
    resource.tags = lowering.tags(&Item::plain(logical, target.span));
    resource.properties = Object::new()
        .with("registrationEnabled", false)
        .with("virtualNetwork", Object::new().with("id", Expr::Id(network)));
    lowering.add(resource)
}

/// What a zone is called in symbolic names: `privatelink.api.azureml.ms` is `api`.
fn logical(zone: Zone) -> String {
    let (Zone::Whole(name) | Zone::Storage(name)) = zone;
    name.split('.').nth(1).unwrap_or(name).to_owned()
}
