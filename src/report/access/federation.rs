//! Who may act as an identity from outside of Azure.

use serde::Serialize;

use crate::model::Model;
use crate::report::identification::credentials;
use crate::report::markdown::{self, Markup};

/// A federated credential.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    identity: Markup,
    credential: Markup,
    issuer: Markup,
    subject: Markup,
    audiences: Markup,
}

/// The federated credentials of a model, in its order.
pub(super) fn entries(model: &Model) -> Vec<Entry> {
    credentials(model)
        .map(|credential| Entry {
            identity: markdown::text(&credential.identity.display()),
            credential: markdown::text(&credential.resource.display()),
            issuer: markdown::code(credential.issuer),
            subject: markdown::code(credential.subject),
            audiences: markdown::code(&credential.audiences.join(", ")),
        })
        .collect()
}
