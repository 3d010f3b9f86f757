//! Access: who does what, and which role assignments follow.

use serde::{Serialize, Serializer};

use super::{Citation, Origin, ResourceId, RoleDefinition};

/// The kind of an object in Microsoft Entra ID, as `principalType` of a role assignment spells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum PrincipalType {
    /// A person.
    User,
    /// A security group.
    Group,
    /// An application or any managed identity.
    ServicePrincipal,
}

impl PrincipalType {
    /// Azure's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            PrincipalType::User => "User",
            PrincipalType::Group => "Group",
            PrincipalType::ServicePrincipal => "ServicePrincipal",
        }
    }
}

/// A group, user or service principal of the directory, known by its object id.
#[derive(Debug, Clone, Serialize)]
pub struct DirectoryPrincipal {
    /// The name the blueprint gives it.
    pub logical: String,
    /// Its kind.
    pub principal_type: PrincipalType,
    /// Its object id, a GUID in lower case.
    pub object_id: String,
    /// The words of its persona, as written.
    pub personas: Vec<String>,
    /// Where the blueprint declares it.
    pub origin: Origin,
}

/// Who holds a role assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Principal {
    /// The user-assigned identity that is this resource.
    UserAssigned(ResourceId),
    /// The system-assigned identity of this resource.
    SystemAssigned(ResourceId),
    /// A principal of the directory, an index into [`Model::directory`](super::Model::directory).
    Directory(usize),
}

/// Where a role assignment holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The resource group of the deployment.
    ResourceGroup,
    /// One resource.
    Resource(ResourceId),
}

/// What someone is while they act: the left-hand side of the role rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bearer {
    /// The workspace, by its system-assigned identity.
    WorkspaceSystem,
    /// The workspace, by its primary user-assigned identity.
    WorkspacePrimary,
    /// A compute cluster, by its system-assigned identity.
    ClusterSystem,
    /// A compute cluster, by a user-assigned identity.
    ClusterUser,
    /// A principal of the directory.
    Person,
}

/// What someone does: the activity half of the role rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Activity {
    /// Is a workspace: keeps its own stores, vault, registry and telemetry.
    OperateWorkspace,
    /// Sends telemetry to an Application Insights component that accepts no keys.
    PublishTelemetry,
    /// Serves prompt flow sessions.
    PromptFlow,
    /// Is a compute of the workspace: pulls the images of its jobs.
    RunJobs,
    /// Keeps code, outputs and logs of jobs in the workspace's own stores.
    StoreRuns,
    /// Reads code and data from the workspace's own stores, without writing.
    ReadRuns,
    /// Runs parallel jobs.
    ParallelRunStep,
    /// Reads and writes models of the registry and of `MLflow`.
    ModelRegistry,
    /// Builds images.
    ImageBuild,
    /// Reads data.
    ReadData,
    /// Writes data.
    WriteData,
    /// Works as a data scientist.
    DataScientist,
    /// Works as a labeler.
    Labeler,
    /// Labels data that lies here.
    LabelData,
    /// Looks, and changes nothing.
    DataReader,
}

/// Someone doing something somewhere. `lower` writes them, the derivation reads them.
#[derive(Debug, Clone, Serialize)]
pub struct Use {
    /// In which role of the platform.
    pub bearer: Bearer,
    /// Who.
    pub principal: Principal,
    /// What.
    pub activity: Activity,
    /// On what.
    pub target: Scope,
    /// The resource that acts, for identities; none for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consumer: Option<ResourceId>,
    /// Where the blueprint says so.
    pub origin: Origin,
}

/// Who makes a role assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AssignedBy {
    /// The emitted template.
    Template,
    /// Azure itself; a template must not.
    Azure,
}

/// How well a rule is founded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// A source states it for this principal and resource.
    Documented,
    /// It follows from the role's definition and a documented need.
    Definition,
    /// No source was found; the default taken is a choice.
    Open,
}

impl Mark {
    /// The short word that reports show.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Mark::Documented => "doc",
            Mark::Definition => "def",
            Mark::Open => "open",
        }
    }
}

/// The earliest point at which principal and scope of an assignment both exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Stage {
    /// Before the workspace: on its dependencies.
    S2,
    /// After the workspace: on it, or for its system-assigned identity.
    S4,
    /// After computes: for their system-assigned identities.
    S6,
}

/// The reason of one rule for one assignment.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Reason {
    /// The rule's id.
    pub rule: &'static str,
    /// Completes the sentence "this identity …".
    pub because: &'static str,
    /// What stops working without it, a sentence's end after "without it".
    pub without: &'static str,
    /// How well the rule is founded.
    pub mark: Mark,
    /// Where it is read.
    #[serde(serialize_with = "citation_keys")]
    pub citations: &'static [&'static Citation],
}

/// What an assignment gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// A built-in role.
    Role(&'static RoleDefinition),
    /// Rights that Azure gives without saying by which role, in words. Never emitted.
    Unstated(&'static str),
}

impl Right {
    /// The name of the role, or the words for what is not a named role.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Right::Role(role) => role.name,
            Right::Unstated(words) => words,
        }
    }

    /// Whether it is a role by which keys can be listed or switched back on.
    #[must_use]
    pub fn is_keyless_risk(self) -> bool {
        self.role().is_some_and(|role| !role.keyless_risks.is_empty())
    }

    /// The role, where it is one.
    #[must_use]
    pub fn role(self) -> Option<&'static RoleDefinition> {
        match self {
            Right::Role(role) => Some(role),
            Right::Unstated(_) => None,
        }
    }
}

impl Serialize for Right {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// A role given to a principal on a scope.
#[derive(Debug, Clone, Serialize)]
pub struct RoleAssignment {
    /// Who.
    pub principal: Principal,
    /// What.
    #[serde(rename = "role")]
    pub right: Right,
    /// Where.
    pub scope: Scope,
    /// Who makes it.
    pub assigned_by: AssignedBy,
    /// When it becomes possible.
    pub stage: Stage,
    /// Why: never empty, the rule that decided first.
    pub reasons: Vec<Reason>,
    /// The lines of the blueprint that made it.
    pub origin: Origin,
}

impl RoleAssignment {
    /// The text of `description` in every target: the first reason, and all rule ids in brackets.
    #[must_use]
    pub fn description(&self) -> String {
        let because = self.reasons.first().map_or("", |reason| reason.because);
        let mut letters = because.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        let rules: Vec<&str> = self.reasons.iter().map(|reason| reason.rule).collect();
        format!("{first}{}. [{}]", letters.as_str(), rules.join(", "))
    }
}

fn citation_keys<S: Serializer>(
    citations: &&'static [&'static Citation],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(citations.iter().map(|citation| citation.key))
}
