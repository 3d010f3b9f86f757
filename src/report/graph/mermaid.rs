//! A flowchart of Mermaid, as GitHub, GitLab and Azure DevOps draw it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::{Class, Drawn, Graph, Node};
use crate::emit::Bug;
use crate::model::{AssignedBy, Model};
use crate::report::explain::Filter;

/// What Mermaid draws at most, as it is set up where nobody sets it up: `maxEdges` and `maxTextSize`.
const MAX_EDGES: usize = 500;
const MAX_CHARACTERS: usize = 50_000;

/// A flowchart of the grants that a filter leaves. A role is a node beside its scope, because labels of lines would cover each other.
///
/// # Errors
///
/// A [`Bug`]: nothing that the author of a blueprint can cause.
pub fn mermaid(model: &Model, filter: &Filter) -> Result<Drawn, Bug> {
    let graph = Graph::of(model, filter)?;
    let all = edges(&graph);
    let graph =
        graph.fitted(|graph| edges(graph) <= MAX_EDGES && text(graph).chars().count() <= MAX_CHARACTERS);
    let note = graph.grouped.map(|how| {
        format!("Mermaid draws {MAX_EDGES} lines and {MAX_CHARACTERS} characters at most, and these would be {all} lines: {how}")
    });
    Ok(Drawn {
        text: text(&graph),
        note,
    })
}

/// The roles of each scope, and whether they can bring keys back.
fn roles(graph: &Graph) -> BTreeMap<(usize, &str), bool> {
    let mut found = BTreeMap::new();
    for grant in &graph.grants {
        *found.entry((grant.scope, grant.role.as_str())).or_default() |= grant.is_risk;
    }
    found
}

fn edges(graph: &Graph) -> usize {
    graph.grants.len() + roles(graph).len()
}

fn text(graph: &Graph) -> String {
    let mut out = String::from("flowchart LR\n");
    // writing to a string does not fail
    let _ = writeln!(out, "  accTitle: {}", plain(&graph.title));
    let _ = writeln!(out, "  accDescr: {}", plain(&graph.sum()));
    if let Some(how) = graph.grouped {
        let _ = writeln!(out, "  grouped[[\"{}\"]]", label(how));
    }
    if graph.grants.is_empty() {
        out.push_str("  none[\"no grants\"]\n");
    }
    let mut taken = BTreeSet::new();
    let mut ids = |prefix: &str, nodes: &[Node]| -> Vec<String> {
        let ids = nodes
            .iter()
            .map(|node| id(&format!("{prefix}_{}", node.id), &mut taken));
        ids.collect()
    };
    let (principals, scopes) = (ids("p", &graph.principals), ids("s", &graph.scopes));
    let nodes = graph.principals.iter().chain(&graph.scopes);
    for (node, id) in nodes.zip(principals.iter().chain(&scopes)) {
        let (open, close) = match node.class {
            Class::Identity | Class::Directory => ("([", "])"),
            Class::Outside => ("[[", "]]"),
            Class::Wide => ("{{", "}}"),
            Class::Resource => ("[", "]"),
        };
        let detail = if node.detail.is_empty() {
            String::new()
        } else {
            format!("<br/>{}", label(&node.detail))
        };
        let _ = writeln!(out, "  {id}{open}\"{}{detail}\"{close}", label(&node.label));
    }
    let mut named = BTreeMap::new();
    for ((scope, role), is_risk) in roles(graph) {
        let Some(scope_id) = scopes.get(scope) else {
            continue;
        };
        let role_id = id(&format!("{scope_id}_{role}"), &mut taken);
        let keys = if is_risk { " (keys)" } else { "" };
        let _ = writeln!(
            out,
            "  {role_id}(\"{}\") --- {scope_id}",
            label(&format!("{role}{keys}"))
        );
        named.insert((scope, role), role_id);
    }
    for grant in &graph.grants {
        let ends = (
            principals.get(grant.principal),
            named.get(&(grant.scope, grant.role.as_str())),
        );
        if let (Some(principal), Some(role)) = ends {
            let _ = writeln!(out, "  {principal} {} {role}", arrow(grant.by));
        }
    }
    out
}

fn arrow(by: AssignedBy) -> &'static str {
    match by {
        AssignedBy::Template => "-->",
        AssignedBy::Person => "-.->|\"by a person\"|",
        AssignedBy::Azure => "==>|\"by Azure itself\"|",
    }
}

/// An id is no longer than this, unless others begin alike.
const MAX_ID: usize = 64;

/// An id of its own, of letters, digits and underscores, which a flowchart takes anywhere.
fn id(text: &str, taken: &mut BTreeSet<String>) -> String {
    let plain = |letter: char| {
        if letter.is_ascii_alphanumeric() {
            letter
        } else {
            '_'
        }
    };
    let mut id: String = text.chars().take(MAX_ID).map(plain).collect();
    while !taken.insert(id.clone()) {
        id.push('x');
    }
    id
}

/// Text between quotation marks. Whatever could be an end, an entity, a directive, a formula, an icon or Markdown is written as an
/// entity of Mermaid.
fn label(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in text.chars() {
        let is_plain = letter.is_alphanumeric()
            || " ,()/".contains(letter)
            || (letter == '-' && before.is_alphanumeric());
        if is_plain {
            out.push(letter);
        } else {
            // writing to a string does not fail
            let _ = write!(out, "#{};", u32::from(letter));
        }
        before = letter;
    }
    out
}

/// Text to the end of a line, which knows no entities.
fn plain(text: &str) -> String {
    text.chars()
        .map(|letter| {
            if letter.is_alphanumeric() || " ,:.-_".contains(letter) {
                letter
            } else {
                ' '
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_nothing_but_text() {
        for (text, wanted) in [
            ("identity a-b", "identity a-b"),
            ("a\"] --> b", "a#34;#93; #45;#45;#62; b"),
            ("%%{init: {}}%%", "#37;#37;#123;init#58; #123;#125;#125;#37;#37;"),
            ("#quot; &amp;", "#35;quot#59; #38;amp#59;"),
            (
                "`x` 1. *a* fa:fa-car $$x$$",
                "#96;x#96; 1#46; #42;a#42; fa#58;fa-car #36;#36;x#36;#36;",
            ),
            ("- é 日", "#45; é 日"),
        ] {
            assert_eq!(label(text), wanted);
        }
    }
}
