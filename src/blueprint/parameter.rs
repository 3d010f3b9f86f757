//! Parameters of the templates: how they are declared, and values that one of them may bring.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, de};

use super::yaml::{PARAMETER_GUID, PARAMETER_INT, PARAMETER_TEXT};
use crate::source::Spanned;

/// A parameter of the templates, which each deployment gives a value.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParameterEntry {
    /// `string` by default; `guid` where an id stands, `int` where a number does.
    #[serde(rename = "type")]
    pub kind: Option<Spanned<ParameterType>>,
    /// One sentence for whoever deploys.
    pub description: Option<Spanned<String>>,
    /// The value where a deployment gives none. Without it every deployment has to give one.
    pub default: Option<Spanned<Scalar>>,
    /// The values that may be given.
    pub allowed: Option<Spanned<Vec<Spanned<Scalar>>>>,
    /// The shortest text, or the smallest number.
    pub min: Option<Spanned<i64>>,
    /// The longest text, or the largest number.
    pub max: Option<Spanned<i64>>,
}

/// What a parameter holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ParameterType {
    /// Text.
    #[default]
    String,
    /// A whole number.
    Int,
    /// `true` or `false`.
    Bool,
    /// A GUID, such as an object id.
    Guid,
}

impl ParameterType {
    /// Its word in a blueprint.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Int => "int",
            Self::Bool => "bool",
            Self::Guid => "guid",
        }
    }
}

/// A text, a number or a switch, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scalar {
    /// Text.
    Text(String),
    /// A whole number.
    Int(i64),
    /// `true` or `false`.
    Bool(bool),
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ScalarVisitor;

        impl Visitor<'_> for ScalarVisitor {
            type Value = Scalar;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text, a whole number, `true` or `false`")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Scalar, E> {
                Ok(Scalar::Text(text.to_owned()))
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Scalar, E> {
                Ok(Scalar::Int(number))
            }

            fn visit_bool<E: Error>(self, truth: bool) -> Result<Scalar, E> {
                Ok(Scalar::Bool(truth))
            }
        }

        deserializer.deserialize_any(ScalarVisitor)
    }
}

impl JsonSchema for Scalar {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Scalar".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": ["string", "integer", "boolean"]})
    }
}

/// A value that a parameter of the templates may bring: `key: value`, or `key: ${param:name}`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrParam<T> {
    /// The value.
    Value(T),
    /// The parameter with this name. It is declared, and its type fits.
    Param(String),
}

impl<T> OrParam<T> {
    /// The value, where it is written.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Param(_) => None,
        }
    }

    /// The same with another value, where one is written.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> OrParam<U> {
        match self {
            Self::Value(value) => OrParam::Value(change(value)),
            Self::Param(name) => OrParam::Param(name),
        }
    }
}

/// How a parameter is shown to people: as it is written.
#[must_use]
pub fn shown(name: &str) -> String {
    format!("${{param:{name}}}")
}

impl<T: fmt::Display> fmt::Display for OrParam<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(value) => value.fmt(f),
            Self::Param(name) => f.write_str(&shown(name)),
        }
    }
}

/// A GUID of the directory.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub struct Guid(pub String);

/// What stands where a parameter may.
pub trait Given: Sized {
    /// The name by which it asks for a parameter of its type.
    const PROTOCOL: &'static str;
}

impl Given for String {
    const PROTOCOL: &'static str = PARAMETER_TEXT;
}

impl Given for u32 {
    const PROTOCOL: &'static str = PARAMETER_INT;
}

impl Given for Guid {
    const PROTOCOL: &'static str = PARAMETER_GUID;
}

impl<'de, T: Given + Deserialize<'de>> Deserialize<'de> for OrParam<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OrParamVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for OrParamVisitor<T> {
            type Value = OrParam<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value or a parameter")
            }

            fn visit_str<E: de::Error>(self, name: &str) -> Result<OrParam<T>, E> {
                Ok(OrParam::Param(name.to_owned()))
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<OrParam<T>, D::Error> {
                T::deserialize(inner).map(OrParam::Value)
            }
        }

        deserializer.deserialize_newtype_struct(T::PROTOCOL, OrParamVisitor(PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for OrParam<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("OrParam_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = generator.subschema_for::<T>();
        if value.get("type").and_then(|kind| kind.as_str()) == Some("string") {
            return value; // a text can be one anyway
        }
        json_schema!({"anyOf": [value, {"type": "string", "pattern": r"^\$\{param:[a-z][a-z0-9_]*\}$"}]})
    }
}
