//! Roles on Kubernetes clusters, and on the relay through which they are attached.

use crate::catalog::sources::{ROLE_DATA, ROLE_TABLE};
use crate::model::fact::{Plane, RoleDefinition};

/// The built-in role `Azure Kubernetes Service Cluster Admin Role`.
pub const AZURE_KUBERNETES_SERVICE_CLUSTER_ADMIN_ROLE: RoleDefinition = RoleDefinition {
    name: "Azure Kubernetes Service Cluster Admin Role",
    guid: "0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Lists the cluster admin credential and runs commands on the cluster.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Azure Kubernetes Service Cluster User Role`.
pub const AZURE_KUBERNETES_SERVICE_CLUSTER_USER_ROLE: RoleDefinition = RoleDefinition {
    name: "Azure Kubernetes Service Cluster User Role",
    guid: "4abbcc35-e782-43d8-92c5-2d3f1bd2253f",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Lists the cluster user credential.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Azure Kubernetes Service Cluster Monitoring User`.
pub const AZURE_KUBERNETES_SERVICE_CLUSTER_MONITORING_USER: RoleDefinition = RoleDefinition {
    name: "Azure Kubernetes Service Cluster Monitoring User",
    guid: "1afdec4b-e479-420e-99e7-f82237c7c5e6",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Lists the cluster monitoring credential.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Azure Kubernetes Service Contributor Role`.
pub const AZURE_KUBERNETES_SERVICE_CONTRIBUTOR_ROLE: RoleDefinition = RoleDefinition {
    name: "Azure Kubernetes Service Contributor Role",
    guid: "ed7f3fbd-7b88-4dd4-9017-9adb7ce333f8",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads and writes AKS cluster resources.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Azure Kubernetes Service RBAC Admin`.
pub const AZURE_KUBERNETES_SERVICE_RBAC_ADMIN: RoleDefinition = RoleDefinition {
    name: "Azure Kubernetes Service RBAC Admin",
    guid: "3498e952-d568-435e-9b2c-8d77e338d7f7",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Manages most objects in a cluster or namespace, not quotas or the namespace itself.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Azure Kubernetes Service RBAC Cluster Admin`.
pub const AZURE_KUBERNETES_SERVICE_RBAC_CLUSTER_ADMIN: RoleDefinition = RoleDefinition {
    name: "Azure Kubernetes Service RBAC Cluster Admin",
    guid: "b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Manages every object in the cluster.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Azure Kubernetes Service RBAC Reader`.
pub const AZURE_KUBERNETES_SERVICE_RBAC_READER: RoleDefinition = RoleDefinition {
    name: "Azure Kubernetes Service RBAC Reader",
    guid: "7f6c6a51-bcf8-42ba-9220-52d62157d7db",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads most objects in a cluster or namespace, not secrets.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Azure Kubernetes Service RBAC Writer`.
pub const AZURE_KUBERNETES_SERVICE_RBAC_WRITER: RoleDefinition = RoleDefinition {
    name: "Azure Kubernetes Service RBAC Writer",
    guid: "a7ffa36f-339b-4b5c-8bdf-e2c188b2c0eb",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads and writes most objects in a cluster or namespace, secrets included.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Azure Kubernetes Service Namespace Contributor`.
pub const AZURE_KUBERNETES_SERVICE_NAMESPACE_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Azure Kubernetes Service Namespace Contributor",
    guid: "289d8817-ee69-43f1-a0af-43a45505b488",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Creates and manages AKS managed namespaces.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Azure Kubernetes Service Namespace User`.
pub const AZURE_KUBERNETES_SERVICE_NAMESPACE_USER: RoleDefinition = RoleDefinition {
    name: "Azure Kubernetes Service Namespace User",
    guid: "c9f76ca8-b262-4b10-8ed2-09cf0948aa35",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads AKS managed namespaces.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Kubernetes Extension Contributor`.
pub const KUBERNETES_EXTENSION_CONTRIBUTOR: RoleDefinition = RoleDefinition {
    name: "Kubernetes Extension Contributor",
    guid: "85cb6faf-e071-4c9b-8136-154b5a04f717",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Creates, updates, reads and deletes Kubernetes extensions.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Kubernetes Cluster - Azure Arc Onboarding`.
pub const KUBERNETES_CLUSTER_AZURE_ARC_ONBOARDING: RoleDefinition = RoleDefinition {
    name: "Kubernetes Cluster - Azure Arc Onboarding",
    guid: "34e09817-6cbe-4d01-b1a2-e0eac5743d41",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Onboards clusters to Azure Arc.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Azure Arc Enabled Kubernetes Cluster User Role`.
pub const AZURE_ARC_ENABLED_KUBERNETES_CLUSTER_USER_ROLE: RoleDefinition = RoleDefinition {
    name: "Azure Arc Enabled Kubernetes Cluster User Role",
    guid: "00493d72-78f6-4148-b6c5-d3ce8e4799dd",
    plane: Plane::Control,
    privileged: false,
    can_assign_roles: false,
    summary: "Lists the user credential of an Arc-connected cluster.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Azure Arc Kubernetes Admin`.
pub const AZURE_ARC_KUBERNETES_ADMIN: RoleDefinition = RoleDefinition {
    name: "Azure Arc Kubernetes Admin",
    guid: "dffb1e0c-446f-4dde-a09f-99eb5cc68b96",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Manages most objects in an Arc cluster or namespace.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Azure Arc Kubernetes Cluster Admin`.
pub const AZURE_ARC_KUBERNETES_CLUSTER_ADMIN: RoleDefinition = RoleDefinition {
    name: "Azure Arc Kubernetes Cluster Admin",
    guid: "8393591c-06b9-48a2-a542-1bd6b377f6a2",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Manages every object in an Arc cluster.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Azure Arc Kubernetes Viewer`.
pub const AZURE_ARC_KUBERNETES_VIEWER: RoleDefinition = RoleDefinition {
    name: "Azure Arc Kubernetes Viewer",
    guid: "63f0a09d-1495-4db4-a681-037d84835eb4",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads objects in an Arc cluster, not secrets.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Azure Arc Kubernetes Writer`.
pub const AZURE_ARC_KUBERNETES_WRITER: RoleDefinition = RoleDefinition {
    name: "Azure Arc Kubernetes Writer",
    guid: "5b999177-9696-4545-85c7-50de3797e5a1",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Reads and writes objects in an Arc cluster, not roles.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_TABLE, &ROLE_DATA],
};

/// The built-in role `Azure Relay Owner`.
pub const AZURE_RELAY_OWNER: RoleDefinition = RoleDefinition {
    name: "Azure Relay Owner",
    guid: "2787bf04-f1f5-4bfe-8383-c8a24483ee38",
    plane: Plane::Both,
    privileged: false,
    can_assign_roles: false,
    summary: "Full access to Azure Relay, both resources and messages.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_DATA],
};

/// The built-in role `Azure Relay Listener`.
pub const AZURE_RELAY_LISTENER: RoleDefinition = RoleDefinition {
    name: "Azure Relay Listener",
    guid: "26e0b698-aa6d-4085-9386-aadae190014d",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Listens on Azure Relay entities.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_DATA],
};

/// The built-in role `Azure Relay Sender`.
pub const AZURE_RELAY_SENDER: RoleDefinition = RoleDefinition {
    name: "Azure Relay Sender",
    guid: "26baccc8-eea7-41f1-98f4-1762cc7f685d",
    plane: Plane::Data,
    privileged: false,
    can_assign_roles: false,
    summary: "Sends to Azure Relay entities.",
    aliases: &[],
    keyless_risks: &[],
    citations: &[&ROLE_DATA],
};
