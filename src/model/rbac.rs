//! How the derived access is adjusted: profile, switched rules, further grants.

use serde::{Deserialize, Serialize};

use super::{Origin, Principal, Right, Scope};

/// What entries of `extra` and `adopt` name as a principal.
pub const PRINCIPALS: [&str; 5] = [
    "workspace",
    "identities/<name>",
    "computes/<name>",
    "endpoints/<name>",
    "principals/<name>",
];

/// What they name as a scope.
pub const SCOPES: [&str; 13] = [
    "workspace",
    "resource_group",
    "storage/<name>",
    "storage/<name>/<container>",
    "datastores/<name>",
    "registry",
    "registries/<name>",
    "key_vault",
    "key_vaults/<name>",
    "log_analytics",
    "application_insights",
    "identities/<name>",
    "endpoints/<name>",
];

/// Whether what has this id is of a kind that one of these forms names.
#[must_use]
pub fn can_name(forms: &[&str], id: &str) -> bool {
    let first = id.split('/').next();
    forms.iter().any(|form| form.split('/').next() == first)
}

/// Which roles are taken where the rules offer several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// What Microsoft's tables name.
    #[default]
    Documented,
    /// The narrowest alternative that the rules know.
    LeastPrivilege,
}

impl Profile {
    /// The word of a blueprint for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::LeastPrivilege => "least_privilege",
        }
    }
}

/// Where the grants are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Emission {
    /// Into the same deployment.
    #[default]
    Inline,
    /// Into a second deployment, `access`.
    Separate,
    /// Nowhere: whoever assigns roles reads `access.md`.
    None,
}

/// A rule that is switched on or left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Switch {
    /// The rule's id.
    pub rule: String,
    /// Whether it applies.
    pub enabled: bool,
    /// Why.
    pub reason: Option<String>,
    /// Where the blueprint says so.
    pub origin: Origin,
}

/// A grant that the blueprint asks for beside the derived ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExtraGrant {
    /// Who.
    pub principal: Principal,
    /// What.
    pub right: Right,
    /// Where.
    pub scope: Scope,
    /// Why, one sentence.
    pub reason: String,
    /// Where the blueprint says so.
    pub origin: Origin,
}

/// A grant that exists under a name of its own and keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Adopted {
    /// The name: a GUID in lower case.
    pub name: String,
    /// Who.
    pub principal: Principal,
    /// What.
    pub right: Right,
    /// Where.
    pub scope: Scope,
    /// Where the blueprint says so.
    pub origin: Origin,
}

/// All adjustments.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Rbac {
    /// Which roles are taken.
    pub profile: Profile,
    /// Where the grants are written.
    pub emission: Emission,
    /// Rules that are switched.
    pub switches: Vec<Switch>,
    /// Further grants.
    pub extra: Vec<ExtraGrant>,
    /// Grants that keep a name.
    pub adopted: Vec<Adopted>,
}

impl Rbac {
    /// How the blueprint switches a rule, if it does.
    #[must_use]
    pub fn switch(&self, rule: &str) -> Option<bool> {
        self.switches
            .iter()
            .find(|switch| switch.rule == rule)
            .map(|switch| switch.enabled)
    }
}

/// A finding that a comment accepts where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ignored {
    /// Id of a hard rule, or code of a finding.
    pub rule: String,
    /// The keys of the blueprint on the way to what is accepted.
    pub at: String,
    /// Why.
    pub reason: String,
}

/// A finding that the author accepts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Waiver {
    /// Id of a hard rule, or code of a finding.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Until when, as written.
    pub until: Option<String>,
    /// Where the blueprint says so.
    pub origin: Origin,
}
