//! The condition with which the deployer's right to assign roles can be limited to what a build emits.

use std::collections::BTreeSet;

use crate::model::Model;

/// A condition, version 2.0, that allows writing and deleting assignments of exactly the emitted roles to exactly the
/// emitted kinds of principals; none where nothing is emitted.
///
/// Source: MicrosoftDocs/azure-docs articles/role-based-access-control/delegate-role-assignments-overview.md (2024-01-30).
pub(super) fn delegation(model: &Model) -> Option<String> {
    let roles: BTreeSet<String> = model
        .emitted()
        .map(|(_, _, role)| role.guid.into_owned())
        .collect();
    let kinds: BTreeSet<&str> = model
        .emitted()
        .map(|(_, assignment, _)| model.principal_type(assignment.principal).as_str())
        .collect();
    if roles.is_empty() {
        return None;
    }
    let roles = roles.into_iter().collect::<Vec<_>>().join(", ");
    let kinds = kinds
        .into_iter()
        .map(|kind| format!("'{kind}'"))
        .collect::<Vec<_>>()
        .join(", ");
    let half = |action: &str, of: &str| {
        format!(
            "(\n  (\n    !(ActionMatches{{'Microsoft.Authorization/roleAssignments/{action}'}})\n  )\n  OR\n  (\n    \
             @{of}[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {{{roles}}}\n    \
             AND\n    \
             @{of}[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {{{kinds}}}\n  )\n)"
        )
    };
    Some(format!(
        "{}\nAND\n{}",
        half("write", "Request"),
        half("delete", "Resource")
    ))
}
