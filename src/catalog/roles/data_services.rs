//! Roles on caches, databases, factories and events.

use crate::catalog::sources::{ROLE_DATA, ROLE_TABLE};
use crate::model::fact::{KeylessRisk, Plane, RoleDefinition};

/// The built-in role `Redis Cache Contributor`.
pub const REDIS_CACHE_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Redis Cache Contributor",
    guid: "e0f68234-74aa-48ed-b826-c38b57376e17",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Manages Redis caches, keys included.",
    aliases: &[],
    keyless_risks: &[KeylessRisk::RedisListKeys],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `DocumentDB Account Contributor`.
pub const DOCUMENTDB_ACCOUNT_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "DocumentDB Account Contributor",
    guid: "5bd9cd88-fe45-4216-938b-f97437e15450",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Manages Azure Cosmos DB accounts.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Data Factory Contributor`.
pub const DATA_FACTORY_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Data Factory Contributor",
    guid: "673868aa-7521-48a0-acc6-0f60742d39f5",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Manages data factories and their children.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Azure Event Hubs Data Sender`.
pub const AZURE_EVENT_HUBS_DATA_SENDER: RoleDefinition = RoleDefinition {
    name: "Azure Event Hubs Data Sender",
    guid: "2b629674-e913-4c01-ae53-ef4638d8f975",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Sends events to Event Hubs.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `EventGrid EventSubscription Contributor`.
pub const EVENT_GRID_EVENT_SUBSCRIPTION_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "EventGrid EventSubscription Contributor",
    guid: "428e0ff0-5e57-4d9c-a221-2c70d0e0a443",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Manages Event Grid event subscriptions.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_DATA],
};
