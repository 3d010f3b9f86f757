//! What the tests share: the repository's files, compiling them, and comparing with goldens.

mod compare;
mod deployed;

pub(crate) use compare::{generated_document, generated_folder, goldens};
pub(crate) use deployed::{
    GROUP, Variables, arm, bicep, calls_in_lines, deployed, formatted, guid_in_group, terraform,
};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use amlgen::blueprint::yaml;
use amlgen::diag::{Diagnostics, human};
use amlgen::emit;
use amlgen::model::Model;
use amlgen::source::Source;
use serde_json::Value;

/// A path of the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every file below a folder with its path from there, in order; nothing if there is no such folder.
pub(crate) fn files(folder: &Path) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    walk(folder, "", &mut found);
    found.sort();
    found
}

fn walk(folder: &Path, prefix: &str, found: &mut Vec<(String, PathBuf)>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            walk(&path, &format!("{name}/"), found);
        } else {
            found.push((name, path));
        }
    }
}

/// The YAML files directly in a folder of the repository, by stem.
pub(crate) fn blueprints(folder: &str) -> Vec<(String, Vec<u8>)> {
    files(&repository(folder))
        .into_iter()
        .filter_map(|(name, path)| {
            let stem = name.strip_suffix(".yaml").filter(|stem| !stem.contains('/'))?;
            Some((stem.to_owned(), std::fs::read(path).unwrap()))
        })
        .collect()
}

/// The text of a file of the repository.
pub(crate) fn text(path: &str) -> String {
    std::fs::read_to_string(repository(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What a blueprint of [`valid`] says, read and merged by other means than the program's.
pub(crate) fn written(name: &str) -> Value {
    let (file, environment) = name.split_once('@').unwrap_or((name, ""));
    let mut base: Value = serde_yaml::from_str(&text(file)).unwrap();
    let overlays = base.as_object_mut().unwrap().remove("environments");
    if let Some(overlay) = overlays.as_ref().and_then(|overlays| overlays.get(environment)) {
        merge(&mut base, overlay);
    }
    base
}

fn merge(base: &mut Value, overlay: &Value) {
    let (Value::Object(entries), Value::Object(over)) = (&mut *base, overlay) else {
        *base = overlay.clone();
        return;
    };
    for (key, value) in over {
        if value.is_null() {
            entries.remove(key);
        } else {
            merge(entries.entry(key).or_insert(Value::Null), value);
        }
    }
}

/// The JSON pointer of a path of keys.
pub(crate) fn pointer(path: &[String]) -> String {
    path.iter().fold(String::new(), |pointer, key| {
        pointer + "/" + &key.replace('~', "~0").replace('/', "~1")
    })
}

/// A blueprint as `amlgen check` sees it.
pub(crate) struct Compiled {
    pub(crate) source: Source,
    pub(crate) diags: Diagnostics,
    pub(crate) model: Option<Model>,
}

impl Compiled {
    /// The model of a blueprint that has to be valid.
    pub(crate) fn model(&self) -> &Model {
        self.model
            .as_ref()
            .unwrap_or_else(|| panic!("not valid:\n{}", self.findings()))
    }

    /// The findings as people see them, without colour.
    pub(crate) fn findings(&self) -> String {
        human::render(&self.source, &self.diags, false)
    }
}

/// The environments that a blueprint declares.
pub(crate) fn environments(bytes: &[u8]) -> Vec<String> {
    let mut diags = Diagnostics::new();
    let source = yaml::source("", bytes, &mut diags);
    let layers = amlgen::layers(&source, &mut diags);
    layers.map_or_else(
        |_| Vec::new(),
        |layers| {
            layers
                .environments()
                .iter()
                .map(|one| one.name().to_owned())
                .collect()
        },
    )
}

/// Compiles bytes with everything that `amlgen check` looks at.
pub(crate) fn compile(name: &str, bytes: &[u8]) -> Compiled {
    compile_in(name, bytes, None)
}

/// The same as it is in an environment.
pub(crate) fn compile_in(name: &str, bytes: &[u8], environment: Option<&str>) -> Compiled {
    let mut diags = Diagnostics::new();
    let source = yaml::source(name, bytes, &mut diags);
    let model = diags
        .halt_on_error()
        .and_then(|()| amlgen::compile(&source, environment, &mut diags))
        .ok();
    if let Some(model) = &model {
        for target in emit::targets(&model.deployment.targets) {
            target.limits(model, &mut diags);
        }
    }
    diags.sort();
    Compiled { source, diags, model }
}

/// Everything that `build` writes for a model, whatever targets its blueprint asks for.
pub(crate) fn built(model: &Model) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for deployable in emit::deployables(model) {
        let folder = deployable
            .folder
            .map_or_else(String::new, |folder| format!("{folder}/"));
        for target in emit::TARGETS {
            let word = target.name().as_str();
            for file in target.emit(&deployable.model).expect("a bug in an emitter").files {
                found.insert(format!("{folder}{word}/{}", file.path), file.text);
            }
        }
    }
    found.insert(
        "README.md".to_owned(),
        amlgen::report::readme::render(model, &emit::TARGETS).expect("a bug in a report"),
    );
    found.insert(
        "access.md".to_owned(),
        amlgen::report::access::render(model).expect("a bug in a report"),
    );
    found
}

/// Every valid blueprint of the repository, by itself and in each environment: the user's examples and the worked ones.
pub(crate) fn valid() -> Vec<(String, Compiled)> {
    let mut found = Vec::new();
    for folder in ["blueprints", "tests/data", "tests/data/beyond"] {
        for (stem, bytes) in blueprints(folder) {
            let name = format!("{folder}/{stem}.yaml");
            for environment in environments(&bytes) {
                let compiled = compile_in(&name, &bytes, Some(&environment));
                found.push((format!("{name}@{environment}"), compiled));
            }
            let compiled = compile(&name, &bytes);
            found.push((name, compiled));
        }
    }
    assert!(!found.is_empty(), "no blueprint found");
    found
}

/// Asserts that a schema takes a document.
#[track_caller]
pub(crate) fn assert_valid(schema: &jsonschema::Validator, document: &serde_json::Value, name: &str) {
    let wrong = schema.iter_errors(document);
    let wrong: Vec<String> = wrong
        .map(|wrong| format!("{}: {wrong}", wrong.instance_path()))
        .collect();
    assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
}

/// Which rule gives what on what, in words.
pub(crate) fn grants(model: &Model) -> impl Iterator<Item = String> {
    model.role_assignments.iter().flat_map(|one| {
        let who = model.principal_display(one.principal);
        let scope = model.scope_display(one.scope);
        one.reasons
            .iter()
            .map(move |reason| format!("{} {who} on {scope}", reason.rule))
    })
}
