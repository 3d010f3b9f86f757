//! Findings in the forms for programs: whatever becomes of a run, the stream holds one document and nothing else.

use serde_json::Value;

use crate::process::{Folder, MINIMAL, Run, blueprint};
use crate::{junit, sarif, schema, support};

/// The forms that are documents.
const DOCUMENTS: [&str; 3] = ["json", "sarif", "junit"];

/// What each command is asked for, and how it ends.
const RUNS: &[(&str, i32)] = &[
    // no findings that count, findings, what cannot be compiled
    ("check demo.yaml", 0),
    ("check m.yaml", 0),
    ("check m.yaml --fail-on warning", 1),
    ("check wrong.yaml", 1),
    ("check blank.yaml", 1),
    ("check broken.yaml", 1),
    ("check bytes.yaml", 1),
    ("check demo.yaml wrong.yaml", 1),
    ("check demo.yaml --quiet", 0),
    // what cannot be read, or is not there to be asked for
    ("check none.yaml", 3),
    ("check none.yaml wrong.yaml gone.yaml", 3),
    ("check wrong.yaml --env prod", 3),
    ("check demo.yaml --all-envs", 3),
    ("check folder", 3),
    ("check demo.yaml ./demo.yaml", 3),
    ("check - -", 3),
    ("check demo.yaml --baseline none.json", 3),
    ("build demo.yaml", 0),
    ("build demo.yaml --quiet", 0),
    ("build demo.yaml --stdout --target arm", 0),
    ("build demo.yaml -o other --check", 2),
    ("build demo.yaml -o other --check --diff", 2),
    ("build wrong.yaml", 1),
    ("build blank.yaml", 1),
    ("build demo.yaml wrong.yaml", 1),
    ("build demo.yaml none.yaml", 3),
    ("build demo.yaml twin.yaml", 3),
    ("build demo.yaml --stdout", 3),
    ("build demo.yaml --env prod", 3),
    ("build demo.yaml -o demo.yaml", 3),
    ("explain m.yaml", 0),
    ("explain m.yaml --format json", 0),
    ("explain m.yaml --principal scientists --scope key_vault", 0),
    ("explain m.yaml --principal nobody", 3),
    ("explain wrong.yaml --format json", 1),
    ("explain none.yaml --format json", 3),
    ("explain folder", 3),
    ("explain demo.yaml --env prod", 3),
    ("graph m.yaml --format svg", 0),
    ("graph m.yaml --principal scientists --scope key_vault", 0),
    ("graph m.yaml --principal nobody", 3),
    ("graph blank.yaml", 1),
    ("graph none.yaml", 3),
    ("diff demo.yaml demo.yaml --format json", 0),
    ("diff demo.yaml m.yaml --format json", 2),
    ("diff envs.yaml demo.yaml", 0),
    ("diff demo.yaml wrong.yaml --format json", 1),
    ("diff blank.yaml wrong.yaml", 1),
    ("diff demo.yaml none.yaml", 3),
    ("diff HEAD:none.yaml demo.yaml", 3),
    ("diff demo.yaml demo.yaml --env prod", 3),
    ("diff - -", 3),
    ("audit vision.yaml --assignments ra.json --format json", 2),
    ("audit vision.yaml --assignments ra.json --format sarif", 2),
    ("audit wrong.yaml --assignments ra.json --format json", 1),
    ("audit vision.yaml --assignments none.json --format json", 3),
    ("audit vision.yaml --assignments m.yaml --format sarif", 3),
    ("audit m.yaml --assignments ra.json", 3),
    ("doctor RoleAssignmentExists --format json", 0),
    ("doctor nothing --format json", 2),
    ("doctor RoleAssignmentExists --blueprint m.yaml --format json", 0),
    (
        "doctor RoleAssignmentExists --blueprint m.yaml --principal nobody",
        3,
    ),
    (
        "doctor RoleAssignmentExists --blueprint wrong.yaml --format json",
        1,
    ),
    (
        "doctor RoleAssignmentExists --blueprint none.yaml --format json",
        3,
    ),
    ("doctor RoleAssignmentExists --env prod", 3),
    ("doctor - --blueprint -", 3),
];

pub(super) fn folder() -> Folder {
    let of_audit = |file: &str| support::text(&format!("tests/data/audit/platform/{file}"));
    let folder = Folder::with_demo()
        .file("m.yaml", MINIMAL)
        .file("twin.yaml", &blueprint("demo"))
        .file("wrong.yaml", &format!("{}naame: x\n", blueprint("wrong")))
        .file("blank.yaml", "")
        .file("broken.yaml", "version: 1\nname: [\n")
        .file(
            "envs.yaml",
            &format!("{}environments: {{ dev: {{}} }}\n", blueprint("demo")),
        )
        .file("folder/notes.txt", "no blueprint")
        .file("vision.yaml", &of_audit("blueprint.yaml"))
        .file("ra.json", &of_audit("ra.json"));
    std::fs::write(folder.path("bytes.yaml"), b"version: 1\nname: \xff\n").unwrap();
    folder
}

/// What a run of `check` says on standard output, and any other on standard error.
fn told<'r>(words: &str, run: &'r Run) -> (&'r str, &'r str) {
    if words.starts_with("check") {
        (&run.out, &run.err)
    } else {
        (&run.err, &run.out)
    }
}

#[test]
fn a_document_stands_alone_whatever_happens() {
    let folder = folder();
    let (json, sarif) = (schema::validator_of("check"), sarif::validator());
    for (words, status) in RUNS {
        for form in DOCUMENTS {
            let option = if words.starts_with("check") {
                "--format"
            } else {
                "--findings"
            };
            let args = [&words.split(' ').collect::<Vec<_>>()[..], &[option, form]].concat();
            let run = folder.run_with_input(&args, "");
            let name = format!("{} --- {}{}", args.join(" "), run.out, run.err);
            assert_eq!(run.status, Some(*status), "{name}");
            let (document, beside) = told(words, &run);
            let failures = if form == "junit" {
                let root = junit::read(document);
                root.check();
                assert_eq!(
                    root.attributes["errors"],
                    root.count("error").to_string(),
                    "{name}"
                );
                root.count("error")
            } else {
                let document: Value = serde_json::from_str(document).unwrap_or_else(|_| panic!("{name}"));
                let (schema, failures) = if form == "json" {
                    (&json, &document["failures"])
                } else {
                    let runs = &document["runs"][0]["invocations"][0];
                    (&sarif, &runs["toolExecutionNotifications"])
                };
                support::assert_valid(schema, &document, &name);
                failures.as_array().map_or(0, Vec::len)
            };
            assert_eq!(failures > 0, *status == 3, "{name}");
            if words.starts_with("check") {
                // and what failed is told to people as well
                let errors = beside.lines().filter(|line| line.starts_with("error: "));
                assert_eq!(errors.count(), failures, "{name}");
            } else if words.contains("--format json") || words.contains("--format sarif") {
                // `diff` says in its document, too, which blueprint has errors
                let is_document = serde_json::from_str::<Value>(beside).is_ok();
                assert!(
                    is_document || (beside.is_empty() && matches!(*status, 1 | 3)),
                    "{name}"
                );
            } else if *status == 3 {
                assert_eq!(beside, "", "{name}");
            }
        }
    }
}

#[test]
fn commands_of_github_stand_alone_on_standard_output() {
    let folder = folder();
    for (words, status) in RUNS.iter().filter(|(words, _)| words.starts_with("check")) {
        let args = [&words.split(' ').collect::<Vec<_>>()[..], &["--format", "github"]].concat();
        let run = folder.run_with_input(&args, "");
        assert_eq!(run.status, Some(*status), "{words}: {}{}", run.out, run.err);
        assert!(
            run.out.lines().all(|line| line.starts_with("::")),
            "{words}: {}",
            run.out
        );
    }
}

#[test]
fn what_failed_is_in_the_document() {
    let folder = folder();
    let args = [
        "build",
        "none.yaml",
        "demo.yaml",
        "gone.yaml",
        "--findings",
        "json",
    ];
    let run = folder.run(&args).assert(3, "", "{\n...\n}\n");
    let document: Value = serde_json::from_str(&run.err).unwrap();
    let hint = "no such file or folder; `amlgen init` writes a starter blueprint";
    assert_eq!(
        document["failures"],
        serde_json::json!([
            format!("cannot read `none.yaml`: {hint}"),
            format!("cannot read `gone.yaml`: {hint}")
        ])
    );
    assert_eq!(document["findings"][0]["file"], "demo.yaml");
    assert!(folder.files("infra").is_empty());
    // words that hide nothing stay hidden words in a form for people
    folder.run(&["check", "none.yaml", "gone.yaml"]).assert(
        3,
        "",
        &format!("error: cannot read `none.yaml`: {hint}\nerror: cannot read `gone.yaml`: {hint}\n"),
    );
}

#[test]
fn a_quiet_run_that_succeeds_says_nothing_beside_its_product() {
    let folder = folder();
    let inits = [("init new", 0), ("init new", 3)];
    let runs = RUNS.iter().filter(|(_, status)| [0, 2, 3].contains(status));
    for (words, status) in runs.chain(&inits) {
        let mut args: Vec<&str> = words.split(' ').filter(|word| *word != "--quiet").collect();
        args.push("--quiet");
        let run = folder.run_with_input(&args, "");
        assert_eq!(run.status, Some(*status), "{words}: {}{}", run.out, run.err);
        if *status == 3 {
            let last = run.err.lines().last().unwrap_or_default();
            assert!(last.starts_with("error: "), "{words}: {}", run.err);
        } else {
            assert_eq!(run.err, "", "{words}");
        }
    }
    assert!(folder.path("new.yaml").is_file());
}
