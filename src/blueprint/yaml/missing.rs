//! Values for required keys that are missing, so that reading can go on behind them.

use serde::de::value::StrDeserializer;
use serde::de::{Deserializer, Visitor};

use super::protocol::{Fault, SHAPE, SPANNED};

/// What a missing key wants, as far as serde says.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wanted {
    /// How a value looks, as `<text>`.
    Form(&'static str),
    /// One of these words.
    Words(&'static [&'static str]),
}

/// Makes up a value of whatever type is asked for, and tells what that was.
pub(super) struct Made<F>(pub(super) F);

macro_rules! made {
    ($($method:ident => $form:literal, $visit:ident($($value:expr)?);)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            (self.0)(Wanted::Form($form));
            visitor.$visit($($value)?)
        }
    )*};
}

impl<'de, F: Fn(Wanted)> Deserializer<'de> for Made<F> {
    type Error = Fault;

    made! {
        deserialize_bool => "true", visit_bool(false);
        deserialize_i8 => "<whole number>", visit_i8(0);
        deserialize_i16 => "<whole number>", visit_i16(0);
        deserialize_i32 => "<whole number>", visit_i32(0);
        deserialize_i64 => "<whole number>", visit_i64(0);
        deserialize_u8 => "<whole number>", visit_u8(0);
        deserialize_u16 => "<whole number>", visit_u16(0);
        deserialize_u32 => "<whole number>", visit_u32(0);
        deserialize_u64 => "<whole number>", visit_u64(0);
        deserialize_f32 => "<number>", visit_f32(0.0);
        deserialize_f64 => "<number>", visit_f64(0.0);
        deserialize_char => "<character>", visit_char(' ');
        deserialize_str => "<text>", visit_str("");
        deserialize_string => "<text>", visit_str("");
        deserialize_identifier => "<text>", visit_str("");
        deserialize_bytes => "<text>", visit_str("");
        deserialize_byte_buf => "<text>", visit_str("");
        deserialize_any => "…", visit_str("");
        deserialize_ignored_any => "…", visit_unit();
        deserialize_option => "…", visit_none();
        deserialize_unit => "…", visit_unit();
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match name {
            SPANNED => visitor.visit_seq(Parts {
                made: Some(self),
                at: 0,
            }),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        (self.0)(Wanted::Form("[…]"));
        visitor.visit_seq(Nothing)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        (self.0)(Wanted::Form("{…}"));
        visitor.visit_map(Nothing)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        // if it needs keys itself, what holds it cannot be built
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if name == SHAPE {
            return visitor.visit_enum(Scalar(self));
        }
        (self.0)(Wanted::Words(variants));
        let first = variants.first().copied().unwrap_or_default();
        visitor.visit_enum(StrDeserializer::new(first))
    }
}

/// A list or mapping with nothing in it.
struct Nothing;

impl<'de> serde::de::SeqAccess<'de> for Nothing {
    type Error = Fault;

    fn next_element_seed<S: serde::de::DeserializeSeed<'de>>(
        &mut self,
        _: S,
    ) -> Result<Option<S::Value>, Fault> {
        Ok(None)
    }
}

impl<'de> serde::de::MapAccess<'de> for Nothing {
    type Error = Fault;

    fn next_key_seed<S: serde::de::DeserializeSeed<'de>>(&mut self, _: S) -> Result<Option<S::Value>, Fault> {
        Ok(None)
    }

    fn next_value_seed<S: serde::de::DeserializeSeed<'de>>(&mut self, _: S) -> Result<S::Value, Fault> {
        Err(Fault::Reported)
    }
}

/// A value without a place.
struct Parts<F> {
    made: Option<Made<F>>,
    at: usize,
}

impl<'de, F: Fn(Wanted)> serde::de::SeqAccess<'de> for Parts<F> {
    type Error = Fault;

    fn next_element_seed<S: serde::de::DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fault> {
        self.at += 1;
        if self.at <= 2 {
            return seed
                .deserialize(serde::de::value::U32Deserializer::new(0))
                .map(Some);
        }
        self.made.take().map(|made| seed.deserialize(made)).transpose()
    }
}

/// A value of several shapes, made up as a word.
struct Scalar<F>(Made<F>);

impl<'de, F: Fn(Wanted)> serde::de::EnumAccess<'de> for Scalar<F> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<S: serde::de::DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Fault> {
        Ok((seed.deserialize(StrDeserializer::<Fault>::new("scalar"))?, self))
    }
}

impl<'de, F: Fn(Wanted)> serde::de::VariantAccess<'de> for Scalar<F> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<S: serde::de::DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Fault> {
        seed.deserialize(self.0)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Fault> {
        Err(Fault::Reported)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Fault> {
        Err(Fault::Reported)
    }
}
