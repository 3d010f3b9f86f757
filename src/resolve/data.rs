//! Storage accounts and datastores.

use indexmap::IndexSet;

use super::context::Context;
use super::item::DEFAULT;
use super::network::place::Firewall;
use super::own_parts::{OwnPart, own_or_declared};
use super::reference::{bare, check_logical, check_range, either, lookup};
use super::{Account, External, Item, Store, StoreKind};
use crate::arena::{Arena, Handle};
use crate::blueprint::OrParam;
use crate::blueprint::{
    Datastore, DatastoreType, PreviewIdentity, Storage, StorageGroup, StorageSku, WorkspaceKind,
};
use crate::catalog::{limits, types};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Kind, Place};
use crate::source::{Span, Spanned};

impl Context<'_> {
    /// Collects the declared accounts, and `default` where it is not declared: all but a project have one of their own.
    pub(super) fn declare_accounts(&mut self, kind: WorkspaceKind) {
        let mut declared = Vec::new();
        for (key, entry) in &self.blueprint.storage {
            check_logical(key, "a storage account", self.diags);
            declared.push(self.account(key, &entry.value, kind));
        }
        let has_default = declared.iter().any(|account| account.item.is_default());
        if !has_default && self.own_parts.are_made() {
            let key = Spanned::new(DEFAULT.to_owned(), self.home());
            let own = self.account(&key, &Storage::default(), kind);
            self.accounts.add(own);
        }
        self.accounts.extend(declared);
    }

    fn account(&mut self, key: &Spanned<String>, entry: &Storage, kind: WorkspaceKind) -> Account {
        let mut item = Item::of(key, entry.name.as_ref(), &entry.tags, self.diags);
        let is_default = item.is_default();
        if let Some(existing) = &entry.existing {
            self.refuse_beside_existing(
                existing.span,
                &[
                    ("name", entry.name.as_ref().map(|name| name.span)),
                    ("tags", entry.tags.keys().next().map(|key| key.span)),
                    ("sku", entry.sku.as_ref().map(|sku| sku.span)),
                    (
                        "soft_delete_days",
                        entry.soft_delete_days.as_ref().map(|days| days.span),
                    ),
                ],
            );
            self.make_existing(&mut item, existing, "a storage account", &types::STORAGE_ACCOUNTS);
        } else if is_default && !self.own_parts.are_made() {
            self.part_is_there(
                key.span,
                "storage account",
                "storage: { default: { existing: … } }",
            );
        }
        if let Some(days) = &entry.soft_delete_days {
            check_range(
                days,
                "soft_delete_days",
                &limits::BLOB_SOFT_DELETE_DAYS,
                self.diags,
            );
        }
        let hierarchical = entry.hierarchical_namespace.as_ref();
        if let (Some(Spanned { value: true, span }), true) =
            (hierarchical, is_default && kind != WorkspaceKind::FeatureStore)
        {
            self.diags.push(
                Diagnostic::error(
                    Code::DEFAULT_ACCOUNT_IS_PLAIN,
                    *span,
                    "the workspace's own account can't have a hierarchical namespace",
                )
                .cause("Azure Machine Learning refuses it as the default storage of a workspace")
                .help("declare a second account for the Data Lake: `storage: { lake: { hierarchical_namespace: true } }`"),
            );
        }
        Account {
            item,
            sku: entry
                .sku
                .as_ref()
                .map_or(StorageSku::StandardLrs, |sku| sku.value),
            hierarchical_namespace: hierarchical.is_some_and(|value| value.value),
            containers: containers(&entry.containers, self.diags),
            soft_delete_days: entry
                .soft_delete_days
                .as_ref()
                .map_or(OrParam::Value(7), |days| days.value.clone()),
            customer_key: None,
            firewall: Firewall::default(),
            private_endpoints: self.endpoints_of_existing(key, entry),
        }
    }

    /// The private endpoints that an account which exists names.
    fn endpoints_of_existing(
        &mut self,
        key: &Spanned<String>,
        entry: &Storage,
    ) -> Vec<(StorageGroup, Spanned<Handle<External>>)> {
        if let (Some((group, _)), None) = (entry.private_endpoints.first(), &entry.existing) {
            self.diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    group.span,
                    format!(
                        "storage account `{}` is made here, and so are its private endpoints",
                        key.value
                    ),
                )
                .cause("`private_endpoints` names those of an account that exists")
                .help(format!(
                    "write `network: {{ private_endpoints: {{ resources: [storage/{}] }} }}`",
                    key.value
                )),
            );
            return Vec::new();
        }
        let written = entry.private_endpoints.iter();
        written
            .filter_map(|(group, id)| {
                let endpoint = self.external_by_id(Kind::PrivateEndpoint, id, "a private endpoint")?;
                Some((group.value, Spanned::new(endpoint, id.span)))
            })
            .collect()
    }

    /// Collects the datastores; the containers that they need are added to their accounts.
    pub(super) fn declare_stores(&mut self) {
        for (key, entry) in &self.blueprint.datastores {
            let store = self.store(key, &entry.value);
            self.stores
                .extend(store.map(|store| (store.item.logical.clone(), store)));
        }
    }

    fn store(&mut self, key: &Spanned<String>, entry: &Datastore) -> Option<Store> {
        check_logical(key, "a datastore", self.diags);
        let kind = match entry.kind.value {
            DatastoreType::AzureBlob => StoreKind::Blob,
            DatastoreType::AzureDataLakeGen2 => StoreKind::DataLake,
        };
        let container = container(key, entry, kind, self.diags);
        let wanted = either(
            ("storage", entry.storage.as_ref()),
            ("account_name", entry.account_name.as_ref()),
            self.diags,
        );
        let default = Spanned::new(DEFAULT.to_owned(), key.span);
        let wanted = wanted.unwrap_or(&default);
        // `az ml` writes the name in Azure.
        let is_called = |account: &Account| {
            let name = account.item.name.as_ref();
            name.is_some_and(|name| name.value == wanted.value)
        };
        let written = entry.account_name.as_ref();
        let by_azure_name = written.and_then(|_| self.accounts.find(is_called));
        let index = match by_azure_name {
            Some(index) => index,
            None => self.account_named(wanted)?,
        };
        let container = container?;
        let account = self.accounts.get_mut(index)?;
        if kind == StoreKind::DataLake && !account.hierarchical_namespace {
            self.diags.push(no_hierarchy(
                ("datastore", &key.value),
                entry.kind.span,
                &account.item,
            ));
        }
        account.add_container(&container);
        Some(Store {
            item: Item::of(key, entry.name.as_ref(), &entry.tags, self.diags),
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

    /// The datastore that a word names; none, without a finding, for one with a mistake of its own.
    pub(super) fn store_named(&mut self, word: &Spanned<String>) -> Option<&Store> {
        let name = bare(&word.value, "datastores");
        if !self.stores.contains_key(name) {
            lookup(
                word,
                "datastores",
                "datastore",
                &self.blueprint.datastores,
                self.diags,
            )?;
        }
        self.stores.get(name)
    }

    /// The account that a word names.
    pub(super) fn account_named(&mut self, word: &Spanned<String>) -> Option<Handle<Account>> {
        let part = OwnPart {
            section: "storage",
            noun: "storage account",
            line: "storage: { default: { existing: { name: <its name> } } }",
        };
        own_or_declared(self.own_parts, word, &part, &self.accounts, self.diags)
    }

    /// The declared account behind place and names in a resource id of it or of one of its containers, and the container.
    pub(super) fn account_of_id(
        &self,
        place: &Place,
        names: &[String],
        span: Span,
    ) -> Option<(Handle<Account>, Option<Spanned<String>>)> {
        let name = names.first()?;
        let account = self.accounts.find(|account| account.item.is_at(place, name))?;
        // An id has the blob service between account and container.
        let container = names.get(2).map(|name| Spanned::new(name.clone(), span));
        Some((account, container))
    }
}

/// The workspace's own account among those declared.
pub(super) fn default_account(accounts: &Arena<Account>) -> Option<Handle<Account>> {
    accounts.find(|account| account.item.is_default())
}

impl Account {
    /// Makes sure that a container is there.
    pub(super) fn add_container(&mut self, container: &Spanned<String>) {
        if !self.containers.contains(container) {
            self.containers.insert(container.clone());
        }
    }
}

/// The finding for something that takes an account for a Data Lake.
pub(super) fn no_hierarchy((noun, name): (&str, &str), span: Span, account: &Item) -> Diagnostic {
    let help = if account.is_default() {
        "declare a second account with `hierarchical_namespace: true` and name it as `storage`".to_owned()
    } else {
        format!(
            "write `{}: {{ hierarchical_namespace: true }}` under `storage`",
            account.logical
        )
    };
    Diagnostic::error(
        Code::DATA_LAKE_NEEDS_HIERARCHY,
        span,
        format!(
            "{noun} `{name}` is a Data Lake, but storage account `{}` has no hierarchical namespace",
            account.logical
        ),
    )
    .also(account.span, "this account")
    .help(help)
}

/// The listed containers, each once.
fn containers(written: &[Spanned<String>], diags: &mut Diagnostics) -> IndexSet<Spanned<String>> {
    let mut containers: IndexSet<Spanned<String>> = IndexSet::new();
    for container in written {
        match containers.get(container) {
            Some(earlier) => diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    container.span,
                    format!("container `{}` is listed twice", container.value),
                )
                .also(earlier.span, "first listed here")
                .help("list it once"),
            ),
            None => {
                containers.insert(container.clone());
            }
        }
    }
    containers
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
