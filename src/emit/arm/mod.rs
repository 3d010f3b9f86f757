//! The ARM target: one template in JSON, with the role assignments in nested deployments.
//!
//! `serde_json` values only, no text templates. [`text`] says how literals, keys and expressions are written;
//! `value` prints the values that are shared with Bicep.

mod called;
mod document;
mod head;
mod nested;
mod parameter;
mod part;
mod resource;
mod schema;
pub(super) mod size;
mod subscription;
pub mod text;
mod value;
mod whole;

use serde_json::{Map, Value, json};

use super::shared::command::{Give, template_deployment};
use super::shared::cut::Cut;
use super::shared::limits::template_limits;
use super::shared::parameters::asked;
use super::shared::policies::{Writers, inlined};
use super::shared::references::References;
use super::{Bug, Commands, FileSet, Target, template};
use crate::diag::Diagnostics;
use crate::model::{Model, TargetName};
use schema::PARAMETERS_FILE;
use whole::{RESERVED, pretty, whole};

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

    fn takes_in(&self, _name: &str) -> bool {
        false // nothing but the template that is named
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
        size::sizes(model, diags);
    }

    fn emit(&self, model: &Model) -> Result<FileSet, Bug> {
        let model = &*inlined(model, Writers::Any)?;
        let cut = Cut::new(model, RESERVED)?;
        let mut files = FileSet::new(model.made().count(), model.emitted().count());
        files.add(TEMPLATE, whole(&cut)?);
        let references = References::new(&cut.layout.main, &cut.modules, &cut.layout);
        files.add(PARAMETERS, pretty(&parameters(model, &references))?);
        Ok(files)
    }
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
