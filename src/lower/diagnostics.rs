//! Diagnostic settings: logs of the platform to Log Analytics.

use super::{Lowering, Parts};
use crate::catalog::types;
use crate::model::{Expr, Kind, Object, Origin, Platform, Resource, ResourceId};

pub(super) fn lower(lowering: &mut Lowering<'_>, platform: &Platform, parts: &Parts) {
    let (Some(span), Some(log_analytics)) = (lowering.resolved.monitoring.diagnostics, parts.log_analytics)
    else {
        return;
    };
    let vault = platform.key_vault.map(|id| (id, "key-vault".to_owned()));
    let registry = platform.registry.map(|id| (id, "registry".to_owned()));
    let mut watched: Vec<(ResourceId, String)> = vault.into_iter().chain(registry).collect();
    for (ids, account) in parts.accounts.iter().zip(&lowering.resolved.accounts) {
        watched.push((ids.blob_service, format!("{}-storage", account.item.logical)));
    }
    watched.push((platform.workspace, "workspace".to_owned()));
    // What exists already has settings of whoever made it.
    watched.retain(|(id, _)| {
        lowering
            .resources
            .get(id.0)
            .is_some_and(|resource| !resource.existing)
    });
    for (scope, logical) in watched {
        let mut resource = Resource::new(
            Kind::DiagnosticSetting,
            &logical,
            &types::DIAGNOSTIC_SETTINGS,
            "to-log-analytics".into(),
            Origin::at(span),
        );
        resource.scope = Some(scope);
        let all_logs = Object::new()
            .with("categoryGroup", "allLogs")
            .with("enabled", true);
        resource.properties = Object::new()
            .with("workspaceId", Expr::Id(log_analytics))
            .with("logs", vec![Expr::Object(all_logs)]);
        lowering.add(resource);
    }
}
