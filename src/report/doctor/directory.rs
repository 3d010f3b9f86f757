//! Entries of `principals` that the directory does not know so.

use super::blueprint::Blueprint;
use super::said::Said;
use super::tokens::Compared;
use crate::model::{Principal, PrincipalType};
use crate::report::reference;

/// Says which entry it is, and what it has to say instead where the directory tells that.
pub(super) fn compare(given: Blueprint<'_>, said: &Said, principal: Option<Principal>) -> Compared {
    let mut found = Compared::default();
    let Some(Principal::Directory(index)) = principal else {
        return found;
    };
    let Some(entry) = given.model.directory.get(index) else {
        return found;
    };
    let id = reference::principal(given.model, Principal::Directory(index)).id;
    let line = entry.origin.primary().map_or_else(String::new, |span| {
        format!(", line {}", given.source.position(span.start).line)
    });
    let (word, command) = match entry.principal_type {
        PrincipalType::User => ("user", "user show --id"),
        PrincipalType::Group => ("group", "group show --group"),
        PrincipalType::ServicePrincipal => ("service principal", "sp show --id"),
    };
    found.conclusions.push(format!(
        "{id}{line}, is a {word} with this object id: `az ad {command} {}` says whether the directory knows it so.",
        entry.object_id
    ));
    let told = said.principal_type.as_deref().unwrap_or_default();
    let kind = match told {
        "User" => "user",
        "Group" => "group",
        "ServicePrincipal" => "service_principal",
        _ => return found,
    };
    let yaml = format!("principals:\n  {}:\n    type: {kind}", entry.logical);
    let then = (given.extended)(given.source, &yaml, given.environment());
    let is_it = then.is_some_and(|model| {
        let mut entries = model.directory.iter();
        entries.any(|one| one.logical == entry.logical && one.principal_type.as_str() == told)
    });
    found.write.extend(is_it.then_some(yaml));
    found
}
