//! Every bound of every rule: the shortest and the longest name, and which character may stand where.

use super::*;

/// A set of characters: `a` stands for lower-case letters, `A` for upper-case ones, `0` for digits, everything else for itself.
/// Behind `!` all but these and control characters, behind `!!` all but these.
type Set = &'static str;

struct Bounds {
    rule: &'static NameRule,
    min: usize,
    max: usize,
    within: Set,
    first: Set,
    last: Set,
}

const fn bounds(
    rule: &'static NameRule,
    (min, max): (usize, usize),
    within: Set,
    first: Set,
    last: Set,
) -> Bounds {
    Bounds {
        rule,
        min,
        max,
        within,
        first,
        last,
    }
}

/// From the pages that each rule cites; beside a rule what is recommended, where that is narrower.
#[rustfmt::skip]
const BOUNDS: &[Bounds] = &[
    bounds(&RESOURCE_GROUP, (1, 90), "aA0_.()-", "aA0_.()-", "aA0_()-"),
    bounds(&WORKSPACE, (3, 33), "aA0_-", "aA0", "aA0_-"),
    bounds(&CLUSTER, (3, 24), "aA0-", "aA", "aA0"),
    bounds(&INSTANCE, (3, 24), "aA0-", "aA", "aA0"),
    bounds(&KUBERNETES_COMPUTE, (3, 16), "aA0-", "aA", "aA0"),
    bounds(&ONLINE_ENDPOINT, (3, 32), "aA0-", "aA", "aA0"),
    bounds(&BATCH_ENDPOINT, (3, 32), "aA0-", "aA", "aA0"),
    bounds(&DATASTORE, (1, 255), "a0_", "a0_", "a0_"),
    bounds(&CONNECTION, (3, 33), "aA0_-", "aA0", "aA0_-"),
    bounds(&STORAGE_ACCOUNT, (3, 24), "a0", "a0", "a0"),
    bounds(&BLOB_CONTAINER, (3, 63), "a0-", "a0", "a0"),
    bounds(&CONTAINER_REGISTRY, (5, 50), "aA0", "aA0", "aA0"),
    bounds(&KEY_VAULT, (3, 24), "aA0-", "aA", "aA0"),
    bounds(&APPLICATION_INSIGHTS, (1, 260), "!%&\\?/", "!%&\\?/", "!%&\\?/ ."),
    bounds(&LOG_ANALYTICS, (4, 63), "aA0-", "aA0", "aA0"),
    bounds(&IDENTITY, (3, 128), "aA0_-", "aA0", "aA0_-"),
    bounds(&FEDERATED_CREDENTIAL, (3, 120), "aA0_-", "aA0", "aA0_-"),
    bounds(&DIAGNOSTIC_SETTING, (1, 260), "!!<>*%&:\\?+/", "!!<>*%&:\\?+/", "!!<>*%&:\\?+/"),
    bounds(&VIRTUAL_NETWORK, (2, 64), "aA0_.-", "aA0", "aA0_"),
    bounds(&SUBNET, (1, 80), "aA0_.-", "aA0", "aA0_"),
    bounds(&NETWORK_SECURITY_GROUP, (1, 80), "aA0_.-", "aA0", "aA0_"),
    bounds(&NAT_GATEWAY, (1, 80), "aA0_.-", "aA0", "aA0_"),
    bounds(&PUBLIC_IP_ADDRESS, (1, 80), "aA0_.-", "aA0", "aA0_"),
    bounds(&ROUTE_TABLE, (1, 80), "aA0_.-", "aA0", "aA0_"),
    bounds(&PRIVATE_ENDPOINT, (2, 64), "aA0_.-", "aA0", "aA0_"),
    bounds(&VIRTUAL_NETWORK_LINK, (1, 80), "aA0_.-", "aA0", "aA0_"),
    bounds(&PRIVATE_DNS_ZONE, (3, 253), "aA0_.-", "aA0_-", "aA0_-"),
    bounds(&OUTBOUND_RULE, (3, 33), "aA0_-", "aA0", "aA0_-"),
    bounds(&KEY, (1, 127), "aA0-", "aA0-", "aA0-"),
    bounds(&TAG_NAME, (1, 512), "!<>%&\\?/", "!<>%&\\?/", "!<>%&\\?/"),
    bounds(&TAG_VALUE, (0, 256), "!!", "!!", "!!"),
];

/// The same of what is recommended.
fn recommended(rule: &NameRule) -> Option<(usize, usize, Set, Set, Set)> {
    Some(match rule.kind {
        "workspace" => (3, 32, "aA0-", "aA0", "aA0-"),
        "compute instance" => (4, 24, "aA0-", "aA", "aA0"),
        "datastore" => (1, 255, "a0_", "a0", "a0_"),
        "container registry" => (5, 50, "a0", "a0", "a0"),
        "Application Insights component" => (1, 255, "aA0_.-", "aA0", "aA0_-"),
        _ => return None,
    })
}

fn has(set: Set, letter: char) -> bool {
    if let Some(not) = set.strip_prefix("!!") {
        return !not.contains(letter);
    }
    if let Some(not) = set.strip_prefix('!') {
        return !letter.is_ascii_control() && !not.contains(letter);
    }
    match letter {
        'a'..='z' => set.contains('a'),
        'A'..='Z' => set.contains('A'),
        '0'..='9' => set.contains('0'),
        other => set.contains(other),
    }
}

fn holds(bounds: &Bounds) {
    let Bounds { rule, min, max, .. } = *bounds;
    let kind = rule.kind;
    for (length, good) in [(min, true), (max, true), (max + 1, false)] {
        assert_eq!(rule.accepts(&"a".repeat(length)), good, "{kind}, {length}");
    }
    assert!(
        min == 0 || !rule.accepts(&"a".repeat(min - 1)),
        "{kind}, {}",
        min - 1
    );
    let length = min.max(3);
    let strangers = ['é', 'ß', '\u{200b}', '中'];
    for letter in (0..128_u8).map(char::from).chain(strangers) {
        let rest = "a".repeat(length - 2);
        for (name, set) in [
            (format!("a{letter}{rest}"), bounds.within),
            (format!("{letter}a{rest}"), bounds.first),
            (format!("a{rest}{letter}"), bounds.last),
        ] {
            assert_eq!(rule.accepts(&name), has(set, letter), "{kind}: {name:?}");
        }
    }
}

#[test]
fn every_bound_of_every_rule_holds() {
    for bounds in BOUNDS {
        holds(bounds);
        let narrower = recommended(bounds.rule);
        assert_eq!(
            narrower.is_some(),
            bounds.rule.recommended.is_some(),
            "{}",
            bounds.rule.kind
        );
        if let (Some(rule), Some((min, max, within, first, last))) = (bounds.rule.recommended, narrower) {
            holds(&Bounds {
                rule,
                min,
                max,
                within,
                first,
                last,
            });
        }
    }
    for rule in ALL {
        let known = BOUNDS.iter().any(|bounds| bounds.rule.kind == rule.kind);
        assert!(known, "no bounds of the name of {}", rule.kind);
    }
}
