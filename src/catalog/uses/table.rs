//! The table of uses, a row each.

use super::row::{Access, Feature, NO, Names, UseKind, UseRow};
use crate::model::Activity::{
    BatchInference, CallAiServices, CallOpenAi, ImageBuild, ManageSearch, Materialize, MaterializeOffline,
    MaterializeOnline, ModelMonitoring, ModelRegistry, ParallelRunStep, PromptFlow, PullImages, PushImages,
    ReadBatchInput, ReadData, ReadFeatureSource, ReadMlRegistry, ReadSearch, ReadSecrets, ReadWorkspace,
    RetrieveFeatures, RetrieveOffline, RetrieveOnline, RunServerless, SparkAccount, SparkData,
    StoreServerless, UseConnections, WriteBatchOutput, WriteData, WriteImages, WriteMlRegistry, WriteSearch,
    WriteSecrets, WriteWorkspace,
};
use crate::model::Kind;

const DATA: &[&str] = &["datastore", "storage"];
const REGISTRY: &[&str] = &["registry"];
const SECRET_STORE: &[&str] = &["secret_store"];
const SEARCH: &[&str] = &["search"];
const ML_REGISTRY: &[&str] = &["ml_registry"];

const A_SEARCH_SERVICE: Names = Names::Existing {
    kind: Kind::Search,
    noun: "a search service",
};
const AN_ML_REGISTRY: Names = Names::Existing {
    kind: Kind::MlRegistry,
    noun: "an ML registry",
};

/// The table.
pub const TABLE: &[UseRow] = &[
    UseRow::of(
        UseKind::ReadData,
        DATA,
        Names::Data,
        [
            &[ReadData],
            &[ReadData],
            &[ReadData],
            &[ReadData],
            &[ReadData],
            &[ReadBatchInput],
            &[ReadData],
        ],
    )
    .access(Access::Read),
    UseRow::of(
        UseKind::WriteData,
        DATA,
        Names::Data,
        [
            &[WriteData],
            &[WriteData],
            &[WriteData],
            &[WriteData],
            &[WriteData],
            &[WriteBatchOutput],
            &[WriteData],
        ],
    )
    .access(Access::Write),
    UseRow::everywhere_but_batch(UseKind::ReadRegistry, REGISTRY, Names::Registry, &[PullImages])
        .access(Access::Read),
    UseRow::of_people(UseKind::WriteRegistry, REGISTRY, Names::Registry, &[WriteImages])
        .access(Access::Write),
    UseRow::everywhere_but_batch(
        UseKind::ReadSecrets,
        SECRET_STORE,
        Names::KeyVault,
        &[ReadSecrets],
    )
    .access(Access::Read)
    .attached(),
    UseRow::of_people(
        UseKind::WriteSecrets,
        SECRET_STORE,
        Names::KeyVault,
        &[WriteSecrets],
    )
    .access(Access::Write),
    UseRow::everywhere_but_batch(
        UseKind::OpenAi,
        &["openai"],
        Names::Existing {
            kind: Kind::AiServices,
            noun: "an Azure OpenAI account",
        },
        &[CallOpenAi],
    )
    .attached(),
    UseRow::everywhere_but_batch(
        UseKind::AiServices,
        &["ai_services"],
        Names::Existing {
            kind: Kind::AiServices,
            noun: "an AI services account",
        },
        &[CallAiServices],
    )
    .attached(),
    UseRow::everywhere_but_batch(UseKind::ReadSearch, SEARCH, A_SEARCH_SERVICE, &[ReadSearch])
        .access(Access::Read)
        .attached(),
    UseRow::everywhere_but_batch(UseKind::WriteSearch, SEARCH, A_SEARCH_SERVICE, &[WriteSearch])
        .access(Access::Write)
        .attached(),
    UseRow::everywhere_but_batch(
        UseKind::ManageSearch,
        SEARCH,
        A_SEARCH_SERVICE,
        &[WriteSearch, ManageSearch],
    )
    .access(Access::Manage)
    .attached(),
    UseRow::everywhere_but_batch(
        UseKind::FeatureStore,
        &["feature_store"],
        Names::FeatureStore,
        &[RetrieveFeatures, RetrieveOffline, RetrieveOnline],
    )
    .attached(),
    UseRow::of(
        UseKind::ReadMlRegistry,
        ML_REGISTRY,
        AN_ML_REGISTRY,
        [NO, &[ReadMlRegistry], NO, NO, NO, NO, &[ReadMlRegistry]],
    )
    .access(Access::Read),
    UseRow::of_people(
        UseKind::WriteMlRegistry,
        ML_REGISTRY,
        AN_ML_REGISTRY,
        &[WriteMlRegistry],
    )
    .access(Access::Write),
    UseRow::feature(
        UseKind::ReadWorkspace,
        Feature::WorkspaceAccess,
        "workspace_access",
        Names::Workspace,
        [
            &[ReadWorkspace],
            &[ReadWorkspace],
            &[ReadWorkspace],
            &[ReadWorkspace],
            NO,
            NO,
            NO,
        ],
    )
    .access(Access::Read)
    .attached(),
    UseRow::feature(
        UseKind::WriteWorkspace,
        Feature::WorkspaceAccess,
        "workspace_access",
        Names::Workspace,
        [
            &[WriteWorkspace],
            &[WriteWorkspace],
            &[WriteWorkspace],
            &[WriteWorkspace],
            NO,
            NO,
            NO,
        ],
    )
    .access(Access::Write)
    .attached(),
    UseRow::of_clusters(
        UseKind::ParallelRunStep,
        Feature::ParallelRunStep,
        "parallel_run_step",
        Names::OwnStore,
        &[ParallelRunStep],
    ),
    UseRow::of_clusters(
        UseKind::ModelRegistry,
        Feature::ModelRegistry,
        "model_registry",
        Names::OwnStore,
        &[ModelRegistry],
    ),
    UseRow::of_clusters(
        UseKind::BatchInference,
        Feature::BatchInference,
        "batch_inference",
        Names::OwnStore,
        &[BatchInference],
    ),
    UseRow::of_clusters(
        UseKind::ImageBuild,
        Feature::ImageBuild,
        "image_build",
        Names::OwnRegistry,
        &[ImageBuild],
    )
    .push(false),
    UseRow::of_clusters(
        UseKind::PushImages,
        Feature::ImageBuild,
        "image_build",
        Names::OwnRegistry,
        &[ImageBuild, PushImages],
    )
    .push(true),
    UseRow::of_workspaces(
        UseKind::ModelMonitoring,
        Feature::ModelMonitoring,
        "model_monitoring",
        &[ModelMonitoring],
    )
    .attached(),
    UseRow::of_workspaces(
        UseKind::PromptFlow,
        Feature::PromptFlow,
        "prompt_flow",
        &[PromptFlow],
    )
    .attached(),
    UseRow::of_workspaces(
        UseKind::Spark,
        Feature::Spark,
        "spark",
        &[SparkData, SparkAccount, StoreServerless, RunServerless],
    )
    .attached(),
    UseRow::of_workspaces(
        UseKind::FeatureStoreMaterialization,
        Feature::FeatureStoreMaterialization,
        "feature_store_materialization",
        &[
            Materialize,
            MaterializeOffline,
            MaterializeOnline,
            ReadFeatureSource,
        ],
    ),
    UseRow::feature(
        UseKind::Connections,
        Feature::Connections,
        "connections",
        Names::Workspace,
        [NO, NO, NO, NO, &[UseConnections], NO, NO],
    ),
];
