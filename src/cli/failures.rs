//! What failed in a run that could not do what it was asked for: one thing, or several inputs one by one.

use std::error::Error;
use std::fmt;

/// Several things that failed.
#[derive(Debug)]
pub(super) struct Failures(pub(super) Vec<String>);

impl fmt::Display for Failures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl Error for Failures {}

/// What failed, each with its causes.
pub(super) fn each(failure: &anyhow::Error) -> Vec<String> {
    match failure.downcast_ref() {
        Some(Failures(all)) => all.clone(),
        None => vec![format!("{failure:#}")],
    }
}
