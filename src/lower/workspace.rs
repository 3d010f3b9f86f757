//! The workspace.

use super::network::{access, in_storage_rules};
use super::parts::Parts;
use super::{Lowering, connection, customer_key, identity_of, managed_network, origin};
use crate::blueprint::ConnectionType;
use crate::catalog::kinds;
use crate::model::{Expr, Kind, Object, Persona, Platform, ResourceId, Workspace as Chosen, WorkspaceKind};
use crate::resolve::{DefaultGroup, Resolved, Workspace};

pub(super) fn lower(lowering: &mut Lowering<'_>, parts: &Parts, platform: &Platform) -> ResourceId {
    let (identities, network) = (&parts.identities, &parts.network);
    let workspace = &lowering.resolved.workspace;
    let name = lowering.group_name_as(abbreviation(workspace.kind), Kind::Workspace, &workspace.item);
    let mut resource = super::of_kind(Kind::Workspace, "", name, origin(&workspace.item));
    if workspace.item.existing {
        super::locate(&mut resource, &workspace.item);
        resource.identity = workspace
            .says_identity()
            .then(|| identity_of(&workspace.identity.attached, identities));
        return lowering.add(resource);
    }
    lowering.place(&mut resource, &workspace.item);
    resource.arm_kind = Some(workspace.kind.arm());
    resource.sku = Object::new().with("name", "Basic").with("tier", "Basic");
    resource.comment = Some("Datastores of its own are reached with identities, never with account keys.");
    resource.purge_on_destroy = workspace.purge_on_destroy;
    resource.tagged_by_service = gets_tags(lowering.resolved);
    resource.identity = Some(identity_of(&workspace.identity.attached, identities));
    let chosen = chosen(lowering.resolved, parts);
    let image_build = workspace
        .image_build
        .as_ref()
        .and_then(|cluster| lowering.resolved.clusters.get(cluster.value))
        .map(|cluster| cluster.item.job_name().to_owned());
    // A project takes its hub's parts; naming them is for grants alone.
    let owns = workspace.kind != WorkspaceKind::Project;
    let part = |id: Option<ResourceId>| id.filter(|_| owns).map(Expr::Id);
    let serverless = lowering.resolved.network.serverless.as_ref().map(|nodes| {
        let subnet = nodes.subnet.and_then(|subnet| network.subnets.get(subnet));
        Object::new()
            .with_some("serverlessComputeCustomSubnet", subnet.copied().map(Expr::Id))
            .with("serverlessComputeNoPublicIP", !nodes.public_ip)
    });
    resource.properties = Object::new()
        .with_some("friendlyName", workspace.display_name.clone())
        .with_some("description", workspace.description.clone())
        .with_some("hubResourceId", platform.hub.map(Expr::Id))
        .with_some("storageAccount", part(platform.storage))
        .with_some("keyVault", part(platform.key_vault))
        .with_some("applicationInsights", part(platform.application_insights))
        .with_some("containerRegistry", part(platform.registry))
        .with("systemDatastoresAuthMode", "Identity")
        .with_some("workspaceHubConfig", hub_config(lowering.resolved))
        .with_some("enableDataIsolation", chosen.isolated.then_some(true))
        .with_some(
            "primaryUserAssignedIdentity",
            chosen.primary_identity.map(Expr::Id),
        )
        .with_some(
            "imageBuildCompute",
            image_build.or_else(|| resets_image_build(workspace)),
        )
        .with("hbiWorkspace", chosen.high_business_impact)
        .with("publicNetworkAccess", access(workspace.closed))
        .with_some("managedNetwork", managed_network::settings(lowering.resolved))
        .with_some(
            "provisionNetworkNow",
            chosen.managed_network.map(|network| network.provisioned),
        )
        .with_some("serverlessComputeSettings", serverless)
        .with("v1LegacyMode", false)
        .with_some("featureStoreSettings", feature_store(workspace));
    if let Some(key) = &lowering.resolved.workspace_key {
        customer_key::encrypt_workspace(lowering, parts.keys(), key, &mut resource);
    }
    lowering.add(resource)
}

/// Hubs and projects have no such setting. Elsewhere an empty one resets what a deployment before has set.
fn resets_image_build(workspace: &Workspace) -> Option<String> {
    match workspace.kind {
        WorkspaceKind::Default | WorkspaceKind::FeatureStore => Some(String::new()),
        WorkspaceKind::Hub | WorkspaceKind::Project => None,
    }
}

/// What later stages ask of the workspace.
pub(super) fn chosen(resolved: &Resolved, parts: &Parts) -> Chosen {
    let identities = &parts.identities;
    let workspace = &resolved.workspace;
    let primary = workspace.identity.primary.as_ref();
    Chosen {
        kind: workspace.kind,
        isolated: workspace.isolated.is_some(),
        high_business_impact: workspace.hbi,
        projects_elsewhere: workspace
            .default_group
            .as_ref()
            .is_some_and(|group| group.value != DefaultGroup::Own),
        primary_identity: primary
            .and_then(|identity| identities.get(identity.value))
            .copied(),
        managed_network: managed_network::chosen(resolved),
        customer_key: customer_key::chosen(resolved, parts.keys()),
        allowed_ranges: resolved
            .network
            .allowed_ranges
            .iter()
            .flat_map(in_storage_rules)
            .map(|range| range.to_string())
            .collect(),
    }
}

/// How composed names of a kind begin. The Cloud Adoption Framework ([`crate::catalog::sources::CAF`]) tells hubs and projects
/// from other workspaces; it has no word for feature stores.
fn abbreviation(kind: WorkspaceKind) -> Option<&'static str> {
    match kind {
        WorkspaceKind::Hub => kinds::facts(Kind::Hub).abbreviation,
        WorkspaceKind::Project => Some("proj"),
        WorkspaceKind::Default | WorkspaceKind::FeatureStore => kinds::facts(Kind::Workspace).abbreviation,
    }
}

/// Whether the service tags the workspace itself: a hub or project whose connections lead to AI services
/// ([`crate::catalog::sources::AVM_TF`]).
fn gets_tags(resolved: &Resolved) -> bool {
    let shares = matches!(
        resolved.workspace.kind,
        WorkspaceKind::Hub | WorkspaceKind::Project
    );
    let mut connections = resolved.connections.iter();
    shares
        && connections.any(|connection| {
            matches!(
                connection.kind,
                ConnectionType::AzureAiServices | ConnectionType::AzureOpenAi
            )
        })
}

/// Where projects of a hub are made: in its own group, where somebody makes some and nothing else is written.
fn hub_config(resolved: &Resolved) -> Option<Object> {
    let workspace = &resolved.workspace;
    let group = match workspace.default_group.as_ref().map(|group| &group.value) {
        Some(DefaultGroup::Own) => Expr::ResourceGroupId,
        Some(DefaultGroup::Named(name)) => Expr::OtherResourceGroupId(name.clone()),
        Some(DefaultGroup::Id(id)) => Expr::Text(id.clone()),
        None => {
            let mut people = resolved.people.iter();
            let created = people.any(|person| person.is(Persona::ProjectCreator));
            (workspace.kind == WorkspaceKind::Hub && created).then_some(Expr::ResourceGroupId)?
        }
    };
    Some(Object::new().with("defaultWorkspaceResourceGroup", group))
}

/// The settings of a feature store: its runtime, and the connections that lead to its stores.
fn feature_store(workspace: &Workspace) -> Option<Object> {
    if workspace.kind != WorkspaceKind::FeatureStore {
        return None;
    }
    let store = &workspace.feature_store;
    let connected = store.identity.is_some();
    let runtime = store
        .spark_version
        .clone()
        .map(|version| Object::new().with("sparkRuntimeVersion", version));
    let settings = Object::new()
        .with_some("computeRuntime", runtime)
        .with_some(
            "offlineStoreConnectionName",
            store
                .offline
                .as_ref()
                .filter(|_| connected)
                .map(|_| connection::OFFLINE),
        )
        .with_some(
            "onlineStoreConnectionName",
            store
                .online
                .as_ref()
                .filter(|_| connected)
                .map(|_| connection::ONLINE),
        );
    Some(settings)
}
