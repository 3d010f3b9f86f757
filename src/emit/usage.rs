//! What an output has to declare: only what something in it speaks of.
//!
//! A resource that exists already is not made. Where a resource, an output or a module refers to it, it is declared as
//! existing, and otherwise nothing is said of it; likewise the region, the tags and the ends of names.

use std::collections::BTreeSet;

use super::modules::{Module, principal_value};
use super::plan::{dependencies, each_value};
use crate::model::{Expr, Model, Resource, ResourceId};

/// The resources that a deployment makes.
pub(super) fn made(model: &Model) -> impl Iterator<Item = &Resource> {
    model.resources.iter().filter(|resource| !resource.existing)
}

/// What the main template of ARM and of Bicep speaks of.
#[derive(Debug)]
pub(super) struct Usage {
    resources: BTreeSet<ResourceId>,
    suffixes: BTreeSet<usize>,
    /// Whether something has the region of the deployment.
    pub(super) location: bool,
    /// Whether something has the tags of the blueprint.
    pub(super) tags: bool,
}

impl Usage {
    pub(super) fn new(model: &Model, modules: &[Module<'_>]) -> Self {
        let mut spoken_of: Vec<ResourceId> = Vec::new();
        let mut usage = Usage {
            resources: BTreeSet::new(),
            suffixes: BTreeSet::new(),
            location: made(model).any(|resource| resource.located),
            tags: made(model).any(|resource| resource.tags == Some(Expr::Tags)),
        };
        for resource in made(model) {
            spoken_of.push(resource.id);
            spoken_of.extend(dependencies(resource));
        }
        for output in &model.outputs {
            output.value.each_reference(&mut |id| spoken_of.push(id));
        }
        for module in modules {
            let identities = module
                .identities
                .iter()
                .filter_map(|(principal, _)| Some(principal_value(*principal)?.0));
            spoken_of.extend(identities);
            let scopes = module
                .existing
                .iter()
                .filter(|existing| existing.parameter.is_some());
            spoken_of.extend(scopes.map(|existing| existing.id));
        }
        for id in spoken_of {
            for resource in model.ancestors(id) {
                usage.resources.insert(resource.id);
                let scope = resource
                    .scope
                    .into_iter()
                    .flat_map(|scope| model.ancestors(scope));
                usage.resources.extend(scope.map(|resource| resource.id));
            }
        }
        for resource in &model.resources {
            if resource.existing {
                if usage.speaks_of(resource.id) {
                    usage.note(&resource.name);
                }
            } else {
                each_value(resource, &mut |value| usage.note(value));
            }
        }
        for output in &model.outputs {
            usage.note(&output.value);
        }
        usage
    }

    /// Whether the template refers to a resource, or makes it.
    pub(super) fn speaks_of(&self, id: ResourceId) -> bool {
        self.resources.contains(&id)
    }

    /// Whether a name ends in this suffix, an index into the suffixes of the model.
    pub(super) fn ends_in(&self, suffix: usize) -> bool {
        self.suffixes.contains(&suffix)
    }

    fn note(&mut self, value: &Expr) {
        value.each(&mut |part| {
            if let Expr::Unique { suffix, .. } = part {
                self.suffixes.insert(*suffix);
            }
            self.location |= *part == Expr::Location;
            self.tags |= *part == Expr::Tags;
        });
    }
}
