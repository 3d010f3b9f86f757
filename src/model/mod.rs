//! The model: what a blueprint means, before any target's syntax.
//!
//! This is a small language. Read it like this:
//!
//! - A [`Model`] is one deployment into one resource group ([`Deployment`]), which it may make itself ([`Level`]); what exists
//!   already may lie elsewhere ([`Place`]). It holds resources, people, uses, role
//!   assignments and outputs, each in a fixed order, so that the same blueprint is always the same model.
//! - A [`Resource`] is an Azure resource in ARM's own terms: type and API version, name, parent or scope, identities
//!   and properties. Its values are [`Expr`]essions: literals, or references to other resources and to the context of the
//!   deployment. A resource that an expression names is an *implied* dependency; nothing else has to say so.
//! - A [`Use`] says who ([`Principal`], as an actor of some [`ActorKind`]) does what ([`Activity`]) where ([`Scope`]).
//! - A [`RoleAssignment`] is derived from uses by the role rules. It carries its [`Reason`]s, the [`Stage`] at which it
//!   becomes possible, and who makes it: the template, a person, or Azure itself ([`AssignedBy`]).
//! - An *explicit* dependency is one that no expression implies: a resource that must not be made before another, or
//!   before certain assignments hold. [`Resource::waits`] lists them.
//! - Everything carries an [`Origin`], the places of the blueprint that made it exist, so that any later stage can
//!   underline them.
//!
//! A model knows nothing of YAML, of files or of a target's syntax. `lower` writes resources and uses, `derive` adds the
//! assignments and the waits, `check` only reads, emitters and reports print.
//!
//! May know: `source`, `shell`.

mod access;
mod api_versions;
mod deployment;
mod expr;
pub mod fact;
mod id;
mod keys;
mod kind;
mod origin;
mod parameter;
mod permissions;
mod persona;
mod place;
pub mod rbac;
mod resource;
mod stage;
mod versioned;
mod workspace;

pub use access::{
    Activity, ActorKind, AssignedBy, DirectoryPrincipal, EXTRA, Mark, Outsider, Permissions, Principal,
    PrincipalType, Reason, Right, RoleAssignment, RoleRef, Scope, Use,
};
pub use api_versions::{ApiVersions, WrittenVersion};
pub use deployment::{Deployment, Level, Output, Suffix, TargetName};
pub use expr::{Expr, Object};
pub use fact::{
    Citation, Cloud, CloudFacts, CloudGap, KeylessRisk, Limit, NameRule, Plane, ResourceType, RoleDefinition,
    Unseen,
};
pub use id::ResourceId;
pub use kind::{Azapi, Carries, Key, Kind, KindFacts, Own, Provider, Quota, Section, Wait};
pub use origin::Origin;
pub use parameter::{Parameter, ParameterKind};
pub use permissions::{PermissionSet, includes as pattern_includes};
pub use persona::Persona;
pub use place::{GroupId, Place};
pub use rbac::{Adopted, Emission, ExtraGrant, Ignored, Profile, Rbac, Switch, Waiver};
pub use resource::{AccessModel, Details, Identity, Outbound, Resource, Waits};
pub use stage::{Pause, Stage};
pub use versioned::VersionedType;
pub use workspace::{ManagedNetwork, Workspace, WorkspaceKey, WorkspaceKind};

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::shell::argument;

/// The resources that every platform has one of; the role rules speak of them without a name.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Platform {
    /// The workspace.
    pub workspace: ResourceId,
    /// Its own storage account; none for a project that does not name its hub's.
    pub storage: Option<ResourceId>,
    /// Its key vault; none for a project that does not name its hub's.
    pub key_vault: Option<ResourceId>,
    /// Its container registry; none for a project that does not name its hub's.
    pub registry: Option<ResourceId>,
    /// Its Application Insights component, if it has one.
    pub application_insights: Option<ResourceId>,
    /// Its Log Analytics workspace, if it has one.
    pub log_analytics: Option<ResourceId>,
    /// The hub that it belongs to, if it is a project.
    pub hub: Option<ResourceId>,
}

/// A whole platform. See the [module](self) for how to read it.
#[derive(Debug, Clone, Serialize)]
pub struct Model {
    /// The blueprint's name.
    pub blueprint: String,
    /// Where it goes.
    pub deployment: Deployment,
    /// What whoever deploys gives.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<Parameter>,
    /// Tags of every resource.
    #[serde(serialize_with = "shown_pairs")]
    pub tags: Vec<(String, Expr)>,
    /// Suffixes of globally unique names.
    pub suffixes: Vec<Suffix>,
    /// Resources; one that is referred to by an expression or as a parent may stand later.
    pub resources: Vec<Resource>,
    /// The other resource groups in which something of it lies or gets a grant, each once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_groups: Vec<Place>,
    /// The resources that the rules speak of.
    pub platform: Platform,
    /// What is chosen for the workspace.
    #[serde(skip)]
    pub workspace: Workspace,
    /// People and applications of the directory.
    pub directory: Vec<DirectoryPrincipal>,
    /// Who does what.
    pub uses: Vec<Use>,
    /// How the derived access is adjusted.
    pub rbac: Rbac,
    /// What follows: those of the template, of people and of Azure, each by stage.
    pub role_assignments: Vec<RoleAssignment>,
    /// What a deployment tells its caller.
    pub outputs: Vec<Output>,
    /// Findings that the author accepts.
    pub waivers: Vec<Waiver>,
    /// Findings that comments accept.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ignored: Vec<Ignored>,
}

impl Model {
    /// The resource behind an id, or `None` for an id of another model.
    #[must_use]
    pub fn resource(&self, id: ResourceId) -> Option<&Resource> {
        self.resources.get(id.0)
    }

    /// The command that asks Azure for what cannot be seen of a resource. `SUBSCRIPTION` and `GROUP` stand in its id for what the
    /// blueprint does not name.
    #[must_use]
    pub fn query(&self, unseen: &Unseen, resource: &Resource) -> String {
        let name = resource.name.as_text().unwrap_or("NAME");
        let id = self.shown_id(resource);
        unseen
            .command
            .replace("{id}", &argument(&id))
            .replace("{name}", &argument(name))
    }

    /// The id of a resource as people write it, with words in capitals for what the blueprint does not name.
    #[must_use]
    pub fn shown_id(&self, resource: &Resource) -> String {
        self.id_with(resource, |part| part.name.as_text().unwrap_or("NAME").to_owned())
    }

    /// The same with names as `named` knows them.
    #[must_use]
    pub fn id_with(&self, resource: &Resource, named: impl Fn(&Resource) -> String) -> String {
        let mut chain: Vec<&Resource> = self.ancestors(resource.id).collect();
        chain.reverse();
        let mut id = self.shown_group(self.place(resource.id)) + "/providers";
        for (depth, part) in chain.into_iter().enumerate() {
            let kind = if depth == 0 {
                &part.resource_type.arm
            } else {
                part.resource_type.segment()
            };
            id.extend(["/", kind, "/", &named(part)]);
        }
        id
    }

    /// The id of a resource group, likewise.
    #[must_use]
    pub fn shown_group(&self, place: &Place) -> String {
        let deployment = &self.deployment;
        let own = deployment.subscription.as_deref().unwrap_or("SUBSCRIPTION");
        let (subscription, group) = match place {
            Place::Own => (own, deployment.resource_group.as_deref().unwrap_or("GROUP")),
            Place::Elsewhere { subscription, group } => {
                (subscription.as_deref().unwrap_or(own), group.as_str())
            }
        };
        format!("/subscriptions/{subscription}/resourceGroups/{group}")
    }

    /// The number of a place among the other groups; none of the own one.
    #[must_use]
    pub fn other_group(&self, place: &Place) -> Option<GroupId> {
        let mut groups = self.other_groups.iter();
        groups.position(|known| known.is(place)).map(GroupId)
    }

    /// The resource group that a scope is or lies in, as a scope.
    #[must_use]
    pub fn group_of(&self, scope: Scope) -> Option<Scope> {
        match self.place_of(scope) {
            Place::Own => Some(Scope::ResourceGroup),
            place @ Place::Elsewhere { .. } => self.other_group(place).map(Scope::OtherGroup),
        }
    }

    /// Where a scope is, or lies.
    #[must_use]
    pub fn place_of(&self, scope: Scope) -> &Place {
        match scope {
            Scope::Subscription | Scope::ResourceGroup => &Place::Own,
            Scope::OtherGroup(group) => self.other_groups.get(group.0).unwrap_or(&Place::Own),
            Scope::Resource(id) => self.place(id),
        }
    }

    /// Where a resource lies: where the outermost that it belongs to does.
    #[must_use]
    pub fn place(&self, id: ResourceId) -> &Place {
        let outermost = self.ancestors(id).last();
        outermost.map_or(&Place::Own, |resource| &resource.place)
    }

    /// The subscription that a scope lies in; none where that is the deployment's and the blueprint does not name it.
    #[must_use]
    pub fn subscription_of(&self, scope: Scope) -> Option<&str> {
        let other = self.place_of(scope).other_subscription();
        other.or(self.deployment.subscription.as_deref())
    }

    /// The resource that `scope` is or belongs to, from the inside out: a container, its service, its account.
    pub fn ancestors(&self, id: ResourceId) -> impl Iterator<Item = &Resource> {
        std::iter::successors(self.resource(id), |resource| {
            resource.parent.and_then(|parent| self.resource(parent))
        })
    }

    /// Whether the deployment makes a resource.
    #[must_use]
    pub fn is_made(&self, id: ResourceId) -> bool {
        self.resource(id).is_some_and(|resource| !resource.existing)
    }

    /// The resources that the deployment makes.
    pub fn made(&self) -> impl Iterator<Item = &Resource> {
        self.resources.iter().filter(|resource| !resource.existing)
    }

    /// Whether it makes something of which a property is set later, by others.
    #[must_use]
    pub fn has_set_later(&self) -> bool {
        self.made().any(|resource| resource.facts.set_later.is_some())
    }

    /// The vaults that hold customer-managed keys of the blueprint.
    #[must_use]
    pub fn vaults_of_keys(&self) -> BTreeSet<ResourceId> {
        let keys = self
            .resources
            .iter()
            .filter(|resource| resource.kind == Kind::Key);
        keys.filter_map(|key| key.parent).collect()
    }

    /// Whether a scope is something that the deployment makes.
    #[must_use]
    pub fn makes(&self, scope: Scope) -> bool {
        match scope {
            Scope::Resource(id) => self.is_made(id),
            Scope::ResourceGroup => self.deployment.level == Level::NewGroup,
            Scope::Subscription | Scope::OtherGroup(_) => false,
        }
    }

    /// The scopes that a scope lies in, the nearest first.
    pub fn wider(&self, scope: Scope) -> impl Iterator<Item = Scope> {
        let resource = if let Scope::Resource(id) = scope {
            Some(id)
        } else {
            None
        };
        let outer = resource.into_iter().flat_map(|id| self.ancestors(id).skip(1));
        let group = resource.and_then(|_| self.group_of(scope));
        let is_near = self.place_of(scope).other_subscription().is_none();
        outer
            .map(|resource| Scope::Resource(resource.id))
            .chain(group)
            .chain((scope != Scope::Subscription && is_near).then_some(Scope::Subscription))
    }

    /// The principals that act as one of these.
    #[must_use]
    pub fn acting_as(&self, kinds: &[ActorKind]) -> BTreeSet<Principal> {
        self.uses
            .iter()
            .filter(|entry| kinds.contains(&entry.actor))
            .map(|entry| entry.principal)
            .collect()
    }

    /// Whether what holds at `wide` holds at `narrow` too.
    #[must_use]
    pub fn covers(&self, wide: Scope, narrow: Scope) -> bool {
        wide == narrow || self.wider(narrow).any(|scope| scope == wide)
    }

    /// How a sentence speaks of a scope.
    #[must_use]
    pub fn scope_display(&self, scope: Scope) -> String {
        match scope {
            Scope::Subscription => "subscription".to_owned(),
            Scope::ResourceGroup | Scope::OtherGroup(_) => self.place_of(scope).display(),
            Scope::Resource(id) => match self.place(id) {
                Place::Own => self.resource_display(id),
                Place::Elsewhere { group, .. } => {
                    format!("{} in resource group `{group}`", self.resource_display(id))
                }
            },
        }
    }

    /// How a sentence speaks of a resource: of a container with its account.
    fn resource_display(&self, id: ResourceId) -> String {
        match self.resource(id) {
            Some(resource) if resource.kind == Kind::Container => self
                .ancestors(id)
                .find(|ancestor| ancestor.kind == Kind::Storage)
                .map_or_else(
                    || resource.display(),
                    |account| format!("{} of {}", resource.display(), account.display()),
                ),
            Some(resource) => resource.display(),
            None => String::new(),
        }
    }

    /// How a sentence speaks of a principal.
    #[must_use]
    pub fn principal_display(&self, principal: Principal) -> String {
        match principal {
            Principal::UserAssigned(id) => self.resource(id).map(Resource::display).unwrap_or_default(),
            Principal::SystemAssigned(id) => self
                .resource(id)
                .map(|owner| format!("system identity of {}", owner.display()))
                .unwrap_or_default(),
            Principal::Kubelet(id) => self
                .resource(id)
                .map(|cluster| format!("nodes of {}", cluster.display()))
                .unwrap_or_default(),
            Principal::Directory(index) => self
                .directory
                .get(index)
                .map(|entry| format!("{} `{}`", principal_noun(entry.principal_type), entry.logical))
                .unwrap_or_default(),
            Principal::Outside(outsider) => outsider.display().to_owned(),
        }
    }

    /// The `principalType` of a principal: every managed identity is a service principal. Whoever is not named is taken for what
    /// the field has there: a pipeline that deploys, groups of administrators.
    #[must_use]
    pub fn principal_type(&self, principal: Principal) -> PrincipalType {
        match principal {
            Principal::UserAssigned(_)
            | Principal::SystemAssigned(_)
            | Principal::Kubelet(_)
            | Principal::Outside(Outsider::Deployer | Outsider::AccessDeployer | Outsider::CosmosDb) => {
                PrincipalType::ServicePrincipal
            }
            Principal::Outside(Outsider::FeatureStoreAdmin | Outsider::RegistryAdmin) => PrincipalType::Group,
            Principal::Directory(index) => self
                .directory
                .get(index)
                .map_or(PrincipalType::ServicePrincipal, |entry| entry.principal_type),
        }
    }

    /// The assignments that a resource waits for, as ascending indices.
    #[must_use]
    pub fn waits_of(&self, resource: ResourceId) -> &[usize] {
        self.resource(resource)
            .map_or(&[], |resource| resource.waits.assignments.as_slice())
    }

    /// The resources that wait for each assignment for which any does.
    #[must_use]
    pub fn waiting(&self) -> BTreeMap<usize, Vec<&Resource>> {
        let mut found: BTreeMap<usize, Vec<&Resource>> = BTreeMap::new();
        for resource in &self.resources {
            for assignment in &resource.waits.assignments {
                found.entry(*assignment).or_default().push(resource);
            }
        }
        found
    }

    /// The assignments that the template makes, with their indices and roles.
    pub fn emitted(&self) -> impl Iterator<Item = (usize, &RoleAssignment, RoleRef)> {
        self.granted()
            .filter_map(|(index, assignment)| Some((index, assignment, self.role_ref(assignment.right)?)))
    }

    /// The definition behind a right, where it is a custom role.
    #[must_use]
    pub fn custom_role(&self, right: Right) -> Option<&Resource> {
        let Right::Custom(id) = right else { return None };
        self.resource(id)
    }

    /// The custom roles.
    pub fn custom_roles(&self) -> impl Iterator<Item = &Resource> {
        let kinds = self.resources.iter();
        kinds.filter(|resource| resource.kind == Kind::RoleDefinition)
    }

    /// How a right is called: a role by its name, a custom role of this model by its own.
    #[must_use]
    pub fn right_name(&self, right: Right) -> Cow<'static, str> {
        self.custom_role(right)
            .map_or_else(|| right.name(), |role| role.logical.clone().into())
    }

    /// What a template refers to, where a right is a role.
    #[must_use]
    pub fn role_ref(&self, right: Right) -> Option<RoleRef> {
        let id = match right {
            Right::Role(role) => role.guid.into(),
            Right::Unlisted(guid) => guid.to_string().into(),
            // an id of another model has no name, and no target prints it
            Right::Custom(id) => self.resource(id).map_or(Expr::Name(id), |role| role.name.clone()),
            Right::Unstated(_) | Right::AccessPolicy(_) => return None,
        };
        Some(RoleRef {
            name: self.right_name(right),
            id,
        })
    }

    /// The entries of access policies that the template makes, with their indices and what they permit.
    pub fn policies(&self) -> impl Iterator<Item = (usize, &RoleAssignment, Permissions)> {
        self.granted()
            .filter_map(|(index, assignment)| match assignment.right {
                Right::AccessPolicy(permissions) => Some((index, assignment, permissions)),
                Right::Role(_) | Right::Custom(_) | Right::Unlisted(_) | Right::Unstated(_) => None,
            })
    }

    fn granted(&self) -> impl Iterator<Item = (usize, &RoleAssignment)> {
        self.role_assignments
            .iter()
            .enumerate()
            .filter(|(_, assignment)| assignment.assigned_by == AssignedBy::Template)
    }
}

/// Pairs of text as people read them.
fn shown_pairs<S: serde::Serializer>(pairs: &[(String, Expr)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(pairs.iter().map(|(key, value)| (key, value.shown())))
}

fn principal_noun(kind: PrincipalType) -> &'static str {
    match kind {
        PrincipalType::User => "user",
        PrincipalType::Group => "group",
        PrincipalType::ServicePrincipal => "service principal",
    }
}
