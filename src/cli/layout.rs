//! Where the outputs of a blueprint lie below the output directory, and where some lie that no build of it makes any more.
//!
//! Nothing but the arguments and the blueprint decide where a build writes. What is on the disk decides only what it cleans up.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::plan;
use crate::catalog::folders;

/// Says how everything is deployed.
pub(super) const README: &str = "README.md";

/// Says who gets what.
pub(super) const REVIEW: &str = "access.md";

/// The files that every build puts beside the folders of its targets.
pub(super) const DOCUMENTS: [&str; 2] = [README, REVIEW];

/// Whether a blueprint has a folder of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Its outputs lie in the output directory itself.
    Single,
    /// They lie in the folder of its name, beside those of other blueprints.
    ByName,
}

impl Layout {
    /// The folder of a blueprint or of one of its environments, below the output directory.
    fn folder(self, blueprint: &str, environment: Option<&str>) -> PathBuf {
        let mut folder = PathBuf::new();
        folder.extend((self == Layout::ByName).then_some(blueprint));
        folder.extend(environment);
        folder
    }

    fn other(self) -> Self {
        match self {
            Layout::Single => Layout::ByName,
            Layout::ByName => Layout::Single,
        }
    }
}

/// What one build makes: a blueprint by itself or one of its environments.
#[derive(Debug)]
pub(super) struct Place {
    /// The name of the blueprint.
    pub(super) blueprint: String,
    pub(super) environment: Option<String>,
    pub(super) layout: Layout,
}

impl Place {
    /// Its folder below the output directory.
    pub(super) fn folder(&self) -> PathBuf {
        self.layout.folder(&self.blueprint, self.environment.as_deref())
    }

    /// Folders in which all that carries the mark of the blueprint is left from what is no more: the same in the other layout,
    /// environments that are not declared and, where all environments are built, the blueprint by itself.
    pub(super) fn deserted(&self, out: &Path, declared: &Declared<'_>, homes: &Homes) -> Vec<PathBuf> {
        let Self {
            blueprint,
            environment,
            layout,
        } = self;
        let other = layout.other();
        let mut found = vec![other.folder(blueprint, environment.as_deref())];
        if declared.all_are_built {
            found.extend([*layout, other].map(|layout| layout.folder(blueprint, None)));
        }
        let mut add = |layout: Layout, homes: &Homes| {
            let names = homes.0.get(blueprint).into_iter().flatten();
            // the folder of the blueprint's own name is that of the other layout
            let gone = names.filter(|name| {
                !declared.names.contains(name) && (layout == Layout::ByName || *name != blueprint)
            });
            found.extend(gone.map(|name| layout.folder(blueprint, Some(name))));
        };
        add(Layout::Single, homes);
        add(Layout::ByName, &Homes::below(&out.join(blueprint)));
        // a blueprint and an environment can have one name, and then one folder
        let by_itself = (!declared.all_are_built).then_some(None);
        let names = declared.names.iter().map(|name| Some(name.as_str()));
        let kept: Vec<PathBuf> = by_itself
            .into_iter()
            .chain(names)
            .map(|environment| layout.folder(blueprint, environment))
            .collect();
        found.retain(|folder| !kept.contains(folder));
        found
    }
}

/// The environments of a blueprint.
#[derive(Debug, Clone, Copy)]
pub(super) struct Declared<'a> {
    pub(super) names: &'a [String],
    /// Whether all of them are built, and not the blueprint by itself.
    pub(super) all_are_built: bool,
}

/// The folders right below another that can be those of environments, by the blueprint whose documents lie in them.
#[derive(Debug)]
pub(super) struct Homes(BTreeMap<String, Vec<String>>);

impl Homes {
    pub(super) fn below(folder: &Path) -> Self {
        let mut homes: BTreeMap<String, Vec<String>> = BTreeMap::new();
        // what cannot be read is told where it is written to
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            // links are not followed
            if folders::is_like_environment(&name)
                && entry.file_type().is_ok_and(|of| of.is_dir())
                && let Some(blueprint) = plan::owner_of(&entry.path(), &DOCUMENTS)
            {
                homes.entry(blueprint).or_default().push(name);
            }
        }
        for names in homes.values_mut() {
            names.sort();
        }
        Self(homes)
    }
}
