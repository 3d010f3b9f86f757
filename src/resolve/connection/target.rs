//! Where a connection leads, and the resource behind that.

use crate::arena::Handle;
use crate::blueprint::{Connection as Entry, ConnectionType, OrParam};
use crate::catalog::{hosts, kinds};
use crate::diag::{Code, Diagnostic};
use crate::model::Kind;
use crate::resolve::context::Context;
use crate::resolve::reference::{bare, is_resource_id};
use crate::resolve::{Account, External, Registry};
use crate::source::{Span, Spanned};

/// Where a connection leads.
#[derive(Debug, Clone)]
pub enum Target {
    /// A URL.
    Url(WrittenUrl),
    /// A container of an account.
    Container(Behind, String),
    /// A service or registry.
    Service(Behind),
}

/// The resource behind a connection.
#[derive(Debug, Clone, Copy)]
pub enum Behind {
    /// An account of the blueprint.
    Account(Handle<Account>),
    /// A registry of the blueprint.
    Registry(Handle<Registry>),
    /// One beside what is declared.
    External(Handle<External>),
}

impl Target {
    /// The resource that it leads to, where the blueprint names it.
    #[must_use]
    pub fn behind(&self) -> Option<Behind> {
        match self {
            Target::Container(behind, _) | Target::Service(behind) => Some(*behind),
            Target::Url(url) => url.resource,
        }
    }

    /// The container that it leads to.
    #[must_use]
    pub fn container(&self) -> Option<&str> {
        match self {
            Target::Container(_, name) => Some(name),
            Target::Service(_) => None,
            Target::Url(url) => url.container.as_deref(),
        }
    }
}

/// A URL of the blueprint.
#[derive(Debug, Clone)]
pub struct WrittenUrl {
    /// As it is written.
    pub text: OrParam<String>,
    /// The resource behind it, where the blueprint names it.
    pub resource: Option<Behind>,
    /// The storage account in its host, where it is one of Azure.
    pub account: Option<String>,
    /// The container in its path, where the connection leads to one.
    pub container: Option<String>,
}

/// The kind of resource that a type of connection leads to, and the noun for it; none where that is a mere URL.
fn behind(kind: ConnectionType) -> Option<(Kind, &'static str)> {
    if kind == ConnectionType::ContainerRegistry {
        Some((Kind::Registry, "a container registry"))
    } else {
        behind_a_url(kind)
    }
}

/// As [`behind`], where the resource says more than the URL: its id goes into the metadata, and there are roles on it.
pub(super) fn behind_a_url(kind: ConnectionType) -> Option<(Kind, &'static str)> {
    match kind {
        ConnectionType::AzureBlob | ConnectionType::AzureDataLakeGen2 => {
            Some((Kind::Storage, "a storage account"))
        }
        ConnectionType::AzureOpenAi | ConnectionType::AzureAiServices => {
            Some((Kind::AiServices, "an account of AI services"))
        }
        ConnectionType::AzureAiSearch => Some((Kind::Search, "a search service")),
        ConnectionType::ContainerRegistry
        | ConnectionType::Git
        | ConnectionType::PythonFeed
        | ConnectionType::Custom => None,
    }
}

fn is_storage(kind: ConnectionType) -> bool {
    behind(kind).is_some_and(|(kind, _)| kind == Kind::Storage)
}

/// What follows `://` in a URL.
struct Address<'u> {
    host: &'u str,
    path: &'u str,
}

impl<'u> Address<'u> {
    fn of(rest: &'u str) -> Self {
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (host, path) = rest.split_at(end);
        Self { host, path }
    }

    /// Whether it has a password (`user:word@host`) or the signature of a SAS token in it.
    fn holds_secret(&self) -> bool {
        let password = self
            .host
            .rsplit_once('@')
            .is_some_and(|(user, _)| user.contains(':'));
        let signed = self
            .path
            .split(['?', '&', '#'])
            .any(|pair| pair.to_ascii_lowercase().starts_with("sig="));
        password || signed
    }

    /// The name of the host alone, in lower case.
    fn host_name(&self) -> String {
        let host = self.host.rsplit('@').next().unwrap_or(self.host);
        host.split(':').next().unwrap_or(host).to_ascii_lowercase()
    }

    /// The first segment of the path.
    fn container(&self) -> Option<&'u str> {
        let path = self.path.strip_prefix('/')?;
        path.split(['/', '?', '#'])
            .next()
            .filter(|segment| !segment.is_empty())
    }
}

impl Context<'_> {
    pub(super) fn target(&mut self, key: &Spanned<String>, entry: &Entry) -> Option<Target> {
        let written = match &entry.target.value {
            OrParam::Value(text) => &Spanned::new(text.clone(), entry.target.span),
            OrParam::Param(name) => return self.target_by_parameter(entry, name),
        };
        if let (Some(container), false) = (&entry.container, is_storage(entry.kind.value)) {
            self.no_container_here(container.span, entry.kind.span);
        }
        if let Some((_, rest)) = written.value.split_once("://") {
            return self.target_by_url(key, entry, written, &Address::of(rest));
        }
        if let Some(resource) = &entry.resource {
            self.needless(
                "resource",
                resource.span,
                written.span,
                "the target names the resource already",
            );
        }
        if is_resource_id(&written.value) {
            self.target_by_id(entry, written)
        } else {
            self.target_by_name(entry, written)
        }
    }

    /// What an id names: where that is declared, an id is another spelling of it.
    fn behind(
        &mut self,
        (kind, noun): (Kind, &str),
        id: &Spanned<String>,
    ) -> Option<(Behind, Spanned<String>)> {
        let resource_type = kinds::facts(kind).resource_type;
        let (place, mut names) = self.id(id, noun, resource_type)?;
        let name = Spanned::new(names.pop()?, id.span);
        let declared = if kind == Kind::Storage {
            self.accounts
                .find(|account| account.item.is_at(&place, &name.value))
                .map(Behind::Account)
        } else if kind == Kind::Registry {
            self.registries
                .find(|registry| registry.item.is_at(&place, &name.value))
                .map(Behind::Registry)
        } else {
            None
        };
        let behind = declared.unwrap_or_else(|| Behind::External(self.external(kind, place, &name)));
        Some((behind, name))
    }

    /// A URL and an id beside it that name two resources. Hosts of AI services begin with a word of their own.
    fn other_resource(&mut self, entry: &Entry, host: &str, name: &Spanned<String>) {
        let in_host = hosts::storage_account(host).or_else(|| hosts::search_service(host));
        if let Some(in_host) = in_host.filter(|in_host| !in_host.eq_ignore_ascii_case(&name.value)) {
            self.diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    name.span,
                    format!(
                        "the target leads to `{in_host}`, and `resource` names `{}`",
                        name.value
                    ),
                )
                .also(entry.target.span, "the target")
                .cause("roles would be given on another resource than the one that is called")
                .help("let both name the same resource"),
            );
        }
    }

    fn needless(&mut self, key: &str, span: Span, because: Span, message: &str) {
        self.diags.push(
            Diagnostic::error(Code::CONTRADICTION, span, message)
                .also(because, "because of this")
                .help(format!("remove `{key}`")),
        );
    }

    fn target_by_url(
        &mut self,
        key: &Spanned<String>,
        entry: &Entry,
        written: &Spanned<String>,
        address: &Address<'_>,
    ) -> Option<Target> {
        let kind = entry.kind.value;
        if address.holds_secret() {
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
        let mut url = WrittenUrl {
            text: OrParam::Value(written.value.clone()),
            resource: None,
            account: None,
            container: None,
        };
        let host = address.host_name();
        if let Some(other) = hosts::cloud(&host) {
            self.of_another_cloud(written.span, &format!("`{host}`"), other);
        }
        if is_storage(kind) {
            self.container_twice(entry, "a URL ends in its container");
            let Some(container) = address.container() else {
                let right = written.value.trim_end_matches('/');
                self.no_container(written.span, format!("write `{right}/<container>`"));
                return None;
            };
            url.container = Some(container.to_owned());
            url.account = hosts::storage_account(&host).map(str::to_owned);
        }
        match (&entry.resource, behind_a_url(kind)) {
            (Some(id), Some(behind)) => {
                let (resource, name) = self.behind(behind, id)?;
                self.other_resource(entry, &host, &name);
                url.resource = Some(resource);
            }
            (Some(id), None) => self.no_use_of_resource(id.span, entry.kind.span),
            (None, Some(_)) if hosts::cloud(&host).is_some() && !by_workspace(entry) => {
                self.no_resource(key, entry);
            }
            (None, _) => {}
        }
        Some(Target::Url(url))
    }

    /// A URL that a parameter brings, of which nothing is seen: the container stands beside it.
    fn target_by_parameter(&mut self, entry: &Entry, name: &str) -> Option<Target> {
        let kind = entry.kind.value;
        match (&entry.container, is_storage(kind)) {
            (None, true) => {
                self.no_container(entry.target.span, "add `container: <name>`, the one in that URL");
                return None;
            }
            (Some(container), false) => self.no_container_here(container.span, entry.kind.span),
            (Some(_), true) | (None, false) => {}
        }
        let mut resource = None;
        match (&entry.resource, behind_a_url(kind)) {
            (Some(id), Some(behind)) => resource = Some(self.behind(behind, id)?.0),
            (Some(id), None) => self.no_use_of_resource(id.span, entry.kind.span),
            (None, _) => {}
        }
        Some(Target::Url(WrittenUrl {
            text: OrParam::Param(name.to_owned()),
            resource,
            account: None,
            container: entry.container.as_ref().map(|container| container.value.clone()),
        }))
    }

    fn no_container_here(&mut self, span: Span, kind: Span) {
        self.needless(
            "container",
            span,
            kind,
            "this type of connection leads to no container",
        );
    }

    fn no_use_of_resource(&mut self, span: Span, kind: Span) {
        self.needless(
            "resource",
            span,
            kind,
            "nothing follows from the resource of this type of connection",
        );
    }

    fn no_resource(&mut self, key: &Spanned<String>, entry: &Entry) {
        self.diags.push(
            Diagnostic::information(
                Code::CONNECTION_WITHOUT_RESOURCE,
                entry.target.span,
                format!(
                    "connection `{}` names a resource of Azure by its URL alone",
                    key.value
                ),
            )
            .cause("neither a role nor the `ResourceId` that clients read follows from a URL")
            .help("add `resource: <id>`, the id of the resource behind it"),
        );
    }

    /// The finding for a connection that leads to a whole account.
    fn no_container(&mut self, at: Span, help: impl Into<String>) {
        self.diags.push(
            Diagnostic::error(
                Code::CONNECTION,
                at,
                "this connection leads to a container, and none is named",
            )
            .help(help),
        );
    }

    fn target_by_id(&mut self, entry: &Entry, written: &Spanned<String>) -> Option<Target> {
        let kind = entry.kind.value;
        let Some(behind) = behind(kind) else {
            self.diags.push(
                Diagnostic::error(
                    Code::BAD_VALUE,
                    written.span,
                    "this type of connection leads to a URL",
                )
                .help("write the URL"),
            );
            return None;
        };
        let (resource, _) = self.behind(behind, written)?;
        if !is_storage(kind) {
            return Some(Target::Service(resource));
        }
        let Some(container) = &entry.container else {
            self.no_container(written.span, "add `container: <name>`");
            return None;
        };
        if let Behind::Account(account) = resource {
            self.known_container(container, account)?;
        }
        Some(Target::Container(resource, container.value.clone()))
    }

    fn target_by_name(&mut self, entry: &Entry, written: &Spanned<String>) -> Option<Target> {
        match entry.kind.value {
            ConnectionType::AzureBlob | ConnectionType::AzureDataLakeGen2 => {
                self.container_by_name(entry, written)
            }
            ConnectionType::ContainerRegistry => {
                let registry = self.registry_named(written)?;
                Some(Target::Service(Behind::Registry(registry)))
            }
            ConnectionType::AzureOpenAi
            | ConnectionType::AzureAiServices
            | ConnectionType::AzureAiSearch
            | ConnectionType::Git
            | ConnectionType::PythonFeed
            | ConnectionType::Custom => {
                let (wanted, help) = match behind(entry.kind.value) {
                    Some(_) => (
                        "neither a URL nor a resource id",
                        "write the URL, or the resource id",
                    ),
                    None => ("no URL", "write the URL"),
                };
                self.diags.push(
                    Diagnostic::error(
                        Code::BAD_VALUE,
                        written.span,
                        format!("`{}` is {wanted}", written.value),
                    )
                    .help(format!("{help}, of what the connection leads to")),
                );
                None
            }
        }
    }

    /// `<account>/<container>`, a datastore, or an account beside `container`.
    fn container_by_name(&mut self, entry: &Entry, written: &Spanned<String>) -> Option<Target> {
        if self.is_store(&written.value) {
            let store = self.store_named(written)?;
            let target = Target::Container(Behind::Account(store.account), store.container.value.clone());
            self.container_twice(entry, "a datastore has its container");
            return Some(target);
        }
        let rest = written.value.strip_prefix("storage/").unwrap_or(&written.value);
        let (account, container) = match (rest.split_once('/'), &entry.container) {
            (Some((account, container)), _) => {
                self.container_twice(entry, "the target names its container already");
                (account, Spanned::new(container.to_owned(), written.span))
            }
            (None, Some(container)) => (rest, container.clone()),
            (None, None) => {
                self.account_named(written)?;
                self.no_container(written.span, format!("write `target: {rest}/<container>`"));
                return None;
            }
        };
        let account = self.account_named(&Spanned::new(account.to_owned(), written.span))?;
        self.known_container(&container, account)?;
        Some(Target::Container(Behind::Account(account), container.value))
    }

    /// Whether a word names a datastore. A bare name is first that of an account.
    fn is_store(&self, word: &str) -> bool {
        let name = bare(word, "datastores");
        let section = name.len() < word.len();
        let is_account = self.accounts.iter().any(|account| account.item.logical == name);
        let mut stores = self.blueprint.datastores.keys();
        section || (!is_account && stores.any(|key| key.value == name))
    }

    fn container_twice(&mut self, entry: &Entry, message: &str) {
        if let Some(container) = &entry.container {
            self.needless("container", container.span, entry.target.span, message);
        }
    }
}

fn by_workspace(entry: &Entry) -> bool {
    entry
        .use_workspace_identity
        .as_ref()
        .is_some_and(|switch| switch.value)
}
