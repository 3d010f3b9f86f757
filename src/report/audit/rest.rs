//! Role assignments that are there and no derived grant, sorted by where they hold and to whom they belong.

use std::collections::{BTreeMap, BTreeSet};

use super::class::Class;
use super::finding::{Audit, Finding};
use super::ids;
use super::observed::Assignment;
use crate::model::Scope;
use crate::report::naming::scope_id;

/// How near to the platform a role assignment holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Near {
    /// On something that the blueprint makes, in such a thing, or on its resource group.
    Ours,
    /// On something that the blueprint uses and others made.
    Shared,
    /// On a subscription or management group that the platform lies in.
    Around,
    /// Elsewhere.
    Far,
}

/// Sorts what is no derived grant.
pub(super) struct Sorting<'a, 'x> {
    audit: &'a Audit<'x>,
    /// The id of the platform's group, in lower case.
    group: String,
    /// The roles of the derived grants and their scopes.
    derived: BTreeSet<(&'a str, &'a str)>,
    /// Rights that somebody has on a scope, by object id and scope, without a source that says by which role.
    vague: &'a BTreeMap<(&'a str, String), usize>,
    /// What may be such a right, by the right.
    candidates: BTreeMap<usize, Vec<&'x Assignment<'x>>>,
    findings: Vec<Finding<'x>>,
    elsewhere: usize,
}

impl<'a, 'x> Sorting<'a, 'x> {
    pub(super) fn new(audit: &'a Audit<'x>, vague: &'a BTreeMap<(&'a str, String), usize>) -> Self {
        let derived = audit.wanted.iter().flatten();
        Self {
            audit,
            group: scope_id(audit.model, Scope::ResourceGroup).to_lowercase(),
            derived: derived
                .map(|wanted| (wanted.role.as_str(), wanted.scope.as_str()))
                .collect(),
            vague,
            candidates: BTreeMap::new(),
            findings: Vec::new(),
            elsewhere: 0,
        }
    }

    /// Sorts one.
    pub(super) fn sort(&mut self, seen: &'x Assignment<'x>) {
        let near = self.near(&seen.scope);
        let principals = self.audit.principals.with_object(&seen.principal);
        let principal = principals.first().copied();
        if seen.is_orphaned() && principal.is_none() {
            let is_derived = || self.derived.contains(&(seen.role.as_str(), seen.scope.as_str()));
            if near == Near::Ours || (near == Near::Shared && is_derived()) {
                self.findings.push(Finding::new(Class::Orphaned).gone(seen));
            } else {
                self.elsewhere += 1;
            }
            return;
        }
        let is_made = principals
            .iter()
            .filter_map(|one| one.resource())
            .any(|resource| self.audit.model.is_made(resource));
        let why = match (near, principal) {
            (Near::Ours, _) => "it holds on something of the blueprint",
            (Near::Shared, Some(_)) => {
                "it holds on something that the blueprint uses, for a principal of the blueprint"
            }
            (Near::Around, Some(_)) => "it reaches the whole platform, for a principal of the blueprint",
            (Near::Far, Some(_)) if is_made => "its principal is an identity that the blueprint makes",
            (Near::Shared | Near::Around, None) | (Near::Far, _) => {
                self.elsewhere += 1;
                return;
            }
        };
        if let Some(at) = self.vague.get(&(seen.principal.as_str(), seen.scope.clone())) {
            self.candidates.entry(*at).or_default().push(seen);
            return;
        }
        let mut extra = Finding::new(Class::Extra).seen(seen).why(why);
        extra.principal = principal;
        self.findings.push(extra);
    }

    /// How near a scope is to the platform.
    fn near(&self, scope: &str) -> Near {
        let is_around = scope.is_empty() || scope.starts_with("/providers/microsoft.management/");
        if is_around || ids::outwards(&self.group).skip(1).any(|outer| outer == scope) {
            return Near::Around;
        }
        for (depth, id) in ids::outwards(scope).enumerate() {
            match self.audit.scopes.get(id) {
                Some(Scope::Resource(id)) if self.audit.model.is_made(*id) => return Near::Ours,
                Some(Scope::Resource(_)) => return Near::Shared,
                Some(Scope::ResourceGroup) if depth == 0 => return Near::Ours,
                Some(Scope::OtherGroup(_)) if depth == 0 => return Near::Shared,
                // another resource of the group, of which the blueprint does not speak
                Some(Scope::ResourceGroup | Scope::OtherGroup(_) | Scope::Subscription) => return Near::Far,
                None => {}
            }
        }
        Near::Far
    }

    /// What came of it, and how much is no matter of the blueprint.
    pub(super) fn done(mut self) -> (Vec<Finding<'x>>, usize) {
        for (at, candidates) in self.candidates {
            let grant = self.audit.model.role_assignments.get(at);
            let why = "no source says by which role it has what is needed there";
            self.findings.push(Finding {
                grants: vec![at],
                principal: grant.map(|grant| grant.principal),
                candidates,
                ..Finding::new(Class::Undecided).why(why)
            });
        }
        (self.findings, self.elsewhere)
    }
}
