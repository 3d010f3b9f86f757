//! Adjustments of the derived access, with their references resolved, and waivers.

use uuid::Uuid;

use super::computes::{ComputeHandle, Computes};
use super::context::Context;
use super::item::DEFAULT;
use super::reference::{bare, lookup, ticked};
use super::{
    Account, Endpoint, EndpointKind, External, KeyVault, Person, Registry, UserIdentity, resource_id, top,
};
use crate::arena::{Arena, Handle, Keyed};
use crate::blueprint::{CustomRole as CustomRoleEntry, Waiver as WaiverEntry, shape::WordListOr};
use crate::catalog::{limits, roles, types};
use crate::diag::{Code, Date, Diagnostic, suggest};
use crate::model::rbac::{PRINCIPALS, SCOPES};
use crate::model::{Emission, Place, Profile, RoleDefinition};
use crate::source::{Span, Spanned};

/// Adjustments of the derived access.
#[derive(Debug, Default)]
pub struct Rbac {
    /// Which roles are taken.
    pub profile: Profile,
    /// Where the grants are written.
    pub emission: Emission,
    /// Rules that are switched, by id as written.
    pub switches: Vec<RuleSwitch>,
    /// Further grants.
    pub extra: Vec<ExtraGrant>,
    /// Grants that keep a name.
    pub adopted: Vec<(Spanned<String>, ExtraGrant)>,
    /// Custom roles.
    pub roles: Arena<CustomRole>,
}

/// A custom role.
#[derive(Debug, Clone)]
pub struct CustomRole {
    /// Its name, by which the blueprint speaks of it.
    pub name: Spanned<String>,
    /// What it is for.
    pub description: Option<String>,
    /// What it allows on resources.
    pub actions: Vec<String>,
    /// What is taken out of that.
    pub not_actions: Vec<String>,
    /// What it allows on data.
    pub data_actions: Vec<String>,
    /// What is taken out of that.
    pub not_data_actions: Vec<String>,
}

/// By its name, whose case does not count.
impl Keyed for CustomRole {
    type Key = String;

    fn key(&self) -> String {
        self.name.value.to_ascii_lowercase()
    }
}

/// A rule that is switched.
#[derive(Debug, Clone)]
pub struct RuleSwitch {
    /// Its id, as written.
    pub rule: Spanned<String>,
    /// Whether it applies.
    pub enabled: bool,
    /// Why.
    pub reason: Option<String>,
}

/// A grant that the blueprint asks for itself.
#[derive(Debug, Clone)]
pub struct ExtraGrant {
    /// Who.
    pub principal: ExtraPrincipal,
    /// What.
    pub role: ExtraRole,
    /// Where.
    pub scope: ExtraScope,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub span: Span,
}

/// The role that a further grant gives.
#[derive(Debug, Clone, Copy)]
pub enum ExtraRole {
    /// A built-in role.
    BuiltIn(&'static RoleDefinition),
    /// A custom role of the blueprint.
    Custom(Handle<CustomRole>),
    /// A role that the catalog does not know, by its GUID.
    Unlisted(Uuid),
}

/// Who gets a further grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExtraPrincipal {
    /// The workspace's identity.
    Workspace,
    /// A declared identity.
    Identity(Handle<UserIdentity>),
    /// The default identity of a compute.
    Compute(ComputeHandle),
    /// The identity of an endpoint.
    Endpoint(Handle<Endpoint>),
    /// A principal.
    Person(Handle<Person>),
}

/// Where a further grant holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExtraScope {
    /// The workspace.
    Workspace,
    /// The resource group.
    ResourceGroup,
    /// Another resource group.
    OtherGroup(Place),
    /// A storage account.
    Account(Handle<Account>),
    /// A container.
    Container(Handle<Account>, String),
    /// A registry.
    Registry(Handle<Registry>),
    /// A vault.
    Vault(Handle<KeyVault>),
    /// Log Analytics.
    LogAnalytics,
    /// Application Insights.
    ApplicationInsights,
    /// A declared identity.
    Identity(Handle<UserIdentity>),
    /// An endpoint.
    Endpoint(Handle<Endpoint>),
    /// A resource that exists already.
    External(Handle<External>),
}

/// A finding that is accepted.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// Id of a hard rule or code of a finding, as written.
    pub rule: Spanned<String>,
    /// Why.
    pub reason: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Until when.
    pub until: Option<String>,
}

/// What a further grant can name.
pub(super) struct Named<'n> {
    pub(super) computes: &'n Computes,
    pub(super) endpoints: &'n Arena<Endpoint>,
    pub(super) people: &'n Arena<Person>,
}

impl Context<'_> {
    /// The `rbac` section.
    pub(super) fn rbac(&mut self, named: &Named<'_>) -> Rbac {
        let Some(section) = self.blueprint.rbac.as_ref().map(|section| &section.value) else {
            return Rbac::default();
        };
        let custom = self.custom_roles(&section.roles);
        let switches = section
            .rules
            .iter()
            .map(|(rule, entry)| RuleSwitch {
                rule: rule.clone(),
                enabled: entry.value.enabled.value,
                reason: entry.value.reason.as_ref().map(|text| text.value.clone()),
            })
            .collect();
        let mut extra = Vec::new();
        for entry in &section.extra {
            let written = &entry.value;
            extra.extend(self.extra_grant(
                (&written.principal, &written.role, &written.scope),
                &written.reason.value,
                named,
                &custom,
            ));
        }
        let mut adopted = Vec::new();
        for entry in &section.adopt {
            let written = &entry.value;
            let grant = self.extra_grant(
                (&written.principal, &written.role, &written.scope),
                "",
                named,
                &custom,
            );
            let name = top::guid(Some(&written.name), "name", self.diags)
                .map(|name| Spanned::new(name, written.name.span));
            adopted.extend(name.zip(grant));
        }
        Rbac {
            profile: section
                .profile
                .as_ref()
                .map(|profile| profile.value)
                .unwrap_or_default(),
            emission: section.emit.as_ref().map(|emit| emit.value).unwrap_or_default(),
            switches,
            extra,
            adopted,
            roles: custom,
        }
    }

    fn custom_roles(&mut self, entries: &[Spanned<CustomRoleEntry>]) -> Arena<CustomRole> {
        let mut found: Arena<CustomRole> = Arena::default();
        for entry in entries {
            let written = &entry.value;
            let name = &written.name;
            let known = roles::ALL.iter().any(|role| role.answers_to(&name.value));
            let twin = found.keyed(&name.value.to_ascii_lowercase());
            let twin = twin.and_then(|twin| found.get(twin));
            if known || twin.is_some() {
                let mut finding = Diagnostic::error(
                    Code::ROLE_NAMED_TWICE,
                    name.span,
                    format!("a role is called `{}` already", name.value),
                )
                .help("choose another name");
                if let Some(twin) = twin {
                    finding = finding.also(twin.name.span, "this one");
                }
                self.diags.push(finding);
                continue;
            }
            if name.value.trim().is_empty() {
                self.diags.push(
                    Diagnostic::error(Code::OUT_OF_RANGE, name.span, "a custom role has no name")
                        .help("write what it is for, in some words"),
                );
            }
            let most = &limits::CUSTOM_ROLE_DESCRIPTION;
            let description = written.description.as_ref();
            if let Some(text) = description.filter(|text| !most.allows(text.value.len() as u64)) {
                self.diags.push(
                    Diagnostic::error(
                        Code::OUT_OF_RANGE,
                        text.span,
                        format!(
                            "the description has {} bytes, and Azure allows {}",
                            text.value.len(),
                            most.max
                        ),
                    )
                    .help("shorten it"),
                );
            }
            if written.actions.is_empty() && written.data_actions.is_empty() {
                self.diags.push(
                    Diagnostic::error(
                        Code::MISSING_KEY,
                        name.span,
                        format!("custom role `{}` allows nothing", name.value),
                    )
                    .help("add `actions` or `data_actions`"),
                );
            }
            let texts = |list: &[Spanned<String>]| list.iter().map(|text| text.value.clone()).collect();
            found.add(CustomRole {
                name: name.clone(),
                description: written.description.as_ref().map(|text| text.value.clone()),
                actions: texts(&written.actions),
                not_actions: texts(&written.not_actions),
                data_actions: texts(&written.data_actions),
                not_data_actions: texts(&written.not_data_actions),
            });
        }
        found
    }

    fn extra_grant(
        &mut self,
        (principal, role, scope): (&Spanned<String>, &Spanned<String>, &Spanned<String>),
        reason: &str,
        named: &Named<'_>,
        custom: &Arena<CustomRole>,
    ) -> Option<ExtraGrant> {
        let who = self.extra_principal(principal, named);
        let given = self.extra_role(role, custom);
        let place = self.extra_scope(scope, named.endpoints);
        Some(ExtraGrant {
            principal: who?,
            role: given?,
            scope: place?,
            reason: reason.to_owned(),
            span: role.span,
        })
    }

    fn extra_principal(&mut self, word: &Spanned<String>, named: &Named<'_>) -> Option<ExtraPrincipal> {
        let (section, name) = word.value.split_once('/').unwrap_or((&word.value, ""));
        let name = Spanned::new(name.to_owned(), word.span);
        match section {
            "workspace" if name.value.is_empty() => Some(ExtraPrincipal::Workspace),
            "identities" => self
                .named_identity(&name)
                .map(|found| ExtraPrincipal::Identity(found.value)),
            "computes" => {
                let entry = lookup(&name, "computes", "compute", &self.blueprint.computes, self.diags)?;
                let works_as_user = entry.identity.as_ref().is_some_and(
                    |identity| matches!(&identity.value, WordListOr::Word(word) if word.value == "none"),
                );
                if works_as_user {
                    self.no_identity(word, "it works as its user, who is the principal then");
                    return None;
                }
                let name = bare(&name.value, "computes");
                named.computes.find(name).map(ExtraPrincipal::Compute)
            }
            "endpoints" => {
                let at = self.endpoint_named(&name, named.endpoints)?;
                if matches!(named.endpoints.get(at)?.kind, EndpointKind::Batch { .. }) {
                    self.no_identity(word, "its jobs run as their caller on its cluster");
                    return None;
                }
                Some(ExtraPrincipal::Endpoint(at))
            }
            "principals" => {
                let declared = &self.blueprint.principals;
                lookup(&name, "principals", "principal", declared, self.diags)?;
                named.people.keyed(&name.value).map(ExtraPrincipal::Person)
            }
            _ => {
                self.unknown_word(word, "a principal", &PRINCIPALS);
                None
            }
        }
    }

    fn no_identity(&mut self, word: &Spanned<String>, cause: &str) {
        self.diags.push(
            Diagnostic::error(
                Code::CONTRADICTION,
                word.span,
                format!("`{}` has no identity that a role could be given to", word.value),
            )
            .cause(cause)
            .help("name another principal"),
        );
    }

    pub(super) fn unknown_word(&mut self, word: &Spanned<String>, noun: &str, known: &[&str]) {
        self.diags.push(
            Diagnostic::error(
                Code::UNDECLARED,
                word.span,
                format!("`{}` does not name {noun}", word.value),
            )
            .help(
                match (suggest::did_you_mean(&word.value, known.iter().copied()), known) {
                    (Some(near), _) => near,
                    (None, [only]) => format!("write `{only}`"),
                    (None, _) => format!("write one of {}", ticked(known)),
                },
            ),
        );
    }

    fn extra_role(&mut self, word: &Spanned<String>, custom: &Arena<CustomRole>) -> Option<ExtraRole> {
        if let Some(role) = custom.keyed(&word.value.trim().to_ascii_lowercase()) {
            return Some(ExtraRole::Custom(role));
        }
        if let Some(role) = roles::ALL
            .iter()
            .copied()
            .find(|role| role.answers_to(&word.value))
        {
            return Some(ExtraRole::BuiltIn(role));
        }
        if let Some((name, system)) = roles::of_another_system(&word.value) {
            self.diags.push(
                Diagnostic::error(
                    Code::ROLE_OF_ANOTHER_SYSTEM,
                    word.span,
                    format!("this is {name}, a role of {system} itself"),
                )
                .cause("Azure Resource Manager does not know it and refuses its assignment")
                .help(format!("assign it by the means of {system}, and remove it here")),
            );
            return None;
        }
        if let Ok(guid) = Uuid::try_parse(&word.value) {
            self.diags.push(
                Diagnostic::information(
                    Code::UNKNOWN_ROLE,
                    word.span,
                    format!("role `{}` is not in the catalog", word.value),
                )
                .cause("it is assigned as it is; what it allows cannot be said"),
            );
            return Some(ExtraRole::Unlisted(guid));
        }
        let own = custom.iter().map(|role| role.name.value.as_str());
        let names = roles::ALL.iter().map(|role| role.name).chain(own);
        let former = roles::ALL.iter().flat_map(|role| role.aliases.iter().copied());
        let near =
            suggest::did_you_mean(&word.value, names).or_else(|| suggest::did_you_mean(&word.value, former));
        self.diags.push(
            Diagnostic::error(
                Code::UNKNOWN_ROLE,
                word.span,
                format!("no role is called `{}`", word.value),
            )
            .help(near.unwrap_or_else(|| {
                "`amlgen roles` lists the known roles; others go by their GUID".to_owned()
            })),
        );
        None
    }

    fn extra_scope(&mut self, word: &Spanned<String>, endpoints: &Arena<Endpoint>) -> Option<ExtraScope> {
        if word.value.trim_start().starts_with('/') {
            if let Some((subscription, group)) = resource_id::group(&word.value) {
                return self.group_by_id(word.span, subscription, group);
            }
            return self.scope_by_id(word, "a scope");
        }
        let (section, name) = word.value.split_once('/').unwrap_or((&word.value, ""));
        let own = Spanned::new(DEFAULT.to_owned(), word.span);
        let name = Spanned::new(name.to_owned(), word.span);
        match (section, name.value.is_empty()) {
            ("workspace", true) => Some(ExtraScope::Workspace),
            ("resource_group", true) => Some(ExtraScope::ResourceGroup),
            ("log_analytics", true) => Some(ExtraScope::LogAnalytics),
            ("application_insights", true) => Some(ExtraScope::ApplicationInsights),
            ("registry", true) => self.registry_named(&own).map(ExtraScope::Registry),
            ("key_vault", true) => self.vault_named(&own).map(ExtraScope::Vault),
            ("registries", false) => self.registry_named(&name).map(ExtraScope::Registry),
            ("key_vaults", false) => self.vault_named(&name).map(ExtraScope::Vault),
            ("identities", false) => self
                .named_identity(&name)
                .map(|found| ExtraScope::Identity(found.value)),
            ("endpoints", false) => self.endpoint_named(&name, endpoints).map(ExtraScope::Endpoint),
            ("datastores", false) => {
                let store = self.store_named(&name)?;
                Some(ExtraScope::Container(
                    store.account,
                    store.container.value.clone(),
                ))
            }
            ("storage", false) => {
                let Some((account, container)) = name.value.split_once('/') else {
                    return self.account_named(&name).map(ExtraScope::Account);
                };
                let account = self.account_named(&Spanned::new(account.to_owned(), word.span))?;
                let container = Spanned::new(container.to_owned(), word.span);
                self.known_container(&container, account)?;
                Some(ExtraScope::Container(account, container.value))
            }
            _ => {
                self.unknown_word(word, "a scope", &SCOPES);
                None
            }
        }
    }

    /// What is behind the id of a resource group.
    fn group_by_id(&mut self, span: Span, subscription: &str, group: &str) -> Option<ExtraScope> {
        let at = |text: &str| Spanned::new(text.to_owned(), span);
        Some(match self.place_of(Some(&at(subscription)), Some(&at(group)))? {
            Place::Own => ExtraScope::ResourceGroup,
            place @ Place::Elsewhere { .. } => ExtraScope::OtherGroup(place),
        })
    }

    /// What is behind a resource id of any type: what the blueprint declares under that name, or what exists beside it.
    pub(super) fn scope_by_id(&mut self, id: &Spanned<String>, noun: &str) -> Option<ExtraScope> {
        let (resource_type, place, names) = self.id_of_any(id, noun)?;
        let declared = match names.as_slice() {
            [name] if resource_type == (&types::STORAGE_ACCOUNTS).into() => self
                .accounts
                .find(|account| account.item.is_at(&place, name))
                .map(ExtraScope::Account),
            [name] if resource_type == (&types::CONTAINER_REGISTRIES).into() => self
                .registries
                .find(|registry| registry.item.is_at(&place, name))
                .map(ExtraScope::Registry),
            [name] if resource_type == (&types::KEY_VAULTS).into() => self
                .vaults
                .find(|vault| vault.item.is_at(&place, name))
                .map(ExtraScope::Vault),
            [name] if resource_type == (&types::USER_ASSIGNED_IDENTITIES).into() => self
                .identities
                .find(|identity| identity.item.is_at(&place, name))
                .map(ExtraScope::Identity),
            _ => None,
        };
        declared.or_else(|| {
            self.workload(&resource_type, place, &names, id.span)
                .map(ExtraScope::External)
        })
    }

    /// The findings that are accepted.
    pub(super) fn waivers(&mut self) -> Vec<Waiver> {
        for entry in &self.blueprint.waivers {
            let reason = &entry.value.reason;
            if reason.value.trim().is_empty() {
                self.diags.push(
                    Diagnostic::error(Code::BAD_VALUE, reason.span, "a waiver needs a reason")
                        .help("write why the finding is accepted"),
                );
            }
            if let Some(until) = entry
                .value
                .until
                .as_ref()
                .filter(|until| Date::read(&until.value).is_none())
            {
                self.diags.push(
                    Diagnostic::error(
                        Code::BAD_VALUE,
                        until.span,
                        format!("`{}` is not a date", until.value),
                    )
                    .help("write it as `until: 2027-06-30`"),
                );
            }
        }
        let text = |written: &Option<Spanned<String>>| written.as_ref().map(|text| text.value.clone());
        self.blueprint
            .waivers
            .iter()
            .map(|entry| {
                let WaiverEntry {
                    rule,
                    reason,
                    owner,
                    until,
                } = &entry.value;
                Waiver {
                    rule: rule.clone(),
                    reason: reason.value.clone(),
                    owner: text(owner),
                    until: text(until),
                }
            })
            .collect()
    }
}
