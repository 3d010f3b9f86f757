//! Who does what: the uses from which the role assignments are derived, one file per kind of actor.

mod compute;
mod customer_key;
mod deployer;
mod endpoint;
mod network;
mod people;
mod workspace;

use super::Parts;
use super::people::People;
use crate::arena::Handle;
use crate::blueprint::Access;
use crate::catalog::uses::{self, Consumer, Names, UseKind};
use crate::model::{Activity, ActorKind, Origin, Platform, Principal, Resource, ResourceId, Scope, Use};
use crate::resolve::{
    Account, DataUse, Identities, OfflineStore, Resolved, ResolvedUse, UseTarget, UserIdentity,
};
use crate::source::Span;

struct Writer<'a> {
    resolved: &'a Resolved,
    platform: &'a Platform,
    parts: &'a Parts,
    people: &'a People,
    resources: &'a [Resource],
    uses: Vec<Use>,
}

/// Someone in a role of the platform.
#[derive(Clone, Copy)]
struct Actor {
    kind: ActorKind,
    principal: Principal,
    consumer: Option<ResourceId>,
}

pub(super) fn lower(
    resolved: &Resolved,
    platform: &Platform,
    parts: &Parts,
    people: &People,
    resources: &[Resource],
) -> Vec<Use> {
    let mut writer = Writer {
        resolved,
        platform,
        parts,
        people,
        resources,
        uses: Vec::new(),
    };
    writer.workspace();
    writer.computes();
    writer.endpoints();
    writer.customer_keys();
    writer.people();
    writer.deployers();
    writer.uses
}

impl Writer<'_> {
    fn push(&mut self, actor: Actor, activity: Activity, target: Scope, places: &[Span]) {
        self.uses.push(Use {
            actor: actor.kind,
            principal: actor.principal,
            activity,
            target,
            consumer: actor.consumer,
            origin: Origin(places.to_vec()),
        });
    }

    /// Somebody makes the outbound rules that lead to these resources.
    fn approves_endpoints(&mut self, actor: Actor, span: Span, to: impl Fn(&Resource) -> bool) {
        for rule in &self.parts.private_rules {
            if self.resources.get(rule.target.0).is_some_and(&to) {
                let target = Scope::Resource(rule.target);
                self.push(actor, Activity::ApproveEndpoint, target, &[span, rule.span]);
            }
        }
    }

    /// The workspace as a scope.
    fn itself(&self) -> Scope {
        Scope::Resource(self.platform.workspace)
    }

    /// The workspace's own account as a scope. Where it has none, the workspace stands for it: rules look it up themselves.
    fn own_store(&self) -> Scope {
        self.platform.storage.map_or(self.itself(), Scope::Resource)
    }

    /// The workspace's own registry as a scope, or the workspace in its stead.
    fn own_registry(&self) -> Scope {
        self.platform.registry.map_or(self.itself(), Scope::Resource)
    }

    /// A user-assigned identity as a principal.
    fn identity(&self, identity: Handle<UserIdentity>) -> Option<Principal> {
        self.parts
            .identities
            .get(identity)
            .map(|id| Principal::UserAssigned(*id))
    }

    /// The default identity of a compute or endpoint, and where it is written: the system-assigned one or the first.
    fn default_actor(
        &self,
        (system, user): (ActorKind, ActorKind),
        identities: &Identities,
        owner: ResourceId,
        fallback: Span,
    ) -> Option<(Actor, Span)> {
        let consumer = Some(owner);
        match (identities.system_assigned, identities.user_assigned.first()) {
            (None, Some(first)) => {
                let actor = Actor {
                    kind: user,
                    principal: self.identity(first.value)?,
                    consumer,
                };
                Some((actor, first.span))
            }
            (system_assigned, _) => {
                let actor = Actor {
                    kind: system,
                    principal: Principal::SystemAssigned(owner),
                    consumer,
                };
                Some((actor, system_assigned.unwrap_or(fallback)))
            }
        }
    }

    /// Who does an entry of `uses`: the identity that it names, or the default one.
    fn actor_of(&self, default: Actor, user: ActorKind, entry: &ResolvedUse) -> Actor {
        let named = entry
            .identity
            .as_ref()
            .and_then(|identity| self.identity(identity.value));
        named.map_or(default, |principal| Actor {
            kind: user,
            principal,
            ..default
        })
    }

    /// Writes an entry of `uses` down, as the table of uses says.
    fn entry(&mut self, actor: Actor, consumer: Consumer, entry: &ResolvedUse) {
        let by_acl = entry.data().is_some_and(|data| data.access == Access::Acl);
        let activities = if by_acl {
            &[Activity::ReachByAcl]
        } else {
            uses::activities(entry.kind, consumer)
        };
        for activity in activities {
            if let Some(target) = self.target(entry, *activity) {
                self.push(actor, *activity, target, &[entry.span]);
            }
        }
    }

    /// Where a use does something: in what it names, or where it takes place by itself.
    fn target(&self, entry: &ResolvedUse, activity: Activity) -> Option<Scope> {
        let id = match &entry.target {
            UseTarget::Data(data) => return self.data(data),
            UseTarget::Registry(registry) => self.parts.registries.get(*registry),
            UseTarget::KeyVault(vault) => self.parts.vaults.get(*vault),
            UseTarget::External(external) => self.parts.externals.get(*external),
            UseTarget::FeatureStore(of) if activity == Activity::RetrieveOffline => {
                match of.offline.as_ref()? {
                    OfflineStore::Declared(data) => return self.data(data),
                    OfflineStore::External(store) => self.parts.externals.get(*store),
                }
            }
            UseTarget::FeatureStore(of) if activity == Activity::RetrieveOnline => {
                self.parts.externals.get(of.online?)
            }
            UseTarget::FeatureStore(of) => self.parts.externals.get(of.store),
            UseTarget::Own { .. } => return Some(self.home_of(entry.kind)),
        };
        id.map(|id| Scope::Resource(*id))
    }

    /// Where a feature of the service takes place.
    fn home_of(&self, kind: UseKind) -> Scope {
        match uses::row(kind).map(|row| row.names) {
            Some(Names::OwnRegistry) => self.own_registry(),
            Some(Names::OwnStore) => self.own_store(),
            _ => self.itself(),
        }
    }

    /// A container, or the account where none is named.
    fn data(&self, data: &DataUse) -> Option<Scope> {
        self.container(
            data.account,
            data.container.as_ref().map(|container| container.value.as_str()),
        )
    }

    fn container(&self, account: Handle<Account>, container: Option<&str>) -> Option<Scope> {
        let ids = self.parts.accounts.get(account)?;
        Some(Scope::Resource(
            container
                .and_then(|name| ids.container(name))
                .unwrap_or(ids.account),
        ))
    }

    fn account(&self, account: Handle<Account>) -> Option<Scope> {
        self.container(account, None)
    }

    /// The Application Insights component, where telemetry is known to need a role: one that exists already may take keys.
    fn keyless_insights(&self) -> Option<Scope> {
        let insights = self.resolved.monitoring.application_insights.as_ref()?;
        self.platform
            .application_insights
            .filter(|_| insights.local_auth.is_none() && !insights.item.existing)
            .map(Scope::Resource)
    }
}
