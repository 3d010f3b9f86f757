//! What a configuration refers to: locals, variables and data sources are declared only where something does.

use std::collections::BTreeSet;

use super::hcl::{Body, Hcl};

/// The references in bodies.
#[derive(Debug, Default)]
pub(super) struct Spoken(BTreeSet<String>);

impl Spoken {
    /// Adds the references of a body.
    pub(super) fn add(&mut self, body: &Body) {
        body.each_reference(&mut |text| {
            self.0.insert(text.to_owned());
        });
    }

    /// Adds the references of a value.
    pub(super) fn add_value(&mut self, value: &Hcl) {
        value.each_reference(&mut |text| {
            self.0.insert(text.to_owned());
        });
    }

    /// Whether something refers to exactly this.
    pub(super) fn has(&self, reference: &str) -> bool {
        self.0.contains(reference)
    }

    /// Whether something refers to an attribute; `beginning` is the reference up to it and ends in a full stop.
    pub(super) fn has_attribute_of(&self, beginning: &str) -> bool {
        self.0
            .range(beginning.to_owned()..)
            .next()
            .is_some_and(|known| known.starts_with(beginning))
    }
}
