//! The blueprint in which is looked up.

use crate::model::{Model, Principal};
use crate::source::Source;

/// How many roles and grants of others are listed.
pub(super) const LISTED: usize = 5;

/// A blueprint in which is looked up.
#[derive(Debug, Clone, Copy)]
pub struct Blueprint<'m> {
    /// What it means.
    pub model: &'m Model,
    /// Its text.
    pub source: &'m Source,
    /// Who asked, where that is known beside the text.
    pub principal: Option<Principal>,
    /// What it would mean with an addition, in an environment; none where that is not valid.
    pub extended: fn(&Source, &str, Option<&str>) -> Option<Model>,
}

impl<'m> Blueprint<'m> {
    /// The environment that is looked up.
    pub(super) fn environment(&self) -> Option<&'m str> {
        let environment = self.model.deployment.environment.as_ref();
        environment.map(|one| one.value.as_str())
    }
}
