//! `amlgen explain`: the derived role assignments and why each is needed.

use std::path::PathBuf;

use clap::ValueEnum;

use super::exit::Exit;
use super::filter::{Words, tell_blank};
use super::findings::{Form, Options};
use super::input::{OneEnvironment, compile_all};
use super::lookup::print;
use super::streams::Streams;
use crate::report::explain::{self, Filter};

/// Arguments of `amlgen explain`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Blueprint, or `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    environment: OneEnvironment,
    #[command(flatten)]
    words: Words,
    /// Only what the deployer and other people need beforehand, with the condition of the deployer's right to assign roles
    #[arg(long)]
    deployer: bool,
    /// In tables, all that there is to say of each grant: what breaks without it, the sources, the lines of the blueprint
    #[arg(short, long)]
    verbose: bool,
    /// Form of the answer
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    findings: Options,
}

/// The form of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    // For people: a matrix and a line per grant, or with --verbose a table per principal.
    Table,
    // One JSON document.
    Json,
    // A row per role assignment, for spreadsheets.
    Csv,
    // A table per principal, as GitHub shows it.
    Markdown,
}

impl Args {
    /// The form of the findings.
    pub(super) fn form(&self) -> Form {
        self.findings.form()
    }
}

pub(super) fn run(args: &Args, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    let file = std::slice::from_ref(&args.file);
    let asked = args.environment.asked();
    let judge = args.findings.judge()?;
    let batch = compile_all(file, asked, &judge, streams, |_, _| Some(()))?;
    if let Some(exit) = args.findings.report(&batch, "nothing to explain", streams)? {
        return Ok(exit);
    }
    let filter = Filter {
        deployer: args.deployer,
        ..args.words.filter()
    };
    for (checked, compiled) in batch.checked.iter().zip(&batch.compiled) {
        let (source, model) = (&checked.source, &compiled.model);
        tell_blank("explain", &filter, model, args.findings.quiet(), streams)?;
        let text = match args.format {
            Format::Table if args.verbose => explain::verbose(model, source, &filter, streams.width)?,
            Format::Table => explain::short(model, &filter, streams.width)?,
            Format::Json => explain::json(model, source, &filter)?,
            Format::Csv => explain::csv(model, source, &filter)?,
            Format::Markdown => explain::markdown(model, source, &filter)?,
        };
        print(&text, streams)?;
    }
    Ok(Exit::Fine)
}
