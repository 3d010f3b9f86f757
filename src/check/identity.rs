//! Identities of computes: `V-ID`.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Activity, Bearer, Kind, Model, Origin, Principal, Resource, ResourceId, Use};

pub(super) fn clusters(model: &Model, diags: &mut Diagnostics) {
    let primary = model
        .uses
        .iter()
        .find(|entry| entry.bearer == Bearer::WorkspacePrimary)
        .map(|entry| entry.principal);
    for cluster in model
        .resources
        .iter()
        .filter(|resource| resource.kind == Kind::Cluster)
    {
        let Some(identity) = &cluster.identity else {
            continue;
        };
        let at = place(model, cluster);
        if identity.system_assigned && !identity.user_assigned.is_empty() {
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

/// Where a cluster's identity is named.
fn place(model: &Model, cluster: &Resource) -> Option<crate::source::Span> {
    model
        .uses
        .iter()
        .find(|entry| entry.consumer == Some(cluster.id) && entry.activity == Activity::RunJobs)
        .map_or_else(|| cluster.origin.primary(), |entry| entry.origin.primary())
}

/// Information about computes that can do more than their uses say, because they share an identity.
pub(super) fn shared(model: &Model, diags: &mut Diagnostics) {
    for cluster in model
        .resources
        .iter()
        .filter(|resource| resource.kind == Kind::Cluster)
    {
        let Some(identity) = &cluster.identity else {
            continue;
        };
        for id in &identity.user_assigned {
            let Some(other) = more_than(model, cluster.id, *id) else {
                continue;
            };
            let (Some(name), Some(other)) = (
                model.resource(*id),
                other.consumer.and_then(|id| model.resource(id)),
            ) else {
                continue;
            };
            if other.kind == Kind::Workspace {
                continue;
            }
            let mut finding = Diagnostic::information(
                Code::SHARED_IDENTITY,
                place(model, cluster),
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

/// A use of the identity by another resource than `consumer` that `consumer` does not have.
fn more_than(model: &Model, consumer: ResourceId, identity: ResourceId) -> Option<&Use> {
    let of_identity = || {
        model
            .uses
            .iter()
            .filter(|entry| entry.principal == Principal::UserAssigned(identity))
    };
    let own: Vec<(Activity, crate::model::Scope)> = of_identity()
        .filter(|entry| entry.consumer == Some(consumer))
        .map(|entry| (entry.activity, entry.target))
        .collect();
    of_identity().find(|entry| {
        entry.consumer != Some(consumer)
            && !own.contains(&(entry.activity, entry.target))
            && !own.contains(&(Activity::WriteData, entry.target))
    })
}
