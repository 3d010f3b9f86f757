//! `access.md`: who gets what on which resource and why, for whoever reviews access.

use serde::Serialize;

use super::markdown::{self, Markup};
use super::naming::final_name;
use crate::emit::{Bug, Templates, mark};
use crate::model::{AssignedBy, Expr, Kind, Mark, Model, Principal, RoleAssignment, Scope};

const TEMPLATES: &[(&str, &str)] = &[("access", include_str!("../../templates/report/access.md.hbs"))];

#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "templates test booleans only")]
struct View {
    mark: Markup,
    blueprint: Markup,
    principals: Vec<PrincipalView>,
    has_azure: bool,
    azure: Vec<GrantView>,
    has_condition: bool,
    condition: Markup,
    has_risks: bool,
    has_contributor: bool,
    names: Vec<NameView>,
    identities: Vec<NameView>,
    has_identities: bool,
}

#[derive(Debug, Serialize)]
struct PrincipalView {
    title: Markup,
    grants: Vec<GrantView>,
}

#[derive(Debug, Serialize)]
struct GrantView {
    principal: Markup,
    role: Markup,
    scope: Markup,
    why: Markup,
    rules: Markup,
    marks: Markup,
}

#[derive(Debug, Serialize)]
struct NameView {
    what: Markup,
    name: Markup,
}

/// The text of `access.md`.
///
/// # Errors
///
/// A [`Bug`]: nothing that the author of a blueprint can cause.
pub fn render(model: &Model) -> Result<String, Bug> {
    let mut principals: Vec<(Principal, PrincipalView)> = Vec::new();
    for (_, assignment, _) in model.emitted() {
        let view = grant(model, assignment);
        if let Some((_, known)) = principals
            .iter_mut()
            .find(|(known, _)| *known == assignment.principal)
        {
            known.grants.push(view);
        } else {
            let title = markdown::text(&model.principal_display(assignment.principal));
            principals.push((
                assignment.principal,
                PrincipalView {
                    title,
                    grants: vec![view],
                },
            ));
        }
    }
    principals.sort_by_key(|(principal, _)| *principal);
    let azure: Vec<GrantView> = model
        .role_assignments
        .iter()
        .filter(|assignment| assignment.assigned_by == AssignedBy::Azure)
        .map(|assignment| grant(model, assignment))
        .collect();
    let condition = model
        .role_assignments
        .iter()
        .find_map(|assignment| assignment.condition.clone());
    let named = |resource: &&crate::model::Resource| {
        !matches!(resource.kind, Kind::BlobService | Kind::DiagnosticSetting)
    };
    let name_view = |resource: &crate::model::Resource| NameView {
        what: markdown::text(&model.scope_display(Scope::Resource(resource.id))),
        name: markdown::code(&final_name(model, resource)),
    };
    let identities: Vec<NameView> = model
        .resources
        .iter()
        .filter(|resource| resource.kind == Kind::Cluster)
        .flat_map(|cluster| {
            let attached = cluster
                .identity
                .as_ref()
                .map(|identity| identity.user_assigned.as_slice());
            attached
                .unwrap_or_default()
                .iter()
                .filter_map(|id| model.resource(*id))
                .map(|identity| NameView {
                    what: markdown::text(&cluster.display()),
                    name: markdown::code(&format!("identities.{}.clientId", identity.logical)),
                })
        })
        .collect();
    let view = View {
        mark: markdown::comment(&mark::sentence(&model.blueprint)),
        blueprint: markdown::code(&model.blueprint),
        principals: principals.into_iter().map(|(_, view)| view).collect(),
        has_azure: !azure.is_empty(),
        azure,
        has_condition: condition.is_some(),
        condition: markdown::block(&condition.unwrap_or_default()),
        has_risks: model
            .role_assignments
            .iter()
            .any(|assignment| assignment.right.is_keyless_risk()),
        has_contributor: model.emitted().any(|(_, _, role)| role.name == "Contributor"),
        names: model.resources.iter().filter(named).map(name_view).collect(),
        has_identities: !identities.is_empty(),
        identities,
    };
    Templates::new(TEMPLATES)?.render("access", &view)
}

fn grant(model: &Model, assignment: &RoleAssignment) -> GrantView {
    let reasons = &assignment.reasons;
    let rules: Vec<&str> = reasons.iter().map(|reason| reason.rule).collect();
    let why = reasons.first().map_or_else(String::new, |reason| {
        format!("{}; without it, {}", reason.because, reason.without)
    });
    let mut marks: Vec<&str> = Vec::new();
    if assignment.right.is_keyless_risk() {
        marks.push("keys");
    }
    for mark in [Mark::Definition, Mark::Open] {
        // A grant is as well founded as its best reason.
        if reasons.iter().map(|reason| reason.mark).min() == Some(mark) {
            marks.push(mark.word());
        }
    }
    GrantView {
        principal: markdown::text(&model.principal_display(assignment.principal)),
        role: markdown::text(&assignment.right.name()),
        scope: markdown::text(&scope(model, assignment.scope)),
        why: markdown::text(&why),
        rules: markdown::text(&rules.join(", ")),
        marks: markdown::text(&marks.join(", ")),
    }
}

fn scope(model: &Model, scope: Scope) -> String {
    let display = model.scope_display(scope);
    match scope {
        Scope::Resource(id) => match model.resource(id) {
            Some(resource) if matches!(resource.name, Expr::Text(_)) && resource.kind != Kind::Container => {
                format!("{display} (`{}`)", final_name(model, resource))
            }
            _ => display,
        },
        Scope::ResourceGroup => display,
    }
}
