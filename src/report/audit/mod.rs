//! `amlgen audit`: what is really there, against what the blueprint derives.
//!
//! Exports of Azure CLI come in as text ([`Exports`]): `observed` reads role assignments, `exported` resources and identities, whatever
//! command they come from, with the entries of `policy`, and `definition` reads role definitions. `home` finds out in which group the platform lies, `principals` who its principals are in the directory.
//! `grants` are the derived grants as Azure has them; `matching` looks for them, `rest` sorts what is there beside them, `switches`
//! compares properties, `policies` entries of vaults and `roles` definitions: all write `Finding`s of a [`Class`]. `known` says which of them were there before. [`human`], [`json`], `sarif`
//! and [`script`] print them. What the exports do not tell is a finding too, never a guess.

mod class;
mod definition;
mod exported;
mod finding;
mod grants;
mod home;
mod human;
mod ids;
mod index;
mod json;
mod known;
mod loose;
mod matching;
mod observed;
mod policies;
mod policy;
mod principals;
mod reading;
mod rest;
mod roles;
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
pub use reading::Step;
pub use sarif::diagnostics;
pub use script::script;

use definition::Definition;
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
    /// Role definitions, where they were exported.
    roles: Option<Vec<Definition>>,
}

impl<'a> Exports<'a> {
    /// Adds an export of role assignments, with a step for each entry.
    ///
    /// # Errors
    ///
    /// What is wrong with it, as the end of a sentence about it.
    pub fn add_assignments(&mut self, text: &'a str, step: &mut Step<'_>) -> Result<(), String> {
        self.assignments.read(text, step)
    }

    /// Adds an export of role definitions, with a step for each.
    ///
    /// # Errors
    ///
    /// What is wrong with it, as the end of a sentence about it.
    pub fn add_roles(&mut self, text: &str, step: &mut Step<'_>) -> Result<(), String> {
        let more = definition::read(text, step)?;
        self.roles.get_or_insert_default().extend(more);
        Ok(())
    }

    /// How many role assignments there are.
    #[must_use]
    pub fn assignments(&self) -> usize {
        self.assignments.list.len()
    }

    /// Adds an export of resources, with a step for each.
    ///
    /// # Errors
    ///
    /// What is wrong with it, as the end of a sentence about it.
    pub fn add_resources(&mut self, text: &'a str, step: &mut Step<'_>) -> Result<(), String> {
        self.has_resources = true;
        self.add_identities(text, step)
    }

    /// Adds an export of identities, with a step for each.
    ///
    /// # Errors
    ///
    /// What is wrong with it, as the end of a sentence about it.
    pub fn add_identities(&mut self, text: &'a str, step: &mut Step<'_>) -> Result<(), String> {
        self.exported.extend(exported::read(text, step)?);
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
    exports.assignments.doubt_empty_names();
    Ok(found)
}

/// Compares what is there with a model that was [located](locate), with a step for each role assignment. `deployer` is the object id of
/// whoever deploys.
///
/// # Errors
///
/// Why nothing can be compared.
pub fn audit<'x>(
    model: &'x Model,
    home: Located,
    exports: &'x Exports<'x>,
    deployer: Option<&str>,
    step: &mut Step<'_>,
) -> Result<Audit<'x>, String> {
    let principals = Principals::of(model, &exports.assignments, &exports.exported, deployer);
    let read = exports.assignments.list.len();
    let mut audit = Audit::new(model, principals, home, read);
    matching::compare(&mut audit, &exports.assignments, step)?;
    let exported = exported::by_id(&exports.exported);
    switches::compare(&mut audit, &exported, exports.has_resources);
    policies::compare(&mut audit, &exported, exports.has_resources);
    roles::compare(&mut audit, exports.roles.as_deref());
    audit.order();
    Ok(audit)
}
