//! YAML as the pages of `az ml` show it, pasted under its key of a blueprint: it builds, or is refused with what to write.

use crate::support;

/// What comes before the pasted text.
const TOP: &str = "\
version: 1
name: demo
location: westeurope
subscription: 11111111-2222-3333-4444-555555555555
resource_group: rg-demo
identities: { jobs: {}, serving: {} }
storage:
  lake: { hierarchical_namespace: true, name: stlake }
  data: { existing: { name: stdata } }
";

/// Where resources that exist already are.
const GROUP: &str = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-demo/providers";

/// Puts text under a key: `computes.cpu` is the item `cpu` of `computes`.
fn under(path: &str, pasted: &str) -> String {
    let mut text = TOP.to_owned();
    let mut indent = String::new();
    for key in path.split('.') {
        text.extend([indent.as_str(), key, ":\n"]);
        indent.push_str("  ");
    }
    for line in pasted.lines() {
        text.extend([indent.as_str(), &line.replace("<group>", GROUP), "\n"]);
    }
    text
}

#[track_caller]
fn builds(path: &str, pasted: &str) -> String {
    let text = under(path, pasted);
    let compiled = support::compile("pasted.yaml", text.as_bytes());
    assert!(compiled.model.is_some(), "{text}\n{}", compiled.findings());
    compiled.model();
    assert!(!compiled.diags.has_errors(), "{text}\n{}", compiled.findings());
    support::built(compiled.model());
    compiled.findings()
}

/// The findings of what is refused with a code; all of `words` are in them.
#[track_caller]
fn refused(path: &str, pasted: &str, code: &str, words: &[&str]) {
    let text = under(path, pasted);
    let compiled = support::compile("pasted.yaml", text.as_bytes());
    let findings = compiled.findings();
    assert!(findings.contains(&format!("error[{code}]")), "{text}\n{findings}");
    for word in words {
        assert!(findings.contains(word), "no `{word}` in\n{findings}");
    }
}

#[test]
fn a_workspace() {
    let plain = "\
$schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
name: mlw-basic-prod
display_name: Basic workspace
description: The workspace of the vision team
hbi_workspace: false
system_datastores_auth_mode: identity
tags:
  purpose: demonstration";
    let findings = builds("workspace", plain);
    assert!(findings.contains("info[AML1024]"), "{findings}");
    let identities = "\
name: mlw-uai-prod
identity:
  type: user_assigned
  tenant_id: 22222222-3333-4444-5555-666666666666
  user_assigned_identities:
    '<group>/Microsoft.ManagedIdentity/userAssignedIdentities/id-one': {}
    '<group>/Microsoft.ManagedIdentity/userAssignedIdentities/id-two': {}
primary_user_assigned_identity: <group>/Microsoft.ManagedIdentity/userAssignedIdentities/id-one";
    builds("workspace", identities);
    builds(
        "workspace",
        "identity:\n  type: system_assigned\nenable_data_isolation: true",
    );
    let both = "\
identity:
  type: system_assigned,user_assigned
  user_assigned_identities:
    - resource_id: <group>/Microsoft.ManagedIdentity/userAssignedIdentities/id-one";
    builds("workspace", both);
    builds("workspace", &both.replace(",user", ", user"));
}

#[test]
fn what_a_workspace_stands_on_has_its_own_sections() {
    for (line, help) in [
        (
            "storage_account: <group>/Microsoft.Storage/storageAccounts/st",
            "write `storage: { default: { existing: <id> } }` at the top",
        ),
        (
            "container_registry: <group>/Microsoft.ContainerRegistry/registries/cr",
            "write `registry: { existing: <id> }` at the top",
        ),
        (
            "key_vault: <group>/Microsoft.KeyVault/vaults/kv",
            "write `key_vault: { existing: <id> }` at the top",
        ),
        (
            "application_insights: <group>/Microsoft.Insights/components/appi",
            "write `monitoring: { application_insights: { existing: <id> } }` at the top",
        ),
        ("location: eastus", "`location` stands at the top"),
        ("resource_group: rg-other", "`resource_group` stands at the top"),
        (
            "managed_network:\n  isolation_mode: allow_internet_outbound",
            "write `network: { mode: managed }` at the top",
        ),
    ] {
        refused("workspace", line, "AML1008", &[help]);
    }
    refused(
        "workspace",
        "system_datastores_auth_mode: accesskey",
        "AML5001",
        &["write `identity`"],
    );
    refused(
        "workspace",
        "allow_roleassignment_on_rg: true",
        "AML1008",
        &["remove it"],
    );
}

#[test]
fn a_cluster() {
    let cluster = "\
$schema: https://azuremlschemas.azureedge.net/latest/amlCompute.schema.json
name: low-pri-example
type: amlcompute
size: STANDARD_DS3_v2
min_instances: 0
max_instances: 2
idle_time_before_scale_down: 120
tier: low_priority
identity:
  type: user_assigned
  user_assigned_identities:
    - resource_id: <group>/Microsoft.ManagedIdentity/userAssignedIdentities/id-cpu";
    builds("computes.cpu", cluster);
    builds("computes.cpu", &cluster.replace("low_priority", "dedicated"));
    builds(
        "computes.cpu",
        "type: amlcompute\nsize: STANDARD_DS3_v2\nmax_instances: 4\nidentity:\n  type: system_assigned",
    );
    refused(
        "computes.cpu",
        &format!("{cluster}\nlocation: westus"),
        "AML1008",
        &["remove it: `location` stands at the top"],
    );
    refused(
        "computes.cpu",
        &format!("{cluster}\nssh_public_access_enabled: true"),
        "AML5001",
        &["remove it"],
    );
    let ssh = "ssh_settings:\n  admin_username: azureuser\n  ssh_key_value: ssh-rsa AAAA";
    refused(
        "computes.cpu",
        &format!("{cluster}\n{ssh}"),
        "AML5001",
        &["remove it"],
    );
    let network = "network_settings:\n  vnet_name: vnet\n  subnet: snet";
    refused(
        "computes.cpu",
        &format!("{cluster}\n{network}"),
        "AML2003",
        &["there is no network of one's own"],
    );
}

#[test]
fn an_instance() {
    let instance = "\
$schema: https://azuremlschemas.azureedge.net/latest/computeInstance.schema.json
name: example-ci-a1
type: computeinstance
size: STANDARD_DS3_v2
idle_time_before_shutdown_minutes: 30
create_on_behalf_of:
  user_tenant_id: 22222222-3333-4444-5555-666666666666
  user_object_id: 33333333-4444-5555-6666-777777777777
identity:
  type: user_assigned
  user_assigned_identities:
    - resource_id: <group>/Microsoft.ManagedIdentity/userAssignedIdentities/id-desk";
    builds("computes.desk", instance);
    let ssh = "ssh_public_access_enabled: true";
    refused(
        "computes.desk",
        &format!("{instance}\n{ssh}"),
        "AML5001",
        &["remove it"],
    );
}

#[test]
fn a_kubernetes_compute() {
    for cluster in [
        "Microsoft.ContainerService/managedClusters/aks",
        "Microsoft.Kubernetes/connectedClusters/arc",
    ] {
        let kubernetes = format!(
            "\
$schema: https://azuremlschemas.azureedge.net/latest/kubernetesCompute.schema.json
name: example-k8s
type: kubernetes
resource_id: <group>/{cluster}
namespace: ml
identity:
  type: user_assigned
  user_assigned_identities:
    - resource_id: <group>/Microsoft.ManagedIdentity/userAssignedIdentities/id-pods"
        );
        builds("computes.pods", &kubernetes);
    }
}

#[test]
fn a_datastore() {
    let blob = "\
$schema: https://azuremlschemas.azureedge.net/latest/azureBlob.schema.json
name: blob_example
type: azure_blob
description: Datastore pointing to a blob container.
account_name: stdata
container_name: images
protocol: https
endpoint: core.windows.net";
    builds("datastores.images", blob);
    let lake = "\
$schema: https://azuremlschemas.azureedge.net/latest/azureDataLakeGen2.schema.json
name: adls_gen2_example
type: azure_data_lake_gen2
account_name: stlake
filesystem: forms";
    builds("datastores.forms", lake);
    for secret in [
        "account_key: not-a-key",
        "sas_token: not-a-token",
        "client_secret: not-a-secret",
    ] {
        let credentials = format!("credentials:\n  {secret}");
        refused(
            "datastores.images",
            &format!("{blob}\n{credentials}"),
            "AML5001",
            &["remove it"],
        );
    }
    refused(
        "datastores.files",
        "type: azure_file\naccount_name: stdata\nfile_share_name: files",
        "AML5001",
        &["write `azure_blob`"],
    );
    refused(
        "datastores.old",
        "type: azure_data_lake_gen1\nstore_name: old",
        "AML5001",
        &["write `azure_data_lake_gen2`"],
    );
    refused(
        "datastores.images",
        &blob.replace("stdata", "stelsewhere"),
        "AML2002",
        &["declare"],
    );
}

#[test]
fn connections_without_a_secret() {
    for pasted in [
        "name: openai\ntype: azure_open_ai\nazure_endpoint: https://contoso.openai.azure.com/",
        "type: azure_ai_services\nendpoint: https://contoso.cognitiveservices.azure.com/",
        "type: azure_ai_search\nendpoint: https://contoso.search.windows.net/",
        "type: cognitive_search\ntarget: https://contoso.search.windows.net/\nis_shared: false",
        "type: git\ntarget: https://github.com/contoso/models\ncredentials:\n  type: none",
        "type: python_feed\ntarget: https://pkgs.dev.azure.com/contoso/_packaging/ml",
        "type: custom\ntarget: https://contoso.example\nmetadata:\n  team: vision",
        "$schema: https://azuremlschemas.azureedge.net/latest/workspaceConnection.schema.json\ntype: container_registry\ntarget: https://contoso.azurecr.io\ncredentials:\n  type: managed_identity\n  client_id: 44444444-5555-6666-7777-888888888888\n  resource_id: <group>/Microsoft.ManagedIdentity/userAssignedIdentities/id-pull",
        "type: azure_blob\ntarget: https://stdata.blob.core.windows.net/images",
        "type: azure_data_lake_gen_2\ntarget: https://stlake.dfs.core.windows.net/forms",
    ] {
        builds("connections.one", pasted);
    }
}

#[test]
fn connections_with_a_secret() {
    let aad = "write `credentials: { type: aad }`";
    refused(
        "connections.one",
        "type: azure_open_ai\nazure_endpoint: https://contoso.openai.azure.com/\napi_key: not-a-key",
        "AML5001",
        &[aad],
    );
    for (kind, secret) in [
        ("pat", "pat: not-a-token"),
        ("username_password", "username: me\n  password: not-a-word"),
        ("sas", "sas_token: not-a-token"),
        ("account_key", "account_key: not-a-key"),
        ("access_key", "access_key_id: me\n  secret_access_key: not-a-key"),
        (
            "service_principal",
            "client_id: 44444444-5555-6666-7777-888888888888\n  client_secret: not-a-secret",
        ),
        ("api_key", "key: not-a-key"),
    ] {
        let pasted =
            format!("type: git\ntarget: https://contoso.example\ncredentials:\n  type: {kind}\n  {secret}");
        refused(
            "connections.one",
            &pasted,
            "AML5001",
            &[
                &format!("`{kind}` belongs to a setup with keys"),
                "write `type: aad`",
            ],
        );
    }
    for kind in ["open_ai", "serp", "serverless"] {
        refused(
            "connections.one",
            &format!("type: {kind}\ntarget: https://contoso.example"),
            "AML5001",
            &["write `azure_open_ai`"],
        );
    }
    let blob = "type: azure_blob\naccount_name: stdata\ncontainer_name: images";
    refused(
        "connections.one",
        blob,
        "AML1008",
        &["write `target: <account>/<container>`"],
    );
}

#[test]
fn endpoints() {
    let online = "\
$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
name: my-endpoint-4711
auth_mode: aad_token
identity:
  type: user_assigned
  user_assigned_identities:
    - resource_id: <group>/Microsoft.ManagedIdentity/userAssignedIdentities/id-serve";
    // Only the schema says what kind it is.
    refused(
        "endpoints.score",
        online,
        "AML1010",
        &["add `type:` with `online` or `batch`"],
    );
    builds("endpoints.score", &format!("{online}\ntype: online"));
    refused(
        "endpoints.score",
        &format!("type: online\n{}", online.replace("aad_token", "key")),
        "AML5001",
        &["write `aad_token`"],
    );
    refused(
        "endpoints.score",
        "type: online\ntraffic:\n  blue: 100",
        "AML1008",
        &["remove it"],
    );
    let batch = "\
computes:
  cpu: { size: Standard_DS3_v2, max_instances: 2, identity: jobs }
endpoints:
  nightly:
    $schema: https://azuremlschemas.azureedge.net/latest/batchEndpoint.schema.json
    name: nightly-4711
    type: batch
    description: Scores what came in
    auth_mode: aad_token
    compute: azureml:cpu";
    let text = format!("{TOP}{batch}\n");
    let compiled = support::compile("pasted.yaml", text.as_bytes());
    assert!(!compiled.diags.has_errors(), "{}", compiled.findings());
    let compiled = support::compile(
        "pasted.yaml",
        format!("{text}    defaults: {{ deployment_name: blue }}\n").as_bytes(),
    );
    assert!(
        compiled.findings().contains("error[AML1008]"),
        "{}",
        compiled.findings()
    );
}

#[test]
fn a_feature_store() {
    let store = "\
$schema: https://azuremlschemas.azureedge.net/latest/featureStore.schema.json
name: features
kind: feature_store
compute_runtime:
  spark_runtime_version: \"3.4\"
offline_store:
  type: azure_data_lake_gen2
  target: <group>/Microsoft.Storage/storageAccounts/stlake/blobServices/default/containers/offline
online_store:
  type: redis
  target: <group>/Microsoft.Cache/Redis/redis-features
materialization_identity:
  client_id: 44444444-5555-6666-7777-888888888888
  principal_id: 44444444-5555-6666-7777-999999999999
  resource_id: <group>/Microsoft.ManagedIdentity/userAssignedIdentities/id-materialize";
    builds("workspace", store);
    refused(
        "workspace",
        &store.replace("\"3.4\"", "3.4"),
        "AML1009",
        &["put it in quotes: `\"3.4\"`"],
    );
    let twice = store.replace("  type: azure_data_lake_gen2\n", "  container: offline\n");
    refused("workspace", &twice, "AML2003", &["keep `container`"]);
    let none = store.replace("  target: <group>/Microsoft.Cache/Redis/redis-features\n", "");
    refused("workspace", &none, "AML1010", &["add `name: …`"]);
}
