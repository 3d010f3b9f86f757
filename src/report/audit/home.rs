//! Where the platform lies: subscription and resource group, from the blueprint, from whoever asks, or from the exports.
//!
//! Names that end in a suffix are computed from both, so that they are either all known or none is. Where neither says it, a group of
//! the exports in which a resource of the blueprint lies by its whole name, suffix and all, is the one; several of them are told.

use std::collections::{BTreeMap, BTreeSet};

use super::exported::Exported;
use super::ids;
use super::observed::Assignments;
use crate::model::{Expr, Model, Place, Suffix};
use crate::report::naming::final_name;

/// What whoever asks says of the place.
#[derive(Debug, Clone, Copy, Default)]
pub struct Given<'a> {
    /// The subscription.
    pub subscription: Option<&'a str>,
    /// The resource group.
    pub group: Option<&'a str>,
}

/// How the place became known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Located {
    /// The blueprint or whoever asks says it.
    Said,
    /// So many resources of the blueprint lie there according to the exports.
    Found(usize),
}

/// Completes a model with its subscription and group.
///
/// # Errors
///
/// Why the place is not known.
pub(super) fn complete(
    model: &mut Model,
    given: Given<'_>,
    assignments: &Assignments<'_>,
    exported: &[Exported<'_>],
) -> Result<Located, String> {
    agree(
        "subscription",
        &mut model.deployment.subscription,
        given.subscription,
    )?;
    agree(
        "resource group",
        &mut model.deployment.resource_group,
        given.group,
    )?;
    if model.deployment.subscription.is_some() && model.deployment.resource_group.is_some() {
        return Ok(Located::Said);
    }
    let ids: BTreeSet<String> = (exported.iter().map(|one| one.id.to_lowercase()))
        .chain(assignments.list.iter().map(|one| one.scope.clone()))
        .collect();
    let mut fitting = candidates(model, &ids);
    match (fitting.pop(), fitting.is_empty()) {
        (Some((hits, subscription, group)), true) => {
            model.deployment.subscription = Some(subscription);
            model.deployment.resource_group = Some(group);
            Ok(Located::Found(hits))
        }
        (None, _) => Err("the blueprint does not say in which subscription and resource group the platform lies, and no resource of it is \
                          found in the exports; name both with `--subscription` and `--resource-group`"
            .to_owned()),
        (Some(last), false) => {
            fitting.push(last);
            let all: Vec<String> = fitting
                .iter()
                .map(|(_, subscription, group)| format!("`/subscriptions/{subscription}/resourceGroups/{group}`"))
                .collect();
            Err(format!(
                "the blueprint does not say in which subscription and resource group the platform lies, and it is found in several: {}; \
                 choose one with `--subscription` and `--resource-group`",
                all.join(", ")
            ))
        }
    }
}

/// Sets a value that is given, unless the blueprint says another one.
fn agree(what: &str, own: &mut Option<String>, given: Option<&str>) -> Result<(), String> {
    let Some(given) = given else { return Ok(()) };
    match own {
        Some(own) if !own.eq_ignore_ascii_case(given) => Err(format!(
            "the blueprint's {what} is `{own}`, and `{given}` is given"
        )),
        Some(_) => Ok(()),
        None => {
            *own = Some(given.to_owned());
            Ok(())
        }
    }
}

/// Groups of the exports in which resources of the blueprint lie, with how many.
fn candidates(model: &mut Model, ids: &BTreeSet<String>) -> Vec<(usize, String, String)> {
    let (subscription, group) = (
        model.deployment.subscription.clone(),
        model.deployment.resource_group.clone(),
    );
    // by type and name; of names with a suffix by what stands before it
    let mut names: BTreeMap<String, bool> = BTreeMap::new();
    let own = |model: &Model| -> Vec<crate::model::ResourceId> {
        let outermost = model
            .made()
            .filter(|resource| resource.parent.is_none() && resource.scope.is_none());
        outermost
            .filter(|resource| resource.place == Place::Own)
            .map(|resource| resource.id)
            .collect()
    };
    let own = own(model);
    for resource in own.iter().filter_map(|id| model.resource(*id)) {
        let (name, has_suffix) = if let Expr::Unique { prefix, .. } = &resource.name {
            (prefix.clone(), true)
        } else {
            (final_name(model, resource), false)
        };
        names.insert(
            format!("{}/{name}", resource.resource_type.arm).to_lowercase(),
            has_suffix,
        );
    }
    let mut places: BTreeSet<(String, String)> = BTreeSet::new();
    for id in ids {
        let Some((of, in_group, rest)) = ids::group(id) else {
            continue;
        };
        let fits = |wanted: &Option<String>, found: &str| {
            wanted
                .as_deref()
                .is_none_or(|wanted| wanted.eq_ignore_ascii_case(found))
        };
        let outermost = rest.strip_prefix("providers/").and_then(|rest| {
            let end = rest.match_indices('/').nth(2).map_or(rest.len(), |(at, _)| at);
            rest.get(..end)
        });
        let Some(name) = outermost else { continue };
        let cut = name
            .len()
            .checked_sub(Suffix::LENGTH.into())
            .and_then(|at| name.get(..at))
            .unwrap_or_default();
        let is_known = names.get(name) == Some(&false) || names.get(cut) == Some(&true);
        if is_known && fits(&subscription, of) && fits(&group, in_group) {
            places.insert((of.to_owned(), in_group.to_owned()));
        }
    }
    let mut found = Vec::new();
    for (in_subscription, in_group) in places {
        model.deployment.subscription = Some(in_subscription.clone());
        model.deployment.resource_group = Some(group.clone().unwrap_or_else(|| in_group.clone()));
        let lies = |id: &&crate::model::ResourceId| {
            let wanted = ids::resource(model, **id).to_lowercase();
            // it, or something in it
            ids.range(wanted.clone()..).next().is_some_and(|id| {
                id.strip_prefix(wanted.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        };
        let hits = own.iter().filter(lies).count();
        if hits > 0 {
            found.push((hits, in_subscription, group.clone().unwrap_or(in_group)));
        }
    }
    (model.deployment.subscription, model.deployment.resource_group) = (subscription, group);
    found
}
