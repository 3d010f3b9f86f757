//! People, and what anyone does: `uses`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{NotYet, Ref, shape::OneOrMany};
use crate::source::Spanned;

/// A group, user or application that works with the platform.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrincipalEntry {
    /// Kind of principal; groups are best.
    #[serde(rename = "type")]
    pub kind: Option<Spanned<PrincipalKind>>,
    /// Object id in Microsoft Entra ID.
    pub object_id: Option<Spanned<String>>,
    /// A declared identity that works outside Azure Machine Learning.
    pub identity: Option<NotYet>,
    /// A resource whose system identity is meant.
    pub existing: Option<NotYet>,
    /// What their job is: one or several.
    #[serde(default)]
    pub persona: OneOrMany<Spanned<Persona>>,
    /// Single tasks beside the persona.
    pub can: Option<NotYet>,
    /// Data they work with beside the workspace's own store.
    #[serde(default)]
    pub uses: Vec<Spanned<UseEntry>>,
}

/// Kinds of directory principals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PrincipalKind {
    /// A security group.
    Group,
    /// A person.
    User,
    /// An application.
    ServicePrincipal,
}

/// What a person's job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Persona {
    /// Trains models: submits jobs, uses notebooks, registers data and models.
    DataScientist,
    /// Looks at assets and data, changes nothing.
    DataReader,
    /// Labels images and text.
    Labeler,
    /// Not supported yet.
    ComputeOperator,
    /// Not supported yet.
    MlEngineer,
    /// Not supported yet.
    PromptFlowUser,
    /// Not supported yet.
    RegistryUser,
    /// Not supported yet.
    FeatureStoreConsumer,
    /// Not supported yet.
    FeatureStoreDeveloper,
    /// Not supported yet.
    ProjectCreator,
    /// Not supported yet.
    ProjectMember,
    /// Not supported yet.
    NetworkAdmin,
    /// Not supported yet.
    WorkspaceAdmin,
    /// Not supported yet.
    Deployer,
}

/// One thing that someone does. Exactly one of `datastore`, `storage` and `feature` stands in it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UseEntry {
    /// A declared datastore; access is given on its container.
    pub datastore: Option<Spanned<Ref>>,
    /// A declared storage account; access is given on `container`, or on the whole account.
    pub storage: Option<Spanned<Ref>>,
    /// A container of `storage`.
    pub container: Option<Spanned<String>>,
    /// `read` by default.
    pub access: Option<Spanned<Access>>,
    /// A feature of the service that jobs use.
    pub feature: Option<Spanned<Feature>>,
    /// The attached identity that does it, instead of the default one.
    pub identity: Option<Spanned<Ref>>,
    /// A container registry.
    pub registry: Option<NotYet>,
    /// Secrets of a key vault.
    pub secret_store: Option<NotYet>,
    /// An Azure `OpenAI` account.
    pub openai: Option<NotYet>,
    /// An Azure AI services account.
    pub ai_services: Option<NotYet>,
    /// An Azure AI Search service.
    pub search: Option<NotYet>,
    /// An Azure Machine Learning registry.
    pub ml_registry: Option<NotYet>,
    /// Whether image builds push by themselves.
    pub push: Option<NotYet>,
    /// Sources of a feature store.
    pub sources: Option<NotYet>,
}

/// What is done to data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// Read.
    Read,
    /// Read and write.
    Write,
    /// By access control lists of the Data Lake (not supported yet).
    Acl,
}

/// Features of the service that need rights of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Feature {
    /// Parallel jobs.
    ParallelRunStep,
    /// Models as inputs and outputs of jobs, and `MLflow`.
    ModelRegistry,
    /// Building images.
    ImageBuild,
    /// Prompt flow sessions on the workspace's identity.
    PromptFlow,
    /// Not supported yet.
    WorkspaceAccess,
    /// Not supported yet.
    BatchInference,
    /// Not supported yet.
    ModelMonitoring,
    /// Not supported yet.
    Spark,
    /// Not supported yet.
    FeatureStoreMaterialization,
    /// Not supported yet.
    Connections,
}
