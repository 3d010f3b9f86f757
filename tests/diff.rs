//! What `amlgen diff` says of pairs of blueprints: whole outputs, and what has to hold for every pair.

mod changes;
mod states;

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, Output};

use amlgen::model::Model;
use amlgen::report::diff::{self, BlueprintDiff, Change, Comparison, Diff, Presence, Reach};
use amlgen::report::reference;

use crate::process::{Folder, blueprint};
use crate::support;

const CASES: &str = "tests/data/diff";

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_amlgen"))
        .current_dir(support::repository("."))
        .arg("diff")
        .args(args)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

#[test]
fn golden_pairs_of_blueprints() {
    let schema = support::text("schemas/diff.schema.json");
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let mut made = BTreeMap::from([("diff/changes.txt".to_owned(), changes::told())]);
    let files = support::files(&support::repository(CASES));
    let cases: BTreeSet<&str> = files
        .iter()
        .map(|(name, _)| name.split('/').next().unwrap())
        .collect();
    assert!(!cases.is_empty(), "no pair in {CASES}");
    for case in cases {
        let [old, new] = ["old", "new"].map(|side| format!("{CASES}/{case}/{side}.yaml"));
        let mut args = vec![old.as_str(), new.as_str()];
        if !support::environments(support::text(&new).as_bytes()).is_empty() {
            args.push("--all-envs");
        }
        for (format, end) in [("human", "txt"), ("markdown", "md"), ("json", "json")] {
            let output = run(&[&args[..], &["--format", format]].concat());
            let findings = text(output.stderr);
            assert_eq!(output.status.code(), Some(2), "{case}: {findings}");
            let answer = text(output.stdout);
            if format == "json" {
                let document = serde_json::from_str(&answer).unwrap();
                let wrong: Vec<String> = schema.iter_errors(&document).map(|one| one.to_string()).collect();
                assert!(wrong.is_empty(), "{case}: {wrong:?}");
            }
            made.insert(format!("diff/{case}.{end}"), answer);
            if !findings.is_empty() {
                made.insert(format!("diff/{case}.stderr.txt"), findings);
            }
        }
    }
    support::goldens(&made, |path| path.starts_with("diff/"));
}

/// A comparison that has to succeed, without the findings.
fn compared(old: Option<&Model>, new: Option<&Model>) -> Comparison {
    diff::compare(old, new).unwrap().0
}

#[test]
fn nothing_differs_from_itself() {
    let mut grants = 0;
    for (name, compiled) in support::valid() {
        let model = compiled.model();
        let (found, told) = diff::compare(Some(model), Some(model)).unwrap();
        assert!(found.is_empty() && told.is_empty(), "{name}: {found:?}");
        assert!(
            found.redeployment.is_empty() && found.openings.is_empty(),
            "{name}"
        );
        grants += model.role_assignments.len();
    }
    assert!(grants > 1000, "only {grants} grants");
}

/// What a grant is called by every command.
type Grant = (String, String, String, String, String);

fn grants(model: &Model) -> BTreeSet<Grant> {
    let all = model.role_assignments.iter();
    all.map(|grant| {
        let principal = reference::principal(model, grant.principal);
        let scope = reference::scope(model, grant.scope);
        let role = reference::role(model, grant.right);
        (principal.kind, principal.id, role.name, scope.kind, scope.id)
    })
    .collect()
}

fn told(found: &Comparison, change: Change) -> BTreeSet<Grant> {
    let all = found.grants.iter().filter(|one| one.change == change).cloned();
    all.map(|one| {
        (
            one.principal.kind,
            one.principal.id,
            one.role.name,
            one.scope.kind,
            one.scope.id,
        )
    })
    .collect()
}

/// Every blueprint that has environments, by itself and in each.
fn pairs() -> Vec<(String, Model, Model)> {
    let mut found = Vec::new();
    for folder in ["blueprints", "tests/data", "tests/data/beyond"] {
        for (stem, bytes) in support::blueprints(folder) {
            let base = support::compile(&stem, &bytes);
            for environment in support::environments(&bytes) {
                let other = support::compile_in(&stem, &bytes, Some(&environment));
                found.push((
                    format!("{stem}@{environment}"),
                    base.model().clone(),
                    other.model().clone(),
                ));
            }
        }
    }
    // and blueprints that have nothing to do with each other
    let all: Vec<_> = support::valid()
        .into_iter()
        .filter(|(name, _)| !name.contains('@'))
        .collect();
    for two in all.windows(2) {
        let [(one, old), (other, new)] = two else { continue };
        found.push((format!("{one} {other}"), old.model().clone(), new.model().clone()));
    }
    assert!(found.len() > 20, "only {} pairs", found.len());
    found
}

#[test]
fn grants_that_differ_are_those_that_one_side_lacks() {
    let mut seen = 0;
    for (name, old, new) in pairs() {
        let found = compared(Some(&old), Some(&new));
        let (before, now) = (grants(&old), grants(&new));
        let renamed = found.people.iter().any(|one| one.formerly.is_some())
            || found.resources.iter().any(|one| {
                let before = one.formerly.as_ref();
                let exists =
                    one.existing || one.properties.iter().any(|property| property.path == "existing");
                before.is_some_and(|before| before.id != one.resource.id || exists)
            });
        let moved = found.platform.iter().any(|one| {
            let place = ["resource_group.name", "subscription"].contains(&one.path.as_str());
            place && one.old.is_some() && one.new.is_some()
        });
        if renamed || moved {
            continue; // one under two names, or two under one
        }
        seen += 1;
        assert_eq!(told(&found, Change::Added), &now - &before, "{name}");
        assert_eq!(told(&found, Change::Removed), &before - &now, "{name}");
    }
    assert!(seen > 15, "only {seen} pairs");
}

#[test]
fn a_diff_backwards_is_its_mirror() {
    let counts = |found: &Comparison, change: Change, reach: Reach| {
        let grants = found
            .grants
            .iter()
            .filter(|one| one.change == change && one.reach == reach)
            .count();
        let credentials = found.credentials.iter();
        grants
            + credentials
                .filter(|one| one.change == change && one.reach == reach)
                .count()
    };
    for (name, old, new) in pairs() {
        let (there, back) = (compared(Some(&old), Some(&new)), compared(Some(&new), Some(&old)));
        for (reach, mirrored) in [
            (Reach::Broadens, Reach::Narrows),
            (Reach::Narrows, Reach::Broadens),
            (Reach::Same, Reach::Same),
        ] {
            assert_eq!(
                counts(&there, Change::Added, reach),
                counts(&back, Change::Removed, mirrored),
                "{name}: {reach:?}"
            );
        }
        assert_eq!(
            there.summary.resources_added, back.summary.resources_removed,
            "{name}"
        );
        assert_eq!(
            there.summary.resources_changed, back.summary.resources_changed,
            "{name}"
        );
        assert_eq!(there.platform.len(), back.platform.len(), "{name}");
        assert!(
            told(&there, Change::Added) == told(&back, Change::Removed),
            "{name}"
        );
    }
}

#[test]
fn an_environment_that_is_new_or_gone_is_all_of_it() {
    for (name, compiled) in support::valid().into_iter().take(20) {
        let model = compiled.model();
        let (new, gone) = (compared(None, Some(model)), compared(Some(model), None));
        assert_eq!(
            (new.presence, gone.presence),
            (Presence::Added, Presence::Removed)
        );
        let grants = model.role_assignments.len();
        assert_eq!(
            (new.summary.grants_added, new.summary.broadens >= grants),
            (grants, true),
            "{name}"
        );
        assert_eq!(
            (gone.summary.grants_removed, gone.summary.broadens),
            (grants, 0),
            "{name}"
        );
        assert!(!new.is_empty() && !gone.is_empty());
    }
}

const BASE: &str = "\
version: 1
name: vision
location: westeurope
subscription: 8a9d1b1e-0c1f-4f7e-9d0c-5b0a0d1f6c11
resource_group: rg-vision
identities: { one: {}, two: {} }
";

fn model(text: &str) -> Model {
    support::compile("test.yaml", text.as_bytes()).model().clone()
}

#[test]
fn what_azure_does_not_let_happen_is_found() {
    for (code, old, new) in [
        (
            "AML3107",
            "workspace: { identity: { type: \"system_assigned,user_assigned\", user_assigned_identities: [one] } }\n",
            "workspace: { identity: system_assigned }\n",
        ),
        (
            "AML3107",
            "workspace: { identity: { type: user_assigned, user_assigned_identities: [one, two], primary_user_assigned_identity: one } }\n",
            "workspace: { identity: one }\n",
        ),
        (
            "AML3108",
            "endpoints: { score: { type: online, identity: one } }\n",
            "endpoints: { score: { type: online, identity: two } }\n",
        ),
        ("AML3202", "", "workspace: { enable_data_isolation: true }\n"),
        ("AML3212", "", "workspace: { hbi_workspace: true }\n"),
        (
            "AML3308",
            "registry: { name: crone12345 }\n",
            "registry: { name: crtwo12345 }\n",
        ),
        (
            "AML3308",
            "storage: { default: { name: stone12345 } }\n",
            "storage: { default: { name: sttwo12345 } }\n",
        ),
        (
            "AML3601",
            "network: { mode: managed, isolation_mode: allow_only_approved_outbound }\n",
            "network: { mode: managed, isolation_mode: allow_internet_outbound }\n",
        ),
        (
            "AML3601",
            "network: { mode: managed, isolation_mode: allow_internet_outbound }\n",
            "",
        ),
        (
            "AML3710",
            "workspace: { name: mlw-vision }\n",
            "workspace: { name: mlw-vision, kind: hub }\n",
        ),
        (
            "AML3214",
            "workspace: { existing: { name: mlw-there } }\nstorage: { default: { existing: { name: stthere } } }\nregistry: { existing: { name: crthere } }\nkey_vault: { existing: { name: kv-there } }\n",
            "workspace: { name: mlw-there }\nstorage: { default: { name: stthere } }\nregistry: { existing: { name: crthere } }\nkey_vault: { existing: { name: kv-there } }\n",
        ),
        (
            "AML3732",
            "key_vaults: { a: {}, b: {} }\nworkspace: { customer_managed_key: { key_vault: a, key_name: k, create_key: true, identity: one } }\n",
            "key_vaults: { a: {}, b: {} }\nworkspace: { customer_managed_key: { key_vault: b, key_name: k, create_key: true, identity: one } }\n",
        ),
        (
            "AML3737",
            "key_vaults: { a: {} }\nregistry: { sku: Premium }\n",
            "key_vaults: { a: {} }\nregistry: { customer_managed_key: { key_vault: a, key_name: k, create_key: true, identity: one } }\n",
        ),
        (
            "AML3737",
            "key_vaults: { a: {} }\n",
            "key_vaults: { a: {} }\nstorage: { default: { customer_managed_key: { key_vault: a, key_name: k, create_key: true, identity: one } } }\n",
        ),
    ] {
        let (before, now) = (model(&format!("{BASE}{old}")), model(&format!("{BASE}{new}")));
        let (_, told) = diff::compare(Some(&before), Some(&now)).unwrap();
        let codes: Vec<&str> = told.iter().map(|one| one.code.id()).collect();
        assert!(codes.contains(&code), "{code}: {codes:?} of {old:?} and {new:?}");
        // of another name it is another one
        let other = model(
            &format!("{BASE}{new}")
                .replace("name: vision", "name: other")
                .replace("mlw-", "mlw-other-"),
        );
        let (_, told) = diff::compare(Some(&before), Some(&other)).unwrap();
        let of_workspace = told.iter().filter(|one| one.code.id() != "AML3108").count();
        assert_eq!(of_workspace, 0, "{code}: {told:?}");
    }
}

#[test]
fn names_that_change_in_the_blueprint_alone_change_nothing() {
    let old = model(&format!(
        "{BASE}storage: {{ lake: {{ name: stlake12345 }} }}\nprincipals: {{ a: {{ type: group, object_id: 1b4e28ba-2fa1-41d2-883f-0016d3cca427, persona: data_scientist }} }}\n"
    ));
    let new = model(&format!(
        "{BASE}storage: {{ pond: {{ name: stlake12345 }} }}\nprincipals: {{ b: {{ type: group, object_id: 1b4e28ba-2fa1-41d2-883f-0016d3cca427, persona: data_scientist }} }}\n"
    ));
    let found = compared(Some(&old), Some(&new));
    assert!(found.grants.is_empty(), "{:?}", found.grants);
    let named: Vec<&str> = found
        .resources
        .iter()
        .map(|one| one.resource.id.as_str())
        .collect();
    assert!(named.contains(&"storage/pond"), "{named:?}");
    assert!(
        found
            .resources
            .iter()
            .all(|one| one.change == Change::Changed && one.properties.is_empty())
    );
    assert_eq!((found.people.len(), found.summary.broadens), (1, 0));
    assert!(found.redeployment.is_empty(), "{:?}", found.redeployment);
}

#[test]
fn another_account_or_identity_that_exists_is_another_scope_or_principal() {
    let text = |account: &str, identity: &str| {
        format!(
            "{}storage: {{ lake: {{ existing: {{ name: {account} }} }} }}\ndatastores: {{ raw: {{ type: azure_blob, storage: lake, container: raw }} }}\ncomputes: {{ cpu: {{ size: Standard_DS3_v2, max_instances: 1, identity: one, uses: [{{ datastore: raw }}] }} }}\n",
            BASE.replace("one: {}", &format!("one: {{ existing: {{ name: {identity} }} }}"))
        )
    };
    let old = model(&text("stsales", "id-a"));
    for (account, identity) in [("sthr", "id-a"), ("stsales", "id-b")] {
        let new = model(&text(account, identity));
        let found = compared(Some(&old), Some(&new));
        let added = found.grants.iter().filter(|one| one.change == Change::Added);
        assert!(added.clone().count() > 0, "{account} {identity}");
        assert!(added.clone().all(|one| one.reach == Reach::Broadens));
        let left = found
            .redeployment
            .iter()
            .find(|one| one.what.contains("made no more"));
        let commands = left.map(|one| one.commands.join("\n")).unwrap_or_default();
        assert!(
            commands.contains("stsales") && commands.contains("id-a"),
            "{commands}"
        );
    }
}

#[test]
fn a_grant_on_another_group_is_another_grant() {
    let text = format!(
        "{BASE}rbac: {{ extra: [{{ principal: identities/one, role: Reader, scope: resource_group, reason: It looks. }}] }}\n"
    );
    let found = compared(
        Some(&model(&text)),
        Some(&model(&text.replace("rg-vision", "rg-other"))),
    );
    let broader: Vec<&str> = found
        .grants
        .iter()
        .filter(|one| one.reach == Reach::Broadens && one.role.name == "Reader")
        .map(|one| one.principal.id.as_str())
        .collect();
    assert_eq!(broader, ["identities/one"]);
    assert!(
        found
            .redeployment
            .iter()
            .any(|one| one.what.contains("another resource group"))
    );
}

#[test]
fn terraform_leaves_nothing_behind() {
    let with = model(&format!(
        "{BASE}targets: [terraform]\nstorage: {{ lake: {{}} }}\n"
    ));
    let without = model(&format!("{BASE}targets: [terraform]\n"));
    let found = compared(Some(&with), Some(&without));
    assert!(!found.redeployment.is_empty());
    for one in &found.redeployment {
        assert!(
            one.incremental.is_none() && one.terraform.as_deref() == Some("destroyed"),
            "{one:?}"
        );
        assert!(one.effect == diff::Effect::Note, "{one:?}");
    }
}

#[test]
fn revisions_of_git_are_blueprints() {
    let folder = Folder::with_demo();
    let outside = folder.amlgen(&["diff", "HEAD:demo.yaml", "demo.yaml"]);
    let outside = text(
        { outside }
            .env("GIT_CEILING_DIRECTORIES", folder.path(".."))
            .output()
            .unwrap()
            .stderr,
    );
    assert!(outside.contains("is in no git repository"), "{outside}");
    folder.git(&["init", "-q"]);
    folder.git(&["add", "."]);
    folder.git(&["commit", "-qm", "a"]);
    folder.write(
        "demo.yaml",
        &(blueprint("demo") + "computes: { cpu: { size: Standard_DS3_v2, max_instances: 2 } }\n"),
    );
    let said = |args: &[&str]| {
        let output = folder.amlgen(args).output().unwrap();
        (
            output.status.code().unwrap(),
            text(output.stdout) + &text(output.stderr),
        )
    };
    let (code, answer) = said(&["diff", "HEAD:demo.yaml", "demo.yaml"]);
    assert!(code == 2 && answer.contains("+ cluster `cpu`"), "{answer}");
    assert_eq!(said(&["diff", "HEAD:./demo.yaml", "HEAD:demo.yaml"]).0, 0);
    for (args, wanted) in [
        (
            ["diff", "nope:demo.yaml", "demo.yaml"],
            "knows no revision `nope`",
        ),
        (["diff", "HEAD:nope.yaml", "demo.yaml"], "has no file `nope.yaml`"),
        (["diff", "HEAD:", "demo.yaml"], "names no file"),
        (["diff", "--", "-x:demo.yaml"], "no revision"),
    ] {
        let args = if args[1] == "--" {
            vec!["diff", "--", "-x:demo.yaml", "demo.yaml"]
        } else {
            args.to_vec()
        };
        let (code, answer) = said(&args);
        assert!(code == 3 && answer.contains(wanted), "{args:?}: {answer}");
    }
    // what is a file is a file
    folder.write("HEAD:demo.yaml", &folder.read("demo.yaml"));
    assert_eq!(said(&["diff", "HEAD:demo.yaml", "demo.yaml"]).0, 0);
}

#[test]
fn the_exit_status_says_what_was_asked() {
    let access = ["old", "new"].map(|side| format!("{CASES}/access/{side}.yaml"));
    let status = |old: &str, new: &str, what: &str| run(&[old, new, "--fail-on", what]).status.code();
    let [old, new] = &access;
    for (what, there, back) in [
        ("any", 2, 2),
        ("broaden", 2, 2),
        ("replace", 0, 0),
        ("replace,broaden", 2, 2),
    ] {
        assert_eq!(status(old, new, what), Some(there), "{what}");
        assert_eq!(status(new, old, what), Some(back), "{what} backwards");
        assert_eq!(status(old, old, what), Some(0), "{what} of one");
    }
    let folder = Folder::new()
        .file("old.yaml", BASE)
        .file("new.yaml", &format!("{BASE}tags: {{ a: b }}\n"));
    for (what, wanted) in [("any", 2), ("broaden", 0), ("replace", 0)] {
        let output = folder
            .amlgen(&["diff", "old.yaml", "new.yaml", "--fail-on", what])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(wanted), "{what}: {output:?}");
    }
    let wrong = folder
        .file("new.yaml", "version: 1\n")
        .amlgen(&["diff", "old.yaml", "new.yaml"])
        .output()
        .unwrap();
    assert_eq!(wrong.status.code(), Some(1));
}

#[test]
fn a_comment_is_as_long_as_github_takes_and_holds_text_as_data() {
    let people = |count: usize| {
        let all = (0..count).map(|at| {
            format!("  p{at}: {{ type: group, object_id: 1b4e28ba-2fa1-41d2-883f-{at:012}, persona: data_scientist }}\n")
        });
        format!("{BASE}principals:\n{}", all.collect::<String>())
    };
    let new = model(&people(300));
    let comparison = compared(Some(&model(BASE)), Some(&new));
    let blueprint = |comparisons| BlueprintDiff {
        old: Some("<b>|`x".to_owned()),
        new: Some("new".to_owned()),
        errors: Vec::new(),
        comparisons,
    };
    let comment = |blueprints| diff::markdown(&Diff { blueprints }).unwrap();
    let told = comment(vec![blueprint(vec![comparison])]);
    assert!(
        told.chars().count() < 65_536,
        "{} characters",
        told.chars().count()
    );
    assert!(told.contains("more rows are left out here"));
    assert!(told.contains("\\<b\\>\\|\\`x"));
    let small = compared(Some(&model(BASE)), Some(&model(&people(1))));
    let broken = BlueprintDiff {
        errors: vec!["old.yaml:1:1: error[AML1008]: unknown key `x`".to_owned(); 500],
        ..blueprint(Vec::new())
    };
    for many in [
        vec![blueprint(vec![small.clone(); 200])],
        vec![blueprint(vec![small]); 200],
        vec![broken; 50],
        vec![blueprint(Vec::new()); 5000],
    ] {
        let told = comment(many);
        assert!(told.chars().count() < 65_536 && told.contains("are left out here"));
    }
}

/// The bodies of fences of a language in the page.
fn fences(page: &str, language: &str) -> Vec<String> {
    let blocks = page.split("```").skip(1).step_by(2);
    let of_language = blocks.filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n'));
    of_language.map(str::to_owned).collect()
}

#[test]
fn the_page_shows_what_is_said() {
    let page = support::text("docs/diff.md");
    let blueprints = fences(&page, "yaml");
    let [old, new] = blueprints.as_slice() else {
        panic!("{blueprints:?}")
    };
    let folder = Folder::new().file("old.yaml", old).file("new.yaml", new);
    let output = folder.amlgen(&["diff", "old.yaml", "new.yaml"]).output().unwrap();
    assert_eq!(fences(&page, "text"), [text(output.stdout)]);
}

/// What only a change shows is accepted like everything else, and no blueprint by itself can say that nothing is.
#[test]
fn findings_about_a_change_can_be_accepted() {
    let [old, new] = ["old", "new"].map(|side| support::text(&format!("{CASES}/replaced/{side}.yaml")));
    let loose = "network: { mode: managed, isolation_mode: allow_internet_outbound }";
    let accepted = new.replace(
        loose,
        &format!("{loose} # amlgen:ignore AML3601 the old one is thrown away"),
    ) + "waivers:\n  - { rule: AML3108, reason: nobody calls it yet }\n";
    let folder = Folder::new().file("old.yaml", &old).file("new.yaml", &accepted);
    let output = folder.amlgen(&["diff", "old.yaml", "new.yaml"]).output().unwrap();
    let told = text(output.stderr);
    assert!(
        !told.contains("warning[AML3108]") && !told.contains("warning[AML3601]"),
        "{told}"
    );
    let checked = folder.amlgen(&["check", "new.yaml"]).output().unwrap();
    assert!(!text(checked.stdout).contains("accepts nothing"));
}

/// A shell runs the commands with a CLI that knows no principal any more, as after the second run or under another login.
#[cfg(unix)]
#[test]
fn no_command_removes_the_role_of_everybody() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::new();
    let az = folder.path("az");
    std::fs::write(
        &az,
        "#!/bin/sh\ncase $* in *show*) ;; *) echo \"$*\" >>\"$CALLS\" ;; esac\n",
    )
    .unwrap();
    std::fs::set_permissions(&az, std::fs::Permissions::from_mode(0o755)).unwrap();
    let calls = folder.path("calls");
    let mut asked = 0;
    for case in ["access", "replaced", "left"] {
        let [old, new] = ["old", "new"].map(|side| format!("{CASES}/{case}/{side}.yaml"));
        let document: serde_json::Value =
            serde_json::from_slice(&run(&[&old, &new, "--format", "json"]).stdout).unwrap();
        let told = document["blueprints"][0]["comparisons"][0]["redeployment"]
            .as_array()
            .unwrap();
        let commands = told.iter().flat_map(|one| one["commands"].as_array().unwrap());
        for command in commands.map(|command| command.as_str().unwrap()) {
            asked += usize::from(command.contains("$(az"));
            let with_stub = format!("PATH={}:$PATH; {command}", folder.path("").display());
            Command::new("sh")
                .args(["-c", &with_stub])
                .env("CALLS", &calls)
                .output()
                .unwrap();
        }
    }
    assert!(asked > 5, "{asked} commands ask for a principal");
    let calls = std::fs::read_to_string(calls).unwrap();
    let removed: Vec<&str> = calls
        .lines()
        .filter(|call| call.contains("assignee-object-id"))
        .collect();
    // the others are people, whose object ids stand in the blueprint
    assert!(!removed.is_empty());
    for call in removed {
        let principal = call
            .split(' ')
            .skip_while(|word| *word != "--assignee-object-id")
            .nth(1);
        assert_eq!(principal.unwrap().len(), 36, "{call}");
    }
}
