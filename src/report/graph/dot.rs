//! A graph of Graphviz.

use std::fmt::Write;

use super::{Class, Drawn, Grant, Graph, Node};
use crate::emit::Bug;
use crate::model::{AssignedBy, Model};
use crate::report::explain::Filter;

/// A graph of the grants that a filter leaves, all of them.
///
/// # Errors
///
/// A [`Bug`]: nothing that the author of a blueprint can cause.
pub fn dot(model: &Model, filter: &Filter) -> Result<Drawn, Bug> {
    let graph = Graph::of(model, filter)?;
    let mut out = String::new();
    // writing to a string does not fail
    let _ = writeln!(out, "digraph {} {{", quoted(&graph.title));
    out.push_str("  rankdir=LR\n  ranksep=2\n");
    let _ = writeln!(out, "  label={}", label(&[&graph.title, &graph.sum()]));
    out.push_str("  fontname=\"sans-serif\"\n  node [fontname=\"sans-serif\", shape=box]\n  edge [fontname=\"sans-serif\", fontsize=10]\n");
    for node in graph.principals.iter().chain(&graph.scopes) {
        let style = match node.class {
            Class::Identity => ", style=rounded",
            Class::Directory => ", shape=ellipse",
            Class::Outside => ", shape=ellipse, style=dashed",
            Class::Wide => ", shape=folder",
            Class::Resource => "",
        };
        let _ = writeln!(out, "  {} [label={}{style}]", id(node), lines(node));
    }
    for edge in graph.edges() {
        let ends = (
            graph.principals.get(edge.first.principal),
            graph.scopes.get(edge.first.scope),
        );
        if let (Some(principal), Some(scope)) = ends {
            let roles: Vec<String> = edge.grants.iter().map(Grant::words).collect();
            let mut words: Vec<&str> = roles.iter().map(String::as_str).collect();
            let style = match edge.first.by {
                AssignedBy::Template => "",
                AssignedBy::Person => {
                    words.push("by a person");
                    ", style=dashed"
                }
                AssignedBy::Azure => {
                    words.push("by Azure itself");
                    ", style=dotted"
                }
            };
            let (principal, scope, words) = (id(principal), id(scope), label(&words));
            let _ = writeln!(out, "  {principal} -> {scope} [label={words}{style}]");
        }
    }
    out.push_str("}\n");
    Ok(Drawn {
        text: out,
        note: None,
    })
}

fn lines(node: &Node) -> String {
    let lines = [node.label.as_str(), node.detail.as_str()];
    let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    label(&lines)
}

fn id(node: &Node) -> String {
    quoted(&format!("{} {}", node.kind, node.id))
}

/// A name in quotation marks, where nothing is escaped but they. A backslash before one, or at the end, would escape it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "/").replace('"', "\\\""))
}

/// Lines of a label, in which a backslash begins an escape and an ampersand an entity.
fn label(lines: &[&str]) -> String {
    let escaped: Vec<String> = lines
        .iter()
        .map(|line| {
            line.replace('\\', "\\\\")
                .replace('"', "\\\"")
                .replace('&', "&amp;")
        })
        .collect();
    format!("\"{}\"", escaped.join("\\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_in_their_quotation_marks() {
        assert_eq!(quoted("a\"b\\"), "\"a\\\"b/\"");
        assert_eq!(label(&["a\"\\N", "&lt;"]), "\"a\\\"\\\\N\\n&amp;lt;\"");
    }
}
