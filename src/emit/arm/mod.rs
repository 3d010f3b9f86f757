//! The ARM target: one template in JSON, with the role assignments in nested deployments.
//!
//! `serde_json` values only, no text templates. [`text`] says how literals, keys and expressions are written;
//! `value` prints the values that are shared with Bicep.

mod document;
mod head;
mod nested;
mod parameter;
mod resource;
mod schema;
mod subscription;
pub mod text;
mod value;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::shared::command::{Give, template_deployment};
use super::shared::limits::template_limits;
use super::shared::modules::{Module, modules};
use super::shared::parameters::{asked, inside};
use super::shared::policies::{Writers, inlined};
use super::shared::references::References;
use super::shared::symbols::{Symbols, camel};
use super::shared::value::{self as shared, Values};
use super::{Bug, Commands, FileSet, Target, template};
use crate::catalog::service_tags;
use crate::diag::Diagnostics;
use crate::model::{Level, Model, TargetName};
use crate::visible;
use document::{Resources, Template};
use head::{declared_output, location, metadata, tags};
use schema::PARAMETERS_FILE;
use value::Printer;

/// The ARM template target.
#[derive(Debug, Clone, Copy)]
pub struct Arm;

static NOTES: super::Template = template!("arm/README.md");

const TEMPLATE: &str = "main.json";
const PARAMETERS: &str = "main.parameters.json";

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

    fn title(&self) -> &'static str {
        "ARM JSON"
    }

    fn commands(&self, model: &Model, folder: &str) -> Commands {
        template_deployment(
            model,
            &format!("{folder}/{TEMPLATE}"),
            &format!("{folder}/{PARAMETERS}"),
            Give::Argument,
        )
    }

    fn notes(&self) -> &'static super::Template {
        &NOTES
    }

    fn limits(&self, model: &Model, diags: &mut Diagnostics) {
        template_limits(model, diags);
    }

    fn emit(&self, model: &Model) -> Result<FileSet, Bug> {
        let model = &*inlined(model, Writers::Any)?;
        let mut namer = Symbols::namer(&[]);
        let symbols = Symbols::new(model, &mut namer);
        let modules = modules(model, &symbols, &mut namer, &[])?;
        let printer = Printer {
            values: Values {
                model,
                symbols: &symbols,
            },
            module: None,
            // the language has `@options` from version 2.0 on
            symbolic: model.has_set_later(),
        };
        let references = References::new(model, &modules);
        let mut files = FileSet::new(model.made().count(), model.emitted().count());
        let template = template(printer, &modules, &references)?;
        let main = if model.deployment.level == Level::NewGroup {
            pretty(&subscription::template(printer, &template)?)?
        } else {
            pretty(&template)?
        };
        files.add(TEMPLATE, main);
        files.add(PARAMETERS, pretty(&parameters(model, &references))?);
        Ok(files)
    }
}

/// A JSON document with a final line break.
fn pretty(value: &impl Serialize) -> Result<String, Bug> {
    let document = serde_json::to_string_pretty(value).map_err(|error| Bug::new(error.to_string()))?;
    let mut text = visible::json(document);
    text.push('\n');
    Ok(text)
}

fn template<'t>(
    printer: Printer<'t>,
    modules: &'t [Module<'t>],
    references: &References,
) -> Result<Template<'t>, Bug> {
    let model = printer.values.model;
    let is_inside = model.deployment.level == Level::NewGroup;
    let mut parameters = Map::new();
    if references.location {
        parameters.insert("location".to_owned(), location(model, !is_inside));
    }
    let inside = inside(model);
    let asked = asked(model).filter(|parameter| !is_inside || inside.contains(parameter.name.as_str()));
    for parameter in asked {
        parameters.insert(parameter.name.clone(), printer.declared(parameter, !is_inside)?);
    }
    if references.tags && is_inside {
        let tags = json!({ "type": "object", "metadata": { "description": "Tags of every resource." } });
        parameters.insert("tags".to_owned(), tags);
    }
    let mut head = Map::new();
    let mut put = |key: &str, value: Value| {
        head.insert(key.to_owned(), value);
    };
    put("$schema", schema::of(model.deployment.level).into());
    if printer.symbolic {
        put("languageVersion", "2.0".into());
    }
    put("contentVersion", "1.0.0.0".into());
    if is_inside {
        put(
            "metadata",
            json!({ "description": "The platform, in its resource group." }),
        );
    } else {
        put("metadata", metadata(model));
    }
    put("parameters", parameters.into());
    put("variables", variables(printer, references)?);
    Ok(Template {
        head,
        resources: Resources { printer, modules },
        outputs: outputs(printer)?,
    })
}

fn parameters(model: &Model, references: &References) -> Value {
    let mut parameters = Map::new();
    if references.location {
        parameters.insert(
            "location".to_owned(),
            json!({ "value": model.deployment.location }),
        );
    }
    for parameter in asked(model) {
        if let Some(default) = &parameter.default {
            parameters.insert(
                parameter.name.clone(),
                json!({ "value": parameter::plain(default) }),
            );
        }
    }
    json!({
        "$schema": PARAMETERS_FILE,
        "contentVersion": "1.0.0.0",
        "parameters": parameters,
    })
}

fn variables(printer: Printer<'_>, references: &References) -> Result<Value, Bug> {
    let mut variables = Map::new();
    let values = printer.values;
    let model = values.model;
    if references.tags && model.deployment.level != Level::NewGroup {
        variables.insert("tags".to_owned(), tags(model).into());
    }
    if references.region_of_tags {
        let regions: Map<String, Value> = service_tags::REGIONS
            .iter()
            .map(|(region, spelled)| ((*region).to_owned(), (*spelled).into()))
            .collect();
        variables.insert(Symbols::TAG_REGIONS.to_owned(), Value::Object(regions));
        let location = shared::Value::Parameter("location".to_owned());
        let blank = vec![location, shared::Value::text(" "), shared::Value::text("")];
        let region = shared::Value::Call("toLower", vec![shared::Value::Call("replace", blank)]);
        variables.insert(Symbols::REGION.to_owned(), printer.json(&region)?);
        let region = || shared::Value::Variable(Symbols::REGION.to_owned());
        let regions = shared::Value::Variable(Symbols::TAG_REGIONS.to_owned());
        let spelled = shared::Value::Call("tryGet", vec![regions, region()]);
        let spelled = shared::Value::Call("coalesce", vec![spelled, region()]);
        variables.insert(Symbols::TAG_REGION.to_owned(), printer.json(&spelled)?);
    }
    let suffixes = model.suffixes.iter().enumerate();
    for (index, suffix) in suffixes.filter(|(index, _)| references.ends_in(*index)) {
        let value = printer.json(&values.suffix_of(&suffix.seed))?;
        variables.insert(values.symbols.suffix(index)?.to_owned(), value);
    }
    for resource in &model.resources {
        if references.refers_to(resource.id) && resource.name.is_computed() {
            let name = printer.json(&values.of(&resource.name)?)?;
            variables.insert(printer.name_variable(resource.id)?, name);
        }
    }
    Ok(Value::Object(variables))
}

fn outputs(printer: Printer<'_>) -> Result<Value, Bug> {
    let mut outputs = Map::new();
    for output in &printer.values.model.outputs {
        let value = printer.json(&printer.values.of(&output.value)?)?;
        outputs.insert(camel(output.name), declared_output(output, &value));
    }
    Ok(Value::Object(outputs))
}
