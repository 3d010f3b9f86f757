//! The scripts of the pipelines, run in a repository with stand-ins for what the platforms give.

#![cfg(unix)]

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::{pipelines, scripts_in, yaml};
use crate::process::{Folder, blueprint};

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

/// Stands for `gh`: says what comments there are, and keeps what it is sent.
const GH: &str = "\
#!/bin/sh
case \"$*\" in
  *--paginate*) cat \"$COMMENTS\" ;;
  *) echo \"gh $*\" >> \"$SENT\" ;;
esac
for word; do
  case \"$word\" in body=@*) cat \"${word#body=@}\" >> \"$SENT\" ;; esac
done
";

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
                .file("tools/gh", GH)
                .file("comments", "")
                .file("sent", "")
                .file("output", ""),
        };
        runner.run("chmod +x \"$OUTSIDE/tools/gh\"; git init -q -b main", &[], 0);
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
