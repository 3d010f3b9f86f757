//! Registries, key vaults and monitoring.

use super::context::Context;
use super::item::DEFAULT;
use super::network::place::Firewall;
use super::own_parts::{OwnPart, OwnParts, own_or_declared};
use super::reference::{check_logical, check_range};
use super::{Item, KeyVault, Registry};
use crate::arena::Handle;
use crate::blueprint::OrParam;
use crate::blueprint::{
    ApplicationInsights as InsightsSection, Existing, KeyVault as VaultSection, LogAnalytics as LogsSection,
    PermissionModel, Registry as RegistrySection, RegistrySku, RoleAssignmentMode, Tags,
    shape::{BoolOr, FalseOr},
};
use crate::catalog::{limits, types};
use crate::diag::{Code, Diagnostic};
use crate::model::ResourceType;
use crate::source::{Span, Spanned};

/// The Log Analytics workspace.
#[derive(Debug, Clone)]
pub struct LogAnalytics {
    /// Place and tags.
    pub item: Item,
    /// Days that logs are kept.
    pub retention_days: OrParam<u32>,
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
    /// Log Analytics; a project has none.
    pub log_analytics: Option<LogAnalytics>,
    /// Application Insights, if any.
    pub application_insights: Option<ApplicationInsights>,
    /// The name of the diagnostic settings, where they are switched on.
    pub diagnostics: Option<Spanned<String>>,
}

/// Days that a vault can be restored, where nothing else is written: the longest.
const VAULT_SOFT_DELETE_DAYS: u32 = 90;
/// Name of the diagnostic settings, where nothing else is written.
const DIAGNOSTIC_SETTINGS: &str = "to-log-analytics";
/// Days that logs are kept, where nothing else is written: the shortest.
const LOG_RETENTION_DAYS: u32 = 30;

impl Context<'_> {
    /// Collects the workspace's registry and the further ones.
    pub(super) fn declare_registries(&mut self) {
        let home = self.home();
        let default = Spanned::new(RegistrySection::default(), home);
        let section = match &self.blueprint.registry {
            FalseOr::Absent => self.own_parts.are_made().then_some(&default),
            FalseOr::On(section) => Some(section),
            FalseOr::Off(_) if !self.own_parts.are_made() => None,
            FalseOr::Off(span) => {
                self.diags.push(
                    Diagnostic::error(
                        Code::REGISTRY_IS_NEEDED,
                        *span,
                        "a workspace without a container registry can't be keyless",
                    )
                    .cause("the service creates one on first need then, with the admin user on")
                    .help("leave `registry` out for a private one with the admin user off"),
                );
                Some(&default)
            }
        };
        if let Some(section) = section {
            let entry = &section.value;
            let item = Item::only_one(section.span, home, entry.name.as_ref(), &entry.tags, self.diags);
            if entry.existing.is_none() && !self.own_parts.are_made() {
                self.part_is_there(item.span, "container registry", "registry: { existing: … }");
            }
            let registry = self.registry(item, entry);
            self.registries.add(registry);
        }
        for (key, entry) in &self.blueprint.registries {
            check_logical(key, "a container registry", self.diags);
            self.refuse_own_name(key, "registry");
            let item = Item::of(key, entry.value.name.as_ref(), &entry.value.tags, self.diags);
            let registry = self.registry(item, &entry.value);
            self.registries.add(registry);
        }
    }

    fn refuse_own_name(&mut self, key: &Spanned<String>, section: &str) {
        if key.value == DEFAULT {
            self.diags.push(
                Diagnostic::error(
                    Code::BLUEPRINT_NAME,
                    key.span,
                    "`default` is the workspace's own, which has a section of its own",
                )
                .help(format!("write it under `{section}`, or choose another name")),
            );
        }
    }

    fn registry(&mut self, mut item: Item, entry: &RegistrySection) -> Registry {
        let build_identity = entry
            .build_identity
            .as_ref()
            .and_then(|word| self.named_identity(word));
        if let Some(existing) = &entry.existing {
            self.refuse_beside_existing(
                existing.span,
                &[
                    ("name", entry.name.as_ref().map(|name| name.span)),
                    ("tags", entry.tags.keys().next().map(|key| key.span)),
                    ("sku", entry.sku.as_ref().map(|sku| sku.span)),
                ],
            );
            self.make_existing(
                &mut item,
                existing,
                "a container registry",
                &types::CONTAINER_REGISTRIES,
            );
        }
        if let (true, Some(word)) = (item.is_default(), &entry.build_identity) {
            self.diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    word.span,
                    "`build_identity` is for base images in another registry than the workspace's own",
                )
                .cause("the workspace's identity builds on images of its own registry anyway")
                .help("write it under `registries`, or remove it"),
            );
        }
        let abac = entry
            .role_assignment_mode
            .as_ref()
            .filter(|mode| mode.value == RoleAssignmentMode::Abac);
        if let Some(mode) = abac {
            let help = if item.existing {
                "unless you need repository roles, switch it back and write `role_assignment_mode: legacy`"
            } else {
                "write `role_assignment_mode: legacy` unless you need repository roles"
            };
            self.diags.push(
                Diagnostic::warning(
                    Code::ABAC_REGISTRY,
                    mode.span,
                    format!("{} is in ABAC mode, where only repository roles count", named(&item, "registry")),
                )
                .cause("the automatic AcrPull grants of Azure Machine Learning and the default access of registry tasks have no effect there")
                .help(help),
            );
        }
        Registry {
            item,
            sku: entry.sku.as_ref().map_or(RegistrySku::Standard, |sku| sku.value),
            abac: abac.is_some(),
            build_identity,
            customer_key: None,
            firewall: Firewall::default(),
        }
    }

    /// Collects the workspace's vault and the further ones.
    pub(super) fn declare_vaults(&mut self) {
        let home = self.home();
        let default = Spanned::new(VaultSection::default(), home);
        let section = match &self.blueprint.key_vault {
            None => self.own_parts.are_made().then_some(&default),
            written => written.as_ref(),
        };
        if let Some(section) = section {
            let entry = &section.value;
            let item = Item::only_one(section.span, home, entry.name.as_ref(), &entry.tags, self.diags);
            if entry.existing.is_none() && !self.own_parts.are_made() {
                self.part_is_there(item.span, "key vault", "key_vault: { existing: … }");
            }
            let vault = self.vault(item, entry);
            self.vaults.add(vault);
        }
        for (key, entry) in &self.blueprint.key_vaults {
            check_logical(key, "a key vault", self.diags);
            self.refuse_own_name(key, "key_vault");
            let item = Item::of(key, entry.value.name.as_ref(), &entry.value.tags, self.diags);
            let vault = self.vault(item, &entry.value);
            self.vaults.add(vault);
        }
    }

    fn vault(&mut self, mut item: Item, entry: &VaultSection) -> KeyVault {
        if let Some(existing) = &entry.existing {
            self.refuse_beside_existing(
                existing.span,
                &[
                    ("name", entry.name.as_ref().map(|name| name.span)),
                    ("tags", entry.tags.keys().next().map(|key| key.span)),
                    (
                        "purge_protection",
                        entry.purge_protection.as_ref().map(|on| on.span),
                    ),
                    (
                        "soft_delete_days",
                        entry.soft_delete_days.as_ref().map(|days| days.span),
                    ),
                ],
            );
            self.make_existing(&mut item, existing, "a key vault", &types::KEY_VAULTS);
        }
        if let Some(Spanned { value: false, span }) = entry.purge_protection {
            self.diags.push(
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
            check_range(
                days,
                "soft_delete_days",
                &limits::VAULT_SOFT_DELETE_DAYS,
                self.diags,
            );
        }
        let access_policies = entry
            .permission_model
            .as_ref()
            .filter(|model| model.value == PermissionModel::AccessPolicies)
            .map(|model| model.span);
        if let Some(span) = access_policies {
            let help = if item.existing {
                "switch it over, `az keyvault update --enable-rbac-authorization true`, and write `permission_model: rbac`"
            } else {
                "write `permission_model: rbac`, or leave it out"
            };
            self.diags.push(
                Diagnostic::warning(
                    Code::ACCESS_POLICIES,
                    span,
                    format!(
                        "access policies decide about access to {}",
                        named(&item, "key vault")
                    ),
                )
                .cause("whoever is Contributor on the vault can rewrite them")
                .help(help),
            );
        }
        KeyVault {
            item,
            soft_delete_days: entry
                .soft_delete_days
                .as_ref()
                .map_or(OrParam::Value(VAULT_SOFT_DELETE_DAYS), |days| days.value.clone()),
            access_policies,
            firewall: Firewall::default(),
        }
    }

    /// The registry that a word names; `default` is the workspace's own.
    pub(super) fn registry_named(&mut self, word: &Spanned<String>) -> Option<Handle<Registry>> {
        let part = OwnPart {
            section: "registries",
            noun: "registry",
            line: "registry: { existing: { name: <its name> } }",
        };
        own_or_declared(self.own_parts, word, &part, &self.registries, self.diags)
    }

    /// The vault that a word names; `default` is the workspace's own.
    pub(super) fn vault_named(&mut self, word: &Spanned<String>) -> Option<Handle<KeyVault>> {
        let part = OwnPart {
            section: "key_vaults",
            noun: "key vault",
            line: "key_vault: { existing: { name: <its name> } }",
        };
        own_or_declared(self.own_parts, word, &part, &self.vaults, self.diags)
    }

    /// Log Analytics, Application Insights and diagnostic settings.
    pub(super) fn monitoring(&mut self) -> Monitoring {
        let section = self.blueprint.monitoring.as_ref().map(|section| &section.value);
        let logs = section.and_then(|section| section.log_analytics.as_ref());
        let log_analytics = match logs {
            Some(logs) => self.log_analytics(logs),
            None => self.own_parts.are_made().then(|| LogAnalytics {
                item: Item::plain("", self.home()),
                retention_days: OrParam::Value(LOG_RETENTION_DAYS),
            }),
        };
        let application_insights = match section.map(|section| &section.application_insights) {
            Some(FalseOr::Off(_)) => None,
            Some(FalseOr::On(insights)) => self.application_insights(insights),
            None | Some(FalseOr::Absent) => self.own_parts.are_made().then(|| ApplicationInsights {
                item: Item::plain("", self.home()),
                local_auth: None,
            }),
        };
        let diagnostics = section
            .and_then(|section| section.diagnostics.as_ref())
            .and_then(|written| match &written.value {
                BoolOr::Bool(true) => Some(Spanned::new(DIAGNOSTIC_SETTINGS.to_owned(), written.span)),
                BoolOr::Bool(false) => None,
                BoolOr::Body(settings) => Some(settings.name.clone()),
            });
        if let (Some(name), None, None) = (&diagnostics, logs, &log_analytics) {
            self.diags.push(
                Diagnostic::warning(
                    Code::NO_EFFECT,
                    name.span,
                    match self.own_parts {
                        OwnParts::Existing => "no Log Analytics workspace is named, so there are no diagnostic settings",
                        OwnParts::Made | OwnParts::OfHub => "a project has no Log Analytics workspace of its own, so there are no diagnostic settings",
                    },
                )
                .help("name the one that gets the logs: `monitoring: { log_analytics: { existing: … } }`"),
            );
        }
        Monitoring {
            log_analytics,
            application_insights,
            diagnostics,
        }
    }

    fn log_analytics(&mut self, section: &Spanned<LogsSection>) -> Option<LogAnalytics> {
        let entry = &section.value;
        let days = entry.retention_days.as_ref();
        let part = MonitoringPart {
            noun: "a Log Analytics workspace",
            of_hub: "Log Analytics workspace",
            key: "log_analytics",
            resource_type: &types::LOG_ANALYTICS,
            existing: entry.existing.as_ref(),
            name: entry.name.as_ref(),
            tags: &entry.tags,
            others: &[("retention_days", days.map(|days| days.span))],
        };
        let item = self.monitoring_item(section.span, &part)?;
        if let Some(days) = days {
            check_range(days, "retention_days", &limits::LOG_RETENTION_DAYS, self.diags);
        }
        Some(LogAnalytics {
            item,
            retention_days: days.map_or(OrParam::Value(LOG_RETENTION_DAYS), |days| days.value.clone()),
        })
    }

    fn application_insights(&mut self, section: &Spanned<InsightsSection>) -> Option<ApplicationInsights> {
        let entry = &section.value;
        let part = MonitoringPart {
            noun: "an Application Insights component",
            of_hub: "Application Insights",
            key: "application_insights",
            resource_type: &types::APPLICATION_INSIGHTS,
            existing: entry.existing.as_ref(),
            name: entry.name.as_ref(),
            tags: &entry.tags,
            others: &[],
        };
        let item = self.monitoring_item(section.span, &part)?;
        let local_auth = entry.local_auth.as_ref().filter(|on| on.value).map(|on| on.span);
        if let Some(span) = local_auth {
            self.diags.push(
                Diagnostic::warning(
                    Code::INSTRUMENTATION_KEY,
                    span,
                    "whoever knows the instrumentation key can send telemetry",
                )
                .cause("local authentication of Application Insights is the only key-based way that a blueprint can open")
                .help("remove `local_auth`; the workspace's identity then publishes with a role"),
            );
        }
        Some(ApplicationInsights { item, local_auth })
    }

    /// One of the two parts of monitoring: made, or one that exists; a project makes none.
    fn monitoring_item(&mut self, span: Span, part: &MonitoringPart<'_>) -> Option<Item> {
        let mut item = Item::only_one(span, self.home(), part.name, part.tags, self.diags);
        if let Some(existing) = part.existing {
            let mut keys = vec![
                ("name", part.name.map(|name| name.span)),
                ("tags", part.tags.keys().next().map(|key| key.span)),
            ];
            keys.extend(part.others);
            self.refuse_beside_existing(existing.span, &keys);
            let (place, name) = self.existing(existing, part.noun, part.resource_type)?;
            item.make_existing(place, name);
        } else if !self.own_parts.are_made() {
            let key = part.key;
            self.part_is_there(
                item.span,
                part.of_hub,
                &format!("monitoring: {{ {key}: {{ existing: … }} }}"),
            );
        }
        Some(item)
    }
}

impl KeyVault {
    /// A vault that exists already, of which nothing else is written.
    pub(super) fn existing(item: Item) -> Self {
        Self {
            item,
            soft_delete_days: OrParam::Value(VAULT_SOFT_DELETE_DAYS),
            access_policies: None,
            firewall: Firewall::default(),
        }
    }
}

/// What a part of monitoring has that others have, too.
struct MonitoringPart<'a> {
    /// What it is, with its article.
    noun: &'a str,
    /// What a project takes of its hub.
    of_hub: &'a str,
    key: &'a str,
    resource_type: &'static ResourceType,
    existing: Option<&'a Spanned<Existing>>,
    name: Option<&'a Spanned<String>>,
    tags: &'a Tags,
    /// Keys that only this part has, with their places.
    others: &'a [(&'a str, Option<Span>)],
}

/// A registry or vault in a sentence.
fn named(item: &Item, noun: &str) -> String {
    if item.is_default() {
        format!("the workspace's {noun}")
    } else {
        format!("{noun} `{}`", item.logical)
    }
}
