//! Roles on key vaults.

use crate::catalog::sources::{ROLE_DATA, ROLE_TABLE};
use crate::model::fact::{KeylessRisk, Plane, RoleDefinition};

/// The built-in role `Key Vault Administrator`.
pub const KEY_VAULT_ADMINISTRATOR: RoleDefinition = RoleDefinition {
    name: "Key Vault Administrator",
    guid: "00482a5a-887f-4fb3-b363-3b7fe8e74483",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "All data-plane operations on keys, secrets and certificates of an RBAC-mode vault; cannot manage the vault or its role assignments.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Key Vault Certificate User`.
pub const KEY_VAULT_CERTIFICATE_USER: RoleDefinition = RoleDefinition {
    name: "Key Vault Certificate User",
    guid: "db79e9a7-68ee-4b58-9aeb-b90e7c24fcba",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads certificate contents in an RBAC-mode vault.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Key Vault Certificates Officer`.
pub const KEY_VAULT_CERTIFICATES_OFFICER: RoleDefinition = RoleDefinition {
    name: "Key Vault Certificates Officer",
    guid: "a4417e6f-fecd-4de8-b567-7b0420556985",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Any operation on certificates in an RBAC-mode vault.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Key Vault Contributor`.
pub const KEY_VAULT_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Key Vault Contributor",
    guid: "f25e0fa2-a7c8-4377-a976-54943a77a395",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Manages vault resources, including access policies of policy-mode vaults; no data plane in RBAC mode.",
    aliases: &[],
    keyless_risks: &[KeylessRisk::KeyVaultRewriteAccessPolicies],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Key Vault Crypto Officer`.
pub const KEY_VAULT_CRYPTO_OFFICER: RoleDefinition = RoleDefinition {
    name: "Key Vault Crypto Officer",
    guid: "14b46e9e-c2b7-41b4-b07b-48a6ebf60603",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Any operation on keys in an RBAC-mode vault.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Key Vault Crypto Service Encryption User`.
pub const KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER: RoleDefinition = RoleDefinition {
    name: "Key Vault Crypto Service Encryption User",
    guid: "e147488a-f6f5-4113-8e2d-b22465e65bf6",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads key metadata, wraps and unwraps with keys: the role for customer-managed-key encryption.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Key Vault Crypto Service Release User`.
pub const KEY_VAULT_CRYPTO_SERVICE_RELEASE_USER: RoleDefinition = RoleDefinition {
    name: "Key Vault Crypto Service Release User",
    guid: "08bbd89e-9f13-488c-ac41-acfcb10c90ab",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Releases keys.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Key Vault Crypto User`.
pub const KEY_VAULT_CRYPTO_USER: RoleDefinition = RoleDefinition {
    name: "Key Vault Crypto User",
    guid: "12338af0-0e69-4776-bea7-57ae8d297424",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Performs cryptographic operations with keys.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Key Vault Data Access Administrator`.
pub const KEY_VAULT_DATA_ACCESS_ADMINISTRATOR: RoleDefinition = RoleDefinition {
    name: "Key Vault Data Access Administrator",
    guid: "8b54135c-b56d-4d72-a534-26097cfdc8d8",
    plane: Plane::Control,
    privileged: true,
    can_assign_roles: true,
    summary: "Assigns the Key Vault data-plane roles only, through a built-in condition.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Key Vault Purge Operator`.
pub const KEY_VAULT_PURGE_OPERATOR: RoleDefinition = RoleDefinition {
    name: "Key Vault Purge Operator",
    guid: "a68e7c17-0ab2-4c09-9a58-125dae29748c",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Purges soft-deleted vaults.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_DATA],
};

/// The built-in role `Key Vault Reader`.
pub const KEY_VAULT_READER: RoleDefinition = RoleDefinition {
    name: "Key Vault Reader",
    guid: "21090545-7ca7-4776-b22c-e363652d74d2",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads metadata of vaults, keys, secrets and certificates, never the values.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Key Vault Secrets Officer`.
pub const KEY_VAULT_SECRETS_OFFICER: RoleDefinition = RoleDefinition {
    name: "Key Vault Secrets Officer",
    guid: "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Any operation on secrets in an RBAC-mode vault.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Key Vault Secrets User`.
pub const KEY_VAULT_SECRETS_USER: RoleDefinition = RoleDefinition {
    name: "Key Vault Secrets User",
    guid: "4633458b-17de-408a-b874-0445c86b69e6",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads secret values in an RBAC-mode vault.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Managed HSM contributor`.
pub const MANAGED_HSM_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Managed HSM contributor",
    guid: "18500a29-7fe2-46b2-a342-b16a415e101d",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Manages managed HSM pools, not their keys.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};
