//! `amlgen build`: from blueprints to files.
//!
//! Everything is made in memory first. Nothing is written while any blueprint has an error or any file refuses.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::built::{Built, Printed, print_all};
use super::exit::Exit;
use super::findings::{Form, Options};
use super::gate::Gate;
use super::input::{Asked, Batch, Files, compile_all, limit, targets};
use super::layout::{DOCUMENTS, Homes, Layout};
use super::parallel::cores;
use super::plan::{self, Plan, Wanted};
use super::streams::Streams;
use super::summary::{DONE, contents, next_step, tell};
use super::words::shown;
use super::write::Site;
use crate::emit::{TARGETS, Target};
use crate::model::TargetName;

/// Arguments of `amlgen build`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    files: Files,
    /// What to build, separated by commas; otherwise the `targets` of the blueprint, or all
    #[arg(long = "target", value_name = "TARGET", value_delimiter = ',', value_parser = target_word())]
    targets: Vec<TargetName>,
    /// Folder below which everything is written
    #[arg(short, long, value_name = "DIR", default_value = "infra")]
    out_dir: PathBuf,
    /// Write main.json to standard output and no file; for one FILE and the target `arm` alone
    #[arg(long, conflicts_with_all = ["check", "out_dir", "force", "all_envs", "by_name"])]
    stdout: bool,
    /// Give each blueprint a folder of its name below DIR, as several files and those of a folder have one
    #[arg(long)]
    by_name: bool,
    #[command(flatten)]
    gate: Gate,
    /// Overwrite files in the way that amlgen did not make, or made of another blueprint
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    findings: Options,
}

fn target_word() -> impl TypedValueParser<Value = TargetName> {
    let names = TARGETS.map(Target::name);
    let words = PossibleValuesParser::new(names.map(TargetName::as_str));
    words.try_map(move |word| {
        names
            .into_iter()
            .find(|name| name.as_str() == word)
            .ok_or("no such target")
    })
}

impl Args {
    /// The form of the findings.
    pub(super) fn form(&self) -> Form {
        self.findings.form()
    }
}

pub(super) fn run(args: &Args, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    let files = args.files.list()?;
    let several = files.len() > 1;
    if args.stdout && several {
        bail!("`--stdout` writes one template; give one FILE");
    }
    let layout = if args.by_name || args.files.can_be_several() {
        Layout::ByName
    } else {
        Layout::Single
    };
    // several are printed at once
    let one = !several && !matches!(args.files.asked(), Asked::All);
    let threads = if one { cores() } else { 1 };
    let judge = args.findings.judge()?;
    let mut batch = compile_all(&files, args.files.asked(), &judge, streams, |model, diags| {
        let targets = targets(model, &args.targets);
        limit(model, &targets, diags);
        print_all(model, diags, &targets, (layout, threads), &args.out_dir)
    })?;
    for one in &mut batch.compiled {
        if let Some(checked) = batch.checked.get(one.input) {
            one.made.declared.clone_from(&checked.environments);
        }
    }
    if let Some(exit) = args.findings.report(&batch, "nothing was built", streams)? {
        return Ok(exit);
    }
    refuse_equal_names(&batch)?;
    refuse_folders_of_others(&batch, &args.out_dir)?;
    let built: Vec<&Built> = batch.compiled.iter().map(|one| &one.made).collect();
    if args.stdout {
        return to_stdout(args, &built, streams);
    }
    let found = planned(args, &files, &built);
    if args.gate.check {
        let told = !args.findings.quiet();
        return args.gate.run(&args.out_dir, &built, &found?, told, streams);
    }
    let plan = match found {
        Ok(plan) if plan.is_done() => plan,
        found => {
            let root = found.as_ref().map_or(&args.out_dir, |plan| &plan.root);
            let site = Site::enter(root, || {
                if args.findings.quiet() {
                    return Ok(());
                }
                writeln!(
                    streams.err,
                    "waiting for another build into {}",
                    shown(&args.out_dir)
                )?;
                streams.err.flush()
            });
            // as it is now that nobody else writes: what was in the way may have been half of another build
            match (site, found) {
                (Ok(mut site), _) => {
                    let plan = planned(args, &files, &built)?;
                    site.apply(&plan)?;
                    plan
                }
                (Err(_), Err(refused)) => return Err(refused),
                (Err(error), Ok(_)) => return Err(error),
            }
        }
    };
    if !args.findings.quiet() {
        tell(&args.out_dir, &built, &plan, DONE, streams)?;
        if streams.err.terminal() {
            next_step(&built, streams)?;
        }
    }
    Ok(Exit::Fine)
}

/// Each of several blueprints gets the folder of its name.
fn refuse_equal_names(batch: &Batch<Built>) -> anyhow::Result<()> {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for one in &batch.compiled {
        let name = one.made.place.blueprint.as_str();
        let other = *known.entry(name).or_insert(one.input);
        let file = |at: usize| batch.checked.get(at).map_or("", |checked| checked.source.name());
        if other != one.input {
            bail!(
                "`{}` and `{}` have the same `name`, `{name}`, and would share a folder; nothing was written: rename one, \
                 or build them into different folders with `-o`",
                file(other),
                file(one.input),
            );
        }
    }
    Ok(())
}

/// No output lies among the files of a target of another blueprint, whose next build would find it there.
fn refuse_folders_of_others(batch: &Batch<Built>, out: &Path) -> anyhow::Result<()> {
    for built in batch.compiled.iter().map(|one| &one.made) {
        let folder: PathBuf = out.join(built.place.folder()).components().collect();
        if let Some(other) = plan::other_in(&folder, &built.place.blueprint, &DOCUMENTS) {
            bail!(
                "`{}` holds files of the blueprint `{other}`, and `{}` would be built into it; rename it, or build into another folder \
                 with `-o`",
                shown(&folder),
                built.place.blueprint
            );
        }
    }
    Ok(())
}

const NOT_ONE_FILE: &str = "`--stdout` writes one file, the ARM template; add `--target arm`";

fn to_stdout(args: &Args, built: &[&Built], streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    let platforms = built.iter().flat_map(|one| &one.outputs);
    let platforms: Vec<_> = platforms.filter(|printed| printed.deployable.is_none()).collect();
    let [Printed { target, set, .. }] = platforms.as_slice() else {
        bail!(NOT_ONE_FILE);
    };
    let Some(main) = target.main_file() else {
        bail!(NOT_ONE_FILE);
    };
    for file in set.files.iter().filter(|file| file.path == main) {
        streams.out.write_all(file.text.as_bytes())?;
    }
    streams.out.flush()?;
    // half a template is none
    if streams.out.gone() {
        bail!("cannot write to standard output: nobody reads it to its end");
    }
    if !args.findings.quiet() {
        writeln!(streams.err, "standard output: {}", contents(1, set))?;
        let others: Vec<String> = built
            .iter()
            .flat_map(|one| &one.outputs)
            .filter_map(|printed| Some(format!("`{}`", printed.deployable?)))
            .collect();
        if !others.is_empty() {
            writeln!(
                streams.err,
                "left out: {}, which `amlgen build` writes without `--stdout`",
                others.join(" and ")
            )?;
        }
    }
    Ok(Exit::Fine)
}

/// What is to be done, or why it is refused.
fn planned<'a>(args: &Args, files: &[PathBuf], built: &[&'a Built]) -> anyhow::Result<Plan<'a>> {
    let mut plan = Plan::new(&args.out_dir, wanted(args, built))?;
    args.gate.allow(&mut plan.foreign);
    plan.refuse_inputs(files)?;
    if !args.gate.check && !args.force {
        plan.refuse_foreign()?;
    }
    Ok(plan)
}

fn wanted<'a>(args: &Args, built: &[&'a Built]) -> Wanted<'a> {
    let all_are_built = matches!(args.files.asked(), Asked::All);
    let homes = Homes::below(&args.out_dir);
    let mut wanted = Wanted::default();
    for one in built {
        wanted.files.extend(one.files());
        wanted
            .swept
            .extend(one.swept(&args.out_dir, all_are_built, &homes));
    }
    wanted
}
