//! What a configuration refers to: locals, variables and data sources are declared only where something does.

use std::collections::BTreeSet;

use super::hcl::{Body, Hcl, Item, Piece};

/// The references in bodies.
#[derive(Debug, Default)]
pub(super) struct References(BTreeSet<String>);

impl References {
    /// Adds the references of a body and of the blocks in it.
    pub(super) fn add(&mut self, body: &Body) {
        for item in &body.0 {
            match item {
                Item::Attribute(_, value) => self.add_value(value),
                Item::Block { body, .. } => self.add(body),
                Item::Comment(_) | Item::Blank => {}
            }
        }
    }

    /// Adds the references of a value.
    pub(super) fn add_value(&mut self, value: &Hcl) {
        match value {
            Hcl::Null | Hcl::Boolean(_) | Hcl::Integer(_) => {}
            Hcl::Reference(text) => {
                self.0.insert(text.clone());
            }
            Hcl::Text(pieces) => {
                for piece in pieces {
                    match piece {
                        Piece::Literal(_) => {}
                        Piece::Hole(inner) => self.add_value(inner),
                    }
                }
            }
            Hcl::Conditional(parts) => parts.iter().for_each(|part| self.add_value(part)),
            Hcl::Call(_, items) | Hcl::Array(items) => {
                for item in items {
                    self.add_value(item);
                }
            }
            Hcl::Object(entries) => {
                for (_, value) in entries {
                    self.add_value(value);
                }
            }
        }
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

/// Whether a block is of a type of the provider `azapi`.
pub(super) fn is_azapi(body: &Body) -> bool {
    body.0.iter().any(|item| match item {
        Item::Block { labels, .. } => labels.first().is_some_and(|kind| kind.starts_with("azapi_")),
        Item::Attribute(..) | Item::Comment(_) | Item::Blank => false,
    })
}
