//! Whom storage accounts, registries and vaults let in. Every property is written always, so that a rule which goes away goes away.

use crate::address::{self, Prefix};
use crate::blueprint::{OrParam, RegistrySku};
use crate::lower::parts::Ids;
use crate::model::{Expr, Object};
use crate::resolve::{Firewall, Registry, Subnet};

/// Azure's word for whether there is public access.
pub(in crate::lower) fn access(closed: bool) -> &'static str {
    if closed { "Disabled" } else { "Enabled" }
}

/// What everybody gets whom no rule names.
fn default_action(firewall: &Firewall) -> &'static str {
    if firewall.is_open() { "Allow" } else { "Deny" }
}

fn list(items: impl Iterator<Item = Object>) -> Expr {
    Expr::Array(items.map(Expr::Object).collect())
}

/// The firewall of a storage account.
pub(in crate::lower) fn close_account(properties: &mut Object, firewall: &Firewall, subnets: &Ids<Subnet>) {
    let ranges = firewall.ranges.iter().flat_map(in_storage_rules);
    let acls = acls(firewall, ranges.map(allowed_range), subnets, "Allow");
    push(properties, firewall, "networkAcls", acls);
}

/// The firewall of a vault.
pub(in crate::lower) fn close_vault(properties: &mut Object, firewall: &Firewall, subnets: &Ids<Subnet>) {
    let ranges = firewall
        .ranges
        .iter()
        .map(|range| Object::new().with("value", as_written(range)));
    let mut acls = acls(firewall, ranges, subnets, "");
    acls.0.retain(|(key, _)| !key.is_empty());
    push(properties, firewall, "networkAcls", acls);
}

/// The firewall of a registry: one below Premium has none.
pub(in crate::lower) fn close_registry(properties: &mut Object, registry: &Registry) {
    let firewall = &registry.firewall;
    if registry.sku == RegistrySku::Premium {
        let ranges = firewall
            .ranges
            .iter()
            .map(|range| allowed_range(as_written(range)));
        let rules = Object::new()
            .with("defaultAction", default_action(firewall))
            .with("ipRules", list(ranges));
        properties
            .0
            .push(("networkRuleBypassOptions".to_owned(), "AzureServices".into()));
        push(properties, firewall, "networkRuleSet", rules);
    } else {
        properties
            .0
            .push(("publicNetworkAccess".to_owned(), access(false).into()));
    }
}

fn as_written(range: &OrParam<Prefix>) -> OrParam<String> {
    range.clone().map(|range| range.to_string())
}

/// A range as rules of storage accounts have it; what a parameter brings is taken as it is.
pub(in crate::lower) fn in_storage_rules(range: &OrParam<Prefix>) -> Vec<OrParam<String>> {
    match range {
        OrParam::Value(range) => {
            let rules = address::in_storage_rules(*range).into_iter();
            rules.map(OrParam::Value).collect()
        }
        OrParam::Param(name) => vec![OrParam::Param(name.clone())],
    }
}

fn push(properties: &mut Object, firewall: &Firewall, key: &str, rules: Object) {
    let closed = firewall.closed.is_some();
    properties
        .0
        .push(("publicNetworkAccess".to_owned(), access(closed).into()));
    properties.0.push((key.to_owned(), rules.into()));
}

fn allowed_range(range: OrParam<String>) -> Object {
    Object::new().with("value", range).with("action", "Allow")
}

/// Rules of the kind that storage accounts and vaults have.
fn acls(
    firewall: &Firewall,
    ranges: impl Iterator<Item = Object>,
    subnets: &Ids<Subnet>,
    action: &str,
) -> Object {
    let subnets = firewall.subnets.iter().filter_map(|subnet| subnets.get(*subnet));
    let subnets = subnets.map(|subnet| {
        let rule = Object::new().with("id", Expr::Id(*subnet));
        if action.is_empty() {
            rule
        } else {
            rule.with("action", action)
        }
    });
    Object::new()
        .with("bypass", "AzureServices")
        .with("defaultAction", default_action(firewall))
        .with("ipRules", list(ranges))
        .with("virtualNetworkRules", list(subnets))
}
