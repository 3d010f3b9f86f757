//! What was found before does not count, and everything else does.

use serde_json::Value;

use crate::process::Folder;
use crate::support;

const ARGS: [&str; 10] = [
    "audit",
    "b.yaml",
    "--assignments",
    "ra.json",
    "--identities",
    "identities.json",
    "--identities",
    "others.json",
    "--resources",
    "resources.json",
];

/// A platform with every kind of finding, and what is found there as `known.json`.
fn known() -> Folder {
    let case = |file: &str| support::text(&format!("tests/data/audit/platform/{file}"));
    let folder = Folder::new()
        .file("b.yaml", &case("blueprint.yaml"))
        .file("ra.json", &case("ra.json"))
        .file("identities.json", &case("identities.json"))
        .file("others.json", &case("service-principals.json"))
        .file("resources.json", &case("resources.json"));
    let run = folder.run(&[&ARGS[..], &["--format", "json"]].concat());
    assert_eq!(run.status, Some(2), "{}", run.err);
    folder.write("known.json", &run.out);
    folder
}

/// A run that knows what was found before.
fn again(folder: &Folder, more: &[&str]) -> crate::process::Run {
    folder.run(&[&ARGS[..], &["--baseline", "known.json"], more].concat())
}

/// Changes the role assignments of the export.
fn change(folder: &Folder, with: impl Fn(&mut Vec<Value>)) {
    let mut all: Vec<Value> = serde_json::from_str(&folder.read("ra.json")).unwrap();
    with(&mut all);
    folder.write("ra.json", &serde_json::to_string(&all).unwrap());
}

fn json(run: &crate::process::Run) -> Value {
    serde_json::from_str(&run.out).unwrap()
}

/// The findings that are not known.
fn new(document: &Value) -> Vec<&str> {
    let findings = document["findings"].as_array().unwrap().iter();
    let new = findings.filter(|finding| finding["known"] != true && finding["class"] != "by-azure");
    new.map(|finding| finding["message"].as_str().unwrap()).collect()
}

/// The owner whom the blueprint does not derive.
fn owner(all: &mut [Value]) -> &mut Value {
    let name = "9c9c9c9c-0000-4000-8000-000000000004";
    all.iter_mut().find(|one| one["name"] == name).unwrap()
}

#[test]
fn what_was_found_does_not_count_in_whatever_order_it_comes() {
    let folder = known();
    let shown = "vision in [..]\n12 of 24 derived grants are there as derived, 2 are not decided\n19 known before\n\
                 27 role assignments read, [..]\n\nnot compared, [..]\n";
    again(&folder, &[]).assert(0, shown, "...\n");
    change(&folder, |all| all.reverse());
    again(&folder, &[]).assert(0, shown, "...\n");
    let document = json(&again(&folder, &["--format", "json"]));
    assert!(new(&document).is_empty(), "{:#?}", new(&document));
    assert_eq!(document["summary"]["known"], 19);
    assert_eq!(document["summary"]["extra"], 2);
    assert_eq!(document["gone"], serde_json::json!([]));
    // what is known is left as it is
    let script = again(&folder, &["--format", "script"]).out;
    assert!(!script.lines().any(|line| line.contains("az ")), "{script}");
}

#[test]
fn what_is_new_counts_beside_what_is_known() {
    let folder = known();
    change(&folder, |all| {
        let mut more = owner(all).clone();
        let id = more["id"].as_str().unwrap();
        more["id"] = id.replace("000000000004", "0000000000ff").into();
        more["name"] = "9c9c9c9c-0000-4000-8000-0000000000ff".into();
        more["principalId"] = "7a7a7a7a-1111-4222-8333-4444555566ff".into();
        all.insert(0, more);
    });
    let run = again(&folder, &[]);
    assert_eq!(run.status, Some(2), "{}", run.out);
    assert!(run.out.contains("\n1 extra, 19 known before\n"), "{}", run.out);
    assert!(
        !run.out.contains("(7a7a7a7a-1111-4222-8333-444455556666)"),
        "{}",
        run.out
    );
    let script = again(&folder, &["--format", "script"]).out;
    assert_eq!(
        script.lines().filter(|line| line.contains("az ")).count(),
        1,
        "{script}"
    );
    let sarif: Value = serde_json::from_str(&again(&folder, &["--format", "sarif"]).out).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let of = |state: &str| results.iter().filter(|one| one["baselineState"] == state).count();
    assert_eq!((of("new"), of("unchanged"), results.len()), (1, 18, 19));
}

#[test]
fn another_name_is_the_same_and_a_condition_that_goes_is_not() {
    let folder = known();
    let limited = |all: &mut Vec<Value>| owner(all)["condition"] = "(A)".into();
    change(&folder, limited);
    let run = folder.run(&[&ARGS[..], &["--format", "json"]].concat());
    folder.write("known.json", &run.out);
    change(&folder, |all| {
        owner(all)["principalName"] = "joan@contoso.com".into();
        owner(all)["condition"] = " ( A ) ".into();
    });
    again(&folder, &[]).assert(0, "...\n19 known before\n...\n", "...\n");
    change(&folder, |all| owner(all)["condition"] = Value::Null);
    let document = json(&again(&folder, &["--format", "json"]));
    let extra = "user `joan@contoso.com` (7a7a7a7a-1111-4222-8333-444455556666) has Owner on resource group, which is not derived";
    assert_eq!(new(&document), [extra]);
}

#[test]
fn what_is_gone_is_said_of_the_same_command_only() {
    let folder = known();
    change(&folder, |all| {
        all.retain(|one| one["name"] != "9c9c9c9c-0000-4000-8000-000000000004");
    });
    again(&folder, &[]).assert(
        0,
        "...\n18 known before\n...\n",
        "...\nb.yaml: gone[AML6002]: user `jane@contoso.com` (7a7a7a7a-1111-4222-8333-444455556666) has Owner on resource group, which is not derived\n",
    );
    let document = json(&again(&folder, &["--format", "json"]));
    assert_eq!(document["gone"][0]["code"], "AML6002");
    let schema: Value = serde_json::from_str(&support::text("schemas/audit.schema.json")).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&document));
    // a check finds nothing of it, and an audit nothing of a check
    let run = folder.run(&["check", "b.yaml", "--baseline", "known.json"]);
    assert!(!run.err.contains("gone"), "{}", run.err);
    folder.write(
        "known.json",
        &folder.run(&["check", "b.yaml", "--format", "json"]).out,
    );
    let run = again(&folder, &[]);
    assert_eq!(run.status, Some(2));
    assert!(
        !run.err.contains("gone") && !run.out.contains("known before"),
        "{}",
        run.err
    );
}

#[test]
fn what_is_no_baseline_is_refused() {
    let folder = known();
    folder.write("known.json", "[]");
    again(&folder, &[]).assert(
        3,
        "",
        "error: `known.json` is no baseline, which `amlgen audit FILE --assignments JSON --format json` writes: [..]\n",
    );
}
