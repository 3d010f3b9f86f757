//! Data that is reached by access control lists: the entries that someone has to set.

use serde::Serialize;

use crate::model::{Activity, Kind, Model, Principal, PrincipalType, Resource, Scope, Use};
use crate::report::markdown::{self, Markup};
use crate::report::naming::final_name;

#[derive(Debug, Serialize)]
pub(super) struct Entry {
    principal: Markup,
    scope: Markup,
    words: Markup,
    command: Markup,
}

/// The entries, one for each use.
///
/// Source: MicrosoftDocs/azure-docs articles/storage/blobs/data-lake-storage-acl-cli.md (2023-06-09) and
/// data-lake-storage-access-control.md.
pub(super) fn entries(model: &Model) -> Vec<Entry> {
    model
        .uses
        .iter()
        .filter(|entry| entry.activity == Activity::ReachByAcl)
        .map(|entry| self::entry(model, entry))
        .collect()
}

fn entry(model: &Model, entry: &Use) -> Entry {
    let words = format!("{}:r-x", who(model, entry.principal));
    let of_kind = |kind: Kind| {
        let Scope::Resource(id) = entry.target else {
            return None;
        };
        model.ancestors(id).find(|resource| resource.kind == kind)
    };
    let name = |resource: Option<&Resource>, unknown: &str| {
        resource.map_or_else(|| unknown.to_owned(), |resource| final_name(model, resource))
    };
    let container = name(of_kind(Kind::Container), "CONTAINER");
    let account = name(of_kind(Kind::Storage), "ACCOUNT");
    Entry {
        principal: markdown::text(&named(model, entry.principal)),
        scope: markdown::text(&model.scope_display(entry.target)),
        command: markdown::code(&format!(
            "az storage fs access update-recursive --acl \"{words}\" --path PATH --file-system {container} \
             --account-name {account} --auth-mode login"
        )),
        words: markdown::code(&words),
    }
}

/// Who it is, and where the id of an identity is to be had.
fn named(model: &Model, principal: Principal) -> String {
    let display = model.principal_display(principal);
    let identity = match principal {
        Principal::UserAssigned(id) => model.resource(id),
        Principal::SystemAssigned(_)
        | Principal::Kubelet(_)
        | Principal::Directory(_)
        | Principal::Outside(_) => None,
    };
    identity.map_or_else(
        || display.clone(),
        |identity| {
            format!(
                "{display}, with the output `identities.{}.principalId` for `PRINCIPAL_ID`",
                identity.logical
            )
        },
    )
}

/// The type and the id of an entry: a managed identity or an application counts as a user.
fn who(model: &Model, principal: Principal) -> String {
    let id = match principal {
        Principal::Directory(index) => model.directory.get(index).map(|entry| entry.object_id.as_str()),
        Principal::UserAssigned(_)
        | Principal::SystemAssigned(_)
        | Principal::Kubelet(_)
        | Principal::Outside(_) => None,
    };
    let kind = match model.principal_type(principal) {
        PrincipalType::Group => "group",
        PrincipalType::User | PrincipalType::ServicePrincipal => "user",
    };
    format!("{kind}:{}", id.unwrap_or("PRINCIPAL_ID"))
}
