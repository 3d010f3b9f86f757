//! How a row of the tables is written.

use crate::model::fact::{Citation, Relevance, Standing, State};

type Sources = &'static [&'static Citation];

pub(super) const fn left_out(id: &'static str, text: &'static str, citations: Sources) -> Standing {
    Standing {
        id,
        state: State::LeftOut,
        text,
        citations,
    }
}

pub(super) const fn note(
    id: &'static str,
    relevance: Relevance,
    text: &'static str,
    citations: Sources,
) -> Standing {
    Standing {
        id,
        state: State::Note(relevance),
        text,
        citations,
    }
}
