//! Who deploys the templates (`DEP`): reported, never in the template.

use super::{DELEGATION, Grant, On, RULE, RoleRule};
use crate::catalog::{roles, sources};
use crate::model::{
    Activity::{
        AddPolicies, ApproveEndpoint, AssignRoles, AttachFromElsewhere, DefineRoles, Deploy,
        DeployAttachment, DeployIntoGroup, JoinNetwork, JoinZone, MakeManagedNetwork, MakeVault,
        ReadExisting, Upload, UseDefaultSecretStores,
    },
    ActorKind::Deployer,
    Mark::{Definition, Documented},
};

pub(super) const RULES: &[RoleRule] = &[
    RoleRule {
        id: "DEP-01",
        to: &[Deployer],
        when: &[Deploy],
        on: On::Deployment,
        grant: Grant::Person(&roles::CONTRIBUTOR),
        mark: Documented,
        because: "makes the workspace and what it depends on",
        without: "the deployment is refused",
        sources: &[&sources::ROLES],
        ..RULE
    },
    RoleRule {
        id: DELEGATION,
        to: &[Deployer],
        when: &[AssignRoles],
        on: On::Target,
        grant: Grant::Person(&roles::ROLE_BASED_ACCESS_CONTROL_ADMINISTRATOR),
        mark: Documented,
        because: "makes the role assignments of the template, under a condition that allows no others",
        without: "role assignments are refused",
        sources: &[&sources::DELEG],
        ..RULE
    },
    RoleRule {
        id: "DEP-03",
        to: &[Deployer],
        when: &[AttachFromElsewhere],
        on: On::Target,
        grant: Grant::Person(&roles::MANAGED_IDENTITY_OPERATOR),
        mark: Documented,
        because: "attaches this identity, which lies in another resource group",
        without: "what carries this identity is refused",
        sources: &[&sources::ROLES],
        ..RULE
    },
    RoleRule {
        id: "DEP-04",
        to: &[Deployer],
        when: &[Deploy],
        on: On::ResourceGroup,
        elsewhere: Some("subscription"),
        grant: Grant::PersonUnstated(
            "registration of the resource providers that this build uses, NAMESPACE/register/action of each",
        ),
        mark: Documented,
        because: "is the first to use one of these providers in the subscription, unless they are registered there",
        without: "the first deployment in the subscription is refused",
        sources: &[
            &sources::ROLES,
            &sources::NET,
            &sources::CMK_HOW,
            &sources::RP_REG,
        ],
        ..RULE
    },
    RoleRule {
        id: "DEP-05",
        to: &[Deployer],
        when: &[JoinNetwork],
        on: On::Target,
        grant: Grant::Person(&roles::NETWORK_CONTRIBUTOR),
        mark: Documented,
        because: "puts computes or private endpoints into this network",
        without: "the deployment is refused",
        sources: &[&sources::NET_RBAC, &sources::ROLES],
        ..RULE
    },
    RoleRule {
        id: "DEP-06",
        to: &[Deployer],
        when: &[ApproveEndpoint],
        on: On::Target,
        grant: Grant::Person(&roles::AZURE_AI_ENTERPRISE_NETWORK_CONNECTION_APPROVER),
        mark: Documented,
        because: "makes an outbound rule to this resource, for which it approves the private endpoint (Contributor there includes that)",
        without: "the outbound rule to this resource is refused",
        sources: &[&sources::NET],
        ..RULE
    },
    RoleRule {
        id: "DEP-07",
        to: &[Deployer],
        when: &[DeployAttachment],
        on: On::Target,
        grant: Grant::Person(&roles::AZURE_KUBERNETES_SERVICE_CLUSTER_ADMIN_ROLE),
        mark: Documented,
        because: "attaches this Kubernetes cluster in the deployment",
        without: "attaching the cluster is refused",
        sources: &[&sources::ROLES],
        ..RULE
    },
    RoleRule {
        id: "DEP-07",
        to: &[Deployer],
        when: &[DeployAttachment],
        on: On::Target,
        grant: Grant::PersonUnstated("Contributor on the resource group of the cluster"),
        mark: Documented,
        because: "changes the Kubernetes cluster that is attached",
        without: "attaching the cluster is refused",
        sources: &[&sources::ROLES],
        ..RULE
    },
    RoleRule {
        id: "DEP-09",
        to: &[Deployer],
        when: &[UseDefaultSecretStores],
        on: On::Workspace,
        grant: Grant::PersonUnstated("connections/listsecrets, which Contributor includes"),
        mark: Documented,
        because: "makes an endpoint that enforces access to the secrets of connections",
        without: "the endpoint is refused",
        sources: &[&sources::EP_AUTH],
        ..RULE
    },
    RoleRule {
        id: "DEP-10",
        to: &[Deployer],
        when: &[MakeManagedNetwork],
        on: On::Workspace,
        grant: Grant::PersonUnstated(
            "Microsoft.MachineLearningServices/workspaces/privateEndpointConnections/read and /write, which Contributor includes",
        ),
        mark: Definition,
        because: "makes a workspace with a managed network",
        without: "private endpoints of the managed network are refused",
        sources: &[&sources::NET],
        ..RULE
    },
    RoleRule {
        id: "DEP-11",
        to: &[Deployer],
        when: &[Upload],
        on: On::Storage,
        grant: Grant::Person(&roles::STORAGE_BLOB_DATA_CONTRIBUTOR),
        mark: Documented,
        because: "uploads models or data to the workspace's own stores, where keys are off",
        without: "uploads are refused",
        sources: &[&sources::KEYLESS],
        ..RULE
    },
    RoleRule {
        id: "DEP-12",
        to: &[Deployer],
        when: &[DeployIntoGroup],
        on: On::Target,
        grant: Grant::Person(&roles::AZURE_AI_INFERENCE_DEPLOYMENT_OPERATOR),
        mark: Definition,
        because: "makes the deployment there that holds the grants in this resource group (any role with \
                  Microsoft.Resources/deployments/write and validate)",
        without: "grants in this resource group are refused to ARM and Bicep",
        sources: &[&sources::ROLE_DATA],
        ..RULE
    },
    RoleRule {
        id: "DEP-12",
        to: &[Deployer],
        when: &[AddPolicies],
        on: On::Target,
        grant: Grant::PersonUnstated(
            "Key Vault Contributor, or another role with Microsoft.KeyVault/vaults/accessPolicies/write",
        ),
        mark: Definition,
        because: "adds to the access policies of this vault in another resource group",
        without: "what needs these access policies is refused",
        sources: &[&sources::ROLE_DATA],
        ..RULE
    },
    RoleRule {
        id: "DEP-13",
        to: &[Deployer],
        when: &[JoinZone],
        on: On::Target,
        grant: Grant::Person(&roles::PRIVATE_DNS_ZONE_CONTRIBUTOR),
        mark: Definition,
        because: "registers private endpoints in this zone",
        without: "the zone groups of private endpoints are refused",
        sources: &[&sources::ROLE_DATA],
        ..RULE
    },
    RoleRule {
        id: "DEP-14",
        to: &[Deployer],
        when: &[ReadExisting],
        on: On::Target,
        grant: Grant::Person(&roles::READER),
        mark: Definition,
        because: "reads this resource, which exists already",
        without: "the deployment can't read this resource",
        sources: &[&sources::ROLE_DATA],
        ..RULE
    },
    RoleRule {
        id: "DEP-15",
        to: &[Deployer],
        when: &[DefineRoles],
        on: On::Deployment,
        grant: Grant::PersonUnstated(
            "User Access Administrator or Owner, or a custom role with Microsoft.Authorization/roleDefinitions/write and \
             Microsoft.Authorization/roleDefinitions/delete",
        ),
        mark: Definition,
        because: "makes the custom roles of the template, which the role for assignments does not allow",
        without: "the custom roles are refused",
        sources: &[&sources::ROLE_DATA],
        ..RULE
    },
    RoleRule {
        id: "DEP-16",
        to: &[Deployer],
        when: &[MakeVault],
        on: On::ResourceGroup,
        elsewhere: Some("subscription"),
        grant: Grant::PersonUnstated(
            "Reader, or a custom role with Microsoft.KeyVault/locations/deletedVaults/read: optional",
        ),
        mark: Definition,
        because: "sees a deleted vault whose name is still taken, which Terraform then recovers by itself",
        without: "a vault that is made again under its name is a conflict",
        sources: &[&sources::TF_KV, &sources::ROLE_DATA],
        ..RULE
    },
];
