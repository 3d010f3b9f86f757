//! The workspace and what it stands on: `V-DATA`, `V-ACR`, `V-KV`, `V-HUB`.

use std::collections::BTreeMap;

use crate::derive::{self, rules::On, rules::Only};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{AccessModel, Activity, ActorKind, Kind, Model, ResourceId, Scope, WorkspaceKind};
use crate::source::Span;

/// Parts that several workspaces may share, and the data that they keep there.
pub(super) fn shared_data(model: &Model, diags: &mut Diagnostics) {
    // of a workspace that exists it was settled by whoever made it
    if !model.is_made(model.platform.workspace) {
        return;
    }
    let isolated = model.workspace.isolated;
    let existing = |id: Option<ResourceId>| id.and_then(|id| model.resource(id)).filter(|part| part.existing);
    let parts = [
        (model.platform.storage, "account", "containers"),
        (model.platform.key_vault, "key vault", "secrets"),
        (model.platform.registry, "registry", "images"),
    ];
    for (id, noun, what) in parts {
        let Some(part) = existing(id).filter(|_| !isolated && model.workspace.kind == WorkspaceKind::Default)
        else {
            continue;
        };
        diags.push(
            Diagnostic::warning(
                Code::SHARED_STORAGE,
                part.origin.primary(),
                format!("the workspace's own {noun} exists already, and its {what} are not isolated"),
            )
            .cause(format!("any other workspace on that {noun} reaches its {what}"))
            .help(format!(
                "write `workspace: {{ enable_data_isolation: true }}`, or let the workspace have its own {noun} made"
            )),
        );
    }
    let primary = model
        .uses
        .iter()
        .find(|entry| entry.actor == ActorKind::WorkspacePrimary);
    // An account that is made here for a workspace of this kind has no other workspace on it.
    let shared = existing(model.platform.storage).is_some()
        || matches!(model.workspace.kind, WorkspaceKind::Hub | WorkspaceKind::Project);
    if let (true, Some(primary)) = (isolated && shared, primary) {
        diags.push(
            Diagnostic::warning(
                Code::ISOLATION_WITH_USER_ASSIGNED,
                primary.origin.primary(),
                "data isolation does not hold for a user-assigned identity of the workspace",
            )
            .cause("its role on the account carries no condition, so it reaches the containers of every workspace there")
            .help("write `identity: system_assigned`, which the service limits to the workspace's own containers, or keep workspaces that must not see each other on accounts of their own"),
        );
    }
}

/// Images of other private registries.
pub(super) fn private_base_images(model: &Model, diags: &mut Diagnostics) {
    for entry in &model.uses {
        let Scope::Resource(target) = entry.target else {
            continue;
        };
        let Some(registry) = model.resource(target) else {
            continue;
        };
        if entry.activity == Activity::PullBaseImage {
            diags.push(
                Diagnostic::warning(
                    Code::PRIVATE_BASE_IMAGE,
                    entry.origin.primary(),
                    format!("sources disagree whether images can be built on those of {}", registry.display()),
                )
                .cause("C-08: the preview page and the page of 2022 describe it with a connection and this identity; the page of 2024-08 says that only the admin user works")
                .help("pull the images as they are: `uses: [{ registry: … }]` without `build_identity`"),
            );
        }
        let consumer = entry.consumer.and_then(|id| model.resource(id));
        let runs = consumer.is_some_and(|consumer| consumer.kind != Kind::Workspace);
        // Where builds on its images are tried, the warning above says what there is to say.
        let is_base = || {
            let mut uses = model.uses.iter();
            uses.any(|other| other.activity == Activity::PullBaseImage && other.target == entry.target)
        };
        let further = runs && model.platform.registry != Some(target);
        if entry.activity == Activity::PullImages && further && !is_base() {
            diags.push(
                Diagnostic::information(
                    Code::PRIVATE_BASE_IMAGE,
                    entry.origin.primary(),
                    format!("images of {} are pulled as they are", registry.display()),
                )
                .cause("a Dockerfile on top of one is not built with an identity")
                .help("`registries.<name>.build_identity` tries to build on them; sources disagree on it (C-08)"),
            );
        }
    }
}

/// What belongs to one kind of workspace, and the persona that does it.
const OF_KINDS: [(Activity, WorkspaceKind, &str); 4] = [
    (Activity::CreateProjects, WorkspaceKind::Hub, "project_creator"),
    (Activity::WorkInProject, WorkspaceKind::Project, "project_member"),
    (
        Activity::ConsumeFeatures,
        WorkspaceKind::FeatureStore,
        "feature_store_consumer",
    ),
    (
        Activity::DevelopFeatures,
        WorkspaceKind::FeatureStore,
        "feature_store_developer",
    ),
];

/// Hubs and projects: what they do not have, and personas that belong to one kind of workspace.
pub(super) fn hubs(model: &Model, diags: &mut Diagnostics) {
    let kind = model.workspace.kind;
    if matches!(kind, WorkspaceKind::Hub | WorkspaceKind::Project) {
        for resource in &model.resources {
            if matches!(resource.kind, Kind::Cluster | Kind::BatchEndpoint) {
                diags.push(
                    Diagnostic::error(
                        Code::NOT_IN_HUBS,
                        resource.origin.primary(),
                        format!("a {} can't have {}", kind.word(), resource.display()),
                    )
                    .help("move it to a workspace of `kind: default`"),
                );
            }
        }
    }
    for entry in &model.uses {
        let wanted = OF_KINDS.iter().find(|(activity, ..)| *activity == entry.activity);
        if let Some((_, of, persona)) = wanted.filter(|(_, of, _)| *of != kind) {
            let word = of.word();
            diags.push(
                Diagnostic::error(
                    Code::USE_REFUSED,
                    entry.origin.primary(),
                    format!("persona `{persona}` belongs to a workspace of `kind: {word}`"),
                )
                .help("choose another persona, or the kind of workspace"),
            );
        }
    }
}

/// What rules grant roles on, where that is asked for first, and the rules.
type Needed = (On, Option<Span>, Vec<&'static str>);

/// Grants that would be missing because a project does not name a part of its hub, or a blueprint one of an existing workspace.
pub(super) fn parts_that_exist(model: &Model, diags: &mut Diagnostics) {
    let exists = !model.is_made(model.platform.workspace);
    let mut needed: BTreeMap<(bool, &str), Needed> = BTreeMap::new();
    for entry in &model.uses {
        // an existing workspace may hold its own grants already
        let is_held = exists
            && matches!(
                entry.actor,
                ActorKind::WorkspacePrimary | ActorKind::WorkspaceSystem
            );
        // In which mode a registry or vault is that is not named, nobody knows: taken to be the usual one.
        let rules = derive::without_scope(model, entry)
            .filter(|rule| !matches!(rule.only, Only::With(mode) if mode != AccessModel::Usual));
        for rule in rules {
            let (.., ids) = needed
                .entry((is_held, rule.on.word()))
                .or_insert_with(|| (rule.on, entry.origin.primary(), Vec::new()));
            if !ids.contains(&rule.id) {
                ids.push(rule.id);
            }
        }
    }
    for ((is_held, part), (on, at, rules)) in needed {
        let verb = if rules.len() == 1 {
            "grants a role on"
        } else {
            "grant roles on"
        };
        let (code, owner, cause) = if exists {
            (
                Code::EXISTING_WORKSPACE_PARTS,
                "the workspace has already",
                "a grant on a part of an existing workspace needs its name",
            )
        } else {
            (
                Code::PARTS_OF_THE_HUB,
                "a project takes from its hub",
                "a grant on a part of the hub needs its name",
            )
        };
        let message = format!(
            "{} {verb} the {part}, which {owner} and which is not named",
            rules.join(", ")
        );
        let section = match on {
            On::Registry => "registry: { existing: … }",
            On::KeyVault => "key_vault: { existing: … }",
            On::ApplicationInsights => "monitoring: { application_insights: { existing: … } }",
            On::Target
            | On::ResourceGroup
            | On::Deployment
            | On::Workspace
            | On::Storage
            | On::LogAnalytics
            | On::Hub => "storage: { default: { existing: … } }",
        };
        // A hub can do without Application Insights, not without the others.
        let finding = if is_held || on == On::ApplicationInsights {
            Diagnostic::information(code, at, message)
        } else {
            Diagnostic::error(code, at, message)
        };
        let help = if is_held {
            format!("where the workspace lacks them, add `{section}`")
        } else {
            format!("add `{section}`")
        };
        diags.push(finding.cause(cause).help(help));
    }
}
