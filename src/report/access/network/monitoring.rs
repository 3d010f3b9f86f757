//! Monitoring, which no private endpoint of a platform closes: a network goes with one private link scope only, so that belongs to
//! the network's owner.

use serde::Serialize;

use crate::model::{Kind, Model, Resource, Scope};
use crate::report::markdown::{self, Markup};
use crate::report::naming::final_name;
use crate::shell::argument;

#[derive(Debug, Serialize)]
pub(super) struct View {
    what: Markup,
    /// What lets them join a private link scope.
    join: Markup,
}

/// What stays public of monitoring, where the platform makes any.
pub(super) fn view(model: &Model) -> Option<View> {
    let parts: Vec<&Resource> = model
        .made()
        .filter(|resource| matches!(resource.kind, Kind::LogAnalytics | Kind::ApplicationInsights))
        .collect();
    if parts.is_empty() {
        return None;
    }
    let what: Vec<String> = parts
        .iter()
        .map(|part| model.scope_display(Scope::Resource(part.id)))
        .collect();
    let join: Vec<String> = parts.iter().map(|part| join(model, part)).collect();
    Some(View {
        what: markdown::text(&what.join(", ")),
        join: markdown::block(&join.join("\n")),
    })
}

fn join(model: &Model, part: &Resource) -> String {
    format!(
        "az monitor private-link-scope scoped-resource create --resource-group SCOPE_GROUP --scope-name SCOPE --name {} \
         --linked-resource {}",
        argument(&final_name(model, part)),
        argument(&model.shown_id(part)),
    )
}
