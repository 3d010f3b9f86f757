//! The worked examples, grant by grant.

use amlgen::model::{AssignedBy, Kind, Model, Stage};

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

use Stage::{AfterComputes, AfterWorkspace, BeforeWorkspace};

/// What examples A and B share.
const COMMON: &[Row] = &[
    (CPU, "AcrPull", ACR, BeforeWorkspace, &["CL-UAI-ACR-01"]),
    (
        CPU,
        BLOB_CONTRIBUTOR,
        ST,
        BeforeWorkspace,
        &["CL-UAI-STORAGE-02", "CL-UAI-STORAGE-03"],
    ),
    (
        CPU,
        "Storage Table Data Contributor",
        ST,
        BeforeWorkspace,
        &["CL-UAI-PRS-01"],
    ),
    (
        CPU,
        "Storage Queue Data Contributor",
        ST,
        BeforeWorkspace,
        &["CL-UAI-PRS-02"],
    ),
    (CPU, BLOB_READER, RAW, BeforeWorkspace, &["CL-UAI-STORAGE-01"]),
    (DS, BLOB_CONTRIBUTOR, ST, BeforeWorkspace, &["HUM-DS-02"]),
    (DS, FILE_CONTRIBUTOR, ST, BeforeWorkspace, &["HUM-DS-03"]),
    (DS, BLOB_READER, RAW, BeforeWorkspace, &["HUM-DATA-01"]),
    (
        DS,
        "AzureML Data Scientist",
        THE_WORKSPACE,
        AfterWorkspace,
        &["HUM-DS-01"],
    ),
];

const ONLY_A: &[Row] = &[(WS_SYSTEM, PUBLISHER, AI, AfterWorkspace, &["WS-SAI-PUB-01"])];

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
    (WS, "Contributor", ST, BeforeWorkspace, &["WS-UAI-STORAGE-01"]),
    (WS, BLOB_CONTRIBUTOR, ST, BeforeWorkspace, &["WS-UAI-STORAGE-02"]),
    (WS, "Contributor", KV, BeforeWorkspace, &["WS-UAI-KV-01"]),
    (
        WS,
        "Key Vault Administrator",
        KV,
        BeforeWorkspace,
        &["WS-UAI-KV-02"],
    ),
    (WS, "Contributor", ACR, BeforeWorkspace, &["WS-UAI-ACR-01"]),
    (WS, "Contributor", AI, BeforeWorkspace, &["WS-UAI-AI-01"]),
    (WS, PUBLISHER, AI, BeforeWorkspace, &["WS-UAI-PUB-01"]),
    (
        WS,
        "Contributor",
        THE_WORKSPACE,
        AfterWorkspace,
        &["WS-UAI-WS-01"],
    ),
];

/// With prompt flow on the same identity: one grant more, and the rows of prompt flow behind the workspace's own.
const B_WITH_PROMPT_FLOW: &[Row] = &[
    (
        WS,
        "Contributor",
        ST,
        BeforeWorkspace,
        &["WS-UAI-STORAGE-01", "WS-UAIX-PF-01"],
    ),
    (
        WS,
        BLOB_CONTRIBUTOR,
        ST,
        BeforeWorkspace,
        &["WS-UAI-STORAGE-02", "WS-UAIX-PF-02"],
    ),
    (
        WS,
        FILE_CONTRIBUTOR,
        ST,
        BeforeWorkspace,
        &["WS-UAI-STORAGE-03", "WS-UAIX-PF-02"],
    ),
    (
        WS,
        "Contributor",
        KV,
        BeforeWorkspace,
        &["WS-UAI-KV-01", "WS-UAIX-PF-01"],
    ),
    (
        WS,
        "Key Vault Administrator",
        KV,
        BeforeWorkspace,
        &["WS-UAI-KV-02", "WS-UAIX-PF-03"],
    ),
    (
        WS,
        "Contributor",
        ACR,
        BeforeWorkspace,
        &["WS-UAI-ACR-01", "WS-UAIX-PF-01"],
    ),
    (
        WS,
        "Contributor",
        AI,
        BeforeWorkspace,
        &["WS-UAI-AI-01", "WS-UAIX-PF-01"],
    ),
    (WS, PUBLISHER, AI, BeforeWorkspace, &["WS-UAI-PUB-01"]),
    (
        WS,
        "Contributor",
        THE_WORKSPACE,
        AfterWorkspace,
        &["WS-UAI-WS-01", "WS-UAIX-PF-01"],
    ),
];

const EP: &str = "identity `ep`";
const EP_SYSTEM: &str = "system identity of online endpoint `score`";
const REPOSITORY_CONTRIBUTOR: &str = "Container Registry Repository Contributor";
const METRICS_WRITER: &str = "AzureML Metrics Writer (preview)";
const SECRETS_READER: &str = "Azure Machine Learning Workspace Connection Secrets Reader";

/// The workspace of example C, whose registry honours repository roles only.
const WORKSPACE_C: &[Row] = &[(
    WS_SYSTEM,
    REPOSITORY_CONTRIBUTOR,
    ACR,
    AfterWorkspace,
    &["WS-SAI-ACR-03"],
)];

const USER_C: &[Row] = &[
    (
        EP,
        REPOSITORY_CONTRIBUTOR,
        ACR,
        BeforeWorkspace,
        &["EP-ABAC-01", "EP-UAI-ACR-01"],
    ),
    (EP, BLOB_READER, ST, BeforeWorkspace, &["EP-UAI-STORAGE-01"]),
    (
        EP,
        METRICS_WRITER,
        THE_WORKSPACE,
        AfterWorkspace,
        &["EP-UAI-METRICS-01"],
    ),
    (
        EP,
        SECRETS_READER,
        THE_WORKSPACE,
        AfterWorkspace,
        &["EP-UAI-SECRETS-01"],
    ),
];

const SYSTEM_C: &[Row] = &[(
    EP_SYSTEM,
    REPOSITORY_CONTRIBUTOR,
    ACR,
    AfterComputes,
    &["EP-ABAC-01"],
)];

/// What Azure gives the endpoint's system-assigned identity in example C.
const AZURE_C: &[(&str, &str)] = &[
    ("EP-SAI-ACR-01", ACR),
    ("EP-SAI-METRICS-01", THE_WORKSPACE),
    ("EP-SAI-SECRETS-01, EP-SAI-SECRETS-02", THE_WORKSPACE),
    ("EP-SAI-STORAGE-01", ST),
];

const LAKE: &str = "storage account `lake` in resource group `rg-lake`";
const APPROVER: &str = "Azure AI Enterprise Network Connection Approver";

/// What example D has beside telemetry.
const ONLY_D: &[Row] = &[
    (
        WS_SYSTEM,
        "Reader",
        "private endpoint `storage-blob`",
        AfterWorkspace,
        &["WS-SAI-PE-01"],
    ),
    (
        WS_SYSTEM,
        "Reader",
        "private endpoint `storage-file`",
        AfterWorkspace,
        &["WS-SAI-PE-01"],
    ),
    (WS_SYSTEM, APPROVER, LAKE, AfterWorkspace, &["WS-SAI-APPROVE-01"]),
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

#[test]
fn example_c_endpoint_on_a_user_assigned_identity() {
    let text = support::text("tests/data/beyond/worked-c-user.yaml");
    let compiled = support::compile("worked-c-user.yaml", text.as_bytes());
    same(&derived(compiled.model()), &written(&[WORKSPACE_C, USER_C]));
    let azure = by_azure(compiled.model());
    assert!(
        azure.iter().all(|(principal, ..)| principal == WS_SYSTEM),
        "{azure:?}"
    );
}

#[test]
fn example_c_endpoint_on_its_system_identity() {
    let text = support::text("tests/data/beyond/worked-c-system.yaml");
    let compiled = support::compile("worked-c-system.yaml", text.as_bytes());
    same(&derived(compiled.model()), &written(&[WORKSPACE_C, SYSTEM_C]));
    let of_endpoint =
        |(rules, scope): &(&str, &str)| (EP_SYSTEM.to_owned(), (*rules).to_owned(), (*scope).to_owned());
    let expected: Vec<_> = AZURE_C.iter().map(of_endpoint).collect();
    let mut found = by_azure(compiled.model());
    found.retain(|(principal, ..)| principal == EP_SYSTEM);
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn example_c_without_the_flag_emits_the_grant_on_connections() {
    let text = support::text("tests/data/beyond/worked-c-system.yaml");
    let flag = "    enforce_access_to_default_secret_stores: true\n";
    assert!(text.contains(flag));
    let compiled = support::compile("worked-c-system.yaml", text.replace(flag, "").as_bytes());
    let emitted: &[Row] = &[(
        EP_SYSTEM,
        SECRETS_READER,
        THE_WORKSPACE,
        AfterComputes,
        &["EP-SAI-SECRETS-02"],
    )];
    same(
        &derived(compiled.model()),
        &written(&[WORKSPACE_C, SYSTEM_C, emitted]),
    );
}

#[test]
fn example_d_approves_the_private_endpoint_before_the_rule() {
    let text = support::text("tests/data/worked-d.yaml");
    let compiled = support::compile("worked-d.yaml", text.as_bytes());
    let model = compiled.model();
    same(&derived(model), &written(&[ONLY_A, ONLY_D]));
    let rule = model
        .made()
        .find(|resource| resource.kind == Kind::OutboundRule)
        .unwrap();
    let before: Vec<&str> = rule
        .waits
        .assignments
        .iter()
        .map(|index| model.role_assignments[*index].reasons[0].rule)
        .collect();
    assert_eq!(before, ["WS-SAI-APPROVE-01"]);
    let people: Vec<(String, String, String)> = model
        .role_assignments
        .iter()
        .filter(|assignment| assignment.is_by_rule("DEP-06"))
        .map(|assignment| {
            (
                model.principal_display(assignment.principal),
                assignment.right.name().into_owned(),
                model.scope_display(assignment.scope),
            )
        })
        .collect();
    let pipeline = "service principal `pipeline`".to_owned();
    assert_eq!(people, [(pipeline, APPROVER.to_owned(), LAKE.to_owned())]);
}
