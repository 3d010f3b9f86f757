//! What is known of the mistakes so far, over all passes.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::Decoder;
use crate::blueprint::yaml::record;
use crate::blueprint::yaml::tree::Node;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::Source;

/// What one call of [`decode`](super::decode) knows of the mistakes so far. Nodes are known by their addresses: they do not move
/// while they are borrowed.
pub(super) struct Session<'a, 'd> {
    pub(super) source: &'a Source,
    diags: RefCell<&'d mut Diagnostics>,
    /// Values that are broken, and values of unknown keys.
    skip: RefCell<BTreeSet<*const Node>>,
    /// Required keys that a mapping lacks.
    missing: RefCell<BTreeMap<*const Node, Vec<&'static str>>>,
}

impl<'a, 'd> Session<'a, 'd> {
    pub(super) fn new(source: &'a Source, diags: &'d mut Diagnostics) -> Self {
        Self {
            source,
            diags: RefCell::new(diags),
            skip: RefCell::default(),
            missing: RefCell::default(),
        }
    }

    pub(super) fn report(&self, diagnostic: Diagnostic) {
        record(&mut self.diags.borrow_mut(), diagnostic);
    }

    pub(super) fn skip(&self, node: &Node) {
        self.skip.borrow_mut().insert(std::ptr::from_ref(node));
    }

    pub(super) fn is_skipped(&self, node: &Node) -> bool {
        self.skip.borrow().contains(&std::ptr::from_ref(node))
    }

    /// The keys to make up in a mapping.
    pub(super) fn made_up(&self, node: &Node) -> Vec<&'static str> {
        self.missing
            .borrow()
            .get(&std::ptr::from_ref(node))
            .cloned()
            .unwrap_or_default()
    }

    /// Records a fault that came out of reading the node at `decoder`, once.
    pub(super) fn handle(&self, fault: Fault, decoder: Decoder<'_, '_, '_>) {
        let node = decoder.node;
        let finding = match fault {
            Fault::Handled => return,
            Fault::Missing(key) => {
                let mut missing = self.missing.borrow_mut();
                let keys = missing.entry(std::ptr::from_ref(node)).or_default();
                // it could not be made up: then all of it is broken
                if keys.contains(&key) {
                    self.skip(node);
                } else {
                    keys.push(key);
                }
                return;
            }
            Fault::Reported => None,
            Fault::Wanted(wanted) => Some(decoder.wrong_type(&wanted)),
            Fault::Message(message) => Some(Diagnostic::error(Code::BAD_VALUE, decoder.place(), message)),
        };
        if let Some(finding) = finding {
            self.report(finding);
        }
        self.skip(node);
    }
}

/// Why serde gave up.
#[derive(Debug)]
pub(in crate::blueprint::yaml) enum Fault {
    /// Recorded, and the node is marked.
    Handled,
    /// Recorded; the node is not marked yet.
    Reported,
    /// A mapping lacks a required key.
    Missing(&'static str),
    /// Something else is wanted here.
    Wanted(String),
    /// What a `Deserialize` of ours says.
    Message(String),
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Handled | Self::Reported => f.write_str("a mistake that was reported"),
            Self::Missing(key) => write!(f, "the key `{key}` is missing"),
            Self::Wanted(wanted) => write!(f, "{wanted} is wanted"),
            Self::Message(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Fault {}

impl serde::de::Error for Fault {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self::Message(message.to_string())
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }

    fn invalid_type(_: serde::de::Unexpected<'_>, wanted: &dyn serde::de::Expected) -> Self {
        Self::Wanted(wanted.to_string())
    }

    fn invalid_value(_: serde::de::Unexpected<'_>, wanted: &dyn serde::de::Expected) -> Self {
        Self::Wanted(wanted.to_string())
    }
}
