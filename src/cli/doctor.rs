//! `amlgen doctor`: what an error of Azure means, and what to do about it.

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;

use anyhow::{anyhow, bail};
use clap::ValueEnum;

use super::decode::decode;
use super::exit::Exit;
use super::findings::{Form, Options};
use super::input::{OneEnvironment, compile_all, limited, refuse_second_input};
use super::lookup::print;
use super::streams::Streams;
use super::words::why;
use crate::extended;
use crate::report::doctor::{self, Blueprint, Diagnosis};

/// How large a text may be, in bytes.
const MAX_BYTES: usize = 4 * 1024 * 1024;

const AFTER: &str = "\
Examples:
  amlgen doctor RoleAssignmentExists
  az deployment group create … 2>&1 | amlgen doctor - --blueprint blueprint.yaml
  amlgen doctor \"$ERROR\" --blueprint blueprint.yaml --env prod --principal identities/training

Nothing is asked of Azure: what is said of the blueprint is what it gives, not what is there.

Exit status: 0 some error is known, 1 an invalid blueprint, 2 none is known, 3 wrong usage or a text that cannot be read.";

/// Arguments of `amlgen doctor`.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(super) struct Args {
    /// What Azure said: a message, a code, JSON or a whole log; `-` for standard input
    #[arg(value_name = "TEXT")]
    text: OsString,
    /// Blueprint in which principals, scopes and grants are looked up
    #[arg(long, value_name = "FILE")]
    blueprint: Option<PathBuf>,
    #[command(flatten)]
    environment: OneEnvironment,
    /// Who asked, where the text does not say it or says an object id that the blueprint does not have
    #[arg(long, value_name = "NAME", requires = "blueprint")]
    principal: Option<String>,
    /// Form of the answer
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Format::Human)]
    format: Format,
    #[command(flatten)]
    findings: Options,
}

/// The form of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    // For people.
    Human,
    // One JSON document.
    Json,
}

impl Args {
    /// The form of the findings.
    pub(super) fn form(&self) -> Form {
        self.findings.form()
    }
}

pub(super) fn run(args: &Args, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    let text = text(args, streams)?;
    let reading = doctor::recognise(&text);
    let diagnosis = match &args.blueprint {
        None if args.environment.is_given() => bail!("`--env` is of a blueprint: give it with `--blueprint`"),
        None => doctor::answer(&reading, None),
        Some(file) => {
            let files = std::slice::from_ref(file);
            let judge = args.findings.judge()?;
            let batch = compile_all(files, args.environment.asked(), &judge, streams, |_, _| Some(()))?;
            if let Some(exit) = args.findings.report(&batch, "nothing to look up", streams)? {
                return Ok(exit);
            }
            let Some((checked, compiled)) = batch.checked.first().zip(batch.compiled.first()) else {
                return Ok(Exit::Findings);
            };
            let named = args.principal.as_deref().map(|name| {
                doctor::by_name(&compiled.model, name)
                    .map_err(|hint| anyhow!("no principal of this build is called `{name}`; {hint}"))
            });
            let blueprint = Blueprint {
                model: &compiled.model,
                source: &checked.source,
                principal: named.transpose()?,
                extended,
            };
            doctor::answer(&reading, Some(blueprint))
        }
    };
    show(&diagnosis, args.format, streams)?;
    Ok(if diagnosis.errors.is_empty() {
        Exit::Differences
    } else {
        Exit::Fine
    })
}

fn show(diagnosis: &Diagnosis, format: Format, streams: &mut Streams<'_>) -> anyhow::Result<()> {
    let text = match format {
        Format::Human => doctor::human(diagnosis, streams.width, &|id| streams.out.paint("1", id)),
        Format::Json => doctor::json(diagnosis)?,
    };
    print(&text, streams)?;
    Ok(())
}

/// The text, from the arguments or from standard input.
fn text(args: &Args, streams: &mut Streams<'_>) -> anyhow::Result<String> {
    if args.text != "-" {
        return Ok(args.text.to_string_lossy().into_owned());
    }
    refuse_second_input(args.blueprint.iter().chain([&PathBuf::from("-")]))?;
    let bytes = limited(&mut *streams.input, MAX_BYTES as u64)
        .map_err(|error| anyhow!("cannot read standard input: {}", why(&error)))?;
    if bytes.len() > MAX_BYTES {
        bail!(
            "the text has more than {MAX_BYTES} bytes, the most that is read; give the part that says what failed"
        );
    }
    if bytes.is_empty() && !args.findings.quiet() {
        writeln!(streams.err, "standard input is empty")?;
    }
    Ok(decode(bytes).unwrap_or_else(|wrong| wrong.lossy()))
}
