//! Roles on monitoring and logs.

use crate::catalog::sources::{ROLE_DATA, ROLE_TABLE};
use crate::model::fact::{KeylessRisk, Plane, RoleDefinition};

/// The built-in role `Monitoring Reader`.
pub const MONITORING_READER: RoleDefinition = RoleDefinition {
    name: "Monitoring Reader",
    guid: "43d0d8ad-25c7-4714-9337-8ba259a9fe05",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads all monitoring data and settings.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Monitoring Contributor`.
pub const MONITORING_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Monitoring Contributor",
    guid: "749f88d5-cbae-40b8-bcfc-e573ddc772fa",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads monitoring data and edits monitoring settings.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Monitoring Metrics Publisher`.
pub const MONITORING_METRICS_PUBLISHER: RoleDefinition = RoleDefinition {
    name: "Monitoring Metrics Publisher",
    guid: "3913510d-42f4-4e42-8a64-420c390055eb",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Publishes metrics and telemetry against Azure resources.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Monitoring Data Reader`.
pub const MONITORING_DATA_READER: RoleDefinition = RoleDefinition {
    name: "Monitoring Data Reader",
    guid: "b0d8363b-8ddd-447d-831f-62ca05bff136",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads metrics data of Azure Monitor workspaces.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_DATA],
};

/// The built-in role `Log Analytics Reader`.
pub const LOG_ANALYTICS_READER: RoleDefinition = RoleDefinition {
    name: "Log Analytics Reader",
    guid: "73c42c96-874c-492b-b04d-ab87d138a893",
    plane: Plane::Both,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads and searches logs and monitoring settings.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Log Analytics Contributor`.
pub const LOG_ANALYTICS_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Log Analytics Contributor",
    guid: "92aaf0da-9dab-42b6-94a3-d43ce8d16293",
    plane: Plane::Both,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads monitoring data and edits monitoring settings; can also list storage keys.",
    aliases: &[],
    keyless_risks: &[KeylessRisk::StorageListKeys],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Log Analytics Data Reader`.
pub const LOG_ANALYTICS_DATA_READER: RoleDefinition = RoleDefinition {
    name: "Log Analytics Data Reader",
    guid: "3b03c2da-16b3-4a49-8834-0f8130efdd3b",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Queries the logs it is allowed to see.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Application Insights Component Contributor`.
pub const APPLICATION_INSIGHTS_COMPONENT_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Application Insights Component Contributor",
    guid: "ae349356-3a1b-4a5e-921d-050484c6347e",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Manages Application Insights components.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Application Insights Snapshot Debugger`.
pub const APPLICATION_INSIGHTS_SNAPSHOT_DEBUGGER: RoleDefinition = RoleDefinition {
    name: "Application Insights Snapshot Debugger",
    guid: "08954f03-6346-4c2e-81c0-ec3a5cfae23b",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Views and downloads debug snapshots.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};
