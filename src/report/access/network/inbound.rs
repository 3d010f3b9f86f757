//! Whom firewalls let in from public networks.

use serde::Serialize;

use super::place::{own_group, subnet_name};
use crate::model::{Expr, Kind, Model, Object, Resource, ResourceId, Scope};
use crate::report::markdown::{self, Markup};
use crate::report::naming::final_name;
use crate::shell::argument;

#[derive(Debug, Serialize)]
pub(super) struct Gate {
    resource: Markup,
    lets_in: Markup,
}

/// What is made that may be closed, where any of it is.
pub(super) fn gates(model: &Model) -> Vec<Gate> {
    let gated = model.made().filter(|resource| {
        matches!(
            resource.kind,
            Kind::Storage | Kind::KeyVault | Kind::Registry | Kind::Workspace | Kind::OnlineEndpoint
        )
    });
    let gated: Vec<&Resource> = gated.collect();
    if gated.iter().all(|resource| is_open(resource)) {
        return Vec::new();
    }
    gated
        .into_iter()
        .map(|resource| Gate {
            resource: markdown::text(&model.scope_display(Scope::Resource(resource.id))),
            lets_in: markdown::text(&lets_in(model, resource)),
        })
        .collect()
}

/// Whether a resource has no public access at all.
pub(super) fn is_closed(resource: &Resource) -> bool {
    resource
        .properties
        .get("publicNetworkAccess")
        .and_then(Expr::as_text)
        == Some("Disabled")
}

/// Whether a resource lets in everybody.
pub(in crate::report::access) fn is_open(resource: &Resource) -> bool {
    !is_closed(resource) && rules(resource).is_none()
}

/// The rules of a resource that lets in nobody else.
fn rules(resource: &Resource) -> Option<&Object> {
    let properties = &resource.properties;
    let rules = properties
        .get("networkAcls")
        .or_else(|| properties.get("networkRuleSet"))?;
    let rules = rules.as_object()?;
    let denies = rules.get("defaultAction").and_then(Expr::as_text) == Some("Deny");
    denies.then_some(rules)
}

fn lets_in(model: &Model, resource: &Resource) -> String {
    if is_closed(resource) {
        return "nobody".to_owned();
    }
    let Some(rules) = rules(resource) else {
        return "everybody".to_owned();
    };
    let ranges = ranges(rules).map(|range| format!("`{range}`"));
    let subnets = subnets(rules)
        .into_iter()
        .filter_map(|id| model.resource(id))
        .map(|subnet| format!("subnet {}", subnet_name(model, subnet)));
    ranges.chain(subnets).collect::<Vec<_>>().join(", ")
}

fn ranges(rules: &Object) -> impl Iterator<Item = &str> {
    let rules = rules.get("ipRules").and_then(Expr::as_array).unwrap_or_default();
    rules
        .iter()
        .filter_map(|rule| rule.as_object()?.get("value")?.as_text())
}

fn subnets(rules: &Object) -> Vec<ResourceId> {
    let mut found = Vec::new();
    if let Some(rules) = rules.get("virtualNetworkRules") {
        rules.each_reference(&mut |id| found.push(id));
    }
    found
}

/// The subnets that a resource lets in.
pub(super) fn subnets_let_in(resource: &Resource) -> Vec<ResourceId> {
    rules(resource).map(subnets).unwrap_or_default()
}

/// Whether an account lets in address ranges.
pub(super) fn has_ranges_of_storage(model: &Model) -> bool {
    let mut accounts = model.made().filter(|resource| resource.kind == Kind::Storage);
    accounts.any(|account| rules(account).is_some_and(|rules| ranges(rules).next().is_some()))
}

/// Commands that let ranges into the workspace, which takes them only once it is there.
///
/// Source: MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-configure-private-link.md (2024-09-05).
pub(super) fn workspace_rules(model: &Model, workspace: &Resource) -> Markup {
    let name = final_name(model, workspace);
    let commands: Vec<String> = model
        .workspace
        .allowed_ranges
        .iter()
        .map(|range| {
            format!(
                "az ml workspace network-rule add --resource-group {} --workspace-name {} --ip-address {}",
                argument(own_group(model)),
                argument(&name),
                argument(range),
            )
        })
        .collect();
    markdown::block(&commands.join("\n"))
}
