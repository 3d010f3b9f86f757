//! Values of a template as JSON and ARM expressions.

use serde_json::{Map, Value as Json};

use super::text::{self, Expression};
use crate::catalog::types;
use crate::emit::bug::Bug;
use crate::emit::shared::declaration::Declaration;
use crate::emit::shared::lookup;
use crate::emit::shared::modules::Module;
use crate::emit::shared::parts::PRINCIPAL_IDS;
use crate::emit::shared::value::{Key, Piece, Value, Values};
use crate::model::{Place, ResourceId};

/// Prints the values of one template: the main one or that of a module, which gets the names of resources by parameters.
#[derive(Clone, Copy)]
pub(super) struct Printer<'a> {
    pub(super) values: Values<'a>,
    pub(super) module: Option<&'a Module<'a>>,
    /// Whether the template calls its resources by symbolic names, as version 2.0 of its language does.
    pub(super) symbolic: bool,
}

impl Printer<'_> {
    /// A value in JSON.
    pub(super) fn json(&self, value: &Value) -> Result<Json, Bug> {
        Ok(match value {
            Value::Bool(truth) => Json::Bool(*truth),
            Value::Int(number) => Json::from(*number),
            Value::Array(items) => Json::Array(
                items
                    .iter()
                    .map(|item| self.json(item))
                    .collect::<Result<_, _>>()?,
            ),
            Value::Object(entries) => {
                let entries = entries.iter();
                let entries = entries.map(|(key, value)| Ok((self.key(key)?, self.json(value)?)));
                Json::Object(entries.collect::<Result<Map<_, _>, Bug>>()?)
            }
            Value::Text(_)
            | Value::Parameter(_)
            | Value::Variable(_)
            | Value::Call(..)
            | Value::Member(..)
            | Value::Name(_)
            | Value::Id(_)
            | Value::Property(..)
            | Value::SystemPrincipalId(_)
            | Value::OfPart(..) => Json::String(self.text(value)?),
        })
    }

    /// A value as the string that stands for it.
    pub(super) fn text(&self, value: &Value) -> Result<String, Bug> {
        Ok(text::value(&self.expression(value)?))
    }

    fn key(&self, key: &Key) -> Result<String, Bug> {
        Ok(match key {
            Key::Text(text) => text::key(text),
            // An id as a property name has to be a string, whatever the engine makes of the call.
            Key::Id(id) => text::value(&Expression::call(
                "format",
                vec![Expression::text("{0}"), self.resource_id(*id)?],
            )),
        })
    }

    /// A value as an expression.
    fn expression(&self, value: &Value) -> Result<Expression, Bug> {
        Ok(match value {
            Value::Bool(truth) => Expression::Boolean(*truth),
            Value::Int(number) => Expression::Integer(*number),
            Value::Text(pieces) => self.composed(pieces)?,
            Value::Array(_) | Value::Object(_) => {
                return Err(Bug::new("ARM has no expression for a list or an object"));
            }
            Value::Parameter(name) => named("parameters", name),
            Value::Variable(name) => named("variables", name),
            Value::Call(function, arguments) => {
                let arguments = arguments.iter().map(|argument| self.expression(argument));
                Expression::call(*function, arguments.collect::<Result<_, _>>()?)
            }
            Value::Member(base, name) => self.expression(base)?.member(name),
            Value::Name(id) => self.last_name(*id)?,
            Value::Id(id) => self.resource_id(*id)?,
            Value::Property(id, path) => {
                let properties = self.reference(*id, &[])?;
                path.iter().fold(properties, |value, name| value.member(*name))
            }
            Value::SystemPrincipalId(id) => self
                .reference(*id, &["full"])?
                .member("identity")
                .member("principalId"),
            Value::OfPart(part, owner) => {
                let deployments = self.values.model.deployment.api_versions.of(&types::DEPLOYMENTS);
                let told = vec![deployment_id(part), Expression::text(&*deployments.api_version)];
                ["outputs", PRINCIPAL_IDS, "value", owner]
                    .into_iter()
                    .fold(Expression::call("reference", told), Expression::member)
            }
        })
    }

    /// Text with the values in its holes.
    fn composed(&self, pieces: &[Piece]) -> Result<Expression, Bug> {
        if let [Piece::Literal(text)] = pieces {
            return Ok(Expression::text(text));
        }
        let mut pattern = String::new();
        let mut arguments = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Literal(text) => pattern.push_str(&text::format_literal(text)),
                Piece::Hole(value) => {
                    pattern.push_str(&hole(arguments.len()));
                    arguments.push(self.expression(value)?);
                }
            }
        }
        arguments.insert(0, Expression::text(pattern));
        Ok(Expression::call("format", arguments))
    }

    /// The last segment of a resource's name.
    fn last_name(&self, id: ResourceId) -> Result<Expression, Bug> {
        if let Some(parameter) = self.module.and_then(|module| module.name_parameter(id)) {
            return Ok(named("parameters", parameter));
        }
        let name = &lookup::resource(self.values.model, id)?.name;
        if name.is_computed() {
            return Ok(named("variables", &self.name_variable(id)?));
        }
        self.expression(&self.values.of(name)?)
    }

    /// The variable with the computed name of a resource.
    pub(super) fn name_variable(&self, id: ResourceId) -> Result<String, Bug> {
        Ok(format!("{}Name", self.values.symbols.resource(id)?))
    }

    /// The whole name of a declared resource, its parents' names included.
    pub(super) fn full_name(&self, declaration: &Declaration) -> Result<String, Bug> {
        let mut names = match declaration.parent {
            Some(parent) => self.names(parent)?,
            None => Vec::new(),
        };
        names.push(match declaration.id {
            Some(id) => self.last_name(id)?,
            None => self.expression(&declaration.name)?,
        });
        Ok(text::value(&joined(&names)))
    }

    /// The id of a resource.
    pub(super) fn resource_id(&self, id: ResourceId) -> Result<Expression, Bug> {
        let resource = lookup::resource(self.values.model, id)?;
        let kind = &*resource.resource_type.arm;
        let names = self.names(id)?;
        if let Some(scope) = resource.scope {
            let mut arguments = vec![self.resource_id(scope)?, Expression::text(kind)];
            arguments.extend(names);
            return Ok(Expression::call("extensionResourceId", arguments));
        }
        let place = match self.module {
            // it is deployed where its scopes lie
            Some(_) => &Place::Own,
            None => self.values.model.place(id),
        };
        Ok(deployed_in(place, kind, names))
    }

    /// What stands for a resource in `dependsOn`.
    pub(super) fn dependency(&self, id: ResourceId) -> Result<Json, Bug> {
        Ok(if self.symbolic {
            self.values.symbols.resource(id)?.into()
        } else {
            text::value(&self.resource_id(id)?).into()
        })
    }

    fn names(&self, id: ResourceId) -> Result<Vec<Expression>, Bug> {
        let ancestors = self.values.model.ancestors(id);
        let mut names = ancestors
            .map(|resource| self.last_name(resource.id))
            .collect::<Result<Vec<_>, _>>()?;
        names.reverse();
        Ok(names)
    }

    /// What Azure knows of a resource: one of this template by its symbolic name, any other by its id.
    fn reference(&self, id: ResourceId, more: &[&str]) -> Result<Expression, Bug> {
        let version = &*lookup::resource(self.values.model, id)?.resource_type.api_version;
        let named = self.symbolic && self.values.model.is_made(id);
        let mut arguments = if named {
            vec![Expression::text(self.values.symbols.resource(id)?)]
        } else {
            vec![self.resource_id(id)?]
        };
        if !named || !more.is_empty() {
            arguments.push(Expression::text(version));
        }
        arguments.extend(more.iter().map(|word| Expression::text(*word)));
        Ok(Expression::call("reference", arguments))
    }
}

/// The name of a nested deployment: unique per outer deployment, so that two blueprints in one group never meet.
pub(super) fn deployment_name(symbol: &str) -> Expression {
    let outer = Expression::call("deployment", vec![]).member("name");
    let unique = Expression::call("uniqueString", vec![Expression::text(symbol), outer]);
    let pattern = format!("{symbol}-{{0}}");
    Expression::call("format", vec![Expression::text(pattern), unique])
}

/// The id of a nested deployment.
pub(super) fn deployment_id(symbol: &str) -> Expression {
    let id = vec![Expression::text(types::DEPLOYMENTS.arm), deployment_name(symbol)];
    Expression::call("resourceId", id)
}

/// The id of a resource of a type in a place, by its names.
pub(super) fn deployed_in(place: &Place, kind: &str, names: Vec<Expression>) -> Expression {
    let kind = Expression::text(kind);
    let (function, mut arguments) = match place {
        Place::Own => ("resourceId", vec![kind]),
        Place::Elsewhere { subscription, group } => (
            "extensionResourceId",
            vec![group_id(subscription.as_deref(), group), kind],
        ),
    };
    arguments.extend(names);
    Expression::call(function, arguments)
}

/// The id of a group that the deployment does not go into, as Bicep has it.
pub(super) fn group_id(subscription: Option<&str>, group: &str) -> Expression {
    if let Some(subscription) = subscription {
        return Expression::text(format!("/subscriptions/{subscription}/resourceGroups/{group}"));
    }
    let own = Expression::call("subscription", vec![]).member("subscriptionId");
    let arguments = vec![
        Expression::text("/subscriptions/{0}/resourceGroups/{1}"),
        own,
        Expression::text(group),
    ];
    Expression::call("format", arguments)
}

/// `parameters('…')` or `variables('…')`.
pub(super) fn named(function: &str, name: &str) -> Expression {
    Expression::call(function, vec![Expression::text(name)])
}

/// The place of an argument in the pattern of `format()`.
fn hole(index: usize) -> String {
    format!("{{{index}}}")
}

/// Segments of a name joined by `/`, as a literal where all of them are.
fn joined(names: &[Expression]) -> Expression {
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
    let holes: Vec<String> = (0..names.len()).map(hole).collect();
    let mut arguments = vec![Expression::text(holes.join("/"))];
    arguments.extend(names.iter().cloned());
    Expression::call("format", arguments)
}
