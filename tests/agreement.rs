//! Every output makes the grants of the model, no more and no less: read back from each language and counted.
//!
//! A grant is known here by the GUID of its role, its description and the type of its principal. From ARM its scope and
//! its principal are compared as well. What a language takes for the usual where nothing is said stands at the end.

mod arm;
mod bicep;
mod terraform;

use std::collections::BTreeMap;

use amlgen::emit::{TARGETS, Target};
use amlgen::model::{Model, TargetName};

use crate::support;

/// GUID of the role, description, type of the principal.
type Grant = (String, String, String);

fn of_model(model: &Model) -> Vec<Grant> {
    let mut grants: Vec<Grant> = model
        .emitted()
        .map(|(_, assignment, role)| {
            (
                role.guid.into_owned(),
                assignment.description(),
                model.principal_type(assignment.principal).as_str().to_owned(),
            )
        })
        .collect();
    grants.sort();
    grants
}

/// The grants that a target's files make: each target has a reader of its own, and a file here to hold it.
fn read_back(target: TargetName, files: &BTreeMap<String, String>) -> Vec<Grant> {
    match target {
        TargetName::Arm => arm::grants(files),
        TargetName::Bicep => bicep::grants(files),
        TargetName::Terraform => terraform::grants(files),
    }
}

fn output(model: &Model, target: &dyn Target) -> BTreeMap<String, String> {
    let set = target.emit(model).unwrap();
    assert_eq!(
        set.role_assignments,
        model.emitted().count(),
        "{:?} counts otherwise",
        target.name()
    );
    set.files.into_iter().map(|file| (file.path, file.text)).collect()
}

/// The part of `text` between two marks.
fn between<'t>(text: &'t str, before: &str, after: &str) -> Option<&'t str> {
    let rest = &text[text.find(before)? + before.len()..];
    Some(&rest[..rest.find(after)?])
}

#[test]
fn every_target_makes_the_grants_of_the_model() {
    for (name, compiled) in support::valid() {
        let model = compiled.model();
        let expected = of_model(model);
        for target in TARGETS {
            let target_name = target.name();
            let mut grants = read_back(target_name, &output(model, target));
            grants.sort();
            assert!(
                !grants.is_empty(),
                "{name}: no grant was read back from {target_name:?}"
            );
            let missing: Vec<&Grant> = expected.iter().filter(|grant| !grants.contains(grant)).collect();
            let surplus: Vec<&Grant> = grants.iter().filter(|grant| !expected.contains(grant)).collect();
            assert_eq!(
                grants, expected,
                "{name}, {target_name:?}: missing {missing:#?}, surplus {surplus:#?}"
            );
        }
    }
}

#[test]
fn retention_that_is_off_is_said_to_terraform() {
    // without a block, azurerm would leave an account's retention of seven days as it is
    let text = "version: 1\nname: demo\nlocation: westeurope\nstorage:\n  default: { soft_delete_days: 0 }\n";
    let compiled = support::compile("zero.yaml", text.as_bytes());
    let mut printed = support::built(compiled.model()).into_values();
    assert!(printed.any(|text| text.contains("\n  blob_properties {}\n")));
}
