//! What ARM and Bicep share: the symbolic names of resources, and what depends on what.

use super::namer::{Namer, Style};
use crate::model::{Expr, Model, Object, Resource, ResourceId};

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
    let mut add = |id| found.push(id);
    resource.name.each_reference(&mut add);
    for object in [&resource.properties, &resource.sku] {
        each_reference(object, &mut add);
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn each_reference(object: &Object, visit: &mut impl FnMut(ResourceId)) {
    object
        .0
        .iter()
        .for_each(|(_, value): &(String, Expr)| value.each_reference(visit));
}
