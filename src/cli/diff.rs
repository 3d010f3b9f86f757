//! `amlgen diff`: what a change of a blueprint changes.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};
use clap::ValueEnum;

use super::exit::Exit;
use super::findings::{Form, print_found};
use super::input::{Asked, Batch, Input, compile_inputs, declared, load, refuse_second_input};
use super::judge::{Fail, FewWords, Judging};
use super::lookup::print;
use super::revision::Revision;
use super::streams::Streams;
use crate::diag::suggest::{alternatives, did_you_mean};
use crate::diag::{Diagnostics, Severity};
use crate::model::Model;
use crate::report::diff::{self, Comparison, Diff};

/// Arguments of `amlgen diff`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Blueprint as it was: a file, `REV:path` of the surrounding git repository, or `-` for standard input
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
    let (mut old, mut new) = (input(&args.old, streams)?, input(&args.new, streams)?);
    let before = declared(&mut old).map_err(|failure| anyhow!(failure))?;
    let now = declared(&mut new).map_err(|failure| anyhow!(failure))?;
    let environments = environments(args, &before, &now, streams)?;
    let (old_name, new_name) = (old.name(), new.name());
    let fail = args.fail();
    let judge = fail.judge(false)?;
    let mut side = |input: Input, has: fn(&Environment) -> bool| {
        let asked: Vec<Option<String>> = environments
            .iter()
            .filter(|one| has(one))
            .map(|one| one.name.clone())
            .collect();
        let inputs = if asked.is_empty() { Vec::new() } else { vec![input] };
        compile_inputs(inputs, Asked::These(&asked), &judge, &mut streams.err, |_, _| {
            Some(())
        })
    };
    let old = side(old, |one| one.in_old);
    let mut new = side(new, |one| one.in_new);
    for batch in [&old, &new] {
        batch.refuse_failures()?;
    }
    if broken(&[&old, &new], args, streams)? {
        return Ok(Exit::Findings);
    }
    let mut found = Diff {
        old: old_name,
        new: new_name,
        comparisons: Vec::new(),
    };
    let mut told = Diagnostics::new();
    for environment in &environments {
        let (comparison, findings) = diff::compare(model(&old, environment), model(&new, environment))?;
        told.extend(findings);
        found.comparisons.push(comparison);
    }
    told.sort();
    if let Some(checked) = new.checked.first_mut() {
        checked
            .accepted
            .apply(&checked.source, judge.today.as_ref(), &mut told);
    }
    let text = match args.format {
        Format::Human => painted(&diff::human(&found), streams),
        Format::Json => diff::json(&found)?,
        Format::Markdown => diff::markdown(&found)?,
    };
    print(&text, streams)?;
    if let Some(checked) = new.checked.first() {
        let told = told.only(|found| !judge.quiet || fail.counts(found));
        let told = vec![(checked.source.clone(), told)];
        print_found(args.findings, told, &fail, &mut streams.err)?;
    }
    let fails = |comparison: &Comparison| args.fail_on.iter().any(|what| what.fails(comparison));
    Ok(if found.comparisons.iter().any(fails) {
        Exit::Differences
    } else {
        Exit::Fine
    })
}

/// What a blueprint is in an environment, if it declares it.
fn model<'b>(batch: &'b Batch<()>, environment: &Environment) -> Option<&'b Model> {
    let mut models = batch.compiled.iter().map(|one| &one.model);
    models.find(|model| {
        let name = model.deployment.environment.as_ref().map(|one| &one.value);
        name == environment.name.as_ref()
    })
}

/// Reads what an argument names.
fn input(argument: &Path, streams: &mut Streams<'_>) -> anyhow::Result<Input> {
    match Revision::of(argument) {
        Some(revision) => Ok(Input {
            file: argument.to_owned(),
            bytes: Some(revision.read()?),
        }),
        None => load(argument, streams),
    }
}

/// An environment that is compared, or the blueprint by itself.
struct Environment {
    name: Option<String>,
    in_old: bool,
    in_new: bool,
}

/// What is compared: at least one.
fn environments(
    args: &Args,
    before: &[String],
    now: &[String],
    streams: &mut Streams<'_>,
) -> anyhow::Result<Vec<Environment>> {
    let environment = |name: &String| Environment {
        name: Some(name.clone()),
        in_old: before.contains(name),
        in_new: now.contains(name),
    };
    let mut all: Vec<&String> = now.iter().collect();
    all.extend(before.iter().filter(|name| !now.contains(name)));
    if let Some(name) = &args.env {
        if !all.contains(&name) {
            let names = || all.iter().map(|name| name.as_str());
            let hint = did_you_mean(name, names()).unwrap_or_else(|| match all.first() {
                Some(_) => format!("write {}", alternatives(names())),
                None => "they declare none".to_owned(),
            });
            return Err(anyhow!(
                "neither blueprint declares an environment `{name}`; {hint}"
            ));
        }
        return Ok(vec![environment(name)]);
    }
    if args.all_envs {
        if all.is_empty() {
            bail!("neither blueprint declares environments; compare them without `--all-envs`");
        }
        return Ok(all.into_iter().map(environment).collect());
    }
    if !all.is_empty() && !args.few.quiet {
        writeln!(
            streams.err,
            "the blueprints by themselves are compared; `--all-envs` compares their environments"
        )?;
    }
    Ok(vec![Environment {
        name: None,
        in_old: true,
        in_new: true,
    }])
}

/// Tells the errors of blueprints that cannot be compared; whether there are any.
fn broken(batches: &[&Batch<()>], args: &Args, streams: &mut Streams<'_>) -> anyhow::Result<bool> {
    let checked = || batches.iter().flat_map(|batch| &batch.checked);
    if !checked().any(|one| one.diags.has_errors()) {
        return Ok(false);
    }
    let found = checked().map(|one| {
        let errors = one.diags.only(|found| found.severity == Severity::Error);
        (one.source.clone(), errors)
    });
    print_found(args.findings, found.collect(), &args.fail(), &mut streams.err)?;
    if !args.few.quiet {
        writeln!(streams.err, "nothing is compared while a blueprint has errors")?;
    }
    Ok(true)
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
