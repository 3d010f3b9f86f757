//! Where in the blueprint something comes from.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::source::Span;

/// The places of the blueprint that made something exist. The first is the one to underline.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin(pub Vec<Span>);

impl Origin {
    /// One place.
    #[must_use]
    pub fn at(span: Span) -> Self {
        Self(vec![span])
    }

    /// The place to underline.
    #[must_use]
    pub fn primary(&self) -> Option<Span> {
        self.0.first().copied()
    }

    /// Adds the places of another origin. Those of many may be gathered before [`Origin::unify`] looks for what is there twice.
    pub fn extend(&mut self, other: &Origin) {
        self.0.extend_from_slice(&other.0);
    }

    /// Keeps each place once, where it stands first.
    pub fn unify(&mut self) {
        let mut seen = BTreeSet::new();
        self.0.retain(|span| seen.insert(*span));
    }
}

/// Places move with every edit of the blueprint, so a model that is written down leaves them out.
impl Serialize for Origin {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(std::iter::empty::<u32>())
    }
}
