//! The ARM target: one template in JSON, with the role assignments in nested deployments.
//!
//! `serde_json` values only, no text templates. [`text`] says how literals, keys and expressions are written;
//! `value` turns the model's expressions into them.

mod nested;
pub mod text;
mod value;
pub(in crate::emit) use value::identity_type;

use serde_json::{Map, Value, json};

use super::modules::{Module, modules};
use super::plan::{Symbols, dependencies, predecessors};
use super::policies::{Writers, inlined};
use super::usage::{Usage, made};
use super::{Bug, Command, FileSet, Target, mark};
use crate::catalog::limits;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Cloud, Expr, Model, Resource, ResourceId, TargetName};
use text::Expression;
use value::Values;

/// The ARM template target.
#[derive(Debug, Clone, Copy)]
pub struct Arm;

const TEMPLATE: &str = "main.json";
const PARAMETERS: &str = "main.parameters.json";

const SCHEMA: &str = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
const PARAMETERS_SCHEMA: &str =
    "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#";

impl Target for Arm {
    fn name(&self) -> TargetName {
        TargetName::Arm
    }

    fn folders(&self) -> &'static [&'static str] {
        &[]
    }

    fn main_file(&self) -> Option<&'static str> {
        Some(TEMPLATE)
    }

    fn deployment(&self, model: &Model, folder: &str) -> Vec<Command> {
        vec![group_deployment(
            model,
            &format!("{folder}/{TEMPLATE}"),
            &format!("{folder}/{PARAMETERS}"),
        )]
    }

    fn limits(&self, model: &Model, diags: &mut Diagnostics) {
        template_limits(model, diags);
    }

    fn emit(&self, model: &Model) -> Result<FileSet, Bug> {
        let model = &*inlined(model, Writers::Any);
        let mut namer = Symbols::namer(&[]);
        let symbols = Symbols::new(model, &mut namer);
        let modules = modules(model, &symbols, &mut namer, &[]);
        let values = Values {
            model,
            symbols: &symbols,
        };
        let usage = Usage::new(model, &modules);
        let mut files = FileSet::new(made(model).count(), model.emitted().count());
        files.add(TEMPLATE, pretty(&template(&values, &modules, &usage))?);
        files.add(PARAMETERS, pretty(&parameters(model, &usage))?);
        Ok(files)
    }
}

/// The command that deploys a template, of ARM and of Bicep alike, with its parameters.
pub(super) fn group_deployment(model: &Model, template: &str, parameters: &str) -> Command {
    let command = Command::new("az deployment group create");
    match &model.deployment.resource_group {
        Some(group) => command.option("--resource-group", group),
        None => command.words("--resource-group <resource group>"),
    }
    .option("--template-file", template)
    .option("--parameters", parameters)
}

/// What a template cannot hold, in ARM and in Bicep alike.
pub(super) fn template_limits(model: &Model, diags: &mut Diagnostics) {
    let most = limits::TEMPLATE_RESOURCES;
    // The main template holds the resources; the nested deployments are few and split by number.
    let room = most.max.saturating_sub(10);
    let resources = made(model).count();
    if resources as u64 > room {
        diags.push(
            Diagnostic::error(
                Code::TOO_MANY_RESOURCES,
                model.resources.last().and_then(|last| last.origin.primary()),
                format!(
                    "the blueprint makes {resources} resources, and a template holds {} at most",
                    most.max
                ),
            )
            .help("split the blueprint, or build Terraform only: `--target terraform`"),
        );
    }
    let unique = made(model)
        .filter(|resource| matches!(resource.name, Expr::Unique { .. }))
        .count();
    // Each such name is a variable, beside the suffixes and the tags.
    let variables = unique + model.suffixes.len() + 1;
    let most = if model.deployment.cloud == Cloud::China {
        limits::TEMPLATE_VARIABLES_CHINA
    } else {
        limits::TEMPLATE_VARIABLES
    };
    if !most.allows(variables as u64) {
        diags.push(
            Diagnostic::error(
                Code::TOO_MANY_RESOURCES,
                model.resources.last().and_then(|last| last.origin.primary()),
                format!(
                    "the blueprint composes {unique} unique names, and a template holds {} variables at most",
                    most.max
                ),
            )
            .help("set `name` on some items, split the blueprint, or build Terraform only: `--target terraform`"),
        );
    }
}

/// A JSON document with a final line break.
fn pretty(value: &Value) -> Result<String, Bug> {
    let mut text = serde_json::to_string_pretty(value).map_err(|error| Bug::new(error.to_string()))?;
    text.push('\n');
    Ok(text)
}

fn template(values: &Values<'_>, modules: &[Module<'_>], usage: &Usage) -> Value {
    let model = values.model;
    let mut resources: Vec<Value> = Vec::new();
    for resource in made(model) {
        resources.push(resource_json(values, resource, modules));
    }
    for module in modules {
        resources.push(nested::deployment(values, module));
    }
    let mut parameters = Map::new();
    if usage.location {
        let location = json!({
            "type": "string",
            "defaultValue": model.deployment.location,
            "metadata": { "description": "Region of every resource." },
        });
        parameters.insert("location".to_owned(), location);
    }
    json!({
        "$schema": SCHEMA,
        "contentVersion": "1.0.0.0",
        "metadata": {
            "_generator": { "name": "amlgen", "blueprint": model.blueprint },
            "description": mark::sentence(&model.blueprint),
        },
        "parameters": parameters,
        "variables": variables(values, usage),
        "resources": resources,
        "outputs": outputs(values),
    })
}

fn parameters(model: &Model, usage: &Usage) -> Value {
    let mut parameters = Map::new();
    if usage.location {
        parameters.insert(
            "location".to_owned(),
            json!({ "value": model.deployment.location }),
        );
    }
    json!({
        "$schema": PARAMETERS_SCHEMA,
        "contentVersion": "1.0.0.0",
        "parameters": parameters,
    })
}

fn variables(values: &Values<'_>, usage: &Usage) -> Value {
    let mut variables = Map::new();
    let model = values.model;
    if usage.tags {
        let tags: Map<String, Value> = model
            .tags
            .iter()
            .map(|(key, value)| (text::key(key), Value::String(text::literal(value))))
            .collect();
        variables.insert("tags".to_owned(), Value::Object(tags));
    }
    let suffixes = model.suffixes.iter().enumerate();
    for (index, suffix) in suffixes.filter(|(index, _)| usage.ends_in(*index)) {
        let group = Expression::call(
            "toLower",
            vec![Expression::call("resourceGroup", vec![]).member("id")],
        );
        let hash = Expression::call("guid", vec![group, Expression::text(&suffix.seed)]);
        let digits = Expression::call(
            "substring",
            vec![hash, Expression::Integer(0), Expression::Integer(8)],
        );
        variables.insert(
            values.symbols.suffix(index).to_owned(),
            Value::String(text::value(&digits)),
        );
    }
    let spoken_of = model
        .resources
        .iter()
        .filter(|resource| usage.speaks_of(resource.id));
    for resource in spoken_of {
        if let Expr::Unique { prefix, suffix } = &resource.name {
            let suffix = Expression::call(
                "variables",
                vec![Expression::text(values.symbols.suffix(*suffix))],
            );
            let pattern = format!("{}{{0}}", text::format_literal(prefix));
            let name = Expression::call("format", vec![Expression::text(pattern), suffix]);
            variables.insert(
                values.name_variable(resource.id),
                Value::String(text::value(&name)),
            );
        }
    }
    Value::Object(variables)
}

fn resource_json(values: &Values<'_>, resource: &Resource, modules: &[Module<'_>]) -> Value {
    let mut json = Map::new();
    let mut put = |key: &str, value: Value| {
        json.insert(key.to_owned(), value);
    };
    put("type", resource.resource_type.arm.into());
    put("apiVersion", resource.resource_type.api_version.into());
    put("name", Value::String(text::value(&values.full_name(resource.id))));
    if let Some(scope) = resource.scope {
        put("scope", Value::String(text::value(&values.resource_id(scope))));
    }
    if resource.located {
        put("location", values.json(&Expr::Location));
    }
    if let Some(tags) = &resource.tags {
        put("tags", values.json(tags));
    }
    if let Some(kind) = resource.arm_kind {
        put("kind", kind.into());
    }
    if !resource.sku.is_empty() {
        put("sku", values.object(&resource.sku));
    }
    if let Some(identity) = &resource.identity {
        put("identity", values.identity(identity));
    }
    if !resource.properties.is_empty() {
        put("properties", values.object(&resource.properties));
    }
    let mut before = dependencies(resource);
    before.retain(|id| values.model.is_made(*id));
    before.extend(predecessors(values.model, resource));
    before.sort_unstable();
    let mut depends_on: Vec<Value> = before
        .into_iter()
        .map(|id| Value::String(text::value(&values.resource_id(id))))
        .collect();
    depends_on.extend(
        waited_for(values.model, resource.id, modules)
            .map(|module| Value::String(text::value(&nested::deployment_id(module)))),
    );
    if !depends_on.is_empty() {
        put("dependsOn", Value::Array(depends_on));
    }
    Value::Object(json)
}

/// The modules that hold an assignment for which a resource waits.
pub(super) fn waited_for<'a, 'm>(
    model: &'a Model,
    resource: ResourceId,
    modules: &'a [Module<'m>],
) -> impl Iterator<Item = &'a Module<'m>> {
    let assignments = model.waits_of(resource);
    modules.iter().filter(move |module| module.makes_any(assignments))
}

fn outputs(values: &Values<'_>) -> Value {
    let mut outputs = Map::new();
    for output in &values.model.outputs {
        let kind = if matches!(output.value, Expr::Object(_)) {
            "object"
        } else {
            "string"
        };
        outputs.insert(
            super::bicep::camel(output.name),
            json!({
                "type": kind,
                "metadata": { "description": output.description },
                "value": values.json(&output.value),
            }),
        );
    }
    Value::Object(outputs)
}
