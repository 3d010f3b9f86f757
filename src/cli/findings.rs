//! Findings on a stream, in the form that was asked for, and what they mean for the exit status.

use std::io::{self, Write};

use clap::ValueEnum;

use super::exit::Exit;
use super::input::{Batch, Checked};
use super::judge::{Fail, Judge, Judging};
use super::streams::{Stream, Streams};
use super::words::{argument, count, counts};
use crate::diag::identity::Identity;
use crate::diag::{Diagnostic, Diagnostics, Found, Severity, github, human, json, junit, sarif};
use crate::source::Source;
use crate::visible;

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
    fn is_document(self) -> bool {
        match self {
            Self::Json | Self::Sarif | Self::Junit => true,
            Self::Human | Self::Github => false,
        }
    }

    /// Keeps a stream for the document of this form, if it is one: whatever becomes of the run, it is written.
    pub(super) fn begin(self, to: &mut Stream<'_>) -> io::Result<()> {
        print_found(self, Vec::new(), &Fail::default(), to)
    }
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

impl Options {
    /// Those of a command that has no severity to fail on, but something else.
    pub(super) fn of(findings: Form, judging: Judging) -> Self {
        Self {
            findings,
            fail: Fail::on_errors(judging),
        }
    }

    /// By what the findings of a run are judged that makes something.
    pub(super) fn judge(&self) -> anyhow::Result<Judge> {
        self.fail.judge(false)
    }

    /// The form of the findings.
    pub(super) fn form(&self) -> Form {
        self.findings
    }

    /// Whether nothing is said but what fails the run.
    pub(super) fn quiet(&self) -> bool {
        self.fail.quiet()
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
        if self.findings == Form::Human && !self.fail.quiet() {
            self.print_without_notes(all, &batch.flags, err)?;
        } else {
            print(self.findings, all, &self.fail, err)?;
        }
        batch.refuse_failures()?;
        if !fails(all, &self.fail) {
            return Ok(None);
        }
        if !self.quiet() {
            writeln!(err, "{}: {consequence}", summary(all))?;
        }
        Ok(Some(Exit::Findings))
    }

    /// For people who want something else than findings: errors and warnings, and one line about the rest.
    fn print_without_notes(&self, all: &[Checked], flags: &str, err: &mut Stream<'_>) -> io::Result<()> {
        let is_grave = |found: &Diagnostic| found.severity != Severity::Information;
        let any = print_chosen(Form::Human, all, &self.fail, is_grave, err)?;
        if any {
            writeln!(err)?;
        }
        tell_gone(gone(all).iter().flatten(), err)?;
        let notes = |one: &Checked| count_new(one, Severity::Information);
        let sum: usize = all.iter().map(notes).sum();
        if sum > 0 {
            let files: Vec<String> = all
                .iter()
                .filter(|one| notes(one) > 0)
                .map(|one| argument(&one.file))
                .collect();
            let verb = if sum == 1 { "shows it" } else { "shows them" };
            writeln!(
                err,
                "{}; `amlgen check {}{flags}` {verb}",
                count(sum, "note"),
                files.join(" ")
            )?;
        }
        Ok(())
    }
}

/// Prints findings in one form. A document has all of them; others leave out what is known from before and, where few words are asked
/// for, what does not fail the run.
pub(super) fn print(form: Form, all: &[Checked], fail: &Fail, to: &mut Stream<'_>) -> io::Result<()> {
    print_chosen(form, all, fail, |_| true, to).map(|_| ())
}

/// Prints chosen findings, and says whether there were any.
fn print_chosen(
    form: Form,
    all: &[Checked],
    fail: &Fail,
    chosen: impl Fn(&Diagnostic) -> bool,
    to: &mut Stream<'_>,
) -> io::Result<bool> {
    let is_told = |found: &Diagnostic| {
        form.is_document() || !found.known && chosen(found) && (!fail.quiet() || fail.counts(found))
    };
    let told = all
        .iter()
        .map(|one| (one.source.clone(), one.diags.only(is_told)));
    let told = Told {
        form,
        found: told.collect(),
        gone: gone(all),
        fail: fail.clone(),
    };
    let any = told.found.iter().any(|(_, diags)| !diags.is_empty());
    told.print(to)?;
    Ok(any)
}

/// Prints what was found beside what a command makes.
pub(super) fn print_found(
    form: Form,
    found: Vec<(Source, Diagnostics)>,
    fail: &Fail,
    to: &mut Stream<'_>,
) -> io::Result<()> {
    let (gone, fail) = (None, fail.clone());
    Told {
        form,
        found,
        gone,
        fail,
    }
    .print(to)
}

/// What is told of a run.
struct Told {
    form: Form,
    found: Vec<(Source, Diagnostics)>,
    /// What is no longer found, where it was compared with what was found before.
    gone: Option<Vec<Identity>>,
    fail: Fail,
}

impl Told {
    /// Prints it. A document waits for the end of the run, when it is known what failed.
    fn print(self, to: &mut Stream<'_>) -> io::Result<()> {
        if self.form.is_document() {
            to.hold(move |failures| self.text(false, failures));
            return Ok(());
        }
        to.write_all(self.text(to.colour(), &[]).as_bytes())
    }

    fn text(&self, colour: bool, failures: &[String]) -> String {
        let found: Vec<Found<'_>> = self.found.iter().map(|(source, diags)| (source, diags)).collect();
        match self.form {
            Form::Human => {
                let texts = found.iter();
                let texts = texts.map(|(source, diags)| human::render(source, diags, colour));
                let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
                texts.join("\n")
            }
            Form::Json => json::render(&found, self.gone.as_deref().unwrap_or_default(), failures),
            Form::Sarif => sarif::render(&found, self.gone.is_some(), failures),
            Form::Github => github::render(&found),
            Form::Junit => junit::render(&found, &|one| self.fail.counts(one), failures),
        }
    }
}

/// What was there before and is no longer found, where that was looked for.
pub(super) fn gone(all: &[Checked]) -> Option<Vec<Identity>> {
    let mut compared = all.iter().filter_map(|one| one.gone.as_ref()).peekable();
    compared.peek()?;
    Some(compared.flatten().cloned().collect())
}

/// Whether something that was found fails the run.
pub(super) fn fails(all: &[Checked], fail: &Fail) -> bool {
    let mut found = all.iter().flat_map(|one| &one.diags);
    found.any(|one| fail.counts(one))
}

/// Says what was there before and is no longer found.
pub(super) fn tell_gone<'g>(
    all: impl IntoIterator<Item = &'g Identity>,
    err: &mut Stream<'_>,
) -> io::Result<()> {
    for one in all {
        let Identity {
            file, code, message, ..
        } = one;
        let what = visible::lines(&format!("{file}: gone[{code}]: {message}"));
        writeln!(err, "{what}")?;
    }
    Ok(())
}

/// How many findings of a severity are not known from before.
fn count_new(one: &Checked, severity: Severity) -> usize {
    let new = one.diags.iter().filter(|found| !found.known);
    new.filter(|found| found.severity == severity).count()
}

/// `2 errors, 1 warning, 3 notes`, and how many are known from before; nothing if nothing was found.
pub(super) fn summary(all: &[Checked]) -> String {
    let sum = |severity| all.iter().map(|one| count_new(one, severity)).sum();
    let known: usize = all
        .iter()
        .map(|one| one.diags.iter().filter(|found| found.known).count())
        .sum();
    let mut parts = counts(&[
        (sum(Severity::Error), "error"),
        (sum(Severity::Warning), "warning"),
        (sum(Severity::Information), "note"),
    ]);
    if known > 0 {
        let comma = if parts.is_empty() { "" } else { ", " };
        parts = format!("{parts}{comma}{known} known before");
    }
    parts
}
