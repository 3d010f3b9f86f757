//! A page for each shipped example: what it shows, the blueprint, and the picture of its access.

use std::collections::BTreeMap;
use std::fmt::Write;

use amlgen::report::explain::Filter;
use amlgen::report::graph;

use super::GENERATED;
use crate::support;

/// The pages and pictures, by name.
pub(super) fn pages() -> BTreeMap<String, String> {
    let readme = support::text("README.md");
    let shown: BTreeMap<&str, &str> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once(" | "))
        .filter(|(names, _)| names.contains(".yaml"))
        .flat_map(|(names, words)| {
            let words = words.trim_end_matches(" |");
            names
                .split('`')
                .filter_map(move |name| Some((name.strip_suffix(".yaml")?, words)))
        })
        .collect();
    let mut made = BTreeMap::new();
    let mut list = format!(
        "{GENERATED}\n\n# Scenarios\n\nEach shipped example with the picture of its access. The picture shows who holds which role on what; what Azure and people give \
         is marked.\n\n| example | shows |\n|---|---|\n"
    );
    for (stem, bytes) in support::blueprints("blueprints") {
        let words = shown
            .get(stem.as_str())
            .unwrap_or_else(|| panic!("README.md does not tell what {stem} shows"));
        let compiled = support::compile(&format!("blueprints/{stem}.yaml"), &bytes);
        let drawn = graph::svg(compiled.model(), &Filter::default()).unwrap();
        let blueprint = String::from_utf8(bytes).unwrap();
        writeln!(list, "| [{stem}]({stem}.md) | {words} |").unwrap();
        let page = format!(
            "{GENERATED}\n\n# {stem}\n\nShows {words}.\n\n![Who holds which role on what in {stem}]({stem}.svg)\n\n`amlgen graph blueprints/{stem}.yaml --format html` \
             makes a page of it, with the reason and the source of each grant. The blueprint:\n\n```yaml\n{blueprint}```\n"
        );
        made.insert(format!("{stem}.md"), page);
        made.insert(format!("{stem}.svg"), drawn.text);
    }
    made.insert("README.md".to_owned(), list);
    made
}
