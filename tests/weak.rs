//! What Azure would take and what does not do what its author meant: each is told.

use crate::support;

const HEAD: &str = "version: 1\nname: demo\nlocation: westeurope\nsubscription: 11111111-1111-1111-1111-111111111111\nresource_group: rg-demo\n";
const TEAM: &str = "principals:\n  team: { type: group, object_id: 44444444-4444-4444-4444-444444444445 }\n";

/// The findings of a blueprint as people see them, one by one.
fn findings(rest: &str) -> Vec<String> {
    let text = format!("{HEAD}{rest}");
    let found = support::compile("weak.yaml", text.as_bytes()).findings();
    found.split("\n\n").map(str::to_owned).collect()
}

#[track_caller]
fn tells(rest: &str, wanted: &[&str]) {
    let found = findings(rest);
    assert!(
        found
            .iter()
            .any(|finding| wanted.iter().all(|part| finding.contains(part))),
        "{rest}\n{found:#?}"
    );
}

fn extra(grant: &str) -> String {
    format!("{TEAM}rbac:\n  extra:\n    - {{ principal: principals/team, reason: because, {grant} }}\n")
}

#[test]
fn roles_of_other_systems_are_refused() {
    for role in [
        "00000000-0000-0000-0000-000000000002",
        "6E4BF58A-B8E1-4CC3-BBF9-D73143322B78",
        "Synapse Administrator",
    ] {
        tells(
            &extra(&format!("role: {role}, scope: resource_group")),
            &["AML5116"],
        );
    }
}

#[test]
fn a_role_on_the_secrets_of_a_vault_with_policies_does_nothing() {
    let vaults = |model: &str| format!("key_vaults:\n  other: {{ permission_model: {model} }}\n");
    let grant = |role: &str| extra(&format!("role: {role}, scope: key_vaults/other"));
    let idle = ["AML5114", "access policies decide"];
    tells(
        &(vaults("access_policies") + &grant("Key Vault Secrets User")),
        &idle,
    );
    for rest in [
        vaults("rbac") + &grant("Key Vault Secrets User"),
        vaults("access_policies") + &grant("Key Vault Contributor"),
    ] {
        let found = findings(&rest);
        assert!(
            !found.iter().any(|finding| finding.contains("AML5114")),
            "{found:#?}"
        );
    }
}

#[test]
fn urls_and_audiences_of_another_cloud_are_told() {
    let connection = |host: &str| {
        format!("connections:\n  models: {{ type: azure_open_ai, target: \"https://{host}/\" }}\n")
    };
    tells(
        &connection("answers.openai.azure.us"),
        &["AML3406", "us_government"],
    );
    let audience = |word: &str| {
        format!(
            "identities:\n  pods:\n    federated_credentials:\n      main: {{ issuer: \"https://oidc.contoso.com\", subject: \"a:b\", audiences: [\"api://{word}\"] }}\n"
        )
    };
    tells(&audience("AzureADTokenExchangeChina"), &["AML3406", "china"]);
    for own in [
        connection("answers.openai.azure.com"),
        audience("AzureADTokenExchange"),
        audience("my-own"),
    ] {
        let found = findings(&own);
        assert!(
            !found.iter().any(|finding| finding.contains("AML3406")),
            "{found:#?}"
        );
    }
}

#[test]
fn many_users_are_better_a_group() {
    let users = |count: usize| {
        let user = |index| {
            format!(
                "  u{index}: {{ type: user, object_id: 44444444-4444-4444-4444-{index:012}, persona: data_reader }}\n"
            )
        };
        format!("principals:\n{}", (1..=count).map(user).collect::<String>())
    };
    tells(&users(21), &["AML5117", "21 users"]);
    let found = findings(&users(20));
    assert!(
        !found.iter().any(|finding| finding.contains("AML5117")),
        "{found:#?}"
    );
}

#[test]
fn an_id_of_another_subscription_is_not_blamed_on_its_group() {
    let id = "/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/rg-demo/providers/Microsoft.Storage/storageAccounts/other";
    tells(
        &extra(&format!("role: Reader, scope: {id}")),
        &["AML5104", "subscription `22222222-2222-2222-2222-222222222222`"],
    );
}

#[test]
fn keys_that_yaml_takes_for_something_else_want_quotes() {
    for key in ["1", "true", "null", "0x1F", "1.5"] {
        tells(
            &format!("tags:\n  {key}: one\n"),
            &["AML1009", &format!("`\"{key}\"`")],
        );
        let found = findings(&format!("tags:\n  \"{key}\": one\n"));
        assert!(
            !found.iter().any(|finding| finding.contains("AML1009")),
            "{found:#?}"
        );
    }
}

#[test]
fn durations_are_turned_into_numbers() {
    tells(
        "computes:\n  cpu: { size: Standard_DS3_v2, max_instances: 4, idle_time_before_scale_down: PT5M }\n",
        &["AML1009", "`300` where it is in seconds"],
    );
}
