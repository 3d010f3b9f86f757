//! Whole runs on exports with known answers: what each form prints of `tests/data/audit/` stands in `golden/audit/`.

use std::collections::BTreeMap;
use std::process::{Command, Output, Stdio};

use amlgen::model::Model;
use amlgen::report::audit::{self, Exports, Given};
use serde_json::Value;

use crate::fuzz::rng::Rng;
use crate::process::Folder;
use crate::support;

/// Each case with the exports that it is given beside its role assignments.
const CASES: [(&str, &[&str]); 4] = [
    (
        "platform",
        &[
            "--identities",
            "identities.json",
            "--identities",
            "service-principals.json",
            "--resources",
            "resources.json",
        ],
    ),
    (
        "cabinet",
        &[
            "--identities",
            "identities.json",
            "--resources",
            "vaults.json",
            "--roles",
            "roles.json",
        ],
    ),
    ("unnamed", &[]),
    ("hostile", &["--resources", "resources.json"]),
];

fn run(case: &str, more: &[&str]) -> Output {
    let (_, given) = CASES.iter().find(|(name, _)| *name == case).unwrap();
    Command::new(env!("CARGO_BIN_EXE_amlgen"))
        .args(["audit", "blueprint.yaml", "--assignments", "ra.json"])
        .args(*given)
        .args(more)
        .current_dir(support::repository(&format!("tests/data/audit/{case}")))
        .env_remove("NO_COLOR")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn printed(case: &str, more: &[&str]) -> String {
    String::from_utf8(run(case, more).stdout).unwrap()
}

#[test]
fn golden_audits() {
    let mut made = BTreeMap::new();
    for (case, _) in CASES {
        for (form, file) in [
            ("human", "human.txt"),
            ("json", "audit.json"),
            ("sarif", "audit.sarif"),
            ("script", "script.sh"),
        ] {
            made.insert(format!("audit/{case}/{file}"), printed(case, &["--format", form]));
        }
    }
    support::goldens(&made, |path| path.starts_with("audit/"));
}

#[test]
fn sarif_of_an_audit_fits_its_schema() {
    let schema = support::text("tests/facts/sarif-2.1.0.schema.json").replace("{2}]?$", "{2}$");
    let validator = jsonschema::validator_for(&serde_json::from_str::<Value>(&schema).unwrap()).unwrap();
    for (case, _) in CASES {
        let document: Value = serde_json::from_str(&printed(case, &["--format", "sarif"])).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&document)
            .map(|error| error.to_string())
            .collect();
        assert!(errors.is_empty(), "{case}: {errors:#?}");
    }
}

#[test]
fn a_platform_has_one_of_each() {
    let document: Value = serde_json::from_str(&printed("platform", &["--format", "json"])).unwrap();
    let summary = &document["summary"];
    let counted = |word: &str| summary[word].as_u64().unwrap();
    let all = [
        "missing",
        "misnamed",
        "inherited",
        "condition",
        "extra",
        "orphaned",
        "switched",
        "byAzure",
        "undecided",
    ];
    assert_eq!(all.map(counted), [1, 1, 1, 1, 2, 4, 4, 1, 4]);
    assert_eq!((counted("read"), counted("elsewhere")), (27, 3));
}

#[test]
fn classes_are_chosen_and_decide_the_status() {
    let status = |more: &[&str]| run("platform", more).status.code().unwrap();
    assert_eq!(status(&[]), 2);
    assert_eq!(status(&["--only", "undecided"]), 0);
    assert_eq!(status(&["--only", "undecided", "--fail-on", "undecided"]), 2);
    assert_eq!(status(&["--fail-on", "by-azure,undecided"]), 2);
    assert_eq!(status(&["--only", "missing", "--fail-on", "extra"]), 0);
    assert_eq!(run("unnamed", &[]).status.code(), Some(0));
    let deployer = ["--deployer", "8B8B8B8B-1111-4222-8333-444455556666"];
    let said = printed("platform", &deployer);
    assert!(!said.contains("the blueprint does not name them"), "{said}");
    assert!(
        said.contains(
            "Role Based Access Control Administrator of deployer on resource group has another condition"
        ),
        "{said}"
    );
}

#[test]
fn what_is_wrong_with_an_export_is_told() {
    let case = |file: &str| support::text(&format!("tests/data/audit/platform/{file}"));
    let folder = Folder::new()
        .file("b.yaml", &case("blueprint.yaml"))
        .file("ra.json", &case("ra.json"))
        .file("res.json", &case("resources.json"))
        .file("empty.json", " \n")
        .file("text.json", "Please run 'az login'")
        .file("cut.json", "[{\"id\": \"x\"")
        .file("none.json", "[]")
        .file("bad.yaml", "version: 1\n")
        .file("free.yaml", "version: 1\nname: free\nlocation: westeurope\n");
    let wrong = |assignments: &str, message: &str| {
        folder
            .run(&["audit", "b.yaml", "--assignments", assignments])
            .assert(3, "", &format!("...\nerror: {message}\n"));
    };
    wrong("no.json", "cannot read `no.json`: no such file or folder");
    wrong(
        "empty.json",
        "`empty.json` is empty; did the command that should fill it fail?",
    );
    wrong(
        "text.json",
        "`text.json` is no JSON, it begins with `P`; export it with `-o json`",
    );
    wrong(
        "cut.json",
        "`cut.json` is no valid JSON: EOF while parsing an object at line 1 column 11",
    );
    wrong(
        "res.json",
        "`res.json` does not hold role assignments: entry 1 has no `principalId`; export them with `az role assignment list --all -o json`",
    );
    wrong(
        "none.json",
        "the exports hold no role assignment of the platform's subscription `3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b`; [..]",
    );
    std::fs::File::create(folder.path("large.json"))
        .unwrap()
        .set_len(300 << 20)
        .unwrap();
    wrong(
        "large.json",
        "cannot read `large.json`: it is larger than 256 MiB; export fewer subscriptions or resources at a time",
    );
    wrong(".", "cannot read `.`: [..]");
    folder
        .run(&["audit", "bad.yaml", "--assignments", "ra.json"])
        .assert(1, "", "...\n[..]error[..]: nothing to compare with\n");
    folder.run(&["audit", "-", "--assignments", "-"]).assert(
        3,
        "",
        "error: `-` is given twice, and standard input can be read once\n",
    );
    folder
        .run(&["audit", "free.yaml", "--assignments", "ra.json"])
        .assert(
            3,
            "",
            "...\nerror: the blueprint does not say in which subscription and resource group the platform lies, and no resource [..]\n",
        );
    folder
        .run(&[
            "audit",
            "b.yaml",
            "--assignments",
            "ra.json",
            "--resource-group",
            "other",
        ])
        .assert(
            3,
            "",
            "...\nerror: the blueprint's resource group is `rg-vision-ml`, and `other` is given\n",
        );
    folder
        .run(&["audit", "b.yaml", "--assignments", "ra.json", "--only", "some"])
        .assert(3, "", "error: invalid value 'some' for '--only <CLASS>'\n...\n");
    folder
        .run(&["audit", "b.yaml"])
        .assert(3, "", "error: the following required arguments[..]\n...\n");
}

#[test]
fn an_export_may_come_from_a_pipe_and_from_windows() {
    let case = |file: &str| support::text(&format!("tests/data/audit/unnamed/{file}"));
    let folder = Folder::new().file("b.yaml", &case("blueprint.yaml"));
    let args = ["audit", "b.yaml", "--assignments", "-"];
    let plain = folder
        .run_with_input(&args, &case("ra.json"))
        .assert(0, "demo in [..]\n...\n", "...\n");
    let units = "\u{feff}"
        .encode_utf16()
        .chain(case("ra.json").encode_utf16().collect::<Vec<_>>());
    let wide: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
    std::fs::write(folder.path("wide.json"), wide).unwrap();
    let wide = folder
        .run(&["audit", "b.yaml", "--assignments", "wide.json"])
        .assert(0, "demo in [..]\n...\n", "...\n");
    assert_eq!(plain.out, wide.out);
}

#[test]
fn a_platform_in_two_groups_is_not_guessed() {
    let mut document: Value =
        serde_json::from_str(&support::text("tests/data/audit/unnamed/ra.json")).unwrap();
    let list = document["value"].as_array_mut().unwrap();
    let mut other = list[0].clone();
    let moved = other.to_string().replace("rg-demo", "rg-else");
    other = serde_json::from_str(&moved).unwrap();
    list.push(other);
    let folder = Folder::new()
        .file(
            "b.yaml",
            &support::text("tests/data/audit/unnamed/blueprint.yaml"),
        )
        .file("ra.json", &document.to_string());
    folder.run(&["audit", "b.yaml", "--assignments", "ra.json"]).assert(
        3,
        "",
        "...\nerror: the blueprint does not say [..], and it is found in several: [..]rg-demo`, [..]rg-else`; choose one [..]\n",
    );
    folder
        .run(&[
            "audit",
            "b.yaml",
            "--assignments",
            "ra.json",
            "--resource-group",
            "RG-demo",
        ])
        .assert(
            0,
            "demo in /subscriptions/11112222-3333-4444-8555-666677778888/resourceGroups/RG-demo[..]\n...\n",
            "...\n",
        );
}

/// The entry that is printed for a grant under another name makes it one as derived.
#[test]
fn an_adopted_grant_is_as_derived() {
    let document: Value = serde_json::from_str(&printed("platform", &["--format", "json"])).unwrap();
    let findings = document["findings"].as_array().unwrap();
    let entry = findings
        .iter()
        .find_map(|finding| finding["adopt"].as_str())
        .unwrap();
    let case = |file: &str| support::text(&format!("tests/data/audit/platform/{file}"));
    let folder = Folder::new()
        .file(
            "b.yaml",
            &format!("{}rbac:\n  adopt:\n    {entry}\n", case("blueprint.yaml")),
        )
        .file("ra.json", &case("ra.json"))
        .file("identities.json", &case("identities.json"))
        .file("others.json", &case("service-principals.json"));
    let args = [
        "audit",
        "b.yaml",
        "--assignments",
        "ra.json",
        "--identities",
        "identities.json",
        "--identities",
        "others.json",
        "--format",
        "json",
    ];
    let run = folder.run(&args).assert(2, "...\n", "...\n");
    let again: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(again["summary"]["misnamed"], 0);
    let as_derived = |document: &Value| document["summary"]["asDerived"].as_u64().unwrap();
    assert_eq!(as_derived(&again), as_derived(&document) + 1);
}

/// Whatever an export holds, there is an answer or a reason why there is none.
#[test]
fn no_export_ends_an_audit_with_a_panic() {
    let blueprint = support::text("tests/data/audit/platform/blueprint.yaml");
    let compiled = support::compile("b.yaml", blueprint.as_bytes());
    let exports = [
        "ra.json",
        "resources.json",
        "identities.json",
        "service-principals.json",
    ];
    let exports = exports.map(|file| support::text(&format!("tests/data/audit/platform/{file}")));
    let wild = [
        "null",
        "[]",
        "{}",
        "\"\"",
        "-1",
        "1e999",
        "true",
        "\"/\"",
        "\"//\"",
        "\"/subscriptions/\"",
        "\"\\u0000\"",
        "\"é\"",
        "[[[]]]",
        "{\"id\": 1}",
        "\"/subscriptions/3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b/resourceGroups\"",
    ];
    let mut rng = Rng::new(17);
    let mut answers = 0;
    for _ in 0..1_000 {
        let mut changed = exports.clone();
        let text = &mut changed[rng.below(4)];
        // in place of a value: what stands between a colon and the end of its line
        let colons: Vec<usize> = text.match_indices("\": ").map(|(at, _)| at + 3).collect();
        for _ in 0..=rng.below(3) {
            let start = *rng.pick(&colons);
            let end = text
                .get(start..)
                .and_then(|rest| rest.find([',', '\n']))
                .map(|at| start + at);
            if let Some(end) = end {
                let value: &&str = rng.pick(&wild);
                text.replace_range(start..end, value);
            }
        }
        answers += usize::from(answer(compiled.model(), &changed).is_ok());
    }
    assert!((100..950).contains(&answers), "{answers} answers");
}

fn answer(
    model: &Model,
    [assignments, resources, identities, others]: &[String; 4],
) -> Result<usize, String> {
    let mut exports = Exports::default();
    let mut steps = 0;
    let mut step = || steps += 1;
    exports.add_assignments(assignments, &mut step)?;
    exports.add_resources(resources, &mut step)?;
    exports.add_identities(identities, &mut step)?;
    exports.add_identities(others, &mut step)?;
    let mut model = model.clone();
    let located = audit::locate(&mut model, Given::default(), &mut exports)?;
    let found = audit::audit(&model, located, &exports, None, &mut step)?;
    let texts = [
        audit::json(&found, "b.yaml", &[]).unwrap(),
        audit::script(&found),
        audit::human(&found, 80, &|_, text| text.to_owned()),
    ];
    Ok(texts.iter().map(String::len).sum::<usize>() + audit::diagnostics(&found).len())
}

/// A shell reads the script, and nothing of an export but arguments.
#[test]
#[cfg(unix)]
fn a_script_runs_az_and_nothing_else() {
    use std::os::unix::fs::PermissionsExt;

    for (case, _) in CASES {
        let folder = Folder::new()
            .file("script.sh", &printed(case, &["--format", "script"]))
            .file(
                "bin/az",
                "#!/bin/sh\nfor one in \"$@\"; do printf '<%s>' \"$one\" >>\"$LOG\"; done; echo >>\"$LOG\"\n",
            );
        let az = folder.path("bin/az");
        std::fs::set_permissions(&az, std::fs::Permissions::from_mode(0o755)).unwrap();
        // what is commented out is run as well
        let script = folder.read("script.sh").replace("\n# az ", "\naz ");
        folder.write("script.sh", &script);
        let output = Command::new("bash")
            .arg("script.sh")
            .current_dir(folder.path(""))
            .env("PATH", format!("{}:/usr/bin:/bin", folder.path("bin").display()))
            .env("LOG", folder.path("log"))
            .output()
            .unwrap();
        assert!(
            output.status.success() && output.stdout.is_empty() && output.stderr.is_empty(),
            "{case}: {output:?}"
        );
        let mut files = folder.files("");
        files.retain(|file| !["bin/az", "log", "script.sh"].contains(&file.as_str()));
        assert!(files.is_empty(), "{case}: {files:?}");
        let commands = script.lines().filter(|line| line.starts_with("az ")).count();
        let log = if commands > 0 {
            folder.read("log")
        } else {
            String::new()
        };
        assert_eq!(log.lines().count(), commands, "{case}");
        if case == "platform" {
            assert!(log.contains("<role><assignment><create><--name><"), "{log}");
            assert!(
                log.contains("<role><assignment><delete><--ids></subscriptions/"),
                "{log}"
            );
            assert!(
                log.contains("<--set><properties.allowSharedKeyAccess=false>"),
                "{log}"
            );
        }
    }
}

/// The page shows what the program prints.
#[test]
fn the_page_shows_what_is_printed() {
    let page = support::text("docs/audit.md");
    let shown = printed("platform", &["--only", "missing,misnamed,switched"]);
    assert!(
        page.contains(&format!("```text\n{shown}```\n")),
        "docs/audit.md has to show:\n{shown}"
    );
}
