//! The sections of which there is one: registry, key vault and monitoring.

use super::reference::check_range;
use super::top::tags;
use super::{Item, Tags};
use crate::blueprint::{
    KeyVault as VaultSection, Monitoring as MonitoringSection, PermissionModel, Registry as RegistrySection,
    RegistrySku, RoleAssignmentMode, shape::FalseOr,
};
use crate::catalog::limits;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};

/// The workspace's registry.
#[derive(Debug, Clone)]
pub struct Registry {
    /// Place and tags.
    pub item: Item,
    /// Tier.
    pub sku: RegistrySku,
}

/// The workspace's vault.
#[derive(Debug, Clone)]
pub struct KeyVault {
    /// Place and tags.
    pub item: Item,
    /// Days of soft delete.
    pub soft_delete_days: u32,
}

/// The Log Analytics workspace.
#[derive(Debug, Clone)]
pub struct LogAnalytics {
    /// Place and tags.
    pub item: Item,
    /// Days that logs are kept.
    pub retention_days: u32,
}

/// The Application Insights component.
#[derive(Debug, Clone)]
pub struct ApplicationInsights {
    /// Place and tags.
    pub item: Item,
    /// Whether telemetry may come in with a key, and where that is written.
    pub local_auth: Option<Span>,
}

/// Monitoring.
#[derive(Debug, Clone)]
pub struct Monitoring {
    /// Log Analytics.
    pub log_analytics: LogAnalytics,
    /// Application Insights, if any.
    pub application_insights: Option<ApplicationInsights>,
    /// Where diagnostic settings are switched on.
    pub diagnostics: Option<Span>,
}

/// Days that a vault can be restored, where nothing else is written: the longest.
const VAULT_SOFT_DELETE_DAYS: u32 = 90;
/// Days that logs are kept, where nothing else is written: the shortest.
const LOG_RETENTION_DAYS: u32 = 30;

pub(super) fn registry(
    written: &FalseOr<Spanned<RegistrySection>>,
    home: Span,
    diags: &mut Diagnostics,
) -> Registry {
    let default = Spanned::new(RegistrySection::default(), home);
    let section = match written {
        FalseOr::Absent => &default,
        FalseOr::On(section) => section,
        FalseOr::Off(span) => {
            diags.push(
                Diagnostic::error(
                    Code::REGISTRY_IS_NEEDED,
                    *span,
                    "a workspace without a container registry can't be keyless",
                )
                .cause("the service creates one on first need then, with the admin user on")
                .help("leave `registry` out for a private one with the admin user off"),
            );
            &default
        }
    };
    let entry = &section.value;
    if let Some(Spanned {
        value: RoleAssignmentMode::Abac,
        span,
    }) = entry.role_assignment_mode
    {
        diags.push(
            Diagnostic::error(
                Code::NOT_YET,
                span,
                "`role_assignment_mode: abac` is not supported yet",
            )
            .help("write `role_assignment_mode: legacy`, or leave it out"),
        );
    }
    Registry {
        item: only_one(section.span, home, entry.name.clone(), tags(&entry.tags, diags)),
        sku: entry.sku.as_ref().map_or(RegistrySku::Standard, |sku| sku.value),
    }
}

pub(super) fn key_vault(
    written: Option<&Spanned<VaultSection>>,
    home: Span,
    diags: &mut Diagnostics,
) -> KeyVault {
    let default = Spanned::new(VaultSection::default(), home);
    let section = written.unwrap_or(&default);
    let entry = &section.value;
    if let Some(Spanned {
        value: PermissionModel::AccessPolicies,
        span,
    }) = entry.permission_model
    {
        diags.push(
            Diagnostic::error(
                Code::NOT_YET,
                span,
                "`permission_model: access_policies` is not supported yet",
            )
            .help("write `permission_model: rbac`, or leave it out"),
        );
    }
    if let Some(Spanned { value: false, span }) = entry.purge_protection {
        diags.push(
            Diagnostic::error(
                Code::PURGE_PROTECTION,
                span,
                "purge protection can't be switched off",
            )
            .cause("a purged vault takes the secrets of the workspace with it")
            .help("leave `purge_protection` out: it is on"),
        );
    }
    if let Some(days) = &entry.soft_delete_days {
        check_range(days, "soft_delete_days", &limits::VAULT_SOFT_DELETE_DAYS, diags);
    }
    KeyVault {
        item: only_one(section.span, home, entry.name.clone(), tags(&entry.tags, diags)),
        soft_delete_days: entry
            .soft_delete_days
            .as_ref()
            .map_or(VAULT_SOFT_DELETE_DAYS, |days| days.value),
    }
}

pub(super) fn monitoring(
    written: Option<&Spanned<MonitoringSection>>,
    home: Span,
    diags: &mut Diagnostics,
) -> Monitoring {
    let section = written.map(|section| &section.value);
    let logs = section.and_then(|section| section.log_analytics.as_ref());
    if let Some(days) = logs.and_then(|logs| logs.value.retention_days.as_ref()) {
        check_range(days, "retention_days", &limits::LOG_RETENTION_DAYS, diags);
    }
    let log_analytics = LogAnalytics {
        item: only_one(
            logs.map_or(home, |logs| logs.span),
            home,
            logs.and_then(|logs| logs.value.name.clone()),
            logs.map(|logs| tags(&logs.value.tags, diags)).unwrap_or_default(),
        ),
        retention_days: logs
            .and_then(|logs| logs.value.retention_days.as_ref())
            .map_or(LOG_RETENTION_DAYS, |days| days.value),
    };
    let application_insights = match section.map(|section| &section.application_insights) {
        Some(FalseOr::Off(_)) => None,
        Some(FalseOr::On(insights)) => Some(ApplicationInsights {
            item: only_one(
                insights.span,
                home,
                insights.value.name.clone(),
                tags(&insights.value.tags, diags),
            ),
            local_auth: insights
                .value
                .local_auth
                .as_ref()
                .filter(|on| on.value)
                .map(|on| on.span),
        }),
        None | Some(FalseOr::Absent) => Some(ApplicationInsights {
            item: only_one(home, home, None, Vec::new()),
            local_auth: None,
        }),
    };
    if let Some(span) = application_insights
        .as_ref()
        .and_then(|insights| insights.local_auth)
    {
        diags.push(
            Diagnostic::warning(
                Code::INSTRUMENTATION_KEY,
                span,
                "whoever knows the instrumentation key can send telemetry",
            )
            .cause("local authentication of Application Insights is the only key-based way that a blueprint can open")
            .help("remove `local_auth`; the workspace's identity then publishes with a role"),
        );
    }
    Monitoring {
        log_analytics,
        application_insights,
        diagnostics: section
            .and_then(|section| section.diagnostics.as_ref())
            .filter(|on| on.value)
            .map(|on| on.span),
    }
}

/// The item of a kind of which there is one: underlined at the beginning of its section, or where the blueprint is named.
fn only_one(span: Span, home: Span, name: Option<Spanned<String>>, tags: Tags) -> Item {
    let span = if span == home {
        home
    } else {
        Span::new(span.start, span.start + 1)
    };
    Item {
        logical: String::new(),
        span,
        name,
        tags,
    }
}
