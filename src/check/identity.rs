//! Identities of computes: `V-ID`.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Activity, Bearer, Kind, Model, Origin, Principal, ResourceId, Scope, Use};
use crate::source::Span;

/// Whether a kind of resource runs code with an identity that it carries.
fn carries(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Cluster | Kind::Instance | Kind::KubernetesCompute | Kind::OnlineEndpoint
    )
}

pub(super) fn carriers(model: &Model, diags: &mut Diagnostics) {
    let places = places(model);
    let primary = model
        .uses
        .iter()
        .find(|entry| entry.bearer == Bearer::WorkspacePrimary)
        .map(|entry| entry.principal);
    for cluster in model.resources.iter().filter(|resource| carries(resource.kind)) {
        let Some(identity) = &cluster.identity else {
            continue;
        };
        let at = places.get(&cluster.id).copied();
        if cluster.kind == Kind::Cluster && identity.system_assigned && !identity.user_assigned.is_empty() {
            diags.push(
                Diagnostic::error(
                    Code::CLUSTER_IDENTITIES,
                    at,
                    format!(
                        "{} has a system-assigned and user-assigned identities",
                        cluster.display()
                    ),
                )
                .help("keep one kind: `identity: system_assigned`, or the names of declared identities"),
            );
        }
        if let [first, _, ..] = identity.user_assigned.as_slice() {
            let name = model
                .resource(*first)
                .map_or("", |identity| identity.logical.as_str());
            diags.push(Diagnostic::information(
                Code::IDENTITY_ORDER,
                at,
                format!(
                    "`{name}` is the default identity of {}, because it is listed first",
                    cluster.display()
                ),
            ));
        }
        for id in &identity.user_assigned {
            if primary == Some(Principal::UserAssigned(*id)) {
                let name = model
                    .resource(*id)
                    .map_or("", |identity| identity.logical.as_str());
                diags.push(
                    Diagnostic::warning(
                        Code::CARRIES_PRIMARY,
                        at,
                        format!(
                            "{} carries `{name}`, the workspace's primary identity",
                            cluster.display()
                        ),
                    )
                    .cause("every job on it then has the workspace's rights, its vault's secrets included")
                    .help(format!(
                        "give it an identity of its own: `identity: {}`",
                        cluster.logical
                    )),
                );
            }
        }
    }
    for entry in &model.uses {
        let word = if entry.activity == Activity::ParallelRunStep {
            "parallel_run_step"
        } else if entry.activity == Activity::ModelRegistry {
            "model_registry"
        } else if entry.activity == Activity::BatchInference {
            "batch_inference"
        } else {
            continue;
        };
        if entry.bearer == Bearer::ClusterSystem {
            diags.push(
                Diagnostic::warning(
                    Code::FEATURE_NEEDS_USER_ASSIGNED,
                    entry.origin.primary(),
                    format!("`{word}` gets no role on a cluster with a system-assigned identity"),
                )
                .cause("its keyless scenario is documented for user-assigned identities only")
                .help("give the cluster a declared identity"),
            );
        }
    }
}

/// Where the identity of each compute is named.
fn places(model: &Model) -> BTreeMap<ResourceId, Span> {
    let runs = model
        .uses
        .iter()
        .filter(|entry| matches!(entry.activity, Activity::RunJobs | Activity::ServeEndpoint));
    runs.filter_map(|entry| Some((entry.consumer?, entry.origin.primary()?)))
        .collect()
}

/// Information about computes that can do more than their uses say, because they share an identity.
pub(super) fn shared(model: &Model, diags: &mut Diagnostics) {
    let places = places(model);
    let mut of_identity: BTreeMap<ResourceId, Vec<&Use>> = BTreeMap::new();
    for entry in &model.uses {
        // What a batch endpoint does, its cluster does: that is no sharing.
        let on_a_cluster = entry
            .consumer
            .and_then(|consumer| model.resource(consumer))
            .is_some_and(|consumer| consumer.kind == Kind::BatchEndpoint);
        if let (Principal::UserAssigned(id), false) = (entry.principal, on_a_cluster) {
            of_identity.entry(id).or_default().push(entry);
        }
    }
    for cluster in model.resources.iter().filter(|resource| carries(resource.kind)) {
        let Some(identity) = &cluster.identity else {
            continue;
        };
        for id in &identity.user_assigned {
            // What a batch endpoint does is done on its cluster.
            let serves_batch = model.uses.iter().any(|entry| {
                entry.consumer == Some(cluster.id) && entry.activity == Activity::BatchInference
            });
            let of_batch = |entry: &Use| {
                entry
                    .consumer
                    .and_then(|id| model.resource(id))
                    .is_some_and(|other| other.kind == Kind::BatchEndpoint)
            };
            let uses: Option<Vec<&Use>> = of_identity.get(id).map(|uses| {
                uses.iter()
                    .copied()
                    .filter(|entry| !(serves_batch && of_batch(entry)))
                    .collect()
            });
            let other = uses.and_then(|uses| more_than(&uses, cluster.id));
            let other = other.and_then(|entry| model.resource(entry.consumer?));
            let (Some(name), Some(other)) = (model.resource(*id), other) else {
                continue;
            };
            // That a compute carries the workspace's identity is a warning of its own.
            if other.kind == Kind::Workspace {
                continue;
            }
            let mut finding = Diagnostic::information(
                Code::SHARED_IDENTITY,
                places.get(&cluster.id).copied(),
                format!(
                    "{} can do more than its `uses` say, because it shares identity `{}` with {}",
                    cluster.display(),
                    name.logical,
                    other.display()
                ),
            )
            .help("give it an identity of its own if that is too much");
            if let Some(span) = Origin::primary(&other.origin) {
                finding = finding.also(span, "shares it");
            }
            diags.push(finding);
        }
    }
}

/// Keeping runs is the same whether some use writes or not.
fn same(activity: Activity) -> Activity {
    if activity == Activity::StoreReadingRuns {
        Activity::StoreRuns
    } else {
        activity
    }
}

/// A use of an identity by another resource than `consumer` that `consumer` does not have.
fn more_than<'m>(of_identity: &[&'m Use], consumer: ResourceId) -> Option<&'m Use> {
    let own: BTreeSet<(Activity, Scope)> = of_identity
        .iter()
        .filter(|entry| entry.consumer == Some(consumer))
        .map(|entry| (same(entry.activity), entry.target))
        .collect();
    of_identity
        .iter()
        .find(|entry| {
            let writes =
                entry.activity == Activity::ReadData && own.contains(&(Activity::WriteData, entry.target));
            entry.consumer != Some(consumer)
                && !own.contains(&(same(entry.activity), entry.target))
                && !writes
        })
        .copied()
}
