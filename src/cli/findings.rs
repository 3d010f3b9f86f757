//! Findings on a stream, in the form that was asked for, and what they mean for the exit status.

use std::io::{self, Write};

use clap::ValueEnum;

use super::exit::Exit;
use super::input::{Batch, Checked};
use super::streams::{Stream, Streams};
use super::words::{argument, count, counts};
use crate::diag::{Diagnostic, Diagnostics, Found, Severity, github, human, json, junit, sarif};

/// The form of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    // For people, with the lines of the blueprint.
    Human,
    // One JSON document.
    Json,
    // SARIF 2.1.0, for code scanning.
    Sarif,
    // Workflow commands of GitHub Actions.
    Github,
    // JUnit XML, for the test reports of pipelines.
    Junit,
}

impl Form {
    /// Whether it is one document, which nothing else may stand beside.
    pub(super) fn is_document(self) -> bool {
        match self {
            Self::Json | Self::Sarif | Self::Junit => true,
            Self::Human | Self::Github => false,
        }
    }
}

/// From which severity on findings fail the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    // Errors.
    Error,
    // Warnings as well.
    Warning,
}

/// The options about findings of commands whose product is something else.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Form of the findings on standard error
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Form::Human)]
    findings: Form,
    #[command(flatten)]
    fail: Fail,
}

/// What fails a run.
#[derive(Debug, clap::Args)]
pub(super) struct Fail {
    /// Severity from which on findings give exit status 1
    #[arg(long, value_name = "SEVERITY", value_enum, default_value_t = FailOn::Error)]
    fail_on: FailOn,
}

impl Fail {
    /// Errors alone.
    pub(super) const ERRORS: Self = Self {
        fail_on: FailOn::Error,
    };

    /// Whether a finding fails the run.
    fn counts(&self, found: &Diagnostic) -> bool {
        match found.severity {
            Severity::Error => true,
            Severity::Warning => self.fail_on == FailOn::Warning,
            Severity::Information => false,
        }
    }

    /// Whether something that was found fails the run.
    pub(super) fn fails(&self, all: &[Checked]) -> bool {
        all.iter()
            .any(|one| one.diags.iter().any(|found| self.counts(found)))
    }

    /// Prints findings in one form.
    pub(super) fn print(&self, form: Form, found: &[Found<'_>], to: &mut Stream<'_>) -> io::Result<()> {
        let text = match form {
            Form::Human => {
                let texts: Vec<String> = found
                    .iter()
                    .map(|(source, diags)| human::render(source, diags, to.colour()))
                    .filter(|text| !text.is_empty())
                    .collect();
                texts.join("\n")
            }
            Form::Json => json::render(found),
            Form::Sarif => sarif::render(found),
            Form::Github => github::render(found),
            Form::Junit => junit::render(found, &|one| self.counts(one)),
        };
        to.write_all(text.as_bytes())
    }
}

impl Options {
    /// Those of a command that has no severity to fail on, but something else.
    pub(super) fn of(findings: Form) -> Self {
        let fail_on = FailOn::Error;
        Self {
            findings,
            fail: Fail { fail_on },
        }
    }

    /// Whether standard error is for programs only.
    pub(super) fn machine(&self) -> bool {
        self.findings.is_document()
    }

    /// Prints findings on standard error; an exit status if they end the run, with `consequence` said to people.
    pub(super) fn report<T>(
        &self,
        batch: &Batch<T>,
        consequence: &str,
        streams: &mut Streams<'_>,
    ) -> anyhow::Result<Option<Exit>> {
        let all = &batch.checked;
        let err = &mut streams.err;
        if self.findings == Form::Human {
            self.print_without_notes(all, &batch.flags, err)?;
        } else {
            self.fail.print(self.findings, &found(all), err)?;
        }
        batch.refuse_failures()?;
        if !self.fail.fails(all) {
            return Ok(None);
        }
        if !self.machine() {
            writeln!(err, "{}: {consequence}", summary(all))?;
        }
        Ok(Some(Exit::Findings))
    }

    /// For people who want something else than findings: errors and warnings, and one line about the rest.
    fn print_without_notes(&self, all: &[Checked], flags: &str, err: &mut Stream<'_>) -> io::Result<()> {
        let grave: Vec<Diagnostics> = all
            .iter()
            .map(|one| one.diags.only(|found| found.severity != Severity::Information))
            .collect();
        let found: Vec<Found<'_>> = all
            .iter()
            .zip(&grave)
            .map(|(one, grave)| (&one.source, grave))
            .collect();
        self.fail.print(Form::Human, &found, err)?;
        if grave.iter().any(|grave| !grave.is_empty()) {
            writeln!(err)?;
        }
        let notes: usize = all.iter().map(|one| one.diags.count(Severity::Information)).sum();
        if notes > 0 {
            let files: Vec<String> = all
                .iter()
                .filter(|one| one.diags.count(Severity::Information) > 0)
                .map(|one| argument(&one.file))
                .collect();
            let verb = if notes == 1 { "shows it" } else { "shows them" };
            writeln!(
                err,
                "{}; `amlgen check {}{flags}` {verb}",
                count(notes, "note"),
                files.join(" ")
            )?;
        }
        Ok(())
    }
}

/// Sources with their findings, as the renderers want them.
pub(super) fn found(all: &[Checked]) -> Vec<Found<'_>> {
    all.iter().map(|one| (&one.source, &one.diags)).collect()
}

/// `2 errors, 1 warning, 3 notes`; nothing if nothing was found.
pub(super) fn summary(all: &[Checked]) -> String {
    let sum = |severity| all.iter().map(|one| one.diags.count(severity)).sum();
    counts(&[
        (sum(Severity::Error), "error"),
        (sum(Severity::Warning), "warning"),
        (sum(Severity::Information), "note"),
    ])
}
