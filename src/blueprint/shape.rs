//! Values that may be written in several shapes.
//!
//! Use these types as fields instead of `untagged` enums, which lose places and unknown keys:
//!
//! ```text
//! image: WordOr<Image>                  # `image: x` or `image: {…}`
//! way: WordOr<Way, WayWord>             # `way: none` or `way: {…}`, with the words of an enum
//! uses: WordListOr<Use, Uses>           # `uses: x`, `uses: [x, …]` or `uses: {…}`
//! scopes: OneOrMany<Spanned<String>>    # `scopes: x` or `scopes: [x, …]`
//! #[serde(default)]
//! registry: FalseOr<Registry>           # `registry: {…}`, `registry: false`, or no such key
//! ```

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{DeserializeOwned, Deserializer, EnumAccess, Error, Unexpected, VariantAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::yaml::{SHAPE, SPANNED};
use crate::source::{Span, Spanned};

/// The shape of a value, as the decoder tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Shape {
    Null,
    False,
    Scalar,
    List,
    Mapping,
}

impl Shape {
    /// The names of the shapes, as a derived enum would list them.
    const NAMES: &[&str] = &["null", "false", "scalar", "list", "mapping"];
}

/// Makes a value of `T` once its shape is known.
trait OfShape: Sized {
    /// What may be written, for messages.
    const WANTED: &str;

    /// Reads the value as what the shape asks for; nothing if that shape may not be written.
    fn read<'de, A: VariantAccess<'de>>(shape: Shape, value: A) -> Result<Option<Self>, A::Error>;

    fn of_shape<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OfShapeVisitor<T>(PhantomData<T>);

        impl<'de, T: OfShape> Visitor<'de> for OfShapeVisitor<T> {
            type Value = T;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(T::WANTED)
            }

            fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<T, A::Error> {
                let (shape, value) = data.variant()?;
                T::read(shape, value)?
                    .ok_or_else(|| A::Error::invalid_type(Unexpected::Other("another shape"), &self))
            }
        }

        deserializer.deserialize_enum(SHAPE, Shape::NAMES, OfShapeVisitor(PhantomData))
    }
}

/// A word, any or one of a few, or a mapping with more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordOr<M, W = String> {
    /// `key: word`.
    Word(Spanned<W>),
    /// `key: {…}`.
    Body(M),
}

impl<M: DeserializeOwned, W: DeserializeOwned> OfShape for WordOr<M, W> {
    const WANTED: &str = "text or a mapping";

    fn read<'de, A: VariantAccess<'de>>(shape: Shape, value: A) -> Result<Option<Self>, A::Error> {
        Ok(match shape {
            Shape::Scalar | Shape::False => Some(Self::Word(value.newtype_variant()?)),
            Shape::Mapping => Some(Self::Body(value.newtype_variant()?)),
            Shape::Null | Shape::List => None,
        })
    }
}

/// A switch, or a mapping that switches on and says more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BoolOr<M> {
    /// `key: true`.
    Bool(bool),
    /// `key: {…}`.
    Body(M),
}

impl<M: DeserializeOwned> OfShape for BoolOr<M> {
    const WANTED: &str = "`true`, `false` or a mapping";

    fn read<'de, A: VariantAccess<'de>>(shape: Shape, value: A) -> Result<Option<Self>, A::Error> {
        Ok(match shape {
            Shape::Scalar | Shape::False => Some(Self::Bool(value.newtype_variant()?)),
            Shape::Mapping => Some(Self::Body(value.newtype_variant()?)),
            Shape::Null | Shape::List => None,
        })
    }
}

/// A word, a list, or a mapping with more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordListOr<L, M> {
    /// `key: word`.
    Word(Spanned<String>),
    /// `key: [a, b]`.
    List(Vec<L>),
    /// `key: {…}`.
    Body(M),
}

impl<L: DeserializeOwned, M: DeserializeOwned> OfShape for WordListOr<L, M> {
    const WANTED: &str = "text, a list or a mapping";

    fn read<'de, A: VariantAccess<'de>>(shape: Shape, value: A) -> Result<Option<Self>, A::Error> {
        Ok(match shape {
            Shape::Scalar | Shape::False => Some(Self::Word(value.newtype_variant()?)),
            Shape::List => Some(Self::List(value.newtype_variant()?)),
            Shape::Mapping => Some(Self::Body(value.newtype_variant()?)),
            Shape::Null => None,
        })
    }
}

/// One value, or a list of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneOrMany<T>(pub Vec<T>);

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: DeserializeOwned> OfShape for OneOrMany<T> {
    const WANTED: &str = "a value or a list";

    fn read<'de, A: VariantAccess<'de>>(shape: Shape, value: A) -> Result<Option<Self>, A::Error> {
        Ok(match shape {
            Shape::List => Some(Self(value.newtype_variant()?)),
            Shape::Scalar | Shape::False | Shape::Mapping => Some(Self(vec![value.newtype_variant()?])),
            Shape::Null => None,
        })
    }
}

/// A value that can be turned off with `false`. Use it with `#[serde(default)]`: with nothing behind its key it is absent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum FalseOr<T> {
    /// The key is not written.
    #[default]
    Absent,
    /// Turned off, and where.
    Off(Span),
    /// Written.
    On(T),
}

impl<T> FalseOr<T> {
    /// The value, if it is written.
    pub fn on(&self) -> Option<&T> {
        match self {
            Self::On(value) => Some(value),
            Self::Absent | Self::Off(_) => None,
        }
    }
}

impl<T: DeserializeOwned> OfShape for FalseOr<T> {
    const WANTED: &str = "a value or `false`";

    fn read<'de, A: VariantAccess<'de>>(shape: Shape, value: A) -> Result<Option<Self>, A::Error> {
        Ok(Some(match shape {
            Shape::Null => Self::Absent,
            Shape::False => Self::Off(value.newtype_variant::<Spanned<Anything>>()?.span),
            Shape::Scalar | Shape::List | Shape::Mapping => Self::On(value.newtype_variant()?),
        }))
    }
}

/// Takes whatever is written.
#[derive(Default)]
struct Anything;

impl<'de> Deserialize<'de> for Anything {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_ignored_any(serde::de::IgnoredAny)
            .map(|_| Self)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct SpannedVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for SpannedVisitor<T> {
            type Value = Spanned<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value with its place")
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let missing = |at| A::Error::invalid_length(at, &"a place and a value");
                let start = seq.next_element()?.ok_or_else(|| missing(0))?;
                let end = seq.next_element()?.ok_or_else(|| missing(1))?;
                let value = seq.next_element()?.ok_or_else(|| missing(2))?;
                Ok(Spanned::new(value, Span::new(start, end)))
            }

            /// From other formats than a blueprint there are no places.
            fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Self::Value, D::Error> {
                T::deserialize(inner).map(|value| Spanned::new(value, Span::default()))
            }
        }

        deserializer.deserialize_newtype_struct(SPANNED, SpannedVisitor(PhantomData))
    }
}

macro_rules! of_shape {
    ($($name:ident<$($param:ident),+>: $($part:ty),+;)*) => {$(
        impl<'de, $($param: DeserializeOwned),+> Deserialize<'de> for $name<$($param),+> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::of_shape(deserializer)
            }
        }

        impl<$($param: JsonSchema),+> JsonSchema for $name<$($param),+> {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                let parts: Vec<Cow<'static, str>> = vec![$($param::schema_name()),+];
                format!("{}_{}", stringify!($name), parts.join("_")).into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let parts = [$(generator.subschema_for::<$part>()),+];
                json_schema!({"anyOf": parts})
            }
        }
    )*};
}

of_shape! {
    WordOr<M, W>: W, M;
    BoolOr<M>: bool, M;
    WordListOr<L, M>: String, Vec<L>, M;
    OneOrMany<T>: T, Vec<T>;
    FalseOr<T>: T, Off;
}

/// The schema of what turns a [`FalseOr`] off.
struct Off;

impl JsonSchema for Off {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Off".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"enum": [false, null]})
    }
}
