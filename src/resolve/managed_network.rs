//! The managed network: what it lets out, and which of its outbound rules follow from what runs in it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::computes::Computes;
use super::context::Context;
use super::data::default_account;
use super::item::DEFAULT;
use super::network::parallel_runs;
use super::reference::is_resource_id;
use super::{
    Endpoint, External, ExtraScope, OfflineStore, Reached, ResolvedUse, UseTarget, Workspace, outbound,
};
use crate::arena::{Arena, Handle};
use crate::blueprint::{
    FirewallSku, IsolationMode, Network, NetworkMode, OrParam, OutboundRule as Written, OutboundRuleType,
    RuleProtocol, WorkspaceKind,
};
use crate::catalog::private_link::{self, Group};
use crate::catalog::{names, types};
use crate::diag::{Code, Diagnostic, suggest};
use crate::source::{Span, Spanned};

/// The managed network of the workspace.
#[derive(Debug, Clone)]
pub struct ManagedNetwork {
    /// Where the mode is written.
    pub span: Span,
    /// What it lets out.
    pub isolation: IsolationMode,
    /// SKU of the firewall that host names bring.
    pub firewall_sku: Option<Spanned<FirewallSku>>,
    /// Whether it is made with the workspace, where that is written.
    pub provision_now: Option<Spanned<bool>>,
    /// Its outbound rules, in the order in which they are made: derived ones first.
    pub rules: Vec<OutboundRule>,
}

/// An outbound rule.
#[derive(Debug, Clone)]
pub struct OutboundRule {
    /// Its name in Azure; of a derived one with the place that it follows from.
    pub name: Spanned<String>,
    /// Where it leads.
    pub destination: Destination,
}

impl OutboundRule {
    /// The resource that it leads to, if it leads to one.
    #[must_use]
    pub fn target(&self) -> Option<RuleTarget> {
        match &self.destination {
            Destination::PrivateEndpoint { target, .. } => Some(target.value),
            Destination::Host(_) | Destination::ServiceTag { .. } => None,
        }
    }
}

/// Where an outbound rule leads.
#[derive(Debug, Clone)]
pub enum Destination {
    /// To a host name.
    Host(Spanned<OrParam<String>>),
    /// To the addresses of an Azure service.
    ServiceTag {
        /// The tag.
        tag: Spanned<String>,
        /// Over this protocol.
        protocol: RuleProtocol,
        /// To these ports: numbers and ranges with commas between them.
        ports: String,
    },
    /// To a resource, by a private endpoint.
    PrivateEndpoint {
        /// The resource.
        target: Spanned<RuleTarget>,
        /// The part of it.
        part: Spanned<String>,
        /// Whether Spark reaches it, too.
        spark: bool,
    },
}

/// A resource that an outbound rule leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleTarget {
    /// One of the blueprint.
    Declared(Reached),
    /// A resource by its id.
    External(Handle<External>),
}

const TARGETS: [&str; 6] = [
    "workspace",
    "storage/<name>",
    "registry",
    "registries/<name>",
    "key_vault",
    "key_vaults/<name>",
];

/// The parts of the workspace's own account that parallel jobs coordinate themselves through, by the names of their rules. Nobody
/// else makes these rules.
const PARALLEL: [(&str, &str); 2] = [("default-queue", "queue"), ("default-table", "table")];

impl Context<'_> {
    /// The managed network, if the network is one.
    pub(super) fn managed_network(
        &mut self,
        workspace: &Workspace,
        computes: &Computes,
        endpoints: &Arena<Endpoint>,
    ) -> Option<ManagedNetwork> {
        let network: &Network = &self.blueprint.network.as_ref()?.value;
        let mode = network
            .mode
            .as_ref()
            .filter(|mode| mode.value == NetworkMode::Managed)?;
        if workspace.kind == WorkspaceKind::Project {
            self.diags.push(
                Diagnostic::error(
                    Code::PROJECT_PARTS,
                    mode.span,
                    "a project has no network of its own",
                )
                .cause("it works in its hub's")
                .help("remove `network`, and set it in the blueprint of the hub"),
            );
            return None;
        }
        if network.isolation_mode.is_none() {
            self.diags.push(
                Diagnostic::error(
                    Code::MISSING_KEY,
                    mode.span,
                    "the managed network has no `isolation_mode`",
                )
                .help("add `isolation_mode: allow_internet_outbound`, or `allow_only_approved_outbound`"),
            );
        }
        let mut derived = self.parallel_rules(computes, endpoints);
        derived.extend(self.rules_to_closed(workspace, computes, endpoints));
        let mut written = Vec::new();
        for (name, entry) in &network.outbound_rules {
            let is_it = |rule: &OutboundRule| rule.name.value.eq_ignore_ascii_case(&name.value);
            let at = derived.iter().position(is_it);
            match (&entry.value, at) {
                (Some(rule), _) => written.extend(self.outbound_rule(name, rule)),
                (None, Some(at)) => {
                    let removed = derived.remove(at);
                    self.removed(name, &removed, network);
                }
                (None, None) => self.nobody_derived(name, &derived),
            }
        }
        derived.retain(|rule| !written.iter().any(|other| leads_where(other, rule)));
        for rule in &derived {
            let is_it = |other: &&OutboundRule| other.name.value.eq_ignore_ascii_case(&rule.name.value);
            if let Some(twin) = written.iter().find(is_it) {
                self.diags.push(
                    Diagnostic::error(
                        Code::SAME_NAME,
                        twin.name.span,
                        format!("`{}` is the name of a rule that is derived", rule.name.value),
                    )
                    .also(rule.name.span, "it follows from this")
                    .help("choose another name"),
                );
            }
        }
        derived.append(&mut written);
        Some(ManagedNetwork {
            span: mode.span,
            isolation: network.isolation_mode.as_ref()?.value,
            firewall_sku: network.firewall_sku.clone(),
            provision_now: network.provision_now.clone(),
            rules: derived,
        })
    }

    /// The rules that parallel jobs need.
    fn parallel_rules(&self, computes: &Computes, endpoints: &Arena<Endpoint>) -> Vec<OutboundRule> {
        let (Some(span), Some(own)) = (
            parallel_runs(&computes.clusters, endpoints),
            default_account(&self.accounts),
        ) else {
            return Vec::new();
        };
        PARALLEL
            .into_iter()
            .map(|(name, part)| derived_rule(name.to_owned(), Reached::Account(own), part, span))
            .collect()
    }

    /// The rules to what private endpoints close and code in the network reaches: those that are made, and those of an existing account
    /// that it names. To the workspace's own parts the service makes them.
    fn rules_to_closed(
        &self,
        workspace: &Workspace,
        computes: &Computes,
        endpoints: &Arena<Endpoint>,
    ) -> Vec<OutboundRule> {
        let of_clusters = computes.clusters.iter().flat_map(|cluster| &cluster.uses);
        let of_instances = computes.instances.iter().flat_map(|instance| &instance.uses);
        let of_endpoints = endpoints.iter().flat_map(|endpoint| &endpoint.uses);
        let uses = of_clusters
            .chain(of_instances)
            .chain(of_endpoints)
            .chain(&workspace.uses);
        let mut reached: BTreeMap<Reached, Span> = BTreeMap::new();
        for entry in uses {
            for target in targets(entry) {
                reached.entry(target).or_insert(entry.span);
            }
        }
        let made = self.network.endpoints.iter().flat_map(|made| &made.targets);
        let made = made.map(|target| (target.reached, target.group));
        let existing = self.accounts.entries();
        let existing = existing.filter(|(_, account)| !account.private_endpoints.is_empty());
        let existing = existing.flat_map(|(account, _)| {
            let account = Reached::Account(account);
            let groups = self.groups(account, false).into_iter();
            groups.map(move |group| (account, group))
        });
        let rule = |(target, group): (Reached, Group)| {
            let span = *reached.get(&target)?;
            let item = target.item(&self.accounts, &self.vaults, &self.registries)?;
            let part = group.id();
            (!item.is_default()).then(|| derived_rule(name_of(&item.logical, part), target, part, span))
        };
        made.chain(existing).filter_map(rule).collect()
    }

    /// Whether the workspace's own account is reached by private endpoints alone.
    fn own_account_is_closed(&self) -> bool {
        let own = default_account(&self.accounts);
        let by_endpoints = |own| {
            let endpoints = self.network.endpoints.as_ref();
            endpoints.is_some_and(|endpoints| endpoints.reach(Reached::Account(own)))
        };
        let account = own.and_then(|own| self.accounts.get(own));
        own.is_some_and(by_endpoints) || account.is_some_and(|account| !account.private_endpoints.is_empty())
    }

    /// Says what is missing without a derived rule.
    fn removed(&mut self, name: &Spanned<String>, rule: &OutboundRule, network: &Network) {
        if !PARALLEL.iter().any(|(parallel, _)| *parallel == rule.name.value) {
            self.diags.push(
                Diagnostic::warning(
                    Code::CLOSED_TO_COMPUTES,
                    name.span,
                    format!(
                        "without `{}`, nothing in the managed network reaches its target",
                        name.value
                    ),
                )
                .also(rule.name.span, "uses it")
                .cause("private endpoints close the target, and the managed network has none to it")
                .help("remove this line, unless the network reaches it in another way"),
            );
            return;
        }
        let isolation = network.isolation_mode.as_ref();
        let only_approved = isolation.filter(|mode| mode.value == IsolationMode::AllowOnlyApprovedOutbound);
        let closed_by = self.network.endpoints.as_ref().map(|endpoints| endpoints.span);
        let (place, label) = match (only_approved, closed_by) {
            (Some(isolation), _) => (isolation.span, "no other way leads out"),
            (None, Some(span)) if self.own_account_is_closed() => (span, "the account is closed"),
            (None, _) if self.own_account_is_closed() => (rule.name.span, "the account is closed"),
            (None, _) => return,
        };
        self.diags.push(
            Diagnostic::error(
                Code::PARALLEL_RULES,
                name.span,
                format!("without `{}`, parallel jobs don't start", name.value),
            )
            .also(rule.name.span, "runs parallel jobs")
            .also(place, label)
            .cause("they coordinate themselves through queues and tables of the workspace's own account, for which the service makes no rule")
            .help("remove this line"),
        );
    }

    fn nobody_derived(&mut self, name: &Spanned<String>, derived: &[OutboundRule]) {
        let names: Vec<String> = derived
            .iter()
            .map(|rule| format!("`{}`", rule.name.value))
            .collect();
        let cause = if names.is_empty() {
            "no rule follows from this blueprint".to_owned()
        } else {
            format!("derived are {}", names.join(", "))
        };
        self.diags.push(
            Diagnostic::error(
                Code::OUTBOUND_RULE,
                name.span,
                format!(
                    "`null` takes away a derived rule, and none is called `{}`",
                    name.value
                ),
            )
            .cause(cause)
            .help("remove this line"),
        );
    }

    fn outbound_rule(&mut self, name: &Spanned<String>, rule: &Written) -> Option<OutboundRule> {
        if let Some(reason) = names::OUTBOUND_RULE.violation(&name.value) {
            self.diags.push(
                Diagnostic::error(
                    Code::RESOURCE_NAME,
                    name.span,
                    format!("`{}` can't be the name of an outbound rule: {reason}", name.value),
                )
                .cause(format!("Azure wants {}", names::OUTBOUND_RULE.rule))
                .help("write another name"),
            );
        }
        // what a rule lacks is said where its form is looked at
        let destination = match rule.kind.value {
            OutboundRuleType::Fqdn => {
                let host = rule.destination.as_ref()?;
                outbound::host(host, self.diags).then(|| Destination::Host(host.clone()))?
            }
            OutboundRuleType::ServiceTag => {
                let tag = rule.service_tag.as_ref()?;
                let is_known = outbound::service_tag(tag, self.cloud, self.diags);
                let ports = outbound::ports(rule.port_ranges.as_ref()?, self.diags)?;
                is_known.then_some(Destination::ServiceTag {
                    tag: tag.clone(),
                    protocol: rule.protocol.as_ref()?.value,
                    ports,
                })?
            }
            OutboundRuleType::PrivateEndpoint => {
                let written = rule.target.as_ref()?;
                let target = self.rule_target(written)?;
                let part = rule.subresource.as_ref()?;
                self.has_part(target, part)
                    .then_some(Destination::PrivateEndpoint {
                        target: Spanned::new(target, written.span),
                        part: part.clone(),
                        spark: rule.spark_enabled.as_ref().is_some_and(|spark| spark.value),
                    })?
            }
        };
        Some(OutboundRule {
            name: name.clone(),
            destination,
        })
    }

    /// What a private endpoint leads to.
    fn rule_target(&mut self, word: &Spanned<String>) -> Option<RuleTarget> {
        if is_resource_id(&word.value) {
            return self.rule_target_by_id(word);
        }
        let (section, name) = word.value.split_once('/').unwrap_or((&word.value, ""));
        let own = Spanned::new(DEFAULT.to_owned(), word.span);
        let name = Spanned::new(name.to_owned(), word.span);
        let declared = match (section, name.value.is_empty()) {
            ("workspace", true) => Some(Reached::Workspace),
            ("storage", false) => self.account_named(&name).map(Reached::Account),
            ("registry", true) => self.registry_named(&own).map(Reached::Registry),
            ("registries", false) => self.registry_named(&name).map(Reached::Registry),
            ("key_vault", true) => self.vault_named(&own).map(Reached::Vault),
            ("key_vaults", false) => self.vault_named(&name).map(Reached::Vault),
            (near, true)
                if self
                    .accounts
                    .find(|account| account.item.logical == near)
                    .is_some() =>
            {
                self.unknown_word(
                    word,
                    "a target of private endpoints",
                    &[&format!("storage/{near}")],
                );
                None
            }
            _ => {
                self.unknown_word(word, "a target of private endpoints", &TARGETS);
                None
            }
        };
        declared.map(RuleTarget::Declared)
    }

    fn rule_target_by_id(&mut self, id: &Spanned<String>) -> Option<RuleTarget> {
        match self.scope_by_id(id, "a target of private endpoints")? {
            ExtraScope::Account(account) => Some(RuleTarget::Declared(Reached::Account(account))),
            ExtraScope::Registry(registry) => Some(RuleTarget::Declared(Reached::Registry(registry))),
            ExtraScope::Vault(vault) => Some(RuleTarget::Declared(Reached::Vault(vault))),
            ExtraScope::External(external) => Some(RuleTarget::External(external)),
            ExtraScope::Workspace
            | ExtraScope::ResourceGroup
            | ExtraScope::OtherGroup(_)
            | ExtraScope::Container(..)
            | ExtraScope::LogAnalytics
            | ExtraScope::ApplicationInsights
            | ExtraScope::Identity(_)
            | ExtraScope::Endpoint(_) => {
                self.unknown_word(id, "a target of private endpoints", &TARGETS);
                None
            }
        }
    }

    /// The type of a target, as it is known.
    fn type_of(&self, target: RuleTarget) -> Cow<'static, str> {
        match target {
            RuleTarget::Declared(Reached::Workspace) => types::WORKSPACES.arm.into(),
            RuleTarget::Declared(Reached::Account(_)) => types::STORAGE_ACCOUNTS.arm.into(),
            RuleTarget::Declared(Reached::Registry(_)) => types::CONTAINER_REGISTRIES.arm.into(),
            RuleTarget::Declared(Reached::Vault(_)) => types::KEY_VAULTS.arm.into(),
            RuleTarget::External(external) => self
                .externals
                .get(external)
                .map(|external| external.resource_type.arm.clone())
                .unwrap_or_default(),
        }
    }

    /// Whether a target has a part, as far as is known; if not, that is a finding.
    fn has_part(&mut self, target: RuleTarget, part: &Spanned<String>) -> bool {
        let arm = self.type_of(target);
        let Some(parts) = private_link::sub_resources(&arm) else {
            return self.unknown_parts(&arm, part);
        };
        if parts.contains(&part.value.as_str()) {
            return true;
        }
        let near = suggest::did_you_mean(&part.value, parts.iter().copied());
        self.diags.push(
            Diagnostic::error(
                Code::OUTBOUND_RULE,
                part.span,
                format!("a resource of type `{arm}` has no sub-resource `{}`", part.value),
            )
            .help(near.unwrap_or_else(|| format!("write {}", suggest::alternatives(parts.iter().copied())))),
        );
        false
    }

    /// What is said of a part of a resource whose parts are not known.
    fn unknown_parts(&mut self, arm: &str, part: &Spanned<String>) -> bool {
        if part.value.is_empty() {
            self.diags.push(
                Diagnostic::error(
                    Code::OUTBOUND_RULE,
                    part.span,
                    "a private endpoint leads to a sub-resource",
                )
                .help("write its name, such as `blob` of a storage account"),
            );
            return false;
        }
        if private_link::is_approved(arm) {
            self.diags.push(
                Diagnostic::information(
                    Code::OUTBOUND_RULE,
                    part.span,
                    format!(
                        "whether a resource of type `{arm}` has a sub-resource `{}` is not known",
                        part.value
                    ),
                )
                .cause("it is written as it stands here"),
            );
        }
        true
    }
}

/// What code reaches by a use.
fn targets(entry: &ResolvedUse) -> Vec<Reached> {
    match &entry.target {
        UseTarget::Data(data) => vec![Reached::Account(data.account)],
        UseTarget::KeyVault(vault) => vec![Reached::Vault(*vault)],
        UseTarget::Registry(registry) => vec![Reached::Registry(*registry)],
        UseTarget::Own { sources } => sources
            .iter()
            .map(|data| Reached::Account(data.account))
            .collect(),
        UseTarget::FeatureStore(of) => match &of.offline {
            Some(OfflineStore::Declared(data)) => vec![Reached::Account(data.account)],
            Some(OfflineStore::External(_)) | None => Vec::new(),
        },
        UseTarget::External(_) => Vec::new(),
    }
}

/// The name of a derived rule, for its target and part; a long name of the target is cut.
fn name_of(logical: &str, part: &str) -> String {
    let longest = names::OUTBOUND_RULE.max.saturating_sub(part.len() + 1);
    let logical: String = logical.chars().take(longest).collect();
    format!("{logical}-{part}")
}

fn derived_rule(name: String, target: Reached, part: &str, span: Span) -> OutboundRule {
    OutboundRule {
        name: Spanned::new(name, span),
        destination: Destination::PrivateEndpoint {
            target: Spanned::new(RuleTarget::Declared(target), span),
            part: Spanned::new(part.to_owned(), span),
            spark: false,
        },
    }
}

/// Whether two rules lead to the same part of the same resource.
fn leads_where(one: &OutboundRule, other: &OutboundRule) -> bool {
    match (&one.destination, &other.destination) {
        (
            Destination::PrivateEndpoint { target, part, .. },
            Destination::PrivateEndpoint {
                target: other_target,
                part: other_part,
                ..
            },
        ) => target.value == other_target.value && part.value == other_part.value,
        _ => false,
    }
}
