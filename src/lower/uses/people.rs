//! People and applications: personas, single tasks and uses.

use super::{Actor, Writer};
use crate::arena::Handle;
use crate::catalog::uses::Consumer;
use crate::model::{Activity, ActorKind, Persona, Principal, Scope};
use crate::resolve::{Can, CanTask, EndpointKind, Person, UserIdentity};
use crate::source::Span;

impl Writer<'_> {
    pub(super) fn people(&mut self) {
        for (person, principal) in self.resolved.people.with(&self.people.principals) {
            self.person(person, *principal);
        }
    }

    fn person(&mut self, person: &Person, principal: Principal) {
        let actor = Actor {
            kind: ActorKind::Person,
            principal,
            consumer: None,
        };
        for persona in &person.personas {
            self.persona(actor, person, persona.value, persona.span);
        }
        for task in &person.tasks {
            self.can(actor, person, task);
        }
        if person.only_deploys() {
            return;
        }
        for entry in &person.uses {
            // The persona reads and writes these registries already.
            let by_persona = person.is(Persona::RegistryUser) && entry.is_of_ml_registry();
            if !by_persona {
                self.entry(actor, Consumer::Person, entry);
            }
        }
    }

    fn persona(&mut self, actor: Actor, person: &Person, persona: Persona, span: Span) {
        let ws = self.itself();
        let place = [span];
        match persona {
            Persona::DataScientist => {
                self.push(actor, Activity::DataScientist, ws, &place);
                self.in_studio(actor, person, Activity::Notebooks, span);
            }
            Persona::DataReader => {
                self.push(actor, Activity::DataReader, ws, &place);
                self.in_studio(actor, person, Activity::ReadNotebooks, span);
            }
            Persona::Labeler => self.labeler(actor, person, span),
            Persona::ComputeOperator => self.operator(actor, span),
            Persona::MlEngineer => {
                self.deploying(actor, person, span);
                self.push(actor, Activity::UploadModels, ws, &place);
            }
            Persona::PromptFlowUser => self.push(actor, Activity::UsePromptFlow, ws, &place),
            Persona::RegistryUser => {
                for entry in &person.uses {
                    let target = self.target(entry, Activity::WriteMlRegistry);
                    if let (true, Some(target)) = (entry.is_of_ml_registry(), target) {
                        self.push(actor, Activity::WriteMlRegistry, target, &[span, entry.span]);
                    }
                }
            }
            Persona::FeatureStoreConsumer => {
                self.push(actor, Activity::ConsumeFeatures, ws, &place);
                self.offline(actor, Activity::ConsumeOffline, span);
            }
            Persona::FeatureStoreDeveloper => {
                self.push(actor, Activity::DevelopFeatures, ws, &place);
                self.offline(actor, Activity::DevelopOffline, span);
            }
            Persona::ProjectCreator => {
                self.push(actor, Activity::CreateProjects, ws, &place);
                self.push(actor, Activity::CreateProjectsElsewhere, ws, &place);
            }
            Persona::ProjectMember => {
                self.push(actor, Activity::WorkInProject, ws, &place);
                self.push(actor, Activity::SeeHub, ws, &place);
            }
            Persona::NetworkAdmin => {
                self.push(actor, Activity::AdministerNetwork, ws, &place);
                self.approves_endpoints(actor, span, |_| true);
            }
            Persona::WorkspaceAdmin => self.push(actor, Activity::AdministerWorkspace, ws, &place),
            Persona::Deployer => {}
        }
    }

    fn offline(&mut self, actor: Actor, activity: Activity, span: Span) {
        let store = self.resolved.workspace.feature_store.offline.as_ref();
        let target = store.and_then(|(account, container)| self.container(*account, Some(&container.value)));
        if let Some(target) = target {
            self.push(actor, activity, target, &[span]);
        }
    }

    fn operator(&mut self, actor: Actor, span: Span) {
        let ws = self.itself();
        self.push(actor, Activity::ManageComputes, ws, &[span]);
        // The role for computes cannot read the workspace.
        self.push(actor, Activity::SeeWorkspace, ws, &[span]);
        self.join_subnet(actor, span);
    }

    fn deploying(&mut self, actor: Actor, person: &Person, span: Span) {
        self.push(actor, Activity::DeployModels, self.itself(), &[span]);
        self.in_studio(actor, person, Activity::DeployInStudio, span);
    }

    /// What takes the studio, which applications do not have.
    fn in_studio(&mut self, actor: Actor, person: &Person, activity: Activity, span: Span) {
        if person.has_studio() {
            self.push(actor, activity, self.itself(), &[span]);
        }
    }

    fn labeler(&mut self, actor: Actor, person: &Person, span: Span) {
        self.push(actor, Activity::Labeler, self.itself(), &[span]);
        let written: Vec<(Scope, Span)> = person
            .uses
            .iter()
            .filter_map(|entry| {
                let data = entry.data().filter(|data| data.by_datastore)?;
                let target = self.data(data).filter(|_| entry.writes_data())?;
                Some((target, entry.span))
            })
            .collect();
        if written.is_empty() {
            self.push(actor, Activity::LabelData, self.own_store(), &[span]);
        }
        for (target, place) in written {
            self.push(actor, Activity::LabelData, target, &[span, place]);
        }
    }

    fn can(&mut self, actor: Actor, person: &Person, task: &CanTask) {
        let ws = self.itself();
        let place = [task.span];
        match task.can {
            Can::ManageComputes => self.operator(actor, task.span),
            Can::AttachIdentities => self.attaching(actor, person, task),
            Can::DeployModels => {
                self.deploying(actor, person, task.span);
                if person.is(Persona::ProjectMember) {
                    self.push(actor, Activity::DeployInProject, ws, &place);
                }
            }
            Can::SubmitJobs => self.push(actor, Activity::SubmitJobs, ws, &place),
            Can::InvokeEndpoints => self.invoking(actor, task),
            Can::AutoscaleEndpoints => self.push(actor, Activity::AutoscaleEndpoints, ws, &place),
            Can::LabelData => self.labeler(actor, person, task.span),
            Can::Notebooks => self.in_studio(actor, person, Activity::Notebooks, task.span),
            Can::Monitor => self.push(actor, Activity::Monitor, ws, &place),
            Can::UseSpark => self.sparking(actor, person, task.span),
        }
    }

    /// Attaching identities: one rule per grant, by persona.
    fn attaching(&mut self, actor: Actor, person: &Person, task: &CanTask) {
        let activity = if person.is(Persona::ComputeOperator) {
            Activity::AttachAsOperator
        } else if person.is(Persona::MlEngineer) {
            Activity::AttachAsEngineer
        } else {
            Activity::AttachAsUser
        };
        let primary = self.resolved.workspace.identity.primary.as_ref();
        let attached: Vec<Handle<UserIdentity>> = self
            .resolved
            .workspace
            .identity
            .attached
            .user_assigned
            .iter()
            .map(|identity| identity.value)
            .filter(|attached| primary.is_none_or(|primary| primary.value != *attached))
            .collect();
        let named = task.about.identities();
        let wanted = named.map_or_else(|| self.carried(), <[_]>::to_vec);
        for identity in wanted {
            if let Some(Principal::UserAssigned(id)) = self.identity(identity) {
                self.push(actor, activity, Scope::Resource(id), &[task.span]);
            }
        }
        for identity in attached {
            let is_meant = named.is_none_or(|named| named.contains(&identity));
            if let (Some(Principal::UserAssigned(id)), true) = (self.identity(identity), is_meant) {
                self.push(actor, Activity::SubmitAs, Scope::Resource(id), &[task.span]);
            }
        }
    }

    /// The identities of computes and endpoints, each once.
    fn carried(&self) -> Vec<Handle<UserIdentity>> {
        let resolved = self.resolved;
        let clusters = resolved
            .clusters
            .iter()
            .map(|cluster| &cluster.identity.user_assigned);
        let instances = resolved.instances.iter().map(|instance| &instance.identity);
        let kubernetes = resolved
            .kubernetes
            .iter()
            .map(|compute| &compute.identity.user_assigned);
        let endpoints = resolved
            .endpoints
            .iter()
            .filter_map(|endpoint| match &endpoint.kind {
                EndpointKind::Online(online) => Some(&online.identity.user_assigned),
                EndpointKind::Batch { .. } => None,
            });
        let mut found: Vec<Handle<UserIdentity>> = clusters
            .chain(instances)
            .chain(kubernetes)
            .chain(endpoints)
            .flatten()
            .map(|identity| identity.value)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn invoking(&mut self, actor: Actor, task: &CanTask) {
        for (handle, endpoint) in self.resolved.endpoints.entries() {
            let Some(id) = self.parts.endpoints.get(handle) else {
                continue;
            };
            let named = task.about.endpoints().map(|named| named.contains(&handle));
            match (&endpoint.kind, named) {
                // Calls with a token of the service need no role.
                (EndpointKind::Online(online), _) if online.aml_token => {}
                (EndpointKind::Online(_), None | Some(true)) => {
                    self.push(actor, Activity::InvokeOnline, Scope::Resource(*id), &[task.span]);
                }
                (EndpointKind::Batch { .. }, Some(true)) => {
                    self.push(actor, Activity::InvokeBatch, Scope::Resource(*id), &[task.span]);
                }
                (EndpointKind::Online(_), Some(false)) | (EndpointKind::Batch { .. }, None | Some(false)) => {
                }
            }
        }
    }

    /// Spark notebooks on the accounts of the person's data.
    fn sparking(&mut self, actor: Actor, person: &Person, span: Span) {
        for entry in &person.uses {
            let Some(data) = entry.data() else { continue };
            let writes = person
                .uses
                .iter()
                .any(|other| other.writes_data() && other.account() == Some(data.account));
            let activity = if writes {
                Activity::SparkWrite
            } else {
                Activity::SparkRead
            };
            if let Some(account) = self.account(data.account) {
                self.push(actor, activity, account, &[span, entry.span]);
            }
        }
    }
}
