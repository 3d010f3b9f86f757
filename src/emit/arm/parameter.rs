//! Parameters of a template.

use serde_json::{Map, Value as Json, json};

use super::text;
use super::value::Printer;
use crate::emit::bug::Bug;
use crate::emit::shared::parameters::{bounds, type_of};
use crate::model::{Expr, Parameter};

impl Printer<'_> {
    /// The declaration of a parameter.
    pub(super) fn declared(&self, parameter: &Parameter, has_default: bool) -> Result<Json, Bug> {
        let mut declared = Map::new();
        let mut put = |key: &str, value: Json| {
            declared.insert(key.to_owned(), value);
        };
        put("type", type_of(parameter).into());
        if let Some(default) = parameter.default.as_ref().filter(|_| has_default) {
            put("defaultValue", self.json(&self.values.of(default)?)?);
        }
        if !parameter.allowed.is_empty() {
            let allowed = parameter.allowed.iter();
            let allowed = allowed.map(|value| self.json(&self.values.of(value)?));
            put("allowedValues", Json::Array(allowed.collect::<Result<_, _>>()?));
        }
        for (key, bound) in bounds(parameter) {
            put(key, bound.into());
        }
        let description = text::literal(&parameter.description);
        put("metadata", json!({ "description": description }));
        Ok(declared.into())
    }
}

/// A value of the file with parameters, which knows no expressions.
pub(super) fn plain(value: &Expr) -> Json {
    if let Expr::Int(number) = value {
        return (*number).into();
    }
    match value.as_bool() {
        Some(truth) => truth.into(),
        None => value.as_text().unwrap_or_default().into(),
    }
}
