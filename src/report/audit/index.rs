//! Role assignments by what they are looked up by.

use std::collections::{BTreeMap, BTreeSet};

use super::ids;
use super::observed::Assignment;
use super::reading::Step;

/// What is there: a principal, a role and a scope, which Azure has each once.
pub(super) struct Index<'x> {
    pub(super) list: &'x [Assignment<'x>],
    by_grant: BTreeMap<(&'x str, &'x str, &'x str), usize>,
    by_place: BTreeMap<(&'x str, &'x str), Vec<usize>>,
    by_holder: BTreeMap<(&'x str, &'x str), Vec<usize>>,
    /// Management groups, and the scope of the whole tenant.
    around: BTreeSet<&'x str>,
    pub(super) subscriptions: BTreeSet<&'x str>,
}

impl<'x> Index<'x> {
    pub(super) fn of(list: &'x [Assignment<'x>], step: &mut Step<'_>) -> Self {
        let mut found = Self {
            list,
            by_grant: BTreeMap::new(),
            by_place: BTreeMap::new(),
            by_holder: BTreeMap::new(),
            around: BTreeSet::new(),
            subscriptions: BTreeSet::new(),
        };
        for (at, one) in list.iter().enumerate() {
            let (principal, role, scope) = one.grant();
            found.by_grant.insert((principal, role, scope), at);
            found.by_place.entry((role, scope)).or_default().push(at);
            found.by_holder.entry((principal, scope)).or_default().push(at);
            match one.subscription() {
                Some(subscription) => found.subscriptions.insert(subscription),
                None => found.around.insert(scope),
            };
            step();
        }
        found
    }

    pub(super) fn exact(&self, principal: &str, role: &str, scope: &str) -> Option<usize> {
        self.by_grant.get(&(principal, role, scope)).copied()
    }

    /// The same role of the same principal, without a condition, on a scope that another lies in.
    pub(super) fn wider(&self, principal: &str, role: &str, scope: &str) -> Option<usize> {
        let mut found = self
            .outer(scope)
            .filter_map(|outer| self.exact(principal, role, outer));
        found.find(|at| self.list.get(*at).is_some_and(|one| one.condition.is_none()))
    }

    fn outer<'s>(&'s self, scope: &'s str) -> impl Iterator<Item = &'s str> {
        ids::outwards(scope).skip(1).chain(self.around.iter().copied())
    }

    /// What a principal has without a condition on a scope or around it, each role once, the nearest.
    pub(super) fn held(&self, principal: &str, scope: &str) -> BTreeMap<&'x str, &'x Assignment<'x>> {
        let places = std::iter::once(scope).chain(self.outer(scope));
        let all = places.filter_map(|place| self.by_holder.get(&(principal, place)));
        let mut found: BTreeMap<&str, &Assignment<'_>> = BTreeMap::new();
        let seen = all.flatten().filter_map(|at| self.list.get(*at));
        for seen in seen.filter(|seen| seen.condition.is_none()) {
            found.entry(&seen.role).or_insert(seen);
        }
        found
    }

    /// Who has a role on a scope or around it.
    pub(super) fn holders(&self, role: &str, scope: &str) -> Vec<usize> {
        let places = std::iter::once(scope).chain(self.outer(scope));
        let found = places.filter_map(|place| self.by_place.get(&(role, place)));
        found.flatten().copied().collect()
    }
}
