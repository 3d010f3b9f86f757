//! Findings that were there before, and runs that say little.

use serde_json::{Value, json};

use crate::process::{Folder, blueprint};

/// Two groups whose object ids are warned about.
fn teams(names: &[&str]) -> String {
    let entries = names.iter().map(|name| {
        let digit = name.len().to_string();
        let id = "00000000-0000-0000-0000-000000000000".replace('0', &digit);
        format!("  {name}: {{ type: group, object_id: {id}, persona: data_reader }}\n")
    });
    format!(
        "{}principals:\n{}",
        blueprint("demo"),
        entries.collect::<String>()
    )
}

/// A folder with a blueprint and what is found in it now.
fn known(text: &str, args: &[&str]) -> Folder {
    let folder = Folder::new().file("b.yaml", text);
    let args = [&["check", "b.yaml", "--format", "json"], args].concat();
    let run = folder.run(&args);
    folder.write("known.json", &run.out);
    folder
}

/// Windows `PowerShell` redirects as UTF-16.
#[test]
fn a_document_that_was_redirected_on_windows_is_read() {
    let folder = known(&teams(&["one"]), &[]);
    let text = folder.read("known.json");
    let units = text.encode_utf16().flat_map(u16::to_le_bytes);
    let bytes: Vec<u8> = [0xff, 0xfe].into_iter().chain(units).collect();
    std::fs::write(folder.path("known.json"), bytes).unwrap();
    let strict = [&["check", "b.yaml"], STRICT].concat();
    folder.run(&strict).assert(0, "", "[..] known before\n");
}

const STRICT: &[&str] = &["--fail-on", "warning", "--baseline", "known.json"];

#[test]
fn what_was_there_does_not_count_wherever_it_has_moved() {
    let folder = known(&teams(&["one"]), &[]);
    folder
        .run(&["check", "b.yaml", "--fail-on", "warning"])
        .assert(1, "...\n", "1 warning, [..]\n");
    let strict = [&["check", "b.yaml"], STRICT].concat();
    folder.run(&strict).assert(0, "", "[..] known before\n");
    folder.write("b.yaml", &format!("# a comment\n\n{}", teams(&["one"])));
    folder.run(&strict).assert(0, "", "[..] known before\n");
    let dotted = [&["check", "./b.yaml"], STRICT].concat();
    folder.run(&dotted).assert(0, "", "[..] known before\n");
    // the same of another, and the same once more
    folder.write("b.yaml", &teams(&["one", "other"]));
    let run = folder.run(&strict);
    assert_eq!(run.status, Some(1), "{}{}", run.out, run.err);
    assert!(
        run.out.contains("`other` looks") && !run.out.contains("`one` looks"),
        "{}",
        run.out
    );
}

#[test]
fn what_is_gone_is_said() {
    let folder = known(&teams(&["one", "other"]), &[]);
    folder.write("b.yaml", &teams(&["other"]));
    let run = folder.run(&["check", "b.yaml", "--baseline", "known.json"]);
    assert_eq!(run.status, Some(0));
    assert!(
        run.err
            .contains("b.yaml: gone[AML5109]: [..]".trim_end_matches("[..]")),
        "{}",
        run.err
    );
    let run = folder.run(&["check", "b.yaml", "--baseline", "known.json", "--format", "json"]);
    let document: Value = serde_json::from_str(&run.out).unwrap();
    let gone = document["gone"].as_array().unwrap();
    assert!(
        gone.iter()
            .any(|one| one["code"] == "AML5109" && one["file"] == "b.yaml"),
        "{document}"
    );
    let known = document["findings"].as_array().unwrap().iter();
    assert!(
        known
            .filter(|one| one["code"] == "AML5109")
            .all(|one| one["known"] == true)
    );
    // nothing is said of files that were not looked at
    folder.write("other.yaml", &blueprint("other"));
    let run = folder.run(&["check", "other.yaml", "--baseline", "known.json"]);
    assert!(!run.err.contains("gone"), "{}", run.err);
}

#[test]
fn an_old_error_passes_a_check_and_stops_a_build() {
    let folder = known(&format!("{}naame: x\n", blueprint("demo")), &[]);
    let known = &["--baseline", "known.json"];
    folder
        .run(&[&["check", "b.yaml"], &known[..]].concat())
        .assert(0, "", "1 known before\n");
    folder.run(&[&["build", "b.yaml"], &known[..]].concat()).assert(
        1,
        "",
        "b.yaml:4:1: error[AML1008]: [..]\n...\n1 error: nothing was built\n",
    );
    folder.write("b.yaml", &format!("{}naame: x\nloction: y\n", blueprint("demo")));
    folder.run(&[&["check", "b.yaml"], &known[..]].concat()).assert(
        1,
        "b.yaml:5:1: error[AML1008]: [..]`loction`[..]\n...\n",
        "1 error, 1 known before\n",
    );
}

#[test]
fn other_forms_tell_what_is_known() {
    let folder = known(&teams(&["one"]), &[]);
    let of = |form: &str| {
        folder
            .run(&[&["check", "b.yaml", "--format", form], STRICT].concat())
            .out
    };
    assert_eq!(of("github"), "");
    let sarif: Value = serde_json::from_str(&of("sarif")).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert!(!results.is_empty() && results.iter().all(|one| one["baselineState"] == "unchanged"));
    let suites = crate::junit::read(&of("junit"));
    assert_eq!(
        (
            &*suites.attributes["failures"],
            &*suites.inner[0].attributes["skipped"]
        ),
        ("0", suites.inner[0].attributes["tests"].as_str())
    );
    folder.write("b.yaml", &teams(&["other"]));
    let sarif: Value = serde_json::from_str(&of("sarif")).unwrap();
    assert!(
        sarif["runs"][0]["results"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["baselineState"] == "new")
    );
}

#[test]
fn what_is_no_baseline_is_refused() {
    let folder = Folder::with_demo()
        .file("no.json", "[]")
        .file("half.json", &json!({"findings": [{}]}).to_string());
    folder
        .run(&["check", "demo.yaml", "--baseline", "none.json"])
        .assert(
            3,
            "",
            "error: cannot read the baseline `none.json`: no such file or folder\n",
        );
    for file in ["no.json", "half.json"] {
        folder.run(&["check", "demo.yaml", "--baseline", file]).assert(
            3,
            "",
            &format!(
                "error: `{file}` is no baseline, which `amlgen check FILE… --format json` writes: [..]\n"
            ),
        );
    }
}

#[test]
fn quiet_runs_say_what_fails_them() {
    let folder = Folder::new()
        .file("b.yaml", &teams(&["one"]))
        .file("bad.yaml", &format!("{}naame: x\n", blueprint("bad")));
    folder.run(&["check", "-q", "b.yaml"]).assert(0, "", "");
    folder.run(&["build", "b.yaml", "--quiet"]).assert(0, "", "");
    assert!(!folder.files("infra").is_empty());
    folder
        .run(&["build", "b.yaml", "--quiet", "--check"])
        .assert(0, "", "");
    folder
        .run(&["explain", "b.yaml", "--quiet", "--format", "json"])
        .assert(0, "{\n...\n}\n", "");
    folder.run(&["check", "b.yaml", "bad.yaml", "--quiet"]).assert(
        1,
        "bad.yaml:4:1: error[AML1008]: [..]\n...\n",
        "",
    );
    folder
        .run(&["build", "bad.yaml", "--quiet"])
        .assert(1, "", "bad.yaml:4:1: error[AML1008]: [..]\n...\n");
    folder
        .run(&["check", "b.yaml", "--quiet", "--fail-on", "warning"])
        .assert(1, "b.yaml:[..]: warning[AML5109]: [..]\n...\n", "");
    folder
        .run(&["check", "b.yaml", "bad.yaml", "--quiet", "--format", "github"])
        .assert(1, "::error file=bad.yaml,[..]\n", "");
    let run = folder.run(&["check", "b.yaml", "--quiet", "--format", "json"]);
    let document: Value = serde_json::from_str(&run.out).unwrap();
    assert!(
        document["findings"].as_array().is_some_and(|all| all.len() > 1),
        "a document is whole"
    );
}

#[test]
fn a_pipe_gets_no_progress() {
    let mut folder = Folder::new();
    for number in 0..40 {
        folder = folder.file(
            &format!("all/b{number:02}.yaml"),
            &blueprint(&format!("demo{number}")),
        );
    }
    let run = folder.run(&["build", "all"]);
    assert_eq!(run.status, Some(0), "{}", run.err);
    assert!(
        !run.err.contains('\r') && !run.err.contains(" of 40 "),
        "{}",
        run.err
    );
    assert_eq!(run.out, "");
}
