//! What an audit comes to: findings, and what they are about.

use std::collections::BTreeMap;

use super::class::Class;
use super::grants::{self, Wanted};
use super::home::Located;
use super::ids;
use super::observed::Assignment;
use super::policy::Policy;
use super::principals::Principals;
use super::switch::Turned;
use crate::model::{Model, Principal, ResourceId, Scope};
use crate::report::naming::assignment_name;

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
    /// The resource that it is about: one with a switch, a vault with access policies, a custom role.
    pub(super) resource: Option<ResourceId>,
    /// An entry of access policies that is not derived, or what a derived one lacks.
    pub(super) policy: Option<Policy>,
    /// The switch.
    pub(super) turned: Option<Turned>,
    /// Why it is so, or why nothing can be said.
    pub(super) why: Option<String>,
    /// Whether it was there before, and does not count.
    pub(super) known: bool,
}

impl<'x> Finding<'x> {
    pub(super) fn new(class: Class) -> Self {
        Self {
            class,
            grants: Vec::new(),
            seen: None,
            candidates: Vec::new(),
            principal: None,
            resource: None,
            policy: None,
            turned: None,
            why: None,
            known: false,
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

    /// That the principal of an assignment is gone, and by what that is known.
    pub(super) fn gone(self, seen: &'x Assignment<'x>) -> Self {
        let evidence = if seen.principal_name.as_deref() == Some("") {
            "its `principalName` is the empty text, which Azure CLI writes where Microsoft Graph finds nobody"
        } else {
            "its `principalType` is `Unknown`"
        };
        let still = if self.principal.is_some() {
            "; the blueprint still names them"
        } else {
            ""
        };
        self.seen(seen).why(format!("{evidence}{still}"))
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
    /// The derived grants as Azure has them, in the order of the model.
    pub(super) wanted: Vec<Option<Wanted>>,
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
    /// How many findings of each class were there before.
    pub(super) known: BTreeMap<Class, usize>,
    /// What else there is to know.
    pub(super) notes: Vec<String>,
}

impl<'x> Audit<'x> {
    /// An audit of a model that has found nothing yet.
    pub(super) fn new(model: &'x Model, principals: Principals, home: Located, read: usize) -> Self {
        Self {
            model,
            principals,
            wanted: grants::of(model),
            scopes: ids::scopes(model),
            home,
            findings: Vec::new(),
            as_derived: 0,
            read,
            elsewhere: 0,
            totals: BTreeMap::new(),
            undecided: 0,
            known: BTreeMap::new(),
            notes: Vec::new(),
        }
    }

    /// A derived grant as Azure has it, where it is a role assignment.
    pub(super) fn wanted(&self, at: usize) -> Option<&Wanted> {
        self.wanted.get(at)?.as_ref()
    }

    /// The name that the templates give a grant; none where its principal is not known.
    pub(super) fn name(&self, at: usize) -> Option<String> {
        let assignment = self.model.role_assignments.get(at)?;
        let computed = || {
            let wanted = self.wanted(at)?;
            let object = self.object_of(assignment.principal)?;
            Some(assignment_name(&wanted.scope, object, &wanted.role))
        };
        assignment.name.clone().or_else(computed)
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

    /// Whether something of one of these classes was found that is not known from before.
    #[must_use]
    pub fn has(&self, classes: &[Class]) -> bool {
        classes.iter().any(|class| self.of(*class).next().is_some())
    }

    /// The findings of a class that are not known from before.
    pub(super) fn of(&self, class: Class) -> impl Iterator<Item = &Finding<'_>> {
        let new = self.findings.iter().filter(|finding| !finding.known);
        new.filter(move |finding| finding.class == class)
    }

    /// How many of a class were there before, shown or not.
    pub(super) fn known(&self, class: Class) -> usize {
        self.known.get(&class).copied().unwrap_or_default()
    }

    /// How many were found of a class, shown or not.
    pub(super) fn total(&self, class: Class) -> usize {
        self.totals.get(&class).copied().unwrap_or_default()
    }
}
