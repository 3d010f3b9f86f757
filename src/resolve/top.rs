//! The keys at the top, and the sections of which there is one.

use super::reference::check_range;
use super::{Item, Tags};
use crate::blueprint::{
    Blueprint, CloudWord, Emit, KeyVault as VaultSection, Monitoring as MonitoringSection,
    Naming as NamingSection, NetworkMode, PermissionModel, Profile, Registry as RegistrySection, RegistrySku,
    RoleAssignmentMode,
    shape::{FalseOr, WordOr},
};
use crate::catalog::{clouds, limits, names};
use crate::diag::{Code, Diagnostic, Diagnostics, suggest};
use crate::model::{Cloud, TargetName};
use crate::source::{Span, Spanned};

/// How names are made.
#[derive(Debug, Clone, Default)]
pub struct Naming {
    /// Literal suffix of globally unique names.
    pub suffix: Option<Spanned<String>>,
    /// Names by kind.
    pub names: Tags,
}

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
/// Kinds of which `naming.names` can set the name.
const NAMED_KINDS: [&str; 6] = [
    "workspace",
    "key_vault",
    "registry",
    "log_analytics",
    "application_insights",
    "storage",
];

/// Tags as pairs, checked where they stand. The shorter limit of storage accounts holds for all: the blueprint's tags are
/// theirs, too.
pub(super) fn tags(written: &crate::blueprint::Tags, diags: &mut Diagnostics) -> Tags {
    let mut tags: Tags = Vec::new();
    for (key, value) in written {
        let length = key.value.chars().count();
        let too_long = (!limits::TAG_NAME_STORAGE.allows(length as u64)).then(|| {
            format!(
                "has {length} characters, and a storage account's tags allow {}",
                limits::TAG_NAME_STORAGE.max
            )
        });
        if let Some(reason) = names::TAG_NAME.violation(&key.value).or(too_long) {
            diags.push(
                Diagnostic::error(
                    Code::TAG_RULE,
                    key.span,
                    format!("`{}` can't name a tag: {reason}", key.value),
                )
                .cause(format!("Azure wants {}", names::TAG_NAME.rule))
                .help("rename the tag"),
            );
        }
        if let Some(reason) = names::TAG_VALUE.violation(&value.value) {
            diags.push(
                Diagnostic::error(
                    Code::TAG_RULE,
                    value.span,
                    format!("the value of tag `{}` can't stand: {reason}", key.value),
                )
                .help("shorten it"),
            );
        }
        let twin = tags
            .iter()
            .find(|(known, _)| known.value.eq_ignore_ascii_case(&key.value));
        if let Some((twin, _)) = twin {
            diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    key.span,
                    format!("tag `{}` differs from `{}` in case only", key.value, twin.value),
                )
                .also(twin.span, "the other one")
                .cause("Azure compares names of tags without regard to case")
                .help("remove one of them"),
            );
        }
        tags.push((key.clone(), value.clone()));
    }
    tags
}

/// The platform's name, checked.
pub(super) fn name(blueprint: &Blueprint, diags: &mut Diagnostics) -> Spanned<String> {
    if blueprint.version.value != 1 {
        diags.push(
            Diagnostic::error(
                Code::VERSION,
                blueprint.version.span,
                format!("blueprint version {} is not known", blueprint.version.value),
            )
            .help("write `version: 1`"),
        );
    }
    let name = &blueprint.name;
    let mut letters = name.value.chars();
    let begins = letters.next().is_some_and(|first| first.is_ascii_lowercase());
    let goes_on =
        letters.all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-');
    if !begins || !goes_on || !(2..=24).contains(&name.value.len()) {
        diags.push(
            Diagnostic::error(
                Code::BLUEPRINT_NAME,
                name.span,
                format!("`{}` can't name a blueprint", name.value),
            )
            .cause("Azure names are made from it")
            .help("use 2 to 24 of `a-z`, `0-9` and `-`, beginning with a letter"),
        );
    }
    name.clone()
}

pub(super) fn cloud(blueprint: &Blueprint, _diags: &mut Diagnostics) -> Cloud {
    match blueprint.cloud.as_ref().map(|cloud| cloud.value) {
        None | Some(CloudWord::Azure) => Cloud::Azure,
        Some(CloudWord::China) => Cloud::China,
        Some(CloudWord::UsGovernment) => Cloud::UsGovernment,
    }
}

/// The region, normalised and checked against the cloud's.
pub(super) fn location(blueprint: &Blueprint, cloud: Cloud, diags: &mut Diagnostics) -> Spanned<String> {
    let written = &blueprint.location;
    let region = clouds::normalise_region(&written.value);
    let known = clouds::regions(cloud);
    if region.is_empty() || !region.chars().all(|letter| letter.is_ascii_alphanumeric()) {
        diags.push(
            Diagnostic::error(
                Code::REGION,
                written.span,
                format!("`{}` is not a region", written.value),
            )
            .help("write a region such as `westeurope`"),
        );
    } else if !known.contains(&region.as_str()) {
        match clouds::cloud_of_region(&region) {
            Some(other) => diags.push(
                Diagnostic::error(
                    Code::REGION_OF_ANOTHER_CLOUD,
                    written.span,
                    format!(
                        "region `{region}` belongs to another cloud than `{}`",
                        cloud_word(cloud)
                    ),
                )
                .help(format!(
                    "write `cloud: {}`, or a region of this cloud",
                    cloud_word(other)
                )),
            ),
            None => diags.push(
                Diagnostic::warning(
                    Code::UNKNOWN_REGION,
                    written.span,
                    format!(
                        "region `{region}` is not among the known regions of cloud `{}`",
                        cloud_word(cloud)
                    ),
                )
                .maybe_help(suggest::did_you_mean(&region, known.iter().copied())),
            ),
        }
    }
    Spanned::new(region, written.span)
}

/// The word of a cloud in a blueprint.
fn cloud_word(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Azure => "azure",
        Cloud::China => "china",
        Cloud::UsGovernment => "us_government",
    }
}

/// A GUID in lower case.
pub(super) fn guid(written: Option<&Spanned<String>>, key: &str, diags: &mut Diagnostics) -> Option<String> {
    let written = written?;
    let hyphens = [8, 13, 18, 23];
    let fits = written.value.len() == 36
        && written.value.char_indices().all(|(at, letter)| {
            if hyphens.contains(&at) {
                letter == '-'
            } else {
                letter.is_ascii_hexdigit()
            }
        });
    if !fits {
        diags.push(
            Diagnostic::error(
                Code::GUID,
                written.span,
                format!("`{key}` is not a GUID: `{}`", written.value),
            )
            .help("write it as `00000000-0000-0000-0000-000000000000`"),
        );
        return None;
    }
    Some(written.value.to_ascii_lowercase())
}

pub(super) fn resource_group(blueprint: &Blueprint, diags: &mut Diagnostics) -> Option<Spanned<String>> {
    let group = match &blueprint.resource_group.as_ref()?.value {
        WordOr::Word(word) => word,
        WordOr::Body(group) => &group.name,
    };
    if let Some(reason) = names::RESOURCE_GROUP.violation(&group.value) {
        diags.push(
            Diagnostic::error(
                Code::RESOURCE_NAME,
                group.span,
                format!(
                    "`{}` can't be the name of a resource group: {reason}",
                    group.value
                ),
            )
            .cause(format!("Azure wants {}", names::RESOURCE_GROUP.rule)),
        );
    }
    Some(group.clone())
}

pub(super) fn naming(written: Option<&Spanned<NamingSection>>, diags: &mut Diagnostics) -> Naming {
    let Some(written) = written else {
        return Naming::default();
    };
    if let Some(suffix) = &written.value.suffix {
        let fits = (1..=10).contains(&suffix.value.len())
            && suffix
                .value
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit());
        if !fits {
            diags.push(
                Diagnostic::error(
                    Code::SUFFIX,
                    suffix.span,
                    format!("`{}` can't end a name", suffix.value),
                )
                .cause("it ends the names of storage accounts, registries and vaults")
                .help("use 1 to 10 lower-case letters and digits"),
            );
        }
    }
    for key in written.value.names.keys() {
        if !NAMED_KINDS.contains(&key.value.as_str()) {
            let help = suggest::did_you_mean(&key.value, NAMED_KINDS).unwrap_or_else(|| {
                format!(
                    "known kinds: {}; a single item takes `name`",
                    super::reference::ticked(&NAMED_KINDS)
                )
            });
            diags.push(
                Diagnostic::error(
                    Code::UNDECLARED,
                    key.span,
                    format!("no kind of resource is called `{}`", key.value),
                )
                .help(help),
            );
        }
    }
    Naming {
        suffix: written.value.suffix.clone(),
        names: names_by_kind(&written.value.names),
    }
}

fn names_by_kind(written: &crate::blueprint::Tags) -> Tags {
    written
        .iter()
        .map(|(kind, name)| (kind.clone(), name.clone()))
        .collect()
}

pub(super) fn targets(blueprint: &Blueprint, diags: &mut Diagnostics) -> Vec<TargetName> {
    let Some(written) = &blueprint.targets else {
        return TargetName::ALL.to_vec();
    };
    if written.value.is_empty() {
        diags.push(
            Diagnostic::error(Code::MISSING_KEY, written.span, "`targets` names no target")
                .help("write `targets: [arm, bicep, terraform]`, or leave it out"),
        );
    }
    TargetName::ALL
        .into_iter()
        .filter(|target| written.value.iter().any(|wanted| wanted.value == *target))
        .collect()
}

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

/// Choices of later sections that are not built yet.
pub(super) fn sections_not_supported(blueprint: &Blueprint, diags: &mut Diagnostics) {
    if let Some(Spanned {
        value: NetworkMode::Managed | NetworkMode::Private,
        span,
    }) = blueprint
        .network
        .as_ref()
        .and_then(|network| network.value.mode.as_ref())
    {
        diags.push(
            Diagnostic::error(Code::NOT_YET, *span, "this network mode is not supported yet")
                .help("write `mode: public`, or leave it out"),
        );
    }
    let Some(rbac) = blueprint.rbac.as_ref() else {
        return;
    };
    if let Some(Spanned {
        value: Profile::LeastPrivilege,
        span,
    }) = rbac.value.profile
    {
        diags.push(
            Diagnostic::error(
                Code::NOT_YET,
                span,
                "`profile: least_privilege` is not supported yet",
            )
            .help("write `profile: documented`, or leave it out"),
        );
    }
    if let Some(Spanned {
        value: Emit::Separate | Emit::None,
        span,
    }) = rbac.value.emit
    {
        diags.push(
            Diagnostic::error(Code::NOT_YET, span, "this value of `emit` is not supported yet")
                .help("write `emit: inline`, or leave it out"),
        );
    }
}
