//! The network of one's own: created with its subnets, or one that exists.

use crate::address::{self, Prefix};
use crate::arena::Handle;
use crate::blueprint::{
    ComputeType, Egress as EgressSection, EgressWord, NetworkMode, OrParam, VirtualNetwork, shape::WordOr,
};
use crate::catalog::types;
use crate::diag::{Code, Diagnostic};
use crate::model::Kind;
use crate::resolve::compute::compute_type;
use crate::resolve::context::Context;
use crate::resolve::reference::{Declared, head, lookup, place_of_form};
use crate::resolve::{External, Item};
use crate::source::{Span, Spanned};

use super::place::{DeclaredSubnets, Egress, NetworkForm, OwnNetwork, Subnet, SubnetForm};
use super::reached::Network;
use super::{mode, prefix};

/// The subnet of private endpoints in a created network whose author names none.
pub(super) const ENDPOINTS: &str = "endpoints";
/// The subnet of computes there.
const COMPUTE: &str = "compute";

impl Context<'_> {
    /// Collects the mode, the network of one's own and the subnets.
    pub(in crate::resolve) fn declare_network(&mut self) {
        let section = self.blueprint.network.as_ref();
        let mode = mode::mode(section, self.diags);
        self.network = Network {
            mode,
            ..Network::default()
        };
        if mode == NetworkMode::Private {
            self.network.own = self.own_network();
        }
        self.declare_subnets();
        self.default_subnets();
        if mode == NetworkMode::Private {
            self.network.compute_subnet = self.compute_subnet();
            self.refuse_egress_of_existing();
        }
        self.network.serverless = self.serverless();
    }

    fn own_network(&mut self) -> Option<OwnNetwork> {
        let section = self.blueprint.network.as_ref()?;
        let Some(written) = &section.value.virtual_network else {
            self.diags.push(
                Diagnostic::error(
                    Code::MISSING_KEY,
                    place_of_mode(section).unwrap_or(head(section.span)),
                    "a private network has no `virtual_network`",
                )
                .help("add `virtual_network: { address_space: 10.20.0.0/24 }` to create one, or `virtual_network: { existing: <id> }`"),
            );
            return None;
        };
        let entry = &written.value;
        let span = head(written.span);
        let mut item = Item::only_one(written.span, span, entry.name.as_ref(), &entry.tags, self.diags);
        item.span = span;
        let form = match &entry.existing {
            Some(existing) => {
                self.refuse_beside_existing(
                    existing.span,
                    &[
                        ("name", entry.name.as_ref().map(|name| name.span)),
                        ("tags", entry.tags.keys().next().map(|key| key.span)),
                        (
                            "address_space",
                            entry.address_space.as_ref().map(|space| space.span),
                        ),
                    ],
                );
                let (place, name) = self.existing(existing, "a virtual network", &types::VIRTUAL_NETWORKS)?;
                let network = self.external(Kind::VirtualNetwork, place.clone(), &name);
                item.make_existing(place, name);
                if !self.in_own_subscription(network, existing.span, "network") {
                    return None;
                }
                NetworkForm::Existing(network)
            }
            None => NetworkForm::Created(self.address_space(span, entry)?),
        };
        Some(OwnNetwork {
            item,
            form,
            egress: self.egress(),
            deny_internet: section
                .value
                .deny_internet
                .as_ref()
                .filter(|denied| denied.value)
                .map(|denied| denied.span),
        })
    }

    fn address_space(&mut self, span: Span, entry: &VirtualNetwork) -> Option<Vec<OrParam<Prefix>>> {
        let written = entry.address_space.as_ref();
        let written = written.map_or(&[][..], |space| &space.value.0);
        if written.is_empty() {
            self.diags.push(
                Diagnostic::error(
                    Code::MISSING_KEY,
                    entry.address_space.as_ref().map_or(span, |space| space.span),
                    "the network has no `address_space`",
                )
                .help("add `address_space: 10.20.0.0/24`, or name one that exists: `existing: <id>`"),
            );
            return None;
        }
        let mut space: Vec<OrParam<Prefix>> = Vec::new();
        for text in written {
            let Some(given) = prefix::given(text, prefix::space, self.diags) else {
                continue;
            };
            let mut known = space.iter().filter_map(OrParam::value);
            if let OrParam::Value(prefix) = given
                && let Some(other) = known.find(|other| address::overlap(**other, prefix))
            {
                self.diags.push(Diagnostic::error(
                    Code::ADDRESSES,
                    text.span,
                    format!("`{prefix}` overlaps with `{other}` of the same network"),
                ));
            }
            space.push(given);
        }
        (!space.is_empty()).then_some(space)
    }

    fn egress(&mut self) -> Spanned<Egress> {
        let section = self.blueprint.network.as_ref();
        let written = section.and_then(|section| section.value.egress.as_ref());
        let Some(written) = written else {
            return Spanned::new(Egress::NatGateway, self.home());
        };
        let span = place_of_form(Some(written)).unwrap_or(written.span);
        let egress = match &written.value {
            WordOr::Word(word) => match word.value {
                EgressWord::NatGateway => Egress::NatGateway,
                EgressWord::None => Egress::None,
            },
            WordOr::Body(body) => self.route_table(body).map_or(Egress::None, Egress::RouteTable),
        };
        Spanned::new(egress, span)
    }

    fn route_table(&mut self, body: &EgressSection) -> Option<Handle<External>> {
        let existing = &body.route_table.value.existing;
        let (place, name) = self.existing(existing, "a route table", &types::ROUTE_TABLES)?;
        let table = self.external(Kind::RouteTable, place, &name);
        self.in_own_subscription(table, existing.span, "route table")
            .then_some(table)
    }

    /// The subnets of a created network whose author names none.
    fn default_subnets(&mut self) {
        let Some(own) = &self.network.own else { return };
        let NetworkForm::Created(space) = &own.form else {
            return;
        };
        let names_none = self
            .blueprint
            .network
            .as_ref()
            .is_some_and(|section| section.value.subnets.is_empty());
        let (Some(first), true) = (space.first().cloned(), names_none) else {
            return;
        };
        let span = own.item.span;
        let OrParam::Value(first) = first else {
            self.diags.push(
                Diagnostic::error(
                    Code::ADDRESSES,
                    span,
                    "the subnets of this network are not written",
                )
                .cause("its addresses come from a parameter, so none follow from them")
                .help(
                    "write `subnets: { endpoints: { address_prefix: … }, compute: { address_prefix: … } }`",
                ),
            );
            return;
        };
        let Some((endpoints, compute)) = address::default_subnets(first) else {
            self.diags.push(
                Diagnostic::error(
                    Code::ADDRESSES,
                    span,
                    format!("`{first}` has no room for a subnet of endpoints and one of computes"),
                )
                .cause("without `subnets` the first /27 is for endpoints and the upper half for computes")
                .help("choose a /25 or a larger network, or write `subnets`"),
            );
            return;
        };
        let compute = self.has_computes().then_some((COMPUTE, compute));
        for (name, prefix) in [(ENDPOINTS, endpoints)].into_iter().chain(compute) {
            self.network.subnets.add(Subnet {
                item: Item::plain(name, span),
                declared: true,
                form: SubnetForm::Created(OrParam::Value(prefix)),
            });
        }
    }

    /// Whether something runs on nodes in a subnet: clusters, instances, serverless compute.
    fn has_computes(&self) -> bool {
        let mut computes = self.blueprint.computes.values();
        let serverless = self
            .blueprint
            .workspace
            .as_ref()
            .is_some_and(|workspace| workspace.value.serverless_compute.is_some());
        serverless || computes.any(|compute| compute_type(&compute.value) != ComputeType::Kubernetes)
    }

    /// The subnet of computes that name none.
    fn compute_subnet(&mut self) -> Option<Handle<Subnet>> {
        let section = self.blueprint.network.as_ref()?;
        let declared = DeclaredSubnets(&self.network.subnets);
        match &section.value.compute_subnet {
            Some(word) => lookup(word, "network.subnets", "subnet", declared, self.diags),
            None => declared.named(COMPUTE).filter(|subnet| {
                let subnet = self.network.subnets.get(*subnet);
                subnet.is_some_and(Subnet::is_made)
            }),
        }
    }

    /// Findings for what belongs to a subnet of computes that is made, where none is.
    fn refuse_egress_of_existing(&mut self) {
        let Some(section) = &self.blueprint.network else {
            return;
        };
        let made = self.network.subnets.iter().any(Subnet::is_made);
        let keys = [
            ("egress", place_of_form(section.value.egress.as_ref())),
            (
                "deny_internet",
                section.value.deny_internet.as_ref().map(|denied| denied.span),
            ),
        ];
        if (made && self.has_computes()) || self.network.own.is_none() {
            return;
        }
        for (key, span) in keys {
            if let Some(span) = span {
                self.diags.push(
                    Diagnostic::error(
                        Code::CONTRADICTION,
                        span,
                        format!("`{key}` is about a subnet of computes that is made, and none is"),
                    )
                    .cause("nothing of a subnet that exists is written")
                    .help(format!("remove `{key}`")),
                );
            }
        }
    }
}

fn place_of_mode(section: &Spanned<crate::blueprint::Network>) -> Option<Span> {
    section.value.mode.as_ref().map(|mode| mode.span)
}
