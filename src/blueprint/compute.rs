//! Computes of the workspace.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    Existing, Guid, IdentityItem, IdentityMap, Items, NetworkSettings, OrParam, SubnetRef, Tags, Texts,
    UseEntry,
    shape::{WordListOr, WordOr},
};
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
    pub description: Option<Spanned<OrParam<String>>>,
    /// `amlcompute`, a cluster, by default; `computeinstance` or `kubernetes`.
    #[serde(rename = "type")]
    pub kind: Option<Spanned<ComputeType>>,
    /// VM size, for example `Standard_DS3_v2`.
    pub size: Option<Spanned<OrParam<String>>>,
    /// `dedicated` by default; `low_priority` nodes are cheaper and can be taken away.
    pub tier: Option<Spanned<Tier>>,
    /// Nodes that are always on; 0 by default.
    pub min_instances: Option<Spanned<OrParam<u32>>>,
    /// Nodes at most.
    pub max_instances: Option<Spanned<OrParam<u32>>>,
    /// Seconds that an idle node waits before it is given back; 120 by default.
    pub idle_time_before_scale_down: Option<Spanned<OrParam<u32>>>,
    /// A declared identity, a list of them (the first is the default identity), `system_assigned`, or a mapping as in `az ml`.
    pub identity: Option<Spanned<WordListOr<Spanned<IdentityItem>, IdentityMap>>>,
    /// What its jobs do beyond running.
    pub uses: Option<Spanned<Vec<Spanned<UseEntry>>>>,
    /// What its default identity may do on the workspace's own stores: `write` by default.
    pub default_store: Option<Spanned<DefaultStore>>,
    /// The subnet of its nodes; `network.compute_subnet` by default.
    pub subnet: Option<Spanned<SubnetRef>>,
    /// The same as `subnet`, as `az ml` spells it.
    pub network_settings: Option<Spanned<NetworkSettings>>,
    /// Whether its nodes have public addresses; `true` by default, `false` where the network is not `public`.
    pub node_public_ip: Option<Spanned<bool>>,
    /// The same as `node_public_ip`, as `az ml` spells it.
    pub enable_node_public_ip: Option<Spanned<bool>>,
    /// Minutes before an idle compute instance stops.
    pub idle_time_before_shutdown_minutes: Option<Spanned<OrParam<u32>>>,
    /// The user of a compute instance: a declared principal, or an object id.
    pub assigned_to: Option<Spanned<WordOr<AssignedUser>>>,
    /// The same as `assigned_to`, as `az ml` spells it.
    pub create_on_behalf_of: Option<Spanned<AssignedUser>>,
    /// Resource id of the Kubernetes cluster, as `az ml` spells it.
    pub resource_id: Option<Spanned<String>>,
    /// The Kubernetes cluster, which exists already.
    pub cluster: Option<Spanned<KubernetesCluster>>,
    /// The Kubernetes namespace of the workloads. It has to exist.
    pub namespace: Option<Spanned<String>>,
    /// The machine learning extension of the Kubernetes cluster; assumed to be there.
    pub extension: Option<Spanned<Extension>>,
    /// Instance types on the Kubernetes cluster, by name.
    #[serde(default)]
    pub instance_types: Items<InstanceType>,
    /// Whether the nodes pull images of the workspace's registry by themselves; `false` by default.
    pub kubelet_pull: Option<Spanned<bool>>,
}

/// Kinds of compute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ComputeType {
    /// A cluster that scales.
    AmlCompute,
    /// A workstation of one person.
    ComputeInstance,
    /// An attached Kubernetes cluster.
    Kubernetes,
}

/// The user of a compute instance.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignedUser {
    /// The user's object id.
    #[serde(alias = "user_object_id")]
    pub object_id: Spanned<OrParam<Guid>>,
    /// The user's tenant; the deployment's if not written.
    #[serde(alias = "user_tenant_id")]
    pub tenant_id: Option<Spanned<OrParam<Guid>>>,
}

/// A Kubernetes cluster, and what cannot be seen of it at build.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KubernetesCluster {
    /// An AKS cluster (id or name) or an Arc-enabled one (id).
    pub existing: Spanned<Existing>,
    /// The relay namespace that the extension made beside an Arc-enabled cluster.
    pub relay: Option<Spanned<RelayEntry>>,
    /// Whether the workspace reaches the AKS cluster by Trusted Access; `false` by default.
    pub trusted_access: Option<Spanned<bool>>,
    /// Whether the AKS cluster runs as a service principal; `false` by default.
    pub service_principal: Option<Spanned<bool>>,
    /// Whether the AKS cluster has local accounts; `true` by default.
    pub local_accounts: Option<Spanned<bool>>,
    /// Whether the API server of the AKS cluster lets in authorized address ranges only; `false` by default.
    pub authorized_ip_ranges: Option<Spanned<bool>>,
    /// Whether the AKS cluster uses the retired pod identities; `false` by default.
    pub pod_identity: Option<Spanned<bool>>,
}

/// A relay namespace.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RelayEntry {
    /// The namespace, which exists already.
    pub existing: Spanned<Existing>,
}

/// The machine learning extension of a Kubernetes cluster.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// Whether to install it; otherwise it is assumed to be there.
    pub create: Spanned<bool>,
}

/// An instance type of a Kubernetes compute.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InstanceType {
    /// Labels of the nodes it runs on.
    #[serde(default)]
    pub node_selector: Texts,
    /// What a job of this type gets.
    #[serde(default)]
    pub resources: InstanceResources,
}

/// Resources of an instance type.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InstanceResources {
    /// What is reserved: `cpu`, `memory`, `nvidia.com/gpu`.
    #[serde(default)]
    pub requests: Texts,
    /// What is allowed at most.
    #[serde(default)]
    pub limits: Texts,
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
