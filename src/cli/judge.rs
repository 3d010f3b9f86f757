//! What findings mean for a run: which of them fail it, which are known from before, and on which day they are judged.

use std::path::PathBuf;

use clap::ValueEnum;

use super::baseline::Baseline;
use crate::diag::code::is_of_audit;
use crate::diag::identity::Identity;
use crate::diag::{Date, Diagnostic, Diagnostics, Severity};
use crate::source::Source;

/// From which severity on findings fail the run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum FailOn {
    // Errors.
    #[default]
    Error,
    // Warnings as well.
    Warning,
}

/// What fails a run, and what of it is said.
#[derive(Debug, Clone, Default, clap::Args)]
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
#[derive(Debug, Clone, Default, clap::Args)]
pub(super) struct Judging {
    /// The day on which waivers are judged by their `until`, such as 2027-06-30; otherwise none is ever over
    #[arg(long, value_name = "DATE", value_parser = date)]
    today: Option<Date>,
    #[command(flatten)]
    few: FewWords,
}

/// How much is said beside what a command makes.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub(super) struct FewWords {
    /// Say nothing but what fails the run
    #[arg(short, long)]
    pub(super) quiet: bool,
}

fn date(text: &str) -> Result<Date, &'static str> {
    Date::read(text).ok_or("it is no date such as 2027-06-30")
}

impl Judging {
    /// For what nothing ends on a day.
    pub(super) fn without_day(few: FewWords) -> Self {
        Self { today: None, few }
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
    /// Marks the findings of a file that are known from before. What is no longer found comes back, where there is a baseline.
    pub(super) fn mark(&self, source: &Source, diags: &mut Diagnostics) -> Option<Vec<Identity>> {
        let can_find = |code: &str| !is_of_audit(code);
        let gone = self.baseline.as_ref()?.mark(source, can_find, |is_known| {
            diags.know(source, self.errors, is_known);
        });
        Some(gone)
    }
}

impl Fail {
    /// Errors alone.
    pub(super) fn on_errors(judging: Judging) -> Self {
        Self {
            judging,
            ..Self::default()
        }
    }

    /// The judge of a run that only says what it finds, or of one that makes something, for which an error is an error however old.
    pub(super) fn judge(&self, errors: bool) -> anyhow::Result<Judge> {
        let baseline = self.baseline.as_deref();
        let baseline = baseline.map(|file| Baseline::read(file, "check FILE…"));
        Ok(Judge {
            today: self.judging.today.clone(),
            quiet: self.quiet(),
            baseline: baseline.transpose()?,
            errors,
        })
    }

    /// Whether nothing is said but what fails the run.
    pub(super) fn quiet(&self) -> bool {
        self.judging.few.quiet
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
