//! Nothing that is written is silently lost: a value of a shipped blueprint that is changed or removed changes what is built, or
//! is told.

use std::collections::BTreeSet;

use amlgen::blueprint::yaml::{self, Kind, Node};
use amlgen::diag::Diagnostics;
use amlgen::emit;
use amlgen::report::{access, readme};
use serde_json::{Map, Value, json};

use crate::support;

/// Values whose change says the same, by the end of path and value, with the reason.
const CHANGED: &[(&str, &str)] = &[
    (
        "feature-store-consumer/storage/offline/hierarchical_namespace: true",
        EXISTING_LAKE,
    ),
    (
        "feature-store-consumer/storage/sales/hierarchical_namespace: true",
        EXISTING_LAKE,
    ),
];

/// Values without which the blueprint says the same, with the reason.
const REMOVED: &[(&str, &str)] = &[
    ("/access: \"read\"", "the default"),
    ("/auth_mode: \"aad_token\"", "the default"),
    ("/audiences/0: \"api://AzureADTokenExchange\"", "the default"),
    ("/permission_model: \"rbac\"", "the default"),
    ("/purge_protection: true", "the default"),
    ("/rbac/emit: \"inline\"", "the default"),
    ("/rbac/profile: \"documented\"", "the default"),
    ("/role_assignment_mode: \"legacy\"", "the default"),
    (
        "enterprise/registry/sku: \"Premium\"",
        "the default where a network closes the registry",
    ),
    (
        "/workspace/identity: \"workspace\"",
        "a declared identity of this name is the default",
    ),
    (
        "existing/storage/lake/containers/0: \"sales\"",
        "a datastore names it too",
    ),
    (
        "ml-registry/principals/publishers/persona: \"registry_user\"",
        "the use says the same",
    ),
    (
        "ml-registry/principals/publishers/uses/0/access: \"write\"",
        "the persona says the same",
    ),
    (
        "feature-store-consumer/storage/offline/hierarchical_namespace: true",
        EXISTING_LAKE,
    ),
    (
        "feature-store-consumer/storage/sales/hierarchical_namespace: true",
        EXISTING_LAKE,
    ),
];

const EXISTING_LAKE: &str = "what an account that exists is like matters to datastores on it alone";

/// The tree of a blueprint as JSON, which is YAML too and stands in one line: no line number differs where nothing else does.
fn tree(node: &Node) -> Value {
    match &node.kind {
        Kind::Null | Kind::Removed => Value::Null,
        Kind::Parameter(name) => json!(format!("${{param:{name}}}")),
        Kind::Scalar { text, plain: false } => json!(text.replace("${", "$${")),
        Kind::Scalar { text, plain: true } => match text.as_str() {
            "true" => json!(true),
            "false" => json!(false),
            _ => text
                .parse::<i64>()
                .map_or_else(|_| json!(text), |number| json!(number)),
        },
        Kind::Sequence(items) => items.iter().map(tree).collect(),
        Kind::Mapping(entries) => {
            let entries = entries.iter().map(|(key, value)| (key.text.clone(), tree(value)));
            Value::Object(entries.collect::<Map<String, Value>>())
        }
    }
}

/// The paths of all scalars.
fn leaves(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                let key = key.replace('~', "~0").replace('/', "~1");
                leaves(value, &format!("{path}/{key}"), found);
            }
        }
        Value::Array(items) => {
            for (at, value) in items.iter().enumerate() {
                leaves(value, &format!("{path}/{at}"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => found.push(path.to_owned()),
    }
}

/// Other values of the form of this one.
fn others(value: &Value) -> Vec<Value> {
    match value {
        Value::Bool(is) => vec![json!(!is)],
        Value::Number(number) => {
            let number = number.as_i64().unwrap();
            vec![json!(number + 1), json!(number - 1)]
        }
        Value::String(text) => vec![json!(format!("{text}x")), json!(format!("x{text}"))],
        Value::Null => vec![json!("x")],
        Value::Array(_) | Value::Object(_) => Vec::new(),
    }
}

fn without(root: &Value, path: &str) -> Value {
    let mut root = root.clone();
    let (parent, last) = path.rsplit_once('/').unwrap();
    match root.pointer_mut(parent).unwrap() {
        Value::Object(entries) => {
            entries.shift_remove(&last.replace("~1", "/").replace("~0", "~"));
        }
        Value::Array(items) => drop(items.remove(last.parse().unwrap())),
        other => panic!("{path}: {other}"),
    }
    root
}

/// What comes of a blueprint, by itself and in each of its environments. It is the same where nothing is built or told differently.
fn outcome(root: &Value) -> impl Iterator<Item = String> {
    let declared = root.get("environments").and_then(Value::as_object);
    let names = declared.into_iter().flat_map(Map::keys).cloned().map(Some);
    let environments: Vec<Option<String>> = std::iter::once(None).chain(names).collect();
    environments
        .into_iter()
        .flat_map(|environment| outcome_in(root, environment.as_deref()))
}

/// What comes of a blueprint in an environment, piece by piece and each only when it is asked for, the cheap ones first.
fn outcome_in(root: &Value, environment: Option<&str>) -> impl Iterator<Item = String> + use<> {
    let compiled = support::compile_in("leaves.yaml", root.to_string().as_bytes(), environment);
    let findings: Vec<String> = compiled
        .diags
        .iter()
        .map(|found| {
            format!(
                "{:?} {:?} {} {:?}",
                found.code, found.severity, found.message, found.help
            )
        })
        .collect();
    let model = compiled.model;
    (0..6).map_while(move |piece| {
        if piece == 0 {
            return Some(findings.join("\n"));
        }
        let model = model.as_ref()?;
        Some(match piece {
            1 => access::render(model).unwrap(),
            2 => readme::render(model, &emit::TARGETS).unwrap(),
            _ => {
                let target = emit::TARGETS[piece - 3];
                let deployables = emit::deployables(model);
                let sets = deployables.iter().map(|one| target.emit(&one.model).unwrap());
                sets.flat_map(|set| set.files).map(|file| file.text).collect()
            }
        })
    })
}

/// Whether something is built or told differently.
fn differs(before: &[String], root: &Value) -> bool {
    let mut after = outcome(root);
    before.iter().any(|piece| after.next().as_ref() != Some(piece)) || after.next().is_some()
}

/// The entry of a list of exceptions for a path with its value.
fn excepted<'e>(shown: &str, list: &'e [(&'e str, &'e str)]) -> Option<&'e str> {
    list.iter().map(|(end, _)| *end).find(|end| shown.ends_with(end))
}

#[test]
fn every_value_of_every_blueprint_says_something() {
    let blueprints = support::blueprints("blueprints");
    let halves: Vec<_> = blueprints.chunks(blueprints.len().div_ceil(4)).collect();
    let found: Vec<(Vec<String>, BTreeSet<&str>, usize)> = std::thread::scope(|scope| {
        let threads: Vec<_> = halves
            .into_iter()
            .map(|half| scope.spawn(|| silent(half)))
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let lost: Vec<&String> = found.iter().flat_map(|(lost, ..)| lost).collect();
    assert!(
        lost.is_empty(),
        "nothing is built or told differently:\n{lost:#?}"
    );
    let used: BTreeSet<&str> = found
        .iter()
        .flat_map(|(_, used, _)| used.iter().copied())
        .collect();
    for (end, _) in CHANGED.iter().chain(REMOVED) {
        assert!(used.contains(end), "{end} is an exception of nothing");
    }
    let seen: usize = found.iter().map(|(.., seen)| seen).sum();
    assert!(seen > 500, "only {seen} values");
}

/// What is silently lost in some blueprints, which exceptions were needed, and how many values there were.
fn silent(blueprints: &[(String, Vec<u8>)]) -> (Vec<String>, BTreeSet<&'static str>, usize) {
    let (mut lost, mut used, mut seen) = (Vec::new(), BTreeSet::new(), 0);
    for (stem, bytes) in blueprints {
        let diags = &mut Diagnostics::new();
        let source = yaml::source(stem, bytes, diags);
        let root = tree(&yaml::parse(&source, diags).unwrap());
        let before: Vec<String> = outcome(&root).collect();
        assert_eq!(before.len() % 6, 0, "{stem} is not valid as JSON: {before:?}");
        let mut paths = Vec::new();
        leaves(&root, "", &mut paths);
        seen += paths.len();
        for path in &paths {
            let value = root.pointer(path).unwrap();
            let changed = others(value).into_iter().any(|other| {
                let mut root = root.clone();
                *root.pointer_mut(path).unwrap() = other;
                differs(&before, &root)
            });
            let shown = format!("{stem}{path}: {value}");
            for (is_told, list, what) in [
                (changed, CHANGED, "changed"),
                (differs(&before, &without(&root, path)), REMOVED, "removed"),
            ] {
                match excepted(&shown, list) {
                    _ if is_told => {}
                    Some(end) => {
                        used.insert(end);
                    }
                    None => lost.push(format!("{shown} {what}")),
                }
            }
        }
    }
    (lost, used, seen)
}
