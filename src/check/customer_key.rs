//! Customer-managed keys: `V-CMK`.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{AccessModel, Activity, ActorKind, Emission, Kind, Model, Origin, Scope, Use};
use crate::source::Span;

/// Keys on the side of the service, about which two editions of a page disagree.
pub(super) fn on_the_side_of_the_service(model: &Model, diags: &mut Diagnostics) {
    let Some(key) = model.workspace.customer_key.filter(|key| key.service_side) else {
        return;
    };
    let vault = model.resource(key.vault);
    let closed = vault.filter(|vault| {
        let access = vault.properties.get("publicNetworkAccess");
        access.and_then(|access| access.as_text()) == Some("Disabled")
    });
    if let Some(vault) = closed {
        diags.push(unsure(
            key.span,
            "the vault of a key on the side of the service has no public access",
            (&vault.origin, "this vault"),
            "write `encryption: subscription`, or leave the vault out of `private_endpoints.resources`",
        ));
    }
    let labels = model.uses.iter().find(|entry| {
        let labels = matches!(entry.activity, Activity::Labeler | Activity::LabelData);
        entry.actor == ActorKind::Person && labels
    });
    if let Some(labels) = labels {
        diags.push(unsure(
            key.span,
            "data is labeled in a workspace with a key on the side of the service",
            (&labels.origin, "who labels"),
            "write `encryption: subscription`",
        ));
    }
}

fn unsure(key: Span, text: &str, (beside, label): (&Origin, &str), help: &str) -> Diagnostic {
    let finding = Diagnostic::warning(Code::SERVICE_SIDE_KEY, key, text)
        .cause(
            "C-30: the page of 2024-05 says that this is not supported, that of 2025-01 does not speak of it",
        )
        .help(help);
    match beside.primary() {
        Some(place) => finding.also(place, label),
        None => finding,
    }
}

/// Batch endpoints, whose deployments do not work beside a key.
pub(super) fn batch_endpoints(model: &Model, diags: &mut Diagnostics) {
    let Some(key) = model.workspace.customer_key else {
        return;
    };
    for endpoint in model
        .made()
        .filter(|resource| resource.kind == Kind::BatchEndpoint)
    {
        diags.push(
            Diagnostic::error(
                Code::BATCH_BESIDE_KEY,
                endpoint.origin.primary(),
                "batch deployments don't work in a workspace with a customer-managed key",
            )
            .also(key.span, "the key")
            .help("remove the batch endpoint, or `customer_managed_key` from the workspace"),
        );
    }
}

/// Access policies that a person gives Azure Cosmos DB, and that the next deployment of their vault takes away.
pub(super) fn policies_of_cosmos_db(model: &Model, diags: &mut Diagnostics) {
    for entry in &model.uses {
        let Scope::Resource(id) = entry.target else {
            continue;
        };
        let vault = model.resource(id).filter(|vault| !vault.existing);
        let by_policies = vault.is_some_and(|vault| vault.access == AccessModel::AccessPolicies);
        if entry.actor == ActorKind::UnnamedCosmosDb && by_policies {
            diags.push(
                Diagnostic::error(
                    Code::POLICIES_OF_THE_SERVICE,
                    entry.origin.primary(),
                    "each deployment would take away the access policy by which Azure Cosmos DB opens the key",
                )
                .cause("a template writes all policies of a vault that it makes, and this one is not in it")
                .help("write `cosmos_db_object_id`, which `az ad sp show --id <application id> --query id` prints, or `permission_model: rbac`"),
            );
        }
    }
}

/// Grants apart from what cannot be made before them.
pub(super) fn grants_apart(model: &Model, diags: &mut Diagnostics) {
    if model.rbac.emission == Emission::Inline {
        return;
    }
    for entry in &model.uses {
        let (what, cause) = match (entry.activity, entry.actor) {
            (Activity::OpenKey, ActorKind::KeyOpener) => (
                "what a customer-managed key encrypts can't be made before an identity may open the key",
                "the grant is made apart from the deployment",
            ),
            (Activity::ApproveEndpoint, _) => (
                "an outbound rule to a private endpoint can't be made before the workspace may approve it",
                "the grant is made apart from the deployment",
            ),
            _ => continue,
        };
        let place = entry.origin.primary();
        let finding = if exists(model, entry) {
            Diagnostic::warning(Code::GRANT_OF_KEY_APART, place, what)
                .cause(cause)
                .help("see that its identity has the grant before this is deployed, or write `rbac: { emit: inline }`")
        } else {
            Diagnostic::error(Code::GRANT_OF_KEY_APART, place, what)
                .cause(cause)
                .help("write `rbac: { emit: inline }`, or name an identity that exists already and has the grant")
        };
        diags.push(finding);
    }
}

/// Whether who does something is there before the deployment.
fn exists(model: &Model, entry: &Use) -> bool {
    entry.principal.resource().is_none_or(|id| !model.is_made(id))
}
