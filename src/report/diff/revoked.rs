//! Grants that no template makes any more, which stay in Azure, and grants that people have to make.

use std::collections::BTreeSet;

use super::change::{Change, Consequence, Effect, GrantChange, Reach};
use super::commands::revocation;
use super::families::Families;
use super::held::{Grants, Held, Key};
use super::pairs::Pairs;
use crate::catalog::roles;
use crate::model::{AssignedBy, Kind, Permissions, Principal, Resource, Right, Scope};

/// Grants of the old state that stay in Azure, and that the new one does not ask for: those of a template, then those of people.
pub(super) fn revoked(pairs: &Pairs<'_>, grants: &Grants<'_>, families: Families) -> Vec<Consequence> {
    let asked: BTreeSet<Key<'_>> = grants.new.iter().map(Held::key).collect();
    let left = |by: AssignedBy| -> Vec<&Held<'_>> {
        let of_hand = grants.old.iter().filter(|one| one.grant.assigned_by == by);
        let stay = of_hand.filter(|one| !goes(pairs, one));
        stay.filter(|one| !asked.contains(&one.key()) || is_another_object(pairs, one))
            .collect()
    };
    let revocations = |left: &[&Held<'_>]| -> Vec<String> {
        let commands = left
            .iter()
            .filter_map(|one| revocation(one, policy_now(one, grants)));
        commands.collect()
    };
    let mut told = Vec::new();
    let by_template = left(AssignedBy::Template);
    if !by_template.is_empty() {
        let (what, they) = match by_template.len() {
            1 => (
                "1 grant is made no more".to_owned(),
                "it stays in Azure, and counts",
            ),
            many => (
                format!("{many} grants are made no more"),
                "they stay in Azure, and count",
            ),
        };
        let mut they = they.to_owned();
        if by_template.iter().any(|one| fades(pairs, one)) {
            they += "; the deployment takes system-assigned identities away, so look their object ids up before it";
        }
        let opens_keys = |one: &&Held<'_>| {
            one.grant.right == Right::Role(&roles::KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER)
        };
        if by_template.iter().any(opens_keys) {
            they += "; keep what opens a key as long as something is encrypted with it";
        }
        let mut one = families.told(what, families.left(), &they, "destroyed");
        one.commands = revocations(&by_template);
        told.push(one);
    }
    let by_people = left(AssignedBy::Person);
    if !by_people.is_empty() {
        let (what, they) = match by_people.len() {
            1 => (
                "1 grant that a person makes is needed no more".to_owned(),
                "no deployment takes it back",
            ),
            many => (
                format!("{many} grants that people make are needed no more"),
                "no deployment takes them back",
            ),
        };
        let mut one = families.told(what, Effect::Stays, they, they);
        one.commands = revocations(&by_people);
        told.push(one);
    }
    told
}

/// Whether a grant goes with what it is held on, or is no longer what counts there.
fn goes(pairs: &Pairs<'_>, held: &Held<'_>) -> bool {
    let Scope::Resource(id) = held.grant.scope else {
        return false;
    };
    let mut chain = held.model.ancestors(id);
    // the old one stands among what stays, with its access, where the blueprint makes the new one too
    let is_made_anew = |part: &Resource| {
        let now = pairs.new_of(part.id).and_then(|id| pairs.new?.resource(id));
        !part.existing && pairs.has_moved(part) && now.is_none_or(|now| !now.existing)
    };
    if chain.any(is_made_anew) {
        return true;
    }
    // the policies of a vault that the blueprint makes are replaced as a whole
    let vault = pairs.new_of(id).zip(pairs.new);
    matches!(held.grant.right, Right::AccessPolicy(_)) && vault.is_some_and(|(vault, new)| new.is_made(vault))
}

/// Whether the principal of a grant is another object now, though the blueprint calls it the same.
fn is_another_object(pairs: &Pairs<'_>, held: &Held<'_>) -> bool {
    match held.grant.principal {
        Principal::Directory(at) => {
            let now = pairs.person_now(at).and_then(|now| pairs.new?.directory.get(now));
            let both = held.model.directory.get(at).zip(now);
            both.is_some_and(|(before, now)| before.object_id != now.object_id)
        }
        Principal::UserAssigned(id) | Principal::SystemAssigned(id) | Principal::Kubelet(id) => held
            .model
            .resource(id)
            .is_some_and(|owner| !owner.existing && pairs.has_moved(owner)),
        Principal::Outside(_) => false,
    }
}

/// Whether the principal of a grant is the system-assigned identity of something that stays and loses it.
fn fades(pairs: &Pairs<'_>, held: &Held<'_>) -> bool {
    let Principal::SystemAssigned(id) = held.grant.principal else {
        return false;
    };
    let now = pairs.new_of(id).and_then(|id| pairs.new?.resource(id));
    now.is_some_and(|now| {
        // an endpoint is left as it is
        let identity = now.identity.as_ref();
        now.kind != Kind::OnlineEndpoint && identity.is_none_or(|identity| !identity.system_assigned)
    })
}

/// What the entry of access policies permits that a principal has now on the vault of a grant.
fn policy_now(held: &Held<'_>, grants: &Grants<'_>) -> Option<Permissions> {
    let Right::AccessPolicy(_) = held.grant.right else {
        return None;
    };
    let mut on_it = grants
        .new
        .iter()
        .filter(|one| one.principal == held.principal && one.scope() == held.scope());
    on_it.find_map(|one| {
        if let Right::AccessPolicy(permissions) = one.grant.right {
            Some(permissions)
        } else {
            None
        }
    })
}

/// Grants that people have to make before the new state works.
pub(super) fn for_people(found: &[GrantChange], families: Families) -> Option<Consequence> {
    let theirs = found.iter().filter(|one| {
        let is_more = one.change == Change::Added || one.reach == Reach::Broadens;
        one.assigned_by == AssignedBy::Person && one.change != Change::Removed && is_more
    });
    let (what, it) = match theirs.count() {
        0 => return None,
        1 => (
            "1 grant that a person makes is new, or allows more".to_owned(),
            "it",
        ),
        many => (
            format!("{many} grants that people make are new, or allow more"),
            "them",
        ),
    };
    let how = format!("no deployment makes {it}: `access.md` says who needs what, and before what");
    Some(families.told(what, Effect::Note, &how, &how))
}
