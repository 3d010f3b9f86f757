//! The tree of values that remember their places.

use crate::source::Span;

/// A value and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// From its first character to its last; what an alias brings keeps the place where it is defined.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

impl Node {
    /// Its keys with their values, where it has any.
    pub(super) fn entries(&self) -> &[(Key, Node)] {
        match &self.kind {
            Kind::Mapping(entries) => entries,
            Kind::Null | Kind::Removed | Kind::Scalar { .. } | Kind::Parameter(_) | Kind::Sequence(_) => &[],
        }
    }

    /// Adds another tree: mappings get its keys, lists its elements, except words that they have, and anything else is what it says.
    pub fn add(&mut self, other: Self) {
        match (&mut self.kind, other.kind) {
            (Kind::Mapping(here), Kind::Mapping(more)) => {
                for (key, node) in more {
                    match here.iter_mut().find(|(known, _)| known.text == key.text) {
                        Some((_, known)) => known.add(node),
                        None => here.push((key, node)),
                    }
                }
            }
            (Kind::Sequence(here), Kind::Sequence(more)) => {
                for node in more {
                    if here.iter().all(|known| known.kind != node.kind) {
                        here.push(node);
                    }
                }
            }
            (Kind::Scalar { .. } | Kind::Mapping(_), Kind::Sequence(more)) => {
                let one = std::mem::replace(&mut self.kind, Kind::Sequence(Vec::new()));
                let span = self.span;
                let list = |items| Self {
                    span,
                    kind: Kind::Sequence(items),
                };
                *self = list(vec![Self { span, kind: one }]);
                self.add(list(more));
            }
            (_, kind) => {
                self.span = other.span;
                self.kind = kind;
            }
        }
    }

    /// How many values it has, itself included.
    pub(super) fn values(&self) -> usize {
        1 + match &self.kind {
            Kind::Null | Kind::Removed | Kind::Scalar { .. } | Kind::Parameter(_) => 0,
            Kind::Sequence(items) => items.iter().map(Self::values).sum::<usize>(),
            Kind::Mapping(entries) => entries.iter().map(|(_, node)| node.values()).sum(),
        }
    }
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Nothing, or one of the words for it.
    Null,
    /// What an environment takes out: for whoever reads it, its key is not written.
    Removed,
    /// A text or a word; a plain one, without quotes, may also be a number or a boolean.
    Scalar {
        /// As written, escapes resolved.
        text: String,
        /// Whether it stands without quotes.
        plain: bool,
    },
    /// `${param:…}`: the parameter with this name.
    Parameter(String),
    /// A list.
    Sequence(Vec<Node>),
    /// Keys with values, in the order written; each key once.
    Mapping(Vec<(Key, Node)>),
}

/// A key of a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// As written, escapes resolved.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}
