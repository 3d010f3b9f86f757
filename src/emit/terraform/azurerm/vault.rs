//! Key vaults.

use super::block::{head, push_block, tags};
use super::firewall;
use super::properties::Properties;
use crate::emit::terraform::hcl::{Hcl, Item};
use crate::emit::terraform::value::Values;
use crate::model::{Expr, Object, Resource};

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
    items.extend(firewall::block("network_acls", values, properties)?);
    if let Some(policies) = properties.take("accessPolicies") {
        let Expr::Array(policies) = policies else {
            return None;
        };
        for policy in policies {
            push_block(&mut items, access_policy(values, policy.as_object()?)?);
        }
    }
    let written_anyway = properties.always("enableSoftDelete", &Expr::Bool(true))
        & properties.always("sku.family", &"A".into());
    written_anyway.then_some(items)
}

fn access_policy(values: &Values<'_>, policy: &Object) -> Option<Item> {
    let permissions = policy.get("permissions")?.as_object()?;
    if policy.0.len() != 3 {
        return None;
    }
    let mut items = vec![
        Item::attribute("tenant_id", values.hcl(policy.get("tenantId")?)),
        Item::attribute("object_id", values.hcl(policy.get("objectId")?)),
    ];
    for (kind, permitted) in &permissions.0 {
        let argument = match kind.as_str() {
            "keys" => "key_permissions",
            "secrets" => "secret_permissions",
            _ => return None,
        };
        items.push(Item::attribute(argument, words(permitted)?));
    }
    Some(Item::block("access_policy", &[], items))
}

fn words(permitted: &Expr) -> Option<Hcl> {
    let Expr::Array(permitted) = permitted else {
        return None;
    };
    let words = permitted.iter();
    let words = words.map(|word| word.as_text().map(|word| Hcl::text(capitalized(word))));
    words.collect::<Option<Vec<Hcl>>>().map(Hcl::Array)
}

/// azurerm knows the permissions with a capital letter only.
fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}", letters.as_str())
}
