//! Where outputs lie: one blueprint, several, environments, and what is left of a layout, an environment or a target that is no more.

use crate::process::{Folder, blueprint};

/// A blueprint for one target, with environments.
fn with_environments(name: &str, environments: &[&str]) -> String {
    let overlays: Vec<String> = environments.iter().map(|name| format!("{name}: {{}}")).collect();
    let overlays = format!("environments: {{ {} }}\n", overlays.join(", "));
    let overlays = if environments.is_empty() { "" } else { &overlays };
    format!("{}targets: [arm]\n{overlays}", blueprint(name))
}

/// The files of a build for the target `arm` in a folder.
fn output(folder: &str) -> [String; 4] {
    [
        "README.md",
        "access.md",
        "arm/main.json",
        "arm/main.parameters.json",
    ]
    .map(|file| format!("{folder}/{file}"))
}

#[track_caller]
fn assert_outputs(folder: &Folder, places: &[&str]) {
    let mut expected: Vec<String> = places.iter().flat_map(|place| output(place)).collect();
    expected.sort();
    assert_eq!(folder.files("infra"), expected);
}

/// What `--check` names as `word`, once a build has told the same and made it so.
#[track_caller]
fn assert_moves(folder: &Folder, args: &[&str], written: &[&str], removed: &[&str]) {
    let check = folder.run(&[&["build"], args, &["--check"]].concat());
    assert_eq!(check.status, Some(2), "{}", check.err);
    let listed = |word: &str| {
        let lines = check.out.lines().filter_map(|line| line.strip_prefix(word));
        let mut files: Vec<String> = lines.map(|rest| rest.trim().replace('\\', "/")).collect();
        files.sort();
        files
    };
    for (word, places) in [("missing", written), ("stale", removed)] {
        let mut expected: Vec<String> = places.iter().flat_map(|place| output(place)).collect();
        expected.sort();
        assert_eq!(listed(word), expected, "{word}\n{}", check.err);
    }
    assert!(listed("different").is_empty(), "{}", check.out);
    let build = folder.run(&[&["build"], args].concat());
    assert_eq!(build.status, Some(0), "{}", build.err);
    for place in removed {
        let told = build.err.replace('\\', "/");
        for line in [
            format!("{place}/arm: 2 removed\n"),
            format!("{place}: 2 removed\n"),
        ] {
            assert!(told.contains(&line), "{line}{told}");
        }
    }
    folder
        .run(&[&["build"], args, &["--check"]].concat())
        .assert(0, "", "...\n");
}

#[test]
fn the_layout_of_a_folder_stays_when_a_second_file_joins() {
    let folder = Folder::new().file("all/demo.yaml", &with_environments("demo", &["dev"]));
    folder.run(&["build", "all"]).assert(0, "", "...\n");
    assert_outputs(&folder, &["infra/demo"]);
    folder.write("all/other.yaml", &with_environments("other", &["dev"]));
    assert_moves(&folder, &["all"], &["infra/other"], &[]);
    assert_outputs(&folder, &["infra/demo", "infra/other"]);
    folder
        .run(&["build", "all", "--env", "dev"])
        .assert(0, "", "...\n");
    assert_outputs(
        &folder,
        &["infra/demo", "infra/demo/dev", "infra/other", "infra/other/dev"],
    );
}

#[test]
fn one_file_gets_the_folder_of_its_name_when_asked() {
    let folder = Folder::new().file("demo.yaml", &with_environments("demo", &["dev"]));
    folder
        .run(&["build", "demo.yaml", "--by-name"])
        .assert(0, "", "...\ninfra/demo/arm: [..] (2 written)\n");
    assert_outputs(&folder, &["infra/demo"]);
    folder
        .run(&["build", "demo.yaml", "--by-name", "--env", "dev"])
        .assert(0, "", "...\ninfra/demo/dev/arm: [..] (2 written)\n");
    assert_outputs(&folder, &["infra/demo", "infra/demo/dev"]);
    // a folder is the same, and so are several files
    folder.write("other.yaml", &with_environments("other", &[]));
    folder
        .run(&["build", "demo.yaml", "other.yaml", "--check", "--by-name"])
        .assert(
            2,
            "...\nmissing   infra/other/[..]\n...\n",
            "...\ninfra/demo/arm: [..] (up to date)\n...\n",
        );
}

#[test]
fn what_lies_in_the_other_layout_is_a_difference_and_moves() {
    let text = with_environments("demo", &["dev", "prod"]);
    let folder = Folder::new().file("demo.yaml", &text);
    let (single, by_name) = (["demo.yaml"], ["demo.yaml", "--by-name"]);
    folder.run(&["build", "demo.yaml"]).assert(0, "", "...\n");
    assert_moves(&folder, &by_name, &["infra/demo"], &["infra"]);
    assert_moves(&folder, &single, &["infra"], &["infra/demo"]);
    assert_outputs(&folder, &["infra"]);
    // environments alike, each with its own build
    for environment in ["dev", "prod"] {
        folder
            .run(&["build", "demo.yaml", "--env", environment])
            .assert(0, "", "...\n");
    }
    assert_moves(
        &folder,
        &[&by_name[..], &["--env", "dev"]].concat(),
        &["infra/demo/dev"],
        &["infra/dev"],
    );
    assert_outputs(&folder, &["infra", "infra/demo/dev", "infra/prod"]);
}

#[test]
fn all_environments_leave_nothing_of_the_blueprint_by_itself() {
    let folder = Folder::new().file("demo.yaml", &with_environments("demo", &["dev", "prod"]));
    folder.run(&["build", "demo.yaml"]).assert(0, "", "...\n");
    // one of them is no reason
    folder
        .run(&["build", "demo.yaml", "--env", "dev"])
        .assert(0, "", "...\n");
    assert_outputs(&folder, &["infra", "infra/dev"]);
    assert_moves(&folder, &["demo.yaml", "--all-envs"], &["infra/prod"], &["infra"]);
    folder.run(&["build", "demo.yaml"]).assert(0, "", "...\n");
    assert_moves(
        &folder,
        &["demo.yaml", "--all-envs", "--by-name"],
        &["infra/demo/dev", "infra/demo/prod"],
        &["infra", "infra/dev", "infra/prod"],
    );
    assert_outputs(&folder, &["infra/demo/dev", "infra/demo/prod"]);
}

#[test]
fn environments_that_are_gone_are_differences_and_go() {
    for more in [&[][..], &["--by-name"]] {
        let home = if more.is_empty() { "infra" } else { "infra/demo" };
        let [test, prod] = ["test", "prod"].map(|name| format!("{home}/{name}"));
        let folder = Folder::new().file("demo.yaml", &with_environments("demo", &["prod", "test"]));
        folder
            .run(&[&["build", "demo.yaml", "--all-envs"], more].concat())
            .assert(0, "", "...\n");
        let foreign = [
            // of nobody, of another blueprint, below what a build writes
            ("notes/README.md", "mine\n"),
            ("dev/README.md", "<!-- Made by amlgen from blueprint other. -->\n"),
            ("test/own/main.tf", "# Made by amlgen from blueprint demo.\n"),
            ("test/terraform/backend.tf", "terraform {}\n"),
            ("Test/README.md", "<!-- Made by amlgen from blueprint demo. -->\n"),
        ];
        folder.write("demo.yaml", &with_environments("demo", &["prod"]));
        assert_moves(
            &folder,
            &[&["demo.yaml", "--env", "prod"], more].concat(),
            &[],
            &[&test],
        );
        // and without environments what is left of the last one
        folder.write("demo.yaml", &with_environments("demo", &[]));
        for (path, text) in foreign {
            folder.write(&format!("{home}/{path}"), text);
        }
        assert_moves(&folder, &[&["demo.yaml"], more].concat(), &[home], &[&prod]);
        for (path, text) in foreign {
            assert_eq!(folder.read(&format!("{home}/{path}")), text, "{path}");
        }
    }
}

#[test]
fn all_targets_and_deployments_of_a_gone_environment_go() {
    let text = format!(
        "{}rbac: {{ emit: separate }}\nenvironments: {{ dev: {{}}, prod: {{}} }}\n",
        blueprint("demo")
    );
    let folder = Folder::new().file("demo.yaml", &text);
    folder
        .run(&["build", "demo.yaml", "--all-envs"])
        .assert(0, "", "...\n");
    folder.write("infra/dev/terraform/backend.tf", "terraform {}\n");
    assert!(folder.path("infra/dev/access/bicep/main.bicep").is_file());
    folder.write("demo.yaml", &text.replace("dev: {}, ", ""));
    folder
        .run(&["build", "demo.yaml", "--env", "prod", "--target", "arm"])
        .assert(
            0,
            "",
            "\
...
infra/prod/access/arm: [..] (up to date)
infra/dev/arm: 2 removed
infra/dev/bicep: [..] removed
infra/dev/terraform: [..] removed
infra/dev/access/arm: 2 removed
infra/dev/access/bicep: [..] removed
infra/dev/access/terraform: [..] removed
infra/dev: 2 removed
",
        );
    let left = folder.files("infra/dev");
    assert_eq!(left, ["infra/dev/terraform/backend.tf"]);
}

/// A blueprint and one of its environments can share a name, and then a folder is the one or the other by the layout.
#[test]
fn a_blueprint_of_the_name_of_an_environment_keeps_both() {
    let folder = Folder::new().file("b.yaml", &with_environments("prod", &["prod", "dev"]));
    for more in [&[][..], &["--env", "prod"], &["--env", "dev"]] {
        folder
            .run(&[&["build", "b.yaml"], more].concat())
            .assert(0, "", "...\n");
    }
    let single = ["infra", "infra/dev", "infra/prod"];
    assert_outputs(&folder, &single);
    for more in [&[][..], &["--env", "prod"], &["--env", "dev"]] {
        folder
            .run(&[&["build", "b.yaml", "--check"], more].concat())
            .assert(0, "", "...\n");
    }
    for more in [
        &["--by-name"][..],
        &["--by-name", "--env", "prod"],
        &["--by-name", "--env", "dev"],
    ] {
        folder
            .run(&[&["build", "b.yaml"], more].concat())
            .assert(0, "", "...\n");
    }
    assert_outputs(&folder, &["infra/prod", "infra/prod/dev", "infra/prod/prod"]);
    folder
        .run(&["build", "b.yaml", "--by-name", "--all-envs"])
        .assert(0, "", "...\ninfra/prod: 2 removed\n...\n");
    assert_outputs(&folder, &["infra/prod/dev", "infra/prod/prod"]);
}

/// In every layout the outputs of one blueprint stand in the way of another, and only `--force` replaces them.
#[test]
fn another_blueprint_is_replaced_only_by_force_in_every_layout() {
    let mine = with_environments("demo", &["dev", "prod"]);
    for (args, places) in [
        (&["b.yaml"][..], &["infra"][..]),
        (&["b.yaml", "--env", "dev"], &["infra/dev"]),
        (&["b.yaml", "--all-envs"], &["infra/dev", "infra/prod"]),
        (&["b.yaml", "-o", "infra/demo"], &["infra/demo"]),
    ] {
        let folder = Folder::new().file("b.yaml", &mine);
        let build = [&["build"], args].concat();
        folder.run(&build).assert(0, "", "...\n");
        let before: Vec<String> = output(places[0]).map(|file| folder.read(&file)).into();
        folder.write("b.yaml", &with_environments("other", &["dev", "prod"]));
        folder.run(&build).assert(
            3,
            "",
            "...\nerror: `[..]` and [..] of the blueprint `demo`, and `other` would replace them; build into another folder with `-o`, \
             or replace them with `--force`\n",
        );
        let after: Vec<String> = output(places[0]).map(|file| folder.read(&file)).into();
        assert_eq!(before, after, "{args:?}");
        folder.run(&[&build[..], &["--check"]].concat()).assert(
            2,
            "different [..]/README.md\n...\n",
            "...\n",
        );
        folder
            .run(&[&build[..], &["--force"]].concat())
            .assert(0, "", "...\n");
        assert!(
            folder
                .read(&format!("{}/access.md", places[0]))
                .contains("blueprint other.")
        );
        folder
            .run(&[&build[..], &["--check"]].concat())
            .assert(0, "", "...\n");
    }
    // the folder of a name that holds an environment of another blueprint
    let folder = Folder::new()
        .file("b.yaml", &mine)
        .file("prod.yaml", &with_environments("prod", &[]));
    folder
        .run(&["build", "b.yaml", "--env", "prod"])
        .assert(0, "", "...\n");
    let before = folder.files("infra");
    folder.run(&["build", "prod.yaml", "--by-name"]).assert(
        3,
        "",
        "...\nerror: `infra/prod/README.md` and [..] of the blueprint `demo`, and `prod` would replace them; [..]\n",
    );
    assert_eq!(folder.files("infra"), before);
    // and what another blueprint has in the place that is left is not touched
    folder.run(&["build", "prod.yaml"]).assert(0, "", "...\n");
    folder
        .run(&["build", "b.yaml", "--all-envs", "--by-name"])
        .assert(0, "", "...\n");
    assert_outputs(&folder, &["infra", "infra/demo/dev", "infra/demo/prod"]);
    assert!(folder.read("infra/access.md").contains("blueprint prod."));
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_gone_environment_is_not_followed() {
    let folder = Folder::new()
        .file("demo.yaml", &with_environments("demo", &[]))
        .file("else/README.md", "<!-- Made by amlgen from blueprint demo. -->\n")
        .file("infra/notes.md", "mine\n");
    std::os::unix::fs::symlink("../else", folder.path("infra/dev")).unwrap();
    folder.run(&["build", "demo.yaml"]).assert(0, "", "...\n");
    assert!(folder.path("else/README.md").is_file());
}
