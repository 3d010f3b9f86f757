//! What networks ask for: of the workspace's identity, of people who make computes, and of who deploys.

use std::collections::BTreeSet;

use super::{Actor, Writer};
use crate::blueprint::StorageGroup;
use crate::catalog::private_link::Group;
use crate::model::{Activity, Kind, ResourceId, Scope};
use crate::resolve::Reached;
use crate::source::Span;

impl Writer<'_> {
    /// The private endpoints of storage that the workspace's identity has to see.
    pub(super) fn private_endpoints(&mut self, actor: Actor) {
        for made in &self.parts.private_endpoints {
            if matches!(made.reached, Reached::Account(_))
                && matches!(made.group, Group::Blob | Group::File | Group::Dfs)
            {
                let place = self
                    .resources
                    .get(made.endpoint.0)
                    .and_then(|endpoint| endpoint.origin.primary());
                let places: Vec<Span> = place.into_iter().collect();
                self.push(
                    actor,
                    Activity::SeePrivateEndpoint,
                    Scope::Resource(made.endpoint),
                    &places,
                );
            }
        }
        for account in &self.resolved.accounts {
            for (group, endpoint) in &account.private_endpoints {
                let seen = matches!(group, StorageGroup::Blob | StorageGroup::File | StorageGroup::Dfs);
                if let Some(id) = self.parts.externals.get(endpoint.value).filter(|_| seen) {
                    self.push(
                        actor,
                        Activity::SeePrivateEndpoint,
                        Scope::Resource(*id),
                        &[endpoint.span],
                    );
                }
            }
        }
    }

    /// Who makes computes puts them into the subnet of computes.
    pub(super) fn join_subnet(&mut self, actor: Actor, span: Span) {
        let network = &self.resolved.network;
        let subnet = network
            .compute_subnet
            .and_then(|subnet| self.parts.network.subnets.get(subnet));
        if let Some(subnet) = subnet {
            self.push(actor, Activity::JoinSubnet, Scope::Resource(*subnet), &[span]);
        }
    }

    /// What who deploys needs in networks and zones that exist already.
    pub(super) fn networks_of_others(&mut self, actor: Actor, span: Span) {
        let joined = self.joined_networks();
        for resource in self.resources.iter().filter(|resource| resource.existing) {
            let activity = if joined.contains(&resource.id) {
                Activity::JoinNetwork
            } else if resource.kind == Kind::PrivateDnsZone && !resource.place.is_own() {
                // in the own group they are for whoever makes the rest
                Activity::JoinZone
            } else {
                continue;
            };
            let mut places = vec![span];
            places.extend(resource.origin.primary());
            self.push(actor, activity, Scope::Resource(resource.id), &places);
        }
        let serverless = self.resolved.network.serverless.as_ref();
        let subnet = serverless.and_then(|nodes| self.parts.network.subnets.get(nodes.subnet?));
        if let Some(subnet) = subnet {
            self.push(
                actor,
                Activity::JoinSubnetForServerless,
                Scope::Resource(*subnet),
                &[span],
            );
        }
    }

    /// The networks in which computes and private endpoints lie. One whose subnets are only let in is joined by nobody.
    fn joined_networks(&self) -> BTreeSet<ResourceId> {
        let network = &self.resolved.network;
        let clusters = self.resolved.clusters.iter().map(|cluster| &cluster.nodes);
        let instances = self.resolved.instances.iter().map(|instance| &instance.nodes);
        let nodes = clusters.chain(instances).chain(&network.serverless);
        let endpoints = network.endpoints.iter().map(|endpoints| endpoints.subnet);
        let subnets = nodes.filter_map(|nodes| nodes.subnet).chain(endpoints);
        subnets
            .filter_map(|subnet| self.parts.network.subnets.get(subnet))
            .filter_map(|subnet| self.resources.get(subnet.0)?.parent)
            .collect()
    }
}
