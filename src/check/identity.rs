//! Identities of computes: `V-ID`.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Activity, ActorKind, Carries, Kind, Model, Principal, ResourceId, Scope, Use};
use crate::source::Span;

/// A grant to the identity that Azure makes for a resource needs a resource that has one.
pub(super) fn principals(model: &Model, diags: &mut Diagnostics) {
    let mut seen = BTreeSet::new();
    for assignment in &model.role_assignments {
        let Principal::SystemAssigned(id) = assignment.principal else {
            continue;
        };
        let Some(owner) = model
            .resource(id)
            .filter(|owner| !owner.existing && seen.insert(owner.id))
        else {
            continue;
        };
        let has_one = owner
            .identity
            .as_ref()
            .is_some_and(|identity| identity.system_assigned);
        if !has_one {
            diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    owner.origin.primary(),
                    format!(
                        "{} is a principal, and has no identity of its own",
                        owner.display()
                    ),
                )
                .cause("the blueprint makes it without a system-assigned identity")
                .help("name the identity that it works as"),
            );
        }
    }
}

pub(super) fn carriers(model: &Model, diags: &mut Diagnostics) {
    let places = places(model);
    let primary = model
        .uses
        .iter()
        .find(|entry| entry.actor == ActorKind::WorkspacePrimary)
        .map(|entry| entry.principal);
    for carrier in model
        .resources
        .iter()
        .filter(|resource| resource.facts.carries == Carries::ForCode)
    {
        let Some(identity) = &carrier.identity else {
            continue;
        };
        let at = places.get(&carrier.id).copied();
        if carrier.kind == Kind::Cluster && identity.system_assigned && !identity.user_assigned.is_empty() {
            diags.push(
                Diagnostic::error(
                    Code::CLUSTER_IDENTITIES,
                    at,
                    format!(
                        "{} has a system-assigned and user-assigned identities",
                        carrier.display()
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
                    carrier.display()
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
                            carrier.display()
                        ),
                    )
                    .cause("every job on it then has the workspace's rights, its vault's secrets included")
                    .help(format!(
                        "give it an identity of its own: `identity: {}`",
                        carrier.logical
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
        if entry.actor == ActorKind::ClusterSystem {
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
    let sharing = Sharing::of(model);
    for carrier in model
        .resources
        .iter()
        .filter(|resource| resource.facts.carries == Carries::ForCode)
    {
        let Some(identity) = &carrier.identity else {
            continue;
        };
        for id in &identity.user_assigned {
            let other = sharing.more_than(*id, carrier.id);
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
                places.get(&carrier.id).copied(),
                format!(
                    "{} can do more than its `uses` say, because it shares identity `{}` with {}",
                    carrier.display(),
                    name.logical,
                    other.display()
                ),
            )
            .help("give it an identity of its own if that is too much");
            if let Some(span) = other.origin.primary() {
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

/// What is done, and to what.
type Deed = (Activity, Scope);

/// Who does what with which identity.
#[derive(Default)]
struct Sharing<'m> {
    /// Of each identity, the uses of the first two consumers of a deed, batch endpoints and others apart: enough to find one
    /// that is not a given consumer.
    uses: BTreeMap<ResourceId, Vec<&'m Use>>,
    /// What each consumer does with an identity.
    own: BTreeMap<(ResourceId, Option<ResourceId>), BTreeSet<Deed>>,
    batch: BTreeSet<ResourceId>,
    /// Clusters on which batch endpoints work.
    serving: BTreeSet<ResourceId>,
}

impl<'m> Sharing<'m> {
    fn of(model: &'m Model) -> Self {
        let endpoints = model.resources.iter();
        let batch = endpoints.filter(|resource| resource.kind == Kind::BatchEndpoint);
        let serving = model.uses.iter();
        let serving = serving.filter(|entry| entry.activity == Activity::BatchInference);
        let mut found = Self {
            batch: batch.map(|resource| resource.id).collect(),
            serving: serving.filter_map(|entry| entry.consumer).collect(),
            ..Self::default()
        };
        let mut seen: BTreeMap<(ResourceId, Activity, Scope, bool), BTreeSet<Option<ResourceId>>> =
            BTreeMap::new();
        for entry in &model.uses {
            let Principal::UserAssigned(id) = entry.principal else {
                continue;
            };
            let deed = (same(entry.activity), entry.target);
            found.own.entry((id, entry.consumer)).or_default().insert(deed);
            let consumers = seen
                .entry((id, entry.activity, entry.target, found.is_batch(entry)))
                .or_default();
            if consumers.len() < 2 && consumers.insert(entry.consumer) {
                found.uses.entry(id).or_default().push(entry);
            }
        }
        found
    }

    fn is_batch(&self, entry: &Use) -> bool {
        entry.consumer.is_some_and(|id| self.batch.contains(&id))
    }

    /// A use of an identity by another resource than `consumer` that `consumer` does not have. What a batch endpoint does is
    /// done on its cluster.
    fn more_than(&self, identity: ResourceId, consumer: ResourceId) -> Option<&'m Use> {
        let own = self.own.get(&(identity, Some(consumer)));
        let has = |deed: Deed| own.is_some_and(|own| own.contains(&deed));
        let serves = self.serving.contains(&consumer);
        let uses = self.uses.get(&identity)?;
        uses.iter()
            .find(|entry| {
                let writes = entry.activity == Activity::ReadData && has((Activity::WriteData, entry.target));
                let known = entry.consumer == Some(consumer)
                    || has((same(entry.activity), entry.target))
                    || writes
                    || (serves && self.is_batch(entry));
                !known
            })
            .copied()
    }
}
