//! `amlgen graph`: who holds which role on what, as a picture.

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;

use super::exit::Exit;
use super::filter::{Words, tell_blank};
use super::findings::{Form, Options};
use super::input::{OneEnvironment, compile_all};
use super::lookup::print;
use super::streams::Streams;
use crate::report::graph::{self, Drawn};

/// Arguments of `amlgen graph`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Blueprint, or `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    environment: OneEnvironment,
    #[command(flatten)]
    words: Words,
    /// Form of the picture
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Format::Mermaid)]
    format: Format,
    #[command(flatten)]
    findings: Options,
}

/// The form of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    // A flowchart that GitHub, GitLab and Azure DevOps draw.
    Mermaid,
    // For Graphviz.
    Dot,
    // A picture for READMEs and wikis.
    Svg,
    // A page for a browser, whole in itself, with a matrix and every reason.
    Html,
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
    if let Some(exit) = args.findings.report(&batch, "nothing to draw", streams)? {
        return Ok(exit);
    }
    let filter = args.words.filter();
    for (checked, compiled) in batch.checked.iter().zip(&batch.compiled) {
        let (source, model) = (&checked.source, &compiled.model);
        tell_blank("graph", &filter, model, args.findings.quiet(), streams)?;
        let drawn = match args.format {
            Format::Mermaid => graph::mermaid(model, &filter)?,
            Format::Dot => graph::dot(model, &filter)?,
            Format::Svg => graph::svg(model, &filter)?,
            Format::Html => graph::html(model, source, &filter)?,
        };
        let Drawn { text, note } = drawn;
        print(&text, streams)?;
        if let Some(note) = note
            && !args.findings.quiet()
        {
            writeln!(streams.err, "note: {note}")?;
        }
    }
    Ok(Exit::Fine)
}
