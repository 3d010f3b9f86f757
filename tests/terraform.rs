//! Terraform: a kind of resource has one type, and what that type has to be told.

use std::collections::{BTreeMap, BTreeSet};

use amlgen::emit::{Target, terraform::Terraform};
use serde_json::Value;

use crate::support;

const HEAD: &str = "version: 1\nname: demo\nlocation: westeurope\n";

/// The files of Terraform for a blueprint without its head.
fn built(body: &str) -> BTreeMap<String, String> {
    let compiled = support::compile("terraform.yaml", format!("{HEAD}{body}").as_bytes());
    support::built(compiled.model())
        .into_iter()
        .filter_map(|(path, text)| Some((path.strip_prefix("terraform/")?.to_owned(), text)))
        .collect()
}

/// The type and name of every resource in a file.
fn addresses(text: &str) -> BTreeSet<String> {
    text.lines()
        .filter_map(|line| line.strip_prefix("resource "))
        .map(|line| line.trim_end_matches(" {").to_owned())
        .collect()
}

#[test]
fn a_kind_keeps_its_type_whatever_its_options() {
    let plain = built("");
    let workspace = addresses(&plain["workspace.tf"]);
    assert_eq!(
        workspace,
        BTreeSet::from(["\"azapi_resource\" \"workspace\"".to_owned()])
    );
    for options in [
        "workspace: { enable_data_isolation: true }\n",
        "workspace: { purge_on_destroy: true, hbi_workspace: true }\n",
        "workspace: { kind: hub }\n",
        "workspace: { identity: system_assigned }\n",
        "monitoring: { application_insights: false }\n",
    ] {
        assert_eq!(addresses(&built(options)["workspace.tf"]), workspace, "{options}");
    }
}

#[test]
fn a_workspace_of_every_kind_is_purged_where_that_is_asked_for() {
    let purge = "\n  delete_query_parameters = {\n    forceToPurge = [\"true\"]\n  }\n";
    for kind in ["default", "hub", "feature_store"] {
        let of = |more: &str| {
            let text = format!("workspace: {{ kind: {kind}{more} }}\n");
            built(&text)["workspace.tf"].contains(purge)
        };
        assert!(of(", purge_on_destroy: true"), "{kind}");
        assert!(!of(""), "{kind}");
    }
}

#[test]
fn tags_of_the_service_stay_where_it_makes_some() {
    let connection = |kind: &str| {
        format!(
            "workspace: {{ kind: {kind} }}\nconnections:\n  models: {{ type: azure_ai_services, target: 'https://demo.cognitiveservices.azure.com/' }}\n"
        )
    };
    let ignored = "\n    ignore_changes = [tags]\n";
    assert!(built(&connection("hub"))["workspace.tf"].contains(ignored));
    assert!(!built(&connection("default"))["workspace.tf"].contains(ignored));
    assert!(!built("workspace: { kind: hub }\n")["workspace.tf"].contains(ignored));
}

#[test]
fn azurerm_makes_custom_roles() {
    let files = built(
        "principals:\n  ops: { type: group, object_id: 44444444-4444-4444-8444-444444444445 }\nrbac:\n  roles:\n    - name: Looks\n      \
         description: Looks at all.\n      actions: ['*/read']\n      not_actions: [Microsoft.Storage/storageAccounts/read]\n  extra:\n    \
         - { principal: principals/ops, role: Looks, scope: resource_group, reason: they look }\n",
    );
    let role = r#"  scope              = local.resource_group_id
  description        = "Looks at all."
  assignable_scopes  = [local.resource_group_id]

  permissions {
    actions     = ["*/read"]
    not_actions = ["Microsoft.Storage/storageAccounts/read"]
  }
}
"#;
    let main = &files["main.tf"];
    assert!(
        main.contains("resource \"azurerm_role_definition\" \"looks\" {\n"),
        "{main}"
    );
    assert!(main.contains(role), "{main}");
    let grants = &files["role_assignments.tf"];
    assert!(
        grants.contains("depends_on = [azurerm_role_definition.looks]"),
        "{grants}"
    );
}

#[test]
fn what_is_read_of_services_stands_with_what_reads_it() {
    let group = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-demo/providers";
    let files = built(&format!(
        "resource_group: rg-demo\nsubscription: 00000000-0000-4000-8000-000000000001\nidentities: {{ train: {{}} }}\nconnections:\n  \
         models: {{ type: azure_ai_services, target: {group}/Microsoft.CognitiveServices/accounts/ais-demo }}\ncomputes:\n  cpu:\n    \
         size: Standard_DS3_v2\n    max_instances: 1\n    identity: train\n    uses: [{{ search: {group}/Microsoft.Search/searchServices/srch-demo, access: read }}]\n"
    ));
    assert!(files["datastores.tf"].contains("check \"ais_demo_ai_services_settings\""));
    assert!(files["role_assignments.tf"].contains("check \"srch_demo_search_settings\""));
    for gone in ["services.tf", "data.tf"] {
        assert!(!files.contains_key(gone), "{gone}");
    }
}

#[test]
fn zones_that_a_policy_writes_into_endpoints_stay() {
    let network = |zones: &str| {
        format!(
            "network: {{ mode: private, virtual_network: {{ address_space: 10.20.0.0/24 }}, private_endpoints: {{ dns_zones: {zones} }} }}\n"
        )
    };
    let endpoint = "resource \"azurerm_private_endpoint\"";
    for (zones, theirs) in [("by_policy", true), ("{ create: true }", false)] {
        let files = built(&network(zones));
        let endpoints: Vec<&str> = files
            .values()
            .flat_map(|text| text.split("\n}\n"))
            .filter(|block| block.contains(endpoint))
            .collect();
        assert!(endpoints.len() > 3);
        for block in endpoints {
            let kept = block.contains("ignore_changes = [private_dns_zone_group]");
            let written = block.contains("private_dns_zone_group {");
            assert_eq!((kept, written), (theirs, !theirs), "{block}");
        }
    }
}

#[test]
fn containers_are_private_and_addresses_that_are_let_in_are_allowed() {
    let files = built(
        "storage: { lake: { containers: [raw] } }\nregistry: { allowed_ip_ranges: [203.0.113.0/24] }\n",
    );
    let storage = &files["storage.tf"];
    let access = storage.matches("container_access_type").count();
    assert!(access > 0, "{storage}");
    assert_eq!(storage.matches("= \"private\"\n").count(), access, "{storage}");
    let registry = &files["registry.tf"];
    assert!(registry.contains("default_action = \"Deny\""), "{registry}");
    assert!(registry.contains("= \"Allow\"\n"), "{registry}");
}

#[test]
fn all_grants_of_a_person_stand_in_one_block() {
    let files = built(
        "storage: { lake: { containers: [raw] } }\nprincipals:\n  team:\n    type: group\n    object_id: 44444444-4444-4444-8444-444444444445\n    \
         persona: data_scientist\n    uses: [{ storage: lake }]\n",
    );
    // on the accounts, which precede the workspace, and on the workspace
    let blocks = addresses(&files["role_assignments.tf"]);
    let of_team: Vec<&String> = blocks.iter().filter(|address| address.contains("team")).collect();
    assert_eq!(of_team, ["\"azurerm_role_assignment\" \"team\""]);
}

#[test]
fn datastores_wait_for_the_grants_of_the_workspace_on_itself() {
    let files =
        built("datastores:\n  images: { type: azure_blob, container: images }\nstorage: { default: {} }\n");
    let waits = "\n  depends_on = [azurerm_role_assignment.workspace_after_workspace]\n";
    assert!(
        files["datastores.tf"].contains(waits),
        "{}",
        files["datastores.tf"]
    );
}

#[test]
fn only_endpoints_ask_for_a_newer_terraform() {
    let asks = |body: &str| built(body)["terraform.tf"].contains("required_version = \">= 1.11, < 2.0\"");
    assert!(!asks(""));
    assert!(asks("endpoints:\n  rank: { type: online }\n"));
    assert!(asks(
        "computes:\n  cpu: { size: Standard_DS3_v2, max_instances: 1 }\nendpoints:\n  nightly: { type: batch, compute: cpu }\n",
    ));
}

/// A definition of the schema, where it stands in a blueprint, and its keys, each with values.
type Section = (
    &'static str,
    &'static [&'static str],
    &'static [(&'static str, &'static [&'static str])],
);

/// What the resources of azurerm are made from. A key without values here has those of the schema.
const SECTIONS: &[Section] = &[
    (
        "IdentityEntry",
        &["identities: { own: { KEYS } }"],
        &[
            ("name", &["id-own"]),
            ("tags", &["{ team: one }"]),
            (
                "federated_credentials",
                &[
                    "{ pipeline: { issuer: https://token.actions.githubusercontent.com, subject: 'repo:contoso/ml:environment:prod' } }",
                ],
            ),
        ],
    ),
    (
        "Storage",
        &["storage: { lake: { KEYS } }"],
        &[
            ("name", &["stlake"]),
            ("tags", &["{ team: one }"]),
            ("sku", &[]),
            ("hierarchical_namespace", &["true", "false"]),
            ("containers", &["[raw, curated]", "[]"]),
            ("soft_delete_days", &["0", "1", "365"]),
        ],
    ),
    (
        "Registry",
        &["registry: { KEYS }", "registries: { tools: { KEYS } }"],
        &[
            ("name", &["crtools"]),
            ("tags", &["{ team: one }"]),
            ("sku", &[]),
            ("role_assignment_mode", &[]),
        ],
    ),
    (
        "Registry",
        &["identities: { pull: {} }\nregistries: { tools: { KEYS } }"],
        &[("build_identity", &["pull"])],
    ),
    (
        "KeyVault",
        &["key_vault: { KEYS }", "key_vaults: { notes: { KEYS } }"],
        &[
            ("name", &["kv-notes"]),
            ("tags", &["{ team: one }"]),
            ("purge_protection", &["true"]),
            ("soft_delete_days", &["7", "90"]),
        ],
    ),
    (
        "KeyVault",
        &[
            "key_vaults: { notes: { KEYS } }\nprincipals: { team: { type: group, object_id: 12345678-aaaa-4bbb-8ccc-1234567890ab, uses: [{ secret_store: notes }] } }",
        ],
        &[("permission_model", &[])],
    ),
    (
        "LogAnalytics",
        &["monitoring: { log_analytics: { KEYS } }"],
        &[
            ("name", &["log-demo"]),
            ("tags", &["{ team: one }"]),
            ("retention_days", &["30", "730"]),
        ],
    ),
    (
        "ApplicationInsights",
        &["monitoring: { application_insights: { KEYS } }"],
        &[
            ("name", &["appi-demo"]),
            ("tags", &["{ team: one }"]),
            ("local_auth", &["true", "false"]),
        ],
    ),
    (
        "DiagnosticSettings",
        &["monitoring: { diagnostics: { KEYS } }"],
        &[("name", &["to-logs"])],
    ),
    (
        "CustomRole",
        &["rbac: { roles: [{ name: Looks, actions: ['*/read'], KEYS }] }"],
        &[
            ("description", &["Looks at all."]),
            ("not_actions", &["[Microsoft.Storage/storageAccounts/read]"]),
            (
                "data_actions",
                &["[Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read]"],
            ),
            (
                "not_data_actions",
                &["[Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write]"],
            ),
        ],
    ),
    (
        "CustomRole",
        &["rbac: { roles: [{ KEYS, name: Looks }] }"],
        &[("actions", &["['*/read']"])],
    ),
    (
        "CustomRole",
        &["rbac: { roles: [{ KEYS, actions: ['*/read'] }] }"],
        &[("name", &["Looks"])],
    ),
];

/// Keys that are read and that nothing is made of yet.
const NOT_MADE_YET: &[&str] = &[
    "allowed_ip_ranges",
    "allowed_subnets",
    "customer_managed_key",
    "enable_node_public_ip",
    "network_settings",
    "node_public_ip",
    "private_endpoints",
    "public_network_access",
    "serverless_compute",
    "subnet",
];

/// The keys of a definition of the schema that a resource is made from, each with the words it takes.
fn keys_of(schema: &Value, definition: &str) -> BTreeMap<String, Vec<String>> {
    let at = |path: &str| schema.pointer(&format!("/$defs/{path}"));
    let keys = at(&format!("{definition}/properties")).and_then(Value::as_object);
    let made = keys
        .into_iter()
        .flatten()
        .filter(|(key, value)| *key != "existing" && value.get("not").is_none());
    made.map(|(key, value)| {
        let named = value["anyOf"].as_array().into_iter().flatten();
        let words = named
            .filter_map(|one| at(one["$ref"].as_str()?.strip_prefix("#/$defs/")?))
            .flat_map(words_of);
        (key.clone(), words.collect())
    })
    .collect()
}

/// The words of an enumeration: a list, or one by one where each has a description.
fn words_of(enumeration: &Value) -> Vec<String> {
    let list = enumeration["enum"].as_array().into_iter().flatten();
    let described = enumeration["oneOf"].as_array().into_iter().flatten();
    list.chain(described.map(|one| &one["const"]))
        .filter_map(|word| Some(word.as_str()?.to_owned()))
        .collect()
}

/// No option of the blueprint lacks words in azurerm, so none has to be refused (`AML4xxx`).
#[test]
fn azurerm_has_words_for_every_key_and_value_of_what_it_makes() {
    let schema: Value = serde_json::from_str(&support::text("golden/schema.json")).unwrap();
    let mut shown: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (definition, places, keys) in SECTIONS {
        let known = keys_of(&schema, definition);
        for (key, values) in *keys {
            shown.entry(*definition).or_default().insert(*key);
            let words = &known[*key];
            let values: Vec<&str> = if values.is_empty() {
                words.iter().map(String::as_str).collect()
            } else {
                values.to_vec()
            };
            assert!(!values.is_empty(), "{definition}.{key}");
            for (place, value) in places
                .iter()
                .flat_map(|place| values.iter().map(move |value| (place, value)))
            {
                let text = format!("{HEAD}{}\n", place.replace("KEYS", &format!("{key}: {value}")));
                let compiled = support::compile("terraform.yaml", text.as_bytes());
                let printed = Terraform.emit(compiled.model());
                assert!(printed.is_ok(), "{printed:?} for\n{text}");
            }
        }
    }
    for (definition, keys) in shown {
        let known = keys_of(&schema, definition);
        let known = known.keys().map(String::as_str);
        let made: BTreeSet<&str> = known
            .filter(|key| keys.contains(key) || !NOT_MADE_YET.contains(key))
            .collect();
        assert_eq!(keys, made, "{definition}");
    }
}
