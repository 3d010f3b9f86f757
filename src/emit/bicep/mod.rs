//! The Bicep target: `main.bicep`, a module per stage of role assignments, and a parameters file.
//!
//! [`text`] writes every token and is the fixed point of the formatter; `value` prints the values that are shared with ARM;
//! the templates own sections, blank lines and comments. A raw string cannot reach a template: views hold
//! `Markup` only.

mod keys;
pub mod keywords;
mod subscription;
pub mod text;
mod value;
mod view;

use super::shared::command::template_deployment;
use super::shared::limits::template_limits;
use super::shared::modules::modules;
use super::shared::policies::{Writers, inlined};
use super::shared::references::References;
use super::shared::symbols::Symbols;
use super::shared::value::Values;
use super::{Bug, Commands, FileSet, Target, Templates};
use crate::diag::Diagnostics;
use crate::model::{Level, Model, TargetName};

/// The Bicep target.
#[derive(Debug, Clone, Copy)]
pub struct Bicep;

const MAIN: &str = "main.bicep";
const PARAMETERS: &str = "main.bicepparam";

static TEMPLATES: Templates<'_> = Templates::new(&[
    ("main", include_str!("../../../templates/bicep/main.bicep.hbs")),
    (
        "module",
        include_str!("../../../templates/bicep/module.bicep.hbs"),
    ),
    (
        "subscription",
        include_str!("../../../templates/bicep/subscription.bicep.hbs"),
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
        &[view::MODULES]
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
        )
    }

    fn notes(&self) -> &'static str {
        include_str!("../../../templates/bicep/README.md.hbs")
    }

    fn limits(&self, model: &Model, diags: &mut Diagnostics) {
        template_limits(model, diags);
        keys::too_long(model, diags);
    }

    fn emit(&self, model: &Model) -> Result<FileSet, Bug> {
        let model = &*inlined(model, Writers::Any)?;
        let mut namer = Symbols::namer(keywords::RESERVED);
        let symbols = Symbols::new(model, &mut namer);
        let modules = modules(model, &symbols, &mut namer, keywords::RESERVED)?;
        let values = Values {
            model,
            symbols: &symbols,
        };
        let references = References::new(model, &modules);
        let mut files = FileSet::new(model.made().count(), model.emitted().count());
        let main = TEMPLATES.render("main", view::main(values, &modules, &references)?)?;
        if model.deployment.level == Level::NewGroup {
            let around = subscription::main(model, &references)?;
            files.add(MAIN, TEMPLATES.render("subscription", around)?);
            files.add(subscription::platform_path(), main);
        } else {
            files.add(MAIN, main);
        }
        files.add(
            PARAMETERS,
            TEMPLATES.render("parameters", view::parameters(model, &references))?,
        );
        for module in &modules {
            let text = TEMPLATES.render("module", view::module(values, module)?)?;
            files.add(view::module_path(module), text);
        }
        Ok(files)
    }
}
