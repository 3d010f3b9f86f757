//! What is known of the mistakes so far, over all passes.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::blueprint::yaml::declared::Declared;
use crate::blueprint::yaml::findings::record;
use crate::blueprint::yaml::node::Node;
use crate::diag::{Diagnostic, Diagnostics};
use crate::source::Source;

/// What one call of [`decode`](super::decode) knows of the mistakes so far. Nodes are known by their addresses: they do not move
/// while they are borrowed.
pub(super) struct Session<'a, 'd> {
    pub(super) source: &'a Source,
    diags: RefCell<&'d mut Diagnostics>,
    /// The parameters that are declared.
    pub(super) parameters: Declared<'a>,
    /// Values that are broken, and values of unknown keys.
    skip: RefCell<BTreeSet<*const Node>>,
    /// Required keys that a mapping lacks.
    missing: RefCell<BTreeMap<*const Node, Vec<&'static str>>>,
}

impl<'a, 'd> Session<'a, 'd> {
    pub(super) fn new(source: &'a Source, root: &'a Node, diags: &'d mut Diagnostics) -> Self {
        Self {
            source,
            diags: RefCell::new(diags),
            parameters: Declared::of(root),
            skip: RefCell::default(),
            missing: RefCell::default(),
        }
    }

    pub(super) fn report(&self, diagnostic: Diagnostic) {
        record(&mut self.diags.borrow_mut(), diagnostic);
    }

    /// Whether more mistakes need not be looked for.
    pub(super) fn is_full(&self) -> bool {
        self.diags.borrow().is_full()
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

    /// Has a key that a mapping lacks made up when it is read again.
    pub(super) fn make_up(&self, node: &Node, key: &'static str) {
        let mut missing = self.missing.borrow_mut();
        let keys = missing.entry(std::ptr::from_ref(node)).or_default();
        // it could not be made up: then all of it is broken
        if keys.contains(&key) {
            self.skip(node);
        } else {
            keys.push(key);
        }
    }
}
