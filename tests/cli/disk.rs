//! What a build does to the files it meets.

use std::fs;

use crate::process::{Folder, blueprint};

const MARKED: &str = "# Made by amlgen from blueprint demo. Edit the blueprint, not this file.\n";

#[test]
fn stale_files_go_and_files_of_others_stay() {
    let folder = Folder::with_demo();
    let foreign = [
        (
            "infra/terraform/backend.tf",
            "terraform {\n  backend \"azurerm\" {}\n}\n",
        ),
        ("infra/terraform/terraform.tfstate", "{}\n"),
        ("infra/terraform/.terraform/modules/copy.tf", MARKED),
        ("infra/terraform/mine/copy.tf", MARKED),
        ("infra/bicep/bicepconfig.json", "{}\n"),
        ("infra/notes.md", "mine\n"),
    ];
    for (path, text) in foreign {
        folder.write(path, text);
    }
    folder.write("infra/terraform/endpoints.tf", MARKED);
    folder.write(
        "infra/bicep/modules/endpoints.bicep",
        "// Made by amlgen from blueprint demo.\n",
    );
    folder.write(
        "infra/arm/old.json",
        "{\"metadata\": {\"_generator\": {\"name\": \"amlgen\"}}}\n",
    );
    for left_over in [
        "infra/bootstrap/bicep/modules/old.bicep",
        "infra/access/terraform/main.tf",
    ] {
        folder.write(left_over, MARKED);
    }
    folder.run(&["build", "demo.yaml"]).assert(
        0,
        "",
        "\
...
infra/access.md: written
infra/arm: [..] (2 written, 1 removed)
infra/bicep: [..] ([..] written, 1 removed)
infra/terraform: [..] ([..] written, 1 removed)
infra/terraform: deployed along, and not made by amlgen: `backend.tf`
infra/bootstrap/bicep: 1 removed
infra/access/terraform: 1 removed
",
    );
    for (path, text) in foreign {
        assert_eq!(folder.read(path), text, "{path}");
    }
    for stale in [
        "infra/terraform/endpoints.tf",
        "infra/bicep/modules/endpoints.bicep",
        "infra/arm/old.json",
        "infra/bootstrap",
        "infra/access",
    ] {
        assert!(!folder.path(stale).exists(), "{stale}");
    }
}

/// Only the beginning of a file says whose it is: what is large and foreign is not read.
#[cfg(unix)] // where files may have holes
#[test]
fn foreign_files_are_not_read_to_their_end() {
    let folder = Folder::with_demo();
    let sparse = |path: &str, text: &str| {
        folder.write(path, text);
        let file = fs::File::options().write(true).open(folder.path(path)).unwrap();
        file.set_len(1 << 36).unwrap();
    };
    for path in ["infra/arm/state.json", "infra/terraform/terraform.tfstate"] {
        sparse(path, "{\n");
    }
    sparse("infra/bicep/main.bicep", "mine\n");
    folder.run(&["build", "demo.yaml"]).assert(
        3,
        "",
        "...\nerror: `infra/bicep/main.bicep` is in the way and not made by amlgen; [..]\n",
    );
    folder.run(&["build", "demo.yaml", "--check", "--diff"]).assert(
        2,
        "...\nFiles infra/bicep/main.bicep and infra/bicep/main.bicep differ\n...\n",
        "...\n",
    );
    folder
        .run(&["build", "demo.yaml", "--force"])
        .assert(0, "", "...\n");
    assert!(folder.path("infra/arm/state.json").is_file());
}

#[test]
fn folders_of_targets_that_are_not_built_stay() {
    let folder = Folder::with_demo().file("infra/terraform/endpoints.tf", MARKED);
    folder
        .run(&["build", "demo.yaml", "--target", "arm,bicep"])
        .assert(0, "", "...\n");
    assert_eq!(folder.read("infra/terraform/endpoints.tf"), MARKED);
}

#[test]
fn the_readme_tells_of_every_target_that_lies_there() {
    let folder = Folder::with_demo().file("infra/terraform/own.tf", "mine\n");
    folder
        .run(&["build", "demo.yaml", "--target", "bicep"])
        .assert(0, "", "...\n");
    assert!(!folder.read("infra/README.md").contains("`terraform/`"));
    folder.run(&["build", "demo.yaml"]).assert(0, "", "...\n");
    let all = folder.read("infra/README.md");
    assert!(all.contains("`terraform/`"));
    for target in ["arm", "bicep", "terraform", "bicep,arm"] {
        for more in [&["--check"][..], &[]] {
            let build = ["build", "demo.yaml", "--target", target];
            folder.run(&[&build[..], more].concat()).assert(0, "", "...\n");
        }
        assert_eq!(folder.read("infra/README.md"), all, "{target}");
    }
    let bicep_alone = format!("targets: [bicep]\n{}", blueprint("demo"));
    folder.write("demo.yaml", &bicep_alone);
    folder.run(&["build", "demo.yaml"]).assert(0, "", "...\n");
    assert!(!folder.read("infra/README.md").contains("`terraform/`"));
}

#[test]
fn a_file_in_the_way_needs_force() {
    let folder = Folder::with_demo()
        .file("infra/terraform/terraform.tf", "mine\n")
        .file("infra/access.md", "mine\n");
    folder.run(&["build", "demo.yaml"]).assert(
        3,
        "",
        "...\nerror: `infra/access.md`, `infra/terraform/terraform.tf` are in the way and not made by amlgen; [..]`--force`\n",
    );
    assert_eq!(
        folder.files("infra"),
        ["infra/access.md", "infra/terraform/terraform.tf"]
    );
    assert_eq!(folder.read("infra/access.md"), "mine\n");
    folder
        .run(&["build", "demo.yaml", "--force"])
        .assert(0, "", "...\ninfra/access.md: written\n...\n");
    assert!(folder.read("infra/terraform/terraform.tf").starts_with(MARKED));
    assert!(folder.read("infra/access.md").starts_with("<!-- Made by amlgen"));
}

#[test]
fn another_blueprint_is_replaced_only_by_force() {
    let folder = Folder::with_demo().file("other.yaml", &blueprint("other"));
    folder
        .run(&["build", "demo.yaml", "--target", "arm"])
        .assert(0, "", "...\n");
    let before = folder.read("infra/arm/main.json");
    let other = ["build", "other.yaml", "--target", "arm"];
    folder.run(&other).assert(
        3,
        "",
        "...\nerror: `infra/README.md` and [..] of the blueprint `demo`, and `other` would replace them; \
         build into another folder with `-o`, or replace them with `--force`\n",
    );
    assert_eq!(folder.read("infra/arm/main.json"), before);
    folder
        .run(&[&other[..], &["--check"]].concat())
        .assert(
            2,
            "...\n",
            "...\n[..] files not up to date\na build is refused: `infra/README.md` and [..] of the blueprint `demo`, [..]\n",
        );
    folder
        .run(&[&other[..], &["--force"]].concat())
        .assert(0, "", "...\n");
    assert_ne!(folder.read("infra/arm/main.json"), before);
}

#[test]
fn outputs_of_targets_that_the_blueprint_leaves_out_go() {
    let folder = Folder::with_demo();
    folder.run(&["build", "demo.yaml"]).assert(0, "", "...\n");
    folder.write(
        "infra/bicep/others.bicep",
        "// Made by amlgen from blueprint other.\n",
    );
    folder.write("demo.yaml", &format!("{}targets: [arm]\n", blueprint("demo")));
    folder.run(&["build", "demo.yaml", "--check"]).assert(
        2,
        "...\n",
        "...\ninfra/bicep: [..] stale\ninfra/terraform: [..] stale\n[..]\n",
    );
    folder.run(&["build", "demo.yaml"]).assert(
        0,
        "",
        "...\ninfra/bicep: [..] removed\ninfra/terraform: [..] removed\n",
    );
    let left = folder.files("infra");
    assert_eq!(
        left,
        [
            "infra/README.md",
            "infra/access.md",
            "infra/arm/main.json",
            "infra/arm/main.parameters.json",
            "infra/bicep/others.bicep"
        ]
    );
}

#[test]
fn the_outputs_of_one_blueprint_move_when_a_second_one_joins() {
    let folder = Folder::with_demo().file("other.yaml", &blueprint("other"));
    folder.run(&["build", "demo.yaml"]).assert(0, "", "...\n");
    let both = ["build", "demo.yaml", "other.yaml"];
    folder
        .run(&[&both[..], &["--check"]].concat())
        .assert(2, "...\n", "...\ninfra: 2 stale\n...\n");
    folder.run(&both).assert(0, "", "...\ninfra: 2 removed\n...\n");
    let left = folder.files("infra");
    assert!(
        left.iter()
            .all(|file| file.starts_with("infra/demo/") || file.starts_with("infra/other/")),
        "{left:?}"
    );
    folder
        .run(&[&both[..], &["--check"]].concat())
        .assert(0, "", "...\n");
}

#[test]
fn an_equal_file_in_the_way_is_fine() {
    let folder = Folder::with_demo();
    folder
        .run(&["build", "demo.yaml", "--target", "arm"])
        .assert(0, "", "...\n");
    // parameters belong to the template beside them, and alone they are nobody's
    fs::remove_file(folder.path("infra/arm/main.json")).unwrap();
    folder.run(&["build", "demo.yaml", "--target", "arm"]).assert(
        0,
        "",
        "...\ninfra/access.md: up to date\ninfra/arm: [..] (1 written)\n",
    );
}

#[test]
fn parameters_belong_to_the_template_beside_them() {
    let folder = Folder::with_demo();
    folder
        .run(&["build", "demo.yaml", "--target", "arm"])
        .assert(0, "", "...\n");
    let made = folder.read("infra/arm/main.parameters.json");
    folder.write("infra/arm/main.parameters.json", "{}\n");
    folder.run(&["build", "demo.yaml", "--target", "arm"]).assert(
        0,
        "",
        "...\ninfra/arm: [..] (1 written)\n",
    );
    assert_eq!(folder.read("infra/arm/main.parameters.json"), made);
    folder.write("infra/arm/main.parameters.json", "{}\n");
    fs::remove_file(folder.path("infra/arm/main.json")).unwrap();
    folder.run(&["build", "demo.yaml", "--target", "arm"]).assert(
        3,
        "",
        "...\nerror: `infra/arm/main.parameters.json` is in the way [..]\n",
    );
}

#[test]
fn unchanged_files_are_not_touched() {
    let folder = Folder::with_demo();
    folder.run(&["build", "demo.yaml"]).assert(0, "", "...\n");
    let long_ago = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    let files = folder.files("infra");
    for file in &files {
        fs::File::options()
            .write(true)
            .open(folder.path(file))
            .unwrap()
            .set_modified(long_ago)
            .unwrap();
    }
    folder.write(
        "demo.yaml",
        &blueprint("demo").replace("westeurope", "northeurope"),
    );
    folder.run(&["build", "demo.yaml"]).assert(0, "", "...\n");
    let (kept, written): (Vec<_>, Vec<_>) = files
        .iter()
        .map(String::as_str)
        .partition(|file| fs::metadata(folder.path(file)).unwrap().modified().unwrap() == long_ago);
    assert!(written.contains(&"infra/arm/main.json"), "{written:?}");
    assert!(kept.contains(&"infra/terraform/role_assignments.tf"), "{kept:?}");
    assert_eq!(folder.files("infra"), files, "no temporary file is left");
}

#[test]
fn folders_and_files_in_wrong_places_are_errors() {
    let folder = Folder::with_demo();
    fs::create_dir_all(folder.path("infra/arm/main.json")).unwrap();
    let expected = "...\nerror: a folder is in the way of `infra/arm/main.json`; move it away\n";
    folder
        .run(&["build", "demo.yaml", "--force"])
        .assert(3, "", expected);
    assert!(folder.files("infra").is_empty());

    let folder = Folder::with_demo().file("infra/arm", "a file\n");
    folder.run(&["build", "demo.yaml", "--force"]).assert(
        3,
        "",
        "...\nerror: cannot write `infra/arm/main.json`: a file stands where a folder is needed; move it away\n",
    );
    assert_eq!(folder.files("infra"), ["infra/arm"]);

    let folder = Folder::with_demo().file("infra", "a file\n");
    folder.run(&["build", "demo.yaml"]).assert(
        3,
        "",
        "...\nerror: the output directory `infra` is a file; choose another with `-o`\n",
    );
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn refused(folder: &Folder, path: &str) {
        let expected =
            format!("...\nerror: `{path}` goes through a symbolic link out of the output directory[..]\n");
        let before = folder.files("");
        for more in [&["--force"][..], &[], &["--check"]] {
            folder
                .run(&[&["build", "demo.yaml", "--target", "arm"], more].concat())
                .assert(3, "", &expected);
        }
        assert_eq!(folder.files(""), before);
    }

    #[test]
    fn links_out_of_the_output_directory_are_refused() {
        let folder = Folder::with_demo()
            .file("else/main.json", "theirs\n")
            .file("infra/x", "");
        symlink("../else", folder.path("infra/arm")).unwrap();
        refused(&folder, "infra/arm/main.json");
        assert_eq!(folder.read("else/main.json"), "theirs\n");

        let folder = Folder::with_demo()
            .file("else.json", "theirs\n")
            .file("infra/arm/x", "");
        symlink("../../else.json", folder.path("infra/arm/main.json")).unwrap();
        refused(&folder, "infra/arm/main.json");

        let folder = Folder::with_demo().file("infra/arm/x", "");
        symlink("../../nowhere.json", folder.path("infra/arm/main.json")).unwrap();
        refused(&folder, "infra/arm/main.json");
        assert!(!folder.path("nowhere.json").exists());
    }

    #[test]
    fn the_output_directory_may_be_a_link_and_links_inside_are_kept() {
        let folder = Folder::with_demo().file("infra/shared/x", "");
        symlink("infra", folder.path("linked")).unwrap();
        symlink("shared", folder.path("infra/arm")).unwrap();
        folder
            .run(&["build", "demo.yaml", "--target", "arm", "-o", "linked"])
            .assert(
                0,
                "",
                "...\nlinked/access.md: written\nlinked/arm: [..] (2 written)\n",
            );
        assert!(folder.path("infra/shared/main.json").is_file());
        assert!(folder.path("infra/arm").is_symlink());
    }

    #[test]
    fn two_targets_in_one_folder_by_a_link_do_not_remove_each_other() {
        let folder = Folder::with_demo().file("infra/terraform/x", "");
        symlink("terraform", folder.path("infra/bicep")).unwrap();
        for _ in 0..2 {
            folder
                .run(&["build", "demo.yaml", "--target", "bicep,terraform"])
                .assert(0, "", "...\n");
            assert!(folder.path("infra/terraform/main.bicep").is_file());
            assert!(folder.path("infra/terraform/terraform.tf").is_file());
        }
    }

    #[test]
    fn stale_links_are_not_followed() {
        let folder = Folder::with_demo()
            .file("else.tf", MARKED)
            .file("infra/terraform/x", "");
        symlink("../../else.tf", folder.path("infra/terraform/else.tf")).unwrap();
        folder.run(&["build", "demo.yaml"]).assert(0, "", "...\n");
        assert!(folder.path("infra/terraform/else.tf").is_symlink());
        assert_eq!(folder.read("else.tf"), MARKED);
    }

    #[test]
    fn files_get_the_permissions_of_ordinary_files() {
        let folder = Folder::with_demo();
        folder.run(&["build", "demo.yaml"]).assert(0, "", "...\n");
        let mode = |path: &str| fs::metadata(folder.path(path)).unwrap().permissions().mode();
        assert_eq!(mode("infra/arm/main.json"), mode("demo.yaml"));
    }
}
