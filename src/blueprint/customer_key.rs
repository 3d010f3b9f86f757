//! Keys of the customer's, with which Azure encrypts what it stores.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Existing, Guid, OrParam, Ref, shape::WordOr};
use crate::source::Spanned;

/// The vault of a key: a declared one, such as `default` or `key_vaults/keys`, its id, or one that exists.
pub type KeyVaultRef = WordOr<KeyVaultEntry>;

/// A vault in long form.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyVaultEntry {
    /// A vault that exists already.
    pub existing: Spanned<Existing>,
}

/// The key of a storage account or registry.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CustomerKey {
    /// The vault of the key: `default`, `key_vaults/<n>`, or one that exists.
    pub key_vault: Spanned<KeyVaultRef>,
    /// The name of the key.
    pub key_name: Spanned<String>,
    /// Whether to make the key, in a created vault; `false` by default.
    pub create_key: Option<Spanned<bool>>,
    /// The version of the key. Without it the service follows the key when it is rotated.
    pub key_version: Option<Spanned<OrParam<String>>>,
    /// The declared identity that opens the key; it is attached to the resource.
    pub identity: Spanned<Ref>,
}

/// The key of the workspace.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkspaceKey {
    /// The vault of the key: `default`, `key_vaults/<n>`, or one that exists.
    pub key_vault: Spanned<KeyVaultRef>,
    /// The name of the key.
    pub key_name: Option<Spanned<String>>,
    /// Whether to make the key, in a created vault; `false` by default.
    pub create_key: Option<Spanned<bool>>,
    /// The version of the key. Without it each deployment takes the current one.
    pub key_version: Option<Spanned<OrParam<String>>>,
    /// The key's identifier, a URL, instead of `key_name` and `key_version`.
    pub key_uri: Option<Spanned<String>>,
    /// The declared identity that opens the key; it is attached to the workspace. Without it Azure Cosmos DB opens the key.
    pub identity: Option<Spanned<Ref>>,
    /// Where the encrypted metadata lies; `service` by default.
    pub encryption: Option<Spanned<EncryptionSide>>,
    /// The object id of Azure Cosmos DB in the tenant, which opens the key where no identity does.
    pub cosmos_db_object_id: Option<Spanned<OrParam<Guid>>>,
}

/// Where the encrypted metadata of a workspace lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EncryptionSide {
    /// In resources of Microsoft.
    Service,
    /// In resources that Microsoft manages in the subscription.
    Subscription,
}
