//! Nested deployments of role assignments.

use serde_json::{Map, Value, json};

use super::SCHEMA;
use super::text::{self, Expression};
use super::value::{Values, parameter, variable};
use crate::catalog::types;
use crate::emit::modules::{
    CONDITION_VERSION, Grant, Module, Policies, about_name, about_principal, custom_roles, principal_value,
};
use crate::emit::policies::tenant_of;
use crate::model::{Principal, ResourceId, Scope};

/// The name of a nested deployment: unique per outer deployment, so that two blueprints in one group never meet.
fn deployment_name(module: &Module<'_>) -> Expression {
    let outer = Expression::call("deployment", vec![]).member("name");
    let unique = Expression::call("uniqueString", vec![Expression::text(&module.symbol), outer]);
    let pattern = format!("{}-{{0}}", module.symbol);
    Expression::call("format", vec![Expression::text(pattern), unique])
}

/// The id of a nested deployment.
pub(super) fn deployment_id(module: &Module<'_>) -> Expression {
    let name = deployment_name(module);
    Expression::call("resourceId", vec![Expression::text(types::DEPLOYMENTS.arm), name])
}

/// The resource that deploys a module.
pub(super) fn deployment(values: &Values<'_>, module: &Module<'_>) -> Value {
    let mut arguments = Map::new();
    let mut declared = Map::new();
    let mut depends_on: Vec<ResourceId> = Vec::new();
    for (principal, name) in &module.identities {
        let Some((id, value)) = principal_value(*principal) else {
            continue;
        };
        arguments.insert(name.clone(), json!({ "value": values.json(&value) }));
        declared.insert(
            name.clone(),
            string_parameter(&about_principal(values.model, *principal)),
        );
        depends_on.push(id);
    }
    for existing in &module.existing {
        let Some(name) = &existing.parameter else { continue };
        arguments.insert(
            name.clone(),
            json!({ "value": text::value(&values.last_name(existing.id)) }),
        );
        declared.insert(
            name.clone(),
            string_parameter(&about_name(values.model, existing.id)),
        );
        depends_on.push(existing.id);
    }
    depends_on.extend(custom_roles(values.model, module));
    depends_on.retain(|id| values.model.is_made(*id));
    depends_on.sort_unstable();
    depends_on.dedup();
    let depends_on: Vec<String> = depends_on
        .into_iter()
        .map(|id| text::value(&values.resource_id(id)))
        .collect();
    let grants: Vec<Value> = module
        .grants
        .iter()
        .map(|grant| role_assignment(values, module, grant))
        .chain(
            module
                .policies
                .iter()
                .map(|policies| access_policies(values, module, policies)),
        )
        .collect();
    let mut deployment = json!({
        "type": types::DEPLOYMENTS.arm,
        "apiVersion": types::DEPLOYMENTS.api_version,
        "name": text::value(&deployment_name(module)),
        "properties": {
            "expressionEvaluationOptions": { "scope": "inner" },
            "mode": "Incremental",
            "parameters": arguments,
            "template": {
                "$schema": SCHEMA,
                "contentVersion": "1.0.0.0",
                "metadata": { "description": format!("{}.", module.title) },
                "parameters": declared,
                "variables": variables(values, module),
                "resources": grants,
            },
        },
    });
    if let Some(json) = deployment.as_object_mut().filter(|_| !depends_on.is_empty()) {
        json.insert("dependsOn".to_owned(), depends_on.into());
    }
    deployment
}

fn string_parameter(description: &str) -> Value {
    json!({ "type": "string", "metadata": { "description": description } })
}

fn variables(values: &Values<'_>, module: &Module<'_>) -> Value {
    let mut variables = Map::new();
    if !module.people.is_empty() {
        let people: Map<String, Value> = module
            .people
            .iter()
            .filter_map(|(index, key)| {
                let person = values.model.directory.get(*index)?;
                Some((key.clone(), Value::String(person.object_id.clone())))
            })
            .collect();
        variables.insert("principals".to_owned(), Value::Object(people));
    }
    let roles: Map<String, Value> = module
        .roles
        .iter()
        .map(|(role, key)| (key.clone(), Value::String(role.guid.clone().into_owned())))
        .collect();
    if !roles.is_empty() {
        variables.insert("roles".to_owned(), Value::Object(roles));
    }
    Value::Object(variables)
}

/// The principal id of who holds something in a module.
fn principal_id(module: &Module<'_>, principal: Principal) -> Expression {
    if let Principal::Directory(index) = principal {
        return variable("principals").member(module.person_key(index).unwrap_or_default());
    }
    parameter(module.principal_parameter(principal).unwrap_or_default())
}

/// An addition to the access policies of a vault: what is not in it stays.
fn access_policies(values: &Values<'_>, module: &Module<'_>, policies: &Policies) -> Value {
    let vault = module
        .name_parameter(policies.vault)
        .map_or_else(|| values.last_name(policies.vault), parameter);
    let name = Expression::call("format", vec![Expression::text("{0}/add"), vault]);
    let entries: Vec<Value> = policies
        .entries
        .iter()
        .map(|(_, principal, permissions)| {
            json!({
                "tenantId": values.json(&tenant_of(values.model, policies.vault)),
                "objectId": text::value(&principal_id(module, *principal)),
                "permissions": { "secrets": permissions },
            })
        })
        .collect();
    json!({
        "type": types::ACCESS_POLICIES.arm,
        "apiVersion": types::ACCESS_POLICIES.api_version,
        "name": text::value(&name),
        "properties": { "accessPolicies": entries },
    })
}

fn role_assignment(values: &Values<'_>, module: &Module<'_>, grant: &Grant<'_>) -> Value {
    let assignment = grant.assignment;
    let role = variable("roles").member(module.role_key(&grant.role).unwrap_or_default());
    let principal = principal_id(module, assignment.principal);
    let lowered = match assignment.principal {
        Principal::Directory(_) => principal.clone(),
        Principal::UserAssigned(_)
        | Principal::SystemAssigned(_)
        | Principal::Kubelet(_)
        | Principal::Outside(_) => Expression::call("toLower", vec![principal.clone()]),
    };
    let scope = scope_id(values, module, assignment.scope);
    let name = Expression::call(
        "guid",
        vec![
            Expression::call("toLower", vec![scope.clone()]),
            lowered,
            role.clone(),
        ],
    );
    let definition = Expression::call(
        "subscriptionResourceId",
        vec![Expression::text(types::ROLE_DEFINITIONS.arm), role],
    );
    let mut json = Map::new();
    let mut put = |key: &str, value: Value| {
        json.insert(key.to_owned(), value);
    };
    put("type", types::ROLE_ASSIGNMENTS.arm.into());
    put("apiVersion", types::ROLE_ASSIGNMENTS.api_version.into());
    let name = assignment
        .name
        .as_ref()
        .map_or_else(|| text::value(&name), |kept| text::literal(kept));
    put("name", name.into());
    if matches!(assignment.scope, Scope::Resource(_)) {
        put("scope", text::value(&scope).into());
    }
    let mut properties = json!({
        "roleDefinitionId": text::value(&definition),
        "principalId": text::value(&principal),
        "principalType": values.model.principal_type(assignment.principal).as_str(),
        "description": text::literal(&assignment.description()),
    });
    if let (Some(condition), Some(properties)) = (&assignment.condition, properties.as_object_mut()) {
        properties.insert("condition".to_owned(), text::literal(condition).into());
        properties.insert("conditionVersion".to_owned(), CONDITION_VERSION.into());
    }
    put("properties", properties);
    Value::Object(json)
}

/// The id of a scope, made from the names that the module gets.
fn scope_id(values: &Values<'_>, module: &Module<'_>, scope: Scope) -> Expression {
    let Scope::Resource(id) = scope else {
        return Expression::call("resourceGroup", vec![]).member("id");
    };
    let mut names: Vec<Expression> = values
        .model
        .ancestors(id)
        .map(|resource| {
            module
                .name_parameter(resource.id)
                .map_or_else(|| values.last_name(resource.id), parameter)
        })
        .collect();
    names.reverse();
    let kind = values
        .model
        .resource(id)
        .map_or("", |resource| resource.resource_type.arm);
    let mut arguments = vec![Expression::text(kind)];
    arguments.extend(names);
    Expression::call("resourceId", arguments)
}
