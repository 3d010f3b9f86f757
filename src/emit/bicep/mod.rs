//! The Bicep target: `main.bicep`, a module per stage of role assignments, and a parameters file.
//!
//! [`text`] writes every token and is the fixed point of the formatter; `value` turns the model's expressions into it;
//! the templates own sections, blank lines and comments. A raw string cannot reach a template: views hold
//! `Markup` only.

pub mod keywords;
pub mod text;
mod value;
mod view;

use heck::ToLowerCamelCase;

use super::arm::{group_deployment, template_limits};
use super::modules::{Module, modules};
use super::plan::Symbols;
use super::policies::{Writers, inlined};
use super::usage::{Usage, made};
use super::{Bug, Command, FileSet, Target, Templates};
use crate::diag::Diagnostics;
use crate::model::{Model, TargetName};

/// The Bicep target.
#[derive(Debug, Clone, Copy)]
pub struct Bicep;

const MAIN: &str = "main.bicep";
const PARAMETERS: &str = "main.bicepparam";
const MODULES: &str = "modules";

static TEMPLATES: Templates<'_> = Templates::new(&[
    ("main", include_str!("../../../templates/bicep/main.bicep.hbs")),
    (
        "module",
        include_str!("../../../templates/bicep/module.bicep.hbs"),
    ),
    (
        "parameters",
        include_str!("../../../templates/bicep/main.bicepparam.hbs"),
    ),
]);

impl Target for Bicep {
    fn name(&self) -> TargetName {
        TargetName::Bicep
    }

    fn folders(&self) -> &'static [&'static str] {
        &[MODULES]
    }

    fn main_file(&self) -> Option<&'static str> {
        None
    }

    fn deployment(&self, model: &Model, folder: &str) -> Vec<Command> {
        vec![group_deployment(
            model,
            &format!("{folder}/{MAIN}"),
            &format!("{folder}/{PARAMETERS}"),
        )]
    }

    fn limits(&self, model: &Model, diags: &mut Diagnostics) {
        template_limits(model, diags);
    }

    fn emit(&self, model: &Model) -> Result<FileSet, Bug> {
        let model = &*inlined(model, Writers::Any);
        let mut namer = Symbols::namer(keywords::RESERVED);
        let symbols = Symbols::new(model, &mut namer);
        let modules = modules(model, &symbols, &mut namer, keywords::RESERVED);
        let usage = Usage::new(model, &modules);
        let mut files = FileSet::new(made(model).count(), model.emitted().count());
        files.add(
            MAIN,
            TEMPLATES.render("main", &view::main(model, &symbols, &modules, &usage))?,
        );
        files.add(
            PARAMETERS,
            TEMPLATES.render("parameters", &view::parameters(model, &usage))?,
        );
        for module in &modules {
            let text = TEMPLATES.render("module", &view::module(model, &symbols, module))?;
            files.add(module_path(module), text);
        }
        Ok(files)
    }
}

/// The file of a module, as `main.bicep` names it.
fn module_path(module: &Module<'_>) -> String {
    format!("{MODULES}/{}.bicep", module.stem)
}

/// Words joined by hyphens in camel case.
pub(super) fn camel(words: &str) -> String {
    words.to_lower_camel_case()
}
