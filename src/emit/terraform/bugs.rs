//! Bugs that come to light while values are written.

use std::cell::RefCell;

use crate::emit::bug::Bug;

/// The first bug that a configuration shows. It is noted where a value is written, and nothing is printed then.
#[derive(Debug, Default)]
pub(super) struct Bugs(RefCell<Option<Bug>>);

impl Bugs {
    /// Notes a bug.
    pub(super) fn note(&self, bug: Bug) {
        self.0.borrow_mut().get_or_insert(bug);
    }

    /// Nothing, or the error that was noted.
    pub(super) fn none(&self) -> Result<(), Bug> {
        self.0.borrow_mut().take().map_or(Ok(()), Err)
    }
}
