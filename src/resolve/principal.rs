//! People and applications of the directory.

use super::data::{Account, Store};
use super::reference::{check_logical, required};
use super::{ResolvedUse, top, uses};
use crate::blueprint::{Items, Persona, PrincipalEntry, PrincipalKind};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::PrincipalType;
use crate::source::{Span, Spanned};

/// A group, user or application.
#[derive(Debug, Clone)]
pub struct Person {
    /// Its logical name.
    pub logical: String,
    /// Where it is declared.
    pub span: Span,
    /// Its kind.
    pub principal_type: PrincipalType,
    /// Its object id in lower case.
    pub object_id: Spanned<String>,
    /// Its personas, with their places.
    pub personas: Vec<Spanned<Persona>>,
    /// The data it works with.
    pub uses: Vec<ResolvedUse>,
}

/// The declared people.
pub(super) fn people(
    entries: &Items<PrincipalEntry>,
    accounts: &[Account],
    stores: &[Store],
    diags: &mut Diagnostics,
) -> Vec<Person> {
    let people: Vec<Person> = entries
        .iter()
        .filter_map(|(key, entry)| person(key, &entry.value, accounts, stores, diags))
        .collect();
    for (index, person) in people.iter().enumerate() {
        let twin = people
            .iter()
            .take(index)
            .find(|earlier| earlier.object_id == person.object_id);
        if let Some(twin) = twin {
            diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    person.object_id.span,
                    format!("`{}` has the object id of `{}`", person.logical, twin.logical),
                )
                .also(twin.object_id.span, "first written here")
                .help("write one principal with both personas: `persona: [data_scientist, labeler]`"),
            );
        }
        if person.personas.is_empty() && person.uses.is_empty() {
            diags.push(
                Diagnostic::information(
                    Code::UNUSED,
                    person.span,
                    format!(
                        "principal `{}` has neither a persona nor uses, so it gets no role",
                        person.logical
                    ),
                )
                .help("add `persona: data_scientist`, or remove it"),
            );
        }
    }
    people
}

fn person(
    key: &Spanned<String>,
    entry: &PrincipalEntry,
    accounts: &[Account],
    stores: &[Store],
    diags: &mut Diagnostics,
) -> Option<Person> {
    check_logical(key, "a principal", diags);
    let uses = uses::resolve(&entry.uses, accounts, stores, diags);
    let uses = uses.into_iter().filter(|entry| allowed(entry, diags)).collect();
    let personas = personas(entry, diags);
    if entry.identity.is_some() || entry.existing.is_some() {
        return None;
    }
    let kind = required(
        ("principal", key),
        entry.kind.as_ref(),
        "type",
        "type: group",
        diags,
    );
    let object_id = required(
        ("principal", key),
        entry.object_id.as_ref(),
        "object_id",
        "object_id: <the group's object id>, which `az ad group show --group <name> --query id` prints",
        diags,
    );
    let (kind, object_id) = (kind?, object_id?);
    let id = top::guid(Some(object_id), "object_id", diags)?;
    Some(Person {
        logical: key.value.clone(),
        span: key.span,
        principal_type: match kind.value {
            PrincipalKind::Group => PrincipalType::Group,
            PrincipalKind::User => PrincipalType::User,
            PrincipalKind::ServicePrincipal => PrincipalType::ServicePrincipal,
        },
        object_id: Spanned::new(id, object_id.span),
        personas,
        uses,
    })
}

fn personas(entry: &PrincipalEntry, diags: &mut Diagnostics) -> Vec<Spanned<Persona>> {
    let mut found: Vec<Spanned<Persona>> = Vec::new();
    for persona in &entry.persona.0 {
        match persona.value {
            Persona::DataScientist | Persona::DataReader | Persona::Labeler => {
                if !found.contains(persona) {
                    found.push(persona.clone());
                }
            }
            Persona::ComputeOperator
            | Persona::MlEngineer
            | Persona::PromptFlowUser
            | Persona::RegistryUser
            | Persona::FeatureStoreConsumer
            | Persona::FeatureStoreDeveloper
            | Persona::ProjectCreator
            | Persona::ProjectMember
            | Persona::NetworkAdmin
            | Persona::WorkspaceAdmin
            | Persona::Deployer => diags.push(
                Diagnostic::error(Code::NOT_YET, persona.span, "this persona is not supported yet")
                    .help("supported are `data_scientist`, `data_reader` and `labeler`"),
            ),
        }
    }
    found
}

/// Whether a person can have this use; if not, that is a finding.
fn allowed(entry: &ResolvedUse, diags: &mut Diagnostics) -> bool {
    if let Some(identity) = &entry.identity {
        diags.push(
            Diagnostic::error(
                Code::USE_REFUSED,
                identity.span,
                "people work as themselves, not as an identity",
            )
            .help("remove `identity`"),
        );
        return false;
    }
    match &entry.task {
        uses::Task::Data { .. } => true,
        uses::Task::Feature(feature) => {
            diags.push(uses::refused(*feature, "a principal", entry.span));
            false
        }
    }
}
