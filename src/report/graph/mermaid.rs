//! A flowchart of Mermaid, as GitHub, GitLab and Azure DevOps draw it.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::{Class, Drawn, Edge, Graph, Node};
use crate::emit::Bug;
use crate::model::{AssignedBy, Model};
use crate::report::explain::Filter;

/// What Mermaid draws at most, as it is set up where nobody sets it up: `maxEdges` and `maxTextSize`.
const MAX_EDGES: usize = 500;
const MAX_CHARACTERS: usize = 50_000;

/// A flowchart of the grants that a filter leaves.
///
/// # Errors
///
/// A [`Bug`]: nothing that the author of a blueprint can cause.
pub fn mermaid(model: &Model, filter: &Filter) -> Result<Drawn, Bug> {
    let graph = Graph::of(model, filter)?;
    let edges = graph.edges().count();
    let graph = graph
        .fitted(|graph| graph.edges().count() <= MAX_EDGES && text(graph).chars().count() <= MAX_CHARACTERS);
    let note = graph.grouped.map(|how| {
        format!("Mermaid draws {MAX_EDGES} lines and {MAX_CHARACTERS} characters at most, and these would be {edges} lines: {how}")
    });
    Ok(Drawn {
        text: text(&graph),
        note,
    })
}

fn text(graph: &Graph) -> String {
    let mut out = String::from("flowchart LR\n");
    // writing to a string does not fail
    let _ = writeln!(out, "  accTitle: {}", plain(&graph.title));
    let _ = writeln!(out, "  accDescr: {}", plain(&graph.sum()));
    if let Some(how) = graph.grouped {
        let _ = writeln!(out, "  grouped[[\"{}\"]]", label(how));
    }
    let mut taken = BTreeSet::new();
    let principals = named("p", &graph.principals, &mut taken);
    let scopes = named("s", &graph.scopes, &mut taken);
    for (node, id) in graph
        .principals
        .iter()
        .zip(&principals)
        .chain(graph.scopes.iter().zip(&scopes))
    {
        let (open, close) = match node.class {
            Class::Identity => ("([", "])"),
            Class::Directory => ("(", ")"),
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
    for edge in graph.edges() {
        let ends = (principals.get(edge.first.principal), scopes.get(edge.first.scope));
        if let (Some(principal), Some(scope)) = ends {
            let _ = writeln!(
                out,
                "  {principal} {}|\"{}\"| {scope}",
                arrow(&edge),
                words(&edge)
            );
        }
    }
    out
}

fn arrow(edge: &Edge<'_>) -> &'static str {
    match edge.first.by {
        AssignedBy::Template => "-->",
        AssignedBy::Person => "-.->",
        AssignedBy::Azure => "==>",
    }
}

fn words(edge: &Edge<'_>) -> String {
    let mut lines: Vec<String> = edge.grants.iter().map(|grant| label(&grant.words())).collect();
    match edge.first.by {
        AssignedBy::Template => {}
        AssignedBy::Person => lines.push("by a person".to_owned()),
        AssignedBy::Azure => lines.push("by Azure itself".to_owned()),
    }
    lines.join("<br/>")
}

/// Ids of nodes, in which a flowchart takes letters, digits and underscores for granted.
fn named(prefix: &str, nodes: &[Node], taken: &mut BTreeSet<String>) -> Vec<String> {
    let plain = |letter: char| {
        if letter.is_ascii_alphanumeric() {
            letter
        } else {
            '_'
        }
    };
    nodes
        .iter()
        .map(|node| {
            let word: String = node.id.chars().map(plain).collect();
            let mut id = format!("{prefix}_{word}");
            while !taken.insert(id.clone()) {
                id.push('x');
            }
            id
        })
        .collect()
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
