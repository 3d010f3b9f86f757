//! Resources beside the platform, which exist already.

use super::Lowering;
use super::parts::Ids;
use crate::arena::Handle;
use crate::catalog::kinds;
use crate::model::{Details, Expr, Kind, Origin, Resource, ResourceId, VersionedType};
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

/// Adds the others, which only grants are about. One that stands in the model already is not added again: an id is another spelling
/// of the same resource.
pub(super) fn workloads(lowering: &mut Lowering<'_>, externals: &mut Ids<External>) {
    let resolved = lowering.resolved;
    for (handle, external) in resolved.externals.entries() {
        if external.kind == Kind::Workload {
            let id = workload(lowering, externals, external);
            externals.insert(handle, id);
        }
    }
}

/// One of them, added with what it is a child of where it is not there yet.
pub(super) fn id(
    lowering: &mut Lowering<'_>,
    externals: &mut Ids<External>,
    handle: Handle<External>,
) -> Option<ResourceId> {
    if let Some(known) = externals.get(handle) {
        return Some(*known);
    }
    let external = lowering.resolved.externals.get(handle)?;
    if let Some(parent) = external.parent {
        id(lowering, externals, parent);
    }
    let made = workload(lowering, externals, external);
    externals.insert(handle, made);
    Some(made)
}

fn workload(lowering: &mut Lowering<'_>, externals: &Ids<External>, external: &External) -> ResourceId {
    let id_of = |parent: Handle<External>| externals.get(parent).copied();
    let parent = external.parent.and_then(id_of);
    let known = lowering.resources.iter().find(|known| {
        let name = known.name.as_text();
        known.parent == parent
            && known.scope.is_none()
            && known.place.is(&external.place)
            && known.resource_type.is(&external.resource_type)
            && name.is_some_and(|name| name.eq_ignore_ascii_case(&external.name))
    });
    if let Some(known) = known {
        return known.id;
    }
    let outer = parent.and_then(|parent| lowering.resources.get(parent.0));
    let logical = outer.map_or_else(
        || external.name.clone(),
        |parent| format!("{}/{}", parent.logical, external.name),
    );
    let resource = resource(external, &logical, parent);
    lowering.add(resource)
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
