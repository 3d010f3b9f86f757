//! What serde asks a key for.

use serde::de::value::{StrDeserializer, U32Deserializer};
use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};

use super::{Decoder, unknown_word};
use crate::blueprint::yaml::node::Key;
use crate::blueprint::yaml::protocol::{Fault, SPANNED};
use crate::blueprint::yaml::scalar::{Plain, plain, put_in_quotes, quote};
use crate::diag::{Code, Diagnostic};
use crate::source::Span;

/// Reads a key.
pub(super) struct KeyDecoder<'s, 'a, 'd> {
    pub(super) parent: Decoder<'s, 'a, 'd>,
    pub(super) key: &'a Key,
}

impl KeyDecoder<'_, '_, '_> {
    /// A name that other readers of YAML take for a number, a boolean or nothing has to stand in quotes, as a value has to.
    fn told_in_quotes(&self) {
        let Key { text, span } = self.key;
        let is_plain = self.parent.session.source.slice(*span) == text;
        if is_plain && plain(text) != Plain::Text {
            self.parent.session.report(
                Diagnostic::error(
                    Code::WRONG_TYPE,
                    *span,
                    format!("the key {} wants to be text", quote(text)),
                )
                .help(put_in_quotes(text)),
            );
        }
    }
}

impl<'a> Deserializer<'a> for KeyDecoder<'_, 'a, '_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_borrowed_str(&self.key.text)
    }

    fn deserialize_newtype_struct<V: Visitor<'a>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match name {
            SPANNED => {
                self.told_in_quotes();
                visitor.visit_seq(Parts {
                    span: self.key.span,
                    value: Some(self),
                    at: 0,
                })
            }
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_enum<V: Visitor<'a>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let text = self.key.text.as_str();
        match variants.iter().copied().find(|word| *word == text) {
            Some(word) => visitor.visit_enum(StrDeserializer::new(word)),
            None => self
                .parent
                .fail(unknown_word(text, variants, self.key.span, &self.parent.name())),
        }
    }

    serde::forward_to_deserialize_any! {
        <W: Visitor<'a>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// Start, end and value of a [`Spanned`](crate::source::Spanned).
pub(super) struct Parts<D> {
    pub(super) span: Span,
    pub(super) value: Option<D>,
    pub(super) at: usize,
}

impl<'a, D: Deserializer<'a, Error = Fault>> SeqAccess<'a> for Parts<D> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'a>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        self.at += 1;
        match self.at {
            1 => seed.deserialize(U32Deserializer::new(self.span.start)).map(Some),
            2 => seed.deserialize(U32Deserializer::new(self.span.end)).map(Some),
            _ => self.value.take().map(|value| seed.deserialize(value)).transpose(),
        }
    }
}
