//! The model's expressions as JSON values and ARM expressions.

use serde_json::{Map, Value};

use super::text::{self, Expression};
use crate::emit::plan::Symbols;
use crate::model::{Expr, Identity, Model, Object, Resource, ResourceId};

/// Turns expressions of one model into JSON.
pub(super) struct Values<'a> {
    pub(super) model: &'a Model,
    pub(super) symbols: &'a Symbols,
}

impl Values<'_> {
    /// A value in JSON.
    pub(super) fn json(&self, value: &Expr) -> Value {
        match value {
            Expr::Bool(truth) => Value::Bool(*truth),
            Expr::Int(number) => Value::from(*number),
            Expr::Array(items) => Value::Array(items.iter().map(|item| self.json(item)).collect()),
            Expr::Object(object) => self.object(object),
            Expr::Text(_)
            | Expr::Location
            | Expr::Tags
            | Expr::Name(_)
            | Expr::Id(_)
            | Expr::PrincipalId(_)
            | Expr::KubeletPrincipalId(_)
            | Expr::LoginServer(_)
            | Expr::ClientId(_)
            | Expr::TenantId
            | Expr::SubscriptionId
            | Expr::ResourceGroupName
            | Expr::ResourceGroupId
            | Expr::StorageSuffix
            | Expr::Unique { .. } => Value::String(text::value(&self.expression(value))),
        }
    }

    /// An object in JSON.
    pub(super) fn object(&self, object: &Object) -> Value {
        let entries = object
            .0
            .iter()
            .map(|(key, value)| (text::key(key), self.json(value)));
        Value::Object(entries.collect::<Map<_, _>>())
    }

    /// The `identity` of a resource.
    pub(super) fn identity(&self, identity: &Identity) -> Value {
        let mut json = Map::new();
        json.insert("type".to_owned(), identity_type(identity).into());
        if !identity.user_assigned.is_empty() {
            let attached: Map<String, Value> = identity
                .user_assigned
                .iter()
                .map(|id| {
                    // An id as a property name has to be a string, whatever the engine makes of the call.
                    let key =
                        Expression::call("format", vec![Expression::text("{0}"), self.resource_id(*id)]);
                    (text::value(&key), Value::Object(Map::new()))
                })
                .collect();
            json.insert("userAssignedIdentities".to_owned(), Value::Object(attached));
        }
        Value::Object(json)
    }

    /// A value as an expression. Lists and objects have none and are never asked for.
    pub(super) fn expression(&self, value: &Expr) -> Expression {
        match value {
            Expr::Bool(truth) => Expression::Boolean(*truth),
            Expr::Int(number) => Expression::Integer(*number),
            Expr::Text(text) => Expression::text(text),
            Expr::Array(_) | Expr::Object(_) => Expression::text(""),
            Expr::Location => parameter("location"),
            Expr::Tags => variable("tags"),
            Expr::Name(id) => self.last_name(*id),
            Expr::Id(id) => self.resource_id(*id),
            Expr::PrincipalId(id) => self.principal_id(*id),
            Expr::KubeletPrincipalId(id) => self.kubelet_principal_id(*id),
            Expr::LoginServer(id) => self.reference(*id).member("loginServer"),
            Expr::ClientId(id) => self.reference(*id).member("clientId"),
            Expr::TenantId => Expression::call("tenant", vec![]).member("tenantId"),
            Expr::SubscriptionId => Expression::call("subscription", vec![]).member("subscriptionId"),
            Expr::ResourceGroupName => Expression::call("resourceGroup", vec![]).member("name"),
            Expr::ResourceGroupId => Expression::call("resourceGroup", vec![]).member("id"),
            Expr::StorageSuffix => Expression::call("environment", vec![])
                .member("suffixes")
                .member("storage"),
            Expr::Unique { prefix, suffix } => {
                let pattern = format!("{}{{0}}", text::format_literal(prefix));
                Expression::call(
                    "format",
                    vec![Expression::text(pattern), variable(self.symbols.suffix(*suffix))],
                )
            }
        }
    }

    /// The variable with the globally unique name of a resource.
    pub(super) fn name_variable(&self, id: ResourceId) -> String {
        format!("{}Name", self.symbols.resource(id))
    }

    /// The last segment of a resource's name.
    pub(super) fn last_name(&self, id: ResourceId) -> Expression {
        match self.model.resource(id).map(|resource| &resource.name) {
            Some(Expr::Unique { .. }) => variable(&self.name_variable(id)),
            Some(name) => self.expression(name),
            None => Expression::text(""),
        }
    }

    /// The whole name of a resource, its parents' names included.
    pub(super) fn full_name(&self, id: ResourceId) -> Expression {
        joined(&self.names(id))
    }

    /// The id of a resource.
    pub(super) fn resource_id(&self, id: ResourceId) -> Expression {
        let resource = self.model.resource(id);
        let kind = resource.map_or("", |resource| resource.resource_type.arm);
        let scope = resource.and_then(|resource| resource.scope);
        let mut arguments: Vec<Expression> = scope.map(|scope| self.resource_id(scope)).into_iter().collect();
        arguments.push(Expression::text(kind));
        arguments.extend(self.names(id));
        let function = if scope.is_some() {
            "extensionResourceId"
        } else {
            "resourceId"
        };
        Expression::call(function, arguments)
    }

    fn names(&self, id: ResourceId) -> Vec<Expression> {
        let mut names: Vec<Expression> = self
            .model
            .ancestors(id)
            .map(|resource| self.last_name(resource.id))
            .collect();
        names.reverse();
        names
    }

    fn reference(&self, id: ResourceId) -> Expression {
        Expression::call(
            "reference",
            vec![self.resource_id(id), Expression::text(self.version(id))],
        )
    }

    /// The principal id of a user-assigned identity, or of the system-assigned one of another resource.
    pub(super) fn principal_id(&self, id: ResourceId) -> Expression {
        let identity = self.model.resource(id).map(|resource: &Resource| resource.kind);
        if identity == Some(crate::model::Kind::Identity) {
            return self.reference(id).member("principalId");
        }
        let arguments = vec![
            self.resource_id(id),
            Expression::text(self.version(id)),
            Expression::text("full"),
        ];
        Expression::call("reference", arguments)
            .member("identity")
            .member("principalId")
    }

    /// The principal id of the identity with which the nodes of an AKS cluster pull images.
    fn kubelet_principal_id(&self, id: ResourceId) -> Expression {
        self.reference(id)
            .member("identityProfile")
            .member("kubeletidentity")
            .member("objectId")
    }

    fn version(&self, id: ResourceId) -> &'static str {
        self.model
            .resource(id)
            .map_or("", |resource| resource.resource_type.api_version)
    }
}

/// Segments of a name joined by `/`, as a literal where all of them are.
pub(super) fn joined(names: &[Expression]) -> Expression {
    if let [only] = names {
        return only.clone();
    }
    let literals: Option<Vec<&str>> = names
        .iter()
        .map(|name| match name {
            Expression::Text(text) => Some(text.as_str()),
            Expression::Integer(_)
            | Expression::Boolean(_)
            | Expression::Call(..)
            | Expression::Member(..) => None,
        })
        .collect();
    if let Some(literals) = literals {
        return Expression::text(literals.join("/"));
    }
    let holes: Vec<String> = (0..names.len()).map(|index| format!("{{{index}}}")).collect();
    let mut arguments = vec![Expression::text(holes.join("/"))];
    arguments.extend(names.iter().cloned());
    Expression::call("format", arguments)
}

/// ARM's word for the kind of an identity.
pub(in crate::emit) fn identity_type(identity: &Identity) -> &'static str {
    match (identity.system_assigned, identity.user_assigned.is_empty()) {
        (true, true) => "SystemAssigned",
        (true, false) => "SystemAssigned,UserAssigned",
        (false, false) => "UserAssigned",
        (false, true) => "None",
    }
}

pub(super) fn parameter(name: &str) -> Expression {
    Expression::call("parameters", vec![Expression::text(name)])
}

pub(super) fn variable(name: &str) -> Expression {
    Expression::call("variables", vec![Expression::text(name)])
}
