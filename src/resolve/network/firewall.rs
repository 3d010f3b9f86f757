//! Whom an account, a registry or a vault lets in from public networks.

use crate::address::Prefix;
use crate::arena::Handle;
use crate::blueprint::{NetworkMode, OrParam, PublicAccess, Ranges, RegistrySku, SubnetRef};
use crate::diag::{Code, Diagnostic};
use crate::resolve::Workspace;
use crate::resolve::context::Context;
use crate::resolve::reference::head;
use crate::source::{Span, Spanned};

use super::place::{Firewall, Subnet};
use super::prefix;
use super::reached::{PrivateEndpoints, Reached};

/// What is written on one resource.
struct Written<'w> {
    reached: Reached,
    noun: String,
    ranges: Option<&'w Spanned<Ranges>>,
    subnets: Option<&'w Spanned<Vec<Spanned<SubnetRef>>>>,
    access: Option<&'w Spanned<PublicAccess>>,
    /// Whether what the whole network says counts.
    takes_shared: bool,
}

impl Context<'_> {
    /// The firewalls of all that is made; the endpoints are known.
    pub(in crate::resolve) fn firewalls(&mut self) {
        let blueprint = self.blueprint;
        let shared = blueprint
            .network
            .as_ref()
            .and_then(|section| section.value.allowed_ip_ranges.as_ref());
        let shared_span = shared.map(|ranges| head(ranges.span));
        let shared: Vec<OrParam<Prefix>> = shared
            .into_iter()
            .flat_map(|ranges| &ranges.value)
            .filter_map(|range| prefix::given(range, prefix::range, self.diags))
            .collect();
        let accounts: Vec<_> = self
            .accounts
            .entries()
            .map(|(handle, account)| (handle, account.item.clone()))
            .collect();
        for (handle, item) in accounts {
            let entry = blueprint.storage.get(item.logical.as_str());
            let entry = entry.map(|entry| &entry.value);
            let written = Written {
                reached: Reached::Account(handle),
                noun: format!("storage account `{}`", item.logical),
                ranges: entry.and_then(|entry| entry.allowed_ip_ranges.as_ref()),
                subnets: entry.and_then(|entry| entry.allowed_subnets.as_ref()),
                access: entry.and_then(|entry| entry.public_network_access.as_ref()),
                takes_shared: true,
            };
            let firewall = self.firewall(
                &written,
                (&shared, shared_span),
                item.existing.then_some(item.span),
            );
            let list = written.ranges.map(|ranges| head(ranges.span)).or(shared_span);
            if let (Some(span), true, false) = (list, item.is_default(), firewall.ranges.is_empty()) {
                self.no_studio(span);
            }
            if let Some(account) = self.accounts.get_mut(handle) {
                account.firewall = firewall;
            }
        }
        let vaults: Vec<_> = self
            .vaults
            .entries()
            .map(|(handle, vault)| (handle, vault.item.clone()))
            .collect();
        for (handle, item) in vaults {
            let entry = if item.is_default() {
                blueprint.key_vault.as_ref()
            } else {
                blueprint.key_vaults.get(item.logical.as_str())
            };
            let entry = entry.map(|entry| &entry.value);
            let written = Written {
                reached: Reached::Vault(handle),
                noun: named(&item.logical, "key vault"),
                ranges: entry.and_then(|entry| entry.allowed_ip_ranges.as_ref()),
                subnets: entry.and_then(|entry| entry.allowed_subnets.as_ref()),
                access: entry.and_then(|entry| entry.public_network_access.as_ref()),
                takes_shared: true,
            };
            let firewall = self.firewall(
                &written,
                (&shared, shared_span),
                item.existing.then_some(item.span),
            );
            if let Some(vault) = self.vaults.get_mut(handle) {
                vault.firewall = firewall;
            }
        }
        self.registry_firewalls((&shared, shared_span));
        self.network.allowed_ranges = shared;
    }

    fn registry_firewalls(&mut self, shared: (&[OrParam<Prefix>], Option<Span>)) {
        let blueprint = self.blueprint;
        let registries: Vec<_> = self
            .registries
            .entries()
            .map(|(handle, registry)| (handle, registry.item.clone()))
            .collect();
        for (handle, item) in registries {
            let entry = if item.is_default() {
                blueprint.registry.on()
            } else {
                blueprint.registries.get(item.logical.as_str())
            };
            let entry = entry.map(|entry| &entry.value);
            if let Some(subnets) = entry.and_then(|entry| entry.allowed_subnets.as_ref()) {
                self.diags.push(
                    Diagnostic::error(
                        Code::CONTRADICTION,
                        head(subnets.span),
                        "a registry lets in no subnets",
                    )
                    .cause("stable API versions of registries have rules for addresses alone")
                    .help("use a private endpoint, or `allowed_ip_ranges`"),
                );
            }
            let sku = entry.and_then(|entry| entry.sku.as_ref());
            let is_premium = sku.is_some_and(|sku| sku.value == RegistrySku::Premium);
            let written = Written {
                reached: Reached::Registry(handle),
                noun: named(&item.logical, "registry"),
                ranges: entry.and_then(|entry| entry.allowed_ip_ranges.as_ref()),
                subnets: None,
                access: entry.and_then(|entry| entry.public_network_access.as_ref()),
                takes_shared: is_premium,
            };
            let firewall = self.firewall(&written, shared, item.existing.then_some(item.span));
            let reached = self.endpoint_to(Reached::Registry(handle));
            let needs = reached
                .or(written.ranges.map(|ranges| head(ranges.span)))
                .or(firewall.closed);
            let smaller = sku.filter(|_| !is_premium && !item.existing);
            if let (Some(needs), Some(sku)) = (needs, smaller) {
                self.diags.push(
                    Diagnostic::error(
                        Code::REGISTRY_IS_PREMIUM,
                        sku.span,
                        format!("a network closes {}, which takes `Premium`", written.noun),
                    )
                    .also(needs, "this closes it")
                    .cause("smaller registries have neither private endpoints nor rules for addresses")
                    .help("write `sku: Premium`, or leave `sku` out"),
                );
            }
            if let Some(registry) = self.registries.get_mut(handle) {
                registry.firewall = firewall;
                if needs.is_some() && !item.existing {
                    registry.sku = RegistrySku::Premium;
                }
            }
        }
    }

    /// Where a private endpoint to a resource is asked for.
    fn endpoint_to(&self, reached: Reached) -> Option<Span> {
        let endpoints: &PrivateEndpoints = self.network.endpoints.as_ref()?;
        let target = endpoints
            .targets
            .iter()
            .find(|target| target.reached == reached)?;
        Some(target.span)
    }

    /// The firewall of one resource, by the table of the decisions on networks: lists keep public access and let nobody else in.
    fn firewall(
        &mut self,
        written: &Written<'_>,
        shared: (&[OrParam<Prefix>], Option<Span>),
        existing: Option<Span>,
    ) -> Firewall {
        let lists = [
            ("allowed_ip_ranges", written.ranges.map(|list| head(list.span))),
            ("allowed_subnets", written.subnets.map(|list| head(list.span))),
        ];
        let access = written.access.map(|access| access.span);
        if let Some(existing) = existing {
            let keys = [lists[0], lists[1], ("public_network_access", access)];
            self.refuse_beside_existing(existing, &keys);
            return Firewall::default();
        }
        if let (Some(span), NetworkMode::Managed) = (lists[1].1, self.network.mode) {
            self.diags.push(
                Diagnostic::error(
                    Code::SERVICE_ENDPOINTS_BESIDE_MANAGED,
                    span,
                    format!(
                        "{} can't be reached by service endpoints beside a managed network",
                        written.noun
                    ),
                )
                .cause("a resource with a service endpoint takes no private endpoint of the managed network")
                .help("remove `allowed_subnets`"),
            );
        }
        let ranges: Vec<OrParam<Prefix>> = written
            .ranges
            .into_iter()
            .flat_map(|list| &list.value)
            .filter_map(|range| prefix::given(range, prefix::range, self.diags))
            .collect();
        let subnets: Vec<Handle<Subnet>> = written
            .subnets
            .into_iter()
            .flat_map(|list| &list.value)
            .filter_map(|subnet| self.subnet(subnet))
            .collect();
        let closed = written
            .access
            .filter(|access| access.value == PublicAccess::Disabled);
        if let Some(closed) = closed {
            for (key, span) in lists {
                if let Some(span) = span {
                    self.diags.push(
                        Diagnostic::error(
                            Code::CONTRADICTION,
                            span,
                            format!("`{key}` lets somebody in, and public access is disabled"),
                        )
                        .also(closed.span, "it is disabled here")
                        .help(format!("remove `{key}` or `public_network_access`")),
                    );
                }
            }
            if self.endpoint_to(written.reached).is_none() {
                self.diags.push(
                    Diagnostic::warning(
                        Code::NO_WAY_IN,
                        closed.span,
                        format!(
                            "nobody reaches {}: it has neither public access nor a private endpoint",
                            written.noun
                        ),
                    )
                    .help("add it to `network.private_endpoints`, or write `allowed_ip_ranges` instead"),
                );
            }
            return Firewall {
                closed: Some(closed.span),
                ..Firewall::default()
            };
        }
        let ranges = if written.ranges.is_none() && written.takes_shared {
            shared.0.to_vec()
        } else {
            ranges
        };
        if !ranges.is_empty() || !subnets.is_empty() {
            let own = lists.into_iter().find_map(|(_, span)| span);
            return Firewall {
                closed: None,
                ranges,
                subnets,
                lists: own.or(shared.1),
            };
        }
        Firewall {
            // what is opened on purpose stays open
            closed: self
                .endpoint_to(written.reached)
                .filter(|_| written.access.is_none()),
            ..Firewall::default()
        }
    }

    /// Decides whether the workspace is closed: as it is written, or where a private endpoint leads to it.
    pub(in crate::resolve) fn close_workspace(&mut self, workspace: &mut Workspace) {
        let entry = self.blueprint.workspace.as_ref();
        let written = entry.and_then(|entry| entry.value.public_network_access.as_ref());
        let endpoint = self.endpoint_to(Reached::Workspace);
        workspace.closed = written.map_or(endpoint.is_some(), |access| {
            access.value == PublicAccess::Disabled
        });
        if let (Some(access), true, None) = (written, workspace.closed, endpoint) {
            self.diags.push(
                Diagnostic::warning(
                    Code::NO_WAY_IN,
                    access.span,
                    "nobody reaches the workspace: it has neither public access nor a private endpoint",
                )
                .help("add `network: { private_endpoints: … }`, or leave `public_network_access` out"),
            );
        }
    }

    fn no_studio(&mut self, span: Span) {
        self.diags.push(
            Diagnostic::information(
                Code::RANGES_AND_STUDIO,
                span,
                "the studio does not reach data behind address ranges",
            )
            .cause("SDK and CLI do; the studio supports private and service endpoints alone")
            .help("for the studio add a private endpoint, or accept this with a waiver"),
        );
    }
}

/// How a sentence speaks of a part that the workspace has one of.
fn named(logical: &str, noun: &str) -> String {
    if logical.is_empty() {
        format!("the {noun}")
    } else {
        format!("{noun} `{logical}`")
    }
}
