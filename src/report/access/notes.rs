//! What no template can enforce and no check can see, as far as it matters to this platform.

use super::network::is_open;
use super::redeployment::stops_when_idle;
use crate::catalog::standings;
use crate::model::fact::{Relevance, State};
use crate::model::{Activity, Kind, Model, ResourceId, Scope, WorkspaceKind};
use crate::report::markdown::{self, Markup};

/// The notes that matter to a model, each with its id.
pub(super) fn notes(model: &Model) -> Vec<Markup> {
    standings::all()
        .filter_map(|standing| match standing.state {
            State::Note(relevance) if matters(model, relevance) => {
                Some(markdown::text(&format!("{} ({})", standing.text, standing.id)))
            }
            State::Note(_) | State::LeftOut => None,
        })
        .collect()
}

fn matters(model: &Model, relevance: Relevance) -> bool {
    let any = |kind: Kind| model.resources.iter().any(|resource| resource.kind == kind);
    let workspace = model.resource(model.platform.workspace);
    match relevance {
        Relevance::Always => true,
        Relevance::UserIdentities => workspace
            .and_then(|workspace| workspace.identity.as_ref())
            .is_some_and(|identity| !identity.user_assigned.is_empty()),
        Relevance::Isolation => model.workspace.isolated,
        Relevance::ClosedHub => {
            matches!(model.workspace.kind, WorkspaceKind::Hub | WorkspaceKind::Project)
                && has_closed_stores(model)
        }
        Relevance::Hub => model.workspace.kind == WorkspaceKind::Hub,
        Relevance::HighBusinessImpact => model.workspace.high_business_impact,
        Relevance::ExistingDependency => {
            let platform = &model.platform;
            let parts = [platform.storage, platform.key_vault, platform.registry];
            let mut parts = parts.into_iter().flatten();
            model.is_made(platform.workspace)
                && parts.any(|id| model.resource(id).is_some_and(|resource| resource.existing))
        }
        Relevance::OtherSubscriptions => model
            .other_groups
            .iter()
            .any(|place| place.other_subscription().is_some()),
        Relevance::Vaults => model.made().any(|resource| resource.kind == Kind::KeyVault),
        Relevance::CustomerKeys => any(Kind::Key),
        Relevance::ManagedNetworks => model.workspace.managed_network.is_some(),
        Relevance::PrivateEndpoints => any(Kind::PrivateEndpoint),
        Relevance::ClosedUserIdentities => {
            let identity = workspace.and_then(|workspace| workspace.identity.as_ref());
            is_closed(model, model.platform.storage)
                && identity.is_some_and(|identity| !identity.system_assigned)
        }
        Relevance::PrivateKubernetes => any(Kind::PrivateEndpoint) && any(Kind::KubernetesCompute),
        Relevance::Clusters => any(Kind::Cluster),
        Relevance::Instances => any(Kind::Instance),
        Relevance::IdleInstances => model.resources.iter().any(stops_when_idle),
        Relevance::Machines => any(Kind::Cluster) || any(Kind::Instance),
        Relevance::Diagnostics => any(Kind::DiagnosticSetting),
        Relevance::Kubernetes => any(Kind::KubernetesCompute),
        Relevance::Endpoints => any(Kind::OnlineEndpoint),
        Relevance::SetLater => model.has_set_later(),
        Relevance::Condition => model
            .role_assignments
            .iter()
            .any(|assignment| assignment.condition.is_some()),
    }
}

/// Whether the workspace's storage account or registry is closed.
fn has_closed_stores(model: &Model) -> bool {
    is_closed(model, model.platform.storage) || is_closed(model, model.platform.registry)
}

/// Whether a store is closed. One that exists is where private endpoints that exist lead to it, which only an account names.
fn is_closed(model: &Model, store: Option<ResourceId>) -> bool {
    let Some(store) = store.and_then(|id| model.resource(id)) else {
        return false;
    };
    let exists = |scope: Scope| match scope {
        Scope::Resource(id) => model.resource(id).is_some_and(|resource| resource.existing),
        Scope::Subscription | Scope::ResourceGroup | Scope::OtherGroup(_) => false,
    };
    if store.existing {
        let mut seen = model.uses.iter();
        store.kind == Kind::Storage
            && seen.any(|entry| entry.activity == Activity::SeePrivateEndpoint && exists(entry.target))
    } else {
        !is_open(store)
    }
}
