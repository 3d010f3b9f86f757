//! Whatever a blueprint, a path or an argument holds: every report keeps its structure, and no message or log obeys it.

use std::collections::{BTreeMap, BTreeSet};

use amlgen::diag::{github, human, json, sarif};
use amlgen::emit;
use amlgen::report::{access, explain, graph, readme};
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

use crate::process::Folder;
use crate::support::{self, Compiled};

/// The class of `tests/facts/strings.json` that is hard for a report, a text at a time.
const HARD: &str = "what reports, logs and spreadsheets could take for more than text";

/// Classes that are hard by their characters, which may stand together.
const BESIDE: [&str; 3] = ["quotes", "ends of lines and tabs", "what is not printable"];

fn vectors() -> Vec<String> {
    let facts: Value = serde_json::from_str(&support::text("tests/facts/strings.json")).unwrap();
    let class = |class: &str| -> Vec<String> {
        let rows = facts["values"][class].as_array().unwrap().iter();
        rows.map(|row| row.as_str().or(row["text"].as_str()).unwrap().to_owned())
            .collect()
    };
    let (refused, accepted): (Vec<String>, Vec<String>) =
        BESIDE.iter().flat_map(|beside| class(beside)).partition(|text| {
            text.chars()
                .any(|char| char.is_control() && !"\t\r\n".contains(char) || char == '\u{202e}')
        });
    let mut found = class(HARD);
    found.extend([refused.join(" "), accepted.join(" ")]);
    assert!(found.len() > 25 && refused.len() > 5 && accepted.len() > 15);
    found
}

/// What a pulldown of Markdown makes of a text, without the words: which blocks, tables, marks and links there are.
fn structure(markdown: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
    let mut found = Vec::new();
    let mut in_code = false;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(tag) => {
                in_code = matches!(tag, Tag::CodeBlock(_));
                found.push(format!("{tag:?}"));
            }
            Event::End(tag) => {
                in_code = false;
                found.push(format!("/{tag:?}"));
            }
            Event::Text(text) if !in_code => {
                // these GitHub takes for links and mentions
                for mark in ["://", "www."] {
                    assert!(!text.contains(mark), "a link by itself: {text}");
                }
                let mention = text.starts_with('@') || text.contains(" @");
                assert!(!mention, "a mention: {text}");
            }
            Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::HardBreak => {}
            Event::Html(html) | Event::InlineHtml(html) => {
                let is_ours = &*html == "<br>" || html.starts_with("<!-- Made by amlgen");
                assert!(is_ours, "{html}");
            }
            other => found.push(format!("{other:?}")),
        }
    }
    found
}

/// What acts in a terminal or cannot be seen. The list is not the program's own.
fn acts(character: char) -> bool {
    matches!(character,
        '\0'..='\u{9}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{a0}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// Text that may be shown and logged: nothing acts, and no runner of pipelines finds a command.
#[track_caller]
fn assert_harmless(what: &str, text: &str) {
    let acting: BTreeSet<char> = text.chars().filter(|char| acts(*char)).collect();
    assert!(acting.is_empty(), "{what}: {acting:?} in\n{text}");
    for mark in ["##[", "##vso["] {
        assert!(!text.to_lowercase().contains(mark), "{what}: {mark} in\n{text}");
    }
    for line in text.lines() {
        assert!(!line.trim_start().starts_with("::"), "{what}: {line}");
    }
}

/// The findings in each form.
fn assert_messages_are_harmless(what: &str, compiled: &Compiled) {
    let found = [(&compiled.source, &compiled.diags)];
    assert_harmless(what, &human::render(&compiled.source, &compiled.diags, false));
    let commands = github::render(&found);
    assert_eq!(
        commands.lines().count(),
        compiled.diags.len(),
        "{what}: {commands}"
    );
    for line in commands.lines() {
        let rest = ["::error file=", "::warning file=", "::notice file="]
            .iter()
            .find_map(|start| line.strip_prefix(start));
        assert_harmless(what, rest.unwrap_or_else(|| panic!("{what}: {line}")));
    }
    let [.., log] = [json::render(&found, &[], &[]), sarif::render(&found, false, &[])].map(|document| {
        assert_harmless(what, &document);
        serde_json::from_str::<Value>(&document).unwrap()
    });
    for result in log["runs"][0]["results"].as_array().unwrap() {
        let text = result["message"]["text"].as_str().unwrap();
        assert!(
            !text.contains("](") || text.contains("\\]("),
            "{what}: a link in {text}"
        );
    }
}

/// The structure of every report of a model; each is checked on the way.
fn assert_reports_are_harmless(what: &str, compiled: &Compiled) -> Vec<Vec<String>> {
    let model = compiled.model();
    let (source, all) = (&compiled.source, explain::Filter::default());
    let mut structures = Vec::new();
    for page in [
        access::render(model).unwrap(),
        readme::render(model, &emit::TARGETS).unwrap(),
        explain::markdown(model, source, &all).unwrap(),
    ] {
        assert_harmless(what, &page);
        structures.push(structure(&page));
    }
    assert_harmless(what, &explain::verbose(model, source, &all, 100).unwrap());
    let document = explain::json(model, source, &all).unwrap();
    assert_harmless(what, &document);
    serde_json::from_str::<Value>(&document).unwrap();
    structures.push(cells(what, &explain::csv(model, source, &all).unwrap()));
    structures.extend(pictures(what, compiled));
    structures
}

/// The structures of the pictures. How many lines a label takes depends on its length, so tags count once.
fn pictures(what: &str, compiled: &Compiled) -> [Vec<String>; 3] {
    let (model, all) = (compiled.model(), explain::Filter::default());
    let [flowchart, dot, page] = [
        graph::mermaid(model, &all),
        graph::dot(model, &all),
        graph::html(model, &compiled.source, &all), // with the picture of `graph::svg`
    ]
    .map(|drawn| {
        let text = drawn.unwrap().text;
        assert_harmless(what, &text);
        text
    });
    // a style sheet and a script of the program's own
    let own = ["<style>", "<script>"];
    let parts = page.split("</").map(|part| {
        own.iter()
            .find_map(|tag| part.split_once(tag))
            .map_or(part, |(before, _)| before)
    });
    let page = parts.collect::<Vec<_>>().join("</");
    [
        flowchart.lines().map(|line| unquoted(line, &[])).collect(),
        dot.lines().map(|line| unquoted(line, &['\\'])).collect(),
        tags(&page).into_iter().collect(),
    ]
}

/// A line without what stands in quotation marks, of which these characters escape one, and without the words of ids.
fn unquoted(line: &str, escapes: &[char]) -> String {
    let mut found = String::new();
    let mut letters = line.chars();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' => {
                quoted = !quoted;
                found.push('"');
            }
            _ if quoted && escapes.contains(&letter) => {
                letters.next();
            }
            _ if quoted || letter.is_alphanumeric() || "_ :".contains(letter) => {}
            _ => found.push(letter),
        }
    }
    assert!(!quoted, "{line}");
    found
}

/// The tags of a document with the names of their attributes, each once.
fn tags(document: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for tag in document.split('<').skip(1) {
        let (tag, text) = tag.split_once('>').unwrap_or_else(|| panic!("no end: <{tag}"));
        assert!(!text.contains('>'), "{text}");
        // outside of quotation marks
        let names: Vec<&str> = tag.split('"').step_by(2).collect();
        found.insert(names.join(""));
    }
    found
}

/// The widths of the rows of a table for spreadsheets, whatever character they take for the separator.
fn cells(what: &str, text: &str) -> Vec<String> {
    assert_harmless(what, text);
    let mut widths = Vec::new();
    for row in csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes())
        .records()
    {
        let row = row.unwrap();
        for cell in row.iter().flat_map(|cell| cell.split(';')) {
            let first = cell.trim_start().chars().next();
            assert!(
                !first.is_some_and(|first| "=+-@".contains(first)),
                "{what}: {cell}"
            );
        }
        widths.push(row.len().to_string());
    }
    widths
}

/// Every place of a text or a key, told apart by what surrounds it: items of lists and named things count once.
fn places(value: &Value) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut paths: Vec<Vec<String>> = vec![Vec::new()];
    while let Some(path) = paths.pop() {
        let keys: Vec<String> = match value.pointer(&support::pointer(&path)).unwrap() {
            Value::Object(map) => map.keys().cloned().collect(),
            Value::Array(items) => (0..items.len()).map(|at| at.to_string()).collect(),
            _ => Vec::new(),
        };
        paths.extend(keys.into_iter().map(|key| [path.as_slice(), &[key]].concat()));
        found.push(path);
    }
    found
}

/// What a place is, for telling new ones from those that were seen: its section and its key.
fn kind(path: &[String]) -> String {
    let is_item = |key: &str| key.bytes().all(|byte| byte.is_ascii_digit());
    let keys: Vec<&str> = path.iter().map(String::as_str).collect();
    match keys.as_slice() {
        ["environments", _, rest @ ..] if !rest.is_empty() => {
            let rest: Vec<String> = rest.iter().map(|key| (*key).to_owned()).collect();
            format!("environments.*.{}", self::kind(&rest))
        }
        // named things are alike
        [section, name] if !is_item(name) && !["workspace", "rbac", "naming"].contains(section) => {
            format!("{section}.*")
        }
        ["rbac", family, name] if !is_item(name) => format!("rbac.{family}.*"),
        // a role has a name of its own, a grant that is adopted one of Azure's form
        ["rbac", family, .., last] => format!("rbac.{family}…{last}"),
        [section, .., last] => format!("{section}…{last}"),
        [only] => (*only).to_owned(),
        [] => String::new(),
    }
}

/// A text in some places at once.
fn with(value: &Value, places: &[Place], text: &str) -> Compiled {
    let mut mutant = value.clone();
    for place in places {
        let at = mutant.pointer_mut(&support::pointer(&place.path)).unwrap();
        let old = std::mem::replace(at, text.into());
        if let (Some("name"), Some(old)) = (place.path.last().map(String::as_str), old.as_str()) {
            refer(&mut mutant, old, text);
        }
    }
    // in an environment, where a place is of one
    let mut environments = places.iter().filter(|place| place.path[0] == "environments");
    let environment = environments.find_map(|place| place.path.get(1));
    compile(&mutant, environment.map(String::as_str))
}

fn renamed(value: &Value, path: &[String], key: &str) -> Option<Compiled> {
    let (last, above) = path.split_last()?;
    let mut mutant = value.clone();
    let map = mutant.pointer_mut(&support::pointer(above))?.as_object_mut()?;
    let old = std::mem::take(map);
    map.extend(old.into_iter().map(|(old, value)| {
        let key = if old == *last { key.to_owned() } else { old };
        (key, value)
    }));
    refer(&mut mutant, last, key);
    let environment = path
        .get(1)
        .filter(|_| path.len() > 2 && path[0] == "environments");
    Some(compile(&mutant, environment.map(String::as_str)))
}

/// Writes another name wherever one is referred to, alone or behind its section.
fn refer(value: &mut Value, old: &str, new: &str) {
    match value {
        Value::String(text) if text == old => new.clone_into(text),
        Value::String(text) => {
            if let Some((section, name)) = text.split_once('/')
                && name == old
            {
                *text = format!("{section}/{new}");
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| refer(item, old, new)),
        Value::Object(map) => map.values_mut().for_each(|item| refer(item, old, new)),
        _ => {}
    }
}

/// A file whose name is as bad as its text may be.
fn compile(value: &Value, environment: Option<&str>) -> Compiled {
    support::compile_in(
        "::error::`<b>\u{1b}[31m\n##vso[x].yaml",
        value.to_string().as_bytes(),
        environment,
    )
}

/// A place of a blueprint that takes a text.
#[derive(Clone)]
struct Place {
    path: Vec<String>,
    kind: String,
}

/// The places of one blueprint that take texts, tried together.
struct Trial<'t> {
    what: &'t str,
    value: &'t Value,
    /// The structure of the reports with a plain word in some places, by their kinds.
    plain: BTreeMap<Vec<String>, Option<Vec<Vec<String>>>>,
}

impl Trial<'_> {
    /// Whether a text in some places at once is accepted, and leaves the reports as a plain word there does. None where that can be said
    /// of fewer places only.
    fn holds(&mut self, places: &[Place], text: &str) -> Option<bool> {
        let kinds: Vec<String> = places.iter().map(|place| place.kind.clone()).collect();
        let what = format!("{}: {kinds:?} = {text:?}", self.what);
        let compiled = with(self.value, places, text);
        let alone = places.len() == 1;
        if compiled.model.is_none() && !alone {
            return None;
        }
        assert_messages_are_harmless(&what, &compiled);
        if compiled.model.is_none() {
            return Some(false);
        }
        let found = assert_reports_are_harmless(&what, &compiled);
        let wanted = self.plain.entry(kinds).or_insert_with(|| {
            let plain = with(self.value, places, "word");
            plain
                .model
                .is_some()
                .then(|| assert_reports_are_harmless("a plain word", &plain))
        });
        let holds = wanted.as_ref() == Some(&found);
        if alone {
            assert_eq!(wanted.as_ref(), Some(&found), "{what}");
        }
        holds.then_some(true)
    }

    /// Tries a text in some places at once; what is refused together is tried in halves. Returns the kinds of places that accept it.
    fn accepting(&mut self, places: &[Place], text: &str) -> Vec<String> {
        match self.holds(places, text) {
            Some(true) => places.iter().map(|place| place.kind.clone()).collect(),
            Some(false) => Vec::new(),
            None => {
                let (some, others) = places.split_at(places.len() / 2);
                let mut found = self.accepting(some, text);
                found.extend(self.accepting(others, text));
                found
            }
        }
    }
}

#[test]
fn no_text_of_a_blueprint_is_more_than_text() {
    let vectors = vectors();
    let packed = vectors.join(" ");
    let mut seen = BTreeSet::new();
    let mut accepted = BTreeSet::new();
    for (stem, value) in by_size() {
        let mut taking = Vec::new();
        for path in places(&value) {
            let kind = kind(&path);
            let old = value.pointer(&support::pointer(&path)).unwrap().as_str();
            let (Some(old), true) = (old, seen.insert(kind.clone())) else {
                continue;
            };
            let place = [Place { path, kind }];
            if with(&value, &place, "word").model.is_some() {
                taking.extend(place);
                continue;
            }
            let what = format!("{stem}: {}", place[0].kind);
            // no text of any kind: what is refused is quoted, and longer texts may be accepted
            for text in [packed.clone(), format!("{old}{packed}"), format!("{old}`<b>@x")] {
                let compiled = with(&value, &place, &text);
                assert_messages_are_harmless(&what, &compiled);
                if compiled.model.is_some() {
                    assert_reports_are_harmless(&what, &compiled);
                }
            }
        }
        let mut trial = Trial {
            what: &stem,
            value: &value,
            plain: BTreeMap::new(),
        };
        for vector in vectors.iter().filter(|_| !taking.is_empty()) {
            accepted.extend(trial.accepting(&taking, vector));
        }
    }
    for place in [
        "rbac.roles…name",
        "rbac.extra…reason",
        "waivers…owner",
        "identities…subject",
        "parameters…default",
        "parameters…description",
    ] {
        assert!(accepted.contains(place), "{place} is not in {accepted:?}");
    }
}

#[test]
fn no_key_of_a_blueprint_is_more_than_text() {
    let vectors = vectors();
    let packed = vectors.join(" ");
    let mut seen = BTreeSet::new();
    let mut accepted = BTreeSet::new();
    for (stem, value) in by_size() {
        for path in places(&value) {
            let kind = kind(&path);
            if !seen.insert(kind.clone()) {
                continue;
            }
            let is_taken = renamed(&value, &path, "word").is_some_and(|plain| plain.model.is_some());
            let tried = if is_taken {
                &vectors[..]
            } else {
                std::slice::from_ref(&packed)
            };
            for text in tried {
                let Some(compiled) = renamed(&value, &path, text) else {
                    continue;
                };
                let what = format!("{stem}: {kind}: {text:?}:");
                assert_messages_are_harmless(&what, &compiled);
                if compiled.model.is_some() {
                    assert_reports_are_harmless(&what, &compiled);
                    accepted.insert(kind.clone());
                }
            }
        }
    }
    assert!(accepted.contains("tags.*"), "{accepted:?}");
}

/// Every valid blueprint of the repository, the small ones first: each place is tried in the first that has it.
fn by_size() -> Vec<(String, Value)> {
    let mut all: Vec<(String, Vec<u8>)> = ["blueprints", "tests/data", "tests/data/beyond"]
        .into_iter()
        .flat_map(support::blueprints)
        .collect();
    all.sort_by_key(|(_, bytes)| bytes.len());
    all.into_iter()
        .map(|(stem, bytes)| (stem, serde_yaml::from_str(std::str::from_utf8(&bytes).unwrap())))
        .map(|(stem, value)| (stem, value.unwrap()))
        .collect()
}

/// A template that is printed is read by whoever runs the pipeline, and so is the difference to what is on disk.
#[test]
fn no_line_of_a_printed_template_is_a_command() {
    let bad = [
        "##vso[task.complete]",
        "::error::x",
        "a\n::error::x\n##vso[x]\n::y",
        "##[error]x",
    ];
    let folder = Folder::new();
    for (at, text) in bad.into_iter().enumerate() {
        let blueprint = serde_json::json!({
            "version": 1, "name": "demo", "location": "westeurope",
            "tags": { "note": text, text.replace('\n', " "): "x" },
            "workspace": { "display_name": text, "description": text },
            "rbac": { "extra": [{
                "principal": "workspace", "role": "Reader", "scope": "resource_group", "reason": text,
            }] },
        });
        let file = format!("b{at}.yaml");
        folder.write(&file, &blueprint.to_string());
        let run = folder.run(&["build", &file, "--stdout", "--target", "arm"]);
        assert_eq!(run.status, Some(0), "{}", run.err);
        assert_harmless(&file, &run.out);
        folder.write(
            "plain.yaml",
            &blueprint
                .to_string()
                .replace("error", "word")
                .replace("vso", "word"),
        );
        assert_eq!(
            folder.run(&["build", "plain.yaml", "-o", &at.to_string()]).status,
            Some(0)
        );
        let run = folder.run(&["build", &file, "-o", &at.to_string(), "--check", "--diff"]);
        assert_eq!(run.status, Some(2), "{}", run.err);
        for target in ["arm/main.json", "bicep/main.bicep", "terraform/workspace.tf"] {
            assert!(run.out.contains(&format!("+++ {at}/{target}")), "{}", run.out);
        }
        assert_harmless(&file, &run.out);
    }
}

#[test]
#[cfg(unix)]
fn no_path_or_argument_is_more_than_text() {
    let bad = "::error::\u{1b}[31m\u{202e}`<b>\n##vso[x]";
    let folder = Folder::new();
    let file = format!("{bad}.yaml");
    folder.write(&file, &crate::process::blueprint("demo"));
    let broken = format!("{bad}broken.yaml");
    folder.write(&broken, "version: 1\nname: x\u{202e}\n");
    for args in [
        &["build", &file, "-o", bad][..],
        &["build", &file, "-o", bad],
        &["build", &file, "-o", bad, "--check"],
        &["build", &file, "-o", &file],
        &["build", &broken],
        &["check", &file],
        &["check", &broken],
        &["check", "--format", "json", &broken],
        &["check", "--format", "sarif", &broken],
        &["check", bad],
        &["explain", &file, "--principal", bad],
        &["explain", &file, "--role", bad],
        &["explain", &file, "--format", bad],
        &["rules", bad],
        &["roles", bad],
        &["init", &file],
        &["init", &format!("{bad}/{bad}.yaml")],
        &[bad],
        &["--color", "always", bad],
    ] {
        let run = folder.run(args);
        let what = format!("{args:?}");
        assert_harmless(&what, &run.out);
        let plain = run.err.replace("\u{1b}[1;31m", "").replace("\u{1b}[0m", "");
        assert_harmless(
            &what,
            if args.contains(&"always") {
                &plain
            } else {
                &run.err
            },
        );
    }
    // a file that somebody else changed is shown by the difference
    let page = format!("{bad}/README.md");
    folder.write(
        &page,
        &folder.read(&page).replace('A', "::error::\u{1b}##vso[x]\n::y\n"),
    );
    folder.write(&format!("{bad}/terraform/{bad}.tf"), "");
    let check = ["build", &file, "-o", bad, "--check", "--strict"];
    let run = folder.run(&check);
    assert_eq!(run.status, Some(2), "{}", run.err);
    assert!(run.out.contains("\nforeign"), "{}", run.out);
    assert_harmless("names", &(run.out + &run.err));
    let run = folder.run(&[&check[..], &["--diff"]].concat());
    assert_eq!(run.status, Some(2), "{}", run.err);
    assert!(run.out.contains("\n-"), "{}", run.out);
    assert_harmless("diff", &(run.out + &run.err));
}
