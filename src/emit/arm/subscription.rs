//! The template of a subscription: it makes the resource group and deploys the platform into it.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::called::{Called, argument};
use super::document::Template;
use super::head::{declared_output, location, metadata, tags};
use super::schema;
use super::text::{self, Expression};
use super::value::{Printer, deployment_name, group_id, named};
use crate::catalog::types;
use crate::emit::bug::Bug;
use crate::emit::shared::parameters::asked;
use crate::emit::shared::symbols::{Symbols, camel};

/// The whole template.
#[derive(Serialize)]
pub(super) struct Outer<'t> {
    #[serde(flatten)]
    head: Map<String, Value>,
    resources: (Map<String, Value>, Called<'t, Template<'t>>),
    outputs: Value,
}

/// The template around that of the platform.
pub(super) fn template<'t>(printer: Printer<'t>, platform: &'t Template<'t>) -> Result<Outer<'t>, Bug> {
    let model = printer.values.model;
    let deployment = &model.deployment;
    let inside = platform.head.get("parameters").and_then(Value::as_object);
    let inside = inside.ok_or_else(|| Bug::new("the platform declares no parameters"))?;
    let group = deployment.resource_group.as_deref();
    let group = group.ok_or_else(|| Bug::new("a resource group without a name would be made"))?;
    let version = |kind| deployment.api_versions.of(kind).api_version;
    let of_location = text::value(&named("parameters", "location"));
    let has_tags = inside.contains_key("tags");
    let mut made = object(json!({
        "type": types::RESOURCE_GROUPS.arm,
        "apiVersion": version(&types::RESOURCE_GROUPS),
        "name": text::literal(group),
        "location": of_location,
    }));
    let mut variables = Map::new();
    if has_tags {
        made.insert("tags".to_owned(), text::value(&named("variables", "tags")).into());
        variables.insert("tags".to_owned(), tags(model).into());
    }
    let name = deployment_name(Symbols::PLATFORM);
    let place = vec![
        Expression::text(types::RESOURCE_GROUPS.arm),
        Expression::text(group),
    ];
    let mut parameters = Map::new();
    parameters.insert("location".to_owned(), location(model, true));
    for parameter in asked(printer.values.layout.whole) {
        parameters.insert(parameter.name.clone(), printer.declared(parameter, true)?);
    }
    let group_made = text::value(&Expression::call("subscriptionResourceId", place));
    let mut outputs = Map::new();
    for output in &model.outputs {
        let id = vec![
            group_id(None, group),
            Expression::text(types::DEPLOYMENTS.arm),
            name.clone(),
        ];
        let id = Expression::call("extensionResourceId", id);
        let told = vec![id, Expression::text(&*version(&types::DEPLOYMENTS))];
        let value = ["outputs", &camel(output.name), "value"]
            .into_iter()
            .fold(Expression::call("reference", told), Expression::member);
        outputs.insert(
            camel(output.name),
            declared_output(output, &text::value(&value).into()),
        );
    }
    Ok(Outer {
        head: object(json!({
            "$schema": schema::SUBSCRIPTION,
            "contentVersion": "1.0.0.0",
            "metadata": metadata(model),
            "parameters": parameters,
            "variables": variables,
        })),
        resources: (
            made,
            Called::new(
                model,
                Symbols::PLATFORM,
                &platform.head,
                platform,
                argument(false),
                vec![group_made.into()],
            )
            .into_group(group),
        ),
        outputs: outputs.into(),
    })
}

fn object(value: Value) -> Map<String, Value> {
    if let Value::Object(entries) = value {
        entries
    } else {
        Map::new()
    }
}
