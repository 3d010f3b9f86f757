//! Azure's rules for names and tags, on what is written and on what is composed.

use std::collections::BTreeMap;

use crate::catalog::{limits, names};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Expr, Kind, Model, NameRule, Origin, Resource, ResourceId, Suffix};

/// Characters of a suffix that is computed at deployment.
const SUFFIX: &str = "00000000";

fn rule(kind: Kind) -> Option<&'static NameRule> {
    Some(match kind {
        Kind::Identity => &names::IDENTITY,
        Kind::LogAnalytics => &names::LOG_ANALYTICS,
        Kind::ApplicationInsights => &names::APPLICATION_INSIGHTS,
        Kind::KeyVault => &names::KEY_VAULT,
        Kind::Storage => &names::STORAGE_ACCOUNT,
        Kind::Container => &names::BLOB_CONTAINER,
        Kind::Registry => &names::CONTAINER_REGISTRY,
        Kind::Workspace => &names::WORKSPACE,
        Kind::Datastore => &names::DATASTORE,
        Kind::Cluster => &names::CLUSTER,
        Kind::Instance => &names::INSTANCE,
        Kind::KubernetesCompute => &names::KUBERNETES_COMPUTE,
        Kind::OnlineEndpoint => &names::ONLINE_ENDPOINT,
        Kind::BatchEndpoint => &names::BATCH_ENDPOINT,
        Kind::Connection => &names::CONNECTION,
        Kind::FederatedCredential => &names::FEDERATED_CREDENTIAL,
        Kind::DiagnosticSetting => &names::DIAGNOSTIC_SETTING,
        Kind::BlobService
        | Kind::RoleDefinition
        | Kind::Hub
        | Kind::AiServices
        | Kind::Search
        | Kind::MlRegistry
        | Kind::ManagedCluster
        | Kind::ConnectedCluster
        | Kind::ClusterExtension
        | Kind::Relay
        | Kind::Redis
        | Kind::Workload => return None,
    })
}

/// The name as it will be, with a stand-in where the suffix is computed at deployment.
fn final_name(resource: &Resource) -> Option<String> {
    if let Expr::Unique { prefix, .. } = &resource.name {
        return Some(format!("{prefix}{SUFFIX}"));
    }
    resource.name.as_text().map(str::to_owned)
}

pub(super) fn resource_names(model: &Model, diags: &mut Diagnostics) {
    for resource in &model.resources {
        let (Some(rule), Some(name)) = (rule(resource.kind), final_name(resource)) else {
            continue;
        };
        let key = name_key(resource);
        if let Some(reason) = rule.violation(&name) {
            diags.push(
                Diagnostic::error(
                    Code::RESOURCE_NAME,
                    resource.origin.primary(),
                    format!("`{name}` can't be the name of a {}: {reason}", rule.kind),
                )
                .cause(format!("Azure wants {}", rule.rule))
                .help(format!("set {key}")),
            );
        } else if let (Some(word), true) = (
            names::reserved_word(&name),
            names::reserved_words_concern(resource.resource_type.arm),
        ) {
            diags.push(
                Diagnostic::error(
                    Code::RESOURCE_NAME,
                    resource.origin.primary(),
                    format!(
                        "`{name}` can't be the name of a {}: Azure reserves `{word}`",
                        rule.kind
                    ),
                )
                .help(format!("set {key}")),
            );
        }
    }
}

/// Where the author can set the name of a resource.
fn name_key(resource: &Resource) -> String {
    let section = match resource.kind {
        Kind::Identity => "identities",
        Kind::Storage => "storage",
        Kind::Datastore => "datastores",
        Kind::Cluster | Kind::Instance | Kind::KubernetesCompute => "computes",
        Kind::OnlineEndpoint | Kind::BatchEndpoint => "endpoints",
        Kind::Connection => "connections",
        Kind::LogAnalytics => return "`monitoring.log_analytics.name`".to_owned(),
        Kind::ApplicationInsights => return "`monitoring.application_insights.name`".to_owned(),
        Kind::KeyVault => return "`key_vault.name`".to_owned(),
        Kind::Registry => return "`registry.name`".to_owned(),
        Kind::Workspace => return "`workspace.name`".to_owned(),
        Kind::BlobService
        | Kind::Container
        | Kind::DiagnosticSetting
        | Kind::FederatedCredential
        | Kind::RoleDefinition
        | Kind::Hub
        | Kind::AiServices
        | Kind::Search
        | Kind::MlRegistry
        | Kind::ManagedCluster
        | Kind::ConnectedCluster
        | Kind::ClusterExtension
        | Kind::Relay
        | Kind::Redis
        | Kind::Workload => return "another name".to_owned(),
    };
    format!("`{section}.{}.name`", resource.logical)
}

/// Type, parent, scope and name: what has to be unique.
type Place<'m> = (&'m str, Option<ResourceId>, Option<ResourceId>, String);

/// Two resources of a kind in one place cannot share a name.
pub(super) fn same_names(model: &Model, diags: &mut Diagnostics) {
    let mut seen: BTreeMap<Place<'_>, &Origin> = BTreeMap::new();
    for resource in &model.resources {
        let name = if let Expr::Unique { prefix, suffix } = &resource.name {
            let hashed = model
                .suffixes
                .get(*suffix)
                .map_or("", |suffix: &Suffix| &suffix.seed);
            format!("{prefix} {hashed}")
        } else {
            resource.name.as_text().unwrap_or_default().to_ascii_lowercase()
        };
        let place = (
            resource.resource_type.arm,
            resource.parent,
            resource.scope,
            name.clone(),
        );
        if let Some(earlier) = seen.insert(place, &resource.origin) {
            let mut finding = Diagnostic::error(
                Code::SAME_NAME,
                resource.origin.primary(),
                format!("another {} has the name `{name}`, too", resource.kind.noun()),
            )
            .help(format!("set {}", name_key(resource)));
            if let Some(first) = earlier.primary() {
                finding = finding.also(first, "the other one");
            }
            diags.push(finding);
        }
    }
}

/// How many tags a resource has; the tags themselves are checked where they are written.
pub(super) fn tags(model: &Model, diags: &mut Diagnostics) {
    for resource in &model.resources {
        let count = match &resource.tags {
            None => continue,
            Some(Expr::Object(object)) => object.0.len(),
            Some(_) => model.tags.len(),
        };
        if !limits::TAGS.allows(count as u64) {
            diags.push(
                Diagnostic::error(
                    Code::TAG_RULE,
                    resource.origin.primary(),
                    format!(
                        "{} has {count} tags, and Azure allows {}",
                        resource.display(),
                        limits::TAGS.max
                    ),
                )
                .help("remove some from `tags`"),
            );
        }
    }
}
