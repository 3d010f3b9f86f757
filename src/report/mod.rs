//! Reports: what a model means, for people who review it and for tools.
//!
//! Reports read the model; why a role is needed travels in it. [`access`] writes `access.md`, [`readme`] the README beside it,
//! [`explain`] answers on the command line, [`graph`] draws, [`audit`] compares with what is really there, [`diff`] two blueprints,
//! [`doctor`] answers errors of Azure, [`roles`] lists the role catalog, [`mod@reference`] names things for tools. Nothing here prints.
//!
//! May know: `address`, `source`, `visible`, `shell`, `diag`, `model`, `catalog`, `emit`.

pub mod access;
pub mod audit;
mod condition;
pub mod diff;
pub mod doctor;
mod document;
pub mod explain;
mod federation;
pub mod graph;
mod identification;
mod markdown;
mod naming;
pub mod page;
pub mod readme;
pub mod reference;
pub mod roles;
mod sound;
mod wording;

use schemars::JsonSchema;

use crate::diag::json::Document as Findings;

/// Makes a JSON Schema.
type MakeSchema = fn() -> String;

/// The commands that print JSON of a form of their own, each with the JSON Schema of it. `schemas/` has the same as files.
pub const SCHEMAS: &[(&str, MakeSchema)] = &[
    ("audit", schema::<audit::Document>),
    ("check", schema::<Findings<'static>>),
    ("diff", schema::<diff::Diff>),
    ("doctor", schema::<doctor::Diagnosis>),
    ("explain", schema::<explain::Document>),
];

fn schema<T: JsonSchema>() -> String {
    format!("{:#}\n", schemars::schema_for!(T).as_value())
}
