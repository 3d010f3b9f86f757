//! What is answered to each error: what the table knows, and what follows for a blueprint.

use schemars::JsonSchema;
use serde::Serialize;

use super::actions::{Action, roles_for};
use super::blueprint::{Blueprint, LISTED};
use super::people::by_object_id;
use super::places::{self, Located};
use super::recognise::{Reading, Told};
use super::said::Said;
use super::write::{Addition, Asked, is_deployer, to_write};
use super::{directory, sizes, tokens};
use crate::model::fact::Grants;
use crate::model::{AssignedBy, Kind, Model, Principal, RoleAssignment, RoleDefinition, Scope};
use crate::report::explain;
use crate::report::reference::{self, Reference, RoleReference};

/// What a text tells, and what to do about it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Diagnosis {
    /// The blueprint that was looked up.
    pub blueprint: Option<String>,
    /// Its environment.
    pub environment: Option<String>,
    /// The errors that are known, the innermost first.
    pub errors: Vec<Answer>,
    /// How many more the text tells.
    pub left_out: usize,
    /// Where none is known, ids of errors that are near.
    pub nearest: Vec<String>,
}

/// What is known of one error.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// Azure's code, or a word of that form.
    pub id: String,
    /// What the text says of it.
    pub said: Said,
    /// What it means.
    pub means: String,
    /// What to do.
    pub steps: Vec<String>,
    /// Rules, findings and notes about it, for `amlgen rules`.
    pub rules: Vec<String>,
    /// Pages to read: where the error stands, and the page that says more.
    pub pages: Vec<String>,
    /// Where it was read.
    pub sources: Vec<String>,
    /// What the blueprint says of it, where one was given.
    pub found: Option<Found>,
}

/// What a blueprint says of an error.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// Who asked.
    pub principal: Option<Reference>,
    /// Where.
    pub scope: Option<Reference>,
    /// Built-in roles that allow it, those that give least first.
    pub roles: Vec<String>,
    /// Grants of the blueprint that give it there: of who asked, or of all where that is not known.
    pub grants: Vec<Grant>,
    /// What follows, a sentence each.
    pub conclusions: Vec<String>,
    /// What to write in the blueprint, as YAML, each a way by itself.
    pub write: Vec<String>,
}

/// A grant of the blueprint.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Grant {
    /// Who has it.
    pub principal: Reference,
    /// What it is.
    pub role: RoleReference,
    /// Where it holds.
    pub scope: Reference,
    /// When it is made, and by whom.
    pub when: String,
    /// The rules that give it.
    pub rules: Vec<String>,
    /// Why.
    pub because: String,
    /// Lines of the blueprint behind it.
    pub lines: Vec<usize>,
}

/// Answers a reading.
#[must_use]
pub fn answer(reading: &Reading, blueprint: Option<Blueprint<'_>>) -> Diagnosis {
    let model = blueprint.map(|given| given.model);
    let environment = model.and_then(|model| model.deployment.environment.as_ref());
    Diagnosis {
        blueprint: model.map(|model| model.blueprint.clone()),
        environment: environment.map(|one| one.value.clone()),
        errors: reading.told.iter().map(|told| one(told, blueprint)).collect(),
        left_out: reading.left_out,
        nearest: reading.nearest.iter().map(|id| (*id).to_owned()).collect(),
    }
}

fn one(told: &Told, blueprint: Option<Blueprint<'_>>) -> Answer {
    let error = told.error;
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Answer {
        id: error.id.to_owned(),
        said: told.said.clone(),
        means: error.means.to_owned(),
        steps: owned(error.steps),
        rules: owned(error.rules),
        pages: vec![
            format!("docs/errors.md#{}", error.id.to_lowercase()),
            error.page.to_owned(),
        ],
        sources: error
            .citations
            .iter()
            .map(|citation| format!("{}: {citation}", citation.key))
            .collect(),
        found: blueprint.map(|given| found(told, given)),
    }
}

fn found(told: &Told, given: Blueprint<'_>) -> Found {
    let model = given.model;
    let said = &told.said;
    let named: Vec<&str> = said
        .action
        .as_deref()
        .map_or_else(|| told.error.missed.to_vec(), |action| vec![action]);
    let actions: Vec<Action> = named.into_iter().map(Action::new).collect();
    let mut found = Found::default();
    let of_text = said.object_id.as_deref().and_then(|id| by_object_id(model, id));
    // what the directory does not know is whom the text names, whoever asked
    let principal = if told.error.of_directory && said.object_id.is_some() {
        of_text
    } else {
        given.principal.or(of_text)
    };
    let located = places::locate(model, said);
    found.principal = principal.map(|one| reference::principal(model, one));
    found.scope = located.map(|one| reference::scope(model, one.scope));
    if let (None, Some(id)) = (principal, &said.object_id) {
        found.conclusions.push(format!(
            "No entry of `principals` has the object id {id}. Identities get theirs from Azure, and the deployer is not named: \
             `az ad sp show --id {id} --query displayName` says whose it is; ask again with `--principal NAME`."
        ));
    }
    place(model, said, located, &mut found);
    let mut compared = vec![tokens::compare(model, said), sizes::compare(given, said)];
    if told.error.of_directory {
        compared.push(directory::compare(given, said, principal));
    }
    for one in compared {
        found.conclusions.extend(one.conclusions);
        found.write.extend(one.write);
    }
    if told.error.grants == Grants::Never {
        found.conclusions.push(
            "Nothing is to be written for it: whoever works with identities needs no role that lists keys."
                .to_owned(),
        );
    } else if !actions.is_empty() {
        access(told, &actions, principal, located, given, &mut found);
    }
    found
}

/// Says where it is not in the blueprint.
fn place(model: &Model, said: &Said, located: Option<Located>, found: &mut Found) {
    let told = said.scope.as_ref().or(said.name.as_ref());
    match (told, located) {
        (Some(told), None) => found.conclusions.push(format!(
            "`{told}` is nothing of this blueprint: another group, subscription or environment, or something that others own and give roles on."
        )),
        (Some(told), Some(Located { is_unknown: true, .. })) => found.conclusions.push(format!(
            "The blueprint has no `{told}`; it lies in a group of the blueprint, whose roles hold there."
        )),
        _ => {}
    }
    let kind = match located.map(|place| place.scope) {
        Some(Scope::Resource(id)) => model.resource(id).map(|resource| resource.kind),
        _ => None,
    };
    if let (Some(container), Some(kind)) = (&said.container, kind)
        && kind != Kind::Container
    {
        found
            .conclusions
            .push(format!("The blueprint has no container `{container}` there."));
    }
}

/// Says who may do it there, and what to write.
fn access(
    told: &Told,
    actions: &[Action],
    principal: Option<Principal>,
    located: Option<Located>,
    given: Blueprint<'_>,
    found: &mut Found,
) {
    let model = given.model;
    let roles = roles_for(actions);
    if told.error.grants == Grants::Missing {
        found.roles = roles
            .iter()
            .take(LISTED)
            .map(|role| role.name.to_owned())
            .collect();
    }
    let allows = |assignment: &&RoleAssignment| {
        assignment.elsewhere.is_none()
            && actions
                .iter()
                .any(|action| action.is_allowed(model, assignment.right))
    };
    let holds = |assignment: &&RoleAssignment| {
        located.is_some_and(|place| model.covers(assignment.scope, place.scope))
    };
    let is_theirs = |assignment: &&RoleAssignment| principal.is_none_or(|one| assignment.principal == one);
    let all: Vec<&RoleAssignment> = model
        .role_assignments
        .iter()
        .filter(allows)
        .filter(is_theirs)
        .collect();
    let there: Vec<&RoleAssignment> = all.iter().copied().filter(holds).collect();
    let shown = if located.is_some() || principal.is_none() {
        &there
    } else {
        &all
    };
    let most = if principal.is_some() { usize::MAX } else { LISTED };
    found.grants = shown
        .iter()
        .take(most)
        .map(|assignment| grant(given, assignment))
        .collect();
    let Some(principal) = principal else {
        if shown.len() > LISTED {
            let more = shown.len() - LISTED;
            found.conclusions.push(format!(
                "{more} more grants of the blueprint give it there to others."
            ));
        }
        return;
    };
    let who = model.principal_display(principal);
    if shown.is_empty() {
        found.conclusions.push(format!(
            "No grant of the blueprint gives {who} this{}.",
            spot(model, located)
        ));
    }
    if told.error.grants == Grants::Held {
        return;
    }
    if shown.is_empty() {
        let asked = Asked {
            said: &told.said,
            actions,
            principal,
            scope: located.filter(|place| !place.is_unknown).map(|place| place.scope),
        };
        advise(given, asked, &roles, found);
        return;
    }
    found.conclusions.extend(shown.iter().map(|one| one.assigned_by).collect::<std::collections::BTreeSet<_>>().into_iter().map(|by| {
        match by {
            AssignedBy::Template => "The templates give it: look whether this deployment has run to its end and some minutes have passed, and with `amlgen audit` whether the grant is still there.",
            AssignedBy::Person => "It is not in the templates: somebody has to give it, as `access.md` says.",
            AssignedBy::Azure => "Azure gives it by itself when it makes the resource: look with `amlgen audit` whether it is still there.",
        }
        .to_owned()
    }));
}

/// Says what to write, or who else has to give it.
fn advise(given: Blueprint<'_>, asked: Asked<'_>, roles: &[&'static RoleDefinition], found: &mut Found) {
    let additions = to_write(given, asked, roles);
    found.conclusions.extend(additions.first().and_then(warning));
    if additions.is_empty() {
        let is_told = asked.said.scope.is_some() || asked.said.name.is_some();
        found.conclusions.push(if is_deployer(given.model, asked.principal) {
            "Whoever deploys gets nothing from the templates: somebody who may assign roles gives one of these roles; `amlgen explain FILE --deployer` lists all that is needed."
        } else if is_told {
            "Nothing in a blueprint gives it there without giving much more: somebody who may assign roles there gives one of these roles, or a custom role with this action alone."
        } else {
            "The text does not say where: with a resource id or an address in it, what to write is said, too."
        }.to_owned());
    }
    found.write.extend(additions.into_iter().map(|one| one.yaml));
}

/// What else the roles of an addition can do.
fn warning(addition: &Addition) -> Option<String> {
    let each = addition.risky.iter().map(|role| {
        let risks: Vec<&str> = role.keyless_risks.iter().map(|risk| risk.sentence()).collect();
        format!("{} {}", role.name, risks.join(", "))
    });
    let each: Vec<String> = each.collect();
    (!each.is_empty()).then(|| format!("More comes with it: {}.", each.join("; ")))
}

fn spot(model: &Model, located: Option<Located>) -> String {
    located.map_or_else(String::new, |place| {
        format!(" on {}", model.scope_display(place.scope))
    })
}

fn grant(given: Blueprint<'_>, assignment: &RoleAssignment) -> Grant {
    let model = given.model;
    Grant {
        principal: reference::principal(model, assignment.principal),
        role: reference::role(model, assignment.right),
        scope: reference::scope(model, assignment.scope),
        when: explain::who(model, assignment),
        rules: assignment
            .reasons
            .iter()
            .map(|reason| reason.rule.to_owned())
            .collect(),
        because: assignment
            .reasons
            .first()
            .map_or_else(String::new, |reason| reason.because.clone().into_owned()),
        lines: explain::lines(given.source, assignment),
    }
}
