//! What a resource says to Azure, as leaves by path, so that two states can be compared.

use std::collections::BTreeMap;

use super::change::PropertyChange;
use super::pairs::{Pairs, formula, is_another};
use crate::model::{Expr, Model, Object, Resource};
use crate::report::naming::{final_name, final_text};
use crate::report::reference;

/// A value without parts, or a list.
#[derive(Debug, PartialEq, Eq)]
enum Leaf {
    One(String),
    List(Vec<String>),
}

type Leaves = BTreeMap<String, Leaf>;

/// One of the two models, with what each of its resources is called in both.
pub(super) struct Side<'m> {
    pub(super) model: &'m Model,
    names: Vec<String>,
}

impl<'m> Side<'m> {
    /// The sides of both models. A resource of both is called as it is now, with its Azure name where that changes: what refers to it
    /// then leads to another one.
    pub(super) fn of(pairs: &Pairs<'m>) -> Option<(Self, Self)> {
        let (old, new) = (pairs.old?, pairs.new?);
        let called = |model: &Model, resource: &Resource| reference::resource(model, resource.id).id;
        let mut before: Vec<String> = old.resources.iter().map(|one| called(old, one)).collect();
        let mut now: Vec<String> = new.resources.iter().map(|one| called(new, one)).collect();
        for (one, other) in pairs.resources() {
            let (Some(before), Some(now)) = (before.get_mut(one.id.0), now.get_mut(other.id.0)) else {
                continue;
            };
            before.clone_from(now);
            if is_another(old, one, new, other) {
                *before = format!("{before} ({})", final_name(old, one));
                *now = format!("{now} ({})", final_name(new, other));
            }
        }
        let side = |model, names| Self { model, names };
        Some((side(old, before), side(new, now)))
    }

    /// What a reader sees of a value.
    fn shown(&self, value: &Expr) -> String {
        let name = |id: &crate::model::ResourceId| self.names.get(id.0).map_or("", String::as_str);
        match value {
            Expr::Bool(truth) => truth.to_string(),
            Expr::Int(number) => number.to_string(),
            Expr::Text(_) | Expr::Parameter(_) => value.shown().into_owned(),
            Expr::Concat(parts) => {
                let words = parts.iter().map(|part| match part.as_text() {
                    Some(text) => text.to_owned(),
                    None => format!("<{}>", self.shown(part)),
                });
                words.collect()
            }
            Expr::Array(items) => {
                let items: Vec<String> = items.iter().map(|item| self.shown(item)).collect();
                format!("[{}]", items.join(", "))
            }
            Expr::Object(object) => {
                let members = object.0.iter();
                let members: Vec<String> = members
                    .map(|(key, value)| format!("{key}: {}", self.shown(value)))
                    .collect();
                format!("{{{}}}", members.join(", "))
            }
            // the deployment's own values are compared once, not in each resource
            Expr::Location => "location".to_owned(),
            Expr::RegionOfTags => "region".to_owned(),
            Expr::Tags => "tags".to_owned(),
            Expr::TenantId => "tenant".to_owned(),
            Expr::SubscriptionId => "subscription".to_owned(),
            Expr::ResourceGroupName | Expr::ResourceGroupId => "resource_group".to_owned(),
            Expr::OtherResourceGroupId(group) => format!("resource group {group}"),
            Expr::Name(id) | Expr::Id(id) => name(id).to_owned(),
            Expr::PrincipalId(id) => format!("principal of {}", name(id)),
            Expr::KubeletPrincipalId(id) => format!("nodes of {}", name(id)),
            Expr::LoginServer(id) => format!("login server of {}", name(id)),
            Expr::Endpoint(id) => format!("endpoint of {}", name(id)),
            Expr::ClientId(id) => format!("client id of {}", name(id)),
            Expr::VaultUrl(id) => format!("URL of {}", name(id)),
            Expr::KeyVersion(id) => format!("current version of {}", name(id)),
            Expr::StorageSuffix => final_text(self.model, value),
            Expr::Guid(_) | Expr::Unique { .. } => formula(self.model, value),
        }
    }

    fn leaves(&self, resource: &Resource) -> Leaves {
        let mut found = Leaves::new();
        let mut one = |path: &str, value: Option<String>| {
            if let Some(value) = value {
                found.insert(path.to_owned(), Leaf::One(value));
            }
        };
        one(EXISTING, resource.existing.then(|| "true".to_owned()));
        one("kind", resource.arm_kind.map(str::to_owned));
        one(
            "location",
            resource.location.as_ref().map(|value| self.shown(value)),
        );
        one(
            "purge_on_destroy",
            resource.purge_on_destroy.then(|| "true".to_owned()),
        );
        if let Some(identity) = &resource.identity {
            one("identity.type", Some(identity.arm_type().to_owned()));
            let attached = identity.user_assigned.iter();
            let attached: Vec<String> = attached.map(|id| self.shown(&Expr::Id(*id))).collect();
            if !attached.is_empty() {
                found.insert(ATTACHED.to_owned(), Leaf::List(attached));
            }
        }
        // the blueprint's own tags are compared once, not in each resource
        if let Some(Expr::Object(tags)) = &resource.tags {
            let own = tags.0.iter().filter(|tag| !self.model.tags.contains(tag));
            for (key, value) in own {
                self.value(&format!("tags.{key}"), value, &mut found);
            }
        }
        self.object("sku", &resource.sku, &mut found);
        self.object("properties", &resource.properties, &mut found);
        found
    }

    fn object(&self, path: &str, object: &Object, found: &mut Leaves) {
        for (key, value) in &object.0 {
            self.value(&format!("{path}.{key}"), value, found);
        }
    }

    fn value(&self, path: &str, value: &Expr, found: &mut Leaves) {
        if let Expr::Object(object) = value {
            return self.object(path, object, found);
        }
        let leaf = match value.as_array() {
            Some(items) => Leaf::List(items.iter().map(|item| self.shown(item)).collect()),
            None => Leaf::One(self.shown(value)),
        };
        found.insert(path.to_owned(), leaf);
    }

    /// The tags of the blueprint.
    pub(super) fn tags(&self) -> BTreeMap<String, String> {
        let tags = self.model.tags.iter();
        tags.map(|(key, value)| (key.clone(), self.shown(value)))
            .collect()
    }
}

/// Where it stands that something exists beside the platform.
pub(super) const EXISTING: &str = "existing";

/// The list whose order counts: the first identity is the default one.
const ATTACHED: &str = "identity.userAssignedIdentities";

/// What is different about two of a pair, by path.
pub(super) fn changes(old: (&Side<'_>, &Resource), new: (&Side<'_>, &Resource)) -> Vec<PropertyChange> {
    let mut before = old.0.leaves(old.1);
    let now = new.0.leaves(new.1);
    let mut found = Vec::new();
    for (path, value) in now {
        match (before.remove(&path), value) {
            (Some(Leaf::List(old)), Leaf::List(new)) => lists(&path, old, new, &mut found),
            (None, Leaf::List(new)) => lists(&path, Vec::new(), new, &mut found),
            (Some(old), new) if old == new => {}
            (old, new) => found.push(PropertyChange::new(&path, old.map(Leaf::text), Some(new.text()))),
        }
    }
    for (path, value) in before {
        match value {
            Leaf::List(old) => lists(&path, old, Vec::new(), &mut found),
            Leaf::One(old) => found.push(PropertyChange::new(&path, Some(old), None)),
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

impl Leaf {
    fn text(self) -> String {
        match self {
            Leaf::One(text) => text,
            Leaf::List(items) => items.join(", "),
        }
    }
}

/// What a list has lost and got.
fn lists(path: &str, mut old: Vec<String>, new: Vec<String>, found: &mut Vec<PropertyChange>) {
    let whole = (old.join(", "), new.join(", "));
    let mut added = Vec::new();
    for item in new {
        match old.iter().position(|known| *known == item) {
            Some(at) => drop(old.remove(at)),
            None => added.push(item),
        }
    }
    if old.is_empty() && added.is_empty() {
        if path == ATTACHED && whole.0 != whole.1 {
            found.push(PropertyChange::new(path, Some(whole.0), Some(whole.1)));
        }
        return;
    }
    let path = format!("{path}[]");
    found.extend(
        old.into_iter()
            .map(|item| PropertyChange::new(&path, Some(item), None)),
    );
    found.extend(
        added
            .into_iter()
            .map(|item| PropertyChange::new(&path, None, Some(item))),
    );
}
