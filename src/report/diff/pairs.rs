//! Which resource and which principal of one model is which of the other.

use std::collections::BTreeMap;

use crate::model::{DirectoryPrincipal, Expr, Model, Principal, Resource, ResourceId};
use crate::report::naming::known_text;
use crate::report::reference::{self, Reference};

/// Two states of one platform, either of which may be missing.
pub(super) struct Pairs<'m> {
    pub(super) old: Option<&'m Model>,
    pub(super) new: Option<&'m Model>,
    /// The resource of the new model for each of the old one.
    to_new: Vec<Option<ResourceId>>,
    /// The other way round.
    to_old: Vec<Option<ResourceId>>,
    /// The person of the old model for each of the new one.
    people: Vec<Option<usize>>,
    /// For each resource of the new model the one that it was, unless it is another one in Azure that exists beside the platform.
    kept: Vec<Option<ResourceId>>,
    /// For each resource of the old model whether it is another one in Azure now.
    moved: Vec<bool>,
}

impl<'m> Pairs<'m> {
    /// Pairs what the blueprint calls alike, then what is called alike in Azure: that was renamed in the blueprint alone.
    pub(super) fn of(old: Option<&'m Model>, new: Option<&'m Model>) -> Self {
        let count = |model: Option<&Model>| model.map_or(0, |model| model.resources.len());
        let mut pairs = Self {
            old,
            new,
            to_new: vec![None; count(old)],
            to_old: vec![None; count(new)],
            people: people(old, new),
            kept: Vec::new(),
            moved: Vec::new(),
        };
        if let (Some(old), Some(new)) = (old, new) {
            pairs.by_reference(old, new);
            while pairs.by_azure_name(old, new) {}
            pairs.kept = new
                .resources
                .iter()
                .map(|one| pairs.is_kept(old, new, one.id))
                .collect();
            pairs.moved = old
                .resources
                .iter()
                .map(|one| pairs.is_moved(old, new, one.id))
                .collect();
        }
        pairs
    }

    fn join(&mut self, old: ResourceId, new: ResourceId) {
        if let (Some(to_new), Some(to_old)) = (self.to_new.get_mut(old.0), self.to_old.get_mut(new.0)) {
            *to_new = Some(new);
            *to_old = Some(old);
        }
    }

    fn by_reference(&mut self, old: &Model, new: &Model) {
        let mut known: BTreeMap<(String, String), ResourceId> = old
            .resources
            .iter()
            .map(|resource| (key(old, resource.id), resource.id))
            .collect();
        for resource in &new.resources {
            if let Some(same) = known.remove(&key(new, resource.id)) {
                self.join(same, resource.id);
            }
        }
    }

    /// Pairs what is left and has one Azure name in one parent; whether there was any.
    fn by_azure_name(&mut self, old: &Model, new: &Model) -> bool {
        let mut found = Vec::new();
        let mut left: Vec<&Resource> = old
            .resources
            .iter()
            .filter(|one| self.new_of(one.id).is_none())
            .collect();
        for resource in &new.resources {
            if self.old_of(resource.id).is_some() {
                continue;
            }
            let same = left.iter().position(|other| {
                other.kind == resource.kind
                    && other.place.is(&resource.place)
                    && self.are_one(other.parent, resource.parent)
                    && self.are_one(other.scope, resource.scope)
                    && same_name((old, &other.name), (new, &resource.name))
            });
            if let Some(at) = same {
                found.push((left.remove(at).id, resource.id));
            }
        }
        for (old, new) in &found {
            self.join(*old, *new);
        }
        !found.is_empty()
    }

    /// Whether two are one resource, or neither is there.
    fn are_one(&self, old: Option<ResourceId>, new: Option<ResourceId>) -> bool {
        match (old, new) {
            (None, None) => true,
            (Some(old), Some(new)) => self.new_of(old) == Some(new),
            (None, Some(_)) | (Some(_), None) => false,
        }
    }

    /// What a resource of the old model is now.
    pub(super) fn new_of(&self, old: ResourceId) -> Option<ResourceId> {
        self.to_new.get(old.0).copied().flatten()
    }

    /// What a resource of the new model was.
    pub(super) fn old_of(&self, new: ResourceId) -> Option<ResourceId> {
        self.to_old.get(new.0).copied().flatten()
    }

    /// What a resource of the new model was, unless one of them exists beside the platform and is another one in Azure: who had a
    /// right on the one has none on the other.
    pub(super) fn kept(&self, new: ResourceId) -> Option<ResourceId> {
        self.kept.get(new.0).copied().flatten()
    }

    fn is_kept(&self, old_model: &Model, new_model: &Model, new: ResourceId) -> Option<ResourceId> {
        let swapped = |part: &Resource| {
            let old = self.old_of(part.id).and_then(|id| old_model.resource(id));
            old.is_some_and(|old| {
                (old.existing || part.existing) && is_another(old_model, old, new_model, part)
            })
        };
        let is_one = !new_model.ancestors(new).any(swapped);
        self.old_of(new).filter(|_| is_one)
    }

    /// Whether both say which resource group they go to, and it is not one.
    pub(super) fn has_other_group(&self) -> bool {
        self.has_other_subscription() || self.differs(|model| model.deployment.resource_group.as_deref())
    }

    /// The same of the subscription.
    pub(super) fn has_other_subscription(&self) -> bool {
        self.differs(|model| model.deployment.subscription.as_deref())
    }

    fn differs(&self, name: impl Fn(&'m Model) -> Option<&'m str>) -> bool {
        let names = self.old.and_then(&name).zip(self.new.and_then(&name));
        names.is_some_and(|(old, new)| !old.eq_ignore_ascii_case(new))
    }

    /// Both of each pair, in the order of the new model.
    pub(super) fn resources(&self) -> impl Iterator<Item = (&'m Resource, &'m Resource)> {
        let new = self.new.into_iter().flat_map(|model| &model.resources);
        new.filter_map(|new| Some((self.old?.resource(self.old_of(new.id)?)?, new)))
    }

    /// What only the new model has.
    pub(super) fn added(&self) -> impl Iterator<Item = (&'m Model, &'m Resource)> {
        let all = self
            .new
            .into_iter()
            .flat_map(|model| model.resources.iter().map(move |one| (model, one)));
        all.filter(|(_, resource)| self.old_of(resource.id).is_none())
    }

    /// What only the old model has.
    pub(super) fn removed(&self) -> impl Iterator<Item = (&'m Model, &'m Resource)> {
        let all = self
            .old
            .into_iter()
            .flat_map(|model| model.resources.iter().map(move |one| (model, one)));
        all.filter(|(_, resource)| self.new_of(resource.id).is_none())
    }

    /// The person of the old model that one of the new is.
    pub(super) fn person_before(&self, new: usize) -> Option<usize> {
        self.people.get(new).copied().flatten()
    }

    /// The person of the new model that one of the old is.
    pub(super) fn person_now(&self, old: usize) -> Option<usize> {
        self.people.iter().position(|known| *known == Some(old))
    }

    /// A principal of the new model as the old one knew it.
    pub(super) fn principal_before(&self, principal: Principal) -> Option<Principal> {
        Some(match principal {
            Principal::UserAssigned(id) => Principal::UserAssigned(self.kept(id)?),
            Principal::SystemAssigned(id) => Principal::SystemAssigned(self.kept(id)?),
            Principal::Kubelet(id) => Principal::Kubelet(self.kept(id)?),
            Principal::Directory(at) => Principal::Directory(self.person_before(at)?),
            Principal::Outside(outsider) => Principal::Outside(outsider),
        })
    }

    /// Whether a resource is another one in Azure than before: it, or what it belongs to, has another name there.
    pub(super) fn has_moved(&self, old: &Resource) -> bool {
        self.moved.get(old.id.0).copied().unwrap_or(false)
    }

    fn is_moved(&self, before: &Model, now: &Model, old: ResourceId) -> bool {
        before.ancestors(old).any(|part| {
            let new = self.new_of(part.id).and_then(|id| now.resource(id));
            new.is_some_and(|new| is_another(before, part, now, new))
        })
    }
}

/// Whether two of a pair have different names in Azure, or lie in different places.
pub(super) fn is_another(old_model: &Model, old: &Resource, new_model: &Model, new: &Resource) -> bool {
    !same_name((old_model, &old.name), (new_model, &new.name)) || !old.place.is(&new.place)
}

/// Whether two names are one in Azure: made alike, or known and alike, as where one is composed and the other one written.
fn same_name((old_model, old): (&Model, &Expr), (new_model, new): (&Model, &Expr)) -> bool {
    let known = || Some((known_text(old_model, old)?, known_text(new_model, new)?));
    formula(old_model, old) == formula(new_model, new) || known().is_some_and(|(old, new)| old == new)
}

fn key(model: &Model, id: ResourceId) -> (String, String) {
    let Reference { kind, id, .. } = reference::resource(model, id);
    (kind, id)
}

/// A name by what makes it, so that two of one formula are one, whatever is known of the group that it is computed from.
pub(super) fn formula(model: &Model, name: &Expr) -> String {
    if let Expr::Unique { prefix, suffix } = name {
        let seed = model.suffixes.get(*suffix);
        return format!("{prefix}<{}>", seed.map_or("", |suffix| suffix.seed.as_str()));
    }
    if let Expr::Guid(seed) = name {
        return format!("<{seed}>");
    }
    if let Expr::Name(id) = name {
        let other = model.resource(*id);
        return other.map(|other| formula(model, &other.name)).unwrap_or_default();
    }
    if let Expr::Concat(parts) = name {
        return parts.iter().map(|part| formula(model, part)).collect();
    }
    name.shown().into_owned()
}

/// People by name and object, then by object (renamed in the blueprint), then by name (another object).
fn people(old: Option<&Model>, new: Option<&Model>) -> Vec<Option<usize>> {
    let (Some(old), Some(new)) = (old, new) else {
        return vec![None; new.map_or(0, |model| model.directory.len())];
    };
    let mut found: Vec<Option<usize>> = vec![None; new.directory.len()];
    let passes: [fn(&DirectoryPrincipal, &DirectoryPrincipal) -> bool; 3] = [
        |old, new| old.logical == new.logical && old.object_id == new.object_id,
        |old, new| old.object_id == new.object_id,
        |old, new| old.logical == new.logical && old.declared == new.declared,
    ];
    for is_same in passes {
        for (at, person) in new.directory.iter().enumerate() {
            if found.get(at).is_some_and(Option::is_some) {
                continue;
            }
            let mut before = old.directory.iter().enumerate();
            let same = before.find(|(at, other)| !found.contains(&Some(*at)) && is_same(other, person));
            if let (Some(place), Some((same, _))) = (found.get_mut(at), same) {
                *place = Some(same);
            }
        }
    }
    found
}
