//! `build --check`: what it takes for a difference, how it tells them, and what else is deployed along.

use std::fs;

use super::BUILT;
use crate::process::{Folder, blueprint};

const MARKED: &str = "# Made by amlgen from blueprint demo. Edit the blueprint, not this file.\n";

/// Something wrong of each kind.
fn with_differences() -> Folder {
    let folder = Folder::with_demo();
    folder.run(&["build", "demo.yaml"]).assert(0, "", BUILT);
    let bicep = folder.read("infra/bicep/main.bicep");
    folder.write("infra/bicep/main.bicep", &format!("{bicep}// by hand\n"));
    fs::remove_file(folder.path("infra/arm/main.json")).unwrap();
    let readme = folder.read("infra/README.md");
    folder.write("infra/README.md", &format!("{readme}by hand\n"));
    folder.write("infra/terraform/endpoints.tf", &format!("{MARKED}old = 1\n"));
    folder
}

#[test]
fn it_is_clean_after_a_build() {
    let folder = Folder::with_demo();
    folder.run(&["build", "demo.yaml"]).assert(0, "", BUILT);
    for more in [&[][..], &["--diff"], &["--strict"]] {
        folder.run(&[&["build", "demo.yaml", "--check"], more].concat()).assert(
            0,
            "",
            "...\ninfra/README.md: up to date\ninfra/access.md: up to date\ninfra/arm: [..] (up to date)\ninfra/bicep: [..] (up to date)\ninfra/terraform: [..] (up to date)\n",
        );
    }
}

#[test]
fn it_sums_up_and_names_what_differs_is_missing_and_is_stale() {
    let folder = with_differences();
    let before = folder.files("infra");
    folder.run(&["build", "demo.yaml", "--check"]).assert(
        2,
        "\
different infra/README.md
missing   infra/arm/main.json
different infra/bicep/main.bicep
stale     infra/terraform/endpoints.tf
",
        "\
1 note; `amlgen check demo.yaml` shows it
infra/README.md: different
infra/access.md: up to date
infra/arm: [..] (1 missing)
infra/bicep: [..] (1 different)
infra/terraform: [..] (1 stale)
4 files not up to date; `amlgen build` without `--check` makes them so, and `--diff` shows their lines
",
    );
    folder
        .run(&["build", "demo.yaml", "--check", "--findings", "json"])
        .assert(
            2,
            "different infra/README.md\nmissing   infra/arm/main.json\n...\n",
            "{\n...\n}\n",
        );
    assert_eq!(folder.files("infra"), before);
}

#[test]
fn it_shows_whole_diffs_on_request() {
    let folder = with_differences();
    let run = folder.run(&["build", "demo.yaml", "--check", "--diff"]).assert(
        2,
        "\
--- infra/README.md
+++ infra/README.md
@@ -[..] +[..] @@
...
-by hand
--- /dev/null
+++ infra/arm/main.json
@@ -0,0 +1,[..] @@
+{
...
--- infra/bicep/main.bicep
+++ infra/bicep/main.bicep
@@ -[..] +[..] @@
...
-// by hand
--- infra/terraform/endpoints.tf
+++ /dev/null
@@ -1,2 +0,0 @@
-# Made by amlgen from blueprint demo. Edit the blueprint, not this file.
-old = 1
",
        "...\n4 files not up to date; `amlgen build` without `--check` makes them so\n",
    );
    assert!(!run.out.contains('\u{1b}'));
}

/// One pipe for both streams is what a pipeline keeps.
#[cfg(unix)]
#[test]
fn the_summary_comes_first() {
    let folder = with_differences();
    let script = "\"$0\" build demo.yaml --check --diff 2>&1";
    let output = std::process::Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_amlgen")])
        .current_dir(folder.path(""))
        .output()
        .unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    let (summary, diffs) = (
        told.find("4 files not up to date"),
        told.find("--- infra/README.md"),
    );
    assert!(summary.is_some() && summary < diffs, "{told}");
}

#[test]
fn without_an_output_folder_it_says_so() {
    let folder = Folder::with_demo();
    folder
        .run(&["build", "demo.yaml", "--check", "--target", "arm"])
        .assert(
            2,
            "missing   infra/README.md\nmissing   infra/access.md\nmissing   infra/arm/main.json\nmissing   infra/arm/main.parameters.json\n",
            "...\ninfra/access.md: missing\ninfra/arm: [..] (2 missing)\n4 files missing: nothing was built into infra yet; \
             `amlgen build` without `--check` writes them\n",
        );
    folder.run(&["build", "demo.yaml", "--check", "--diff"]).assert(
        2,
        "--- /dev/null\n+++ infra/README.md\n...\n",
        "...\n",
    );
}

#[test]
fn a_file_of_someone_else_in_the_way_is_a_difference() {
    let folder = Folder::with_demo().file("infra/arm/main.json", "{}\n");
    folder
        .run(&["build", "demo.yaml", "--check", "--diff", "--target", "arm"])
        .assert(
            2,
            "...\n--- infra/arm/main.json\n+++ infra/arm/main.json\n...\n-{}\n...\n",
            "...\ninfra/arm: [..] (1 different, 1 missing)\n4 files not up to date\n\
             a build is refused: `infra/arm/main.json` is in the way and not made by amlgen; [..]\n",
        );
    assert_eq!(folder.files("infra"), ["infra/arm/main.json"]);
}

#[test]
fn files_that_are_deployed_along_are_told_and_strictly_refused() {
    let folder = Folder::with_demo();
    let foreign = [
        "infra/bicep/mine.bicep",
        "infra/bicep/modules/mine.bicep",
        "infra/terraform/backend.tf",
        "infra/terraform/extra.tf.json",
        "infra/terraform/override.tofu",
        "infra/terraform/prod.auto.tfvars",
        "infra/terraform/terraform.tfvars",
    ];
    let harmless = [
        "infra/arm/mine.json",
        "infra/bicep/bicepconfig.json",
        "infra/terraform/.hidden.tf",
        "infra/terraform/below/module.tf",
        "infra/terraform/prod.tfvars",
        "infra/terraform/terraform.tfstate",
        "infra/own.tf",
    ];
    for path in foreign.iter().chain(&harmless) {
        folder.write(path, "\n");
    }
    let told = "\
...
infra/bicep: deployed along, and not made by amlgen: `mine.bicep`, `modules/mine.bicep`
infra/terraform: [..]
infra/terraform: deployed along, and not made by amlgen: `backend.tf`, `extra.tf.json`, `override.tofu`, `prod.auto.tfvars`, `terraform.tfvars`
";
    folder.run(&["build", "demo.yaml"]).assert(0, "", told);
    folder.run(&["build", "demo.yaml", "--check"]).assert(0, "", told);
    let strict = ["build", "demo.yaml", "--check", "--strict"];
    let listed = foreign.map(|path| format!("foreign   {path}\n")).concat();
    let last = "7 files deployed along and not made by amlgen; move them away, or name them with `--allow`\n";
    folder.run(&strict).assert(2, &listed, &format!("{told}{last}"));
    // by name, and by the end of the path
    let allow = |files: &[&'static str]| {
        let options = files.iter().flat_map(|file| ["--allow", *file]);
        strict.into_iter().chain(options).collect::<Vec<_>>()
    };
    let most = [
        "mine.bicep",
        "backend.tf",
        "extra.tf.json",
        "override.tofu",
        "infra/terraform/prod.auto.tfvars",
    ];
    folder.run(&allow(&most)).assert(
        2,
        "foreign   infra/terraform/terraform.tfvars\n",
        "...\ninfra/terraform: deployed along, and not made by amlgen: `terraform.tfvars`\n1 file [..]\n",
    );
    let clean = folder.run(&allow(&[&most[..], &["terraform/terraform.tfvars"]].concat()));
    assert!(!clean.err.contains("not made by amlgen"), "{}", clean.err);
    clean.assert(0, "", "...\n");
    // what is not deployed from there is nobody's business
    folder
        .run(&[&strict[..], &["--target", "arm"]].concat())
        .assert(0, "", "...\n");
    for path in foreign.iter().chain(&harmless) {
        assert_eq!(folder.read(path), "\n", "{path}");
    }
}

#[cfg(unix)]
#[test]
fn links_to_files_of_others_are_deployed_along() {
    use std::os::unix::fs::symlink;
    let folder = Folder::with_demo().file("shared/mine.tf", "\n");
    folder.run(&["build", "demo.yaml"]).assert(0, "", BUILT);
    symlink("../../shared/mine.tf", folder.path("infra/terraform/mine.tf")).unwrap();
    symlink("../../nowhere.tf", folder.path("infra/terraform/nowhere.tf")).unwrap();
    // one of ours under a second name is still ours
    symlink("main.tf", folder.path("infra/terraform/second.tf")).unwrap();
    folder.run(&["build", "demo.yaml", "--check", "--strict"]).assert(
        2,
        "foreign   infra/terraform/mine.tf\n",
        "...\n",
    );
}

#[test]
fn options_of_the_check_are_refused_without_it() {
    let folder = Folder::with_demo();
    for option in ["--diff", "--strict"] {
        folder.run(&["build", "demo.yaml", option]).assert(
            3,
            "",
            "error: the following required arguments were not provided:\n  --check\n...\n",
        );
    }
    assert!(folder.files("infra").is_empty());
    folder.write("infra/arm/main.json", &blueprint("no template"));
    folder.run(&["build", "demo.yaml", "--check", "--force"]).assert(
        3,
        "",
        "error: the argument '--check' cannot be used with '--force'\n...\n",
    );
}
