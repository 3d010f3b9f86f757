//! Object ids of people and applications.

use std::collections::BTreeSet;

use crate::catalog::limits;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Details, DirectoryPrincipal, Model, Principal, PrincipalType, Resource};
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

/// The compute instances that have a user, each with the object id of that user.
fn instances_with_users(model: &Model) -> impl Iterator<Item = (&Resource, &str)> {
    model.resources.iter().filter_map(|instance| {
        if let Details::Instance { user: Some(user), .. } = &instance.details {
            Some((instance, user.as_str()))
        } else {
            None
        }
    })
}

/// Users of compute instances who have no entry in `principals`.
pub(super) fn undeclared_users(model: &Model, diags: &mut Diagnostics) {
    for (instance, object_id) in instances_with_users(model) {
        let declared = |person: &DirectoryPrincipal| person.declared && person.object_id == object_id;
        if model.directory.iter().any(declared) {
            continue;
        }
        diags.push(
            Diagnostic::information(
                Code::UNDECLARED_USER,
                instance.origin.0.last().copied(),
                format!("the user of {} is no principal of the blueprint", instance.display()),
            )
            .cause("the instance alone brings no role on the workspace or its stores")
            .help(format!(
                "declare the user: `principals: {{ {}-user: {{ type: user, object_id: {object_id}, persona: data_scientist }} }}`",
                instance.logical
            )),
        );
    }
}

/// Object ids of users of compute instances who are not in the directory of the model, where the others are looked at.
fn users_of_instances(model: &Model, diags: &mut Diagnostics) {
    for (instance, object_id) in instances_with_users(model) {
        if model.directory.iter().any(|person| person.object_id == object_id) {
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

/// How many users are listed one by one before a group is the better way. A choice.
const USERS: usize = 20;

/// Users that are listed one by one.
pub(super) fn many_users(model: &Model, diags: &mut Diagnostics) {
    let users: BTreeSet<usize> = model
        .emitted()
        .filter_map(|(_, assignment, _)| match assignment.principal {
            Principal::Directory(index) => Some(index),
            Principal::UserAssigned(_)
            | Principal::SystemAssigned(_)
            | Principal::Kubelet(_)
            | Principal::Outside(_) => None,
        })
        .filter(|index| {
            let person = model.directory.get(*index);
            person.is_some_and(|person| person.declared && person.principal_type == PrincipalType::User)
        })
        .collect();
    if users.len() > USERS {
        let first = users.first().and_then(|index| model.directory.get(*index));
        diags.push(
            Diagnostic::information(
                Code::MANY_USERS,
                first.and_then(|person| person.origin.primary()),
                format!("{} users get role assignments one by one", users.len()),
            )
            .cause(format!(
                "a subscription holds {} role assignments, and whoever joins or leaves needs a deployment",
                limits::ROLE_ASSIGNMENTS.max
            ))
            .help("declare a group with `type: group`, and keep its members in the directory"),
        );
    }
}

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
