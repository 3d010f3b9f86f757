//! What serde asks a node for.

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::key::{KeyDecoder, Parts};
use super::{Decoder, Subject, refusal};
use crate::blueprint::refused;
use crate::blueprint::yaml::missing::Made;
use crate::blueprint::yaml::node::{Key, Kind, Node};
use crate::blueprint::yaml::protocol::{
    Fault, PARAMETER_GUID, PARAMETER_INT, PARAMETER_TEXT, SHAPE, SPANNED,
};
use crate::blueprint::yaml::scalar::{Plain, plain, quote};
use crate::diag::{Code, Diagnostic};

impl<'s, 'a, 'd> Decoder<'s, 'a, 'd> {
    fn list(self, items: &'a [Node]) -> List<'s, 'a, 'd> {
        let key = match self.subject {
            Subject::Key(key) => Some(key),
            Subject::Root | Subject::Element(_) => None,
        };
        List {
            parent: self,
            items: items.iter(),
            key,
        }
    }

    fn map(self, entries: &'a [(Key, Node)], fields: Option<&'static [&'static str]>) -> Map<'s, 'a, 'd> {
        let mut made_up = self.session.made_up(self.node);
        made_up.reverse();
        Map {
            parent: self,
            entries: entries.iter(),
            fields,
            value: None,
            made_up,
        }
    }

    fn mapping<V: Visitor<'a>>(
        self,
        fields: Option<&'static [&'static str]>,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.takes_no_parameter()?;
        let node: &'a Node = self.node;
        match &node.kind {
            Kind::Mapping(entries) => visitor.visit_map(self.map(entries, fields)),
            Kind::Null | Kind::Removed => visitor.visit_map(self.map(&[], fields)),
            Kind::Scalar { .. } | Kind::Parameter(_) | Kind::Sequence(_) => {
                let help = self.instead_of_mapping(fields);
                self.fail(self.wrong_type("a mapping").maybe_help(help))
            }
        }
    }
}

macro_rules! integers {
    ($($method:ident $visit:ident $type:ident;)*) => {$(
        fn $method<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
            visitor.$visit(self.integer(i128::from($type::MIN), i128::from($type::MAX))?)
        }
    )*};
}

impl<'a> Deserializer<'a> for Decoder<'_, 'a, '_> {
    type Error = Fault;

    integers! {
        deserialize_i8 visit_i8 i8;
        deserialize_i16 visit_i16 i16;
        deserialize_i32 visit_i32 i32;
        deserialize_i64 visit_i64 i64;
        deserialize_u8 visit_u8 u8;
        deserialize_u16 visit_u16 u16;
        deserialize_u32 visit_u32 u32;
        deserialize_u64 visit_u64 u64;
    }

    fn deserialize_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.takes_no_parameter()?;
        match &self.node.kind {
            Kind::Null | Kind::Removed | Kind::Parameter(_) => visitor.visit_unit(),
            Kind::Sequence(items) => visitor.visit_seq(self.list(items)),
            Kind::Mapping(entries) => visitor.visit_map(self.map(entries, None)),
            Kind::Scalar {
                text,
                plain: is_plain,
            } => match if *is_plain { plain(text) } else { Plain::Text } {
                Plain::Null => visitor.visit_unit(),
                Plain::Boolean => visitor.visit_bool(self.boolean()?),
                Plain::Integer => {
                    visitor.visit_i64(self.integer(i128::from(i64::MIN), i128::from(i64::MAX))?)
                }
                Plain::Float => visitor.visit_f64(self.float()?),
                Plain::Text => visitor.visit_borrowed_str(text),
            },
        }
    }

    fn deserialize_bool<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_bool(self.boolean()?)
    }

    fn deserialize_f32<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_f64<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_f64(self.float()?)
    }

    fn deserialize_char<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_str<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_string<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bytes<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.node.kind == Kind::Null {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_unit<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.node.kind == Kind::Null {
            return visitor.visit_unit();
        }
        self.fail(self.wrong_type("nothing"))
    }

    fn deserialize_unit_struct<V: Visitor<'a>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'a>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let known = Self {
            is_generic: false,
            ..self
        };
        match name {
            SPANNED => visitor.visit_seq(Parts {
                span: self.node_place(),
                value: Some(known),
                at: 0,
            }),
            PARAMETER_TEXT | PARAMETER_INT | PARAMETER_GUID => match known.parameter(name)? {
                Some(parameter) => visitor.visit_str(parameter),
                None => visitor.visit_newtype_struct(known),
            },
            _ => visitor.visit_newtype_struct(known),
        }
    }

    fn deserialize_seq<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.takes_no_parameter()?;
        match &self.node.kind {
            Kind::Sequence(items) => visitor.visit_seq(self.list(items)),
            Kind::Null | Kind::Removed | Kind::Parameter(_) => self.fail(
                self.wrong_type("a list")
                    .help("write `[]` for an empty list, or remove the key"),
            ),
            Kind::Scalar { text, .. } => {
                let element = match self.subject {
                    Subject::Key(key) if key.text == "uses" => format!("{{ datastore: {text} }}"),
                    Subject::Key(_) | Subject::Root | Subject::Element(_) => text.clone(),
                };
                self.fail(
                    self.wrong_type("a list")
                        .help(format!("write it as `[{element}]`")),
                )
            }
            Kind::Mapping(_) => self.fail(
                self.wrong_type("a list")
                    .help("begin each element with `- `, or write `[{…}]`"),
            ),
        }
    }

    fn deserialize_tuple<V: Visitor<'a>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.mapping(None, visitor)
    }

    fn deserialize_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.mapping(Some(fields), visitor)
    }

    fn deserialize_enum<V: Visitor<'a>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if name == SHAPE {
            return visitor.visit_enum(Shaped(Self {
                is_generic: false,
                ..self
            }));
        }
        visitor.visit_enum(StrDeserializer::new(self.word(variants)?))
    }

    fn deserialize_ignored_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        if let (true, Subject::Key(key)) = (self.is_generic, self.subject) {
            let message = format!("there is no key {} here", quote(&key.text));
            self.session.report(match refused::key(&key.text) {
                Some(reason) => refusal(&key.text, reason, key.span),
                None => Diagnostic::error(Code::UNKNOWN_KEY, key.span, message),
            });
        }
        visitor.visit_unit()
    }
}

/// The entries of a mapping, then the keys to make up.
pub(super) struct Map<'s, 'a, 'd> {
    pub(super) parent: Decoder<'s, 'a, 'd>,
    pub(super) entries: std::slice::Iter<'a, (Key, Node)>,
    /// The keys that serde knows, if it told.
    pub(super) fields: Option<&'static [&'static str]>,
    pub(super) value: Option<Next<'a>>,
    pub(super) made_up: Vec<&'static str>,
}

/// The value after a key.
pub(super) enum Next<'a> {
    Written(&'a Key, &'a Node),
    MadeUp(&'static str),
}

impl<'a> MapAccess<'a> for Map<'_, 'a, '_> {
    type Error = Fault;

    fn next_key_seed<S: DeserializeSeed<'a>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        let session = self.parent.session;
        for (key, node) in self.entries.by_ref() {
            if session.is_skipped(node) || node.kind == Kind::Removed {
                continue;
            }
            if let Some(fields) = self.fields
                && !fields.contains(&key.text.as_str())
            {
                self.parent.unknown_key(key, fields);
                session.skip(node);
                continue;
            }
            // a key of ours with nothing behind it is as good as none; a name is one all the same
            if self.fields.is_some() && node.kind == Kind::Null {
                continue;
            }
            self.value = Some(Next::Written(key, node));
            return seed
                .deserialize(KeyDecoder {
                    parent: self.parent,
                    key,
                })
                .map(Some)
                .map_err(|fault| {
                    match fault {
                        Fault::Message(message) => {
                            session.report(Diagnostic::error(Code::BAD_VALUE, key.span, message));
                        }
                        Fault::Wanted(wanted) => {
                            let message = format!("the key {} is not {wanted}", quote(&key.text));
                            session.report(Diagnostic::error(Code::BAD_VALUE, key.span, message));
                        }
                        Fault::Handled | Fault::Reported | Fault::Missing(_) => {}
                    }
                    session.skip(node);
                    Fault::Handled
                });
        }
        let Some(key) = self.made_up.pop() else {
            return Ok(None);
        };
        self.value = Some(Next::MadeUp(key));
        seed.deserialize(StrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'a>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        match self.value.take() {
            Some(Next::Written(key, node)) => {
                let value = self.parent.with(node, Subject::Key(key));
                Decoder {
                    is_generic: self.fields.is_none(),
                    ..value
                }
                .part(seed)
            }
            Some(Next::MadeUp(key)) => {
                let parent = self.parent;
                seed.deserialize(Made(|wanted| parent.report_missing(key, wanted)))
                    .map_err(|_| {
                        parent.session.skip(parent.node);
                        Fault::Handled
                    })
            }
            None => Err(Fault::Message("a value was asked for before its key".to_owned())),
        }
    }
}

/// The elements of a list.
pub(super) struct List<'s, 'a, 'd> {
    pub(super) parent: Decoder<'s, 'a, 'd>,
    pub(super) items: std::slice::Iter<'a, Node>,
    pub(super) key: Option<&'a Key>,
}

impl<'a> SeqAccess<'a> for List<'_, 'a, '_> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'a>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        let session = self.parent.session;
        let Some(node) = self.items.by_ref().find(|node| !session.is_skipped(node)) else {
            return Ok(None);
        };
        self.parent
            .with(node, Subject::Element(self.key))
            .part(seed)
            .map(Some)
    }
}

/// The shape of a value, then the value itself.
struct Shaped<'s, 'a, 'd>(Decoder<'s, 'a, 'd>);

impl<'a> EnumAccess<'a> for Shaped<'_, 'a, '_> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'a>>(self, seed: S) -> Result<(S::Value, Self), Fault> {
        let shape = match &self.0.node.kind {
            Kind::Null | Kind::Removed => "null",
            Kind::Scalar { text, plain: true } if text == "false" => "false",
            Kind::Scalar { .. } | Kind::Parameter(_) => "scalar",
            Kind::Sequence(_) => "list",
            Kind::Mapping(_) => "mapping",
        };
        Ok((seed.deserialize(StrDeserializer::<Fault>::new(shape))?, self))
    }
}

impl<'a> VariantAccess<'a> for Shaped<'_, 'a, '_> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'a>>(self, seed: S) -> Result<S::Value, Fault> {
        seed.deserialize(self.0)
    }

    fn tuple_variant<V: Visitor<'a>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.0.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'a>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.0.mapping(Some(fields), visitor)
    }
}
