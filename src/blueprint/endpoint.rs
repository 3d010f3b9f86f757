//! Endpoints and connections.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{IdentityMap, OrParam, PublicAccess, Ref, Tags, Texts, UseEntry, shape::WordOr};
use crate::source::Spanned;

/// An endpoint of the workspace, without its deployments. Keys are off; there is no switch for them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Endpoint {
    /// Azure name, instead of the composed one.
    pub name: Option<Spanned<String>>,
    /// Tags beside those of the blueprint.
    #[serde(default)]
    pub tags: Tags,
    /// What it is for.
    pub description: Option<Spanned<OrParam<String>>>,
    /// `online` or `batch`.
    #[serde(rename = "type")]
    pub kind: Spanned<EndpointType>,
    /// A declared identity, `system_assigned` (the default), or a mapping as in `az ml`; online endpoints only.
    pub identity: Option<Spanned<WordOr<IdentityMap>>>,
    /// `aad_token`, by default; `aml_token` for an online endpoint on Kubernetes.
    pub auth_mode: Option<Spanned<EndpointAuth>>,
    /// Public access to an online endpoint; the workspace's by default.
    pub public_network_access: Option<Spanned<PublicAccess>>,
    /// A Kubernetes compute (online) or a cluster (batch, which needs one).
    pub compute: Option<Spanned<Ref>>,
    /// Whether the endpoint's own identity has to be able to read the workspace's default secret stores; `false` by default.
    pub enforce_access_to_default_secret_stores: Option<Spanned<bool>>,
    /// What its deployments do beyond serving.
    #[serde(default)]
    pub uses: Vec<Spanned<UseEntry>>,
}

/// Kinds of endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EndpointType {
    /// Answers at once.
    Online,
    /// Works through data on a cluster.
    Batch,
}

/// How callers of an endpoint prove who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EndpointAuth {
    /// With a token of Microsoft Entra ID.
    AadToken,
    /// With a short-lived token of Azure Machine Learning.
    AmlToken,
}

/// A connection of the workspace, without secrets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Connection {
    /// Azure name, instead of the logical one.
    pub name: Option<Spanned<String>>,
    /// What it connects to.
    #[serde(rename = "type")]
    pub kind: Spanned<ConnectionType>,
    /// A URL, `<account>/<container>`, the name of a datastore or registry, or the resource id of the service; the output has
    /// the service's endpoint in each case.
    #[serde(alias = "endpoint", alias = "azure_endpoint")]
    pub target: Spanned<OrParam<String>>,
    /// The resource id of what is behind a URL: what clients read of it and roles on it follow from that.
    pub resource: Option<Spanned<String>>,
    /// The container, where `target` is a storage account.
    pub container: Option<Spanned<String>>,
    /// How the caller proves who it is; by default as itself (`aad`), and not at all (`none`) for `git` and `python_feed`.
    pub credentials: Option<Spanned<Credentials>>,
    /// Whether the workspace's identity calls through it, which then gets the role; `false` by default.
    pub use_workspace_identity: Option<Spanned<bool>>,
    /// Whether all projects of a hub see it.
    pub is_shared: Option<Spanned<bool>>,
    /// Free pairs of text, beside those that follow from the target and before them where they are called alike.
    #[serde(default)]
    pub metadata: Texts,
}

/// What a connection connects to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConnectionType {
    /// A blob container.
    AzureBlob,
    /// A file system of Data Lake Storage Gen2.
    #[serde(rename = "azure_data_lake_gen_2", alias = "azure_data_lake_gen2")]
    AzureDataLakeGen2,
    /// Azure OpenAI.
    #[serde(rename = "azure_open_ai", alias = "azure_openai")]
    AzureOpenAi,
    /// Azure AI services.
    AzureAiServices,
    /// Azure AI Search.
    #[serde(rename = "azure_ai_search", alias = "cognitive_search")]
    AzureAiSearch,
    /// A container registry.
    ContainerRegistry,
    /// A git repository.
    Git,
    /// A feed of Python packages.
    PythonFeed,
    /// Anything else.
    Custom,
}

/// How the caller of a connection proves who it is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// Kind of credentials.
    #[serde(rename = "type")]
    pub kind: Spanned<CredentialsType>,
    /// The declared identity, for `managed_identity`.
    pub identity: Option<Spanned<Ref>>,
    /// The identity's resource id, as `az ml` spells it.
    pub resource_id: Option<Spanned<String>>,
    /// Ignored: it comes from the identity.
    pub client_id: Option<Spanned<String>>,
}

/// Kinds of credentials without a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CredentialsType {
    /// A user-assigned identity.
    ManagedIdentity,
    /// The caller itself.
    Aad,
    /// None: the target is public.
    None,
}
