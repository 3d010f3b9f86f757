//! A blueprint and its environments: overlays are laid over the tree before anything is decoded, so that every value keeps its
//! place in the text.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::declared::report_unused;
use super::decode;
use super::findings::{first_line, record};
use super::node::{Key, Kind, Node};
use super::scalar::{describe, quote};
use crate::catalog::folders;
use crate::diag::suggest::did_you_mean;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::TargetName;
use crate::source::{Source, Span};

/// Where `null` says something: it keeps an outbound rule from being derived.
const NULL_IS_A_VALUE: [&str; 2] = ["network", "outbound_rules"];

/// Keys that say what the whole file is.
pub(in crate::blueprint) const OF_THE_FILE: [(&str, &str); 3] = [
    ("version", "a file has one version of the language"),
    (
        "parameters",
        "they are the same in all environments; their values may differ",
    ),
    ("environments", "an environment has no further ones"),
];

/// Keys without which no part of a blueprint is read.
const ALWAYS: [&str; 4] = ["version", "name", "location", "parameters"];

/// The tree of a blueprint, with its environments apart.
#[derive(Debug)]
pub struct Layers {
    base: Node,
    environments: Vec<Environment>,
}

/// One environment as it was written.
#[derive(Debug)]
pub struct Environment {
    key: Key,
    overlay: Node,
}

impl Environment {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.key.text
    }

    /// Where it is named.
    #[must_use]
    pub fn place(&self) -> Span {
        self.key.span
    }

    pub(super) fn entries(&self) -> &[(Key, Node)] {
        self.overlay.entries()
    }
}

impl Layers {
    /// Takes the environments out of a tree. What is wrong with them as such is a finding.
    pub fn new(source: &Source, mut tree: Node, diags: &mut Diagnostics) -> Self {
        // One that a single environment takes its value from is used, and one that is misspelt may have been meant.
        if !(&*diags).into_iter().any(|found| found.code == Code::PLACEHOLDER) {
            report_unused(&tree, diags);
        }
        let mut environments = Vec::new();
        if let Kind::Mapping(entries) = &mut tree.kind
            && let Some(at) = entries.iter().position(|(key, _)| key.text == "environments")
        {
            let (key, node) = entries.remove(at);
            environments = declared(source, &key, node, diags);
        }
        Self {
            base: tree,
            environments,
        }
    }

    /// The environments, in the order in which they were written.
    #[must_use]
    pub fn environments(&self) -> &[Environment] {
        &self.environments
    }

    /// The environment of this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Environment> {
        self.environments.iter().find(|one| one.name() == name)
    }

    /// The environments, to explain findings by, without the rest of the tree.
    #[must_use]
    pub fn into_environments(self) -> Vec<Environment> {
        self.environments
    }

    /// The tree as it is in an environment, or by itself.
    pub fn tree(&self, environment: Option<&Environment>, diags: &mut Diagnostics) -> Cow<'_, Node> {
        let Some(environment) = environment else {
            return Cow::Borrowed(&self.base);
        };
        let mut tree = self.base.clone();
        if let Kind::Mapping(entries) = &mut tree.kind {
            Laying {
                diags,
                path: Vec::new(),
            }
            .lay(entries, environment.entries());
        }
        Cow::Owned(tree)
    }

    /// Checks keys and types of the environments that are not built, `built` being those that are.
    pub fn check_others<T: DeserializeOwned>(
        &self,
        source: &Source,
        built: &[Option<&Environment>],
        diags: &mut Diagnostics,
    ) {
        let is_built = |one: &Environment| built.iter().flatten().any(|built| built.key.span == one.key.span);
        for environment in self.environments.iter().filter(|one| !is_built(one)) {
            let mut found = Diagnostics::new();
            let mut tree = self.tree(Some(environment), &mut found).into_owned();
            if let Kind::Mapping(entries) = &mut tree.kind {
                let touched = |key: &Key| {
                    environment
                        .entries()
                        .iter()
                        .any(|(over, _)| over.text == key.text)
                };
                entries.retain(|(key, _)| touched(key) || ALWAYS.contains(&key.text.as_str()));
            }
            let _: Option<T> = decode(source, &tree, &mut found);
            let whole = environment.overlay.span;
            let is_inside = |place: Span| whole.start <= place.start && place.end <= whole.end;
            for finding in found
                .iter()
                .filter(|finding| finding.primary.is_some_and(is_inside))
            {
                record(diags, finding.clone());
            }
        }
    }
}

/// The environments that stand behind `environments`, checked as far as they can be by themselves.
fn declared(source: &Source, key: &Key, node: Node, diags: &mut Diagnostics) -> Vec<Environment> {
    let entries = match node.kind {
        Kind::Mapping(entries) => entries,
        Kind::Null | Kind::Removed => return Vec::new(),
        Kind::Scalar { .. } | Kind::Parameter(_) | Kind::Sequence(_) => {
            let message = format!("`environments` wants a mapping of names, {}", describe(&node));
            record(
                diags,
                Diagnostic::error(Code::WRONG_TYPE, first_line(source, node.span), message)
                    .help("write `environments: { dev: {…}, prod: {…} }`"),
            );
            return Vec::new();
        }
    };
    let mut names: BTreeMap<String, Span> = BTreeMap::new();
    let mut environments = Vec::new();
    for (name, node) in entries {
        check_name(&name, diags);
        if let Some(twin) = names.insert(name.text.to_lowercase(), name.span) {
            let message = format!(
                "the environment {} differs from another in case only",
                quote(&name.text)
            );
            record(
                diags,
                Diagnostic::error(Code::ENVIRONMENT, name.span, message)
                    .also(twin, "the other one")
                    .cause("each has a folder of its name, and names of folders may not tell them apart")
                    .help("rename one of them"),
            );
        }
        match &node.kind {
            Kind::Mapping(entries) => refuse_keys_of_the_file(key, entries, diags),
            Kind::Null | Kind::Removed => {}
            Kind::Scalar { .. } | Kind::Parameter(_) | Kind::Sequence(_) => {
                let message = format!("{} wants a mapping, {}", quote(&name.text), describe(&node));
                record(
                    diags,
                    Diagnostic::error(Code::WRONG_TYPE, first_line(source, node.span), message)
                        .help("write below it the keys that differ, as they stand at the top"),
                );
            }
        }
        environments.push(Environment {
            key: name,
            overlay: node,
        });
    }
    environments
}

fn refuse_keys_of_the_file(environments: &Key, entries: &[(Key, Node)], diags: &mut Diagnostics) {
    for (key, _) in entries {
        let Some((word, cause)) = OF_THE_FILE.into_iter().find(|(word, _)| key.text == *word) else {
            continue;
        };
        record(
            diags,
            Diagnostic::error(
                Code::ENVIRONMENT,
                key.span,
                format!("`{word}` can't stand in an environment"),
            )
            .also(environments.span, "the environments")
            .cause(cause)
            .help("write it at the top"),
        );
    }
}

fn check_name(key: &Key, diags: &mut Diagnostics) {
    let name = key.text.as_str();
    let is_plain = folders::is_like_environment(name);
    let (why, cause) = if !is_plain {
        (String::new(), "names of resources and folders end in it")
    } else if folders::is_device(name) {
        (
            ": Windows reserves the word".to_owned(),
            "it has a folder of its name",
        )
    } else if [folders::BOOTSTRAP, folders::ACCESS].contains(&name)
        || TargetName::ALL.iter().any(|target| target.as_str() == name)
    {
        (
            format!(": a build without `--env` writes into a folder `{name}`"),
            "it has a folder of its name, and builds must not meet in one",
        )
    } else {
        return;
    };
    let help = if is_plain {
        "write another name"
    } else {
        "use 1 to 12 of `a-z` and `0-9`, beginning with a letter"
    };
    let message = format!("{} can't name an environment{why}", quote(name));
    record(
        diags,
        Diagnostic::error(Code::ENVIRONMENT, key.span, message)
            .cause(cause)
            .help(help),
    );
}

/// Lays an overlay over a tree.
struct Laying<'a, 'd> {
    diags: &'d mut Diagnostics,
    /// The keys on the way to the mapping.
    path: Vec<&'a str>,
}

impl<'a> Laying<'a, '_> {
    fn lay(&mut self, base: &mut Vec<(Key, Node)>, over: &'a [(Key, Node)]) {
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        let mut known_in_lower_case: BTreeMap<String, usize> = BTreeMap::new();
        for (at, (key, _)) in base.iter().enumerate() {
            known.insert(key.text.clone(), at);
            known_in_lower_case.insert(key.text.to_lowercase(), at);
        }
        for (key, node) in over {
            if self.path.is_empty() && OF_THE_FILE.iter().any(|(word, _)| key.text == *word) {
                continue; // refused where it stands
            }
            let entry = known.get(&key.text).and_then(|at| base.get_mut(*at));
            if let Some(entry) = entry {
                self.path.push(&key.text);
                self.over(entry, key, node);
                self.path.pop();
                continue;
            }
            let twin = known_in_lower_case.get(&key.text.to_lowercase());
            if let Some((twin, _)) = twin.and_then(|at| base.get(*at)) {
                self.refuse_twin(key, twin);
            } else if let Some(node) = self.added(key, node, base) {
                base.push((key.clone(), node));
            }
        }
    }

    /// Changes what the base has under a key.
    fn over(&mut self, entry: &mut (Key, Node), key: &Key, node: &'a Node) {
        match (&mut entry.1.kind, &node.kind) {
            (Kind::Mapping(base), Kind::Mapping(over)) => self.lay(base, over),
            (_, Kind::Null) => {
                let kind = Kind::Removed;
                let span = node.span;
                *entry = (key.clone(), Node { span, kind });
            }
            _ => *entry = (key.clone(), self.whole(node)),
        }
    }

    /// What the base does not have; nothing if it is nothing.
    fn added(&mut self, key: &'a Key, node: &'a Node, beside: &[(Key, Node)]) -> Option<Node> {
        if node.kind == Kind::Null && self.path != NULL_IS_A_VALUE {
            let message = format!("there is no {} that could be removed", quote(&key.text));
            let names = beside.iter().map(|(key, _)| key.text.as_str());
            record(
                self.diags,
                Diagnostic::error(Code::NOTHING_TO_REMOVE, key.span, message)
                    .cause("`null`, or nothing, behind a key of an environment removes what the blueprint has there")
                    .help(match self.path.len() {
                        1 => format!("remove it, or write `{}: {{}}` for a new item", key.text),
                        _ => "remove it".to_owned(),
                    })
                    .maybe_help(did_you_mean(&key.text, names)),
            );
            return None;
        }
        self.path.push(&key.text);
        let node = self.whole(node);
        self.path.pop();
        Some(node)
    }

    /// A value without what it removes of nothing.
    fn whole(&mut self, node: &'a Node) -> Node {
        let Kind::Mapping(over) = &node.kind else {
            return node.clone();
        };
        let mut entries = Vec::new();
        self.lay(&mut entries, over);
        let kind = Kind::Mapping(entries);
        Node {
            span: node.span,
            kind,
        }
    }

    fn refuse_twin(&mut self, key: &Key, twin: &Key) {
        let message = format!(
            "{} differs from {} in case only",
            quote(&key.text),
            quote(&twin.text)
        );
        record(
            self.diags,
            Diagnostic::error(Code::CONTRADICTION, key.span, message)
                .also(twin.span, "the other one")
                .cause("an environment changes what has the very same name; this would stand beside it")
                .help(format!("write `{}`", twin.text)),
        );
    }
}
