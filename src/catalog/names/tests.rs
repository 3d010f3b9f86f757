//! Names that each rule must accept and refuse.

use std::collections::BTreeSet;

use super::*;

fn x(count: usize) -> String {
    "x".repeat(count)
}

fn check(rule: NameRule, good: &[&str], bad: &[&str]) {
    for name in good {
        assert_eq!(rule.violation(name), None, "{}: {name}", rule.kind);
    }
    for name in bad {
        assert!(
            rule.violation(name).is_some(),
            "{}: {name:?} should be refused",
            rule.kind
        );
    }
}

#[test]
fn names_of_machine_learning() {
    check(
        WORKSPACE,
        &["mlw-prod-01", "a_b"],
        &["ab", "-abc", &x(34), "a.b.c"],
    );
    check(
        CLUSTER,
        &["cpu-cluster", "gpu1"],
        &["1cpu", "ab", "cpu-", "cpu_cluster", &x(33), "cpu-1", &x(25)],
    );
    check(
        INSTANCE,
        &["ci-alice", "dev1", "a-1b"],
        &["ci-1", "cpu-cluster-1", "1abc", "ab", "ci-", &x(25)],
    );
    check(
        KUBERNETES_COMPUTE,
        &["k8s-prod"],
        &["k", "k_s", "xxxxxxxxxxxxxxxxx", "k8s-1"],
    );
    check(
        ONLINE_ENDPOINT,
        &["my-endpoint", "abc"],
        &["ab", "1ab", "a_b", "a--b", "ab-", &x(33)],
    );
    check(
        BATCH_ENDPOINT,
        &["my-endpoint", "abc"],
        &["ab", "1ab", "a_b", "a--b", "ab-", &x(33)],
    );
    check(
        DATASTORE,
        &["raw_data"],
        &["Raw", "raw-data", "", "workspaceblobstore", "workspacefilestore"],
    );
    check(CONNECTION, &["acr-conn"], &["ab", "-abc"]);
}

#[test]
fn names_of_storage_registry_and_vault() {
    check(STORAGE_ACCOUNT, &["stmlprod01"], &["st-ml", "ab", "STML", &x(25)]);
    check(
        BLOB_CONTAINER,
        &["raw-data", "abc"],
        &["ab", "Raw", "a--b", "-ab", "ab-"],
    );
    check(CONTAINER_REGISTRY, &["crmlprod"], &["cr-ml", "crml"]);
    check(
        KEY_VAULT,
        &["kv-ml-prod"],
        &["1kv", "kv-", "kv--a", "kv_a", &x(25)],
    );
}

#[test]
fn names_of_group_monitoring_and_identity() {
    check(
        RESOURCE_GROUP,
        &["rg-ml-prod", "rg(1)_a.b"],
        &["", "rg.", "a/b", &x(91)],
    );
    check(APPLICATION_INSIGHTS, &["appi-ml"], &["a/b", "a.", "a "]);
    check(LOG_ANALYTICS, &["log-ml"], &["log", "-log1", "log_ml", "log-"]);
    check(IDENTITY, &["id-ml-cluster"], &["id", "-id1", "id.1"]);
    check(FEDERATED_CREDENTIAL, &["fic-gh"], &["ab"]);
    check(DIAGNOSTIC_SETTING, &["diag-to-log"], &["a/b", "a:b"]);
    check(TAG_NAME, &["cost center"], &["a/b"]);
    check(TAG_VALUE, &["x"], &[&x(257)]);
}

#[test]
fn good_names_can_miss_what_is_recommended() {
    for (rule, good, poor) in [
        (WORKSPACE, "mlw-prod-01", "a_b".to_owned()),
        (WORKSPACE, &x(32), x(33)),
        (INSTANCE, "dev1", "dev".to_owned()),
        (DATASTORE, "raw_data", "_raw".to_owned()),
        (CONTAINER_REGISTRY, "crmlprod", "crMLprod".to_owned()),
        (APPLICATION_INSIGHTS, "appi-ml", "appi ml".to_owned()),
        (APPLICATION_INSIGHTS, &x(255), x(256)),
    ] {
        assert_eq!(rule.shortfall(good), None, "{}: {good}", rule.kind);
        assert!(rule.accepts(&poor), "{}: {poor}", rule.kind);
        assert!(rule.shortfall(&poor).is_some(), "{}: {poor}", rule.kind);
    }
}

#[test]
fn violations_are_readable() {
    let long = x(27);
    for (rule, name, reason) in [
        (
            STORAGE_ACCOUNT,
            long.as_str(),
            "has 27 characters, at most 24 are allowed",
        ),
        (
            STORAGE_ACCOUNT,
            "st-ml",
            "may hold only lower-case letters and digits, not `-`",
        ),
        (
            STORAGE_ACCOUNT,
            "STML",
            "may hold only lower-case letters and digits, not `S`",
        ),
        (CLUSTER, "cpu-1", "may not end with a hyphen and digits"),
        (INSTANCE, "cpu-cluster-1", "needs a letter after every hyphen"),
        (KEY_VAULT, "kv--a", "may not hold two hyphens in a row"),
        (RESOURCE_GROUP, "rg.", "may not end with `.`"),
        (
            DATASTORE,
            "WorkspaceBlobStore",
            "may hold only lower-case letters, digits and `_`, not `W`",
        ),
        (
            DATASTORE,
            "workspaceblobstore",
            "is a name that Azure uses itself",
        ),
    ] {
        assert_eq!(rule.violation(name).as_deref(), Some(reason), "{name}");
    }
}

#[test]
fn rules_have_one_kind_each_and_sane_bounds() {
    let kinds: BTreeSet<_> = ALL.iter().map(|rule| rule.kind).collect();
    assert_eq!(kinds.len(), ALL.len());
    for rule in ALL {
        assert!(rule.min <= rule.max && !rule.rule.is_empty(), "{}", rule.kind);
        if let Some(narrower) = rule.recommended {
            assert!(
                rule.min <= narrower.min && narrower.max <= rule.max,
                "{}",
                rule.kind
            );
        }
    }
}

#[test]
fn reserved_words_are_found_whole_within_or_in_front() {
    assert_eq!(reserved_word("azure"), Some("AZURE"));
    assert_eq!(reserved_word("azureml"), None);
    assert_eq!(reserved_word("my-Windows-vm"), Some("WINDOWS"));
    assert_eq!(reserved_word("LoginServer"), Some("LOGIN"));
    assert_eq!(reserved_word("mylogin"), None);
    assert_eq!(reserved_word("parent/access"), Some("ACCESS"));
    assert_eq!(reserved_word("access/child"), None);
    assert_eq!(reserved_word(""), None);
}

#[test]
fn reserved_words_spare_some_types() {
    assert!(reserved_words_concern("Microsoft.Storage/storageAccounts"));
    assert!(reserved_words_concern("Microsoft.KeyVault/vaults"));
    assert!(!reserved_words_concern("microsoft.keyvault/vaults/keys"));
    assert!(!reserved_words_concern(
        "Microsoft.Network/privateDnsZones/virtualNetworkLinks"
    ));
}

#[test]
fn names_of_networks_and_keys() {
    check(VIRTUAL_NETWORK, &["vnet-ml"], &["v", "-vnet", "vnet-"]);
    for rule in [
        SUBNET,
        NETWORK_SECURITY_GROUP,
        NAT_GATEWAY,
        PUBLIC_IP_ADDRESS,
        ROUTE_TABLE,
        VIRTUAL_NETWORK_LINK,
    ] {
        check(rule, &["abc-1", "a", "a_"], &["", "-a", "a-", "a.", &x(81)]);
    }
    check(PRIVATE_ENDPOINT, &["pep-st-blob"], &["p", "pep-", &x(65)]);
    check(
        PRIVATE_DNS_ZONE,
        &["privatelink.blob.core.windows.net"],
        &["", ".local", "local.", "a/b"],
    );
    check(
        OUTBOUND_RULE,
        &["pe-storage-blob"],
        &["pe", "a.b.c", "-abc", &x(34)],
    );
    check(KEY, &["cmk-1"], &["", "a_b", &x(128)]);
}
