//! What an output has to declare: only what something in it speaks of.
//!
//! A resource that exists already is not made. Where a resource, an output or a module refers to it, it is declared as
//! existing, and otherwise nothing is said of it; likewise the region, the tags and the ends of names.

use std::collections::BTreeSet;

use super::dependencies::{dependencies, each_value};
use super::modules::Module;
use super::parts::Layout;
use super::principals::identity_of;
use crate::model::{Expr, Level, Model, ResourceId};

/// What the main template of ARM and of Bicep speaks of.
#[derive(Debug)]
pub(in crate::emit) struct References {
    resources: BTreeSet<ResourceId>,
    suffixes: BTreeSet<usize>,
    /// Whether something has the region of the deployment.
    pub(in crate::emit) location: bool,
    /// Whether something has the region as service tags spell it.
    pub(in crate::emit) region_of_tags: bool,
    /// Whether something has the tags of the blueprint.
    pub(in crate::emit) tags: bool,
}

impl References {
    pub(in crate::emit) fn new(model: &Model, modules: &[Module<'_>], layout: &Layout<'_>) -> Self {
        let mut referred: Vec<ResourceId> = Vec::new();
        let mut references = References {
            resources: BTreeSet::new(),
            suffixes: BTreeSet::new(),
            location: model.deployment.level == Level::NewGroup, // the group has it
            region_of_tags: false,
            tags: false,
        };
        for resource in model.made() {
            referred.push(resource.id);
            referred.extend(dependencies(resource));
        }
        for output in &model.outputs {
            output.value.each_reference(&mut |id| referred.push(id));
        }
        for module in modules {
            let identities = module
                .identities
                .iter()
                .filter_map(|(principal, _)| Some(identity_of(*principal)?.0));
            // a part gives its principal ids back itself
            referred.extend(identities.filter(|id| layout.part_of(*id).is_none()));
            let scopes = module
                .existing
                .iter()
                .filter(|existing| existing.parameter.is_some());
            referred.extend(scopes.map(|existing| existing.id));
        }
        for id in referred {
            for resource in model.ancestors(id) {
                references.resources.insert(resource.id);
                let scope = resource
                    .scope
                    .into_iter()
                    .flat_map(|scope| model.ancestors(scope));
                references.resources.extend(scope.map(|resource| resource.id));
            }
        }
        for resource in &model.resources {
            if resource.existing {
                if references.refers_to(resource.id) {
                    references.note(&resource.name);
                }
            } else {
                each_value(resource, &mut |value| references.note(value));
            }
        }
        for output in &model.outputs {
            references.note(&output.value);
        }
        // a part computes everything else itself
        for resource in model
            .resources
            .iter()
            .filter(|resource| layout.part_of(resource.id).is_some())
        {
            each_value(resource, &mut |value| references.note_parameters(value));
        }
        references
    }

    /// Whether the template refers to a resource, or makes it.
    pub(in crate::emit) fn refers_to(&self, id: ResourceId) -> bool {
        self.resources.contains(&id)
    }

    /// Whether a name ends in this suffix, an index into the suffixes of the model.
    pub(in crate::emit) fn ends_in(&self, suffix: usize) -> bool {
        self.suffixes.contains(&suffix)
    }

    fn note(&mut self, value: &Expr) {
        value.each(&mut |part| {
            if let Expr::Unique { suffix, .. } = part {
                self.suffixes.insert(*suffix);
            }
            self.region_of_tags |= *part == Expr::RegionOfTags;
        });
        self.note_parameters(value);
    }

    /// Notes what a template gives to the parts that it calls.
    fn note_parameters(&mut self, value: &Expr) {
        value.each(&mut |part| {
            self.location |= matches!(part, Expr::Location | Expr::RegionOfTags);
            self.tags |= *part == Expr::Tags;
        });
    }
}
