//! Resources and identities as exports hold them: what tells object ids, and switches.
//!
//! One reader for all, because people have one or the other: `az resource list` (ids and identities, no properties), `az resource show`
//! (one, with properties), `az graph query` (with properties, in pages), `az storage account list` and its like (properties beside
//! the id, not below `properties`), `az ml … show` (with underscores), `az identity list` (`id`, `principalId`, `clientId`), and service
//! principals of `az ad sp list` (`id` is the object id; `alternativeNames` of a managed identity holds the id of its resource).
//! Sources: Azure/azure-cli src/azure-cli/azure/cli/command_modules/{resource,storage,identity,role}; Microsoft Graph,
//! `servicePrincipal` resource type, `alternativeNames`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::loose::Loose;
use super::policy::{Policies, Policy};
use super::reading::{Step, Text, entries};
use super::switch::{self, Switch, same_word};

/// Objects that hold switches one level deeper.
const NESTED: [&str; 5] = [
    "properties",
    "features",
    "networkAcls",
    "networkRuleSet",
    "sshSettings",
];

/// A value as far as it matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value<'a> {
    Null,
    Text(Cow<'a, str>),
    /// A list or an object.
    Other,
}

/// A resource or an identity that exists.
#[derive(Debug, Default)]
pub(super) struct Exported<'a> {
    /// Its resource id, or the object id of what lies in the directory.
    pub(super) id: Cow<'a, str>,
    /// The name that the directory shows.
    pub(super) display_name: Option<Cow<'a, str>>,
    /// The object id of what is an identity.
    pub(super) principal_id: Option<Cow<'a, str>>,
    /// The object id of its system-assigned identity.
    pub(super) system: Option<Cow<'a, str>>,
    /// The user-assigned identities that it carries, by resource id, with their object ids.
    pub(super) users: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// The object id of the identity with which its nodes pull images.
    pub(super) kubelet: Option<Cow<'a, str>>,
    /// Ids of the resources that a service principal is the identity of.
    pub(super) alternative_names: Vec<Cow<'a, str>>,
    /// Switches that it tells, also as `null`.
    pub(super) switches: Vec<(&'static Switch, Value<'a>)>,
    /// The entries of its access policies, where it is a vault that shows them.
    pub(super) policies: Option<Vec<Policy>>,
    /// Whether it shows its properties, so that what is not there is not set.
    pub(super) has_properties: bool,
}

/// The entries of an export.
///
/// # Errors
///
/// What is wrong with it, as the end of a sentence about it.
pub(super) fn read<'a>(text: &'a str, step: &mut Step<'_>) -> Result<Vec<Exported<'a>>, String> {
    let found: Vec<Exported<'_>> = entries(text, step)?;
    match found.iter().position(|one| one.id.is_empty()) {
        Some(at) => Err(format!(
            "does not hold resources or identities: entry {} has no `id`",
            at + 1
        )),
        None => Ok(found),
    }
}

impl<'a> Exported<'a> {
    /// Takes what stands one level deeper.
    fn take_switches(&mut self, inner: Option<Exported<'a>>) {
        if let Some(inner) = inner {
            self.switches.extend(inner.switches);
            self.policies = self.policies.take().or(inner.policies);
            self.kubelet = self.kubelet.take().or(inner.kubelet);
            self.principal_id = self.principal_id.take().or(inner.principal_id);
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Exported<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Exported<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object that is a resource or an identity")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut found = Exported::default();
                while let Some(Text(key)) = map.next_key()? {
                    let is = |word| same_word(word, &key);
                    if is("id") {
                        found.id = map.next_value::<Value<'de>>()?.text().unwrap_or_default();
                    } else if is("displayName") {
                        found.display_name = map.next_value::<Value<'de>>()?.text();
                    } else if is("principalId") {
                        found.principal_id = map.next_value::<Value<'de>>()?.text();
                    } else if is("alternativeNames") {
                        found.alternative_names =
                            map.next_value::<Option<List<'de>>>()?.unwrap_or_default().0;
                    } else if is("identity") {
                        let identity = map.next_value::<Loose<Carried<'de>>>()?.0.unwrap_or_default();
                        (found.system, found.users) = (identity.system, identity.users);
                    } else if is("identityProfile") {
                        let profile = map
                            .next_value::<Loose<Profile<'de>>>()?
                            .0
                            .and_then(|profile| profile.kubelet);
                        found.kubelet = profile.and_then(|one| one.object_id).map(|text| text.0);
                    } else if is("accessPolicies") {
                        found.policies = map.next_value::<Policies>()?.0;
                    } else if let Some(word) = NESTED.iter().find(|word| is(word)) {
                        let inner = map.next_value::<Loose<Exported<'de>>>()?.0;
                        found.has_properties |= *word == "properties" && inner.is_some();
                        found.take_switches(inner);
                    } else if let Some(switch) = switch::find(&key) {
                        found.switches.push((switch, map.next_value()?));
                    } else {
                        map.next_value::<IgnoredAny>()?;
                    }
                }
                Ok(found)
            }
        }
        deserializer.deserialize_map(Reader)
    }
}

/// What the exports show of each resource, by its id in lower case.
pub(super) type ById<'e, 'a> = BTreeMap<String, Vec<&'e Exported<'a>>>;

/// Those of resources among some exports.
pub(super) fn by_id<'e, 'a>(exported: &'e [Exported<'a>]) -> ById<'e, 'a> {
    let mut found = ById::new();
    for one in exported.iter().filter(|one| one.id.starts_with('/')) {
        let id = one.id.trim_end_matches('/').to_lowercase();
        found.entry(id).or_default().push(one);
    }
    found
}

impl<'a> Value<'a> {
    fn text(self) -> Option<Cow<'a, str>> {
        if let Value::Text(text) = self {
            Some(text)
        } else {
            None
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Value<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Value<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a value")
            }
            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Value::Null)
            }
            fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
                Ok(Value::Text(if value { "true" } else { "false" }.into()))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
                Ok(Value::Text(value.to_string().into()))
            }
            fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
                Ok(Value::Text(value.to_string().into()))
            }
            fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
                Ok(Value::Other)
            }
            fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Self::Value, E> {
                Ok(Value::Text(value.into()))
            }
            fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
                Ok(Value::Text(value.to_owned().into()))
            }
            fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Self::Value, S::Error> {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Value::Other)
            }
            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Value::Other)
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

/// Texts of a list; what else is in it is left out.
#[derive(Default)]
struct List<'a>(Vec<Cow<'a, str>>);

impl<'de: 'a, 'a> Deserialize<'de> for List<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let all: Vec<Value<'de>> = Vec::deserialize(deserializer)?;
        Ok(Self(all.into_iter().filter_map(Value::text).collect()))
    }
}

/// `identity` of a resource.
#[derive(Default)]
struct Carried<'a> {
    system: Option<Cow<'a, str>>,
    users: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

impl<'de: 'a, 'a> Deserialize<'de> for Carried<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Carried<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("the identities of a resource")
            }
            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut found = Carried::default();
                while let Some(Text(key)) = map.next_key()? {
                    if same_word("principalId", &key) {
                        found.system = map.next_value::<Value<'de>>()?.text();
                    } else if same_word("userAssignedIdentities", &key) {
                        found.users = map.next_value::<Option<Users<'de>>>()?.unwrap_or_default().0;
                    } else {
                        map.next_value::<IgnoredAny>()?;
                    }
                }
                Ok(found)
            }
        }
        deserializer.deserialize_map(Reader)
    }
}

/// User-assigned identities by resource id; of lists, which `az ml` prints, nothing is read.
#[derive(Default)]
struct Users<'a>(Vec<(Cow<'a, str>, Cow<'a, str>)>);

impl<'de: 'a, 'a> Deserialize<'de> for Users<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Users<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("identities by resource id")
            }
            fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Self::Value, S::Error> {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Users::default())
            }
            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut found = Users::default();
                while let Some(Text(id)) = map.next_key()? {
                    let one = map.next_value::<Option<Carried<'de>>>()?.unwrap_or_default();
                    found.0.extend(one.system.map(|object| (id, object)));
                }
                Ok(found)
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

/// `identityProfile` of an AKS cluster.
#[derive(Deserialize)]
struct Profile<'a> {
    #[serde(borrow, rename = "kubeletidentity")]
    kubelet: Option<Kubelet<'a>>,
}

#[derive(Deserialize)]
struct Kubelet<'a> {
    #[serde(borrow, rename = "objectId")]
    object_id: Option<Text<'a>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_other_resources_call_so_is_passed_by() {
        let text = r#"[{"id": "/subscriptions/s/a", "identity": [], "identityProfile": "x", "accessPolicies": [1, {"objectId": "P"}],
            "properties": {"features": [{"flag": "ServiceMode", "properties": {}}], "networkAcls": true}},
            {"id": "/subscriptions/s/b", "properties": [1], "accessPolicies": {"x": 1}}]"#;
        let found = read(text, &mut || ()).unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].policies.as_ref().map(Vec::len), Some(1));
        assert!(found[0].has_properties && !found[1].has_properties);
    }

    #[test]
    fn each_command_tells_what_it_can() {
        let text = r#"[
          {"id": "/subscriptions/s/a", "identity": {"principalId": "SYS", "type": "SystemAssigned",
            "userAssignedIdentities": {"/subscriptions/s/u": {"principalId": "U", "clientId": "C"}, "/subscriptions/s/v": null}},
           "properties": null, "tags": {"id": "wrong"}},
          {"id": "/subscriptions/s/b", "properties": {"DisableLocalAuth": false, "features": {"x": [1, {}]},
            "networkAcls": {"defaultAction": "Allow"}, "identityProfile": {"kubeletidentity": {"objectId": "K"}}}},
          {"id": "/subscriptions/s/c", "allowSharedKeyAccess": null, "public_network_access": "Disabled"},
          {"id": "/subscriptions/s/u", "principalId": "U", "clientId": "C", "name": "u"},
          {"id": "OBJECT", "appId": "C", "displayName": "mlw/computes/cpu",
           "alternativeNames": ["isExplicit=False", "/subscriptions/s/d"]}]"#;
        let found = read(text, &mut || ()).unwrap();
        let switches = |at: usize| -> Vec<(&str, Value<'_>)> {
            let switches: &Vec<(&Switch, Value<'_>)> = &found[at].switches;
            switches
                .iter()
                .map(|(switch, value)| (switch.key, value.clone()))
                .collect()
        };
        assert_eq!(found[0].system.as_deref(), Some("SYS"));
        assert_eq!(found[0].users, [("/subscriptions/s/u".into(), "U".into())]);
        assert!(!found[0].has_properties && found[1].has_properties && !found[2].has_properties);
        assert_eq!(
            switches(1),
            [
                ("disableLocalAuth", Value::Text("false".into())),
                ("defaultAction", Value::Text("Allow".into()))
            ]
        );
        assert_eq!(found[1].kubelet.as_deref(), Some("K"));
        assert_eq!(
            switches(2),
            [
                ("allowSharedKeyAccess", Value::Null),
                ("publicNetworkAccess", Value::Text("Disabled".into()))
            ]
        );
        assert_eq!(found[3].principal_id.as_deref(), Some("U"));
        assert_eq!(
            found[4].alternative_names,
            ["isExplicit=False", "/subscriptions/s/d"]
        );
    }

    #[test]
    fn other_things_are_refused() {
        for (text, wanted) in [
            (
                r#"[{"name": "x"}]"#,
                "does not hold resources or identities: entry 1 has no `id`",
            ),
            (
                r#"["x"]"#,
                "does not hold what it should: invalid type: string \"x\", expected an object that is a resource or an identity at line 1 column 4",
            ),
        ] {
            assert_eq!(read(text, &mut || ()).unwrap_err(), wanted);
        }
        let deep = format!(
            "[{}1{}]",
            r#"{"id": "x", "properties":"#.repeat(500),
            "}".repeat(500)
        );
        assert!(read(&deep, &mut || ()).unwrap_err().contains("recursion limit"));
    }
}
