//! Key vaults.

use super::{Properties, head, tags};
use crate::emit::terraform::hcl::Item;
use crate::emit::terraform::value::Values;
use crate::model::{Expr, Resource};

pub(super) fn key_vault(
    values: &Values<'_>,
    resource: &Resource,
    properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    let mut items = head(values, resource);
    items.push(Item::attribute("tenant_id", properties.hcl("tenantId", values)?));
    items.push(Item::attribute("sku_name", properties.hcl("sku.name", values)?));
    items.push(Item::attribute(
        "rbac_authorization_enabled",
        properties.hcl("enableRbacAuthorization", values)?,
    ));
    items.push(Item::attribute(
        "purge_protection_enabled",
        properties.hcl("enablePurgeProtection", values)?,
    ));
    let days = properties.hcl("softDeleteRetentionInDays", values)?;
    items.push(Item::attribute("soft_delete_retention_days", days));
    items.push(Item::attribute(
        "public_network_access_enabled",
        properties.enabled("publicNetworkAccess")?,
    ));
    tags(values, resource, &mut items);
    let written_anyway = properties.always("enableSoftDelete", &Expr::Bool(true))
        & properties.always("sku.family", &"A".into());
    written_anyway.then_some(items)
}
