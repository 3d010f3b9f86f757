//! Definitions of custom roles as an export holds them, and those of the blueprint.
//!
//! `az role definition list --custom-role-only true -o json` gives a list of objects with `name` (the GUID), `roleName`, `permissions` and
//! `assignableScopes`; REST has the same below `properties`, and Azure Resource Graph, too. Source: Azure/azure-cli
//! src/azure-cli/azure/cli/command_modules/role/custom.py, `list_role_definitions`.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::reading::{Step, Text, entries};
use crate::model::{Expr, Model, Place, Resource};
use crate::report::naming::{final_text, role_name};

/// What a role permits, list by list, and where it can be assigned: in lower case.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Definition {
    /// The GUID.
    pub(super) name: String,
    /// What it is called.
    pub(super) role_name: String,
    pub(super) actions: BTreeSet<String>,
    pub(super) not_actions: BTreeSet<String>,
    pub(super) data_actions: BTreeSet<String>,
    pub(super) not_data_actions: BTreeSet<String>,
    pub(super) scopes: BTreeSet<String>,
    /// In how many parts its permissions are, each with what it leaves out for itself.
    pub(super) parts: usize,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object that is a role definition")]
struct Raw<'a> {
    #[serde(borrow)]
    name: Option<Text<'a>>,
    #[serde(borrow)]
    role_name: Option<Text<'a>>,
    #[serde(borrow)]
    permissions: Option<Vec<Permission<'a>>>,
    #[serde(borrow)]
    assignable_scopes: Option<Vec<Text<'a>>>,
    #[serde(borrow)]
    properties: Option<Box<Raw<'a>>>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Permission<'a> {
    #[serde(borrow)]
    actions: Option<Vec<Text<'a>>>,
    #[serde(borrow)]
    not_actions: Option<Vec<Text<'a>>>,
    #[serde(borrow)]
    data_actions: Option<Vec<Text<'a>>>,
    #[serde(borrow)]
    not_data_actions: Option<Vec<Text<'a>>>,
}

/// The definitions of an export.
///
/// # Errors
///
/// What is wrong with it, as the end of a sentence about it.
pub(super) fn read(text: &str, step: &mut Step<'_>) -> Result<Vec<Definition>, String> {
    let all = entries::<Raw<'_>>(text, step)?.into_iter().enumerate();
    let understood = all.map(|(at, raw)| {
        understand(raw).ok_or_else(|| {
            format!(
                "does not hold role definitions: entry {} has no `name` or no `permissions`; \
                 export them with `az role definition list --custom-role-only true --resource-group GROUP -o json`",
                at + 1
            )
        })
    });
    understood.collect()
}

fn understand(raw: Raw<'_>) -> Option<Definition> {
    let name = raw.name?.0.to_lowercase();
    // what REST puts one level deeper
    let inner = raw.properties.map(|inner| *inner);
    let (role_name, permissions, scopes) = match inner {
        Some(inner) if raw.permissions.is_none() => {
            (inner.role_name, inner.permissions, inner.assignable_scopes)
        }
        Some(_) | None => (raw.role_name, raw.permissions, raw.assignable_scopes),
    };
    let mut found = Definition {
        name,
        role_name: role_name.map(|text| text.0.to_lowercase()).unwrap_or_default(),
        scopes: lower(scopes)
            .map(|scope| scope.trim_end_matches('/').to_owned())
            .collect(),
        ..Definition::default()
    };
    for permission in permissions? {
        found.parts += 1;
        found.actions.extend(lower(permission.actions));
        found.not_actions.extend(lower(permission.not_actions));
        found.data_actions.extend(lower(permission.data_actions));
        found.not_data_actions.extend(lower(permission.not_data_actions));
    }
    Some(found)
}

fn lower(list: Option<Vec<Text<'_>>>) -> impl Iterator<Item = String> {
    list.unwrap_or_default()
        .into_iter()
        .map(|text| text.0.to_lowercase())
}

/// The definition that the blueprint makes.
pub(super) fn of(model: &Model, role: &Resource) -> Definition {
    let permissions = role.properties.get("permissions").and_then(Expr::as_array);
    let first = permissions.and_then(<[Expr]>::first).and_then(Expr::as_object);
    let list = |key: &str| -> BTreeSet<String> {
        let list = first.and_then(|first| first.get(key)?.as_array());
        let list = list.unwrap_or_default().iter();
        list.map(|one| final_text(model, one).to_lowercase()).collect()
    };
    Definition {
        name: final_text(model, &role.name).to_lowercase(),
        role_name: role_name(model, role).to_lowercase(),
        actions: list("actions"),
        not_actions: list("notActions"),
        data_actions: list("dataActions"),
        not_data_actions: list("notDataActions"),
        // every role of a blueprint is for its own group
        scopes: BTreeSet::from([model.shown_group(&Place::Own).to_lowercase()]),
        parts: 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_shapes_say_the_same() {
        let flat = r#"[{"name": "N", "roleName": "Runs jobs", "roleType": "CustomRole", "assignableScopes": ["/subscriptions/S/"],
            "permissions": [{"actions": ["A/read"], "notActions": [], "dataActions": null, "condition": null}]}]"#;
        let nested = r#"{"value": [{"name": "N", "properties": {"roleName": "Runs jobs", "type": "CustomRole",
            "assignableScopes": ["/subscriptions/S"], "permissions": [{"actions": ["A/read"]}]}}]}"#;
        let read = |text: &str| read(text, &mut || ());
        let found = read(flat).unwrap();
        assert_eq!(found, read(nested).unwrap());
        assert_eq!((found[0].name.as_str(), found[0].parts), ("n", 1));
        assert!(found[0].actions.contains("a/read") && found[0].scopes.contains("/subscriptions/s"));
        let told = read(r#"[{"name": "N", "principalId": "P"}]"#).unwrap_err();
        assert!(
            told.contains("entry 1 has no `name` or no `permissions`"),
            "{told}"
        );
    }
}
