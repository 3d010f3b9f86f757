//! What is to be written gives what was asked for: over many actions, principals and scopes the first addition is made to the text of the
//! blueprint, and the same is asked again.

use std::collections::{BTreeMap, BTreeSet};

use amlgen::blueprint::yaml::{self, Kind as Shape, Node};
use amlgen::diag::Diagnostics;
use amlgen::model::{Kind, Model, Principal, RoleDefinition, Scope};
use amlgen::report::doctor::{self, Answer, Found};
use amlgen::report::reference;
use serde_json::{Map, Value, json};

use super::{DEMO, refused};
use crate::support::{self, Compiled};

const BLUEPRINTS: &[&str] = &["secure", "minimal", "online-endpoints", "system-identity"];

/// Actions on a kind of resource.
const ACTIONS: &[(Kind, &[&str])] = &[
    (
        Kind::Workspace,
        &[
            "MachineLearningServices/workspaces/jobs/write",
            "MachineLearningServices/workspaces/computes/write",
            "MachineLearningServices/workspaces/read",
            "MachineLearningServices/workspaces/data/versions/write",
            "MachineLearningServices/workspaces/labeling/labels/write",
            "MachineLearningServices/workspaces/onlineEndpoints/score/action",
            "MachineLearningServices/workspaces/managedNetworks/read",
        ],
    ),
    (
        Kind::Cluster,
        &[
            "MachineLearningServices/workspaces/computes/delete",
            "MachineLearningServices/workspaces/computes/read",
        ],
    ),
    (
        Kind::Storage,
        &[
            "Storage/storageAccounts/blobServices/containers/blobs/read",
            "Storage/storageAccounts/read",
            "Storage/storageAccounts/write",
        ],
    ),
    (
        Kind::Container,
        &[
            "Storage/storageAccounts/blobServices/containers/blobs/read",
            "Storage/storageAccounts/blobServices/containers/blobs/write",
            "Storage/storageAccounts/blobServices/containers/blobs/runAsSuperUser/action",
        ],
    ),
    (
        Kind::Registry,
        &[
            "ContainerRegistry/registries/pull/read",
            "ContainerRegistry/registries/push/write",
        ],
    ),
    (
        Kind::KeyVault,
        &[
            "KeyVault/vaults/secrets/getSecret/action",
            "KeyVault/vaults/secrets/setSecret/action",
            "KeyVault/vaults/keys/wrap/action",
        ],
    ),
    (
        Kind::OnlineEndpoint,
        &["MachineLearningServices/workspaces/onlineEndpoints/score/action"],
    ),
    (
        Kind::Identity,
        &["ManagedIdentity/userAssignedIdentities/assign/action"],
    ),
];

/// A node as JSON, which is YAML too.
fn value(node: &Node) -> Value {
    match &node.kind {
        Shape::Null | Shape::Removed => Value::Null,
        Shape::Scalar { text, plain: true } => {
            let number = text.parse::<i64>().map(Value::from);
            let word = text.parse::<bool>().map(Value::from);
            number.or(word).unwrap_or_else(|_| text.clone().into())
        }
        Shape::Scalar { text, .. } => text.clone().into(),
        Shape::Parameter(name) => format!("${{param:{name}}}").into(),
        Shape::Sequence(items) => items.iter().map(value).collect(),
        Shape::Mapping(entries) => {
            let entries = entries.iter().map(|(key, node)| (key.text.clone(), value(node)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
    }
}

fn parsed(text: &str) -> Value {
    let mut diags = Diagnostics::new();
    let source = yaml::source("x", text.as_bytes(), &mut diags);
    value(&yaml::parse(&source, &mut diags).unwrap())
}

/// What somebody writes who reads an addition: keys and entries join those that are there, and personas are shown whole.
fn joined(key: &str, here: Value, more: Value) -> Value {
    match (here, more) {
        (Value::Object(mut here), Value::Object(more)) => {
            for (key, value) in more {
                let value = match here.remove(&key) {
                    Some(known) => joined(&key, known, value),
                    None => value,
                };
                here.insert(key, value);
            }
            here.into()
        }
        (Value::Array(mut here), Value::Array(more)) if key != "persona" => {
            here.extend(more);
            here.into()
        }
        (_, more) => more,
    }
}

fn compiled(blueprint: &Value) -> Compiled {
    support::compile_in("demo.yaml", blueprint.to_string().as_bytes(), None)
}

fn asked(compiled: &Compiled, text: &str, principal: &str) -> Answer {
    let model = compiled.model();
    let given = doctor::Blueprint {
        model,
        source: &compiled.source,
        principal: Some(doctor::by_name(model, principal).unwrap()),
        extended: amlgen::extended,
    };
    doctor::answer(&doctor::recognise(text), Some(given))
        .errors
        .remove(0)
}

/// Principals of each kind, and all people.
fn principals(model: &Model) -> Vec<String> {
    let holders = model.role_assignments.iter().map(|one| one.principal);
    let known: BTreeSet<Principal> = holders.collect();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for principal in known {
        let one = reference::principal(model, principal);
        let seen = kinds.entry(one.kind.clone()).or_default();
        *seen += 1;
        if one.kind != "outsider" && *seen <= 2 {
            found.push(one.id);
        }
    }
    found
}

/// Roles of a principal that can undo keylessness.
fn risky<'m>(model: &'m Model, principal: &str) -> BTreeSet<&'m str> {
    let theirs = model
        .role_assignments
        .iter()
        .filter(|one| reference::principal(model, one.principal).id == principal);
    let roles = theirs.filter_map(|one| one.right.role());
    let risky = roles.filter(|role: &&RoleDefinition| !role.keyless_risks.is_empty());
    risky.map(|role| role.name).collect()
}

#[test]
fn what_is_advised_gives_what_was_asked_for() {
    let (mut pairs, mut advised) = (0, BTreeSet::new());
    for name in BLUEPRINTS {
        let place = json!({
            "subscription": "00000000-0000-0000-0000-000000000001",
            "resource_group": "rg-demo",
            "naming": { "suffix": "x1" },
        });
        let text = support::text(&format!("blueprints/{name}.yaml"));
        let blueprint = joined("", parsed(&text), place);
        let before = compiled(&blueprint);
        let model = before.model();
        for (kind, actions) in ACTIONS {
            // the second account is not the workspace's own
            let Some(resource) = model.resources.iter().rfind(|one| one.kind == *kind) else {
                continue;
            };
            let scope = reference::scope(model, Scope::Resource(resource.id));
            let id = scope.azure_id.clone().unwrap();
            for action in *actions {
                let text = refused(
                    "99999999-2222-4333-8444-555555555555",
                    &format!("Microsoft.{action}"),
                    &id,
                );
                for principal in principals(model) {
                    pairs += 1;
                    let found = asked(&before, &text, &principal).found.unwrap();
                    let Some(first) = found.write.first() else {
                        continue;
                    };
                    assert!(found.grants.is_empty(), "{name} {principal} {action}");
                    let told = format!("{name}: {principal}, {action} on {}:\n{first}", scope.id);
                    let after = compiled(&joined("", blueprint.clone(), parsed(first)));
                    assert!(after.model.is_some(), "{told}\n{}", after.findings());
                    let Found { grants, .. } = asked(&after, &text, &principal).found.unwrap();
                    assert!(!grants.is_empty(), "{told}");
                    if *kind == Kind::Container {
                        assert!(
                            grants.iter().all(|one| one.scope.id == scope.id),
                            "wider than needed: {told}"
                        );
                    }
                    let (had, has) = (risky(model, &principal), risky(after.model(), &principal));
                    for role in has.difference(&had) {
                        let warned = found.conclusions.iter().any(|one| one.contains(role));
                        assert!(warned && !first.starts_with("rbac:"), "{role} unsaid: {told}");
                    }
                    advised.insert((*action, first.clone()));
                }
            }
        }
    }
    assert!(
        pairs >= 174 && advised.len() >= 40,
        "{pairs} pairs, {} advised",
        advised.len()
    );
}

#[test]
fn additions_join_what_is_there() {
    let before = "persona: data_scientist\n    can: { attach_identities: [training] }\n";
    let text = DEMO.replace("persona: data_scientist\n", before);
    let compiled = support::compile_in("demo.yaml", text.as_bytes(), None);
    let extended = |addition: &str| amlgen::extended(&compiled.source, addition, None);
    let addition = "principals:\n  scientists:\n    persona: [data_scientist, compute_operator]\n    can: [notebooks]\ncomputes:\n  cpu:\n    \
                    uses: [{ feature: model_registry }]\n";
    let model = extended(addition).unwrap();
    assert_eq!(model.directory[0].personas.len(), 2);
    let reasons = model.role_assignments.iter().flat_map(|one| &one.reasons);
    let rules: BTreeSet<&str> = reasons.map(|reason| reason.rule).collect();
    for rule in [
        "HUM-DS-01",
        "HUM-CO-01",
        "HUM-DS-03",
        "HUM-CO-03",
        "CL-UAI-STORAGE-01",
        "CL-UAI-STORAGE-02",
    ] {
        assert!(rules.contains(rule), "no {rule} in {rules:?}");
    }
    for wrong in [
        "principals:\n  nobody: {}\n",
        "unknown: 1\n",
        "a: [",
        "computes:\n  cpu:\n    identity: nobody\n",
    ] {
        assert!(extended(wrong).is_none(), "{wrong}");
    }
    assert!(amlgen::extended(&compiled.source, "", Some("prod")).is_none());
}
