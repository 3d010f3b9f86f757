//! The exit status.

use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Fine,
    /// There are error findings, or the blueprint is invalid.
    Findings,
    /// What is committed is not what would be built, or what is there not what is derived.
    Differences,
    /// Wrong usage, or a file or stream that failed.
    Failure,
}

impl Exit {
    /// The number that the shell sees.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Exit::Fine => 0,
            Exit::Findings => 1,
            Exit::Differences => 2,
            Exit::Failure => 3,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit.code())
    }
}
