//! What holds of names and references although other parts of a blueprint are broken.
//!
//! Broken entries are left out and missing values made up before names are resolved, so most of what is then found rests on
//! what nobody wrote. What is let through here does not.

use std::collections::BTreeSet;

use super::node::{Kind, Node};
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::source::{Source, Span};

/// Findings that rest on the value that they underline and on nothing else.
const OF_THE_VALUE: [Code; 6] = [
    Code::BLUEPRINT_NAME,
    Code::SUFFIX,
    Code::GUID,
    Code::UNKNOWN_RULE,
    Code::TAG_RULE,
    Code::REGION,
];

/// Those of `found` that hold whatever stands where `broken` has errors.
#[must_use]
pub fn certain(source: &Source, tree: &Node, broken: &Diagnostics, found: &Diagnostics) -> Vec<Diagnostic> {
    let errors: Vec<Span> = broken
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .filter_map(|finding| finding.primary)
        .collect();
    let mut written = Written::default();
    written.add(tree);
    let is_certain = |finding: &&Diagnostic| {
        let Some(place) = finding.primary.filter(|_| finding.severity == Severity::Error) else {
            return false;
        };
        let is_made_up = source.slice(place).is_empty();
        if is_made_up || errors.iter().any(|error| overlap(*error, place)) {
            return false;
        }
        if finding.code == Code::UNDECLARED {
            return !written.may_declare(source.slice(place));
        }
        OF_THE_VALUE.contains(&finding.code)
    };
    found.iter().filter(is_certain).cloned().collect()
}

fn overlap(one: Span, other: Span) -> bool {
    one.start < other.end && other.start < one.end
}

/// All texts of a tree.
#[derive(Default)]
struct Written<'t> {
    keys: BTreeSet<&'t str>,
    /// Values that are no mapping or list.
    values: BTreeSet<&'t str>,
}

impl<'t> Written<'t> {
    fn add(&mut self, node: &'t Node) {
        match &node.kind {
            Kind::Null | Kind::Removed | Kind::Parameter(_) => {}
            Kind::Scalar { text, .. } => {
                self.values.insert(text);
            }
            Kind::Sequence(elements) => elements.iter().for_each(|element| self.add(element)),
            Kind::Mapping(entries) => {
                for (key, value) in entries {
                    self.keys.insert(&key.text);
                    self.add(value);
                }
            }
        }
    }

    /// Whether something that was left out could be what a reference names: entries by their keys, and what lies inside others,
    /// such as the container of a datastore, by a value.
    fn may_declare(&self, reference: &str) -> bool {
        let reference = reference.trim_matches(['"', '\'']);
        match reference.rsplit_once('/') {
            None => self.keys.contains(reference),
            Some((_, name)) => self.keys.contains(name) || self.values.contains(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    /// The ids of all findings of a text that has broken parts.
    fn found(text: &str) -> Vec<&'static str> {
        let mut diags = Diagnostics::new();
        let source = source("blueprint.yaml", text.as_bytes(), &mut diags);
        let _ = crate::compile(&source, None, &mut diags);
        let mut ids: Vec<_> = diags.iter().map(|finding| finding.code.id()).collect();
        ids.sort_unstable();
        ids
    }

    const HEAD: &str = "version: 1\nname: demo\nlocation: westeurope\n";

    #[test]
    fn wrong_names_are_told_beside_wrong_shapes() {
        let text = format!(
            "{HEAD}hbi: nonsense\ncomputes:\n  cpu:\n    size: Standard_DS3_v2\n    identity: trainning\nprincipals:\n  team: {{ type: group, object_id: team, persona: data_scientist }}\n"
        );
        let ids = found(&text);
        assert!(ids.contains(&"AML2002"), "{ids:?}");
        assert!(ids.contains(&"AML2009"), "{ids:?}");
        assert!(ids.iter().any(|id| id.starts_with("AML1")), "{ids:?}");
    }

    #[test]
    fn nothing_rests_on_what_was_left_out() {
        for broken in [
            "identities:\n  training: 5\n",
            "identites:\n  training: {}\n",
            "identities:\n  training: { federated_credentials: 3 }\n",
        ] {
            let text = format!(
                "{HEAD}{broken}computes:\n  cpu:\n    size: Standard_DS3_v2\n    identity: training\nprincipals:\n  team: {{ type: group, persona: data_scientist }}\n"
            );
            let ids = found(&text);
            assert!(
                !ids.is_empty() && ids.iter().all(|id| id.starts_with("AML1")),
                "{broken}: {ids:?}"
            );
        }
        let container = "datastores:\n  images: { type: azure_bolb, storage: data, container: images }\nstorage:\n  data: {}\nprincipals:\n  team: { type: group, object_id: 44444444-4444-4444-4444-444444444445, uses: [{ storage: data/images, access: read }] }\n";
        let ids = found(&format!("{HEAD}{container}"));
        assert!(ids.iter().all(|id| id.starts_with("AML1")), "{ids:?}");
    }
}
