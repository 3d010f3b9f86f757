//! `uses`: what someone does, with its references resolved.

use super::context::Context;
use super::top::cloud_word;
use super::{Account, External, IdentityRef, KeyVault, Registry};
use crate::arena::Handle;
use crate::blueprint::{Access, Feature, UseEntry};
use crate::catalog::{
    clouds, types,
    uses::{self, Consumer, UseKind},
};
use crate::diag::{Code, Diagnostic, suggest};
use crate::model::{CloudGap, Kind};
use crate::source::{Span, Spanned};

/// One entry of a `uses` list.
#[derive(Debug, Clone)]
pub struct ResolvedUse {
    /// What is done.
    pub task: Task,
    /// The attached identity that does it, where one is named.
    pub identity: Option<IdentityRef>,
    /// Where the entry stands.
    pub span: Span,
}

/// What an entry of `uses` is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Data of an account, or of one of its containers.
    Data(DataUse),
    /// Images of a registry.
    Registry {
        /// The registry.
        registry: Handle<Registry>,
        /// Whether they are pushed, too.
        write: bool,
    },
    /// Secrets of a vault.
    Secrets {
        /// The vault.
        vault: Handle<KeyVault>,
        /// Whether they are written, too.
        write: bool,
    },
    /// A service beside the platform.
    Service {
        /// Which kind of service.
        service: Service,
        /// The external resource.
        external: Handle<External>,
        /// Whether it is written to.
        write: bool,
    },
    /// A feature of the service.
    Feature {
        /// Which one.
        feature: Feature,
        /// Whether job code writes to its workspace, for `workspace_access`.
        write: bool,
        /// Whether image builds push, for `image_build`.
        push: bool,
        /// What features are made from, for `feature_store_materialization`.
        sources: Vec<DataUse>,
    },
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

/// Services beside the platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// Azure OpenAI.
    OpenAi,
    /// AI services.
    AiServices,
    /// AI Search.
    Search,
    /// An Azure Machine Learning registry.
    MlRegistry,
}

impl Task {
    /// The data that it is about.
    #[must_use]
    pub fn data(&self) -> Option<&DataUse> {
        match self {
            Task::Data(data) => Some(data),
            Task::Registry { .. } | Task::Secrets { .. } | Task::Service { .. } | Task::Feature { .. } => {
                None
            }
        }
    }

    /// The account that it is about.
    #[must_use]
    pub fn account(&self) -> Option<Handle<Account>> {
        self.data().map(|data| data.account)
    }

    /// The feature that it is about.
    #[must_use]
    pub fn feature(&self) -> Option<Feature> {
        match self {
            Task::Feature { feature, .. } => Some(*feature),
            Task::Data(_) | Task::Registry { .. } | Task::Secrets { .. } | Task::Service { .. } => None,
        }
    }

    /// Whether it asks to write data.
    #[must_use]
    pub fn writes_data(&self) -> bool {
        matches!(self, Task::Data(data) if data.access == Access::Write)
    }

    /// The row of the table of uses that it belongs to.
    #[must_use]
    pub fn kind(&self) -> UseKind {
        match self {
            Task::Data(data) if data.access == Access::Read => UseKind::ReadData,
            Task::Data(_) => UseKind::WriteData,
            Task::Registry { write: false, .. } => UseKind::ReadRegistry,
            Task::Registry { .. } => UseKind::WriteRegistry,
            Task::Secrets { write: false, .. } => UseKind::ReadSecrets,
            Task::Secrets { .. } => UseKind::WriteSecrets,
            Task::Service { service, write, .. } => match (service, write) {
                (Service::OpenAi, _) => UseKind::OpenAi,
                (Service::AiServices, _) => UseKind::AiServices,
                (Service::Search, false) => UseKind::ReadSearch,
                (Service::Search, true) => UseKind::WriteSearch,
                (Service::MlRegistry, false) => UseKind::ReadMlRegistry,
                (Service::MlRegistry, true) => UseKind::WriteMlRegistry,
            },
            Task::Feature {
                feature, write, push, ..
            } => match feature {
                Feature::ParallelRunStep => UseKind::ParallelRunStep,
                Feature::ModelRegistry => UseKind::ModelRegistry,
                Feature::ImageBuild if *push => UseKind::PushImages,
                Feature::ImageBuild => UseKind::ImageBuild,
                Feature::PromptFlow => UseKind::PromptFlow,
                Feature::WorkspaceAccess if *write => UseKind::WriteWorkspace,
                Feature::WorkspaceAccess => UseKind::ReadWorkspace,
                Feature::BatchInference => UseKind::BatchInference,
                Feature::ModelMonitoring => UseKind::ModelMonitoring,
                Feature::Spark => UseKind::Spark,
                Feature::FeatureStoreMaterialization => UseKind::FeatureStoreMaterialization,
                Feature::Connections => UseKind::Connections,
            },
        }
    }
}

/// The keys of which an entry has one.
const SUBJECTS: &str = "`datastore`, `storage`, `registry`, `secret_store`, `openai`, `ai_services`, `search`, `ml_registry` and `feature`";

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
        self.only_subject(entry)?;
        let task = self.task(written, entry.span)?;
        self.misplaced(written, &task);
        if uses::activities(task.kind(), consumer).is_empty() {
            self.diags.push(refused(&task, consumer, entry.span));
            return None;
        }
        if task.feature() == Some(Feature::Spark) && clouds::lacks(self.cloud, CloudGap::SparkPools) {
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
        if let (
            Task::Data(DataUse {
                access: Access::Acl, ..
            }),
            false,
        ) = (&task, consumer == Consumer::Person)
        {
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
            task,
            identity,
            span: entry.span,
        })
    }

    /// An entry is about exactly one thing.
    fn only_subject(&mut self, entry: &Spanned<UseEntry>) -> Option<()> {
        let written = &entry.value;
        let subjects: Vec<(&str, Span)> = [
            ("datastore", written.datastore.as_ref().map(|word| word.span)),
            ("storage", written.storage.as_ref().map(|word| word.span)),
            ("registry", written.registry.as_ref().map(|word| word.span)),
            (
                "secret_store",
                written.secret_store.as_ref().map(|word| word.span),
            ),
            ("openai", written.openai.as_ref().map(|word| word.span)),
            ("ai_services", written.ai_services.as_ref().map(|word| word.span)),
            ("search", written.search.as_ref().map(|word| word.span)),
            ("ml_registry", written.ml_registry.as_ref().map(|word| word.span)),
            ("feature", written.feature.as_ref().map(|word| word.span)),
        ]
        .into_iter()
        .filter_map(|(key, span)| Some((key, span?)))
        .collect();
        match subjects.as_slice() {
            [_] => Some(()),
            [] => {
                self.diags.push(
                    Diagnostic::error(
                        Code::MISSING_KEY,
                        entry.span,
                        "this use does not say what is used",
                    )
                    .help(format!("write one of {SUBJECTS}")),
                );
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

    fn task(&mut self, written: &UseEntry, span: Span) -> Option<Task> {
        let access = written
            .access
            .as_ref()
            .map_or(Access::Read, |access| access.value);
        let write = access == Access::Write;
        if let Some(datastore) = &written.datastore {
            return self.data_of_store(datastore, access).map(Task::Data);
        }
        if let Some(storage) = &written.storage {
            let account = self.account_named(storage)?;
            if let Some(container) = &written.container {
                self.known_container(container, account)?;
            }
            return Some(Task::Data(DataUse {
                account,
                container: written.container.clone(),
                access,
                by_datastore: false,
            }));
        }
        if let Some(word) = &written.registry {
            let registry = self.registry_named(word)?;
            return Some(Task::Registry { registry, write });
        }
        if let Some(word) = &written.secret_store {
            let vault = self.vault_named(word)?;
            return Some(Task::Secrets { vault, write });
        }
        let services = [
            (&written.openai, Service::OpenAi),
            (&written.ai_services, Service::AiServices),
            (&written.search, Service::Search),
            (&written.ml_registry, Service::MlRegistry),
        ];
        for (id, service) in services {
            if let Some(id) = id {
                let external = self.service(id, service)?;
                return Some(Task::Service {
                    service,
                    external,
                    write,
                });
            }
        }
        let feature = written.feature.as_ref()?.value;
        let sources = self.sources(written, feature, span);
        Some(Task::Feature {
            feature,
            write,
            push: written.push.as_ref().is_some_and(|push| push.value),
            sources,
        })
    }

    fn service(&mut self, id: &Spanned<String>, service: Service) -> Option<Handle<External>> {
        let (kind, noun, resource_type) = match service {
            Service::OpenAi => (
                Kind::AiServices,
                "an Azure OpenAI account",
                &types::COGNITIVE_SERVICES,
            ),
            Service::AiServices => (
                Kind::AiServices,
                "an AI services account",
                &types::COGNITIVE_SERVICES,
            ),
            Service::Search => (Kind::Search, "a search service", &types::SEARCH_SERVICES),
            Service::MlRegistry => (Kind::MlRegistry, "an ML registry", &types::ML_REGISTRIES),
        };
        self.external_by_id(kind, id, noun, resource_type)
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
    fn sources(&mut self, written: &UseEntry, feature: Feature, span: Span) -> Vec<DataUse> {
        if feature == Feature::FeatureStoreMaterialization && written.sources.is_empty() {
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
                self.account_named(word).map(|account| DataUse {
                    account,
                    container: None,
                    access: Access::Read,
                    by_datastore: false,
                })
            } else {
                self.data_of_store(word, Access::Read)
            };
            found.extend(source);
        }
        found
    }

    /// Keys that mean nothing for this use.
    fn misplaced(&mut self, written: &UseEntry, task: &Task) {
        let feature = task.feature();
        if let (Some(container), None) = (&written.container, &written.storage) {
            self.diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    container.span,
                    "`container` needs `storage` beside it",
                )
                .help("name the account: `storage: default`"),
            );
        }
        if let (Some(push), false) = (&written.push, feature == Some(Feature::ImageBuild)) {
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
            feature == Some(Feature::FeatureStoreMaterialization),
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
        let message = match task {
            Task::Feature { feature, .. } if *feature != Feature::WorkspaceAccess => {
                "a feature has no `access`"
            }
            Task::Service {
                service: Service::OpenAi | Service::AiServices,
                ..
            } => "there is one kind of access to this service",
            Task::Data(_) => return,
            Task::Registry { .. } | Task::Secrets { .. } | Task::Service { .. } | Task::Feature { .. }
                if access.value == Access::Acl =>
            {
                "only data has access control lists"
            }
            Task::Registry { .. } | Task::Secrets { .. } | Task::Service { .. } | Task::Feature { .. } => {
                return;
            }
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
        let names = account.containers.iter().map(|known| known.value.as_str());
        if names.clone().any(|name| name == container.value) {
            return Some(());
        }
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

/// The finding for a use that its consumer cannot have.
fn refused(task: &Task, consumer: Consumer, span: Span) -> Diagnostic {
    let kind = task.kind();
    let words = uses::TABLE
        .iter()
        .find(|row| row.kind == kind)
        .map_or("", |row| row.words);
    let others: Vec<&str> = uses::consumers(kind).map(Consumer::noun).collect();
    Diagnostic::error(
        Code::USE_REFUSED,
        span,
        format!("{} can't have the use `{words}`", consumer.noun()),
    )
    .cause("no role rule gives it anything for that")
    .help(format!("it belongs to {}", others.join(", ")))
}

/// The word of a feature in a blueprint.
#[must_use]
pub fn feature_word(feature: Feature) -> &'static str {
    match feature {
        Feature::ParallelRunStep => "parallel_run_step",
        Feature::ModelRegistry => "model_registry",
        Feature::ImageBuild => "image_build",
        Feature::PromptFlow => "prompt_flow",
        Feature::WorkspaceAccess => "workspace_access",
        Feature::BatchInference => "batch_inference",
        Feature::ModelMonitoring => "model_monitoring",
        Feature::Spark => "spark",
        Feature::FeatureStoreMaterialization => "feature_store_materialization",
        Feature::Connections => "connections",
    }
}
