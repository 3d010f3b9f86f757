//! What a clone alone cannot show: that compilers take the goldens, and that the facts of the tests are those of the
//! written reference. Whatever is not at hand is ignored, with the reason.
//!
//! The harness of `#[test]` knows only when it compiles what to ignore, and would need a build script for it.
//!
//! `cfg(test)` is not set here: this binary is a program.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod bicep;
mod browser;
mod page;
mod pictures;
mod pipelines;
mod reference;
mod terraform;
mod threads;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use libtest_mimic::{Arguments, Trial};
use serde_json::json;

fn main() -> ExitCode {
    let mut trials = bicep::trials();
    trials.extend(terraform::trials());
    trials.extend(pipelines::trials());
    trials.extend(reference::trials());
    trials.extend(threads::trials());
    trials.extend(pictures::trials());
    trials.extend(page::trials());
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// A test of something outside. `at_hand` is that, or why it is not there.
fn trial<T: Send + 'static>(
    name: &str,
    at_hand: Result<T, &str>,
    test: impl FnOnce(&T) + Send + 'static,
) -> Trial {
    match at_hand {
        Ok(thing) => Trial::test(name, move || {
            test(&thing);
            Ok(())
        }),
        Err(reason) => {
            let failure = reason.to_owned();
            Trial::test(name, || Err(failure.into()))
                .with_kind(reason)
                .with_ignored_flag(true)
        }
    }
}

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A program on the `PATH`.
#[expect(
    clippy::disallowed_methods,
    reason = "what this machine has decides what can be tested"
)]
fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// What `amlgen graph` prints of a blueprint.
fn drawn(blueprint: &str, format: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_amlgen"));
    command.args(["graph", "-", "--format", format]);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(blueprint.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// A blueprint of this repository.
fn example(name: &str) -> String {
    std::fs::read_to_string(repository(&format!("blueprints/{name}.yaml"))).unwrap()
}

/// A platform of so many teams, each with an identity, a cluster and a group, on a few lakes.
fn platform(teams: usize) -> String {
    use std::fmt::Write;
    let mut text = String::from("version: 1\nname: large\nlocation: westeurope\nresource_group: rg-large\n");
    let mut section = |head: &str, count: usize, item: &dyn Fn(usize) -> String| {
        writeln!(text, "{head}:").unwrap();
        (0..count).for_each(|at| writeln!(text, "  {}", item(at)).unwrap());
    };
    section("identities", teams, &|at| format!("team{at}: {{}}"));
    section("storage", LAKES, &|at| {
        format!("lake{at}: {{ containers: [raw, curated] }}")
    });
    section("datastores", 2 * LAKES, &|at| {
        let container = ["raw", "curated"][at % 2];
        let lake = at / 2;
        format!("{container}{lake}: {{ type: azure_blob, storage: lake{lake}, container: {container} }}")
    });
    section("computes", teams, &|at| {
        let (read, written) = (at % LAKES, (at * 7 + 3) % LAKES);
        let uses = format!(
            "{{ datastore: raw{read}, access: read }}, {{ datastore: curated{written}, access: write }}"
        );
        format!("cpu{at}: {{ size: Standard_DS3_v2, max_instances: 1, identity: team{at}, uses: [{uses}] }}")
    });
    section("principals", teams, &|at| {
        let persona = ["data_scientist", "data_reader", "labeler", "compute_operator"][at % 4];
        let uses = format!("{{ datastore: curated{}, access: read }}", at % LAKES);
        format!(
            "group{at}: {{ type: group, object_id: {at:08x}-0000-4000-8000-00000000000a, persona: {persona}, uses: [{uses}] }}"
        )
    });
    text
}

/// Texts that would be more than texts if anything took them so.
const HOSTILE: [&str; 12] = [
    "</script><script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 1'>",
    "\"><svg onload=window.hacked=1>",
    "<!--<script>",
    "{{constructor}} $(window.hacked = 1) `x`",
    "</title></style></textarea><b>b</b>",
    "a\"]; b --> c; subgraph x",
    "%%{init: {\"theme\": \"dark\"}}%%",
    "#quot; &quot; &amp;lt; #35;",
    "1. *a* _b_ $$c$$ fa:fa-car www.example.com",
    "\\N \\\\ \\\" \\l",
    "- é 日本語 end",
];

/// A blueprint that has them wherever a picture shows a text that can hold them.
fn hostile() -> String {
    let role = |name: &str| json!({"name": name, "actions": ["Microsoft.MachineLearningServices/workspaces/listKeys/action"]});
    let extra = |name: &str| json!({"principal": "principals/people", "role": name, "scope": "workspace", "reason": name});
    let blueprint = json!({
        "version": 1, "name": "demo", "location": "westeurope",
        "principals": {"people": {"type": "group", "object_id": "11111111-2222-4333-8444-555555555555"}},
        "rbac": {"roles": HOSTILE.map(role), "extra": HOSTILE.map(extra)},
    });
    blueprint.to_string()
}

/// A file of a package that `npm install --prefix target/tmp PACKAGE` brings; a test does not fetch packages itself.
fn npm(path: &str) -> Result<PathBuf, &'static str> {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("node_modules")
        .join(path);
    file.is_file()
        .then_some(file)
        .ok_or("no mermaid and axe-core in target/tmp/node_modules")
}

/// The accounts of [`platform`].
const LAKES: usize = 12;

/// The folders below `golden/` that hold a file of this name, with their paths from there, in order.
fn golden_folders(file: &str) -> Vec<(String, PathBuf)> {
    let mut open = vec![repository("golden")];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        if folder.join(file).is_file() {
            let name = folder.strip_prefix(repository("golden")).unwrap();
            found.push((name.to_str().unwrap().to_owned(), folder.clone()));
        }
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no golden has a {file}");
    found
}
