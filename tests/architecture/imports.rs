//! Which file of the crate names items of which other one.
//!
//! What counts: a path in the body of a file, and an item that it imports. Both lead to the file in which the item is
//! written, through every re-export on the way. What does not: `mod x;`, a re-export as long as the file itself does not
//! use the name, the import of a module (what is named through it counts), and methods, which stand in no path. Tests are left out.

use std::collections::{BTreeMap, BTreeSet};

/// A file as its author sees it: what it binds, what it defines, what its body names.
struct Module {
    file: String,
    defined: BTreeSet<String>,
    /// Names that `use` binds, and the path behind each.
    bound: BTreeMap<String, Vec<String>>,
    /// Modules of which all is imported.
    globs: Vec<Vec<String>>,
    /// Paths that count.
    named: BTreeSet<Vec<String>>,
}

/// The modules of a crate by their path; the root has none.
pub(super) struct Imports(BTreeMap<Vec<String>, Module>);

impl Imports {
    /// Reads files: paths below `src/` and texts.
    pub(super) fn of<'f>(files: impl Iterator<Item = (&'f str, String)>) -> Self {
        Self(
            files
                .filter(|(path, _)| *path != "main.rs") // a crate of its own
                .map(|(path, text)| (module_path(path), Module::read(path, &text)))
                .collect(),
        )
    }

    /// Every file with the other files that it names.
    pub(super) fn graph(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut graph = BTreeMap::new();
        for (place, module) in &self.0 {
            let named = module.named.iter().filter_map(|path| self.file(place, path, 0));
            let others = named.filter(|file| *file != module.file).collect();
            graph.insert(module.file.as_str(), others);
        }
        graph
    }

    /// The file in which the item at the end of a path is written; none for a module and what is not ours.
    fn file(&self, place: &[String], path: &[String], depth: usize) -> Option<&str> {
        assert!(depth < 20, "{path:?} in {place:?} leads nowhere");
        let (first, rest) = path.split_first()?;
        let outer = place.split_last().map_or(place, |(_, outer)| outer);
        match (first.as_str(), rest) {
            (_, []) => self.item(place, first, depth),
            ("crate", _) => self.file(&[], rest, depth + 1),
            ("self", _) => self.file(place, rest, depth + 1),
            ("super", _) => self.file(outer, rest, depth + 1),
            _ => {
                let inner: Vec<String> = place.iter().chain([first]).cloned().collect();
                if self.0.contains_key(&inner) {
                    return self.file(&inner, rest, depth + 1);
                }
                match self.0.get(place)?.bound.get(first) {
                    Some(bound) if bound.first() == Some(first) => None, // another crate
                    Some(bound) => {
                        let whole: Vec<String> = bound.iter().chain(rest).cloned().collect();
                        self.file(place, &whole, depth + 1)
                    }
                    // a variant or an associated item
                    None => self.item(place, first, depth),
                }
            }
        }
    }

    fn item(&self, place: &[String], name: &str, depth: usize) -> Option<&str> {
        let module = self.0.get(place)?;
        if module.defined.contains(name) {
            return Some(&module.file);
        }
        let through = |path: &Vec<String>| self.file(place, path, depth + 1);
        if let Some(bound) = module.bound.get(name).filter(|path| path.len() > 1) {
            return through(bound);
        }
        module.globs.iter().find_map(|glob| {
            let whole: Vec<String> = glob.iter().cloned().chain([name.to_owned()]).collect();
            through(&whole)
        })
    }
}

/// `model::access` for `model/access.rs`, `model` for `model/mod.rs`.
fn module_path(file: &str) -> Vec<String> {
    let mut path: Vec<String> = file
        .trim_end_matches(".rs")
        .split('/')
        .map(str::to_owned)
        .collect();
    if path.last().is_some_and(|last| last == "mod" || last == "lib") {
        path.pop();
    }
    path
}

const DEFINING: [&str; 8] = [
    "fn", "struct", "enum", "const", "static", "trait", "type", "union",
];

impl Module {
    fn read(file: &str, text: &str) -> Self {
        let tokens = tokens(text);
        let token = |at: usize| tokens.get(at).map_or("", String::as_str);
        let mut module = Self {
            file: file.to_owned(),
            defined: BTreeSet::new(),
            bound: BTreeMap::new(),
            globs: Vec::new(),
            named: BTreeSet::new(),
        };
        let mut at = 0;
        while at < tokens.len() {
            let before = at.checked_sub(1).map_or("", token);
            if token(at) == "use" && token(at + 1) != "<" {
                let public = before == "pub" || before == ")";
                at = module.import(&tokens, at + 1, &mut Vec::new(), public);
                continue;
            }
            if DEFINING.contains(&before) {
                module.defined.insert(token(at).to_owned());
            } else if is_word(token(at)) && !["::", ".", "$", "in", "mod"].contains(&before) {
                let mut path = vec![token(at).to_owned()];
                while token(at + 1) == "::" && is_word(token(at + 2)) {
                    path.push(token(at + 2).to_owned());
                    at += 2;
                }
                module.named.insert(path);
            }
            at += 1;
        }
        module
    }

    /// Reads one tree of a `use`, and says where it ends.
    fn import(&mut self, tokens: &[String], mut at: usize, path: &mut Vec<String>, public: bool) -> usize {
        let whole = path.len();
        loop {
            match tokens.get(at).map(String::as_str).unwrap() {
                "{" => {
                    at += 1;
                    while tokens[at] != "}" {
                        at = self.import(tokens, at, path, public);
                        at += usize::from(tokens[at] == ",");
                    }
                    at += 1;
                    path.truncate(whole);
                    return at;
                }
                "*" => {
                    self.globs.push(path.clone());
                    at += 1;
                    path.truncate(whole);
                    return at;
                }
                "::" => at += 1,
                "as" => {
                    self.bind(tokens[at + 1].clone(), path.clone(), public);
                    path.truncate(whole);
                    return at + 2;
                }
                word if is_word(word) => {
                    if word != "self" || path.is_empty() {
                        path.push(word.to_owned());
                    }
                    at += 1;
                }
                _ => {
                    self.bind(path.last().unwrap().clone(), path.clone(), public);
                    path.truncate(whole);
                    return at;
                }
            }
        }
    }

    fn bind(&mut self, name: String, path: Vec<String>, public: bool) {
        if !public {
            self.named.insert(path.clone());
        }
        self.bound.insert(name, path);
    }
}

fn is_word(token: &str) -> bool {
    token.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

/// Words, `::` and single signs; comments, texts, numbers and lifetimes are gone.
fn tokens(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let length = match letter {
            _ if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            _ if rest.starts_with("::") => {
                found.push("::".to_owned());
                2
            }
            'r' if rest.starts_with("r\"") => 2 + rest[2..].find('"').unwrap() + 1,
            'r' if rest.starts_with("r#\"") => 3 + rest[3..].find("\"#").unwrap() + 2,
            '"' => end_of_text(rest, '"'),
            '\'' if rest[1..].starts_with('\\') || rest.chars().nth(2) == Some('\'') => {
                end_of_text(rest, '\'')
            }
            '\'' => 1 + word_length(&rest[1..]),
            letter if letter.is_alphanumeric() || letter == '_' => {
                let length = word_length(rest);
                if !letter.is_numeric() {
                    found.push(rest[..length].to_owned());
                }
                length
            }
            letter => {
                if !letter.is_whitespace() {
                    found.push(letter.to_string());
                }
                letter.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    found
}

fn word_length(text: &str) -> usize {
    text.find(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
        .unwrap_or(text.len())
}

fn end_of_text(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            letter if letter == quote => return at + quote.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// Groups of files each of which leads to every other: every file is in one, and a group of several is a circle.
pub(super) fn circles<'g>(graph: &BTreeMap<&'g str, BTreeSet<&'g str>>) -> Vec<BTreeSet<&'g str>> {
    let reached = |start: &'g str| {
        let mut found = BTreeSet::new();
        let mut open = vec![start];
        while let Some(next) = open.pop() {
            let new = graph
                .get(next)
                .into_iter()
                .flatten()
                .filter(|file| found.insert(**file));
            open.extend(new);
        }
        found
    };
    let all: BTreeMap<&str, BTreeSet<&str>> = graph.keys().map(|file| (*file, reached(file))).collect();
    let mut found: Vec<BTreeSet<&str>> = Vec::new();
    for (file, reach) in &all {
        let circle: BTreeSet<&str> = reach
            .iter()
            .copied()
            .filter(|other| all[other].contains(file))
            .collect();
        if !circle.is_empty() && !found.contains(&circle) {
            found.push(circle);
        }
    }
    found
}

#[test]
fn a_path_leads_to_the_file_of_its_item() {
    let files = [
        ("lib.rs", "mod a; mod b; use b::Y; fn go(y: Y) { a::f(); }"),
        (
            "a/mod.rs",
            "mod c; mod d; pub use c::C; pub(crate) use d::*; pub fn f() {}",
        ),
        (
            "a/c.rs",
            "pub struct C; // crate::b::Y\nimpl C { const T: &str = \"super::f\"; }",
        ),
        ("a/d.rs", "use super::C as Other; pub enum D { One }"),
        (
            "b.rs",
            "use crate::{a::{self, D}}; pub struct Y(pub(in crate::a) u8); fn g(x: a::C) -> D { D::One }",
        ),
    ];
    let imports = Imports::of(files.iter().map(|(path, text)| (*path, (*text).to_owned())));
    let graph = imports.graph();
    let of = |file: &str| graph[file].iter().copied().collect::<Vec<_>>();
    assert_eq!(of("lib.rs"), ["a/mod.rs", "b.rs"]);
    assert!(of("a/mod.rs").is_empty() && of("a/c.rs").is_empty());
    assert_eq!(of("a/d.rs"), ["a/c.rs"]);
    assert_eq!(of("b.rs"), ["a/c.rs", "a/d.rs"]);
}

#[test]
fn circles_are_found() {
    let graph = BTreeMap::from([
        ("a", BTreeSet::from(["b"])),
        ("b", BTreeSet::from(["c"])),
        ("c", BTreeSet::from(["b", "d"])),
        ("d", BTreeSet::new()),
    ]);
    assert_eq!(circles(&graph), [BTreeSet::from(["b", "c"])]);
}
