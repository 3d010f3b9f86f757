//! What depends on what: implied by a reference, or said explicitly.

use std::collections::BTreeSet;

use crate::model::{Expr, Model, Resource, ResourceId};

/// The resources that `resource` refers to, ascending and without repetition: its parent, its scope, its identities and
/// what its values name.
pub(in crate::emit) fn dependencies(resource: &Resource) -> Vec<ResourceId> {
    let mut found: Vec<ResourceId> = resource.parent.into_iter().chain(resource.scope).collect();
    if let Some(identity) = &resource.identity {
        found.extend(&identity.user_assigned);
    }
    each_value(resource, &mut |value| {
        value.each_reference(&mut |id| found.push(id));
    });
    found.sort_unstable();
    found.dedup();
    found
}

/// The resources that have to be made before `resource` although nothing that it refers to, near or far, says so.
pub(in crate::emit) fn predecessors(model: &Model, resource: &Resource) -> BTreeSet<ResourceId> {
    let mut after: BTreeSet<ResourceId> = resource.waits.resources.iter().copied().collect();
    after.retain(|id| model.is_made(*id));
    if !after.is_empty() {
        let mut implied = BTreeSet::new();
        let mut next = dependencies(resource);
        while let Some(id) = next.pop() {
            // of what exists nothing is written, so it brings nothing
            let made = model.resource(id).filter(|resource| !resource.existing);
            if implied.insert(id) {
                next.extend(made.into_iter().flat_map(dependencies));
            }
        }
        after.retain(|id| !implied.contains(id));
    }
    after
}

/// Calls `visit` with every value of a resource: its name, its region, its tags, what is in its `sku` and its `properties`.
pub(in crate::emit) fn each_value<'r>(resource: &'r Resource, visit: &mut impl FnMut(&'r Expr)) {
    visit(&resource.name);
    resource.location.iter().for_each(&mut *visit);
    resource.tags.iter().for_each(&mut *visit);
    for object in [&resource.properties, &resource.sku] {
        object.0.iter().for_each(|(_, value)| visit(value));
    }
}
