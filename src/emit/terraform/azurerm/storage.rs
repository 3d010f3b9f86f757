//! Storage accounts, with the blob service that azurerm keeps inside them, and containers.

use super::block::{head, push_block, push_some, tags};
use super::encryption::{push_identity, push_key_of_account, push_key_types};
use super::firewall;
use super::properties::Properties;
use crate::emit::terraform::hcl::{Hcl, Item};
use crate::emit::terraform::value::Values;
use crate::model::{Expr, Kind, Resource};

pub(super) fn account(
    values: &Values<'_>,
    resource: &Resource,
    properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    let (tier, replication) = properties.text("sku.name")?.split_once('_')?;
    let mut items = head(values, resource);
    push_some(&mut items, "account_kind", resource.arm_kind.map(Hcl::text));
    items.push(Item::attribute("account_tier", Hcl::text(tier)));
    items.push(Item::attribute(
        "account_replication_type",
        Hcl::text(replication),
    ));
    for (argument, path) in [
        ("shared_access_key_enabled", "allowSharedKeyAccess"),
        ("default_to_oauth_authentication", "defaultToOAuthAuthentication"),
        ("allow_nested_items_to_be_public", "allowBlobPublicAccess"),
        ("local_user_enabled", "isLocalUserEnabled"),
        ("cross_tenant_replication_enabled", "allowCrossTenantReplication"),
        ("min_tls_version", "minimumTlsVersion"),
        ("https_traffic_only_enabled", "supportsHttpsTrafficOnly"),
        ("is_hns_enabled", "isHnsEnabled"),
    ] {
        push_some(&mut items, argument, properties.hcl(path, values));
    }
    items.push(Item::attribute(
        "public_network_access_enabled",
        properties.enabled("publicNetworkAccess")?,
    ));
    push_key_types(values, properties, &mut items)?;
    tags(values, resource, &mut items);
    items.extend(firewall::block("network_rules", values, properties)?);
    push_identity(values, resource, &mut items);
    push_key_of_account(values, properties, &mut items)?;
    for block in values
        .held_by(resource.id, Kind::BlobService)
        .map(|service| blob_properties(values, service))
    {
        // Even an empty block: without one azurerm leaves the retention as it was.
        push_block(&mut items, Item::block("blob_properties", &[], block?));
    }
    Some(items)
}

/// The blob service as azurerm has it: retention in blocks that are left out where there is none.
fn blob_properties(values: &Values<'_>, service: &Resource) -> Option<Vec<Item>> {
    let mut properties = Properties::new(service);
    let mut items = Vec::new();
    for (block, path) in [
        ("delete_retention_policy", "deleteRetentionPolicy"),
        (
            "container_delete_retention_policy",
            "containerDeleteRetentionPolicy",
        ),
    ] {
        let Expr::Bool(enabled) = properties.take(&format!("{path}.enabled"))? else {
            return None;
        };
        if !enabled {
            continue;
        }
        let days = properties.hcl(&format!("{path}.days"), values)?;
        if !items.is_empty() {
            items.push(Item::Blank);
        }
        items.push(Item::block(block, &[], vec![Item::attribute("days", days)]));
    }
    properties.all_taken().then_some(items)
}

pub(super) fn container(
    values: &Values<'_>,
    resource: &Resource,
    properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    let account = values
        .model
        .ancestors(resource.id)
        .find(|ancestor| ancestor.kind == Kind::Storage)?;
    properties.always("publicAccess", &"None".into()).then(|| {
        vec![
            Item::attribute("name", values.hcl(&resource.name)),
            Item::attribute("storage_account_id", values.id(account.id)),
            Item::attribute("container_access_type", Hcl::text("private")),
        ]
    })
}
