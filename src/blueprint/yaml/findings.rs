//! What all who read share: how findings are recorded, and places.

use crate::diag::{Diagnostic, Diagnostics};
use crate::source::{Source, Span};

/// A finding after which there is nothing to read.
pub(super) type Fatal = Box<Diagnostic>;

/// Adds a finding unless there are more than enough.
pub(super) fn record(diags: &mut Diagnostics, finding: Diagnostic) {
    if !diags.is_full() {
        diags.push(finding);
    }
}

/// The part of a place that is on its first line.
pub(super) fn first_line(source: &Source, place: Span) -> Span {
    let line = source.slice(place).split(['\r', '\n']).next().unwrap_or_default();
    span(place.start as usize, place.start as usize + line.len())
}

/// A span from indices; a text of ours always fits.
pub(super) fn span(start: usize, end: usize) -> Span {
    let offset = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
    Span::new(offset(start), offset(end))
}
