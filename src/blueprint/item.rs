//! What the sections share: named items, tags, and references to what exists or is declared.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::parameter::OrParam;
use super::shape::WordOr;
use crate::source::Spanned;

/// Named items: a map keyed by logical name, in the order in which they were written.
pub type Items<T> = IndexMap<Spanned<String>, Spanned<T>>;

/// Tags: a map of text.
pub type Tags = IndexMap<Spanned<String>, Spanned<OrParam<String>>>;

/// A map of literal text.
pub type Texts = IndexMap<Spanned<String>, Spanned<String>>;

/// A reference to a declared item by its logical name.
pub type Ref = String;

/// A resource that exists already: its resource id, or its name and where it is.
pub type Existing = WordOr<ExistingParts>;

/// A resource that exists already; what is left out is the blueprint's own.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExistingParts {
    /// Its name.
    pub name: Spanned<String>,
    /// Its resource group; the blueprint's without it.
    pub resource_group: Option<Spanned<String>>,
    /// Its subscription; the blueprint's without it.
    pub subscription: Option<Spanned<String>>,
}
