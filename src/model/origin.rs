//! Where in the blueprint something comes from.

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

    /// Adds the places of another origin that are not there yet.
    pub fn extend(&mut self, other: &Origin) {
        for span in &other.0 {
            if !self.0.contains(span) {
                self.0.push(*span);
            }
        }
    }
}

/// Places move with every edit of the blueprint, so a model that is written down leaves them out.
impl Serialize for Origin {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(std::iter::empty::<u32>())
    }
}
