//! The keys of one mapping: duplicates, merge keys and keys that are none.

use std::collections::BTreeMap;

use super::findings::{first_line, record};
use super::node::{Key, Kind, Node};
use super::scalar::quote;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{Source, Span};

/// A mapping whose end was not seen yet.
#[derive(Default)]
pub(super) struct Mapping {
    entries: Vec<(Key, Node)>,
    /// Where each key stands first.
    seen: BTreeMap<String, Span>,
    /// What the merge keys bring, in order.
    merged: Vec<(Key, Node)>,
    next: Next,
}

/// What the next node in a mapping is.
#[derive(Default)]
enum Next {
    #[default]
    Key,
    Value(Key),
    Merge(Span),
    /// The value of a key that was refused.
    Dropped,
}

impl Mapping {
    /// Whether the next node is a key.
    pub(super) fn wants_key(&self) -> bool {
        matches!(self.next, Next::Key)
    }

    /// How many entries there are, those that merge keys bring included.
    pub(super) fn len(&self) -> usize {
        self.entries.len() + self.merged.len()
    }

    /// The end of the last thing that is written here, and the entries with what the merge keys bring.
    pub(super) fn finish(mut self) -> (Option<u32>, Vec<(Key, Node)>) {
        // the value of an alias stands further up
        let last = self
            .entries
            .iter()
            .map(|(key, node)| key.span.end.max(node.span.end))
            .max();
        for (key, node) in self.merged {
            if self.seen.insert(key.text.clone(), key.span).is_none() {
                self.entries.push((key, node));
            }
        }
        (last, self.entries)
    }

    /// Takes the next node.
    pub(super) fn add(&mut self, node: Node, source: &Source, diags: &mut Diagnostics) {
        match std::mem::take(&mut self.next) {
            Next::Key => self.next = self.key(node, source, diags),
            Next::Value(key) => self.entries.push((key, node)),
            Next::Merge(at) => self.merge(node, at, diags),
            Next::Dropped => {}
        }
    }

    fn key(&mut self, node: Node, source: &Source, diags: &mut Diagnostics) -> Next {
        let span = node.span;
        let (text, plain) = match node.kind {
            Kind::Scalar { text, plain } => (text, plain),
            Kind::Null | Kind::Removed => {
                let message = "there is no key before this `:`";
                diags
                    .push(Diagnostic::error(Code::BAD_KEY, span, message).help("write a key before the `:`"));
                return Next::Dropped;
            }
            Kind::Parameter(_) | Kind::Sequence(_) | Kind::Mapping(_) => {
                let message = "a key must be text, this is a list or a mapping";
                let help = "write a word, or put text in quotes that begins with `[` or `{`";
                record(
                    diags,
                    Diagnostic::error(Code::BAD_KEY, first_line(source, span), message).help(help),
                );
                return Next::Dropped;
            }
        };
        if text == "<<" && plain {
            return Next::Merge(span);
        }
        if let Some(first) = self.seen.get(&text) {
            record(
                diags,
                Diagnostic::error(
                    Code::DUPLICATE_KEY,
                    span,
                    format!("the key {} stands here again", quote(&text)),
                )
                .label("again here")
                .also(*first, "first here")
                .help("remove or rename one of them"),
            );
            return Next::Dropped;
        }
        self.seen.insert(text.clone(), span);
        Next::Value(Key { text, span })
    }

    fn merge(&mut self, node: Node, at: Span, diags: &mut Diagnostics) {
        let sources = match node.kind {
            Kind::Sequence(items) => items,
            Kind::Mapping(_) | Kind::Null | Kind::Removed | Kind::Scalar { .. } | Kind::Parameter(_) => {
                vec![node]
            }
        };
        for source in sources {
            if let Kind::Mapping(entries) = source.kind {
                self.merged.extend(entries);
            } else {
                let message = "the merge key `<<` takes an alias of a mapping, or a list of such aliases";
                record(
                    diags,
                    Diagnostic::error(Code::MERGE, at, message).help("write `<<: *name`"),
                );
            }
        }
    }
}
