//! Values of a template, as both languages of Azure Resource Manager have them: one tree, which ARM prints as JSON with
//! expressions and Bicep as code.

use super::lookup;
use super::parts::Layout;
use super::symbols::Symbols;
use crate::emit::bug::Bug;
use crate::model::{Expr, Identity, Kind, Level, Model, Object, ResourceId, Suffix};

/// A value of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::emit) enum Value {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Text, composed where it has holes.
    Text(Vec<Piece>),
    /// A list.
    Array(Vec<Value>),
    /// Properties, in order.
    Object(Vec<(Key, Value)>),
    /// A parameter of the template.
    Parameter(String),
    /// A variable of the template.
    Variable(String),
    /// A function call: name and arguments.
    Call(&'static str, Vec<Value>),
    /// A property of a value.
    Member(Box<Value>, String),
    /// The name of a resource.
    Name(ResourceId),
    /// The id of a resource.
    Id(ResourceId),
    /// One of the `properties` of a resource that Azure knows, by its path.
    Property(ResourceId, &'static [&'static str]),
    /// The principal id of a resource's system-assigned identity.
    SystemPrincipalId(ResourceId),
    /// One of the [`PRINCIPAL_IDS`](super::parts::PRINCIPAL_IDS) that a part gives back: the part's symbolic name, and that of the identity's owner.
    OfPart(String, String),
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::emit) enum Piece {
    /// It stands for itself.
    Literal(String),
    /// The text of a value.
    Hole(Value),
}

/// The name of a property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::emit) enum Key {
    /// Literal text.
    Text(String),
    /// The id of a resource.
    Id(ResourceId),
}

impl Value {
    /// Literal text.
    pub(in crate::emit) fn text(text: impl Into<String>) -> Self {
        Self::Text(vec![Piece::Literal(text.into())])
    }

    /// The property `name` of this value.
    pub(in crate::emit) fn member(self, name: impl Into<String>) -> Self {
        Self::Member(Box::new(self), name.into())
    }

    /// An object from names and values.
    pub(in crate::emit) fn object<K: Into<String>>(entries: impl IntoIterator<Item = (K, Self)>) -> Self {
        let entries = entries.into_iter();
        Self::Object(
            entries
                .map(|(key, value)| (Key::Text(key.into()), value))
                .collect(),
        )
    }

    /// The id of the group that the template is deployed into.
    pub(in crate::emit) fn group_of_deployment() -> Self {
        Self::Call("resourceGroup", vec![]).member("id")
    }

    /// The id of the subscription.
    pub(in crate::emit) fn subscription_id() -> Self {
        Self::Call("subscription", vec![]).member("id")
    }

    /// The text, where it is a literal.
    pub(in crate::emit) fn literal(&self) -> Option<&str> {
        let Self::Text(pieces) = self else { return None };
        let [Piece::Literal(text)] = pieces.as_slice() else {
            return None;
        };
        Some(text)
    }
}

/// Makes values of the expressions of one model.
#[derive(Debug, Clone, Copy)]
pub(in crate::emit) struct Values<'a> {
    pub(in crate::emit) model: &'a Model,
    pub(in crate::emit) symbols: &'a Symbols,
    /// The parts of the template.
    pub(in crate::emit) layout: &'a Layout<'a>,
    /// Whether another template calls it: then it gets region and tags by parameters.
    pub(in crate::emit) called: bool,
}

impl Values<'_> {
    /// The value of an expression.
    pub(in crate::emit) fn of(&self, expr: &Expr) -> Result<Value, Bug> {
        Ok(match expr {
            Expr::Bool(truth) => Value::Bool(*truth),
            Expr::Int(number) => Value::Int(*number),
            Expr::Text(text) => Value::text(text),
            Expr::Array(items) => {
                Value::Array(items.iter().map(|item| self.of(item)).collect::<Result<_, _>>()?)
            }
            Expr::Object(object) => self.object(object)?,
            Expr::Concat(parts) => self.concat(parts)?,
            Expr::Parameter(name) => Value::Parameter(name.clone()),
            Expr::Location => Value::Parameter("location".to_owned()),
            Expr::RegionOfTags => Value::Variable(Symbols::TAG_REGION.to_owned()),
            Expr::Tags if self.called => Value::Parameter("tags".to_owned()),
            Expr::Tags => Value::Variable("tags".to_owned()),
            Expr::Name(id) => Value::Name(*id),
            Expr::Id(id) => Value::Id(*id),
            Expr::PrincipalId(id) => self.principal_id(*id)?,
            Expr::KubeletPrincipalId(id) => {
                Value::Property(*id, &["identityProfile", "kubeletidentity", "objectId"])
            }
            Expr::LoginServer(id) => Value::Property(*id, &["loginServer"]),
            Expr::Endpoint(id) => Value::Property(*id, &["endpoint"]),
            Expr::ClientId(id) => Value::Property(*id, &["clientId"]),
            Expr::VaultUrl(id) => Value::Text(vec![
                Piece::Literal("https://".to_owned()),
                Piece::Hole(Value::Name(*id)),
                Piece::Hole(
                    Value::Call("environment", vec![])
                        .member("suffixes")
                        .member("keyvaultDns"),
                ),
            ]),
            Expr::KeyVersion(id) => Value::Property(*id, &["keyUriWithVersion"]),
            Expr::TenantId => Value::Call("tenant", vec![]).member("tenantId"),
            Expr::SubscriptionId => Value::Call("subscription", vec![]).member("subscriptionId"),
            Expr::ResourceGroupName => Value::Call("resourceGroup", vec![]).member("name"),
            Expr::ResourceGroupId => self.resource_group_id(),
            Expr::OtherResourceGroupId(name) => Value::Text(vec![
                Piece::Hole(Value::subscription_id()),
                Piece::Literal(format!("/resourceGroups/{name}")),
            ]),
            Expr::StorageSuffix => Value::Call("environment", vec![])
                .member("suffixes")
                .member("storage"),
            Expr::Guid(seed) => self.guid_of(seed),
            Expr::Unique { prefix, suffix } => Value::Text(vec![
                Piece::Literal(prefix.clone()),
                Piece::Hole(Value::Variable(self.symbols.suffix(*suffix)?.to_owned())),
            ]),
        })
    }

    /// One text of several.
    fn concat(&self, parts: &[Expr]) -> Result<Value, Bug> {
        let mut pieces: Vec<Piece> = Vec::new();
        for part in parts {
            let value = self.of(part)?;
            let more = if let Value::Text(more) = value {
                more
            } else {
                vec![Piece::Hole(value)]
            };
            for piece in more {
                match (pieces.last_mut(), piece) {
                    // what is escaped may span two of them
                    (Some(Piece::Literal(known)), Piece::Literal(text)) => known.push_str(&text),
                    (_, piece) => pieces.push(piece),
                }
            }
        }
        Ok(Value::Text(pieces))
    }

    /// An object.
    pub(in crate::emit) fn object(&self, object: &Object) -> Result<Value, Bug> {
        let entries = object.0.iter();
        let entries = entries.map(|(key, value)| Ok((Key::Text(key.clone()), self.of(value)?)));
        Ok(Value::Object(entries.collect::<Result<_, Bug>>()?))
    }

    /// The id of the resource group. A deployment of the subscription is in none, so there it is composed.
    pub(in crate::emit) fn resource_group_id(&self) -> Value {
        let deployment = &self.model.deployment;
        match (&deployment.resource_group, deployment.level) {
            (Some(group), Level::Subscription) => Value::Text(vec![
                Piece::Hole(Value::subscription_id()),
                Piece::Literal(format!("/resourceGroups/{group}")),
            ]),
            _ => Value::group_of_deployment(),
        }
    }

    /// The id that is the resource group's own, of a seed.
    fn guid_of(&self, seed: &str) -> Value {
        let group = Value::Call("toLower", vec![self.resource_group_id()]);
        Value::Call("guid", vec![group, Value::text(seed)])
    }

    /// The end of globally unique names, of a seed.
    pub(in crate::emit) fn suffix_of(&self, seed: &str) -> Value {
        Value::Call(
            "substring",
            vec![
                self.guid_of(seed),
                Value::Int(0),
                Value::Int(Suffix::LENGTH.into()),
            ],
        )
    }

    /// The principal id of a user-assigned identity, or of the system-assigned one of another resource.
    fn principal_id(&self, id: ResourceId) -> Result<Value, Bug> {
        Ok(if lookup::resource(self.model, id)?.kind == Kind::Identity {
            Value::Property(id, &["principalId"])
        } else if let Some(part) = self.layout.part_of(id) {
            Value::OfPart(part.symbol.clone(), self.symbols.resource(id)?.to_owned())
        } else {
            Value::SystemPrincipalId(id)
        })
    }
}

/// The `identity` of a resource.
pub(in crate::emit) fn identity(identity: &Identity) -> Value {
    let mut entries = vec![(Key::Text("type".to_owned()), Value::text(identity.arm_type()))];
    if !identity.user_assigned.is_empty() {
        let attached = identity.user_assigned.iter();
        let attached = attached.map(|id| (Key::Id(*id), Value::Object(Vec::new())));
        entries.push((
            Key::Text("userAssignedIdentities".to_owned()),
            Value::Object(attached.collect()),
        ));
    }
    Value::Object(entries)
}
