//! Resources beside the platform, which exist already.

use std::collections::{BTreeMap, BTreeSet};

use super::Lowering;
use super::parts::Ids;
use crate::arena::Handle;
use crate::catalog::kinds;
use crate::model::{Details, Expr, Kind, Origin, Place, Resource, ResourceId, VersionedType};
use crate::resolve::External;

/// Adds those that parts of the platform refer to.
pub(super) fn services(lowering: &mut Lowering<'_>) -> Ids<External> {
    let resolved = lowering.resolved;
    let mut externals = Ids::default();
    for (handle, external) in resolved.externals.entries() {
        if external.kind != Kind::Workload {
            let parent = external.parent.and_then(|parent| externals.get(parent)).copied();
            let resource = resource(external, &external.name, parent);
            externals.insert(handle, lowering.add(resource));
        }
    }
    externals
}

/// Adds those of the others that are wanted, with what they are children of. One that stands in the model already is not added again: an id
/// is another spelling of the same resource.
pub(super) fn workloads(
    lowering: &mut Lowering<'_>,
    externals: &mut Ids<External>,
    wanted: impl Fn(Handle<External>) -> bool,
) {
    let all = &lowering.resolved.externals;
    let mut named: BTreeSet<Handle<External>> = BTreeSet::new();
    for (handle, _) in all.entries().filter(|(handle, _)| wanted(*handle)) {
        let outer = |handle: &Handle<External>| all.get(*handle)?.parent;
        named.extend(std::iter::successors(Some(handle), outer));
    }
    let missing = all.entries().filter(|(handle, external)| {
        external.kind == Kind::Workload && named.contains(handle) && externals.get(*handle).is_none()
    });
    let missing: Vec<_> = missing.collect();
    let mut known: BTreeMap<Named, ResourceId> = BTreeMap::new();
    if !missing.is_empty() {
        for resource in lowering.resources.iter().rev() {
            if let (Some(name), None) = (resource.name.as_text(), resource.scope) {
                let named = Named::new(resource.parent, &resource.resource_type, &resource.place, name);
                known.insert(named, resource.id);
            }
        }
    }
    // what something is a child of stands before it
    for (handle, external) in missing {
        let parent = external.parent.and_then(|parent| externals.get(parent)).copied();
        let named = Named::new(parent, &external.resource_type, &external.place, &external.name);
        let id = *known.entry(named).or_insert_with(|| {
            let outer = parent.and_then(|parent| lowering.resources.get(parent.0));
            let logical = outer.map_or_else(
                || external.name.clone(),
                |parent| format!("{}/{}", parent.logical, external.name),
            );
            let resource = resource(external, &logical, parent);
            lowering.add(resource)
        });
        externals.insert(handle, id);
    }
}

/// What tells resources apart, in lower case: Azure ignores the case of names.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Named {
    parent: Option<ResourceId>,
    arm: String,
    place: Place,
    name: String,
}

impl Named {
    fn new(parent: Option<ResourceId>, kind: &VersionedType, place: &Place, name: &str) -> Self {
        Self {
            parent,
            arm: kind.arm.to_ascii_lowercase(),
            place: place.in_lower_case(),
            name: name.to_ascii_lowercase(),
        }
    }
}

fn resource(external: &External, logical: &str, parent: Option<ResourceId>) -> Resource {
    let name = Expr::Text(external.name.clone());
    let mut resource = super::of_kind(external.kind, logical, name, Origin::at(external.span));
    if holds_keys(&external.resource_type) {
        resource.details = Details::KeyHolder;
    }
    resource.resource_type = external.resource_type.clone();
    resource.place = external.place.clone();
    resource.parent = parent;
    resource.existing = true;
    resource
}

/// Whether resources of a type hold keys: where those of a kind do.
fn holds_keys(resource_type: &VersionedType) -> bool {
    let mut facts = Kind::ALL.iter().map(|kind| kinds::facts(*kind));
    facts.any(|facts| facts.holds_keys && *facts.resource_type.arm == *resource_type.arm)
}
