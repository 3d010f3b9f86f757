//! What ARM and Bicep share: the symbolic names of resources, and what depends on what.

use std::collections::BTreeSet;

use super::namer::{Namer, Style};
use crate::model::{Expr, Model, Resource, ResourceId};

/// Identifiers in camel case for a model: of its resources and of its suffixes.
#[derive(Debug)]
pub(super) struct Symbols {
    resources: Vec<String>,
    suffixes: Vec<String>,
}

impl Symbols {
    /// Names everything in the order of the model, so that the same model always gets the same names.
    pub(super) fn new(model: &Model, namer: &mut Namer) -> Self {
        let suffixes = model
            .suffixes
            .iter()
            .map(|suffix| namer.name(&words(&suffix.logical, "suffix")))
            .collect();
        let resources = model
            .resources
            .iter()
            .map(|resource| namer.name(&words(&resource.logical, resource.kind.symbol())))
            .collect();
        Self { resources, suffixes }
    }

    /// A namer for the symbolic names of a template.
    pub(super) fn namer(reserved: &[&str]) -> Namer {
        let mut namer = Namer::new(Style::Camel, reserved);
        for fixed in ["location", "tags", "roles", "principals"] {
            namer.reserve(fixed);
        }
        namer
    }

    pub(super) fn resource(&self, id: ResourceId) -> &str {
        self.resources.get(id.0).map_or("", String::as_str)
    }

    pub(super) fn suffix(&self, index: usize) -> &str {
        self.suffixes.get(index).map_or("", String::as_str)
    }
}

fn words<'w>(logical: &'w str, kind: &'w str) -> Vec<&'w str> {
    if logical.is_empty() {
        vec![kind]
    } else {
        vec![logical, kind]
    }
}

/// The resources that `resource` refers to, ascending and without repetition: its parent, its scope, its identities and
/// what its values name.
pub(super) fn dependencies(resource: &Resource) -> Vec<ResourceId> {
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
pub(super) fn predecessors(model: &Model, resource: &Resource) -> BTreeSet<ResourceId> {
    let mut after: BTreeSet<ResourceId> = resource.after.iter().copied().collect();
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

/// Calls `visit` with every value of a resource: its name, its tags, what is in its `sku` and its `properties`.
pub(super) fn each_value<'r>(resource: &'r Resource, visit: &mut impl FnMut(&'r Expr)) {
    visit(&resource.name);
    resource.tags.iter().for_each(&mut *visit);
    for object in [&resource.properties, &resource.sku] {
        object.0.iter().for_each(|(_, value)| visit(value));
    }
}
