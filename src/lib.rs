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
pub mod lower;
pub mod model;
pub mod report;
pub mod resolve;
pub mod source;
pub mod visible;

use diag::{Diagnostics, Halt};
use model::Model;
use source::Source;

/// Compiles a blueprint to a checked model. Findings of every stage go to `diags`.
///
/// # Errors
///
/// When a finding is an error: there is no model then, and nothing may be written.
pub fn compile(source: &Source, diags: &mut Diagnostics) -> Result<Model, Halt> {
    diags.halt_on_error()?;
    let tree = blueprint::yaml::parse(source, diags)?; // what was written
    let written = blueprint::yaml::decode(source, &tree, diags).ok_or(Halt)?;
    if diags.has_errors() {
        // Parts that are broken were left out or made up, so little is told of what these names mean.
        let mut found = Diagnostics::new();
        let _ = resolve::resolve(&written, &mut found);
        for finding in blueprint::yaml::certain(source, &tree, diags, &found) {
            diags.push(finding);
        }
        return Err(Halt);
    }
    drop(tree); // each is as large as the text: no two more than need be are held
    let resolved = resolve::resolve(&written, diags)?; // what the names mean
    drop(written);
    let mut model = lower::lower(&resolved, diags); // what will exist
    drop(resolved);
    derive::derive(&mut model); // who may do what, and why
    check::check(&model, diags); // what we refuse to build
    diags.halt_on_error()?;
    Ok(model)
}
