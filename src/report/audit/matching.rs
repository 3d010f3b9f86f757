//! Derived grants against the role assignments that are there.
//!
//! A grant is a principal, a role and a scope; Azure has each triple once. What is there is looked up by all three, then on the scopes
//! around. Whatever is there and not derived is then sorted by `rest`.

use std::collections::{BTreeMap, BTreeSet};

use super::class::Class;
use super::finding::{Audit, Finding};
use super::grants::Wanted;
use super::index::Index;
use super::observed::{Assignment, Assignments};
use super::principals::{Identity, Unknown};
use super::reading::Step;
use super::rest::Sorting;
use crate::catalog::{permissions, roles};
use crate::model::{AssignedBy, Emission, PermissionSet, Principal, Right, RoleAssignment};
use crate::report::naming::{final_text, scope_id};

/// Compares all grants, with a step for each role assignment.
pub(super) fn compare<'x>(
    audit: &mut Audit<'x>,
    assignments: &'x Assignments<'x>,
    step: &mut Step<'_>,
) -> Result<(), String> {
    let subscription = audit.model.deployment.subscription.as_deref();
    let own = subscription.unwrap_or_default().to_lowercase();
    let index = Index::of(&assignments.list, step);
    if !index.subscriptions.contains(own.as_str()) {
        return Err(format!(
            "the exports hold no role assignment of the platform's subscription `{own}`; \
             export them with `az role assignment list --all --subscription {own} -o json`"
        ));
    }
    let mut comparison = Comparison {
        audit,
        index,
        used: vec![false; assignments.list.len()],
        undecided: BTreeMap::new(),
        uncovered: BTreeMap::new(),
        derived: derived(audit),
        vague: BTreeMap::new(),
        no_roles: 0,
        not_yet: 0,
        found: Outcome::default(),
    };
    for (at, assignment) in audit.model.role_assignments.iter().enumerate() {
        comparison.look_for(at, assignment);
    }
    comparison.look_at_the_rest();
    comparison.tell_undecided();
    comparison.note(assignments);
    let Outcome {
        findings,
        notes,
        as_derived,
        elsewhere,
    } = comparison.found;
    audit.findings.extend(findings);
    audit.notes.extend(notes);
    audit.as_derived += as_derived;
    audit.elsewhere += elsewhere;
    Ok(())
}

/// The derived grants of principals who are known: object id, role and scope.
fn derived<'a>(audit: &'a Audit<'_>) -> BTreeSet<(&'a str, &'a str, &'a str)> {
    let all = audit.model.role_assignments.iter().enumerate();
    all.filter_map(|(at, one)| {
        let object = audit.object_of(one.principal)?;
        let wanted = audit.wanted(at)?;
        Some((object, wanted.role.as_str(), wanted.scope.as_str()))
    })
    .collect()
}

/// What a comparison comes to.
#[derive(Default)]
struct Outcome<'x> {
    findings: Vec<Finding<'x>>,
    notes: Vec<String>,
    as_derived: usize,
    elsewhere: usize,
}

struct Comparison<'a, 'x> {
    audit: &'a Audit<'x>,
    index: Index<'x>,
    /// Which role assignments were matched with a grant, or may be one.
    used: Vec<bool>,
    /// Grants of principals who are not known, and the role assignments that may be theirs.
    undecided: BTreeMap<Principal, (Vec<usize>, BTreeSet<usize>)>,
    /// Grants in subscriptions of which nothing was exported.
    uncovered: BTreeMap<&'a str, Vec<usize>>,
    /// The derived grants by object id, role and scope.
    derived: BTreeSet<(&'a str, &'a str, &'a str)>,
    /// Rights that somebody has on a scope, by object id and scope, without a source that says by which role.
    vague: BTreeMap<(&'a str, String), usize>,
    /// How many grants are no role assignments.
    no_roles: usize,
    /// How many grants Azure makes itself and has not.
    not_yet: usize,
    found: Outcome<'x>,
}

impl<'x> Comparison<'_, 'x> {
    fn take(&mut self, at: usize) -> Option<&'x Assignment<'x>> {
        if let Some(used) = self.used.get_mut(at) {
            *used = true;
        }
        self.index.list.get(at)
    }

    fn tell(&mut self, finding: Finding<'x>) {
        self.found.findings.push(finding);
    }

    fn look_for(&mut self, at: usize, assignment: &RoleAssignment) {
        let audit = self.audit;
        let Some(wanted) = audit.wanted(at) else {
            let is_policy = matches!(assignment.right, Right::AccessPolicy(_));
            self.no_roles += usize::from(!is_policy || assignment.elsewhere.is_some());
            if let (Right::Unstated(_), Some(object)) =
                (assignment.right, audit.object_of(assignment.principal))
            {
                let scope = scope_id(audit.model, assignment.scope).to_lowercase();
                self.vague.insert((object, scope), at);
            }
            return;
        };
        let subscription = wanted
            .scope
            .strip_prefix("/subscriptions/")
            .and_then(|rest| rest.split('/').next());
        if let Some(subscription) = subscription.filter(|one| !self.index.subscriptions.contains(one)) {
            self.uncovered.entry(subscription).or_default().push(at);
            return;
        }
        match audit.principals.get(assignment.principal) {
            Some(Identity::Known(object, _)) => self.look_for_known(at, assignment, wanted, object),
            Some(Identity::Ambiguous(objects)) => {
                self.look_for_unknown(at, assignment, wanted, Some(objects));
            }
            Some(Identity::Unknown(_)) | None => self.look_for_unknown(at, assignment, wanted, None),
        }
    }

    fn look_for_known(&mut self, at: usize, assignment: &RoleAssignment, wanted: &Wanted, object: &str) {
        let model = self.audit.model;
        let principal = assignment.principal;
        let finding = |class| Finding::of(class, at, principal);
        let Some(exact) = self.index.exact(object, &wanted.role, &wanted.scope) else {
            match assignment.assigned_by {
                AssignedBy::Azure => self.not_yet += 1,
                AssignedBy::Person | AssignedBy::Template => self.not_there(at, assignment, wanted, object),
            }
            return;
        };
        let Some(seen) = self.take(exact) else { return };
        if assignment.assigned_by == AssignedBy::Azure {
            self.tell(finding(Class::ByAzure).seen(seen));
            return;
        }
        let mut is_right = true;
        if seen.is_orphaned() && matches!(principal, Principal::Directory(_)) {
            is_right = false;
            self.tell(finding(Class::Orphaned).gone(seen));
        }
        let is_named_here =
            assignment.assigned_by == AssignedBy::Template && model.rbac.emission != Emission::None;
        let name = self.audit.name(at).filter(|_| is_named_here);
        if name.is_some_and(|name| !name.eq_ignore_ascii_case(&seen.name)) {
            is_right = false;
            self.tell(finding(Class::Misnamed).seen(seen));
        }
        let condition = assignment.condition.as_ref();
        let condition = condition.map(|condition| final_text(model, condition));
        let plain = |text: Option<&str>| text.map(|text| text.split_whitespace().collect::<String>());
        if plain(condition.as_deref()) != plain(seen.condition.as_deref()) {
            is_right = false;
            let why = match (&condition, &seen.condition) {
                (None, _) => "it is limited by a condition, and the blueprint derives none",
                (_, None) => "it is limited by no condition, and the blueprint derives one",
                _ => "its condition is not the one that the blueprint derives",
            };
            self.tell(finding(Class::Condition).seen(seen).why(why));
        }
        self.found.as_derived += usize::from(is_right);
    }

    /// A grant that is not there as derived, of somebody who is known.
    fn not_there(&mut self, at: usize, assignment: &RoleAssignment, wanted: &Wanted, object: &str) {
        let wider = self.index.wider(object, &wanted.role, &wanted.scope);
        let other = wider.or_else(|| self.stronger(assignment, wanted, object));
        let Some(seen) = other.and_then(|other| self.take(other)) else {
            self.tell(Finding::of(Class::Missing, at, assignment.principal));
            return;
        };
        let mut covered = Finding::of(Class::Inherited, at, assignment.principal).seen(seen);
        if self.derived.contains(&seen.grant()) {
            covered = covered.why("which is derived, too");
        }
        self.tell(covered);
    }

    /// Another role of the principal, there or around, that permits everything that the derived one does, as far as built-in roles tell.
    fn stronger(&self, assignment: &RoleAssignment, wanted: &Wanted, object: &str) -> Option<usize> {
        let needed = permissions::of(assignment.right.role()?);
        if *needed == PermissionSet::NOTHING {
            return None;
        }
        let held = self.index.held(object, &wanted.scope);
        let other = held.into_values().find(|seen| {
            roles::find(&seen.role).is_some_and(|role| permissions::of(role).includes(needed))
        })?;
        self.index.exact(&other.principal, &other.role, &other.scope)
    }

    /// A grant of somebody who is not known: nobody has the role there, or somebody who may be the one.
    fn look_for_unknown(
        &mut self,
        at: usize,
        assignment: &RoleAssignment,
        wanted: &Wanted,
        among: Option<&BTreeSet<String>>,
    ) {
        let principals = &self.audit.principals;
        let principal = assignment.principal;
        let is_outside = matches!(principal, Principal::Outside(_));
        let can_be = |at: &usize| {
            self.index.list.get(*at).is_some_and(|seen| match among {
                Some(objects) => objects.contains(&seen.principal),
                None => {
                    principals.with_object(&seen.principal).is_empty()
                        && !seen.is_orphaned()
                        && (is_outside
                            || matches!(principal, Principal::Directory(_))
                            || seen.is_of_service_principal())
                }
            })
        };
        let mut holders = self.index.holders(&wanted.role, &wanted.scope);
        holders.retain(can_be);
        let nobody = holders.is_empty();
        for holder in &holders {
            self.take(*holder);
        }
        // people outside may have it by a stronger role, and what Azure makes need not be there yet
        if nobody && !is_outside && assignment.assigned_by == AssignedBy::Template {
            let why = "nobody who may be it has the role there";
            self.tell(Finding::of(Class::Missing, at, principal).why(why));
        } else {
            let (grants, candidates) = self.undecided.entry(principal).or_default();
            grants.push(at);
            candidates.extend(holders);
        }
    }

    /// What is there and was not matched with a grant.
    fn look_at_the_rest(&mut self) {
        let mut sorting = Sorting::new(self.audit, &self.vague);
        for (seen, used) in self.index.list.iter().zip(&self.used) {
            if !*used {
                sorting.sort(seen);
            }
        }
        let (findings, elsewhere) = sorting.done();
        self.found.findings.extend(findings);
        self.found.elsewhere += elsewhere;
    }

    fn tell_undecided(&mut self) {
        for (principal, (grants, candidates)) in std::mem::take(&mut self.undecided) {
            let why = match self.audit.principals.get(principal) {
                Some(Identity::Ambiguous(objects)) => {
                    let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
                    format!("the exports tell several object ids: {}", objects.join(", "))
                }
                Some(Identity::Unknown(Unknown::Parameter(name))) => {
                    format!("the parameter `{name}` brings the object id")
                }
                Some(Identity::Unknown(Unknown::Outside)) => "the blueprint does not name them".to_owned(),
                Some(Identity::Unknown(Unknown::NoExport(command))) => {
                    format!("no export tells the object id; `{command} -o json` does")
                }
                Some(Identity::Known(..)) | None => continue,
            };
            let candidates = candidates.iter().filter_map(|at| self.index.list.get(*at));
            let finding = Finding {
                grants,
                candidates: candidates.collect(),
                principal: Some(principal),
                ..Finding::new(Class::Undecided).why(why)
            };
            self.tell(finding);
        }
        for (subscription, grants) in std::mem::take(&mut self.uncovered) {
            let why = format!(
                "the exports hold no role assignment of subscription {subscription}; \
                 add `az role assignment list --all --subscription {subscription} -o json`"
            );
            self.tell(Finding {
                grants,
                ..Finding::new(Class::Undecided).why(why)
            });
        }
    }

    fn note(&mut self, assignments: &Assignments<'_>) {
        let all = [
            (
                self.no_roles,
                "not compared, because they are no role assignments or hold elsewhere: # of the derived grants",
            ),
            (
                self.not_yet,
                "not there, of those that Azure makes itself when it needs them: #",
            ),
            (
                assignments.repeated,
                "entries that stand in the exports twice, and count once: #",
            ),
            (
                assignments.classic,
                "classic administrators, who have no role assignment: #",
            ),
        ];
        let told = all.iter().filter(|(number, _)| *number > 0);
        let told = told.map(|(number, words)| words.replace('#', &number.to_string()));
        self.found.notes.extend(told);
        let unseen: Vec<String> = assignments
            .unseen
            .iter()
            .map(|kind| format!("`{kind}`"))
            .collect();
        if !unseen.is_empty() {
            self.found.notes.push(format!(
                "no principal of the type {} has a name in the exports: the login may not see them, so that none is called gone",
                unseen.join(", ")
            ));
        }
        if assignments.unseen.is_empty() && assignments.list.iter().all(|one| one.principal_name.is_none()) {
            self.found.notes.push(
                "the exports have no names of principals, so that nobody can be seen to be gone; \
                 `az role assignment list` adds them where Microsoft Graph may be asked"
                    .to_owned(),
            );
        }
    }
}
