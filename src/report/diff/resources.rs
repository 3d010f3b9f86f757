//! Resources that are added, removed or changed.

use super::change::{Change, PropertyChange, ResourceChange};
use super::pairs::{Pairs, is_another};
use super::values::{self, EXISTING, Side};
use crate::model::{Model, Resource, ResourceId};
use crate::report::naming::{final_id, final_name};
use crate::report::reference;

/// The resources that differ: in the order of the models, those that are added before those that are changed, and those that are
/// removed at the end.
pub(super) fn changes(pairs: &Pairs<'_>, sides: Option<&(Side<'_>, Side<'_>)>) -> Vec<ResourceChange> {
    let mut found: Vec<ResourceChange> = pairs
        .added()
        .map(|(model, resource)| {
            whole(Change::Added, model, resource, |outer| {
                pairs.old_of(outer).is_none()
            })
        })
        .collect();
    if let Some((before, now)) = sides {
        found.extend(changed(pairs, before, now));
    }
    let removed = pairs.removed();
    found.extend(removed.map(|(model, resource)| {
        whole(Change::Removed, model, resource, |outer| {
            pairs.new_of(outer).is_none()
        })
    }));
    found
}

/// A resource that one model alone has; `goes_too` says whether another one shares its fate.
fn whole(
    change: Change,
    model: &Model,
    resource: &Resource,
    goes_too: impl Fn(ResourceId) -> bool,
) -> ResourceChange {
    let outer = resource.parent.or(resource.scope);
    ResourceChange {
        change,
        resource: reference::resource(model, resource.id),
        formerly: None,
        existing: resource.existing,
        implied: !resource.facts.listed && outer.is_some_and(goes_too),
        properties: Vec::new(),
        words: words(model, resource),
        pair: None,
    }
}

fn changed(pairs: &Pairs<'_>, before: &Side<'_>, now: &Side<'_>) -> Vec<ResourceChange> {
    let (old_model, new_model) = (before.model, now.model);
    let differing = pairs.resources().filter_map(|(old, new)| {
        let mut properties = values::changes((before, old), (now, new));
        // what is made from now on, or no more, is so as a whole
        let adopted = old.existing != new.existing;
        if adopted {
            properties.retain(|one| one.path == EXISTING);
        }
        let renamed = is_another(old_model, old, new_model, new);
        if renamed {
            let (old_name, new_name) = if old.existing && old.parent.is_none() {
                (final_id(old_model, old), final_id(new_model, new))
            } else {
                (final_name(old_model, old), final_name(new_model, new))
            };
            properties.insert(0, PropertyChange::new("name", Some(old_name), Some(new_name)));
        }
        let called = old.logical != new.logical;
        if properties.is_empty() && !called {
            return None;
        }
        Some(ResourceChange {
            change: Change::Changed,
            resource: reference::resource(new_model, new.id),
            formerly: (renamed || called).then(|| reference::resource(old_model, old.id)),
            existing: new.existing,
            implied: !new.facts.listed && !renamed && (adopted || properties.is_empty()),
            properties,
            words: words(new_model, new),
            pair: Some((old.id, new.id)),
        })
    });
    differing.collect()
}

/// How a sentence speaks of a resource, with what it lies in where its name does not tell.
pub(super) fn words(model: &Model, resource: &Resource) -> String {
    let scope = crate::model::Scope::Resource(resource.id);
    let display = model.scope_display(scope);
    if resource.facts.listed {
        return display;
    }
    let outer = resource
        .parent
        .or(resource.scope)
        .and_then(|id| model.resource(id));
    outer.map_or(display.clone(), |outer| {
        format!("{display} of {}", outer.display())
    })
}
