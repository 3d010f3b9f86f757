//! The workspace and the identities attached to it.

use super::{Actor, Writer};
use crate::blueprint::WorkspaceKind;
use crate::catalog::uses::{Consumer, UseKind};
use crate::model::{Activity, ActorKind, Principal, Scope};
use crate::resolve::{DataUse, ResolvedUse, UseTarget};
use crate::source::Span;

impl Writer<'_> {
    /// The workspace's own actor, and where its identity is written.
    pub(super) fn workspace_actor(&self) -> (Actor, Span) {
        let workspace = &self.resolved.workspace;
        let id = self.platform.workspace;
        let primary = workspace.identity.primary.as_ref();
        match primary.and_then(|primary| Some((self.identity(primary.value)?, primary.span))) {
            Some((principal, place)) => (
                Actor {
                    kind: ActorKind::WorkspacePrimary,
                    principal,
                    consumer: Some(id),
                },
                place,
            ),
            None => (
                Actor {
                    kind: ActorKind::WorkspaceSystem,
                    principal: Principal::SystemAssigned(id),
                    consumer: Some(id),
                },
                workspace
                    .identity
                    .attached
                    .system_assigned
                    .unwrap_or(workspace.item.span),
            ),
        }
    }

    pub(super) fn workspace(&mut self) {
        let (actor, place) = self.workspace_actor();
        if !self.has_identity() {
            self.without_identity(actor);
            return;
        }
        let on_itself = self.itself();
        self.push(actor, Activity::OperateWorkspace, on_itself, &[place]);
        match self.resolved.workspace.kind {
            WorkspaceKind::Hub => self.push(actor, Activity::OperateHub, on_itself, &[place]),
            WorkspaceKind::Project => self.push(actor, Activity::OperateProject, on_itself, &[place]),
            WorkspaceKind::Default | WorkspaceKind::FeatureStore => {}
        }
        if let Some(insights) = self.keyless_insights() {
            self.push(actor, Activity::PublishTelemetry, insights, &[place]);
        }
        for store in &self.resolved.stores {
            if let (Some(span), Some(target)) = (
                store.workspace_previews,
                self.container(store.account, Some(&store.container.value)),
            ) {
                self.push(actor, Activity::ReadData, target, &[span]);
            }
        }
        for entry in &self.resolved.workspace.uses {
            self.workspace_use(actor, entry);
        }
        self.private_endpoints(actor);
        self.private_base_images(actor);
        self.connections(actor);
        self.attachments(actor);
        self.outbound(actor, place);
    }

    /// Whether it is said as what the workspace works; of one that exists it need not be.
    fn has_identity(&self) -> bool {
        let workspace = &self.resolved.workspace;
        !workspace.item.existing || workspace.says_identity()
    }

    /// What follows where nobody says as what an existing workspace works: it has its grants already, but for outbound rules that are
    /// made here.
    fn without_identity(&mut self, own: Actor) {
        for entry in &self.resolved.workspace.uses {
            self.workspace_use(own, entry);
        }
        self.private_base_images(own);
        self.approvals(own);
    }

    /// Private endpoints of the managed network. Those to its own parts the workspace may approve anyway, but for narrow roles.
    fn outbound(&mut self, own: Actor, place: Span) {
        if self.resolved.managed_network.is_none() {
            return;
        }
        self.push(own, Activity::ApproveOwnEndpoints, self.itself(), &[place]);
        self.approvals(own);
    }

    /// Private endpoints of outbound rules, which the workspace approves.
    fn approvals(&mut self, own: Actor) {
        let platform = self.platform;
        let parts = [platform.storage, platform.key_vault, platform.registry];
        for rule in &self.parts.private_rules {
            if !parts.contains(&Some(rule.target)) {
                let actor = Actor {
                    consumer: Some(rule.rule),
                    ..own
                };
                self.push(
                    actor,
                    Activity::ApproveEndpoint,
                    Scope::Resource(rule.target),
                    &[rule.span],
                );
            }
        }
    }

    fn workspace_use(&mut self, own: Actor, entry: &ResolvedUse) {
        if entry.kind == UseKind::FeatureStoreMaterialization {
            self.materialization(entry);
            return;
        }
        let primary = self.resolved.workspace.identity.primary.as_ref();
        let named = entry
            .identity
            .as_ref()
            .filter(|named| primary.is_none_or(|primary| primary.value != named.value));
        let attached = named.or(primary).and_then(|identity| {
            Some(Actor {
                kind: ActorKind::WorkspaceAttached,
                principal: self.identity(identity.value)?,
                consumer: own.consumer,
            })
        });
        let kind = entry.kind;
        let of_data = matches!(kind, UseKind::ReadData | UseKind::WriteData);
        if kind == UseKind::ReadRegistry || (of_data && named.is_none()) {
            self.entry(own, Consumer::Workspace, entry);
            return;
        }
        let Some(attached) = attached else { return };
        if kind == UseKind::Spark {
            self.spark(attached, entry);
        } else {
            self.entry(attached, Consumer::Workspace, entry);
        }
        if kind == UseKind::PromptFlow && named.is_none() {
            self.push(own, Activity::PromptFlow, self.itself(), &[entry.span]);
        }
        if of_data || kind == UseKind::Spark {
            self.serverless(attached, entry);
        }
    }

    /// Serverless jobs keep code and logs in the workspace's own stores and pull their images from its registry.
    fn serverless(&mut self, attached: Actor, entry: &ResolvedUse) {
        let writes = self
            .data_of(attached.principal)
            .any(|(_, wanted)| wanted.writes_data());
        let stores = if writes {
            Activity::StoreServerless
        } else {
            Activity::ReadServerless
        };
        self.push(attached, stores, self.own_store(), &[entry.span]);
        self.push(attached, Activity::RunServerless, self.itself(), &[entry.span]);
    }

    /// Spark on the data that the same identity's other uses name.
    fn spark(&mut self, attached: Actor, entry: &ResolvedUse) {
        let data: Vec<(DataUse, Span)> = self
            .data_of(attached.principal)
            .map(|(data, wanted)| (data.clone(), wanted.span))
            .collect();
        for (data, span) in data {
            if let (Some(target), Some(account)) = (self.data(&data), self.account(data.account)) {
                self.push(attached, Activity::SparkData, target, &[entry.span, span]);
                self.push(attached, Activity::SparkAccount, account, &[entry.span, span]);
            }
        }
    }

    /// The data uses of the workspace that an attached identity does.
    fn data_of(&self, principal: Principal) -> impl Iterator<Item = (&DataUse, &ResolvedUse)> {
        let workspace = &self.resolved.workspace;
        let primary = workspace.identity.primary.as_ref().map(|primary| primary.value);
        workspace.uses.iter().filter_map(move |wanted| {
            let doing = wanted.identity.as_ref().map(|named| named.value).or(primary)?;
            let data = wanted.data()?;
            (self.identity(doing) == Some(principal)).then_some((data, wanted))
        })
    }

    fn materialization(&mut self, entry: &ResolvedUse) {
        let store = &self.resolved.workspace.feature_store;
        let Some(identity) = &store.identity else { return };
        let Some(principal) = self.identity(identity.value) else {
            return;
        };
        let actor = Actor {
            kind: ActorKind::Materialization,
            principal,
            consumer: Some(self.platform.workspace),
        };
        let place = [entry.span, identity.span];
        self.push(actor, Activity::Materialize, self.itself(), &place);
        let offline = store.offline.as_ref().and_then(|(account, container)| {
            Some((self.container(*account, Some(&container.value))?, container.span))
        });
        if let Some((target, span)) = offline {
            self.push(actor, Activity::MaterializeOffline, target, &[entry.span, span]);
        }
        let online = store.online.as_ref().and_then(|online| {
            let id = self.parts.externals.get(online.value)?;
            Some((Scope::Resource(*id), online.span))
        });
        if let Some((target, span)) = online {
            self.push(actor, Activity::MaterializeOnline, target, &[entry.span, span]);
        }
        if let UseTarget::Own { sources } = &entry.target {
            for source in sources {
                if let Some(target) = self.data(source) {
                    self.push(actor, Activity::ReadFeatureSource, target, &[entry.span]);
                }
            }
        }
    }

    /// Image builds on private base images, through an identity of their own.
    fn private_base_images(&mut self, own: Actor) {
        for (handle, registry) in self.resolved.registries.entries() {
            let Some(id) = self.parts.registries.get(handle) else {
                continue;
            };
            let Some(identity) = &registry.build_identity else {
                continue;
            };
            let Some(principal @ Principal::UserAssigned(builder)) = self.identity(identity.value) else {
                continue;
            };
            let actor = Actor {
                kind: ActorKind::ImageBuilder,
                principal,
                consumer: self.parts.build_connections.get(handle).copied(),
            };
            let places = [identity.span, registry.item.span];
            self.push(actor, Activity::PullBaseImage, Scope::Resource(*id), &places);
            if self.has_identity() {
                self.push(own, Activity::BuildThrough, Scope::Resource(builder), &places);
            }
        }
    }

    /// Connections through which the workspace's identity calls.
    fn connections(&mut self, own: Actor) {
        use crate::blueprint::ConnectionType;
        for connection in &self.resolved.connections {
            let Some(span) = connection.by_workspace else {
                continue;
            };
            let activity = match connection.kind {
                ConnectionType::AzureBlob | ConnectionType::AzureDataLakeGen2 => Activity::ConnectData,
                ConnectionType::AzureOpenAi => Activity::ConnectOpenAi,
                ConnectionType::AzureAiServices => Activity::ConnectAiServices,
                ConnectionType::AzureAiSearch => Activity::ConnectSearch,
                ConnectionType::ContainerRegistry
                | ConnectionType::Git
                | ConnectionType::PythonFeed
                | ConnectionType::Custom => continue,
            };
            let Some(behind) = connection.target.behind() else {
                continue;
            };
            let container = connection.target.container();
            let container = container.and_then(|name| self.parts.container_behind(behind, name));
            if let Some(target) = container.or_else(|| self.parts.behind(behind)) {
                let places = [span, connection.item.span];
                self.push(own, activity, Scope::Resource(target), &places);
            }
        }
    }

    /// Kubernetes clusters that the workspace attaches.
    fn attachments(&mut self, own: Actor) {
        for compute in &self.resolved.kubernetes {
            let Some(cluster) = self.parts.externals.get(compute.cluster).copied() else {
                continue;
            };
            let place = [compute.item.span];
            self.push(own, Activity::AttachCluster, Scope::Resource(cluster), &place);
            if let Some(span) = compute.trusted_access {
                self.push(own, Activity::AttachAks, Scope::Resource(cluster), &[span]);
            }
            let relay = compute
                .relay
                .and_then(|relay| self.parts.externals.get(relay))
                .copied();
            if let Some(relay) = relay {
                self.push(own, Activity::AttachRelay, Scope::Resource(relay), &place);
            }
        }
    }
}
