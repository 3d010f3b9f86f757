//! Resources: what will exist.

use serde::{Serialize, Serializer};

use super::{Expr, Kind, KindFacts, Object, Origin, PermissionSet, Place, ResourceId, VersionedType};

/// The identities a resource carries.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Identity {
    /// Whether Azure makes it one of its own.
    pub system_assigned: bool,
    /// User-assigned identities, the default one first.
    pub user_assigned: Vec<ResourceId>,
}

impl Identity {
    /// A system-assigned identity and nothing else.
    #[must_use]
    pub fn system() -> Self {
        Self {
            system_assigned: true,
            user_assigned: Vec::new(),
        }
    }

    /// User-assigned identities and nothing else.
    #[must_use]
    pub fn user(identities: Vec<ResourceId>) -> Self {
        Self {
            system_assigned: false,
            user_assigned: identities,
        }
    }

    /// ARM's word for its kind.
    #[must_use]
    pub fn arm_type(&self) -> &'static str {
        match (self.system_assigned, self.user_assigned.is_empty()) {
            (true, true) => "SystemAssigned",
            (true, false) => "SystemAssigned,UserAssigned",
            (false, false) => "UserAssigned",
            (false, true) => "None",
        }
    }
}

/// What decides about access inside a resource, where it is not role assignments of the usual kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessModel {
    /// Role assignments; in a registry the `Acr*` roles.
    #[default]
    Usual,
    /// A registry in ABAC mode: repository roles only.
    RepositoryRoles,
    /// A vault in access-policy mode.
    AccessPolicies,
}

impl AccessModel {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    fn is_usual(&self) -> bool {
        *self == AccessModel::Usual
    }
}

/// What later stages ask of a resource besides what every resource has; its ARM body says the same to Azure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Details {
    /// Nothing.
    #[default]
    Plain,
    /// Of a resource that is named by its id alone: those of its type hold keys.
    KeyHolder,
    /// Of an Application Insights component.
    ApplicationInsights {
        /// Whether whoever knows the instrumentation key can send.
        local_auth: bool,
    },
    /// Of a federated credential.
    FederatedCredential {
        /// Who issues the tokens that are exchanged.
        issuer: String,
        /// Whom they are about.
        subject: String,
        /// For whom they are issued.
        audiences: Vec<String>,
    },
    /// Of a compute cluster.
    Cluster {
        /// The size of its nodes.
        vm_size: String,
        /// Whether Azure may take its nodes away.
        low_priority: bool,
        /// How many nodes it may have.
        max_nodes: Option<u64>,
    },
    /// Of a compute instance.
    Instance {
        /// Its size.
        vm_size: String,
        /// The object id of the user it is assigned to.
        user: Option<String>,
        /// Whether it stops when nobody works on it.
        stops_when_idle: bool,
    },
    /// Of an outbound rule of the managed network.
    OutboundRule(Outbound),
    /// Of an online endpoint.
    OnlineEndpoint {
        /// The Kubernetes compute that it runs on, if not on machines of the service.
        compute: Option<ResourceId>,
    },
    /// Of a private endpoint whose zone groups are somebody else's.
    ZonesByOthers,
    /// Of a custom role.
    RoleDefinition {
        /// Patterns of the actions that it allows.
        actions: Vec<String>,
        /// Patterns of those that it leaves out.
        not_actions: Vec<String>,
    },
}

/// Where an outbound rule of the managed network leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outbound {
    /// To a host name.
    Host(String),
    /// To the addresses of an Azure service: tag, protocol and ports.
    ServiceTag(String),
    /// To a part of a resource, by a private endpoint.
    PrivateEndpoint {
        /// The resource.
        target: ResourceId,
        /// The part.
        part: String,
        /// Whether Spark reaches it, too.
        spark: bool,
    },
}

/// What has to be there before a resource is made although no value of it says so: its explicit dependencies.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Waits {
    /// Other resources.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<ResourceId>,
    /// Role assignments, as ascending indices into [`Model::role_assignments`](super::Model::role_assignments).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assignments: Vec<usize>,
}

impl Waits {
    /// Whether there is nothing to wait for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.resources.is_empty() && self.assignments.is_empty()
    }
}

/// A resource as Azure Resource Manager has it, without a target's syntax.
#[derive(Debug, Clone, Serialize)]
pub struct Resource {
    /// Its own place in the model.
    pub id: ResourceId,
    /// What it is to the platform.
    pub kind: Kind,
    /// What is known of its kind.
    #[serde(skip)]
    pub facts: &'static KindFacts,
    /// The name the blueprint gives it (`cpu`, `default`), empty for what there is one of.
    pub logical: String,
    /// Type and API version; those of its kind, unless it exists and is of another.
    #[serde(serialize_with = "type_and_version")]
    pub resource_type: VersionedType,
    /// The last segment of its Azure name.
    pub name: Expr,
    /// Whether it exists already: targets refer to it and write nothing of it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub existing: bool,
    /// Where it lies, if it is the child of nothing.
    #[serde(skip_serializing_if = "Place::is_own")]
    pub place: Place,
    /// What decides about access inside it.
    #[serde(skip_serializing_if = "AccessModel::is_usual")]
    pub access: AccessModel,
    /// What has to be there before it although no value refers to it.
    #[serde(skip_serializing_if = "Waits::is_empty")]
    pub waits: Waits,
    /// The resource it is a child of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<ResourceId>,
    /// The resource it extends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<ResourceId>,
    /// Its region, where it has one of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Expr>,
    /// Its tags, where the type has tags outside `properties`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Expr>,
    /// ARM's `kind`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arm_kind: Option<&'static str>,
    /// ARM's `sku`.
    #[serde(skip_serializing_if = "Object::is_empty")]
    pub sku: Object,
    /// The identities it carries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity: Option<Identity>,
    /// ARM's `properties`.
    pub properties: Object,
    /// What later stages ask of it.
    #[serde(skip)]
    pub details: Details,
    /// What a reader of the output should know: why it is there or why it is as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<&'static str>,
    /// Whether the service adds tags of its own, which have to stay.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub tagged_by_service: bool,
    /// Deletes of it are final only after a purge: Terraform purges it on destroy where this is set.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub purge_on_destroy: bool,
    /// The lines of the blueprint that made it.
    pub origin: Origin,
}

impl Resource {
    /// A resource with nothing but its name; `lower` gives it its place.
    #[must_use]
    pub fn new(kind: Kind, facts: &'static KindFacts, logical: &str, name: Expr, origin: Origin) -> Self {
        Self {
            id: ResourceId(usize::MAX),
            kind,
            facts,
            logical: logical.to_owned(),
            resource_type: facts.resource_type.into(),
            name,
            existing: false,
            place: Place::Own,
            access: AccessModel::Usual,
            waits: Waits::default(),
            parent: None,
            scope: None,
            location: None,
            tags: None,
            arm_kind: None,
            sku: Object::new(),
            identity: None,
            properties: Object::new(),
            details: Details::Plain,
            comment: None,
            tagged_by_service: false,
            purge_on_destroy: false,
            origin,
        }
    }

    /// Whether there are keys that a role on it may list or switch back on.
    #[must_use]
    pub fn holds_keys(&self) -> bool {
        self.facts.holds_keys || self.details == Details::KeyHolder
    }

    /// Where it leads, if it is an outbound rule.
    #[must_use]
    pub fn outbound(&self) -> Option<&Outbound> {
        if let Details::OutboundRule(outbound) = &self.details {
            Some(outbound)
        } else {
            None
        }
    }

    /// What it permits, if it is a custom role.
    #[must_use]
    pub fn permissions(&self) -> Option<PermissionSet> {
        let Details::RoleDefinition { actions, not_actions } = &self.details else {
            return None;
        };
        Some(PermissionSet {
            actions: actions.clone(),
            not_actions: not_actions.clone(),
            ..PermissionSet::default()
        })
    }

    /// How a sentence speaks of it: ``cluster `cpu` ``, `workspace`.
    #[must_use]
    pub fn display(&self) -> String {
        if self.logical.is_empty() {
            self.facts.noun.to_owned()
        } else {
            format!("{} `{}`", self.facts.noun, self.logical)
        }
    }
}

fn type_and_version<S: Serializer>(kind: &VersionedType, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(kind)
}
