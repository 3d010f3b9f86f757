//! Which stream says what, in which form and colour, and what a stream that fails means.

use std::io::Write;
use std::process::Stdio;

use amlgen::cli::{Exit, Stream, Streams};

use crate::process::{Folder, MINIMAL, blueprint};

/// A platform whose deployer is declared and whose grants stand apart.
const SEPARATE: &str = "
version: 1
name: demo
location: westeurope
resource_group: rg-demo
principals:
  pipeline:
    type: service_principal
    object_id: 12345678-aaaa-4bbb-8ccc-1234567890aa
    persona: deployer
rbac: { emit: separate }
";

#[test]
fn standard_input_is_a_file() {
    let folder = Folder::new();
    folder
        .run_with_input(&["build", "-", "--target", "arm"], &blueprint("demo"))
        .assert(0, "", "...\ninfra/arm: [..] (2 written)\n");
    folder.run_with_input(&["check", "-"], "version: 1\n").assert(
        1,
        "<stdin>:1:1: error[AML1010]: [..]\n...\n",
        "[..]error[..]\n",
    );
    folder.run_with_input(&["check", "-", "-"], "").assert(
        3,
        "",
        "error: `-` is given twice, and standard input can be read once\n",
    );
}

#[test]
fn stdout_gets_the_template_and_no_file_is_written() {
    let folder = Folder::with_demo();
    let run = folder
        .run(&["build", "demo.yaml", "--stdout", "--target", "arm"])
        .assert(
            0,
            "{\n  \"$schema\": [..]\n...\n}\n",
            "...\nstandard output: 1 file, [..] resources, [..] role assignments\n",
        );
    assert!(folder.files("infra").is_empty());
    folder
        .run(&["build", "demo.yaml", "--target", "arm"])
        .assert(0, "", "...\n");
    assert_eq!(run.out, folder.read("infra/arm/main.json"));
}

#[test]
fn what_is_not_on_standard_output_is_said() {
    let folder = Folder::new().file("demo.yaml", SEPARATE);
    folder
        .run(&["build", "demo.yaml", "--stdout", "--target", "arm"])
        .assert(
            0,
            "{\n...\n}\n",
            "...\nleft out: `bootstrap` and `access`, which `amlgen build` writes without `--stdout`\n",
        );
}

#[test]
fn stdout_is_for_the_arm_template_alone() {
    let folder = Folder::with_demo().file("b.yaml", &blueprint("other"));
    let only_arm = "...\nerror: `--stdout` writes one file, the ARM template; add `--target arm`\n";
    folder
        .run(&["build", "demo.yaml", "--stdout"])
        .assert(3, "", only_arm);
    folder
        .run(&["build", "demo.yaml", "--stdout", "--target", "bicep"])
        .assert(3, "", only_arm);
    folder
        .run(&["build", "demo.yaml", "--stdout", "--target", "arm,bicep"])
        .assert(3, "", only_arm);
    folder
        .run(&["build", "demo.yaml", "b.yaml", "--stdout", "--target", "arm"])
        .assert(3, "", "error: `--stdout` writes one template; give one FILE\n");
    for other in [&["--check"][..], &["-o", "x"]] {
        let args = [&["build", "demo.yaml", "--stdout", "--target", "arm"], other].concat();
        folder.run(&args).assert(
            3,
            "",
            "error: the argument '--stdout' cannot be used with '[..]'\n...\n",
        );
    }
    assert_eq!(folder.files(""), ["b.yaml", "demo.yaml"]);
}

#[test]
fn findings_of_a_build_come_in_every_form() {
    let folder = Folder::new().file("m.yaml", MINIMAL);
    let json = folder
        .run(&["build", "m.yaml", "--findings", "json"])
        .assert(0, "", "{\n...\n}\n");
    let document: serde_json::Value = serde_json::from_str(&json.err).unwrap();
    assert!(
        document["findings"].as_array().is_some_and(|list| list.len() > 1),
        "{document}"
    );
    folder.run(&["build", "m.yaml", "--findings", "github"]).assert(
        0,
        "",
        "...\n::warning file=m.yaml,[..]\n...\ninfra/terraform: [..]\n",
    );
    let sarif = folder
        .run(&["explain", "m.yaml", "--findings", "sarif"])
        .assert(0, "...\n", "{\n...\n}\n");
    let document: serde_json::Value = serde_json::from_str(&sarif.err).unwrap();
    assert_eq!(document["version"], "2.1.0");
    let args = ["build", "m.yaml", "--findings", "junit", "--fail-on", "warning"];
    let junit = folder
        .run(&args)
        .assert(1, "", "<?xml [..]?>\n...\n</testsuites>\n");
    let suites = crate::junit::read(&junit.err);
    assert_eq!(
        suites.attributes["failures"], "1",
        "what fails the run fails a test"
    );
}

#[test]
fn check_has_five_forms_on_standard_output() {
    let folder = Folder::new().file(
        "bad.yaml",
        "version: 1\nname: bad\nlocation: westeurope\nnaame: x\n",
    );
    folder.run(&["check", "bad.yaml"]).assert(
        1,
        "...\nbad.yaml:4:1: error[AML1008]: [..]`naame`[..]\n...\n",
        "1 error\n",
    );
    let json = folder
        .run(&["check", "bad.yaml", "--format", "json"])
        .assert(1, "{\n...\n}\n", "");
    let document: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(document["findings"][0]["code"], "AML1008");
    let sarif = folder
        .run(&["lint", "bad.yaml", "--format", "sarif"])
        .assert(1, "{\n...\n}\n", "");
    let document: serde_json::Value = serde_json::from_str(&sarif.out).unwrap();
    assert_eq!(document["runs"][0]["results"][0]["ruleId"], "AML1008");
    folder
        .run(&["validate", "bad.yaml", "--format", "github"])
        .assert(1, "::error file=bad.yaml,line=4,[..]\n", "");
    folder.run(&["check", "bad.yaml", "--format", "junit"]).assert(
        1,
        "<?xml [..]?>\n...\n</testsuites>\n",
        "",
    );
    assert_eq!(folder.files(""), ["bad.yaml"]);
}

#[test]
fn colour_only_where_it_is_wanted() {
    let folder = Folder::new().file("m.yaml", MINIMAL);
    let coloured = |args: &[&str], plain: bool| {
        let mut command = folder.amlgen(args);
        if plain {
            command.env("NO_COLOR", "1");
        }
        let output = command.output().unwrap();
        (output.stdout.contains(&0x1b), output.stderr.contains(&0x1b))
    };
    assert_eq!(coloured(&["check", "m.yaml"], false), (false, false));
    assert_eq!(
        coloured(&["check", "m.yaml", "--color", "always"], false),
        (true, false)
    );
    assert_eq!(
        coloured(&["check", "m.yaml", "--color", "never"], false),
        (false, false)
    );
    assert_eq!(
        coloured(&["check", "m.yaml", "--color", "auto"], true),
        (false, false)
    );
    assert_eq!(
        coloured(
            &[
                "--color=always",
                "build",
                "m.yaml",
                "--check",
                "--diff",
                "-o",
                "."
            ],
            true
        ),
        (true, true)
    );
}

/// A run in this process, with terminals that are none.
fn in_process(args: &[&str], terminal: bool, plain: bool) -> (Exit, String, String) {
    let (mut input, mut out, mut err) = (std::io::empty(), Vec::new(), Vec::new());
    let mut streams = Streams {
        input: &mut input,
        out: Stream::new("standard output", &mut out, terminal),
        err: Stream::new("standard error", &mut err, terminal),
        plain,
        width: 100,
    };
    let args = std::iter::once("amlgen")
        .chain(args.iter().copied())
        .map(Into::into);
    let exit = amlgen::cli::run(args, &mut streams);
    (
        exit,
        String::from_utf8(out).unwrap(),
        String::from_utf8(err).unwrap(),
    )
}

#[test]
fn every_deployment_is_a_next_step_in_its_order() {
    let folder = Folder::new().file("demo.yaml", SEPARATE);
    let (file, out) = (folder.path("demo.yaml"), folder.path("out"));
    let args = [
        "build",
        file.to_str().unwrap(),
        "--target",
        "bicep",
        "-o",
        out.to_str().unwrap(),
    ];
    let (_, _, err) = in_process(&args, true, true);
    let err = err.replace('\\', "/");
    let steps: Vec<&str> = err.lines().rev().take(3).collect();
    assert!(steps[2].starts_with("first, once, ") && steps[2].contains("out/bootstrap/bicep/main.bicep"));
    assert!(steps[1].starts_with("next: ") && steps[1].contains("out/bicep/main.bicep"));
    assert!(steps[0].starts_with("then, ") && steps[0].contains("out/access/bicep/main.bicep"));
}

#[test]
fn a_terminal_gets_colour_and_the_next_step() {
    let text = format!("{}resource_group: rg-demo\n", blueprint("demo"));
    let folder = Folder::new().file("demo.yaml", &text).file("m.yaml", MINIMAL);
    let file = |name: &str| folder.path(name).to_str().unwrap().to_owned();
    let next = |target: &str| {
        let (file, out) = (file("demo.yaml"), file("out"));
        let (exit, out, err) = in_process(&["build", &file, "--target", target, "-o", &out], true, true);
        assert_eq!((exit, out.as_str()), (Exit::Fine, ""));
        err.lines().last().unwrap().replace('\\', "/")
    };
    assert!(
        next("arm").starts_with("next: az deployment group create --resource-group rg-demo --template-file ")
    );
    assert!(next("bicep").ends_with("/bicep/main.bicepparam"));
    assert!(next("terraform").starts_with("next: terraform -chdir="));

    let (exit, out, _) = in_process(&["check", &file("m.yaml")], true, false);
    assert!(exit == Exit::Fine && out.contains('\u{1b}'), "{out}");
    let (_, out, _) = in_process(&["check", &file("m.yaml")], true, true);
    assert!(!out.contains('\u{1b}'), "{out}");
    let (exit, _, err) = in_process(&["roles", "Nobody's Role"], true, false);
    assert!(
        exit == Exit::Failure && err.starts_with("\u{1b}[1;31merror:\u{1b}[0m "),
        "{err}"
    );
    let (exit, out, _) = in_process(&["--help"], true, false);
    assert!(exit == Exit::Fine && out.contains('\u{1b}'), "{out}");
}

#[test]
fn a_closed_pipe_is_a_quiet_end() {
    let folder = Folder::new().file("bad.yaml", "naame: x\n");
    for (args, status) in [(&["roles"][..], 0), (&["--help"], 0), (&["check", "bad.yaml"], 1)] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = folder
            .amlgen(args)
            .stdout(writer)
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(status), "{args:?}");
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(!err.contains("panicked") && !err.contains("error:"), "{err}");
    }
    // files are written though nobody listens
    let folder = Folder::with_demo();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = folder
        .amlgen(&["build", "demo.yaml"])
        .stdout(Stdio::null())
        .stderr(writer)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(folder.path("infra/arm/main.json").is_file());
}

#[test]
fn a_template_that_nobody_reads_is_a_failure() {
    let folder = Folder::with_demo();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = folder
        .amlgen(&["build", "demo.yaml", "--stdout", "--target", "arm"])
        .stdout(writer)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3));
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(
        err.ends_with("error: cannot write to standard output: nobody reads it to its end\n"),
        "{err}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure_of_every_command() {
    let full = || std::fs::File::options().write(true).open("/dev/full").unwrap();
    let folder = super::forms::folder();
    let told = "error: cannot write to standard output: No space left on device (os error 28)\n";
    for args in [
        "--help",
        "--version",
        "build m.yaml --stdout --target arm",
        "build m.yaml --check",
        "build m.yaml --check --diff",
        "check m.yaml",
        "check demo.yaml --format json",
        "check demo.yaml --format sarif",
        "check demo.yaml --format junit",
        "check m.yaml --format github",
        "explain m.yaml",
        "explain m.yaml --format json",
        "audit vision.yaml --assignments ra.json",
        "graph m.yaml",
        "graph m.yaml --format html",
        "diff m.yaml demo.yaml",
        "doctor RoleAssignmentExists",
        "rules",
        "roles",
        "schema",
        "completions bash",
        "man",
    ] {
        let args: Vec<&str> = args.split(' ').collect();
        let output = folder
            .amlgen(&args)
            .stdout(full())
            .stderr(Stdio::piped())
            .output();
        let output = output.unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{args:?}: {err}");
        assert!(
            err.ends_with(told) && err.matches("error: ").count() == 1,
            "{args:?}: {err}"
        );
    }
    // whom nobody can tell, the status tells
    for args in [
        &["build", "demo.yaml", "--findings", "json"][..],
        &["check", "m.yaml"],
        &["init", "new"],
    ] {
        let output = folder.amlgen(args).stderr(full()).output().unwrap();
        assert_eq!(output.status.code(), Some(3), "{args:?}");
    }
}

#[test]
fn wrong_usage_is_status_3_and_help_is_a_product() {
    let folder = Folder::with_demo();
    folder.run(&[]).assert(3, "", "...\nUsage: amlgen[..]\n...\n");
    folder.run(&["biuld", "demo.yaml"]).assert(
        3,
        "",
        "error: unrecognized subcommand 'biuld'\n...\n  tip: [..]'build'\n...\n",
    );
    folder
        .run(&["build"])
        .assert(3, "", "error: the following required arguments [..]\n...\n");
    folder.run(&["build", "demo.yaml", "--target", "armm"]).assert(
        3,
        "",
        "error: invalid value 'armm' for '--target <TARGET>'\n  [possible values: arm, bicep, terraform]\n...\n  tip: [..]'arm'\n...\n",
    );
    folder.run(&["build", "demo.yaml", "--stage", "prod"]).assert(
        3,
        "",
        "error: unexpected argument '--stage' found\n...\n",
    );
    folder
        .run(&["build", "demo.yaml", "--env", "prod", "--all-envs"])
        .assert(
            3,
            "",
            "error: the argument '--env <ENV>' cannot be used with '--all-envs'\n...\n",
        );
    folder.run(&["check", "demo.yaml", "--format", "xml"]).assert(
        3,
        "",
        "error: invalid value 'xml' for '--format <FORM>'\n...\n",
    );
    folder.run(&["--version"]).assert(0, "amlgen [..]\n", "");
    folder.run(&["--help"]).assert(
        0,
        "Compiles [..]\n...\nTo begin with:\n...\nExit status:\n...\n",
        "",
    );
    folder
        .run(&["build", "--help"])
        .assert(0, "Compile [..]\n...\n", "");
    assert_eq!(folder.files(""), ["demo.yaml"]);
}

#[test]
fn files_that_cannot_be_read_are_status_3() {
    let folder = Folder::with_demo().file("folder/x", "");
    folder.run(&["build", "demo.yaml", "none.yaml"]).assert(
        3,
        "",
        "...\nerror: cannot read `none.yaml`: no such file or folder; `amlgen init` writes a starter blueprint\n",
    );
    folder
        .run(&["check", "folder"])
        .assert(3, "", "error: the folder `folder` holds no blueprint: [..]\n");
    assert!(folder.files("infra").is_empty());
}

#[test]
fn an_empty_input_is_a_finding() {
    let folder = Folder::new();
    let mut child = folder
        .amlgen(&["check", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"# nothing\n").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("error[AML1005]")
    );
}
