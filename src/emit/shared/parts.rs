//! Large templates: what one template cannot hold stands in parts of it, each a nested deployment.
//!
//! A part is the platform once more, in which everything else exists already. Names and ids are computed from the same group
//! by the same formulas there, so that a part asks for nothing that the template itself does not ask for.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::dependencies::dependencies;
use super::limits::room;
use super::modules::{Module, waited_for};
use super::namer::Namer;
use crate::catalog::limits;
use crate::model::{Level, Model, Place, Principal, ResourceId};

/// The output of a part with principal ids, by the symbolic names of their owners.
pub(in crate::emit) const PRINCIPAL_IDS: &str = "principalIds";
/// What that output holds, in a sentence.
pub(in crate::emit) const ABOUT_PRINCIPAL_IDS: &str =
    "Principal ids of system-assigned identities, by the names of their owners.";

/// How a model is cut: what the template itself makes, and its parts.
#[derive(Debug)]
pub(in crate::emit) struct Layout<'m> {
    /// The platform as it was before.
    pub(in crate::emit) whole: &'m Model,
    /// The platform of the template, in which what its parts make exists.
    pub(in crate::emit) main: Cow<'m, Model>,
    /// Its parts, in the order of the model; none where it holds everything.
    pub(in crate::emit) parts: Vec<Part>,
    /// The part that makes a resource, as an index.
    made_by: BTreeMap<ResourceId, usize>,
}

/// A part of a template.
#[derive(Debug)]
pub(in crate::emit) struct Part {
    /// Symbolic name in the template.
    pub(in crate::emit) symbol: String,
    /// Name of its file without extension.
    pub(in crate::emit) stem: String,
    /// What it holds, as a comment.
    pub(in crate::emit) title: String,
    /// What it makes, ascending.
    members: Vec<ResourceId>,
    /// What of the template has to be there before, ascending.
    pub(in crate::emit) after: Vec<ResourceId>,
    /// The parts that have to be there before, as ascending indices.
    after_parts: BTreeSet<usize>,
    /// The modules of role assignments that have to be there before: symbolic name and where each lies.
    pub(in crate::emit) after_modules: Vec<(String, Place)>,
    /// Members with a system-assigned identity to which a module grants something: the part gives their principal ids back.
    pub(in crate::emit) principals: Vec<ResourceId>,
}

/// Whether one template can't hold a model with so many nested deployments.
fn is_large(model: &Model, nested: usize) -> bool {
    !limits::TEMPLATE_RESOURCES.allows((model.made().count() + nested) as u64)
}

impl<'m> Layout<'m> {
    /// The template holds everything.
    pub(in crate::emit) fn whole(model: &'m Model) -> Self {
        Self {
            whole: model,
            main: Cow::Borrowed(model),
            parts: Vec::new(),
            made_by: BTreeMap::new(),
        }
    }

    /// Cuts a model whose role assignments stand in `modules`. Where one template holds everything nothing is cut.
    pub(in crate::emit) fn new(model: &'m Model, modules: &[Module<'_>], namer: &mut Namer) -> Self {
        let mut layout = Self::whole(model);
        if !is_large(model, modules.len()) {
            return layout;
        }
        let mut by_word: Vec<(&'static str, Vec<ResourceId>)> = Vec::new();
        for resource in model.made() {
            let Some(word) = resource.facts.part else { continue };
            match by_word.iter_mut().find(|(known, _)| *known == word) {
                Some((_, members)) => members.push(resource.id),
                None => by_word.push((word, vec![resource.id])),
            }
        }
        for (word, members) in by_word {
            let chunks = members.chunks(room());
            let all = chunks.len();
            for (index, members) in chunks.enumerate() {
                let number = index + 1;
                let (stem, title) = if all == 1 {
                    (word.to_owned(), capitalized(word))
                } else {
                    (
                        format!("{word}-{number}"),
                        format!("{}, part {number} of {all}", capitalized(word)),
                    )
                };
                layout
                    .made_by
                    .extend(members.iter().map(|member| (*member, layout.parts.len())));
                layout.parts.push(Part {
                    symbol: namer.name(&[&stem]),
                    stem,
                    title,
                    members: members.to_vec(),
                    after: Vec::new(),
                    after_parts: BTreeSet::new(),
                    after_modules: Vec::new(),
                    principals: Vec::new(),
                });
            }
        }
        layout.order(model, modules);
        let main = layout.main.to_mut();
        for resource in &mut main.resources {
            resource.existing |= layout.made_by.contains_key(&resource.id);
        }
        layout
    }

    /// Notes what each part comes after, and whose principal ids it gives back.
    fn order(&mut self, model: &Model, modules: &[Module<'_>]) {
        for (index, part) in self.parts.iter_mut().enumerate() {
            let mut after = BTreeSet::new();
            let mut after_modules = BTreeSet::new();
            for member in part.members.iter().filter_map(|id| model.resource(*id)) {
                let waited = member.waits.resources.iter().copied();
                for id in dependencies(member).into_iter().chain(waited) {
                    match self.made_by.get(&id) {
                        Some(other) if *other == index => {}
                        Some(other) => {
                            part.after_parts.insert(*other);
                        }
                        None if model.is_made(id) => {
                            after.insert(id);
                        }
                        None => {}
                    }
                }
                after_modules.extend(
                    waited_for(model, member.id, modules).map(|module| (&module.symbol, &module.place)),
                );
            }
            part.after = after.into_iter().collect();
            let modules = after_modules.into_iter();
            part.after_modules = modules
                .map(|(symbol, place)| (symbol.clone(), place.clone()))
                .collect();
        }
        for (principal, _) in modules.iter().flat_map(|module| &module.identities) {
            if let Principal::SystemAssigned(owner) = principal
                && let Some(part) = self
                    .made_by
                    .get(owner)
                    .copied()
                    .and_then(|part| self.parts.get_mut(part))
                && !part.principals.contains(owner)
            {
                part.principals.push(*owner);
            }
        }
    }

    /// The part that makes a resource, if one does.
    pub(in crate::emit) fn part_of(&self, id: ResourceId) -> Option<&Part> {
        self.made_by.get(&id).and_then(|part| self.parts.get(*part))
    }

    /// The parts that have to be there before a part.
    pub(in crate::emit) fn before<'l>(&'l self, part: &'l Part) -> impl Iterator<Item = &'l Part> {
        part.after_parts.iter().filter_map(|index| self.parts.get(*index))
    }

    /// The parts that make some of these, in order and each once.
    pub(in crate::emit) fn parts_of(&self, ids: impl IntoIterator<Item = ResourceId>) -> Vec<&Part> {
        let parts: BTreeSet<usize> = ids
            .into_iter()
            .filter_map(|id| self.made_by.get(&id).copied())
            .collect();
        parts
            .into_iter()
            .filter_map(|part| self.parts.get(part))
            .collect()
    }

    /// The platform of a part: nothing but its members is made.
    pub(in crate::emit) fn platform_of(&self, part: &Part) -> Model {
        let mut platform = self.main.clone().into_owned();
        platform.role_assignments.clear();
        platform.outputs.clear();
        platform.deployment.level = Level::Group; // which is there by then
        for resource in &mut platform.resources {
            resource.existing = part.members.binary_search(&resource.id).is_err();
        }
        platform
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
