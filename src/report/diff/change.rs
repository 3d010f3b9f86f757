//! What differs, as data.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{AssignedBy, ResourceId};
use crate::report::reference::{Reference, RoleReference};

/// Blueprints in two states: one, or all of a folder that are not the same in both.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Diff {
    /// Each blueprint.
    pub blueprints: Vec<BlueprintDiff>,
}

/// One blueprint before and after, in all environments that were asked for.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BlueprintDiff {
    /// What is compared with; nothing where the blueprint is new.
    pub old: Option<String>,
    /// What is compared; nothing where the blueprint is gone.
    pub new: Option<String>,
    /// Errors of either state, because of which nothing is compared, such as `churn.yaml:3:1: error[AML1008]: unknown key`.
    pub errors: Vec<String>,
    /// The blueprint by itself, or its environments.
    pub comparisons: Vec<Comparison>,
}

/// One platform before and after.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// The environment; none for the blueprint by itself.
    pub environment: Option<String>,
    /// Whether both blueprints have it.
    pub presence: Presence,
    /// How much there is of each.
    pub summary: Summary,
    /// What differs about the platform as a whole: region, group, tags, parameters.
    pub platform: Vec<PropertyChange>,
    /// Resources that are added, removed or changed.
    pub resources: Vec<ResourceChange>,
    /// Grants that are added, removed or changed.
    pub grants: Vec<GrantChange>,
    /// Trust of identities in tokens from outside of Azure.
    pub credentials: Vec<CredentialChange>,
    /// People, groups and applications of the directory.
    pub people: Vec<PersonChange>,
    /// What more, or less, of the world reaches resources that are there before and after.
    pub openings: Vec<Opening>,
    /// What a redeployment does not do, or does by making something anew.
    pub redeployment: Vec<Consequence>,
}

/// Which of the two blueprints have an environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Both.
    Both,
    /// The new one alone.
    Added,
    /// The old one alone.
    Removed,
}

/// What became of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// The new state alone has it.
    Added,
    /// It is in both, and not the same.
    Changed,
    /// The old state alone has it.
    Removed,
}

/// What a change does to access.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Somebody can do more than before, or may be able to.
    Broadens,
    /// Somebody can do less.
    Narrows,
    /// Nobody can do more or less.
    Same,
}

impl Reach {
    pub(super) fn mirrored(self) -> Self {
        match self {
            Reach::Broadens => Reach::Narrows,
            Reach::Narrows => Reach::Broadens,
            Reach::Same => Reach::Same,
        }
    }
}

/// Numbers of a comparison.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Resources that only the new state has.
    pub resources_added: usize,
    /// Resources that differ.
    pub resources_changed: usize,
    /// Resources that only the old state has.
    pub resources_removed: usize,
    /// Grants that only the new state has.
    pub grants_added: usize,
    /// Grants that differ.
    pub grants_changed: usize,
    /// Grants that only the old state has.
    pub grants_removed: usize,
    /// Changes after which somebody can do more.
    pub broadens: usize,
    /// Resources that are made anew, lose what is in them, or would have to be made anew.
    pub replaced: usize,
    /// What else is different.
    pub others: usize,
}

/// A value that differs. A path that ends in `[]` is a list: each item that it lost or got is one change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PropertyChange {
    /// Where the value stands in the resource, in words of Azure Resource Manager: `properties.publicNetworkAccess`.
    pub path: String,
    /// What it was.
    pub old: Option<String>,
    /// What it is.
    pub new: Option<String>,
}

impl PropertyChange {
    pub(super) fn new(path: &str, old: Option<String>, new: Option<String>) -> Self {
        let path = path.to_owned();
        Self { path, old, new }
    }
}

/// A resource that differs.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ResourceChange {
    /// What became of it.
    pub change: Change,
    /// Which one; of one that is gone, which one it was.
    pub resource: Reference,
    /// What it was called before, where its name in the blueprint or in Azure is another one.
    pub formerly: Option<Reference>,
    /// Whether it exists beside the platform, which then only names it.
    pub existing: bool,
    /// Whether it comes or goes with what it belongs to, and needs no words of its own.
    pub implied: bool,
    /// What differs about it.
    pub properties: Vec<PropertyChange>,
    #[serde(skip)]
    pub(super) words: String,
    /// Both of it, where it is in both.
    #[serde(skip)]
    pub(super) pair: Option<(ResourceId, ResourceId)>,
}

/// A grant that differs.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GrantChange {
    /// What became of it.
    pub change: Change,
    /// Who.
    pub principal: Reference,
    /// What.
    pub role: RoleReference,
    /// Where.
    pub scope: Reference,
    /// Who makes it: `template`, `person` or `azure`.
    #[schemars(with = "String")]
    pub assigned_by: AssignedBy,
    /// What it does to access.
    pub reach: Reach,
    /// Why.
    pub because: String,
    /// The rules that derive it.
    pub rules: Vec<String>,
    #[serde(skip)]
    pub(super) who: String,
    #[serde(skip)]
    pub(super) place: String,
}

/// A federated credential that differs.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CredentialChange {
    /// What became of it.
    pub change: Change,
    /// The identity that is acted as.
    pub identity: Reference,
    /// The credential.
    pub credential: Reference,
    /// Whom it trusts.
    pub trust: Trust,
    /// Whom it trusted before, where that is another.
    pub formerly: Option<Trust>,
    /// What it does to access.
    pub reach: Reach,
    /// Why.
    pub because: String,
}

/// Trust in the tokens of an issuer with one subject.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Trust {
    /// Who issues the tokens.
    pub issuer: String,
    /// Whom they are about.
    pub subject: String,
    /// For whom they are issued.
    pub audiences: Vec<String>,
}

/// A principal of the directory that differs.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PersonChange {
    /// What became of it.
    pub change: Change,
    /// Which one.
    pub principal: Reference,
    /// What it was before.
    pub formerly: Option<Reference>,
    /// What it does to access, beside the grants that are listed.
    pub reach: Reach,
    /// Why.
    pub because: String,
}

/// A switch of a resource after which more, or less, of the world reaches it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Opening {
    /// The resource.
    pub resource: Reference,
    /// Where the switch stands in it.
    pub path: String,
    /// What it does to access.
    pub reach: Reach,
    /// What that means.
    pub because: String,
    #[serde(skip)]
    pub(super) words: String,
}

/// What follows from a change when it is deployed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Consequence {
    /// What is changed.
    pub what: String,
    /// What becomes of it.
    pub effect: Effect,
    /// What ARM and Bicep do, where the blueprint is built for one of them.
    pub incremental: Option<String>,
    /// What Terraform does, where the blueprint is built for it.
    pub terraform: Option<String>,
    /// What is lost with the old one, or stays behind in it.
    pub lost: Option<String>,
    /// What removes what stays, or does by hand what a deployment does not.
    pub commands: Vec<String>,
}

/// What becomes of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Something is made anew, and what was in the old one is not in the new one.
    Replaced,
    /// Azure refuses it, or it is not known to take it, so that something has to be made anew.
    Refused,
    /// What is gone from the blueprint stays in Azure.
    Stays,
    /// The service leaves things as they are.
    Ignored,
    /// Something to know of.
    Note,
}

impl Comparison {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.presence == Presence::Both && self.summary == Summary::default()
    }
}
