//! Where a model is deployed, and what the deployment tells its caller.

use serde::{Deserialize, Serialize, Serializer};

use super::{ApiVersions, Cloud, Expr, Scope};
use crate::source::{Span, Spanned};

/// An output language.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum TargetName {
    /// An ARM template in JSON.
    Arm,
    /// Bicep, with modules.
    Bicep,
    /// Terraform, a root configuration.
    Terraform,
}

impl TargetName {
    /// Every target, in the order in which they are built.
    pub const ALL: [TargetName; 3] = [TargetName::Arm, TargetName::Bicep, TargetName::Terraform];

    /// The word on the command line, and the name of its folder.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            TargetName::Arm => "arm",
            TargetName::Bicep => "bicep",
            TargetName::Terraform => "terraform",
        }
    }
}

/// What a deployment goes into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// A resource group that exists.
    Group,
    /// The subscription, in which it makes the group, and all the rest in that.
    NewGroup,
    /// The subscription: a deployment of grants.
    Subscription,
}

impl Level {
    /// Whether it goes into a group that exists, as is usual.
    #[must_use]
    pub fn is_group(&self) -> bool {
        *self == Level::Group
    }
}

/// Where a model is deployed.
#[derive(Debug, Clone, Serialize)]
pub struct Deployment {
    /// The environment of the blueprint, and where it is named, if it is one.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "name_alone")]
    pub environment: Option<Spanned<String>>,
    /// The cloud.
    pub cloud: Cloud,
    /// The region, normalised: the default of the parameter `location`.
    pub location: String,
    /// The subscription's id, where the blueprint names one.
    pub subscription: Option<String>,
    /// The tenant's id, where the blueprint names one.
    pub tenant: Option<String>,
    /// The resource group, where the blueprint names one.
    pub resource_group: Option<String>,
    /// What it goes into.
    #[serde(skip_serializing_if = "Level::is_group")]
    pub level: Level,
    /// Where it says that the group is made.
    #[serde(skip)]
    pub makes_group: Option<Span>,
    /// The API versions that stand in place of those of the catalog.
    #[serde(skip_serializing_if = "ApiVersions::are_usual")]
    pub api_versions: ApiVersions,
    /// The targets to build when the command line names none.
    pub targets: Vec<TargetName>,
}

/// The name of an environment; where it stands is no part of what is deployed.
#[expect(clippy::ref_option, reason = "serde hands it over so")]
fn name_alone<S: Serializer>(
    environment: &Option<Spanned<String>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    environment.as_ref().map(|one| &one.value).serialize(serializer)
}

impl Deployment {
    /// What it goes into, as a scope.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match self.level {
            Level::Group => Scope::ResourceGroup,
            Level::NewGroup | Level::Subscription => Scope::Subscription,
        }
    }

    /// The tenant's id as a value: that of the deployment where the blueprint names none. Vaults are made with it.
    #[must_use]
    pub fn tenant_id(&self) -> Expr {
        self.tenant.clone().map_or(Expr::TenantId, Expr::Text)
    }
}

/// The end of a globally unique name: the first eight hexadecimal digits of [`Expr::Guid`] of its seed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suffix {
    /// The logical name of the resources that use it, empty for the platform's own.
    pub logical: String,
    /// What is hashed beside the resource group's id.
    pub seed: String,
}

impl Suffix {
    /// How many digits it has.
    pub const LENGTH: u8 = 8;
}

/// A value that a deployment gives back.
#[derive(Debug, Clone, Serialize)]
pub struct Output {
    /// Its name in words joined by hyphens: `workspace-id`.
    pub name: &'static str,
    /// One sentence for the reader of the template.
    pub description: &'static str,
    /// The value: text, or an object of objects of text.
    pub value: Expr,
}

impl Output {
    /// Its type, as ARM and Bicep call it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        if matches!(self.value, Expr::Object(_)) {
            "object"
        } else {
            "string"
        }
    }
}
