//! The page about moving a platform from keys to identities: its blueprints build, in its order, and its commands are those of the program.

use std::collections::BTreeSet;

use crate::support;
use amlgen::catalog::unseen;
use amlgen::model::{AssignedBy, Kind, Model};

const STEPS: [&str; 4] = [
    "tests/data/migration-1-grants.yaml",
    "tests/data/migration-2-switch.yaml",
    "tests/data/migration-3-rest.yaml",
    "tests/data/migration-4-keys-off.yaml",
];

fn steps() -> Vec<Model> {
    STEPS
        .iter()
        .map(|path| {
            support::compile(path, support::text(path).as_bytes())
                .model()
                .clone()
        })
        .collect()
}

/// Principal, role and scope of each grant of the template.
fn grants(model: &Model) -> BTreeSet<String> {
    let grants = model.role_assignments.iter();
    let grants = grants.filter(|grant| grant.assigned_by == AssignedBy::Template);
    grants
        .map(|grant| {
            format!(
                "{} {} {}",
                model.principal_display(grant.principal),
                model.right_name(grant.right),
                model.scope_display(grant.scope)
            )
        })
        .collect()
}

#[test]
fn the_page_names_every_step_in_order() {
    let page = support::text("docs/migration.md");
    let places: Vec<usize> = STEPS
        .iter()
        .map(|path| page.find(path).unwrap_or_else(|| panic!("{path} is not named")))
        .collect();
    assert!(places.is_sorted());
}

#[test]
fn each_step_adds_to_the_one_before_and_writes_nothing_of_the_workspace() {
    let steps = steps();
    assert_eq!(steps[0].made().count(), 0, "the first step makes grants alone");
    for pair in steps.windows(2) {
        assert!(grants(&pair[0]).is_subset(&grants(&pair[1])));
        assert!(pair[0].made().count() <= pair[1].made().count());
    }
    for model in &steps {
        let own = [
            Some(model.platform.workspace),
            model.platform.storage,
            model.platform.registry,
            model.platform.key_vault,
        ];
        assert!(own.into_iter().flatten().all(|id| !model.is_made(id)));
    }
}

#[test]
fn the_page_asks_what_the_program_asks() {
    let page = support::text("docs/migration.md");
    let model = &steps()[0];
    for (resource, unseen) in unseen::of_model(model) {
        let query = model.query(unseen, resource);
        let is_of_vault = resource.kind == Kind::KeyVault;
        assert!(is_of_vault || page.contains(&query), "{query}");
    }
}
