//! Object ids of people and applications.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Model, PrincipalType};

/// Application ids that are the same in every tenant: Azure Cosmos DB, in the public cloud and in Azure Government.
/// Source: MicrosoftDocs/azure-ai-docs how-to-setup-customer-managed-keys.md (2025-02-05).
const APPLICATION_IDS: &[&str] = &[
    "a232010e-820c-4083-83bb-3ace5fc29d0b",
    "57506a73-e302-42a9-b869-6f12d9ec29e9",
];

pub(super) fn object_ids(model: &Model, diags: &mut Diagnostics) {
    for person in &model.directory {
        let at = person.origin.primary();
        let mut digits = person.object_id.chars().filter(|letter| *letter != '-');
        let first = digits.next();
        if digits.all(|digit| Some(digit) == first) {
            let command = match person.principal_type {
                PrincipalType::Group => "az ad group show --group <name> --query id",
                PrincipalType::User => "az ad user show --id <name> --query id",
                PrincipalType::ServicePrincipal => "az ad sp show --id <application id> --query id",
            };
            diags.push(
                Diagnostic::warning(
                    Code::PLACEHOLDER_ID,
                    at,
                    format!("the object id of `{}` looks like a placeholder", person.logical),
                )
                .help(format!("look it up: `{command}`")),
            );
        }
        if APPLICATION_IDS.contains(&person.object_id.as_str()) {
            diags.push(
                Diagnostic::error(
                    Code::APPLICATION_ID,
                    at,
                    format!(
                        "`{}` is given by an application id, not by an object id",
                        person.logical
                    ),
                )
                .cause("role assignments need the object id of the service principal in your tenant")
                .help(format!(
                    "look it up: `az ad sp show --id {} --query id`",
                    person.object_id
                )),
            );
        }
    }
}
