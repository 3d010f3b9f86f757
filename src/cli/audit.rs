//! `amlgen audit`: what is really there, against the derived grants and the switches of a blueprint.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::anyhow;
use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::decode::decode;
use super::exit::Exit;
use super::findings::{Form, Options};
use super::input::{
    Asked, OneEnvironment, compile_all, is_standard_input, limited, open, refuse_second_input,
};
use super::judge::Judging;
use super::lookup::print;
use super::progress::Progress;
use super::streams::Streams;
use super::words::{shown, why};
use crate::diag::sarif;
use crate::report::audit::{self, Class, Exports, Given};

/// How large an export may be, in bytes: about 300,000 role assignments.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

const AFTER: &str = "\
The exports, with Azure CLI:
  az role assignment list --all -o json > ra.json
  az identity list -o json > identities.json
  az resource show --ids ID -o json > resource.json

Nothing is asked of Azure, and nothing is changed there. What the exports do not tell is not decided, and said.

Exit status: 0 as the blueprint says, 1 an invalid blueprint, 2 differences of a class of --fail-on, 3 wrong usage or exports.";

/// Arguments of `amlgen audit`.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(super) struct Args {
    /// Blueprint, or `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    environment: OneEnvironment,
    /// Export of role assignments, or `-` for standard input; several count together
    #[arg(long, value_name = "JSON", required = true)]
    assignments: Vec<PathBuf>,
    /// Export of resources: their switches, and the object ids of their identities
    #[arg(long, value_name = "JSON")]
    resources: Vec<PathBuf>,
    /// Export of identities or service principals: their object ids
    #[arg(long, value_name = "JSON")]
    identities: Vec<PathBuf>,
    /// Subscription of the platform, where the blueprint does not name it
    #[arg(long, value_name = "ID")]
    subscription: Option<String>,
    /// Resource group of the platform, where the blueprint does not name it
    #[arg(long, value_name = "NAME")]
    resource_group: Option<String>,
    /// Object id of whoever deploys, whom no blueprint names
    #[arg(long, value_name = "OBJECT_ID")]
    deployer: Option<String>,
    /// Only findings of these classes
    #[arg(long, value_name = "CLASS", value_delimiter = ',', value_parser = classes())]
    only: Vec<Class>,
    /// Classes whose findings give exit status 2
    #[arg(
        long,
        value_name = "CLASS",
        value_delimiter = ',',
        value_parser = classes(),
        default_value = "missing,misnamed,inherited,condition,extra,orphaned,switched"
    )]
    fail_on: Vec<Class>,
    /// Form of the answer
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Form of the findings about the blueprint on standard error
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Form::Human)]
    findings: Form,
    #[command(flatten)]
    judging: Judging,
}

/// The form of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    // A list per class.
    Human,
    // One JSON document.
    Json,
    // SARIF 2.1.0, for code scanning.
    Sarif,
    // Commands that would make Azure what the blueprint says; nothing runs them.
    Script,
}

fn classes() -> impl TypedValueParser<Value = Class> {
    PossibleValuesParser::new(Class::ALL.map(Class::word)).try_map(|word| {
        let mut all = Class::ALL.into_iter();
        all.find(|class| class.word() == word).ok_or("no such class")
    })
}

impl Args {
    /// The form of the findings.
    pub(super) fn form(&self) -> Form {
        self.findings
    }
}

pub(super) fn run(args: &Args, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    let exports = [&args.assignments, &args.resources, &args.identities];
    refuse_second_input(exports.into_iter().flatten().chain([&args.file]))?;
    let [assignments, resources, identities] = exports.map(|files| contents(files, streams));
    let (assignments, resources, identities) = (assignments?, resources?, identities?);
    let asked: Asked<'_> = args.environment.asked();
    let options = Options::of(args.findings, args.judging.clone());
    let judge = options.judge()?;
    let file = std::slice::from_ref(&args.file);
    let batch = compile_all(file, asked, &judge, streams, |_, _| Some(()))?;
    if let Some(exit) = options.report(&batch, "nothing to compare with", streams)? {
        return Ok(exit);
    }
    let mut exports = Exports::default();
    let files = assignments.len() + resources.len() + identities.len();
    let mut progress = Progress::new("exports read", files, judge.quiet, &mut streams.err);
    for (file, text) in &assignments {
        exports
            .add_assignments(text)
            .map_err(|wrong| told(file, &wrong))?;
        progress.step();
    }
    for (file, text) in &resources {
        exports.add_resources(text).map_err(|wrong| told(file, &wrong))?;
        progress.step();
    }
    for (file, text) in &identities {
        exports.add_identities(text).map_err(|wrong| told(file, &wrong))?;
        progress.step();
    }
    drop(progress);
    let Some((checked, compiled)) = batch.checked.first().zip(batch.compiled.first()) else {
        return Ok(Exit::Findings);
    };
    let mut model = compiled.model.clone();
    let given = Given {
        subscription: args.subscription.as_deref(),
        group: args.resource_group.as_deref(),
    };
    let located = audit::locate(&mut model, given, &mut exports).map_err(anyhow::Error::msg)?;
    let mut found =
        audit::audit(&model, located, &exports, args.deployer.as_deref()).map_err(anyhow::Error::msg)?;
    if !args.only.is_empty() {
        found.keep(&args.only);
    }
    let text = match args.format {
        Format::Human => {
            let out = &streams.out;
            audit::human(&found, &|style, text| out.paint(style, text))
        }
        Format::Json => audit::json(&found)?,
        Format::Sarif => sarif::render(&[(&checked.source, &audit::diagnostics(&found))], false, &[]),
        Format::Script => audit::script(&found),
    };
    print(&text, streams)?;
    Ok(if found.has(&args.fail_on) {
        Exit::Differences
    } else {
        Exit::Fine
    })
}

fn told(file: &Path, wrong: &str) -> anyhow::Error {
    anyhow!("`{}` {wrong}", shown(file))
}

/// All of an input that is said to have so many bytes, unless they are too many.
fn whole(input: impl Read, length: u64) -> io::Result<Vec<u8>> {
    let bytes = if length <= MAX_BYTES {
        limited(input, MAX_BYTES)?
    } else {
        Vec::new()
    };
    if length.max(bytes.len() as u64) > MAX_BYTES {
        let told = "it is larger than 256 MiB; export fewer subscriptions or resources at a time";
        return Err(io::Error::other(told));
    }
    Ok(bytes)
}

/// The texts of exports, with their files.
fn contents(files: &[PathBuf], streams: &mut Streams<'_>) -> anyhow::Result<Vec<(PathBuf, String)>> {
    let texts = files.iter().map(|file| {
        let bytes = if is_standard_input(file) {
            whole(&mut streams.input, 0)
        } else {
            open(file).and_then(|file| {
                let length = file.metadata()?.len();
                whole(file, length)
            })
        };
        let bytes = bytes.map_err(|error| anyhow!("cannot read `{}`: {}", shown(file), why(&error)))?;
        let text = decode(bytes).map_err(|wrong| anyhow!("cannot read `{}`: {}", shown(file), wrong.why))?;
        Ok((file.clone(), text))
    });
    texts.collect()
}
