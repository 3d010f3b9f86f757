//! Where something exists changes where it is granted, and nothing else.

use std::collections::BTreeSet;

use amlgen::diag::Severity;
use amlgen::emit::TARGETS;
use amlgen::model::{ActorKind, Model};

use super::{Deployed, makes_what_is_asked_for, output};
use crate::support;

/// The subscription and the group to which everything that exists in the blueprint's own group is moved.
const PLACES: [(Option<&str>, &str); 2] = [
    (None, "rg-far"),
    (Some("99887766-5544-4332-9100-ffeeddccbbaa"), "rg-far"),
];

/// What cannot be elsewhere: an existing workspace, an AKS cluster or a vault with the key of another subscription, what would be made in a
/// cluster.
const REFUSED: [&str; 4] = ["AML3715", "AML3503", "AML3731", "AML5119"];

/// What the blueprint says to exist in its own group, by its name alone or by an id, stands in another place; nothing where there is
/// none.
fn moved(text: &str, model: &Model, (subscription, group): (Option<&str>, &str)) -> Option<String> {
    let own = &model.deployment;
    let mut text = text.to_owned();
    if let (Some(subscription_here), Some(group_here)) = (&own.subscription, &own.resource_group) {
        let there = subscription.unwrap_or(subscription_here);
        text = text.replace(
            &format!("/subscriptions/{subscription_here}/resourceGroups/{group_here}/"),
            &format!("/subscriptions/{there}/resourceGroups/{group}/"),
        );
    }
    let subscription = subscription
        .map(|id| format!(", subscription: {id}"))
        .unwrap_or_default();
    let mut parts = text.split("existing: { name: ");
    let mut moved = parts.next()?.to_owned();
    let mut any = false;
    for part in parts {
        let (name, rest) = part.split_once(" }")?;
        // a subnet is where its network is
        let by_name_alone = !name.contains([',', '\n']) && !name.starts_with("snet-");
        any |= by_name_alone;
        let place = if by_name_alone {
            format!(", resource_group: {group}{subscription}")
        } else {
            String::new()
        };
        moved.extend(["existing: { name: ", name, &place, " }", rest]);
    }
    any.then_some(moved)
}

/// Who gets what on what, wherever it is, but for the deployer, whose needs hang on places.
fn grants(model: &Model) -> BTreeSet<String> {
    let deployers = model.acting_as(&[ActorKind::Deployer]);
    let others = model.role_assignments.iter();
    let others = others.filter(|grant| !deployers.contains(&grant.principal));
    others
        .map(|grant| format!("{:?}, {}, {:?}", grant.principal, grant.right.name(), grant.scope))
        .collect()
}

#[test]
fn what_exists_elsewhere_is_granted_there_and_nothing_else_changes() {
    let mut refused: BTreeSet<&str> = BTreeSet::new();
    for (name, compiled) in support::valid() {
        if name.contains('@') {
            continue; // an environment: its blueprint moves as a whole
        }
        let here = compiled.model();
        for place in PLACES {
            let Some(text) = moved(&support::text(&name), here, place) else {
                continue;
            };
            let there = support::compile(&name, text.as_bytes());
            if there.diags.has_errors() {
                let errors = there.diags.iter().filter(|one| one.severity == Severity::Error);
                refused.extend(errors.map(|one| one.code.id()));
                continue;
            }
            let there = there.model();
            let changed: Vec<String> = grants(there)
                .symmetric_difference(&grants(here))
                .cloned()
                .collect();
            assert!(changed.is_empty(), "{name}, {place:?}: {changed:#?}");
            makes_what_is_asked_for(&Deployed {
                name: format!("{name}, {place:?}"),
                made: TARGETS
                    .iter()
                    .map(|target| (target.name(), output(there, *target)))
                    .collect(),
                model: there.clone(),
            });
        }
    }
    assert_eq!(refused, REFUSED.into());
}
