//! The workspace, its clusters, and datastores on a Data Lake.

use super::block::{head, push_block, push_some, tags};
use super::properties::Properties;
use crate::emit::terraform::azapi::identity_block;
use crate::emit::terraform::hcl::{Hcl, Item};
use crate::emit::terraform::value::Values;
use crate::model::{Expr, Kind, Resource};

pub(super) fn workspace(
    values: &Values<'_>,
    resource: &Resource,
    properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    // azurerm has a feature store of its own form, and a hub and a project that keep keys.
    if resource.arm_kind.is_some_and(|kind| kind != "Default") {
        return None;
    }
    let mut items = head(values, resource);
    push_some(&mut items, "kind", resource.arm_kind.map(Hcl::text));
    items.push(Item::attribute("sku_name", properties.hcl("sku.name", values)?));
    let same_tier = properties
        .take("sku.tier")
        .is_none_or(|tier| *tier == "Basic".into());
    for (argument, path) in [("friendly_name", "friendlyName"), ("description", "description")] {
        push_some(&mut items, argument, properties.hcl(path, values));
    }
    // azurerm wants insights; a workspace without it, or without another of these, goes through azapi.
    for (argument, path) in [
        ("storage_account_id", "storageAccount"),
        ("key_vault_id", "keyVault"),
        ("application_insights_id", "applicationInsights"),
        ("container_registry_id", "containerRegistry"),
        ("storage_account_access_type", "systemDatastoresAuthMode"),
    ] {
        items.push(Item::attribute(argument, properties.hcl(path, values)?));
    }
    for (argument, path) in [
        ("primary_user_assigned_identity", "primaryUserAssignedIdentity"),
        ("image_build_compute_name", "imageBuildCompute"),
        ("high_business_impact", "hbiWorkspace"),
    ] {
        push_some(&mut items, argument, properties.hcl(path, values));
    }
    items.push(Item::attribute(
        "public_network_access_enabled",
        properties.enabled("publicNetworkAccess")?,
    ));
    push_some(
        &mut items,
        "v1_legacy_mode_enabled",
        properties.hcl("v1LegacyMode", values),
    );
    tags(values, resource, &mut items);
    push_block(&mut items, identity_block(values, resource.identity.as_ref()?));
    same_tier.then_some(items)
}

pub(super) fn cluster(
    values: &Values<'_>,
    resource: &Resource,
    properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    let mut items = vec![
        Item::attribute("name", values.hcl(&resource.name)),
        Item::attribute("machine_learning_workspace_id", values.id(resource.parent?)),
        Item::attribute("location", values.hcl(&Expr::Location)),
        Item::attribute("vm_size", properties.hcl("properties.vmSize", values)?),
        Item::attribute("vm_priority", properties.hcl("properties.vmPriority", values)?),
    ];
    push_some(&mut items, "description", properties.hcl("description", values));
    items.push(Item::attribute(
        "local_auth_enabled",
        properties.not("disableLocalAuth")?,
    ));
    let ssh = properties.enabled("properties.remoteLoginPortPublicAccess")?;
    items.push(Item::attribute("ssh_public_access_enabled", ssh));
    let public_ip = properties.hcl("properties.enableNodePublicIp", values)?;
    items.push(Item::attribute("node_public_ip_enabled", public_ip));
    tags(values, resource, &mut items);
    push_block(&mut items, identity_block(values, resource.identity.as_ref()?));
    let mut scale = Vec::new();
    for (argument, path) in [
        ("min_node_count", "minNodeCount"),
        ("max_node_count", "maxNodeCount"),
        (
            "scale_down_nodes_after_idle_duration",
            "nodeIdleTimeBeforeScaleDown",
        ),
    ] {
        let value = properties.hcl(&format!("properties.scaleSettings.{path}"), values)?;
        scale.push(Item::attribute(argument, value));
    }
    push_block(&mut items, Item::block("scale_settings", &[], scale));
    let written_anyway = properties.always("computeType", &"AmlCompute".into())
        & properties.always("properties.osType", &"Linux".into());
    written_anyway.then_some(items)
}

/// A Data Lake datastore. A blob datastore goes through azapi: azurerm leaves out the account's subscription and group.
pub(super) fn data_lake_store(
    values: &Values<'_>,
    resource: &Resource,
    properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    let Some(Expr::Name(container)) = properties.take("filesystem") else {
        return None;
    };
    let mut items = vec![
        Item::attribute("name", values.hcl(&resource.name)),
        Item::attribute("workspace_id", values.id(resource.parent?)),
        Item::attribute("storage_container_id", values.id(*container)),
    ];
    push_some(&mut items, "description", properties.hcl("description", values));
    let identity = properties.hcl("serviceDataAccessAuthIdentity", values)?;
    items.push(Item::attribute("service_data_identity", identity));
    let account = values
        .model
        .ancestors(*container)
        .find(|ancestor| ancestor.kind == Kind::Storage)?;
    let written_anyway = properties.always("datastoreType", &"AzureDataLakeGen2".into())
        & properties.always("accountName", &Expr::Name(account.id))
        & properties.always("endpoint", &Expr::StorageSuffix)
        & properties.always("protocol", &"https".into())
        & properties.always("subscriptionId", &Expr::SubscriptionId)
        & properties.always("resourceGroup", &Expr::ResourceGroupName)
        & properties.always("credentials.credentialsType", &"None".into());
    written_anyway.then_some(items)
}
