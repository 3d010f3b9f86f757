//! Roles on container registries.

use crate::catalog::sources::{ROLE_DATA, ROLE_TABLE};
use crate::model::fact::{KeylessRisk, Plane, RoleDefinition};

/// The built-in role `AcrPull`.
pub const ACR_PULL: RoleDefinition = RoleDefinition {
    name: "AcrPull",
    guid: "7f951dda-4ed3-4680-a7ca-43fe172d538d",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Pulls images from a registry in legacy (RBAC-only) mode. Ignored by ABAC-enabled registries.",
    aliases: &["ACR pull"],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `AcrPush`.
pub const ACR_PUSH: RoleDefinition = RoleDefinition {
    name: "AcrPush",
    guid: "8311e382-0749-4cb8-b61a-304f252e45ec",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Pushes and pulls images in legacy mode. Ignored by ABAC-enabled registries.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `AcrDelete`.
pub const ACR_DELETE: RoleDefinition = RoleDefinition {
    name: "AcrDelete",
    guid: "c2f4ef07-c644-48eb-af81-4b1b4947fb11",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Deletes repositories, tags and manifests in legacy mode. Ignored by ABAC-enabled registries.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `AcrImageSigner`.
pub const ACR_IMAGE_SIGNER: RoleDefinition = RoleDefinition {
    name: "AcrImageSigner",
    guid: "6cef56e8-d556-48e5-a04f-b8e64114680f",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Signs images with content trust, which is being retired; avoid.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `AcrQuarantineReader`.
pub const ACR_QUARANTINE_READER: RoleDefinition = RoleDefinition {
    name: "AcrQuarantineReader",
    guid: "cdda3590-29a3-44f6-95f2-9f980659eb04",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Pulls quarantined images.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `AcrQuarantineWriter`.
pub const ACR_QUARANTINE_WRITER: RoleDefinition = RoleDefinition {
    name: "AcrQuarantineWriter",
    guid: "c8d4ff99-41c3-41a8-9f60-21dfdad59608",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Pushes and pulls quarantined images.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Container Registry Repository Reader`.
pub const CONTAINER_REGISTRY_REPOSITORY_READER: RoleDefinition = RoleDefinition {
    name: "Container Registry Repository Reader",
    guid: "b93aa761-3e63-49ed-ac28-beffa264f7ac",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads repositories in an ABAC-enabled registry; a condition may narrow it to repositories. No catalog listing.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Container Registry Repository Writer`.
pub const CONTAINER_REGISTRY_REPOSITORY_WRITER: RoleDefinition = RoleDefinition {
    name: "Container Registry Repository Writer",
    guid: "2a1e307c-b015-4ebd-883e-5b7698a07328",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads and writes repositories in an ABAC-enabled registry. No catalog listing.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Container Registry Repository Contributor`.
pub const CONTAINER_REGISTRY_REPOSITORY_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Container Registry Repository Contributor",
    guid: "2efddaa5-3f1f-4df3-97df-af3f13818f4c",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads, writes and deletes repositories in an ABAC-enabled registry. No catalog listing.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Container Registry Repository Catalog Lister`.
pub const CONTAINER_REGISTRY_REPOSITORY_CATALOG_LISTER: RoleDefinition = RoleDefinition {
    name: "Container Registry Repository Catalog Lister",
    guid: "bfdb9389-c9a5-478a-bb2f-ba9ca092c3c7",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Lists all repositories of an ABAC-enabled registry.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Container Registry Tasks Contributor`.
pub const CONTAINER_REGISTRY_TASKS_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Container Registry Tasks Contributor",
    guid: "fb382eab-e894-4461-af04-94435c366c3f",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Manages and runs ACR tasks, quick builds and agent pools; running a task can reach registry content.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Container Registry Contributor and Data Access Configuration Administrator`.
pub const CONTAINER_REGISTRY_CONTRIBUTOR_AND_DATA_ACCESS_CONFIGURATION_ADMINISTRATOR: RoleDefinition =
    RoleDefinition {
        name: "Container Registry Contributor and Data Access Configuration Administrator",
        guid: "3bc748fc-213d-45c1-8d91-9da5725539b9",
        plane: Plane::Control,
        privileged: false,
        can_assign_roles: false,
        summary: "Creates and configures registries, including the admin user, tokens and scope maps; no direct image access.",
        aliases: &[],
        keyless_risks: &[
            KeylessRisk::AcrListAdminCredentials,
            KeylessRisk::AcrReenableAdminUser,
        ],
        citations: &[&ROLE_TABLE, &ROLE_DATA],
    };

/// The built-in role `Container Registry Configuration Reader and Data Access Configuration Reader`.
pub const CONTAINER_REGISTRY_CONFIGURATION_READER_AND_DATA_ACCESS_CONFIGURATION_READER: RoleDefinition =
    RoleDefinition {
        name: "Container Registry Configuration Reader and Data Access Configuration Reader",
        guid: "69b07be0-09bf-439a-b9a6-e73de851bd59",
        plane: Plane::Control,
        privileged: false,
        can_assign_roles: false,
        summary: "Reads registry configuration, including admin credentials and tokens; no direct image access.",
        aliases: &[],
        keyless_risks: &[KeylessRisk::AcrListAdminCredentials],
        citations: &[&ROLE_TABLE, &ROLE_DATA],
    };

/// The built-in role `Container Registry Data Importer and Data Reader`.
pub const CONTAINER_REGISTRY_DATA_IMPORTER_AND_DATA_READER: RoleDefinition = RoleDefinition {
    name: "Container Registry Data Importer and Data Reader",
    guid: "577a9874-89fd-4f24-9dbd-b5034d0ad23a",
    plane: Plane::Both,
    privileged: false,
    can_assign_roles: false,
    summary: "Imports images and pulls them.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Container Registry Transfer Pipeline Contributor`.
pub const CONTAINER_REGISTRY_TRANSFER_PIPELINE_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Container Registry Transfer Pipeline Contributor",
    guid: "bf94e731-3a51-4a7c-8c54-a1ab9971dfc1",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Runs import and export transfer pipelines.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Container Registry Cache Rule Administrator`.
pub const CONTAINER_REGISTRY_CACHE_RULE_ADMINISTRATOR: RoleDefinition = RoleDefinition {
    name: "Container Registry Cache Rule Administrator",
    guid: "df87f177-bb12-4db1-9793-a413691eff94",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Manages artifact cache rules.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Container Registry Cache Rule Reader`.
pub const CONTAINER_REGISTRY_CACHE_RULE_READER: RoleDefinition = RoleDefinition {
    name: "Container Registry Cache Rule Reader",
    guid: "c357b964-0002-4b64-a50d-7a28f02edc52",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads artifact cache rules.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Container Registry Credential Set Administrator`.
pub const CONTAINER_REGISTRY_CREDENTIAL_SET_ADMINISTRATOR: RoleDefinition = RoleDefinition {
    name: "Container Registry Credential Set Administrator",
    guid: "f094fb07-0703-4400-ad6a-e16dd8000e14",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Manages credential sets used by cache rules.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Container Registry Credential Set Reader`.
pub const CONTAINER_REGISTRY_CREDENTIAL_SET_READER: RoleDefinition = RoleDefinition {
    name: "Container Registry Credential Set Reader",
    guid: "29093635-9924-4f2c-913b-650a12949526",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads credential sets used by cache rules.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};
