//! `uses`: what someone does, with its references resolved.

use super::context::Context;
use super::top::cloud_word;
use super::{Account, External, IdentityRef, KeyVault, Registry};
use crate::arena::Handle;
use crate::blueprint::{Access, FeaturesAccount, UseEntry, shape::WordOr};
use crate::catalog::{
    clouds, types,
    uses::{self, Choice, Consumer, Names, UseKind, UseRow},
};
use crate::diag::{Code, Diagnostic, suggest};
use crate::model::{CloudGap, Kind};
use crate::source::{Span, Spanned};

/// One entry of a `uses` list.
#[derive(Debug, Clone)]
pub struct ResolvedUse {
    /// What is done.
    pub kind: UseKind,
    /// To what.
    pub target: UseTarget,
    /// The attached identity that does it, where one is named.
    pub identity: Option<IdentityRef>,
    /// Where the entry stands.
    pub span: Span,
}

/// What an entry of `uses` names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UseTarget {
    /// Data of an account, or of one of its containers.
    Data(DataUse),
    /// A registry.
    Registry(Handle<Registry>),
    /// A vault.
    KeyVault(Handle<KeyVault>),
    /// A resource beside the platform.
    External(Handle<External>),
    /// A feature store beside the platform.
    FeatureStore(FeatureStoreUse),
    /// Nothing: a feature of the service works in the workspace's own parts.
    Own {
        /// What features are made from, for `feature_store_materialization`.
        sources: Vec<DataUse>,
    },
}

/// A feature store beside the platform, and where its features lie, as far as an entry says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeatureStoreUse {
    /// The store.
    pub store: Handle<External>,
    /// Where materialized features lie for training.
    pub offline: Option<OfflineStore>,
    /// The cache in which features are looked up for scoring.
    pub online: Option<Handle<External>>,
}

/// The account or container in which features of a store beside the platform lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfflineStore {
    /// Of a declared account.
    Declared(DataUse),
    /// Beside what is declared.
    External(Handle<External>),
}

/// Data of an account, or of one of its containers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataUse {
    /// The account.
    pub account: Handle<Account>,
    /// The container, or the whole account.
    pub container: Option<Spanned<String>>,
    /// What is done to it.
    pub access: Access,
    /// Whether a declared datastore names it.
    pub by_datastore: bool,
}

impl ResolvedUse {
    /// The data that it is about.
    #[must_use]
    pub fn data(&self) -> Option<&DataUse> {
        match &self.target {
            UseTarget::Data(data) => Some(data),
            UseTarget::Registry(_)
            | UseTarget::KeyVault(_)
            | UseTarget::External(_)
            | UseTarget::FeatureStore(_)
            | UseTarget::Own { .. } => None,
        }
    }

    /// The account that it is about.
    #[must_use]
    pub fn account(&self) -> Option<Handle<Account>> {
        self.data().map(|data| data.account)
    }

    /// Whether it asks to write data.
    #[must_use]
    pub fn writes_data(&self) -> bool {
        self.kind == UseKind::WriteData
    }

    /// Whether it runs on Spark.
    #[must_use]
    pub fn runs_spark(&self) -> bool {
        matches!(self.kind, UseKind::Spark | UseKind::FeatureStoreMaterialization)
    }

    /// Whether it is about an Azure Machine Learning registry.
    #[must_use]
    pub fn is_of_ml_registry(&self) -> bool {
        matches!(self.kind, UseKind::ReadMlRegistry | UseKind::WriteMlRegistry)
    }
}

/// The keys of which an entry has one, as a sentence lists them.
fn subject_keys() -> String {
    let mut keys: Vec<String> = uses::keys().map(|key| format!("`{key}`")).collect();
    let last = keys.pop().unwrap_or_default();
    format!("{} and {last}", keys.join(", "))
}

impl Context<'_> {
    /// Resolves the `uses` list of a consumer; what is refused is a finding and left out.
    pub(super) fn uses(&mut self, entries: &[Spanned<UseEntry>], consumer: Consumer) -> Vec<ResolvedUse> {
        entries
            .iter()
            .filter_map(|entry| self.one_use(entry, consumer))
            .collect()
    }

    fn one_use(&mut self, entry: &Spanned<UseEntry>, consumer: Consumer) -> Option<ResolvedUse> {
        let written = &entry.value;
        let key = self.only_subject(entry)?;
        let access = written.access.as_ref().map_or(Access::Read, |word| word.value);
        let push = written.push.as_ref().is_some_and(|push| push.value);
        let feature = written.feature.as_ref().map(|word| word.value);
        let row = uses::find(key, feature, access, push)?;
        let target = self.use_target(entry, key, row, access)?;
        self.misplaced(written, row);
        if row.activities(consumer).is_empty() {
            self.diags.push(refused(row, consumer, entry.span));
            return None;
        }
        if row.kind == UseKind::Spark && clouds::lacks(self.cloud, CloudGap::SparkPools) {
            self.diags.push(
                Diagnostic::warning(
                    Code::NOT_IN_CLOUD,
                    entry.span,
                    format!("cloud `{}` may not run Spark jobs", cloud_word(self.cloud)),
                )
                .cause("the parity table of Azure Machine Learning lists Spark pools as not available there, and does not speak of serverless Spark")
                .help("check that serverless Spark is offered there before you grant for it"),
            );
        }
        let identity = match &written.identity {
            None => None,
            Some(word) if consumer == Consumer::Person => {
                self.diags.push(
                    Diagnostic::error(
                        Code::USE_REFUSED,
                        word.span,
                        "people work as themselves, not as an identity",
                    )
                    .help("remove `identity`"),
                );
                return None;
            }
            Some(word) => Some(self.named_identity(word)?),
        };
        let is_by_acl = matches!(row.names, Names::Data) && access == Access::Acl;
        if is_by_acl && consumer != Consumer::Person {
            self.diags.push(
                Diagnostic::error(
                    Code::USE_REFUSED,
                    written.access.as_ref().map_or(entry.span, |access| access.span),
                    "access control lists are for people only",
                )
                .cause("whether an identity's entries are set cannot be seen from here")
                .help("write `access: read` or `access: write`"),
            );
            return None;
        }
        Some(ResolvedUse {
            kind: row.kind,
            target,
            identity,
            span: entry.span,
        })
    }

    /// The key that says what an entry is about: there is exactly one.
    fn only_subject(&mut self, entry: &Spanned<UseEntry>) -> Option<&'static str> {
        let subjects: Vec<(&str, Span)> = entry.value.subjects().collect();
        match subjects.as_slice() {
            [(key, _)] => Some(*key),
            [] => {
                self.diags.push(match &entry.value.container {
                    Some(container) => container_alone(container),
                    None => Diagnostic::error(
                        Code::MISSING_KEY,
                        entry.span,
                        "this use does not say what is used",
                    )
                    .help(format!("write one of {}", subject_keys())),
                });
                None
            }
            [first, second, ..] => {
                self.diags.push(
                    Diagnostic::error(
                        Code::CONTRADICTION,
                        second.1,
                        format!("one use can't be about `{}` and `{}`", first.0, second.0),
                    )
                    .also(first.1, "already about this")
                    .help("write two entries"),
                );
                None
            }
        }
    }

    /// Finds what an entry names.
    fn use_target(
        &mut self,
        entry: &Spanned<UseEntry>,
        key: &str,
        row: &UseRow,
        access: Access,
    ) -> Option<UseTarget> {
        let written = &entry.value;
        let name = written
            .names()
            .into_iter()
            .find(|(known, _)| *known == key)
            .and_then(|(_, name)| name);
        Some(match row.names {
            Names::Data => UseTarget::Data(self.named_data(written, access)?),
            Names::Registry => UseTarget::Registry(self.registry_named(name?)?),
            Names::KeyVault => UseTarget::KeyVault(self.vault_named(name?)?),
            Names::Existing { kind, noun } => UseTarget::External(self.external_by_id(kind, name?, noun)?),
            Names::FeatureStore => UseTarget::FeatureStore(self.feature_store_named(written, name?)?),
            Names::Workspace | Names::OwnStore | Names::OwnRegistry => UseTarget::Own {
                sources: self.sources(written, row.kind, entry.span),
            },
        })
    }

    fn named_data(&mut self, written: &UseEntry, access: Access) -> Option<DataUse> {
        if let Some(datastore) = &written.datastore {
            return self.data_of_store(datastore, access);
        }
        let account = self.account_named(written.storage.as_ref()?)?;
        self.data_of_account(account, written.container.as_ref(), access)
    }

    /// An account, or one of its containers.
    fn data_of_account(
        &mut self,
        account: Handle<Account>,
        container: Option<&Spanned<String>>,
        access: Access,
    ) -> Option<DataUse> {
        if let Some(container) = container {
            self.known_container(container, account)?;
        }
        Some(DataUse {
            account,
            container: container.cloned(),
            access,
            by_datastore: false,
        })
    }

    /// A feature store, with what else the entry says of it.
    fn feature_store_named(&mut self, written: &UseEntry, id: &Spanned<String>) -> Option<FeatureStoreUse> {
        let store = self.external_by_id(Kind::FeatureStore, id, "a feature store")?;
        let offline = match &written.offline_store {
            None => None,
            Some(written) => Some(self.offline_store_named(&written.value)?),
        };
        let online = match &written.online_store {
            None => None,
            Some(id) => Some(self.external_by_id(Kind::Redis, id, "a Redis cache")?),
        };
        Some(FeatureStoreUse {
            store,
            offline,
            online,
        })
    }

    fn offline_store_named(&mut self, written: &WordOr<FeaturesAccount>) -> Option<OfflineStore> {
        let (account, container) = match written {
            WordOr::Body(body) => (self.account_named(&body.storage)?, body.container.clone()),
            WordOr::Word(id) => {
                let kinds = [&types::BLOB_CONTAINERS, &types::STORAGE_ACCOUNTS];
                let (_, place, names) = self.id_of(id, "a blob container or storage account", &kinds)?;
                match self.account_of_id(&place, &names, id.span) {
                    Some(declared) => declared,
                    None => {
                        return self
                            .storage_beside(place, &names, id.span)
                            .map(OfflineStore::External);
                    }
                }
            }
        };
        let data = self.data_of_account(account, container.as_ref(), Access::Read)?;
        Some(OfflineStore::Declared(data))
    }

    fn data_of_store(&mut self, word: &Spanned<String>, access: Access) -> Option<DataUse> {
        let store = self.store_named(word)?;
        Some(DataUse {
            account: store.account,
            container: Some(store.container.clone()),
            access,
            by_datastore: true,
        })
    }

    /// What features are made from: datastores, or whole accounts.
    fn sources(&mut self, written: &UseEntry, kind: UseKind, span: Span) -> Vec<DataUse> {
        if kind == UseKind::FeatureStoreMaterialization && written.sources.is_empty() {
            self.diags.push(
                Diagnostic::warning(
                    Code::NO_EFFECT,
                    span,
                    "materialization names no `sources`, so it reads none",
                )
                .help("list the datastores that features are made from: `sources: [raw]`"),
            );
        }
        let mut found = Vec::new();
        for word in &written.sources {
            let is_account = word.value.starts_with("storage/")
                || (!self
                    .blueprint
                    .datastores
                    .keys()
                    .any(|key| key.value == word.value)
                    && self
                        .accounts
                        .iter()
                        .any(|account| account.item.logical == word.value));
            let source = if is_account {
                let account = self.account_named(word);
                account.and_then(|account| self.data_of_account(account, None, Access::Read))
            } else {
                self.data_of_store(word, Access::Read)
            };
            found.extend(source);
        }
        found
    }

    /// Keys that mean nothing for this use.
    fn misplaced(&mut self, written: &UseEntry, row: &UseRow) {
        if let (Some(container), None) = (&written.container, &written.storage) {
            self.diags.push(container_alone(container));
        }
        let of_store = [
            (
                "offline_store",
                written.offline_store.as_ref().map(|store| store.span),
            ),
            (
                "online_store",
                written.online_store.as_ref().map(|store| store.span),
            ),
        ];
        for (key, span) in of_store {
            if let (Some(span), None) = (span, &written.feature_store) {
                self.diags.push(
                    Diagnostic::error(
                        Code::CONTRADICTION,
                        span,
                        format!("`{key}` needs `feature_store` beside it"),
                    )
                    .help("name the feature store by its resource id: `feature_store: /subscriptions/…`"),
                );
            }
        }
        if let (Some(push), false) = (&written.push, matches!(row.choice, Choice::Push(_))) {
            self.diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    push.span,
                    "`push` belongs to the feature `image_build`",
                )
                .help("remove `push`"),
            );
        }
        if let (Some(first), false) = (
            written.sources.first(),
            row.kind == UseKind::FeatureStoreMaterialization,
        ) {
            self.diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    first.span,
                    "`sources` belongs to the feature `feature_store_materialization`",
                )
                .help("remove `sources`"),
            );
        }
        let Some(access) = &written.access else { return };
        let message = match (row.choice, row.names) {
            (Choice::Access(own), _) if access.value == Access::Manage && own != Access::Manage => {
                self.diags.push(
                    Diagnostic::error(
                        Code::CONTRADICTION,
                        access.span,
                        "only a search service is managed",
                    )
                    .cause("`manage` makes indexes, indexers and skillsets")
                    .help("write `access: read` or `access: write`"),
                );
                return;
            }
            (Choice::Access(_), Names::Data) => return,
            (Choice::Access(_), _) if access.value == Access::Acl => "only data has access control lists",
            (Choice::Access(_), _) => return,
            (Choice::Only | Choice::Push(_), _) if row.feature.is_some() => "a feature has no `access`",
            (Choice::Only | Choice::Push(_), _) => "there is one kind of access to this service",
        };
        self.diags
            .push(Diagnostic::error(Code::CONTRADICTION, access.span, message).help("remove `access`"));
    }

    /// A container has to be created before access to it can be given.
    pub(super) fn known_container(
        &mut self,
        container: &Spanned<String>,
        account: Handle<Account>,
    ) -> Option<()> {
        let account = self.accounts.get(account)?;
        if account.containers.contains(container) {
            return Some(());
        }
        let names = account.containers.iter().map(|known| known.value.as_str());
        self.diags.push(
            Diagnostic::error(
                Code::UNDECLARED,
                container.span,
                format!(
                    "storage account `{}` has no container `{}`",
                    account.item.logical, container.value
                ),
            )
            .also(account.item.span, "this account")
            .help(suggest::did_you_mean(&container.value, names).unwrap_or_else(|| {
                format!(
                    "add it under `storage.{}.containers`, or declare a datastore on it",
                    account.item.logical
                )
            })),
        );
        None
    }
}

/// The finding for a container of which the account is not said.
fn container_alone(container: &Spanned<String>) -> Diagnostic {
    Diagnostic::error(
        Code::CONTRADICTION,
        container.span,
        "`container` needs `storage` beside it",
    )
    .help(format!(
        "name its account: `{{ storage: default, container: {} }}`",
        container.value
    ))
}

/// The finding for a use that its consumer cannot have.
fn refused(row: &UseRow, consumer: Consumer, span: Span) -> Diagnostic {
    let others: Vec<&str> = row.consumers().map(Consumer::noun).collect();
    Diagnostic::error(
        Code::USE_REFUSED,
        span,
        format!("{} can't have the use `{}`", consumer.noun(), row.words()),
    )
    .cause("no role rule gives it anything for that")
    .help(format!("it belongs to {}", others.join(", ")))
}
