//! The workspace.

use super::{Lowering, origin};
use crate::catalog::types;
use crate::model::{Expr, Identity, Kind, Object, Resource, ResourceId};

/// What the workspace is made of.
pub(super) struct Parts {
    pub(super) storage: ResourceId,
    pub(super) key_vault: ResourceId,
    pub(super) registry: ResourceId,
    pub(super) application_insights: Option<ResourceId>,
}

pub(super) fn lower(lowering: &mut Lowering<'_>, identities: &[ResourceId], parts: &Parts) -> ResourceId {
    let workspace = &lowering.resolved.workspace;
    let name = lowering.group_name("mlw", "workspace", &workspace.item);
    let mut resource = Resource::new(
        Kind::Workspace,
        "",
        &types::WORKSPACES,
        name,
        origin(&workspace.item),
    );
    resource.located = true;
    resource.tags = lowering.tags(&workspace.item);
    resource.arm_kind = Some("Default");
    resource.sku = Object::new().with("name", "Basic").with("tier", "Basic");
    resource.comment = Some("Datastores of its own are reached with identities, never with account keys.");
    resource.purge_on_destroy = workspace.purge_on_destroy;
    let attached = |index: usize| identities.get(index).copied();
    resource.identity = Some(Identity {
        system_assigned: workspace.identity.system_assigned.is_some(),
        user_assigned: workspace
            .identity
            .user_assigned
            .iter()
            .filter_map(|identity| attached(identity.value))
            .collect(),
    });
    let primary = workspace
        .identity
        .primary
        .as_ref()
        .and_then(|identity| attached(identity.value))
        .map(Expr::Id);
    let image_build = workspace
        .image_build
        .as_ref()
        .and_then(|cluster| lowering.resolved.clusters.get(cluster.value))
        .map(|cluster| {
            cluster
                .item
                .name
                .as_ref()
                .map_or(&cluster.item.logical, |name| &name.value)
                .clone()
        });
    resource.properties = Object::new()
        .with_some("friendlyName", workspace.display_name.clone())
        .with_some("description", workspace.description.clone())
        .with("storageAccount", Expr::Id(parts.storage))
        .with("keyVault", Expr::Id(parts.key_vault))
        .with_some("applicationInsights", parts.application_insights.map(Expr::Id))
        .with("containerRegistry", Expr::Id(parts.registry))
        .with("systemDatastoresAuthMode", "Identity")
        .with_some("primaryUserAssignedIdentity", primary)
        .with_some("imageBuildCompute", image_build)
        .with("hbiWorkspace", workspace.hbi)
        .with("publicNetworkAccess", "Enabled")
        .with("v1LegacyMode", false);
    lowering.add(resource)
}
