//! `amlgen audit`: what is really there, against what the blueprint derives.
//!
//! Exports of Azure CLI come in as text ([`Exports`]): `observed` reads role assignments, `exported` resources and identities, whatever
//! command they come from. `home` finds out in which group the platform lies, `principals` who its principals are in the directory.
//! `matching` compares role assignments, `switches` properties; both write `Finding`s of a [`Class`]. [`human`], [`json`], `sarif`
//! and [`script`] print them. What the exports do not tell is a finding too, never a guess.

mod class;
mod exported;
mod finding;
mod grants;
mod home;
mod human;
mod ids;
mod index;
mod json;
mod matching;
mod observed;
mod principals;
mod reading;
mod rest;
mod sarif;
mod script;
mod switch;
mod switches;
mod told;

pub use class::Class;
pub use finding::Audit;
pub use home::{Given, Located};
pub use human::human;
pub use json::{Document, json};
pub use sarif::diagnostics;
pub use script::script;

use exported::Exported;
use observed::Assignments;
use principals::Principals;

use crate::model::Model;

/// What was exported, as text that is read where it lies.
#[derive(Debug, Default)]
pub struct Exports<'a> {
    assignments: Assignments<'a>,
    exported: Vec<Exported<'a>>,
    /// Whether exports of resources are among them.
    has_resources: bool,
}

impl<'a> Exports<'a> {
    /// Adds an export of role assignments.
    ///
    /// # Errors
    ///
    /// What is wrong with it, as the end of a sentence about it.
    pub fn add_assignments(&mut self, text: &'a str) -> Result<(), String> {
        self.assignments.read(text)
    }

    /// Adds an export of resources.
    ///
    /// # Errors
    ///
    /// What is wrong with it, as the end of a sentence about it.
    pub fn add_resources(&mut self, text: &'a str) -> Result<(), String> {
        self.has_resources = true;
        self.add_identities(text)
    }

    /// Adds an export of identities.
    ///
    /// # Errors
    ///
    /// What is wrong with it, as the end of a sentence about it.
    pub fn add_identities(&mut self, text: &'a str) -> Result<(), String> {
        self.exported.extend(exported::read(text)?);
        Ok(())
    }
}

/// Completes a model with the place where its platform lies, and the exports with what follows from it.
///
/// # Errors
///
/// Why the place is not known.
pub fn locate(model: &mut Model, given: Given<'_>, exports: &mut Exports<'_>) -> Result<Located, String> {
    let found = home::complete(model, given, &exports.assignments, &exports.exported)?;
    exports.assignments.know_roles(model);
    Ok(found)
}

/// Compares what is there with a model that was [located](locate). `deployer` is the object id of whoever deploys.
///
/// # Errors
///
/// Why nothing can be compared.
pub fn audit<'x>(
    model: &'x Model,
    home: Located,
    exports: &'x Exports<'x>,
    deployer: Option<&str>,
) -> Result<Audit<'x>, String> {
    let principals = Principals::of(model, &exports.assignments, &exports.exported, deployer);
    let read = exports.assignments.list.len();
    let mut audit = Audit::new(model, principals, home, read);
    matching::compare(&mut audit, &exports.assignments)?;
    switches::compare(&mut audit, &exports.exported, exports.has_resources);
    audit.order();
    Ok(audit)
}
