//! What the facts say, in what blueprints come to.

use std::collections::BTreeSet;

use amlgen::derive::derive;
use amlgen::model::{
    AccessModel, EXTRA, Emission, Kind, Model, Principal, Profile, Reason, RoleAssignment, Scope, Stage,
};

use super::facts::{self, Fact};
use super::{holder, line, sources, who};
use crate::support;

/// The roles that a registry honours in place of others where it decides by repository.
const BY_REPOSITORY: &[(&str, &str)] = &[
    ("AcrPull", "Container Registry Repository Reader"),
    ("AcrPush", "Container Registry Repository Writer"),
    ("AcrDelete", "Container Registry Repository Contributor"),
];

fn access(model: &Model, scope: Scope) -> AccessModel {
    match scope {
        Scope::Resource(id) => model.resource(id).unwrap().access,
        Scope::Subscription | Scope::ResourceGroup | Scope::OtherGroup(_) => AccessModel::Usual,
    }
}

/// What a line gives in a model on a scope, and how well it is founded there.
fn given(fact: &Fact, model: &Model, scope: Scope) -> (String, &'static str) {
    if let Some(least) = fact
        .note("least ")
        .filter(|_| model.rbac.profile == Profile::LeastPrivilege)
    {
        let (role, mark) = least.rsplit_once(" (").unwrap();
        return (role.to_owned(), mark.trim_end_matches(')'));
    }
    let role = match (access(model, scope), fact.note("policy")) {
        (AccessModel::AccessPolicies, Some(permissions)) => {
            let kind = if permissions.starts_with("keys: ") {
                ""
            } else {
                "secrets: "
            };
            format!("access policy for {kind}{permissions}")
        }
        (AccessModel::RepositoryRoles, _) if fact.who == "template" => {
            let instead = BY_REPOSITORY.iter().find(|(role, _)| *role == fact.role);
            instead.map_or(fact.role, |(_, instead)| *instead).to_owned()
        }
        _ => fact.role.to_owned(),
    };
    (role, fact.mark)
}

/// Whether a scope is what one of the words says.
fn is_on(fact: &Fact, model: &Model, assignment: &RoleAssignment) -> bool {
    let platform = &model.platform;
    let own = |part| assignment.scope == Scope::Resource(part);
    let kind = match assignment.scope {
        Scope::Resource(id) => Some(model.resource(id).unwrap().kind),
        Scope::Subscription | Scope::ResourceGroup | Scope::OtherGroup(_) => None,
    };
    fact.scopes.iter().copied().any(|word| match word {
        "any" => true,
        // What is there stands for what no build knows.
        "subscription" => assignment.elsewhere == Some(word) && assignment.scope == Scope::ResourceGroup,
        "resource groups of projects" | "a scope that no source states" => {
            assignment.elsewhere == Some(word) && own(platform.workspace)
        }
        // a deployer needs it where the deployment goes: on the subscription, where the group is made
        "resource group" if fact.holder == "deployer" => {
            assignment.scope == model.deployment.scope() && assignment.elsewhere.is_none()
        }
        "resource group" => assignment.scope == Scope::ResourceGroup && assignment.elsewhere.is_none(),
        "other group" => matches!(assignment.scope, Scope::OtherGroup(_)),
        "workspace" => own(platform.workspace),
        "own account" => platform.storage.is_some_and(own),
        "own vault" => platform.key_vault.is_some_and(own),
        "own registry" => platform.registry.is_some_and(own),
        "own logs" => platform.log_analytics.is_some_and(own),
        "hub" => platform.hub.is_some_and(own),
        "own insights" => platform.application_insights.is_some_and(own),
        word => {
            let kinds: &[Kind] = match word {
                "insights" => &[Kind::ApplicationInsights],
                "container" => &[Kind::Container],
                "account" => &[Kind::Storage],
                "vault" => &[Kind::KeyVault],
                "registry" => &[Kind::Registry],
                "identity" => &[Kind::Identity],
                "relay" => &[Kind::Relay],
                "AKS" => &[Kind::ManagedCluster],
                "connected cluster" => &[Kind::ConnectedCluster],
                "OpenAI" | "AI services" => &[Kind::AiServices],
                "search" => &[Kind::Search],
                "feature store" => &[Kind::FeatureStore],
                "cache" => &[Kind::Redis],
                "ML registry" => &[Kind::MlRegistry],
                // Who made it is not asked; the group of the deployment stands for its group.
                "group of the registry" => return assignment.scope == Scope::ResourceGroup,
                "network" => &[Kind::VirtualNetwork],
                "subnet" => &[Kind::Subnet],
                "zone" => &[Kind::PrivateDnsZone],
                "private endpoint" => &[Kind::PrivateEndpoint],
                "online endpoint" => &[Kind::OnlineEndpoint],
                word => panic!("{}: no scope is called `{word}`", fact.id),
            };
            kind.is_some_and(|kind| kinds.contains(&kind))
        }
    })
}

/// Whether a stage is the one of a line: on what exists already, everybody who exists already can have a role at once.
fn is_at(fact: &Fact, model: &Model, assignment: &RoleAssignment) -> bool {
    let exists = |scope| match scope {
        Scope::Resource(id) => model.resource(id).unwrap().existing,
        Scope::Subscription | Scope::ResourceGroup | Scope::OtherGroup(_) => true,
    };
    let stands = match assignment.principal {
        Principal::SystemAssigned(owner) => model.resource(owner).unwrap().existing,
        _ => true,
    };
    let wanted = match fact.stage {
        // one entry of a vault for secrets and keys is there as soon as the keys are needed
        "S1k" => Stage::BeforeEncryption,
        _ if joined(assignment) => Stage::BeforeEncryption,
        _ if stands && exists(assignment.scope) => Stage::BeforeWorkspace,
        "-" => return true,
        "S2" => Stage::BeforeWorkspace,
        "S4" => Stage::AfterWorkspace,
        "S6" => Stage::AfterComputes,
        stage => panic!("{}: no stage is called `{stage}`", fact.id),
    };
    assignment.stage == wanted
}

/// Whether an entry of access policies permits something on secrets and on keys.
fn joined(assignment: &RoleAssignment) -> bool {
    parts(assignment).len() > 1
}

/// What an assignment gives: the entry of an access policy by kind of thing.
fn parts(assignment: &RoleAssignment) -> Vec<String> {
    const POLICY: &str = "access policy for ";
    let name = assignment.right.name();
    match name.strip_prefix(POLICY) {
        Some(kinds) => kinds.split("; ").map(|kind| format!("{POLICY}{kind}")).collect(),
        None => vec![name.into_owned()],
    }
}

/// Whether the line is of this rule and of somebody who acts as this principal.
fn is_about(fact: &Fact, model: &Model, assignment: &RoleAssignment, reason: &Reason) -> bool {
    let mut acting = model
        .uses
        .iter()
        .filter(|entry| entry.principal == assignment.principal);
    fact.id == reason.rule && acting.any(|entry| holder(entry.actor) == fact.holder)
}

/// Whether an assignment is what a line says.
fn is_said(fact: &Fact, model: &Model, assignment: &RoleAssignment, reason: &Reason) -> bool {
    let (role, mark) = given(fact, model, assignment.scope);
    let right =
        role == "(in words)" && assignment.right.role().is_none() || parts(assignment).contains(&role);
    let mut cited = fact.sources.clone();
    cited.sort_unstable();
    right
        && is_on(fact, model, assignment)
        && is_at(fact, model, assignment)
        && who(assignment.assigned_by) == fact.who
        && reason.mark.word() == mark
        && sources(reason.citations) == cited
        && (fact.note("own containers").is_none()
            || assignment.own_containers_only == model.workspace.isolated)
}

fn shown(model: &Model, assignment: &RoleAssignment) -> String {
    let rules: Vec<&str> = assignment.reasons.iter().map(|reason| reason.rule).collect();
    format!(
        "{} for {} on {}, {:?}, by {}: {}",
        assignment.right.name(),
        model.principal_display(assignment.principal),
        model.scope_display(assignment.scope),
        assignment.stage,
        who(assignment.assigned_by),
        rules.join(", ")
    )
}

/// What happens in one model.
#[derive(Default)]
struct Happened {
    /// The places of lines that came true, by whether the profile was `least_privilege`.
    said: BTreeSet<(usize, bool)>,
    /// Assignments that no line speaks of.
    unsaid: Vec<String>,
}

impl Happened {
    fn look_at(&mut self, name: &str, facts: &[Fact], model: &Model) {
        let least = model.rbac.profile == Profile::LeastPrivilege;
        for assignment in &model.role_assignments {
            let mut said = false;
            for reason in &assignment.reasons {
                let about = |fact: &Fact| is_about(fact, model, assignment, reason);
                let known = reason.rule == EXTRA || facts.iter().any(about);
                assert!(known, "{name}: {} of {}", reason.rule, shown(model, assignment));
                said |= reason.rule == EXTRA;
                for (fact, place) in facts.iter().zip(0..) {
                    if about(fact) && is_said(fact, model, assignment, reason) {
                        said = true;
                        self.said.insert((place, least));
                    }
                }
            }
            if !said {
                self.unsaid.push(format!("{name}: {}", shown(model, assignment)));
            }
        }
    }
}

/// What another line always covers: whoever deploys has Contributor on the group, and joins the network of any subnet.
const ALWAYS_COVERED: &[(&str, &str)] = &[
    ("DEP-14", "DEP-01"),
    ("CMK-DEP-01", "DEP-01"),
    ("SV-NET-01", "DEP-05"),
];

#[test]
fn every_fact_comes_true_in_a_blueprint_and_nothing_else_does() {
    let facts = facts::grants();
    let mut happened = Happened::default();
    let mut covered: BTreeSet<&(&str, &str)> = BTreeSet::new();
    for (name, compiled) in support::valid() {
        for profile in [Profile::Documented, Profile::LeastPrivilege] {
            let mut model = compiled.model().clone();
            model.rbac.profile = profile;
            model.rbac.emission = Emission::Inline;
            derive(&mut model);
            happened.look_at(&name, &facts, &model);
            for assignment in &model.role_assignments {
                let by = |rule: &str| assignment.is_by_rule(rule);
                covered.extend(ALWAYS_COVERED.iter().filter(|(one, other)| by(one) && by(other)));
            }
        }
    }
    assert!(
        happened.unsaid.is_empty(),
        "not as the facts say:\n{}",
        happened.unsaid.join("\n")
    );
    assert_eq!(covered.len(), ALWAYS_COVERED.len());
    let mut silent = Vec::new();
    for (fact, place) in facts.iter().zip(0..) {
        let excused = ALWAYS_COVERED.iter().any(|(id, _)| *id == fact.id);
        for (least, word) in [(false, "documented"), (true, "least_privilege")] {
            let other = if least { "documented" } else { "least_privilege" };
            let spared = fact.note(&format!("{other} only")).is_some();
            let shown = happened.said.contains(&(place, least));
            if !(shown || excused || spared) {
                silent.push(format!("{word}: {}", line(fact)));
            }
        }
    }
    assert!(
        silent.is_empty(),
        "no valid blueprint shows:\n{}",
        silent.join("\n")
    );
}
