//! Which rights get at keys, as roles that list them or that switch them back on, and which at roles themselves.

use super::{KeylessRisk, Model, Resource, Right, Scope};

impl Model {
    /// Whether a right lets its holder list keys or switch them back on at a scope.
    #[must_use]
    pub fn is_keyless_risk(&self, right: Right, scope: Scope) -> bool {
        !self.keyless_risks(right, scope).is_empty()
    }

    /// How a right lets its holder list keys or switch them back on at a scope. Where there are no keys, no role does.
    #[must_use]
    pub fn keyless_risks(&self, right: Right, scope: Scope) -> Vec<KeylessRisk> {
        let has_keys = match scope {
            Scope::Subscription | Scope::ResourceGroup | Scope::OtherGroup(_) => true,
            Scope::Resource(id) => self.resource(id).is_some_and(Resource::holds_keys),
        };
        if !has_keys {
            return Vec::new();
        }
        if let Some(role) = right.role() {
            return role.keyless_risks.to_vec();
        }
        let custom = self.custom_role(right);
        let allowed = |risk: &KeylessRisk| custom.is_some_and(|role| allows(role, risk.action()));
        KeylessRisk::ALL.into_iter().filter(allowed).collect()
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

/// Whether a custom role allows an action.
fn allows(role: &Resource, action: &str) -> bool {
    role.permissions()
        .is_some_and(|permissions| permissions.allows(action))
}
