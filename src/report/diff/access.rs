//! Who can do more, and who less: grants and federated credentials.
//!
//! A grant that is new broadens access unless its principal had all of it before, by this or by a wider scope and by this or by a
//! stronger role. What a role gives is what its definition permits.

use std::collections::BTreeMap;

use super::change::{Change, CredentialChange, GrantChange, Reach, Trust};
use super::pairs::Pairs;
use super::rights::{Inclusions, Known};
use crate::model::{AssignedBy, Model, Principal, RoleAssignment, Scope};
use crate::report::identification::{Credential, Federation, credential};
use crate::report::naming::final_text;
use crate::report::{reference, wording};

/// A grant of one of the models, with what makes it one in both.
struct Held<'m> {
    model: &'m Model,
    grant: &'m RoleAssignment,
    principal: String,
    right: Known,
    /// Where it holds, and where it would hold, too: the scope, then those that it lies in.
    chain: Vec<String>,
}

impl Held<'_> {
    fn key(&self) -> (&str, &str, &str) {
        (
            &self.principal,
            &self.right.key,
            self.chain.first().map_or("", String::as_str),
        )
    }

    fn scope(&self) -> &str {
        self.chain.first().map_or("", String::as_str)
    }

    /// Whether something limits it beside its scope.
    fn is_limited(&self) -> bool {
        self.grant.condition.is_some() || self.grant.own_containers_only
    }

    /// What a sentence calls its role.
    fn role(&self) -> String {
        self.model.right_name(self.grant.right).into_owned()
    }
}

/// The words by which things are one in both models.
struct Keys<'p, 'm> {
    pairs: &'p Pairs<'m>,
    model: &'m Model,
    is_new: bool,
}

impl Keys<'_, '_> {
    fn principal(&self, principal: Principal) -> String {
        let before = if self.is_new {
            self.pairs.principal_before(principal)
        } else {
            Some(principal)
        };
        before.map_or_else(
            || format!("new {principal:?}"),
            |principal| format!("{principal:?}"),
        )
    }

    fn scope(&self, scope: Scope) -> String {
        match scope {
            Scope::Resource(id) if self.is_new => {
                let before = self.pairs.kept(id);
                before.map_or_else(|| format!("new {}", id.0), |id| format!("resource {}", id.0))
            }
            Scope::Resource(id) => format!("resource {}", id.0),
            // what else lies in another group is another reach
            Scope::ResourceGroup if self.is_new && self.pairs.has_other_group() => "new group".to_owned(),
            Scope::Subscription if self.is_new && self.pairs.has_other_subscription() => {
                "new subscription".to_owned()
            }
            Scope::Subscription | Scope::ResourceGroup | Scope::OtherGroup(_) => {
                reference::scope(self.model, scope).id
            }
        }
    }

    fn chain(&self, grant: &RoleAssignment) -> Vec<String> {
        if let Some(words) = grant.elsewhere {
            return vec![words.to_owned()];
        }
        let wider = self.model.wider(grant.scope);
        std::iter::once(grant.scope)
            .chain(wider)
            .map(|scope| self.scope(scope))
            .collect()
    }
}

fn held<'m>(pairs: &Pairs<'m>, model: Option<&'m Model>, is_new: bool) -> Vec<Held<'m>> {
    let Some(model) = model else { return Vec::new() };
    let keys = Keys { pairs, model, is_new };
    let grants = model.role_assignments.iter();
    grants
        .map(|grant| Held {
            model,
            grant,
            principal: keys.principal(grant.principal),
            right: Known::of(pairs, model, grant.right, is_new),
            chain: keys.chain(grant),
        })
        .collect()
}

/// Grants by who holds them.
type ByPrincipal<'h, 'm> = BTreeMap<&'h str, Vec<&'h Held<'m>>>;

fn by_principal<'h, 'm>(all: &'h [Held<'m>]) -> ByPrincipal<'h, 'm> {
    let mut found = ByPrincipal::new();
    for one in all {
        found.entry(&one.principal).or_default().push(one);
    }
    found
}

/// The grants that differ: those that are added, then those that are changed, then those that are removed.
pub(super) fn grants(pairs: &Pairs<'_>) -> Vec<GrantChange> {
    let old = held(pairs, pairs.old, false);
    let new = held(pairs, pairs.new, true);
    let inclusions = Inclusions::default();
    let (before, now) = (by_principal(&old), by_principal(&new));
    let known: BTreeMap<_, &Held<'_>> = old.iter().map(|one| (one.key(), one)).collect();
    let kept: BTreeMap<_, &Held<'_>> = new.iter().map(|one| (one.key(), one)).collect();
    let mut found = Vec::new();
    for one in &new {
        if let Some(same) = known.get(&one.key()) {
            found.extend(changed(same, one, &inclusions));
        } else {
            let others = before.get(one.principal.as_str()).map_or(&[][..], Vec::as_slice);
            let (reach, because) = beside(one, others, &inclusions, true);
            found.push(told(Change::Added, one, reach, because));
        }
    }
    for one in old.iter().filter(|one| !kept.contains_key(&one.key())) {
        let others = now.get(one.principal.as_str()).map_or(&[][..], Vec::as_slice);
        let (reach, because) = beside(one, others, &inclusions, false);
        found.push(told(Change::Removed, one, reach.mirrored(), because));
    }
    found.sort_by_key(|one| one.change);
    found
}

fn told(change: Change, one: &Held<'_>, reach: Reach, because: String) -> GrantChange {
    let (model, grant) = (one.model, one.grant);
    GrantChange {
        change,
        principal: reference::principal(model, grant.principal),
        role: reference::role(model, grant.right),
        scope: reference::scope(model, grant.scope),
        assigned_by: grant.assigned_by,
        reach,
        because,
        rules: grant
            .reasons
            .iter()
            .map(|reason| reason.rule.to_owned())
            .collect(),
        who: model.principal_display(grant.principal),
        place: wording::place(model, grant),
    }
}

/// What a grant that one state alone has means beside what its principal has in the other.
fn beside(one: &Held<'_>, others: &[&Held<'_>], inclusions: &Inclusions, is_new: bool) -> (Reach, String) {
    let covers = |wide: &Held<'_>, narrow: &Held<'_>| {
        let reaches = narrow.chain.iter().any(|scope| scope == wide.scope());
        reaches && inclusions.includes(&wide.right, &narrow.right)
    };
    let cover = others
        .iter()
        .find(|other| covers(other, one) && (!other.is_limited() || one.is_limited()));
    if let Some(other) = cover {
        let has = if is_new { "had" } else { "still has" };
        let by = format!("{} on {}", other.role(), wording::place(other.model, other.grant));
        return (Reach::Same, format!("{has} all of it by {by}"));
    }
    let (wider, stronger, first) = if is_new {
        ("wider scope: had it on", "stronger role: had", "new")
    } else {
        ("narrower scope: keeps it on", "weaker role: keeps", "gone")
    };
    let narrower: Vec<&&Held<'_>> = others.iter().filter(|other| covers(one, other)).collect();
    let same_role = narrower
        .iter()
        .find(|other| other.right.key == one.right.key && other.scope() != one.scope());
    if let Some(other) = same_role {
        return (
            Reach::Broadens,
            format!("{wider} {}", wording::place(other.model, other.grant)),
        );
    }
    if let Some(other) = narrower.iter().find(|other| other.scope() == one.scope()) {
        return (Reach::Broadens, format!("{stronger} {}", other.role()));
    }
    if let Some(other) = narrower.first() {
        let place = wording::place(other.model, other.grant);
        return (Reach::Broadens, format!("{stronger} {} on {place}", other.role()));
    }
    (Reach::Broadens, first.to_owned())
}

/// What differs about a grant of both states.
fn changed(old: &Held<'_>, new: &Held<'_>, inclusions: &Inclusions) -> Option<GrantChange> {
    let says = |reach, because: &str| Some(told(Change::Changed, new, reach, because.to_owned()));
    match (
        inclusions.includes(&new.right, &old.right),
        inclusions.includes(&old.right, &new.right),
    ) {
        (true, true) => {}
        (true, false) => return says(Reach::Broadens, "its custom role permits more"),
        (false, true) => return says(Reach::Narrows, "its custom role permits less"),
        (false, false) => return says(Reach::Broadens, "its custom role permits something else"),
    }
    let text = |held: &Held<'_>| {
        held.grant
            .condition
            .as_ref()
            .map(|condition| final_text(held.model, condition))
    };
    match (text(old), text(new)) {
        (None, None) => {}
        (Some(_), None) => return says(Reach::Broadens, "its condition is dropped"),
        (None, Some(_)) => return says(Reach::Narrows, "it gets a condition"),
        (Some(old), Some(new)) if old == new => {}
        (Some(old), Some(new)) => {
            let (old, new) = (sets(&old), sets(&new));
            let within = |narrow: &[Vec<String>], wide: &[Vec<String>]| {
                let mut both = narrow.iter().zip(wide);
                narrow.len() == wide.len()
                    && both.all(|(one, other)| one.iter().all(|word| other.contains(word)))
            };
            return match (within(&new, &old), within(&old, &new)) {
                (true, true) => None,
                (true, false) => says(Reach::Narrows, "its condition allows less"),
                (false, true) => says(Reach::Broadens, "its condition allows more"),
                (false, false) => says(Reach::Broadens, "its condition is another one"),
            };
        }
    }
    if old.grant.own_containers_only != new.grant.own_containers_only {
        return if old.grant.own_containers_only {
            says(
                Reach::Broadens,
                "it is no longer limited to containers of the workspace's own",
            )
        } else {
            says(
                Reach::Narrows,
                "it is limited to containers of the workspace's own",
            )
        };
    }
    if old.grant.assigned_by != new.grant.assigned_by {
        return says(
            Reach::Same,
            match new.grant.assigned_by {
                AssignedBy::Template => "the template makes it now",
                AssignedBy::Person => "a person has to make it now",
                AssignedBy::Azure => "Azure makes it itself now",
            },
        );
    }
    (old.grant.name != new.grant.name)
        .then(|| says(Reach::Same, "it has another name"))
        .flatten()
}

/// The values that stand in the braces of a condition, set by set.
fn sets(condition: &str) -> Vec<Vec<String>> {
    let braces = condition
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next());
    braces
        .map(|set| set.split(", ").map(str::to_owned).collect())
        .collect()
}

/// What a federated credential trusts.
fn trust(credential: &Credential<'_>) -> Trust {
    let mut audiences = credential.audiences.to_vec();
    audiences.sort_unstable();
    Trust {
        issuer: credential.issuer.to_owned(),
        subject: credential.subject.to_owned(),
        audiences,
    }
}

/// The federated credentials that differ.
pub(super) fn credentials(pairs: &Pairs<'_>) -> Vec<CredentialChange> {
    let mut found = Vec::new();
    // whom an identity trusts, however the credentials are called
    let [old_trusts, new_trusts] = [pairs.old, pairs.new].map(|model| model.map(Federation::of));
    let trusted = |trusts: &Option<Federation<'_>>, identity, wanted: &Trust| {
        let of_identity = trusts
            .as_ref()
            .map(|trusts| trusts.credentials(Principal::UserAssigned(identity)));
        of_identity.is_some_and(|all| all.iter().any(|one| trust(one) == *wanted))
    };
    let told =
        |change, model: &Model, one: &Credential<'_>, formerly, reach, because: &str| CredentialChange {
            change,
            identity: reference::resource(model, one.identity.id),
            credential: reference::resource(model, one.resource.id),
            trust: trust(one),
            formerly,
            reach,
            because: because.to_owned(),
        };
    for (model, resource) in pairs.added() {
        let Some(one) = credential(model, resource) else {
            continue;
        };
        let before = pairs.old_of(one.identity.id);
        let known = before.is_some_and(|before| trusted(&old_trusts, before, &trust(&one)));
        let (reach, because) = if known {
            (Reach::Same, "trusted before by another credential")
        } else {
            (Reach::Broadens, "whoever holds such a token acts as the identity")
        };
        found.push(told(Change::Added, model, &one, None, reach, because));
    }
    for (old, new) in pairs.resources() {
        let (Some(old_model), Some(model)) = (pairs.old, pairs.new) else {
            continue;
        };
        let (Some(before), Some(now)) = (credential(old_model, old), credential(model, new)) else {
            continue;
        };
        if trust(&before) == trust(&now) {
            continue;
        }
        let known = trusted(&old_trusts, before.identity.id, &trust(&now));
        let (reach, because) = if known {
            (Reach::Same, "trusted before by another credential")
        } else {
            (
                Reach::Broadens,
                "whoever holds the new token acts as the identity",
            )
        };
        let formerly = Some(trust(&before));
        found.push(told(Change::Changed, model, &now, formerly, reach, because));
    }
    for (model, resource) in pairs.removed() {
        let Some(one) = credential(model, resource) else {
            continue;
        };
        let now = pairs.new_of(one.identity.id);
        let kept = now.is_some_and(|now| trusted(&new_trusts, now, &trust(&one)));
        let (reach, because) = if kept {
            (Reach::Same, "still trusted by another credential")
        } else {
            (Reach::Narrows, "no longer trusted by the blueprint")
        };
        found.push(told(Change::Removed, model, &one, None, reach, because));
    }
    found
}
