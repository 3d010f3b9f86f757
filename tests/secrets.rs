//! No secret is built, and none is repeated in any form of the findings: shapes of secrets by the places where they are written.

use amlgen::diag::{Code, Severity, github, human, json, sarif};

use crate::process::Folder;
use crate::support::{self, Compiled};

/// Texts with a secret that is certain, and what of them is the secret. They are put together here, so that nobody who looks for
/// secrets finds any in this file.
fn certain() -> Vec<(String, String)> {
    let letters = |count: usize| -> String {
        "aB3dE5fG7hJ9kL2mN4pQ6rS8tU0vW"
            .chars()
            .cycle()
            .take(count)
            .collect()
    };
    let whole = [
        format!("{}{}", "ghp_", letters(36)),
        format!("{}{}", "github_pat_", letters(82)),
        format!("{}{}", "dapi", "0123456789abcdef".repeat(2)),
        format!("{}{}", "hf_", "AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh"),
        format!("{}{}", "sk-proj-", letters(60)),
        format!("{}{}{}", "abc8", "Q~", letters(34)),
        format!("{}{}{}==", letters(76), "+ASt", "AbCdEQ"),
        format!("{}{}{}", letters(52), "JQQJ99", letters(26)),
        format!("{}{}{}", letters(42), "AzSe", "ABCDEF"),
        format!("eyJ{}.eyJ{}.{}", letters(20), letters(40), letters(43)),
    ];
    let parts = [
        (
            "DefaultEndpointsProtocol=https;AccountName=st;AccountKey=",
            86,
            "==;EndpointSuffix=x",
        ),
        (
            "Endpoint=sb://x/;SharedAccessKeyName=Root;SharedAccessKey=",
            43,
            "=",
        ),
        (
            "https://st.blob.core.windows.net/c?sv=2024-01-01&sp=rl&sig=",
            43,
            "%3D",
        ),
        ("https://someone:", 12, "@github.com/contoso/x"),
        (
            "-----BEGIN RSA PRIVATE KEY----- ",
            64,
            " -----END RSA PRIVATE KEY-----",
        ),
    ];
    let parts =
        parts.map(|(before, count, after)| (format!("{before}{}{after}", letters(count)), letters(count)));
    whole
        .into_iter()
        .map(|text| (text.clone(), text))
        .chain(parts)
        .collect()
}

/// What may be something else.
fn likely() -> Vec<String> {
    let letters: String = "aB3dE5fG7hJ9kL2mN4pQ6rS8tU0vW".chars().cycle().take(86).collect();
    vec![
        format!("{letters}=="),
        format!("{}=", &letters[..43]),
        "Server=x;User=sa;Password=hunter2Hunter2".to_owned(),
    ]
}

const HEAD: &str = "version: 1\nname: demo\nlocation: westeurope\n";

/// Places of a text, `$` in each. What is wrong there beside the secret may be told of as well.
const PLACES: &[&str] = &[
    "tags: { note: '$' }\n",
    "tags: { '$': x }\n",
    "tags:\n  note: >-\n    see\n    $\n",
    "datastores:\n  d: { type: azure_blob, storage: default, container: c, description: '$' }\n",
    "connections:\n  c: { type: git, target: 'https://x.y/z', metadata: { a: '$' } }\n",
    "connections:\n  c: { type: git, target: '$' }\n",
    "waivers: [{ rule: AML5108, reason: '$', owner: x, until: 2027-01-01 }]\n",
    "workspace: { display_name: '$' }\n",
    "workspace: { name: '$' }\n",
    "environments: { dev: { tags: { note: '$' } } }\n",
    "environments: { dev: { tags: { '$': x } } }\n",
    "environments: { dev: { unknown: '$' } }\n",
    "unknown: '$'\n",
    "workspace: '$'\n",
    "targets: ['$']\n",
    "identities: { '$': {} }\n",
    "computes:\n  c: { size: Standard_DS3_v2, max_instances: '$' }\n",
    "computes:\n  c: { size: '$', identity: '$' }\n",
    "principals: { u: { type: user, object_id: '$' } }\n",
    "# $\ntags: [x\n",
    "tags: { note: '$\n",
    "tags: { note: '$' } }\n",
    "tags: {note: \"$\" \"x\"}\n",
];

fn forms(compiled: &Compiled) -> String {
    let found = [(&compiled.source, &compiled.diags)];
    [
        human::render(&compiled.source, &compiled.diags, false),
        json::render(&found, &[], &[]),
        sarif::render(&found, false, &[]),
        github::render(&found),
    ]
    .concat()
}

/// Every part of a secret that is long enough to tell something.
#[track_caller]
fn assert_not_repeated(secret: &str, compiled: &Compiled) {
    let shown = forms(compiled);
    let letters: Vec<char> = secret.chars().collect();
    for part in letters.windows(12) {
        let part: String = part.iter().collect();
        assert!(!shown.contains(&part), "`{part}` of `{secret}` in\n{shown}");
    }
}

#[test]
fn what_certainly_is_a_secret_is_refused_everywhere_and_never_shown() {
    for (written, secret) in certain() {
        for place in PLACES {
            let text = format!("{HEAD}{}", place.replace('$', &written));
            let compiled = support::compile("demo.yaml", text.as_bytes());
            assert!(compiled.model.is_none(), "{text}\n{}", compiled.findings());
            assert_not_repeated(&secret, &compiled);
            let is_broken = compiled.diags.iter().any(|found| found.code == Code::SYNTAX);
            let is_told = compiled.diags.iter().any(|found| found.code == Code::SECRET);
            assert!(is_told || is_broken, "{text}\n{}", compiled.findings());
        }
    }
}

#[test]
fn what_may_be_a_secret_is_told_and_a_waiver_accepts_it() {
    for secret in likely() {
        for place in &PLACES[..5] {
            let text = format!("{HEAD}{}", place.replace('$', &secret));
            let compiled = support::compile("demo.yaml", text.as_bytes());
            let severity = |compiled: &Compiled| {
                let mut found = compiled
                    .diags
                    .iter()
                    .filter(|found| found.code == Code::LIKELY_SECRET);
                found.next().map(|found| found.severity)
            };
            assert_eq!(
                severity(&compiled),
                Some(Severity::Warning),
                "{text}\n{}",
                compiled.findings()
            );
            assert_not_repeated(
                secret.rsplit_once("Password=").map_or(&secret, |(_, word)| word),
                &compiled,
            );
            let waived = format!(
                "{text}waivers: [{{ rule: AML1026, reason: a digest, owner: x, until: 2099-01-01 }}]\n"
            );
            let compiled = support::compile("demo.yaml", waived.as_bytes());
            assert_eq!(
                severity(&compiled),
                Some(Severity::Information),
                "{waived}\n{}",
                compiled.findings()
            );
        }
    }
}

#[test]
fn a_key_says_that_its_value_is_a_secret() {
    let secret = "hunter2-Hunter2-hunter2";
    for key in [
        "account_key",
        "client_secret",
        "sas_token",
        "password",
        "apiKey",
        "connection_string",
        "\"access-key\"",
        "token",
    ] {
        for place in [
            "$: V\n",
            "storage: { default: { $: V } }\n",
            "storage: {default: {$: V, name: UPPER}}\n",
            "connections:\n  c:\n    type: git\n    target: https://x.y/z\n    credentials: { type: pat, $: V }\n",
            "connections:\n  c:\n    credentials:\n      type: sas\n      $: >-\n        V\n",
            "workspace:\n  $:\n    V\n",
            "workspace:\n  $: [V, V]\n",
            "workspace:\n  $: \"V\n",
            "workspace:\n  $: V\n bad\n",
            "workspace:\n  $: V: V\n",
            "workspace: { $: V\n",
            "workspace:\n  $: V\n   # V\n\t$: V\n",
        ] {
            let text = format!("{HEAD}{}", place.replace('$', key).replace('V', secret));
            let compiled = support::compile("demo.yaml", text.as_bytes());
            let shown = forms(&compiled);
            assert!(compiled.diags.has_errors(), "{text}\n{shown}");
            assert!(!shown.contains("unter2"), "{text}\n{shown}");
        }
        for place in [
            "tags: { $: V }\n",
            "connections:\n  c: { type: git, target: 'https://x.y/z', metadata: { $: V } }\n",
        ] {
            let text = format!("{HEAD}{}", place.replace('$', key).replace('V', secret));
            let compiled = support::compile("demo.yaml", text.as_bytes());
            let told = compiled
                .diags
                .iter()
                .any(|found| found.code == Code::LIKELY_SECRET);
            assert!(
                told && !forms(&compiled).contains("unter2"),
                "{text}\n{}",
                compiled.findings()
            );
        }
    }
}

#[test]
fn a_secret_that_is_written_with_escapes_is_shown_nowhere() {
    let in_escapes = |text: &str| -> String {
        let letters: Vec<String> = text.bytes().map(|letter| format!("\\x{letter:02x}")).collect();
        letters.concat()
    };
    for (written, secret) in certain() {
        let (escaped, secret) = (in_escapes(&written), in_escapes(&secret));
        for place in [
            "tags: { note: \"$\" }\n",
            "tags: { note: \"$\" } }\n",
            "tags: { note: \"$\n",
            "\"$\": {\n",
        ] {
            let text = format!("{HEAD}{}", place.replace('$', &escaped));
            let compiled = support::compile("demo.yaml", text.as_bytes());
            assert!(compiled.model.is_none(), "{text}");
            assert_not_repeated(&secret, &compiled);
        }
    }
    let letters: Vec<String> = "password"
        .bytes()
        .map(|letter| format!("\\u{letter:04x}"))
        .collect();
    let key = letters.concat();
    let text = format!("{HEAD}storage: {{ default: {{ \"{key}\": hunter2Hunter2hunter2 }} }} }}\n");
    let compiled = support::compile("demo.yaml", text.as_bytes());
    assert_not_repeated("hunter2Hunter2hunter2", &compiled);
}

#[test]
fn a_tag_that_speaks_of_a_key_may_be_one() {
    let digits = "0123456789abcdef".repeat(2);
    let found = |text: &str| {
        let text = format!("{HEAD}{}", text.replace('$', &digits));
        let compiled = support::compile("demo.yaml", text.as_bytes());
        let told = compiled
            .diags
            .iter()
            .any(|found| found.code == Code::LIKELY_SECRET);
        assert!(
            !told || !forms(&compiled).contains(&digits),
            "{}",
            compiled.findings()
        );
        told
    };
    for text in [
        "tags: { openai-key: $ }\n",
        "tags: { speechKey1: '$' }\n",
        "storage: { default: { tags: { bot_secret: \"$\" } } }\n",
        "connections:\n  c: { type: git, target: 'https://x.y/z', metadata: { search_key: $ } }\n",
    ] {
        assert!(found(text), "{text}");
    }
    for text in [
        "tags: { key_version: $ }\n",
        "tags: { tenant: $, build: $ }\n",
        "tags: { openai-key: 'in the vault' }\n",
        "tags: { openai-key-id: $ }\n",
    ] {
        assert!(!found(text), "{text}");
    }
}

#[test]
fn a_private_key_of_several_lines_is_shown_nowhere() {
    let body = "aB3dE5fG7hJ9kL2mN4pQ6rS8tU0vW";
    for (end, code) in [("", Code::SECRET), (" bad: {\n", Code::SYNTAX)] {
        let text = format!(
            "{HEAD}tags:\n  k: |\n    -----BEGIN PRIVATE KEY-----\n    {body}\n    {body}\n    -----END PRIVATE KEY-----\n{end}"
        );
        let compiled = support::compile("demo.yaml", text.as_bytes());
        assert!(
            compiled.diags.iter().any(|found| found.code == code),
            "{}",
            compiled.findings()
        );
        assert_not_repeated(body, &compiled);
    }
}

#[test]
fn a_message_shows_the_key_and_dots() {
    let text = format!("{HEAD}storage: {{ default: {{ account_key: hunter2Hunter2 }} }}\n");
    let compiled = support::compile("demo.yaml", text.as_bytes());
    let shown = compiled.findings();
    assert!(
        shown.contains("4 | storage: { default: { account_key: •••"),
        "{shown}"
    );
}

#[test]
fn what_only_looks_like_a_secret_is_none() {
    for text in [
        "tags: { note: 'the sig of it; password policy: see wiki', commit: 0123456789abcdef0123456789abcdef01234567 }\n",
        "tags: { url: 'https://contoso.com/a@b:c', other: 'https://user@host/x', hole: 'https://u:$(TOKEN)@host' }\n",
        "tags: { note: 'eyJ is how it begins', at: 'ghp_short', id: 3f2c0000-0000-4000-8000-000000000000 }\n",
        "identities: { secret: {}, token: {} }\n",
    ] {
        let text = format!("{HEAD}{text}");
        let compiled = support::compile("demo.yaml", text.as_bytes());
        let told = compiled
            .diags
            .iter()
            .any(|found| [Code::SECRET, Code::LIKELY_SECRET].contains(&found.code));
        assert!(!told, "{text}\n{}", compiled.findings());
    }
    for (name, compiled) in support::valid() {
        let told = compiled
            .diags
            .iter()
            .any(|found| [Code::SECRET, Code::LIKELY_SECRET].contains(&found.code));
        assert!(!told, "{name}\n{}", compiled.findings());
    }
}

#[test]
fn no_command_prints_a_secret() {
    let (secret, _) = certain().swap_remove(0);
    let folder = Folder::new().file("demo.yaml", &format!("{HEAD}tags: {{ note: '{secret}' }}\n"));
    for args in [
        &["build", "demo.yaml"][..],
        &["build", "demo.yaml", "--stdout", "--target", "arm"],
        &["check", "demo.yaml"],
        &["check", "demo.yaml", "--format", "json"],
        &["explain", "demo.yaml", "--format", "csv"],
    ] {
        let run = folder.run(args);
        assert_eq!(run.status, Some(1), "{args:?}: {}", run.err);
        assert!(!(run.out + &run.err).contains(&secret), "{args:?}");
    }
    assert_eq!(folder.files("").len(), 1);
}
