//! The workspace.

use super::data::{Account, Store};
use super::identity::{self, UserIdentity};
use super::reference::{either, is_resource_id, lookup};
use super::uses::{self, ResolvedUse, Task};
use super::{Cluster, Item, top};
use crate::blueprint::{
    Blueprint, Feature, PublicAccess, Workspace as Section, WorkspaceKind, shape::WordOr,
};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};

/// The identities of the workspace.
#[derive(Debug, Clone)]
pub struct WorkspaceIdentity {
    /// Whether it has one that Azure makes.
    pub system_assigned: Option<Span>,
    /// User-assigned ones, with the places that name them.
    pub user_assigned: Vec<Spanned<usize>>,
    /// The one of them that acts as the workspace.
    pub primary: Option<Spanned<usize>>,
}

/// The workspace.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// Place and tags; the logical name is empty.
    pub item: Item,
    /// Name in the studio.
    pub display_name: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// Its identities.
    pub identity: WorkspaceIdentity,
    /// The cluster that builds images.
    pub image_build: Option<Spanned<usize>>,
    /// High business impact.
    pub hbi: bool,
    /// Whether Terraform purges it on destroy.
    pub purge_on_destroy: bool,
    /// What its identity does beyond running the workspace.
    pub uses: Vec<ResolvedUse>,
}

/// The workspace; the identity it falls back on is added, and its image-build cluster marked.
pub(super) fn workspace(
    blueprint: &Blueprint,
    identities: &mut Vec<UserIdentity>,
    (accounts, default_account): (&[Account], usize),
    stores: &[Store],
    clusters: &mut [Cluster],
    diags: &mut Diagnostics,
) -> Workspace {
    let default = Spanned::new(Section::default(), blueprint.name.span);
    let section = blueprint.workspace.as_ref().unwrap_or(&default);
    let entry = &section.value;
    not_supported(entry, diags);
    let identity = identity_of(section, identities, diags);
    let mut uses = uses::resolve(&entry.uses, accounts, stores, diags);
    uses.retain(|wanted| allowed(wanted, &identity, identities, diags));
    own_store_is_no_use(&uses, default_account, diags);
    Workspace {
        item: Item {
            logical: String::new(),
            span: if blueprint.workspace.is_some() {
                head(section.span)
            } else {
                section.span
            },
            name: entry.name.clone(),
            tags: top::tags(&entry.tags, diags),
        },
        display_name: entry.display_name.as_ref().map(|text| text.value.clone()),
        description: entry.description.as_ref().map(|text| text.value.clone()),
        image_build: image_build(entry.image_build_compute.as_ref(), blueprint, clusters, diags),
        identity,
        hbi: entry.hbi_workspace.as_ref().is_some_and(|value| value.value),
        purge_on_destroy: entry.purge_on_destroy.as_ref().is_some_and(|value| value.value),
        uses,
    }
}

/// The beginning of a mapping: enough to underline it.
fn head(span: Span) -> Span {
    Span::new(span.start, span.start + 1)
}

fn not_supported(entry: &Section, diags: &mut Diagnostics) {
    if let Some(Spanned {
        value: WorkspaceKind::Hub | WorkspaceKind::Project | WorkspaceKind::FeatureStore,
        span,
    }) = entry.kind
    {
        diags.push(
            Diagnostic::error(Code::NOT_YET, span, "this kind of workspace is not supported yet")
                .help("write `kind: default`, or leave it out"),
        );
    }
    if let Some(Spanned {
        value: PublicAccess::Disabled,
        span,
    }) = entry.public_network_access
    {
        diags.push(
            Diagnostic::error(
                Code::NOT_YET,
                span,
                "a workspace without public access is not supported yet",
            )
            .cause("nobody would reach it without private endpoints, which are not supported yet"),
        );
    }
}

fn identity_of(
    section: &Spanned<Section>,
    identities: &mut Vec<UserIdentity>,
    diags: &mut Diagnostics,
) -> WorkspaceIdentity {
    let mut found = WorkspaceIdentity {
        system_assigned: None,
        user_assigned: Vec::new(),
        primary: None,
    };
    let mut written_primary = section.value.primary_user_assigned_identity.as_ref();
    match section.value.identity.as_ref().map(|written| &written.value) {
        None => found
            .user_assigned
            .push(identity::fallback("workspace", head(section.span), identities)),
        Some(WordOr::Word(word)) if word.value == "system_assigned" => {
            found.system_assigned = Some(word.span);
        }
        Some(WordOr::Word(word)) if word.value == "none" => {
            diags.push(
                Diagnostic::error(
                    Code::WORKSPACE_IDENTITY,
                    word.span,
                    "a workspace can't work without an identity",
                )
                .help("leave `identity` out, name a declared identity, or write `system_assigned`"),
            );
            return found;
        }
        Some(WordOr::Word(word)) => match identity::named(word, identities, diags) {
            Some(named) => found.user_assigned.push(named),
            None => return found,
        },
        Some(WordOr::Body(mapping)) => {
            (found.system_assigned, found.user_assigned) = identity::of_mapping(mapping, identities, diags);
            written_primary = either(
                (
                    "identity.primary_user_assigned_identity",
                    mapping.primary_user_assigned_identity.as_ref(),
                ),
                ("primary_user_assigned_identity", written_primary),
                diags,
            );
        }
    }
    match written_primary {
        Some(word) => found.primary = primary(word, &found, identities, diags),
        None => found.primary = only_one(&found, identities, diags),
    }
    found
}

/// The written primary identity, which has to be one of the attached ones.
fn primary(
    word: &Spanned<String>,
    found: &WorkspaceIdentity,
    identities: &[UserIdentity],
    diags: &mut Diagnostics,
) -> Option<Spanned<usize>> {
    let named = identity::named(word, identities, diags)?;
    if !found
        .user_assigned
        .iter()
        .any(|attached| attached.value == named.value)
    {
        let mut finding = Diagnostic::error(
            Code::PRIMARY_IDENTITY,
            word.span,
            format!(
                "primary identity `{}` is not one of the workspace's identities",
                word.value
            ),
        )
        .help("list it under `user_assigned_identities`");
        if let Some(attached) = found.user_assigned.first() {
            finding = finding.also(attached.span, "attached here");
        }
        diags.push(finding);
        return None;
    }
    if let Some(system) = found.system_assigned {
        diags.push(
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
fn only_one(
    found: &WorkspaceIdentity,
    identities: &[UserIdentity],
    diags: &mut Diagnostics,
) -> Option<Spanned<usize>> {
    match found.user_assigned.as_slice() {
        _ if found.system_assigned.is_some() => None,
        [] => None,
        [only] => Some(only.clone()),
        [first, ..] => {
            let names: Vec<&str> = found
                .user_assigned
                .iter()
                .filter_map(|attached| identities.get(attached.value))
                .map(|identity| identity.item.logical.as_str())
                .collect();
            diags.push(
                Diagnostic::error(
                    Code::PRIMARY_IDENTITY,
                    first.span,
                    "the workspace has several user-assigned identities and none of them is the primary one",
                )
                .help(format!(
                    "add `primary_user_assigned_identity` with one of {}",
                    super::reference::ticked(&names)
                )),
            );
            None
        }
    }
}

/// Whether the workspace can have this use; if not, that is a finding.
fn allowed(
    wanted: &ResolvedUse,
    identity: &WorkspaceIdentity,
    identities: &[UserIdentity],
    diags: &mut Diagnostics,
) -> bool {
    if let Some(word) = &wanted.identity {
        let Some(named) = identity::named(word, identities, diags) else {
            return false;
        };
        if identity
            .primary
            .as_ref()
            .is_none_or(|primary| primary.value != named.value)
        {
            diags.push(
                Diagnostic::error(
                    Code::NOT_YET,
                    word.span,
                    "a use by an identity that is not the workspace's primary one is not supported yet",
                )
                .help("remove `identity`: the workspace's own identity does it then"),
            );
            return false;
        }
    }
    let Task::Feature(feature) = &wanted.task else {
        return true;
    };
    if *feature != Feature::PromptFlow {
        diags.push(uses::refused(*feature, "a workspace", wanted.span));
        return false;
    }
    if identity.primary.is_none() {
        diags.push(
            Diagnostic::error(
                Code::NEEDS_USER_ASSIGNED,
                wanted.span,
                "prompt flow sessions need a user-assigned identity of the workspace",
            )
            .cause("serverless sessions can't use the system-assigned identity")
            .help("name a declared identity as `workspace.identity`"),
        );
    }
    identity.primary.is_some()
}

/// The workspace's identity has its own account anyway.
fn own_store_is_no_use(uses: &[ResolvedUse], default_account: usize, diags: &mut Diagnostics) {
    for entry in uses
        .iter()
        .filter(|entry| entry.task.account() == Some(default_account))
    {
        diags.push(
            Diagnostic::information(
                Code::NO_EFFECT,
                entry.span,
                "the workspace's identity reads and writes the workspace's own account anyway",
            )
            .help("remove this use"),
        );
    }
}

fn image_build(
    word: Option<&Spanned<String>>,
    blueprint: &Blueprint,
    clusters: &mut [Cluster],
    diags: &mut Diagnostics,
) -> Option<Spanned<usize>> {
    let word = word?;
    if is_resource_id(&word.value) {
        let name = word.value.rsplit('/').next().unwrap_or_default();
        diags.push(
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
    lookup(
        word,
        "computes",
        "compute",
        blueprint.computes.keys().map(|key| key.value.as_str()),
        diags,
    )?;
    let bare = word.value.strip_prefix("computes/").unwrap_or(&word.value);
    let index = clusters.iter().position(|cluster| cluster.item.logical == bare)?;
    clusters.get_mut(index)?.builds_images = Some(word.span);
    Some(Spanned::new(index, word.span))
}
