//! Who does what: the uses from which the role assignments are derived.

use super::data::AccountIds;
use crate::blueprint::{DefaultStore, Feature, Persona};
use crate::model::{Activity, Bearer, Origin, Platform, Principal, ResourceId, Scope, Use};
use crate::resolve::{Cluster, Person, Resolved, ResolvedUse, Task};
use crate::source::Span;

struct Writer<'a> {
    resolved: &'a Resolved,
    platform: &'a Platform,
    identities: &'a [ResourceId],
    accounts: &'a [AccountIds],
    uses: Vec<Use>,
}

/// Someone in a role of the platform.
#[derive(Clone, Copy)]
struct Actor {
    bearer: Bearer,
    principal: Principal,
    consumer: Option<ResourceId>,
}

pub(super) fn lower(
    resolved: &Resolved,
    platform: &Platform,
    identities: &[ResourceId],
    accounts: &[AccountIds],
    clusters: &[ResourceId],
) -> Vec<Use> {
    let mut writer = Writer {
        resolved,
        platform,
        identities,
        accounts,
        uses: Vec::new(),
    };
    writer.workspace();
    for (cluster, id) in resolved.clusters.iter().zip(clusters) {
        writer.cluster(cluster, *id);
    }
    for (index, person) in resolved.people.iter().enumerate() {
        writer.person(person, index);
    }
    writer.uses
}

impl Writer<'_> {
    fn push(&mut self, actor: Actor, activity: Activity, target: Scope, places: &[Span]) {
        self.uses.push(Use {
            bearer: actor.bearer,
            principal: actor.principal,
            activity,
            target,
            consumer: actor.consumer,
            origin: Origin(places.to_vec()),
        });
    }

    fn workspace(&mut self) {
        let workspace = &self.resolved.workspace;
        let id = self.platform.workspace;
        let on_itself = Scope::Resource(id);
        let primary = workspace.identity.primary.as_ref();
        let (actor, place) =
            match primary.and_then(|primary| Some((self.identities.get(primary.value)?, primary.span))) {
                Some((identity, place)) => {
                    let principal = Principal::UserAssigned(*identity);
                    (
                        Actor {
                            bearer: Bearer::WorkspacePrimary,
                            principal,
                            consumer: Some(id),
                        },
                        place,
                    )
                }
                None => (
                    Actor {
                        bearer: Bearer::WorkspaceSystem,
                        principal: Principal::SystemAssigned(id),
                        consumer: Some(id),
                    },
                    workspace.identity.system_assigned.unwrap_or(workspace.item.span),
                ),
            };
        self.push(actor, Activity::OperateWorkspace, on_itself, &[place]);
        let keyless_insights = self
            .resolved
            .monitoring
            .application_insights
            .as_ref()
            .is_some_and(|insights| insights.local_auth.is_none());
        if let (true, Some(insights)) = (keyless_insights, self.platform.application_insights) {
            self.push(
                actor,
                Activity::PublishTelemetry,
                Scope::Resource(insights),
                &[place],
            );
        }
        for store in &self.resolved.stores {
            if let Some(span) = store.workspace_previews {
                let target = self.data_scope(store.account, Some(&store.container.value));
                self.push(actor, Activity::ReadData, target, &[span]);
            }
        }
        for entry in &workspace.uses {
            match &entry.task {
                Task::Data { .. } => self.data(actor, entry),
                Task::Feature(Feature::PromptFlow) => {
                    self.push(actor, Activity::PromptFlow, on_itself, &[entry.span]);
                }
                Task::Feature(_) => {}
            }
        }
    }

    fn cluster(&mut self, cluster: &Cluster, id: ResourceId) {
        let identity = &cluster.identity;
        let by_user = |index: usize| {
            let principal = Principal::UserAssigned(*self.identities.get(index)?);
            Some(Actor {
                bearer: Bearer::ClusterUser,
                principal,
                consumer: Some(id),
            })
        };
        let (default, place) = match (identity.system_assigned, identity.user_assigned.first()) {
            (None, Some(first)) => match by_user(first.value) {
                Some(actor) => (actor, first.span),
                None => return,
            },
            (system, _) => {
                let principal = Principal::SystemAssigned(id);
                let actor = Actor {
                    bearer: Bearer::ClusterSystem,
                    principal,
                    consumer: Some(id),
                };
                (actor, system.unwrap_or(cluster.item.span))
            }
        };
        let actors: Vec<Actor> = cluster
            .uses
            .iter()
            .map(|entry| {
                let named = entry.identity.as_ref().and_then(|word| {
                    self.resolved
                        .identities
                        .iter()
                        .position(|known| known.item.logical == word.value)
                });
                named.and_then(by_user).unwrap_or(default)
            })
            .collect();
        let own = self.on(self.platform.storage);
        let registry = self.on(self.platform.registry);
        self.push(
            default,
            Activity::RunJobs,
            Scope::Resource(self.platform.workspace),
            &[place, cluster.item.span],
        );
        let places = [cluster.default_store_span, place];
        match cluster.default_store {
            DefaultStore::Write => self.push(default, Activity::StoreRuns, own, &places),
            DefaultStore::Read => self.push(default, Activity::ReadRuns, own, &places),
            DefaultStore::None => {}
        }
        for (entry, actor) in cluster.uses.iter().zip(actors) {
            match &entry.task {
                Task::Data { .. } => self.data(actor, entry),
                Task::Feature(Feature::ParallelRunStep) => {
                    self.push(actor, Activity::ParallelRunStep, own, &[entry.span]);
                }
                Task::Feature(Feature::ModelRegistry) => {
                    self.push(actor, Activity::ModelRegistry, own, &[entry.span]);
                }
                Task::Feature(Feature::ImageBuild) => {
                    self.push(actor, Activity::ImageBuild, registry, &[entry.span]);
                }
                Task::Feature(_) => {}
            }
        }
        if let Some(span) = cluster.builds_images {
            self.push(default, Activity::ImageBuild, registry, &[span]);
        }
    }

    fn person(&mut self, person: &Person, index: usize) {
        let actor = Actor {
            bearer: Bearer::Person,
            principal: Principal::Directory(index),
            consumer: None,
        };
        let workspace = Scope::Resource(self.platform.workspace);
        for persona in &person.personas {
            let places = [persona.span];
            match persona.value {
                Persona::DataScientist => self.push(actor, Activity::DataScientist, workspace, &places),
                Persona::DataReader => self.push(actor, Activity::DataReader, workspace, &places),
                Persona::Labeler => {
                    self.push(actor, Activity::Labeler, workspace, &places);
                    self.labeling(actor, person, persona.span);
                }
                // Refused when the blueprint is resolved.
                Persona::ComputeOperator
                | Persona::MlEngineer
                | Persona::PromptFlowUser
                | Persona::RegistryUser
                | Persona::FeatureStoreConsumer
                | Persona::FeatureStoreDeveloper
                | Persona::ProjectCreator
                | Persona::ProjectMember
                | Persona::NetworkAdmin
                | Persona::WorkspaceAdmin
                | Persona::Deployer => {}
            }
        }
        for entry in &person.uses {
            self.data(actor, entry);
        }
    }

    /// A labeler writes to the datastores it names, or else to the workspace's own account.
    fn labeling(&mut self, actor: Actor, person: &Person, place: Span) {
        let written: Vec<(Scope, Span)> = person
            .uses
            .iter()
            .filter_map(|entry| {
                let Task::Data {
                    account,
                    container: Some(container),
                    write: true,
                    by_datastore: true,
                } = &entry.task
                else {
                    return None;
                };
                Some((self.data_scope(*account, Some(&container.value)), entry.span))
            })
            .collect();
        if written.is_empty() {
            self.push(
                actor,
                Activity::LabelData,
                self.on(self.platform.storage),
                &[place],
            );
        }
        for (target, span) in written {
            self.push(actor, Activity::LabelData, target, &[place, span]);
        }
    }

    fn data(&mut self, actor: Actor, entry: &ResolvedUse) {
        let Task::Data {
            account,
            container,
            write,
            ..
        } = &entry.task
        else {
            return;
        };
        let target = self.data_scope(
            *account,
            container.as_ref().map(|container| container.value.as_str()),
        );
        let activity = if *write {
            Activity::WriteData
        } else {
            Activity::ReadData
        };
        self.push(actor, activity, target, &[entry.span]);
    }

    /// A part of the platform as a scope; where it has none, the workspace stands for it and no rule finds one.
    fn on(&self, part: Option<ResourceId>) -> Scope {
        Scope::Resource(part.unwrap_or(self.platform.workspace))
    }

    fn data_scope(&self, account: usize, container: Option<&str>) -> Scope {
        let Some(ids) = self.accounts.get(account) else {
            return self.on(self.platform.storage);
        };
        Scope::Resource(
            container
                .and_then(|name| ids.container(name))
                .unwrap_or(ids.account),
        )
    }
}
