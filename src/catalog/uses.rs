//! Which use is open to whom, and what it means: the table from which role rules are found, and which the documentation
//! shows.

use crate::model::Activity::{
    self, BatchInference, CallAiServices, CallOpenAi, ImageBuild, Materialize, MaterializeOffline,
    MaterializeOnline, ModelMonitoring, ModelRegistry, ParallelRunStep, PromptFlow, PullImages, PushImages,
    ReadBatchInput, ReadData, ReadFeatureSource, ReadMlRegistry, ReadSearch, ReadSecrets, ReadWorkspace,
    RunServerless, SparkAccount, SparkData, StoreServerless, UseConnections, WriteBatchOutput, WriteData,
    WriteImages, WriteMlRegistry, WriteSearch, WriteSecrets, WriteWorkspace,
};

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

/// A row of the table: a kind of use, how a blueprint writes it, and what each consumer does with it; nothing where it is
/// refused.
#[derive(Debug, Clone, Copy)]
pub struct UseRow {
    /// The kind of use.
    pub kind: UseKind,
    /// How a blueprint writes it.
    pub words: &'static str,
    /// Activities by consumer, in the order of [`Consumer::ALL`].
    pub activities: [&'static [Activity]; 7],
}

const NO: &[Activity] = &[];

const fn row(kind: UseKind, words: &'static str, activities: [&'static [Activity]; 7]) -> UseRow {
    UseRow {
        kind,
        words,
        activities,
    }
}

const fn everywhere_but_batch(kind: UseKind, words: &'static str, all: &'static [Activity]) -> UseRow {
    row(kind, words, [all, all, all, all, all, NO, all])
}

const fn of_computes(kind: UseKind, words: &'static str, all: &'static [Activity]) -> UseRow {
    row(kind, words, [all, all, all, all, NO, NO, NO])
}

const fn of_clusters(kind: UseKind, words: &'static str, all: &'static [Activity]) -> UseRow {
    row(kind, words, [NO, all, NO, NO, NO, NO, NO])
}

const fn of_people(kind: UseKind, words: &'static str, all: &'static [Activity]) -> UseRow {
    row(kind, words, [NO, NO, NO, NO, NO, NO, all])
}

const fn of_workspaces(kind: UseKind, words: &'static str, all: &'static [Activity]) -> UseRow {
    row(kind, words, [all, NO, NO, NO, NO, NO, NO])
}

/// The table.
pub const TABLE: &[UseRow] = &[
    row(
        UseKind::ReadData,
        "datastore, storage",
        [
            &[ReadData],
            &[ReadData],
            &[ReadData],
            &[ReadData],
            &[ReadData],
            &[ReadBatchInput],
            &[ReadData],
        ],
    ),
    row(
        UseKind::WriteData,
        "datastore, storage; access: write",
        [
            &[WriteData],
            &[WriteData],
            &[WriteData],
            &[WriteData],
            &[WriteData],
            &[WriteBatchOutput],
            &[WriteData],
        ],
    ),
    everywhere_but_batch(UseKind::ReadRegistry, "registry", &[PullImages]),
    of_people(UseKind::WriteRegistry, "registry; access: write", &[WriteImages]),
    everywhere_but_batch(UseKind::ReadSecrets, "secret_store", &[ReadSecrets]),
    of_people(
        UseKind::WriteSecrets,
        "secret_store; access: write",
        &[WriteSecrets],
    ),
    everywhere_but_batch(UseKind::OpenAi, "openai", &[CallOpenAi]),
    everywhere_but_batch(UseKind::AiServices, "ai_services", &[CallAiServices]),
    everywhere_but_batch(UseKind::ReadSearch, "search", &[ReadSearch]),
    everywhere_but_batch(UseKind::WriteSearch, "search; access: write", &[WriteSearch]),
    row(
        UseKind::ReadMlRegistry,
        "ml_registry",
        [NO, &[ReadMlRegistry], NO, NO, NO, NO, &[ReadMlRegistry]],
    ),
    of_people(
        UseKind::WriteMlRegistry,
        "ml_registry; access: write",
        &[WriteMlRegistry],
    ),
    of_computes(
        UseKind::ReadWorkspace,
        "feature: workspace_access",
        &[ReadWorkspace],
    ),
    of_computes(
        UseKind::WriteWorkspace,
        "feature: workspace_access; access: write",
        &[WriteWorkspace],
    ),
    of_clusters(
        UseKind::ParallelRunStep,
        "feature: parallel_run_step",
        &[ParallelRunStep],
    ),
    of_clusters(
        UseKind::ModelRegistry,
        "feature: model_registry",
        &[ModelRegistry],
    ),
    of_clusters(
        UseKind::BatchInference,
        "feature: batch_inference",
        &[BatchInference],
    ),
    of_clusters(UseKind::ImageBuild, "feature: image_build", &[ImageBuild]),
    of_clusters(
        UseKind::PushImages,
        "feature: image_build; push: true",
        &[ImageBuild, PushImages],
    ),
    of_workspaces(
        UseKind::ModelMonitoring,
        "feature: model_monitoring",
        &[ModelMonitoring],
    ),
    of_workspaces(UseKind::PromptFlow, "feature: prompt_flow", &[PromptFlow]),
    of_workspaces(
        UseKind::Spark,
        "feature: spark",
        &[SparkData, SparkAccount, StoreServerless, RunServerless],
    ),
    of_workspaces(
        UseKind::FeatureStoreMaterialization,
        "feature: feature_store_materialization",
        &[
            Materialize,
            MaterializeOffline,
            MaterializeOnline,
            ReadFeatureSource,
        ],
    ),
    row(
        UseKind::Connections,
        "feature: connections",
        [NO, NO, NO, NO, &[UseConnections], NO, NO],
    ),
];

/// What a consumer does with a kind of use; nothing where it is refused.
#[must_use]
pub fn activities(kind: UseKind, consumer: Consumer) -> &'static [Activity] {
    TABLE
        .iter()
        .find(|row| row.kind == kind)
        .zip(Consumer::ALL.iter().position(|known| *known == consumer))
        .and_then(|(row, at)| row.activities.get(at))
        .copied()
        .unwrap_or_default()
}

/// The consumers that may have a kind of use.
pub fn consumers(kind: UseKind) -> impl Iterator<Item = Consumer> {
    Consumer::ALL
        .into_iter()
        .filter(move |consumer| !activities(kind, *consumer).is_empty())
}
