//! Object ids of people and applications.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Expr, Model, Object, PrincipalType};
use crate::source::Span;

/// Application ids that are the same in every tenant: Azure Cosmos DB, in the public cloud and in Azure Government.
/// Source: MicrosoftDocs/azure-ai-docs how-to-setup-customer-managed-keys.md (2025-02-05).
const APPLICATION_IDS: &[&str] = &[
    "a232010e-820c-4083-83bb-3ace5fc29d0b",
    "57506a73-e302-42a9-b869-6f12d9ec29e9",
];

/// Whether an object id is one repeated digit.
fn is_placeholder(object_id: &str) -> bool {
    let mut digits = object_id.chars().filter(|letter| *letter != '-');
    let first = digits.next();
    digits.all(|digit| Some(digit) == first)
}

fn placeholder(at: Option<Span>, whom: &str, command: &str) -> Diagnostic {
    Diagnostic::warning(
        Code::PLACEHOLDER_ID,
        at,
        format!("the object id of {whom} looks like a placeholder"),
    )
    .help(format!("look it up: `{command}`"))
}

/// Whether an id is that of a known application.
fn is_application(object_id: &str) -> bool {
    APPLICATION_IDS.contains(&object_id)
}

fn application(at: Option<Span>, whom: &str) -> Diagnostic {
    Diagnostic::error(
        Code::APPLICATION_ID,
        at,
        format!("{whom} is given by an application id, not by an object id"),
    )
}

/// Users of compute instances who are no principals of the blueprint.
fn users_of_instances(model: &Model, diags: &mut Diagnostics) {
    for instance in &model.resources {
        let inside = |object: &'_ Object, key: &str| object.get(key).and_then(Expr::as_object).cloned();
        let user = inside(&instance.properties, "properties")
            .and_then(|settings| inside(&settings, "personalComputeInstanceSettings"))
            .and_then(|settings| inside(&settings, "assignedUser"));
        let user = user.as_ref().and_then(|user| user.get("objectId"));
        let Some(Expr::Text(object_id)) = user else {
            continue;
        };
        let declared = model
            .directory
            .iter()
            .any(|person| person.object_id == *object_id);
        // A user who is in the directory of the model is looked at there.
        if declared {
            continue;
        }
        let at = instance.origin.primary();
        let whom = format!("the user of {}", instance.display());
        if is_placeholder(object_id) {
            diags.push(placeholder(at, &whom, OF_USER));
        }
        if is_application(object_id) {
            diags.push(
                application(at, &whom)
                    .cause("an instance belongs to a person, whose object id it needs")
                    .help(format!("look it up: `{OF_USER}`")),
            );
        }
    }
}

const OF_USER: &str = "az ad user show --id <name> --query id";

pub(super) fn object_ids(model: &Model, diags: &mut Diagnostics) {
    users_of_instances(model, diags);
    for person in &model.directory {
        let at = person.origin.primary();
        if is_placeholder(&person.object_id) {
            let command = match person.principal_type {
                PrincipalType::Group => "az ad group show --group <name> --query id",
                PrincipalType::User => OF_USER,
                PrincipalType::ServicePrincipal => "az ad sp show --id <application id> --query id",
            };
            diags.push(placeholder(at, &format!("`{}`", person.logical), command));
        }
        if is_application(&person.object_id) {
            diags.push(
                application(at, &format!("`{}`", person.logical))
                    .cause("role assignments need the object id of the service principal in your tenant")
                    .help(format!(
                        "look it up: `az ad sp show --id {} --query id`",
                        person.object_id
                    )),
            );
        }
    }
}
