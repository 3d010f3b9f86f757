//! The workspace.

use super::compute::not_attached;
use super::context::Context;
use super::identity::Identities;
use super::item::DEFAULT;
use super::own_parts::{self, OwnParts};
use super::reference::{bare, either, head, is_resource_id, lookup, ticked};
use super::uses::ResolvedUse;
use super::{Account, Cluster, DefaultGroup, External, IdentityRef, Item};
use crate::arena::{Arena, Handle};
use crate::blueprint::OrParam;
use crate::blueprint::{ExistingParts, OnlineStore, Workspace as Section, WorkspaceKind, shape::WordOr};
use crate::catalog::{
    types,
    uses::{self, Consumer, UseKind},
};
use crate::diag::{Code, Diagnostic};
use crate::model::Kind;
use crate::source::{Span, Spanned};

/// The identities of the workspace.
#[derive(Debug, Clone, Default)]
pub struct WorkspaceIdentity {
    /// Those attached to it.
    pub attached: Identities,
    /// The user-assigned one that acts as the workspace.
    pub primary: Option<IdentityRef>,
}

/// The workspace.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// Place and tags; the logical name is empty.
    pub item: Item,
    /// What kind of workspace it is.
    pub kind: WorkspaceKind,
    /// The hub of a project.
    pub hub: Option<Spanned<Handle<External>>>,
    /// Where projects of a hub are made, as far as that is written.
    pub default_group: Option<Spanned<DefaultGroup>>,
    /// Whether its data is kept apart, and where that is written if it is.
    pub isolated: Option<Span>,
    /// Name in the studio.
    pub display_name: Option<OrParam<String>>,
    /// What it is for.
    pub description: Option<OrParam<String>>,
    /// Its identities.
    pub identity: WorkspaceIdentity,
    /// The cluster that builds images.
    pub image_build: Option<Spanned<Handle<Cluster>>>,
    /// The parts of a feature store.
    pub feature_store: FeatureStore,
    /// Whether it is closed to public networks.
    pub closed: bool,
    /// High business impact.
    pub hbi: bool,
    /// Whether Terraform purges it on destroy.
    pub purge_on_destroy: bool,
    /// What its identities do beyond running the workspace.
    pub uses: Vec<ResolvedUse>,
}

/// The parts of a feature store.
#[derive(Debug, Clone, Default)]
pub struct FeatureStore {
    /// The account and container of the offline store.
    pub offline: Option<(Handle<Account>, Spanned<String>)>,
    /// The cache of the online store.
    pub online: Option<Spanned<Handle<External>>>,
    /// The identity that materializes.
    pub identity: Option<IdentityRef>,
    /// Version of Spark.
    pub spark_version: Option<String>,
}

impl Workspace {
    /// Whether the blueprint says as what it works. Of one that exists it need not.
    #[must_use]
    pub fn says_identity(&self) -> bool {
        !self.identity.attached.is_empty()
    }
}

impl Context<'_> {
    /// The workspace; the identity it falls back on is added, and its image-build cluster marked.
    pub(super) fn workspace(&mut self, clusters: &mut Arena<Cluster>) -> Workspace {
        let default = Spanned::new(Section::default(), self.home());
        let written = self.blueprint.workspace.as_ref();
        let section = written.unwrap_or(&default);
        let entry = &section.value;
        let kind = own_parts::kind(written);
        let hub = self.hub(entry, kind, section.span);
        let mut identity = self.workspace_identity(section);
        if entry.existing.is_some() {
            self.identity_exists(&identity);
        }
        let feature_store = self.feature_store(entry, kind);
        if let Some(materializes) = &feature_store.identity
            && !identity.attached.carries(materializes.value)
        {
            identity.attached.user_assigned.push(materializes.clone());
        }
        let uses = self.uses(&entry.uses, Consumer::Workspace);
        let uses: Vec<ResolvedUse> = uses
            .into_iter()
            .filter(|wanted| self.workspace_can(wanted, &identity, &feature_store))
            .collect();
        let always_isolated = matches!(kind, WorkspaceKind::Hub | WorkspaceKind::Project);
        let isolation = entry.enable_data_isolation.as_ref();
        if let (Some(Spanned { value: false, span }), true) = (isolation, always_isolated) {
            self.diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    *span,
                    "the data of hubs and projects is always isolated",
                )
                .help("remove `enable_data_isolation`"),
            );
        }
        let is_isolated = always_isolated || isolation.is_some_and(|on| on.value);
        let uses = if always_isolated {
            self.uses_of_shared_store(uses, &identity)
        } else {
            uses
        };
        self.uses_of_own_store(&uses, &identity, (is_isolated, always_isolated));
        let span = if written.is_some() {
            head(section.span)
        } else {
            section.span
        };
        let mut item = Item {
            span,
            ..Item::only_one(section.span, span, entry.name.as_ref(), &entry.tags, self.diags)
        };
        self.workspace_exists(&mut item, entry);
        Workspace {
            item,
            kind,
            hub,
            default_group: self.default_group(entry.default_resource_group.as_ref(), kind),
            isolated: isolation
                .filter(|on| on.value)
                .map(|on| on.span)
                .or(always_isolated.then_some(span)),
            display_name: entry.display_name.as_ref().map(|text| text.value.clone()),
            description: entry.description.as_ref().map(|text| text.value.clone()),
            image_build: self.image_build(entry.image_build_compute.as_ref(), clusters),
            identity,
            feature_store,
            closed: false,
            hbi: entry.hbi_workspace.as_ref().is_some_and(|value| value.value),
            purge_on_destroy: entry.purge_on_destroy.as_ref().is_some_and(|value| value.value),
            uses,
        }
    }

    fn hub(&mut self, entry: &Section, kind: WorkspaceKind, span: Span) -> Option<Spanned<Handle<External>>> {
        match (&entry.hub, kind) {
            (None, WorkspaceKind::Project) => {
                self.diags.push(
                    Diagnostic::error(
                        Code::PROJECT_PARTS,
                        entry.kind.as_ref().map_or(head(span), |kind| kind.span),
                        "a project needs a hub",
                    )
                    .help("add `hub: { existing: { name: <name of the hub> } }`"),
                );
                None
            }
            (Some(hub), WorkspaceKind::Project) => {
                let (place, name) = self.existing(&hub.value.existing, "a hub", &types::WORKSPACES)?;
                let index = self.external(Kind::Hub, place, &name);
                Some(Spanned::new(index, name.span))
            }
            (Some(hub), _) => {
                self.diags.push(
                    Diagnostic::error(Code::CONTRADICTION, hub.span, "only a project has a hub")
                        .help("write `kind: project`, or remove `hub`"),
                );
                None
            }
            (None, _) => None,
        }
    }

    fn workspace_identity(&mut self, section: &Spanned<Section>) -> WorkspaceIdentity {
        let mut written_primary = section.value.primary_user_assigned_identity.as_ref();
        let attached = match section.value.identity.as_ref().map(|written| &written.value) {
            None if section.value.existing.is_some() => return WorkspaceIdentity::default(),
            None => Identities::user(vec![self.fallback("workspace", head(section.span))]),
            Some(WordOr::Word(word)) if word.value == "system_assigned" => Identities::system(word.span),
            Some(WordOr::Word(word)) if word.value == "none" => {
                self.diags.push(
                    Diagnostic::error(
                        Code::WORKSPACE_IDENTITY,
                        word.span,
                        "a workspace can't work without an identity",
                    )
                    .help("leave `identity` out, name a declared identity, or write `system_assigned`"),
                );
                return WorkspaceIdentity::default();
            }
            Some(WordOr::Word(word)) => match self.named_identity(word) {
                Some(named) => Identities::user(vec![named]),
                None => return WorkspaceIdentity::default(),
            },
            Some(WordOr::Body(mapping)) => {
                written_primary = either(
                    (
                        "identity.primary_user_assigned_identity",
                        mapping.primary_user_assigned_identity.as_ref(),
                    ),
                    ("primary_user_assigned_identity", written_primary),
                    self.diags,
                );
                self.identities_of_mapping(mapping)
            }
        };
        let primary = match written_primary {
            Some(word) => self.primary(word, &attached),
            None => self.only_one_primary(&attached),
        };
        WorkspaceIdentity { attached, primary }
    }

    /// The written primary identity, which has to be one of the attached ones.
    fn primary(&mut self, word: &Spanned<String>, attached: &Identities) -> Option<IdentityRef> {
        let named = self.named_identity(word)?;
        if !attached.carries(named.value) {
            let mut finding = Diagnostic::error(
                Code::PRIMARY_IDENTITY,
                word.span,
                format!(
                    "primary identity `{}` is not one of the workspace's identities",
                    word.value
                ),
            )
            .help("list it under `user_assigned_identities`");
            if let Some(first) = attached.user_assigned.first() {
                finding = finding.also(first.span, "attached here");
            }
            self.diags.push(finding);
            return None;
        }
        if let Some(system) = attached.system_assigned {
            self.diags.push(
                Diagnostic::warning(
                    Code::PRIMARY_BESIDE_SYSTEM,
                    word.span,
                    "a primary identity beside the system-assigned one is not covered by the service's documentation",
                )
                .also(system, "the system-assigned identity")
                .cause("the grants follow the primary identity")
                .help("write `type: user_assigned`, or leave the primary identity out"),
            );
        }
        Some(named)
    }

    /// The primary identity where none is written: the only user-assigned one of a workspace that has no other kind.
    fn only_one_primary(&mut self, attached: &Identities) -> Option<IdentityRef> {
        match attached.user_assigned.as_slice() {
            _ if attached.system_assigned.is_some() => None,
            [] => None,
            [only] => Some(only.clone()),
            [first, ..] => {
                let names: Vec<&str> = attached
                    .user_assigned
                    .iter()
                    .filter_map(|attached| self.identities.get(attached.value))
                    .map(|identity| identity.item.logical.as_str())
                    .collect();
                self.diags.push(
                    Diagnostic::error(
                        Code::PRIMARY_IDENTITY,
                        first.span,
                        "the workspace has several user-assigned identities and none of them is the primary one",
                    )
                    .help(format!(
                        "add `primary_user_assigned_identity` with one of {}",
                        ticked(&names)
                    )),
                );
                None
            }
        }
    }

    fn feature_store(&mut self, entry: &Section, kind: WorkspaceKind) -> FeatureStore {
        if kind != WorkspaceKind::FeatureStore {
            for (word, span) in [
                (
                    "offline_store",
                    entry.offline_store.as_ref().map(|value| value.span),
                ),
                (
                    "online_store",
                    entry.online_store.as_ref().map(|value| value.span),
                ),
                (
                    "materialization_identity",
                    entry.materialization_identity.as_ref().map(|value| value.span),
                ),
                (
                    "compute_runtime",
                    entry.compute_runtime.as_ref().map(|value| value.span),
                ),
            ] {
                if let Some(span) = span {
                    self.diags.push(
                        Diagnostic::error(
                            Code::CONTRADICTION,
                            span,
                            format!("`{word}` belongs to a feature store"),
                        )
                        .help(format!("write `kind: feature_store`, or remove `{word}`")),
                    );
                }
            }
            return FeatureStore::default();
        }
        if entry.materialization_identity.is_none() {
            for (word, span) in [
                (
                    "offline_store",
                    entry.offline_store.as_ref().map(|value| value.span),
                ),
                (
                    "online_store",
                    entry.online_store.as_ref().map(|value| value.span),
                ),
            ] {
                if let Some(span) = span {
                    self.diags.push(
                        Diagnostic::error(
                            Code::FEATURE_STORE_PARTS,
                            span,
                            format!("`{word}` needs `materialization_identity`"),
                        )
                        .cause(
                            "the workspace connects to the store as this identity, and not at all without it",
                        )
                        .help(format!("add `materialization_identity`, or remove `{word}`")),
                    );
                }
            }
        }
        FeatureStore {
            offline: self.offline_store(entry),
            online: entry
                .online_store
                .as_ref()
                .and_then(|written| self.online_store(written)),
            identity: entry
                .materialization_identity
                .as_ref()
                .and_then(|written| self.listed_identities(std::slice::from_ref(written)).pop()),
            spark_version: entry
                .compute_runtime
                .as_ref()
                .map(|runtime| runtime.value.spark_runtime_version.value.clone()),
        }
    }

    /// The offline store: a container of a declared account, which is made if need be.
    fn offline_store(&mut self, entry: &Section) -> Option<(Handle<Account>, Spanned<String>)> {
        let written = entry.offline_store.as_ref()?;
        let id = match &written.value {
            WordOr::Word(id) => Some(id),
            WordOr::Body(store) => self.one_of(
                store.target.as_ref(),
                ("container", store.container.as_ref()),
                written.span,
            ),
        };
        let (account, container) = match &written.value {
            WordOr::Body(store) if id.is_none() => {
                let default = Spanned::new(DEFAULT.to_owned(), written.span);
                let account = self.account_named(store.storage.as_ref().unwrap_or(&default))?;
                (account, store.container.clone()?)
            }
            WordOr::Body(_) | WordOr::Word(_) => {
                let id = id?;
                let (place, names) = self.id(id, "a blob container", &types::BLOB_CONTAINERS)?;
                let Some((account, container)) = self.account_of_id(&place, &names, id.span) else {
                    self.diags.push(undeclared_account(id, names.first()?));
                    return None;
                };
                (account, container?)
            }
        };
        self.accounts.get_mut(account)?.add_container(&container);
        Some((account, container))
    }

    /// The cache of the online store.
    fn online_store(&mut self, written: &Spanned<WordOr<OnlineStore>>) -> Option<Spanned<Handle<External>>> {
        let existing = match &written.value {
            WordOr::Word(id) => WordOr::Word(id.clone()),
            WordOr::Body(store) => {
                match self.one_of(store.target.as_ref(), ("name", store.name.as_ref()), written.span) {
                    Some(id) => WordOr::Word(id.clone()),
                    None => WordOr::Body(ExistingParts {
                        name: store.name.clone()?,
                        resource_group: store.resource_group.clone(),
                        subscription: store.subscription.clone(),
                    }),
                }
            }
        };
        let existing = Spanned::new(existing, written.span);
        let (place, name) = self.existing(&existing, "a Redis cache", &types::REDIS)?;
        let index = self.external(Kind::Redis, place, &name);
        Some(Spanned::new(index, written.span))
    }

    /// The id of a store as `az ml` writes it, in place of a key of our own; neither of them is a finding, both are another.
    fn one_of<'w>(
        &mut self,
        target: Option<&'w Spanned<String>>,
        (key, other): (&str, Option<&Spanned<String>>),
        span: Span,
    ) -> Option<&'w Spanned<String>> {
        match (target, other) {
            (Some(id), Some(other)) => self.diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    id.span,
                    format!("`target` and `{key}` say the same thing twice"),
                )
                .also(other.span, "already said here")
                .help(format!("keep `{key}`")),
            ),
            (None, None) => self.diags.push(
                Diagnostic::error(
                    Code::MISSING_KEY,
                    head(span),
                    "this does not say which store it is",
                )
                .help(format!("add `{key}: …`")),
            ),
            (Some(_), None) | (None, Some(_)) => {}
        }
        target
    }

    /// Whether the workspace can have this use; if not, that is a finding.
    fn workspace_can(
        &mut self,
        wanted: &ResolvedUse,
        identity: &WorkspaceIdentity,
        store: &FeatureStore,
    ) -> bool {
        let primary = identity.primary.as_ref().map(|primary| primary.value);
        if let Some(named) = &wanted.identity {
            if !identity.attached.carries(named.value) {
                self.diags.push(not_attached(named, "workspace"));
                return false;
            }
            let is_primary = primary == Some(named.value);
            if !is_primary && wanted.kind == UseKind::ReadRegistry {
                self.diags.push(
                    Diagnostic::error(
                        Code::USE_REFUSED,
                        named.span,
                        "no rule lets an attached identity pull from another registry",
                    )
                    .help("remove `identity`: the workspace's own then pulls; or write the grant under `rbac.extra`"),
                );
                return false;
            }
        }
        if wanted.kind == UseKind::FeatureStoreMaterialization {
            return self.can_materialize(wanted, store);
        }
        let needs_attached = uses::row(wanted.kind).is_some_and(|row| row.is_attached);
        if needs_attached && wanted.identity.is_none() && primary.is_none() {
            self.diags.push(
                Diagnostic::error(
                    Code::NEEDS_USER_ASSIGNED,
                    wanted.span,
                    "this use needs a user-assigned identity of the workspace",
                )
                .cause("serverless jobs, sessions and monitors can't use the system-assigned identity")
                .help("attach a declared identity to the workspace and name it in this use as `identity`"),
            );
            return false;
        }
        true
    }

    fn can_materialize(&mut self, wanted: &ResolvedUse, store: &FeatureStore) -> bool {
        if self.own_parts == OwnParts::Existing {
            self.diags.push(
                Diagnostic::error(
                    Code::USE_REFUSED,
                    wanted.span,
                    "materialization belongs to the blueprint that makes the feature store",
                )
                .cause("its stores and its identity are settings of the workspace, which exists already")
                .help("remove this use"),
            );
            return false;
        }
        let missing = if store.offline.is_none() {
            "offline_store"
        } else if store.identity.is_none() {
            "materialization_identity"
        } else {
            return true;
        };
        self.diags.push(
            Diagnostic::error(
                Code::FEATURE_STORE_PARTS,
                wanted.span,
                format!("materialization needs `workspace.{missing}`"),
            )
            .cause("a feature store materializes into its offline store with an identity of its own")
            .help(format!("add `{missing}` to a workspace of `kind: feature_store`")),
        );
        false
    }

    /// A hub and its projects share an account, on which each has containers of its own. The system-assigned identity has its
    /// own by a grant of Azure, and gets no grant on the whole; any other identity that does gets all of them.
    fn uses_of_shared_store(
        &mut self,
        uses: Vec<ResolvedUse>,
        identity: &WorkspaceIdentity,
    ) -> Vec<ResolvedUse> {
        let default = super::data::default_account(&self.accounts);
        uses.into_iter()
            .filter(|entry| {
                let whole = entry.data().is_some_and(|data| data.container.is_none());
                if !whole || default.is_none() || entry.account() != default {
                    return true;
                }
                let by_system = entry.identity.is_none() && identity.primary.is_none();
                self.diags.push(if by_system {
                    Diagnostic::information(
                        Code::ACCOUNT_OF_ALL_PROJECTS,
                        entry.span,
                        "this use changes nothing: the system-assigned identity has its own containers anyway",
                    )
                    .cause("on the account that a hub and its projects share, Azure limits it to them")
                    .help("remove this use, or name a container: `{ storage: default, container: … }`")
                } else {
                    Diagnostic::warning(
                        Code::ACCOUNT_OF_ALL_PROJECTS,
                        entry.span,
                        "this use opens the data of every project of the hub",
                    )
                    .cause("the account is shared, and a role on the whole of it carries no condition")
                    .help("name a container: `{ storage: default, container: … }`, or a datastore")
                });
                !by_system
            })
            .collect()
    }

    /// The workspace's own identity has its own account anyway; under data isolation, a system-assigned one has of it only
    /// the containers that the service makes.
    fn uses_of_own_store(
        &mut self,
        uses: &[ResolvedUse],
        identity: &WorkspaceIdentity,
        (is_isolated, is_shared): (bool, bool),
    ) {
        let default = super::data::default_account(&self.accounts);
        for entry in uses {
            let by_itself = entry.identity.as_ref().is_none_or(|named| {
                identity
                    .primary
                    .as_ref()
                    .is_some_and(|primary| primary.value == named.value)
            });
            if !by_itself || default.is_none() || entry.account() != default {
                continue;
            }
            let conditional = is_isolated && identity.primary.is_none();
            let whole = entry.data().is_some_and(|data| data.container.is_none());
            if conditional && whole && entry.writes_data() {
                self.diags.push(
                    Diagnostic::warning(
                        Code::NO_EFFECT,
                        entry.span,
                        "the workspace's system-assigned identity can't be given the whole of the workspace's own account",
                    )
                    .cause("with data isolation Azure gives it this role under a condition that lets it into its own containers alone, and the role can't be assigned twice")
                    .help("name the containers: `{ storage: default, container: …, access: write }`, or a datastore"),
                );
            } else if !(conditional || (is_shared && whole)) {
                self.diags.push(
                    Diagnostic::information(
                        Code::NO_EFFECT,
                        entry.span,
                        "the workspace's identity reads and writes the workspace's own account anyway",
                    )
                    .help("remove this use"),
                );
            }
        }
    }

    fn image_build(
        &mut self,
        word: Option<&Spanned<String>>,
        clusters: &mut Arena<Cluster>,
    ) -> Option<Spanned<Handle<Cluster>>> {
        let word = word?;
        if is_resource_id(&word.value) {
            let name = word.value.rsplit('/').next().unwrap_or_default();
            self.diags.push(
                Diagnostic::error(
                    Code::IMAGE_BUILD_COMPUTE,
                    word.span,
                    "`image_build_compute` is the name of a cluster, not a resource id",
                )
                .help(format!("write `image_build_compute: {name}`")),
            );
            return None;
        }
        // Against everything declared, so that a cluster with a mistake of its own does not count as undeclared.
        let entry = lookup(word, "computes", "compute", &self.blueprint.computes, self.diags)?;
        let name = bare(&word.value, "computes");
        let Some(index) = clusters.keyed(name) else {
            if super::compute::compute_type(entry) != crate::blueprint::ComputeType::AmlCompute {
                self.diags.push(
                    Diagnostic::error(
                        Code::IMAGE_BUILD_COMPUTE,
                        word.span,
                        format!("`{name}` can't build images"),
                    )
                    .cause("images are built on a compute cluster")
                    .help("name a compute of type `amlcompute`"),
                );
            }
            return None;
        };
        clusters.get_mut(index)?.builds_images = Some(word.span);
        Some(Spanned::new(index, word.span))
    }
}

/// The finding for an offline store in an account that the blueprint does not know: its container may have to be made.
fn undeclared_account(id: &Spanned<String>, name: &str) -> Diagnostic {
    Diagnostic::error(
        Code::UNDECLARED,
        id.span,
        format!("storage account `{name}` is not declared"),
    )
    .help(format!(
        "declare it: `storage: {{ features: {{ existing: {{ name: {name} }} }} }}`"
    ))
}
