//! The command line as a user meets it: streams, exit status and files of whole runs.

mod builds;
mod disk;
mod forms;
mod gate;
mod layouts;
mod lookups;
mod streams;

use crate::process::{Folder, MINIMAL, blueprint};

/// What a build of `demo.yaml` says at its end.
const BUILT: &str = "\
...
infra/README.md: written
infra/access.md: written
infra/arm: 2 files, [..] resources, [..] role assignments (2 written)
infra/bicep: [..] files, [..] resources, [..] role assignments ([..] written)
infra/terraform: [..] files, [..] resources, [..] role assignments ([..] written)
";

#[test]
fn build_writes_every_target_and_access() {
    let folder = Folder::with_demo();
    folder.run(&["build", "demo.yaml"]).assert(0, "", BUILT);
    let files = folder.files("infra");
    for file in [
        "infra/README.md",
        "infra/access.md",
        "infra/arm/main.json",
        "infra/arm/main.parameters.json",
        "infra/bicep/main.bicep",
        "infra/bicep/main.bicepparam",
        "infra/terraform/terraform.tf",
        "infra/terraform/role_assignments.tf",
    ] {
        assert!(
            files.iter().any(|known| known == file),
            "{file} is not in {files:?}"
        );
    }
    assert!(
        files.iter().any(|file| file.starts_with("infra/bicep/modules/")),
        "{files:?}"
    );
    for file in files.iter().filter(|file| !file.starts_with("infra/arm/")) {
        assert!(
            folder.read(file).contains("Made by amlgen from blueprint demo."),
            "{file}"
        );
    }
}

#[test]
fn build_obeys_target_and_out_dir() {
    let folder = Folder::with_demo();
    folder.run(&["build", "demo.yaml", "--target", "terraform,arm", "--target", "arm", "-o", "out/a"]).assert(
        0,
        "",
        "...\nout/a/access.md: written\nout/a/arm: [..] (2 written)\nout/a/terraform: [..] ([..] written)\n",
    );
    assert!(folder.files("infra").is_empty() && folder.files("out/a/bicep").is_empty());
    folder.write("demo.yaml", &format!("{}targets: [bicep]\n", blueprint("demo")));
    folder.run(&["build", "demo.yaml", "--out-dir", "own"]).assert(
        0,
        "",
        "...\nown/access.md: written\nown/bicep: [..]\n",
    );
    assert!(folder.files("own/arm").is_empty());
}

#[test]
fn build_counts_notes_and_check_shows_them() {
    let folder = Folder::new().file("m.yaml", MINIMAL);
    let check = folder.run(&["check", "m.yaml"]).assert(
        0,
        "...\nm.yaml:[..]: warning[AML[..]]: [..]\n...\nm.yaml[..]: info[AML[..]]: [..]\n...\n",
        "1 warning, [..] note[..]\n",
    );
    let notes = check.out.matches(": info[AML").count();
    let note_line = format!(
        "...\nm.yaml:[..]: warning[AML[..]]: [..]\n...\n{notes} note[..]; `amlgen check m.yaml` shows [..]\n...\n"
    );
    let build = folder.run(&["build", "m.yaml"]).assert(0, "", &note_line);
    assert!(!build.err.contains("info["), "{}", build.err);
}

#[test]
fn nothing_is_written_after_an_error() {
    let folder = Folder::with_demo().file("bad.yaml", &blueprint("bad").replace("location", "locatoin"));
    folder.run(&["build", "demo.yaml", "bad.yaml"]).assert(
        1,
        "",
        "...\nbad.yaml:3:1: error[AML1008]: [..]`locatoin`[..]\n...\nhelp: did you mean `location`?\n...\n[..]error[..]: nothing was built\n",
    );
    assert!(folder.files("infra").is_empty());
}

#[test]
fn warnings_fail_when_asked() {
    let folder = Folder::new().file("m.yaml", MINIMAL);
    folder.run(&["build", "m.yaml", "--fail-on", "warning"]).assert(
        1,
        "",
        "...\n1 warning[..]: nothing was built\n",
    );
    assert!(folder.files("infra").is_empty());
    folder
        .run(&["check", "m.yaml", "--fail-on", "warning"])
        .assert(1, "...\n", "1 warning[..]\n");
    folder
        .run(&["check", "m.yaml", "--fail-on", "error"])
        .assert(0, "...\n", "1 warning[..]\n");
}

#[test]
fn several_files_get_a_folder_each() {
    let folder = Folder::with_demo().file("b.yaml", &blueprint("other"));
    folder.run(&["build", "demo.yaml", "b.yaml", "--target", "arm"]).assert(
        0,
        "",
        "...\ninfra/demo/access.md: written\ninfra/demo/arm: [..]\ninfra/other/README.md: written\ninfra/other/access.md: written\ninfra/other/arm: [..]\n",
    );
    assert_eq!(
        folder.files("infra"),
        [
            "infra/demo/README.md",
            "infra/demo/access.md",
            "infra/demo/arm/main.json",
            "infra/demo/arm/main.parameters.json",
            "infra/other/README.md",
            "infra/other/access.md",
            "infra/other/arm/main.json",
            "infra/other/arm/main.parameters.json",
        ]
    );
}

#[test]
fn a_folder_is_its_blueprints() {
    let folder = Folder::new()
        .file("all/b.yml", &blueprint("bee"))
        .file("all/a.yaml", &blueprint("ant"))
        .file("all/notes.txt", "no blueprint")
        .file("all/below/c.yaml", "neither: read");
    let told = "...\ninfra/ant/README.md: written\n...\ninfra/bee/terraform: [..]\n";
    folder.run(&["build", "all"]).assert(0, "", told);
    let files = folder.files("infra");
    assert!(
        files
            .iter()
            .all(|file| file.starts_with("infra/ant/") || file.starts_with("infra/bee/")),
        "{files:?}"
    );
    // and its files one by one are the same
    folder
        .run(&["build", "all/b.yml", "all/a.yaml", "--check"])
        .assert(0, "", "...\n");
    folder.run(&["check", "all"]).assert(0, "...\n", "...\n");
    folder
        .run(&["build", "all/below/../below"])
        .assert(1, "", "...\n");
}

#[test]
fn folders_and_files_that_cannot_be_meant_are_wrong_usage() {
    let folder = Folder::with_demo().file("none/a.txt", "");
    for (args, told) in [
        (
            &["build", "none"][..],
            "error: the folder `none` holds no blueprint: [..]\n",
        ),
        (
            &["build", "demo.yaml", "demo.yaml"],
            "error: `demo.yaml` is given twice; name it once\n",
        ),
        (
            &["build", "demo.yaml", "./demo.yaml"],
            "error: `demo.yaml` and `./demo.yaml` are one file; name it once\n",
        ),
        (
            &["build", ".", "demo.yaml"],
            "error: `./demo.yaml` and `demo.yaml` are one file; name it once\n",
        ),
    ] {
        folder.run(args).assert(3, "", told);
    }
    assert!(folder.files("infra").is_empty());
}

#[cfg(unix)]
#[test]
fn a_link_out_of_a_folder_is_refused() {
    let folder = Folder::with_demo().file("all/a.yaml", &blueprint("ant"));
    std::os::unix::fs::symlink("a.yaml", folder.path("all/b.yaml")).unwrap();
    folder.run(&["build", "all"]).assert(
        3,
        "",
        "error: `all/a.yaml` and `all/b.yaml` are one file; name it once\n",
    );
    std::fs::remove_file(folder.path("all/b.yaml")).unwrap();
    std::os::unix::fs::symlink("../demo.yaml", folder.path("all/b.yaml")).unwrap();
    folder.run(&["build", "all"]).assert(
        3,
        "",
        "error: `all/b.yaml` is a link that leads out of the folder; [..]\n",
    );
    assert!(folder.files("infra").is_empty());
}

#[test]
fn a_file_that_cannot_be_read_hides_nothing_of_the_others() {
    let folder = Folder::with_demo()
        .file("broken.yaml", "version: 1\nname: [\n")
        .file(
            "wrong.yaml",
            &blueprint("wrong").replace("version: 1", "version: 7"),
        );
    let args = [
        "build",
        "missing.yaml",
        "wrong.yaml",
        "demo.yaml",
        "broken.yaml",
        "gone.yaml",
    ];
    folder.run(&args).assert(
        3,
        "",
        "wrong.yaml:1:10: error[AML2008]: [..]\n...\nbroken.yaml:[..]: error[AML1001]: [..]\n...\n\
         error: cannot read `missing.yaml`: [..]\nerror: cannot read `gone.yaml`: [..]\n",
    );
    folder.run(&["check", "missing.yaml", "wrong.yaml"]).assert(
        3,
        "wrong.yaml:1:10: error[AML2008]: [..]\n...\n",
        "...\nerror: cannot read `missing.yaml`: [..]\n",
    );
    assert!(folder.files("infra").is_empty());
}

#[test]
fn a_blueprint_in_the_folder_of_another_is_refused() {
    let folder = Folder::with_demo()
        .file("arm.yaml", &blueprint("arm"))
        .file("other.yaml", &blueprint("other"));
    folder.run(&["build", "demo.yaml"]).assert(0, "", "...\n");
    let before = folder.files("infra");
    folder.run(&["build", "arm.yaml", "other.yaml"]).assert(
        3,
        "",
        "...\nerror: `infra/arm` holds files of the blueprint `demo`, and `arm` would be built into it; [..]\n",
    );
    folder.run(&["build", "other.yaml", "-o", "infra/bicep"]).assert(
        3,
        "",
        "...\nerror: `infra/bicep` holds files of the blueprint `demo`, [..]\n",
    );
    assert_eq!(folder.files("infra"), before);
}

#[test]
fn equal_names_are_an_error_that_names_both_files() {
    let folder = Folder::with_demo().file("b.yaml", &blueprint("demo"));
    folder.run(&["build", "demo.yaml", "b.yaml"]).assert(
        3,
        "",
        "...\nerror: `demo.yaml` and `b.yaml` have the same `name`, `demo`[..]\n",
    );
    assert!(folder.files("infra").is_empty());
}
