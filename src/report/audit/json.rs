//! An audit as JSON, for tools.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::class::Class;
use super::finding::{Audit, Finding};
use super::home::Located;
use super::observed::Assignment;
use super::principals::{self, Evidence};
use super::told::role_of;
use crate::diag::identity::Identity;
use crate::emit::Bug;
use crate::model::{AssignedBy, Place};
use crate::report::document;
use crate::report::naming::final_text;
use crate::report::reference::{self, Reference, RoleReference};

/// What `amlgen audit --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// The blueprint's name.
    blueprint: String,
    /// The resource id of the platform's group.
    resource_group: String,
    /// How many resources of the blueprint the exports have there, where nobody names the group.
    found_by: Option<usize>,
    /// How many there are of everything.
    summary: Summary,
    /// Who the principals of the blueprint are.
    principals: Vec<Identified>,
    /// What was found, by class; with `--only` that of some classes.
    findings: Vec<Found>,
    /// What was found before and is no longer, where findings from before are given.
    gone: Vec<Gone>,
    /// What else there is to know.
    notes: Vec<String>,
}

/// Numbers.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Summary {
    /// Grants that the blueprint derives.
    derived: usize,
    /// Those that are there as derived.
    as_derived: usize,
    missing: usize,
    misnamed: usize,
    inherited: usize,
    condition: usize,
    extra: usize,
    orphaned: usize,
    switched: usize,
    role: usize,
    by_azure: usize,
    /// Findings about what the exports do not tell.
    undecided: usize,
    /// How many grants they are about.
    undecided_grants: usize,
    /// Findings that were there before, of any class.
    known: usize,
    /// Role assignments in the exports.
    read: usize,
    /// Those of them that are no matter of the blueprint.
    elsewhere: usize,
}

/// A principal of the blueprint in the directory.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Identified {
    principal: Reference,
    /// Its object id, or those that it may have.
    object_ids: Vec<String>,
    /// How that is known.
    evidence: Option<Evidence>,
}

/// Something that was found.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Found {
    class: Class,
    /// The finding's code, as in `amlgen rules AML6001`.
    code: String,
    /// One sentence.
    message: String,
    /// The blueprint.
    file: String,
    /// By what it is known when it is looked for again: the same as long as who may do what where is, or what a switch is.
    fingerprint: String,
    /// Whether it was there before, and does not count.
    known: bool,
    /// What there is to know beside it.
    details: Vec<String>,
    /// The grants of the blueprint that it is about.
    derived: Vec<Derived>,
    /// The role assignment that it is about.
    observed: Option<Observed>,
    /// Role assignments one of which may be the one that is looked for.
    candidates: Vec<Observed>,
    /// The resource that it is about: one with a switch, a vault with access policies, a custom role.
    resource: Option<Reference>,
    /// The switch that it is about.
    switch: Option<SwitchFound>,
    /// An entry of access policies that is not derived, or what a derived one lacks.
    policy: Option<PolicyFound>,
    /// The entry of `rbac.adopt` that keeps its name, as a line of YAML.
    adopt: Option<String>,
}

/// Something that was found before and is no longer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Gone {
    code: String,
    message: String,
    file: String,
    fingerprint: Option<String>,
}

/// A grant that the blueprint derives.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Derived {
    principal: Reference,
    /// The object id of the principal, where it is known.
    object_id: Option<String>,
    role: RoleReference,
    scope: Reference,
    /// Who makes it.
    assigned_by: AssignedBy,
    /// The name that the templates give it, where it is known.
    name: Option<String>,
    /// Why it is needed.
    description: String,
    /// Its condition.
    condition: Option<String>,
}

/// A role assignment that is there.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Observed {
    id: String,
    name: String,
    principal_id: String,
    principal_name: Option<String>,
    principal_type: Option<String>,
    /// The principal of the blueprint that it is, if it is one.
    principal: Option<Reference>,
    /// The GUID of the role.
    role_id: String,
    role_name: String,
    /// The id of the scope, as the export has it.
    scope_id: String,
    /// The scope of the blueprint that it is, if it is one.
    scope: Option<Reference>,
    condition: Option<String>,
    created_on: Option<String>,
}

/// An entry of a vault's access policies, or a part of one.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct PolicyFound {
    object_id: String,
    /// The principal of the blueprint that it is, if it is one.
    principal: Option<Reference>,
    /// What it permits or lacks, by kind: secrets, keys, certificates, storage.
    permissions: BTreeMap<String, Vec<String>>,
}

/// A switch that is not as the blueprint says.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct SwitchFound {
    /// The path below `properties`.
    property: String,
    /// What the blueprint says.
    wanted: String,
    /// What is there; none where it is not set.
    found: Option<String>,
}

/// The whole document, with a final newline. `file` is the blueprint, `gone` what was found before and is no longer.
///
/// # Errors
///
/// A [`Bug`]: nothing that exports or the author of a blueprint can cause.
pub fn json(audit: &Audit<'_>, file: &str, gone: &[Identity]) -> Result<String, Bug> {
    document::document(&document(audit, file, gone))
}

fn document(audit: &Audit<'_>, file: &str, gone: &[Identity]) -> Document {
    let model = audit.model;
    let identified = audit.principals.all().map(|(principal, identity)| {
        let (object_ids, evidence) = match identity {
            principals::Identity::Known(object, evidence) => (vec![object.clone()], Some(*evidence)),
            principals::Identity::Ambiguous(objects) => (objects.iter().cloned().collect(), None),
            principals::Identity::Unknown(_) => (Vec::new(), None),
        };
        Identified {
            principal: reference::principal(model, principal),
            object_ids,
            evidence,
        }
    });
    Document {
        blueprint: model.blueprint.clone(),
        resource_group: model.shown_group(&Place::Own),
        found_by: match audit.home {
            Located::Said => None,
            Located::Found(hits) => Some(hits),
        },
        summary: Summary {
            derived: model.role_assignments.len(),
            as_derived: audit.as_derived,
            missing: audit.total(Class::Missing),
            misnamed: audit.total(Class::Misnamed),
            inherited: audit.total(Class::Inherited),
            condition: audit.total(Class::Condition),
            extra: audit.total(Class::Extra),
            orphaned: audit.total(Class::Orphaned),
            switched: audit.total(Class::Switched),
            role: audit.total(Class::Role),
            by_azure: audit.total(Class::ByAzure),
            undecided: audit.total(Class::Undecided),
            undecided_grants: audit.undecided,
            known: Class::ALL.iter().map(|class| audit.known(*class)).sum(),
            read: audit.read,
            elsewhere: audit.elsewhere,
        },
        principals: identified.collect(),
        findings: audit
            .findings
            .iter()
            .map(|finding| found(audit, finding, file))
            .collect(),
        gone: gone.iter().map(no_longer).collect(),
        notes: audit.notes.clone(),
    }
}

fn no_longer(one: &Identity) -> Gone {
    Gone {
        code: one.code.clone(),
        message: one.message.clone(),
        file: one.file.clone(),
        fingerprint: one.about.clone(),
    }
}

fn found(audit: &Audit<'_>, finding: &Finding<'_>, file: &str) -> Found {
    let model = audit.model;
    let grants = finding.grants.iter();
    Found {
        class: finding.class,
        code: finding.class.code().id().to_owned(),
        message: audit.sentence(finding),
        file: file.to_owned(),
        fingerprint: audit.fingerprint(finding),
        known: finding.known,
        details: audit.details(finding),
        derived: grants.filter_map(|at| derived(audit, *at)).collect(),
        observed: finding.seen.map(|seen| observed(audit, seen)),
        candidates: finding
            .candidates
            .iter()
            .map(|seen| observed(audit, seen))
            .collect(),
        resource: finding
            .resource
            .map(|resource| reference::resource(model, resource)),
        switch: finding.turned.as_ref().map(|turned| SwitchFound {
            property: turned.path.clone(),
            wanted: turned.wanted.clone(),
            found: turned.found.clone(),
        }),
        policy: finding.policy.as_ref().map(|policy| PolicyFound {
            object_id: policy.object.clone(),
            principal: audit
                .principals
                .with_object(&policy.object)
                .first()
                .map(|principal| reference::principal(model, *principal)),
            permissions: policy.permitted.by_kind(),
        }),
        adopt: audit.adoption(finding),
    }
}

fn derived(audit: &Audit<'_>, at: usize) -> Option<Derived> {
    let model = audit.model;
    let grant = model.role_assignments.get(at)?;
    Some(Derived {
        principal: reference::principal(model, grant.principal),
        object_id: audit.object_of(grant.principal).map(str::to_owned),
        role: reference::role(model, grant.right),
        scope: reference::scope(model, grant.scope),
        assigned_by: grant.assigned_by,
        name: audit.name(at),
        description: grant.description(),
        condition: grant
            .condition
            .as_ref()
            .map(|condition| final_text(model, condition)),
    })
}

fn observed(audit: &Audit<'_>, seen: &Assignment<'_>) -> Observed {
    let principal = audit.principals.with_object(&seen.principal).first();
    let text = |text: &Option<std::borrow::Cow<'_, str>>| text.as_deref().map(str::to_owned);
    Observed {
        id: seen.id.to_string(),
        name: seen.name.clone(),
        principal_id: seen.principal.clone(),
        principal_name: text(&seen.principal_name),
        principal_type: text(&seen.principal_type),
        principal: principal.map(|principal| reference::principal(audit.model, *principal)),
        role_id: seen.role.clone(),
        role_name: role_of(seen),
        scope_id: seen.written_scope.to_string(),
        scope: audit
            .scope_of(seen)
            .map(|scope| reference::scope(audit.model, scope)),
        condition: text(&seen.condition),
        created_on: text(&seen.created_on),
    }
}
