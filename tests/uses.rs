//! Every pair of consumer and use, every persona and every `can`: compiled, and compared with the rules that are written
//! down here.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use amlgen::catalog::uses::{Consumer, TABLE, UseKind, activities};
use amlgen::derive::rules;
use amlgen::model::{ActorKind, Principal, Resource};

use crate::support;

/// What stands in every blueprint here.
const BASE: &str = "\
version: 1
name: tiny
location: westeurope
subscription: 00112233-4455-4677-8899-aabbccddeeff
resource_group: rg-tiny
identities: { ws: {}, own: {}, tool: {} }
storage:
  lake: { hierarchical_namespace: true }
registries: { extra: {} }
key_vaults: { notes: {} }
datastores:
  raw: { type: azure_data_lake_gen2, storage: lake, filesystem: raw }
";

/// Beginning of the ids of resources that exist already.
const GROUP: &str = "/subscriptions/00112233-4455-4677-8899-aabbccddeeff/resourceGroups/rg-tiny/providers";

/// Who the consumers of the columns below are, and the blueprint around the place of their uses (`USES`).
const ACTORS: [(Consumer, &str); 12] = [
    (
        Consumer::Workspace,
        "workspace: { identity: system_assigned, uses: [USES] }\n",
    ),
    (Consumer::Workspace, "workspace: { identity: ws, uses: [USES] }\n"),
    (
        Consumer::Workspace,
        "workspace: { identity: { type: user_assigned, user_assigned_identities: [ws, tool] }, \
         primary_user_assigned_identity: ws, uses: [USES AS tool] }\n",
    ),
    (
        Consumer::Cluster,
        "computes: { box: { size: Standard_DS3_v2, max_instances: 1, identity: system_assigned, uses: [USES] } }\n",
    ),
    (
        Consumer::Cluster,
        "computes: { box: { size: Standard_DS3_v2, max_instances: 1, identity: own, uses: [USES] } }\n",
    ),
    (
        Consumer::Instance,
        "computes: { box: { type: computeinstance, size: Standard_DS3_v2, identity: own, uses: [USES] } }\n",
    ),
    (
        Consumer::Kubernetes,
        "computes: { box: { type: kubernetes, namespace: ml, cluster: { existing: { name: aks } }, identity: \
         system_assigned, uses: [USES] } }\n",
    ),
    (
        Consumer::Kubernetes,
        "computes: { box: { type: kubernetes, namespace: ml, cluster: { existing: { name: aks } }, identity: own, uses: \
         [USES] } }\n",
    ),
    (
        Consumer::OnlineEndpoint,
        "endpoints: { box: { type: online, identity: system_assigned, uses: [USES] } }\n",
    ),
    (
        Consumer::OnlineEndpoint,
        "endpoints: { box: { type: online, identity: own, uses: [USES] } }\n",
    ),
    (
        Consumer::BatchEndpoint,
        "computes: { cpu: { size: Standard_DS3_v2, max_instances: 1, identity: own } }\n\
         endpoints: { box: { type: batch, compute: cpu, uses: [USES] } }\n",
    ),
    (
        Consumer::Person,
        "principals: { box: { type: group, object_id: 12345678-aaaa-4bbb-8ccc-1234567890ab, uses: [USES] } }\n",
    ),
];

/// A kind of use, how it is written, and the rules it brings each of [`ACTORS`]; `-` where it is refused as AML2011, `!` as
/// AML3109, nothing where it is warned about instead.
type Row = (UseKind, &'static str, [&'static str; 12]);

const SHARED: &str = "GROUP/Microsoft.MachineLearningServices/registries/shared";

const STORE: &str = "GROUP/Microsoft.MachineLearningServices/workspaces/features";

/// A container of an account that is not declared.
const OFFLINE: &str =
    "GROUP/Microsoft.Storage/storageAccounts/stoffline/blobServices/default/containers/features";

#[rustfmt::skip]
const USES: &[Row] = &[
    (UseKind::ReadData, "{ datastore: raw }", [
        "WS-SAI-DATA-01", "WS-UAI-DATA-01", "WS-UAIX-DATA-01 WS-UAIX-STORAGE-01 WS-UAIX-ACR-01",
        "CL-SAI-STORAGE-01", "CL-UAI-STORAGE-01", "CI-UAI-STORAGE-01", "K8S-ID-STORAGE-01", "K8S-ID-STORAGE-01",
        "EP-SAI-DATA-01", "EP-UAI-DATA-01", "BE-CL-01", "HUM-DATA-01",
    ]),
    (UseKind::ReadData, "{ storage: lake }", [
        "WS-SAI-DATA-01", "WS-UAI-DATA-01", "WS-UAIX-DATA-01 WS-UAIX-STORAGE-01 WS-UAIX-ACR-01",
        "CL-SAI-STORAGE-01", "CL-UAI-STORAGE-01", "CI-UAI-STORAGE-01", "K8S-ID-STORAGE-01", "K8S-ID-STORAGE-01",
        "EP-SAI-DATA-01", "EP-UAI-DATA-01", "BE-CL-01", "HUM-DATA-01",
    ]),
    (UseKind::WriteData, "{ datastore: raw, access: write }", [
        "WS-SAI-DATA-02", "WS-UAI-DATA-02", "WS-UAIX-DATA-02 WS-UAIX-STORAGE-01 WS-UAIX-ACR-01",
        "CL-SAI-STORAGE-02", "CL-UAI-STORAGE-02", "CI-UAI-STORAGE-02", "K8S-ID-STORAGE-02", "K8S-ID-STORAGE-02",
        "EP-SAI-DATA-02", "EP-UAI-DATA-02", "BE-CL-02", "HUM-DATA-02",
    ]),
    (UseKind::ReadRegistry, "{ registry: extra }", [
        "WS-SAI-ACR-02", "WS-UAI-ACR-02", "-", "CL-SAI-ACR-03", "CL-UAI-ACR-02", "CI-ACR-02", "K8S-ID-ACR-02", "K8S-ID-ACR-02",
        "EP-SAI-ACR-02", "EP-UAI-ACR-02", "-", "HUM-ACR-01",
    ]),
    (UseKind::WriteRegistry, "{ registry: extra, access: write }", [
        "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "HUM-ACR-02",
    ]),
    (UseKind::ReadSecrets, "{ secret_store: notes }", [
        "!", "WS-UAIX-KV-01", "WS-UAIX-KV-01", "CL-KV-01", "CL-KV-01", "CI-KV-01", "K8S-KV-01", "K8S-KV-01",
        "EP-SAI-KV-01", "EP-UAI-KV-01", "-", "HUM-KV-01",
    ]),
    (UseKind::WriteSecrets, "{ secret_store: notes, access: write }", [
        "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "HUM-KV-02",
    ]),
    (UseKind::OpenAi, "{ openai: GROUP/Microsoft.CognitiveServices/accounts/models }", [
        "!", "WS-UAIX-AOAI-01", "WS-UAIX-AOAI-01", "CL-AOAI-01", "CL-AOAI-01", "CI-AOAI-01", "K8S-AOAI-01", "K8S-AOAI-01",
        "EP-SAI-AOAI-01", "EP-UAI-AOAI-01", "-", "HUM-AOAI-01",
    ]),
    (UseKind::AiServices, "{ ai_services: GROUP/Microsoft.CognitiveServices/accounts/models }", [
        "!", "WS-UAIX-AIS-01", "WS-UAIX-AIS-01", "CL-AIS-01", "CL-AIS-01", "CI-AIS-01", "K8S-AIS-01", "K8S-AIS-01",
        "EP-SAI-AIS-01", "EP-UAI-AIS-01", "-", "HUM-AIS-01",
    ]),
    (UseKind::ReadSearch, "{ search: GROUP/Microsoft.Search/searchServices/index }", [
        "!", "WS-UAIX-SRCH-01", "WS-UAIX-SRCH-01", "CL-SRCH-01", "CL-SRCH-01", "CI-SRCH-01", "K8S-SRCH-01", "K8S-SRCH-01",
        "EP-SAI-SRCH-01", "EP-UAI-SRCH-01", "-", "HUM-SRCH-01",
    ]),
    (UseKind::WriteSearch, "{ search: GROUP/Microsoft.Search/searchServices/index, access: write }", [
        "!", "WS-UAIX-SRCH-02", "WS-UAIX-SRCH-02", "CL-SRCH-02", "CL-SRCH-02", "CI-SRCH-02", "K8S-SRCH-02", "K8S-SRCH-02",
        "EP-SAI-SRCH-02", "EP-UAI-SRCH-02", "-", "HUM-SRCH-02",
    ]),
    (UseKind::ManageSearch, "{ search: GROUP/Microsoft.Search/searchServices/index, access: manage }", [
        "!", "WS-UAIX-SRCH-02 WS-UAIX-SRCH-03", "WS-UAIX-SRCH-02 WS-UAIX-SRCH-03", "CL-SRCH-02 CL-SRCH-03",
        "CL-SRCH-02 CL-SRCH-03", "CI-SRCH-02 CI-SRCH-03", "K8S-SRCH-02 K8S-SRCH-03", "K8S-SRCH-02 K8S-SRCH-03",
        "EP-SAI-SRCH-02 EP-SAI-SRCH-03", "EP-UAI-SRCH-02 EP-UAI-SRCH-03", "-", "HUM-SRCH-02 HUM-SRCH-03",
    ]),
    (UseKind::FeatureStore, "{ feature_store: STORE }", [
        "!", "WS-UAIX-FS-01", "WS-UAIX-FS-01", "CL-FS-01", "CL-FS-01", "CI-FS-01", "K8S-FS-01", "K8S-FS-01",
        "EP-SAI-FS-01", "EP-UAI-FS-01", "-", "FS-CONS-01",
    ]),
    (UseKind::FeatureStore, "{ feature_store: STORE, offline_store: { storage: lake, container: raw } }", [
        "!", "WS-UAIX-FS-01 WS-UAIX-FS-02", "WS-UAIX-FS-01 WS-UAIX-FS-02", "CL-FS-01 CL-FS-02", "CL-FS-01 CL-FS-02",
        "CI-FS-01 CI-FS-02", "K8S-FS-01 K8S-FS-02", "K8S-FS-01 K8S-FS-02", "EP-SAI-FS-01 EP-SAI-FS-02",
        "EP-UAI-FS-01 EP-UAI-FS-02", "-", "FS-CONS-01 FS-CONS-03",
    ]),
    (UseKind::FeatureStore, "{ feature_store: STORE, offline_store: OFFLINE }", [
        "!", "WS-UAIX-FS-01 WS-UAIX-FS-02", "WS-UAIX-FS-01 WS-UAIX-FS-02", "CL-FS-01 CL-FS-02", "CL-FS-01 CL-FS-02",
        "CI-FS-01 CI-FS-02", "K8S-FS-01 K8S-FS-02", "K8S-FS-01 K8S-FS-02", "EP-SAI-FS-01 EP-SAI-FS-02",
        "EP-UAI-FS-01 EP-UAI-FS-02", "-", "FS-CONS-01 FS-CONS-03",
    ]),
    (UseKind::FeatureStore, "{ feature_store: STORE, online_store: GROUP/Microsoft.Cache/redis/online }", [
        "!", "WS-UAIX-FS-01 WS-UAIX-FS-03", "WS-UAIX-FS-01 WS-UAIX-FS-03", "CL-FS-01 CL-FS-03", "CL-FS-01 CL-FS-03",
        "CI-FS-01 CI-FS-03", "K8S-FS-01 K8S-FS-03", "K8S-FS-01 K8S-FS-03", "EP-SAI-FS-01 EP-SAI-FS-03",
        "EP-UAI-FS-01 EP-UAI-FS-03", "-", "FS-CONS-01 FS-CONS-04",
    ]),
    (UseKind::ReadMlRegistry, "{ ml_registry: SHARED }", [
        "-", "-", "-", "CL-REG-01", "CL-REG-01", "-", "-", "-", "-", "-", "-", "REG-HUM-02",
    ]),
    (UseKind::WriteMlRegistry, "{ ml_registry: SHARED, access: write }", [
        "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "REG-HUM-01",
    ]),
    (UseKind::ReadWorkspace, "{ feature: workspace_access }", [
        "!", "WS-UAIX-WS-01", "WS-UAIX-WS-01", "CL-WS-01", "CL-WS-01", "CI-WS-01", "K8S-WS-01", "K8S-WS-01", "-", "-", "-", "-",
    ]),
    (UseKind::WriteWorkspace, "{ feature: workspace_access, access: write }", [
        "!", "WS-UAIX-WS-02", "WS-UAIX-WS-02", "CL-WS-02", "CL-WS-02", "CI-WS-02", "K8S-WS-02", "K8S-WS-02", "-", "-", "-", "-",
    ]),
    (UseKind::ParallelRunStep, "{ feature: parallel_run_step }", [
        "-", "-", "-", "", "CL-UAI-PRS-01 CL-UAI-PRS-02", "-", "-", "-", "-", "-", "-", "-",
    ]),
    (UseKind::ModelRegistry, "{ feature: model_registry }", [
        "-", "-", "-", "", "CL-UAI-STORAGE-02", "-", "-", "-", "-", "-", "-", "-",
    ]),
    (UseKind::BatchInference, "{ feature: batch_inference }", [
        "-", "-", "-", "", "BE-CL-03", "-", "-", "-", "-", "-", "-", "-",
    ]),
    (UseKind::ImageBuild, "{ feature: image_build }", [
        "-", "-", "-", "IB-01", "IB-01", "-", "-", "-", "-", "-", "-", "-",
    ]),
    (UseKind::PushImages, "{ feature: image_build, push: true }", [
        "-", "-", "-", "IB-01 IB-02", "IB-01 IB-02", "-", "-", "-", "-", "-", "-", "-",
    ]),
    (UseKind::ModelMonitoring, "{ feature: model_monitoring }", [
        "!", "WS-UAIX-MON-01", "WS-UAIX-MON-01", "-", "-", "-", "-", "-", "-", "-", "-", "-",
    ]),
    (UseKind::PromptFlow, "{ feature: prompt_flow }", [
        "!", "WS-UAI-STORAGE-03 WS-UAIX-PF-01 WS-UAIX-PF-02 WS-UAIX-PF-03", "WS-UAIX-PF-01 WS-UAIX-PF-02 WS-UAIX-PF-03",
        "-", "-", "-", "-", "-", "-", "-", "-", "-",
    ]),
    (UseKind::Spark, "{ feature: spark }", [
        "!", "WS-UAIX-STORAGE-01 WS-UAIX-ACR-01 WS-UAIX-SPARK-01 WS-UAIX-SPARK-02", "WS-UAIX-SPARK-01 WS-UAIX-SPARK-02",
        "-", "-", "-", "-", "-", "-", "-", "-", "-",
    ]),
    (UseKind::FeatureStoreMaterialization, "{ feature: feature_store_materialization, sources: [raw] }", [
        "FS-MAT-01 FS-MAT-02 FS-MAT-03 FS-MAT-04 FS-MAT-05", "FS-MAT-01 FS-MAT-02 FS-MAT-03 FS-MAT-04 FS-MAT-05",
        "FS-MAT-01 FS-MAT-02 FS-MAT-03 FS-MAT-04 FS-MAT-05", "-", "-", "-", "-", "-", "-", "-", "-", "-",
    ]),
    (UseKind::Connections, "{ feature: connections }", [
        "-", "-", "-", "-", "-", "-", "-", "-", "EP-SAI-SECRETS-02", "EP-UAI-SECRETS-01", "-", "-",
    ]),
];

/// What a use brings beyond its own row: serverless jobs on data, which the workspace's attached identities run.
const SERVERLESS: [&str; 2] = ["WS-UAIX-STORAGE-01", "WS-UAIX-ACR-01"];

/// The parts of a feature store.
const FEATURE_STORE: &str = "workspace: { kind: feature_store, offline_store: { storage: lake, container: features }, \
    online_store: GROUP/Microsoft.Cache/redis/online, materialization_identity: tool";

/// Rules by who has them, counted: of everyone whom the blueprint names.
fn rules_of(text: &str) -> Result<BTreeMap<(String, &'static str), usize>, Vec<String>> {
    let compiled = support::compile("tiny.yaml", text.as_bytes());
    let Some(model) = &compiled.model else {
        let findings = compiled.findings();
        let codes: BTreeSet<String> = findings
            .split("error[")
            .skip(1)
            .map(|rest| rest[..7].to_owned())
            .collect();
        return Err(codes.into_iter().collect());
    };
    let mut found = BTreeMap::new();
    for assignment in &model.role_assignments {
        if matches!(assignment.principal, Principal::Outside(_)) {
            continue;
        }
        for reason in &assignment.reasons {
            let key = (model.principal_display(assignment.principal), reason.rule);
            *found.entry(key).or_insert(0) += 1;
        }
    }
    Ok(found)
}

/// The rules that `with` has beyond `without`, in the order of the rule base; or `-` or `!` where it is refused.
fn difference(without: &str, with: &str) -> String {
    let before = rules_of(without).unwrap_or_else(|codes| panic!("{codes:?} in\n{without}"));
    let after = match rules_of(with) {
        Ok(after) => after,
        Err(codes) if codes == ["AML2011"] => return "-".to_owned(),
        Err(codes) if codes == ["AML3109"] => return "!".to_owned(),
        Err(codes) => panic!("{codes:?} in\n{with}"),
    };
    let new: BTreeSet<&str> = after
        .iter()
        .filter(|(key, count)| before.get(key).is_none_or(|before| before < count))
        .map(|((_, rule), _)| *rule)
        .collect();
    let mut ordered: Vec<&str> = rules::all()
        .map(|rule| rule.id)
        .filter(|id| new.contains(id))
        .collect();
    ordered.dedup();
    ordered.join(" ")
}

/// Rule ids in the order of the rule base.
fn in_order(ids: &str) -> String {
    let wanted: BTreeSet<&str> = ids.split(' ').collect();
    let mut ordered: Vec<&str> = rules::all()
        .map(|rule| rule.id)
        .filter(|id| wanted.contains(id))
        .collect();
    ordered.dedup();
    if ordered.is_empty() {
        ids.to_owned()
    } else {
        ordered.join(" ")
    }
}

fn blueprint(rest: &str) -> String {
    format!("{BASE}{rest}")
        .replace("SHARED", SHARED)
        .replace(": STORE", &format!(": {STORE}"))
        .replace(": OFFLINE", &format!(": {OFFLINE}"))
        .replace("GROUP", GROUP)
}

#[test]
fn every_pair_of_consumer_and_use_has_its_rules_or_is_refused() {
    let shown: BTreeSet<UseKind> = USES.iter().map(|(kind, ..)| *kind).collect();
    let known: BTreeSet<UseKind> = TABLE.iter().map(|row| row.kind).collect();
    assert_eq!(shown, known, "a kind of use without an expectation");
    let mut wrong = String::new();
    for (kind, words, expected) in USES {
        for ((consumer, around), expected) in ACTORS.iter().zip(expected) {
            let named = format!("{}, identity: tool }}", words.strip_suffix(" }").unwrap());
            let of_store = *kind == UseKind::FeatureStoreMaterialization;
            let around = if of_store {
                around.replace("workspace: {", &format!("{FEATURE_STORE},"))
            } else {
                (*around).to_owned()
            };
            // Spark works on the data of the same identity's other uses.
            let beside = match (kind, around.contains("AS tool")) {
                (UseKind::Spark, true) => "{ datastore: raw, identity: tool }, ",
                (UseKind::Spark, false) => "{ datastore: raw }, ",
                _ => "",
            };
            let filled = |own: &str, named: &str| {
                blueprint(
                    &around
                        .replace("USES AS tool", &format!("{beside}{named}"))
                        .replace("USES", &format!("{beside}{own}")),
                )
            };
            // The materialization has an identity of its own.
            let named = if of_store { (*words).to_owned() } else { named };
            let found = difference(&filled("", ""), &filled(words, &named));
            if found != in_order(expected) {
                writeln!(wrong, "{consumer:?}, {words}: found {found}, expected {expected}").unwrap();
            }
            let may = !activities(*kind, *consumer).is_empty();
            assert!(may || found == "-", "{consumer:?} {words}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What a consumer of features that lie in `offline` reads, and how many resources have the name of their account.
fn offline_store(offline: &str, rest: &str) -> (Vec<String>, usize) {
    let uses = format!("{{ feature_store: STORE, offline_store: {offline} }}");
    let text = blueprint(&format!("{}{rest}", ACTORS[4].1.replace("USES", &uses)));
    let compiled = support::compile("tiny.yaml", text.as_bytes());
    let model = compiled.model();
    let read = model
        .role_assignments
        .iter()
        .filter(|found| found.is_by_rule("CL-FS-02"));
    let named = |resource: &&Resource| resource.name.as_text() == Some("stoffline");
    (
        read.map(|found| model.scope_display(found.scope)).collect(),
        model.resources.iter().filter(named).count(),
    )
}

#[test]
fn an_offline_store_may_lie_beside_what_is_declared() {
    let container = ["container `features` of storage account `stoffline`".to_owned()];
    let account = ["storage account `stoffline`".to_owned()];
    let id = "GROUP/Microsoft.Storage/storageAccounts/stoffline";
    assert_eq!(offline_store("OFFLINE", ""), (container.to_vec(), 1));
    assert_eq!(offline_store(id, ""), (account.to_vec(), 1));
    let scope = format!(
        "rbac: {{ extra: [{{ principal: identities/tool, role: Reader, scope: {id}, reason: asks }}] }}\n"
    );
    assert_eq!(offline_store(id, &scope), (account.to_vec(), 1));
    let connection =
        format!("connections: {{ one: {{ type: azure_blob, target: {id}, container: raw }} }}\n");
    assert_eq!(offline_store(id, &connection), (account.to_vec(), 1));
}

#[test]
fn the_narrower_role_on_an_online_store_lists_its_keys_too() {
    let online = "{ feature_store: STORE, online_store: GROUP/Microsoft.Cache/redis/online }";
    let (_, _, expected) = USES.iter().find(|(_, words, _)| *words == online).unwrap();
    for ((_, around), expected) in ACTORS.iter().zip(expected) {
        let Some(rule) = expected
            .split(' ')
            .find(|rule| rule.ends_with("-03") || rule.ends_with("-04"))
        else {
            continue;
        };
        let named = online.replace("online }", "online, identity: tool }");
        let around = around.replace("USES AS tool", &named).replace("USES", online);
        let text = blueprint(&format!("{around}rbac: {{ profile: least_privilege }}\n"));
        let compiled = support::compile("tiny.yaml", text.as_bytes());
        let model = compiled.model();
        let found = model
            .role_assignments
            .iter()
            .find(|found| found.is_by_rule(rule))
            .unwrap();
        assert_eq!(found.right.name(), "Redis Cache Contributor", "{rule}");
        assert_eq!(found.instead_of, Some("Contributor"), "{rule}");
        assert!(model.is_keyless_risk(found.right, found.scope), "{rule}");
    }
}

/// The blueprint around a person (`PERSON`), by the kind of workspace that the persona works with.
const AROUND: [(&str, &str); 4] = [
    (
        "default",
        "computes: { cpu: { size: Standard_DS3_v2, max_instances: 1, identity: own } }\n\
         endpoints: { score: { type: online, identity: own }, nightly: { type: batch, compute: cpu } }\n",
    ),
    ("feature_store", "FEATURE_STORE, identity: ws }\n"),
    ("hub", "workspace: { kind: hub, identity: ws }\n"),
    (
        "project",
        "storage: { lake: { hierarchical_namespace: true }, default: { existing: { name: sthub } } }\n\
         key_vault: { existing: { name: kv-hub } }\n\
         registry: { existing: { name: crhub } }\n\
         monitoring: { application_insights: { existing: { name: appi-hub } } }\n\
         workspace: { kind: project, hub: { existing: { name: hub } }, identity: system_assigned }\n",
    ),
];

/// A persona or a `can`, the kind of workspace, what the person does besides, the rules, and what the page says beside them.
type Job = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const PERSONAS: &[Job] = &[
    ("data_scientist", "default", "", "HUM-DS-01 HUM-DS-02 HUM-DS-03", "a service principal has no studio, and so no HUM-DS-03"),
    ("data_reader", "default", "", "HUM-RO-01 HUM-RO-02 HUM-RO-03", "a service principal has no studio, and so no HUM-RO-03"),
    ("labeler", "default", "", "HUM-LAB-01 HUM-LAB-02", "on the workspace's account"),
    ("labeler", "default", "uses: [{ datastore: raw, access: write }]", "HUM-LAB-01 HUM-LAB-02",
        "on the datastores that `uses` names to write, in place of the account"),
    ("compute_operator", "default", "", "HUM-CO-01 HUM-CO-02", ""),
    ("ml_engineer", "default", "", "HUM-DS-02 HUM-MLE-01 HUM-MLE-02", "a service principal has no studio, and so no HUM-MLE-02"),
    ("prompt_flow_user", "default", "", "HUM-PF-01 HUM-PF-02", ""),
    ("registry_user", "default", "uses: [{ ml_registry: SHARED }]", "REG-HUM-01", "on the ML registries of its `uses`"),
    ("feature_store_consumer", "feature_store", "", "FS-CONS-01 FS-CONS-03", "sources stand in `uses`"),
    ("feature_store_developer", "feature_store", "", "FS-DEV-01 FS-DEV-03", "sources stand in `uses`"),
    ("project_creator", "hub", "", "HUB-HUM-01 HUB-HUM-05", "HUB-HUM-05 is reported and never granted: other groups than the default one"),
    ("project_member", "project", "", "HUB-HUM-02 HUB-HUM-03", ""),
    ("network_admin", "default", "", "HUM-NET-01", ""),
    ("workspace_admin", "default", "", "HUM-ADM-01", ""),
    ("deployer", "default", "", "DEP-01 DEP-02 DEP-04 DEP-16", "reported and never granted; more where the platform needs it"),
];

#[rustfmt::skip]
const CAN: &[Job] = &[
    ("manage_computes", "default", "", "HUM-CO-01 HUM-CO-02", ""),
    ("attach_identities", "default", "", "HUM-DS-06", "the identities of computes and endpoints, or those that it names"),
    ("attach_identities", "default", "persona: compute_operator", "HUM-CO-03", "with the persona `compute_operator`"),
    ("attach_identities", "default", "persona: ml_engineer", "HUM-MLE-03", "with the persona `ml_engineer`"),
    ("deploy_models", "default", "", "HUM-MLE-01 HUM-MLE-02", ""),
    ("deploy_models", "project", "persona: project_member", "HUM-MLE-01 HUM-MLE-02 HUB-HUM-04", "with the persona `project_member`"),
    ("submit_jobs", "default", "", "HUM-DS-01", ""),
    ("invoke_endpoints", "default", "", "EP-INVOKE-01", "on each online endpoint"),
    ("invoke_endpoints: [nightly]", "default", "", "BE-CALLER-01", "where a batch endpoint is named"),
    ("autoscale_endpoints", "default", "", "EP-AUTOSCALE-01", ""),
    ("label_data", "default", "", "HUM-LAB-01 HUM-LAB-02", ""),
    ("notebooks", "default", "", "HUM-DS-03", "not for a service principal"),
    ("monitor", "default", "", "HUM-MON-01", "HUM-MON-02 where `rbac.rules` switches it on"),
    ("use_spark", "default", "uses: [{ datastore: raw }]", "HUM-SPARK-01", "on the accounts of its `uses`"),
];

/// What a job adds to a person who does the same besides.
fn of_job((word, kind, besides, ..): &Job, key: &str) -> String {
    let (_, around) = AROUND.iter().find(|(known, _)| known == kind).unwrap();
    let around = around.replace("FEATURE_STORE", FEATURE_STORE);
    let base = if *kind == "project" {
        BASE.replace("storage:\n  lake: { hierarchical_namespace: true }\n", "")
    } else {
        BASE.to_owned()
    };
    let person = |more: &str| {
        let parts: Vec<&str> = [*besides, more]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        format!(
            "{base}{around}principals: {{ box: {{ type: group, object_id: 12345678-aaaa-4bbb-8ccc-1234567890ab, {} }} }}\n",
            parts.join(", ")
        )
        .replace("SHARED", SHARED)
        .replace("GROUP", GROUP)
    };
    let word = if word.contains(':') {
        format!("{{ {word} }}")
    } else {
        (*word).to_owned()
    };
    let own = match key {
        "persona" => format!("persona: {word}"),
        _ => format!("can: [{word}]"),
    };
    difference(&person(""), &person(&own))
}

fn words_of_schema(name: &str) -> BTreeSet<String> {
    let schema: serde_json::Value = serde_json::from_str(&amlgen::blueprint::schema()).unwrap();
    let definition = &schema["$defs"][name];
    let one_of = definition["oneOf"].as_array().cloned().unwrap_or_default();
    one_of
        .iter()
        .flat_map(|one| match &one["const"] {
            serde_json::Value::String(word) => vec![word.clone()],
            _ => one["enum"]
                .as_array()
                .unwrap()
                .iter()
                .map(|word| word.as_str().unwrap().to_owned())
                .collect(),
        })
        .collect()
}

#[test]
fn every_persona_and_every_can_has_its_rules() {
    let shown: BTreeSet<String> = PERSONAS.iter().map(|job| job.0.to_owned()).collect();
    assert_eq!(
        shown,
        words_of_schema("Persona"),
        "a persona without an expectation"
    );
    let shown: BTreeSet<&str> = CAN.iter().map(|job| job.0.split(':').next().unwrap()).collect();
    let known: BTreeSet<&str> = amlgen::resolve::CAN_WORDS.iter().map(|(word, _)| *word).collect();
    assert_eq!(shown, known, "a word of `can` without an expectation");
    let mut wrong = String::new();
    for (key, jobs) in [("persona", PERSONAS), ("can", CAN)] {
        for job in jobs {
            let found = of_job(job, key);
            if found != in_order(job.3) {
                writeln!(
                    wrong,
                    "{key} {} {}: found {found}, expected {}",
                    job.0, job.2, job.3
                )
                .unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn identities_of_the_workspace_are_attached_by_who_submits() {
    let text = |can: &str| {
        format!(
            "{BASE}workspace: {{ identity: {{ type: user_assigned, user_assigned_identities: [ws, tool] }}, \
             primary_user_assigned_identity: ws, uses: [{{ feature: model_monitoring, identity: tool }}] }}\n\
             principals: {{ box: {{ type: group, object_id: 12345678-aaaa-4bbb-8ccc-1234567890ab, persona: data_scientist{can} }} }}\n"
        )
    };
    assert_eq!(
        difference(&text(""), &text(", can: [attach_identities]")),
        "WS-UAIX-SUBMIT-01"
    );
}

/// As which actors a consumer acts.
fn actors(consumer: Consumer) -> &'static [ActorKind] {
    match consumer {
        Consumer::Workspace => &[
            ActorKind::WorkspaceSystem,
            ActorKind::WorkspacePrimary,
            ActorKind::WorkspaceAttached,
            ActorKind::Materialization,
        ],
        Consumer::Cluster | Consumer::BatchEndpoint => &[ActorKind::ClusterSystem, ActorKind::ClusterUser],
        Consumer::Instance => &[ActorKind::InstanceUser],
        Consumer::Kubernetes => &[ActorKind::KubernetesSystem, ActorKind::KubernetesUser],
        Consumer::OnlineEndpoint => &[ActorKind::EndpointSystem, ActorKind::EndpointUser],
        Consumer::Person => &[ActorKind::Person],
    }
}

/// The rules of the rule base for a kind of use of a consumer, in its order: those that are on by themselves, or those that
/// are off.
fn rules_for(kind: UseKind, consumer: Consumer, off: bool) -> Vec<&'static str> {
    let does = activities(kind, consumer);
    let mut found: Vec<&str> = Vec::new();
    for rule in rules::all().filter(|rule| rule.off == off) {
        let fits = rule.to.iter().any(|to| actors(consumer).contains(to))
            && rule.when.iter().any(|when| does.contains(when));
        if fits && !found.contains(&rule.id) {
            found.push(rule.id);
        }
    }
    found
}

#[test]
fn the_page_of_uses_says_what_happens() {
    for row in TABLE {
        for consumer in Consumer::ALL {
            let said: BTreeSet<&str> = rules_for(row.kind, consumer, false).into_iter().collect();
            let happens: BTreeSet<&str> = USES
                .iter()
                .filter(|(kind, ..)| *kind == row.kind)
                .flat_map(|(_, _, expected)| ACTORS.iter().zip(expected))
                .filter(|((of, _), _)| *of == consumer)
                .flat_map(|(_, ids)| ids.split(' '))
                .filter(|id| id.contains('-') && id.len() > 1)
                .collect();
            let beyond: Vec<&&str> = happens
                .difference(&said)
                .filter(|id| !SERVERLESS.contains(id))
                .collect();
            assert!(beyond.is_empty(), "{} of {consumer:?}: {beyond:?}", row.words());
            let never: Vec<&&str> = said.difference(&happens).collect();
            assert!(never.is_empty(), "{} of {consumer:?}: {never:?}", row.words());
        }
    }
}

fn table(page: &mut String, header: &[&str], rows: impl Iterator<Item = Vec<String>>) {
    writeln!(page, "| {} |", header.join(" | ")).unwrap();
    writeln!(page, "|{}", "---|".repeat(header.len())).unwrap();
    for row in rows {
        writeln!(page, "| {} |", row.join(" | ")).unwrap();
    }
}

#[test]
fn golden_page_of_uses() {
    let mut page = "\
# Uses, personas and tasks, and the rules that they bring

Made by `tests/uses.rs` from the table of uses and the rule base; every cell is compiled there. `amlgen rules ID` shows a rule.

## Uses

What a consumer does, as its `uses` say it. An empty cell is refused (AML2011).

"
    .to_owned();
    let nouns = [
        "use",
        "workspace",
        "cluster",
        "instance",
        "kubernetes",
        "online endpoint",
        "batch endpoint",
        "people",
    ];
    let rows = TABLE.iter().map(|row| {
        let cells = Consumer::ALL.into_iter().map(|consumer| {
            let mut ids: Vec<String> = rules_for(row.kind, consumer, false)
                .into_iter()
                .map(str::to_owned)
                .collect();
            let off = rules_for(row.kind, consumer, true);
            ids.extend(off.iter().map(|id| format!("({id})")));
            ids.join(", ")
        });
        std::iter::once(format!("`{}`", row.words()))
            .chain(cells)
            .collect()
    });
    table(&mut page, &nouns, rows);
    page.push_str(
        "
- `SAI` in an id is the rule of a system-assigned identity, `UAI` of a user-assigned one, `UAIX` of one that is attached to the
  workspace beside its primary one.
- A rule in parentheses is off until `rbac.rules` switches it on.
- A use of the workspace whose rules are `WS-UAIX` goes to the identity that it names, else to the primary user-assigned one;
  where there is neither it is refused (AML3109).
- A data use that names an attached identity also brings WS-UAIX-STORAGE-01 and WS-UAIX-ACR-01, for serverless jobs.
- `parallel_run_step`, `model_registry` and `batch_inference` bring a cluster with a system-assigned identity nothing, and a
  warning (AML3112).
- What a batch endpoint uses goes to the identity of its cluster, which has `batch_inference` without saying so.
- `feature_store` brings its second rule where the entry has `offline_store`, its third where it has `online_store`.
- Data with `access: acl`, for people only, brings no role: `access.md` lists the entries to set.

## Personas

What a principal is, on the workspace and its own account; other data stands in `uses`.

",
    );
    let jobs = |jobs: &'static [Job]| {
        jobs.iter().map(|(word, _, _, ids, note)| {
            vec![
                format!("`{word}`"),
                in_order(ids).replace(' ', ", "),
                (*note).to_owned(),
            ]
        })
    };
    table(&mut page, &["persona", "rules", ""], jobs(PERSONAS));
    page.push_str("\n## `can`\n\nSingle tasks, which add to the personas.\n\n");
    table(&mut page, &["can", "rules", ""], jobs(CAN));
    page.push_str(
        "\n`attach_identities` also brings WS-UAIX-SUBMIT-01 on identities that are attached to the workspace beside its primary one.\n",
    );
    support::generated_document("uses.md", page);
}

#[test]
fn to_name_the_identity_of_the_workspace_is_to_leave_it_out() {
    for entry in [
        "{ datastore: raw",
        "{ feature: model_monitoring",
        "{ feature: prompt_flow",
    ] {
        let grants = |identity: &str| {
            let text = format!(
                "version: 1\nname: demo\nlocation: westeurope\nidentities: {{ workspace: {{}} }}\nstorage: {{ lake: {{}} }}\n\
                 datastores: {{ raw: {{ type: azure_blob, storage: lake, container: raw }} }}\n\
                 workspace: {{ identity: workspace, uses: [{entry}{identity} }}] }}\n"
            );
            let compiled = support::compile("uses.yaml", text.as_bytes());
            support::grants(compiled.model()).collect::<BTreeSet<String>>()
        };
        assert_eq!(grants(", identity: workspace"), grants(""), "{entry}");
    }
}
