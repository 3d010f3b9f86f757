//! What can be referred to by name: identities, accounts, datastores, registries, vaults, and resources that exist already.

use indexmap::IndexSet;

use super::external::External;
use super::item::Item;
use super::network::place::Firewall;
use crate::arena::{Handle, Keyed};
use crate::blueprint::OrParam;
use crate::blueprint::{EncryptionSide, RegistrySku, StorageGroup, StorageSku};
use crate::source::{Span, Spanned};

/// A user-assigned identity, and where it is named.
pub type IdentityRef = Spanned<Handle<UserIdentity>>;

/// A user-assigned identity.
#[derive(Debug, Clone)]
pub struct UserIdentity {
    /// Name, place and tags.
    pub item: Item,
    /// Workloads elsewhere that act as it.
    pub credentials: Vec<FederatedCredential>,
}

/// By its logical name.
impl Keyed for UserIdentity {
    type Key = String;

    fn key(&self) -> String {
        self.item.logical.clone()
    }
}

/// A workload elsewhere that acts as an identity.
#[derive(Debug, Clone)]
pub struct FederatedCredential {
    /// Name and place.
    pub item: Item,
    /// Who issues its tokens.
    pub issuer: Spanned<OrParam<String>>,
    /// The `sub` of its tokens.
    pub subject: Spanned<OrParam<String>>,
    /// The `aud` of its tokens.
    pub audiences: Vec<String>,
}

/// A storage account.
#[derive(Debug, Clone)]
pub struct Account {
    /// Name, place and tags.
    pub item: Item,
    /// Replication.
    pub sku: StorageSku,
    /// Whether it is a Data Lake.
    pub hierarchical_namespace: bool,
    /// Its containers: those listed, then those of datastores, each once.
    pub containers: IndexSet<Spanned<String>>,
    /// Days of soft delete; 0 is none.
    pub soft_delete_days: OrParam<u32>,
    /// The customer-managed key that encrypts it.
    pub customer_key: Option<CustomerKey>,
    /// Whom it lets in from public networks.
    pub firewall: Firewall,
    /// Private endpoints of one that exists already, in networks of people.
    pub private_endpoints: Vec<(StorageGroup, Spanned<Handle<External>>)>,
}

/// By its logical name.
impl Keyed for Account {
    type Key = String;

    fn key(&self) -> String {
        self.item.logical.clone()
    }
}

/// Kinds of datastore.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreKind {
    /// A blob container.
    Blob,
    /// A file system of a Data Lake.
    DataLake,
}

/// A datastore.
#[derive(Debug, Clone)]
pub struct Store {
    /// Name, place and tags.
    pub item: Item,
    /// What it is for.
    pub description: Option<OrParam<String>>,
    /// Its kind.
    pub kind: StoreKind,
    /// Its account.
    pub account: Handle<Account>,
    /// Its container or file system.
    pub container: Spanned<String>,
    /// Where the workspace's identity reads it for previews.
    pub workspace_previews: Option<Span>,
}

/// A container registry. The workspace's own has no logical name.
#[derive(Debug, Clone)]
pub struct Registry {
    /// Name, place and tags.
    pub item: Item,
    /// Tier.
    pub sku: RegistrySku,
    /// Whether it honours repository roles only.
    pub abac: bool,
    /// The identity through which images are built on its images.
    pub build_identity: Option<IdentityRef>,
    /// The customer-managed key that encrypts it.
    pub customer_key: Option<CustomerKey>,
    /// Whom it lets in from public networks.
    pub firewall: Firewall,
}

/// By the word that names it.
impl Keyed for Registry {
    type Key = String;

    fn key(&self) -> String {
        self.item.word().to_owned()
    }
}

/// A key vault. The workspace's own has no logical name.
#[derive(Debug, Clone)]
pub struct KeyVault {
    /// Name, place and tags.
    pub item: Item,
    /// Days of soft delete.
    pub soft_delete_days: OrParam<u32>,
    /// Where access policies are chosen.
    pub access_policies: Option<Span>,
    /// Whom it lets in from public networks.
    pub firewall: Firewall,
}

/// By the word that names it.
impl Keyed for KeyVault {
    type Key = String;

    fn key(&self) -> String {
        self.item.word().to_owned()
    }
}

/// A key of a vault: one, however often it is named.
#[derive(Debug, Clone)]
pub struct Key {
    /// Its vault.
    pub vault: Handle<KeyVault>,
    /// Its name, and where it is first named.
    pub name: Spanned<String>,
    /// Where the blueprint asks for it to be made.
    pub created: Option<Span>,
    /// Where the blueprint says that it is not made.
    pub(super) not_created: Option<Span>,
    /// The version that is wanted of it where it is made.
    pub(super) version: Option<Spanned<OrParam<String>>>,
}

/// By its vault and its name, of which Azure ignores the case.
impl Keyed for Key {
    type Key = (Handle<KeyVault>, String);

    fn key(&self) -> Self::Key {
        (self.vault, self.name.value.to_ascii_lowercase())
    }
}

/// The key that encrypts something.
#[derive(Debug, Clone)]
pub struct CustomerKey {
    /// The key.
    pub key: Handle<Key>,
    /// Its version, where one is fixed.
    pub version: Option<OrParam<String>>,
    /// The identity that opens it.
    pub identity: Option<IdentityRef>,
    /// Where it is written.
    pub span: Span,
}

/// The key that encrypts what a workspace keeps.
#[derive(Debug, Clone)]
pub struct WorkspaceKey {
    /// The key, and who opens it.
    pub key: CustomerKey,
    /// Where the encrypted metadata lies, and where that is written.
    pub side: Spanned<EncryptionSide>,
    /// The object id of Azure Cosmos DB in the tenant.
    pub cosmos_db: Option<Spanned<OrParam<String>>>,
}
