//! What environments of one blueprint have that others lack.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic};
use crate::model::{AssignedBy, Model};

/// How many grants are listed.
const LISTED: usize = 20;

/// The grants that not all environments have, told by logical names.
#[must_use]
pub fn differences(models: &[&Model]) -> Option<Diagnostic> {
    let mut granted: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, model) in models.iter().enumerate() {
        let made = model.role_assignments.iter();
        for grant in made.filter(|grant| grant.assigned_by == AssignedBy::Template) {
            let words = format!(
                "{} has {} on {}",
                model.principal_display(grant.principal),
                model.right_name(grant.right),
                model.scope_display(grant.scope)
            );
            let holders = granted.entry(words).or_default();
            if holders.last() != Some(&at) {
                holders.push(at);
            }
        }
    }
    granted.retain(|_, holders| holders.len() < models.len());
    let places = models
        .iter()
        .filter_map(|model| model.deployment.environment.as_ref());
    let mut places = places.map(|environment| environment.span);
    let first = places.next().filter(|_| !granted.is_empty())?;
    let name = |at: &usize| {
        let environment = models
            .get(*at)
            .and_then(|model| model.deployment.environment.as_ref());
        format!("`{}`", environment.map_or("", |one| one.value.as_str()))
    };
    let mut lines: Vec<String> = granted
        .iter()
        .take(LISTED)
        .map(|(words, holders)| {
            let holders: Vec<String> = holders.iter().map(name).collect();
            format!("in {} alone {words}", holders.join(" and "))
        })
        .collect();
    if granted.len() > LISTED {
        lines.push(format!("and {} more", granted.len() - LISTED));
    }
    let (grants, they) = match granted.len() {
        1 => ("1 grant".to_owned(), "it is"),
        many => (format!("{many} grants"), "they are"),
    };
    let finding = Diagnostic::information(
        Code::ACCESS_DIFFERS,
        first,
        format!("not all environments have {grants}"),
    )
    .cause(lines.join("; "))
    .help(format!(
        "nothing, where {they} meant; `amlgen explain --env` shows the access of one environment"
    ));
    Some(places.fold(finding, |finding, place| finding.also(place, "compared with it")))
}
