//! The scripts of the pipelines, run in a repository with stand-ins for what the platforms give.

#![cfg(unix)]

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::{pipelines, scripts_in, yaml};
use crate::process::{Folder, blueprint};
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
        self.run(&format!("git add -A . && {git} commit -q -m step"), &[], 0);
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

#[test]
fn a_comment_tells_what_a_pull_request_changes() {
    for (file, [first, again]) in COMMENTS {
        let tell = script(file, "Tell what the pull request changes");
        let runner = Runner::new();
        let told = |fail_on: &str, more: &[(&str, &str)], status: i32| {
            runner.outside.write("sent", "");
            let fixed = [
                ("FAIL_ON", fail_on),
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
            let said = runner.run(&tell, &[&fixed[..], more].concat(), status);
            let sent = runner.outside.read("sent");
            assert!(!sent.contains("token-of-the-run"), "{file}: {sent}");
            (said, sent)
        };
        // nothing differs: nothing is said, unless something was
        runner.repository.write("notes.md", "");
        runner.commit();
        assert_eq!(told("", &[], 0).1, "", "{file}");
        runner.outside.write("comments", "41\n");
        let (_, sent) = told("any", &[], 0);
        assert!(
            sent.contains(again) && sent.contains("No blueprint differs any more."),
            "{file}: {sent}"
        );
        runner.outside.write("comments", "");
        // somebody gets access, one blueprint is new and one is gone
        runner.repository.write("blueprints/gone.yml", &blueprint("gone"));
        runner.commit();
        let person = "principals:\n  ada: { type: user, object_id: 3fa85f64-5717-4562-b3fc-2c963f66afa6, persona: data_scientist }\n";
        runner.repository.write(
            "blueprints/churn.yaml",
            &format!("{}{person}", blueprint("churn")),
        );
        runner.repository.write("blueprints/new.yaml", &blueprint("new"));
        runner
            .repository
            .write("blueprints/below/other.yaml", "no blueprint");
        std::fs::remove_file(runner.repository.path("blueprints/gone.yml")).unwrap();
        runner.commit();
        let (_, sent) = told("", &[], 0);
        for part in [
            *first,
            "<!-- amlgen diff -->\n",
            "`ada`",
            "`blueprints/new.yaml` is new:",
            "`blueprints/gone.yml` is gone:",
        ] {
            assert!(sent.contains(part), "{file}: `{part}` is not in\n{sent}");
        }
        assert!(!sent.contains("other.yaml"), "{file}: {sent}");
        // a comment that is there is replaced; what is not wanted fails the run after it is told
        runner.outside.write("comments", "41\n");
        for (fail_on, status) in [("replace", 0), ("broaden", 2), ("replace,any", 2)] {
            let (_, sent) = told(fail_on, &[], status);
            assert!(sent.contains(again) && sent.contains("`ada`"), "{file}: {sent}");
        }
        if *file == "action.yml" {
            let (said, sent) = told("", &[("DENIED", "true")], 0);
            assert!(
                said.contains("::warning::no comment") && sent.is_empty(),
                "{said}"
            );
            assert!(runner.outside.read("summary").contains("`ada`"));
        }
    }
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
