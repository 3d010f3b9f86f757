//! The error of emission.

use std::fmt;

/// A mistake of the program itself: nothing a user wrote can cause it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bug(String);

impl Bug {
    /// A bug described by `text`.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Bug {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Bug {}
