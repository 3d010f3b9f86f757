//! The workspace and what it stands on: `V-DATA`, `V-ACR`, `V-KV`, `V-HUB`.

use std::collections::BTreeMap;

use crate::catalog::roles;
use crate::derive::{self, rules::On, rules::Only};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{
    AccessModel, Activity, Bearer, Expr, Kind, Model, Principal, Resource, ResourceId, Right, Scope,
};
use crate::source::Span;

fn workspace(model: &Model) -> Option<&Resource> {
    model.resource(model.platform.workspace)
}

/// Parts that several workspaces may share, and the data that they keep there.
pub(super) fn shared_data(model: &Model, diags: &mut Diagnostics) {
    let Some(workspace) = workspace(model) else { return };
    let isolated = model.is_isolated();
    let existing = |id: Option<ResourceId>| id.and_then(|id| model.resource(id)).filter(|part| part.existing);
    let parts = [
        (model.platform.storage, "account", "containers"),
        (model.platform.key_vault, "key vault", "secrets"),
        (model.platform.registry, "registry", "images"),
    ];
    for (id, noun, what) in parts {
        let Some(part) = existing(id).filter(|_| !isolated && workspace.arm_kind == Some("Default")) else {
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
        .find(|entry| entry.bearer == Bearer::WorkspacePrimary);
    // An account that is made here for a workspace of this kind has no other workspace on it.
    let shared =
        existing(model.platform.storage).is_some() || matches!(workspace.arm_kind, Some("Hub" | "Project"));
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

/// What cannot be seen of resources that exist already.
pub(super) fn unseen(model: &Model, diags: &mut Diagnostics) {
    for resource in model.resources.iter().filter(|resource| resource.existing) {
        let name = if resource.logical.is_empty() {
            format!("the workspace's {}", resource.display())
        } else {
            resource.display()
        };
        let (code, message) = if resource.kind == Kind::Storage {
            (
                Code::KEYS_OF_EXISTING_ACCOUNT,
                format!("whether shared keys of {name} are off can't be seen at build"),
            )
        } else if resource.kind == Kind::Registry {
            (
                Code::MODE_OF_EXISTING_REGISTRY,
                format!("whether the admin user of {name} is off, and its role mode, can't be seen at build"),
            )
        } else {
            continue;
        };
        diags.push(
            Diagnostic::information(code, resource.origin.primary(), message)
                .cause("it exists already")
                .help("run the query that `access.md` prints"),
        );
    }
}

/// Endpoints that read secrets of a vault in access-policy mode.
pub(super) fn secrets_of_policy_vaults(model: &Model, diags: &mut Diagnostics) {
    for entry in &model.uses {
        let of_endpoint = matches!(entry.bearer, Bearer::EndpointSystem | Bearer::EndpointUser);
        let Scope::Resource(target) = entry.target else {
            continue;
        };
        let by_policies = model
            .resource(target)
            .is_some_and(|vault| vault.access == AccessModel::AccessPolicies);
        if of_endpoint && entry.activity == Activity::ReadSecrets && by_policies {
            diags.push(
                Diagnostic::error(
                    Code::SECRETS_OF_POLICY_VAULT,
                    entry.origin.primary(),
                    "secrets of a vault with access policies can't be injected into deployments",
                )
                .cause("the service supports vaults in RBAC mode only")
                .help("write `permission_model: rbac` on the vault, or use another one"),
            );
        }
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

/// What belongs to one kind of workspace: ARM's word for it, the persona, and the blueprint's word.
const OF_KINDS: [(Activity, &str, &str, &str); 4] = [
    (Activity::CreateProjects, "Hub", "project_creator", "hub"),
    (Activity::WorkInProject, "Project", "project_member", "project"),
    (
        Activity::ConsumeFeatures,
        "FeatureStore",
        "feature_store_consumer",
        "feature_store",
    ),
    (
        Activity::DevelopFeatures,
        "FeatureStore",
        "feature_store_developer",
        "feature_store",
    ),
];

/// Hubs and projects: what they do not have, and personas that belong to one kind of workspace.
pub(super) fn hubs(model: &Model, diags: &mut Diagnostics) {
    let Some(workspace) = workspace(model) else { return };
    let kind = workspace.arm_kind.unwrap_or_default();
    if matches!(kind, "Hub" | "Project") {
        for resource in &model.resources {
            if matches!(resource.kind, Kind::Cluster | Kind::BatchEndpoint) {
                diags.push(
                    Diagnostic::error(
                        Code::NOT_IN_HUBS,
                        resource.origin.primary(),
                        format!(
                            "a {} can't have {}",
                            kind.to_ascii_lowercase(),
                            resource.display()
                        ),
                    )
                    .help("move it to a workspace of `kind: default`"),
                );
            }
        }
    }
    for entry in &model.uses {
        let wanted = OF_KINDS.iter().find(|(activity, ..)| *activity == entry.activity);
        if let Some((_, _, persona, word)) = wanted.filter(|(_, of, ..)| *of != kind) {
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

/// Grants that would be missing because a project does not name a part of its hub.
pub(super) fn parts_of_the_hub(model: &Model, diags: &mut Diagnostics) {
    let mut needed: BTreeMap<&str, (On, Option<Span>, Vec<&str>)> = BTreeMap::new();
    for entry in &model.uses {
        // In which mode a registry or vault is that is not named, nobody knows: taken to be the usual one.
        let rules = derive::without_scope(model, entry)
            .filter(|rule| !matches!(rule.only, Only::With(mode) if mode != AccessModel::Usual));
        for rule in rules {
            let (.., ids) = needed
                .entry(rule.on.word())
                .or_insert_with(|| (rule.on, entry.origin.primary(), Vec::new()));
            if !ids.contains(&rule.id) {
                ids.push(rule.id);
            }
        }
    }
    for (part, (on, at, rules)) in needed {
        let verb = if rules.len() == 1 {
            "grants a role on"
        } else {
            "grant roles on"
        };
        let message = format!(
            "{} {verb} the {part}, which a project takes from its hub and which is not named",
            rules.join(", ")
        );
        let section = match on {
            On::Registry => "registry: { existing: … }",
            On::KeyVault => "key_vault: { existing: … }",
            On::ApplicationInsights => "monitoring: { application_insights: { existing: … } }",
            On::Target | On::ResourceGroup | On::Workspace | On::Storage | On::LogAnalytics | On::Hub => {
                "storage: { default: { existing: … } }"
            }
        };
        // A hub can do without Application Insights, not without the others.
        let finding = if on == On::ApplicationInsights {
            Diagnostic::information(Code::PARTS_OF_THE_HUB, at, message)
        } else {
            Diagnostic::error(Code::PARTS_OF_THE_HUB, at, message)
        };
        diags.push(
            finding
                .cause("a grant on a part of the hub needs its name")
                .help(format!("add `{section}`")),
        );
    }
}

/// Attaching clusters with the system-assigned identity of the workspace.
pub(super) fn attachments(model: &Model, diags: &mut Diagnostics) {
    for entry in &model.uses {
        if entry.activity == Activity::AttachCluster && entry.bearer == Bearer::WorkspaceSystem {
            diags.push(
                Diagnostic::warning(
                    Code::KUBERNETES_ATTACH,
                    entry.origin.primary(),
                    "attaching may need grants for the workspace's system-assigned identity",
                )
                .cause("C-19: the documentation says that nothing is needed, but the role that Azure gives this identity allows no action on the cluster")
                .help("if attaching fails, grant Reader, Kubernetes Extension Contributor and Azure Kubernetes Service Cluster Admin Role on the cluster under `rbac.extra`, or use a user-assigned identity"),
            );
        }
        if entry.activity == Activity::AttachCluster {
            relay_unknown(model, entry.target, entry.origin.primary(), diags);
        }
    }
}

/// The extension that a blueprint installs is set up for training.
pub(super) fn inference(model: &Model, diags: &mut Diagnostics) {
    for endpoint in model
        .resources
        .iter()
        .filter(|resource| resource.kind == Kind::OnlineEndpoint)
    {
        let Some(Expr::Id(compute)) = endpoint.properties.get("compute") else {
            continue;
        };
        let extension = model.resource(*compute).and_then(|compute| {
            let mut before = compute.after.iter().filter_map(|id| model.resource(*id));
            before.find(|resource| resource.kind == Kind::ClusterExtension)
        });
        if let Some(extension) = extension {
            let mut finding = Diagnostic::warning(
                Code::INFERENCE,
                endpoint.origin.primary(),
                format!(
                    "{} runs on a cluster whose extension is set up for training alone",
                    endpoint.display()
                ),
            )
            .cause("inference needs a certificate or the consent to do without one, which no template holds")
            .help("install the extension yourself, with inference, and remove `extension`");
            if let Some(span) = extension.origin.primary() {
                finding = finding.also(span, "the extension");
            }
            diags.push(finding);
        }
    }
}

/// The relay of an Arc-enabled cluster gets its name when the extension is installed.
fn relay_unknown(model: &Model, cluster: Scope, at: Option<Span>, diags: &mut Diagnostics) {
    let Scope::Resource(id) = cluster else { return };
    let behind_arc = model
        .resource(id)
        .is_some_and(|cluster| cluster.kind == Kind::ConnectedCluster);
    let has_relay = model
        .uses
        .iter()
        .any(|entry| entry.activity == Activity::AttachRelay);
    let by_user = model
        .uses
        .iter()
        .any(|entry| entry.bearer == Bearer::WorkspacePrimary);
    if behind_arc && by_user && !has_relay {
        diags.push(
            Diagnostic::warning(
                Code::RELAY,
                at,
                "the workspace's identity needs Azure Relay Owner on the relay of this cluster",
            )
            .cause("the relay is made with the extension, in the cluster's resource group, and its name is not known before")
            .help("name it once it is there: `cluster: { existing: …, relay: { existing: { name: … } } }`"),
        );
    }
}

/// Whether a principal is Contributor of the workspace or of its group.
fn has_contributor(model: &Model, principal: Principal) -> bool {
    let workspace = Scope::Resource(model.platform.workspace);
    model.role_assignments.iter().any(|assignment| {
        assignment.principal == principal
            && assignment.right == Right::Role(&roles::CONTRIBUTOR)
            && (assignment.scope == workspace || assignment.scope == Scope::ResourceGroup)
    })
}

/// Callers of batch endpoints, whose jobs read and write as the caller.
pub(super) fn batch_callers(model: &Model, diags: &mut Diagnostics) {
    let needed: Vec<_> = model
        .uses
        .iter()
        .filter(|entry| {
            matches!(
                entry.activity,
                Activity::ReadBatchInput | Activity::WriteBatchOutput
            )
        })
        .collect();
    for caller in model
        .uses
        .iter()
        .filter(|entry| entry.activity == Activity::InvokeBatch)
    {
        if !has_contributor(model, caller.principal) {
            diags.push(
                Diagnostic::warning(
                    Code::BATCH_CALLER_LISTS_NO_KEYS,
                    caller.origin.primary(),
                    format!(
                        "{} calls a batch endpoint and has one action less than the documentation lists",
                        model.principal_display(caller.principal)
                    ),
                )
                .cause("AzureML Data Scientist has all of them but `computes/listKeys`, which only Contributor or a custom role adds")
                .help("try it as it is; if calls are refused, add such a role on the workspace in `rbac.extra`"),
            );
        }
        let of_endpoint = needed
            .iter()
            .filter(|data| data.consumer.map(Scope::Resource) == Some(caller.target));
        for data in of_endpoint {
            let writes = data.activity == Activity::WriteBatchOutput;
            let has = model.uses.iter().any(|own| {
                own.principal == caller.principal
                    && own.bearer == Bearer::Person
                    && model.covers(own.target, data.target)
                    && (own.activity == Activity::WriteData
                        || own.activity == Activity::ReachByAcl
                        || (own.activity == Activity::ReadData && !writes))
            });
            if !has {
                let access = if writes { "write" } else { "read" };
                let mut finding = Diagnostic::warning(
                    Code::BATCH_CALLER,
                    caller.origin.primary(),
                    format!(
                        "{} calls a batch endpoint that {access}s {}, which its own `uses` do not name",
                        model.principal_display(caller.principal),
                        model.scope_display(data.target)
                    ),
                )
                .cause("the endpoint's job reads and writes data as its caller (BE-CALLER-02)")
                .help(format!(
                    "name that data in the caller's `uses` with `access: {access}`"
                ));
                if let Some(span) = data.origin.primary() {
                    finding = finding.also(span, "the endpoint's data");
                }
                diags.push(finding);
            }
        }
    }
}
