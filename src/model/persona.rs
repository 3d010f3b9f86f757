//! What people's jobs are, in words that a blueprint and a model share.

use serde::{Deserialize, Serialize};

/// What a person's job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Persona {
    /// Trains models: submits jobs, uses notebooks, registers data and models.
    DataScientist,
    /// Looks at assets and data, changes nothing.
    DataReader,
    /// Labels images and text.
    Labeler,
    /// Starts, stops and creates computes.
    ComputeOperator,
    /// Deploys models to endpoints.
    MlEngineer,
    /// Works with prompt flow.
    PromptFlowUser,
    /// Reads and writes the ML registries of their `uses`.
    RegistryUser,
    /// Uses the features of a feature store.
    FeatureStoreConsumer,
    /// Develops features of a feature store.
    FeatureStoreDeveloper,
    /// Makes projects in a hub.
    ProjectCreator,
    /// Works in a project.
    ProjectMember,
    /// Administers outbound rules of the workspace.
    NetworkAdmin,
    /// Administers the workspace.
    WorkspaceAdmin,
    /// Deploys the templates: gets nothing from them, and is told what it needs.
    Deployer,
}
