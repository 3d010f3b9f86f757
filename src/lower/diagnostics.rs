//! Diagnostic settings: logs of the platform to Log Analytics.

use super::{Lowering, Parts};
use crate::model::{Expr, Kind, Object, Origin, Platform, ResourceId};
use crate::resolve::Item;

pub(super) fn lower(lowering: &mut Lowering<'_>, platform: &Platform, parts: &Parts) {
    let resolved = lowering.resolved;
    let (Some(name), Some(log_analytics)) = (&resolved.monitoring.diagnostics, parts.log_analytics) else {
        return;
    };
    // The workspace's own vault and registry have no name.
    let named = |item: &Item, noun: &str| match item.logical.as_str() {
        "" => noun.to_owned(),
        name => format!("{name}-{noun}"),
    };
    let mut watched: Vec<(ResourceId, String)> = Vec::new();
    for (vault, id) in resolved.vaults.with(&parts.vaults) {
        watched.push((*id, named(&vault.item, "key-vault")));
    }
    for (registry, id) in resolved.registries.with(&parts.registries) {
        watched.push((*id, named(&registry.item, "registry")));
    }
    for (account, ids) in resolved.accounts.with(&parts.accounts) {
        watched.push((ids.blob_service, named(&account.item, "storage")));
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
        let mut resource = super::of_kind(
            Kind::DiagnosticSetting,
            &logical,
            Expr::Text(name.value.clone()),
            Origin::at(name.span),
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
