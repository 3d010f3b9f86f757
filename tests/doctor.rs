//! `amlgen doctor`: every row of the table is recognised by the texts of Azure, pages and rules exist, and answers are whole.

mod advice;
mod cases;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use amlgen::catalog::errors::{self, FAMILIES, WAYS};
use amlgen::catalog::{permissions, standings};
use amlgen::derive::rules::{self, Grant};
use amlgen::diag::code;
use amlgen::model::PermissionSet;
use amlgen::report::doctor;

use crate::process::Folder;
use crate::support;

/// The examples: the id of a row, and a text.
fn examples() -> Vec<(String, String)> {
    let text = support::text("tests/facts/errors.txt");
    let parts = text.split("\n== ").skip(1);
    parts
        .map(|part| {
            let (id, text) = part.split_once('\n').unwrap();
            (id.to_owned(), text.trim_end().to_owned())
        })
        .collect()
}

#[test]
fn every_text_of_azure_is_recognised_as_its_error_and_no_other() {
    for (id, text) in examples() {
        let told: Vec<&str> = doctor::recognise(&text)
            .told
            .iter()
            .map(|one| one.error.id)
            .collect();
        assert_eq!(told, [id.as_str()], "{text}");
    }
}

#[test]
fn every_error_has_a_text_and_its_code_is_enough() {
    let shown: BTreeSet<String> = examples().into_iter().map(|(id, _)| id).collect();
    let known: BTreeSet<String> = errors::all().map(|error| error.id.to_owned()).collect();
    assert_eq!(shown, known);
    for error in errors::all() {
        let codes = error
            .marks
            .iter()
            .filter(|all| matches!(all, [one] if !one.contains(' ')));
        for code in codes.flat_map(|all| all.iter()) {
            let told = doctor::recognise(code).told;
            assert_eq!(told.first().map(|one| one.error.id), Some(error.id), "{code}");
        }
    }
}

/// Whether `amlgen rules` knows an id: a rule, a finding, a hard rule of a finding, or what is left out or a note.
fn is_known(id: &str) -> bool {
    rules::all().any(|rule| rule.id == id)
        || standings::find(id).is_some()
        || code::find(id).is_some()
        || code::all().iter().any(|one| one.info().rule == Some(id))
}

#[test]
fn rules_and_pages_of_errors_exist() {
    for error in errors::all() {
        for rule in error.rules {
            assert!(is_known(rule), "{}: no rule {rule}", error.id);
        }
        assert!(
            support::repository(error.page).exists(),
            "{}: no page {}",
            error.id,
            error.page
        );
    }
    for way in WAYS {
        for rule in way.rules {
            assert!(is_known(rule), "{}: no rule {rule}", way.action);
        }
    }
}

#[test]
fn what_is_to_be_written_gives_the_action() {
    let permits = |set: &PermissionSet, action: &str| {
        // `*` may stand for nothing
        let inner = action.replacen("/assign/", "/x/assign/", 1);
        set.allows(action) || set.allows_data(action) || set.allows(&inner)
    };
    let ends = [
        "read",
        "write",
        "delete",
        "wrap/action",
        "jobs",
        "outboundRules/write",
        "setSecret/action",
        "join/action",
        "subnets/join/action",
        "deployments/chat/completions/action",
        "experiments/runs/submit",
        "Microsoft.Storage/storageAccounts",
    ];
    for way in WAYS {
        let given = way.rules.iter().all(|id| {
            let mut grants = rules::all()
                .filter(|rule| rule.id == *id)
                .map(|rule| rule.grant)
                .peekable();
            grants.peek().is_some()
                && grants.any(|grant| match grant {
                    Grant::Template(role)
                    | Grant::Secrets(role, _)
                    | Grant::Keys(role, _)
                    | Grant::Person(role) => {
                        let set = permissions::of(role);
                        ends.iter().any(|end| permits(set, &way.action.replace('*', end)))
                    }
                    _ => true, // told in words
                })
        });
        assert!(given, "{}: {:?}", way.action, way.rules);
    }
}

/// A diagnosis of a text for a blueprint, as people and as programs see it.
fn diagnosed(text: &str, blueprint: &str, principal: Option<&str>) -> String {
    let compiled = support::compile_in("demo.yaml", blueprint.as_bytes(), None);
    let model = compiled.model();
    let given = doctor::Blueprint {
        model,
        source: &compiled.source,
        principal: principal.map(|name| doctor::by_name(model, name).unwrap()),
        extended: amlgen::extended,
    };
    let diagnosis = doctor::answer(&doctor::recognise(text), Some(given));
    doctor::human(&diagnosis, 100, &|id| id.to_owned())
}

const DEMO: &str = "\
version: 1
name: demo
location: westeurope
subscription: 00000000-0000-0000-0000-000000000001
resource_group: rg-demo
identities: { training: {} }
storage:
  lake: { name: stlake }
datastores:
  raw: { type: azure_blob, storage: lake, container: raw }
computes:
  cpu:
    size: Standard_DS3_v2
    max_instances: 2
    identity: training
    uses: [{ datastore: raw }]
principals:
  scientists:
    type: group
    object_id: 11111111-2222-4333-8444-555555555555
    persona: data_scientist
";

fn refused(object: &str, action: &str, scope: &str) -> String {
    format!(
        "(AuthorizationFailed) The client 'x' with object id '{object}' does not have authorization to perform action '{action}' over scope '{scope}' or the scope is invalid."
    )
}

const SCIENTISTS: &str = "11111111-2222-4333-8444-555555555555";
const GROUP: &str = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-demo";

#[track_caller]
fn says(page: &str, parts: &[&str]) {
    let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in parts {
        assert!(flat.contains(part), "no {part:?} in\n{page}");
    }
}

#[test]
fn a_grant_of_the_blueprint_is_found_for_who_asked_there() {
    let scope = format!("{GROUP}/providers/Microsoft.MachineLearningServices/workspaces/mlw-demo/jobs/x");
    let text = refused(
        SCIENTISTS,
        "Microsoft.MachineLearningServices/workspaces/jobs/write",
        &scope,
    );
    let page = diagnosed(&text, DEMO, None);
    says(
        &page,
        &[
            "who principals/scientists (group, 11111111-2222-4333-8444-555555555555)",
            "principals/scientists has AzureML Data Scientist on workspace",
            "by the template, after the workspace [HUM-DS-01], line 21",
            "The templates give it",
        ],
    );
}

#[test]
fn what_no_grant_gives_is_said_with_what_to_write() {
    let scope =
        format!("{GROUP}/providers/Microsoft.MachineLearningServices/workspaces/mlw-demo/computes/cpu");
    let text = refused(
        SCIENTISTS,
        "Microsoft.MachineLearningServices/workspaces/computes/write",
        &scope,
    );
    says(
        &diagnosed(&text, DEMO, None),
        &[
            "No grant of the blueprint gives group `scientists` this on",
            "persona: [data_scientist, compute_operator]",
            "role: AzureML Compute Operator scope: workspace",
        ],
    );
    let scope = format!(
        "{GROUP}/providers/Microsoft.Storage/storageAccounts/stlake/blobServices/default/containers/raw"
    );
    let write = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write";
    let text = refused("99999999-2222-4333-8444-555555555555", write, &scope);
    says(
        &diagnosed(&text, DEMO, Some("training")),
        &[
            "No grant of the blueprint gives identity `training` this",
            "computes: cpu: uses: [{ datastore: raw, access: write }]",
            "principal: identities/training",
            "scope: storage/lake",
        ],
    );
    let read = text.replace("blobs/write", "blobs/read");
    says(
        &diagnosed(&read, DEMO, Some("identities/training")),
        &["[CL-UAI-STORAGE-01]"],
    );
    says(
        &diagnosed(&read, DEMO, None),
        &["az ad sp show --id 99999999-2222-4333-8444-555555555555"],
    );
}

#[test]
fn what_is_written_compiles_and_gives_it() {
    let scope = format!("{GROUP}/providers/Microsoft.Storage/storageAccounts/stlake");
    let write = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write";
    let text = refused("99999999-2222-4333-8444-555555555555", write, &scope);
    let said = DEMO.replace(
        "uses: [{ datastore: raw }]",
        "uses: [{ storage: lake, access: write }]",
    );
    says(
        &diagnosed(&text, &said, Some("training")),
        &["[CL-UAI-STORAGE-02]"],
    );
    let extra = format!(
        "{DEMO}rbac:\n  extra:\n    - principal: identities/training\n      role: Storage Blob Data Contributor\n      scope: storage/lake\n      reason: WHY\n"
    );
    says(
        &diagnosed(&text, &extra, Some("training")),
        &["identities/training has Storage Blob Data Contributor on storage/lake"],
    );
}

#[test]
fn what_is_not_of_the_blueprint_is_said() {
    let scope = "/subscriptions/00000000-0000-0000-0000-00000000000f/resourceGroups/rg-other/providers/Microsoft.Storage/storageAccounts/st";
    let text = refused(SCIENTISTS, "Microsoft.Storage/storageAccounts/read", scope);
    says(&diagnosed(&text, DEMO, None), &["is nothing of this blueprint"]);
    let scope = format!("{GROUP}/providers/Microsoft.Storage/storageAccounts/stother");
    let text = refused(SCIENTISTS, "Microsoft.Storage/storageAccounts/read", &scope);
    says(
        &diagnosed(&text, DEMO, None),
        &["it lies in a group of the blueprint"],
    );
    let deployer = refused(SCIENTISTS, "Microsoft.Authorization/roleAssignments/write", GROUP);
    says(
        &diagnosed(&deployer, DEMO, Some("deployer")),
        &[
            "Role Based Access Control Administrator",
            "[DEP-02]",
            "somebody has to give it",
        ],
    );
}

/// Whoever deploys and is declared has the deployer's grants under its own name.
#[test]
fn a_declared_deployer_is_known_by_its_object_id() {
    let blueprint = DEMO.replace("persona: data_scientist", "persona: deployer");
    assert_ne!(blueprint, DEMO);
    let text = refused(SCIENTISTS, "Microsoft.Authorization/roleAssignments/write", GROUP);
    for principal in [None, Some("scientists")] {
        says(
            &diagnosed(&text, &blueprint, principal),
            &[
                "principals/scientists has Role Based Access Control Administrator",
                "[DEP-02]",
            ],
        );
    }
}

#[test]
fn tokens_are_compared_with_credentials() {
    let blueprint = DEMO.replace(
        "identities: { training: {} }",
        "identities:\n  training:\n    federated_credentials:\n      main: { issuer: 'https://token.actions.githubusercontent.com', subject: 'repo:contoso/demo:environment:dev' }",
    );
    let text = |subject: &str| {
        format!(
            "AADSTS700213: No matching federated identity record found for presented assertion subject '{subject}'. Check"
        )
    };
    says(
        &diagnosed(&text("repo:contoso/demo:environment:dev"), &blueprint, None),
        &["has this in its credential `identities/training/federated_credentials/main`"],
    );
    says(
        &diagnosed(&text("repo:Contoso/demo:environment:dev"), &blueprint, None),
        &["differs in case"],
    );
    says(
        &diagnosed(&text("repo:contoso/demo:ref:refs/heads/main"), &blueprint, None),
        &[
            "No federated credential of the blueprint fits",
            "subject: 'repo:contoso/demo:ref:refs/heads/main'",
        ],
    );
    says(
        &diagnosed(&text("x"), DEMO, None),
        &["The blueprint has no federated credential."],
    );
}

#[test]
fn hostile_texts_are_data() {
    let text = "AuthorizationFailed \u{1b}[31m perform action 'a/\u{1b}]0;x\u{7}/write' over scope '/subscriptions/\u{202e}' ##vso[task]\n::error::x";
    let page = diagnosed(text, DEMO, None);
    assert!(
        page.chars()
            .all(|letter| letter == '\n' || amlgen::visible::is_printable(letter)),
        "{page:?}"
    );
    let diagnosis = doctor::answer(&doctor::recognise(text), None);
    let json = doctor::json(&diagnosis).unwrap();
    assert!(
        json.chars()
            .all(|letter| letter == '\n' || amlgen::visible::is_printable(letter)),
        "{json:?}"
    );
    for text in [
        "",
        "{",
        "}}}}",
        "\\",
        "\\u",
        "''''",
        "object id '",
        "/subscriptions/",
    ] {
        let _ = diagnosed(text, DEMO, None);
    }
    let scope = format!(
        "{GROUP}/providers/Microsoft.Storage/storageAccounts/stlake/blobServices/default/containers/x #: y"
    );
    let action = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read";
    let page = diagnosed(&refused(SCIENTISTS, action, &scope), DEMO, None);
    assert!(!page.contains("datastores:"), "{page}");
    let nested = "{\"code\":\"".repeat(50_000);
    assert!(doctor::recognise(&nested).told.is_empty());
    let many: String = (0..500)
        .map(|at| refused(SCIENTISTS, &format!("A/b{at}/write"), GROUP) + "\n")
        .collect();
    let reading = doctor::recognise(&many);
    assert_eq!((reading.told.len(), reading.left_out), (40, 460));
}

#[test]
fn answers_are_of_their_schema() {
    let schema = support::text("schemas/doctor.schema.json");
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let compiled = support::compile_in("demo.yaml", DEMO.as_bytes(), None);
    for (id, text) in examples() {
        let given = doctor::Blueprint {
            model: compiled.model(),
            source: &compiled.source,
            principal: None,
            extended: amlgen::extended,
        };
        for blueprint in [None, Some(given)] {
            let json = doctor::json(&doctor::answer(&doctor::recognise(&text), blueprint)).unwrap();
            let document = serde_json::from_str(&json).unwrap();
            let wrong: Vec<String> = validator
                .iter_errors(&document)
                .map(|error| error.to_string())
                .collect();
            assert!(wrong.is_empty(), "{id}: {wrong:?}");
        }
    }
    assert!(!validator.is_valid(&serde_json::json!({ "errors": [] })));
}

#[test]
fn golden_page_of_errors() {
    let mut page = "\
# Errors of Azure, and what to do about them

Made by `tests/doctor.rs` from the table that `amlgen doctor` answers from. `amlgen doctor TEXT` finds the error in a text, and with
`--blueprint FILE` says what it means there: `docs/doctor.md`. `amlgen rules ID` explains a rule or a finding.

"
    .to_owned();
    let example: BTreeMap<String, String> = examples().into_iter().rev().collect();
    for family in FAMILIES {
        writeln!(page, "- {}: {}", family.title, {
            let links = family
                .errors
                .iter()
                .map(|error| format!("[{}](#{})", error.id, error.id.to_lowercase()));
            links.collect::<Vec<_>>().join(", ")
        })
        .unwrap();
    }
    for family in FAMILIES {
        writeln!(page, "\n## {}", family.title).unwrap();
        for error in family.errors {
            let text = example.get(error.id).unwrap();
            let is_enough = |line: &&str| {
                let told = doctor::recognise(line).told;
                told.first().is_some_and(|one| one.error.id == error.id)
            };
            let line = text.lines().map(str::trim).find(is_enough).unwrap();
            let shown: String = line.chars().take(400).collect();
            let line = if shown.len() < line.len() {
                shown + " …"
            } else {
                shown
            };
            writeln!(
                page,
                "\n### {}\n\n```text\n{line}\n```\n\n{}\n",
                error.id, error.means
            )
            .unwrap();
            for step in error.steps {
                writeln!(page, "- {step}").unwrap();
            }
            page.push('\n');
            if !error.rules.is_empty() {
                let rules: Vec<String> = error.rules.iter().map(|rule| format!("`{rule}`")).collect();
                writeln!(page, "Rules and findings: {}.", rules.join(", ")).unwrap();
            }
            writeln!(
                page,
                "More: [{0}]({1}).",
                error.page,
                error.page.strip_prefix("docs/").unwrap()
            )
            .unwrap();
            let sources: Vec<String> = error.citations.iter().map(ToString::to_string).collect();
            writeln!(page, "Read in: {}.", sources.join("; ")).unwrap();
        }
    }
    support::generated_document("errors.md", page);
}

#[test]
fn runs_end_as_they_should() {
    let folder = Folder::new().file("demo.yaml", DEMO);
    folder
        .run(&["doctor", "roleassignmentexists"])
        .assert(0, "RoleAssignmentExists\n...\n", "");
    folder
        .run(&["doctor", "what now"])
        .assert(2, "amlgen knows no error in this text.\n...\n", "");
    folder
        .run_with_input(&["doctor", "-"], "")
        .assert(2, "...\n", "standard input is empty\n");
    folder
        .run_with_input(
            &["doctor", "-", "--format", "json"],
            "x\u{1b} PrincipalNotFound {",
        )
        .assert(0, "{\n...\n      \"id\": \"PrincipalNotFound\",\n...\n}\n", "");
    folder.run(&["doctor", "x", "--env", "prod"]).assert(
        3,
        "",
        "error: `--env` is of a blueprint: give it with `--blueprint`\n",
    );
    folder
        .run(&[
            "doctor",
            "x",
            "--blueprint",
            "demo.yaml",
            "--principal",
            "trainin",
        ])
        .assert(
            3,
            "",
            "...\nerror: no principal of this build is called `trainin`; did you mean `training`?\n",
        );
    folder.run(&["doctor", "-", "--blueprint", "-"]).assert(
        3,
        "",
        "error: `-` is given twice, and standard input can be read once\n",
    );
}

/// A run that reads these bytes from standard input.
fn run_on(bytes: &[u8]) -> std::process::Output {
    let folder = Folder::new();
    let file = folder.path("log.txt");
    std::fs::write(&file, bytes).unwrap();
    let mut command = folder.amlgen(&["doctor", "-"]);
    command
        .stdin(std::fs::File::open(file).unwrap())
        .output()
        .unwrap()
}

#[test]
fn a_text_that_is_too_large_is_refused() {
    let output = run_on(&b"AuthorizationFailed ".repeat(300_000));
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "error: the text has more than 4194304 bytes, the most that is read; give the part that says what failed\n"
    );
}

#[test]
fn a_text_need_not_be_unicode() {
    let output = run_on(b"\xff\xfe AuthorizationFailure \x80");
    assert!(output.status.success());
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .starts_with("AuthorizationFailure\n")
    );
}

/// Windows `PowerShell` redirects as UTF-16, and its files begin with a mark.
#[test]
fn a_text_may_come_from_windows() {
    let error = "ERROR: (RoleAssignmentExists) The role assignment already exists.\r\n";
    let wanted = run_on(error.as_bytes()).stdout;
    assert!(wanted.starts_with(b"RoleAssignmentExists\n"));
    let marked = format!("\u{feff}{error}");
    let little = marked.encode_utf16().flat_map(u16::to_le_bytes);
    let big = marked.encode_utf16().flat_map(u16::to_be_bytes);
    for bytes in [
        marked.bytes().collect(),
        little.collect(),
        big.collect::<Vec<u8>>(),
    ] {
        let output = run_on(&bytes);
        assert_eq!(
            (output.status.code(), &output.stdout),
            (Some(0), &wanted),
            "{bytes:?}"
        );
    }
}
