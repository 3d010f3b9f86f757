//! amlgen compiles a blueprint of a keyless Azure Machine Learning platform into ARM JSON, Bicep or Terraform, and derives
//! every role assignment on the way.
//!
//! The whole program, told once, is [`compile`]: a text becomes a [`blueprint`], the blueprint is resolved ([`resolve`])
//! and lowered ([`lower`]) to a [`model`], the model gets its role assignments ([`derive`](mod@derive)) and is checked ([`check`]).
//! What is left is to print it ([`emit`], [`report`]); the command line ([`cli`]) does that and nothing else does I/O.

pub mod address;
pub mod arena;
pub mod blueprint;
pub mod catalog;
pub mod check;
pub mod cli;
pub mod derive;
pub mod diag;
pub mod emit;
mod gathered;
pub mod lower;
pub mod model;
pub mod report;
pub mod resolve;
pub mod shell;
pub mod source;
pub mod visible;

use blueprint::Blueprint;
use blueprint::yaml::{self, Environment, Layers};
use diag::suggest::did_you_mean;
use diag::{Code, Diagnostic, Diagnostics, Halt};
use gathered::Gathered;
use model::Model;
use source::{Source, Spanned};

/// Compiles a blueprint to a checked model, as it is in an environment or by itself. Findings of every stage go to `diags`, those that the
/// blueprint accepts as information.
///
/// # Errors
///
/// When a finding is an error: there is no model then, and nothing may be written.
pub fn compile(source: &Source, environment: Option<&str>, diags: &mut Diagnostics) -> Result<Model, Halt> {
    let layers = layers(source, diags)?;
    let environment = match environment {
        None => None,
        Some(name) => Some(layers.find(name).ok_or_else(|| {
            let message = format!("the blueprint declares no environment `{name}`");
            let names = layers.environments().iter().map(Environment::name);
            diags.push(
                Diagnostic::error(Code::ENVIRONMENT, None, message).maybe_help(did_you_mean(name, names)),
            );
            Halt
        })?),
    };
    layers.check_others::<Blueprint>(source, &[environment], diags);
    let written = read(source, &layers, environment, diags);
    let name = environment.map(|one| one.name().to_owned());
    // trees are as large as the text: no two more than need be are held
    let mut gathered = Gathered::new(layers.into_environments(), blueprint::accepting(source));
    let accepted = gathered.accepted(written.as_ref().ok());
    let model = written.and_then(|written| understand(written, diags));
    gathered.add(source, name, std::mem::take(diags), accepted, None);
    let models: Vec<&Model> = model.iter().collect();
    (*diags, _) = gathered.findings(source, &models, false, None);
    diags.halt_on_error().and(model)
}

/// What a blueprint would mean with an addition: a part of a blueprint, whose keys and elements join those that are there. None where
/// it would not be valid.
#[must_use]
pub fn extended(source: &Source, addition: &str, environment: Option<&str>) -> Option<Model> {
    let mut diags = Diagnostics::new();
    let mut tree = yaml::parse(source, &mut diags).ok()?;
    // its places are those behind the text
    let padded = "\n".repeat(source.text().len() + 1) + addition;
    tree.add(yaml::parse(&Source::new(source.name(), padded), &mut diags).ok()?);
    let whole = Source::new(source.name(), format!("{}\n{addition}", source.text()));
    let layers = Layers::new(&whole, tree, &mut diags);
    let environment = match environment {
        None => None,
        Some(name) => Some(layers.find(name)?),
    };
    let written = read(&whole, &layers, environment, &mut diags).ok()?;
    understand(written, &mut diags).ok()
}

/// What was written, in all environments.
///
/// # Errors
///
/// When there is nothing to read.
pub fn layers(source: &Source, diags: &mut Diagnostics) -> Result<Layers, Halt> {
    diags.halt_on_error()?;
    let tree = yaml::parse(source, diags)?;
    Ok(Layers::new(source, tree, diags))
}

/// What was written in one environment, or without any.
///
/// # Errors
///
/// When a finding is an error.
pub fn read(
    source: &Source,
    layers: &Layers,
    environment: Option<&Environment>,
    diags: &mut Diagnostics,
) -> Result<Blueprint, Halt> {
    let tree = layers.tree(environment, diags);
    let mut written: Blueprint = yaml::decode(source, &tree, diags).ok_or(Halt)?;
    written.environment = environment.map(|one| Spanned::new(one.name().to_owned(), one.place()));
    written.ignored = blueprint::accepting(source).ignored(source, &tree);
    if diags.has_errors() {
        // Parts that are broken were left out or made up, so little is told of what these names mean.
        let mut found = Diagnostics::new();
        let _ = resolve::resolve(&written, &mut found);
        for finding in yaml::certain(source, &tree, diags, &found) {
            diags.push(finding);
        }
        return Err(Halt);
    }
    Ok(written)
}

/// What a blueprint means.
///
/// # Errors
///
/// When a finding is an error.
pub fn understand(written: Blueprint, diags: &mut Diagnostics) -> Result<Model, Halt> {
    let resolved = resolve::resolve(&written, diags)?; // what the names mean
    drop(written);
    let mut model = lower::lower(&resolved, diags); // what will exist
    drop(resolved);
    derive::derive(&mut model); // who may do what, and why
    check::check(&model, diags); // what we refuse to build
    diags.halt_on_error()?;
    Ok(model)
}
