//! Connections lead to endpoints, with the metadata that their clients read: the right value in every target, by a table.

use std::collections::BTreeMap;

use amlgen::diag::{Code, Severity};
use amlgen::emit::TARGETS;
use amlgen::model::{AssignedBy, Resource, TargetName};
use serde_json::Value;

use crate::support;

const GROUP: &str = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-demo/providers";
const OAI: &str = "Microsoft.CognitiveServices/accounts/oai";
const SRCH: &str = "Microsoft.Search/searchServices/srch";
const ST: &str = "Microsoft.Storage/storageAccounts/starchive";

/// A blueprint with one connection.
fn blueprint(region: &str, connection: &str) -> String {
    let cloud = match region {
        "chinaeast2" => "china",
        "usgovvirginia" => "us_government",
        _ => "azure",
    };
    format!(
        "version: 1
name: demo
cloud: {cloud}
location: {region}
subscription: 00000000-0000-0000-0000-000000000001
resource_group: rg-demo
identities: {{ pull: {{}} }}
storage: {{ lake: {{ name: stlake, containers: [raw] }} }}
datastores: {{ pictures: {{ type: azure_blob, storage: lake, container: images }} }}
registries: {{ tools: {{ existing: {{ name: crtools }} }} }}
connections: {{ one: {{ {} }} }}
",
        connection.replace('<', GROUP).replace('>', "")
    )
}

/// The lines `key: value` or `key = value` of a block of Bicep or HCL.
fn lines(text: &str, start: &str, between: &str) -> BTreeMap<String, String> {
    let at = text.find(start).unwrap_or_else(|| panic!("no {start}"));
    let block = &text[at..];
    let block = &block[..block.find("\n}").unwrap()];
    let pairs = block.lines().filter_map(|line| line.split_once(between));
    pairs
        .map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned()))
        .collect()
}

/// What the connection says in a target: its target and its metadata, each as the target spells it.
fn spelled(text: &str, target: TargetName) -> BTreeMap<String, String> {
    let compiled = support::compile("connection.yaml", text.as_bytes());
    let model = compiled.model();
    let emitted = TARGETS.iter().find(|known| known.name() == target).unwrap();
    let files: BTreeMap<String, String> = emitted
        .emit(model)
        .unwrap()
        .files
        .into_iter()
        .map(|file| (file.path, file.text))
        .collect();
    let mut found = match target {
        TargetName::Arm => {
            let json: Value = serde_json::from_str(&files["main.json"]).unwrap();
            let resources = json["resources"].as_array().unwrap();
            let kind = "Microsoft.MachineLearningServices/workspaces/connections";
            let connection = resources
                .iter()
                .find(|resource| resource["type"] == kind)
                .unwrap();
            let properties = connection["properties"].as_object().unwrap();
            let metadata = properties.get("metadata").and_then(Value::as_object);
            let pairs = properties.iter().chain(metadata.into_iter().flatten());
            pairs
                .filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned())))
                .collect()
        }
        TargetName::Bicep => lines(&files["main.bicep"], "\nresource oneConnection ", ": "),
        TargetName::Terraform => {
            let all: String = files.values().map(String::as_str).collect();
            lines(&all, "\nresource \"azapi_resource\" \"one_connection\" ", " = ")
        }
    };
    let beside = |key: &str| !key.starts_with(char::is_uppercase) && key != "target";
    found.retain(|key, _| !beside(key));
    found
}

/// What a connection has to say: a key, and its value in ARM, Bicep and Terraform.
type Row = (&'static str, [&'static str; 3]);

fn says(location: &str, connection: &str, rows: &[Row]) {
    let text = blueprint(location, connection);
    for (place, target) in TargetName::ALL.iter().enumerate() {
        let expected: BTreeMap<String, String> = rows
            .iter()
            .map(|(key, values)| ((*key).to_owned(), values[place].to_owned()))
            .collect();
        assert_eq!(spelled(&text, *target), expected, "{target:?}: {connection}");
    }
}

const API_TYPE: Row = ("ApiType", ["Azure", "'Azure'", "\"Azure\""]);
const OAI_ID: Row = (
    "ResourceId",
    [
        "[resourceId('Microsoft.CognitiveServices/accounts', 'oai')]",
        "oaiAiServices.id",
        "local.oai_ai_services_id",
    ],
);
const OAI_ENDPOINT: Row = (
    "target",
    [
        "[reference(resourceId('Microsoft.CognitiveServices/accounts', 'oai'), '2025-06-01').endpoint]",
        "oaiAiServices.properties.endpoint",
        "data.azapi_resource.oai_ai_services.output.properties.endpoint",
    ],
);
const SRCH_ID: Row = (
    "ResourceId",
    [
        "[resourceId('Microsoft.Search/searchServices', 'srch')]",
        "srchSearch.id",
        "local.srch_search_id",
    ],
);

#[test]
fn services_are_reached_at_their_endpoints() {
    for kind in ["azure_open_ai", "azure_ai_services"] {
        let by_id = format!("type: {kind}, target: </{OAI}>");
        says("westeurope", &by_id, &[OAI_ENDPOINT, API_TYPE, OAI_ID]);
    }
    let search = format!("type: azure_ai_search, target: </{SRCH}>");
    let url: Row = (
        "target",
        [
            "https://srch.search.windows.net/",
            "'https://srch.search.windows.net/'",
            "\"https://srch.search.windows.net/\"",
        ],
    );
    says("westeurope", &search, &[url, API_TYPE, SRCH_ID]);
    let read: Row = (
        "target",
        [
            "[reference(resourceId('Microsoft.Search/searchServices', 'srch'), '2025-05-01').endpoint]",
            "srchSearch.properties.endpoint",
            "data.azapi_resource.srch_search.output.properties.endpoint",
        ],
    );
    for location in ["chinaeast2", "usgovvirginia"] {
        says(location, &search, &[read, API_TYPE, SRCH_ID]);
    }
}

const LAKE: [Row; 2] = [
    (
        "AccountName",
        ["stlake", "lakeStorage.name", "azurerm_storage_account.lake.name"],
    ),
    (
        "ResourceId",
        [
            "[resourceId('Microsoft.Storage/storageAccounts', 'stlake')]",
            "lakeStorage.id",
            "azurerm_storage_account.lake.id",
        ],
    ),
];

#[test]
fn storage_is_reached_at_the_container() {
    let raw: [Row; 2] = [
        (
            "target",
            [
                "[format('https://{0}.dfs.{1}/{2}', 'stlake', environment().suffixes.storage, 'raw')]",
                "'https://${lakeStorage.name}.dfs.${environment().suffixes.storage}/${rawContainer.name}'",
                "\"https://${azurerm_storage_account.lake.name}.dfs.core.windows.net/${azurerm_storage_container.raw.name}\"",
            ],
        ),
        (
            "ContainerName",
            ["raw", "rawContainer.name", "azurerm_storage_container.raw.name"],
        ),
    ];
    for target in ["lake/raw", "storage/lake/raw", "lake, container: raw"] {
        let lake = format!("type: azure_data_lake_gen_2, target: {target}");
        says("westeurope", &lake, &[raw[0], raw[1], LAKE[0], LAKE[1]]);
    }
    let images: [Row; 2] = [
        (
            "target",
            [
                "[format('https://{0}.blob.{1}/{2}', 'stlake', environment().suffixes.storage, 'images')]",
                "'https://${lakeStorage.name}.blob.${environment().suffixes.storage}/${imagesContainer.name}'",
                "\"https://${azurerm_storage_account.lake.name}.blob.core.chinacloudapi.cn/${azurerm_storage_container.images.name}\"",
            ],
        ),
        (
            "ContainerName",
            [
                "images",
                "imagesContainer.name",
                "azurerm_storage_container.images.name",
            ],
        ),
    ];
    for target in ["pictures", "datastores/pictures", "azureml:pictures"] {
        let store = format!("type: azure_blob, target: '{target}'");
        says("chinaeast2", &store, &[images[0], images[1], LAKE[0], LAKE[1]]);
    }
}

const ARCHIVE_ID: Row = (
    "ResourceId",
    [
        "[resourceId('Microsoft.Storage/storageAccounts', 'starchive')]",
        "starchiveStorage.id",
        "local.starchive_storage_id",
    ],
);
const LETTERS: Row = ("ContainerName", ["letters", "'letters'", "\"letters\""]);

#[test]
fn an_account_by_id_has_its_container_beside_it() {
    let target: Row = (
        "target",
        [
            "[format('https://{0}.blob.{1}/letters', 'starchive', environment().suffixes.storage)]",
            "'https://${starchiveStorage.name}.blob.${environment().suffixes.storage}/letters'",
            "\"https://starchive.blob.core.windows.net/letters\"",
        ],
    );
    let name: Row = (
        "AccountName",
        ["starchive", "starchiveStorage.name", "\"starchive\""],
    );
    let archive = format!("type: azure_blob, target: </{ST}>, container: letters");
    says("westeurope", &archive, &[target, name, LETTERS, ARCHIVE_ID]);
}

#[test]
fn a_url_stays_as_it_is_written() {
    let url: Row = (
        "target",
        [
            "https://starchive.blob.core.windows.net/letters",
            "'https://starchive.blob.core.windows.net/letters'",
            "\"https://starchive.blob.core.windows.net/letters\"",
        ],
    );
    let alone = "type: azure_blob, target: https://starchive.blob.core.windows.net/letters";
    let name: Row = ("AccountName", ["starchive", "'starchive'", "\"starchive\""]);
    says("westeurope", alone, &[url, name, LETTERS]);
    let name: Row = (
        "AccountName",
        ["starchive", "starchiveStorage.name", "\"starchive\""],
    );
    let named = format!("{alone}, resource: </{ST}>");
    says("westeurope", &named, &[url, name, LETTERS, ARCHIVE_ID]);
    let plain: Row = (
        "target",
        [
            "https://oai.openai.azure.com",
            "'https://oai.openai.azure.com'",
            "\"https://oai.openai.azure.com\"",
        ],
    );
    let alone = "type: azure_open_ai, target: https://oai.openai.azure.com";
    says("westeurope", alone, &[plain, API_TYPE]);
    let named = format!("{alone}, resource: </{OAI}>");
    says("westeurope", &named, &[plain, API_TYPE, OAI_ID]);
}

#[test]
fn metadata_of_the_blueprint_wins_in_any_case() {
    let own = |key| -> Row { (key, ["other", "'other'", "\"other\""]) };
    let version: Row = ("ApiVersion", ["2024-10-21", "'2024-10-21'", "\"2024-10-21\""]);
    let openai = format!(
        "type: azure_open_ai, target: </{OAI}>, metadata: {{ APITYPE: other, ApiVersion: 2024-10-21 }}"
    );
    says(
        "westeurope",
        &openai,
        &[OAI_ENDPOINT, own("APITYPE"), OAI_ID, version],
    );
}

#[test]
fn a_registry_is_reached_at_its_login_server() {
    let by_name: Row = (
        "target",
        [
            "[reference(resourceId('Microsoft.ContainerRegistry/registries', 'crtools'), '2025-11-01').loginServer]",
            "toolsRegistry.properties.loginServer",
            "\"crtools.azurecr.io\"",
        ],
    );
    let auth = "credentials: { type: managed_identity, identity: pull }";
    says(
        "westeurope",
        &format!("type: container_registry, target: tools, {auth}"),
        &[by_name],
    );
    let by_id: Row = (
        "target",
        [
            "[reference(resourceId('Microsoft.ContainerRegistry/registries', 'crother'), '2025-11-01').loginServer]",
            "crotherRegistry.properties.loginServer",
            "\"crother.azurecr.io\"",
        ],
    );
    let id = "</Microsoft.ContainerRegistry/registries/crother>";
    says(
        "westeurope",
        &format!("type: container_registry, target: {id}, {auth}"),
        &[by_id],
    );
}

#[test]
fn an_id_of_what_is_declared_is_another_spelling_of_it() {
    let lake = "Microsoft.Storage/storageAccounts/STLAKE";
    let image = |text: &str| {
        let target = spelled(text, TargetName::Bicep);
        let compiled = support::compile("connection.yaml", text.as_bytes());
        let model = compiled.model();
        let named = |resource: &&Resource| {
            let name = resource.name.as_text();
            name.is_some_and(|name| name.eq_ignore_ascii_case("stlake"))
        };
        assert_eq!(model.resources.iter().filter(named).count(), 1, "{text}");
        let grants = model
            .role_assignments
            .iter()
            .filter(|grant| grant.is_by_rule("HUB-CONN-01"));
        let scopes: Vec<String> = grants.map(|grant| model.scope_display(grant.scope)).collect();
        (target, scopes)
    };
    let by_workspace = "use_workspace_identity: true";
    let by_name = format!("type: azure_blob, target: lake/raw, {by_workspace}");
    let by_name = image(&blueprint("westeurope", &by_name));
    assert_eq!(by_name.1, ["container `raw` of storage account `lake`"]);
    let by_id = format!("type: azure_blob, target: </{lake}>, container: raw, {by_workspace}");
    assert_eq!(image(&blueprint("westeurope", &by_id)), by_name);
    let existing = |connection: &str| {
        let text = blueprint("westeurope", connection);
        text.replace("{ name: stlake,", "{ existing: { name: stlake },")
    };
    assert_eq!(image(&existing(&by_id)).1, by_name.1);
    let url = "https://stlake.blob.core.windows.net/raw";
    let by_url = format!("type: azure_blob, target: '{url}', resource: </{lake}>, {by_workspace}");
    let (target, scopes) = image(&blueprint("westeurope", &by_url));
    assert_eq!(scopes, by_name.1);
    assert_eq!(target["AccountName"], "lakeStorage.name");
    assert_eq!(target["ResourceId"], "lakeStorage.id");
    let unknown = format!("type: azure_blob, target: </{lake}>, container: other");
    assert!(has(&unknown, Code::UNDECLARED));
    let tools = "</Microsoft.ContainerRegistry/registries/crtools>";
    let registry = format!(
        "type: container_registry, target: {tools}, credentials: {{ type: managed_identity, identity: pull }}"
    );
    let target = spelled(&blueprint("westeurope", &registry), TargetName::Bicep);
    assert_eq!(target["target"], "toolsRegistry.properties.loginServer");
}

#[test]
fn a_url_and_the_id_beside_it_name_one_resource() {
    for (kind, url, resource, agree) in [
        (
            "azure_blob",
            "https://starchive.blob.core.windows.net/raw",
            ST,
            true,
        ),
        (
            "azure_blob",
            "https://StArchive.blob.core.windows.net/raw",
            ST,
            true,
        ),
        (
            "azure_blob",
            "https://starchive-secondary.blob.core.windows.net/raw",
            ST,
            true,
        ),
        (
            "azure_blob",
            "https://stother.blob.core.windows.net/raw",
            ST,
            false,
        ),
        (
            "azure_data_lake_gen_2",
            "https://stother.dfs.core.chinacloudapi.cn/raw",
            ST,
            false,
        ),
        ("azure_blob", "https://files.contoso.com/raw", ST, true),
        ("azure_ai_search", "https://srch.search.windows.net", SRCH, true),
        ("azure_ai_search", "https://other.search.windows.net", SRCH, false),
        // the host of an account of AI services begins with its custom subdomain
        ("azure_open_ai", "https://other.openai.azure.com", OAI, true),
    ] {
        let connection = format!("type: {kind}, target: '{url}', resource: </{resource}>");
        assert_eq!(!has(&connection, Code::CONTRADICTION), agree, "{connection}");
    }
}

#[test]
fn a_lake_on_a_flat_account_is_warned_of() {
    let lake = "</Microsoft.Storage/storageAccounts/stlake>";
    let url = "'https://stlake.dfs.core.windows.net/raw'";
    for (target, warned) in [
        ("target: lake/raw".to_owned(), true),
        (format!("target: {lake}, container: raw"), true),
        (format!("target: {url}, resource: {lake}"), true),
        (format!("target: </{ST}>, container: raw"), false),
    ] {
        let connection = format!("type: azure_data_lake_gen_2, {target}");
        let found = findings(&connection);
        let flat = found
            .iter()
            .find(|(_, code, _)| *code == Code::DATA_LAKE_NEEDS_HIERARCHY);
        assert_eq!(flat.is_some(), warned, "{connection}");
        assert!(flat.is_none_or(|(severity, ..)| *severity == Severity::Warning));
    }
    assert!(!has(
        "type: azure_blob, target: lake/raw",
        Code::DATA_LAKE_NEEDS_HIERARCHY
    ));
    let deep = blueprint("westeurope", "type: azure_data_lake_gen_2, target: lake/raw");
    let deep = deep.replace("{ name: stlake,", "{ name: stlake, hierarchical_namespace: true,");
    let compiled = support::compile("connection.yaml", deep.as_bytes());
    let mut codes = compiled.diags.iter().map(|finding| finding.code);
    assert!(!codes.any(|code| code == Code::DATA_LAKE_NEEDS_HIERARCHY));
}

/// The findings of a blueprint with one connection: severity, code, message.
fn findings(connection: &str) -> Vec<(Severity, Code, String)> {
    let compiled = support::compile("connection.yaml", blueprint("westeurope", connection).as_bytes());
    let found = compiled.diags.iter();
    found
        .map(|finding| (finding.severity, finding.code, finding.message.clone()))
        .collect()
}

fn has(connection: &str, code: Code) -> bool {
    findings(connection).iter().any(|(_, known, _)| *known == code)
}

#[test]
fn credentials_are_those_that_the_type_takes() {
    let oai = format!("target: </{OAI}>");
    let srch = format!("target: </{SRCH}>");
    let pull = "managed_identity, identity: pull";
    for (kind, target, taken) in [
        ("azure_open_ai", oai.as_str(), &["aad"][..]),
        ("azure_ai_services", oai.as_str(), &["aad"]),
        ("azure_ai_search", srch.as_str(), &["aad"]),
        ("azure_blob", "target: lake/raw", &["aad", "none", pull]),
        (
            "azure_data_lake_gen_2",
            "target: lake/raw",
            &["aad", "none", pull],
        ),
        ("container_registry", "target: tools", &["none", pull]),
        (
            "git",
            "target: https://github.com/contoso/prompts",
            &["none", pull],
        ),
        ("python_feed", "target: https://pypi.org/simple", &["none", pull]),
        ("custom", "target: https://weather.contoso.com", &["aad"]),
    ] {
        for auth in ["aad", "none", pull] {
            let connection = format!("type: {kind}, {target}, credentials: {{ type: {auth} }}");
            assert_eq!(
                has(&connection, Code::CONNECTION),
                !taken.contains(&auth),
                "{connection}"
            );
        }
        let usual = format!("type: {kind}, {target}");
        assert_eq!(
            has(&usual, Code::CONNECTION),
            kind == "container_registry",
            "{usual}"
        );
    }
}

#[test]
fn a_url_of_azure_without_its_resource_is_told_of() {
    for (kind, url, told) in [
        ("azure_open_ai", "https://oai.openai.azure.com/", true),
        ("azure_open_ai", "https://OAI.openai.azure.us", true),
        (
            "azure_ai_services",
            "https://ais.cognitiveservices.azure.cn/",
            true,
        ),
        ("azure_ai_search", "https://srch.search.windows.net:443/", true),
        ("azure_blob", "https://st.blob.core.windows.net/raw", true),
        ("azure_open_ai", "https://models.contoso.com/", false),
        ("git", "https://st.blob.core.windows.net/raw", false),
    ] {
        let connection = format!("type: {kind}, target: '{url}'");
        assert_eq!(
            has(&connection, Code::CONNECTION_WITHOUT_RESOURCE),
            told,
            "{connection}"
        );
    }
    let named = format!("type: azure_open_ai, target: https://oai.openai.azure.com/, resource: </{OAI}>");
    assert!(!has(&named, Code::CONNECTION_WITHOUT_RESOURCE));
    let wrong = format!("type: azure_open_ai, target: https://oai.openai.azure.com/, resource: </{SRCH}>");
    assert!(has(&wrong, Code::RESOURCE_ID));
}

#[test]
fn keys_that_say_nothing_are_refused() {
    for connection in [
        format!("type: azure_open_ai, target: </{OAI}>, resource: </{OAI}>"),
        format!("type: azure_open_ai, target: </{OAI}>, container: raw"),
        format!("type: git, target: https://github.com/contoso/prompts, resource: </{OAI}>"),
        "type: azure_blob, target: lake/raw, container: raw".to_owned(),
        "type: azure_blob, target: pictures, container: images".to_owned(),
        "type: azure_blob, target: https://st.blob.core.windows.net/raw, container: raw".to_owned(),
        "type: azure_blob, target: lake/raw, use_workspace_identity: true, credentials: { type: none }"
            .to_owned(),
    ] {
        assert!(has(&connection, Code::CONTRADICTION), "{connection}");
    }
    assert!(has(
        "type: azure_blob, target: lake, container: other",
        Code::UNDECLARED
    ));
    assert!(has(
        &format!("type: azure_blob, target: </{ST}>"),
        Code::CONNECTION
    ));
}

#[test]
fn the_workspace_gets_its_role_on_what_is_behind_a_url() {
    let connection = format!(
        "type: azure_open_ai, target: https://oai.openai.azure.com/, resource: </{OAI}>, use_workspace_identity: true"
    );
    let compiled = support::compile("connection.yaml", blueprint("westeurope", &connection).as_bytes());
    let grants = &compiled.model().role_assignments;
    let by_connection = |grant: &&amlgen::model::RoleAssignment| {
        grant.reasons.iter().any(|reason| reason.rule == "HUB-CONN-01")
    };
    let grant = grants.iter().find(by_connection).unwrap();
    assert_eq!(grant.assigned_by, AssignedBy::Template);
    assert!(compiled.model().scope_display(grant.scope).contains("oai"));
}

#[test]
fn who_deploys_reads_what_endpoints_are_asked_of() {
    let reads = |location: &str, connection: &str| {
        // Terraform checks the switches of what exists, which takes reading it, too.
        let text = format!("targets: [bicep]\n{}", blueprint(location, connection));
        let compiled = support::compile("connection.yaml", text.as_bytes());
        let grants = &compiled.model().role_assignments;
        grants
            .iter()
            .flat_map(|grant| &grant.reasons)
            .any(|reason| reason.rule == "DEP-14")
    };
    let openai = format!("type: azure_open_ai, target: </{OAI}>");
    let search = format!("type: azure_ai_search, target: </{SRCH}>");
    assert!(reads("westeurope", &openai));
    assert!(!reads("westeurope", &search));
    assert!(reads("chinaeast2", &search));
}

#[test]
fn a_waiver_of_a_retired_finding_is_left_over() {
    let text = format!(
        "{}waivers: [{{ rule: AML3706, reason: tests }}]\n",
        blueprint("westeurope", &format!("type: azure_open_ai, target: </{OAI}>"))
    );
    let compiled = support::compile("connection.yaml", text.as_bytes());
    let mut of_waivers = compiled
        .diags
        .iter()
        .filter(|finding| finding.code == Code::WAIVER);
    assert_eq!(of_waivers.next().unwrap().severity, Severity::Information);
    assert!(!compiled.diags.has_errors(), "{}", compiled.findings());
}
