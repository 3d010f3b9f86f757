//! Compute clusters.

use super::data::{Account, Store};
use super::identity::{self, UserIdentity};
use super::reference::{check_logical, required};
use super::{Item, ResolvedUse, top, uses};
use crate::blueprint::{
    Blueprint, Compute, ComputeType, DefaultStore, Feature, IdentityMap, Tier, shape::WordListOr,
};
use crate::catalog::{limits, vm_sizes};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};

/// The identity of a cluster.
#[derive(Debug, Clone)]
pub struct ClusterIdentity {
    /// Whether it has one that Azure makes, and where that is written.
    pub system_assigned: Option<Span>,
    /// User-assigned ones, the default identity first, with the places that name them.
    pub user_assigned: Vec<Spanned<usize>>,
}

impl ClusterIdentity {
    /// Whether it carries the identity at `index`.
    #[must_use]
    pub fn carries(&self, index: usize) -> bool {
        self.user_assigned.iter().any(|attached| attached.value == index)
    }
}

/// A compute cluster.
#[derive(Debug, Clone)]
pub struct Cluster {
    /// Name, place and tags.
    pub item: Item,
    /// What it is for.
    pub description: Option<String>,
    /// VM size.
    pub size: Spanned<String>,
    /// Whether its nodes are low-priority ones.
    pub low_priority: bool,
    /// Nodes that are always on.
    pub min_instances: u32,
    /// Nodes at most.
    pub max_instances: Spanned<u32>,
    /// Seconds before an idle node is given back.
    pub idle_seconds: u32,
    /// Its identity.
    pub identity: ClusterIdentity,
    /// What it does.
    pub uses: Vec<ResolvedUse>,
    /// What its default identity may do on the workspace's own stores.
    pub default_store: DefaultStore,
    /// Where `default_store` or the default of it comes from.
    pub default_store_span: Span,
    /// Where the workspace makes it the cluster that builds images.
    pub builds_images: Option<Span>,
}

/// Seconds that an idle node waits, as `az ml` has it.
const IDLE_SECONDS: u32 = 120;

/// The declared clusters; identities that they fall back on are added.
pub(super) fn clusters(
    blueprint: &Blueprint,
    identities: &mut Vec<UserIdentity>,
    accounts: &[Account],
    stores: &[Store],
    diags: &mut Diagnostics,
) -> Vec<Cluster> {
    blueprint
        .computes
        .iter()
        .filter_map(|(key, entry)| {
            check_logical(key, "a compute", diags);
            let uses = entry
                .value
                .uses
                .as_ref()
                .map(|uses| uses.value.as_slice())
                .unwrap_or_default();
            let uses = uses::resolve(uses, accounts, stores, diags);
            let identity = identity_of(key, &entry.value, identities, diags)?;
            let uses = uses
                .into_iter()
                .filter(|entry| allowed(entry, &identity, identities, diags))
                .collect();
            cluster(key, &entry.value, uses, identity, diags)
        })
        .collect()
}

fn cluster(
    key: &Spanned<String>,
    entry: &Compute,
    uses: Vec<ResolvedUse>,
    identity: ClusterIdentity,
    diags: &mut Diagnostics,
) -> Option<Cluster> {
    if let Some(
        kind @ Spanned {
            value: ComputeType::ComputeInstance | ComputeType::Kubernetes,
            ..
        },
    ) = &entry.kind
    {
        diags.push(Diagnostic::error(
            Code::NOT_YET,
            kind.span,
            format!(
                "this type of compute is not supported yet, as `{}` asks for",
                key.value
            ),
        ));
        return None;
    }
    let size = required(
        ("cluster", key),
        entry.size.as_ref(),
        "size",
        "size: Standard_DS3_v2",
        diags,
    );
    let max = required(
        ("cluster", key),
        entry.max_instances.as_ref(),
        "max_instances",
        "max_instances: 4",
        diags,
    );
    let (size, max_instances) = (size?.clone(), max?.clone());
    check_size(&size, diags);
    check_nodes(&max_instances, diags);
    let min = entry.min_instances.as_ref();
    if let Some(min) = min.filter(|min| min.value > max_instances.value) {
        diags.push(
            Diagnostic::error(
                Code::OUT_OF_RANGE,
                min.span,
                format!(
                    "cluster `{}` has more nodes at least ({}) than at most ({})",
                    key.value, min.value, max_instances.value
                ),
            )
            .also(max_instances.span, "at most")
            .help("raise `max_instances` or lower `min_instances`"),
        );
    }
    let only_builds = !uses.is_empty()
        && uses
            .iter()
            .all(|entry| entry.task == uses::Task::Feature(Feature::ImageBuild));
    let uses_span = entry.uses.as_ref().map(|uses| uses.span);
    let default_store = entry.default_store.as_ref();
    Some(Cluster {
        item: Item {
            logical: key.value.clone(),
            span: key.span,
            name: entry.name.clone(),
            tags: top::tags(&entry.tags, diags),
        },
        description: entry.description.as_ref().map(|text| text.value.clone()),
        size,
        low_priority: entry
            .tier
            .as_ref()
            .is_some_and(|tier| tier.value == Tier::LowPriority),
        min_instances: min.map_or(0, |min| min.value),
        max_instances,
        idle_seconds: entry
            .idle_time_before_scale_down
            .as_ref()
            .map_or(IDLE_SECONDS, |idle| idle.value),
        identity,
        default_store: default_store.map_or(
            if only_builds {
                DefaultStore::None
            } else {
                DefaultStore::Write
            },
            |written| written.value,
        ),
        default_store_span: default_store.map_or(
            if only_builds {
                uses_span.unwrap_or(key.span)
            } else {
                key.span
            },
            |written| written.span,
        ),
        uses,
        builds_images: None,
    })
}

fn check_size(size: &Spanned<String>, diags: &mut Diagnostics) {
    let help = "`az ml compute list-sizes` shows the sizes of a region";
    if !vm_sizes::looks_like_size(&size.value) {
        diags.push(
            Diagnostic::error(
                Code::VM_SIZE,
                size.span,
                format!("`{}` is not a VM size", size.value),
            )
            .help(format!("write a size such as `Standard_DS3_v2`; {help}")),
        );
    } else if let Some(date) = vm_sizes::retired(&size.value) {
        let message = format!("VM size `{}` was retired on {date}", size.value);
        diags.push(Diagnostic::warning(Code::VM_SIZE, size.span, message).help(help));
    }
}

fn check_nodes(most: &Spanned<u32>, diags: &mut Diagnostics) {
    let (limit, default) = (&limits::CLUSTER_NODES, &limits::CLUSTER_NODES_DEFAULT);
    if !limit.allows(u64::from(most.value)) {
        let message = format!(
            "a cluster can't have {} nodes, Azure allows {}",
            most.value, limit.max
        );
        diags.push(Diagnostic::error(Code::NODES, most.span, message).help("lower `max_instances`"));
    } else if !default.allows(u64::from(most.value)) {
        let message = format!(
            "without a raised quota a cluster has {} nodes at most, not {}",
            default.max, most.value
        );
        diags.push(Diagnostic::information(Code::NODES, most.span, message));
    }
}

/// Whether a cluster can have this use; if not, that is a finding.
fn allowed(
    wanted: &ResolvedUse,
    identity: &ClusterIdentity,
    identities: &[UserIdentity],
    diags: &mut Diagnostics,
) -> bool {
    if let Some(word) = &wanted.identity {
        let Some(named) = identity::named(word, identities, diags) else {
            return false;
        };
        if !identity.carries(named.value) {
            diags.push(
                Diagnostic::error(
                    Code::USE_REFUSED,
                    word.span,
                    format!("identity `{}` is not attached to this cluster", word.value),
                )
                .help("list it under the cluster's `identity`, or remove it here"),
            );
            return false;
        }
    }
    let uses::Task::Feature(feature) = &wanted.task else {
        return true;
    };
    let known = matches!(
        feature,
        Feature::ParallelRunStep | Feature::ModelRegistry | Feature::ImageBuild
    );
    if !known {
        diags.push(uses::refused(*feature, "a cluster", wanted.span));
    }
    known
}

fn identity_of(
    key: &Spanned<String>,
    entry: &Compute,
    identities: &mut Vec<UserIdentity>,
    diags: &mut Diagnostics,
) -> Option<ClusterIdentity> {
    let user = |user_assigned| ClusterIdentity {
        system_assigned: None,
        user_assigned,
    };
    let Some(written) = &entry.identity else {
        return Some(user(vec![identity::fallback("compute", key.span, identities)]));
    };
    match &written.value {
        WordListOr::Word(word) if word.value == "system_assigned" => Some(ClusterIdentity {
            system_assigned: Some(word.span),
            user_assigned: Vec::new(),
        }),
        WordListOr::Word(word) if word.value == "none" => {
            diags.push(
                Diagnostic::error(
                    Code::CLUSTER_IDENTITY,
                    word.span,
                    format!("cluster `{}` can't work without an identity", key.value),
                )
                .cause(
                    "it pulls images and reaches data with it; only a compute instance can work as its user",
                )
                .help("leave `identity` out, or name a declared identity"),
            );
            None
        }
        WordListOr::Word(word) => Some(user(vec![identity::named(word, identities, diags)?])),
        WordListOr::List(items) => {
            let found = identity::listed(items, identities, diags);
            if items.is_empty() {
                diags.push(empty_list(key, written.span));
            }
            (!found.is_empty()).then(|| user(found))
        }
        WordListOr::Body(mapping) => of_mapping(mapping, identities, diags),
    }
}

fn of_mapping(
    mapping: &IdentityMap,
    identities: &[UserIdentity],
    diags: &mut Diagnostics,
) -> Option<ClusterIdentity> {
    let (system_assigned, user_assigned) = identity::of_mapping(mapping, identities, diags);
    let some = system_assigned.is_some() || !user_assigned.is_empty();
    some.then_some(ClusterIdentity {
        system_assigned,
        user_assigned,
    })
}

fn empty_list(key: &Spanned<String>, span: Span) -> Diagnostic {
    Diagnostic::error(
        Code::MISSING_KEY,
        span,
        format!("cluster `{}` names no identity", key.value),
    )
    .help("name a declared identity, or leave `identity` out")
}
