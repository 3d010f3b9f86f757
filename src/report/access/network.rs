//! The network: private endpoints and who resolves their names, whom firewalls let in, and what has to be let out.

mod inbound;
mod monitoring;
mod outbound;
mod place;
mod private;
mod queries;

pub(super) use inbound::is_open;

use serde::Serialize;

use crate::model::{Kind, Model};
use crate::report::markdown::Markup;

#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "templates test booleans only")]
pub(super) struct View {
    /// One, or none.
    private: Vec<private::View>,
    /// One, or none.
    monitoring: Vec<monitoring::View>,
    gates: Vec<inbound::Gate>,
    /// Whether an account lets in ranges.
    ranges_of_storage: bool,
    /// Whether ranges wait for a workspace that is closed.
    ranges_without_workspace: bool,
    /// Commands that let ranges into the workspace.
    workspace_rules: Option<Markup>,
    /// Whether batch endpoints are private for good.
    batch: bool,
    hosts: Vec<outbound::Row>,
    /// Whether nodes have public addresses.
    public_nodes: bool,
    queries: Vec<queries::Query>,
}

/// The section, where something is closed or lies in a network of one's own.
pub(super) fn view(model: &Model) -> Option<View> {
    let workspace = model.resource(model.platform.workspace)?;
    let private = private::view(model);
    let gates = inbound::gates(model);
    let ranges = !model.workspace.allowed_ranges.is_empty();
    let closed = inbound::is_closed(workspace);
    let view = View {
        batch: closed && model.made().any(|resource| resource.kind == Kind::BatchEndpoint),
        monitoring: private
            .as_ref()
            .and_then(|_| monitoring::view(model))
            .into_iter()
            .collect(),
        private: private.into_iter().collect(),
        ranges_of_storage: inbound::has_ranges_of_storage(model),
        ranges_without_workspace: ranges && closed,
        workspace_rules: (ranges && !closed).then(|| inbound::workspace_rules(model, workspace)),
        gates,
        hosts: outbound::hosts(model),
        public_nodes: outbound::has_public_nodes(model),
        queries: queries::queries(model),
    };
    let says_something = !view.private.is_empty()
        || !view.gates.is_empty()
        || !view.hosts.is_empty()
        || !view.queries.is_empty();
    says_something.then_some(view)
}
