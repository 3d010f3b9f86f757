//! From FILE arguments to models with their findings.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};

use super::failures::Failures;
use super::judge::Judge;
use super::parallel::{cores, watched};
use super::progress::Progress;
use super::streams::{Stream, Streams};
use super::words::{argument, shown, why};
use crate::blueprint::yaml::{self, Environment, Layers, MAX_BYTES};
use crate::blueprint::{Accepting, Blueprint, accepting};
use crate::diag::acceptance::Acceptances;
use crate::diag::identity::Identity;
use crate::diag::suggest::{alternatives, did_you_mean};
use crate::diag::{Diagnostics, Halt};
use crate::emit::{self, Target};
use crate::gathered::Gathered;
use crate::model::{Model, TargetName};
use crate::source::Source;
use crate::{layers, read, understand};

/// The FILE argument of every command that takes several.
#[derive(Debug, clap::Args)]
pub(super) struct Files {
    /// Blueprint, folder of blueprints (`.yaml` and `.yml` files, not those below), or `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    named: Vec<PathBuf>,
    #[command(flatten)]
    one: OneEnvironment,
    /// Build every environment, and not the blueprint by itself
    #[arg(long, conflicts_with = "env")]
    all_envs: bool,
}

/// The environment of a command that takes one.
#[derive(Debug, clap::Args)]
pub(super) struct OneEnvironment {
    /// Environment of the blueprint; otherwise the blueprint by itself
    #[arg(long, value_name = "ENV")]
    env: Option<String>,
}

/// What is asked for of each blueprint.
#[derive(Debug, Clone, Copy)]
pub(super) enum Asked<'a> {
    /// The blueprint by itself.
    Base,
    /// One environment.
    One(&'a str),
    /// All environments.
    All,
    /// These, each of which it declares, or the blueprint by itself.
    These(&'a [Option<String>]),
}

impl OneEnvironment {
    pub(super) fn asked(&self) -> Asked<'_> {
        self.env.as_deref().map_or(Asked::Base, Asked::One)
    }

    /// Whether one is asked for.
    pub(super) fn is_given(&self) -> bool {
        self.env.is_some()
    }
}

impl Files {
    pub(super) fn asked(&self) -> Asked<'_> {
        if self.all_envs {
            Asked::All
        } else {
            self.one.asked()
        }
    }

    /// Whether a folder is named, or more than one file.
    pub(super) fn can_be_several(&self) -> bool {
        self.named.len() > 1 || self.named.iter().any(|file| is_folder(file))
    }

    /// The files, those of folders in the order of their names.
    pub(super) fn list(&self) -> anyhow::Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        for file in &self.named {
            if is_folder(file) {
                let inside = blueprints_in(file)?;
                if inside.is_empty() {
                    bail!(
                        "the folder `{}` holds no blueprint: no file in it ends in `.yaml` or `.yml`, and those below are not looked at",
                        shown(file)
                    );
                }
                files.extend(inside);
            } else {
                files.push(file.clone());
            }
        }
        refuse_second_input(&files)?;
        let mut known: BTreeMap<PathBuf, &PathBuf> = BTreeMap::new();
        for file in &files {
            if !is_standard_input(file)
                && let Ok(at) = fs::canonicalize(file)
                && let Some(twin) = known.insert(at, file)
            {
                if twin == file {
                    bail!("`{}` is given twice; name it once", shown(file));
                }
                bail!(
                    "`{}` and `{}` are one file; name it once",
                    shown(twin),
                    shown(file)
                );
            }
        }
        Ok(files)
    }
}

/// Whether a file of a folder is a blueprint, by its name.
pub(super) fn is_blueprint(file: &Path) -> bool {
    file.extension().is_some_and(|end| end == "yaml" || end == "yml")
}

/// The blueprints that lie in a folder, not those below.
pub(super) fn blueprints_in(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let failed = |error: &io::Error| anyhow!("cannot read the folder `{}`: {}", shown(folder), why(error));
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| failed(&error))? {
        let path = entry.map_err(|error| failed(&error))?.path();
        if is_blueprint(&path) && !path.is_dir() {
            files.push(path);
        }
    }
    files.sort();
    let home = fs::canonicalize(folder).map_err(|error| failed(&error))?;
    for file in &files {
        // what cannot be followed is told when it is read
        if fs::canonicalize(file).is_ok_and(|at| !at.starts_with(&home)) {
            bail!(
                "`{}` is a link that leads out of the folder; name the file that it leads to",
                shown(file)
            );
        }
    }
    Ok(files)
}

/// A blueprint that was read.
#[derive(Debug)]
pub(super) struct Checked {
    /// The FILE argument, or the file of a folder.
    pub(super) file: PathBuf,
    /// Its text.
    pub(super) source: Source,
    /// The names of the environments that it declares.
    pub(super) environments: Vec<String>,
    /// What was found in it, in all environments that were asked for.
    pub(super) diags: Diagnostics,
    /// What it accepts, of what is found beside it, too.
    pub(super) accepted: Acceptances,
    /// What was found in it before and is no longer, where it was compared with that.
    pub(super) gone: Option<Vec<Identity>>,
}

/// What was made of one blueprint in one environment.
#[derive(Debug)]
pub(super) struct Compiled<T> {
    /// Which of the blueprints.
    pub(super) input: usize,
    /// What it means.
    pub(super) model: Model,
    /// What the command made of it.
    pub(super) made: T,
}

/// All blueprints of a command, in the order of its arguments.
#[derive(Debug)]
pub(super) struct Batch<T> {
    /// Those that could be read.
    pub(super) checked: Vec<Checked>,
    /// What came of those that have no errors.
    pub(super) compiled: Vec<Compiled<T>>,
    /// What to write behind FILE to ask for the same again.
    pub(super) flags: String,
    /// What is wrong with the others, or with what was asked for of them.
    failures: Vec<String>,
}

impl<T> Batch<T> {
    /// Ends the command if a blueprint could not be read: after the findings of the others were told.
    ///
    /// # Errors
    /// What failed.
    pub(super) fn refuse_failures(&self) -> anyhow::Result<()> {
        if self.failures.is_empty() {
            return Ok(());
        }
        Err(Failures(self.failures.clone()).into())
    }
}

/// The targets to build: those asked for, or else the blueprint's own.
pub(super) fn targets(model: &Model, asked: &[TargetName]) -> Vec<&'static dyn Target> {
    let own = &model.deployment.targets;
    emit::targets(if asked.is_empty() { own } else { asked }).collect()
}

/// Adds what the targets cannot say.
pub(super) fn limit(model: &Model, targets: &[&dyn Target], diags: &mut Diagnostics) {
    for target in targets {
        target.limits(model, diags);
    }
}

/// A blueprint to be read.
#[derive(Debug)]
pub(super) struct Input {
    /// The FILE argument.
    pub(super) file: PathBuf,
    /// What was read already: standard input, or what is no file.
    pub(super) bytes: Option<Vec<u8>>,
}

impl Input {
    /// What messages call it.
    pub(super) fn name(&self) -> String {
        if is_standard_input(&self.file) {
            "<stdin>".to_owned()
        } else {
            // as it is: each form of the findings writes it in its own way
            self.file.display().to_string()
        }
    }
}

/// Reads standard input, where a FILE is that; files are read when they are compiled.
pub(super) fn load(file: &Path, streams: &mut Streams<'_>) -> anyhow::Result<Input> {
    let bytes = is_standard_input(file)
        .then(|| limited(&mut *streams.input, MAX_BYTES as u64))
        .transpose();
    let bytes = bytes.map_err(|error| anyhow!("cannot read standard input: {}", why(&error)))?;
    let file = file.to_owned();
    Ok(Input { file, bytes })
}

/// A blueprint as it is in one environment, as far as it could be read.
struct Written {
    environment: Option<String>,
    diags: Diagnostics,
    blueprint: Result<Blueprint, Halt>,
}

/// A blueprint that was parsed.
struct Parsed {
    file: PathBuf,
    source: Source,
    accepting: Accepting,
    /// At least one.
    written: Vec<Written>,
    environments: Vec<Environment>,
}

/// Compiles all files, and has `finish` make something of each model that has no errors.
pub(super) fn compile_all<T: Send>(
    files: &[PathBuf],
    asked: Asked<'_>,
    judge: &Judge,
    streams: &mut Streams<'_>,
    finish: impl Fn(&Model, &mut Diagnostics) -> Option<T> + Sync,
) -> anyhow::Result<Batch<T>> {
    let inputs: anyhow::Result<Vec<Input>> = files.iter().map(|file| load(file, streams)).collect();
    Ok(compile_inputs(inputs?, asked, judge, &mut streams.err, finish))
}

/// The same of what was read already.
pub(super) fn compile_inputs<T: Send>(
    inputs: Vec<Input>,
    asked: Asked<'_>,
    judge: &Judge,
    err: &mut Stream<'_>,
    finish: impl Fn(&Model, &mut Diagnostics) -> Option<T> + Sync,
) -> Batch<T> {
    let mut batch = Batch {
        checked: Vec::new(),
        compiled: Vec::new(),
        flags: match asked {
            Asked::Base | Asked::These(_) => String::new(),
            Asked::One(name) => format!(" --env {}", argument(Path::new(name))),
            Asked::All => " --all-envs".to_owned(),
        },
        failures: Vec::new(),
    };
    let mut jobs = Vec::new();
    let mut gathered = Vec::new();
    let reading = Progress::new("files read", inputs.len(), judge.quiet, err);
    for parsed in watched(inputs, cores(), |input| parse(input, asked), reading) {
        match parsed {
            Ok(Parsed {
                file,
                source,
                accepting,
                written,
                environments,
            }) => {
                let names = environments.iter().map(|one| one.name().to_owned()).collect();
                gathered.push(Gathered::new(environments, accepting));
                jobs.extend(written.into_iter().map(|written| (batch.checked.len(), written)));
                let diags = Diagnostics::new();
                batch.checked.push(Checked {
                    file,
                    source,
                    environments: names,
                    diags,
                    accepted: Acceptances::default(),
                    gone: None,
                });
            }
            Err(failure) => batch.failures.push(failure),
        }
    }
    let compiling = Progress::new("blueprints compiled", jobs.len(), judge.quiet, err);
    let compile = |(input, written): (usize, Written)| {
        let Written {
            environment,
            mut diags,
            blueprint,
        } = written;
        let of_input: Option<&Gathered> = gathered.get(input);
        let accepted = of_input.map(|one| one.accepted(blueprint.as_ref().ok()));
        let model = blueprint
            .and_then(|blueprint| understand(blueprint, &mut diags))
            .ok();
        let compiled = model.and_then(|model| {
            let made = finish(&model, &mut diags)?;
            Some(Compiled { input, model, made })
        });
        diags.sort();
        (
            input,
            (environment, diags, accepted.unwrap_or_default()),
            compiled,
        )
    };
    let done = watched(jobs, cores(), compile, compiling);
    for (input, (environment, diags, accepted), compiled) in done {
        if let (Some(checked), Some(of_input)) = (batch.checked.get(input), gathered.get_mut(input)) {
            of_input.add(
                &checked.source,
                environment,
                diags,
                accepted,
                judge.today.as_ref(),
            );
        }
        batch.compiled.extend(compiled);
    }
    let mut compiled = batch.compiled.iter().peekable();
    let all = matches!(asked, Asked::All);
    for (input, (checked, of_input)) in batch.checked.iter_mut().zip(gathered).enumerate() {
        let compiled = std::iter::from_fn(|| compiled.next_if(|one| one.input == input));
        let models: Vec<&Model> = compiled.map(|one| &one.model).collect();
        let is_whole = models.len() == of_input.asked_for();
        (checked.diags, checked.accepted) =
            of_input.findings(&checked.source, &models, all, judge.today.as_ref());
        let gone = judge.mark(&checked.source, &mut checked.diags);
        // behind an error nothing is looked for
        checked.gone = gone.map(|gone| if is_whole { gone } else { Vec::new() });
    }
    // what is accepted, and how, is a finding too
    let checked = &batch.checked;
    let has_errors = |input: usize| {
        checked
            .get(input)
            .is_none_or(|checked| checked.diags.has_errors())
    };
    batch.compiled.retain(|one| !has_errors(one.input));
    batch
}

/// Reads a file in the environments that are asked for, or says why it cannot.
fn parse(input: Input, asked: Asked<'_>) -> Result<Parsed, String> {
    let name = input.name();
    let Input { file, bytes } = input;
    let bytes = bytes.map_or_else(|| contents(&file), Ok)?;
    let mut diags = Diagnostics::new();
    let source = yaml::source(&name, &bytes, &mut diags);
    let mut environments = Vec::new();
    let written = match layers(&source, &mut diags) {
        Ok(layers) => {
            let written = written(&source, &layers, asked, diags)
                .map_err(|failure| format!("`{}` {failure}", shown(Path::new(&name))))?;
            environments = layers.into_environments();
            written
        }
        Err(halt) => vec![Written {
            environment: None,
            diags,
            blueprint: Err(halt),
        }],
    };
    let accepting = accepting(&source);
    Ok(Parsed {
        file,
        source,
        accepting,
        written,
        environments,
    })
}

/// The environments that are asked for, or why there is none such.
fn written(
    source: &Source,
    layers: &Layers,
    asked: Asked<'_>,
    mut diags: Diagnostics,
) -> Result<Vec<Written>, String> {
    let names = || layers.environments().iter().map(Environment::name);
    let environments = match asked {
        Asked::Base => vec![None],
        Asked::One(name) => {
            let Some(found) = layers.find(name) else {
                let hint = did_you_mean(name, names()).unwrap_or_else(|| match names().next() {
                    Some(_) => format!("write {}", alternatives(names())),
                    None => "it declares none".to_owned(),
                });
                return Err(format!("declares no environment `{name}`; {hint}"));
            };
            vec![Some(found)]
        }
        Asked::All if layers.environments().is_empty() => {
            return Err("declares no environments; build it without `--all-envs`".to_owned());
        }
        Asked::All => layers.environments().iter().map(Some).collect(),
        Asked::These(names) => {
            let found = names.iter().map(|name| match name {
                Some(name) => layers.find(name).map(Some),
                None => Some(None),
            });
            found.flatten().collect()
        }
    };
    layers.check_others::<Blueprint>(source, &environments, &mut diags);
    let written = environments.into_iter().map(|environment| {
        let mut diags = diags.clone();
        Written {
            environment: environment.map(|one| one.name().to_owned()),
            blueprint: read(source, layers, environment, &mut diags),
            diags,
        }
    });
    Ok(written.collect())
}

pub(super) fn is_folder(file: &Path) -> bool {
    !is_standard_input(file) && file.is_dir()
}

pub(super) fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// Standard input is named once at most.
pub(super) fn refuse_second_input<'f>(files: impl IntoIterator<Item = &'f PathBuf>) -> anyhow::Result<()> {
    if files.into_iter().filter(|file| is_standard_input(file)).count() > 1 {
        bail!("`-` is given twice, and standard input can be read once");
    }
    Ok(())
}

pub(super) fn contents(file: &Path) -> Result<Vec<u8>, String> {
    let read = open(file).and_then(|file| limited(file, MAX_BYTES as u64));
    read.map_err(|error| {
        let hint = if error.kind() == ErrorKind::NotFound {
            "; `amlgen init` writes a starter blueprint"
        } else {
            ""
        };
        format!("cannot read `{}`: {}{hint}", shown(file), why(&error))
    })
}

/// Opens an ordinary file: others may never end, or never begin.
pub(super) fn open(file: &Path) -> io::Result<File> {
    let kind = fs::metadata(file)?.file_type();
    if !kind.is_file() && !kind.is_dir() {
        return Err(io::Error::other(
            "it is no ordinary file; `-` reads standard input",
        ));
    }
    File::open(file)
}

/// Reads a byte more than there may be, so that a wrong path cannot fill the memory.
pub(super) fn limited(input: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
