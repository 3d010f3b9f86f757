//! Access: who does what, and which role assignments follow.

use std::borrow::Cow;

use serde::{Serialize, Serializer};
use uuid::Uuid;

use super::{Citation, Expr, GroupId, Origin, Persona, ResourceId, RoleDefinition, Stage};

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
    /// Its object id, a GUID in lower case; of one that a parameter brings, how people see that.
    pub object_id: String,
    /// The parameter that brings it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameter: Option<String>,
    /// Whether it is an entry of `principals`; otherwise it is the user of a compute instance.
    #[serde(skip_serializing_if = "is_true")]
    pub declared: bool,
    /// What its jobs are.
    pub personas: Vec<Persona>,
    /// Where the blueprint declares it.
    pub origin: Origin,
}

impl DirectoryPrincipal {
    /// Its object id as a value.
    #[must_use]
    pub fn id(&self) -> Expr {
        self.parameter
            .clone()
            .map_or_else(|| Expr::Text(self.object_id.clone()), Expr::Parameter)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_true(switch: &bool) -> bool {
    *switch
}

/// Who holds a role assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Principal {
    /// The user-assigned identity that is this resource.
    UserAssigned(ResourceId),
    /// The system-assigned identity of this resource.
    SystemAssigned(ResourceId),
    /// The identity with which the nodes of this AKS cluster pull images.
    Kubelet(ResourceId),
    /// A principal of the directory, an index into [`Model::directory`](super::Model::directory).
    Directory(usize),
    /// Someone whom the blueprint does not name; what they need is reported and never emitted.
    Outside(Outsider),
}

impl Principal {
    /// The resource whose identity it is.
    #[must_use]
    pub fn resource(self) -> Option<ResourceId> {
        match self {
            Principal::UserAssigned(id) | Principal::SystemAssigned(id) | Principal::Kubelet(id) => Some(id),
            Principal::Directory(_) | Principal::Outside(_) => None,
        }
    }
}

/// Someone who works on the platform from outside the blueprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outsider {
    /// Who deploys the templates.
    Deployer,
    /// Who deploys the grants, where they are apart from the platform.
    AccessDeployer,
    /// Who sets up a feature store and its materialization.
    FeatureStoreAdmin,
    /// Who makes an Azure Machine Learning registry.
    RegistryAdmin,
    /// Azure Cosmos DB, which opens the key of a workspace, where the tenant's object id of it is not given.
    CosmosDb,
}

impl Outsider {
    /// How a sentence speaks of them.
    #[must_use]
    pub fn display(self) -> &'static str {
        match self {
            Outsider::Deployer => "deployer",
            Outsider::AccessDeployer => "who deploys `access/`",
            Outsider::FeatureStoreAdmin => "feature store administrators",
            Outsider::RegistryAdmin => "administrators of the ML registry",
            Outsider::CosmosDb => "Azure Cosmos DB",
        }
    }
}

/// Where a role assignment holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The subscription of the deployment.
    Subscription,
    /// The resource group of the deployment.
    ResourceGroup,
    /// Another resource group.
    OtherGroup(GroupId),
    /// One resource.
    Resource(ResourceId),
}

/// What someone is while they act: the left-hand side of the role rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    /// The workspace, by its system-assigned identity.
    WorkspaceSystem,
    /// The workspace, by its primary user-assigned identity.
    WorkspacePrimary,
    /// Jobs, sessions and monitors without a compute of their own, by a user-assigned identity that is attached to the workspace.
    WorkspaceAttached,
    /// The materialization of a feature store, by its user-assigned identity.
    Materialization,
    /// A compute cluster, by its system-assigned identity.
    ClusterSystem,
    /// A compute cluster, by a user-assigned identity.
    ClusterUser,
    /// A compute instance, by a user-assigned identity.
    InstanceUser,
    /// A Kubernetes compute, by its system-assigned identity.
    KubernetesSystem,
    /// A Kubernetes compute, by a user-assigned identity.
    KubernetesUser,
    /// The nodes of an AKS cluster.
    Kubelet,
    /// Image builds on a private base image, by a user-assigned identity.
    ImageBuilder,
    /// An online endpoint, by its system-assigned identity.
    EndpointSystem,
    /// An online endpoint, by a user-assigned identity.
    EndpointUser,
    /// A principal of the directory.
    Person,
    /// Who deploys the templates.
    Deployer,
    /// Who deploys the grants, where they are apart from the platform.
    AccessDeployer,
    /// Who sets up a feature store.
    FeatureStoreAdmin,
    /// Who makes an Azure Machine Learning registry.
    RegistryAdmin,
    /// A user-assigned identity that opens a customer-managed key for what the key encrypts.
    KeyOpener,
    /// Azure Cosmos DB, by the object id that it has in the tenant.
    CosmosDb,
    /// Azure Cosmos DB, where that object id is not given.
    UnnamedCosmosDb,
}

impl ActorKind {
    /// Those who deploy, or prepare what the templates cannot: what they need they need beforehand.
    pub const PREPARING: [Self; 3] = [Self::Deployer, Self::FeatureStoreAdmin, Self::RegistryAdmin];
}

/// What someone does: the activity half of the role rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Activity {
    /// Is a workspace: keeps its own stores, vault, registry and telemetry.
    OperateWorkspace,
    /// Is a hub.
    OperateHub,
    /// Is a project of a hub: its data is always isolated.
    OperateProject,
    /// Sends telemetry to an Application Insights component that accepts no keys.
    PublishTelemetry,
    /// Serves prompt flow sessions.
    PromptFlow,
    /// Monitors models.
    ModelMonitoring,
    /// Runs serverless jobs or sessions: pulls their images.
    RunServerless,
    /// Keeps code, outputs and logs of serverless jobs or sessions, which write.
    StoreServerless,
    /// Keeps code, outputs and logs of serverless jobs or sessions whose uses only read.
    ReadServerless,
    /// Runs Spark jobs on this data.
    SparkData,
    /// Runs Spark jobs on data of this account.
    SparkAccount,
    /// Runs image builds through an identity attached to a task of the registry.
    BuildThrough,
    /// Pulls the base image of a build.
    PullBaseImage,
    /// Materializes features.
    Materialize,
    /// Keeps materialized features in the offline store.
    MaterializeOffline,
    /// Keeps materialized features in the online store.
    MaterializeOnline,
    /// Reads a source of features.
    ReadFeatureSource,
    /// Makes a rule of the managed network that leads here by a private endpoint, which has to be approved.
    ApproveEndpoint,
    /// Has a managed network, for which the service makes private endpoints to the workspace's own parts.
    ApproveOwnEndpoints,
    /// Attaches a Kubernetes cluster.
    AttachCluster,
    /// Attaches an AKS cluster, which may use Trusted Access.
    AttachAks,
    /// Attaches an Arc-enabled cluster through a relay.
    AttachRelay,
    /// Is a compute of the workspace: pulls the images of its jobs.
    RunJobs,
    /// Keeps code, outputs and logs of jobs in the workspace's own stores; some use asks to write.
    StoreRuns,
    /// As [`StoreRuns`](Activity::StoreRuns), where no use asks to write.
    StoreReadingRuns,
    /// Reads code and data from the workspace's own stores, without writing.
    ReadRuns,
    /// Runs parallel jobs.
    ParallelRunStep,
    /// Runs batch deployments of models.
    BatchInference,
    /// Reads the input of a batch endpoint.
    ReadBatchInput,
    /// Writes the output of a batch endpoint.
    WriteBatchOutput,
    /// Reads and writes models of the registry and of `MLflow`.
    ModelRegistry,
    /// Builds images.
    ImageBuild,
    /// Pushes the images that it builds.
    PushImages,
    /// Is a compute instance: mounts the file share of notebooks.
    MountNotebooks,
    /// Is a compute instance: uses datastores of the workspace's own account.
    UseDefaultDatastore,
    /// Stops itself when idle.
    IdleShutdown,
    /// Works on a compute instance that was made for them.
    OwnInstance,
    /// Serves an online endpoint.
    ServeEndpoint,
    /// Reads the secrets of connections.
    UseConnections,
    /// Reads the default secret stores, which the service enforces.
    UseDefaultSecretStores,
    /// Reads data.
    ReadData,
    /// Writes data.
    WriteData,
    /// Reaches data by entries of access control lists, which no template sets.
    ReachByAcl,
    /// Pulls images of this registry.
    PullImages,
    /// Pushes images to this registry.
    WriteImages,
    /// Reads secrets of this vault.
    ReadSecrets,
    /// Writes secrets of this vault.
    WriteSecrets,
    /// Calls models of Azure OpenAI.
    CallOpenAi,
    /// Calls AI services.
    CallAiServices,
    /// Queries indexes of a search service.
    ReadSearch,
    /// Loads documents into indexes of a search service.
    WriteSearch,
    /// Makes and changes indexes, indexers and skillsets of a search service.
    ManageSearch,
    /// Retrieves features of a feature store beside the platform.
    RetrieveFeatures,
    /// Retrieves materialized features of the offline store of such a one.
    RetrieveOffline,
    /// Looks up features in the online store of such a one.
    RetrieveOnline,
    /// Reads assets of an Azure Machine Learning registry.
    ReadMlRegistry,
    /// Writes assets of an Azure Machine Learning registry.
    WriteMlRegistry,
    /// Reads assets of its own workspace from code.
    ReadWorkspace,
    /// Submits jobs and registers models in its own workspace from code.
    WriteWorkspace,
    /// Works through a connection of the workspace with the workspace's identity.
    ConnectData,
    /// As [`ConnectData`](Activity::ConnectData), to a search service.
    ConnectSearch,
    /// As [`ConnectData`](Activity::ConnectData), to Azure OpenAI.
    ConnectOpenAi,
    /// As [`ConnectData`](Activity::ConnectData), to AI services.
    ConnectAiServices,
    /// Works as a data scientist.
    DataScientist,
    /// Works as a labeler.
    Labeler,
    /// Labels data that lies here.
    LabelData,
    /// Looks, and changes nothing.
    DataReader,
    /// Operates computes.
    ManageComputes,
    /// Sees the workspace, which the role for computes does not include.
    SeeWorkspace,
    /// Attaches this identity to computes, as a compute operator.
    AttachAsOperator,
    /// Attaches this identity to endpoints, as an ML engineer.
    AttachAsEngineer,
    /// Attaches this identity to jobs, sessions and computes.
    AttachAsUser,
    /// Submits jobs and sessions with this identity of the workspace.
    SubmitAs,
    /// Works as an ML engineer who deploys.
    DeployModels,
    /// Deploys in the studio, which needs deployments of resources.
    DeployInStudio,
    /// Deploys in a project.
    DeployInProject,
    /// Uploads models from local files.
    UploadModels,
    /// Works with prompt flow.
    UsePromptFlow,
    /// Submits jobs.
    SubmitJobs,
    /// Calls this online endpoint.
    InvokeOnline,
    /// Calls batch endpoints.
    InvokeBatch,
    /// Sets up automatic scaling of endpoints.
    AutoscaleEndpoints,
    /// Works with notebooks.
    Notebooks,
    /// Looks at notebooks.
    ReadNotebooks,
    /// Monitors models in the studio.
    Monitor,
    /// Works with Spark notebooks on data of this account, reading.
    SparkRead,
    /// Works with Spark notebooks on data of this account, writing.
    SparkWrite,
    /// Uses features of a feature store.
    ConsumeFeatures,
    /// Uses materialized features of this offline store.
    ConsumeOffline,
    /// Develops features of a feature store.
    DevelopFeatures,
    /// Develops with materialized features of this offline store.
    DevelopOffline,
    /// Makes projects in a hub, in its default resource group.
    CreateProjects,
    /// Makes projects of a hub in another resource group.
    CreateProjectsElsewhere,
    /// Works in a project.
    WorkInProject,
    /// Sees the hub of a project.
    SeeHub,
    /// Administers the network of the workspace.
    AdministerNetwork,
    /// Administers the workspace.
    AdministerWorkspace,
    /// Deploys the templates into the resource group.
    Deploy,
    /// Deploys role assignments.
    AssignRoles,
    /// Deploys grants into this other resource group.
    DeployIntoGroup,
    /// Adds to the access policies of this vault in another resource group.
    AddPolicies,
    /// Deploys something that carries this identity of another resource group.
    AttachFromElsewhere,
    /// Deploys custom roles.
    DefineRoles,
    /// Makes a vault, whose name a deleted one may have.
    MakeVault,
    /// Attaches a Kubernetes cluster that exists.
    DeployAttachment,
    /// Uploads models or data to the workspace's own account.
    Upload,
    /// Makes a workspace with a managed network.
    MakeManagedNetwork,
    /// Reads what exists already.
    ReadExisting,
    /// Works with storage behind this private endpoint in a network of people.
    SeePrivateEndpoint,
    /// Puts computes into this subnet.
    JoinSubnet,
    /// Puts serverless compute into this subnet.
    JoinSubnetForServerless,
    /// Deploys computes and private endpoints into this network.
    JoinNetwork,
    /// Registers private endpoints in this zone.
    JoinZone,
    /// Administers a feature store.
    AdministerFeatureStore,
    /// Attaches the identity of a feature store's materialization.
    AttachMaterialization,
    /// Makes an Azure Machine Learning registry.
    MakeMlRegistry,
    /// Opens a customer-managed key of this vault.
    OpenKey,
    /// Is a workspace with a customer-managed key of this vault.
    OperateWithKey,
    /// Is a workspace with such a key whose encrypted metadata lies in the subscription.
    KeepMetadata,
    /// Makes or reads a customer-managed key of this vault.
    HandleKey,
}

/// Someone doing something somewhere. `lower` writes them, the derivation reads them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Use {
    /// As what they act.
    pub actor: ActorKind,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AssignedBy {
    /// The emitted template.
    Template,
    /// A person or a step before the deployment; it is reported, and a template must not.
    Person,
    /// Azure itself; a template must not.
    Azure,
}

impl AssignedBy {
    /// The word for it in documents.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            AssignedBy::Template => "template",
            AssignedBy::Person => "person",
            AssignedBy::Azure => "azure",
        }
    }
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

/// The rule id of grants that the blueprint asks for itself.
pub const EXTRA: &str = "EXTRA";

/// The reason of one rule for one assignment.
#[derive(Debug, Clone, Serialize)]
pub struct Reason {
    /// The rule's id.
    pub rule: &'static str,
    /// Completes the sentence "this identity …"; the whole sentence for [`EXTRA`].
    pub because: Cow<'static, str>,
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
    /// A custom role of the model, by its definition.
    Custom(ResourceId),
    /// An entry of a key vault's access policies.
    AccessPolicy(Permissions),
    /// A role that the catalog does not know, by its GUID.
    Unlisted(Uuid),
    /// Rights that Azure gives without saying by which role, in words. Never emitted.
    Unstated(&'static str),
}

/// What an entry of a key vault's access policies permits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permissions {
    /// On secrets.
    pub secrets: &'static [&'static str],
    /// On keys.
    pub keys: &'static [&'static str],
}

impl Permissions {
    /// Permissions on secrets alone.
    #[must_use]
    pub const fn on_secrets(secrets: &'static [&'static str]) -> Self {
        Self { secrets, keys: &[] }
    }

    /// Permissions on keys alone.
    #[must_use]
    pub const fn on_keys(keys: &'static [&'static str]) -> Self {
        Self { secrets: &[], keys }
    }

    /// The kinds of things that it permits something on, each with what it permits.
    pub fn by_kind(self) -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
        let all = [("secrets", self.secrets), ("keys", self.keys)];
        all.into_iter().filter(|(_, permitted)| !permitted.is_empty())
    }

    /// Whether it permits everything that another one does.
    #[must_use]
    pub fn include(self, other: Self) -> bool {
        let all = |wide: &[&str], narrow: &[&str]| narrow.iter().all(|word| wide.contains(word));
        all(self.secrets, other.secrets) && all(self.keys, other.keys)
    }

    /// What either of two permits: of each kind, what the wider one has.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        let wider = |one: &'static [&'static str], two: &'static [&'static str]| {
            if two.len() > one.len() { two } else { one }
        };
        Self {
            secrets: wider(self.secrets, other.secrets),
            keys: wider(self.keys, other.keys),
        }
    }
}

/// The role behind an emitted assignment.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleRef {
    /// Its name in the blueprint; for a role that the catalog does not know, its GUID.
    pub name: Cow<'static, str>,
    /// Its GUID: a literal in lower case, or computed at deployment.
    pub id: Expr,
}

impl Right {
    /// The role, where it is one of the catalog.
    #[must_use]
    pub fn role(self) -> Option<&'static RoleDefinition> {
        match self {
            Right::Role(role) => Some(role),
            Right::Custom(_) | Right::Unstated(_) | Right::Unlisted(_) | Right::AccessPolicy(_) => None,
        }
    }

    /// The name of the role, or the words for what is not a named role. A custom role is named by its model only.
    #[must_use]
    pub fn name(self) -> Cow<'static, str> {
        match self {
            Right::Role(role) => role.name.into(),
            Right::Custom(id) => format!("custom role {}", id.0).into(),
            Right::Unstated(words) => words.into(),
            Right::Unlisted(guid) => guid.to_string().into(),
            Right::AccessPolicy(permissions) => {
                let kinds = permissions.by_kind();
                let kinds = kinds.map(|(kind, permitted)| format!("{kind}: {}", permitted.join(", ")));
                format!("access policy for {}", kinds.collect::<Vec<_>>().join("; ")).into()
            }
        }
    }

    /// Whether it is a role, which a template can assign.
    #[must_use]
    pub fn is_role(self) -> bool {
        match self {
            Right::Role(_) | Right::Custom(_) | Right::Unlisted(_) => true,
            Right::Unstated(_) | Right::AccessPolicy(_) => false,
        }
    }
}

impl Serialize for Right {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name())
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
    /// The name that it keeps, where it exists already: a GUID. Otherwise the name is made of scope, principal and role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A condition, version 2.0, that limits it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Expr>,
    /// The role of Microsoft's table in whose place this one stands, with the profile `least_privilege`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<&'static str>,
    /// Whether a condition of Azure limits it to containers that the service makes for this workspace.
    #[serde(skip)]
    pub own_containers_only: bool,
    /// Where it holds, in words, where that is nothing that a build knows: the scope then stands for what it is needed for.
    #[serde(skip)]
    pub elsewhere: Option<&'static str>,
    /// Why: never empty, the rule that decided first.
    pub reasons: Vec<Reason>,
    /// The lines of the blueprint that made it.
    pub origin: Origin,
}

impl RoleAssignment {
    /// Whether this rule is among its reasons.
    #[must_use]
    pub fn is_by_rule(&self, rule: &str) -> bool {
        self.reasons.iter().any(|reason| reason.rule == rule)
    }

    /// The text of `description` in every target: the first reason, and all rule ids in brackets.
    #[must_use]
    pub fn description(&self) -> String {
        let because = self
            .reasons
            .first()
            .map_or("", |reason| reason.because.trim_end_matches('.'));
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
