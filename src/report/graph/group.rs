//! Fewer nodes, where there are more lines than anybody can follow.

use std::collections::{BTreeMap, BTreeSet};

use super::{Grant, Graph, Node};
use crate::model::AssignedBy;

/// How many members of a group are named.
const NAMED: usize = 3;

const ALIKE: &str = "principals with the same access are drawn as one, and so are scopes on which the same principals hold the same";
const BY_KIND: &str = "all principals of a kind are drawn as one, and so are all scopes of a kind";

impl Graph {
    /// The graph itself if it fits, or else one with fewer nodes that does, or else the smallest.
    pub(super) fn fitted(self, fits: impl Fn(&Graph) -> bool) -> Graph {
        if fits(&self) {
            return self;
        }
        let alike = self.alike();
        if fits(&alike) {
            return alike;
        }
        let principals = classes(self.principals.iter().map(|node| &node.noun));
        let scopes = classes(self.scopes.iter().map(|node| &node.noun));
        self.merged(&principals, &scopes, BY_KIND)
    }

    fn alike(&self) -> Graph {
        let principals = alike(&self.principals, &self.grants, |grant| {
            (grant.principal, grant.scope)
        });
        let scopes: Vec<usize> = (0..self.scopes.len()).collect();
        let fewer = self.merged(&principals, &scopes, ALIKE);
        let principals: Vec<usize> = (0..fewer.principals.len()).collect();
        let scopes = alike(&fewer.scopes, &fewer.grants, |grant| {
            (grant.scope, grant.principal)
        });
        fewer.merged(&principals, &scopes, ALIKE)
    }

    /// The graph with nodes of one class as one.
    fn merged(&self, principals: &[usize], scopes: &[usize], how: &'static str) -> Graph {
        let mut merged: BTreeMap<(usize, usize, AssignedBy, &str), Grant> = BTreeMap::new();
        for grant in &self.grants {
            let ends = (principals.get(grant.principal), scopes.get(grant.scope));
            let (Some(&principal), Some(&scope)) = ends else {
                continue;
            };
            let one = merged
                .entry((principal, scope, grant.by, &grant.role))
                .or_insert_with(|| Grant {
                    principal,
                    scope,
                    is_risk: false,
                    assignments: Vec::new(),
                    role: grant.role.clone(),
                    by: grant.by,
                });
            one.is_risk |= grant.is_risk;
            one.assignments.extend(&grant.assignments);
        }
        Graph {
            title: self.title.clone(),
            principals: joined(&self.principals, principals),
            scopes: joined(&self.scopes, scopes),
            grants: merged.into_values().collect(),
            grouped: Some(how),
        }
    }
}

impl Node {
    /// Its label without what there are several of.
    fn name(&self) -> &str {
        let name = self.label.strip_prefix(self.noun.as_str());
        name.map_or(self.label.as_str(), str::trim_start)
    }
}

/// The class of each, numbered as they come.
fn classes<K: Ord>(keys: impl Iterator<Item = K>) -> Vec<usize> {
    let mut known: BTreeMap<K, usize> = BTreeMap::new();
    keys.map(|key| {
        let next = known.len();
        *known.entry(key).or_insert(next)
    })
    .collect()
}

/// The class of each node of one side: those of a kind with the same roles on, or for, the same nodes of the other side.
fn alike(nodes: &[Node], grants: &[Grant], ends: fn(&Grant) -> (usize, usize)) -> Vec<usize> {
    let mut held: BTreeMap<usize, BTreeSet<(usize, AssignedBy, &str)>> = BTreeMap::new();
    for grant in grants {
        let (node, other) = ends(grant);
        let of_node = held.entry(node).or_default();
        of_node.insert((other, grant.by, &grant.role));
    }
    classes(
        nodes
            .iter()
            .enumerate()
            .map(|(at, node)| (held.remove(&at), &node.noun)),
    )
}

/// A node for each class.
fn joined(nodes: &[Node], class: &[usize]) -> Vec<Node> {
    let mut members: BTreeMap<usize, Vec<&Node>> = BTreeMap::new();
    for (node, class) in nodes.iter().zip(class) {
        members.entry(*class).or_default().push(node);
    }
    members
        .into_values()
        .filter_map(|of_class| group(&of_class))
        .collect()
}

fn group(members: &[&Node]) -> Option<Node> {
    let first = *members.first()?;
    if members.len() == 1 {
        return Some(first.clone());
    }
    let named: Vec<&str> = members.iter().take(NAMED).map(|node| node.name()).collect();
    let others = members.len() - named.len();
    let others = if others == 0 {
        String::new()
    } else {
        format!(" and {others} more")
    };
    Some(Node {
        label: format!("{} × {}", members.len(), first.noun),
        detail: format!("{}{others}", named.join(", ")),
        ..first.clone()
    })
}
