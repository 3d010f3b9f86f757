//! Roles on Foundry, AI services and search.

use crate::catalog::sources::{ROLE_DATA, ROLE_TABLE};
use crate::model::fact::{KeylessRisk, Plane, RoleDefinition};

/// The built-in role `Foundry User`.
pub const FOUNDRY_USER: RoleDefinition = RoleDefinition {
    name: "Foundry User",
    guid: "53ca6127-db72-4b80-b1b0-d745d6d5456d",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads Foundry accounts and projects and uses the project data plane.",
    aliases: &["Azure AI User"],
    keyless_risks: &[KeylessRisk::CognitiveListKeys],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Foundry Owner`.
pub const FOUNDRY_OWNER: RoleDefinition = RoleDefinition {
    name: "Foundry Owner",
    guid: "c883944f-8b7b-4483-af10-35834be79c4a",
    plane: Plane::Both,
    privileged: true,
    can_assign_roles: true,
    summary: "Manages Foundry accounts and projects and uses their data plane.",
    aliases: &["Azure AI Owner"],
    keyless_risks: &[KeylessRisk::CognitiveListKeys],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Foundry Project Manager`.
pub const FOUNDRY_PROJECT_MANAGER: RoleDefinition = RoleDefinition {
    name: "Foundry Project Manager",
    guid: "eadc314b-1a2d-4efa-be10-5d325db5065e",
    plane: Plane::Both,
    privileged: true,
    can_assign_roles: true,
    summary: "Builds in and manages Foundry projects; can assign Foundry User only.",
    aliases: &["Azure AI Project Manager"],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Foundry Account Owner`.
pub const FOUNDRY_ACCOUNT_OWNER: RoleDefinition = RoleDefinition {
    name: "Foundry Account Owner",
    guid: "e47c6f54-e4a2-4754-9501-8e0985b135e1",
    plane: Plane::Control,
    privileged: true,
    can_assign_roles: true,
    summary: "Manages Foundry accounts and projects; can assign Foundry User only.",
    aliases: &["Azure AI Account Owner"],
    keyless_risks: &[KeylessRisk::CognitiveListKeys],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Cognitive Services OpenAI User`.
pub const COGNITIVE_SERVICES_OPENAI_USER: RoleDefinition = RoleDefinition {
    name: "Cognitive Services OpenAI User",
    guid: "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Calls Azure OpenAI inference and reads models and deployments.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Cognitive Services OpenAI Contributor`.
pub const COGNITIVE_SERVICES_OPENAI_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Cognitive Services OpenAI Contributor",
    guid: "a001fd3d-188f-4b5d-821b-7da978bf7442",
    plane: Plane::Both,
    privileged: false,
    can_assign_roles: false,
    summary: "Azure OpenAI with fine-tuning and deployment rights.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Cognitive Services User`.
pub const COGNITIVE_SERVICES_USER: RoleDefinition = RoleDefinition {
    name: "Cognitive Services User",
    guid: "a97b65f3-24c7-4388-baec-2e87135dc908",
    plane: Plane::Both,
    privileged: false,
    can_assign_roles: false,
    summary: "Uses Cognitive Services and lists their keys.",
    aliases: &[],
    keyless_risks: &[KeylessRisk::CognitiveListKeys],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Cognitive Services Contributor`.
pub const COGNITIVE_SERVICES_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Cognitive Services Contributor",
    guid: "25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Manages Cognitive Services accounts and their keys.",
    aliases: &[],
    keyless_risks: &[KeylessRisk::CognitiveListKeys],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Cognitive Services Data Reader`.
pub const COGNITIVE_SERVICES_DATA_READER: RoleDefinition = RoleDefinition {
    name: "Cognitive Services Data Reader",
    guid: "b59867f0-fa02-499b-be73-45a86b5b3e1c",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads Cognitive Services data.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Cognitive Services Usages Reader`.
pub const COGNITIVE_SERVICES_USAGES_READER: RoleDefinition = RoleDefinition {
    name: "Cognitive Services Usages Reader",
    guid: "bba48692-92b0-4667-a9ad-c31c7b334ac2",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads Cognitive Services usages.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Search Index Data Reader`.
pub const SEARCH_INDEX_DATA_READER: RoleDefinition = RoleDefinition {
    name: "Search Index Data Reader",
    guid: "1407120a-92aa-4202-b7e9-c0e197c71c8f",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads search index data.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Search Index Data Contributor`.
pub const SEARCH_INDEX_DATA_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Search Index Data Contributor",
    guid: "8ebe5a00-799e-43f5-93ac-243d3dce84a7",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads and writes search index data.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Search Service Contributor`.
pub const SEARCH_SERVICE_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Search Service Contributor",
    guid: "7ca78c08-252a-4471-8644-bb5ff32d4ba0",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Manages search services, not the documents inside.",
    aliases: &[],
    keyless_risks: &[KeylessRisk::SearchListAdminKeys],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};
