//! Log Analytics and Application Insights.

use super::{Lowering, origin};
use crate::model::{Details, Expr, Kind, Object, ResourceId};

/// What was added.
pub(super) struct Monitoring {
    pub(super) log_analytics: Option<ResourceId>,
    pub(super) application_insights: Option<ResourceId>,
}

pub(super) fn lower(lowering: &mut Lowering<'_>) -> Monitoring {
    let log_analytics = log_analytics(lowering);
    Monitoring {
        log_analytics,
        application_insights: application_insights(lowering, log_analytics),
    }
}

fn log_analytics(lowering: &mut Lowering<'_>) -> Option<ResourceId> {
    let logs = lowering.resolved.monitoring.log_analytics.as_ref()?;
    let name = lowering.group_name(Kind::LogAnalytics, &logs.item);
    let mut resource = super::of_kind(Kind::LogAnalytics, "", name, origin(&logs.item));
    if logs.item.existing {
        super::locate(&mut resource, &logs.item);
        return Some(lowering.add(resource));
    }
    lowering.place(&mut resource, &logs.item);
    resource.comment = Some("Workspace keys are off: agents and queries use Microsoft Entra ID.");
    resource.properties = Object::new()
        .with("sku", Object::new().with("name", "PerGB2018"))
        .with("retentionInDays", logs.retention_days.clone())
        .with(
            "features",
            Object::new()
                .with("disableLocalAuth", true)
                .with("enableLogAccessUsingOnlyResourcePermissions", true),
        )
        .with("publicNetworkAccessForIngestion", "Enabled")
        .with("publicNetworkAccessForQuery", "Enabled");
    Some(lowering.add(resource))
}

fn application_insights(
    lowering: &mut Lowering<'_>,
    log_analytics: Option<ResourceId>,
) -> Option<ResourceId> {
    let insights = lowering.resolved.monitoring.application_insights.as_ref()?;
    let name = lowering.group_name(Kind::ApplicationInsights, &insights.item);
    let mut resource = super::of_kind(Kind::ApplicationInsights, "", name, origin(&insights.item));
    if insights.item.existing {
        super::locate(&mut resource, &insights.item);
        return Some(lowering.add(resource));
    }
    lowering.place(&mut resource, &insights.item);
    resource.details = Details::ApplicationInsights {
        local_auth: insights.local_auth.is_some(),
    };
    resource.arm_kind = Some("web");
    resource.comment = Some(if insights.local_auth.is_some() {
        "Local authentication is on, as the blueprint asks: whoever knows the instrumentation key can send telemetry."
    } else {
        "The instrumentation key opens nothing: telemetry comes in with a role."
    });
    resource.properties = Object::new()
        .with("Application_Type", "web")
        .with_some("WorkspaceResourceId", log_analytics.map(Expr::Id))
        .with("DisableLocalAuth", insights.local_auth.is_none())
        .with("publicNetworkAccessForIngestion", "Enabled")
        .with("publicNetworkAccessForQuery", "Enabled");
    Some(lowering.add(resource))
}
