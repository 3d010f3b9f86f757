//! What is found in blueprints, and what is not: conditions that one example each can't show.

use amlgen::diag::{Code, Severity};

use crate::support;

/// The findings of one code, as severity and message.
fn found(code: Code, text: &str) -> Vec<(Severity, String)> {
    let text = format!("version: 1\nname: vision\nlocation: westeurope\n{text}");
    let compiled = support::compile("findings.yaml", text.as_bytes());
    let of_code = compiled.diags.iter().filter(|finding| finding.code == code);
    of_code
        .map(|finding| (finding.severity, finding.message.clone()))
        .collect()
}

fn messages(code: Code, text: &str) -> Vec<String> {
    found(code, text)
        .into_iter()
        .map(|(_, message)| message)
        .collect()
}

const U: &str = "principals:\n  u:\n    type: user\n    object_id: 0f5c7f3a-6f0e-4a55-9a8c-3f6f2b1f9f01\n";
const INSTANCE: &str = "computes:\n  one:\n    type: computeinstance\n    size: Standard_DS3_v2\n";

#[test]
fn whoever_writes_to_the_own_account_is_told_of_once() {
    let extra = |role: &str, scope: &str| {
        format!(
            "{U}rbac:\n  extra: [{{ principal: principals/u, role: {role}, scope: {scope}, reason: tests }}]\n"
        )
    };
    let scientist = format!("{U}    persona: data_scientist\n");
    let of = |text: &str| found(Code::WRITES_DEFAULT_STORE, text);
    let told = |severity| {
        vec![(
            severity,
            "`u` can write to the workspace's own account".to_owned(),
        )]
    };
    for text in [
        format!("{U}    can: [notebooks]\n"),
        extra("Storage Blob Data Owner", "storage/default"),
        extra("Storage File Data Privileged Contributor", "storage/default"),
        extra("Storage Blob Data Contributor", "resource_group"),
    ] {
        assert_eq!(of(&text), told(Severity::Warning), "{text}");
    }
    let owner = format!("{U}{INSTANCE}    identity: none\n    assigned_to: u\n");
    for text in [scientist, owner] {
        assert_eq!(of(&text), told(Severity::Information), "{text}");
        let by_people = format!("{text}rbac: {{ emit: none }}\n");
        assert_eq!(of(&by_people), told(Severity::Information), "{by_people}");
    }
    for text in [
        extra("Storage Blob Data Reader", "storage/default"),
        format!(
            "storage: {{ other: {{}} }}\n{}",
            extra("Storage Blob Data Owner", "storage/other")
        ),
    ] {
        assert_eq!(of(&text), [], "{text}");
    }
}

#[test]
fn a_principal_that_something_else_names_is_not_unused() {
    let grant = "principal: principals/u, role: Reader, scope: workspace";
    for rest in [
        format!("{INSTANCE}    identity: none\n    assigned_to: u\n"),
        format!("rbac: {{ extra: [{{ {grant}, reason: tests }}] }}\n"),
        format!("rbac: {{ adopt: [{{ {grant}, name: 0f5c7f3a-6f0e-4a55-9a8c-3f6f2b1f9f02 }}] }}\n"),
    ] {
        assert_eq!(messages(Code::UNUSED, &format!("{U}{rest}")), [""; 0], "{rest}");
    }
    assert_eq!(
        messages(Code::UNUSED, U),
        ["principal `u` has no persona, no tasks and no uses, so it gets no role"]
    );
}

#[test]
fn the_user_of_an_instance_with_an_identity_is_no_application() {
    let user = "assigned_to: { object_id: a232010e-820c-4083-83bb-3ace5fc29d0b }";
    let with = format!("identities: {{ cid: {{}} }}\n{INSTANCE}    identity: cid\n    {user}\n");
    let without = format!("{INSTANCE}    identity: none\n    {user}\n");
    assert_eq!(
        found(Code::APPLICATION_ID, &with),
        [(
            Severity::Error,
            "the user of compute instance `one` is given by an application id, not by an object id"
                .to_owned()
        )]
    );
    assert_eq!(messages(Code::APPLICATION_ID, &without).len(), 1);
}

#[test]
fn each_part_that_exists_may_be_shared() {
    let parts = "storage: { default: { existing: { name: stshared } } }\nkey_vault: { existing: { name: kv-shared } }\n\
                 registry: { existing: { name: crshared } }\n";
    assert_eq!(
        messages(Code::SHARED_STORAGE, parts),
        [
            "the workspace's own account exists already, and its containers are not isolated",
            "the workspace's own key vault exists already, and its secrets are not isolated",
            "the workspace's own registry exists already, and its images are not isolated",
        ]
    );
    let isolated = format!("{parts}workspace: {{ enable_data_isolation: true }}\n");
    assert_eq!(messages(Code::SHARED_STORAGE, &isolated), [""; 0]);
}

#[test]
fn isolation_is_doubted_where_the_account_may_be_shared() {
    let of = |text: &str| {
        let text = format!("identities: {{ ws: {{}} }}\n{text}");
        found(Code::ISOLATION_WITH_USER_ASSIGNED, &text).len()
    };
    let isolated = "workspace: { identity: ws, enable_data_isolation: true }\n";
    assert_eq!(of(isolated), 0);
    let existing = format!("{isolated}storage: {{ default: {{ existing: {{ name: stshared }} }} }}\n");
    assert_eq!(of(&existing), 1);
    assert_eq!(of("workspace: { kind: hub, identity: ws }\n"), 1);
}

#[test]
fn grants_by_which_keys_are_listed_are_told_of_once_for_a_principal() {
    let extra = |grants: &[(&str, &str)]| {
        let grants: Vec<String> = grants
            .iter()
            .map(|(role, scope)| {
                format!("{{ principal: principals/u, role: {role}, scope: {scope}, reason: tests }}")
            })
            .collect();
        format!(
            "{U}identities: {{ other: {{}} }}\nrbac:\n  roles:\n    - {{ name: Keys, actions: ['Microsoft.Storage/*'], \
             not_actions: ['Microsoft.Storage/storageAccounts/write'] }}\n    - {{ name: Looks, actions: ['*/read'] }}\n  \
             extra: [{}]\n",
            grants.join(", ")
        )
    };
    let of = |grants: &[(&str, &str)]| -> Vec<String> {
        found(Code::KEYLESS_RISK, &extra(grants))
            .into_iter()
            .filter(|(severity, _)| *severity == Severity::Warning)
            .map(|(_, message)| message)
            .collect()
    };
    assert_eq!(
        of(&[
            ("Contributor", "workspace"),
            ("Keys", "storage/default"),
            ("Owner", "identities/other")
        ]),
        [
            "user `u` can list keys or switch them back on: Contributor on workspace, Keys on storage account `default`"
        ]
    );
    assert_eq!(
        of(&[
            ("Contributor", "identities/other"),
            ("Contributor", "log_analytics"),
            ("Looks", "storage/default")
        ]),
        [""; 0]
    );
}

#[test]
fn jobs_with_the_identity_of_an_instance_that_stops_itself_are_named() {
    let text = |compute: &str| {
        format!(
            "identities: {{ shared: {{}}, own: {{}} }}\n{INSTANCE}    identity: shared\n    \
             idle_time_before_shutdown_minutes: 30\n  cpu: {{ size: Standard_DS3_v2, max_instances: 1, identity: {compute} }}\n"
        )
    };
    let of = |text: &str| {
        let mut found = messages(Code::KEYLESS_RISK, text);
        found.retain(|message| message.starts_with("jobs on "));
        found
    };
    assert_eq!(
        of(&text("shared")),
        [
            "jobs on cluster `cpu` can list keys or switch them back on, because identity `shared` has Contributor on workspace"
        ]
    );
    assert_eq!(of(&text("own")), [""; 0]);
    let least = format!("{}rbac: {{ profile: least_privilege }}\n", text("shared"));
    assert_eq!(of(&least), [""; 0]);
}

#[test]
fn images_that_builds_stand_on_are_told_of_once() {
    let text = "identities: { bld: {} }\nregistries: { own: { build_identity: bld } }\ncomputes:\n  cpu: { size: Standard_DS3_v2, \
                max_instances: 1, identity: bld, uses: [{ registry: own }] }\n";
    let of = |text: &str| -> Vec<Severity> {
        let found = found(Code::PRIVATE_BASE_IMAGE, text);
        found.into_iter().map(|(severity, _)| severity).collect()
    };
    assert_eq!(of(text), [Severity::Warning]);
    assert_eq!(
        of(&text.replace("build_identity: bld", "")),
        [Severity::Information]
    );
}

#[test]
fn diagnostics_of_a_project_need_a_place_for_the_logs() {
    let of = |monitoring: &str| {
        let hub =
            "workspace: { kind: project, hub: { existing: { name: mlw-hub } }, identity: system_assigned }";
        let text = format!("{hub}\nmonitoring: {{ {monitoring} }}\n");
        messages(Code::NO_EFFECT, &text)
    };
    assert_eq!(
        of("diagnostics: true"),
        ["a project has no Log Analytics workspace of its own, so there are no diagnostic settings"]
    );
    assert_eq!(
        of("diagnostics: true, log_analytics: { existing: { name: log-hub } }"),
        [""; 0]
    );
    assert_eq!(of("diagnostics: false"), [""; 0]);
}

#[test]
fn every_vault_registry_and_account_that_is_made_sends_its_logs() {
    let text = "version: 1\nname: vision\nlocation: westeurope\nmonitoring: { diagnostics: true }\nstorage: { lake: {} }\n\
                key_vaults: { more: {} }\nregistries: { more: {}, old: { existing: { name: crold } } }\n";
    let compiled = support::compile("findings.yaml", text.as_bytes());
    let model = compiled.model();
    let watched: Vec<String> = model
        .resources
        .iter()
        .filter(|resource| resource.kind == amlgen::model::Kind::DiagnosticSetting)
        .map(|resource| resource.logical.clone())
        .collect();
    assert_eq!(
        watched,
        [
            "key-vault",
            "more-key-vault",
            "registry",
            "more-registry",
            "default-storage",
            "lake-storage",
            "workspace"
        ]
    );
}

#[test]
fn diagnostic_settings_have_the_name_that_is_written() {
    let names = |diagnostics: &str| -> Vec<String> {
        let text = format!(
            "version: 1\nname: vision\nlocation: westeurope\nmonitoring: {{ diagnostics: {diagnostics} }}\n"
        );
        let compiled = support::compile("findings.yaml", text.as_bytes());
        let settings = compiled.model().resources.iter();
        settings
            .filter(|resource| resource.kind == amlgen::model::Kind::DiagnosticSetting)
            .filter_map(|resource| resource.name.as_text().map(str::to_owned))
            .collect()
    };
    assert_eq!(names("true"), ["to-log-analytics"; 4]);
    assert_eq!(names("{ name: setByPolicy }"), ["setByPolicy"; 4]);
    assert_eq!(names("false"), [""; 0]);
    let of = |diagnostics: &str| {
        messages(
            Code::WRONG_TYPE,
            &format!("monitoring: {{ diagnostics: {diagnostics} }}\n"),
        )
    };
    assert_eq!(of("setByPolicy").len(), 1);
    assert_eq!(of("[setByPolicy]").len(), 1);
}

#[test]
fn telemetry_is_lost_where_the_key_of_what_is_made_opens_nothing() {
    let endpoints = "endpoints: { one: { type: online }, two: { type: online } }\n";
    let of = |text: &str| found(Code::TELEMETRY_IS_LOST, text).len();
    assert_eq!(of(endpoints), 1);
    assert_eq!(of(""), 0);
    for insights in ["{ local_auth: true }", "{ existing: { name: appi } }", "false"] {
        let text = format!("{endpoints}monitoring: {{ application_insights: {insights} }}\n");
        assert_eq!(of(&text), 0, "{insights}");
    }
}

#[test]
fn endpoints_that_may_overwrite_images_are_those_with_the_wide_role() {
    let text = "registry: { role_assignment_mode: abac }\nendpoints: { one: { type: online }, two: { type: online } }\n";
    let of = |text: &str| found(Code::ENDPOINT_OVERWRITES_IMAGES, text).len();
    assert_eq!(of(text), 2);
    assert_eq!(of(&format!("{text}rbac: {{ profile: least_privilege }}\n")), 0);
    assert_eq!(of(&text.replace("abac", "legacy")), 0);
}

#[test]
fn what_cannot_be_seen_is_asked_with_the_id_of_the_resource() {
    let help = |text: &str| {
        let text = format!("version: 1\nname: vision\nlocation: westeurope\n{text}");
        let compiled = support::compile("findings.yaml", text.as_bytes());
        let mut of_code = compiled.diags.iter();
        let found = of_code.find(|found| found.code == Code::KEYS_OF_EXISTING_ACCOUNT);
        found.and_then(|found| found.help.clone()).unwrap()
    };
    let account = "storage: { default: { existing: { name: stvision } } }\n";
    assert_eq!(
        help(account),
        "`az storage account show --ids /subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.Storage/storageAccounts/stvision \
         --query allowSharedKeyAccess` has to answer `false`"
    );
    let placed = "subscription: 00000000-0000-0000-0000-000000000001\nresource_group: rg-vision\n";
    let id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-vision/providers/Microsoft.Storage/storageAccounts/stvision ";
    assert!(help(&format!("{placed}{account}")).contains(id));
}

#[test]
fn federated_credentials_are_judged_by_their_issuers() {
    let of = |code: Code, issuer: &str, subject: &str| {
        let text = format!(
            "identities: {{ p: {{ federated_credentials: {{ main: {{ issuer: '{issuer}', subject: '{subject}' }} }} }} }}\n"
        );
        found(code, &text).len()
    };
    let github = "https://token.actions.githubusercontent.com";
    let server = "https://ghe.contoso.com/_services/token";
    let names = "repo:contoso/ml:environment:prod";
    assert_eq!(of(Code::SUBJECT_WITHOUT_IDS, github, names), 1);
    assert_eq!(of(Code::SUBJECT_WITHOUT_IDS, server, names), 0);
    let ids = "repo:contoso@12/ml@34:environment:prod";
    assert_eq!(of(Code::SUBJECT_WITHOUT_IDS, github, ids), 0);
    // What is wrong is said once.
    let wild = "repo:contoso/*";
    assert_eq!(of(Code::WILDCARD_IN_SUBJECT, github, wild), 1);
    assert_eq!(of(Code::SUBJECT_NEVER_MATCHES, github, wild), 0);
    assert_eq!(of(Code::SUBJECT_WITHOUT_IDS, github, wild), 0);
    assert_eq!(
        of(Code::SUBJECT_NEVER_MATCHES, "https://idp.contoso.com", "whatever"),
        0
    );
}

#[test]
fn an_owner_of_the_workspace_lacks_no_action_to_call_a_batch_endpoint() {
    let with = |role: &str| {
        format!(
            "computes: {{ cpu: {{ size: Standard_DS3_v2, max_instances: 1 }} }}
endpoints: {{ nightly: {{ type: batch, compute: cpu }} }}
{U}    can: [{{ invoke_endpoints: [nightly] }}]
rbac: {{ extra: [{{ principal: principals/u, role: {role}, scope: workspace, reason: tests }}] }}
"
        )
    };
    let of = |role: &str| messages(Code::BATCH_CALLER_LISTS_NO_KEYS, &with(role)).len();
    assert_eq!((of("Owner"), of("Contributor"), of("Reader")), (0, 0, 1));
}

#[test]
fn a_role_that_instances_share_with_the_workspace_is_not_theirs() {
    let of = |workspace: &str| {
        messages(
            Code::KEYLESS_RISK,
            &format!(
                "identities: {{ one: {{}}, two: {{}} }}
workspace: {{ identity: {workspace} }}
computes:
  cpu: {{ size: Standard_DS3_v2, max_instances: 1, identity: one }}
  desk: {{ type: computeinstance, size: Standard_DS3_v2, identity: one, idle_time_before_shutdown_minutes: 30 }}
"
            ),
        )
        .iter()
        .filter(|message| message.starts_with("jobs on"))
        .count()
    };
    assert_eq!((of("one"), of("two")), (0, 1));
}

#[test]
fn what_is_made_is_not_named_by_its_id() {
    const GROUP: &str =
        "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-vision/providers";
    let of = |kind: &str, rest: &str| {
        let text = format!(
            "subscription: 00000000-0000-0000-0000-000000000001\nresource_group: rg-vision\nworkspace: {{ kind: {kind} }}\n{rest}"
        )
        .replace("GROUP", GROUP);
        messages(Code::SAME_NAME, &text)
    };
    let this = |existing: &str, made: &str| {
        vec![format!(
            "this is taken for a {existing} that exists already, and it is the {made} that the blueprint makes"
        )]
    };
    let feature_store = format!(
        "{U}    uses: [{{ feature_store: GROUP/Microsoft.MachineLearningServices/workspaces/mlw-vision }}]\n"
    );
    for kind in ["feature_store", "default"] {
        assert_eq!(
            of(kind, &feature_store),
            this("feature store", "workspace"),
            "{kind}"
        );
    }
    let connection = "naming: { suffix: ab12 }
storage: { lake: { containers: [raw] } }
connections:
  one: { type: azure_blob, target: GROUP/Microsoft.Storage/storageAccounts/stvisionlakeab12, container: raw }
";
    assert_eq!(
        of("default", connection),
        this("storage account", "storage account `lake`")
    );
    let named = connection.replace("GROUP/Microsoft.Storage/storageAccounts/stvisionlakeab12", "lake");
    assert!(of("default", &named).is_empty());
}

#[test]
fn roles_that_a_registry_does_not_honour_are_named() {
    let of = |mode: &str, role: &str| {
        let text = format!(
            "{U}registries: {{ strict: {{ role_assignment_mode: {mode} }} }}\nrbac:\n  extra: [{{ principal: principals/u, role: {role}, scope: registries/strict, reason: tests }}]\n"
        );
        messages(Code::LEGACY_ROLE_ON_ABAC, &text)
    };
    for role in ["AcrPull", "AcrPush", "AcrDelete"] {
        assert_eq!(
            of("abac", role),
            [format!("{role} counts for nothing on a registry in ABAC mode")]
        );
        assert_eq!(of("legacy", role), [""; 0]);
    }
    for role in ["Container Registry Repository Reader", "Contributor"] {
        assert_eq!(of("abac", role), [""; 0]);
    }
}

#[test]
fn what_azure_may_give_the_workspace_itself_is_doubted_on_its_own_account_alone() {
    let of = |identity: &str, role: &str, scope: &str| {
        let principal = if identity == "system_assigned" {
            "workspace"
        } else {
            "identities/ws"
        };
        let text = format!(
            "identities: {{ ws: {{}} }}\nworkspace: {{ identity: {identity} }}\nstorage: {{ lake: {{}} }}\nrbac:\n  extra: [{{ principal: {principal}, role: {role}, scope: {scope}, reason: tests }}]\n"
        );
        found(Code::AUTOMATIC_GRANT, &text)
    };
    let doubt = (
        Severity::Warning,
        "Azure may make this role assignment itself (WS-SAI-STORAGE-02)".to_owned(),
    );
    for role in [
        "Storage File Data Privileged Contributor",
        "Storage Queue Data Contributor",
        "Storage Table Data Reader",
    ] {
        let own = of("system_assigned", role, "storage/default");
        assert_eq!(own.as_slice(), std::slice::from_ref(&doubt), "{role}");
        assert_eq!(of("system_assigned", role, "storage/lake"), [], "{role}");
        assert_eq!(of("ws", role, "storage/default"), [], "{role}");
    }
    let error = (
        Severity::Error,
        "Azure makes this role assignment itself (WS-SAI-STORAGE-01)".to_owned(),
    );
    assert_eq!(
        of(
            "system_assigned",
            "Storage Blob Data Contributor",
            "storage/default"
        ),
        [error]
    );
    assert_eq!(
        of("system_assigned", "Storage Blob Data Contributor", "storage/lake"),
        []
    );
}

#[test]
fn the_line_about_keys_counts_each_grant_that_can_switch_them_on() {
    let of = |text: &str| messages(Code::KEYLESS_RISK, text);
    // Contributor on account, vault, registry and workspace; on Application Insights it opens nothing that holds data.
    let line = |risky: usize, all: usize| {
        format!("{risky} of {all} role assignments can list keys or switch them back on")
    };
    let before = of("");
    assert_eq!(before, [line(4, 8)]);
    let extra = |role: &str| {
        format!(
            "{U}rbac:\n  extra: [{{ principal: principals/u, role: {role}, scope: storage/default, reason: tests }}]\n"
        )
    };
    assert_eq!(of(&extra("Storage Blob Data Reader")), [line(4, 9)]);
    let risky = of(&extra("Storage Account Contributor"));
    assert!(risky.contains(&line(5, 9)), "{risky:?}");
    let own = "user `u` can list keys or switch them back on: Storage Account Contributor on storage account `default`";
    assert!(risky.contains(&own.to_owned()), "{risky:?}");
}

#[test]
fn a_resource_takes_fifty_tags_and_no_more() {
    let of = |count: usize| {
        let tags: String = (0..count)
            .map(|at| format!("  t{at}: x\n"))
            .collect::<Vec<_>>()
            .concat();
        messages(Code::TAG_RULE, &format!("tags:\n{tags}"))
    };
    assert_eq!(of(50), [""; 0]);
    let many = of(51);
    assert!(
        many.contains(&"workspace has 51 tags, and Azure allows 50".to_owned()),
        "{many:?}"
    );
}

#[test]
fn words_that_azure_reserves_are_no_names() {
    let of = |name: &str| messages(Code::RESOURCE_NAME, &format!("workspace: {{ name: {name} }}\n"));
    for (name, word) in [
        ("Azure", "AZURE"),
        ("my-windows-1", "WINDOWS"),
        ("login-here", "LOGIN"),
    ] {
        let said = format!("`{name}` can't be the name of a workspace: Azure reserves `{word}`");
        assert_eq!(of(name), [said]);
    }
    assert_eq!(of("azureml"), [""; 0]);
}
