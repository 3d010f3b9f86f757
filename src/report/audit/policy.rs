//! Entries of a key vault's access policies as an export of the vault holds them.
//!
//! `az keyvault show`, `az keyvault list --resource-group` and `az resource show` print them below `properties`; `az keyvault list` of a whole
//! subscription prints no properties. `permissions` has a list for secrets, keys, certificates and storage, spelt in any case; Azure CLI prints `keys`
//! as `keysProperty` where its SDK calls it so. `all` permits everything of a kind. Sources: Azure/azure-cli
//! src/azure-cli/azure/cli/command_modules/keyvault/custom.py, `list_vault` and `set_policy`; `AccessPolicyEntry` of the REST reference.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::loose::Loose;
use super::reading::Text;
use super::switch::same_word;

/// Kinds of things that a vault holds.
const KINDS: [&str; 4] = ["secrets", "keys", "certificates", "storage"];

/// What permits everything of a kind.
const ALL: &str = "all";

/// What an entry permits, by kind, in lower case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Permitted(BTreeMap<&'static str, BTreeSet<String>>);

/// An entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Policy {
    /// The object id of whoever it is for, in lower case.
    pub(super) object: String,
    /// What it permits.
    pub(super) permitted: Permitted,
}

impl Permitted {
    /// What is permitted by kind.
    pub(super) fn of(kinds: impl Iterator<Item = (&'static str, &'static [&'static str])>) -> Self {
        let owned =
            |some: &[&str]| -> BTreeSet<String> { some.iter().map(|one| one.to_lowercase()).collect() };
        Self(kinds.map(|(kind, some)| (kind, owned(some))).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.values().all(BTreeSet::is_empty)
    }

    /// What of it another one does not permit.
    pub(super) fn beyond(&self, other: &Self) -> Self {
        let beyond = self.0.iter().map(|(kind, permitted)| {
            let known = other.0.get(kind);
            let is_known = |one: &str| known.is_some_and(|known| known.contains(one));
            let left = permitted.iter().filter(|one| !is_known(ALL) && !is_known(one));
            (*kind, left.cloned().collect::<BTreeSet<_>>())
        });
        Self(beyond.filter(|(_, left)| !left.is_empty()).collect())
    }

    /// Adds what another entry permits.
    pub(super) fn add(&mut self, other: &Self) {
        for (kind, permitted) in &other.0 {
            self.0.entry(kind).or_default().extend(permitted.iter().cloned());
        }
    }

    /// The same for tools.
    pub(super) fn by_kind(&self) -> BTreeMap<String, Vec<String>> {
        let all = self.0.iter();
        all.map(|(kind, permitted)| ((*kind).to_owned(), permitted.iter().cloned().collect()))
            .collect()
    }

    /// In words: `secrets: get, list; keys: unwrapkey`.
    pub(super) fn words(&self) -> String {
        let of = |kind: &&str| {
            let permitted = self.0.get(kind).filter(|permitted| !permitted.is_empty())?;
            let permitted: Vec<&str> = permitted.iter().map(String::as_str).collect();
            Some(format!("{kind}: {}", permitted.join(", ")))
        };
        KINDS.iter().filter_map(of).collect::<Vec<_>>().join("; ")
    }
}

impl<'de> Deserialize<'de> for Permitted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Permitted;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("permissions of an access policy")
            }
            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut found = Permitted::default();
                while let Some(Text(key)) = map.next_key()? {
                    let word = key.strip_suffix("Property").unwrap_or(&key);
                    let Some(kind) = KINDS.into_iter().find(|kind| same_word(kind, word)) else {
                        map.next_value::<IgnoredAny>()?;
                        continue;
                    };
                    let permitted = map.next_value::<Option<Vec<Text<'de>>>>()?.unwrap_or_default();
                    let permitted = permitted.iter().map(|text| text.0.to_lowercase());
                    found.0.entry(kind).or_default().extend(permitted);
                }
                Ok(found)
            }
        }
        deserializer.deserialize_map(Reader)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an entry of access policies")]
struct Raw<'a> {
    #[serde(borrow, alias = "object_id")]
    object_id: Option<Text<'a>>,
    permissions: Option<Permitted>,
}

/// The entries of a vault; of what other resources call so nothing is read.
#[derive(Debug, Default)]
pub(super) struct Policies(pub(super) Option<Vec<Policy>>);

impl<'de> Deserialize<'de> for Policies {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Policies;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("access policies")
            }
            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Policies(None))
            }
            fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Self::Value, S::Error> {
                let mut found = Vec::new();
                while let Some(Loose(raw)) = list.next_element::<Loose<Raw<'de>>>()? {
                    let Some(raw) = raw else { continue };
                    found.extend(raw.object_id.map(|object| Policy {
                        object: object.0.to_lowercase(),
                        permitted: raw.permissions.unwrap_or_default(),
                    }));
                }
                Ok(Policies(Some(found)))
            }
            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Policies(None))
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Permitted {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn permissions_are_compared_by_kind_and_in_any_case() {
        let all = read(r#"{"Secrets": ["all"], "keysProperty": ["UnwrapKey"], "storage": null, "other": 1}"#);
        let some =
            read(r#"{"secrets": ["Get", "LIST"], "keys": ["unwrapKey", "wrapKey"], "certificates": []}"#);
        assert_eq!(some.words(), "secrets: get, list; keys: unwrapkey, wrapkey");
        assert_eq!(some.beyond(&all).words(), "keys: wrapkey");
        assert_eq!(all.beyond(&some).words(), "secrets: all");
        assert!(some.beyond(&some).is_empty() && read("{}").is_empty());
    }

    #[test]
    fn entries_are_those_of_vaults() {
        let read = |text: &str| serde_json::from_str::<Policies>(text).unwrap().0;
        let one = read(
            r#"[{"objectId": "A", "tenantId": "t", "permissions": {"secrets": ["get"]}}, {"permissions": null}]"#,
        );
        assert_eq!(one.unwrap()[0].object, "a");
        assert_eq!(read("null"), None);
        assert_eq!(read(r#"{"a": [1]}"#), None);
    }
}
