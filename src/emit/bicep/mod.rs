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

use super::arm::template_limits;
use super::modules::modules;
use super::plan::Symbols;
use super::policies::{Writers, inlined};
use super::usage::{Usage, made};
use super::{Bug, FileSet, Target, Templates};
use crate::diag::Diagnostics;
use crate::model::{Model, TargetName};

/// The Bicep target.
#[derive(Debug, Clone, Copy)]
pub struct Bicep;

const TEMPLATES: &[(&str, &str)] = &[
    ("main", include_str!("../../../templates/bicep/main.bicep.hbs")),
    (
        "module",
        include_str!("../../../templates/bicep/module.bicep.hbs"),
    ),
    (
        "parameters",
        include_str!("../../../templates/bicep/main.bicepparam.hbs"),
    ),
];

impl Target for Bicep {
    fn name(&self) -> TargetName {
        TargetName::Bicep
    }

    fn limits(&self, model: &Model, diags: &mut Diagnostics) {
        template_limits(model, diags);
    }

    fn emit(&self, model: &Model) -> Result<FileSet, Bug> {
        let model = &*inlined(model, Writers::Any);
        let mut namer = Symbols::namer(keywords::RESERVED);
        let symbols = Symbols::new(model, &mut namer);
        let modules = modules(model, &symbols, &mut namer, keywords::RESERVED);
        let templates = Templates::new(TEMPLATES)?;
        let usage = Usage::new(model, &modules);
        let mut files = FileSet::new(made(model).count(), model.emitted().count());
        files.add(
            "main.bicep",
            templates.render("main", &view::main(model, &symbols, &modules, &usage))?,
        );
        files.add(
            "main.bicepparam",
            templates.render("parameters", &view::parameters(model, &usage))?,
        );
        for module in &modules {
            let text = templates.render("module", &view::module(model, &symbols, module))?;
            files.add(format!("modules/{}.bicep", module.stem), text);
        }
        Ok(files)
    }
}

/// Words joined by hyphens in camel case.
pub(super) fn camel(words: &str) -> String {
    words.to_lower_camel_case()
}
