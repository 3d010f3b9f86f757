//! The Bicep target: `main.bicep`, a module per stage of role assignments, and a parameters file.
//!
//! [`text`] writes every token and is the fixed point of the formatter; `value` prints the values that are shared with ARM;
//! the templates own sections, blank lines and comments. A raw string cannot reach a template: views hold
//! `Markup` only.

mod keys;
pub mod keywords;
mod parameter;
mod part;
mod subscription;
pub mod text;
mod value;
mod view;

use std::path::Path;

use super::arm::size::sizes;
use super::shared::command::{Give, template_deployment};
use super::shared::cut::Cut;
use super::shared::limits::template_limits;
use super::shared::policies::{Writers, inlined};
use super::shared::references::References;
use super::shared::value::Values;
use super::{Bug, Commands, FileSet, Target, Template, template};
use crate::diag::Diagnostics;
use crate::model::{Level, Model, TargetName};

/// The Bicep target.
#[derive(Debug, Clone, Copy)]
pub struct Bicep;

const MAIN: &str = "main.bicep";
const PARAMETERS: &str = "main.bicepparam";

static MAIN_FILE: Template = template!("bicep/main.bicep");
static MODULE_FILE: Template = template!("bicep/module.bicep");
static SUBSCRIPTION_FILE: Template = template!("bicep/subscription.bicep");
static PARAMETERS_FILE: Template = template!("bicep/main.bicepparam");
static NOTES: Template = template!("bicep/README.md");

impl Target for Bicep {
    fn name(&self) -> TargetName {
        TargetName::Bicep
    }

    fn folders(&self) -> &'static [&'static str] {
        &[view::MODULES]
    }

    fn takes_in(&self, name: &str) -> bool {
        Path::new(name).extension().is_some_and(|end| end == "bicep")
    }

    fn main_file(&self) -> Option<&'static str> {
        None
    }

    fn title(&self) -> &'static str {
        "Bicep"
    }

    fn commands(&self, model: &Model, folder: &str) -> Commands {
        template_deployment(
            model,
            &format!("{folder}/{MAIN}"),
            &format!("{folder}/{PARAMETERS}"),
            Give::Environment,
        )
    }

    fn notes(&self) -> &'static Template {
        &NOTES
    }

    fn limits(&self, model: &Model, diags: &mut Diagnostics) {
        template_limits(model, diags);
        sizes(model, diags);
        keys::too_long(model, diags);
    }

    fn emit(&self, model: &Model) -> Result<FileSet, Bug> {
        let model = &*inlined(model, Writers::Any)?;
        let Cut {
            symbols,
            modules,
            layout,
        } = &Cut::new(model, keywords::RESERVED)?;
        let mut files = FileSet::new(model.made().count(), model.emitted().count());
        let model = &*layout.main;
        let values = Values {
            model,
            symbols,
            layout,
            called: model.deployment.level == Level::NewGroup,
        };
        let references = References::new(model, modules, layout);
        let calls = layout.parts.iter().map(|part| part::call(values, part));
        let calls = calls.collect::<Result<_, _>>()?;
        let main = MAIN_FILE.render(view::main(values, modules, calls, &references)?)?;
        if model.deployment.level == Level::NewGroup {
            let around = subscription::main(values, &references)?;
            files.add(MAIN, SUBSCRIPTION_FILE.render(around)?);
            files.add(subscription::platform_path(), main);
        } else {
            files.add(MAIN, main);
        }
        files.add(
            PARAMETERS,
            PARAMETERS_FILE.render(view::parameters(values, &references)?)?,
        );
        for part in &layout.parts {
            let text = MAIN_FILE.render(part::file(values, part)?)?;
            files.add(view::module_path(&part.stem), text);
        }
        for module in modules {
            let text = MODULE_FILE.render(view::module(values, module)?)?;
            files.add(view::module_path(&module.stem), text);
        }
        Ok(files)
    }
}
