//! The managed network: what its rules lead to, and how it is made.

use serde::Serialize;

use crate::model::{Model, Outbound, Resource, Scope};
use crate::report::markdown::{self, Markup};
use crate::report::naming::final_name;

#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "templates test booleans only")]
pub(super) struct View {
    only_approved: bool,
    /// Whether it is made with the workspace.
    provisioned: bool,
    /// Whether Spark runs in it, which has to be said when it is made.
    spark: bool,
    /// What makes it.
    command: Markup,
    /// Whether there is a firewall.
    firewall: bool,
    rules: Vec<Entry>,
    /// What shows the state of private endpoints, where rules ask for some.
    states: Option<Markup>,
}

#[derive(Debug, Serialize)]
struct Entry {
    name: Markup,
    to: Markup,
}

/// The section, where there is such a network.
pub(super) fn view(model: &Model) -> Option<View> {
    let network = model.workspace.managed_network?;
    let workspace = model.resource(model.platform.workspace)?;
    let rules = || {
        model
            .resources
            .iter()
            .filter_map(|rule| Some((rule, rule.outbound()?)))
    };
    let group = model.deployment.resource_group.as_deref().unwrap_or("GROUP");
    let name = final_name(model, workspace);
    let spark = if network.spark { " --include-spark" } else { "" };
    let command = format!("az ml workspace provision-network --name {name} --resource-group {group}{spark}");
    Some(View {
        only_approved: network.only_approved,
        provisioned: network.provisioned,
        spark: network.spark,
        command: markdown::block(&command),
        firewall: rules().any(|(_, outbound)| matches!(outbound, Outbound::Host(_))),
        states: rules()
            .any(|(_, outbound)| matches!(outbound, Outbound::PrivateEndpoint { .. }))
            .then(|| {
                markdown::code(&format!(
                    "az ml workspace outbound-rule list --workspace-name {name} --resource-group {group}"
                ))
            }),
        rules: rules()
            .map(|(rule, outbound)| entry(model, rule, outbound))
            .collect(),
    })
}

fn entry(model: &Model, rule: &Resource, outbound: &Outbound) -> Entry {
    let to = match outbound {
        Outbound::Host(host) => format!("host `{host}`, ports 80 and 443"),
        Outbound::ServiceTag(reached) => format!("service tag {reached}"),
        Outbound::PrivateEndpoint { target, part, .. } => {
            let target = model.scope_display(Scope::Resource(*target));
            format!("private endpoint to `{part}` of {target}")
        }
    };
    Entry {
        name: markdown::code(&rule.logical),
        to: markdown::text(&to),
    }
}
