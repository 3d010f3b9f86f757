//! A Markdown table for each principal, for a review or a wiki.

use serde::Serialize;

use super::{Filter, because, line_list, marks, sorted, sources, sum, when};
use crate::emit::{Bug, Templates};
use crate::model::{Model, RoleAssignment};
use crate::report::markdown::{self, Markup};
use crate::source::Source;

const TEMPLATES: &[(&str, &str)] = &[(
    "explain",
    include_str!("../../../templates/report/explain.md.hbs"),
)];

#[derive(Debug, Serialize)]
struct View {
    principals: Vec<PrincipalView>,
    sum: Markup,
}

#[derive(Debug, Serialize)]
struct PrincipalView {
    title: Markup,
    grants: Vec<GrantView>,
}

#[derive(Debug, Serialize)]
struct GrantView {
    role: Markup,
    scope: Markup,
    when: Markup,
    /// One for each rule, as are `rules`.
    why: Vec<Markup>,
    rules: Vec<Markup>,
    marks: Markup,
    lines: Markup,
}

/// GitHub's tables, one per principal.
///
/// # Errors
///
/// A [`Bug`]: nothing that the author of a blueprint can cause.
pub fn markdown(model: &Model, source: &Source, filter: &Filter) -> Result<String, Bug> {
    let found = sorted(model, filter);
    let principals = found
        .chunk_by(|one, next| one.principal == next.principal)
        .map(|grants| PrincipalView {
            title: markdown::text(
                &grants
                    .first()
                    .map(|one| model.principal_display(one.principal))
                    .unwrap_or_default(),
            ),
            grants: grants.iter().map(|one| grant(model, source, one)).collect(),
        })
        .collect();
    let sum = markdown::text(&sum(&found));
    Templates::new(TEMPLATES)?.render("explain", &View { principals, sum })
}

fn grant(model: &Model, source: &Source, assignment: &RoleAssignment) -> GrantView {
    let reasons = &assignment.reasons;
    GrantView {
        role: markdown::text(&assignment.right.name()),
        scope: markdown::text(&model.scope_display(assignment.scope)),
        when: markdown::text(when(assignment)),
        why: reasons
            .iter()
            .map(|reason| markdown::text(&because(reason)))
            .collect(),
        rules: reasons
            .iter()
            .map(|reason| markdown::text(&format!("{} ({})", reason.rule, sources(reason))))
            .collect(),
        marks: markdown::text(&marks(assignment).join(", ")),
        lines: markdown::text(&line_list(source, assignment, ", ")),
    }
}
