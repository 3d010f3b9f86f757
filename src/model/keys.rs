//! Which rights get at keys, as roles that list them or that switch them back on, and which at roles themselves.

use super::{Details, KeylessRisk, Model, Resource, Right, Scope};

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
    let Details::RoleDefinition { actions, not_actions } = &role.details else {
        return false;
    };
    let names = |patterns: &[String]| patterns.iter().any(|pattern| includes(pattern, action));
    names(actions) && !names(not_actions)
}

/// Whether a pattern of a role, in which `*` is any text, includes an action. Case does not count.
fn includes(pattern: &str, action: &str) -> bool {
    let (pattern, action) = (pattern.to_ascii_lowercase(), action.to_ascii_lowercase());
    let Some((first, others)) = pattern.split_once('*') else {
        return pattern == action;
    };
    let (between, last) = others.rsplit_once('*').unwrap_or(("", others));
    let inner = action
        .strip_prefix(first)
        .and_then(|rest| rest.strip_suffix(last));
    let mut parts = between.split('*');
    inner.is_some_and(|inner| {
        parts
            .try_fold(inner, |rest, part| Some(rest.split_once(part)?.1))
            .is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::includes;

    #[test]
    fn patterns_include_actions_as_azure_reads_them() {
        let keys = "Microsoft.Storage/storageAccounts/listKeys/action";
        for pattern in [
            "*",
            "*/action",
            "microsoft.storage/storageaccounts/listkeys/action",
            "Microsoft.Storage/*",
            "Microsoft.Storage/*/listKeys/action",
            "Microsoft.*/*/listKeys/*",
        ] {
            assert!(includes(pattern, keys), "{pattern}");
        }
        for pattern in [
            "",
            "*/read",
            "Microsoft.Storage/storageAccounts/read",
            "Microsoft.*/*/write/*",
        ] {
            assert!(!includes(pattern, keys), "{pattern}");
        }
        assert!(!includes("ab*ba", "aba"));
    }
}
