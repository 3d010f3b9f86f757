//! Roles on storage accounts.

use crate::catalog::sources::{ROLE_DATA, ROLE_TABLE};
use crate::model::fact::{KeylessRisk, Plane, RoleDefinition};

/// The built-in role `Storage Account Contributor`.
pub const STORAGE_ACCOUNT_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Storage Account Contributor",
    guid: "17d1049b-9a84-46fb-8f53-869881c3d3ab",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Manages storage accounts, including their keys and the shared-key switch.",
    aliases: &[],
    keyless_risks: &[
        KeylessRisk::StorageListKeys,
        KeylessRisk::StorageReenableSharedKey,
    ],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage Account Key Operator Service Role`.
pub const STORAGE_ACCOUNT_KEY_OPERATOR_SERVICE_ROLE: RoleDefinition = RoleDefinition {
    name: "Storage Account Key Operator Service Role",
    guid: "81a9662b-bebf-436f-a333-f67b29880f12",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Lists and regenerates storage account keys.",
    aliases: &[],
    keyless_risks: &[KeylessRisk::StorageListKeys],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Reader and Data Access`.
pub const READER_AND_DATA_ACCESS: RoleDefinition = RoleDefinition {
    name: "Reader and Data Access",
    guid: "c12c1c16-33a1-487b-954d-41c89c60f349",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads everything in scope and lists storage account keys, hence full data access through keys.",
    aliases: &[],
    keyless_risks: &[KeylessRisk::StorageListKeys],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage Blob Data Owner`.
pub const STORAGE_BLOB_DATA_OWNER: RoleDefinition = RoleDefinition {
    name: "Storage Blob Data Owner",
    guid: "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Full access to blob containers and blobs, including POSIX ACLs and ownership on hierarchical accounts.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage Blob Data Contributor`.
pub const STORAGE_BLOB_DATA_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Storage Blob Data Contributor",
    guid: "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads, writes and deletes blob containers and blobs; can request a user delegation key.",
    aliases: &["Storage Data Contributor"],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage Blob Data Reader`.
pub const STORAGE_BLOB_DATA_READER: RoleDefinition = RoleDefinition {
    name: "Storage Blob Data Reader",
    guid: "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads and lists blob containers and blobs; can request a user delegation key.",
    aliases: &["StorageBlobReader"],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage Blob Delegator`.
pub const STORAGE_BLOB_DELEGATOR: RoleDefinition = RoleDefinition {
    name: "Storage Blob Delegator",
    guid: "db58b8e5-c6ad-4a2a-8342-4190687cbf4a",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Requests the user delegation key that signs a blob SAS; gives no data access alone.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage File Data Privileged Contributor`.
pub const STORAGE_FILE_DATA_PRIVILEGED_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Storage File Data Privileged Contributor",
    guid: "69566ab7-960f-475b-8e7c-b3118f30c6bd",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads, writes, deletes and changes ACLs on file shares over REST, overriding file-level ACLs.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage File Data Privileged Reader`.
pub const STORAGE_FILE_DATA_PRIVILEGED_READER: RoleDefinition = RoleDefinition {
    name: "Storage File Data Privileged Reader",
    guid: "b8eda974-7b85-4f76-af95-65846b26df6d",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads file shares over REST, overriding file-level ACLs.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage File Data SMB Admin`.
pub const STORAGE_FILE_DATA_SMB_ADMIN: RoleDefinition = RoleDefinition {
    name: "Storage File Data SMB Admin",
    guid: "bbf004e3-0e4b-4f86-ae4f-1f8fb47b357b",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Admin access to shares over SMB, equal to holding the account key for that share.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage File Data SMB MI Admin`.
pub const STORAGE_FILE_DATA_SMB_MI_ADMIN: RoleDefinition = RoleDefinition {
    name: "Storage File Data SMB MI Admin",
    guid: "a235d3ee-5935-4cfb-8cc5-a3303ad5995e",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Admin access to shares over SMB for managed identities.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage File Data SMB Share Contributor`.
pub const STORAGE_FILE_DATA_SMB_SHARE_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Storage File Data SMB Share Contributor",
    guid: "0c867c2a-1d8c-454a-a3db-ab2ea1bdc8bb",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads, writes and deletes files over SMB.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage File Data SMB Share Elevated Contributor`.
pub const STORAGE_FILE_DATA_SMB_SHARE_ELEVATED_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Storage File Data SMB Share Elevated Contributor",
    guid: "a7264617-510b-434b-a828-9731dc254ea7",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads, writes, deletes and changes ACLs over SMB.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage File Data SMB Share Reader`.
pub const STORAGE_FILE_DATA_SMB_SHARE_READER: RoleDefinition = RoleDefinition {
    name: "Storage File Data SMB Share Reader",
    guid: "aba4ae5f-2193-4029-9191-0cb91df5e314",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads files over SMB.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage File Data SMB Take Ownership`.
pub const STORAGE_FILE_DATA_SMB_TAKE_OWNERSHIP: RoleDefinition = RoleDefinition {
    name: "Storage File Data SMB Take Ownership",
    guid: "5d9bac3f-34b2-432f-bde5-78aa8e73ce6b",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Takes ownership of a file or directory over SMB.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage File Delegator`.
pub const STORAGE_FILE_DELEGATOR: RoleDefinition = RoleDefinition {
    name: "Storage File Delegator",
    guid: "765a04e0-5de8-4bb2-9bf6-b2a30bc03e91",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Requests the user delegation key that signs a file SAS.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage Queue Data Contributor`.
pub const STORAGE_QUEUE_DATA_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Storage Queue Data Contributor",
    guid: "974c5e8b-45b9-4653-ba55-5f855dd0fb88",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads, writes and deletes queues and messages.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage Queue Data Reader`.
pub const STORAGE_QUEUE_DATA_READER: RoleDefinition = RoleDefinition {
    name: "Storage Queue Data Reader",
    guid: "19e7f393-937e-4f77-808e-94535e297925",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads and lists queues and messages.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage Queue Data Message Processor`.
pub const STORAGE_QUEUE_DATA_MESSAGE_PROCESSOR: RoleDefinition = RoleDefinition {
    name: "Storage Queue Data Message Processor",
    guid: "8a0f0c08-91a1-4084-bc3d-661d67233fed",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Peeks, receives and deletes queue messages.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage Queue Data Message Sender`.
pub const STORAGE_QUEUE_DATA_MESSAGE_SENDER: RoleDefinition = RoleDefinition {
    name: "Storage Queue Data Message Sender",
    guid: "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Adds queue messages.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage Queue Delegator`.
pub const STORAGE_QUEUE_DELEGATOR: RoleDefinition = RoleDefinition {
    name: "Storage Queue Delegator",
    guid: "7ee386e9-84f0-448e-80a6-f185f6533131",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Requests the user delegation key that signs a queue SAS.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage Table Data Contributor`.
pub const STORAGE_TABLE_DATA_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Storage Table Data Contributor",
    guid: "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads, writes and deletes tables and entities.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage Table Data Reader`.
pub const STORAGE_TABLE_DATA_READER: RoleDefinition = RoleDefinition {
    name: "Storage Table Data Reader",
    guid: "76199698-9eea-4c19-bc75-cec21354c6b6",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads tables and entities.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Storage Table Delegator`.
pub const STORAGE_TABLE_DELEGATOR: RoleDefinition = RoleDefinition {
    name: "Storage Table Delegator",
    guid: "965033a5-c8eb-4f35-b82f-fef460a3606d",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Requests the user delegation key that signs a table SAS.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};
