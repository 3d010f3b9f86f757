//! The top of a blueprint.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use super::{
    Compute, Connection, Datastore, Endpoint, Existing, Ignored, Items, KeyVault, Monitoring, Network,
    OrParam, ParameterEntry, PrincipalEntry, Rbac, Registry, Storage, Tags, Texts, Waiver, Workspace,
    shape::{FalseOr, WordOr},
};
use crate::model::TargetName;
use crate::source::Spanned;

/// A keyless Azure Machine Learning platform: what exists, and who does what. Role assignments are derived from it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "amlgen blueprint")]
pub struct Blueprint {
    /// JSON Schema for the editor; ignored otherwise.
    #[serde(rename = "$schema")]
    pub schema: Option<Spanned<String>>,
    /// Version of the blueprint language: 1.
    #[schemars(extend("const" = 1))]
    pub version: Spanned<u32>,
    /// Short name of the platform; most Azure names are made from it. 2 to 24 of `a-z`, `0-9`, `-`, beginning with a letter.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9-]{1,23}$"))]
    pub name: Spanned<String>,
    /// Azure region, for example `westeurope`.
    pub location: Spanned<String>,
    /// Azure cloud.
    pub cloud: Option<Spanned<CloudWord>>,
    /// Subscription id. Without it the deployment decides; Terraform then takes it as a required variable.
    pub subscription: Option<Spanned<String>>,
    /// Tenant id. Without it the tenant is the deployment's.
    pub tenant: Option<Spanned<String>>,
    /// Resource group to deploy into. Without it the deployment decides; Terraform then takes it as a required variable.
    pub resource_group: Option<Spanned<WordOr<ResourceGroup>>>,
    /// Tags of every resource.
    #[serde(default)]
    pub tags: Tags,
    /// How Azure names are made.
    pub naming: Option<Spanned<Naming>>,
    /// Output languages; all three by default.
    pub targets: Option<Spanned<Vec<Spanned<TargetName>>>>,
    /// API versions of resource types in ARM, Bicep and azapi, in place of the newest ones, or in other clouds of older ones: stable
    /// versions such as `2025-06-01`.
    #[serde(default)]
    pub api_versions: Texts,
    /// User-assigned managed identities.
    #[serde(default)]
    pub identities: Items<IdentityEntry>,
    /// Storage accounts. `default` is the workspace's own; it exists even if not written.
    #[serde(default)]
    pub storage: Items<Storage>,
    /// The workspace's private container registry.
    #[serde(default)]
    pub registry: FalseOr<Spanned<Registry>>,
    /// Further container registries.
    #[serde(default)]
    pub registries: Items<Registry>,
    /// The workspace's key vault.
    pub key_vault: Option<Spanned<KeyVault>>,
    /// Further key vaults.
    #[serde(default)]
    pub key_vaults: Items<KeyVault>,
    /// Log Analytics, Application Insights and diagnostic settings.
    pub monitoring: Option<Spanned<Monitoring>>,
    /// The Azure Machine Learning workspace.
    pub workspace: Option<Spanned<Workspace>>,
    /// Datastores of the workspace, by the name that jobs use. All are identity-based.
    #[serde(default)]
    pub datastores: Items<Datastore>,
    /// Computes of the workspace, by the name that jobs use.
    #[serde(default)]
    pub computes: Items<Compute>,
    /// Online and batch endpoints.
    #[serde(default)]
    pub endpoints: Items<Endpoint>,
    /// Workspace connections without secrets.
    #[serde(default)]
    pub connections: Items<Connection>,
    /// Groups, people and applications that work with the platform.
    #[serde(default)]
    pub principals: Items<PrincipalEntry>,
    /// Network isolation.
    pub network: Option<Spanned<Network>>,
    /// Adjustments of the derived access.
    pub rbac: Option<Spanned<Rbac>>,
    /// Parameters of the templates. A value `${param:name}` stands in tags, `display_name`, `description`, `object_id`, `tenant_id`,
    /// `cosmos_db_object_id`, `key_version`, `size`, numbers of instances, days, seconds and minutes, `address_space`, `address_prefix`,
    /// `allowed_ip_ranges`, the `destination` of a host name, URLs of connections, `issuer` and `subject`.
    #[serde(default)]
    pub parameters: Items<ParameterEntry>,
    /// What differs between environments: for each the keys that are other there, as they stand at the top. Maps are merged; everything else
    /// replaces, and `null` removes. `--env` builds one.
    #[serde(default)]
    pub environments: Overlays,
    /// The environment that this is.
    #[serde(skip)]
    pub environment: Option<Spanned<String>>,
    /// Findings that are accepted, with a reason.
    #[serde(default)]
    pub waivers: Vec<Spanned<Waiver>>,
    /// What comments accept in it.
    #[serde(skip)]
    pub ignored: Vec<Ignored>,
}

/// Overlays for environments. They are taken out of the tree before it is decoded.
#[derive(Debug, Default)]
pub struct Overlays;

impl<'de> Deserialize<'de> for Overlays {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_ignored_any(serde::de::IgnoredAny)
            .map(|_| Self)
    }
}

impl JsonSchema for Overlays {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Overlays".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["object", "null"] })
    }
}

/// Azure clouds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CloudWord {
    /// The public cloud.
    Azure,
    /// Azure operated by 21Vianet in China.
    China,
    /// Azure Government of the United States.
    UsGovernment,
}

/// A resource group in long form.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResourceGroup {
    /// Its name.
    pub name: Spanned<String>,
    /// Whether to create it, with the blueprint's tags. ARM and Bicep then deploy at the level of the subscription.
    pub create: Option<Spanned<bool>>,
}

/// How Azure names are made.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Naming {
    /// Literal end of globally unique names, instead of one computed from the resource group.
    pub suffix: Option<Spanned<String>>,
    /// Names by kind of resource: `workspace`, `key_vault`, `registry`, `log_analytics`, `application_insights`, `storage`.
    #[serde(default)]
    pub names: Texts,
}

/// A user-assigned managed identity.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IdentityEntry {
    /// Azure name, instead of the composed one.
    pub name: Option<Spanned<String>>,
    /// Tags beside those of the blueprint.
    #[serde(default)]
    pub tags: Tags,
    /// An identity that exists already.
    pub existing: Option<Spanned<Existing>>,
    /// Workloads elsewhere that act as this identity: pipelines and pods, by the tokens that they bring.
    #[serde(default)]
    pub federated_credentials: Items<FederatedCredential>,
}

/// A workload elsewhere that acts as an identity.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FederatedCredential {
    /// Azure name, instead of the logical one.
    pub name: Option<Spanned<String>>,
    /// URL of whoever issues the workload's tokens.
    pub issuer: Spanned<OrParam<String>>,
    /// The `sub` of the workload's tokens, such as `repo:contoso/ml:environment:prod`.
    pub subject: Spanned<OrParam<String>>,
    /// The `aud` of the workload's tokens; the cloud's own by default.
    #[serde(default)]
    pub audiences: Vec<Spanned<String>>,
}
