//! Computes of the workspace.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{IdentityItem, IdentityMap, NotYet, Tags, UseEntry, shape::WordListOr};
use crate::source::Spanned;

/// A compute of the workspace. Local authentication and SSH are off; there is no switch for them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Compute {
    /// Name in the workspace, instead of the logical one.
    pub name: Option<Spanned<String>>,
    /// Tags beside those of the blueprint.
    #[serde(default)]
    pub tags: Tags,
    /// What it is for.
    pub description: Option<Spanned<String>>,
    /// `amlcompute`, a cluster, by default; other kinds are not supported yet.
    #[serde(rename = "type")]
    pub kind: Option<Spanned<ComputeType>>,
    /// VM size, for example `Standard_DS3_v2`.
    pub size: Option<Spanned<String>>,
    /// `dedicated` by default; `low_priority` nodes are cheaper and can be taken away.
    pub tier: Option<Spanned<Tier>>,
    /// Nodes that are always on; 0 by default.
    pub min_instances: Option<Spanned<u32>>,
    /// Nodes at most.
    pub max_instances: Option<Spanned<u32>>,
    /// Seconds that an idle node waits before it is given back; 120 by default.
    pub idle_time_before_scale_down: Option<Spanned<u32>>,
    /// A declared identity, a list of them (the first is the default identity), `system_assigned`, or a mapping as in `az ml`.
    pub identity: Option<Spanned<WordListOr<Spanned<IdentityItem>, IdentityMap>>>,
    /// What its jobs do beyond running.
    pub uses: Option<Spanned<Vec<Spanned<UseEntry>>>>,
    /// What its default identity may do on the workspace's own stores: `write` by default.
    pub default_store: Option<Spanned<DefaultStore>>,
    /// The subnet of its nodes.
    pub subnet: Option<NotYet>,
    /// Whether its nodes have public addresses.
    pub node_public_ip: Option<NotYet>,
    /// The same as `node_public_ip`, as `az ml` spells it.
    pub enable_node_public_ip: Option<NotYet>,
    /// Minutes before an idle compute instance stops.
    pub idle_time_before_shutdown_minutes: Option<NotYet>,
    /// The user of a compute instance.
    pub assigned_to: Option<NotYet>,
    /// The same as `assigned_to`, as `az ml` spells it.
    pub create_on_behalf_of: Option<NotYet>,
    /// The Kubernetes cluster.
    pub resource_id: Option<NotYet>,
    /// The Kubernetes cluster.
    pub cluster: Option<NotYet>,
    /// The Kubernetes namespace.
    pub namespace: Option<NotYet>,
    /// The extension on the Kubernetes cluster.
    pub extension: Option<NotYet>,
    /// Instance types on the Kubernetes cluster.
    pub instance_types: Option<NotYet>,
    /// Whether the Kubernetes nodes pull images themselves.
    pub kubelet_pull: Option<NotYet>,
}

/// Kinds of compute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ComputeType {
    /// A cluster that scales.
    AmlCompute,
    /// A workstation of one person (not supported yet).
    ComputeInstance,
    /// An attached Kubernetes cluster (not supported yet).
    Kubernetes,
}

/// Priority of a cluster's nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Nodes of one's own.
    Dedicated,
    /// Nodes that Azure may take away.
    LowPriority,
}

/// What a compute's default identity may do on the workspace's own stores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DefaultStore {
    /// Write code, outputs and logs.
    Write,
    /// Read only.
    Read,
    /// Nothing.
    None,
}
