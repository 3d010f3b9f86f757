//! Who may act as an identity from outside of Azure, as a row of a table.

use serde::Serialize;

use super::identification::Credential;
use super::markdown::{self, Markup};

/// A federated credential.
#[derive(Debug, Serialize)]
pub(super) struct FederatedView {
    identity: Markup,
    credential: Markup,
    issuer: Markup,
    subject: Markup,
    audiences: Markup,
}

impl From<Credential<'_>> for FederatedView {
    fn from(credential: Credential<'_>) -> Self {
        Self {
            identity: markdown::text(&credential.identity.display()),
            credential: markdown::text(&credential.resource.display()),
            issuer: markdown::code(credential.issuer),
            subject: markdown::code(credential.subject),
            audiences: markdown::code(&credential.audiences.join(", ")),
        }
    }
}
