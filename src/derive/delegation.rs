//! The condition with which the deployer's right to assign roles can be limited to what a build emits.

use std::collections::BTreeSet;

use super::rules;
use crate::model::{AssignedBy, Expr, Model, RoleAssignment};

/// Limits each deployer's right to assign roles to what the template assigns, and takes it away where that is nothing.
pub(super) fn limit(model: &Model, assignments: &mut Vec<RoleAssignment>) {
    let is_own = |assignment: &RoleAssignment| model.place_of(assignment.scope).is_own();
    let assigns_here = assignments
        .iter()
        .any(|grant| grant.assigned_by == AssignedBy::Template && grant.right.is_role() && is_own(grant));
    let here = condition(model, assignments, true).filter(|_| assigns_here);
    // a custom role cannot be assigned there, and its id is computed here
    let elsewhere = condition(model, assignments, false);
    let of = |assignment: &RoleAssignment| if is_own(assignment) { &here } else { &elsewhere };
    assignments.retain(|assignment| {
        let only = assignment
            .reasons
            .iter()
            .all(|reason| reason.rule == rules::DELEGATION);
        of(assignment).is_some() || !only
    });
    for assignment in assignments {
        if assignment.is_by_rule(rules::DELEGATION) {
            assignment.condition = of(assignment).clone();
        }
    }
}

/// A condition, version 2.0, that allows writing and deleting assignments of exactly the emitted roles to exactly the
/// emitted kinds of principals; none where nothing is emitted. Roles by which roles can be assigned are never in its set:
/// whoever may give them away has them. The id of a custom role is computed at deployment, so it stands in the text as a value.
///
/// Source: MicrosoftDocs/azure-docs articles/role-based-access-control/delegate-role-assignments-overview.md (2024-01-30).
fn condition(model: &Model, assignments: &[RoleAssignment], with_custom: bool) -> Option<Expr> {
    let mut literal: BTreeSet<String> = BTreeSet::new();
    let mut computed: Vec<Expr> = Vec::new();
    let mut kinds: BTreeSet<&str> = BTreeSet::new();
    for assignment in assignments {
        if assignment.assigned_by != AssignedBy::Template || model.can_assign_roles(assignment.right) {
            continue;
        }
        let Some(role) = model.role_ref(assignment.right) else {
            continue;
        };
        kinds.insert(model.principal_type(assignment.principal).as_str());
        if let Expr::Text(id) = role.id {
            literal.insert(id);
        } else if with_custom && !computed.contains(&role.id) {
            computed.push(role.id);
        }
    }
    let mut roles: Vec<Expr> = Vec::new();
    for role in literal.into_iter().map(Expr::Text).chain(computed) {
        if !roles.is_empty() {
            roles.push(", ".into());
        }
        roles.push(role);
    }
    if roles.is_empty() {
        return None;
    }
    let kinds = kinds
        .into_iter()
        .map(|kind| format!("'{kind}'"))
        .collect::<Vec<_>>()
        .join(", ");
    let mut parts: Vec<Expr> = Vec::new();
    for (before, action, of) in [("", "write", "Request"), ("\nAND\n", "delete", "Resource")] {
        parts.push(Expr::Text(format!(
            "{before}(\n  (\n    !(ActionMatches{{'Microsoft.Authorization/roleAssignments/{action}'}})\n  )\n  OR\n  (\n    \
             @{of}[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {{"
        )));
        parts.extend(roles.iter().cloned());
        parts.push(Expr::Text(format!(
            "}}\n    AND\n    \
             @{of}[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {{{kinds}}}\n  )\n)"
        )));
    }
    Some(Expr::concat(parts))
}
