//! Values of properties, names and outputs, before any target's syntax.

use std::borrow::Cow;

use serde::Serialize;

use super::ResourceId;

/// A value that every target can print.
///
/// The text in [`Expr::Text`] is a literal, always: no target may read an expression in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Expr {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Literal text.
    Text(String),
    /// Texts, one after the other without anything between them.
    Concat(Vec<Expr>),
    /// A list, in order.
    Array(Vec<Expr>),
    /// Properties, in the order in which they are printed.
    Object(Object),
    /// A parameter that the blueprint declares, by its name.
    Parameter(String),
    /// The parameter `location`: the region of the deployment.
    Location,
    /// That region as service tags spell it, which is not everywhere its name.
    RegionOfTags,
    /// The tags of the blueprint, which each target keeps in one place.
    Tags,
    /// The name of a resource.
    Name(ResourceId),
    /// The resource id of a resource.
    Id(ResourceId),
    /// The object id of a resource's identity: of a user-assigned identity, or of a system-assigned one by its owner.
    PrincipalId(ResourceId),
    /// The object id of the identity with which the nodes of an AKS cluster pull images.
    KubeletPrincipalId(ResourceId),
    /// The host name of a container registry.
    LoginServer(ResourceId),
    /// The URL at which a service answers, of which only Azure knows how it begins. It ends in `/`.
    Endpoint(ResourceId),
    /// The client (application) id of a user-assigned identity.
    ClientId(ResourceId),
    /// The URL of a key vault, without a `/` at its end.
    VaultUrl(ResourceId),
    /// The URL of a key with its current version, which only Azure knows.
    KeyVersion(ResourceId),
    /// The tenant of the deployment.
    TenantId,
    /// The subscription of the deployment.
    SubscriptionId,
    /// The resource group of the deployment.
    ResourceGroupName,
    /// The resource id of the deployment's resource group.
    ResourceGroupId,
    /// The resource id of another resource group of the deployment's subscription, by its name.
    OtherResourceGroupId(String),
    /// The cloud's suffix of storage hosts: `core.windows.net`, without a leading dot.
    StorageSuffix,
    /// ARM's `guid(toLower(<resource group id>), seed)` of this seed: an id that is the resource group's own, in every target.
    Guid(String),
    /// A globally unique name: `prefix` and the value of a [`Suffix`](super::Suffix).
    Unique {
        /// What stands before the suffix.
        prefix: String,
        /// Which suffix, an index into [`Model::suffixes`](super::Model::suffixes).
        suffix: usize,
    },
}

/// The properties of an object, ordered. A key stands once.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Object(pub Vec<(String, Expr)>);

impl Object {
    /// No properties.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same object with one more property.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Expr>) -> Self {
        self.push(key, value);
        self
    }

    /// Adds a property at the end.
    pub fn push(&mut self, key: &str, value: impl Into<Expr>) {
        self.0.push((key.to_owned(), value.into()));
    }

    /// The same object with one more property, where there is a value for it.
    #[must_use]
    pub fn with_some(self, key: &str, value: Option<impl Into<Expr>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// The value of a property.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Expr> {
        self.0
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    /// Whether there is no property.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Expr {
    /// One text of several; a literal, where all of them are.
    #[must_use]
    pub fn concat(parts: impl IntoIterator<Item = Expr>) -> Self {
        let mut joined: Vec<Expr> = Vec::new();
        for part in parts {
            match (joined.last_mut(), part) {
                (Some(Expr::Text(known)), Expr::Text(more)) => known.push_str(&more),
                (_, part) => joined.push(part),
            }
        }
        match joined.as_mut_slice() {
            [Expr::Text(text)] => Expr::Text(std::mem::take(text)),
            _ => Expr::Concat(joined),
        }
    }

    /// The literal text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        if let Expr::Text(text) = self {
            Some(text)
        } else {
            None
        }
    }

    /// What people read of it: a literal text, or the parameter that brings it.
    #[must_use]
    pub fn shown(&self) -> Cow<'_, str> {
        match self.as_parameter() {
            Some(name) => format!("${{param:{name}}}").into(),
            None => self.as_text().unwrap_or_default().into(),
        }
    }

    /// The parameter that brings it, if one does.
    #[must_use]
    pub fn as_parameter(&self) -> Option<&str> {
        if let Expr::Parameter(name) = self {
            Some(name)
        } else {
            None
        }
    }

    /// The switch, if it is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        if let Expr::Bool(truth) = self {
            Some(*truth)
        } else {
            None
        }
    }

    /// The items, if it is a list.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Expr]> {
        if let Expr::Array(items) = self {
            Some(items)
        } else {
            None
        }
    }

    /// The object, if it is one.
    #[must_use]
    pub fn as_object(&self) -> Option<&Object> {
        if let Expr::Object(object) = self {
            Some(object)
        } else {
            None
        }
    }

    /// Whether it is a name that the deployment computes from its resource group.
    #[must_use]
    pub fn is_computed(&self) -> bool {
        matches!(self, Expr::Guid(_) | Expr::Unique { .. })
    }

    /// Calls `visit` with this value and every value inside it.
    pub fn each<'e>(&'e self, visit: &mut impl FnMut(&'e Expr)) {
        visit(self);
        if let Expr::Array(items) | Expr::Concat(items) = self {
            for item in items {
                item.each(visit);
            }
        }
        if let Expr::Object(object) = self {
            object.0.iter().for_each(|(_, value)| value.each(visit));
        }
    }

    /// Calls `visit` with every resource that this value refers to.
    pub fn each_reference(&self, visit: &mut impl FnMut(ResourceId)) {
        match self {
            Expr::Array(items) | Expr::Concat(items) => {
                for item in items {
                    item.each_reference(visit);
                }
            }
            Expr::Object(object) => object.0.iter().for_each(|(_, value)| value.each_reference(visit)),
            Expr::Name(id)
            | Expr::Id(id)
            | Expr::PrincipalId(id)
            | Expr::KubeletPrincipalId(id)
            | Expr::LoginServer(id)
            | Expr::Endpoint(id)
            | Expr::ClientId(id)
            | Expr::VaultUrl(id)
            | Expr::KeyVersion(id) => visit(*id),
            Expr::Bool(_)
            | Expr::Int(_)
            | Expr::Text(_)
            | Expr::Parameter(_)
            | Expr::Location
            | Expr::RegionOfTags
            | Expr::Tags
            | Expr::TenantId
            | Expr::SubscriptionId
            | Expr::ResourceGroupName
            | Expr::ResourceGroupId
            | Expr::OtherResourceGroupId(_)
            | Expr::StorageSuffix
            | Expr::Guid(_)
            | Expr::Unique { .. } => {}
        }
    }
}

impl From<bool> for Expr {
    fn from(value: bool) -> Self {
        Expr::Bool(value)
    }
}

impl From<i64> for Expr {
    fn from(value: i64) -> Self {
        Expr::Int(value)
    }
}

impl From<u32> for Expr {
    fn from(value: u32) -> Self {
        Expr::Int(i64::from(value))
    }
}

impl From<&str> for Expr {
    fn from(value: &str) -> Self {
        Expr::Text(value.to_owned())
    }
}

impl From<String> for Expr {
    fn from(value: String) -> Self {
        Expr::Text(value)
    }
}

impl From<Object> for Expr {
    fn from(value: Object) -> Self {
        Expr::Object(value)
    }
}

impl From<Vec<Expr>> for Expr {
    fn from(value: Vec<Expr>) -> Self {
        Expr::Array(value)
    }
}
