//! How the callers of a connection prove who they are.

use crate::blueprint::{Connection as Entry, ConnectionType, CredentialsType};
use crate::diag::{Code, Diagnostic};
use crate::resolve::IdentityRef;
use crate::resolve::context::Context;
use crate::resolve::reference::either;
use crate::source::Spanned;

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

/// What a type of connection takes.
fn taken(kind: ConnectionType) -> &'static [CredentialsType] {
    match kind {
        ConnectionType::AzureOpenAi
        | ConnectionType::AzureAiServices
        | ConnectionType::AzureAiSearch
        | ConnectionType::Custom => &[CredentialsType::Aad],
        ConnectionType::AzureBlob | ConnectionType::AzureDataLakeGen2 => &[
            CredentialsType::Aad,
            CredentialsType::ManagedIdentity,
            CredentialsType::None,
        ],
        ConnectionType::ContainerRegistry | ConnectionType::Git | ConnectionType::PythonFeed => {
            &[CredentialsType::ManagedIdentity, CredentialsType::None]
        }
    }
}

/// The word of a blueprint for it.
fn word(kind: CredentialsType) -> &'static str {
    match kind {
        CredentialsType::ManagedIdentity => "managed_identity",
        CredentialsType::Aad => "aad",
        CredentialsType::None => "none",
    }
}

impl Context<'_> {
    pub(super) fn connection_auth(&mut self, key: &Spanned<String>, entry: &Entry) -> Option<ConnectionAuth> {
        let Some(credentials) = &entry.credentials else {
            return self.usual_auth(key, entry);
        };
        let credentials = &credentials.value;
        let kind = credentials.kind.value;
        let taken = taken(entry.kind.value);
        if !taken.contains(&kind) {
            let words: Vec<String> = taken.iter().map(|kind| format!("`{}`", word(*kind))).collect();
            self.diags.push(
                Diagnostic::error(
                    Code::CONNECTION,
                    credentials.kind.span,
                    format!(
                        "this type of connection has no credentials of type `{}`",
                        word(kind)
                    ),
                )
                .also(entry.kind.span, "its type")
                .help(format!("write {}", words.join(" or "))),
            );
            return None;
        }
        let identity = either(
            ("identity", credentials.identity.as_ref()),
            ("resource_id", credentials.resource_id.as_ref()),
            self.diags,
        );
        let auth = match kind {
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
                return self.named_identity(word).map(ConnectionAuth::ManagedIdentity);
            }
            CredentialsType::Aad => ConnectionAuth::Aad,
            CredentialsType::None => ConnectionAuth::None,
        };
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
        Some(auth)
    }

    /// Where nothing is said: as themselves. Git and Python feeds, which do not take that, are read without credentials, as `az ml`
    /// has it; most registries cannot be.
    fn usual_auth(&mut self, key: &Spanned<String>, entry: &Entry) -> Option<ConnectionAuth> {
        match entry.kind.value {
            ConnectionType::ContainerRegistry => {
                self.diags.push(
                    Diagnostic::error(
                        Code::CONNECTION,
                        key.span,
                        format!("connection `{}` does not say who pulls through it", key.value),
                    )
                    .also(entry.kind.span, "its type has no usual credentials")
                    .help(
                        "add `credentials: { type: managed_identity, identity: <name of a declared identity> }`, or \
                         `credentials: { type: none }` for a registry with anonymous pull",
                    ),
                );
                None
            }
            ConnectionType::Git | ConnectionType::PythonFeed => Some(ConnectionAuth::None),
            ConnectionType::AzureBlob
            | ConnectionType::AzureDataLakeGen2
            | ConnectionType::AzureOpenAi
            | ConnectionType::AzureAiServices
            | ConnectionType::AzureAiSearch
            | ConnectionType::Custom => Some(ConnectionAuth::Aad),
        }
    }
}
