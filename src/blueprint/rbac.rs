//! Adjustments of the derived access, and findings that are accepted.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Items, Ref};
use crate::model::{Emission, Profile};
use crate::source::Spanned;

/// Adjustments of the derived access.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rbac {
    /// `documented`, by default, grants what Microsoft's tables name; `least_privilege` takes the narrower alternatives.
    pub profile: Option<Spanned<Profile>>,
    /// Where the grants are written: `inline`, by default, `separate` in a deployment of their own, or `none`.
    pub emit: Option<Spanned<Emission>>,
    /// Rules that are switched on or left out, by id.
    #[serde(default)]
    pub rules: Items<RuleSwitch>,
    /// Further grants.
    #[serde(default)]
    pub extra: Vec<Spanned<Extra>>,
    /// Grants that exist under a name of their own, and keep it.
    #[serde(default)]
    pub adopt: Vec<Spanned<Adopt>>,
    /// Custom roles, which `extra` and `adopt` can name.
    #[serde(default)]
    pub roles: Vec<Spanned<CustomRole>>,
}

/// A custom role, defined for the resource group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CustomRole {
    /// Its name, by which `extra` and `adopt` speak of it. It is deployed as `<name> (<blueprint>-<suffix>)`, because names are unique
    /// in the tenant.
    pub name: Spanned<String>,
    /// What it is for.
    pub description: Option<Spanned<String>>,
    /// Operations on resources that it allows, such as `Microsoft.MachineLearningServices/workspaces/read`.
    #[serde(default)]
    pub actions: Vec<Spanned<String>>,
    /// Operations that are taken out of `actions`.
    #[serde(default)]
    pub not_actions: Vec<Spanned<String>>,
    /// Operations on data that it allows.
    #[serde(default)]
    pub data_actions: Vec<Spanned<String>>,
    /// Operations that are taken out of `data_actions`.
    #[serde(default)]
    pub not_data_actions: Vec<Spanned<String>>,
}

/// Whether a rule applies.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleSwitch {
    /// `true` switches on a rule that is off by default; `false` leaves one out.
    pub enabled: Spanned<bool>,
    /// Why; shown wherever the choice is.
    pub reason: Option<Spanned<String>>,
}

/// A further grant.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Extra {
    /// Who: `workspace`, `identities/<n>`, `computes/<n>`, `endpoints/<n>` or `principals/<n>`.
    pub principal: Spanned<Ref>,
    /// A built-in role, by name or GUID, or a role of `rbac.roles`, by name.
    pub role: Spanned<String>,
    /// Where: `workspace`, `resource_group`, `storage/<n>`, `storage/<n>/<container>`, `datastores/<n>`, `registry`,
    /// `registries/<n>`, `key_vault`, `key_vaults/<n>`, `log_analytics`, `application_insights`, `identities/<n>`,
    /// `endpoints/<n>`, or the id of any resource of the group.
    pub scope: Spanned<Ref>,
    /// Why, one sentence.
    pub reason: Spanned<String>,
}

/// A grant that exists under a name of its own.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Adopt {
    /// Its name: a GUID.
    pub name: Spanned<String>,
    /// Who, as in `extra`.
    pub principal: Spanned<Ref>,
    /// The role, as in `extra`.
    pub role: Spanned<String>,
    /// Where, as in `extra`.
    pub scope: Spanned<Ref>,
}

/// A finding that a comment accepts where it stands.
#[derive(Debug, Clone)]
pub struct Ignored {
    /// Id of the hard rule or code of the finding, in upper case.
    pub rule: String,
    /// The keys on the way to what is accepted, such as `principals.team.object_id`.
    pub at: String,
    /// Why it is accepted.
    pub reason: String,
}

/// A finding that is accepted.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// Id of the hard rule (`V-ID-19`) or code of the finding (`AML3119`).
    pub rule: Spanned<String>,
    /// Why it is accepted.
    pub reason: Spanned<String>,
    /// Who answers for it.
    pub owner: Option<Spanned<String>>,
    /// Until when, as a date: 2027-06-30. Without `--today` it is shown and not compared with any day, so that a build is the same every
    /// day.
    pub until: Option<Spanned<String>>,
}
