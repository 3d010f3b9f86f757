//! The book in `docs/`: what is generated is current, and every link leads somewhere.

mod catalogue;
mod reference;
mod scenarios;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::support;

/// The first line of a generated page.
const GENERATED: &str =
    "<!-- Made by the tests from the program. `AMLGEN_BLESS=1 cargo test golden` writes it. -->";

/// A text as a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ").replace('<', "&lt;")
}

#[test]
fn golden_pages_of_the_book() {
    let pages = [
        ("reference.md", reference::page()),
        ("rules.md", catalogue::rules()),
        ("codes.md", catalogue::codes()),
    ];
    for (name, text) in pages {
        support::generated_document(name, text);
    }
    support::generated_folder("docs/scenarios", &scenarios::pages());
}

/// What a document links to, and the anchors of its headings.
#[derive(Default)]
struct Links {
    targets: Vec<String>,
    anchors: BTreeSet<String>,
}

fn links(text: &str) -> Links {
    let mut found = Links::default();
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                found.targets.push(dest_url.into_string());
            }
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                found.anchors.extend(heading.take().map(|text| anchor(&text)));
            }
            _ => {}
        }
    }
    found
}

/// The anchor of a heading, as GitHub and mdBook make it.
fn anchor(heading: &str) -> String {
    let kept = heading
        .trim()
        .chars()
        .filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

/// The documents of the repository with what they link to, by path.
fn documents() -> BTreeMap<String, Links> {
    let book = support::files(&support::repository("docs"));
    let book = book.into_iter().map(|(path, _)| format!("docs/{path}"));
    let top = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(str::to_owned);
    book.chain(top)
        .filter(|path| Path::new(path).extension().is_some_and(|end| end == "md"))
        .map(|path| {
            let found = links(&support::text(&path));
            (path, found)
        })
        .collect()
}

#[test]
fn links_of_the_book_lead_somewhere() {
    let documents = documents();
    let mut seen = 0;
    for (path, found) in &documents {
        let folder = Path::new(path).parent().unwrap();
        for target in &found.targets {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            seen += 1;
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            let leads = if file.is_empty() {
                path.clone()
            } else {
                let mut parts: Vec<&str> = Vec::new();
                let joined = folder.join(file);
                for part in joined.to_str().unwrap().split('/') {
                    match part {
                        ".." => assert!(
                            parts.pop().is_some(),
                            "{path} links out of the repository: {target}"
                        ),
                        "." | "" => {}
                        part => parts.push(part),
                    }
                }
                parts.join("/")
            };
            assert!(
                support::repository(&leads).exists(),
                "{path} links to {target}, which is not there"
            );
            if !heading.is_empty() {
                let anchors = documents.get(&leads).map(|links| &links.anchors);
                assert!(
                    anchors.is_some_and(|anchors| anchors.contains(heading)),
                    "{path} links to {target}: no such heading"
                );
            }
        }
    }
    assert!(seen > 50, "only {seen} links");
}

#[test]
fn every_page_is_in_the_book() {
    let summary = links(&support::text("docs/SUMMARY.md"));
    let listed: BTreeSet<String> = summary
        .targets
        .iter()
        .map(|target| format!("docs/{target}"))
        .collect();
    let pages: BTreeSet<String> = documents()
        .into_keys()
        .filter(|path| path.starts_with("docs/") && path != "docs/SUMMARY.md")
        .collect();
    assert_eq!(pages, listed, "docs/SUMMARY.md");
}
