//! Ids of the role rules: the workspace, computes, endpoints, keys, people, and the deployer.

use super::make::{left_out, note};
use crate::catalog::sources::{
    AUTH, CI, CMK_HOW, FS, INJ_HOW, K8S_ATT, K8S_EXT, KEYLESS, LAB, QS, ROLE_DATA, ROLES, SERVERLESS,
    SPARK_ENV, STUDIO_VNET,
};
use crate::model::fact::{Relevance, Standing};

pub(super) const STANDINGS: &[Standing] = &[
    // The workspace.
    left_out(
        "WS-UAI-DBX-01",
        "The row was withdrawn: `rbac.extra` says it where a Databricks workspace is linked.",
        &[&QS],
    ),
    // Computes.
    left_out(
        "CL-SAI-ACR-02",
        "The registry of a workspace always comes before its clusters, so Azure makes the grant by itself.",
        &[&AUTH],
    ),
    left_out(
        "CI-SAI-STORAGE-01",
        "It needs a workspace that reaches its storage with keys: in one that uses identities, as every workspace here does, an instance with a \
         system-assigned identity is refused.",
        &[&CI, &KEYLESS],
    ),
    note(
        "CI-USER-SSO-01",
        Relevance::Instances,
        "Whoever a compute instance is assigned to signs in to it by single sign-on, which takes AzureML Data Scientist or \
         AzureML Compute Operator on the workspace. Give that user a persona that brings one of them, such as \
         `data_scientist`.",
        &[&CI, &ROLE_DATA],
    ),
    left_out(
        "K8S-SP-ACR-01",
        "It belongs to AKS inference of version 1: the extension of today refuses service principals.",
        &[&AUTH, &K8S_EXT],
    ),
    left_out(
        "K8S-ATTACH-01",
        "It points to WS-UAI-K8S-01 to WS-UAI-K8S-05, which are rules of their own.",
        &[&K8S_ATT],
    ),
    left_out(
        "SV-USER-01",
        "A serverless job that runs as its submitter works with the data roles of that person, which are rules of their own.",
        &[&SERVERLESS, &SPARK_ENV],
    ),
    left_out(
        "SV-UAI-01",
        "A serverless job that runs as an attached identity works with the roles of that identity, which are rules of their \
         own (WS-UAIX).",
        &[&SERVERLESS, &SPARK_ENV],
    ),
    // Feature stores, machine learning registries and customer-managed keys.
    left_out(
        "FS-CONS-02",
        "The sources that a consumer of a feature store reads stand in `uses`, and HUM-DATA-01 is the grant.",
        &[&FS],
    ),
    left_out(
        "FS-DEV-02",
        "The sources that a developer of a feature store reads stand in `uses`, and HUM-DATA-01 is the grant.",
        &[&FS],
    ),
    left_out(
        "REG-SAI-01",
        "A blueprint makes no machine learning registry, and Azure looks after the identity of one that exists.",
        &[],
    ),
    // People.
    left_out(
        "HUM-DS-05",
        "The row was withdrawn: `can: manage_computes` brings HUM-CO-01.",
        &[&ROLES],
    ),
    left_out(
        "HUM-DS-07",
        "The row was withdrawn: HUM-DATA-01 is the grant for data that a person names in `uses`.",
        &[&STUDIO_VNET],
    ),
    left_out(
        "HUM-LAB-03",
        "No built-in role fits those who lead, supply or check labelers: the four roles that are documented are custom ones, \
         for `rbac.roles` and `rbac.extra`.",
        &[&LAB],
    ),
    left_out(
        "HUM-MLE-04",
        "Only a custom role can lack the right to list connection secrets, because AzureML Data Scientist has it: \
         `rbac.extra` grants the role that adds it.",
        &[&INJ_HOW],
    ),
    // The deployer.
    left_out(
        "DEP-08",
        "It points to CMK-DEP-01, which is a rule of its own.",
        &[&ROLES, &CMK_HOW],
    ),
];
