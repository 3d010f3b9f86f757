//! `amlgen check`: findings only.

use std::io::Write;

use clap::ValueEnum;

use super::exit::Exit;
use super::findings::{self, Fail, Form};
use super::input::{Files, compile_all, limit, targets};
use super::parallel::cores;
use super::streams::Streams;
use super::words::count;

/// Arguments of `amlgen check`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    files: Files,
    /// Form of the findings on standard output
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Format::Human)]
    format: Format,
    #[command(flatten)]
    fail: Fail,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    // For people, with the lines of the blueprint.
    Human,
    // One JSON document.
    Json,
    // SARIF 2.1.0, for code scanning.
    Sarif,
    // Workflow commands of GitHub Actions.
    Github,
}

pub(super) fn run(args: &Args, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    let files = args.files.list()?;
    let batch = compile_all(&files, args.files.asked(), cores(), streams, |model, diags| {
        limit(model, &targets(model, &[]), diags);
        Some(())
    })?;
    let all = &batch.checked;
    let form = match args.format {
        Format::Human => Form::Human,
        Format::Json => Form::Json,
        Format::Sarif => Form::Sarif,
        Format::Github => Form::Github,
    };
    findings::print(form, &findings::found(all), &mut streams.out)?;
    if form == Form::Human && !all.is_empty() {
        let summary = findings::summary(all);
        if summary.is_empty() {
            let what = match all.as_slice() {
                [one] => one.source.name().to_owned(),
                several => count(several.len(), "file"),
            };
            writeln!(streams.err, "{what}: no findings")?;
        } else {
            writeln!(streams.err, "{summary}")?;
        }
    }
    batch.refuse_failures()?;
    Ok(if args.fail.fails(all) {
        Exit::Findings
    } else {
        Exit::Fine
    })
}
