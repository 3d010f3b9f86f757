//! Kubernetes clusters and what is installed on them.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Activity, ActorKind, Details, Kind, Model, Scope};
use crate::source::Span;

/// Attaching clusters with the system-assigned identity of the workspace.
pub(super) fn attachments(model: &Model, diags: &mut Diagnostics) {
    for entry in &model.uses {
        if entry.activity == Activity::AttachCluster && entry.actor == ActorKind::WorkspaceSystem {
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

/// AKS clusters of other subscriptions than the workspace's.
pub(super) fn other_subscriptions(model: &Model, diags: &mut Diagnostics) {
    for cluster in &model.resources {
        if cluster.kind != Kind::ManagedCluster {
            continue;
        }
        let Some(subscription) = cluster.place.other_subscription() else {
            continue;
        };
        diags.push(
            Diagnostic::error(
                Code::AKS_OF_ANOTHER_SUBSCRIPTION,
                cluster.origin.primary(),
                format!("the AKS cluster lies in another subscription, `{subscription}`"),
            )
            .cause("a workspace attaches AKS clusters of its own subscription")
            .help("connect it through Azure Arc in the blueprint's subscription, and name the connected cluster: `cluster: { existing: /subscriptions/…/providers/Microsoft.Kubernetes/connectedClusters/<name> }`"),
        );
    }
}

/// The extension that a blueprint installs is set up for training.
pub(super) fn inference(model: &Model, diags: &mut Diagnostics) {
    for endpoint in &model.resources {
        let Details::OnlineEndpoint {
            compute: Some(compute),
        } = &endpoint.details
        else {
            continue;
        };
        let extension = model.resource(*compute).and_then(|compute| {
            let mut before = compute
                .waits
                .resources
                .iter()
                .filter_map(|id| model.resource(*id));
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
        .any(|entry| entry.actor == ActorKind::WorkspacePrimary);
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
