//! Which rights get at keys, as roles that list them or that switch them back on, and which at roles themselves.

use super::{KeylessRisk, Model, Resource, Right, Scope};

impl Model {
    /// Whether a right lets its holder list keys or switch them back on at a scope.
    #[must_use]
    pub fn is_keyless_risk(&self, right: Right, scope: Scope) -> bool {
        !self.keyless_risks(right, scope).is_empty()
    }

    /// How a right lets its holder list keys or switch them back on at a scope. On a resource these are the ways to its own keys; in
    /// a group or a subscription there may be anything, so that all ways are there.
    #[must_use]
    pub fn keyless_risks(&self, right: Right, scope: Scope) -> Vec<KeylessRisk> {
        let custom = self.custom_role(right);
        let permits = |risk: &KeylessRisk| match right.role() {
            Some(role) => role.keyless_risks.contains(risk),
            None => custom.is_some_and(|role| allows(role, risk.action())),
        };
        let leads = |risk: &KeylessRisk| match scope {
            Scope::Subscription | Scope::ResourceGroup | Scope::OtherGroup(_) => true,
            Scope::Resource(id) => self
                .resource(id)
                .is_some_and(|resource| has_keys(resource, *risk)),
        };
        let mut risks = KeylessRisk::ALL.to_vec();
        risks.retain(|risk| permits(risk) && leads(risk));
        risks
    }

    /// The resources of the blueprint that a risk is about at a scope: those that are in it, beside what the blueprint does not know.
    pub fn resources_at_risk(&self, risk: KeylessRisk, scope: Scope) -> impl Iterator<Item = &Resource> {
        let of_kind = self.resources.iter().filter(move |one| has_keys(one, risk));
        of_kind.filter(move |one| self.covers(scope, Scope::Resource(one.id)))
    }

    /// Whether it is a role by which roles can be assigned.
    #[must_use]
    pub fn can_assign_roles(&self, right: Right) -> bool {
        match right.role() {
            Some(role) => role.can_assign_roles,
            None => self
                .custom_role(right)
                .is_some_and(|role| allows(role, "Microsoft.Authorization/roleAssignments/write")),
        }
    }
}

/// Whether a resource has keys, or holds what has some, that the action of a risk gets at: an action begins with the type of what it
/// acts on, and that with the type of what it lies in.
fn has_keys(resource: &Resource, risk: KeylessRisk) -> bool {
    let arm = &*resource.resource_type.arm;
    let (head, rest) = risk.action().split_at_checked(arm.len()).unwrap_or_default();
    resource.holds_keys() && head.eq_ignore_ascii_case(arm) && rest.starts_with('/')
}

/// Whether a custom role allows an action.
fn allows(role: &Resource, action: &str) -> bool {
    role.permissions()
        .is_some_and(|permissions| permissions.allows(action))
}
