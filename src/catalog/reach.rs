//! Which resource providers the actions and data actions of the built-in roles are about.
//!
//! What nearly every role has beside its own is left out: reading roles, deployments, alert rules and health, support requests. A role
//! that is not listed here acts on resources of any provider: its actions begin with `*`, or belong to a provider whose
//! resources lie on others, as alert rules, event subscriptions and cluster extensions do. Source of the actions:
//! [`ROLE_DATA`](crate::catalog::sources::ROLE_DATA).

use crate::catalog::roles;
use crate::model::fact::RoleDefinition;

const COGNITIVE: &str = "Microsoft.CognitiveServices";
const KUBERNETES: &str = "Microsoft.Kubernetes";
const LEARNING: &str = "Microsoft.MachineLearningServices";
const NETWORK: &str = "Microsoft.Network";
const REGISTRY: &str = "Microsoft.ContainerRegistry";
const SEARCH: &str = "Microsoft.Search";
const STORAGE: &str = "Microsoft.Storage";
const VAULT: &str = "Microsoft.KeyVault";

/// Providers with the roles that act on their resources alone.
const REACH: &[(&[&str], &[&RoleDefinition])] = &[
    (
        &["Microsoft.ManagedIdentity"],
        &[
            &roles::MANAGED_IDENTITY_OPERATOR,
            &roles::MANAGED_IDENTITY_CONTRIBUTOR,
            &roles::MANAGED_IDENTITY_FEDERATED_IDENTITY_CREDENTIAL_CONTRIBUTOR,
        ],
    ),
    (
        &[NETWORK],
        &[
            &roles::NETWORK_CONTRIBUTOR,
            &roles::PRIVATE_DNS_ZONE_CONTRIBUTOR,
            &roles::DNS_ZONE_CONTRIBUTOR,
        ],
    ),
    (&[NETWORK, STORAGE], &[&roles::STORAGE_ACCOUNT_CONTRIBUTOR]),
    (
        &[STORAGE],
        &[
            &roles::STORAGE_ACCOUNT_KEY_OPERATOR_SERVICE_ROLE,
            &roles::READER_AND_DATA_ACCESS,
            &roles::STORAGE_BLOB_DATA_OWNER,
            &roles::STORAGE_BLOB_DATA_CONTRIBUTOR,
            &roles::STORAGE_BLOB_DATA_READER,
            &roles::STORAGE_BLOB_DELEGATOR,
            &roles::STORAGE_FILE_DATA_PRIVILEGED_CONTRIBUTOR,
            &roles::STORAGE_FILE_DATA_PRIVILEGED_READER,
            &roles::STORAGE_FILE_DATA_SMB_ADMIN,
            &roles::STORAGE_FILE_DATA_SMB_MI_ADMIN,
            &roles::STORAGE_FILE_DATA_SMB_SHARE_CONTRIBUTOR,
            &roles::STORAGE_FILE_DATA_SMB_SHARE_ELEVATED_CONTRIBUTOR,
            &roles::STORAGE_FILE_DATA_SMB_SHARE_READER,
            &roles::STORAGE_FILE_DATA_SMB_TAKE_OWNERSHIP,
            &roles::STORAGE_FILE_DELEGATOR,
            &roles::STORAGE_QUEUE_DATA_CONTRIBUTOR,
            &roles::STORAGE_QUEUE_DATA_READER,
            &roles::STORAGE_QUEUE_DATA_MESSAGE_PROCESSOR,
            &roles::STORAGE_QUEUE_DATA_MESSAGE_SENDER,
            &roles::STORAGE_QUEUE_DELEGATOR,
            &roles::STORAGE_TABLE_DATA_CONTRIBUTOR,
            &roles::STORAGE_TABLE_DATA_READER,
            &roles::STORAGE_TABLE_DELEGATOR,
        ],
    ),
    (
        &[REGISTRY],
        &[
            &roles::ACR_PULL,
            &roles::ACR_PUSH,
            &roles::ACR_DELETE,
            &roles::ACR_IMAGE_SIGNER,
            &roles::ACR_QUARANTINE_READER,
            &roles::ACR_QUARANTINE_WRITER,
            &roles::CONTAINER_REGISTRY_REPOSITORY_READER,
            &roles::CONTAINER_REGISTRY_REPOSITORY_WRITER,
            &roles::CONTAINER_REGISTRY_REPOSITORY_CONTRIBUTOR,
            &roles::CONTAINER_REGISTRY_REPOSITORY_CATALOG_LISTER,
            &roles::CONTAINER_REGISTRY_TASKS_CONTRIBUTOR,
            &roles::CONTAINER_REGISTRY_DATA_IMPORTER_AND_DATA_READER,
            &roles::CONTAINER_REGISTRY_TRANSFER_PIPELINE_CONTRIBUTOR,
            &roles::CONTAINER_REGISTRY_CACHE_RULE_ADMINISTRATOR,
            &roles::CONTAINER_REGISTRY_CACHE_RULE_READER,
            &roles::CONTAINER_REGISTRY_CREDENTIAL_SET_ADMINISTRATOR,
            &roles::CONTAINER_REGISTRY_CREDENTIAL_SET_READER,
        ],
    ),
    (
        &[REGISTRY, NETWORK],
        &[
            &roles::CONTAINER_REGISTRY_CONTRIBUTOR_AND_DATA_ACCESS_CONFIGURATION_ADMINISTRATOR,
            &roles::CONTAINER_REGISTRY_CONFIGURATION_READER_AND_DATA_ACCESS_CONFIGURATION_READER,
        ],
    ),
    (
        &[VAULT],
        &[
            &roles::KEY_VAULT_ADMINISTRATOR,
            &roles::KEY_VAULT_CERTIFICATE_USER,
            &roles::KEY_VAULT_CERTIFICATES_OFFICER,
            &roles::KEY_VAULT_CONTRIBUTOR,
            &roles::KEY_VAULT_CRYPTO_OFFICER,
            &roles::KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER,
            &roles::KEY_VAULT_CRYPTO_SERVICE_RELEASE_USER,
            &roles::KEY_VAULT_CRYPTO_USER,
            &roles::KEY_VAULT_DATA_ACCESS_ADMINISTRATOR,
            &roles::KEY_VAULT_PURGE_OPERATOR,
            &roles::KEY_VAULT_READER,
            &roles::KEY_VAULT_SECRETS_OFFICER,
            &roles::KEY_VAULT_SECRETS_USER,
            &roles::MANAGED_HSM_CONTRIBUTOR,
        ],
    ),
    (
        &[LEARNING],
        &[
            &roles::AZUREML_DATA_SCIENTIST,
            &roles::AZUREML_COMPUTE_OPERATOR,
            &roles::AZUREML_METRICS_WRITER,
            &roles::AZUREML_REGISTRY_USER,
            &roles::AZURE_MACHINE_LEARNING_WORKSPACE_CONNECTION_SECRETS_READER,
            &roles::DATA_LABELING_LABELER,
            &roles::AZURE_AI_ENTERPRISE_NETWORKING_OUTBOUND_RULES_OPERATOR,
            &roles::AZURE_AI_SAFETY_EVALUATOR,
        ],
    ),
    (&[COGNITIVE, LEARNING], &[&roles::AZURE_AI_DEVELOPER]),
    (
        &[COGNITIVE],
        &[
            &roles::FOUNDRY_USER,
            &roles::FOUNDRY_OWNER,
            &roles::FOUNDRY_PROJECT_MANAGER,
            &roles::FOUNDRY_ACCOUNT_OWNER,
            &roles::COGNITIVE_SERVICES_OPENAI_USER,
            &roles::COGNITIVE_SERVICES_OPENAI_CONTRIBUTOR,
            &roles::COGNITIVE_SERVICES_USER,
            &roles::COGNITIVE_SERVICES_CONTRIBUTOR,
            &roles::COGNITIVE_SERVICES_DATA_READER,
            &roles::COGNITIVE_SERVICES_USAGES_READER,
        ],
    ),
    (
        &[SEARCH],
        &[
            &roles::SEARCH_INDEX_DATA_READER,
            &roles::SEARCH_INDEX_DATA_CONTRIBUTOR,
            &roles::SEARCH_SERVICE_CONTRIBUTOR,
        ],
    ),
    (&["Microsoft.Monitor"], &[&roles::MONITORING_DATA_READER]),
    (
        &["Microsoft.OperationalInsights"],
        &[&roles::LOG_ANALYTICS_DATA_READER],
    ),
    (
        &["Microsoft.ContainerService"],
        &[
            &roles::AZURE_KUBERNETES_SERVICE_CLUSTER_ADMIN_ROLE,
            &roles::AZURE_KUBERNETES_SERVICE_CLUSTER_USER_ROLE,
            &roles::AZURE_KUBERNETES_SERVICE_CLUSTER_MONITORING_USER,
            &roles::AZURE_KUBERNETES_SERVICE_CONTRIBUTOR_ROLE,
            &roles::AZURE_KUBERNETES_SERVICE_RBAC_ADMIN,
            &roles::AZURE_KUBERNETES_SERVICE_RBAC_CLUSTER_ADMIN,
            &roles::AZURE_KUBERNETES_SERVICE_RBAC_READER,
            &roles::AZURE_KUBERNETES_SERVICE_RBAC_WRITER,
            &roles::AZURE_KUBERNETES_SERVICE_NAMESPACE_CONTRIBUTOR,
            &roles::AZURE_KUBERNETES_SERVICE_NAMESPACE_USER,
        ],
    ),
    (
        &[KUBERNETES],
        &[
            &roles::KUBERNETES_CLUSTER_AZURE_ARC_ONBOARDING,
            &roles::AZURE_ARC_ENABLED_KUBERNETES_CLUSTER_USER_ROLE,
            &roles::AZURE_ARC_KUBERNETES_ADMIN,
            &roles::AZURE_ARC_KUBERNETES_CLUSTER_ADMIN,
            &roles::AZURE_ARC_KUBERNETES_VIEWER,
            &roles::AZURE_ARC_KUBERNETES_WRITER,
        ],
    ),
    (
        &["Microsoft.Relay"],
        &[
            &roles::AZURE_RELAY_OWNER,
            &roles::AZURE_RELAY_LISTENER,
            &roles::AZURE_RELAY_SENDER,
        ],
    ),
    (&["Microsoft.Cache"], &[&roles::REDIS_CACHE_CONTRIBUTOR]),
    (
        &["Microsoft.DocumentDB", NETWORK],
        &[&roles::DOCUMENTDB_ACCOUNT_CONTRIBUTOR],
    ),
    (&["Microsoft.DataFactory"], &[&roles::DATA_FACTORY_CONTRIBUTOR]),
    (&["Microsoft.EventHub"], &[&roles::AZURE_EVENT_HUBS_DATA_SENDER]),
];

/// The resource providers that a role is about; nothing where it acts on resources of any provider.
#[must_use]
pub fn providers(role: &RoleDefinition) -> Option<&'static [&'static str]> {
    REACH
        .iter()
        .find(|(_, roles)| roles.iter().any(|known| known.guid == role.guid))
        .map(|(providers, _)| *providers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_listed_once() {
        let mut listed: Vec<&str> = REACH
            .iter()
            .flat_map(|(_, roles)| roles.iter().map(|role| role.guid))
            .collect();
        let count = listed.len();
        listed.sort_unstable();
        listed.dedup();
        assert_eq!(listed.len(), count);
    }

    #[test]
    fn roles_reach_their_provider() {
        assert_eq!(providers(&roles::ACR_PULL), Some(&[REGISTRY][..]));
        assert_eq!(
            providers(&roles::AZURE_AI_DEVELOPER),
            Some(&[COGNITIVE, LEARNING][..])
        );
        for anywhere in [
            &roles::READER,
            &roles::LOG_ANALYTICS_READER,
            &roles::MONITORING_METRICS_PUBLISHER,
            &roles::KUBERNETES_EXTENSION_CONTRIBUTOR,
        ] {
            assert_eq!(providers(anywhere), None, "{}", anywhere.name);
        }
    }
}
