//! The computes of a blueprint, each as what its type says.

use super::compute::compute_type;
use super::context::Context;
use super::reference::check_logical;
use super::{Cluster, Instance, KubernetesCompute};
use crate::arena::{Arena, Handle};
use crate::blueprint::ComputeType;

/// The computes of a blueprint, by kind.
#[derive(Debug, Default)]
pub(super) struct Computes {
    pub(super) clusters: Arena<Cluster>,
    pub(super) instances: Arena<Instance>,
    pub(super) kubernetes: Arena<KubernetesCompute>,
}

/// A compute of any kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComputeHandle {
    /// A cluster.
    Cluster(Handle<Cluster>),
    /// An instance.
    Instance(Handle<Instance>),
    /// A Kubernetes compute.
    Kubernetes(Handle<KubernetesCompute>),
}

impl Computes {
    /// The compute of a name.
    pub(super) fn find(&self, name: &str) -> Option<ComputeHandle> {
        let cluster = self.clusters.keyed(name);
        let instance = self.instances.keyed(name);
        let kubernetes = self.kubernetes.keyed(name);
        cluster
            .map(ComputeHandle::Cluster)
            .or(instance.map(ComputeHandle::Instance))
            .or(kubernetes.map(ComputeHandle::Kubernetes))
    }
}

impl Context<'_> {
    /// The declared computes; identities that they fall back on are added.
    pub(super) fn computes(&mut self) -> Computes {
        let mut found = Computes::default();
        for (key, entry) in &self.blueprint.computes {
            check_logical(key, "a compute", self.diags);
            let entry = &entry.value;
            match compute_type(entry) {
                ComputeType::AmlCompute => found.clusters.extend(self.cluster(key, entry)),
                ComputeType::ComputeInstance => found.instances.extend(self.instance(key, entry)),
                ComputeType::Kubernetes => found.kubernetes.extend(self.kubernetes(key, entry)),
            }
        }
        found
    }
}
