//! Firewalls of storage accounts, vaults and registries.

use super::properties::Properties;
use crate::emit::terraform::hcl::{Hcl, Item};
use crate::emit::terraform::value::Values;
use crate::model::Expr;

/// The firewall of an account or a vault, where it has one. Lists are written even where they are empty, so that what went away goes away.
pub(super) fn block(name: &str, values: &Values<'_>, properties: &mut Properties<'_>) -> Option<Vec<Item>> {
    let Some(bypass) = properties.hcl("networkAcls.bypass", values) else {
        return Some(Vec::new());
    };
    // of an account it is a list
    let bypass = if name == "network_rules" {
        Hcl::Array(vec![bypass])
    } else {
        bypass
    };
    let ranges = each(values, properties.take("networkAcls.ipRules")?, "value")?;
    let subnets = each(values, properties.take("networkAcls.virtualNetworkRules")?, "id")?;
    let items = vec![
        Item::attribute(
            "default_action",
            properties.hcl("networkAcls.defaultAction", values)?,
        ),
        Item::attribute("bypass", bypass),
        Item::attribute("ip_rules", Hcl::Array(ranges)),
        Item::attribute("virtual_network_subnet_ids", Hcl::Array(subnets)),
    ];
    Some(vec![Item::Blank, Item::block(name, &[], items)])
}

/// The firewall of a registry, where it has one: below Premium there is none.
pub(super) fn registry(values: &Values<'_>, properties: &mut Properties<'_>) -> Option<Vec<Item>> {
    let Some(action) = properties.hcl("networkRuleSet.defaultAction", values) else {
        return Some(Vec::new());
    };
    let mut items = vec![Item::attribute("default_action", action)];
    for range in each(values, properties.take("networkRuleSet.ipRules")?, "value")? {
        let rule = vec![
            Item::attribute("action", Hcl::text("Allow")),
            Item::attribute("ip_range", range),
        ];
        items.push(Item::Blank);
        items.push(Item::block("ip_rule", &[], rule));
    }
    Some(vec![Item::Blank, Item::block("network_rule_set", &[], items)])
}

/// One property of each object of a list.
fn each(values: &Values<'_>, list: &Expr, property: &str) -> Option<Vec<Hcl>> {
    let items = list.as_array()?.iter();
    items
        .map(|item| Some(values.hcl(item.as_object()?.get(property)?)))
        .collect()
}
