//! Findings on a stream, in the form that was asked for, and what they mean for the exit status.

use std::io::{self, Write};

use clap::ValueEnum;

use super::exit::Exit;
use super::input::{Batch, Checked};
use super::streams::{Stream, Streams};
use super::words::{argument, count, counts};
use crate::diag::{Diagnostics, Found, Severity, github, human, json, sarif};

/// The form of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Human,
    Json,
    Sarif,
    Github,
}

/// The form of findings where they are not the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SideForm {
    // For people, with the lines of the blueprint.
    Human,
    // One JSON document.
    Json,
    // Workflow commands of GitHub Actions.
    Github,
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
    #[arg(long, value_name = "FORM", value_enum, default_value_t = SideForm::Human)]
    findings: SideForm,
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
    /// Whether something that was found fails the run.
    pub(super) fn fails(&self, all: &[Checked]) -> bool {
        all.iter().any(|one| match self.fail_on {
            FailOn::Error => one.diags.has_errors(),
            FailOn::Warning => one.diags.has_errors() || one.diags.count(Severity::Warning) > 0,
        })
    }
}

impl Options {
    /// Whether standard error is for programs only.
    pub(super) fn machine(&self) -> bool {
        self.findings == SideForm::Json
    }

    /// Prints findings on standard error; an exit status if they end the run, with `consequence` said to people.
    pub(super) fn report<T>(
        &self,
        batch: &Batch<T>,
        consequence: &str,
        streams: &mut Streams<'_>,
    ) -> anyhow::Result<Option<Exit>> {
        let all = &batch.checked;
        let form = match self.findings {
            SideForm::Human => Form::Human,
            SideForm::Json => Form::Json,
            SideForm::Github => Form::Github,
        };
        let err = &mut streams.err;
        if form == Form::Human {
            print_without_notes(all, &batch.flags, err)?;
        } else {
            print(form, &found(all), err)?;
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
}

/// Sources with their findings, as the renderers want them.
pub(super) fn found(all: &[Checked]) -> Vec<Found<'_>> {
    all.iter().map(|one| (&one.source, &one.diags)).collect()
}

/// Prints findings in one form.
pub(super) fn print(form: Form, found: &[Found<'_>], to: &mut Stream<'_>) -> io::Result<()> {
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
    };
    to.write_all(text.as_bytes())
}

/// For people who want something else than findings: errors and warnings, and one line about the rest.
fn print_without_notes(all: &[Checked], flags: &str, err: &mut Stream<'_>) -> io::Result<()> {
    let grave: Vec<Diagnostics> = all
        .iter()
        .map(|one| one.diags.only(|found| found.severity != Severity::Information))
        .collect();
    let found: Vec<Found<'_>> = all
        .iter()
        .zip(&grave)
        .map(|(one, grave)| (&one.source, grave))
        .collect();
    print(Form::Human, &found, err)?;
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

/// `2 errors, 1 warning, 3 notes`; nothing if nothing was found.
pub(super) fn summary(all: &[Checked]) -> String {
    let sum = |severity| all.iter().map(|one| one.diags.count(severity)).sum();
    counts(&[
        (sum(Severity::Error), "error"),
        (sum(Severity::Warning), "warning"),
        (sum(Severity::Information), "note"),
    ])
}
