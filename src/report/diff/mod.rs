//! What a change of a blueprint changes: resources, access, and what of it a redeployment does not do.
//!
//! [`compare`] reads two models of one platform, either of which may be missing where a blueprint or an environment is new or gone, and
//! makes a [`Comparison`], which is data; [`human`], [`markdown`] and [`json`] print it. What is one resource in both is decided in `pairs`.
//! Read `access` for what counts as broader, `redeploy` and `revoked` for what stays in Azure.

mod access;
mod change;
mod commands;
mod compare;
mod families;
mod held;
mod human;
mod items;
mod json;
mod markdown;
mod openness;
mod pairs;
mod people;
mod platform;
mod redeploy;
mod resources;
mod revoked;
mod rights;
mod transitions;
mod values;

pub use self::change::{
    BlueprintDiff, Change, Comparison, Consequence, CredentialChange, Diff, Effect, GrantChange, Opening,
    PersonChange, Presence, PropertyChange, Reach, ResourceChange, Summary, Trust,
};
pub use self::compare::compare;
pub use self::human::human;
pub use self::json::json;
pub use self::markdown::markdown;
