//! Derived grants against the role assignments that are there.
//!
//! A grant is a principal, a role and a scope; Azure has each triple once. What is there is looked up by all three, then on the scopes
//! around. Whatever is there and not derived is then sorted by where it holds and to whom it belongs, see [`Near`].

use std::collections::{BTreeMap, BTreeSet};

use super::class::Class;
use super::finding::{Audit, Finding};
use super::ids;
use super::observed::{Assignment, Assignments};
use super::principals::{Identity, Unknown};
use crate::catalog::{permissions, roles};
use crate::model::{AssignedBy, Emission, Model, PermissionSet, Principal, Right, RoleAssignment, Scope};
use crate::report::naming::{assignment_name, final_text, scope_id};

/// A derived grant as Azure has it.
pub(super) struct Wanted<'m> {
    pub(super) assignment: &'m RoleAssignment,
    /// The GUID of its role.
    pub(super) role: String,
    /// The id of its scope, in lower case.
    pub(super) scope: String,
}

/// A derived grant as Azure has it; none where it is no role assignment, or holds where a build does not know.
pub(super) fn wanted<'m>(model: &Model, assignment: &'m RoleAssignment) -> Option<Wanted<'m>> {
    let role = model.role_ref(assignment.right)?;
    if assignment.elsewhere.is_some() {
        return None;
    }
    Some(Wanted {
        assignment,
        role: final_text(model, &role.id).to_lowercase(),
        scope: scope_id(model, assignment.scope).to_lowercase(),
    })
}

/// The name that the templates give a grant; none where its principal is not known.
pub(super) fn name(audit: &Audit<'_>, assignment: &RoleAssignment) -> Option<String> {
    let computed = || {
        let wanted = wanted(audit.model, assignment)?;
        let object = audit.object_of(assignment.principal)?;
        Some(assignment_name(&wanted.scope, object, &wanted.role))
    };
    assignment.name.clone().or_else(computed)
}

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

/// The scopes of a blueprint, by id in lower case.
pub(super) fn scopes(model: &Model) -> BTreeMap<String, Scope> {
    let resources = model
        .resources
        .iter()
        .map(|resource| Scope::Resource(resource.id));
    let derived = model.role_assignments.iter().map(|one| one.scope);
    let all: BTreeSet<Scope> = resources.chain(derived).chain([Scope::ResourceGroup]).collect();
    all.into_iter()
        .map(|scope| (scope_id(model, scope).to_lowercase(), scope))
        .collect()
}

/// How near a scope is to the platform.
fn near(audit: &Audit<'_>, group: &str, scope: &str) -> Near {
    let is_around = scope.is_empty() || scope.starts_with("/providers/microsoft.management/");
    if is_around || ids::outwards(group).skip(1).any(|outer| outer == scope) {
        return Near::Around;
    }
    for (depth, id) in ids::outwards(scope).enumerate() {
        match audit.scopes.get(id) {
            Some(Scope::Resource(id)) if audit.model.is_made(*id) => return Near::Ours,
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

/// What is there, by what it is looked up by.
struct Index<'x> {
    list: &'x [Assignment<'x>],
    by_grant: BTreeMap<(&'x str, &'x str, &'x str), usize>,
    by_place: BTreeMap<(&'x str, &'x str), Vec<usize>>,
    by_holder: BTreeMap<(&'x str, &'x str), Vec<usize>>,
    /// Management groups, and the scope of the whole tenant.
    around: BTreeSet<&'x str>,
    subscriptions: BTreeSet<&'x str>,
}

impl<'x> Index<'x> {
    fn of(list: &'x [Assignment<'x>]) -> Self {
        let mut found = Self {
            list,
            by_grant: BTreeMap::new(),
            by_place: BTreeMap::new(),
            by_holder: BTreeMap::new(),
            around: BTreeSet::new(),
            subscriptions: BTreeSet::new(),
        };
        for (at, one) in list.iter().enumerate() {
            found.by_grant.insert((&one.principal, &one.role, &one.scope), at);
            found
                .by_place
                .entry((&one.role, &one.scope))
                .or_default()
                .push(at);
            found
                .by_holder
                .entry((&one.principal, &one.scope))
                .or_default()
                .push(at);
            match one.subscription() {
                Some(subscription) => found.subscriptions.insert(subscription),
                None => found.around.insert(&one.scope),
            };
        }
        found
    }

    fn exact(&self, principal: &str, role: &str, scope: &str) -> Option<usize> {
        self.by_grant.get(&(principal, role, scope)).copied()
    }

    /// The same role of the same principal on a scope that another lies in.
    fn wider(&self, principal: &str, role: &str, scope: &str) -> Option<usize> {
        self.outer(scope)
            .find_map(|outer| self.exact(principal, role, outer))
    }

    fn outer<'s>(&'s self, scope: &'s str) -> impl Iterator<Item = &'s str> {
        ids::outwards(scope).skip(1).chain(self.around.iter().copied())
    }

    /// What a principal has on a scope or around it, each role once, the nearest.
    fn held(&self, principal: &str, scope: &str) -> BTreeMap<&'x str, &'x Assignment<'x>> {
        let places = std::iter::once(scope).chain(self.outer(scope));
        let all = places.filter_map(|place| self.by_holder.get(&(principal, place)));
        let mut found: BTreeMap<&str, &Assignment<'_>> = BTreeMap::new();
        for seen in all.flatten().filter_map(|at| self.list.get(*at)) {
            found.entry(&seen.role).or_insert(seen);
        }
        found
    }

    /// Who has a role on a scope or around it.
    fn holders(&self, role: &str, scope: &str) -> Vec<usize> {
        let places = std::iter::once(scope).chain(self.outer(scope));
        let found = places.filter_map(|place| self.by_place.get(&(role, place)));
        found.flatten().copied().collect()
    }
}

/// Compares all grants.
pub(super) fn compare<'x>(audit: &mut Audit<'x>, assignments: &'x Assignments<'x>) -> Result<(), String> {
    let model = audit.model;
    let own = model
        .deployment
        .subscription
        .as_deref()
        .unwrap_or_default()
        .to_lowercase();
    let index = Index::of(&assignments.list);
    if !index.subscriptions.contains(own.as_str()) {
        return Err(format!(
            "the exports hold no role assignment of the platform's subscription `{own}`; \
             export them with `az role assignment list --all --subscription {own} -o json`"
        ));
    }
    let mut comparison = Comparison {
        model,
        index,
        used: vec![false; assignments.list.len()],
        undecided: BTreeMap::new(),
        uncovered: BTreeMap::new(),
        derived: derived(audit),
        vague: BTreeMap::new(),
        no_roles: 0,
        not_yet: 0,
    };
    for (at, assignment) in model.role_assignments.iter().enumerate() {
        comparison.look_for(audit, at, assignment);
    }
    comparison.look_at_the_rest(audit);
    comparison.tell_undecided(audit);
    comparison.note(audit, assignments);
    Ok(())
}

/// The derived grants of principals who are known: object id, role and scope.
fn derived(audit: &Audit<'_>) -> BTreeSet<(String, String, String)> {
    let all = audit.model.role_assignments.iter();
    all.filter_map(|one| {
        let object = audit.object_of(one.principal)?;
        let wanted = wanted(audit.model, one)?;
        Some((object.to_owned(), wanted.role, wanted.scope))
    })
    .collect()
}

struct Comparison<'x> {
    model: &'x Model,
    index: Index<'x>,
    /// Which role assignments were matched with a grant, or may be one.
    used: Vec<bool>,
    /// Grants of principals who are not known, and the role assignments that may be theirs.
    undecided: BTreeMap<Principal, (Vec<usize>, BTreeSet<usize>)>,
    /// Grants in subscriptions of which nothing was exported.
    uncovered: BTreeMap<String, Vec<usize>>,
    /// The derived grants by object id, role and scope.
    derived: BTreeSet<(String, String, String)>,
    /// Rights that somebody has on a scope, by object id and scope, without a source that says by which role.
    vague: BTreeMap<(String, String), usize>,
    /// How many grants are no role assignments.
    no_roles: usize,
    /// How many grants Azure makes itself and has not.
    not_yet: usize,
}

impl<'x> Comparison<'x> {
    fn take(&mut self, at: usize) -> Option<&'x Assignment<'x>> {
        if let Some(used) = self.used.get_mut(at) {
            *used = true;
        }
        self.index.list.get(at)
    }

    fn look_for(&mut self, audit: &mut Audit<'x>, at: usize, assignment: &'x RoleAssignment) {
        let Some(wanted) = wanted(self.model, assignment) else {
            self.no_roles += 1;
            if let (Right::Unstated(_), Some(object)) =
                (assignment.right, audit.object_of(assignment.principal))
            {
                let scope = scope_id(self.model, assignment.scope).to_lowercase();
                self.vague.insert((object.to_owned(), scope), at);
            }
            return;
        };
        let subscription = wanted
            .scope
            .strip_prefix("/subscriptions/")
            .and_then(|rest| rest.split('/').next());
        if let Some(subscription) = subscription.filter(|one| !self.index.subscriptions.contains(one)) {
            self.uncovered
                .entry(subscription.to_owned())
                .or_default()
                .push(at);
            return;
        }
        match audit.principals.get(assignment.principal) {
            Some(Identity::Known(object, _)) => {
                let object = object.clone();
                self.look_for_known(audit, at, &wanted, &object);
            }
            identity => {
                let among = if let Some(Identity::Ambiguous(objects)) = identity {
                    Some(objects.clone())
                } else {
                    None
                };
                self.look_for_unknown(audit, at, &wanted, among.as_ref());
            }
        }
    }

    fn look_for_known(&mut self, audit: &mut Audit<'x>, at: usize, wanted: &Wanted<'_>, object: &str) {
        let assignment = wanted.assignment;
        let principal = assignment.principal;
        let finding = |class| Finding::of(class, at, principal);
        let Some(exact) = self.index.exact(object, &wanted.role, &wanted.scope) else {
            match assignment.assigned_by {
                AssignedBy::Azure => self.not_yet += 1,
                AssignedBy::Person | AssignedBy::Template => self.not_there(audit, at, wanted, object),
            }
            return;
        };
        let Some(seen) = self.take(exact) else { return };
        if assignment.assigned_by == AssignedBy::Azure {
            audit.findings.push(finding(Class::ByAzure).seen(seen));
            return;
        }
        let mut is_right = true;
        if seen.is_orphaned() && matches!(principal, Principal::Directory(_)) {
            is_right = false;
            audit.findings.push(orphaned(finding(Class::Orphaned), seen));
        }
        let name = name(audit, assignment).unwrap_or_default();
        let by_template = assignment.assigned_by == AssignedBy::Template;
        if by_template && self.model.rbac.emission != Emission::None && seen.name != name.to_lowercase() {
            is_right = false;
            let mut misnamed = finding(Class::Misnamed).seen(seen);
            misnamed.name = Some(name);
            audit.findings.push(misnamed);
        }
        let condition = assignment
            .condition
            .as_ref()
            .map(|condition| final_text(self.model, condition));
        let plain = |text: Option<&str>| text.map(|text| text.split_whitespace().collect::<String>());
        if plain(condition.as_deref()) != plain(seen.condition.as_deref()) {
            is_right = false;
            let why = match (&condition, &seen.condition) {
                (None, _) => "it is limited by a condition, and the blueprint derives none",
                (_, None) => "it is limited by no condition, and the blueprint derives one",
                _ => "its condition is not the one that the blueprint derives",
            };
            audit.findings.push(finding(Class::Condition).seen(seen).why(why));
        }
        audit.as_derived += usize::from(is_right);
    }

    /// A grant that is not there as derived, of somebody who is known.
    fn not_there(&mut self, audit: &mut Audit<'x>, at: usize, wanted: &Wanted<'_>, object: &str) {
        let assignment = wanted.assignment;
        let wider = self.index.wider(object, &wanted.role, &wanted.scope);
        if let Some(other) = wider.or_else(|| self.stronger(wanted, object)) {
            if let Some(seen) = self.take(other) {
                let mut covered = Finding::of(Class::Inherited, at, assignment.principal).seen(seen);
                let grant = (seen.principal.clone(), seen.role.clone(), seen.scope.clone());
                if self.derived.contains(&grant) {
                    covered = covered.why("which is derived, too");
                }
                audit.findings.push(covered);
            }
            return;
        }
        let mut missing = Finding::of(Class::Missing, at, assignment.principal);
        missing.name = name(audit, assignment);
        audit.findings.push(missing);
    }

    /// Another role of the principal, there or around, that permits everything that the derived one does, as far as built-in roles tell.
    fn stronger(&self, wanted: &Wanted<'_>, object: &str) -> Option<usize> {
        let needed = permissions::of(wanted.assignment.right.role()?);
        if *needed == PermissionSet::NOTHING {
            return None;
        }
        let held = self.index.held(object, &wanted.scope);
        let other = held.into_values().find(|seen| {
            let role = roles::find(&seen.role).filter(|_| seen.condition.is_none());
            role.is_some_and(|role| permissions::of(role).includes(needed))
        })?;
        self.index.exact(&other.principal, &other.role, &other.scope)
    }

    /// A grant of somebody who is not known: nobody has the role there, or somebody who may be the one.
    fn look_for_unknown(
        &mut self,
        audit: &mut Audit<'x>,
        at: usize,
        wanted: &Wanted<'_>,
        among: Option<&BTreeSet<String>>,
    ) {
        let assignment = wanted.assignment;
        let principal = assignment.principal;
        let is_outside = matches!(principal, Principal::Outside(_));
        let can_be = |at: &usize| {
            self.index.list.get(*at).is_some_and(|seen| match among {
                Some(objects) => objects.contains(&seen.principal),
                None => {
                    audit.principals.with_object(&seen.principal).is_empty()
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
            let why = "nobody has the role there";
            audit
                .findings
                .push(Finding::of(Class::Missing, at, principal).why(why));
        } else {
            let (grants, candidates) = self.undecided.entry(principal).or_default();
            grants.push(at);
            candidates.extend(holders);
        }
    }

    /// What is there and was not matched with a grant.
    fn look_at_the_rest(&mut self, audit: &mut Audit<'x>) {
        let derived: BTreeSet<(String, String)> = self
            .model
            .role_assignments
            .iter()
            .filter_map(|one| wanted(self.model, one))
            .map(|wanted| (wanted.role, wanted.scope))
            .collect();
        let group = scope_id(self.model, Scope::ResourceGroup).to_lowercase();
        let mut vague: BTreeMap<usize, Vec<&'x Assignment<'x>>> = BTreeMap::new();
        for (seen, used) in self.index.list.iter().zip(&self.used) {
            if *used {
                continue;
            }
            let near = near(audit, &group, &seen.scope);
            let principals = audit.principals.with_object(&seen.principal);
            let principal = principals.first().copied();
            if seen.is_orphaned() && principal.is_none() {
                let is_derived = || derived.contains(&(seen.role.clone(), seen.scope.clone()));
                if near == Near::Ours || (near == Near::Shared && is_derived()) {
                    audit.findings.push(orphaned(Finding::new(Class::Orphaned), seen));
                } else {
                    audit.elsewhere += 1;
                }
                continue;
            }
            let is_made = principals
                .iter()
                .filter_map(|one| one.resource())
                .any(|resource| self.model.is_made(resource));
            let why = match (near, principal) {
                (Near::Ours, _) => "it holds on something of the blueprint",
                (Near::Shared, Some(_)) => {
                    "it holds on something that the blueprint uses, for a principal of the blueprint"
                }
                (Near::Around, Some(_)) => "it reaches the whole platform, for a principal of the blueprint",
                (Near::Far, Some(_)) if is_made => "its principal is an identity that the blueprint makes",
                (Near::Shared | Near::Around, None) | (Near::Far, _) => {
                    audit.elsewhere += 1;
                    continue;
                }
            };
            if let Some(at) = self.vague.get(&(seen.principal.clone(), seen.scope.clone())) {
                vague.entry(*at).or_default().push(seen);
                continue;
            }
            let mut extra = Finding::new(Class::Extra).seen(seen).why(why);
            extra.principal = principal;
            audit.findings.push(extra);
        }
        for (at, candidates) in vague {
            let who = self.model.role_assignments.get(at).map(|grant| grant.principal);
            let why = "no source says by which role it has what is needed there";
            audit.findings.push(Finding {
                grants: vec![at],
                principal: who,
                candidates,
                ..Finding::new(Class::Undecided).why(why)
            });
        }
    }

    fn tell_undecided(&mut self, audit: &mut Audit<'x>) {
        for (principal, (grants, candidates)) in std::mem::take(&mut self.undecided) {
            let why = match audit.principals.get(principal) {
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
            audit.findings.push(Finding {
                grants,
                candidates: candidates
                    .iter()
                    .filter_map(|at| self.index.list.get(*at))
                    .collect(),
                principal: Some(principal),
                ..Finding::new(Class::Undecided).why(why)
            });
        }
        for (subscription, grants) in std::mem::take(&mut self.uncovered) {
            let why = format!(
                "the exports hold no role assignment of subscription {subscription}; \
                 add `az role assignment list --all --subscription {subscription} -o json`"
            );
            audit.findings.push(Finding {
                grants,
                ..Finding::new(Class::Undecided).why(why)
            });
        }
    }

    fn note(&self, audit: &mut Audit<'x>, assignments: &Assignments<'_>) {
        let mut note = |number: usize, words: &str| {
            if number > 0 {
                audit.notes.push(words.replace('#', &number.to_string()));
            }
        };
        note(
            self.no_roles,
            "not compared, because they are no role assignments or hold elsewhere: # of the derived grants",
        );
        note(
            self.not_yet,
            "not there, of those that Azure makes itself when it needs them: #",
        );
        note(
            assignments.repeated,
            "entries that stand in the exports twice, and count once: #",
        );
        note(
            assignments.classic,
            "classic administrators, who have no role assignment: #",
        );
        let named = assignments.list.iter().any(|one| one.principal_name.is_some());
        if !named {
            audit.notes.push(
                "the exports have no names of principals, so that nobody can be seen to be gone; \
                 `az role assignment list` adds them where Microsoft Graph may be asked"
                    .to_owned(),
            );
        }
    }
}

fn orphaned<'x>(finding: Finding<'x>, seen: &'x Assignment<'x>) -> Finding<'x> {
    let evidence = if seen.principal_name.as_deref() == Some("") {
        "its `principalName` is the empty text, which Azure CLI writes where Microsoft Graph finds nobody"
    } else {
        "its `principalType` is `Unknown`"
    };
    let still = if finding.principal.is_some() {
        "; the blueprint still names them"
    } else {
        ""
    };
    finding.seen(seen).why(format!("{evidence}{still}"))
}
