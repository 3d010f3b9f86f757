//! The computes of a blueprint, each as what its type says.

use super::compute::compute_type;
use super::context::Context;
use super::reference::check_logical;
use super::{Cluster, Instance, KubernetesCompute};
use crate::blueprint::ComputeType;

/// The computes of a blueprint, by kind.
#[derive(Debug, Default)]
pub(super) struct Computes {
    pub(super) clusters: Vec<Cluster>,
    pub(super) instances: Vec<Instance>,
    pub(super) kubernetes: Vec<KubernetesCompute>,
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
