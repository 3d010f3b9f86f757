//! The parameters that a blueprint declares, read from the tree: values are looked at with them in mind.

use std::collections::BTreeMap;

use super::findings::record;
use super::node::{Key, Kind, Node};
use super::text::is_parameter_name;
use crate::diag::{Code, Diagnostic, Diagnostics};

/// The type of a parameter that does not say its own.
pub(super) const TEXT: &str = "string";

/// The parameters that a blueprint declares, by name: each with its key and the word of its type.
#[derive(Debug, Default)]
pub(super) struct Declared<'a>(pub(super) BTreeMap<&'a str, (&'a Key, &'a str)>);

impl<'a> Declared<'a> {
    pub(super) fn of(root: &'a Node) -> Self {
        let entries = root.entries().iter();
        let section = entries.filter(|(key, _)| key.text == "parameters");
        let declared = section.flat_map(|(_, section)| entries_of(section));
        Self(declared.collect())
    }
}

/// Says of each parameter that nothing in a tree takes its value from that it is needless.
pub(super) fn report_unused(root: &Node, diags: &mut Diagnostics) {
    let declared = Declared::of(root).0.into_iter();
    let mut unused: BTreeMap<&str, &Key> = declared.map(|(name, (key, _))| (name, key)).collect();
    each_parameter(root, &mut |name| {
        unused.remove(name);
    });
    // a name that no parameter can have is a finding where parameters are looked at
    for (name, key) in unused.into_iter().filter(|(name, _)| is_parameter_name(name)) {
        record(
            diags,
            Diagnostic::error(
                Code::UNUSED_PARAMETER,
                key.span,
                format!("nothing takes its value from parameter `{name}`"),
            )
            .help(format!("remove it, or write `${{param:{name}}}` as a value")),
        );
    }
}

fn entries_of(section: &Node) -> impl Iterator<Item = (&str, (&Key, &str))> {
    section.entries().iter().map(|(key, declaration)| {
        let kind = declaration.entries().iter().find(|(key, _)| key.text == "type");
        let kind = kind.and_then(|(_, word)| match &word.kind {
            Kind::Scalar { text, .. } => Some(text.as_str()),
            Kind::Null | Kind::Removed | Kind::Parameter(_) | Kind::Sequence(_) | Kind::Mapping(_) => None,
        });
        (key.text.as_str(), (key, kind.unwrap_or(TEXT)))
    })
}

fn each_parameter(node: &Node, visit: &mut impl FnMut(&str)) {
    match &node.kind {
        Kind::Null | Kind::Removed | Kind::Scalar { .. } => {}
        Kind::Parameter(name) => visit(name),
        Kind::Sequence(items) => items.iter().for_each(|item| each_parameter(item, visit)),
        Kind::Mapping(entries) => entries.iter().for_each(|(_, value)| each_parameter(value, visit)),
    }
}
