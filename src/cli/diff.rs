//! `amlgen diff`: what a change of a blueprint changes.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{anyhow, bail};
use clap::ValueEnum;

use super::exit::Exit;
use super::findings::{Form, print_found};
use super::input::{Asked, Batch, compile_inputs, refuse_second_input};
use super::judge::{Fail, FewWords, Judge, Judging};
use super::lookup::print;
use super::states::{Pair, State, pairs};
use super::streams::Streams;
use crate::diag::suggest::{alternatives, did_you_mean};
use crate::diag::{Diagnostics, Severity, human};
use crate::model::Model;
use crate::report::diff::{self, BlueprintDiff, Comparison, Diff};
use crate::source::Source;
use crate::visible;

/// Arguments of `amlgen diff`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Blueprint as it was, or a folder of blueprints: a path, or `REV:path` of the surrounding git repository; `-` is standard input,
    /// `/dev/null` that there was none
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// Blueprint as it is to be: likewise
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// Environment of the blueprints; otherwise the blueprints by themselves
    #[arg(long, value_name = "ENV")]
    env: Option<String>,
    /// Every environment that one of the blueprints declares, and not the blueprints by themselves
    #[arg(long, conflicts_with = "env")]
    all_envs: bool,
    /// Form of the answer
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Format::Human)]
    format: Format,
    /// What gives exit status 2: any difference, access that broadens, or changes that are refused or make something anew
    #[arg(long, value_name = "WHAT", value_enum, value_delimiter = ',', default_values_t = [FailOn::Any])]
    fail_on: Vec<FailOn>,
    /// Form of the findings on standard error
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Form::Human)]
    findings: Form,
    #[command(flatten)]
    few: FewWords,
}

impl Args {
    /// The form of the findings.
    pub(super) fn form(&self) -> Form {
        self.findings
    }

    /// What fails a run before anything is compared.
    fn fail(&self) -> Fail {
        Fail::on_errors(Judging::without_day(self.few))
    }
}

/// The form of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    // For people.
    Human,
    // One JSON document.
    Json,
    // For a comment on a pull request.
    Markdown,
}

/// What fails a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    // Whatever differs.
    Any,
    // Somebody can do more.
    Broaden,
    // Something is made anew, or would have to be.
    Replace,
}

impl FailOn {
    fn fails(self, comparison: &Comparison) -> bool {
        match self {
            FailOn::Any => !comparison.is_empty(),
            FailOn::Broaden => comparison.summary.broadens > 0,
            FailOn::Replace => comparison.summary.replaced > 0,
        }
    }
}

pub(super) fn run(args: &Args, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    refuse_second_input([&args.old, &args.new])?;
    let fail = args.fail();
    let judge = fail.judge(false)?;
    let pairs = pairs(&args.old, &args.new, streams)?;
    let by_itself = args.env.is_none() && !args.all_envs;
    let declares = |pair: &Pair| {
        let mut names = pair.states().flat_map(|one| &one.environments);
        names.any(|names| !names.is_empty())
    };
    if by_itself && !args.few.quiet && pairs.iter().any(declares) {
        writeln!(
            streams.err,
            "the blueprints by themselves are compared; `--all-envs` compares their environments"
        )?;
    }
    let mut found = Diff::default();
    let mut told = Vec::new();
    for pair in pairs {
        let (blueprint, findings) = compared(args, pair, &judge, streams)?;
        found.blueprints.push(blueprint);
        told.extend(findings);
    }
    let text = match args.format {
        Format::Human => painted(&diff::human(&found), streams),
        Format::Json => diff::json(&found)?,
        Format::Markdown => diff::markdown(&found)?,
    };
    print(&text, streams)?;
    for (_, diags) in &mut told {
        *diags = diags.only(|found| !judge.quiet || fail.counts(found));
    }
    print_found(args.findings, told, &fail, &mut streams.err)?;
    let fails = |comparison: &Comparison| args.fail_on.iter().any(|what| what.fails(comparison));
    Ok(if found.blueprints.iter().any(|one| !one.errors.is_empty()) {
        Exit::Findings
    } else if found
        .blueprints
        .iter()
        .flat_map(|one| &one.comparisons)
        .any(fails)
    {
        Exit::Differences
    } else {
        Exit::Fine
    })
}

/// Findings of one file.
type Told = (Source, Diagnostics);

/// Compares a blueprint in all environments that are asked for, or tells the errors because of which it is not.
fn compared(
    args: &Args,
    pair: Pair,
    judge: &Judge,
    streams: &mut Streams<'_>,
) -> anyhow::Result<(BlueprintDiff, Vec<Told>)> {
    let environments = environments(args, &pair)?;
    let name = |state: &State| state.input.name();
    let mut found = BlueprintDiff {
        old: pair.old.as_ref().map(name),
        new: pair.new.as_ref().map(name),
        errors: Vec::new(),
        comparisons: Vec::new(),
    };
    let mut compile = |state: Option<State>| {
        let has = |environment: &&Option<String>| {
            state
                .as_ref()
                .is_some_and(|state| state.has(environment.as_ref()))
        };
        let asked: Vec<Option<String>> = environments.iter().filter(has).cloned().collect();
        let inputs = state.into_iter().filter(|_| !asked.is_empty());
        let inputs = inputs.map(|state| state.input).collect();
        let asked = Asked::These(&asked);
        compile_inputs(inputs, asked, judge, &mut streams.err, |_, _| Some(()))
    };
    let (old, mut new) = (compile(pair.old), compile(pair.new));
    for batch in [&old, &new] {
        batch.refuse_failures()?;
    }
    let checked = old.checked.iter().chain(&new.checked);
    let broken: Vec<Told> = checked
        .filter(|one| one.diags.has_errors())
        .map(|one| {
            let errors = one.diags.only(|found| found.severity == Severity::Error);
            (one.source.clone(), errors)
        })
        .collect();
    if !broken.is_empty() {
        let heads = broken
            .iter()
            .flat_map(|(source, errors)| human::heads(source, errors));
        found.errors = heads.collect();
        return Ok((found, broken));
    }
    let mut told = Diagnostics::new();
    for environment in &environments {
        let environment = environment.as_ref();
        let (comparison, findings) = diff::compare(model(&old, environment), model(&new, environment))?;
        told.extend(findings);
        found.comparisons.push(comparison);
    }
    told.sort();
    let told = new.checked.first_mut().map(|checked| {
        let today = judge.today.as_ref();
        checked.accepted.apply(&checked.source, today, &mut told);
        (checked.source.clone(), told)
    });
    Ok((found, told.into_iter().collect()))
}

/// What a blueprint is in an environment, if it declares it.
fn model<'b>(batch: &'b Batch<()>, environment: Option<&String>) -> Option<&'b Model> {
    let mut models = batch.compiled.iter().map(|one| &one.model);
    models.find(|model| {
        let name = model.deployment.environment.as_ref().map(|one| &one.value);
        name == environment
    })
}

/// The environments in which a blueprint is compared, or none for the blueprint by itself: at least one.
fn environments(args: &Args, pair: &Pair) -> anyhow::Result<Vec<Option<String>>> {
    let mut all: Vec<&String> = Vec::new();
    for name in pair.states().flat_map(|one| &one.environments).flatten() {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    let is_readable = pair.states().all(|state| state.environments.is_some());
    let files: Vec<String> = pair
        .states()
        .map(|state| format!("`{}`", visible::line(&state.input.name())))
        .collect();
    let declare = if files.len() == 1 { "declares" } else { "declare" };
    let declare = format!("{} {declare} no", files.join(" and "));
    if let Some(name) = &args.env {
        // of what cannot be read the errors are told
        if is_readable && !all.contains(&name) {
            let names = || all.iter().map(|name| name.as_str());
            let hint = did_you_mean(name, names()).unwrap_or_else(|| match all.first() {
                Some(_) => format!("write {}", alternatives(names())),
                None => "there is none".to_owned(),
            });
            return Err(anyhow!("{declare} environment `{name}`; {hint}"));
        }
        return Ok(vec![Some(name.clone())]);
    }
    if args.all_envs && !all.is_empty() {
        return Ok(all.into_iter().cloned().map(Some).collect());
    }
    if args.all_envs && is_readable {
        bail!("{declare} environments; compare without `--all-envs`");
    }
    Ok(vec![None])
}

/// The lines in the colours of a diff.
fn painted(text: &str, streams: &Streams<'_>) -> String {
    let lines = text.lines().map(|line| {
        let style = match line.strip_prefix("  ").and_then(|line| line.as_bytes().first()) {
            Some(b'+') => "32",
            Some(b'-') => "31",
            Some(b'~') => "33",
            _ => return format!("{line}\n"),
        };
        streams.out.paint(style, line) + "\n"
    });
    lines.collect()
}
