//! Private endpoints, and the zones in which their names are resolved.

use std::collections::BTreeMap;

use super::made::{EndpointTo, KnownZone};
use crate::catalog::private_link::{self, Zone};
use crate::lower::parts::Parts;
use crate::lower::{Lowering, of_kind};
use crate::model::{Details, Expr, Kind, Object, Origin, Place, ResourceId};
use crate::resolve::{EndpointTarget, Item, PrivateEndpoints, Reached, Zones};

/// Adds the private endpoints to all but the workspace.
pub(in crate::lower) fn endpoints_to_parts(lowering: &mut Lowering<'_>, parts: &mut Parts) {
    let Some(written) = &lowering.resolved.network.endpoints else {
        return;
    };
    let mut zones = ZoneBook::new(lowering, written, parts);
    for target in &written.targets {
        let id = match target.reached {
            Reached::Account(account) => parts.accounts.get(account).map(|ids| ids.account),
            Reached::Vault(vault) => parts.vaults.get(vault).copied(),
            Reached::Registry(registry) => parts.registries.get(registry).copied(),
            Reached::Workspace => None,
        };
        if let Some(id) = id {
            let made = endpoint(lowering, parts, written, target, id, &mut zones);
            parts.private_endpoints.extend(made);
        }
    }
    // zones of the workspace's own names come with its endpoint
    parts.zones = zones.known;
}

/// Adds the private endpoint to the workspace.
pub(in crate::lower) fn endpoint_of_workspace(
    lowering: &mut Lowering<'_>,
    workspace: ResourceId,
    parts: &mut Parts,
) {
    let Some(written) = &lowering.resolved.network.endpoints else {
        return;
    };
    let own = own_parts(parts, lowering);
    if let Some(resource) = lowering.resources.get_mut(workspace.0) {
        resource.waits.resources.extend(own);
    }
    let target = written
        .targets
        .iter()
        .find(|target| target.reached == Reached::Workspace);
    if let Some(target) = target {
        let mut zones = ZoneBook::new(lowering, written, parts);
        let made = endpoint(lowering, parts, written, target, workspace, &mut zones);
        parts.door = made.map(|made| made.ready);
    }
}

/// What the workspace waits for: the endpoints of its own account, vault and registry.
fn own_parts(parts: &Parts, lowering: &Lowering<'_>) -> Vec<ResourceId> {
    let resolved = lowering.resolved;
    let is_own = |reached: Reached| match reached {
        Reached::Account(account) => resolved.default_account() == Some(account),
        Reached::Vault(vault) => resolved.default_vault() == Some(vault),
        Reached::Registry(registry) => resolved.default_registry() == Some(registry),
        Reached::Workspace => false,
    };
    let own = parts.private_endpoints.iter().filter(|made| is_own(made.reached));
    own.map(|made| made.ready).collect()
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

fn endpoint(
    lowering: &mut Lowering<'_>,
    parts: &Parts,
    written: &PrivateEndpoints,
    target: &EndpointTarget,
    resource_id: ResourceId,
    zones: &mut ZoneBook,
) -> Option<EndpointTo> {
    let subnet = *parts.network.subnets.get(written.subnet)?;
    let word = word(lowering, target.reached)?;
    let logical = format!("{word}-{}", target.group.id());
    let item = Item::plain(&logical, target.span);
    let name = lowering.group_name(Kind::PrivateEndpoint, &item);
    let mut resource = of_kind(
        Kind::PrivateEndpoint,
        &logical,
        name.clone(),
        Origin::at(target.span),
    );
    lowering.place(&mut resource, &item);
    if let Some(location) = &written.location {
        resource.location = Some(Expr::Text(location.clone()));
    }
    if written.zones == Zones::ByOthers {
        resource.details = Details::ZonesByOthers;
    }
    let link = Object::new()
        .with("privateLinkServiceId", Expr::Id(resource_id))
        .with("groupIds", vec![target.group.id().into()]);
    let connection = Object::new().with("name", name).with("properties", link);
    resource.properties = Object::new()
        .with("subnet", Object::new().with("id", Expr::Id(subnet)))
        .with("privateLinkServiceConnections", vec![Expr::Object(connection)]);
    let endpoint = lowering.add(resource);
    let ready = zone_group(lowering, target, endpoint, &logical, zones).unwrap_or(endpoint);
    Some(EndpointTo {
        reached: target.reached,
        group: target.group,
        endpoint,
        ready,
    })
}

/// Adds the zone group of an endpoint; none where zones are somebody else's.
fn zone_group(
    lowering: &mut Lowering<'_>,
    target: &EndpointTarget,
    endpoint: ResourceId,
    logical: &str,
    zones: &mut ZoneBook,
) -> Option<ResourceId> {
    let cloud = lowering.resolved.cloud;
    let mut entries = Vec::new();
    let mut links = Vec::new();
    for zone in private_link::zones(target.group, cloud) {
        let known = zones.zone(lowering, *zone, target)?;
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

/// The word by which names speak of what an endpoint leads to.
fn word(lowering: &Lowering<'_>, reached: Reached) -> Option<String> {
    let resolved = lowering.resolved;
    let of = |item: &Item, own: &str| {
        if item.is_default() {
            own.to_owned()
        } else {
            item.logical.clone()
        }
    };
    Some(match reached {
        Reached::Workspace => "workspace".to_owned(),
        Reached::Account(account) => of(&resolved.accounts.get(account)?.item, "storage"),
        Reached::Vault(vault) => of(&resolved.vaults.get(vault)?.item, "vault"),
        Reached::Registry(registry) => of(&resolved.registries.get(registry)?.item, "registry"),
    })
}

/// The zones of a blueprint: each once.
struct ZoneBook {
    zones: Zones,
    /// The network of the subnet of the endpoints.
    network: Option<ResourceId>,
    known: BTreeMap<String, KnownZone>,
}

impl ZoneBook {
    fn new(lowering: &Lowering<'_>, written: &PrivateEndpoints, parts: &Parts) -> Self {
        let subnet = parts.network.subnets.get(written.subnet);
        let subnet = subnet.and_then(|subnet| lowering.resources.get(subnet.0));
        Self {
            zones: written.zones.clone(),
            network: subnet.and_then(|subnet| subnet.parent),
            known: parts.zones.clone(),
        }
    }

    /// A zone, added where it is not yet.
    fn zone(
        &mut self,
        lowering: &mut Lowering<'_>,
        zone: Zone,
        target: &EndpointTarget,
    ) -> Option<KnownZone> {
        let place = match &self.zones {
            Zones::ByOthers => return None,
            Zones::Created => None,
            Zones::Existing(place) => Some(place.clone()),
        };
        let name = zone.name(lowering.resolved.cloud);
        if let Some(known) = self.known.get(&name) {
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
        self.known.insert(name, known);
        Some(known)
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
