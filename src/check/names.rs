//! Azure's rules for names and tags, on what is written and on what is composed.

use std::collections::BTreeMap;

use crate::catalog::{limits, names};
use crate::diag::{Code, Diagnostic, Diagnostics, article::an};
use crate::model::{Expr, Kind, Model, Place, Resource, ResourceId, Suffix, WorkspaceKind};

/// Characters of a suffix that is computed at deployment.
const SUFFIX: &str = "00000000";

/// The name as it will be, with a stand-in where the suffix is computed at deployment.
fn final_name(resource: &Resource) -> Option<String> {
    if let Expr::Unique { prefix, .. } = &resource.name {
        return Some(format!("{prefix}{SUFFIX}"));
    }
    resource.name.as_text().map(str::to_owned)
}

pub(super) fn resource_names(model: &Model, diags: &mut Diagnostics) {
    for resource in &model.resources {
        let (Some(rule), Some(name)) = (resource.facts.name_rule, final_name(resource)) else {
            continue;
        };
        let key = name_key(model, resource);
        if let (Some((recommended, reason)), false) = (rule.shortfall(&name), resource.existing) {
            diags.push(
                Diagnostic::warning(
                    Code::RESOURCE_NAME,
                    resource.origin.primary(),
                    format!(
                        "`{name}` misses what is recommended for the name of {}: {reason}",
                        an(rule.kind)
                    ),
                )
                .cause(format!("Azure takes it; accepted everywhere are {recommended}"))
                .help(key.clone()),
            );
        }
        if let Some(reason) = rule.violation(&name) {
            let finding = Diagnostic::error(
                Code::RESOURCE_NAME,
                resource.origin.primary(),
                format!("`{name}` can't be the name of {}: {reason}", an(rule.kind)),
            )
            .cause(format!("Azure wants {}", rule.rule))
            .help(key.clone());
            diags.push(of_environment(model, &name, finding));
        } else if let (Some(word), true) = (
            names::reserved_word(&name),
            names::reserved_words_concern(&resource.resource_type.arm),
        ) {
            diags.push(
                Diagnostic::error(
                    Code::RESOURCE_NAME,
                    resource.origin.primary(),
                    format!(
                        "`{name}` can't be the name of {}: Azure reserves `{word}`",
                        an(rule.kind)
                    ),
                )
                .help(key.clone()),
            );
        }
    }
}

/// The finding about a name, with the environment in which the name ends.
fn of_environment(model: &Model, name: &str, finding: Diagnostic) -> Diagnostic {
    match &model.deployment.environment {
        Some(environment) if name.ends_with(&format!("-{}", environment.value)) => {
            finding.also(environment.span, "composed names end in it")
        }
        Some(_) | None => finding,
    }
}

/// What the author can write about the name of a resource.
fn name_key(model: &Model, resource: &Resource) -> String {
    let parent = resource.parent.and_then(|id| model.resource(id));
    let parent = parent.map(|parent| parent.logical.as_str());
    let is_only = matches!(resource.logical.as_str(), "" | "default");
    let name = resource.name.as_text().unwrap_or_default();
    match resource.facts.key.path(&resource.logical, parent) {
        // what lies in one that exists names it where it lies in it, in whatever section
        _ if resource.existing && matches!(resource.kind, Kind::VirtualNetwork | Kind::Subnet) => {
            "correct the name here".to_owned()
        }
        None => "write another name".to_owned(),
        Some(path) if resource.existing => format!("correct the name in `{path}.existing`"),
        Some(path) if is_only && name.ends_with(&format!("-{}", platform(model))) => {
            format!("choose another `name` at the top, of which this one is made, or set `{path}.name`")
        }
        Some(path) => format!("set `{path}.name`"),
    }
}

/// What composed names of what there is one of end in.
fn platform(model: &Model) -> String {
    let environment = model.deployment.environment.as_ref();
    let end = environment.map(|one| format!("-{}", one.value));
    format!("{}{}", model.blueprint, end.unwrap_or_default())
}

/// Where a name has to be unique, and the name: type, place, parent and scope.
type Named<'m> = (&'m str, Place, Option<ResourceId>, Option<ResourceId>, String);

/// Two resources of a kind in one place cannot share a name.
pub(super) fn same_names(model: &Model, diags: &mut Diagnostics) {
    let mut seen: BTreeMap<Named<'_>, &Resource> = BTreeMap::new();
    for resource in &model.resources {
        let name = if let Expr::Unique { prefix, suffix } = &resource.name {
            let hashed = model
                .suffixes
                .get(*suffix)
                .map_or("", |suffix: &Suffix| &suffix.seed);
            // what is hashed is not compared as a name: `Data` and `data` end in different suffixes
            format!("{} {hashed}", prefix.to_ascii_lowercase())
        } else if let Expr::Guid(hashed) = &resource.name {
            hashed.clone()
        } else if let Some(text) = resource.name.as_text() {
            text.to_ascii_lowercase()
        } else {
            // what is composed of the same parts is the same
            format!("{:?}", resource.name)
        };
        let named = (
            &*resource.resource_type.arm,
            resource.place.in_lower_case(),
            resource.parent,
            resource.scope,
            name.clone(),
        );
        let Some(earlier) = seen.insert(named, resource) else {
            continue;
        };
        let (finding, other, label) = match (earlier.existing, resource.existing) {
            (true, false) => (named_by_id(model, resource, earlier), resource, "made here"),
            (false, true) => (named_by_id(model, earlier, resource), earlier, "made here"),
            (true, true) => {
                let message = format!(
                    "{} and {} are one: `{name}`",
                    earlier.display(),
                    resource.display()
                );
                let finding = Diagnostic::error(Code::SAME_NAME, resource.origin.primary(), message)
                    .cause("grants on one resource under two names would meet each other")
                    .help("declare it once, and refer to it by that name");
                (finding, earlier, "the other one")
            }
            (false, false) => {
                let message = format!("another {} has the name `{name}`, too", resource.facts.noun);
                let finding = Diagnostic::error(Code::SAME_NAME, resource.origin.primary(), message);
                (finding.help(name_key(model, resource)), earlier, "the other one")
            }
        };
        let finding = match other.origin.primary() {
            Some(place) => finding.also(place, label),
            None => finding,
        };
        diags.push(of_environment(model, &name, finding));
    }
}

/// The finding for a resource that the blueprint makes, and that something else in it takes for one that exists already.
fn named_by_id(model: &Model, made: &Resource, existing: &Resource) -> Diagnostic {
    let help = match (existing.kind, model.workspace.kind) {
        (Kind::FeatureStore, WorkspaceKind::FeatureStore) => "remove this use: people get features by `persona: feature_store_consumer`, jobs by `feature: workspace_access` and uses of the stores".to_owned(),
        (Kind::FeatureStore, _) => "name the feature store that features are read from".to_owned(),
        (Kind::Hub, _) => "name the hub that the project belongs to".to_owned(),
        _ => match made.facts.key.path(&made.logical, None) {
            Some(path) => format!("refer to what is declared under `{path}` by its name there, or name another"),
            None => "name another".to_owned(),
        },
    };
    Diagnostic::error(
        Code::SAME_NAME,
        existing.origin.primary(),
        format!(
            "this is taken for {} that exists already, and it is the {} that the blueprint makes",
            an(existing.facts.noun),
            made.display()
        ),
    )
    .cause("an id names what exists before the deployment, and nothing of it is made")
    .help(help)
}

/// How many tags a resource has; the tags themselves are checked where they are written.
pub(super) fn tags(model: &Model, diags: &mut Diagnostics) {
    for resource in &model.resources {
        let count = match &resource.tags {
            None => continue,
            Some(Expr::Object(object)) => object.0.len(),
            Some(_) => model.tags.len(),
        };
        if !limits::TAGS.allows(count as u64) {
            diags.push(
                Diagnostic::error(
                    Code::TAG_RULE,
                    resource.origin.primary(),
                    format!(
                        "{} has {count} tags, and Azure allows {}",
                        resource.display(),
                        limits::TAGS.max
                    ),
                )
                .help("remove some from `tags`"),
            );
        }
    }
}
