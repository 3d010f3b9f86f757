//! What an audit comes to: findings, and what they are about.

use std::collections::BTreeMap;

use super::class::Class;
use super::home::Located;
use super::observed::Assignment;
use super::principals::Principals;
use super::switch::Turned;
use crate::model::{Model, Principal, ResourceId, Scope};

/// Something that was found.
#[derive(Debug)]
pub(super) struct Finding<'x> {
    /// Its kind.
    pub(super) class: Class,
    /// The derived grants that it is about, as indices into the model; several only of what is not decided.
    pub(super) grants: Vec<usize>,
    /// The role assignment that it is about.
    pub(super) seen: Option<&'x Assignment<'x>>,
    /// Role assignments one of which may be the one that is looked for.
    pub(super) candidates: Vec<&'x Assignment<'x>>,
    /// The principal that it is about, where it is one of the blueprint.
    pub(super) principal: Option<Principal>,
    /// The name that the templates give the grant.
    pub(super) name: Option<String>,
    /// The resource whose switch it is about.
    pub(super) resource: Option<ResourceId>,
    /// The switch.
    pub(super) turned: Option<Turned>,
    /// Why it is so, or why nothing can be said.
    pub(super) why: Option<String>,
}

impl<'x> Finding<'x> {
    pub(super) fn new(class: Class) -> Self {
        Self {
            class,
            grants: Vec::new(),
            seen: None,
            candidates: Vec::new(),
            principal: None,
            name: None,
            resource: None,
            turned: None,
            why: None,
        }
    }

    pub(super) fn of(class: Class, grant: usize, principal: Principal) -> Self {
        Self {
            grants: vec![grant],
            principal: Some(principal),
            ..Self::new(class)
        }
    }

    pub(super) fn seen(mut self, seen: &'x Assignment<'x>) -> Self {
        self.seen = Some(seen);
        self
    }

    pub(super) fn why(mut self, why: impl Into<String>) -> Self {
        self.why = Some(why.into());
        self
    }
}

/// What an audit came to.
#[derive(Debug)]
pub struct Audit<'x> {
    pub(super) model: &'x Model,
    pub(super) principals: Principals,
    /// The scopes of the blueprint, by id in lower case.
    pub(super) scopes: BTreeMap<String, Scope>,
    /// How the place of the platform is known.
    pub(super) home: Located,
    /// What was found, by class.
    pub(super) findings: Vec<Finding<'x>>,
    /// How many derived grants are there, as derived.
    pub(super) as_derived: usize,
    /// How many role assignments were read, and how many of them are no matter of this blueprint.
    pub(super) read: usize,
    pub(super) elsewhere: usize,
    /// How many findings there were of each class, and how many grants are not decided.
    pub(super) totals: BTreeMap<Class, usize>,
    pub(super) undecided: usize,
    /// What else there is to know.
    pub(super) notes: Vec<String>,
}

impl<'x> Audit<'x> {
    /// An audit of a model that has found nothing yet.
    pub(super) fn new(
        model: &'x Model,
        principals: Principals,
        scopes: BTreeMap<String, Scope>,
        home: Located,
        read: usize,
    ) -> Self {
        Self {
            model,
            principals,
            scopes,
            home,
            findings: Vec::new(),
            as_derived: 0,
            read,
            elsewhere: 0,
            totals: BTreeMap::new(),
            undecided: 0,
            notes: Vec::new(),
        }
    }

    /// Orders and counts what was found.
    pub(super) fn order(&mut self) {
        let place = |class: Class| Class::ALL.iter().position(|other| *other == class);
        self.findings.sort_by_key(|finding| place(finding.class));
        for finding in &self.findings {
            *self.totals.entry(finding.class).or_default() += 1;
            if finding.class == Class::Undecided {
                self.undecided += finding.grants.len();
            }
        }
    }

    /// Shows findings of some classes only; what is counted stays.
    pub fn keep(&mut self, classes: &[Class]) {
        self.findings.retain(|finding| classes.contains(&finding.class));
    }

    /// Whether something of one of these classes was found.
    #[must_use]
    pub fn has(&self, classes: &[Class]) -> bool {
        self.findings
            .iter()
            .any(|finding| classes.contains(&finding.class))
    }

    /// The findings of a class.
    pub(super) fn of(&self, class: Class) -> impl Iterator<Item = &Finding<'_>> {
        self.findings.iter().filter(move |finding| finding.class == class)
    }

    /// How many were found of a class, shown or not.
    pub(super) fn total(&self, class: Class) -> usize {
        self.totals.get(&class).copied().unwrap_or_default()
    }
}
