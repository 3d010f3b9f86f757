//! Connections of the workspace, without secrets.

use super::parts::Ids;
use super::{Lowering, Parts, origin};
use crate::blueprint::ConnectionType;
use crate::model::{Expr, Kind, Object, Origin, Resource, ResourceId};
use crate::resolve::{Connection, ConnectionAuth, Item, Registry, Target};
use crate::source::Span;

/// Adds the declared connections, those of a feature store, and those through which images are built on private base images.
pub(super) fn lower(lowering: &mut Lowering<'_>, workspace: ResourceId, parts: &Parts) -> Ids<Registry> {
    let resolved = lowering.resolved;
    for connection in &resolved.connections {
        lowering.add(declared(connection, workspace, parts));
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

fn declared(connection: &Connection, workspace: ResourceId, parts: &Parts) -> Resource {
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
    let metadata = (!connection.metadata.is_empty()).then(|| super::texts(connection.metadata.clone()));
    resource.properties = Object::new()
        .with("category", category(connection.kind))
        .with_some("target", target(&connection.target, parts))
        .with("authType", auth)
        .with_some("credentials", credentials)
        .with_some("isSharedToAll", connection.is_shared)
        .with_some(
            "useWorkspaceManagedIdentity",
            connection.by_workspace.map(|_| true),
        )
        .with_some("metadata", metadata);
    resource
}

fn target(target: &Target, parts: &Parts) -> Option<Expr> {
    Some(match target {
        Target::Url(url) => Expr::Text(url.clone()),
        Target::Account(account) => Expr::Id(parts.accounts.get(*account)?.account),
        Target::Container(account, name) => Expr::Id(parts.accounts.get(*account)?.container(name)?),
        Target::Registry(registry) => Expr::LoginServer(*parts.registries.get(*registry)?),
        Target::External(external) => Expr::Id(*parts.externals.get(*external)?),
    })
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
