//! `amlgen check`: findings only.

use std::io::Write;

use super::exit::Exit;
use super::findings::{self, Form};
use super::input::{Files, compile_all, limit, targets};
use super::judge::Fail;
use super::streams::Streams;
use super::words::count;

/// Arguments of `amlgen check`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    files: Files,
    /// Form of the findings on standard output
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Form::Human)]
    format: Form,
    #[command(flatten)]
    fail: Fail,
}

impl Args {
    /// The form of the product.
    pub(super) fn form(&self) -> Form {
        self.format
    }
}

pub(super) fn run(args: &Args, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    let files = args.files.list()?;
    let judge = args.fail.judge(true)?;
    let batch = compile_all(&files, args.files.asked(), &judge, streams, |model, diags| {
        limit(model, &targets(model, &[]), diags);
        Some(())
    })?;
    let all = &batch.checked;
    findings::print(args.format, all, &args.fail, &mut streams.out)?;
    if args.format == Form::Human && !all.is_empty() && !judge.quiet {
        findings::tell_gone(findings::gone(all).iter().flatten(), &mut streams.err)?;
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
    Ok(if findings::fails(all, &args.fail) {
        Exit::Findings
    } else {
        Exit::Fine
    })
}
