//! Compute clusters.

use super::compute::{default_store, written_uses};
use super::context::Context;
use super::identity::Identities;
use super::reference::required;
use super::{Item, Nodes, ResolvedUse};
use crate::arena::Keyed;
use crate::blueprint::OrParam;
use crate::blueprint::{Compute, ComputeType, DefaultStore, Tier};
use crate::catalog::{limits, uses::Consumer};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};

/// A compute cluster.
#[derive(Debug, Clone)]
pub struct Cluster {
    /// Name, place and tags.
    pub item: Item,
    /// What it is for.
    pub description: Option<OrParam<String>>,
    /// VM size.
    pub size: Spanned<OrParam<String>>,
    /// Whether its nodes are low-priority ones.
    pub low_priority: bool,
    /// Nodes that are always on.
    pub min_instances: OrParam<u32>,
    /// Nodes at most.
    pub max_instances: Spanned<OrParam<u32>>,
    /// Seconds before an idle node is given back.
    pub idle_seconds: OrParam<u32>,
    /// Its identities.
    pub identity: Identities,
    /// What it does.
    pub uses: Vec<ResolvedUse>,
    /// What its default identity may do on the workspace's own stores.
    pub default_store: Spanned<DefaultStore>,
    /// Where its nodes lie.
    pub nodes: Nodes,
    /// Where the workspace makes it the cluster that builds images.
    pub builds_images: Option<Span>,
    /// Batch endpoints that work on it, by the places that say so.
    pub serves_batch: Option<Span>,
    /// Whether one of these writes data through it.
    pub writes_for_batch: bool,
}

/// By its logical name.
impl Keyed for Cluster {
    type Key = String;

    fn key(&self) -> String {
        self.item.logical.clone()
    }
}

/// Seconds that an idle node waits, as `az ml` has it.
const IDLE_SECONDS: u32 = 120;

impl Context<'_> {
    pub(super) fn cluster(&mut self, key: &Spanned<String>, entry: &Compute) -> Option<Cluster> {
        self.refuse_other_keys(key, entry, ComputeType::AmlCompute);
        let uses = self.uses(written_uses(entry), Consumer::Cluster);
        let identity = self.compute_identity(key, entry, "cluster");
        let noun = ("cluster", key);
        let size = required(
            noun,
            entry.size.as_ref(),
            "size",
            "size: Standard_DS3_v2",
            self.diags,
        );
        let max = required(
            noun,
            entry.max_instances.as_ref(),
            "max_instances",
            "max_instances: 4",
            self.diags,
        );
        let (size, max_instances, identity) = (size?.clone(), max?.clone(), identity?);
        let uses = self.carried_only(uses, &identity, "cluster");
        self.check_size(&size, ComputeType::AmlCompute);
        check_nodes(&max_instances, self.diags);
        let min = entry.min_instances.as_ref();
        if let (Some(min), Some(most)) = (min, max_instances.value.value())
            && let OrParam::Value(least) = &min.value
            && least > most
        {
            self.diags.push(
                Diagnostic::error(
                    Code::OUT_OF_RANGE,
                    min.span,
                    format!(
                        "cluster `{}` has more nodes at least ({}) than at most ({})",
                        key.value, least, most
                    ),
                )
                .also(max_instances.span, "at most")
                .help("raise `max_instances` or lower `min_instances`"),
            );
        }
        Some(Cluster {
            item: Item::of(key, entry.name.as_ref(), &entry.tags, self.diags),
            description: entry.description.as_ref().map(|text| text.value.clone()),
            size,
            low_priority: entry
                .tier
                .as_ref()
                .is_some_and(|tier| tier.value == Tier::LowPriority),
            min_instances: min.map_or(OrParam::Value(0), |min| min.value.clone()),
            max_instances,
            idle_seconds: entry
                .idle_time_before_scale_down
                .as_ref()
                .map_or(OrParam::Value(IDLE_SECONDS), |idle| idle.value.clone()),
            identity,
            default_store: default_store(key, entry, &uses),
            uses,
            nodes: self.nodes(key, entry),
            builds_images: None,
            serves_batch: None,
            writes_for_batch: false,
        })
    }
}

fn check_nodes(written: &Spanned<OrParam<u32>>, diags: &mut Diagnostics) {
    let OrParam::Value(most) = written.value else {
        return; // that of a parameter is not seen
    };
    let most = Spanned::new(most, written.span);
    let (limit, default) = (&limits::CLUSTER_NODES, &limits::CLUSTER_NODES_DEFAULT);
    if !limit.allows(u64::from(most.value)) {
        let message = format!(
            "a cluster can't have {} nodes, Azure allows {}",
            most.value, limit.max
        );
        diags.push(Diagnostic::error(Code::NODES, most.span, message).help("lower `max_instances`"));
    } else if most.value == 0 {
        diags.push(
            Diagnostic::warning(Code::NODES, most.span, "a cluster of at most 0 nodes runs no job")
                .help("raise `max_instances`, or remove the cluster"),
        );
    } else if !default.allows(u64::from(most.value)) {
        let message = format!(
            "without a raised quota a cluster has {} nodes at most, not {}",
            default.max, most.value
        );
        diags.push(Diagnostic::information(Code::NODES, most.span, message));
    }
}
