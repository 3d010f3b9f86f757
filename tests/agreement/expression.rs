//! Expressions of ARM and Bicep, which share their functions, and what those come to in the terms of these tests.

use serde_json::Value;

use crate::support;

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Expression {
    /// Text with holes; a literal is one piece.
    Text(Vec<Expression>),
    Literal(String),
    Name(String),
    Call(String, Vec<Expression>),
    Member(Box<Expression>, String),
    Object(Vec<(Expression, Expression)>),
    List(Vec<Expression>),
    /// Something else, as it stands.
    Other(String),
}

/// What a function comes to.
pub(super) fn called(name: &str, arguments: &[String]) -> String {
    match name {
        "format" => support::formatted(&arguments[0], &arguments[1..]),
        "resourceId" => super::id(&arguments[0], &arguments[1..]),
        "toLower" | "lower" | "substring" | "substr" | "reference" => arguments[0].clone(),
        "extensionResourceId" => super::told_in(&arguments[0], &super::id(&arguments[1], &arguments[2..])),
        "subscription" => "own".to_owned(),
        "resourceGroup" => match arguments {
            [] => "group".to_owned(),
            [group] => super::group_id(None, group),
            [subscription, group, ..] => super::group_id(Some(subscription), group),
        },
        "subscriptionResourceId" => arguments.last().unwrap().clone(),
        "guid" | "uuidv5" => {
            let seed = arguments.last().unwrap();
            format!("<{}>", seed.strip_prefix("group-").unwrap_or(seed))
        }
        name => format!("{name}({})", arguments.join(", ")),
    }
}

/// A member of what something came to: the parts of a resource are the resource itself, but for the nodes of a cluster.
pub(super) fn member(of: &Value, key: &str) -> Value {
    match of {
        Value::Object(entries) => entries
            .get(key)
            .unwrap_or_else(|| panic!("no {key} in {of}"))
            .clone(),
        Value::String(text) if key == "kubeletidentity" => format!("nodes of {text}").into(),
        other => other.clone(),
    }
}

/// The text that something came to.
pub(super) fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("no text: {value}"))
        .to_owned()
}
