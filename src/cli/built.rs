//! One blueprint in one environment, built in memory: its files and the folders in which they go.

use std::path::{Path, PathBuf};

use super::layout::{DOCUMENTS, Declared, Homes, Layout, Place, README, REVIEW};
use super::parallel::in_order;
use super::plan::{self, Swept, WantedFile};
use super::words::shown;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::emit::{self, Bug, Commands, Deployable, FileSet, TARGETS, Target};
use crate::model::Model;
use crate::report::{access, readme};

/// One blueprint, built in memory.
#[derive(Debug)]
pub(super) struct Built {
    pub(super) place: Place,
    /// The environments that the blueprint declares: whoever prints a model does not know them, so they are added.
    pub(super) declared: Vec<String>,
    /// The targets that were asked for.
    pub(super) targets: Vec<&'static dyn Target>,
    /// The targets that its `targets` leave out and nobody asked for.
    left_out: Vec<&'static dyn Target>,
    pub(super) outputs: Vec<Printed>,
    readme: String,
    access: String,
}

/// One deployable in one target.
#[derive(Debug)]
pub(super) struct Printed {
    pub(super) deployable: Option<&'static str>,
    pub(super) target: &'static dyn Target,
    /// What deploys it from the output directory.
    pub(super) commands: Commands,
    pub(super) set: FileSet,
}

impl Built {
    /// The files that people read, beside the folders.
    pub(super) fn documents(&self) -> [(&'static str, &str); DOCUMENTS.len()] {
        [(README, &self.readme), (REVIEW, &self.access)]
    }

    /// The folder of a deployable in a target, below the output directory.
    fn folder_of(&self, deployable: Option<&str>, target: &dyn Target) -> PathBuf {
        folder_in(&self.place.folder(), deployable, target)
    }

    /// The targets that the README speaks of: those that are built, and those of which an earlier build left files that stay.
    fn told(&self, out: &Path) -> Vec<&'static dyn Target> {
        let is_in = |targets: &[&dyn Target], target: &dyn Target| {
            targets.iter().any(|known| known.name() == target.name())
        };
        let stays = |target: &'static dyn Target| {
            let folder = out.join(self.folder_of(None, target));
            !is_in(&self.left_out, target) && plan::has_files_of(&folder, &self.place.blueprint)
        };
        let all = TARGETS.into_iter();
        all.filter(|target| is_in(&self.targets, *target) || stays(*target))
            .collect()
    }

    /// Every folder that could hold files of this blueprint in the targets asked for, with what was printed for it.
    pub(super) fn folders(&self) -> impl Iterator<Item = (PathBuf, &'static dyn Target, Option<&FileSet>)> {
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

    /// Its files.
    pub(super) fn files(&self) -> Vec<WantedFile<'_>> {
        let file = |path: PathBuf, text| WantedFile {
            path,
            text,
            blueprint: &self.place.blueprint,
        };
        let place = self.place.folder();
        let documents = self.documents();
        let documents = documents.map(|(name, text)| file(place.join(name), text));
        let outputs = self.folders().flat_map(|(folder, _, set)| {
            let files = set.into_iter().flat_map(|set| &set.files);
            files.map(move |made| file(folder.join(&made.path), &made.text))
        });
        documents.into_iter().chain(outputs).collect()
    }

    /// The folders in which nothing else of it shall be: those in which it is written, those of targets that it leaves out, and
    /// those that are deserted.
    pub(super) fn swept(&self, out: &Path, all_are_built: bool, homes: &Homes) -> Vec<Swept<'_>> {
        let is_there = |folder: &Path| out.join(folder).is_dir();
        let swept = |folder, within, left| Swept {
            folder,
            within,
            blueprint: &self.place.blueprint,
            left,
            target: None,
        };
        let mut found = Vec::new();
        for (folder, target, set) in self.folders() {
            // nothing is left of a deployable that never was, whatever has its name
            if set.is_some() || is_there(&folder) {
                found.push(Swept {
                    target: set.map(|_| target),
                    ..swept(folder, target.folders(), false)
                });
            }
        }
        let mut left = Vec::new();
        for deployable in emit::FOLDERS {
            for target in &self.left_out {
                left.push((self.folder_of(deployable, *target), target.folders()));
            }
        }
        let declared = Declared {
            names: &self.declared,
            all_are_built,
        };
        for place in self.place.deserted(out, &declared, homes) {
            for deployable in emit::FOLDERS {
                left.extend(TARGETS.map(|target| (folder_in(&place, deployable, target), target.folders())));
            }
            left.push((place, &[])); // its documents
        }
        let left = left.into_iter().filter(|(folder, _)| is_there(folder));
        found.extend(left.map(|(folder, within)| swept(folder, within, true)));
        found
    }
}

fn folder_in(place: &Path, deployable: Option<&str>, target: &dyn Target) -> PathBuf {
    let mut folder = place.to_owned();
    folder.extend(deployable);
    folder.join(target.name().as_str())
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

/// Prints a valid blueprint for its targets, on some threads. That it cannot be printed is our mistake, and a finding.
pub(super) fn print_all(
    model: &Model,
    diags: &mut Diagnostics,
    targets: &[&'static dyn Target],
    (layout, threads): (Layout, usize),
    out: &Path,
) -> Option<Built> {
    diags.halt_on_error().ok()?;
    let environment = model.deployment.environment.as_ref();
    let mut built = Built {
        place: Place {
            blueprint: model.blueprint.clone(),
            environment: environment.map(|one| one.value.clone()),
            layout,
        },
        declared: Vec::new(),
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
