//! Which role covers which beside it, and what is left out beside a role: every pair, in both directions.

use amlgen::catalog::roles;
use amlgen::derive::{derive, rules};
use amlgen::model::{
    Activity, ActorKind, ExtraGrant, Model, Origin, Principal, Right, RoleDefinition, Scope, Use,
};

use crate::support;

/// Each role behind those that it includes. Nothing else merges: a data role is never dropped because of a control role.
const CHAINS: &[&[&str]] = &[
    &["Reader", "Contributor", "Owner"],
    &[
        "Storage Blob Data Reader",
        "Storage Blob Data Contributor",
        "Storage Blob Data Owner",
    ],
    &["Storage Queue Data Reader", "Storage Queue Data Contributor"],
    &["Storage Table Data Reader", "Storage Table Data Contributor"],
    &[
        "Storage File Data Privileged Reader",
        "Storage File Data Privileged Contributor",
    ],
    &["AcrPull", "AcrPush"],
    &[
        "Container Registry Repository Reader",
        "Container Registry Repository Writer",
        "Container Registry Repository Contributor",
    ],
    &[
        "Key Vault Secrets User",
        "Key Vault Secrets Officer",
        "Key Vault Administrator",
    ],
    &[
        "Cognitive Services OpenAI User",
        "Cognitive Services OpenAI Contributor",
    ],
];

fn includes(wide: &str, narrow: &str) -> bool {
    let place = |chain: &&&[&str], name: &str| chain.iter().position(|role| *role == name);
    CHAINS
        .iter()
        .any(|chain| place(&chain, narrow) < place(&chain, wide) && place(&chain, narrow).is_some())
}

fn platform() -> Model {
    let text = support::text("tests/data/worked-b.yaml");
    support::compile("worked-b.yaml", text.as_bytes()).model().clone()
}

const SOMEBODY: Principal = Principal::Directory(0);

fn extra(role: &'static RoleDefinition, scope: Scope) -> ExtraGrant {
    ExtraGrant {
        principal: SOMEBODY,
        right: Right::Role(role),
        scope,
        reason: "a test asks for it".to_owned(),
        origin: Origin::default(),
    }
}

/// The roles that are left of those that somebody asks for.
fn left(model: &mut Model, asked: &[(&'static RoleDefinition, Scope)]) -> Vec<&'static str> {
    model.uses = Vec::new();
    model.rbac.extra = asked.iter().map(|(role, scope)| extra(role, *scope)).collect();
    derive(model);
    let roles = model
        .role_assignments
        .iter()
        .filter_map(|assignment| assignment.right.role());
    let mut names: Vec<&str> = roles.map(|role| role.name).collect();
    names.sort_unstable();
    names
}

#[test]
fn a_role_covers_those_that_it_includes_and_no_other() {
    let mut model = platform();
    let account = Scope::Resource(model.platform.storage.unwrap());
    let other = Scope::Resource(model.platform.key_vault.unwrap());
    for one in roles::ALL.iter().copied() {
        for two in roles::ALL.iter().copied().filter(|two| two.name != one.name) {
            let mut both = vec![one.name, two.name];
            both.sort_unstable();
            let wanted = match (includes(one.name, two.name), includes(two.name, one.name)) {
                (true, _) => vec![one.name],
                (_, true) => vec![two.name],
                _ => both.clone(),
            };
            let asked = [(one, account), (two, account)];
            assert_eq!(left(&mut model, &asked), wanted, "{asked:?}");
            if wanted.len() == 1 {
                // What is wider covers below it, what is narrower covers nothing above it, and no role reaches beside it.
                let below = [(one, Scope::ResourceGroup), (two, account)];
                let covered = includes(one.name, two.name);
                assert_eq!(
                    left(&mut model, &below).len(),
                    2 - usize::from(covered),
                    "{below:?}"
                );
                assert_eq!(left(&mut model, &[(one, account), (two, other)]), both);
            }
        }
    }
}

#[test]
fn the_chains_name_roles_that_there_are() {
    for name in CHAINS.iter().copied().flatten() {
        assert!(roles::find(name).is_some(), "{name}");
    }
}

/// Whether somebody who does one thing gets it by this rule, beside a role.
fn given(
    model: &mut Model,
    rule: &str,
    (actor, activity, target): (ActorKind, Activity, Scope),
    beside: Option<ExtraGrant>,
) -> bool {
    model.uses = vec![Use {
        actor,
        principal: SOMEBODY,
        activity,
        target,
        consumer: None,
        origin: Origin::default(),
    }];
    model.rbac.extra = beside.into_iter().collect();
    derive(model);
    let mut assignments = model.role_assignments.iter();
    assignments.any(|assignment| assignment.is_by_rule(rule))
}

#[test]
fn what_is_left_out_beside_a_role_is_left_out_for_everybody_and_beside_no_other() {
    let mut model = platform();
    let workspace = Scope::Resource(model.platform.workspace);
    let account = Scope::Resource(model.platform.storage.unwrap());
    let labeler = roles::find("Data Labeling - Labeler").unwrap();
    let mut cases = 0;
    for rule in rules::all().filter(|rule| !rule.unless.is_empty()) {
        for actor in rule.to {
            for activity in rule.when {
                let does = (*actor, *activity, workspace);
                assert!(
                    given(&mut model, rule.id, does, None),
                    "{} for {actor:?}",
                    rule.id
                );
                assert!(given(&mut model, rule.id, does, Some(extra(labeler, workspace))));
                for role in rule.unless {
                    for (scope, kept) in [(workspace, false), (Scope::ResourceGroup, false), (account, true)]
                    {
                        let beside = Some(extra(role, scope));
                        assert_eq!(
                            given(&mut model, rule.id, does, beside),
                            kept,
                            "{} for {actor:?} beside {} on {scope:?}",
                            rule.id,
                            role.name
                        );
                        cases += 1;
                    }
                }
            }
        }
    }
    assert!(cases > 30, "only {cases}");
}
