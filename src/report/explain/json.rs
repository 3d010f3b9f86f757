//! One JSON document, for tools: prose for their users, and references that stay the same from build to build.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Filter, Shown, counts, credentials, disagreements, lines, precedes, selected};
use crate::emit::Bug;
use crate::model::{AssignedBy, KeylessRisk, Model, PrincipalType, Reason, Stage};
use crate::report::document::document;
use crate::report::naming::final_text;
use crate::report::reference::{self, Reference, RoleReference};
use crate::report::{sound, wording};
use crate::source::Source;

/// What `amlgen explain --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// The blueprint's name.
    blueprint: String,
    /// The environment, where it was asked for one.
    environment: Option<String>,
    /// The grants that were asked for, in the order in which they become possible.
    role_assignments: Vec<Grant>,
    /// Trust in tokens from outside: whoever holds such a token acts as the identity.
    federated_credentials: Vec<Credential>,
    /// Where the sources of the rules behind these grants disagree, and what was chosen.
    contradictions: Vec<Disagreement>,
    /// How many of the grants each makes.
    counts: Counts,
}

/// A role, or what is like one, of a principal on a scope.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Grant {
    /// Who, in words.
    principal: String,
    /// As `principalType` of a role assignment has it.
    #[schemars(with = "String")]
    principal_type: PrincipalType,
    /// Who, for tools.
    principal_reference: Reference,
    /// What, in words.
    role: String,
    /// What, for tools.
    role_reference: RoleReference,
    /// Where, in words.
    scope: String,
    /// Where, for tools. Where the words name nothing that a build knows, it is what the grant is needed for.
    scope_reference: Reference,
    /// Who makes it: `template`, `person` or `azure`.
    #[schemars(with = "String")]
    assigned_by: AssignedBy,
    /// When the template makes it.
    #[schemars(with = "Option<String>")]
    stage: Option<Stage>,
    /// The `description` of the role assignment.
    description: String,
    /// The resources that must not be made before it, in words.
    precedes: Vec<String>,
    /// The role of Microsoft's table in whose place this one stands.
    instead_of: Option<&'static str>,
    /// The name that it keeps, where it exists already.
    name: Option<String>,
    /// The condition that limits it, version 2.0.
    condition: Option<String>,
    /// Whether Azure limits it to containers of this workspace.
    own_containers_only: bool,
    /// Why, the rule that decided first.
    reasons: Vec<Cause>,
    /// How the role can bring keys back.
    keyless_risks: Vec<&'static str>,
    /// The blueprint.
    file: String,
    /// Its lines that made the grant.
    lines: Vec<usize>,
}

/// Why a rule gives it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Cause {
    /// The rule's id; `EXTRA` for what the blueprint asks for itself.
    rule: &'static str,
    /// Completes the sentence "this identity …".
    because: String,
    /// What stops working without it.
    without: &'static str,
    /// How well the rule is founded: `doc`, `def` or `open`.
    mark: &'static str,
    /// Where it is read.
    sources: Vec<Quoted>,
}

/// A page that a rule is read from.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Quoted {
    /// Its word in the rule base.
    key: &'static str,
    /// Its title.
    title: &'static str,
    /// Its date.
    date: &'static str,
}

/// A federated credential.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Credential {
    /// Who is acted as, in words.
    identity: String,
    /// Who is acted as, for tools.
    identity_reference: Reference,
    /// Who issues the tokens.
    issuer: String,
    /// Whom they are about.
    subject: String,
    /// For whom they are issued.
    audiences: Vec<String>,
}

/// Sources that say different things.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Disagreement {
    /// Its id: `amlgen rules` explains it.
    id: &'static str,
    /// What they disagree about.
    topic: &'static str,
    /// What was chosen.
    choice: &'static str,
    /// The rules among those shown that it touches.
    rules: Vec<&'static str>,
}

/// Numbers of grants.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Counts {
    /// Made by the template.
    template: usize,
    /// Made by people.
    person: usize,
    /// Made by Azure itself.
    azure: usize,
}

/// One JSON document; `schemas/explain.schema.json` is its schema.
///
/// # Errors
///
/// A [`Bug`]: nothing that the author of a blueprint can cause.
pub fn json(model: &Model, source: &Source, filter: &Filter) -> Result<String, Bug> {
    sound::check(model)?;
    let found = selected(model, filter);
    let [template, person, azure] = counts(&found);
    document(&Document {
        blueprint: model.blueprint.clone(),
        environment: model.deployment.environment.as_ref().map(|one| one.value.clone()),
        role_assignments: found.iter().map(|shown| grant(model, source, shown)).collect(),
        federated_credentials: credentials(model, &found)
            .into_iter()
            .map(|credential| Credential {
                identity: credential.identity.display(),
                identity_reference: reference::resource(model, credential.identity.id),
                issuer: credential.issuer.to_owned(),
                subject: credential.subject.to_owned(),
                audiences: credential.audiences.to_vec(),
            })
            .collect(),
        contradictions: disagreements(&found)
            .into_iter()
            .map(|(entry, rules)| Disagreement {
                id: entry.id,
                topic: entry.topic,
                choice: entry.choice,
                rules,
            })
            .collect(),
        counts: Counts {
            template,
            person,
            azure,
        },
    })
}

fn grant(model: &Model, source: &Source, shown: &Shown<'_>) -> Grant {
    let assignment = shown.assignment;
    let (principal, right, scope) = (assignment.principal, assignment.right, assignment.scope);
    let condition = assignment.condition.as_ref();
    Grant {
        principal: model.principal_display(principal),
        principal_type: model.principal_type(principal),
        principal_reference: reference::principal(model, principal),
        role: model.right_name(right).into_owned(),
        role_reference: reference::role(model, right),
        scope: wording::place(model, assignment),
        scope_reference: reference::scope(model, scope),
        assigned_by: assignment.assigned_by,
        stage: (assignment.assigned_by == AssignedBy::Template).then_some(assignment.stage),
        description: assignment.description(),
        precedes: precedes(shown),
        instead_of: assignment.instead_of,
        name: assignment.name.clone(),
        condition: condition.map(|condition| final_text(model, condition)),
        own_containers_only: assignment.own_containers_only,
        reasons: assignment.reasons.iter().map(cause).collect(),
        keyless_risks: model
            .keyless_risks(right, scope)
            .into_iter()
            .map(KeylessRisk::word)
            .collect(),
        file: source.name().to_owned(),
        lines: lines(source, assignment),
    }
}

fn cause(reason: &Reason) -> Cause {
    let sources = reason.citations.iter().map(|citation| Quoted {
        key: citation.key,
        title: citation.title,
        date: citation.date,
    });
    Cause {
        rule: reason.rule,
        because: reason.because.clone().into_owned(),
        without: reason.without,
        mark: reason.mark.word(),
        sources: sources.collect(),
    }
}
