//! `amlgen graph`: who holds which role on what, as a picture.
//!
//! A `Graph` is made of a model once, and every form draws it: [`mermaid`] and [`dot`] for other programs, [`svg`] for READMEs and
//! wikis, [`html`] for whoever reviews access. A picture with more lines than can be followed is drawn of groups, which says so.

mod dot;
mod group;
mod html;
mod layout;
mod measure;
mod mermaid;
mod svg;
mod xml;

use std::collections::{BTreeMap, BTreeSet};

pub use self::dot::dot;
pub use self::html::html;
pub use self::mermaid::mermaid;
pub use self::svg::svg;
use super::explain::Filter;
use super::identification::identify;
use super::naming::final_name;
use super::{reference, sound};
use crate::emit::Bug;
use crate::model::{AssignedBy, Model, Principal, RoleAssignment, Scope};
use crate::visible;

/// A picture.
#[derive(Debug)]
pub struct Drawn {
    /// Its text.
    pub text: String,
    /// What it does not show, in a sentence.
    pub note: Option<String>,
}

/// What a node stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Identity,
    Directory,
    Outside,
    /// A subscription or resource group.
    Wide,
    Resource,
}

/// A principal or a scope. All texts are lines that do nothing but show.
#[derive(Debug, Clone)]
struct Node {
    /// What tools call it, which does not change when others come: its kind and its id tell it from others.
    kind: String,
    id: String,
    /// How a sentence speaks of it.
    label: String,
    /// What Azure calls it, where that says more.
    detail: String,
    /// What there are several of, where nodes of a kind are drawn as one.
    noun: String,
    class: Class,
}

/// A role that a principal holds on a scope.
#[derive(Debug, Clone)]
struct Grant {
    principal: usize,
    scope: usize,
    by: AssignedBy,
    role: String,
    /// Whether its holder can list keys or switch them back on.
    is_risk: bool,
    /// The assignments of the model that it stands for, at least one.
    assignments: Vec<usize>,
}

/// Everything that one principal holds on one scope, as far as it comes from the same hand.
#[derive(Debug)]
struct Edge<'g> {
    grants: &'g [Grant],
    first: &'g Grant,
}

impl Grant {
    /// The role, and that it can bring keys back.
    fn words(&self) -> String {
        let keys = if self.is_risk { " (keys)" } else { "" };
        format!("{}{keys}", self.role)
    }
}

/// Principals and scopes with what joins them.
#[derive(Debug, Clone)]
struct Graph {
    title: String,
    principals: Vec<Node>,
    scopes: Vec<Node>,
    /// In the order of principals, scopes, and who makes them.
    grants: Vec<Grant>,
    /// What was drawn as one.
    grouped: Option<&'static str>,
}

impl Graph {
    /// The grants that a filter leaves.
    fn of(model: &Model, filter: &Filter) -> Result<Self, Bug> {
        sound::check(model)?;
        let chosen: Vec<(usize, &RoleAssignment)> = filter
            .selected(model)
            .into_iter()
            .filter_map(|index| Some((index, model.role_assignments.get(index)?)))
            .collect();
        let principals = numbered(chosen.iter().map(|(_, assignment)| assignment.principal));
        let scopes = numbered(chosen.iter().map(|(_, assignment)| place(assignment)));
        let mut grants: Vec<Grant> = chosen
            .iter()
            .filter_map(|(index, assignment)| {
                Some(Grant {
                    principal: *principals.get(&assignment.principal)?,
                    scope: *scopes.get(&place(assignment))?,
                    by: assignment.assigned_by,
                    role: visible::line(&model.right_name(assignment.right)).into_owned(),
                    is_risk: model.is_keyless_risk(assignment.right, assignment.scope),
                    assignments: vec![*index],
                })
            })
            .collect();
        grants.sort_by(|one, other| one.order().cmp(&other.order()));
        let environment = model.deployment.environment.as_ref();
        let environment = environment.map_or_else(String::new, |one| format!(" in {}", one.value));
        Ok(Self {
            title: shown(&format!("Access of {}{environment}", model.blueprint)),
            principals: principals.keys().map(|one| principal_node(model, *one)).collect(),
            scopes: scopes.keys().map(|one| scope_node(model, *one)).collect(),
            grants,
            grouped: None,
        })
    }

    /// What to draw a line for, in order.
    fn edges(&self) -> impl Iterator<Item = Edge<'_>> {
        self.grants
            .chunk_by(|one, other| one.ends() == other.ends())
            .filter_map(|grants| {
                let first = grants.first()?;
                Some(Edge { grants, first })
            })
    }

    /// How many grants there are, and by whom, in words.
    fn sum(&self) -> String {
        let count = |by: Option<AssignedBy>| -> usize {
            let grants = self.grants.iter();
            grants
                .filter(|grant| by.is_none_or(|by| grant.by == by))
                .map(|grant| grant.assignments.len())
                .sum()
        };
        format!(
            "{} grants: {} by the template, {} by people, {} by Azure itself",
            count(None),
            count(Some(AssignedBy::Template)),
            count(Some(AssignedBy::Person)),
            count(Some(AssignedBy::Azure))
        )
    }
}

impl Grant {
    /// From whom to what, and by whom.
    fn ends(&self) -> (usize, usize, AssignedBy) {
        (self.principal, self.scope, self.by)
    }

    fn order(&self) -> ((usize, usize, AssignedBy), &str, &[usize]) {
        (self.ends(), &self.role, &self.assignments)
    }
}

/// Where an assignment holds: a scope, or words for what is none.
type At = (Scope, Option<&'static str>);

fn place(assignment: &RoleAssignment) -> At {
    (assignment.scope, assignment.elsewhere)
}

/// Each once, in order, with its number.
fn numbered<T: Ord>(all: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let each: BTreeSet<T> = all.collect();
    each.into_iter().enumerate().map(|(at, one)| (one, at)).collect()
}

/// A text as a label: names stand without their backticks.
fn shown(text: &str) -> String {
    visible::line(text).replace('`', "")
}

fn principal_node(model: &Model, principal: Principal) -> Node {
    let label = shown(&model.principal_display(principal));
    let who = identify(model, principal);
    let detail = who.azure_name().or(who.object_id()).unwrap_or_default();
    let noun = |what: &str, id| {
        let noun = model.resource(id).map_or("", |resource| resource.facts.noun);
        format!("{what}{noun}")
    };
    let (class, noun) = match principal {
        Principal::UserAssigned(id) => (Class::Identity, noun("", id)),
        Principal::SystemAssigned(id) => (Class::Identity, noun("system identity of ", id)),
        Principal::Kubelet(id) => (Class::Identity, noun("nodes of ", id)),
        Principal::Directory(_) => (
            Class::Directory,
            label.split(' ').next().unwrap_or_default().to_owned(),
        ),
        Principal::Outside(_) => (Class::Outside, label.clone()),
    };
    let reference = reference::principal(model, principal);
    Node {
        kind: reference.kind,
        id: shown(&reference.id),
        detail: shown(detail),
        label,
        noun,
        class,
    }
}

fn scope_node(model: &Model, (scope, elsewhere): At) -> Node {
    let words = elsewhere.map_or_else(|| model.scope_display(scope), str::to_owned);
    let label = shown(&words);
    let (class, noun, detail) = match scope {
        _ if elsewhere.is_some() => (Class::Wide, label.clone(), String::new()),
        Scope::Subscription => (Class::Wide, "subscription".to_owned(), String::new()),
        Scope::ResourceGroup => {
            let name = model.deployment.resource_group.clone();
            (Class::Wide, "resource group".to_owned(), name.unwrap_or_default())
        }
        Scope::OtherGroup(_) => (Class::Wide, "resource group".to_owned(), String::new()),
        Scope::Resource(id) => model.resource(id).map_or_else(
            || (Class::Resource, String::new(), String::new()),
            |resource| {
                let name = final_name(model, resource);
                let name = if name == resource.logical {
                    String::new()
                } else {
                    name
                };
                (Class::Resource, resource.facts.noun.to_owned(), name)
            },
        ),
    };
    let reference = reference::scope(model, scope);
    let (kind, id) = elsewhere.map_or_else(
        || (reference.kind, shown(&reference.id)),
        |words| ("elsewhere".to_owned(), words.to_owned()),
    );
    Node {
        kind,
        id,
        detail: shown(&detail),
        label,
        noun,
        class,
    }
}
