//! Principals of the directory that come, go, or are other ones.

use super::change::{Change, PersonChange, Reach};
use super::pairs::Pairs;
use crate::model::{AssignedBy, Model, Principal};
use crate::report::reference::{self, Reference};

/// The principals that differ. What they get or lose is listed with the grants; where the object behind a name is another one, the
/// grants stay the same in words, and yet another one has them.
pub(super) fn changes(pairs: &Pairs<'_>) -> Vec<PersonChange> {
    let mut found = Vec::new();
    let of = |model: &Model, at: usize| reference::principal(model, Principal::Directory(at));
    let plain = |change, principal: Reference, because: &str| PersonChange {
        change,
        principal,
        formerly: None,
        reach: Reach::Same,
        because: because.to_owned(),
    };
    if let Some(new) = pairs.new {
        for (at, person) in new.directory.iter().enumerate() {
            let before = pairs.person_before(at);
            let (Some(old), Some(before)) = (pairs.old, before) else {
                found.push(plain(
                    Change::Added,
                    of(new, at),
                    "new; what it gets stands with the grants",
                ));
                continue;
            };
            let Some(known) = old.directory.get(before) else {
                continue;
            };
            let another = known.object_id != person.object_id;
            if !another && known.logical == person.logical && known.principal_type == person.principal_type {
                continue;
            }
            let held = held(new, at);
            let (reach, because) = if another {
                let grants = if held == 1 {
                    "grant".to_owned()
                } else {
                    format!("{held} grants")
                };
                let because = if known.parameter.is_some() || person.parameter.is_some() {
                    format!(
                        "perhaps another object of the directory has its {grants} now: a parameter brings it"
                    )
                } else {
                    format!("another object of the directory has its {grants} now")
                };
                (Reach::Broadens, because)
            } else if known.principal_type == person.principal_type {
                (Reach::Same, "renamed in the blueprint alone".to_owned())
            } else {
                let (was, is) = (known.principal_type.as_str(), person.principal_type.as_str());
                let because = format!(
                    "was a {was} and is a {is} now: an object of the directory has one type, so one of them is wrong"
                );
                (Reach::Same, because)
            };
            found.push(PersonChange {
                formerly: Some(of(old, before)),
                reach,
                because,
                ..plain(Change::Changed, of(new, at), "")
            });
        }
    }
    if let Some(old) = pairs.old {
        for at in (0..old.directory.len()).filter(|at| pairs.person_now(*at).is_none()) {
            found.push(plain(
                Change::Removed,
                of(old, at),
                "gone; what it loses stands with the grants",
            ));
        }
    }
    found
}

/// How many grants somebody holds that are made for them.
fn held(model: &Model, at: usize) -> usize {
    let grants = model.role_assignments.iter();
    grants
        .filter(|grant| grant.principal == Principal::Directory(at) && grant.assigned_by != AssignedBy::Azure)
        .count()
}
