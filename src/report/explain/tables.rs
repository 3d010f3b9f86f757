//! A Markdown table for each principal, for a review or a wiki.

use serde::Serialize;

use super::{
    CONDITION_SHOWN, Filter, Shown, condition, credentials, disagreements, line_list, marks, particulars,
    sorted, sources, sum, who,
};
use crate::emit::{Bug, Template, template};
use crate::model::Model;
use crate::report::federation::FederatedView;
use crate::report::identification::identify;
use crate::report::markdown::{self, Markup};
use crate::report::{sound, wording};
use crate::source::Source;

static TABLES: Template = template!("report/explain.md");

#[derive(Debug, Serialize)]
struct View {
    principals: Vec<PrincipalView>,
    federated: Vec<FederatedView>,
    condition: Option<Markup>,
    disagreements: Vec<Markup>,
    sum: Markup,
}

#[derive(Debug, Serialize)]
struct PrincipalView {
    title: Markup,
    identification: Option<Markup>,
    grants: Vec<GrantView>,
}

#[derive(Debug, Serialize)]
struct GrantView {
    role: Markup,
    scope: Markup,
    who: Markup,
    /// One for each rule, as are `rules`, then what else there is to say.
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
    sound::check(model)?;
    let found = sorted(model, filter);
    let principals = found
        .chunk_by(|one, next| one.assignment.principal == next.assignment.principal)
        .filter_map(|grants| {
            let principal = grants.first()?.assignment.principal;
            Some(PrincipalView {
                title: markdown::text(&model.principal_display(principal)),
                identification: identify(model, principal).markup(),
                grants: grants.iter().map(|one| grant(model, source, one)).collect(),
            })
        })
        .collect();
    let disagreements = disagreements(&found)
        .into_iter()
        .map(|(entry, touched)| {
            markdown::text(&format!(
                "{}, {}: {} ({})",
                entry.id,
                entry.topic,
                entry.choice,
                touched.join(", ")
            ))
        })
        .collect();
    let view = View {
        principals,
        federated: credentials(model, &found)
            .into_iter()
            .map(FederatedView::from)
            .collect(),
        condition: condition(model, &found, filter).map(|text| markdown::block(&text)),
        disagreements,
        sum: markdown::text(&sum(&found)),
    };
    TABLES.render(&view)
}

fn grant(model: &Model, source: &Source, shown: &Shown<'_>) -> GrantView {
    let assignment = shown.assignment;
    let reasons = &assignment.reasons;
    GrantView {
        role: markdown::text(&model.right_name(assignment.right)),
        scope: markdown::text(&wording::place(model, assignment)),
        who: markdown::text(&who(model, assignment)),
        why: reasons
            .iter()
            .map(wording::because)
            .chain(particulars(model, shown, CONDITION_SHOWN))
            .map(|text| markdown::text(&text))
            .collect(),
        rules: reasons
            .iter()
            .map(|reason| markdown::text(&format!("{} ({})", reason.rule, sources(reason))))
            .collect(),
        marks: markdown::text(&marks(model, assignment).join(", ")),
        lines: markdown::text(&line_list(source, assignment, ", ")),
    }
}
