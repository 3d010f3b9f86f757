//! Which principal of a model somebody is.

use std::collections::BTreeSet;

use crate::diag::suggest;
use crate::model::{Model, Outsider, Principal};
use crate::report::reference::{self, Reference};

/// The principal of this object id.
pub(super) fn by_object_id(model: &Model, id: &str) -> Option<Principal> {
    let mut entries = model.directory.iter();
    entries
        .position(|entry| entry.object_id.eq_ignore_ascii_case(id))
        .map(Principal::Directory)
}

/// Every principal of a model, with its names.
fn all(model: &Model) -> Vec<(Principal, Reference)> {
    let holders = model
        .role_assignments
        .iter()
        .map(|assignment| assignment.principal);
    let users = model.uses.iter().map(|entry| entry.principal);
    let people = (0..model.directory.len()).map(Principal::Directory);
    let outside = [Principal::Outside(Outsider::Deployer)];
    let all: BTreeSet<Principal> = holders.chain(users).chain(people).chain(outside).collect();
    all.into_iter()
        .map(|one| (one, reference::principal(model, one)))
        .collect()
}

/// The principal that a word names: by what the blueprint calls it, its last part, its name in Azure or its object id.
///
/// # Errors
///
/// The end of a sentence that says why there is none.
pub fn by_name(model: &Model, word: &str) -> Result<Principal, String> {
    if let Some(found) = by_object_id(model, word) {
        return Ok(found);
    }
    let all = all(model);
    let is = |name: &str| name.eq_ignore_ascii_case(word);
    let last = |id: &str| id.rsplit('/').next().is_some_and(is);
    let found = all
        .iter()
        .find(|(_, one)| is(&one.id))
        .or_else(|| {
            all.iter()
                .find(|(_, one)| one.azure_name.as_deref().is_some_and(is))
        })
        .or_else(|| all.iter().find(|(_, one)| last(&one.id)));
    found.map(|(principal, _)| *principal).ok_or_else(|| {
        let names = all
            .iter()
            .flat_map(|(_, one)| one.id.rsplit('/').take(1).chain([one.id.as_str()]));
        let near = suggest::did_you_mean(word, names);
        near.unwrap_or_else(|| "`amlgen explain FILE` shows who there is".to_owned())
    })
}
