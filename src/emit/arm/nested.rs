//! Nested deployments of role assignments.

use serde_json::{Map, Value as Json, json};

use super::resource::resource;
use super::schema;
use super::text::{self, Expression};
use super::value::{Printer, deployed_in, deployment_name};
use crate::catalog::types;
use crate::emit::bug::Bug;
use crate::emit::shared::declaration;
use crate::emit::shared::modules::{Module, custom_roles};
use crate::model::{Level, Place, ResourceId};

/// What stands for a nested deployment in `dependsOn`, by where it lies.
pub(super) fn dependency(main: Printer<'_>, symbol: &str, place: &Place) -> Json {
    if main.symbolic {
        return symbol.into();
    }
    let id = deployed_in(place, types::DEPLOYMENTS.arm, vec![deployment_name(symbol)]);
    text::value(&id).into()
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
        before.extend(parameter.resource);
    }
    before.sort_unstable();
    before.dedup();
    let parts = main.values.layout.parts_of(before.iter().copied());
    before.retain(|id| main.values.model.is_made(*id));
    let mut depends_on = Vec::new();
    for id in before {
        depends_on.push(main.dependency(id)?);
    }
    depends_on.extend(
        parts
            .into_iter()
            .map(|part| dependency(main, &part.symbol, &Place::Own)),
    );
    let mut variables = Map::new();
    for (name, value) in &contents.variables {
        variables.insert((*name).to_owned(), inner.json(value)?);
    }
    let grants = contents.grants.into_iter().map(|(_, grant)| grant);
    let resources = grants
        .chain(contents.policies)
        .map(|declaration| resource(inner, &declaration).map(Json::Object))
        .collect::<Result<Vec<_>, _>>()?;
    // what lies elsewhere is deployed into its group
    let level = if module.place.is_own() {
        main.values.model.deployment.level
    } else {
        Level::Group
    };
    let mut properties = json!({
        "expressionEvaluationOptions": { "scope": "inner" },
        "mode": "Incremental",
        "parameters": arguments,
        "template": {
            "$schema": schema::of(level),
            "contentVersion": "1.0.0.0",
            "metadata": { "description": format!("{}.", module.title) },
            "parameters": declared,
            "variables": variables,
            "resources": null,
        },
    });
    // `json!` would copy them, and they are most of a large template
    if let Some(place) = properties.pointer_mut("/template/resources") {
        *place = Json::Array(resources);
    }
    let mut deployment = Map::new();
    let mut put = |key: &str, value: Json| {
        deployment.insert(key.to_owned(), value);
    };
    put("type", types::DEPLOYMENTS.arm.into());
    let versions = &main.values.model.deployment.api_versions;
    put(
        "apiVersion",
        (*versions.of(&types::DEPLOYMENTS).api_version).into(),
    );
    put("name", text::value(&deployment_name(&module.symbol)).into());
    if level == Level::Subscription {
        let outer = Expression::call("deployment", vec![]);
        put("location", text::value(&outer.member("location")).into());
    }
    if let Place::Elsewhere { subscription, group } = &module.place {
        if let Some(subscription) = subscription {
            put("subscriptionId", text::literal(subscription).into());
        }
        put("resourceGroup", text::literal(group).into());
    }
    put("properties", properties);
    if !depends_on.is_empty() {
        put("dependsOn", depends_on.into());
    }
    Ok(Json::Object(deployment))
}
