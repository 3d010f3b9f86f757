//! What a build cannot see of resources that exist already, and how to ask Azure.

use super::sources::{ACR_ABAC, BT, CMK_HOW, KEYLESS, SRCH, TYPES};
use crate::model::fact::Unseen;
use crate::model::{AccessModel, Kind, Model, Resource};

const KEYS_OF_STORAGE: Unseen = Unseen {
    rule: "V-DATA-15",
    what: "whether its shared keys are off",
    because: "it exists already",
    command: "az storage account show --ids {id} --query allowSharedKeyAccess",
    wanted: "`false`",
    citations: &[&KEYLESS],
};

const LEGACY_REGISTRY: Unseen = Unseen {
    rule: "V-ACR-10",
    what: "whether its admin user is off, and its role mode",
    because: "it exists already",
    command: "az resource show --ids {id} --api-version 2025-11-01 --query \"properties.{admin:adminUserEnabled,mode:roleAssignmentMode}\"",
    wanted: "`false` and `LegacyRegistryPermissions`, or else write `role_assignment_mode: abac`",
    citations: &[&ACR_ABAC, &TYPES],
};

const ABAC_REGISTRY: Unseen = Unseen {
    wanted: "`false` and `AbacRepositoryPermissions`, or else write `role_assignment_mode: legacy`",
    ..LEGACY_REGISTRY
};

const VAULT_WITH_ROLES: Unseen = Unseen {
    rule: "V-KV-02",
    what: "its permission model",
    because: "it exists already; `permission_model` beside `existing` says it, and the grants follow that",
    command: "az keyvault show --name {name} --query properties.enableRbacAuthorization",
    wanted: "`true`, or else write `permission_model: access_policies`",
    citations: &[&BT],
};

const VAULT_WITH_POLICIES: Unseen = Unseen {
    wanted: "`false`, or else write `permission_model: rbac`",
    ..VAULT_WITH_ROLES
};

const AI_SERVICES: Unseen = Unseen {
    rule: "V-AIS-01",
    what: "whether its keys are off, and whether it has a custom subdomain",
    because: "it exists already; without a custom subdomain it takes no token of Microsoft Entra ID",
    command: "az cognitiveservices account show --ids {id} --query \"properties.{keysOff:disableLocalAuth,subdomain:customSubDomainName}\"",
    wanted: "`true` and a subdomain",
    citations: &[&TYPES],
};

const SEARCH: Unseen = Unseen {
    rule: "V-SRCH-01",
    what: "whether its keys are off, or whether it takes tokens beside them",
    because: "it exists already; where it takes keys alone, every role on it is without effect",
    command: "az resource show --ids {id} --query \"properties.{keysOff:disableLocalAuth,options:authOptions}\"",
    wanted: "`true`, or options with `aadOrApiKey`",
    citations: &[&SRCH],
};

const VAULT_OF_KEY: Unseen = Unseen {
    rule: "V-CMK-04",
    what: "whether it has purge protection, and whether its network lets the services in",
    because: "it exists already; without purge protection Azure refuses a vault for a customer-managed key",
    command: "az resource show --ids {id} --query \"properties.{purgeProtection:enablePurgeProtection,softDelete:enableSoftDelete,access:publicNetworkAccess,bypass:networkAcls.bypass}\"",
    wanted: "`true` twice, and public access or `AzureServices`",
    citations: &[&CMK_HOW],
};

const WORKSPACE: Unseen = Unseen {
    rule: "V-WS-02",
    what: "whether it reaches its own stores with identities, which identity it has and in which network it lies",
    because: "it exists already; while it works with keys, its account can't do without them",
    command: "az resource show --ids {id} --api-version 2025-06-01 --query \"{mode:properties.systemDatastoresAuthMode,identity:identity.type,primary:properties.primaryUserAssignedIdentity,network:properties.managedNetwork.isolationMode,access:properties.publicNetworkAccess}\"",
    wanted: "`Identity`, and otherwise what `workspace.identity` and `network` say",
    citations: &[&KEYLESS, &TYPES],
};

/// What cannot be seen of the existing resources of a model.
pub fn of_model(model: &Model) -> impl Iterator<Item = (&Resource, &'static Unseen)> {
    let vaults_of_keys = model.vaults_of_keys();
    let existing = model.resources.iter().filter(|resource| resource.existing);
    existing.flat_map(move |resource| {
        let key = vaults_of_keys.contains(&resource.id).then_some(&VAULT_OF_KEY);
        let all = of(resource.kind, resource.access).into_iter().chain(key);
        all.map(move |unseen| (resource, unseen))
    })
}

/// What cannot be seen of an existing resource of this kind, of which the blueprint says how access to it is decided.
#[must_use]
pub fn of(kind: Kind, access: AccessModel) -> Option<&'static Unseen> {
    match (kind, access) {
        (Kind::Storage, _) => Some(&KEYS_OF_STORAGE),
        (Kind::Registry, AccessModel::RepositoryRoles) => Some(&ABAC_REGISTRY),
        (Kind::Registry, _) => Some(&LEGACY_REGISTRY),
        (Kind::KeyVault, AccessModel::AccessPolicies) => Some(&VAULT_WITH_POLICIES),
        (Kind::KeyVault, _) => Some(&VAULT_WITH_ROLES),
        (Kind::AiServices, _) => Some(&AI_SERVICES),
        (Kind::Search, _) => Some(&SEARCH),
        (Kind::Workspace, _) => Some(&WORKSPACE),
        _ => None,
    }
}
