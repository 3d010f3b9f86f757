//! `amlgen build`: from blueprints to files.
//!
//! Everything is made in memory first. Nothing is written while any blueprint has an error or any file refuses.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::exit::Exit;
use super::findings::Options;
use super::input::{Asked, Batch, Files, compile_all, limit, targets};
use super::parallel::{cores, in_order};
use super::plan::{self, Change, Plan, Swept, Wanted, WantedFile};
use super::streams::Streams;
use super::unified;
use super::words::{count, shown};
use super::write::Site;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::emit::{self, ACCESS, BOOTSTRAP, Bug, Commands, Deployable, FileSet, TARGETS, Target};
use crate::model::{Model, TargetName};
use crate::report::{access, readme};

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
    #[arg(long, conflicts_with_all = ["check", "out_dir", "force", "all_envs"])]
    stdout: bool,
    /// Write nothing; print a diff and exit with 2 if the files on disk are not what would be written
    #[arg(long, conflicts_with = "force")]
    check: bool,
    /// Overwrite files in the way that amlgen did not make
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

/// One blueprint, built in memory.
struct Built {
    /// Its name.
    blueprint: String,
    /// Its folder below the output directory; empty if it is the only blueprint and no environment.
    folder: PathBuf,
    /// Its folder if it were the only blueprint.
    alone: PathBuf,
    /// The targets that were asked for.
    targets: Vec<&'static dyn Target>,
    /// The targets that its `targets` leave out and nobody asked for.
    left_out: Vec<&'static dyn Target>,
    outputs: Vec<Printed>,
    readme: String,
    access: String,
}

/// One deployable in one target.
struct Printed {
    deployable: Option<&'static str>,
    target: &'static dyn Target,
    /// What deploys it from the output directory.
    commands: Commands,
    set: FileSet,
}

/// Says how everything is deployed.
const README: &str = "README.md";

/// Says who gets what.
const REVIEW: &str = "access.md";

impl Built {
    /// The files that people read, beside the folders.
    fn documents(&self) -> [(&'static str, &str); 2] {
        [(README, &self.readme), (REVIEW, &self.access)]
    }

    /// The folder of a deployable in a target, below the output directory.
    fn folder_of(&self, deployable: Option<&str>, target: &dyn Target) -> PathBuf {
        let mut folder = self.folder.clone();
        folder.extend(deployable);
        folder.join(target.name().as_str())
    }

    /// The targets that the README speaks of: those that are built, and those of which an earlier build left files that stay.
    fn told(&self, out: &Path) -> Vec<&'static dyn Target> {
        let is_in = |targets: &[&dyn Target], target: &dyn Target| {
            targets.iter().any(|known| known.name() == target.name())
        };
        let stays = |target: &'static dyn Target| {
            let folder = out.join(self.folder_of(None, target));
            !is_in(&self.left_out, target) && plan::has_files_of(&folder, &self.blueprint)
        };
        let all = TARGETS.into_iter();
        all.filter(|target| is_in(&self.targets, *target) || stays(*target))
            .collect()
    }

    /// Folders in which older builds may have left files of this blueprint: those of targets that it leaves out, and those of
    /// a build of it alone where several are built now.
    fn left(&self) -> Vec<(PathBuf, &'static [&'static str])> {
        let mut found = Vec::new();
        for deployable in emit::FOLDERS {
            for target in &self.left_out {
                found.push((self.folder_of(deployable, *target), target.folders()));
            }
        }
        if self.folder != self.alone {
            found.push((self.alone.clone(), &[]));
            for deployable in emit::FOLDERS {
                let mut alone = self.alone.clone();
                alone.extend(deployable);
                found.extend(TARGETS.map(|target| (alone.join(target.name().as_str()), target.folders())));
            }
        }
        found
    }

    /// Every folder that could hold files of this blueprint in the targets asked for, with what was printed for it.
    fn folders(&self) -> impl Iterator<Item = (PathBuf, &'static dyn Target, Option<&FileSet>)> {
        emit::FOLDERS.into_iter().flat_map(move |deployable| {
            self.targets.iter().map(move |target| {
                let printed = self.outputs.iter().find(|printed| {
                    printed.deployable == deployable && printed.target.name() == target.name()
                });
                (
                    self.folder_of(deployable, *target),
                    *target,
                    printed.map(|printed| &printed.set),
                )
            })
        })
    }
}

pub(super) fn run(args: &Args, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    let files = args.files.list()?;
    let several = files.len() > 1;
    if args.stdout && several {
        bail!("`--stdout` writes one template; give one FILE");
    }
    // several are printed at once
    let one = !several && !matches!(args.files.asked(), Asked::All);
    let threads = if one { cores() } else { 1 };
    let batch = compile_all(&files, args.files.asked(), cores(), streams, |model, diags| {
        let targets = targets(model, &args.targets);
        limit(model, &targets, diags);
        print_all(model, diags, &targets, (several, threads), &args.out_dir)
    })?;
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
    if args.check {
        return check(args, &built, &found?, streams);
    }
    let plan = match found {
        Ok(plan) if plan.is_done() => plan,
        found => {
            let root = found.as_ref().map_or(&args.out_dir, |plan| &plan.root);
            let site = Site::enter(root, || {
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
    if !args.findings.machine() {
        tell(
            &args.out_dir,
            &built,
            &plan,
            &["written", "written", "removed"],
            streams,
        )?;
        if streams.err.terminal() {
            next_step(&built, streams)?;
        }
    }
    Ok(Exit::Fine)
}

/// Something to print of a blueprint.
enum Job<'m> {
    Output(&'m Deployable<'m>, &'static dyn Target),
    Readme,
    Review,
}

/// What was printed.
enum Done<'m> {
    Output(&'m Deployable<'m>, &'static dyn Target, Result<FileSet, Bug>),
    Readme(Result<String, Bug>),
    Review(Result<String, Bug>),
}

/// Prints a valid blueprint for its targets. That it cannot be printed is our mistake, and a finding.
fn print_all(
    model: &Model,
    diags: &mut Diagnostics,
    targets: &[&'static dyn Target],
    (several, threads): (bool, usize),
    out: &Path,
) -> Option<Built> {
    diags.halt_on_error().ok()?;
    let environment = model.deployment.environment.as_ref();
    let alone: PathBuf = environment.map(|one| one.value.as_str()).into_iter().collect();
    let mut folder = PathBuf::new();
    folder.extend(several.then_some(&model.blueprint));
    folder.extend(&alone);
    let mut built = Built {
        blueprint: model.blueprint.clone(),
        folder,
        alone,
        targets: targets.to_vec(),
        left_out: TARGETS
            .into_iter()
            .filter(|target| {
                let name = target.name();
                !model.deployment.targets.contains(&name) && targets.iter().all(|asked| asked.name() != name)
            })
            .collect(),
        outputs: Vec::new(),
        readme: String::new(),
        access: String::new(),
    };
    let told = built.told(out);
    let deployables = emit::deployables(model);
    let outputs = deployables
        .iter()
        .flat_map(|deployable| targets.iter().map(move |target| Job::Output(deployable, *target)));
    let jobs = outputs.chain([Job::Readme, Job::Review]).collect();
    let done = in_order(jobs, threads, |job| match job {
        Job::Output(deployable, target) => {
            let set = target.emit(&deployable.model);
            Done::Output(deployable, target, set)
        }
        Job::Readme => Done::Readme(readme::render(model, &told)),
        Job::Review => Done::Review(access::render(model)),
    });
    for done in done {
        match done {
            Done::Output(deployable, target, Ok(set)) => {
                let folder = out.join(built.folder_of(deployable.folder, target));
                built.outputs.push(Printed {
                    deployable: deployable.folder,
                    target,
                    commands: target.commands(&deployable.model, &shown(&folder)),
                    set,
                });
            }
            Done::Readme(Ok(text)) => built.readme = text,
            Done::Review(Ok(text)) => built.access = text,
            Done::Output(_, target, Err(bug)) => diags.push(finding(&bug, target.name().as_str())),
            Done::Readme(Err(bug)) => diags.push(finding(&bug, README)),
            Done::Review(Err(bug)) => diags.push(finding(&bug, REVIEW)),
        }
    }
    Some(built)
}

fn finding(bug: &Bug, what: &str) -> Diagnostic {
    let help =
        "this is a mistake of amlgen, not of the blueprint; please report it together with the blueprint";
    Diagnostic::error(Code::BUG, None, format!("amlgen cannot make {what}: {bug}")).help(help)
}

/// Each of several blueprints gets the folder of its name.
fn refuse_equal_names(batch: &Batch<Built>) -> anyhow::Result<()> {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for one in &batch.compiled {
        let name = one.made.blueprint.as_str();
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
        let folder: PathBuf = out.join(&built.folder).components().collect();
        let documents = built.documents().map(|(name, _)| name);
        if let Some(other) = plan::other_in(&folder, &built.blueprint, &documents) {
            bail!(
                "`{}` holds files of the blueprint `{other}`, and `{}` would be built into it; rename it, or build into another folder \
                 with `-o`",
                shown(&folder),
                built.blueprint
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
    if !args.findings.machine() {
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
    let plan = Plan::new(&args.out_dir, wanted(&args.out_dir, built))?;
    plan.refuse_inputs(files)?;
    if !args.check && !args.force {
        plan.refuse_foreign()?;
    }
    Ok(plan)
}

fn wanted<'a>(out: &Path, built: &[&'a Built]) -> Wanted<'a> {
    let mut wanted = Wanted::default();
    for one in built {
        let blueprint = one.blueprint.as_str();
        let file = |path: PathBuf, text: &'a str| WantedFile {
            path,
            text,
            blueprint,
        };
        let swept = |folder: PathBuf, left: bool| Swept {
            folder,
            blueprint,
            left,
        };
        for (name, text) in one.documents() {
            wanted.files.push(file(one.folder.join(name), text));
        }
        for (folder, target, set) in one.folders() {
            let files = set.into_iter().flat_map(|set| &set.files);
            wanted
                .files
                .extend(files.map(|made| file(folder.join(&made.path), &made.text)));
            // nothing is left of a deployable that never was, whatever has its name
            if set.is_none() && !out.join(&folder).is_dir() {
                continue;
            }
            let own = target.folders().iter().map(|own| folder.join(own));
            let all = [folder.clone()].into_iter().chain(own);
            wanted.swept.extend(all.map(|folder| swept(folder, false)));
        }
        for (folder, own) in one.left() {
            if out.join(&folder).is_dir() {
                let own = own.iter().map(|own| folder.join(own));
                let all = [folder.clone()].into_iter().chain(own);
                wanted.swept.extend(all.map(|folder| swept(folder, true)));
            }
        }
    }
    wanted
}

fn check(args: &Args, built: &[&Built], plan: &Plan<'_>, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    // thousands of lines may follow: what they come to is said first
    if !args.findings.machine() {
        tell(
            &args.out_dir,
            built,
            plan,
            &["different", "missing", "stale"],
            streams,
        )?;
    }
    if plan.changes.is_empty() {
        return Ok(Exit::Fine);
    }
    let nothing_there = !args.out_dir.exists();
    if !args.findings.machine() {
        let files = count(plan.changes.len(), "file");
        if nothing_there {
            let out = shown(&args.out_dir);
            writeln!(
                streams.err,
                "{files} missing: nothing was built into {out} yet, so there is no diff; `amlgen build` without `--check` writes them"
            )?;
        } else {
            writeln!(
                streams.err,
                "{files} not up to date; `amlgen build` without `--check` makes them so"
            )?;
        }
    }
    if !nothing_there {
        for change in &plan.changes {
            unified::print(change, &mut streams.out)?;
        }
    }
    Ok(Exit::Differences)
}

/// A line for each document and for each deployable in each target. `words` are for files that are or would be rewritten,
/// made and removed.
fn tell(
    out: &Path,
    built: &[&Built],
    plan: &Plan<'_>,
    words: &[&str; 3],
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    for one in built {
        for (name, _) in one.documents() {
            let file = out.join(&one.folder).join(name);
            let state_of_file = state(&plan.changes, &file, words);
            writeln!(
                streams.err,
                "{}: {}",
                shown(&file),
                state_of_file.trim_start_matches("1 ")
            )?;
        }
        for (folder, _, set) in one.folders() {
            let folder = out.join(folder);
            let state = state(&plan.changes, &folder, words);
            match set {
                Some(set) => writeln!(
                    streams.err,
                    "{}: {} ({state})",
                    shown(&folder),
                    contents(set.files.len(), set)
                )?,
                // nothing is deployed from there any more
                None if state != UP_TO_DATE => writeln!(streams.err, "{}: {state}", shown(&folder))?,
                None => {}
            }
        }
    }
    let left: BTreeSet<_> = built.iter().flat_map(|one| one.left()).collect();
    for (folder, own) in left {
        // without the slash that an empty name leaves
        let folder: PathBuf = out.join(folder).components().collect();
        let is_in = |file: &Path| {
            let rest = file.parent().and_then(|parent| parent.strip_prefix(&folder).ok());
            rest.is_some_and(|rest| rest == Path::new("") || own.iter().any(|own| rest == Path::new(own)))
        };
        let stale = plan.changes.iter().filter(|change| change.new.is_none());
        let gone = stale.filter(|change| is_in(&change.shown)).count();
        if gone > 0 {
            let [.., removed] = words;
            writeln!(streams.err, "{}: {gone} {removed}", shown(&folder))?;
        }
    }
    Ok(())
}

/// `2 files, 20 resources, 24 role assignments`.
fn contents(files: usize, set: &FileSet) -> String {
    let grants = count(set.role_assignments, "role assignment");
    format!(
        "{}, {}, {grants}",
        count(files, "file"),
        count(set.resources, "resource")
    )
}

const UP_TO_DATE: &str = "up to date";

/// What is with the files below `path`: `2 written, 1 removed`.
fn state(changes: &[Change<'_>], path: &Path, words: &[&str; 3]) -> String {
    let mut sums: Vec<(usize, &str)> = Vec::new();
    let [rewritten, made, removed] = words;
    for change in changes.iter().filter(|change| change.shown.starts_with(path)) {
        let word = match (change.there, change.new) {
            (_, None) => removed,
            (false, Some(_)) => made,
            (true, Some(_)) => rewritten,
        };
        match sums.iter_mut().find(|(_, known)| known == word) {
            Some((sum, _)) => *sum += 1,
            None => sums.push((1, word)),
        }
    }
    let parts: Vec<String> = sums.iter().map(|(sum, word)| format!("{sum} {word}")).collect();
    if parts.is_empty() {
        UP_TO_DATE.to_owned()
    } else {
        parts.join(", ")
    }
}

/// What to type next, for the first target of the first blueprint: a line for each deployable, in the order in which they
/// are deployed.
fn next_step(built: &[&Built], streams: &mut Streams<'_>) -> anyhow::Result<()> {
    let Some(one) = built.first() else {
        return Ok(());
    };
    let Some(target) = one.targets.first().map(|target| target.name()) else {
        return Ok(());
    };
    for (deployable, word) in [
        (Some(BOOTSTRAP), "first, once, by somebody who may assign roles"),
        (None, "next"),
        (Some(ACCESS), "then, by somebody who may assign roles"),
    ] {
        let mut outputs = one
            .outputs
            .iter()
            .filter(|printed| printed.target.name() == target);
        if let Some(printed) = outputs.find(|printed| printed.deployable == deployable) {
            write!(streams.err, "{word}: ")?;
            if let Some(prepare) = &printed.commands.prepare {
                write!(streams.err, "{prepare} && ")?;
            }
            writeln!(streams.err, "{}", printed.commands.deploy)?;
        }
    }
    Ok(())
}
