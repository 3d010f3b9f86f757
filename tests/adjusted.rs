//! What is told of `rbac` and of waivers, and what is not.

use amlgen::diag::{Code, Severity};

use crate::support::{self, Compiled};

fn compiled(text: &str) -> Compiled {
    let text = format!("version: 1\nname: vision\nlocation: westeurope\n{text}");
    support::compile("adjusted.yaml", text.as_bytes())
}

/// The findings of some codes, as code, severity and message.
fn found(codes: &[Code], text: &str) -> Vec<(Code, Severity, String)> {
    let compiled = compiled(text);
    let of_codes = compiled.diags.iter().filter(|found| codes.contains(&found.code));
    of_codes
        .map(|found| (found.code, found.severity, found.message.clone()))
        .collect()
}

const INSTANCE: &str = "computes:\n  one: { type: computeinstance, size: Standard_DS3_v2, identity: i, idle_time_before_shutdown_minutes: 30 }\n";
const IDENTITIES: &str = "identities: { workspace: {}, i: {} }\n";

#[test]
fn rules_are_switched_where_they_can_be() {
    let of = |rule: &str, enabled: bool, more: &str| {
        let codes = [
            Code::UNKNOWN_RULE,
            Code::SWITCHED_RULE,
            Code::INSTANCE_NEEDS_FILES,
            Code::INSTANCE_NEVER_STOPS,
        ];
        let switch = format!("rbac: {{ rules: {{ {rule}: {{ enabled: {enabled}, reason: tests }} }} }}\n");
        found(&codes, &format!("{switch}{more}"))
    };
    let told = |code, severity, message: &str| vec![(code, severity, message.to_owned())];
    for enabled in [true, false] {
        assert_eq!(
            of("WS-UAI-STORAGE-99", enabled, ""),
            told(
                Code::UNKNOWN_RULE,
                Severity::Error,
                "there is no rule `WS-UAI-STORAGE-99`"
            )
        );
        assert_eq!(
            of("WS-SAI-STORAGE-01", enabled, ""),
            told(
                Code::SWITCHED_RULE,
                Severity::Error,
                "rule WS-SAI-STORAGE-01 can't be switched: Azure makes a grant of it"
            )
        );
    }
    for (rule, code) in [
        ("CI-UAI-FILE-01", Code::INSTANCE_NEEDS_FILES),
        ("WS-UAI-STORAGE-02", Code::SWITCHED_RULE),
    ] {
        let message = format!("rule {rule} can't be left out");
        assert_eq!(of(rule, false, IDENTITIES), told(code, Severity::Error, &message));
        assert_eq!(of(rule, true, IDENTITIES), []);
    }
    let idle = format!("{IDENTITIES}{INSTANCE}");
    assert_eq!(
        of("CI-IDLE-01", false, &idle),
        told(
            Code::INSTANCE_NEVER_STOPS,
            Severity::Warning,
            "an instance with an identity never stops by itself without CI-IDLE-01"
        )
    );
    assert_eq!(of("CI-IDLE-01", true, &idle), []);
    assert_eq!(
        of(
            "CI-IDLE-01",
            false,
            &idle.replace(", idle_time_before_shutdown_minutes: 30", "")
        ),
        []
    );
    assert_eq!(of("WS-UAI-STORAGE-01", false, IDENTITIES), [], "any other");
}

#[test]
fn a_rule_that_is_switched_off_grants_nothing() {
    let has = |text: &str, rule: &str| {
        let compiled = compiled(text);
        let mut reasons = compiled
            .model()
            .role_assignments
            .iter()
            .flat_map(|one| &one.reasons);
        reasons.any(|reason| reason.rule == rule)
    };
    for rule in ["WS-UAI-STORAGE-01", "CI-IDLE-01"] {
        let base = format!("{IDENTITIES}{INSTANCE}");
        assert!(has(&base, rule), "{rule}");
        for enabled in [true, false] {
            let text =
                format!("{base}rbac: {{ rules: {{ {rule}: {{ enabled: {enabled}, reason: tests }} }} }}\n");
            assert_eq!(has(&text, rule), enabled, "{rule}");
        }
    }
}

#[test]
fn grants_apart_matter_to_a_workspace_with_an_identity_of_its_own() {
    let of = |text: &str| found(&[Code::GRANTS_APART], text);
    for word in ["separate", "none"] {
        let apart = format!("rbac: {{ emit: {word} }}\n");
        let told = of(&format!("{apart}identities: {{ workspace: {{}} }}\n"));
        assert_eq!(told.len(), 1, "{word}: {told:?}");
        assert_eq!(told[0].1, Severity::Information);
        assert_eq!(
            of(&format!("{apart}workspace: {{ identity: system_assigned }}\n")),
            []
        );
    }
    for text in ["", "rbac: { emit: inline }\n"] {
        assert_eq!(of(&format!("{text}identities: {{ workspace: {{}} }}\n")), []);
    }
}

#[test]
fn a_name_is_kept_by_the_grant_of_its_principal_role_and_scope() {
    let of = |principal: &str, role: &str, scope: &str| {
        found(
            &[Code::NO_EFFECT],
            &format!(
                "{IDENTITIES}workspace: {{ identity: workspace }}\n{INSTANCE}rbac:\n  adopt: [{{ name: 0f5c7f3a-6f0e-4a55-9a8c-3f6f2b1f9f01, \
                 principal: {principal}, role: {role}, scope: {scope} }}]\n"
            ),
        )
        .len()
    };
    let (who, role, scope) = (
        "identities/workspace",
        "Storage Blob Data Contributor",
        "storage/default",
    );
    assert_eq!(of(who, role, scope), 0);
    assert_eq!(of("identities/i", "Storage Queue Data Contributor", scope), 1);
    assert_eq!(of(who, "Storage Blob Data Owner", scope), 1);
    assert_eq!(of(who, role, "registry"), 1);
    let of_azure = found(
        &[Code::NO_EFFECT],
        "workspace: { identity: system_assigned }\nrbac:\n  adopt: [{ name: 0f5c7f3a-6f0e-4a55-9a8c-3f6f2b1f9f01, principal: workspace, \
         role: Storage Blob Data Contributor, scope: storage/default }]\n",
    );
    assert_eq!(of_azure.len(), 1, "Azure's has a name already");
}

#[test]
fn a_waiver_accepts_what_is_no_error() {
    let of = |rules: &[&str], more: &str| {
        let waivers: Vec<String> = rules
            .iter()
            .map(|rule| format!("{{ rule: {rule}, reason: tests, owner: me, until: 2099-01-01 }}"))
            .collect();
        let codes = [
            Code::WAIVER,
            Code::UNKNOWN_RULE,
            Code::CONTRADICTION,
            Code::LIKELY_SECRET,
            Code::SECRET,
        ];
        let text = format!("waivers: [{}]\n{more}", waivers.join(", "));
        let all = found(&codes, &text).into_iter();
        all.map(|(code, severity, _)| (code, severity))
            .collect::<Vec<_>>()
    };
    let tag = "tags: { password: hunter2 }\n";
    assert_eq!(of(&[], tag), [(Code::LIKELY_SECRET, Severity::Warning)]);
    assert_eq!(
        of(&["AML1026"], tag),
        [(Code::LIKELY_SECRET, Severity::Information)]
    );
    assert_eq!(of(&["AML1026"], ""), [(Code::WAIVER, Severity::Information)]);
    assert_eq!(
        of(&["AML1026", "AML1026"], tag),
        [
            (Code::CONTRADICTION, Severity::Error),
            (Code::LIKELY_SECRET, Severity::Information),
        ]
    );
    assert_eq!(of(&["AML0000"], ""), [(Code::UNKNOWN_RULE, Severity::Error)]);
    let missing = "rbac: { rules: { WS-NONE-01: { enabled: true } } }\n";
    let told = of(&["AML2013"], missing);
    assert!(told.contains(&(Code::WAIVER, Severity::Error)), "{told:?}");
    assert!(told.contains(&(Code::UNKNOWN_RULE, Severity::Error)), "{told:?}");
}
