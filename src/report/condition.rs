//! What a condition of an assignment lets its holder assign. Its text names roles by their ids, and kinds of principals.

use std::collections::BTreeSet;

use super::naming::final_text;
use crate::model::{Model, PrincipalType};

/// The names of the roles, as far as the model gives them to somebody.
pub(super) fn roles(model: &Model, condition: &str) -> BTreeSet<String> {
    let given = model.role_assignments.iter();
    given
        .filter_map(|assignment| model.role_ref(assignment.right))
        .filter(|role| condition.contains(&final_text(model, &role.id)))
        .map(|role| role.name.into_owned())
        .collect()
}

/// The kinds of principals, as `principalType` spells them.
pub(super) fn principals(condition: &str) -> BTreeSet<String> {
    let kinds = [
        PrincipalType::User,
        PrincipalType::Group,
        PrincipalType::ServicePrincipal,
    ];
    let named = kinds.map(PrincipalType::as_str).into_iter();
    named
        .filter(|kind| condition.contains(&format!("'{kind}'")))
        .map(str::to_owned)
        .collect()
}
