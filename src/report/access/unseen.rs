//! What a build cannot see of resources that exist already, with the command that asks Azure.

use serde::Serialize;

use crate::catalog::unseen;
use crate::model::{Model, Scope};
use crate::report::markdown::{self, Markup};

#[derive(Debug, Serialize)]
pub(super) struct Entry {
    resource: Markup,
    what: Markup,
    command: Markup,
    wanted: Markup,
    rule: Markup,
}

/// A row for each such resource.
pub(super) fn entries(model: &Model) -> Vec<Entry> {
    unseen::of_model(model)
        .map(|(resource, unseen)| Entry {
            resource: markdown::text(&model.scope_display(Scope::Resource(resource.id))),
            what: markdown::text(unseen.what),
            command: markdown::code(&model.query(unseen, resource)),
            wanted: markdown::text(unseen.wanted),
            rule: markdown::text(unseen.rule),
        })
        .collect()
}
