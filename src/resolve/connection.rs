//! Connections of the workspace, without secrets.

use super::context::Context;
use super::reference::{check_logical, is_resource_id};
use super::{Account, External, IdentityRef, Item, Registry};
use crate::arena::Handle;
use crate::blueprint::{Connection as Entry, ConnectionType, CredentialsType};
use crate::catalog::types;
use crate::diag::{Code, Diagnostic};
use crate::model::Kind;
use crate::source::{Span, Spanned};

/// A connection.
#[derive(Debug, Clone)]
pub struct Connection {
    /// Name and place.
    pub item: Item,
    /// What it connects to.
    pub kind: ConnectionType,
    /// Where it leads.
    pub target: Target,
    /// How the caller proves who it is.
    pub auth: ConnectionAuth,
    /// Where the workspace's identity is made the caller.
    pub by_workspace: Option<Span>,
    /// Whether all projects of a hub see it.
    pub is_shared: Option<bool>,
    /// Free pairs of text.
    pub metadata: Vec<(String, String)>,
}

/// Where a connection leads.
#[derive(Debug, Clone)]
pub enum Target {
    /// A URL.
    Url(String),
    /// A storage account.
    Account(Handle<Account>),
    /// A container of an account.
    Container(Handle<Account>, String),
    /// A registry.
    Registry(Handle<Registry>),
    /// A resource that exists already.
    External(Handle<External>),
}

/// How the caller of a connection proves who it is.
#[derive(Debug, Clone)]
pub enum ConnectionAuth {
    /// As a user-assigned identity.
    ManagedIdentity(IdentityRef),
    /// As itself.
    Aad,
    /// Not at all.
    None,
}

/// Whether the rest of a URL has a password (`user:word@host`) or the signature of a SAS token in it.
fn holds_secret(rest: &str) -> bool {
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    let password = host.rsplit_once('@').is_some_and(|(user, _)| user.contains(':'));
    let signed = path
        .split(['?', '&', '#'])
        .any(|pair| pair.to_ascii_lowercase().starts_with("sig="));
    password || signed
}

impl Context<'_> {
    /// The declared connections.
    pub(super) fn connections(&mut self) -> Vec<Connection> {
        let mut found = Vec::new();
        for (key, entry) in &self.blueprint.connections {
            check_logical(key, "a connection", self.diags);
            found.extend(self.connection(key, &entry.value));
        }
        found
    }

    fn connection(&mut self, key: &Spanned<String>, entry: &Entry) -> Option<Connection> {
        let target = self.target(&entry.target, entry.kind.value);
        let auth = self.connection_auth(key, entry);
        let by_workspace = entry
            .use_workspace_identity
            .as_ref()
            .filter(|on| on.value)
            .map(|on| on.span);
        let (target, auth) = (target?, auth?);
        let is_service = matches!(
            entry.kind.value,
            ConnectionType::AzureOpenAi | ConnectionType::AzureAiServices | ConnectionType::AzureAiSearch
        );
        if is_service && matches!(target, Target::External(_)) {
            self.diags.push(
                Diagnostic::warning(
                    Code::CONNECTION_TARGET,
                    key.span,
                    format!("connection `{}` names its target by resource id, not by endpoint", key.value),
                )
                .cause("which of the two is taken is up to what calls through it; samples name the endpoint")
                .help("if calls fail, write the endpoint as `target` and the id as `metadata: { ResourceId: … }`, and grant the role by `uses` or `rbac.extra`"),
            );
        }
        if let Some(span) = by_workspace {
            self.workspace_can_connect(span, entry, &target);
        }
        Some(Connection {
            item: Item::of(
                key,
                entry.name.as_ref(),
                &crate::blueprint::Tags::new(),
                self.diags,
            ),
            kind: entry.kind.value,
            target,
            auth,
            by_workspace,
            is_shared: entry.is_shared.as_ref().map(|shared| shared.value),
            metadata: entry
                .metadata
                .iter()
                .map(|(key, value)| (key.value.clone(), value.value.clone()))
                .collect(),
        })
    }

    fn target(&mut self, written: &Spanned<String>, kind: ConnectionType) -> Option<Target> {
        if is_resource_id(&written.value) {
            return self.target_by_id(written, kind);
        }
        if let Some((_, rest)) = written.value.split_once("://") {
            if holds_secret(rest) {
                self.diags.push(
                    Diagnostic::error(
                        Code::KEY_BASED,
                        written.span,
                        "the target holds a password or a signature",
                    )
                    .cause("no secret stands in a blueprint or an output")
                    .help("write the URL without it; `credentials` say how callers prove who they are"),
                );
                return None;
            }
            return Some(Target::Url(written.value.clone()));
        }
        match kind {
            ConnectionType::AzureBlob | ConnectionType::AzureDataLakeGen2 => {
                let rest = written.value.strip_prefix("storage/").unwrap_or(&written.value);
                let Some((account, container)) = rest.split_once('/') else {
                    return self.account_named(written).map(Target::Account);
                };
                let account = Spanned::new(account.to_owned(), written.span);
                let account = self.account_named(&account)?;
                let container = Spanned::new(container.to_owned(), written.span);
                self.known_container(&container, account)?;
                Some(Target::Container(account, container.value))
            }
            ConnectionType::ContainerRegistry => self.registry_named(written).map(Target::Registry),
            ConnectionType::AzureOpenAi
            | ConnectionType::AzureAiServices
            | ConnectionType::AzureAiSearch
            | ConnectionType::Git
            | ConnectionType::PythonFeed
            | ConnectionType::Custom => {
                self.diags.push(
                    Diagnostic::error(
                        Code::BAD_VALUE,
                        written.span,
                        format!("`{}` is neither a URL nor a resource id", written.value),
                    )
                    .help("write the URL, or the resource id, of what the connection leads to"),
                );
                None
            }
        }
    }

    fn target_by_id(&mut self, written: &Spanned<String>, kind: ConnectionType) -> Option<Target> {
        let (kind, noun, resource_type) = match kind {
            ConnectionType::AzureBlob | ConnectionType::AzureDataLakeGen2 => {
                (Kind::Storage, "a storage account", &types::STORAGE_ACCOUNTS)
            }
            ConnectionType::AzureOpenAi | ConnectionType::AzureAiServices => (
                Kind::AiServices,
                "an account of AI services",
                &types::COGNITIVE_SERVICES,
            ),
            ConnectionType::AzureAiSearch => (Kind::Search, "a search service", &types::SEARCH_SERVICES),
            ConnectionType::ContainerRegistry => (
                Kind::Registry,
                "a container registry",
                &types::CONTAINER_REGISTRIES,
            ),
            ConnectionType::Git | ConnectionType::PythonFeed | ConnectionType::Custom => {
                self.diags.push(
                    Diagnostic::error(
                        Code::BAD_VALUE,
                        written.span,
                        "this type of connection leads to a URL",
                    )
                    .help("write the URL"),
                );
                return None;
            }
        };
        self.external_by_id(kind, written, noun, resource_type)
            .map(Target::External)
    }

    fn connection_auth(&mut self, key: &Spanned<String>, entry: &Entry) -> Option<ConnectionAuth> {
        let Some(credentials) = &entry.credentials else {
            return Some(ConnectionAuth::Aad);
        };
        let credentials = &credentials.value;
        let identity = super::reference::either(
            ("identity", credentials.identity.as_ref()),
            ("resource_id", credentials.resource_id.as_ref()),
            self.diags,
        );
        match credentials.kind.value {
            CredentialsType::ManagedIdentity => {
                let Some(word) = identity else {
                    self.diags.push(
                        Diagnostic::error(
                            Code::MISSING_KEY,
                            credentials.kind.span,
                            format!("connection `{}` does not say which identity", key.value),
                        )
                        .help("add `identity: <name of a declared identity>`"),
                    );
                    return None;
                };
                self.named_identity(word).map(ConnectionAuth::ManagedIdentity)
            }
            kind @ (CredentialsType::Aad | CredentialsType::None) => {
                if let Some(word) = identity {
                    self.diags.push(
                        Diagnostic::error(
                            Code::CONTRADICTION,
                            word.span,
                            "only credentials of type `managed_identity` have an identity",
                        )
                        .also(credentials.kind.span, "their type")
                        .help("remove it, or write `type: managed_identity`"),
                    );
                }
                Some(if kind == CredentialsType::Aad {
                    ConnectionAuth::Aad
                } else {
                    ConnectionAuth::None
                })
            }
        }
    }

    /// Where the workspace's identity calls, it needs a role, and that needs a resource of a kind whose role is known.
    fn workspace_can_connect(&mut self, span: Span, entry: &Entry, target: &Target) {
        let known = match entry.kind.value {
            ConnectionType::AzureBlob
            | ConnectionType::AzureDataLakeGen2
            | ConnectionType::AzureOpenAi
            | ConnectionType::AzureAiServices
            | ConnectionType::AzureAiSearch => true,
            ConnectionType::ContainerRegistry
            | ConnectionType::Git
            | ConnectionType::PythonFeed
            | ConnectionType::Custom => false,
        };
        if !known {
            self.diags.push(
                Diagnostic::error(
                    Code::USE_REFUSED,
                    span,
                    "no role is known by which the workspace's identity calls through this type of connection",
                )
                .also(entry.kind.span, "its type")
                .help("remove `use_workspace_identity`; a grant that you know of goes under `rbac.extra`"),
            );
        } else if matches!(target, Target::Url(_)) {
            self.diags.push(
                Diagnostic::error(
                    Code::USE_REFUSED,
                    span,
                    "the workspace's identity needs a role on the target, which a URL does not name",
                )
                .also(entry.target.span, "its target")
                .help("write the resource id, or the name of a declared account, as `target`"),
            );
        }
    }
}
