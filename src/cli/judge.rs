//! What findings mean for a run: which of them fail it, which are known from before, and on which day they are judged.

use std::path::PathBuf;

use clap::ValueEnum;

use super::baseline::Baseline;
use crate::diag::identity::Identity;
use crate::diag::{Date, Diagnostic, Diagnostics, Severity};
use crate::source::Source;

/// From which severity on findings fail the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    // Errors.
    Error,
    // Warnings as well.
    Warning,
}

/// What fails a run, and what of it is said.
#[derive(Debug, clap::Args)]
pub(super) struct Fail {
    /// Severity from which on findings give exit status 1
    #[arg(long = "fail-on", value_name = "SEVERITY", value_enum, default_value_t = FailOn::Error)]
    from: FailOn,
    /// Findings that were there before and do not count: what `amlgen check --format json` wrote then
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    #[command(flatten)]
    judging: Judging,
}

/// When findings are judged, and how much is said of them.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Judging {
    /// The day on which waivers are judged by their `until`, such as 2027-06-30; otherwise none is ever over
    #[arg(long, value_name = "DATE", value_parser = date)]
    today: Option<Date>,
    /// Say nothing but what fails the run
    #[arg(short, long)]
    quiet: bool,
}

fn date(text: &str) -> Result<Date, &'static str> {
    Date::read(text).ok_or("it is no date such as 2027-06-30")
}

impl Judging {
    /// For what nothing ends on a day.
    pub(super) fn without_day(quiet: bool) -> Self {
        Self { today: None, quiet }
    }
}

/// By what the findings of a run are judged.
#[derive(Debug)]
pub(super) struct Judge {
    pub(super) today: Option<Date>,
    pub(super) quiet: bool,
    baseline: Option<Baseline>,
    /// Whether errors may be known from before.
    errors: bool,
}

impl Judge {
    /// Whether findings are compared with those from before.
    pub(super) fn compares(&self) -> bool {
        self.baseline.is_some()
    }

    /// Marks the findings of a file that are known from before. What is no longer found comes back.
    pub(super) fn mark(&self, source: &Source, diags: &mut Diagnostics) -> Vec<Identity> {
        let baseline = self.baseline.as_ref();
        baseline.map_or_else(Vec::new, |known| known.mark(source, diags, self.errors))
    }
}

impl Fail {
    /// Errors alone.
    pub(super) fn on_errors(judging: Judging) -> Self {
        Self {
            from: FailOn::Error,
            baseline: None,
            judging,
        }
    }

    /// The judge of a run that only says what it finds, or of one that makes something, for which an error is an error however old.
    pub(super) fn judge(&self, errors: bool) -> anyhow::Result<Judge> {
        Ok(Judge {
            today: self.judging.today.clone(),
            quiet: self.judging.quiet,
            baseline: self.baseline.as_deref().map(Baseline::read).transpose()?,
            errors,
        })
    }

    /// Whether nothing is said but what fails the run.
    pub(super) fn quiet(&self) -> bool {
        self.judging.quiet
    }

    /// Whether a finding fails the run.
    pub(super) fn counts(&self, found: &Diagnostic) -> bool {
        !found.known
            && match found.severity {
                Severity::Error => true,
                Severity::Warning => self.from == FailOn::Warning,
                Severity::Information => false,
            }
    }
}
