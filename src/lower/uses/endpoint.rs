//! Online and batch endpoints.

use super::Writer;
use crate::arena::Handle;
use crate::catalog::uses::Consumer;
use crate::model::{Activity, ActorKind, ResourceId};
use crate::resolve::{Cluster, Endpoint, EndpointKind, Online};

impl Writer<'_> {
    pub(super) fn endpoints(&mut self) {
        for (endpoint, id) in self.resolved.endpoints.with(&self.parts.endpoints) {
            match &endpoint.kind {
                EndpointKind::Online(online) => self.online(endpoint, online, *id),
                EndpointKind::Batch { cluster, .. } => self.batch(endpoint, *cluster, *id),
            }
        }
    }

    fn online(&mut self, endpoint: &Endpoint, online: &Online, id: ResourceId) {
        let kinds = (ActorKind::EndpointSystem, ActorKind::EndpointUser);
        let Some((actor, place)) = self.default_actor(kinds, &online.identity, id, endpoint.item.span) else {
            return;
        };
        let places = [place, endpoint.item.span];
        self.push(actor, Activity::ServeEndpoint, self.itself(), &places);
        if let Some(insights) = self.keyless_insights() {
            self.push(actor, Activity::PublishTelemetry, insights, &places);
        }
        if let Some(span) = online.enforces_secret_stores {
            self.push(actor, Activity::UseDefaultSecretStores, self.itself(), &[span]);
        }
        for entry in &endpoint.uses {
            self.entry(actor, Consumer::OnlineEndpoint, entry);
        }
    }

    /// A batch endpoint has no identity: its cluster's reads its input and writes its output.
    fn batch(&mut self, endpoint: &Endpoint, cluster: Handle<Cluster>, id: ResourceId) {
        let kinds = (ActorKind::ClusterSystem, ActorKind::ClusterUser);
        let (Some(cluster), Some(owner)) = (
            self.resolved.clusters.get(cluster),
            self.parts.clusters.get(cluster),
        ) else {
            return;
        };
        let Some((mut default, _)) = self.default_actor(kinds, &cluster.identity, *owner, cluster.item.span)
        else {
            return;
        };
        default.consumer = Some(id);
        for entry in &endpoint.uses {
            let actor = self.actor_of(default, ActorKind::ClusterUser, entry);
            self.entry(actor, Consumer::BatchEndpoint, entry);
        }
    }
}
