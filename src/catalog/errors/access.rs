//! Errors of Azure Resource Manager about who may do what, and of role assignments.

use crate::catalog::sources::{
    ABAC_REFUSED, ABAC_TYPE, ARM_ERRORS, DELEG, DENY, DENY_REFUSED, DENY_STACK, ISS1, KEYLESS, KEYS_LISTED,
    LINKED, LOCKED, LOCKS, PREFLIGHT, RA_EXISTS, RA_TYPE, RBAC_LIM, RBAC_LIMITS, RBAC_T, ROLE_LATE,
    TF_EXISTS,
};
use crate::model::fact::{Grants, KnownError};

pub(super) const ERRORS: &[KnownError] = &[
    KnownError {
        id: "AuthorizationFailed",
        marks: &[
            &["authorizationfailed"],
            &["does not have authorization to perform action"],
            &["authorization failed for template resource"],
            &["does not have permission to perform action", "at scope"],
        ],
        means: "Whoever asked has no role that allows this action on this scope, or has had it for a few minutes only.",
        steps: &[
            "The text names the action and the scope; `amlgen doctor TEXT --blueprint FILE` says which grant gives it there, or what to write.",
            "A new grant takes up to ten minutes; a token that is older has to be renewed: sign in again.",
            "A managed identity that got its role through a group may wait for hours: give the role to the identity itself.",
            "An action on a whole provider (`…/register/action`) is asked for where a provider is not registered.",
            "`InvalidTemplateDeployment` around it: Azure looks before it begins, and nothing was deployed.",
        ],
        rules: &["DEP-01", "DEP-02", "DEP-04"],
        page: "docs/deployments.md",
        citations: &[&RBAC_T, &ARM_ERRORS, &PREFLIGHT],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "AuthorizationConditionNotFulfilled",
        marks: &[
            &["abac condition not fulfilled"],
            &["abac condition that is not fulfilled"],
        ],
        over: &["AuthorizationFailed"],
        grants: Grants::Held,
        means: "Whoever asked may assign roles, but only as the condition of their own role assignment allows, and it does not allow this one.",
        steps: &[
            "Compare the condition of the deployer's role with the one of this build, which `access.md` prints: it names every role that the template gives. A new role in the blueprint needs the condition to be written anew.",
            "`amlgen explain FILE --deployer` shows that condition.",
            "A condition of Azure's portal (all roles except privileged administrator roles) refuses those roles, and one on the type of principals refuses what does not say `principalType`, which amlgen's templates always do.",
        ],
        missed: &["Microsoft.Authorization/roleAssignments/write"],
        rules: &["DEP-02"],
        page: "docs/deployments.md",
        citations: &[&RBAC_T, &DELEG, &ABAC_REFUSED, &ABAC_TYPE],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "LinkedAuthorizationFailed",
        marks: &[
            &["linkedauthorizationfailed"],
            &[
                "does not have permission to perform action",
                "on the linked scope",
            ],
        ],
        over: &["AuthorizationFailed"],
        means: "Whoever asked may make the resource, but not use another one that it refers to: an identity that is attached, a subnet, a zone.",
        steps: &[
            "The grant is needed on the linked scope, which the text names last.",
            "For an identity it is Managed Identity Operator: whoever deploys needs it on identities of other groups (`DEP-03`), people who submit jobs or make computes with it have `can: [attach_identities]`.",
            "For a subnet it is Network Contributor (`DEP-05`), for a private DNS zone Private DNS Zone Contributor (`DEP-13`).",
            "A linked scope that does not exist is told in the same words: look at its id.",
        ],
        rules: &["DEP-03", "DEP-05", "DEP-13", "HUM-DS-06", "HUM-CO-03"],
        page: "docs/deployments.md",
        citations: &[&LINKED, &RBAC_T],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "DenyAssignmentAuthorizationFailed",
        marks: &[
            &["denyassignmentauthorizationfailed"],
            &["denied because of the deny assignment"],
            &["blocked by deny assignments"],
        ],
        over: &["AuthorizationFailed", "LinkedAuthorizationFailed"],
        grants: Grants::Held,
        means: "Whoever asked has a role for it, and a deny assignment refuses it all the same; no role helps there.",
        steps: &[
            "The text names the deny assignment and who made it: a managed application, a deployment stack or a service that guards its own group.",
            "In a group that a service manages nothing is made or changed by others: deploy to another group, or delete the service's resource instead of what lies in its group.",
            "Of a deployment stack: change the resource with the stack, or its `--deny-settings-mode`, `--deny-settings-excluded-actions` and `--deny-settings-excluded-principals`.",
        ],
        page: "docs/deployments.md",
        citations: &[&DENY, &DENY_REFUSED, &DENY_STACK],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "ScopeLocked",
        marks: &[&["scopelocked"], &["following scope(s) are locked"]],
        grants: Grants::Held,
        means: "A lock on the resource or on what it lies in keeps everybody from changing or deleting it.",
        steps: &[
            "The text names what is locked: `az lock list --resource-group GROUP`; take the lock off for the deployment with `az lock delete --ids ID`, and put it back.",
            "A lock against deletion also keeps role assignments from being removed, clusters of machine learning from scaling down, and the history of deployments from being cleaned up.",
            "A lock for reading only refuses role assignments on a storage account, and new containers in it.",
        ],
        page: "docs/operating.md",
        citations: &[&LOCKS, &LOCKED],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "KeyListingRefused",
        marks: &[
            &["listkeys/action"],
            &["listadminkeys/action"],
            &["listquerykeys/action"],
            &["listcredentials/action"],
            &["listaccountsas/action"],
            &["listservicesas/action"],
            &["listconnectionstrings/action"],
            &["liststorageaccountkeys/action"],
            &["sharedkeys/action"],
            &["regeneratekey/action"],
            &["generatecredentials/action"],
        ],
        over: &["AuthorizationFailed"],
        grants: Grants::Never,
        means: "Something asks for a key, an admin credential or a signature, and may not list them; nothing that works with identities needs to.",
        steps: &[
            "Do not give a role for it: find what asks. The account, the registry or the service takes identities.",
            "Storage: `--auth-mode login` in Azure CLI, `storage_use_azuread = true` in Terraform's provider and `use_azuread_auth = true` in its backend, a datastore without credentials; then a role for data, as AuthorizationPermissionMismatch says.",
            "Registries: `az acr login` signs in with an identity and asks for no admin user; pulling takes AcrPull.",
            "Endpoints: `auth_mode: aad_token` and a token of Entra ID in place of the key, which `can: [{ invoke_endpoints: [NAME] }]` allows.",
            "Workspaces: an old version of the SDK, or a workspace that reaches its own stores by key: `system_datastores_auth_mode: identity`.",
            "AI services and search: `uses: [{ openai: ID }]`, `uses: [{ search: ID }]`, and a client that is given a credential of Entra ID instead of a key.",
        ],
        page: "docs/migration.md",
        citations: &[&KEYS_LISTED, &KEYLESS],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "RoleAssignmentExists",
        marks: &[&["roleassignmentexists"], &["the role assignment already exists"]],
        means: "The same principal already has this role on this scope, by an assignment of another name.",
        steps: &[
            "Made by hand or by another template: keep its name with `rbac.adopt`, or remove it with `az role assignment delete --ids ID` before the deployment.",
            "Made by Azure for a workspace with a system-assigned identity: the blueprint must not give it again. amlgen leaves these out; a grant of `rbac.extra` may repeat one.",
            "In Terraform a grant that is in no state is imported: see ResourceNotInState.",
        ],
        rules: &["V-RBAC-02"],
        page: "docs/migration.md",
        citations: &[&RA_EXISTS, &ISS1],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "RoleAssignmentUpdateNotPermitted",
        marks: &[
            &["roleassignmentupdatenotpermitted"],
            &["tenant id, application id, principal id, and scope are not allowed to be updated"],
        ],
        means: "A role assignment of this name exists for another principal, scope or role, and none of them can be changed.",
        steps: &[
            "An identity that was deleted and made again has another object id: remove the old assignment, which lists as `Identity not found`, and deploy again.",
            "Names that amlgen makes hold the principal, so that a new principal has a new name; a name under `rbac.adopt` does not: take it out where its principal changed.",
        ],
        page: "docs/migration.md",
        citations: &[&RBAC_T],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "ResourceNotInState",
        marks: &[
            &["already exists - to be managed via terraform"],
            &["needs to be imported into the state"],
        ],
        means: "Azure has the resource or grant already, and this state of Terraform does not know it.",
        steps: &[
            "Yours, made by hand, by another template or in a run that broke off: `terraform import ADDRESS ID` with the id of the text, or an `import` block beside the files; then plan again.",
            "Look whether it is the right state: another workspace of Terraform, or a backend that was not configured, begins with an empty one.",
            "A grant that something else made may have another name: then Azure says RoleAssignmentExists, and `rbac.adopt` keeps the name.",
        ],
        page: "docs/migration.md",
        citations: &[&TF_EXISTS],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "UnmatchedPrincipalType",
        marks: &[
            &["unmatchedprincipaltype"],
            &["which is different from specified princiapltype"],
            &["which is different from specified principaltype"],
        ],
        of_directory: true,
        means: "The object id is of another kind of principal than the template says.",
        steps: &[
            "Write the `type` that the directory has for it: `user`, `group` or `service_principal`.",
            "Or it is the object id of something else: a pipeline that deploys with the id of whoever ran it before.",
        ],
        citations: &[&RA_TYPE],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "PrincipalNotFound",
        of_directory: true,
        marks: &[
            &["principalnotfound"],
            &["principal", "does not exist in the directory"],
        ],
        means: "The directory does not know this object id: it is wrong, or the identity is so new that not every region knows it.",
        steps: &[
            "Of an identity of the same deployment: deploy again, names are stable. amlgen always writes `principalType`, with which Azure waits for it.",
            "Of an entry under `principals`: compare `object_id` with the directory. The object id of an application is that of its enterprise application (`az ad sp show --id CLIENT_ID --query id`), neither its client id nor the object id of its registration.",
            "Of another tenant: a principal is found in the tenant of the subscription only.",
        ],
        citations: &[&RBAC_T],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "RoleAssignmentLimitExceeded",
        marks: &[
            &["roleassignmentlimitexceeded"],
            &["no more role assignments can be created"],
        ],
        means: "The subscription holds as many role assignments as it may, and this limit cannot be raised.",
        steps: &[
            "Give roles to groups instead of people: an entry of `principals` with `type: group`.",
            "Remove assignments whose principal is gone, which list as `Identity not found`.",
            "Let several computes work as one identity where they do the same.",
        ],
        page: "docs/large-platforms.md",
        citations: &[&RBAC_LIM, &RBAC_LIMITS],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "RoleDefinitionDoesNotExist",
        marks: &[
            &["roledefinitiondoesnotexist"],
            &["the specified role definition with id"],
        ],
        means: "Azure does not know the role here: it is new, of another tenant, or not of this cloud.",
        steps: &[
            "A custom role of the same deployment: repeat it after some minutes.",
            "A role under `rbac.extra` given by its GUID: `az role definition list --name GUID` says whether the subscription has it.",
            "A custom role is assignable in its assignable scopes only.",
        ],
        rules: &["DEP-15"],
        citations: &[&ROLE_LATE],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "RoleDefinitionHasAssignments",
        marks: &[
            &["roledefinitionhasassignments"],
            &["there are existing role assignments referencing role"],
        ],
        means: "A custom role is removed while somebody still has it.",
        steps: &[
            "Remove its assignments first: `az role assignment list --all --role NAME`.",
            "ARM and Bicep leave a role that the blueprint no longer has, and its grants: nothing fails there, and the access stays.",
        ],
        rules: &["DEP-15"],
        page: "docs/deployments.md",
        citations: &[&RBAC_T],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "InsufficientDirectoryPrivileges",
        marks: &[&["insufficient privileges to complete the operation"]],
        means: "Whoever asked may not read the directory, which is no matter of roles in Azure.",
        steps: &[
            "Name principals by object id (`--assignee-object-id`), as amlgen's templates do: then nobody looks them up.",
            "Otherwise the application needs the directory role Directory Readers.",
        ],
        citations: &[&RBAC_T],
        ..KnownError::PLAIN
    },
];
