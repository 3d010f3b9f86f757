//! The pipelines: they fit the published schemas of their platforms, the program takes their command lines, they hold no secret, and their
//! scripts do what they say.

mod scripts;
mod shell;

use amlgen::cli::Cli;
use clap::Parser;
use serde_json::Value;

use crate::support;

/// Each schema of `tests/schemas/` with what has to fit it.
const SCHEMAS: &[(&str, &[&str])] = &[
    (
        "github-workflow",
        &[
            "pipelines/github/deploy-bicep.yml",
            "pipelines/github/deploy-terraform.yml",
            "pipelines/github/pull-request.yml",
        ],
    ),
    ("github-action", &["action.yml"]),
    (
        "azure-pipelines",
        &[
            "pipelines/azure/azure-pipelines.yml",
            "pipelines/azure/bicep.yml",
            "pipelines/azure/check.yml",
            "pipelines/azure/terraform.yml",
        ],
    ),
];

const HOOKS: &str = ".pre-commit-hooks.yaml";

/// What tells of a stored secret, in lower case.
const SECRETS: &[&str] = &[
    "secrets.",
    "client-secret",
    "client_secret",
    "clientsecret",
    "password",
    "creds:",
    "access_key",
    "accountkey",
    "sas_token",
];

fn yaml(path: &str) -> Value {
    serde_yaml::from_str(&support::text(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Items in place of the expressions of Azure Pipelines under which they are there, which no schema knows.
fn without_conditions(value: Value) -> Value {
    match value {
        Value::Array(items) => {
            let items = items.into_iter().flat_map(|item| {
                let conditional = item.as_object().and_then(|map| {
                    let (key, items) = map.iter().next()?;
                    key.starts_with("${{ if ")
                        .then(|| items.as_array().unwrap().clone())
                });
                conditional.unwrap_or_else(|| vec![item])
            });
            Value::Array(items.map(without_conditions).collect())
        }
        Value::Object(map) => map
            .into_iter()
            .map(|(key, inner)| (key, without_conditions(inner)))
            .collect(),
        plain => plain,
    }
}

/// Every file with a schema.
fn pipelines() -> impl Iterator<Item = &'static str> {
    SCHEMAS.iter().flat_map(|(_, files)| *files).copied()
}

/// The scripts in a pipeline, whoever runs them.
fn scripts_in(value: &Value) -> Vec<&str> {
    let mut found = Vec::new();
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                match inner.as_str() {
                    Some(script) if ["run", "bash", "inlineScript"].contains(&key.as_str()) => {
                        found.push(script);
                    }
                    _ => found.extend(scripts_in(inner)),
                }
            }
        }
        Value::Array(items) => found.extend(items.iter().flat_map(scripts_in)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    found
}

#[test]
fn pipelines_fit_the_published_schemas() {
    for (schema, files) in SCHEMAS {
        let text = support::text(&format!("tests/schemas/{schema}.json"));
        let schema: Value = serde_json::from_str(&text).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        for file in *files {
            let pipeline = without_conditions(yaml(file));
            let errors: Vec<String> = validator
                .iter_errors(&pipeline)
                .map(|error| error.to_string())
                .collect();
            assert!(errors.is_empty(), "{file}: {errors:#?}");
        }
        // and it says something
        assert!(!validator.is_valid(&serde_json::json!({"stepz": []})), "{schema}");
    }
    let all: Vec<String> = support::files(&support::repository("pipelines"))
        .into_iter()
        .map(|(name, _)| format!("pipelines/{name}"))
        .collect();
    for file in &all {
        assert!(pipelines().any(|known| known == file), "{file} has no schema");
    }
}

/// The schemas are those of the tasks that are used, so what a task does not take is refused.
#[test]
fn a_wrong_input_of_a_task_does_not_fit() {
    let text = support::text("tests/schemas/azure-pipelines.json");
    let schema: Value = serde_json::from_str(&text).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let bicep = support::text("pipelines/azure/bicep.yml");
    for (right, wrong) in [
        ("scriptType: bash", "scriptKind: bash"),
        ("AzureCLI@2", "AzureCLI@9"),
        ("displayName:", "displayname:"),
    ] {
        assert!(bicep.contains(right));
        let changed: Value = serde_yaml::from_str(&bicep.replacen(right, wrong, 1)).unwrap();
        assert!(!validator.is_valid(&changed), "{wrong}");
    }
}

#[test]
fn hooks_have_what_pre_commit_asks_for() {
    let hooks = yaml(HOOKS);
    let hooks = hooks.as_array().unwrap();
    let ids: Vec<&str> = hooks.iter().map(|hook| hook["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["amlgen-check", "amlgen-build-check"]);
    for hook in hooks {
        for key in ["name", "description", "entry", "files"] {
            assert!(hook[key].is_string(), "{key} of {}", hook["id"]);
        }
        assert_eq!(hook["language"], "rust");
    }
}

/// Lines with `amlgen` in scripts, hooks and documents, each as words.
fn command_lines() -> Vec<(&'static str, Vec<String>)> {
    let mut found = Vec::new();
    for file in pipelines() {
        let pipeline = yaml(file);
        for script in scripts_in(&pipeline) {
            found.extend(shell::program_lines(script).into_iter().map(|line| (file, line)));
        }
    }
    for hook in yaml(HOOKS).as_array().unwrap() {
        let args = hook["args"].as_array().into_iter().flatten();
        let args: Vec<&str> = args.map(|arg| arg.as_str().unwrap()).collect();
        let files = if args.is_empty() { "blueprint.yaml" } else { "" };
        let line = format!("{} {} {files}", hook["entry"].as_str().unwrap(), args.join(" "));
        found.extend(shell::program_lines(&line).into_iter().map(|line| (HOOKS, line)));
    }
    for document in ["docs/pipelines.md", "docs/layout.md"] {
        let text = support::text(document);
        for language in ["sh", "console"] {
            let opening = format!("```{language}\n");
            for block in text.split(&opening).skip(1) {
                let block = block.split("\n```").next().unwrap().replace("$ ", "");
                found.extend(
                    shell::program_lines(&block)
                        .into_iter()
                        .map(|line| (document, line)),
                );
            }
        }
    }
    let dockerfile = support::text("packaging/Dockerfile").replace("#   ", "");
    found.extend(
        shell::program_lines(&dockerfile)
            .into_iter()
            .map(|line| ("packaging/Dockerfile", line)),
    );
    found.extend(
        shell::program_lines(&support::text("packaging/assets").replace("\"$program\"", "amlgen"))
            .into_iter()
            .map(|line| ("packaging/assets", line)),
    );
    found
}

#[test]
fn the_program_takes_every_command_line() {
    let lines = command_lines();
    for (file, command) in [
        ("action.yml", "check"),
        ("action.yml", "diff"),
        ("action.yml", "build"),
        ("pipelines/azure/check.yml", "check"),
        ("pipelines/azure/check.yml", "diff"),
        ("pipelines/azure/check.yml", "build"),
        (HOOKS, "check"),
        (HOOKS, "build"),
        ("docs/pipelines.md", "check"),
        ("docs/pipelines.md", "diff"),
        ("docs/pipelines.md", "build"),
        ("packaging/Dockerfile", "build"),
        ("packaging/assets", "completions"),
        ("packaging/assets", "man"),
    ] {
        let is_it = |(at, line): &(&str, Vec<String>)| *at == file && line[1] == command;
        assert!(lines.iter().any(is_it), "{file} runs no `amlgen {command}`");
    }
    for (file, line) in lines {
        if let Err(refused) = Cli::try_parse_from(&line) {
            panic!("{file}: {}\n{refused}", line.join(" "));
        }
    }
}

#[test]
fn no_pipeline_names_a_secret() {
    for file in pipelines().chain([HOOKS, "docs/pipelines.md", "packaging/Dockerfile"]) {
        let text = support::text(file).to_lowercase();
        for word in SECRETS {
            assert!(!text.contains(word), "{file} has `{word}`");
        }
    }
}

/// Whatever an expression gives would be run as a part of the script.
#[test]
fn scripts_take_values_from_the_environment_alone() {
    for file in pipelines() {
        let pipeline = yaml(file);
        for script in scripts_in(&pipeline) {
            assert!(
                !script.contains("${{") && !script.contains("$(System"),
                "{file}: {script}"
            );
        }
    }
}

/// A tag moves, a commit does not; the comment says which version it is, and programs that update pins read it.
#[test]
fn actions_of_others_are_pinned_to_commits() {
    let mut pinned = 0;
    for file in SCHEMAS[0].1.iter().chain(&["action.yml"]) {
        let text = support::text(file);
        for action in text.lines().filter_map(|line| line.split_once("uses: ")) {
            let (action, version) = action.1.split_once('@').unwrap();
            if action == "your-org/amlgen" {
                continue;
            }
            let (commit, tag) = version.split_once(" # v").unwrap_or((version, ""));
            let is_commit = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
            assert!(
                is_commit && tag.split('.').count() == 3,
                "{file}: {action}@{version}"
            );
            pinned += 1;
        }
    }
    assert!(pinned > 10, "{pinned}");
}

#[test]
fn jobs_have_the_rights_that_they_use() {
    for file in SCHEMAS[0].1 {
        let workflow = yaml(file);
        assert_eq!(workflow["permissions"], serde_json::json!({}), "{file}");
        for (name, job) in workflow["jobs"].as_object().unwrap() {
            let rights = job["permissions"].as_object().unwrap();
            assert_eq!(rights["contents"], "read", "{file}: {name}");
            let text = job.to_string();
            let signs_in = text.contains("azure/login@") || text.contains("terraform -chdir");
            assert_eq!(rights.contains_key("id-token"), signs_in, "{file}: {name}");
            let deploys = text.contains("deployment group create") || text.contains(" apply ");
            assert_eq!(job["environment"] == "production", deploys, "{file}: {name}");
            assert!(job["timeout-minutes"].is_number(), "{file}: {name}");
        }
    }
}

/// What packages install is what `packaging/assets` writes, under the names that shells and `man` look for.
#[test]
fn packages_hold_the_completions_and_the_manual() {
    let manifest = support::text("Cargo.toml");
    let written = support::text("packaging/assets");
    for (asset, installed) in [
        ("amlgen.bash", "usr/share/bash-completion/completions/amlgen"),
        ("_amlgen", "usr/share/zsh/vendor-completions/_amlgen"),
        ("_amlgen", "usr/share/zsh/site-functions/_amlgen"),
        ("amlgen.fish", "usr/share/fish/vendor_completions.d/amlgen.fish"),
        ("amlgen.1", "usr/share/man/man1/amlgen.1"),
    ] {
        assert!(written.contains(&format!("\"$out/{asset}\"")), "{asset}");
        let line = manifest
            .lines()
            .find(|line| line.contains(&format!("{installed}\"")));
        let line = line.unwrap_or_else(|| panic!("no package installs {installed}"));
        assert!(line.contains(&format!("\"target/assets/{asset}\"")), "{line}");
    }
}
