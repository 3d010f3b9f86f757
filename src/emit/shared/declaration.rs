//! Resources of a template as both languages of Azure Resource Manager declare them.

use super::modules::{Grant, Module, Policies, about_name, about_principal};
use super::principals::principal_value;
use super::symbols::Symbols;
use super::value::{self, Value, Values};
use super::{lookup, modules::CONDITION_VERSION};
use crate::catalog::types;
use crate::emit::bug::Bug;
use crate::model::{Principal, Resource, ResourceId, Scope, VersionedType};

/// A resource that a template makes.
#[derive(Debug)]
pub(in crate::emit) struct Declaration {
    /// Its place in the model; none for an assignment.
    pub(in crate::emit) id: Option<ResourceId>,
    pub(in crate::emit) symbol: String,
    pub(in crate::emit) resource_type: VersionedType,
    pub(in crate::emit) parent: Option<ResourceId>,
    pub(in crate::emit) scope: Option<ResourceId>,
    /// The last segment of its name.
    pub(in crate::emit) name: Value,
    /// Whether it is made only where there is none.
    pub(in crate::emit) once: bool,
    /// What follows the name, in order: from `location` to `properties`.
    pub(in crate::emit) body: Vec<(&'static str, Value)>,
}

/// A parameter of a module.
#[derive(Debug)]
pub(in crate::emit) struct Parameter {
    pub(in crate::emit) name: String,
    /// What it is for.
    pub(in crate::emit) about: String,
    /// What the main template gives for it.
    pub(in crate::emit) argument: Value,
    /// The resource that the argument is about; none of a parameter of the deployment.
    pub(in crate::emit) resource: Option<ResourceId>,
}

/// What a module consists of, beside what it refers to.
#[derive(Debug)]
pub(in crate::emit) struct Contents {
    pub(in crate::emit) parameters: Vec<Parameter>,
    pub(in crate::emit) variables: Vec<(&'static str, Value)>,
    /// Role assignments, each with who gets it.
    pub(in crate::emit) grants: Vec<(Principal, Declaration)>,
    /// Additions to the access policies of vaults.
    pub(in crate::emit) policies: Vec<Declaration>,
}

/// A resource of the model.
pub(in crate::emit) fn resource(values: &Values<'_>, resource: &Resource) -> Result<Declaration, Bug> {
    let mut body = Vec::new();
    if let Some(location) = &resource.location {
        body.push(("location", values.of(location)?));
    }
    if let Some(tags) = &resource.tags {
        body.push(("tags", values.of(tags)?));
    }
    if let Some(kind) = resource.arm_kind {
        body.push(("kind", Value::text(kind)));
    }
    if !resource.sku.is_empty() {
        body.push(("sku", values.object(&resource.sku)?));
    }
    if let Some(identity) = &resource.identity {
        body.push(("identity", value::identity(identity)));
    }
    if !resource.properties.is_empty() {
        body.push(("properties", values.object(&resource.properties)?));
    }
    Ok(Declaration {
        id: Some(resource.id),
        symbol: values.symbols.resource(resource.id)?.to_owned(),
        resource_type: resource.resource_type.clone(),
        parent: resource.parent,
        scope: resource.scope,
        name: values.of(&resource.name)?,
        once: resource.facts.set_later.is_some(),
        body,
    })
}

/// What is in a module.
pub(in crate::emit) fn contents(values: &Values<'_>, module: &Module<'_>) -> Result<Contents, Bug> {
    let grants = module.grants.iter();
    let grants = grants.map(|grant| {
        Ok((
            grant.assignment.principal,
            role_assignment(values, module, grant)?,
        ))
    });
    let policies = module.policies.iter();
    let policies = policies.map(|policies| access_policies(values, module, policies));
    Ok(Contents {
        parameters: parameters(values, module)?,
        variables: variables(values, module)?,
        grants: grants.collect::<Result<_, Bug>>()?,
        policies: policies.collect::<Result<_, Bug>>()?,
    })
}

fn parameters(values: &Values<'_>, module: &Module<'_>) -> Result<Vec<Parameter>, Bug> {
    let mut parameters = Vec::new();
    for (principal, name) in &module.identities {
        let (resource, value) = if let Principal::Directory(index) = *principal {
            (None, lookup::person(values.model, index)?.id())
        } else {
            let (resource, value) = principal_value(*principal)?;
            (Some(resource), value)
        };
        parameters.push(Parameter {
            name: name.clone(),
            about: about_principal(values.model, *principal)?,
            argument: values.of(&value)?,
            resource,
        });
    }
    for existing in &module.existing {
        if let Some(name) = &existing.parameter {
            parameters.push(Parameter {
                name: name.clone(),
                about: about_name(values.model, existing.id)?,
                argument: Value::Name(existing.id),
                resource: Some(existing.id),
            });
        }
    }
    Ok(parameters)
}

fn variables(values: &Values<'_>, module: &Module<'_>) -> Result<Vec<(&'static str, Value)>, Bug> {
    let mut variables = Vec::new();
    if !module.people.is_empty() {
        let mut people = Vec::new();
        for (index, key) in &module.people {
            let person = lookup::person(values.model, *index)?;
            people.push((key.as_str(), Value::text(&person.object_id)));
        }
        variables.push((Symbols::PRINCIPALS, Value::object(people)));
    }
    if !module.roles.is_empty() {
        let roles = module.roles.iter();
        let roles = roles.map(|(role, key)| Ok((key.as_str(), values.of(&role.id)?)));
        let roles: Vec<(&str, Value)> = roles.collect::<Result<_, Bug>>()?;
        variables.push((Symbols::ROLES, Value::object(roles)));
    }
    Ok(variables)
}

/// The principal id of who holds something in a module.
fn principal_id(module: &Module<'_>, principal: Principal) -> Result<Value, Bug> {
    Ok(match principal {
        Principal::Directory(index) if module.principal_parameter(principal).is_err() => {
            Value::Variable(Symbols::PRINCIPALS.to_owned()).member(module.person_key(index)?)
        }
        Principal::Directory(_)
        | Principal::UserAssigned(_)
        | Principal::SystemAssigned(_)
        | Principal::Kubelet(_)
        | Principal::Outside(_) => Value::Parameter(module.principal_parameter(principal)?.to_owned()),
    })
}

/// An addition to the access policies of a vault: what is not in it stays.
fn access_policies(
    values: &Values<'_>,
    module: &Module<'_>,
    policies: &Policies,
) -> Result<Declaration, Bug> {
    let tenant = values.of(&values.model.deployment.tenant_id())?;
    let mut entries = Vec::new();
    for (_, principal, permissions) in &policies.entries {
        let permitted = permissions.by_kind().map(|(kind, words)| {
            let words = words.iter().map(|word| Value::text(*word));
            (kind, Value::Array(words.collect()))
        });
        entries.push(Value::object([
            ("tenantId", tenant.clone()),
            ("objectId", principal_id(module, *principal)?),
            ("permissions", Value::object(permitted)),
        ]));
    }
    Ok(Declaration {
        id: None,
        symbol: policies.symbol.clone(),
        resource_type: values.model.deployment.api_versions.of(&types::ACCESS_POLICIES),
        parent: Some(policies.vault),
        scope: None,
        name: Value::text("add"),
        once: false,
        body: vec![(
            "properties",
            Value::object([("accessPolicies", Value::Array(entries))]),
        )],
    })
}

fn role_assignment(values: &Values<'_>, module: &Module<'_>, grant: &Grant<'_>) -> Result<Declaration, Bug> {
    let assignment = grant.assignment;
    let role = Value::Variable(Symbols::ROLES.to_owned()).member(module.role_key(&grant.role)?);
    let principal = principal_id(module, assignment.principal)?;
    let lowered = if matches!(principal, Value::Parameter(_)) {
        Value::Call("toLower", vec![principal.clone()])
    } else {
        principal.clone()
    };
    let (scope, scope_id) = match assignment.scope {
        Scope::Resource(id) => (Some(id), Value::Id(id)),
        Scope::Subscription => (None, Value::subscription_id()),
        Scope::ResourceGroup => (None, values.resource_group_id()),
        // the module is deployed into that group
        Scope::OtherGroup(_) => (None, Value::group_of_deployment()),
    };
    let computed = vec![Value::Call("toLower", vec![scope_id]), lowered, role.clone()];
    let definition = vec![Value::text(types::ROLE_DEFINITIONS.arm), role];
    let principal_type = values.model.principal_type(assignment.principal).as_str();
    let mut properties = vec![
        (
            "roleDefinitionId",
            Value::Call("subscriptionResourceId", definition),
        ),
        ("principalId", principal),
        ("principalType", Value::text(principal_type)),
        ("description", Value::text(assignment.description())),
    ];
    if let Some(condition) = &assignment.condition {
        properties.push(("condition", values.of(condition)?));
        properties.push(("conditionVersion", Value::text(CONDITION_VERSION)));
    }
    Ok(Declaration {
        id: None,
        symbol: grant.symbol.clone(),
        resource_type: values.model.deployment.api_versions.of(&types::ROLE_ASSIGNMENTS),
        parent: None,
        scope,
        name: assignment
            .name
            .as_ref()
            .map_or_else(|| Value::Call("guid", computed), Value::text),
        once: false,
        body: vec![("properties", Value::object(properties))],
    })
}
