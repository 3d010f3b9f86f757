//! `amlgen explain`: the derived role assignments and why each is needed.

use std::io::Write;
use std::path::PathBuf;

use anyhow::bail;
use clap::ValueEnum;

use super::exit::Exit;
use super::findings::Options;
use super::input::{OneEnvironment, compile_all};
use super::lookup::print;
use super::parallel::cores;
use super::streams::Streams;
use crate::derive::rules;
use crate::report::explain::{self, Filter};
use crate::visible;

/// Width of the table in characters: the same on every machine, so that it can be committed and compared.
const WIDTH: usize = 100;

/// Arguments of `amlgen explain`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Blueprint, or `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    environment: OneEnvironment,
    /// Only the principal of this name or object id, or those with it in their name
    #[arg(long, value_name = "TEXT")]
    principal: Option<String>,
    /// Only the scope of this name, or those with it in their name
    #[arg(long, value_name = "TEXT")]
    scope: Option<String>,
    /// Only the role of this name or GUID, or those with it in their name
    #[arg(long, value_name = "TEXT")]
    role: Option<String>,
    /// Only what the rule of this id gives, or those with it in their id
    #[arg(long, value_name = "TEXT")]
    rule: Option<String>,
    /// Only what the deployer and other people need beforehand, with the condition of the deployer's right to assign roles
    #[arg(long)]
    deployer: bool,
    /// Form of the answer
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    findings: Options,
}

/// The form of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    // For people, a table per principal.
    Table,
    // One JSON document.
    Json,
    // A row per role assignment, for spreadsheets.
    Csv,
    // A table per principal, as GitHub shows it.
    Markdown,
}

pub(super) fn run(args: &Args, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    let file = std::slice::from_ref(&args.file);
    let asked = args.environment.asked();
    let batch = compile_all(file, asked, cores(), streams, |_, _| Some(()))?;
    if let Some(exit) = args.findings.report(&batch, "nothing to explain", streams)? {
        return Ok(exit);
    }
    let filter = Filter {
        principal: args.principal.clone(),
        scope: args.scope.clone(),
        role: args.role.clone(),
        rule: args.rule.clone(),
        deployer: args.deployer,
    };
    let rules: Vec<&str> = rules::all().map(|rule| rule.id).collect();
    for (checked, compiled) in batch.checked.iter().zip(&batch.compiled) {
        let (source, model) = (&checked.source, &compiled.model);
        match filter.blank(model, &rules) {
            Some(blank) if !blank.is_known => bail!("{}", blank.message),
            Some(blank) => writeln!(streams.err, "{}", visible::line(&blank.message))?,
            None => {}
        }
        let text = match args.format {
            Format::Table => explain::table(model, source, &filter, WIDTH)?,
            Format::Json => explain::json(model, source, &filter)?,
            Format::Csv => explain::csv(model, source, &filter)?,
            Format::Markdown => explain::markdown(model, source, &filter)?,
        };
        print(&text, streams)?;
    }
    Ok(Exit::Fine)
}
