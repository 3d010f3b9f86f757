//! What all who lower write to, and what they share.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::parts::Ids;
use crate::catalog::kinds;
use crate::diag::Diagnostics;
use crate::model::{Expr, Identity, Kind, Object, Origin, Own, Place, Resource, ResourceId, Suffix};
use crate::resolve::{Identities, IdentityRef, Item, Resolved, Tags, UserIdentity};

/// A model under construction: resources find their names and each other here.
pub(super) struct Lowering<'a> {
    pub(super) resolved: &'a Resolved,
    pub(super) diags: &'a mut Diagnostics,
    pub(super) resources: Vec<Resource>,
    pub(super) suffixes: Vec<Suffix>,
    /// Which suffix a seed has.
    pub(super) seeds: BTreeMap<String, usize>,
    /// The words of `naming.names` by which something is named.
    pub(super) named_by_kind: RefCell<BTreeSet<&'static str>>,
}

impl Lowering<'_> {
    /// Adds a resource and gives it its place.
    pub(super) fn add(&mut self, mut resource: Resource) -> ResourceId {
        let id = ResourceId(self.resources.len());
        resource.id = id;
        self.resources.push(resource);
        id
    }

    /// Gives a resource the region and the tags that are its own, as far as its kind has such.
    pub(super) fn place(&self, resource: &mut Resource, item: &Item) {
        match resource.facts.own {
            Own::Neither => {}
            Own::RegionAndTags => {
                resource.location = Some(Expr::Location);
                resource.tags = self.tags(item);
            }
        }
    }

    /// The subscription and the resource group of a resource that is the child of nothing.
    pub(super) fn group_of(&self, id: ResourceId) -> (Expr, Expr) {
        match self.resources.get(id.0).map(|resource| &resource.place) {
            Some(Place::Elsewhere { subscription, group }) => (
                subscription.clone().map_or(Expr::SubscriptionId, Expr::Text),
                Expr::Text(group.clone()),
            ),
            Some(Place::Own) | None => (Expr::SubscriptionId, Expr::ResourceGroupName),
        }
    }

    /// The tags of an item: the blueprint's, and its own where it has some.
    pub(super) fn tags(&self, item: &Item) -> Option<Expr> {
        if item.tags.is_empty() {
            return (!self.resolved.tags.is_empty()).then_some(Expr::Tags);
        }
        let mut merged = pairs(&self.resolved.tags);
        for (key, value) in pairs(&item.tags) {
            match merged
                .iter_mut()
                .find(|(known, _)| known.eq_ignore_ascii_case(&key))
            {
                Some(known) => known.1 = value,
                None => merged.push((key, value)),
            }
        }
        Some(Expr::Object(Object(merged)))
    }
}

/// A resource of a kind with nothing but its name.
pub(super) fn of_kind(kind: Kind, logical: &str, name: Expr, origin: Origin) -> Resource {
    Resource::new(kind, kinds::facts(kind), logical, name, origin)
}

/// Says of the resource of an item whether it exists already, and where it lies.
pub(super) fn locate(resource: &mut Resource, item: &Item) {
    resource.existing = item.existing;
    resource.place = item.place.clone();
}

pub(super) fn pairs(tags: &Tags) -> Vec<(String, Expr)> {
    tags.iter()
        .map(|(key, value)| (key.value.clone(), value.value.clone().into()))
        .collect()
}

/// Pairs of text as an object.
pub(super) fn texts(pairs: Vec<(String, String)>) -> Object {
    Object(
        pairs
            .into_iter()
            .map(|(key, value)| (key, Expr::Text(value)))
            .collect(),
    )
}

/// The identities that a compute or endpoint carries.
pub(super) fn identity_of(written: &Identities, identities: &Ids<UserIdentity>) -> Identity {
    Identity {
        system_assigned: written.system_assigned.is_some(),
        user_assigned: ids(&written.user_assigned, identities),
    }
}

/// The user-assigned identities of something that has no other kind; none where there are none.
pub(super) fn identity_of_list(written: &[IdentityRef], identities: &Ids<UserIdentity>) -> Option<Identity> {
    (!written.is_empty()).then(|| Identity::user(ids(written, identities)))
}

fn ids(written: &[IdentityRef], identities: &Ids<UserIdentity>) -> Vec<ResourceId> {
    written
        .iter()
        .filter_map(|identity| identities.get(identity.value).copied())
        .collect()
}

/// The origin of what an item made.
pub(super) fn origin(item: &Item) -> Origin {
    Origin::at(item.span)
}
