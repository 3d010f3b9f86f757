//! The worked examples of the reference (role-rules.md, section 14), grant by grant.

use amlgen::model::{AssignedBy, Model, Stage};

use crate::support;

/// Principal, role, scope, stage, rules.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    Stage,
    &'static [&'static str],
);

const CPU: &str = "identity `cpu`";
const WS: &str = "identity `ws`";
const DS: &str = "group `ds`";
const ST: &str = "storage account `default`";
const RAW: &str = "container `raw` of storage account `lake`";
const KV: &str = "key vault";
const ACR: &str = "container registry";
const AI: &str = "Application Insights";
const THE_WORKSPACE: &str = "workspace";
const WS_SYSTEM: &str = "system identity of workspace";

const BLOB_READER: &str = "Storage Blob Data Reader";
const BLOB_CONTRIBUTOR: &str = "Storage Blob Data Contributor";
const FILE_CONTRIBUTOR: &str = "Storage File Data Privileged Contributor";
const PUBLISHER: &str = "Monitoring Metrics Publisher";

use Stage::{S2, S4};

/// What both examples share.
const COMMON: &[Row] = &[
    (CPU, "AcrPull", ACR, S2, &["CL-UAI-ACR-01"]),
    (
        CPU,
        BLOB_CONTRIBUTOR,
        ST,
        S2,
        &["CL-UAI-STORAGE-02", "CL-UAI-STORAGE-03"],
    ),
    (CPU, "Storage Table Data Contributor", ST, S2, &["CL-UAI-PRS-01"]),
    (CPU, "Storage Queue Data Contributor", ST, S2, &["CL-UAI-PRS-02"]),
    (CPU, BLOB_READER, RAW, S2, &["CL-UAI-STORAGE-01"]),
    (DS, BLOB_CONTRIBUTOR, ST, S2, &["HUM-DS-02"]),
    (DS, FILE_CONTRIBUTOR, ST, S2, &["HUM-DS-03"]),
    (DS, BLOB_READER, RAW, S2, &["HUM-DATA-01"]),
    (DS, "AzureML Data Scientist", THE_WORKSPACE, S4, &["HUM-DS-01"]),
];

const ONLY_A: &[Row] = &[(WS_SYSTEM, PUBLISHER, AI, S4, &["WS-SAI-PUB-01"])];

/// Rules of what Azure gives the workspace's identity by itself in example A.
const AZURE_A: &[(&str, &str)] = &[
    ("WS-SAI-RG-01", "resource group"),
    ("WS-SAI-WS-01", THE_WORKSPACE),
    ("WS-SAI-STORAGE-01", ST),
    ("WS-SAI-STORAGE-02", ST),
    ("WS-SAI-KV-01", KV),
    ("WS-SAI-ACR-01", ACR),
];

const ONLY_B: &[Row] = &[
    (WS, "Contributor", ST, S2, &["WS-UAI-STORAGE-01"]),
    (WS, BLOB_CONTRIBUTOR, ST, S2, &["WS-UAI-STORAGE-02"]),
    (WS, "Contributor", KV, S2, &["WS-UAI-KV-01"]),
    (WS, "Key Vault Administrator", KV, S2, &["WS-UAI-KV-02"]),
    (WS, "Contributor", ACR, S2, &["WS-UAI-ACR-01"]),
    (WS, "Contributor", AI, S2, &["WS-UAI-AI-01"]),
    (WS, PUBLISHER, AI, S2, &["WS-UAI-PUB-01"]),
    (WS, "Contributor", THE_WORKSPACE, S4, &["WS-UAI-WS-01"]),
];

/// With prompt flow on the same identity: one grant more, and the rows of prompt flow behind the workspace's own.
const B_WITH_PROMPT_FLOW: &[Row] = &[
    (WS, "Contributor", ST, S2, &["WS-UAI-STORAGE-01", "WS-UAIX-PF-01"]),
    (
        WS,
        BLOB_CONTRIBUTOR,
        ST,
        S2,
        &["WS-UAI-STORAGE-02", "WS-UAIX-PF-02"],
    ),
    (
        WS,
        FILE_CONTRIBUTOR,
        ST,
        S2,
        &["WS-UAI-STORAGE-03", "WS-UAIX-PF-02"],
    ),
    (WS, "Contributor", KV, S2, &["WS-UAI-KV-01", "WS-UAIX-PF-01"]),
    (
        WS,
        "Key Vault Administrator",
        KV,
        S2,
        &["WS-UAI-KV-02", "WS-UAIX-PF-03"],
    ),
    (WS, "Contributor", ACR, S2, &["WS-UAI-ACR-01", "WS-UAIX-PF-01"]),
    (WS, "Contributor", AI, S2, &["WS-UAI-AI-01", "WS-UAIX-PF-01"]),
    (WS, PUBLISHER, AI, S2, &["WS-UAI-PUB-01"]),
    (
        WS,
        "Contributor",
        THE_WORKSPACE,
        S4,
        &["WS-UAI-WS-01", "WS-UAIX-PF-01"],
    ),
];

fn written(parts: &[&[Row]]) -> Vec<String> {
    let mut rows: Vec<String> = parts
        .iter()
        .flat_map(|part| part.iter())
        .map(|(principal, role, scope, stage, rules)| {
            format!(
                "{principal} | {role} | {scope} | {stage:?} | {}",
                rules.join(", ")
            )
        })
        .collect();
    rows.sort();
    rows
}

fn derived(model: &Model) -> Vec<String> {
    let mut rows: Vec<String> = model
        .emitted()
        .map(|(_, assignment, role)| {
            let rules: Vec<&str> = assignment.reasons.iter().map(|reason| reason.rule).collect();
            format!(
                "{} | {} | {} | {:?} | {}",
                model.principal_display(assignment.principal),
                role.name,
                model.scope_display(assignment.scope),
                assignment.stage,
                rules.join(", ")
            )
        })
        .collect();
    rows.sort();
    rows
}

fn by_azure(model: &Model) -> Vec<(String, String, String)> {
    model
        .role_assignments
        .iter()
        .filter(|assignment| assignment.assigned_by == AssignedBy::Azure)
        .map(|assignment| {
            let rules: Vec<&str> = assignment.reasons.iter().map(|reason| reason.rule).collect();
            (
                model.principal_display(assignment.principal),
                rules.join(", "),
                model.scope_display(assignment.scope),
            )
        })
        .collect()
}

fn same(found: &[String], expected: &[String]) {
    assert_eq!(
        found,
        expected,
        "found\n{}\nexpected\n{}",
        found.join("\n"),
        expected.join("\n")
    );
}

#[test]
fn example_a_workspace_on_its_system_identity() {
    let text = support::text("tests/data/worked-a.yaml");
    let compiled = support::compile("worked-a.yaml", text.as_bytes());
    let model = compiled.model();
    let expected = written(&[COMMON, ONLY_A]);
    assert_eq!(expected.len(), 10);
    same(&derived(model), &expected);
    let mut azure: Vec<(String, String, String)> = AZURE_A
        .iter()
        .map(|(rule, scope)| (WS_SYSTEM.to_owned(), (*rule).to_owned(), (*scope).to_owned()))
        .collect();
    let mut found = by_azure(model);
    azure.sort();
    found.sort();
    assert_eq!(found, azure);
}

#[test]
fn example_b_workspace_on_a_user_assigned_identity() {
    let text = support::text("tests/data/worked-b.yaml");
    let compiled = support::compile("worked-b.yaml", text.as_bytes());
    let expected = written(&[COMMON, ONLY_B]);
    assert_eq!(expected.len(), 17);
    same(&derived(compiled.model()), &expected);
    assert!(by_azure(compiled.model()).is_empty());
}

#[test]
fn example_b_with_prompt_flow_adds_one_grant() {
    let text = support::text("tests/data/worked-b.yaml");
    let place = "workspace:\n  identity: ws\n";
    assert!(text.contains(place));
    let text = text.replace(place, &format!("{place}  uses: [{{ feature: prompt_flow }}]\n"));
    let compiled = support::compile("worked-b.yaml", text.as_bytes());
    same(
        &derived(compiled.model()),
        &written(&[COMMON, B_WITH_PROMPT_FLOW]),
    );
}
