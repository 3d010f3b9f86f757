//! Remove the cause and the grant disappears, and nothing else changes: for every rule, on the model and on the blueprint.

use std::collections::{BTreeMap, BTreeSet};

use crate::support;
use amlgen::derive::{derive, rules};
use amlgen::model::{AssignedBy, EXTRA, Model, Principal, Scope};
use serde_json::Value;

/// Who has which rule for a reason.
fn reasons(model: &Model) -> BTreeSet<(Principal, &'static str)> {
    model
        .role_assignments
        .iter()
        .flat_map(|assignment| {
            assignment
                .reasons
                .iter()
                .map(move |reason| (assignment.principal, reason.rule))
        })
        .collect()
}

/// Every assignment with the rules behind it.
type Assignments = BTreeMap<(Principal, Scope, String), BTreeSet<&'static str>>;

fn assignments(model: &Model) -> Assignments {
    let mut found: Assignments = BTreeMap::new();
    for assignment in &model.role_assignments {
        let key = (
            assignment.principal,
            assignment.scope,
            assignment.right.name().into_owned(),
        );
        found
            .entry(key)
            .or_default()
            .extend(assignment.reasons.iter().map(|reason| reason.rule));
    }
    found
}

/// What the deployer needs because something is granted.
const FOLLOWING: [&str; 2] = ["DEP-02", "DEP-12"];

#[test]
fn without_a_use_exactly_its_rules_are_gone() {
    let mut alone: BTreeSet<&str> = BTreeSet::new();
    for (name, compiled) in support::valid() {
        let model = compiled.model();
        let (before, had) = (reasons(model), assignments(model));
        for index in 0..model.uses.len() {
            let gone = &model.uses[index];
            let mut without = model.clone();
            without.uses.remove(index);
            derive(&mut without);
            let after = reasons(&without);
            let of_use: BTreeSet<&str> = rules::all()
                .filter(|rule| rule.to.contains(&gone.actor) && rule.when.contains(&gone.activity))
                .map(|rule| rule.id)
                .collect();
            let what = format!("{name}: without {:?} {:?}", gone.actor, gone.activity);
            // What stays away beside another role comes back without that one.
            let gained: Vec<_> = after
                .difference(&before)
                .filter(|(_, id)| !rules::all().any(|rule| rule.id == *id && !rule.unless.is_empty()))
                .collect();
            assert!(gained.is_empty(), "{what} there is {gained:?}");
            for (principal, rule) in before.difference(&after) {
                // what the deployer needs in another group hangs on the grants there
                let follows = FOLLOWING.contains(rule);
                assert!(
                    follows || *principal == gone.principal && of_use.contains(rule),
                    "{what} {rule} of {principal:?} is gone"
                );
                alone.insert(rule);
            }
            let has = assignments(&without);
            for (key, rules) in &had {
                let touched = rules.iter().any(|rule| FOLLOWING.contains(rule))
                    || key.0 == gone.principal && rules.iter().any(|rule| of_use.contains(rule));
                // What was merged into a role that is gone may go into another one instead.
                assert!(
                    touched || has.get(key).is_some_and(|now| now.is_superset(rules)),
                    "{what} an assignment of other rules changes: {key:?}"
                );
            }
        }
    }
    let never: BTreeSet<&str> = rules::all()
        .map(|rule| rule.id)
        .filter(|rule| !alone.contains(rule))
        .collect();
    assert!(
        never.is_empty(),
        "no use is the only cause of these rules in any blueprint: {never:?}"
    );
}

/// Rules by the words of principal and scope, which stay the same when other parts of a blueprint go.
fn spoken(model: &Model) -> BTreeSet<(String, &'static str)> {
    model
        .role_assignments
        .iter()
        .flat_map(|assignment| {
            let who = model.principal_display(assignment.principal);
            assignment
                .reasons
                .iter()
                .filter(|reason| reason.rule != EXTRA)
                .map(move |reason| (who.clone(), reason.rule))
        })
        .collect()
}

/// Every blueprint that is this one without one key or one item, with the path of what is gone.
fn mutants(value: &Value) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    let mut paths: Vec<Vec<String>> = vec![Vec::new()];
    while let Some(path) = paths.pop() {
        let pointer = support::pointer(&path);
        let keys: Vec<String> = match value.pointer(&pointer) {
            Some(Value::Object(map)) => map.keys().cloned().collect(),
            Some(Value::Array(items)) => (0..items.len()).map(|at| at.to_string()).collect(),
            _ => continue,
        };
        for key in keys {
            let mut mutant = value.clone();
            match mutant.pointer_mut(&pointer) {
                Some(Value::Object(map)) => {
                    map.shift_remove(&key);
                }
                Some(Value::Array(items)) => {
                    items.remove(key.parse().unwrap());
                }
                _ => continue,
            }
            let mut below = path.clone();
            below.push(key);
            found.push((below.join("."), mutant));
            paths.push(below);
        }
    }
    found
}

/// Rules whose cause cannot be taken away from a blueprint without another one coming in its place.
const OF_EVERY_WORKSPACE: [&str; 5] = ["WS-SAI-", "WS-UAI-", "DEP-", "FS-ADM-01", "FS-ADM-02"];

#[test]
fn without_a_line_of_the_blueprint_its_grants_are_gone() {
    // The smallest change that takes a rule away: how many rules go, the blueprint, and what is gone.
    let mut smallest: BTreeMap<&str, (usize, String)> = BTreeMap::new();
    for folder in ["blueprints", "tests/data", "tests/data/beyond"] {
        for (stem, bytes) in support::blueprints(folder) {
            let name = format!("{folder}/{stem}.yaml");
            let before = spoken(support::compile(&name, &bytes).model());
            let text = std::str::from_utf8(&bytes).unwrap();
            let value: Value = serde_yaml::from_str(text).unwrap();
            for (path, mutant) in mutants(&value) {
                let compiled = support::compile(&name, mutant.to_string().as_bytes());
                let Some(model) = &compiled.model else { continue };
                let after = spoken(model);
                if after.difference(&before).next().is_some() {
                    continue;
                }
                let gone: BTreeSet<&str> = before.difference(&after).map(|(_, rule)| *rule).collect();
                for rule in &gone {
                    let known = smallest.get(rule).map_or(usize::MAX, |(count, _)| *count);
                    if gone.len() < known {
                        smallest.insert(rule, (gone.len(), format!("{stem}: {path}")));
                    }
                }
            }
        }
    }
    let never: BTreeSet<&str> = rules::all()
        .filter(|rule| rule.grant.assigned_by() != AssignedBy::Azure)
        .map(|rule| rule.id)
        .filter(|rule| !smallest.contains_key(rule))
        .filter(|rule| {
            !OF_EVERY_WORKSPACE
                .iter()
                .any(|beginning| rule.starts_with(beginning))
        })
        .collect();
    assert!(
        never.is_empty(),
        "no line of any blueprint can be taken away so that only these rules go: {never:?}"
    );
    // A line that is one cause takes few rules with it: a persona has three, a computes's entry some more.
    let broad: Vec<_> = smallest.iter().filter(|(_, (count, _))| *count > 9).collect();
    assert!(
        broad.is_empty(),
        "only broad changes take these rules away: {broad:?}"
    );
}
