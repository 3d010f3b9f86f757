//! Variables: the declared parameters.

use super::hcl::{Body, Hcl, Item};
use super::value::Values;
use crate::model::{Parameter, ParameterKind};

/// What a GUID looks like.
const GUID: &str = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$";

/// The block of a parameter.
pub(super) fn body(values: &Values<'_>, parameter: &Parameter) -> Body {
    let kind = match parameter.kind {
        ParameterKind::String | ParameterKind::Guid => "string",
        ParameterKind::Int => "number",
        ParameterKind::Bool => "bool",
    };
    let mut items = vec![
        Item::attribute("type", Hcl::reference(kind)),
        Item::attribute("description", Hcl::text(&parameter.description)),
    ];
    if let Some(default) = &parameter.default {
        items.push(Item::attribute("default", values.hcl(default)));
    }
    items.push(Item::attribute("nullable", Hcl::Boolean(false)));
    for (condition, message) in conditions(values, parameter) {
        items.push(Item::Blank);
        let validation = vec![
            Item::attribute("condition", condition),
            Item::attribute("error_message", Hcl::text(message)),
        ];
        items.push(Item::block("validation", &[], validation));
    }
    Body(vec![Item::block("variable", &[&parameter.name], items)])
}

/// What has to hold of a value, and what is said where it does not.
fn conditions(values: &Values<'_>, parameter: &Parameter) -> Vec<(Hcl, String)> {
    let name = &parameter.name;
    let variable = format!("var.{name}");
    let mut found = Vec::new();
    if !parameter.allowed.is_empty() {
        let allowed = Hcl::Array(parameter.allowed.iter().map(|value| values.hcl(value)).collect());
        found.push((
            Hcl::call("contains", vec![allowed, Hcl::reference(&variable)]),
            format!("{name} has to be one of the values that are allowed."),
        ));
    }
    if parameter.kind == ParameterKind::Guid {
        let matched = Hcl::call("regex", vec![Hcl::text(GUID), Hcl::reference(&variable)]);
        found.push((
            Hcl::call("can", vec![matched]),
            format!("{name} has to be a GUID."),
        ));
        return found;
    }
    let measured = if parameter.is_text() {
        format!("length({variable})")
    } else if parameter.kind == ParameterKind::Int {
        found.push((
            Hcl::reference(format!("floor({variable}) == {variable}")),
            format!("{name} has to be a whole number."),
        ));
        variable
    } else {
        return found;
    };
    let noun = if parameter.is_text() { "The length of " } else { "" };
    for (sign, words, bound) in [
        (">=", "at least", parameter.least()),
        ("<=", "at most", parameter.most()),
    ] {
        if let Some(bound) = bound {
            found.push((
                Hcl::reference(format!("{measured} {sign} {bound}")),
                format!("{noun}{name} has to be {words} {bound}."),
            ));
        }
    }
    found
}
