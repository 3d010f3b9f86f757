//! Storage accounts and datastores.

use super::reference::{check_logical, check_range, either, lookup};
use super::{Item, top};
use crate::blueprint::{Datastore, DatastoreType, Items, PreviewIdentity, Storage, StorageSku};
use crate::catalog::limits;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};

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
    pub containers: Vec<Spanned<String>>,
    /// Days of soft delete; 0 is none.
    pub soft_delete_days: u32,
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
    pub description: Option<String>,
    /// Its kind.
    pub kind: StoreKind,
    /// Its account.
    pub account: usize,
    /// Its container or file system.
    pub container: Spanned<String>,
    /// Where the workspace's identity reads it for previews.
    pub workspace_previews: Option<Span>,
}

/// The declared accounts, and `default` where it is not declared.
pub(super) fn accounts(entries: &Items<Storage>, home: Span, diags: &mut Diagnostics) -> Vec<Account> {
    let mut accounts: Vec<Account> = entries
        .iter()
        .map(|(key, entry)| {
            check_logical(key, "a storage account", diags);
            account(key, &entry.value, diags)
        })
        .collect();
    if !accounts.iter().any(|account| account.item.logical == "default") {
        let key = Spanned::new("default".to_owned(), home);
        accounts.insert(0, account(&key, &Storage::default(), diags));
    }
    accounts
}

fn account(key: &Spanned<String>, entry: &Storage, diags: &mut Diagnostics) -> Account {
    if let Some(days) = &entry.soft_delete_days {
        check_range(days, "soft_delete_days", &limits::BLOB_SOFT_DELETE_DAYS, diags);
    }
    if let (Some(Spanned { value: true, span }), "default") =
        (entry.hierarchical_namespace.as_ref(), key.value.as_str())
    {
        diags.push(
            Diagnostic::error(
                Code::DEFAULT_ACCOUNT_IS_PLAIN,
                *span,
                "the workspace's own account can't have a hierarchical namespace",
            )
            .cause("Azure Machine Learning refuses it as the default storage of a workspace")
            .help("declare a second account for the Data Lake: `storage: { lake: { hierarchical_namespace: true } }`"),
        );
    }
    let mut containers: Vec<Spanned<String>> = Vec::new();
    for container in &entry.containers {
        match containers.iter().find(|earlier| earlier.value == container.value) {
            Some(earlier) => diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    container.span,
                    format!("container `{}` is listed twice", container.value),
                )
                .also(earlier.span, "first listed here")
                .help("list it once"),
            ),
            None => containers.push(container.clone()),
        }
    }
    Account {
        item: Item {
            logical: key.value.clone(),
            span: key.span,
            name: entry.name.clone(),
            tags: top::tags(&entry.tags, diags),
        },
        sku: entry
            .sku
            .as_ref()
            .map_or(StorageSku::StandardLrs, |sku| sku.value),
        hierarchical_namespace: entry
            .hierarchical_namespace
            .as_ref()
            .is_some_and(|value| value.value),
        containers,
        soft_delete_days: entry.soft_delete_days.as_ref().map_or(7, |days| days.value),
    }
}

/// The datastores; the containers that they need are added to their accounts.
pub(super) fn stores(
    entries: &Items<Datastore>,
    accounts: &mut [Account],
    diags: &mut Diagnostics,
) -> Vec<Store> {
    entries
        .iter()
        .filter_map(|(key, entry)| store(key, &entry.value, accounts, diags))
        .collect()
}

fn store(
    key: &Spanned<String>,
    entry: &Datastore,
    accounts: &mut [Account],
    diags: &mut Diagnostics,
) -> Option<Store> {
    check_logical(key, "a datastore", diags);
    let kind = match entry.kind.value {
        DatastoreType::AzureBlob => StoreKind::Blob,
        DatastoreType::AzureDataLakeGen2 => StoreKind::DataLake,
    };
    let container = container(key, entry, kind, diags);
    let wanted = either(
        ("storage", entry.storage.as_ref()),
        ("account_name", entry.account_name.as_ref()),
        diags,
    );
    let default = Spanned::new("default".to_owned(), key.span);
    let index = account_named(wanted.unwrap_or(&default), accounts, diags)?;
    let container = container?;
    let account = accounts.get_mut(index)?;
    if kind == StoreKind::DataLake && !account.hierarchical_namespace {
        diags.push(
            Diagnostic::error(
                Code::DATA_LAKE_NEEDS_HIERARCHY,
                entry.kind.span,
                format!(
                    "datastore `{}` is a Data Lake, but storage account `{}` has no hierarchical namespace",
                    key.value, account.item.logical
                ),
            )
            .also(account.item.span, "this account")
            .help(if account.item.logical == "default" {
                "declare a second account with `hierarchical_namespace: true` and name it as `storage`"
                    .to_owned()
            } else {
                format!(
                    "write `{}: {{ hierarchical_namespace: true }}` under `storage`",
                    account.item.logical
                )
            }),
        );
    }
    if !account
        .containers
        .iter()
        .any(|existing| existing.value == container.value)
    {
        account.containers.push(container.clone());
    }
    Some(Store {
        item: Item {
            logical: key.value.clone(),
            span: key.span,
            name: entry.name.clone(),
            tags: top::tags(&entry.tags, diags),
        },
        description: entry.description.as_ref().map(|text| text.value.clone()),
        kind,
        account: index,
        container,
        workspace_previews: entry
            .preview_identity
            .as_ref()
            .filter(|identity| identity.value == PreviewIdentity::Workspace)
            .map(|identity| identity.span),
    })
}

/// The container or file system of a datastore: the key that its type asks for.
fn container(
    key: &Spanned<String>,
    entry: &Datastore,
    kind: StoreKind,
    diags: &mut Diagnostics,
) -> Option<Spanned<String>> {
    let blob = either(
        ("container", entry.container.as_ref()),
        ("container_name", entry.container_name.as_ref()),
        diags,
    );
    let lake = entry.filesystem.as_ref();
    let (wanted, other, key_name, other_name) = match kind {
        StoreKind::Blob => (blob, lake, "container", "filesystem"),
        StoreKind::DataLake => (lake, blob, "filesystem", "container"),
    };
    if let Some(other) = other {
        diags.push(
            Diagnostic::error(
                Code::CONTRADICTION,
                other.span,
                format!("datastore `{}` of this type has no `{other_name}`", key.value),
            )
            .also(entry.kind.span, "its type")
            .help(format!("write `{key_name}: {}`", other.value)),
        );
        return None;
    }
    if wanted.is_none() {
        diags.push(
            Diagnostic::error(
                Code::MISSING_KEY,
                key.span,
                format!("datastore `{}` does not say which {key_name} it is", key.value),
            )
            .also(entry.kind.span, "this type needs it")
            .help(format!("add `{key_name}: {}`", key.value.replace('_', "-"))),
        );
    }
    wanted.cloned()
}

/// The account that a word names.
pub(super) fn account_named(
    word: &Spanned<String>,
    accounts: &[Account],
    diags: &mut Diagnostics,
) -> Option<usize> {
    let names = accounts.iter().map(|account| account.item.logical.as_str());
    lookup(word, "storage", "storage account", names, diags)
}

/// The information that a declared account is not used.
pub(super) fn unused(name: &str, span: Span) -> Diagnostic {
    Diagnostic::information(
        Code::UNUSED,
        span,
        format!("nothing uses storage account `{name}`"),
    )
    .cause("it is created, and nobody gets access to it")
    .help("remove it, or declare a datastore on it")
}
