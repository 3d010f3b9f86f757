//! Who deploys, and who prepares what the templates cannot: all of it is reported, nothing granted.

use std::collections::BTreeSet;

use super::{Actor, Writer};
use crate::blueprint::WorkspaceKind;
use crate::catalog::{unseen, uses::UseKind};
use crate::model::{
    Activity, ActorKind, Emission, Expr, Kind, Outsider, Persona, Principal, Resource, ResourceId, Scope,
    TargetName,
};
use crate::resolve::{EndpointKind, ExtraPrincipal};
use crate::source::Span;

impl Writer<'_> {
    pub(super) fn deployers(&mut self) {
        let declared: Vec<(Principal, Span, Option<Span>)> = self
            .resolved
            .people
            .with(&self.people.principals)
            .filter_map(|(person, principal)| {
                let persona = person
                    .personas
                    .iter()
                    .find(|persona| persona.value == Persona::Deployer)?;
                let own = self.resolved.default_account();
                let uploads = person
                    .uses
                    .iter()
                    .find(|entry| entry.writes_data() && entry.account() == own)
                    .map(|entry| entry.span);
                Some((*principal, persona.span, uploads))
            })
            .collect();
        if declared.is_empty() {
            let home = self.resolved.name.span;
            self.deployer(Principal::Outside(Outsider::Deployer), home, None);
        }
        for (principal, span, uploads) in declared {
            self.deployer(principal, span, uploads);
        }
        if self.grants_are_apart() {
            let actor = Actor {
                kind: ActorKind::Deployer,
                principal: Principal::Outside(Outsider::AccessDeployer),
                consumer: None,
            };
            let places = [self.resolved.name.span];
            self.push(actor, Activity::AssignRoles, Scope::ResourceGroup, &places);
        }
        self.feature_store_admin();
        self.registry_admin();
    }

    /// Whether somebody deploys the grants after the platform; whoever deploys that then assigns no role.
    fn grants_are_apart(&self) -> bool {
        self.resolved.rbac.emission == Emission::Separate
    }

    /// Whoever gets something or is declared. The id of such an identity is read, where what carries it exists.
    fn principals(&self) -> BTreeSet<Principal> {
        let people = self.resolved.people.with(&self.people.principals);
        let people = people.map(|(_, principal)| *principal);
        let acting = self.uses.iter().map(|entry| entry.principal);
        let workspace = Principal::SystemAssigned(self.platform.workspace);
        people
            .chain(acting)
            .chain(self.gets_more().then_some(workspace))
            .collect()
    }

    /// Whether `rbac.extra` gives the workspace's system-assigned identity something.
    fn gets_more(&self) -> bool {
        let mut extra = self.resolved.rbac.extra.iter();
        self.resolved.workspace.identity.primary.is_none()
            && extra.any(|grant| grant.principal == ExtraPrincipal::Workspace)
    }

    fn deployer(&mut self, principal: Principal, span: Span, uploads: Option<Span>) {
        let actor = Actor {
            kind: ActorKind::Deployer,
            principal,
            consumer: None,
        };
        self.push(actor, Activity::Deploy, Scope::ResourceGroup, &[span]);
        if !self.grants_are_apart() {
            let assigns_in = if self.resolved.makes_group.is_some() {
                Scope::Subscription
            } else {
                Scope::ResourceGroup
            };
            self.push(actor, Activity::AssignRoles, assigns_in, &[span]);
        }
        let makes = |kind: Kind| move |resource: &Resource| resource.kind == kind && !resource.existing;
        if self.resources.iter().any(makes(Kind::RoleDefinition)) {
            self.push(actor, Activity::DefineRoles, Scope::ResourceGroup, &[span]);
        }
        if self.resources.iter().any(makes(Kind::KeyVault)) {
            self.push(actor, Activity::MakeVault, Scope::ResourceGroup, &[span]);
        }
        self.handles_keys(actor, span);
        let asked = self.asked();
        let principals = self.principals();
        for resource in self.resources {
            if resource.existing && (asked.contains(&resource.id) || self.is_read(resource, &principals)) {
                self.push(
                    actor,
                    Activity::ReadExisting,
                    Scope::Resource(resource.id),
                    &[span],
                );
            }
        }
        self.networks_of_others(actor, span);
        self.attaches_from_elsewhere(actor, span);
        for compute in self
            .resolved
            .kubernetes
            .iter()
            .filter(|compute| !compute.behind_arc)
        {
            if let Some(cluster) = self.parts.externals.get(compute.cluster) {
                let places = [span, compute.item.span];
                self.push(
                    actor,
                    Activity::DeployAttachment,
                    Scope::Resource(*cluster),
                    &places,
                );
            }
        }
        for endpoint in &self.resolved.endpoints {
            if let EndpointKind::Online(online) = &endpoint.kind
                && let Some(enforced) = online.enforces_secret_stores
            {
                let places = [span, enforced];
                self.push(actor, Activity::UseDefaultSecretStores, self.itself(), &places);
            }
        }
        if let Some(network) = &self.resolved.managed_network {
            self.push(
                actor,
                Activity::MakeManagedNetwork,
                self.itself(),
                &[span, network.span],
            );
            // Contributor of the own group approves endpoints of what is in it
            self.approves_endpoints(actor, span, |target| !target.place.is_own());
        }
        if let Some(uploads) = uploads {
            self.push(actor, Activity::Upload, self.own_store(), &[uploads]);
        }
    }

    /// The identities of other groups that something made here carries.
    fn attaches_from_elsewhere(&mut self, actor: Actor, span: Span) {
        let made = self.resources.iter().filter(|resource| !resource.existing);
        let carried = made.filter_map(|resource| resource.identity.as_ref());
        let attached: BTreeSet<ResourceId> = carried
            .flat_map(|identity| &identity.user_assigned)
            .copied()
            .collect();
        for resource in self.resources {
            if attached.contains(&resource.id) && !resource.place.is_own() {
                let mut places = vec![span];
                places.extend(resource.origin.primary());
                let identity = Scope::Resource(resource.id);
                self.push(actor, Activity::AttachFromElsewhere, identity, &places);
            }
        }
    }

    /// The services and keys that the templates ask for what only Azure knows.
    fn asked(&self) -> BTreeSet<ResourceId> {
        let mut found = BTreeSet::new();
        let properties = self.resources.iter().flat_map(|resource| &resource.properties.0);
        for (_, value) in properties {
            value.each(&mut |part| {
                if let Expr::Endpoint(id) | Expr::KeyVersion(id) = part {
                    found.insert(*id);
                }
            });
        }
        found
    }

    /// Whether a deployment reads something else of a resource that exists already: who its identity is, and in Terraform the switches
    /// that a build cannot see.
    fn is_read(&self, resource: &Resource, principals: &BTreeSet<Principal>) -> bool {
        let identities = [
            Principal::SystemAssigned(resource.id),
            Principal::Kubelet(resource.id),
        ];
        let checked = || {
            self.resolved.targets.contains(&TargetName::Terraform)
                && unseen::of(resource.kind, resource.access).is_some()
        };
        resource.facts.read_where_existing
            || identities.iter().any(|identity| principals.contains(identity))
            || checked()
    }

    fn feature_store_admin(&mut self) {
        let workspace = &self.resolved.workspace;
        if workspace.kind != WorkspaceKind::FeatureStore || workspace.item.existing {
            return;
        }
        let actor = Actor {
            kind: ActorKind::FeatureStoreAdmin,
            principal: Principal::Outside(Outsider::FeatureStoreAdmin),
            consumer: None,
        };
        self.push(
            actor,
            Activity::AdministerFeatureStore,
            Scope::ResourceGroup,
            &[workspace.item.span],
        );
        let materializes = workspace
            .uses
            .iter()
            .find(|entry| entry.kind == UseKind::FeatureStoreMaterialization);
        let identity = workspace.feature_store.identity.as_ref();
        if let (Some(entry), Some(Principal::UserAssigned(id))) = (
            materializes,
            identity.and_then(|identity| self.identity(identity.value)),
        ) {
            self.push(
                actor,
                Activity::AttachMaterialization,
                Scope::Resource(id),
                &[entry.span],
            );
        }
    }

    fn registry_admin(&mut self) {
        let registry = self
            .resources
            .iter()
            .find(|resource| resource.kind == Kind::MlRegistry);
        let Some(span) = registry.and_then(|registry| registry.origin.primary()) else {
            return;
        };
        let actor = Actor {
            kind: ActorKind::RegistryAdmin,
            principal: Principal::Outside(Outsider::RegistryAdmin),
            consumer: None,
        };
        self.push(actor, Activity::MakeMlRegistry, Scope::ResourceGroup, &[span]);
    }
}
