//! What is compared with what: blueprints that are new, gone, renamed or broken, in folders and in revisions of git.

use crate::process::{Folder, Run, blueprint};

/// A repository whose first commit has these blueprints in `blueprints/`.
fn repository(committed: &[(&str, &str)]) -> Folder {
    let folder = Folder::new().file("blueprints/notes.md", "");
    for (file, text) in committed {
        folder.write(&format!("blueprints/{file}"), text);
    }
    folder.git(&["init", "-q"]);
    folder.git(&["add", "."]);
    folder.git(&["commit", "-qm", "first"]);
    folder
}

fn compared(folder: &Folder, flags: &[&str]) -> Run {
    folder.run(&[&["diff", "HEAD:blueprints", "blueprints"], flags].concat())
}

fn rename(folder: &Folder, from: &str, to: &str) {
    let path = |name: &str| folder.path(&format!("blueprints/{name}"));
    std::fs::rename(path(from), path(to)).unwrap();
}

/// A blueprint in which somebody has more access.
fn broader(name: &str) -> String {
    let person = "{ type: user, object_id: 3fa85f64-5717-4562-b3fc-2c963f66afa6, persona: data_scientist }";
    format!("{}principals: {{ ada: {person} }}\n", blueprint(name))
}

const SAME: &str = "no differences\n";

#[test]
fn what_is_the_same_in_both_folders_is_not_told() {
    let folder = repository(&[
        ("churn.yaml", &blueprint("churn")),
        ("broken.yaml", "version: 2\n"),
    ]);
    compared(&folder, &[]).assert(0, SAME, "");
    compared(&folder, &["--format", "json"]).assert(0, "{\n  \"blueprints\": []\n}\n", "");
    compared(&folder, &["--format", "markdown"]).assert(
        0,
        "**Access and resources stay as they are.**\n\nMade by `amlgen diff`.\n",
        "",
    );
    folder
        .run(&["diff", "blueprints", "blueprints/"])
        .assert(0, SAME, "");
    // the same of the folder where one is
    folder.write("demo.yaml", &blueprint("demo"));
    folder.git(&["add", "."]);
    folder.git(&["commit", "-qm", "second"]);
    for here in ["HEAD:.", "HEAD:./", "HEAD~0:./."] {
        folder.run(&["diff", here, "."]).assert(0, SAME, "");
    }
}

#[test]
fn every_grant_of_a_new_blueprint_broadens() {
    let folder = repository(&[]);
    folder.write("blueprints/churn.yaml", &blueprint("churn"));
    let told = "blueprints/churn.yaml is new\n\nresources: 8 added; grants: 12 added; access broadens in 12 places\n\naccess\n...\n      broadens: new (DEP-16)\n\nresources\n...\n";
    for flags in [&["--fail-on", "broaden"][..], &[]] {
        compared(&folder, flags).assert(2, told, "");
    }
    compared(&folder, &["--fail-on", "replace"]).assert(0, told, "");
    folder
        .run(&[
            "diff",
            "/dev/null",
            "blueprints/churn.yaml",
            "--fail-on",
            "broaden",
        ])
        .assert(2, told, "");
    folder
        .run(&["diff", "/dev/null", "blueprints", "--format", "markdown"])
        .assert(
            2,
            "**Access broadens in 12 places; nothing is made anew.**\n\nblueprints/churn.yaml is new\n\nResources: 8 added; [..]\n\n#### Access that broadens (12)\n...\n",
            "",
        );
    let json = folder
        .run(&["diff", "/dev/null", "blueprints", "--format", "json"])
        .out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let one = &json["blueprints"][0];
    assert_eq!(
        (&one["old"], &one["new"], &one["comparisons"][0]["presence"]),
        (
            &serde_json::Value::Null,
            &"blueprints/churn.yaml".into(),
            &"added".into()
        )
    );
}

#[test]
fn a_blueprint_that_is_gone_leaves_everything_in_azure() {
    let text = blueprint("churn") + "resource_group: { name: rg-churn, create: true }\n";
    let folder = repository(&[("churn.yaml", &text)]);
    std::fs::remove_file(folder.path("blueprints/churn.yaml")).unwrap();
    let told = "HEAD:blueprints/churn.yaml is gone\n\nresources: 8 removed; grants: 12 removed; no access broadens\n...\n\
                what a redeployment does\n  stays: the blueprint is gone\n      ARM, Bicep: all of it stays in Azure, and keeps its access\n      \
                Terraform: all of it stays until `terraform destroy` runs with its state\n      $ az group delete --name rg-churn\n";
    compared(&folder, &["--fail-on", "broaden,replace"]).assert(0, told, "");
    compared(&folder, &[]).assert(2, told, "");
    folder
        .run(&["diff", "HEAD:blueprints/churn.yaml", "/dev/null"])
        .assert(2, told, "");
    // the folder too
    std::fs::remove_dir_all(folder.path("blueprints")).unwrap();
    folder
        .run(&["diff", "HEAD:blueprints", "/dev/null"])
        .assert(2, told, "");
}

#[test]
fn a_blueprint_that_was_renamed_is_compared_with_itself() {
    let folder = repository(&[("a.yaml", &blueprint("one")), ("b.yml", &blueprint("two"))]);
    rename(&folder, "a.yaml", "c.yaml");
    let told = "blueprints/c.yaml compared with HEAD:blueprints/a.yaml\n\nno differences\n";
    compared(&folder, &[]).assert(0, told, "");
    // whatever else is changed in it, and whatever takes its place
    folder.write("blueprints/c.yaml", &broader("one"));
    folder.write("blueprints/a.yaml", &(blueprint("three") + "# much like it\n"));
    compared(&folder, &["--fail-on", "broaden"]).assert(
        2,
        "blueprints/a.yaml is new\n...\n\nblueprints/c.yaml compared with HEAD:blueprints/a.yaml\n\n\
         grants: 3 added, 1 changed; other differences: 1; access broadens in 4 places\n...\n",
        "...",
    );
    // two change their places
    let folder = repository(&[("a.yaml", &blueprint("one")), ("b.yml", &blueprint("two"))]);
    folder.write("blueprints/a.yaml", &blueprint("two"));
    folder.write("blueprints/b.yml", &blueprint("one"));
    compared(&folder, &[]).assert(
        0,
        "blueprints/a.yaml compared with HEAD:blueprints/b.yml\n\nno differences\n\n\
         blueprints/b.yml compared with HEAD:blueprints/a.yaml\n\nno differences\n",
        "",
    );
    // another platform in the same file is what became of it
    let folder = repository(&[("a.yaml", &blueprint("one"))]);
    folder.write("blueprints/a.yaml", &blueprint("two"));
    compared(&folder, &[]).assert(
        2,
        "blueprints/a.yaml compared with HEAD:blueprints/a.yaml\n...\nplatform\n  ~ name: one -> two\n...\n",
        "...",
    );
}

#[test]
fn names_of_files_are_as_they_are() {
    let names = [
        "größe.yaml",
        "a b.yaml",
        "it's \"so\".yaml",
        "two\nlines\t`x`.yaml",
    ];
    let committed: Vec<(&str, String)> = names.iter().map(|name| (*name, blueprint("xy"))).collect();
    let committed: Vec<(&str, &str)> = committed
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let folder = repository(&committed);
    compared(&folder, &[]).assert(0, SAME, "");
    for name in names {
        folder.write(
            &format!("blueprints/{name}"),
            &(blueprint("xy") + "tags: { a: b }\n"),
        );
    }
    let one = |name: &str| {
        format!(
            "blueprints/{name} compared with HEAD:blueprints/{name}\n\nother differences: 1; no access broadens\n\nplatform\n  ~ tags.a: + b\n"
        )
    };
    let told = ["a b.yaml", "größe.yaml", "it's \"so\".yaml", "two lines `x`.yaml"].map(one);
    compared(&folder, &["--fail-on", "broaden"]).assert(0, &told.join("\n"), "");
}

/// What is broken is told, and everything else is compared.
#[test]
fn a_state_with_errors_is_not_compared() {
    let wrong = broader("churn").replace("data_scientist", "data_scientst");
    let folder = repository(&[("churn.yaml", &wrong), ("other.yaml", &blueprint("other"))]);
    folder.write("blueprints/churn.yaml", &broader("churn"));
    folder.write(
        "blueprints/other.yaml",
        &(blueprint("other") + "tags: { a: b }\n"),
    );
    let error = "HEAD:blueprints/churn.yaml:4:[..]: error[AML[..]]: [..]`data_scientst`[..]\n";
    compared(&folder, &[]).assert(
        1,
        "blueprints/churn.yaml compared with HEAD:blueprints/churn.yaml\n\
         nothing is compared: a blueprint has errors\n\n\
         blueprints/other.yaml compared with HEAD:blueprints/other.yaml\n\nother differences: 1; no access broadens\n\nplatform\n  ~ tags.a: + b\n",
        &format!("{error}...\n"),
    );
    compared(&folder, &["--format", "markdown"]).assert(
        1,
        "**Nothing is compared, because a blueprint has errors: nobody knows whether access broadens.**\n\n\
         blueprints/churn.yaml compared with HEAD:blueprints/churn.yaml\n\n\
         - HEAD:blueprints/churn.yaml:4:[..]: error[..]AML1011[..]: [..]`data_scientst`[..]\n\n\
         **No access broadens; nothing is made anew.**\n\n[..]other.yaml\n\n...\n",
        &format!("{error}...\n"),
    );
    let json = compared(&folder, &["--format", "json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let errors = json["blueprints"][0]["errors"].as_array().unwrap();
    assert!(errors.len() == 1 && errors[0].as_str().unwrap().contains("data_scientst"));
}

#[test]
fn what_cannot_be_read_is_neither_new_nor_gone() {
    let good = blueprint("churn") + "environments: { dev: {} }\n";
    for (old, new) in [("a: [", good.as_str()), (good.as_str(), "a: [")] {
        let folder = repository(&[("churn.yaml", old)]);
        folder.write("blueprints/churn.yaml", new);
        for flags in [&["--all-envs"][..], &["--env", "dev"], &["--env", "prod"]] {
            if flags == ["--env", "prod"] && new != good {
                continue;
            }
            compared(&folder, flags).assert(
                1,
                "blueprints/churn.yaml compared with HEAD:blueprints/churn.yaml\nnothing is compared: a blueprint has errors\n",
                "...\n",
            );
        }
    }
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let folder = repository(&[(
        "churn.yaml",
        &(blueprint("churn") + "environments: { dev: {} }\n"),
    )]);
    folder.write("empty/notes.md", "");
    let file = "blueprints/churn.yaml";
    for (args, wanted) in [
        (
            &["/dev/null", "/dev/null"][..],
            "there is no blueprint in `/dev/null`, and none in `/dev/null`",
        ),
        (
            &["empty", "/dev/null"],
            "there is no blueprint in `empty`, and none in `/dev/null`",
        ),
        (
            &["HEAD:blueprints", file],
            "one of `HEAD:blueprints` and `blueprints/churn.yaml` is a folder; give two files or two folders",
        ),
        (
            &["/dev/null", file, "--env", "dex"],
            "`blueprints/churn.yaml` declares no environment `dex`; did you mean `dev`?",
        ),
        (
            &[file, file, "--env", "x"],
            "`blueprints/churn.yaml` and `blueprints/churn.yaml` declare no environment `x`; write `dev`",
        ),
        (
            &["HEAD:nowhere", "blueprints"],
            "`HEAD:nowhere`: the revision `HEAD` has no file `nowhere`; paths begin at the top of the repository, or with `./` in this folder",
        ),
    ] {
        let args = [&["diff"], args].concat();
        folder.run(&args).assert(3, "", &format!("error: {wanted}\n"));
    }
    folder.write("plain.yaml", &blueprint("plain"));
    folder
        .run(&["diff", "/dev/null", "plain.yaml", "--all-envs"])
        .assert(
            3,
            "",
            "error: `plain.yaml` declares no environments; compare without `--all-envs`\n",
        );
    // every environment of a blueprint that is new is new
    folder.run(&["diff", "/dev/null", file, "--all-envs"]).assert(
        2,
        "blueprints/churn.yaml is new\n\nenvironment `dev` is new\n...\n",
        "",
    );
}
