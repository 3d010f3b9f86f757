//! What networks are made of, and whom what lies in them lets in.

use crate::address::Prefix;
use crate::arena::{Arena, Handle, Keyed};
use crate::blueprint::OrParam;
use crate::resolve::external::External;
use crate::resolve::item::Item;
use crate::resolve::reference::Declared;
use crate::source::{Span, Spanned};

/// The network of one's own.
#[derive(Debug, Clone)]
pub struct OwnNetwork {
    /// Name, place and tags; the logical name is empty.
    pub item: Item,
    /// Whether it is made.
    pub form: NetworkForm,
    /// The way out of created subnets of computes, and where it is written.
    pub egress: Spanned<Egress>,
    /// Where it is said that nothing leads from there to the internet.
    pub deny_internet: Option<Span>,
}

/// Whether a network is made.
#[derive(Debug, Clone)]
pub enum NetworkForm {
    /// It is, with this address space.
    Created(Vec<OrParam<Prefix>>),
    /// It exists already.
    Existing(Handle<External>),
}

/// The way out of subnets of computes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Egress {
    /// A NAT gateway with an address of its own.
    NatGateway,
    /// None.
    None,
    /// A route table that exists already.
    RouteTable(Handle<External>),
}

/// A subnet.
#[derive(Debug, Clone)]
pub struct Subnet {
    /// Name and place; of one that exists already, what it is called.
    pub item: Item,
    /// Whether it is declared under `network.subnets`.
    pub declared: bool,
    /// Whether it is made.
    pub form: SubnetForm,
}

impl Keyed for Subnet {
    type Key = (bool, String);

    fn key(&self) -> Self::Key {
        (self.declared, self.item.logical.clone())
    }
}

/// The subnets that have a name in the blueprint.
#[derive(Clone, Copy)]
pub(super) struct DeclaredSubnets<'n>(pub(super) &'n Arena<Subnet>);

impl Declared for DeclaredSubnets<'_> {
    type Found = Handle<Subnet>;

    fn named(self, name: &str) -> Option<Handle<Subnet>> {
        self.0.keyed(&(true, name.to_owned()))
    }

    fn names(self) -> Vec<String> {
        let declared = self.0.iter().filter(|subnet| subnet.declared);
        declared.map(|subnet| subnet.item.logical.clone()).collect()
    }
}

/// Whether a subnet is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubnetForm {
    /// It is, with these addresses.
    Created(OrParam<Prefix>),
    /// It exists already.
    Existing(Handle<External>),
}

impl Subnet {
    /// Whether it is made.
    #[must_use]
    pub fn is_made(&self) -> bool {
        matches!(self.form, SubnetForm::Created(_))
    }

    /// The addresses of one that is made, unless a parameter brings them.
    #[must_use]
    pub fn prefix(&self) -> Option<Prefix> {
        match &self.form {
            SubnetForm::Created(prefix) => prefix.value().copied(),
            SubnetForm::Existing(_) => None,
        }
    }
}

/// Where nodes lie.
#[derive(Debug, Clone, Default)]
pub struct Nodes {
    /// Their subnet, in a network of one's own.
    pub subnet: Option<Handle<Subnet>>,
    /// Whether they have public addresses.
    pub public_ip: bool,
    /// Where that is written.
    pub public_ip_span: Option<Span>,
}

/// Whom a resource lets in from public networks. The services that Azure trusts always get in.
#[derive(Debug, Clone, Default)]
pub struct Firewall {
    /// Whether there is no public access at all, and where that is decided.
    pub closed: Option<Span>,
    /// Ranges that are let in; with them nobody else is.
    pub ranges: Vec<OrParam<Prefix>>,
    /// Subnets that are let in; with them nobody else is.
    pub subnets: Vec<Handle<Subnet>>,
    /// Where these lists are written.
    pub lists: Option<Span>,
}

impl Firewall {
    /// Whether everybody is let in.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.closed.is_none() && self.ranges.is_empty() && self.subnets.is_empty()
    }

    /// Where it is decided that not everybody is let in.
    #[must_use]
    pub fn restricted(&self) -> Option<Span> {
        self.closed.or(self.lists).filter(|_| !self.is_open())
    }
}
