//! Connections of the workspace, without secrets.

mod credentials;
mod target;

pub use credentials::ConnectionAuth;
pub use target::{Behind, Target, WrittenUrl};

use super::Item;
use super::context::Context;
use super::data::no_hierarchy;
use super::reference::check_logical;
use crate::blueprint::{Connection as Entry, ConnectionType, Tags};
use crate::diag::{Code, Diagnostic, Severity};
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
        let target = self.target(key, entry);
        let auth = self.connection_auth(key, entry);
        let by_workspace = entry
            .use_workspace_identity
            .as_ref()
            .filter(|on| on.value)
            .map(|on| on.span);
        let metadata = self.connection_metadata(entry);
        let (target, auth) = (target?, auth?);
        self.flat_lake(key, entry, &target);
        if let Some(span) = by_workspace {
            self.workspace_can_connect(span, entry, &target, &auth);
        }
        Some(Connection {
            item: Item::of(key, entry.name.as_ref(), &Tags::new(), self.diags),
            kind: entry.kind.value,
            target,
            auth,
            by_workspace,
            is_shared: entry.is_shared.as_ref().map(|shared| shared.value),
            metadata,
        })
    }

    /// A connection to the Data Lake of an account that is none.
    fn flat_lake(&mut self, key: &Spanned<String>, entry: &Entry, target: &Target) {
        if let (ConnectionType::AzureDataLakeGen2, Some(Behind::Account(account))) =
            (entry.kind.value, target.behind())
            && let Some(account) = self.accounts.get(account)
            && !account.hierarchical_namespace
        {
            let named = ("connection", key.value.as_str());
            let finding = no_hierarchy(named, entry.kind.span, &account.item).cause(
                "its `dfs` endpoint does less then, and refuses requests while soft delete of blobs is on",
            );
            self.diags.push(Diagnostic {
                severity: Severity::Warning,
                ..finding
            });
        }
    }

    /// Azure reads the names of these pairs in any case, so one name in two cases is one name twice.
    fn connection_metadata(&mut self, entry: &Entry) -> Vec<(String, String)> {
        let mut found: Vec<(&Spanned<String>, &str)> = Vec::new();
        for (key, value) in &entry.metadata {
            match found
                .iter()
                .find(|(known, _)| known.value.eq_ignore_ascii_case(&key.value))
            {
                Some((known, _)) => self.diags.push(
                    Diagnostic::error(
                        Code::CONTRADICTION,
                        key.span,
                        format!("`{}` and `{}` are one name to Azure", known.value, key.value),
                    )
                    .also(known.span, "the first")
                    .help("remove one of them"),
                ),
                None => found.push((key, &value.value)),
            }
        }
        let owned = found.into_iter();
        owned
            .map(|(key, value)| (key.value.clone(), value.to_owned()))
            .collect()
    }

    /// Where the workspace's identity calls, it comes as itself, and needs a role on a resource of a kind whose role is known.
    fn workspace_can_connect(&mut self, span: Span, entry: &Entry, target: &Target, auth: &ConnectionAuth) {
        if target::behind_a_url(entry.kind.value).is_none() {
            self.diags.push(
                Diagnostic::error(
                    Code::USE_REFUSED,
                    span,
                    "no role is known by which the workspace's identity calls through this type of connection",
                )
                .also(entry.kind.span, "its type")
                .help("remove `use_workspace_identity`; a grant that you know of goes under `rbac.extra`"),
            );
        } else if let Target::Url(WrittenUrl { resource: None, .. }) = target {
            self.diags.push(
                Diagnostic::error(
                    Code::CONNECTION,
                    span,
                    "the workspace's identity needs a role on the target, which a URL does not name",
                )
                .also(entry.target.span, "its target")
                .help("add `resource: <id>`, the id of the resource behind it"),
            );
        }
        if let (Some(credentials), false) = (&entry.credentials, matches!(auth, ConnectionAuth::Aad)) {
            self.diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    credentials.span,
                    "the workspace's identity calls through this connection, so there are no other credentials",
                )
                .also(span, "it calls")
                .help("remove `credentials`, or `use_workspace_identity`"),
            );
        }
    }
}
