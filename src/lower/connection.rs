//! Connections of the workspace, without secrets.

use super::parts::Ids;
use super::{Lowering, Parts, origin};
use crate::blueprint::ConnectionType;
use crate::model::{Cloud, Expr, Kind, Object, Origin, Resource, ResourceId};
use crate::resolve::{Behind, Connection, ConnectionAuth, Item, Registry, Target};
use crate::source::Span;

/// Adds the declared connections, those of a feature store, and those through which images are built on private base images.
pub(super) fn lower(lowering: &mut Lowering<'_>, workspace: ResourceId, parts: &Parts) -> Ids<Registry> {
    let resolved = lowering.resolved;
    for connection in &resolved.connections {
        let resource = declared(lowering, connection, workspace, parts);
        lowering.add(resource);
    }
    feature_store(lowering, workspace, parts);
    let mut build = Ids::default();
    for (handle, registry) in resolved.registries.entries() {
        let identity = registry
            .build_identity
            .as_ref()
            .and_then(|identity| parts.identities.get(identity.value));
        if let (Some(identity), Some(id)) = (identity, parts.registries.get(handle)) {
            let mut resource = plain(&registry.item.logical, registry.item.span, workspace);
            resource.comment =
                Some("Sources disagree whether images are built through it on private base images.");
            resource.properties = Object::new()
                .with("category", "ContainerRegistry")
                .with("target", Expr::LoginServer(*id))
                .with("authType", "ManagedIdentity")
                .with("credentials", credentials(*identity));
            build.insert(handle, lowering.add(resource));
        }
    }
    build
}

fn plain(name: &str, span: Span, workspace: ResourceId) -> Resource {
    let mut resource = super::of_kind(Kind::Connection, name, name.into(), Origin::at(span));
    resource.parent = Some(workspace);
    resource
}

fn credentials(identity: ResourceId) -> Object {
    Object::new()
        .with("clientId", Expr::ClientId(identity))
        .with("resourceId", Expr::Id(identity))
}

fn declared(
    lowering: &Lowering<'_>,
    connection: &Connection,
    workspace: ResourceId,
    parts: &Parts,
) -> Resource {
    let item: &Item = &connection.item;
    let mut resource = super::of_kind(
        Kind::Connection,
        &item.logical,
        Expr::Text(item.job_name().to_owned()),
        origin(item),
    );
    resource.parent = Some(workspace);
    let (auth, credentials) = match &connection.auth {
        ConnectionAuth::ManagedIdentity(identity) => (
            "ManagedIdentity",
            parts.identities.get(identity.value).map(|id| credentials(*id)),
        ),
        ConnectionAuth::Aad => ("AAD", None),
        ConnectionAuth::None => ("None", None),
    };
    let metadata = metadata(connection, parts);
    resource.properties = Object::new()
        .with("category", category(connection.kind))
        .with_some("target", target(lowering, connection, parts))
        .with("authType", auth)
        .with_some("credentials", credentials)
        .with_some("isSharedToAll", connection.is_shared)
        .with_some(
            "useWorkspaceManagedIdentity",
            connection.by_workspace.map(|_| true),
        )
        .with_some("metadata", (!metadata.is_empty()).then_some(metadata));
    resource
}

/// The endpoint of what a connection leads to: its clients know no resource ids.
fn target(lowering: &Lowering<'_>, connection: &Connection, parts: &Parts) -> Option<Expr> {
    Some(match &connection.target {
        Target::Url(url) => url.text.clone().into(),
        Target::Container(account, name) => container_url(
            connection.kind,
            parts.behind(*account)?,
            container(*account, name, parts),
        ),
        Target::Service(service) => {
            let id = parts.behind(*service)?;
            if connection.kind == ConnectionType::ContainerRegistry {
                Expr::LoginServer(id)
            } else if connection.kind == ConnectionType::AzureAiSearch
                && lowering.resolved.cloud == Cloud::Azure
            {
                let name = lowering.resources.get(id.0)?.name.as_text()?;
                Expr::Text(format!("https://{name}.search.windows.net/"))
            } else {
                // an account's subdomain need not be its name, and no template knows how hosts of search end in other clouds
                Expr::Endpoint(id)
            }
        }
    })
}

/// The name of a container: that of the resource, where the blueprint declares it.
fn container(account: Behind, name: &str, parts: &Parts) -> Expr {
    let declared = parts.container_behind(account, name);
    declared.map_or_else(|| name.into(), Expr::Name)
}

/// `https://<account>.blob.<suffix>/<container>`.
fn container_url(kind: ConnectionType, account: ResourceId, container: Expr) -> Expr {
    let service = if kind == ConnectionType::AzureDataLakeGen2 {
        ".dfs."
    } else {
        ".blob."
    };
    Expr::Concat(vec![
        "https://".into(),
        Expr::Name(account),
        service.into(),
        Expr::StorageSuffix,
        "/".into(),
        container,
    ])
}

/// What clients read beside the target, called as the Python SDK calls it; what the blueprint says goes before what follows from
/// the target. Azure reads the names in any case.
fn metadata(connection: &Connection, parts: &Parts) -> Object {
    let mut pairs = derived_metadata(connection, parts);
    for (key, value) in &connection.metadata {
        let pair = (key.clone(), Expr::Text(value.clone()));
        match pairs
            .0
            .iter_mut()
            .find(|(known, _)| known.eq_ignore_ascii_case(key))
        {
            Some(known) => *known = pair,
            None => pairs.0.push(pair),
        }
    }
    pairs
}

fn derived_metadata(connection: &Connection, parts: &Parts) -> Object {
    let resource = connection.target.behind().and_then(|behind| parts.behind(behind));
    let (account, container) = match &connection.target {
        Target::Container(account, name) => (None, Some(container(*account, name, parts))),
        Target::Service(_) => (None, None),
        Target::Url(url) => (
            url.account.clone().map(Expr::Text),
            url.container.clone().map(Expr::Text),
        ),
    };
    let derived = Object::new();
    match connection.kind {
        ConnectionType::AzureOpenAi | ConnectionType::AzureAiServices | ConnectionType::AzureAiSearch => {
            derived
                .with("ApiType", "Azure")
                .with_some("ResourceId", resource.map(Expr::Id))
        }
        ConnectionType::AzureBlob | ConnectionType::AzureDataLakeGen2 => derived
            .with_some("AccountName", resource.map(Expr::Name).or(account))
            .with_some("ContainerName", container)
            .with_some("ResourceId", resource.map(Expr::Id)),
        ConnectionType::ContainerRegistry
        | ConnectionType::Git
        | ConnectionType::PythonFeed
        | ConnectionType::Custom => derived,
    }
}

/// Azure's word for what a connection connects to.
fn category(kind: ConnectionType) -> &'static str {
    match kind {
        ConnectionType::AzureBlob => "AzureBlob",
        ConnectionType::AzureDataLakeGen2 => "ADLSGen2",
        ConnectionType::AzureOpenAi => "AzureOpenAI",
        ConnectionType::AzureAiServices => "AIServices",
        ConnectionType::AzureAiSearch => "CognitiveSearch",
        ConnectionType::ContainerRegistry => "ContainerRegistry",
        ConnectionType::Git => "Git",
        ConnectionType::PythonFeed => "PythonFeed",
        ConnectionType::Custom => "CustomKeys",
    }
}

/// The names of the connections to the stores of a feature store.
pub(super) const OFFLINE: &str = "offline-store";
/// See [`OFFLINE`].
pub(super) const ONLINE: &str = "online-store";

fn feature_store(lowering: &mut Lowering<'_>, workspace: ResourceId, parts: &Parts) {
    let store = &lowering.resolved.workspace.feature_store;
    let Some(identity) = store
        .identity
        .as_ref()
        .and_then(|identity| parts.identities.get(identity.value))
        .copied()
    else {
        return;
    };
    let offline = store.offline.as_ref().and_then(|(account, container)| {
        let id = parts.accounts.get(*account)?.container(&container.value)?;
        Some((OFFLINE, "ADLSGen2", id, container.span))
    });
    let online = store.online.as_ref().and_then(|online| {
        let id = parts.externals.get(online.value)?;
        Some((ONLINE, "Redis", *id, online.span))
    });
    for (name, category, target, span) in offline.into_iter().chain(online) {
        let mut resource = plain(name, span, workspace);
        resource.properties = Object::new()
            .with("category", category)
            .with("target", Expr::Id(target))
            .with("authType", "ManagedIdentity")
            .with("credentials", credentials(identity));
        lowering.add(resource);
    }
}
