//! What differs about a platform as a whole.

use std::collections::{BTreeMap, BTreeSet};

use super::change::PropertyChange;
use super::values::Side;
use crate::catalog::clouds;
use crate::model::{Emission, Expr, Level, Parameter, ParameterKind};

/// The words of a blueprint for what is chosen for the whole, with their values.
type Facts = BTreeMap<String, String>;

/// The values that differ.
pub(super) fn changes((before, now): &(Side<'_>, Side<'_>)) -> Vec<PropertyChange> {
    let (before, now) = (facts(before), facts(now));
    let paths: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
    let both = paths
        .into_iter()
        .map(|path| (path, before.get(path), now.get(path)));
    both.filter(|(_, old, new)| old != new)
        .map(|(path, old, new)| PropertyChange::new(path, old.cloned(), new.cloned()))
        .collect()
}

fn facts(side: &Side<'_>) -> Facts {
    let model = side.model;
    let deployment = &model.deployment;
    let mut found = Facts::new();
    let mut add = |path: &str, value: Option<String>| {
        if let Some(value) = value {
            found.insert(path.to_owned(), value);
        }
    };
    add("name", Some(model.blueprint.clone()));
    add(
        "cloud",
        Some(clouds::facts(deployment.cloud).environment.to_owned()),
    );
    add("location", Some(deployment.location.clone()));
    add("subscription", deployment.subscription.clone());
    add("tenant", deployment.tenant.clone());
    add("resource_group.name", deployment.resource_group.clone());
    let creates = deployment.level == Level::NewGroup;
    add("resource_group.create", creates.then(|| "true".to_owned()));
    let targets: Vec<&str> = deployment.targets.iter().map(|target| target.as_str()).collect();
    add("targets", Some(targets.join(", ")));
    add("rbac.profile", Some(model.rbac.profile.word().to_owned()));
    add("rbac.emit", Some(emission(model.rbac.emission).to_owned()));
    let ranges = model.workspace.allowed_ranges.join(", ");
    add(
        "workspace.allowed_ip_ranges",
        (!ranges.is_empty()).then_some(ranges),
    );
    for (key, value) in side.tags() {
        add(&format!("tags.{key}"), Some(value));
    }
    for parameter in &model.parameters {
        add(&format!("parameters.{}", parameter.name), Some(words(parameter)));
    }
    found
}

fn emission(emission: Emission) -> &'static str {
    match emission {
        Emission::Inline => "inline",
        Emission::Separate => "separate",
        Emission::None => "none",
    }
}

/// What is declared of a parameter, in a line.
fn words(parameter: &Parameter) -> String {
    let kind = match parameter.kind {
        ParameterKind::String => "string",
        ParameterKind::Int => "int",
        ParameterKind::Bool => "bool",
        ParameterKind::Guid => "guid",
    };
    let value = |value: &Expr| {
        if let Expr::Int(number) = value {
            return number.to_string();
        }
        let truth = value.as_bool().map(|truth| truth.to_string());
        truth.unwrap_or_else(|| value.shown().into_owned())
    };
    let mut parts = vec![kind.to_owned()];
    parts.push(match &parameter.default {
        Some(default) => format!("default {}", value(default)),
        None => "required".to_owned(),
    });
    if !parameter.allowed.is_empty() {
        let allowed: Vec<String> = parameter.allowed.iter().map(value).collect();
        parts.push(format!("one of {}", allowed.join(" ")));
    }
    parts.extend(parameter.min.map(|min| format!("min {min}")));
    parts.extend(parameter.max.map(|max| format!("max {max}")));
    parts.push(parameter.description.clone());
    parts.join(", ")
}
