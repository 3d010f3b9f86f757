//! The condition with which the deployer's right to assign roles can be limited to what a build emits.

use std::collections::BTreeSet;

use super::rules;
use crate::model::{AssignedBy, Model, RoleAssignment};

/// Limits each deployer's right to assign roles to what the template assigns, and takes it away where that is nothing.
pub(super) fn limit(model: &Model, assignments: &mut Vec<RoleAssignment>) {
    let condition = condition(model, assignments);
    assignments.retain(|assignment| {
        let only = assignment
            .reasons
            .iter()
            .all(|reason| reason.rule == rules::DELEGATION);
        condition.is_some() || !only
    });
    for assignment in assignments {
        if assignment.is_by_rule(rules::DELEGATION) {
            assignment.condition.clone_from(&condition);
        }
    }
}

/// A condition, version 2.0, that allows writing and deleting assignments of exactly the emitted roles to exactly the
/// emitted kinds of principals; none where nothing is emitted. Roles by which roles can be assigned are never in its set:
/// whoever may give them away has them.
///
/// Source: MicrosoftDocs/azure-docs articles/role-based-access-control/delegate-role-assignments-overview.md (2024-01-30).
fn condition(model: &Model, assignments: &[RoleAssignment]) -> Option<String> {
    let mut roles: BTreeSet<String> = BTreeSet::new();
    let mut kinds: BTreeSet<&str> = BTreeSet::new();
    for assignment in assignments {
        if assignment.assigned_by != AssignedBy::Template || assignment.right.can_assign_roles() {
            continue;
        }
        if let Some(role) = assignment.right.role_ref() {
            roles.insert(role.guid.into_owned());
            kinds.insert(model.principal_type(assignment.principal).as_str());
        }
    }
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
