//! Clusters, instances and Kubernetes computes.

use super::{Actor, Writer};
use crate::blueprint::DefaultStore;
use crate::catalog::uses::Consumer;
use crate::model::{Activity, ActorKind, Principal, ResourceId};
use crate::resolve::{Cluster, Instance, KubernetesCompute, ResolvedUse};
use crate::source::Spanned;

impl Writer<'_> {
    pub(super) fn computes(&mut self) {
        for (cluster, id) in self.resolved.clusters.with(&self.parts.clusters) {
            self.cluster(cluster, *id);
        }
        for (handle, instance) in self.resolved.instances.entries() {
            if let Some(id) = self.parts.instances.get(handle) {
                let user = self.people.instance_users.get(handle).copied();
                self.instance(instance, user, *id);
            }
        }
        for (compute, id) in self.resolved.kubernetes.with(&self.parts.kubernetes) {
            self.kubernetes(compute, *id);
        }
    }

    fn cluster(&mut self, cluster: &Cluster, id: ResourceId) {
        let kinds = (ActorKind::ClusterSystem, ActorKind::ClusterUser);
        let Some((default, place)) = self.default_actor(kinds, &cluster.identity, id, cluster.item.span)
        else {
            return;
        };
        let places = [place, cluster.item.span];
        self.push(default, Activity::RunJobs, self.itself(), &places);
        let writes = writes_data(&cluster.uses) || cluster.writes_for_batch;
        self.runs(default, &cluster.default_store, writes, place);
        for entry in &cluster.uses {
            let actor = self.actor_of(default, ActorKind::ClusterUser, entry);
            self.entry(actor, Consumer::Cluster, entry);
        }
        if let Some(span) = cluster.builds_images {
            let registry = self.own_registry();
            self.push(default, Activity::ImageBuild, registry, &[span]);
        }
        if let Some(span) = cluster.serves_batch {
            self.push(default, Activity::BatchInference, self.own_store(), &[span]);
        }
    }

    /// What the default identity does on the workspace's own stores for every job.
    fn runs(
        &mut self,
        default: Actor,
        store: &Spanned<DefaultStore>,
        writes: bool,
        place: crate::source::Span,
    ) {
        let activity = match store.value {
            DefaultStore::Write if writes => Activity::StoreRuns,
            DefaultStore::Write => Activity::StoreReadingRuns,
            DefaultStore::Read => Activity::ReadRuns,
            DefaultStore::None => return,
        };
        self.push(default, activity, self.own_store(), &[store.span, place]);
    }

    fn instance(&mut self, instance: &Instance, user: Option<Principal>, id: ResourceId) {
        if let Some(span) = instance.works_as_user {
            if let Some(principal) = user {
                let actor = Actor {
                    kind: ActorKind::Person,
                    principal,
                    consumer: None,
                };
                self.push(
                    actor,
                    Activity::OwnInstance,
                    self.own_store(),
                    &[span, instance.item.span],
                );
            }
            return;
        }
        let Some((principal, place)) = instance
            .identity
            .first()
            .and_then(|first| Some((self.identity(first.value)?, first.span)))
        else {
            return;
        };
        let default = Actor {
            kind: ActorKind::InstanceUser,
            principal,
            consumer: Some(id),
        };
        let places = [place, instance.item.span];
        self.push(default, Activity::RunJobs, self.itself(), &places);
        self.push(default, Activity::MountNotebooks, self.own_store(), &places);
        self.push(default, Activity::UseDefaultDatastore, self.own_store(), &places);
        let (workspace, _) = self.workspace_actor();
        if workspace.kind == ActorKind::WorkspacePrimary && workspace.principal == principal {
            self.push(workspace, Activity::MountNotebooks, self.own_store(), &places);
        }
        if let Some(minutes) = &instance.idle_minutes {
            self.push(
                default,
                Activity::IdleShutdown,
                self.itself(),
                &[minutes.span, place],
            );
        }
        for entry in &instance.uses {
            let actor = self.actor_of(default, ActorKind::InstanceUser, entry);
            self.entry(actor, Consumer::Instance, entry);
        }
    }

    fn kubernetes(&mut self, compute: &KubernetesCompute, id: ResourceId) {
        let kinds = (ActorKind::KubernetesSystem, ActorKind::KubernetesUser);
        let Some((default, place)) = self.default_actor(kinds, &compute.identity, id, compute.item.span)
        else {
            return;
        };
        let places = [place, compute.item.span];
        self.push(default, Activity::RunJobs, self.itself(), &places);
        self.runs(default, &compute.default_store, writes_data(&compute.uses), place);
        for entry in &compute.uses {
            let actor = self.actor_of(default, ActorKind::KubernetesUser, entry);
            self.entry(actor, Consumer::Kubernetes, entry);
        }
        let cluster = self.parts.externals.get(compute.cluster).copied();
        if let (Some(span), Some(cluster)) = (compute.kubelet_pull, cluster) {
            let nodes = Actor {
                kind: ActorKind::Kubelet,
                principal: Principal::Kubelet(cluster),
                consumer: None,
            };
            let registry = self.own_registry();
            self.push(nodes, Activity::RunJobs, registry, &[span]);
        }
    }
}

fn writes_data(uses: &[ResolvedUse]) -> bool {
    uses.iter().any(ResolvedUse::writes_data)
}
