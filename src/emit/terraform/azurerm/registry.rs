//! Container registries.

use super::block::{head, tags};
use super::encryption::{push_identity, push_key_of_registry};
use super::firewall;
use super::properties::Properties;
use crate::emit::terraform::hcl::{Hcl, Item};
use crate::emit::terraform::value::Values;
use crate::model::Resource;

pub(super) fn registry(
    values: &Values<'_>,
    resource: &Resource,
    properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    let mut items = head(values, resource);
    items.push(Item::attribute("sku", properties.hcl("sku.name", values)?));
    items.push(Item::attribute(
        "admin_enabled",
        properties.hcl("adminUserEnabled", values)?,
    ));
    items.push(Item::attribute(
        "anonymous_pull_enabled",
        properties.hcl("anonymousPullEnabled", values)?,
    ));
    items.push(Item::attribute(
        "role_assignment_mode",
        properties
            .hcl("roleAssignmentMode", values)
            .unwrap_or_else(|| Hcl::text("LegacyRegistryPermissions")),
    ));
    items.push(Item::attribute(
        "public_network_access_enabled",
        properties.enabled("publicNetworkAccess")?,
    ));
    if let Some(bypass) = properties.hcl("networkRuleBypassOptions", values) {
        items.push(Item::attribute("network_rule_bypass_option", bypass));
    }
    tags(values, resource, &mut items);
    push_identity(values, resource, &mut items);
    push_key_of_registry(values, properties, &mut items)?;
    items.extend(firewall::registry(values, properties)?);
    Some(items)
}
