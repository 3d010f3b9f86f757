//! Which roles and other rights allow an action.

use crate::catalog::errors::WAYS;
use crate::catalog::{permissions, roles};
use crate::model::fact::Way;
use crate::model::{Model, PermissionSet, Permissions, Resource, Right, RoleDefinition, pattern_includes};

/// An action, on the plane that it is of.
#[derive(Debug, Clone)]
pub(super) struct Action {
    pub(super) name: String,
    is_data: bool,
}

impl Action {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            is_data: is_data(name),
        }
    }

    fn of_set(&self, permitted: &PermissionSet) -> bool {
        if self.is_data {
            permitted.allows_data(&self.name)
        } else {
            permitted.allows(&self.name)
        }
    }

    fn of_role(&self, role: &RoleDefinition) -> bool {
        self.of_set(permissions::of(role))
    }

    /// Whether a right of a model allows it, as far as its permissions are known.
    pub(super) fn is_allowed(&self, model: &Model, right: Right) -> bool {
        match right {
            Right::Role(role) => self.of_role(role),
            Right::Custom(id) => {
                let permitted = model.resource(id).and_then(Resource::permissions);
                permitted.is_some_and(|permitted| self.of_set(&permitted))
            }
            Right::AccessPolicy(policy) => self.of_policy(policy),
            Right::Unlisted(_) | Right::Unstated(_) => false,
        }
    }

    /// Whether an entry of access policies allows it: a vault names its permissions in another way than roles do.
    fn of_policy(&self, policy: Permissions) -> bool {
        let name = self.name.to_ascii_lowercase();
        let Some(rest) = name.strip_prefix("microsoft.keyvault/vaults/") else {
            return false;
        };
        let wanted = match rest {
            "secrets/getsecret/action" => ("secrets", "get"),
            "secrets/setsecret/action" => ("secrets", "set"),
            "secrets/readmetadata/action" => ("secrets", "list"),
            "keys/read" => ("keys", "get"),
            "keys/wrap/action" => ("keys", "wrapKey"),
            "keys/unwrap/action" => ("keys", "unwrapKey"),
            _ => return false,
        };
        policy
            .by_kind()
            .any(|(kind, permitted)| kind == wanted.0 && permitted.contains(&wanted.1))
    }

    /// What to write for it.
    pub(super) fn way(&self) -> Option<&'static Way> {
        WAYS.iter().find(|way| pattern_includes(way.action, &self.name))
    }
}

/// Roles of the catalog that allow one of some actions: those that give least trouble first.
pub(super) fn roles_for(actions: &[Action]) -> Vec<&'static RoleDefinition> {
    let mut found: Vec<&RoleDefinition> = roles::ALL
        .iter()
        .copied()
        .filter(|role| actions.iter().any(|action| action.of_role(role)))
        .collect();
    let includes = |wide: &RoleDefinition, narrow: &RoleDefinition| {
        permissions::of(wide).includes(permissions::of(narrow))
    };
    let all = found.clone();
    found.sort_by_cached_key(|role| {
        let narrower = all.iter().filter(|other| includes(role, other)).count();
        let permitted = permissions::of(role);
        let patterns = permitted.actions.len() + permitted.data_actions.len();
        (role.privileged, role.keyless_risks.len(), narrower, patterns)
    });
    found
}

/// Whether an action is of the data plane: some role names it more exactly among its data actions than any does among its actions.
fn is_data(action: &str) -> bool {
    let longest = |patterns: fn(&PermissionSet) -> &[String], least: usize| {
        roles::ALL
            .iter()
            .flat_map(|role| patterns(permissions::of(role)).iter())
            .filter(|pattern| {
                let plain = pattern.split('*').next().unwrap_or_default();
                plain.matches('/').count() >= least && pattern_includes(pattern, action)
            })
            .map(String::len)
            .max()
            .unwrap_or(0)
    };
    // `Microsoft.KeyVault/vaults/*` is everything in a vault, and says nothing of the vault itself
    let data = longest(|permitted| &permitted.data_actions, 3);
    data > 0 && data >= longest(|permitted| &permitted.actions, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(action: &str) -> Vec<&'static str> {
        roles_for(&[Action::new(action)])
            .iter()
            .map(|role| role.name)
            .collect()
    }

    #[test]
    fn planes_are_told_apart() {
        for action in [
            "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read",
            "Microsoft.KeyVault/vaults/secrets/getSecret/action",
            "Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action",
        ] {
            assert!(is_data(action), "{action}");
        }
        for action in [
            "Microsoft.KeyVault/vaults/write",
            "Microsoft.KeyVault/vaults/accessPolicies/write",
            "Microsoft.Storage/storageAccounts/write",
            "Microsoft.ContainerRegistry/registries/pull/read",
            "Microsoft.MachineLearningServices/workspaces/jobs/write",
        ] {
            assert!(!is_data(action), "{action}");
        }
    }

    #[test]
    fn nothing_has_to_stand_for_a_part() {
        assert!(
            names("Microsoft.ManagedIdentity/userAssignedIdentities/assign/action")
                .contains(&"Managed Identity Operator")
        );
        let computes = names("Microsoft.MachineLearningServices/workspaces/computes/write");
        assert!(
            computes.contains(&"AzureML Compute Operator") && !computes.contains(&"AzureML Data Scientist")
        );
    }

    #[test]
    fn roles_that_give_least_come_first() {
        assert_eq!(
            names("Microsoft.KeyVault/vaults/secrets/getSecret/action").first(),
            Some(&"Key Vault Secrets User")
        );
        assert_eq!(
            names("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read").first(),
            Some(&"Storage Blob Data Reader")
        );
        assert_eq!(
            names("Microsoft.ContainerRegistry/registries/pull/read").first(),
            Some(&"AcrPull")
        );
        let assigning = names("Microsoft.Authorization/roleAssignments/write");
        assert!(
            assigning.contains(&"Owner") && !assigning.contains(&"Contributor"),
            "{assigning:?}"
        );
        assert!(
            names("Nobody.Knows/this/action")
                .iter()
                .all(|name| ["Contributor", "Owner"].contains(name))
        );
    }
}
