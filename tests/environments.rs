//! Environments: what overlays make of a blueprint, what they are called, and what they leave alone.

use std::collections::BTreeMap;

use amlgen::check;
use amlgen::model::Model;

use crate::process::Folder;
use crate::support;

const BASE: &str = "\
version: 1
name: vision
location: westeurope
tags: { team: a, cost: b }
identities:
  training: {}
  other: {}
storage:
  lake: {}
datastores:
  raw: { type: azure_blob, storage: lake, container: raw }
computes:
  cpu:
    size: Standard_DS3_v2
    max_instances: 4
    identity: { type: user_assigned, user_assigned_identities: [training, other] }
    uses: [{ datastore: raw, access: write }]
";

/// What a build of `prod` is for a base and an overlay, without the places.
fn made(base: &str, overlay: &str) -> BTreeMap<String, String> {
    let text = format!("{base}environments:\n  prod:\n{overlay}");
    let compiled = support::compile_in("test.yaml", text.as_bytes(), Some("prod"));
    support::built(compiled.model())
}

#[test]
fn an_overlay_is_what_its_merge_would_be_in_one_piece() {
    for (what, overlay, from, to) in [
        (
            "a map is merged",
            "    tags: { cost: c, more: d }\n",
            "cost: b",
            "cost: c, more: d",
        ),
        (
            "a setting is taken back",
            "    tags: { cost: ~ }\n",
            ", cost: b",
            "",
        ),
        (
            "a whole section is taken back",
            "    tags:\n",
            "tags: { team: a, cost: b }\n",
            "",
        ),
        (
            "a setting in an item",
            "    computes: { cpu: { max_instances: 9, tier: low_priority } }\n",
            "max_instances: 4",
            "max_instances: 9\n    tier: low_priority",
        ),
        (
            "a word instead of a map",
            "    computes: { cpu: { identity: training } }\n    identities: { other: null }\n",
            "identity: { type: user_assigned, user_assigned_identities: [training, other] }",
            "identity: training",
        ),
        (
            "a list instead of another",
            "    computes: { cpu: { uses: [{ datastore: raw }] } }\n",
            ", access: write",
            "",
        ),
        (
            "a further item",
            "    computes: { gpu: { size: Standard_NC6s_v3, max_instances: 1, identity: other } }\n",
            "[{ datastore: raw, access: write }]\n",
            "[{ datastore: raw, access: write }]\n  gpu: { size: Standard_NC6s_v3, max_instances: 1, identity: other }\n",
        ),
    ] {
        let mut whole = BASE.replace(from, to);
        assert_ne!(whole, BASE, "{what}");
        if overlay.contains("other: null") {
            whole = whole.replace("  other: {}\n", "");
        }
        let expected = made(&whole, "    {}\n");
        assert_ne!(expected, made(BASE, "    {}\n"), "{what}: no difference at all");
        assert!(expected == made(BASE, overlay), "{what}: other files");
    }
}

#[test]
fn a_derived_outbound_rule_is_removed_in_either_place() {
    let network = "network: { mode: managed, isolation_mode: allow_internet_outbound }\n";
    let base = format!("{BASE}{network}").replace(
        "access: write }]",
        "access: write }, { feature: parallel_run_step }]",
    );
    let rule = "default-queue";
    let has_rule = |built: &BTreeMap<String, String>| built["arm/main.json"].contains(rule);
    assert!(has_rule(&made(&base, "    {}\n")));
    let removed = format!("    network: {{ outbound_rules: {{ {rule}: null }} }}\n");
    assert!(!has_rule(&made(&base, &removed)));
    // and what the blueprint removes comes back
    let without = base.replace(
        "allow_internet_outbound }",
        &format!("allow_internet_outbound, outbound_rules: {{ {rule}: null }} }}"),
    );
    assert!(!has_rule(&made(&without, "    {}\n")));
    assert!(has_rule(&made(&without, &removed)));
}

fn names(model: &Model) -> Vec<String> {
    let named = model.made().filter_map(|resource| resource.name.as_text());
    named.map(str::to_owned).collect()
}

#[test]
fn names_end_in_the_environment_but_those_that_jobs_refer_to() {
    let text = format!("{BASE}endpoints:\n  score: {{ type: online }}\nenvironments: {{ prod: {{}} }}\n");
    let base = support::compile("test.yaml", text.as_bytes());
    let prod = support::compile_in("test.yaml", text.as_bytes(), Some("prod"));
    let (base, prod) = (base.model(), prod.model());
    let kept = ["cpu", "raw"];
    for (before, after) in names(base).iter().zip(names(prod)) {
        if before.contains("-vision") || before.starts_with("vision") {
            assert_eq!(after, format!("{before}-prod"));
        } else {
            assert_eq!(*before, after);
        }
    }
    for name in kept {
        assert!(names(prod).iter().any(|known| known == name), "{name}");
    }
    assert!(names(prod).iter().any(|name| name == "mlw-vision-prod"));
    let seeds: Vec<&str> = prod.suffixes.iter().map(|suffix| suffix.seed.as_str()).collect();
    assert!(!seeds.is_empty());
    for (before, after) in base.suffixes.iter().zip(&prod.suffixes) {
        assert_eq!(after.seed, format!("{}-prod", before.seed));
    }
}

#[test]
fn environments_in_another_order_are_the_same_bytes() {
    let dev = "  dev: { tags: { stage: dev } }\n";
    let prod = "  prod: { computes: { cpu: { max_instances: 9 } } }\n";
    for environment in ["dev", "prod"] {
        let built = |first: &str, second: &str| {
            let text = format!("{BASE}environments:\n{first}{second}");
            support::built(support::compile_in("test.yaml", text.as_bytes(), Some(environment)).model())
        };
        assert!(built(dev, prod) == built(prod, dev), "{environment}");
    }
}

/// The first lines of the findings of `dev`.
fn findings(overlays: &str) -> String {
    let text = format!("{BASE}environments:\n  dev: {{}}\n{overlays}");
    support::compile_in("test.yaml", text.as_bytes(), Some("dev")).findings()
}

#[test]
fn keys_and_types_of_other_environments_are_checked_and_no_more() {
    assert!(findings("  prod: { computes: { cpu: { max_instances: many } } }\n").contains("[AML1009]"));
    assert!(findings("  prod: { computes: { cpu: { sizes: 4 } } }\n").contains("[AML1008]"));
    assert!(
        findings("  prod: { computes: { gpu: { max_instances: 4, type: amlcompute, tags: null } } }\n")
            .contains("[AML2021]")
    );
    // what the names mean is the matter of their own build
    assert_eq!(
        findings("  prod: { computes: { cpu: { identity: nobody } } }\n"),
        findings("")
    );
    // and so is what only the whole lacks
    let text = BASE.replace("location: westeurope\n", "")
        + "environments:\n  dev: { location: westeurope }\n  prod: {}\n";
    let dev = support::compile_in("test.yaml", text.as_bytes(), Some("dev"));
    assert!(dev.model.is_some(), "{}", dev.findings());
    assert!(
        support::compile("test.yaml", text.as_bytes())
            .findings()
            .contains("[AML1010]")
    );
}

#[test]
fn grants_that_one_environment_lacks_are_told() {
    let text =
        format!("{BASE}environments:\n  dev: {{}}\n  prod: {{ computes: {{ cpu: {{ uses: null }} }} }}\n");
    let models: Vec<Model> = ["dev", "prod"]
        .map(|environment| {
            support::compile_in("test.yaml", text.as_bytes(), Some(environment))
                .model()
                .clone()
        })
        .into();
    let told = check::differences(&models.iter().collect::<Vec<_>>()).unwrap();
    let cause = told.cause.unwrap();
    assert!(
        cause.contains("in `dev` alone identity `training` has Storage Blob Data Contributor on container `raw` of storage account `lake`"),
        "{cause}"
    );
    assert_eq!(check::differences(&[&models[0], &models[0]]), None);
}

/// Runs to an expected end, and gives back what was said.
#[track_caller]
fn run(folder: &Folder, args: &[&str], status: i32) -> String {
    let run = folder.run(args);
    assert_eq!(run.status, Some(status), "{args:?}: {}", run.err);
    run.err
}

#[test]
fn each_environment_has_its_folder_and_leaves_the_others_alone() {
    let text = format!("{BASE}environments:\n  dev: {{}}\n  prod: {{ targets: [arm] }}\n");
    let folder = Folder::new().file("a.yaml", &text);
    run(&folder, &["build", "a.yaml"], 0);
    run(&folder, &["build", "a.yaml", "--env", "dev"], 0);
    let before = folder.files("infra");
    assert!(
        before.contains(&"infra/arm/main.json".to_owned())
            && before.contains(&"infra/dev/bicep/main.bicep".to_owned())
    );
    run(&folder, &["build", "a.yaml", "--env", "prod"], 0);
    let after = folder.files("infra");
    assert!(before.iter().all(|file| after.contains(file)), "{after:?}");
    assert!(after.contains(&"infra/prod/arm/main.json".to_owned()));
    assert!(!after.iter().any(|file| file.starts_with("infra/prod/bicep")));
    for args in [&["--env", "prod"][..], &["--env", "dev"], &[]] {
        run(&folder, &[&["build", "a.yaml", "--check"], args].concat(), 0);
    }
    // stale files of one are nobody else's
    folder.write("a.yaml", &text.replace("dev: {}", "dev: { targets: [bicep] }"));
    run(&folder, &["build", "a.yaml", "--env", "dev", "--check"], 2);
    run(&folder, &["build", "a.yaml", "--env", "prod", "--check"], 0);
    run(&folder, &["build", "a.yaml", "--all-envs"], 0);
    assert!(
        !folder
            .files("infra")
            .contains(&"infra/dev/arm/main.json".to_owned())
    );
    // all of them, and not the blueprint by itself
    assert!(!folder.files("infra").contains(&"infra/arm/main.json".to_owned()));
}

#[test]
fn environments_that_are_not_declared_are_wrong_usage() {
    let folder = Folder::new()
        .file(
            "a.yaml",
            &format!("{BASE}environments:\n  dev: {{}}\n  prod: {{}}\n"),
        )
        .file("b.yaml", BASE);
    for command in ["build", "check", "explain"] {
        let err = run(&folder, &[command, "a.yaml", "--env", "prd"], 3);
        assert!(
            err.contains("`a.yaml` declares no environment `prd`; did you mean `prod`?"),
            "{err}"
        );
    }
    let err = run(&folder, &["build", "b.yaml", "--env", "prod"], 3);
    assert!(
        err.contains("`b.yaml` declares no environment `prod`; it declares none"),
        "{err}"
    );
    let err = run(&folder, &["check", "b.yaml", "--all-envs"], 3);
    assert!(err.contains("`b.yaml` declares no environments"), "{err}");
    assert!(folder.files("infra").is_empty());
}
