//! People, and what anyone does: `uses`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::{
    Access, Feature, Guid, Items, OrParam, Ref,
    shape::{OneOrMany, WordListOr, WordOr},
};
use crate::model::Persona;
use crate::source::{Span, Spanned};

/// A group, user or application that works with the platform.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrincipalEntry {
    /// Kind of principal; groups are best.
    #[serde(rename = "type")]
    pub kind: Option<Spanned<PrincipalKind>>,
    /// Object id in Microsoft Entra ID.
    pub object_id: Option<Spanned<OrParam<Guid>>>,
    /// A declared identity that works outside Azure Machine Learning.
    pub identity: Option<Spanned<Ref>>,
    /// The id of a resource whose system-assigned identity is meant, a slot or an endpoint too, or of a user-assigned identity.
    pub existing: Option<Spanned<String>>,
    /// What their job is: one or several.
    #[serde(default)]
    pub persona: OneOrMany<Spanned<Persona>>,
    /// Single tasks beside the persona: a list of words, or a mapping of words to names.
    #[schemars(with = "Option<CanWords>")]
    pub can: Option<Spanned<CanList>>,
    /// Data they work with beside the workspace's own store.
    #[serde(default)]
    pub uses: Vec<Spanned<UseEntry>>,
}

/// Single tasks: `[word, …]`, `[{word: [name, …]}]` or `{word: [name, …]}`.
pub type CanList = WordListOr<Spanned<WordOr<CanNames>>, CanNames>;

/// Single tasks with the names that they are about.
pub type CanNames = Items<OneOrMany<Spanned<Ref>>>;

/// A single task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Can {
    /// Starts, stops and creates computes.
    ManageComputes,
    /// Attaches identities to computes, endpoints, jobs and sessions: all, or those that are named.
    AttachIdentities,
    /// Deploys models to endpoints.
    DeployModels,
    /// Submits jobs.
    SubmitJobs,
    /// Calls endpoints: all online ones, or those that are named.
    InvokeEndpoints,
    /// Sets up automatic scaling of endpoints.
    AutoscaleEndpoints,
    /// Labels data.
    LabelData,
    /// Works with notebooks.
    Notebooks,
    /// Monitors models.
    Monitor,
    /// Works with Spark notebooks.
    UseSpark,
}

/// The schema of a [`CanList`], with its words.
struct CanWords;

impl JsonSchema for CanWords {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "CanWords".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let word = generator.subschema_for::<Can>();
        let names = json_schema!({
            "type": "object",
            "propertyNames": word,
            "additionalProperties": generator.subschema_for::<OneOrMany<Ref>>(),
        });
        json_schema!({
            "anyOf": [word, { "type": "array", "items": { "anyOf": [word, names] } }, names]
        })
    }
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

/// One thing that someone does. It has exactly one subject: `datastore`, `storage`, `registry`, `secret_store`, `openai`,
/// `ai_services`, `search`, `ml_registry`, `feature_store` or `feature`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UseEntry {
    /// A declared datastore; access is given on its container.
    pub datastore: Option<Spanned<Ref>>,
    /// A declared storage account; access is given on `container`, or on the whole account.
    pub storage: Option<Spanned<Ref>>,
    /// A container of `storage`.
    pub container: Option<Spanned<String>>,
    /// `read` by default. A search service takes `manage` beside `read` and `write`, data of people also `acl`.
    pub access: Option<Spanned<Access>>,
    /// A feature of the service that jobs use.
    pub feature: Option<Spanned<Feature>>,
    /// The attached identity that does it, instead of the default one.
    pub identity: Option<Spanned<Ref>>,
    /// A container registry: a declared one, or `default` for the workspace's own.
    pub registry: Option<Spanned<Ref>>,
    /// Secrets of a key vault: a declared one, or `default` for the workspace's own.
    pub secret_store: Option<Spanned<Ref>>,
    /// Resource id of an Azure OpenAI account.
    pub openai: Option<Spanned<String>>,
    /// Resource id of an Azure AI services account.
    pub ai_services: Option<Spanned<String>>,
    /// Resource id of an Azure AI Search service.
    pub search: Option<Spanned<String>>,
    /// Resource id of an Azure Machine Learning registry.
    pub ml_registry: Option<Spanned<String>>,
    /// Resource id of a feature store that exists already.
    pub feature_store: Option<Spanned<String>>,
    /// Where materialized features of `feature_store` lie for training: a declared account with or without a container, or the
    /// resource id of one of them.
    pub offline_store: Option<Spanned<WordOr<FeaturesAccount>>>,
    /// Where features of `feature_store` are looked up for scoring: the resource id of a Redis cache.
    pub online_store: Option<Spanned<String>>,
    /// Whether image builds push by themselves, for the feature `image_build`.
    pub push: Option<Spanned<bool>>,
    /// Datastores and accounts that features are made from, for `feature_store_materialization`.
    #[serde(default)]
    pub sources: Vec<Spanned<Ref>>,
}

/// The account in which the offline store of a feature store lies.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeaturesAccount {
    /// A declared storage account.
    pub storage: Spanned<Ref>,
    /// Its container; the whole account if not written.
    pub container: Option<Spanned<String>>,
}

impl UseEntry {
    /// The keys by which an entry names what it is about, each with the name that is written there.
    #[must_use]
    pub fn names(&self) -> [(&'static str, Option<&Spanned<Ref>>); 9] {
        [
            ("datastore", self.datastore.as_ref()),
            ("storage", self.storage.as_ref()),
            ("registry", self.registry.as_ref()),
            ("secret_store", self.secret_store.as_ref()),
            ("openai", self.openai.as_ref()),
            ("ai_services", self.ai_services.as_ref()),
            ("search", self.search.as_ref()),
            ("ml_registry", self.ml_registry.as_ref()),
            ("feature_store", self.feature_store.as_ref()),
        ]
    }

    /// The keys that say what it is about, with their places: a name or a feature.
    pub fn subjects(&self) -> impl Iterator<Item = (&'static str, Span)> {
        let feature = self.feature.as_ref().map(|word| ("feature", word.span));
        self.names()
            .into_iter()
            .filter_map(|(key, name)| Some((key, name?.span)))
            .chain(feature)
    }
}
