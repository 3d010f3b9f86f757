//! Exports of Azure CLI as text: a list, one object, or a page that holds a list.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::visible;

/// How many characters of a parser's message are shown: it may quote what it met, whatever the length of that.
const SHOWN: usize = 240;

/// A text that is borrowed from the export where it holds no escape.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(super) struct Text<'a>(#[serde(borrow)] pub(super) Cow<'a, str>);

/// Whoever wants to know of each entry that is read, or compared.
pub type Step<'s> = dyn FnMut() + 's;

/// What `az rest` and Azure Resource Graph put around a list.
struct Page<T> {
    list: Option<Vec<T>>,
    /// Whether there are more of them.
    goes_on: bool,
}

/// A reader of entries that tells of each.
struct Watched<'s, 'f, T> {
    step: &'s mut Step<'f>,
    of: PhantomData<T>,
}

impl<'s, 'f, T> Watched<'s, 'f, T> {
    fn new(step: &'s mut Step<'f>) -> Self {
        Self {
            step,
            of: PhantomData,
        }
    }
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Watched<'_, '_, T> {
    type Value = Option<Vec<T>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Watched<'_, '_, T> {
    type Value = Option<Vec<T>>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }
    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Self::Value, S::Error> {
        let mut found = Vec::new();
        while let Some(one) = list.next_element()? {
            found.push(one);
            (self.step)();
        }
        Ok(Some(found))
    }
}

/// A reader of a page whose entries are told of.
struct PageReader<'s, 'f, T>(Watched<'s, 'f, T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for PageReader<'_, '_, T> {
    type Value = Page<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list, or an object")
    }
    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut page = Page {
            list: None,
            goes_on: false,
        };
        while let Some(Text(key)) = map.next_key()? {
            match &*key {
                "value" | "data" => {
                    let list = map.next_value_seed(Watched::new(self.0.step))?;
                    page.list = page.list.or(list);
                }
                "nextLink" | "@odata.nextLink" | "skip_token" | "skipToken" | "$skipToken" => {
                    let link = map.next_value::<Option<Text<'de>>>()?;
                    page.goes_on |= link.is_some_and(|link| !link.0.is_empty());
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(page)
    }
}

/// The entries of an export: of one document, or of several one after the other, as `>>` and `xargs` make them.
///
/// # Errors
///
/// What is wrong with it, as the end of a sentence about it.
pub(super) fn entries<'a, T: Deserialize<'a>>(text: &'a str, step: &mut Step<'_>) -> Result<Vec<T>, String> {
    let whole = document(text, step);
    if whole.is_ok() {
        return whole;
    }
    let mut ends = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
    let mut found = Vec::new();
    let (mut start, mut number) = (0, 0);
    while let Some(Ok(_)) = ends.next() {
        let end = ends.byte_offset();
        if start == 0 && text.get(end..).is_none_or(|rest| rest.trim().is_empty()) {
            return whole;
        }
        let part = document(text.get(start..end).unwrap_or_default(), step);
        number += 1;
        found.extend(
            part.map_err(|wrong| format!("holds several documents, of which number {number} {wrong}"))?,
        );
        start = end;
    }
    // what is wrong with the whole is wrong with its last part, and has its place in the whole
    if number == 0 || text.get(start..).is_some_and(|rest| !rest.trim().is_empty()) {
        return whole;
    }
    Ok(found)
}

/// The entries of one document.
fn document<'a, T: Deserialize<'a>>(text: &'a str, step: &mut Step<'_>) -> Result<Vec<T>, String> {
    let mut reader = serde_json::Deserializer::from_str(text);
    match text.trim_start().chars().next() {
        None => Err("is empty; did the command that should fill it fail?".to_owned()),
        Some('[') => {
            let list = reader.deserialize_seq(Watched::new(step));
            let list = list.and_then(|list| reader.end().map(|()| list.unwrap_or_default()));
            list.map_err(|error| told(&error))
        }
        Some('{') => {
            let page = reader.deserialize_map(PageReader(Watched::new(step)));
            let page = page.and_then(|page| reader.end().map(|()| page));
            let page: Page<T> = page.map_err(|error| told(&error))?;
            if page.goes_on {
                return Err("is one page of several; export all of them".to_owned());
            }
            match page.list {
                Some(list) => Ok(list),
                None => serde_json::from_str(text)
                    .map(|one| vec![one])
                    .map_err(|error| told(&error)),
            }
        }
        Some(other) => Err(format!(
            "is no JSON, it begins with `{}`; export it with `-o json`",
            visible::line(other.encode_utf8(&mut [0; 4]))
        )),
    }
}

/// What the parser says, on one line and not too long.
fn told(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let line = visible::line(&message);
    let what = if error.is_data() {
        "does not hold what it should"
    } else {
        "is no valid JSON"
    };
    let shown: String = line.chars().take(SHOWN).collect();
    let at = format!("line {}, column {}", error.line(), error.column());
    if shown.len() < line.len() {
        return format!("{what}: {shown}… ({at})");
    }
    format!("{what}: {shown}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Result<Vec<BTree>, String> {
        entries(text, &mut || ())
    }

    type BTree = std::collections::BTreeMap<String, u8>;

    #[test]
    fn every_shape_of_a_list_is_one() {
        for text in [
            r#"[{"a": 1}]"#,
            r#"{"value": [{"a": 1}]}"#,
            r#"{"count": 1, "data": [{"a": 1}], "skip_token": null, "total_records": 1}"#,
            r#" {"a": 1}"#,
        ] {
            assert_eq!(
                numbers(text).unwrap(),
                [BTree::from([("a".to_owned(), 1)])],
                "{text}"
            );
        }
        assert_eq!(numbers("[]").unwrap(), []);
    }

    #[test]
    fn documents_may_follow_each_other() {
        for text in [
            "[{\"a\": 1}]\n[{\"a\": 2}]\n",
            "{\"a\": 1}{\"a\": 2}",
            "{\"value\": [{\"a\": 1}]} {\"a\": 2}",
        ] {
            let all: Vec<u8> = numbers(text).unwrap().iter().map(|one| one["a"]).collect();
            assert_eq!(all, [1, 2], "{text}");
        }
        for text in [
            "[{\"a\": 1}] x",
            "[] [{\"a\": true}]",
            "[] {",
            "[] {\"value\": [], \"nextLink\": \"x\"}",
        ] {
            assert!(numbers(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_no_list_is_told() {
        let long = format!("[{{\"a\": \"{}\"}}]", "x".repeat(10_000));
        for (text, wanted) in [
            ("", "is empty; did the command that should fill it fail?"),
            (
                "ERROR: no",
                "is no JSON, it begins with `E`; export it with `-o json`",
            ),
            (
                "\u{1b}[31m",
                "is no JSON, it begins with `\\u{1b}`; export it with `-o json`",
            ),
            (
                "[{",
                "is no valid JSON: EOF while parsing an object at line 1 column 2",
            ),
            (
                r#"{"value": [], "nextLink": "https://x"}"#,
                "is one page of several; export all of them",
            ),
            (
                &"[".repeat(100_000),
                "does not hold what it should: invalid type: sequence, expected a map at line 1 column 1",
            ),
        ] {
            assert_eq!(numbers(text).unwrap_err(), wanted);
        }
        let told = numbers(&long).unwrap_err();
        assert!(
            told.len() < 400 && told.ends_with("(line 1, column 10009)"),
            "{told}"
        );
    }
}
