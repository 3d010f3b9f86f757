//! The scripts of the pipelines, run in a repository with stand-ins for what the platforms give.

#![cfg(unix)]

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::{pipelines, scripts_in, yaml};
use crate::process::{Folder, blueprint, fits};
use crate::support;

#[test]
fn scripts_are_shell() {
    for file in pipelines() {
        let pipeline = yaml(file);
        for script in scripts_in(&pipeline) {
            let output = Command::new("bash").args(["-n", "-c", script]).output().unwrap();
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(
                output.status.success() && told.is_empty(),
                "{file}: {told}\n{script}"
            );
        }
    }
}

/// The script of a step of that name.
fn script(file: &str, step: &str) -> String {
    fn find(value: &Value, step: &str) -> Option<String> {
        match value {
            Value::Object(map) => {
                let named = ["name", "displayName"].iter().any(|key| value[key] == step);
                let script = ["run", "bash"].iter().find_map(|key| value[key].as_str());
                match script.filter(|_| named) {
                    Some(script) => Some(script.to_owned()),
                    None => map.values().find_map(|inner| find(inner, step)),
                }
            }
            Value::Array(items) => items.iter().find_map(|inner| find(inner, step)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        }
    }
    find(&yaml(file), step).unwrap_or_else(|| panic!("{file} has no step `{step}`"))
}

/// Stand for programs that talk to a service: they say which comment there is, and keep what is sent.
const TOOLS: &[(&str, &str)] = &[
    (
        "gh",
        "case \"$*\" in *--paginate*) exec cat \"$COMMENTS\" ;; esac\n[ -z \"$DENIED\" ] || exit 1\n\
         echo \"$*\" >> \"$SENT\"\nfor word; do case \"$word\" in body=@*) cat \"${word#body=@}\" >> \"$SENT\" ;; esac; done\n",
    ),
    (
        "curl",
        "cat > /dev/null\ncase \"$*\" in *--request*) ;; *) exec cat \"$COMMENTS\" ;; esac\n\
         echo \"$*\" >> \"$SENT\"\nfor word; do case \"$word\" in @*) cat \"${word#@}\" >> \"$SENT\" ;; esac; done\n",
    ),
    // neither wraps a text nor finds a comment
    ("jq", "exec cat\n"),
];

/// A repository with a blueprint in `blueprints/`, committed, and a folder for all that is not in it.
struct Runner {
    repository: Folder,
    outside: Folder,
}

impl Runner {
    fn new() -> Self {
        let runner = Self {
            repository: Folder::new().file("blueprints/churn.yaml", &blueprint("churn")),
            outside: Folder::new()
                .file("comments", "")
                .file("sent", "")
                .file("summary", ""),
        };
        for (name, body) in TOOLS {
            let path = format!("tools/{name}");
            runner.outside.write(&path, &format!("#!/bin/sh\n{body}"));
        }
        runner.run("chmod +x \"$OUTSIDE\"/tools/*; git init -q -b main", &[], 0);
        runner.commit();
        runner
    }

    fn commit(&self) {
        let git = "git -c user.name=a -c user.email=a@example.com -c commit.gpgsign=false";
        self.run(
            &format!("git add -A . && {git} commit -q --allow-empty -m step"),
            &[],
            0,
        );
    }

    /// Runs a script to an expected end as a runner does, and gives back what it said.
    #[track_caller]
    fn run(&self, script: &str, variables: &[(&str, &str)], status: i32) -> String {
        let program = Path::new(env!("CARGO_BIN_EXE_amlgen")).parent().unwrap();
        let outside = self.outside.path("");
        let path = format!(
            "{}/tools:{}:/usr/local/bin:/usr/bin:/bin",
            outside.display(),
            program.display()
        );
        let file = |name: &str| self.outside.path(name);
        let output = Command::new("bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
            .current_dir(self.repository.path(""))
            .env_clear()
            .env("PATH", path)
            .env("HOME", &outside)
            .env("OUTSIDE", &outside)
            .env("RUNNER_TEMP", &outside)
            .env("AGENT_TEMPDIRECTORY", &outside)
            .env("REPORTS", file("reports"))
            .env("GITHUB_OUTPUT", file("output"))
            .env("GITHUB_STEP_SUMMARY", file("summary"))
            .env("COMMENTS", file("comments"))
            .env("SENT", file("sent"))
            .envs(
                [
                    ("FILES", "blueprints"),
                    ("ENVIRONMENT", ""),
                    ("FLAGS", ""),
                    ("OUT_DIR", "infra"),
                ]
                .into_iter()
                .chain(variables.iter().copied()),
            )
            .output()
            .unwrap();
        let out = String::from_utf8(output.stdout).unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(status), "{out}{err}");
        out + &err
    }
}

#[test]
fn findings_fail_the_check_and_are_reported() {
    for (file, reports) in [
        ("action.yml", &["amlgen.sarif"][..]),
        (
            "pipelines/azure/check.yml",
            &["reports/amlgen.sarif", "reports/amlgen.xml"],
        ),
    ] {
        let check = script(file, "Check blueprints");
        let runner = Runner::new();
        runner.run(&check, &[("FAIL_ON", "warning")], 0);
        for report in reports {
            assert!(runner.outside.path(report).is_file(), "{file}: {report}");
        }
        let wrong = blueprint("churn").replace("location", "locatoin");
        runner.repository.write("blueprints/churn.yaml", &wrong);
        let told = runner.run(&check, &[("FAIL_ON", "error")], 1);
        assert!(
            told.contains("blueprints/churn.yaml:3:1: error[AML1008]"),
            "{told}"
        );
        for report in reports {
            assert!(
                runner.outside.read(report).contains("AML1008"),
                "{file}: {report}"
            );
        }
        let told = runner.run(&check, &[("FAIL_ON", "error"), ("FILES", "blueprint")], 1);
        assert!(told.contains("error: cannot read `blueprint`"), "{told}");
    }
}

#[test]
fn outputs_that_differ_fail_the_comparison() {
    for file in ["action.yml", "pipelines/azure/check.yml"] {
        let compare = script(file, "Compare outputs with blueprints");
        let runner = Runner::new();
        runner.run(&compare, &[], 2);
        runner.run("amlgen build blueprints --target bicep", &[], 0);
        runner.run(&compare, &[("FLAGS", "--target bicep")], 0);
        let strict = ("FLAGS", "--target bicep --strict --allow backend.tf");
        runner
            .repository
            .write("infra/churn/bicep/mine.bicep", "// by hand\n");
        let told = runner.run(&compare, &[strict], 2);
        assert!(told.contains("foreign   infra/churn/bicep/mine.bicep"), "{told}");
        runner.repository.write("infra/churn/access.md", "by hand\n");
        let told = runner.run(&compare, &[strict], 2);
        assert!(told.contains("\n-by hand\n"), "{told}");
        // environments
        let text = format!(
            "{}environments: {{ dev: {{}}, prod: {{}} }}\n",
            blueprint("churn")
        );
        runner.repository.write("blueprints/churn.yaml", &text);
        runner.run("amlgen build blueprints --all-envs --out-dir envs", &[], 0);
        for environment in ["all", "dev"] {
            let variables = [("OUT_DIR", "envs"), ("ENVIRONMENT", environment)];
            runner.run(&compare, &variables, 0);
        }
    }
}

/// Each file with how a comment is written, and how it is replaced.
const COMMENTS: &[(&str, &[&str; 2])] = &[
    (
        "action.yml",
        &[
            "--method POST repos/o/r/issues/7/comments",
            "--method PATCH repos/o/r/issues/comments/41",
        ],
    ),
    (
        "pipelines/azure/check.yml",
        &[
            "--request POST https://dev.azure.com/o/p/_apis/git/repositories/g/pullRequests/7/threads?api-version=7.1",
            "--request PATCH https://dev.azure.com/o/p/_apis/git/repositories/g/pullRequests/7/threads/41/comments/1?api-version=7.1",
        ],
    ),
];

/// The step that comments, on one of the platforms, with a pull request that is about to be made.
struct Comment {
    file: &'static str,
    script: String,
    runner: Runner,
}

impl Comment {
    /// Both platforms, with these blueprints in the target branch.
    fn on_both(committed: &[(&str, &str)]) -> [Self; 2] {
        ["action.yml", "pipelines/azure/check.yml"].map(|file| {
            let runner = Runner::new();
            for (name, text) in committed {
                runner.repository.write(&format!("blueprints/{name}"), text);
            }
            runner.commit();
            let script = script(file, "Tell what the pull request changes");
            Self { file, script, runner }
        })
    }

    fn write(&self, name: &str, text: &str) {
        self.runner.repository.write(&format!("blueprints/{name}"), text);
    }

    fn remove(&self, name: &str) {
        std::fs::remove_file(self.runner.repository.path(&format!("blueprints/{name}"))).unwrap();
    }

    /// Runs the step to an expected end; what it said, and what it sent.
    #[track_caller]
    fn told(&self, variables: &[(&str, &str)], status: i32) -> (String, String) {
        self.runner.outside.write("sent", "");
        let fixed = [
            ("FAIL_ON", ""),
            ("BASE", "HEAD^1"),
            ("COMMENT", "true"),
            ("PULL_REQUEST", "7"),
            ("GH_TOKEN", "token-of-the-run"),
            ("GITHUB_REPOSITORY", "o/r"),
            ("GITHUB_SERVER_URL", "https://github.com"),
            ("GITHUB_RUN_ID", "1"),
            ("SYSTEM_ACCESSTOKEN", "token-of-the-run"),
            ("SYSTEM_COLLECTIONURI", "https://dev.azure.com/o/"),
            ("SYSTEM_TEAMPROJECTID", "p"),
            ("BUILD_REPOSITORY_ID", "g"),
            ("SYSTEM_PULLREQUEST_PULLREQUESTID", "7"),
        ];
        let said = self
            .runner
            .run(&self.script, &[&fixed[..], variables].concat(), status);
        let sent = self.runner.outside.read("sent");
        assert!(!sent.contains("token-of-the-run"), "{}: {sent}", self.file);
        (said, sent)
    }

    /// Runs the step, and asserts the whole comment.
    #[track_caller]
    fn assert(&self, fail_on: &str, status: i32, comment: &str) {
        let (_, sent) = self.told(&[("FAIL_ON", fail_on)], status);
        let pattern = format!(
            "[..] repos/o/r/issues/7/comments[..]\n<!-- amlgen diff -->\n{comment}\nMade by `amlgen diff`.\n\n"
        );
        let sent = sent.replace(
            "https://dev.azure.com/o/p/_apis/git/repositories/g/pullRequests/7/threads",
            "repos/o/r/issues/7/comments",
        );
        assert!(
            fits(&pattern, &sent),
            "{} does not send\n{pattern}\n{sent}",
            self.file
        );
    }
}

/// A blueprint in which somebody has more access.
fn broader(name: &str) -> String {
    let person = "{ type: user, object_id: 3fa85f64-5717-4562-b3fc-2c963f66afa6, persona: data_scientist }";
    format!("{}principals: {{ ada: {person} }}\n", blueprint(name))
}

#[test]
fn a_comment_is_written_once_and_then_replaced() {
    let comments = Comment::on_both(&[]);
    for (comment, (_, [first, again])) in comments.iter().zip(COMMENTS) {
        let Comment { file, runner, .. } = comment;
        // nothing differs: nothing is said, unless something was
        runner.repository.write("notes.md", "");
        runner.commit();
        assert_eq!(comment.told(&[], 0).1, "", "{file}");
        runner.outside.write("comments", "41\n");
        let (_, sent) = comment.told(&[("FAIL_ON", "any")], 0);
        assert!(
            sent.contains(again) && sent.contains("No blueprint differs any more."),
            "{file}: {sent}"
        );
        runner.outside.write("comments", "");
        comment.write("churn.yaml", &broader("churn"));
        comment.write("below/other.yaml", "no blueprint");
        runner.commit();
        let (_, sent) = comment.told(&[], 0);
        assert!(sent.contains(first), "{file}: {sent}");
        // what is not wanted fails the run after it is told
        runner.outside.write("comments", "41\n");
        for (fail_on, status) in [("replace", 0), ("broaden", 2), ("replace,any", 2)] {
            let (_, sent) = comment.told(&[("FAIL_ON", fail_on)], status);
            assert!(sent.contains(again) && sent.contains("`ada`"), "{file}: {sent}");
        }
        if *file == "action.yml" {
            let (said, sent) = comment.told(&[("DENIED", "true")], 0);
            assert!(
                said.contains("::warning::no comment") && sent.is_empty(),
                "{said}"
            );
            assert!(runner.outside.read("summary").contains("`ada`"));
        } else {
            let (said, _) = comment.told(&[("BASE", "HEAD^9")], 1);
            assert!(said.contains("check out with fetchDepth 2"), "{said}");
        }
    }
}

#[test]
fn new_renamed_and_gone_blueprints_are_told() {
    for comment in Comment::on_both(&[
        ("gone.yml", &blueprint("gone")),
        ("same.yaml", &blueprint("same")),
    ]) {
        comment.remove("churn.yaml");
        comment.remove("gone.yml");
        comment.write("renamed.yaml", &broader("churn"));
        comment.write("unlike.yaml", &blueprint("unlike"));
        comment.runner.commit();
        let told = "\
**Access broadens in 4 places; nothing is made anew.**

blueprints/renamed.yaml compared with [..]blueprints/churn.yaml

Grants: 3 added, 1 changed; other differences: 1.
...
**Access broadens in 12 places; nothing is made anew.**

blueprints/unlike.yaml is new

Resources: 8 added; grants: 12 added.
...
**No access broadens; nothing is made anew.**

[..]blueprints/gone.yml is gone

Resources: 8 removed; grants: 12 removed.

#### What a redeployment does and does not do (1)

| becomes | change | ARM and Bicep | Terraform |
|---|---|---|---|
| stays | the blueprint is gone | all of it stays in Azure, and keeps its access | [..] |
...
";
        comment.assert("", 0, told);
        comment.assert("broaden", 2, told);
        // nobody gets more when one is renamed, or goes
        comment.remove("unlike.yaml");
        comment.remove("renamed.yaml");
        comment.write("again.yaml", &broader("churn"));
        comment.runner.commit();
        comment.assert(
            "broaden,replace",
            0,
            "**Access and resources stay as they are.**\n...\n\n**No access broadens;[..]**\n\n[..]unlike.yaml is gone\n...\n",
        );
        // a new one by itself
        comment.write("new.yaml", &blueprint("new"));
        comment.runner.commit();
        comment.assert(
            "broaden",
            2,
            "**Access broadens in 12 places;[..]**\n\nblueprints/new.yaml is new\n...\n",
        );
        comment.assert(
            "replace",
            0,
            "**Access broadens in 12 places;[..]**\n\nblueprints/new.yaml is new\n...\n",
        );
    }
}

#[test]
fn blueprints_and_folders_may_come_and_go() {
    for comment in Comment::on_both(&[]) {
        comment
            .runner
            .repository
            .write("more/one.yaml", &blueprint("one"));
        comment.runner.repository.write("two.yaml", &blueprint("two"));
        comment.runner.commit();
        let several = ("FILES", "blueprints more two.yaml");
        let (_, sent) = comment.told(&[several, ("FAIL_ON", "broaden")], 2);
        for new in ["more/one.yaml", "two.yaml"] {
            assert!(sent.contains(&format!("**\n\n{new} is new\n")), "{sent}");
        }
        assert_eq!(comment.told(&[], 0).1, "");
        std::fs::remove_file(comment.runner.repository.path("two.yaml")).unwrap();
        std::fs::remove_dir_all(comment.runner.repository.path("more")).unwrap();
        comment.runner.commit();
        let (_, sent) = comment.told(&[several, ("FAIL_ON", "broaden")], 0);
        for gone in ["more/one.yaml", "two.yaml"] {
            assert!(sent.contains(&format!("{gone} is gone\n")), "{sent}");
        }
    }
}

#[test]
fn a_pull_request_may_repair_what_is_broken() {
    let wrong = broader("churn").replace("data_scientist", "data_scientst");
    for comment in Comment::on_both(&[("churn.yaml", &wrong)]) {
        comment.write("churn.yaml", &broader("churn"));
        comment.runner.commit();
        let told = "\
**Nothing is compared, because a blueprint has errors: nobody knows whether access broadens.**

blueprints/churn.yaml compared with [..]blueprints/churn.yaml

- [..]blueprints/churn.yaml:4:92: error[..]AML1011[..]: `data_scientst` is no word that `persona` knows
";
        comment.assert("", 0, told);
        // what nobody knows is for somebody to decide
        for fail_on in ["broaden", "replace", "any"] {
            comment.assert(fail_on, 1, told);
        }
    }
}

#[test]
fn files_may_have_any_name() {
    let names = ["a b.yaml", "größe.yaml", "it's \"so\".yaml", "two\nlines.yaml"];
    let committed: Vec<(String, String)> = (names.iter().zip(["aa", "bb", "cc", "dd"]))
        .map(|(file, name)| ((*file).to_owned(), blueprint(name)))
        .collect();
    let borrowed: Vec<(&str, &str)> = committed
        .iter()
        .map(|(file, text)| (file.as_str(), text.as_str()))
        .collect();
    for comment in Comment::on_both(&borrowed) {
        for (file, text) in &borrowed {
            comment.write(file, &format!("{text}tags: {{ a: b }}\n"));
        }
        comment.runner.commit();
        let one = |name: &str| {
            format!(
                "**No access broadens; nothing is made anew.**\n\n{name} compared with [..]{name}\n\nOther differences: 1.\n\n\
                 <details><summary>Platform (1)</summary>\n\n| what differs |\n|---|\n| `tags.a`: + b |\n\n</details>\n"
            )
        };
        let names = [
            "blueprints/a b.yaml",
            "blueprints/größe.yaml",
            "blueprints/it's \"so\".yaml",
            "blueprints/two lines.yaml",
        ];
        comment.assert("broaden,replace", 0, &names.map(one).join("\n"));
    }
}

/// What is done on both platforms is written in the same words.
#[test]
fn both_platforms_compare_alike() {
    let [one, other] = ["action.yml", "pipelines/azure/check.yml"].map(|file| {
        let script = script(file, "Tell what the pull request changes");
        let shared = script.split_once("environments=()\n").unwrap().1;
        shared.split_once("\ndone\n").unwrap().0.to_owned()
    });
    assert_eq!(one, other);
    let [one, other] = ["action.yml", "pipelines/azure/check.yml"].map(|file| {
        let script = script(file, "Compare outputs with blueprints");
        let script = script
            .replace("::group::", "##[group]")
            .replace("::endgroup::", "##[endgroup]");
        script.replace("set -eo pipefail\n", "")
    });
    assert_eq!(one, other);
}

#[test]
fn the_assets_of_packages_are_written() {
    let folder = Folder::new();
    let output = Command::new("sh")
        .arg(support::repository("packaging/assets"))
        .arg(folder.path("assets"))
        .env("AMLGEN", env!("CARGO_BIN_EXE_amlgen"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(
        folder.files("assets"),
        [
            "assets/_amlgen",
            "assets/_amlgen.ps1",
            "assets/amlgen.1",
            "assets/amlgen.bash",
            "assets/amlgen.elv",
            "assets/amlgen.fish",
        ]
    );
    for file in folder.files("assets") {
        assert!(folder.read(&file).contains("build"), "{file}");
    }
}
