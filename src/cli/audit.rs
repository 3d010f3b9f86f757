//! `amlgen audit`: what is really there, against the derived grants and the switches of a blueprint.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::audit_exports::Files;
use super::baseline::Baseline;
use super::exit::Exit;
use super::findings::{self, Form, Options};
use super::input::{Asked, OneEnvironment, compile_all};
use super::judge::Judging;
use super::lookup::print;
use super::progress::Progress;
use super::streams::Streams;
use crate::diag::code::is_of_audit;
use crate::diag::identity::Identity;
use crate::diag::sarif;
use crate::report::audit::{self, Audit, Class, Given};
use crate::source::Source;

const AFTER: &str = "\
The exports, with Azure CLI:
  az role assignment list --all -o json > ra.json
  az identity list -o json > identities.json
  az resource show --ids ID -o json > resource.json
  az role definition list --custom-role-only true --resource-group GROUP -o json > roles.json

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
    #[command(flatten)]
    exports: Files,
    /// Subscription of the platform, where the blueprint does not name it
    #[arg(long, value_name = "ID", value_parser = guid)]
    subscription: Option<String>,
    /// Resource group of the platform, where the blueprint does not name it
    #[arg(long, value_name = "NAME")]
    resource_group: Option<String>,
    /// Object id of whoever deploys, whom no blueprint names
    #[arg(long, value_name = "OBJECT_ID", value_parser = guid)]
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
        default_value = "missing,misnamed,inherited,condition,extra,orphaned,switched,role"
    )]
    fail_on: Vec<Class>,
    /// Findings that were there before and do not count: what `amlgen audit --format json` wrote then
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
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

/// An id of the directory or of a subscription.
fn guid(text: &str) -> Result<String, String> {
    match uuid::Uuid::try_parse(text) {
        // without dashes or in braces it is the same one
        Ok(id) => Ok(id.hyphenated().to_string()),
        Err(_) => Err("an id is a GUID such as 8a9d1b1e-0c1f-4f7e-9d0c-5b0a0d1f6c11".to_owned()),
    }
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
    let baseline = args.baseline.as_deref();
    let baseline = baseline.map(|file| Baseline::read(file, "audit FILE --assignments JSON"));
    let baseline = baseline.transpose()?;
    let texts = args.exports.read(&args.file, streams)?;
    let asked: Asked<'_> = args.environment.asked();
    let options = Options::of(args.findings, args.judging.clone());
    let judge = options.judge()?;
    let file = std::slice::from_ref(&args.file);
    let batch = compile_all(file, asked, &judge, streams, |_, _| Some(()))?;
    if let Some(exit) = options.report(&batch, "nothing to compare with", streams)? {
        return Ok(exit);
    }
    let mut exports = texts.understand(judge.quiet, &mut streams.err)?;
    let Some((checked, compiled)) = batch.checked.first().zip(batch.compiled.first()) else {
        return Ok(Exit::Findings);
    };
    let mut model = compiled.model.clone();
    let given = Given {
        subscription: args.subscription.as_deref(),
        group: args.resource_group.as_deref(),
    };
    let located = audit::locate(&mut model, given, &mut exports).map_err(anyhow::Error::msg)?;
    let mut progress = Progress::new(
        "role assignments compared",
        exports.assignments(),
        judge.quiet,
        &mut streams.err,
    );
    let deployer = args.deployer.as_deref();
    let step: &mut audit::Step<'_> = &mut || progress.step();
    let mut found = audit::audit(&model, located, &exports, deployer, step).map_err(anyhow::Error::msg)?;
    drop(progress);
    let gone = baseline.as_ref().map(|baseline| {
        baseline.mark(&checked.source, is_of_audit, |is_known| {
            found.know(checked.source.name(), is_known);
        })
    });
    if !args.only.is_empty() {
        found.keep(&args.only);
    }
    let text = args
        .format
        .of(&found, &checked.source, gone.as_deref(), streams)?;
    print(&text, streams)?;
    if args.format == Format::Human && !judge.quiet {
        findings::tell_gone(gone.iter().flatten(), &mut streams.err)?;
    }
    Ok(if found.has(&args.fail_on) {
        Exit::Differences
    } else {
        Exit::Fine
    })
}

impl Format {
    /// An audit in this form; `gone` is what was found before and is no longer, where something was.
    fn of(
        self,
        found: &Audit<'_>,
        source: &Source,
        gone: Option<&[Identity]>,
        streams: &Streams<'_>,
    ) -> anyhow::Result<String> {
        Ok(match self {
            Format::Human => {
                let out = &streams.out;
                audit::human(found, streams.width, &|style, text| out.paint(style, text))
            }
            Format::Json => audit::json(found, source.name(), gone.unwrap_or_default())?,
            Format::Sarif => sarif::render(&[(source, &audit::diagnostics(found))], gone.is_some(), &[]),
            Format::Script => audit::script(found),
        })
    }
}
