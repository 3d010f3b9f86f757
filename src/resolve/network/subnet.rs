//! Subnets: declared under `network.subnets`, or named where something lies in them.

use crate::address::{self, Prefix};
use crate::arena::Handle;
use crate::blueprint::{ExistingSubnet, OrParam, SubnetRef, shape::WordOr};
use crate::catalog::types;
use crate::diag::{Code, Diagnostic};
use crate::model::Kind;
use crate::resolve::context::Context;
use crate::resolve::reference::{check_logical, is_resource_id, lookup};
use crate::resolve::{External, Item};
use crate::source::{Span, Spanned};

use super::place::{DeclaredSubnets, NetworkForm, Subnet, SubnetForm};
use super::prefix;

impl Context<'_> {
    /// Collects the declared subnets.
    pub(super) fn declare_subnets(&mut self) {
        let Some(section) = &self.blueprint.network else {
            return;
        };
        for (key, entry) in &section.value.subnets {
            check_logical(key, "a subnet", self.diags);
            let subnet = match &entry.value {
                WordOr::Word(id) => {
                    let written = Spanned::new(ExistingSubnet::Word(id.clone()), id.span);
                    self.existing_subnet(&written).map(SubnetForm::Existing)
                }
                WordOr::Body(body) => match (&body.existing, &body.address_prefix) {
                    (Some(existing), written) => {
                        self.refuse_beside_existing(
                            existing.span,
                            &[
                                ("address_prefix", written.as_ref().map(|prefix| prefix.span)),
                                ("name", body.name.as_ref().map(|name| name.span)),
                            ],
                        );
                        self.existing_subnet(existing).map(SubnetForm::Existing)
                    }
                    (None, Some(written)) => prefix::given(written, prefix::space, self.diags)
                        .and_then(|prefix| self.created_subnet(key, written.span, prefix)),
                    (None, None) => {
                        self.diags.push(
                            Diagnostic::error(
                                Code::MISSING_KEY,
                                key.span,
                                format!("subnet `{}` has no `address_prefix`", key.value),
                            )
                            .help("add `address_prefix: <CIDR>`, or name one that exists: `existing: <id>`"),
                        );
                        None
                    }
                },
            };
            let name = match &entry.value {
                WordOr::Word(_) => None,
                WordOr::Body(body) => body.name.as_ref(),
            };
            let item = Item::of(key, name, &crate::blueprint::Tags::default(), self.diags);
            if let Some(form) = subnet {
                self.network.subnets.add(Subnet {
                    item,
                    declared: true,
                    form,
                });
            }
        }
    }

    /// A subnet to create: within the created network and apart from the others.
    fn created_subnet(
        &mut self,
        key: &Spanned<String>,
        span: Span,
        given: OrParam<Prefix>,
    ) -> Option<SubnetForm> {
        let finding = |message: String| Diagnostic::error(Code::ADDRESSES, span, message);
        let own = self.network.own.as_ref();
        let Some(NetworkForm::Created(space)) = own.map(|own| &own.form) else {
            self.diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    span,
                    format!("subnet `{}` has addresses, and no network is created", key.value),
                )
                .cause("nothing of a network that exists is written, its subnets included")
                .help("name one that exists: `existing: <id>`"),
            );
            return None;
        };
        let OrParam::Value(prefix) = given else {
            return Some(SubnetForm::Created(given));
        };
        // one that a parameter brings may hold it
        let seen: Vec<Prefix> = space.iter().filter_map(OrParam::value).copied().collect();
        if seen.len() == space.len() && !address::lies_in(prefix, &seen) {
            let space: Vec<String> = space.iter().map(|prefix| format!("`{prefix}`")).collect();
            self.diags.push(
                finding(format!("`{prefix}` does not lie in the network"))
                    .cause(format!("its address space is {}", space.join(", ")))
                    .help("choose a prefix within that, or extend `address_space`"),
            );
        }
        let other = self.network.subnets.iter().find(|other| {
            other
                .prefix()
                .is_some_and(|known| address::overlap(known, prefix))
        });
        if let Some(other) = other {
            self.diags.push(
                finding(format!(
                    "`{prefix}` overlaps with that of subnet `{}`",
                    other.item.logical
                ))
                .also(other.item.span, "the other one")
                .help("choose a prefix that no other subnet has addresses of"),
            );
        }
        Some(SubnetForm::Created(given))
    }

    /// The subnet that something lies in.
    pub(in crate::resolve) fn subnet(&mut self, written: &Spanned<SubnetRef>) -> Option<Handle<Subnet>> {
        let existing = match &written.value {
            WordOr::Word(word) if is_resource_id(&word.value) => {
                Spanned::new(ExistingSubnet::Word(word.clone()), word.span)
            }
            WordOr::Word(word) => {
                let declared = DeclaredSubnets(&self.network.subnets);
                return lookup(word, "network.subnets", "subnet", declared, self.diags);
            }
            WordOr::Body(entry) => entry.existing.clone(),
        };
        let external = self.existing_subnet(&existing)?;
        let form = SubnetForm::Existing(external);
        if let Some(known) = self.network.subnets.find(|known| known.form == form) {
            return Some(known);
        }
        let name = self.externals.get(external).map(|external| external.name.clone());
        let item = Item::plain(&name.unwrap_or_default(), existing.span);
        Some(self.network.subnets.add(Subnet {
            item,
            declared: false,
            form,
        }))
    }

    /// A subnet that exists already, collected where it is not yet.
    fn existing_subnet(&mut self, written: &Spanned<ExistingSubnet>) -> Option<Handle<External>> {
        let (network, name) = match &written.value {
            WordOr::Word(id) => {
                let (place, names) = self.id(id, "a subnet", &types::SUBNETS)?;
                let [network, subnet] = names.as_slice() else {
                    return None;
                };
                let network = Spanned::new(network.clone(), id.span);
                let network = self.external(Kind::VirtualNetwork, place, &network);
                (network, Spanned::new(subnet.clone(), id.span))
            }
            WordOr::Body(parts) => {
                let group = parts.resource_group.as_ref();
                let network = match &parts.virtual_network {
                    Some(network) => {
                        let place = self.place_of(None, group)?;
                        self.external(Kind::VirtualNetwork, place, network)
                    }
                    None => self.network_of_own(&parts.name, group)?,
                };
                (network, parts.name.clone())
            }
        };
        self.in_own_subscription(network, written.span, "subnet")
            .then(|| self.external_within(Kind::Subnet, network, &name))
    }

    /// The network of one's own, where a subnet does not name its own.
    fn network_of_own(
        &mut self,
        subnet: &Spanned<String>,
        group: Option<&Spanned<String>>,
    ) -> Option<Handle<External>> {
        let own = self.network.own.as_ref().map(|own| &own.form);
        if let (Some(NetworkForm::Existing(network)), None) = (own, group) {
            return Some(*network);
        }
        self.diags.push(
            Diagnostic::error(
                Code::MISSING_KEY,
                subnet.span,
                format!("subnet `{}` does not say of which network it is", subnet.value),
            )
            .help("add `virtual_network: <name>`, or write its resource id"),
        );
        None
    }
}
