//! Roles on anything, on identities and on networks.

use crate::catalog::sources::{ROLE_DATA, ROLE_TABLE};
use crate::model::fact::{KeylessRisk, Plane, RoleDefinition};

/// The built-in role `Owner`.
pub const OWNER: RoleDefinition = RoleDefinition {
    name: "Owner",
    guid: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
    plane: Plane::Control,
    privileged: true,
    can_assign_roles: true,
    summary: "Everything on the scope, role assignments included. No data-plane permission by itself.",
    aliases: &[],
    keyless_risks: &[
        KeylessRisk::AcrListAdminCredentials,
        KeylessRisk::AcrReenableAdminUser,
        KeylessRisk::AmlListConnectionSecrets,
        KeylessRisk::AmlListEndpointKeys,
        KeylessRisk::AmlListStorageKeys,
        KeylessRisk::AmlListWorkspaceKeys,
        KeylessRisk::CognitiveListKeys,
        KeylessRisk::KeyVaultRewriteAccessPolicies,
        KeylessRisk::RedisListKeys,
        KeylessRisk::SearchListAdminKeys,
        KeylessRisk::StorageListKeys,
        KeylessRisk::StorageReenableSharedKey,
    ],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Contributor`.
pub const CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Contributor",
    guid: "b24988ac-6180-42a0-ab88-20f7382dd24c",
    plane: Plane::Control,
    privileged: true,
    can_assign_roles: false,
    summary: "Everything on the scope except role assignments, locks on access and blueprint assignments. No data-plane permission, but it can list keys and change account settings.",
    aliases: &[],
    keyless_risks: &[
        KeylessRisk::AcrListAdminCredentials,
        KeylessRisk::AcrReenableAdminUser,
        KeylessRisk::AmlListConnectionSecrets,
        KeylessRisk::AmlListEndpointKeys,
        KeylessRisk::AmlListStorageKeys,
        KeylessRisk::AmlListWorkspaceKeys,
        KeylessRisk::CognitiveListKeys,
        KeylessRisk::KeyVaultRewriteAccessPolicies,
        KeylessRisk::RedisListKeys,
        KeylessRisk::SearchListAdminKeys,
        KeylessRisk::StorageListKeys,
        KeylessRisk::StorageReenableSharedKey,
    ],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Reader`.
pub const READER: RoleDefinition = RoleDefinition {
    name: "Reader",
    guid: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads the properties of every resource in scope; no secrets, no data plane.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `User Access Administrator`.
pub const USER_ACCESS_ADMINISTRATOR: RoleDefinition = RoleDefinition {
    name: "User Access Administrator",
    guid: "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
    plane: Plane::Control,
    privileged: true,
    can_assign_roles: true,
    summary: "Reads everything and manages role assignments, role definitions, locks and policy assignments in scope.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Role Based Access Control Administrator`.
pub const ROLE_BASED_ACCESS_CONTROL_ADMINISTRATOR: RoleDefinition = RoleDefinition {
    name: "Role Based Access Control Administrator",
    guid: "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
    plane: Plane::Control,
    privileged: true,
    can_assign_roles: true,
    summary: "Creates and deletes role assignments only; the role meant for constrained delegation with a condition.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Managed Identity Operator`.
pub const MANAGED_IDENTITY_OPERATOR: RoleDefinition = RoleDefinition {
    name: "Managed Identity Operator",
    guid: "f1a07417-d97a-45cb-824c-7a7467783830",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads user-assigned identities and attaches them to resources (the assign action). Cannot create role assignments.",
    aliases: &["managedidentityoperator"],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Managed Identity Contributor`.
pub const MANAGED_IDENTITY_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Managed Identity Contributor",
    guid: "e40ec5ca-96e0-45a2-b4ff-59039f2c2b59",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Creates, updates and deletes user-assigned identities and their federated credentials. Does not hold the assign action.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Managed Identity Federated Identity Credential Contributor`.
pub const MANAGED_IDENTITY_FEDERATED_IDENTITY_CREDENTIAL_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Managed Identity Federated Identity Credential Contributor",
    guid: "7e559ce2-48d7-4b27-9128-fa1b247f1308",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Manages only the federated credentials of user-assigned identities.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_DATA],
};

/// The built-in role `Network Contributor`.
pub const NETWORK_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Network Contributor",
    guid: "4d97b98b-1d4f-4787-a291-c67834d212e7",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Manages networks, including joining subnets.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Private DNS Zone Contributor`.
pub const PRIVATE_DNS_ZONE_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Private DNS Zone Contributor",
    guid: "b12aa53e-6015-4669-85d0-8515ebb3ae7f",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Manages private DNS zones and their links; reads and joins virtual networks.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `DNS Zone Contributor`.
pub const DNS_ZONE_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "DNS Zone Contributor",
    guid: "befefa01-2a29-4197-83a8-272ff33ce314",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Manages public DNS zones and record sets.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};
