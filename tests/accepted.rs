//! What a blueprint accepts of its findings: by waivers and by comments, until a day, in one environment or another.

use serde_json::{Value, json};

use crate::process::{Folder, blueprint};
use crate::support;

/// Somebody whose object id is warned about, in the seventh line of a blueprint.
fn team(comment: &str) -> String {
    format!(
        "{}principals:\n  team: # somebody\n    object_id: 11111111-1111-1111-1111-111111111111{comment}\n    type: group\n    \
         persona: data_scientist\n",
        blueprint("demo")
    )
}

/// The findings of `amlgen check` with these arguments, as code, severity and line.
#[track_caller]
fn found(text: &str, args: &[&str], status: i32) -> Vec<(String, String, u64)> {
    document(text, args, status)["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| {
            ["AML1026", "AML2006", "AML2014", "AML2022", "AML5109", "AML5121"]
                .iter()
                .any(|code| one["code"] == *code)
        })
        .map(|one| {
            let text = |key: &str| one[key].as_str().unwrap().to_owned();
            (
                text("code"),
                text("severity"),
                one["line"].as_u64().unwrap_or_default(),
            )
        })
        .collect()
}

#[track_caller]
fn document(text: &str, args: &[&str], status: i32) -> Value {
    let folder = Folder::new().file("b.yaml", text);
    let args = [&["check", "b.yaml", "--format", "json"], args].concat();
    let run = folder.run(&args);
    assert_eq!(run.status, Some(status), "{}{}", run.out, run.err);
    serde_json::from_str(&run.out).unwrap()
}

fn one(code: &str, severity: &str, line: u64) -> Vec<(String, String, u64)> {
    vec![(code.to_owned(), severity.to_owned(), line)]
}

#[test]
fn a_comment_accepts_at_its_line_and_says_why() {
    let strict = &["--fail-on", "warning"];
    assert_eq!(found(&team(""), &[], 0), one("AML5109", "warning", 6));
    assert_eq!(found(&team(""), strict, 1), one("AML5109", "warning", 6));
    let accepted = team("  # amlgen:ignore AML5109 the `group` comes later");
    assert_eq!(found(&accepted, strict, 0), one("AML5109", "info", 6));
    let by_rule = team(" #amlgen:ignore  v-rbac-09\tlater");
    assert_eq!(found(&by_rule, strict, 0), one("AML5109", "info", 6));
    let document = document(&accepted, &[], 0);
    let findings = document["findings"].as_array().unwrap();
    let finding = findings.iter().find(|one| one["code"] == "AML5109").unwrap();
    assert_eq!(
        finding["accepted"],
        json!({"by": "comment", "reason": "the `group` comes later"})
    );
    assert_eq!(finding["help"], "accepted: the `group` comes later");
}

#[test]
fn what_stands_in_a_text_accepts_nothing() {
    let text = team("").replace("# somebody", "")
        + "tags:\n  one: '# amlgen:ignore AML5109 no comment'\n  two: |\n    # amlgen:ignore AML5109 no comment\n";
    let found = found(&text, &["--fail-on", "warning"], 1);
    assert_eq!(found, one("AML5109", "warning", 6));
}

#[test]
fn comments_stand_above_each_other() {
    let demo = blueprint("demo");
    let text = format!(
        "{demo}identities:\n  # amlgen:ignore AML2006 for later\n  # amlgen:ignore AML1026 no key\n  # and more\n  spare: {{}}\n"
    );
    assert_eq!(
        found(&text, &[], 0),
        [one("AML2014", "info", 6), one("AML2006", "info", 8)].concat()
    );
}

#[test]
fn a_waiver_is_over_the_day_after_its_last() {
    let text = team("") + "waivers: [{ rule: AML5109, reason: later, owner: me, until: 2027-06-30 }]\n";
    let strict = &["--fail-on", "warning"][..];
    let accepted = one("AML5109", "info", 6);
    assert_eq!(found(&text, strict, 0), accepted, "there is no clock");
    let on = |day: &'static str| [strict, &["--today", day]].concat();
    assert_eq!(found(&text, &on("2027-06-30"), 0), accepted);
    let over = [one("AML5109", "warning", 6), one("AML2022", "warning", 9)].concat();
    assert_eq!(found(&text, &on("2027-07-01"), 1), over);
    let folder = Folder::new().file("b.yaml", &text);
    folder.run(&["check", "b.yaml", "--today", "2027-07-01"]).assert(
        0,
        "...\nb.yaml:9:19: warning[AML2022]: the waiver of `AML5109` ended on 2027-06-30, and accepts nothing any more\n...\n",
        "2 warnings, [..] notes\n",
    );
    folder
        .run(&["build", "b.yaml", "--today", "2027-07-01", "--fail-on", "warning"])
        .assert(1, "", "...\n2 warnings, [..] notes: nothing was built\n");
    folder
        .run(&["explain", "b.yaml", "--today", "2027-02-29"])
        .assert(
            3,
            "",
            "error: invalid value '2027-02-29' for '--today <DATE>': it is no date such as 2027-06-30\n...\n",
        );
}

#[test]
fn what_one_environment_accepts_another_may_need() {
    let text = format!(
        "{}waivers: [{{ rule: AML2006, reason: later }}]\nenvironments:\n  dev:\n    identities:\n      spare: {{}}  # amlgen:ignore \
         AML2006 in development\n      # amlgen:ignore AML2006 nothing stands here\n\n  prod: {{}}\n",
        blueprint("demo")
    );
    assert_eq!(found(&text, &[], 0), []);
    assert_eq!(found(&text, &["--env", "prod"], 0), []);
    assert_eq!(found(&text, &["--env", "dev"], 0), one("AML2006", "info", 8));
    assert_eq!(
        found(&text, &["--all-envs"], 0),
        [one("AML2006", "info", 8), one("AML2014", "info", 9)].concat()
    );
}

#[test]
fn what_only_a_target_or_several_environments_show_can_be_accepted() {
    let grants =
        "rbac: {{ extra: [{{ principal: principals/u, role: Reader, scope: workspace, reason: tests }}] }}";
    let text = format!(
        "{}principals: {{ u: {{ type: group, object_id: 0f5c7f3a-6f0e-4a55-9a8c-3f6f2b1f9f01 }} }}\n\
         waivers: [{{ rule: AML5121, reason: production reads }}]\nenvironments:\n  dev: {{}}\n  prod: {{ {} }}\n",
        blueprint("demo"),
        grants.replace("{{", "{").replace("}}", "}")
    );
    let found = found(&text, &["--all-envs"], 0);
    let of = |code: &str| {
        found
            .iter()
            .filter(|one| one.0 == code)
            .map(|one| one.1.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(of("AML5121"), ["info"], "{found:?}");
    assert_eq!(of("AML2014"), [""; 0], "{found:?}");
}

#[test]
fn accepted_findings_are_suppressed_in_sarif_and_skipped_in_junit() {
    let folder = Folder::new().file("b.yaml", &team("  # amlgen:ignore AML5109 for later"));
    let sarif = folder.run(&["check", "b.yaml", "--format", "sarif"]);
    let document: Value = serde_json::from_str(&sarif.out).unwrap();
    let results = document["runs"][0]["results"].as_array().unwrap();
    let result = results.iter().find(|one| one["ruleId"] == "AML5109").unwrap();
    assert_eq!(
        result["suppressions"],
        json!([{"kind": "inSource", "status": "accepted", "justification": "for later"}])
    );
    let junit = folder.run(&["check", "b.yaml", "--format", "junit", "--fail-on", "warning"]);
    let suites = crate::junit::read(&junit.out);
    let suite = &suites.inner[0];
    assert_eq!(
        (&*suite.attributes["failures"], &*suite.attributes["skipped"]),
        ("0", "1")
    );
    let mut results = suite.inner.iter().flat_map(|test| &test.inner);
    let skipped = results.find(|result| result.name == "skipped").unwrap();
    assert_eq!(
        (&*skipped.name, &*skipped.attributes["message"]),
        ("skipped", "accepted: for later")
    );
}

/// Three groups whose object ids are warned about: one accepted by a comment, one known from before, one new. What is said of keys is
/// accepted by a waiver.
fn groups(names: &[&str]) -> String {
    let comment = "    # amlgen:ignore AML5109 the *first* <b> comes later\n";
    let group = |name: &&str| {
        let comment = if *name == "a" { comment } else { "" };
        let digit = char::from(name.as_bytes()[0] - b'a' + b'1').to_string();
        let id = "00000000-0000-0000-0000-000000000000".replace('0', &digit);
        format!("  {name}:\n    type: group\n{comment}    object_id: {id}\n    persona: data_reader\n")
    };
    let groups: String = names.iter().map(group).collect();
    format!(
        "{}principals:\n{groups}waivers:\n  - {{ rule: V-RBAC-07, reason: Azure Policy guards it, owner: security, until: 2027-06-30 }}\n",
        blueprint("demo")
    )
}

/// A run of `check` in a form, with a baseline that has the second group, and another.
fn compared(form: &str) -> crate::process::Run {
    let folder = Folder::new().file("b.yaml", &groups(&["b", "d"]));
    let known = folder.run(&["check", "b.yaml", "--format", "json"]);
    folder.write("known.json", &known.out);
    folder.write("b.yaml", &groups(&["a", "b", "c"]));
    folder.run(&[
        "check",
        "b.yaml",
        "--fail-on",
        "warning",
        "--baseline",
        "known.json",
        "--format",
        form,
    ])
}

#[test]
fn json_says_what_is_accepted_and_what_is_known() {
    let run = compared("json").assert(1, "{\n...\n}\n", "");
    let document: Value = serde_json::from_str(&run.out).unwrap();
    support::assert_valid(&crate::schema::validator_of("check"), &document, "JSON");
    let findings = document["findings"].as_array().unwrap().iter();
    let told: Vec<Value> = findings
        .map(|one| json!([one["message"], one["severity"], one["accepted"], one["known"]]))
        .collect();
    let comment = json!({ "by": "comment", "reason": "the *first* <b> comes later" });
    let waiver = json!({ "by": "waiver", "reason": "Azure Policy guards it", "owner": "security", "until": "2027-06-30" });
    assert_eq!(
        json!(told),
        json!([
            [
                "the object id of `a` looks like a placeholder",
                "info",
                comment,
                null
            ],
            [
                "the object id of `b` looks like a placeholder",
                "warning",
                null,
                true
            ],
            [
                "the object id of `c` looks like a placeholder",
                "warning",
                null,
                null
            ],
            [
                "4 of 17 role assignments can list keys or switch them back on",
                "info",
                waiver,
                null
            ],
        ])
    );
    let gone = |code: &str, message: &str| json!({ "code": code, "message": message, "file": "b.yaml" });
    assert_eq!(
        document["gone"],
        json!([
            gone(
                "AML5107",
                "4 of 14 role assignments can list keys or switch them back on"
            ),
            gone("AML5109", "the object id of `d` looks like a placeholder"),
        ])
    );
}

#[test]
fn sarif_says_what_is_accepted_and_what_is_known() {
    let run = compared("sarif").assert(1, "{\n...\n}\n", "");
    let document: Value = serde_json::from_str(&run.out).unwrap();
    support::assert_valid(&crate::sarif::validator(), &document, "SARIF");
    let results = document["runs"][0]["results"].as_array().unwrap().iter();
    let told: Vec<Value> = results
        .map(|one| {
            json!([
                one["ruleId"],
                one["level"],
                one["baselineState"],
                one["suppressions"]
            ])
        })
        .collect();
    let accepted = |why: &str| json!([{ "kind": "inSource", "status": "accepted", "justification": why }]);
    assert_eq!(
        json!(told),
        json!([
            ["AML5109", "note", "new", accepted("the *first* <b> comes later")],
            ["AML5109", "warning", "unchanged", null],
            ["AML5109", "warning", "new", null],
            ["AML5107", "note", "new", accepted("Azure Policy guards it")],
        ])
    );
}

#[test]
fn junit_skips_what_is_accepted_and_what_is_known() {
    let run = compared("junit").assert(
        1,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<testsuites name=\"amlgen\" tests=\"4\" failures=\"1\" errors=\"0\">
  <testsuite name=\"b.yaml\" tests=\"4\" failures=\"1\" errors=\"0\" skipped=\"3\" file=\"b.yaml\">
    <testcase name=\"AML5109: the object id of `a` looks like a placeholder\" classname=\"b.yaml\">
      <skipped message=\"accepted: the *first* &lt;b&gt; comes later\">b.yaml:8:16: info[AML5109]: [..]
...
help: accepted: the *first* &lt;b&gt; comes later</skipped>
    </testcase>
    <testcase name=\"AML5109: the object id of `b` looks like a placeholder\" classname=\"b.yaml\">
      <skipped message=\"known from before\">b.yaml:12:16: warning[AML5109]: [..]
...
    </testcase>
    <testcase name=\"AML5109: the object id of `c` looks like a placeholder\" classname=\"b.yaml\">
      <failure type=\"AML5109\" message=\"the object id of `c` looks like a placeholder\">b.yaml:16:16: warning[AML5109]: [..]
...
    </testcase>
    <testcase name=\"AML5107: 4 of 17 role assignments can list keys or switch them back on\" classname=\"b.yaml\">
      <skipped message=\"accepted by security until 2027-06-30: Azure Policy guards it\">b.yaml: info[AML5107]: [..]
note: [..]
help: accepted by security until 2027-06-30: Azure Policy guards it</skipped>
    </testcase>
  </testsuite>
</testsuites>
",
        "",
    );
    crate::junit::read(&run.out).check();
}

#[test]
fn github_is_told_what_is_accepted_and_not_what_is_known() {
    let run = compared("github").assert(
        1,
        "::notice file=b.yaml,line=8,endLine=8,col=16,endColumn=52,title=AML5109::the object id of `a` looks like a placeholder%0A[..]
::warning file=b.yaml,line=16,endLine=16,col=16,endColumn=52,title=AML5109::the object id of `c` looks like a placeholder%0A[..]
::notice file=b.yaml,title=AML5107::4 of 17 role assignments can list keys or switch them back on%0A[..]
",
        "",
    );
    let ends = [
        "accepted: the *first* <b> comes later",
        "--query id`",
        "accepted by security until 2027-06-30: Azure Policy guards it",
    ];
    for (line, end) in run.out.lines().zip(ends) {
        assert!(line.ends_with(end), "{line}");
    }
}
