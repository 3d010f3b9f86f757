//! What environments have to do with a finding: an item that one of them removes, or that one of them alone uses.

use super::layers::Environment;
use super::node::{Key, Kind, Node};
use crate::diag::{Code, Diagnostic, Diagnostics, Label};
use crate::source::{Source, Span};

/// Adds the places of environments to the findings of the blueprint as it is in `built`, or by itself.
pub fn explain(source: &Source, environments: &[Environment], built: Option<&str>, diags: &mut Diagnostics) {
    let (built, others): (Vec<&Environment>, Vec<&Environment>) =
        environments.iter().partition(|one| Some(one.name()) == built);
    diags.amend(|finding| {
        let Some(place) = finding.primary else { return };
        let name = source.slice(place).trim_matches(['"', '\'']);
        let name = name.rsplit('/').next().unwrap_or_default();
        if finding.code == Code::UNDECLARED {
            for environment in &built {
                let mut places = Vec::new();
                removed(name, environment.entries(), &mut places);
                add(finding, places, "removed here");
            }
        } else if finding.code == Code::UNUSED {
            for environment in &others {
                let mut places = Vec::new();
                named(name, environment.entries(), &mut places);
                let text = format!("environment `{}` names it", environment.name());
                add(finding, places, &text);
            }
        }
    });
}

fn add(finding: &mut Diagnostic, places: Vec<Span>, text: &str) {
    finding.labels.extend(places.into_iter().map(|span| Label {
        span,
        text: text.to_owned(),
    }));
}

/// Where an overlay removes an item of this name.
fn removed(name: &str, entries: &[(Key, Node)], places: &mut Vec<Span>) {
    for (key, node) in entries {
        match &node.kind {
            Kind::Null if key.text == name => places.push(key.span),
            Kind::Mapping(below) => removed(name, below, places),
            Kind::Null | Kind::Removed | Kind::Scalar { .. } | Kind::Parameter(_) | Kind::Sequence(_) => {}
        }
    }
}

/// Where an overlay refers to this name.
fn named(name: &str, entries: &[(Key, Node)], places: &mut Vec<Span>) {
    for (_, node) in entries {
        named_in(name, node, places);
    }
}

fn named_in(name: &str, node: &Node, places: &mut Vec<Span>) {
    match &node.kind {
        Kind::Scalar { text, .. } if text.rsplit('/').next() == Some(name) => places.push(node.span),
        Kind::Sequence(items) => items.iter().for_each(|item| named_in(name, item, places)),
        Kind::Mapping(entries) => named(name, entries, places),
        Kind::Null | Kind::Removed | Kind::Scalar { .. } | Kind::Parameter(_) => {}
    }
}
