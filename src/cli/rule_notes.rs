//! What stands beside the rule base, for reading: ids that no rule answers to, and contradictions of the sources.

use serde_json::{Value, json};

use crate::catalog::{contradictions, standings};
use crate::model::fact::{Citation, Contradiction, Standing, State};
use crate::report::page;

/// Everything that is no rule, a table for each group.
pub(super) fn list() -> String {
    let notes = group("NOTE", "SAYS", |state| matches!(state, State::Note(_)));
    let left_out = group("LEFT OUT", "WHY", |state| state == State::LeftOut);
    let rows = contradictions::ALL.iter().map(|entry| [entry.id, entry.topic]);
    let contradictions = page::columns(["CONTRADICTION", "ON"], rows);
    [notes, left_out, contradictions].join("\n")
}

fn group(title: &'static str, column: &'static str, belongs: fn(State) -> bool) -> String {
    let members = standings::all().filter(|standing| belongs(standing.state));
    page::columns(
        [title, column],
        members.map(|standing| [standing.id, beginning(standing.text)]),
    )
}

/// The first sentence.
fn beginning(text: &str) -> &str {
    text.split_once(". ")
        .map_or(text, |(first, _)| first)
        .trim_end_matches('.')
}

/// A page about a standing or a contradiction.
pub(super) fn one(id: &str) -> Option<String> {
    let standing = standings::find(id).map(about);
    standing.or_else(|| contradictions::find(id).map(both_sides))
}

fn about(standing: &Standing) -> String {
    let mut out = format!("{}: {}\n\n", standing.id, standing.state.word());
    out.push_str(&page::paragraph(standing.text, "", "", 80));
    let said = said(standing);
    if said.is_some() || !standing.citations.is_empty() {
        out.push('\n');
    }
    if let Some(word) = said {
        page::row(&mut out, "said", word);
    }
    sources(&mut out, standing.citations);
    out
}

/// When a note is said.
fn said(standing: &Standing) -> Option<&'static str> {
    match standing.state {
        State::Note(relevance) => Some(relevance.word()),
        State::LeftOut => None,
    }
}

fn both_sides(entry: &Contradiction) -> String {
    let mut out = format!("{}: {}\n\n", entry.id, entry.topic);
    let mut cited: Vec<&Citation> = Vec::new();
    for (claim, citations) in entry.says {
        let keys = keys(citations);
        let by = if keys.is_empty() {
            String::new()
        } else {
            format!(" ({})", keys.join(", "))
        };
        page::row(&mut out, "says", &format!("{claim}{by}"));
        for citation in *citations {
            if !cited.contains(citation) {
                cited.push(citation);
            }
        }
    }
    page::row(&mut out, "choice", entry.choice);
    page::row(&mut out, "touches", &entry.rules.join(", "));
    sources(&mut out, &cited);
    out
}

fn sources(out: &mut String, citations: &[&Citation]) {
    for citation in citations {
        page::row(out, "source", &format!("{} {citation}", citation.key));
    }
}

fn keys(citations: &[&Citation]) -> Vec<&'static str> {
    citations.iter().map(|citation| citation.key).collect()
}

/// The standings for the JSON document.
pub(super) fn standings() -> Vec<Value> {
    let entries = standings::all().map(|standing| {
        let sources: Vec<String> = standing.citations.iter().map(ToString::to_string).collect();
        json!({
            "id": standing.id,
            "state": standing.state.word(),
            "text": standing.text,
            "said": said(standing),
            "sources": sources,
        })
    });
    entries.collect()
}

/// The contradictions for the JSON document.
pub(super) fn contradictions() -> Vec<Value> {
    let entries = contradictions::ALL.iter().map(|entry| {
        let says: Vec<Value> = entry
            .says
            .iter()
            .map(|(claim, citations)| {
                let sources: Vec<String> = citations.iter().map(ToString::to_string).collect();
                json!({ "claim": claim, "sources": sources })
            })
            .collect();
        json!({ "id": entry.id, "topic": entry.topic, "says": says, "choice": entry.choice, "rules": entry.rules })
    });
    entries.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_show_the_first_sentence() {
        assert_eq!(beginning("One thing. Do another."), "One thing");
        assert_eq!(beginning("One thing."), "One thing");
    }

    #[test]
    fn everything_is_in_the_list_and_has_a_page() {
        let list = list();
        let standings = standings::all().map(|standing| standing.id);
        for id in standings.chain(contradictions::ALL.iter().map(|entry| entry.id)) {
            assert!(
                list.lines().any(|line| line.split(' ').next() == Some(id)),
                "{id} is not in the list"
            );
            let page = one(&id.to_lowercase()).unwrap();
            assert!(
                page.starts_with(&format!("{id}: ")) && page.ends_with('\n'),
                "{page}"
            );
        }
        assert_eq!(one("V-NOT-99"), None);
    }
}
