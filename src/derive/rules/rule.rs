//! What a row of the rule base says.

use crate::model::{
    AccessModel, Activity, ActorKind, AssignedBy, Citation, Mark, Profile, RoleDefinition, Stage,
};

/// What a rule gives, and who gives it.
#[derive(Debug, Clone, Copy)]
pub enum Grant {
    /// A role that the template assigns. `AcrPull`, `AcrPush` and `AcrDelete` become their repository roles on a registry
    /// in ABAC mode.
    Template(&'static RoleDefinition),
    /// A role that the template assigns on a vault in RBAC mode, and the permissions on secrets that an access policy gives
    /// in place of it on one in access-policy mode.
    Secrets(&'static RoleDefinition, &'static [&'static str]),
    /// A role that the template assigns on a vault in RBAC mode, and the permissions on keys that an access policy gives in place
    /// of it on one in access-policy mode.
    Keys(&'static RoleDefinition, &'static [&'static str]),
    /// Permissions on secrets, as an access policy.
    SecretPolicy(&'static [&'static str]),
    /// A role that a person or a step before the deployment assigns.
    Person(&'static RoleDefinition),
    /// Rights that a person or a step before the deployment gives, in words.
    PersonUnstated(&'static str),
    /// A role that Azure assigns; a template must not.
    Azure(&'static RoleDefinition),
    /// As [`Azure`](Grant::Azure); where data is isolated, a condition limits it to the workspace's own containers.
    AzureOwnContainers(&'static RoleDefinition),
    /// Rights that Azure gives without saying how.
    AzureUnstated(&'static str),
}

impl Grant {
    /// The role that is looked up when all roles of the rules are listed.
    #[must_use]
    pub fn role(self) -> Option<&'static RoleDefinition> {
        match self {
            Grant::Template(role)
            | Grant::Secrets(role, _)
            | Grant::Keys(role, _)
            | Grant::Person(role)
            | Grant::Azure(role)
            | Grant::AzureOwnContainers(role) => Some(role),
            Grant::SecretPolicy(_) | Grant::PersonUnstated(_) | Grant::AzureUnstated(_) => None,
        }
    }

    /// Who gives it.
    #[must_use]
    pub fn assigned_by(self) -> AssignedBy {
        match self {
            Grant::Template(_) | Grant::Secrets(..) | Grant::Keys(..) | Grant::SecretPolicy(_) => {
                AssignedBy::Template
            }
            Grant::Person(_) | Grant::PersonUnstated(_) => AssignedBy::Person,
            Grant::Azure(_) | Grant::AzureOwnContainers(_) | Grant::AzureUnstated(_) => AssignedBy::Azure,
        }
    }
}

/// The narrower role that the profile `least_privilege` takes instead.
#[derive(Debug, Clone, Copy)]
pub struct Swap {
    /// The role.
    pub role: &'static RoleDefinition,
    /// How well the alternative is founded.
    pub mark: Mark,
    /// What it is for, where that is less than what the rule says.
    pub because: Option<&'static str>,
}

/// On which resources a rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// On all.
    Any,
    /// Where access is decided in this way.
    With(AccessModel),
}

/// Where a rule gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// What the use names.
    Target,
    /// The resource group.
    ResourceGroup,
    /// What is deployed into: the resource group, or the subscription where the group is made.
    Deployment,
    /// The workspace.
    Workspace,
    /// The workspace's own storage account.
    Storage,
    /// The workspace's key vault.
    KeyVault,
    /// The workspace's registry.
    Registry,
    /// The workspace's Application Insights; the rule is silent where there is none.
    ApplicationInsights,
    /// The Log Analytics workspace; the rule is silent where there is none.
    LogAnalytics,
    /// The hub of a project.
    Hub,
}

impl On {
    /// The word for it in lists.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            On::Target => "what the use names",
            On::ResourceGroup | On::Deployment => "resource group",
            On::Workspace => "workspace",
            On::Storage => "workspace's storage account",
            On::KeyVault => "workspace's key vault",
            On::Registry => "workspace's registry",
            On::ApplicationInsights => "workspace's Application Insights",
            On::LogAnalytics => "Log Analytics workspace",
            On::Hub => "hub of the project",
        }
    }
}

/// One row of the rule base.
#[derive(Debug, Clone, Copy)]
pub struct RoleRule {
    /// Stable id, such as `CL-UAI-ACR-01`.
    pub id: &'static str,
    /// Who gets it: any of these.
    pub to: &'static [ActorKind],
    /// What they do: any of these.
    pub when: &'static [Activity],
    /// Where they get it.
    pub on: On,
    /// Where it holds, in words, where that is nothing that a build knows.
    pub elsewhere: Option<&'static str>,
    /// On which of these places.
    pub only: Only,
    /// What they get.
    pub grant: Grant,
    /// What they get with the profile `least_privilege`.
    pub least: Option<Swap>,
    /// The only profile in which it holds, if it does not hold in all.
    pub profile: Option<Profile>,
    /// Roles beside which it is left out: with one of them in the same place, or above it, the principal needs no more.
    pub unless: &'static [&'static RoleDefinition],
    /// Whether it is off until `rbac.rules` switches it on.
    pub off: bool,
    /// The stage at which they get it, where something that comes before the stage of principal and scope needs it.
    pub stage: Option<Stage>,
    /// How well the rule is founded.
    pub mark: Mark,
    /// Completes "this identity …".
    pub because: &'static str,
    /// Ends "without it, …".
    pub without: &'static str,
    /// Where it is read.
    pub sources: &'static [&'static Citation],
}

/// A rule with the values that most rules have; each row writes the rest: `RoleRule { id: …, ..RULE }`.
pub(super) const RULE: RoleRule = RoleRule {
    id: "",
    to: &[],
    when: &[],
    on: On::Target,
    elsewhere: None,
    only: Only::Any,
    grant: Grant::AzureUnstated(""),
    least: None,
    profile: None,
    unless: &[],
    off: false,
    stage: None,
    mark: Mark::Documented,
    because: "",
    without: "",
    sources: &[],
};

/// What an access policy gives who reads secrets.
pub(super) const READ_SECRETS: &[&str] = &["get"];

/// What an access policy gives who keeps secrets: everything but purge.
pub(super) const KEEP_SECRETS: &[&str] = &["get", "list", "set", "delete", "recover", "backup", "restore"];

/// What an access policy gives who opens a customer-managed key.
pub(super) const OPEN_KEYS: &[&str] = &["get", "wrapKey", "unwrapKey"];

/// The rule that lets the deployer assign roles.
pub const DELEGATION: &str = "DEP-02";
/// The rule by which endpoints pull from a registry that honours repository roles.
pub(crate) const ENDPOINT_PULLS: &str = "EP-ABAC-01";
/// The rule by which an instance stops when it is idle.
pub(crate) const IDLE_SHUTDOWN: &str = "CI-IDLE-01";
/// The rule by which an instance mounts files as its identity.
pub(crate) const INSTANCE_FILES: &str = "CI-UAI-FILE-01";
/// The rule by which an instance mounts files as its user.
pub(crate) const USER_FILES: &str = "CI-USER-FILE-01";
/// The rule by which a workspace reaches its own stores as its user-assigned identity.
pub(crate) const OWN_STORES: &str = "WS-UAI-STORAGE-02";
/// The rule about what Azure gives a workspace's identity on files, queues and tables.
pub(crate) const FILES_QUEUES_TABLES: &str = "WS-SAI-STORAGE-02";
