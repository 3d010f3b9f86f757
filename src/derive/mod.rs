//! The derivation: from who does what to who gets which role where.
//!
//! The engine here is small; what it knows stands in [`rules`] as data. It pairs every [`Use`] with the rules of its
//! bearer and activity, merges what comes out (`merge`), puts it in order and says who has to wait for what
//! (`order`). It knows neither blueprints nor targets.

mod merge;
mod order;
pub mod rules;

use crate::model::{AssignedBy, Model, Principal, Reason, Right, RoleAssignment, Scope, Stage, Use};
use rules::{Grant, On, RoleRule};

/// Adds the role assignments and the waits to a model.
pub fn derive(model: &mut Model) {
    let found = model.uses.iter().flat_map(|entry| of_use(model, entry)).collect();
    model.role_assignments = merge::merge(model, found);
    model.waits = order::waits(model);
}

/// The assignments that one use brings, each with the place of its rule in the rule base.
fn of_use<'m>(model: &'m Model, entry: &'m Use) -> impl Iterator<Item = Found> + 'm {
    rules::matching(entry.bearer, entry.activity).filter_map(|(place, rule)| {
        let scope = scope_of(model, entry, rule)?;
        let (right, assigned_by) = match rule.grant {
            Grant::Template(role) => (Right::Role(role), AssignedBy::Template),
            Grant::Azure(role) => (Right::Role(role), AssignedBy::Azure),
            Grant::AzureUnstated(words) => (Right::Unstated(words), AssignedBy::Azure),
        };
        let assignment = RoleAssignment {
            principal: entry.principal,
            right,
            scope,
            assigned_by,
            stage: stage_of(model, entry.principal, scope),
            reasons: vec![Reason {
                rule: rule.id,
                because: rule.because,
                without: rule.without,
                mark: rule.mark,
                citations: rule.sources,
            }],
            origin: entry.origin.clone(),
        };
        Some(Found {
            places: vec![place],
            own: 1,
            assignment,
        })
    })
}

/// An assignment under derivation.
struct Found {
    /// Where in the rule base its reasons stand, in the same order.
    places: Vec<usize>,
    /// How many of them are its own; the others are of assignments that it covers.
    own: usize,
    assignment: RoleAssignment,
}

/// The scope of a rule for a use; none where the platform does not have the resource.
fn scope_of(model: &Model, entry: &Use, rule: &RoleRule) -> Option<Scope> {
    let platform = &model.platform;
    Some(match rule.on {
        On::Target => entry.target,
        On::ResourceGroup => Scope::ResourceGroup,
        On::Workspace => Scope::Resource(platform.workspace),
        On::Storage => Scope::Resource(platform.storage),
        On::KeyVault => Scope::Resource(platform.key_vault),
        On::Registry => Scope::Resource(platform.registry),
        On::ApplicationInsights => Scope::Resource(platform.application_insights?),
    })
}

/// The earliest stage at which both principal and scope exist.
fn stage_of(model: &Model, principal: Principal, scope: Scope) -> Stage {
    let of_principal = match principal {
        Principal::SystemAssigned(owner) if owner == model.platform.workspace => Stage::S4,
        Principal::SystemAssigned(_) => Stage::S6,
        Principal::UserAssigned(_) | Principal::Directory(_) => Stage::S2,
    };
    let of_scope = match scope {
        Scope::Resource(id)
            if model
                .ancestors(id)
                .any(|resource| resource.id == model.platform.workspace) =>
        {
            Stage::S4
        }
        Scope::Resource(_) | Scope::ResourceGroup => Stage::S2,
    };
    of_principal.max(of_scope)
}
