//! The rule base against a table that was written from its reference and not from the code: row by row, and in what blueprints come
//! to.

pub(crate) mod facts;
mod firing;

use amlgen::derive::rules::{self, Grant, On, Only, RoleRule};
use amlgen::model::{AccessModel, ActorKind, AssignedBy, Citation};

use facts::Fact;

/// The word of the facts for a kind of actor.
fn holder(actor: ActorKind) -> String {
    serde_json::to_value(actor).unwrap().as_str().unwrap().to_owned()
}

/// The word of the facts for who makes a grant.
fn who(by: AssignedBy) -> &'static str {
    match by {
        AssignedBy::Template => "template",
        AssignedBy::Azure => "Azure",
        AssignedBy::Person => "person",
    }
}

fn sources(citations: &[&Citation]) -> Vec<&'static str> {
    let all = amlgen::catalog::sources::ALL.iter();
    let cited = |source: &&&'static Citation| citations.iter().any(|citation| citation.key == source.key);
    let mut keys: Vec<&str> = all.filter(cited).map(|source| source.key).collect();
    keys.sort_unstable();
    keys
}

/// How the facts say on which of these places, whatever the rule is about.
const PLACES: &[(On, &str)] = &[
    (On::ResourceGroup, "resource group"),
    (On::Deployment, "resource group"),
    (On::Workspace, "workspace"),
    (On::Storage, "own account"),
    (On::KeyVault, "own vault"),
    (On::Registry, "own registry"),
    (On::ApplicationInsights, "own insights"),
    (On::LogAnalytics, "own logs"),
    (On::Hub, "hub"),
];

/// Places that no build knows.
const ELSEWHERE: &[&str] = &[
    "subscription",
    "resource groups of projects",
    "a scope that no source states",
];

/// A row of the rule base as the facts would write it, where a use names the scope without its kind.
fn row(rule: &RoleRule, actor: ActorKind) -> String {
    let given = match rule.grant {
        Grant::SecretPolicy(permissions) => format!("access policy for secrets: {}", permissions.join(", ")),
        grant => grant.role().map_or("(in words)", |role| role.name).to_owned(),
    };
    let place = PLACES.iter().find(|(on, _)| *on == rule.on);
    let place = rule.elsewhere.or(place.map(|(_, word)| *word)).unwrap_or("named");
    let mut notes = Vec::new();
    match rule.only {
        Only::Any => {}
        Only::With(AccessModel::Usual) => notes.push("usual access".to_owned()),
        Only::With(AccessModel::RepositoryRoles) => notes.push("repository roles".to_owned()),
        Only::With(AccessModel::AccessPolicies) => notes.push("access policies".to_owned()),
    }
    match rule.grant {
        Grant::AzureOwnContainers(_) => notes.push("own containers".to_owned()),
        Grant::Secrets(_, permissions) => notes.push(format!("policy {}", permissions.join(", "))),
        Grant::Keys(_, permissions) => notes.push(format!("policy keys: {}", permissions.join(", "))),
        _ => {}
    }
    if let Some(swap) = rule.least {
        notes.push(format!("least {} ({})", swap.role.name, swap.mark.word()));
    }
    if !rule.unless.is_empty() {
        let roles: Vec<&str> = rule.unless.iter().map(|role| role.name).collect();
        notes.push(format!("unless {}", roles.join(", ")));
    }
    notes.extend(rule.profile.map(|profile| format!("{} only", profile.word())));
    notes.extend(rule.off.then(|| "off".to_owned()));
    [
        rule.id.to_owned(),
        holder(actor),
        who(rule.grant.assigned_by()).to_owned(),
        given,
        place.to_owned(),
        rule.mark.word().to_owned(),
        sources(rule.sources).join(", "),
        notes.join("; "),
    ]
    .join(" | ")
}

/// The same of a line of the facts.
fn line(fact: &Fact) -> String {
    let own = |scope: &&str| ELSEWHERE.contains(scope) || PLACES.iter().any(|(_, word)| word == scope);
    let place = fact.scopes.iter().copied().find(own).unwrap_or("named");
    let mut sources = fact.sources.clone();
    sources.sort_unstable();
    let (sources, notes) = (sources.join(", "), fact.notes.join("; "));
    [
        fact.id,
        fact.holder,
        fact.who,
        fact.role,
        place,
        fact.mark,
        &sources,
        &notes,
    ]
    .join(" | ")
}

#[test]
fn every_row_of_the_rule_base_is_as_the_facts_say() {
    let mut rows: Vec<String> = rules::all()
        .flat_map(|rule| rule.to.iter().map(|actor| row(rule, *actor)))
        .collect();
    let mut facts: Vec<String> = facts::grants().iter().map(line).collect();
    rows.sort();
    facts.sort();
    // Rules that hold for several activities alike are one fact.
    rows.dedup();
    facts.dedup();
    let without = |these: &[String], those: &[String]| -> Vec<String> {
        these.iter().filter(|one| !those.contains(one)).cloned().collect()
    };
    let (code, facts) = (without(&rows, &facts), without(&facts, &rows));
    assert!(
        code.is_empty() && facts.is_empty(),
        "only in the rule base:\n{}\nonly in tests/facts/rules.txt:\n{}",
        code.join("\n"),
        facts.join("\n")
    );
}
