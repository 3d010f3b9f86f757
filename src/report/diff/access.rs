//! Who can do more, and who less: grants and federated credentials.
//!
//! A grant that is new broadens access unless its principal had all of it before, by this or by a wider scope and by this or by a
//! stronger role. What a role gives is what its definition permits.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, CredentialChange, GrantChange, Reach, Trust};
use super::held::{Grants, Held, by_principal};
use super::pairs::Pairs;
use super::rights::Inclusions;
use crate::model::{AssignedBy, Model, Principal};
use crate::report::identification::{Credential, Federation, credential};
use crate::report::naming::final_text;
use crate::report::{condition, reference, wording};

/// The grants that differ: those that are added, then those that are changed, then those that are removed.
pub(super) fn grants(grants: &Grants<'_>) -> Vec<GrantChange> {
    let (old, new) = (&grants.old, &grants.new);
    let inclusions = Inclusions::default();
    let (before, now) = (by_principal(old), by_principal(new));
    let known: BTreeMap<_, &Held<'_>> = old.iter().map(|one| (one.key(), one)).collect();
    let kept: BTreeMap<_, &Held<'_>> = new.iter().map(|one| (one.key(), one)).collect();
    let mut found = Vec::new();
    for one in new {
        if let Some(same) = known.get(&one.key()) {
            found.extend(changed(same, one, &inclusions));
        } else {
            let others = before.get(one.principal.as_str()).map_or(&[][..], Vec::as_slice);
            let is_gone = |other: &Held<'_>| !kept.contains_key(&other.key());
            let (reach, because) = beside(one, others, &inclusions, true, is_gone);
            found.push(told(Change::Added, one, reach, because));
        }
    }
    for one in old.iter().filter(|one| !kept.contains_key(&one.key())) {
        let others = now.get(one.principal.as_str()).map_or(&[][..], Vec::as_slice);
        let is_new = |other: &Held<'_>| !known.contains_key(&other.key());
        let (reach, because) = beside(one, others, &inclusions, false, is_new);
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

/// What a grant that one state alone has means beside what its principal has in the other; `is_alone` says whether that state alone
/// has one of them, too, so that one stands in the place of the other.
fn beside(
    one: &Held<'_>,
    others: &[&Held<'_>],
    inclusions: &Inclusions,
    is_new: bool,
    is_alone: impl Fn(&Held<'_>) -> bool,
) -> (Reach, String) {
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
    let replaced = others
        .iter()
        .find(|other| other.scope() == one.scope() && is_alone(other));
    let because = match replaced {
        Some(other) if is_new => format!("in place of {}, which does not give all of it", other.role()),
        Some(other) => format!("in its place {}, which does not give all of it", other.role()),
        None => first.to_owned(),
    };
    (Reach::Broadens, because)
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
        (Some(before), Some(now)) => {
            let (reach, because) = match (within(&now, &before), within(&before, &now)) {
                (true, true) => return None,
                (true, false) => (Reach::Narrows, "its condition allows less"),
                (false, true) => (Reach::Broadens, "its condition allows more"),
                (false, false) => (Reach::Broadens, "its condition is another one"),
            };
            let what = difference((old.model, &before), (new.model, &now));
            return says(reach, &format!("{because}{what}"));
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

/// Whether a condition allows nothing that another one does not.
fn within(narrow: &str, wide: &str) -> bool {
    let (narrow, wide) = (sets(narrow), sets(wide));
    let mut both = narrow.iter().zip(&wide);
    narrow.len() == wide.len() && both.all(|(one, other)| one.iter().all(|word| other.contains(word)))
}

/// The values that stand in the braces of a condition, set by set.
fn sets(condition: &str) -> Vec<Vec<&str>> {
    let braces = condition
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next());
    braces.map(|set| set.split(", ").collect()).collect()
}

/// What one of two conditions allows and the other does not, by name: `: Reader; no longer Contributor`.
fn difference(old: (&Model, &str), new: (&Model, &str)) -> String {
    let named = |(model, text): (&Model, &str)| {
        let mut names = condition::roles(model, text);
        names.extend(
            condition::principals(text)
                .into_iter()
                .map(|kind| format!("principals of type {kind}")),
        );
        names
    };
    let (old, new) = (named(old), named(new));
    let list = |one: &BTreeSet<String>, other: &BTreeSet<String>| -> Vec<String> {
        one.difference(other).cloned().collect()
    };
    let (more, less) = (list(&new, &old).join(", "), list(&old, &new).join(", "));
    match (more.is_empty(), less.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!(": {more}"),
        (true, false) => format!(": no longer {less}"),
        (false, false) => format!(": {more}; no longer {less}"),
    }
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
