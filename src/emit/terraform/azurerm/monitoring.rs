//! Log Analytics, Application Insights and diagnostic settings.

use super::block::{head, push_block, tags};
use super::properties::Properties;
use crate::emit::terraform::hcl::{Hcl, Item};
use crate::emit::terraform::value::Values;
use crate::model::{Expr, Resource};

pub(super) fn log_analytics(
    values: &Values<'_>,
    resource: &Resource,
    properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    let mut items = head(values, resource);
    items.push(Item::attribute("sku", properties.hcl("sku.name", values)?));
    items.push(Item::attribute(
        "retention_in_days",
        properties.hcl("retentionInDays", values)?,
    ));
    items.push(Item::attribute(
        "local_authentication_enabled",
        properties.not("features.disableLocalAuth")?,
    ));
    items.push(Item::attribute(
        "allow_resource_only_permissions",
        properties.hcl("features.enableLogAccessUsingOnlyResourcePermissions", values)?,
    ));
    items.push(Item::attribute(
        "internet_ingestion_access_type",
        properties.hcl("publicNetworkAccessForIngestion", values)?,
    ));
    items.push(Item::attribute(
        "internet_query_access_type",
        properties.hcl("publicNetworkAccessForQuery", values)?,
    ));
    tags(values, resource, &mut items);
    Some(items)
}

pub(super) fn application_insights(
    values: &Values<'_>,
    resource: &Resource,
    properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    let mut items = head(values, resource);
    items.push(Item::attribute(
        "application_type",
        properties.hcl("Application_Type", values)?,
    ));
    items.push(Item::attribute(
        "workspace_id",
        properties.hcl("WorkspaceResourceId", values)?,
    ));
    items.push(Item::attribute(
        "local_authentication_enabled",
        properties.not("DisableLocalAuth")?,
    ));
    let ingestion = properties.enabled("publicNetworkAccessForIngestion")?;
    items.push(Item::attribute("internet_ingestion_enabled", ingestion));
    items.push(Item::attribute(
        "internet_query_enabled",
        properties.enabled("publicNetworkAccessForQuery")?,
    ));
    tags(values, resource, &mut items);
    Some(items)
}

pub(super) fn diagnostic_setting(
    values: &Values<'_>,
    resource: &Resource,
    properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    let mut items = vec![
        Item::attribute("name", values.hcl(&resource.name)),
        Item::attribute("target_resource_id", values.id(resource.scope?)),
        Item::attribute(
            "log_analytics_workspace_id",
            properties.hcl("workspaceId", values)?,
        ),
    ];
    let Expr::Array(logs) = properties.take("logs")? else {
        return None;
    };
    for log in logs {
        let Expr::Object(log) = log else { return None };
        let (Some(Expr::Text(group)), Some(Expr::Bool(true)), 2) =
            (log.get("categoryGroup"), log.get("enabled"), log.0.len())
        else {
            return None;
        };
        push_block(
            &mut items,
            Item::block(
                "enabled_log",
                &[],
                vec![Item::attribute("category_group", Hcl::text(group))],
            ),
        );
    }
    Some(items)
}
