//! `uses`: what someone does, with its references resolved.

use super::data::{Account, Store, account_named};
use super::reference::lookup;
use crate::blueprint::{Access, Feature, UseEntry};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};

/// One entry of a `uses` list.
#[derive(Debug, Clone)]
pub struct ResolvedUse {
    /// What is done.
    pub task: Task,
    /// The attached identity that does it, by name, where one is named.
    pub identity: Option<Spanned<String>>,
    /// Where the entry stands.
    pub span: Span,
}

/// What an entry of `uses` is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Data of an account, or of one of its containers.
    Data {
        /// Index of the account.
        account: usize,
        /// The container, or the whole account.
        container: Option<Spanned<String>>,
        /// Whether it is written, too.
        write: bool,
        /// Whether a declared datastore names it.
        by_datastore: bool,
    },
    /// A feature of the service.
    Feature(Feature),
}

impl Task {
    /// The account that it is about.
    #[must_use]
    pub fn account(&self) -> Option<usize> {
        match self {
            Task::Data { account, .. } => Some(*account),
            Task::Feature(_) => None,
        }
    }
}

/// Resolves a `uses` list.
pub(super) fn resolve(
    entries: &[Spanned<UseEntry>],
    accounts: &[Account],
    stores: &[Store],
    diags: &mut Diagnostics,
) -> Vec<ResolvedUse> {
    entries
        .iter()
        .filter_map(|entry| one(entry, accounts, stores, diags))
        .collect()
}

fn one(
    entry: &Spanned<UseEntry>,
    accounts: &[Account],
    stores: &[Store],
    diags: &mut Diagnostics,
) -> Option<ResolvedUse> {
    let written = &entry.value;
    let subjects: Vec<(&str, Span)> = [
        written
            .datastore
            .as_ref()
            .map(|datastore| ("datastore", datastore.span)),
        written.storage.as_ref().map(|storage| ("storage", storage.span)),
        written.feature.as_ref().map(|feature| ("feature", feature.span)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let unsupported = [
        &written.registry,
        &written.secret_store,
        &written.openai,
        &written.ai_services,
        &written.search,
        &written.ml_registry,
    ];
    match subjects.as_slice() {
        [_] => {}
        [] => {
            if unsupported.iter().all(|key| key.is_none()) {
                diags.push(
                    Diagnostic::error(
                        Code::MISSING_KEY,
                        entry.span,
                        "this use does not say what is used",
                    )
                    .help("write one of `datastore`, `storage` and `feature`"),
                );
            }
            return None;
        }
        [first, second, ..] => {
            diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    second.1,
                    format!("one use can't be about `{}` and `{}`", first.0, second.0),
                )
                .also(first.1, "already about this")
                .help("write two entries"),
            );
            return None;
        }
    }
    let write = write_access(written, diags);
    let task = if let Some(datastore) = &written.datastore {
        let names = stores.iter().map(|store| store.item.logical.as_str());
        let store =
            lookup(datastore, "datastores", "datastore", names, diags).and_then(|at| stores.get(at))?;
        Task::Data {
            account: store.account,
            container: Some(store.container.clone()),
            write,
            by_datastore: true,
        }
    } else if let Some(storage) = &written.storage {
        let account = account_named(storage, accounts, diags)?;
        if let Some(container) = &written.container {
            known_container(container, accounts.get(account)?, diags)?;
        }
        Task::Data {
            account,
            container: written.container.clone(),
            write,
            by_datastore: false,
        }
    } else {
        let feature = written.feature.as_ref()?;
        if let Some(access) = &written.access {
            diags.push(
                Diagnostic::error(Code::CONTRADICTION, access.span, "a feature has no `access`")
                    .also(feature.span, "this feature")
                    .help("remove `access`"),
            );
        }
        Task::Feature(feature.value)
    };
    if let (Some(container), None) = (&written.container, &written.storage) {
        diags.push(
            Diagnostic::error(
                Code::CONTRADICTION,
                container.span,
                "`container` needs `storage` beside it",
            )
            .help("name the account: `storage: default`"),
        );
    }
    Some(ResolvedUse {
        task,
        identity: written.identity.clone(),
        span: entry.span,
    })
}

fn write_access(written: &UseEntry, diags: &mut Diagnostics) -> bool {
    match &written.access {
        None
        | Some(Spanned {
            value: Access::Read, ..
        }) => false,
        Some(Spanned {
            value: Access::Write, ..
        }) => true,
        Some(Spanned {
            value: Access::Acl,
            span,
        }) => {
            diags.push(
                Diagnostic::error(Code::NOT_YET, *span, "`access: acl` is not supported yet")
                    .help("write `access: read` or `access: write`, which give a role on the container"),
            );
            false
        }
    }
}

/// A container has to be created before access to it can be given.
fn known_container(container: &Spanned<String>, account: &Account, diags: &mut Diagnostics) -> Option<()> {
    let names = account.containers.iter().map(|known| known.value.as_str());
    if names.clone().any(|name| name == container.value) {
        return Some(());
    }
    diags.push(
        Diagnostic::error(
            Code::UNDECLARED,
            container.span,
            format!(
                "storage account `{}` has no container `{}`",
                account.item.logical, container.value
            ),
        )
        .also(account.item.span, "this account")
        .help(
            crate::diag::suggest::did_you_mean(&container.value, names).unwrap_or_else(|| {
                format!(
                    "add it under `storage.{}.containers`, or declare a datastore on it",
                    account.item.logical
                )
            }),
        ),
    );
    None
}

/// The finding for a feature that its consumer cannot have.
pub(super) fn refused(feature: Feature, consumer: &str, span: Span) -> Diagnostic {
    let known = match feature {
        Feature::ParallelRunStep | Feature::ModelRegistry | Feature::ImageBuild => "a compute cluster",
        Feature::PromptFlow => "the workspace",
        Feature::WorkspaceAccess
        | Feature::BatchInference
        | Feature::ModelMonitoring
        | Feature::Spark
        | Feature::FeatureStoreMaterialization
        | Feature::Connections => {
            return Diagnostic::error(
                Code::NOT_YET,
                span,
                format!("feature `{}` is not supported yet", word(feature)),
            )
            .help("remove this use for now");
        }
    };
    Diagnostic::error(
        Code::USE_REFUSED,
        span,
        format!("{consumer} can't have feature `{}`", word(feature)),
    )
    .help(format!("write it under `uses` of {known}"))
}

/// The word of a feature in a blueprint.
#[must_use]
pub(super) fn word(feature: Feature) -> &'static str {
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
