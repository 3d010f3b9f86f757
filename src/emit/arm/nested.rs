//! Nested deployments of role assignments.

use serde_json::{Map, Value as Json, json};

use super::resource::resource;
use super::schema::DEPLOYMENT;
use super::text::{self, Expression};
use super::value::Printer;
use crate::catalog::types;
use crate::emit::bug::Bug;
use crate::emit::shared::declaration;
use crate::emit::shared::modules::{Module, custom_roles};
use crate::model::ResourceId;

/// The name of a nested deployment: unique per outer deployment, so that two blueprints in one group never meet.
fn deployment_name(module: &Module<'_>) -> Expression {
    let outer = Expression::call("deployment", vec![]).member("name");
    let unique = Expression::call("uniqueString", vec![Expression::text(&module.symbol), outer]);
    let pattern = format!("{}-{{0}}", module.symbol);
    Expression::call("format", vec![Expression::text(pattern), unique])
}

/// What stands for a nested deployment in `dependsOn`.
pub(super) fn dependency(main: Printer<'_>, module: &Module<'_>) -> Json {
    if main.symbolic {
        return module.symbol.as_str().into();
    }
    let id = vec![Expression::text(types::DEPLOYMENTS.arm), deployment_name(module)];
    text::value(&Expression::call("resourceId", id)).into()
}

/// The resource that deploys a module.
pub(super) fn deployment(main: Printer<'_>, module: &Module<'_>) -> Result<Json, Bug> {
    let contents = declaration::contents(&main.values, module)?;
    let inner = Printer {
        values: main.values,
        module: Some(module),
        symbolic: false,
    };
    let mut arguments = Map::new();
    let mut declared = Map::new();
    let mut before: Vec<ResourceId> = custom_roles(main.values.model, module);
    for parameter in contents.parameters {
        arguments.insert(
            parameter.name.clone(),
            json!({ "value": main.json(&parameter.argument)? }),
        );
        declared.insert(
            parameter.name,
            json!({ "type": "string", "metadata": { "description": parameter.about } }),
        );
        before.push(parameter.resource);
    }
    before.retain(|id| main.values.model.is_made(*id));
    before.sort_unstable();
    before.dedup();
    let mut depends_on = Vec::new();
    for id in before {
        depends_on.push(main.dependency(id)?);
    }
    let mut variables = Map::new();
    for (name, value) in &contents.variables {
        variables.insert((*name).to_owned(), inner.json(value)?);
    }
    let grants = contents.grants.into_iter().map(|(_, grant)| grant);
    let resources = grants
        .chain(contents.policies)
        .map(|declaration| resource(inner, &declaration).map(Json::Object))
        .collect::<Result<Vec<_>, _>>()?;
    let mut deployment = json!({
        "type": types::DEPLOYMENTS.arm,
        "apiVersion": main.values.model.deployment.api_versions.of(&types::DEPLOYMENTS).api_version,
        "name": text::value(&deployment_name(module)),
        "properties": {
            "expressionEvaluationOptions": { "scope": "inner" },
            "mode": "Incremental",
            "parameters": arguments,
            "template": {
                "$schema": DEPLOYMENT,
                "contentVersion": "1.0.0.0",
                "metadata": { "description": format!("{}.", module.title) },
                "parameters": declared,
                "variables": variables,
                "resources": null,
            },
        },
    });
    // `json!` would copy them, and they are most of a large template
    if let Some(place) = deployment.pointer_mut("/properties/template/resources") {
        *place = Json::Array(resources);
    }
    if let Some(json) = deployment.as_object_mut().filter(|_| !depends_on.is_empty()) {
        json.insert("dependsOn".to_owned(), depends_on.into());
    }
    Ok(deployment)
}
