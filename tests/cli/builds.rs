//! Builds at the same time, builds that are killed or fail, and blueprints that lie where a build writes.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use crate::process::{Folder, blueprint};

const LOCK: &str = "infra/.amlgen.lock";

fn started(folder: &Folder, args: &[&str]) -> Child {
    let mut command = folder.amlgen(args);
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

/// Reads what a build says until it waits for another, as it must.
fn waits(build: &mut Child) {
    let mut lines = BufReader::new(build.stderr.take().unwrap()).lines();
    let waits = lines.any(|line| line.unwrap() == "waiting for another build into infra");
    assert!(waits, "it did not wait");
}

/// Waits for a build that succeeds.
fn ended(child: Child) {
    let output = child.wait_with_output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{err}");
}

#[test]
fn a_build_waits_for_another_and_then_sees_what_it_wrote() {
    let folder = Folder::with_demo().file(LOCK, "");
    let lock = fs::File::options().write(true).open(folder.path(LOCK)).unwrap();
    lock.lock().unwrap();
    let mut waiting = started(&folder, &["build", "demo.yaml", "--target", "arm"]);
    waits(&mut waiting);
    assert_eq!(folder.files("infra"), [LOCK], "written under the lock of another");
    // that one ends: it gives its file up
    fs::remove_file(folder.path(LOCK)).unwrap();
    lock.set_len(1).unwrap();
    drop(lock);
    ended(waiting);
    assert_eq!(folder.files("infra").len(), 4, "no lock is left");
}

#[test]
fn builds_at_the_same_time_leave_the_files_of_one() {
    let folder = Folder::new();
    let files = ["a.yaml", "b.yaml", "c.yaml"];
    for (file, region) in files
        .into_iter()
        .zip(["westeurope", "northeurope", "francecentral"])
    {
        // not the same files either
        let targets = if file == "c.yaml" {
            "targets: [bicep]\n"
        } else {
            ""
        };
        let text = blueprint("demo").replace("westeurope", region);
        folder.write(file, &format!("{text}{targets}"));
    }
    for round in 0..6 {
        let children = files.map(|file| started(&folder, &["build", file]));
        for child in children {
            ended(child);
        }
        let same = |file: &&str| folder.run(&["build", file, "--check"]).status == Some(0);
        assert_eq!(files.iter().filter(|file| same(file)).count(), 1, "round {round}");
        let left = folder.files("infra");
        assert!(!left.iter().any(|file| file.contains(".amlgen")), "{left:?}");
    }
}

#[test]
fn what_killed_builds_left_goes_with_the_next_one() {
    let folder = Folder::with_demo();
    folder.run(&["build", "demo.yaml"]).assert(0, "", "...\n");
    let built = folder.files("infra");
    let left = ["infra/.amlgen-aB3xY9", "infra/bicep/modules/.amlgen-000000", LOCK];
    let others = ["infra/.amlgen-notes.md", "infra/arm/.amlgen-my-own"];
    for path in left.iter().filter(|path| **path != LOCK).chain(&others) {
        folder.write(path, "half a fi");
    }
    folder.write(LOCK, "");
    // nothing else is to be done
    folder
        .run(&["build", "demo.yaml", "--check"])
        .assert(0, "", "...\n");
    folder.run(&["build", "demo.yaml"]).assert(0, "", "...\n");
    let mut expected = built;
    expected.extend(others.map(str::to_owned));
    expected.sort();
    assert_eq!(folder.files("infra"), expected);
}

#[test]
fn a_build_that_is_killed_while_it_waits_is_in_nobodys_way() {
    let folder = Folder::with_demo().file(LOCK, "");
    let lock = fs::File::options().write(true).open(folder.path(LOCK)).unwrap();
    lock.lock().unwrap();
    let mut killed = started(&folder, &["build", "demo.yaml"]);
    waits(&mut killed);
    killed.kill().unwrap();
    killed.wait().unwrap();
    drop(lock);
    folder.run(&["build", "demo.yaml"]).assert(0, "", "...\n");
    assert!(!folder.path(LOCK).exists());
}

#[test]
fn a_foreign_file_of_the_name_of_the_lock_is_refused() {
    let folder = Folder::with_demo().file(LOCK, "mine\n");
    folder.run(&["build", "demo.yaml", "--force"]).assert(
        3,
        "",
        "...\nerror: cannot write into `[..]infra`: something else has the name of the lock; move it away\n",
    );
    assert_eq!(folder.read(LOCK), "mine\n");
    assert_eq!(folder.files("infra"), [LOCK]);
}

#[test]
fn a_blueprint_where_the_build_writes_is_refused() {
    // in the place of a file, marked as one that is stale, and as a temporary file
    let marked = format!("# Made by amlgen from blueprint demo.\n{}", blueprint("demo"));
    for (path, text) in [
        ("infra/README.md", &blueprint("demo")),
        ("infra/terraform/platform.yaml", &marked),
        ("infra/arm/.amlgen-abcdef", &blueprint("demo")),
    ] {
        for more in [&["--force"][..], &[], &["--check"]] {
            let folder = Folder::new().file(path, text);
            let other = format!("./{}", path.replace("infra/", "infra/../infra/"));
            folder.run(&[&["build", &other], more].concat()).assert(
                3,
                "",
                "...\nerror: the blueprint `[..]` lies where the build writes, [..]; move it out of the output directory\n",
            );
            assert_eq!(folder.files(""), [path], "{more:?}");
            assert_eq!(&folder.read(path), text);
        }
    }
    // beside what is written it is nobody's business
    let folder = Folder::new().file("infra/demo.yaml", &blueprint("demo"));
    folder.run(&["build", "infra/demo.yaml"]).assert(0, "", "...\n");
    assert_eq!(folder.read("infra/demo.yaml"), blueprint("demo"));
}

#[test]
fn names_that_windows_reserves_are_refused() {
    let ports = (1..10).flat_map(|number| [format!("com{number}"), format!("lpt{number}")]);
    for name in ["con", "prn", "aux", "nul"]
        .map(str::to_owned)
        .into_iter()
        .chain(ports)
    {
        let folder = Folder::new().file("b.yaml", &blueprint(&name));
        folder.run(&["build", "b.yaml"]).assert(
            1,
            "",
            "b.yaml:2:7: error[AML2001]: [..] can't name a blueprint: Windows reserves the word\n...\n",
        );
        assert_eq!(folder.files(""), ["b.yaml"], "{name}");
    }
    for out in ["con", "deep/AUX", "nul.d/infra"] {
        let folder = Folder::with_demo();
        folder.run(&["build", "demo.yaml", "-o", out]).assert(
            3,
            "",
            "...\nerror: the output directory `[..]` can't be written on Windows, which reserves the word `[..]`; choose another with `-o`\n",
        );
        assert_eq!(folder.files(""), ["demo.yaml"], "{out}");
    }
    for name in ["com", "com10", "conn", "nul-1"] {
        let folder = Folder::new().file("b.yaml", &blueprint(name));
        folder.run(&["check", "b.yaml"]).assert(0, "...\n", "...\n");
    }
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    #[test]
    fn a_build_that_fails_leaves_no_folder() {
        let folder = Folder::with_demo();
        // no file may grow beyond the first block
        let output = Command::new("sh")
            .args([
                "-c",
                "trap '' XFSZ; ulimit -f 1; exec \"$0\" build demo.yaml -o deep/infra",
            ])
            .arg(env!("CARGO_BIN_EXE_amlgen"))
            .current_dir(folder.path(""))
            .output()
            .unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{err}");
        assert!(err.contains("error: cannot write `deep/infra/"), "{err}");
        assert!(!folder.path("deep").exists(), "{:?}", folder.files(""));
    }

    #[test]
    fn files_keep_their_permissions() {
        let folder = Folder::with_demo();
        folder.run(&["build", "demo.yaml"]).assert(0, "", "...\n");
        let main = folder.path("infra/arm/main.json");
        let text = folder.read("infra/arm/main.json");
        for mode in [0o600, 0o640, 0o755] {
            folder.write("infra/arm/main.json", &format!("{text}\n"));
            fs::set_permissions(&main, fs::Permissions::from_mode(mode)).unwrap();
            folder.run(&["build", "demo.yaml"]).assert(0, "", "...\n");
            assert_eq!(folder.read("infra/arm/main.json"), text);
            assert_eq!(fs::metadata(&main).unwrap().permissions().mode() & 0o777, mode);
        }
    }

    #[test]
    fn a_lock_that_is_a_link_is_not_followed() {
        let folder = Folder::with_demo().file("infra/x", "").file("else", "");
        symlink("../else", folder.path(LOCK)).unwrap();
        folder.run(&["build", "demo.yaml"]).assert(3, "", "...\n");
        assert_eq!(folder.read("else"), "");
        assert!(folder.path(LOCK).is_symlink());
    }

    #[test]
    fn pipes_and_devices_are_no_blueprints() {
        let folder = Folder::new();
        let made = Command::new("mkfifo").arg(folder.path("pipe")).status().unwrap();
        assert!(made.success());
        for file in ["pipe", "/dev/zero"] {
            let expected =
                format!("error: cannot read `{file}`: it is no ordinary file; `-` reads standard input\n");
            folder.run(&["check", file]).assert(3, "", &expected);
        }
    }
}
