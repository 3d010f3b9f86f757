//! Which of the declared parameters a deployment asks for: those that something in it takes its value from.

use std::collections::BTreeSet;

use super::dependencies::each_value;
use crate::model::{Expr, Model, Parameter, ParameterKind, Principal};

/// The parameters that a deployment asks for, in the order of the blueprint.
pub(in crate::emit) fn asked(model: &Model) -> impl Iterator<Item = &Parameter> {
    let mut names = inside(model);
    let tagged = model.made().any(|resource| resource.tags == Some(Expr::Tags));
    if tagged {
        names.extend(model.tags.iter().filter_map(|(_, value)| value.as_parameter()));
    }
    let parameters = model.parameters.iter();
    parameters.filter(move |parameter| names.contains(parameter.name.as_str()))
}

/// Those of them that no deployment has a value for unless it is given.
pub(in crate::emit) fn required(model: &Model) -> impl Iterator<Item = &Parameter> {
    asked(model).filter(|parameter| parameter.default.is_none())
}

/// The names of those that something beside the tags of the blueprint takes its value from.
pub(in crate::emit) fn inside(model: &Model) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for resource in model.made() {
        each_value(resource, &mut |value| {
            value.each(&mut |part| found.extend(part.as_parameter()));
        });
    }
    let grants = model.emitted().map(|(_, assignment, _)| assignment);
    let policies = model.policies().map(|(_, assignment, _)| assignment);
    for assignment in grants.chain(policies) {
        if let Principal::Directory(index) = assignment.principal {
            let person = model.directory.get(index);
            found.extend(person.and_then(|person| person.parameter.as_deref()));
        }
    }
    found
}

/// The type of a parameter in ARM and Bicep.
pub(in crate::emit) fn type_of(parameter: &Parameter) -> &'static str {
    match parameter.kind {
        ParameterKind::String | ParameterKind::Guid => "string",
        ParameterKind::Int => "int",
        ParameterKind::Bool => "bool",
    }
}

/// The bounds of a parameter by their names in ARM and Bicep.
pub(in crate::emit) fn bounds(parameter: &Parameter) -> impl Iterator<Item = (&'static str, i64)> {
    let (least, most) = if parameter.is_text() {
        ("minLength", "maxLength")
    } else {
        ("minValue", "maxValue")
    };
    let bounds = [(least, parameter.least()), (most, parameter.most())];
    bounds
        .into_iter()
        .filter_map(|(name, bound)| Some((name, bound?)))
}
