//! What a row of the table of uses says.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::{Activity, Kind};

/// Who has a `uses` list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Consumer {
    /// The workspace, and the identities attached to it.
    Workspace,
    /// A compute cluster.
    Cluster,
    /// A compute instance.
    Instance,
    /// A Kubernetes compute.
    Kubernetes,
    /// An online endpoint.
    OnlineEndpoint,
    /// A batch endpoint.
    BatchEndpoint,
    /// A principal of the directory.
    Person,
}

impl Consumer {
    /// All of them, in the order of the table's columns.
    pub const ALL: [Self; 7] = [
        Self::Workspace,
        Self::Cluster,
        Self::Instance,
        Self::Kubernetes,
        Self::OnlineEndpoint,
        Self::BatchEndpoint,
        Self::Person,
    ];

    /// How a sentence speaks of it.
    #[must_use]
    pub fn noun(self) -> &'static str {
        match self {
            Self::Workspace => "the workspace",
            Self::Cluster => "a compute cluster",
            Self::Instance => "a compute instance",
            Self::Kubernetes => "a Kubernetes compute",
            Self::OnlineEndpoint => "an online endpoint",
            Self::BatchEndpoint => "a batch endpoint",
            Self::Person => "a principal",
        }
    }
}

/// Kinds of use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the words of the table say it")]
pub enum UseKind {
    ReadData,
    WriteData,
    ReadRegistry,
    WriteRegistry,
    ReadSecrets,
    WriteSecrets,
    OpenAi,
    AiServices,
    ReadSearch,
    WriteSearch,
    ManageSearch,
    FeatureStore,
    ReadMlRegistry,
    WriteMlRegistry,
    ReadWorkspace,
    WriteWorkspace,
    ParallelRunStep,
    ModelRegistry,
    BatchInference,
    ImageBuild,
    PushImages,
    ModelMonitoring,
    PromptFlow,
    Spark,
    FeatureStoreMaterialization,
    Connections,
}

/// What is done to what a use names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// Read.
    Read,
    /// Read and write; of a search service, query indexes and load documents.
    Write,
    /// Write, and make indexes, indexers and skillsets: search services only.
    Manage,
    /// By access control lists of the Data Lake, which `access.md` lists: people only.
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
    /// Prompt flow sessions on serverless compute.
    PromptFlow,
    /// Job code that calls its own workspace.
    WorkspaceAccess,
    /// Batch deployments of models.
    BatchInference,
    /// Monitoring of models.
    ModelMonitoring,
    /// Serverless Spark on the data that the same identity uses.
    Spark,
    /// Materialization of a feature store.
    FeatureStoreMaterialization,
    /// Secrets of workspace connections.
    Connections,
}

/// What an entry names, and so where the use takes place.
#[derive(Debug, Clone, Copy)]
pub enum Names {
    /// A datastore, or an account with or without a container.
    Data,
    /// A container registry of the blueprint.
    Registry,
    /// A key vault of the blueprint.
    KeyVault,
    /// A resource beside the platform, by its id.
    Existing {
        /// What it is.
        kind: Kind,
        /// How a sentence speaks of it.
        noun: &'static str,
    },
    /// A feature store beside the platform, with or without the stores in which its features lie.
    FeatureStore,
    /// Nothing: a feature of the workspace.
    Workspace,
    /// Nothing: a feature that works in the workspace's own account.
    OwnStore,
    /// Nothing: a feature that works in the workspace's own registry.
    OwnRegistry,
}

/// What tells the uses of one key apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// There is one.
    Only,
    /// The value of `access`; `read` if it is not written.
    Access(Access),
    /// The value of `push`; `false` if it is not written.
    Push(bool),
}

/// A row of the table: a kind of use, how a blueprint writes it, what it names, and what each consumer does with it; nothing where
/// it is refused.
#[derive(Debug, Clone, Copy)]
pub struct UseRow {
    /// The kind of use.
    pub kind: UseKind,
    /// The keys by which an entry names it: any of these.
    pub keys: &'static [&'static str],
    /// The feature, and its word, where the key is `feature`.
    pub feature: Option<(Feature, &'static str)>,
    /// What tells it from the other uses of its key.
    pub choice: Choice,
    /// What it names.
    pub names: Names,
    /// Whether only identities attached to a workspace do it there, because it runs without a compute of its own.
    pub is_attached: bool,
    /// Activities by consumer, in the order of [`Consumer::ALL`].
    pub activities: [&'static [Activity]; 7],
}

pub(super) const NO: &[Activity] = &[];

impl UseRow {
    pub(super) const fn of(
        kind: UseKind,
        keys: &'static [&'static str],
        names: Names,
        activities: [&'static [Activity]; 7],
    ) -> Self {
        Self {
            kind,
            keys,
            feature: None,
            choice: Choice::Only,
            names,
            is_attached: false,
            activities,
        }
    }

    /// A use of everyone but batch endpoints.
    pub(super) const fn everywhere_but_batch(
        kind: UseKind,
        keys: &'static [&'static str],
        names: Names,
        all: &'static [Activity],
    ) -> Self {
        Self::of(kind, keys, names, [all, all, all, all, all, NO, all])
    }

    /// A use of people alone.
    pub(super) const fn of_people(
        kind: UseKind,
        keys: &'static [&'static str],
        names: Names,
        all: &'static [Activity],
    ) -> Self {
        Self::of(kind, keys, names, [NO, NO, NO, NO, NO, NO, all])
    }

    pub(super) const fn feature(
        kind: UseKind,
        feature: Feature,
        word: &'static str,
        names: Names,
        activities: [&'static [Activity]; 7],
    ) -> Self {
        Self {
            feature: Some((feature, word)),
            ..Self::of(kind, &["feature"], names, activities)
        }
    }

    /// A feature of clusters alone.
    pub(super) const fn of_clusters(
        kind: UseKind,
        feature: Feature,
        word: &'static str,
        names: Names,
        all: &'static [Activity],
    ) -> Self {
        Self::feature(kind, feature, word, names, [NO, all, NO, NO, NO, NO, NO])
    }

    /// A feature of workspaces alone.
    pub(super) const fn of_workspaces(
        kind: UseKind,
        feature: Feature,
        word: &'static str,
        all: &'static [Activity],
    ) -> Self {
        Self::feature(
            kind,
            feature,
            word,
            Names::Workspace,
            [all, NO, NO, NO, NO, NO, NO],
        )
    }

    pub(super) const fn access(self, access: Access) -> Self {
        Self {
            choice: Choice::Access(access),
            ..self
        }
    }

    pub(super) const fn push(self, push: bool) -> Self {
        Self {
            choice: Choice::Push(push),
            ..self
        }
    }

    pub(super) const fn attached(self) -> Self {
        Self {
            is_attached: true,
            ..self
        }
    }

    /// How a blueprint writes it.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = self.keys.join(", ");
        if let Some((_, word)) = self.feature {
            words = format!("{words}: {word}");
        }
        match self.choice {
            Choice::Access(Access::Write) => words + "; access: write",
            Choice::Access(Access::Manage) => words + "; access: manage",
            Choice::Push(true) => words + "; push: true",
            Choice::Access(Access::Read | Access::Acl) | Choice::Push(false) | Choice::Only => words,
        }
    }

    /// What a consumer does with it; nothing where it is refused.
    #[must_use]
    pub fn activities(&self, consumer: Consumer) -> &'static [Activity] {
        let columns = Consumer::ALL.iter().zip(self.activities);
        columns
            .into_iter()
            .find(|(known, _)| **known == consumer)
            .map_or(NO, |(_, activities)| activities)
    }

    /// The consumers that may have it.
    pub fn consumers(&self) -> impl Iterator<Item = Consumer> {
        Consumer::ALL
            .into_iter()
            .filter(|consumer| !self.activities(*consumer).is_empty())
    }

    pub(super) fn is_chosen(&self, access: Access, push: bool) -> bool {
        match self.choice {
            Choice::Only => true,
            Choice::Access(own) => own == access,
            Choice::Push(own) => own == push,
        }
    }
}
