//! What a statement says beside its code: who asked, for what, where.

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::statements::Statement;

/// What a text says of an error, as it stands there.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Said {
    /// The object id of whoever asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object_id: Option<String>,
    /// What was asked for: an action of Azure's roles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// The resource id of where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// The name of a resource in Azure, where there is no id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The container in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub container: Option<String>,
    /// A size of virtual machines, or the family in whose quota they count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<String>,
    /// What a principal is in the directory.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub principal_type: Option<String>,
    /// A resource provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// The issuer of a token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The subject of a token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The audience of a token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
}

/// What stands before a value that ends at the next quote.
const ACTIONS: &[&str] = &["perform action(s) '", "perform action '", "action: '"];
const SCOPES: &[&str] = &[
    "on the linked scope(s) '",
    "on the linked scope(s)'",
    "are locked: '",
    "over scope '",
    "on scope '",
    "at scope '",
    "resource: '",
];
const NAMESPACES: &[&str] = &["to use namespace '"];
const PRINCIPAL_TYPES: &[&str] = &["has type '"];
/// What stands around a size or a family.
const SIZES: &[(&str, &str)] = &[
    ("exceeding approved ", " cores quota"),
    ("capacity restrictions: ", "'"),
    ("not enough quota available for ", " in "),
    ("subscription has a ", " vcpu quota"),
];
const NAMES: &[&str] = &[
    "the vault name '",
    "the subdomain name '",
    "resource '",
    "sub domain name '",
    "resource group '",
];
const ISSUERS: &[&str] = &["assertion issuer: '", "assertion issuer '"];
const SUBJECTS: &[&str] = &["assertion subject: '", "assertion subject '"];
const AUDIENCES: &[&str] = &["assertion audience: '", "assertion audience '"];
/// What stands before an object id.
const OBJECTS: &[&str] = &[
    "object id '",
    "oid=",
    "principal ",
    "principal '",
    "principalid '",
];
/// What stands before a name that ends at the next blank or semicolon.
const BARE_NAMES: &[&str] = &[
    "vault: ",
    "the storage account named ",
    "acr tasks requests for the registry ",
];
/// Ends of the hosts of resources.
const HOSTS: &[&str] = &[
    ".azurecr.io",
    ".azurecr.cn",
    ".azurecr.us",
    ".blob.core.windows.net",
    ".dfs.core.windows.net",
    ".file.core.windows.net",
    ".vault.azure.net",
];
/// Those of storage accounts, which have containers.
const HOSTS_WITH_CONTAINERS: &[&str] = &[".blob.core.windows.net", ".dfs.core.windows.net"];
/// Where the part begins that tells what is missing, if something else is told before it.
const MISSING: &str = "does not have permission to perform action";

impl Said {
    /// What a statement says.
    pub(super) fn of(statement: &Statement) -> Self {
        let whole = Text {
            text: &statement.text,
            lower: &statement.lower,
        };
        let missing = whole.from(MISSING).unwrap_or(whole);
        let scope = missing.quoted(SCOPES).and_then(|scope| scope.split(',').next());
        let scope = scope
            .filter(|scope| scope.starts_with('/'))
            .or_else(|| missing.resource_id());
        let name = || {
            whole
                .quoted(NAMES)
                .filter(|name| !name.contains(char::is_whitespace))
                .or_else(|| whole.word(BARE_NAMES))
                .or_else(|| whole.host())
        };
        let owned = |value: Option<&str>| value.map(str::to_owned);
        Self {
            object_id: whole.object_id(),
            action: owned(missing.quoted(ACTIONS).filter(|action| action.contains('/'))),
            scope: owned(scope),
            name: owned(if scope.is_none() { name() } else { None }),
            container: owned(if scope.is_none() { whole.container() } else { None }),
            size: owned(whole.between(SIZES)),
            principal_type: owned(whole.quoted(PRINCIPAL_TYPES)),
            namespace: owned(whole.quoted(NAMESPACES)),
            issuer: owned(whole.quoted(ISSUERS)),
            subject: owned(whole.quoted(SUBJECTS)),
            audience: owned(whole.quoted(AUDIENCES)),
        }
    }

    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The same in rows for people: what it is, and the value.
    pub(super) fn rows(&self) -> Vec<(&'static str, &str)> {
        let all = [
            ("who", &self.object_id),
            ("action", &self.action),
            ("on", &self.scope),
            ("name", &self.name),
            ("container", &self.container),
            ("size", &self.size),
            ("type", &self.principal_type),
            ("provider", &self.namespace),
            ("issuer", &self.issuer),
            ("subject", &self.subject),
            ("audience", &self.audience),
        ];
        all.into_iter()
            .filter_map(|(what, value)| Some((what, value.as_deref()?)))
            .collect()
    }
}

/// A text with the same in lower case.
#[derive(Clone, Copy)]
struct Text<'t> {
    text: &'t str,
    lower: &'t str,
}

impl<'t> Text<'t> {
    /// What is after a phrase.
    fn after(self, phrase: &str) -> Option<Self> {
        let end = self.lower.find(phrase)? + phrase.len();
        Some(Self {
            text: self.text.get(end..)?,
            lower: self.lower.get(end..)?,
        })
    }

    /// What begins with a phrase.
    fn from(self, phrase: &str) -> Option<Self> {
        let at = self.lower.find(phrase)?;
        Some(Self {
            text: self.text.get(at..)?,
            lower: self.lower.get(at..)?,
        })
    }

    /// What is after the first of the phrases, up to the next quote.
    fn quoted(self, phrases: &[&str]) -> Option<&'t str> {
        let after = phrases.iter().find_map(|phrase| self.after(phrase))?;
        let value = after.text.split(['\'', '"']).next()?.trim();
        (!value.is_empty() && value.len() <= 1000).then_some(value)
    }

    /// What is after the first of the phrases, up to what no name holds.
    fn word(self, phrases: &[&str]) -> Option<&'t str> {
        let after = phrases.iter().find_map(|phrase| self.after(phrase))?;
        let is_end = |letter: char| !(letter.is_ascii_alphanumeric() || "-_.".contains(letter));
        let value = after.text.split(is_end).next()?;
        (!value.is_empty() && value.len() <= 100).then_some(value)
    }

    fn object_id(self) -> Option<String> {
        OBJECTS.iter().find_map(|phrase| {
            let after = self.after(phrase)?.text;
            let is_end = |letter: char| !(letter.is_ascii_hexdigit() || letter == '-');
            let digits = after.split(is_end).next()?;
            Some(Uuid::try_parse(digits).ok()?.hyphenated().to_string())
        })
    }

    /// The first resource id.
    fn resource_id(self) -> Option<&'t str> {
        let found = self.from("/subscriptions/")?;
        let is_end = |letter: char| letter.is_whitespace() || "'\",;()[]<>".contains(letter);
        let id = found.text.split(is_end).next()?.trim_end_matches(['.', ':']);
        (id.len() <= 2000).then_some(id)
    }

    /// What is between the first of the pairs.
    fn between(self, pairs: &[(&str, &str)]) -> Option<&'t str> {
        pairs.iter().find_map(|(start, end)| {
            let after = self.after(start)?;
            let value = after
                .text
                .get(..after.lower.find(end)?)?
                .split(',')
                .next()?
                .trim();
            (!value.is_empty() && value.len() <= 100).then_some(value)
        })
    }

    /// Where a host with one of these ends is told first: what is before its end, and what is after it.
    fn host_parts(self, ends: &[&str]) -> Option<(&'t str, &'t str)> {
        let found = ends
            .iter()
            .filter_map(|end| Some((self.lower.find(end)?, end.len())));
        let (at, length) = found.min()?;
        Some((self.text.get(..at)?, self.text.get(at + length..)?))
    }

    /// The name of the first resource whose host is told.
    fn host(self) -> Option<&'t str> {
        let (before, _) = self.host_parts(HOSTS)?;
        let name = before.rsplit(ends_name).next()?;
        (!name.is_empty() && name.len() <= 100).then_some(name)
    }

    /// The container in the address of the first resource whose host is told: `https://ACCOUNT.blob…/CONTAINER/…`, or
    /// `abfss://CONTAINER@ACCOUNT.dfs…/…`.
    fn container(self) -> Option<&'t str> {
        let (before, after) = self.host_parts(HOSTS_WITH_CONTAINERS)?;
        let (outside, is_inside) = match before.rfind(ends_name) {
            Some(at) => (before.get(..at)?, before.get(at..)?.starts_with('@')),
            None => ("", false),
        };
        let name = if is_inside {
            outside.rsplit(ends_name).next()?
        } else {
            after.strip_prefix('/')?.split(ends_name).next()?
        };
        (3..=63).contains(&name.len()).then_some(name)
    }
}

/// Whether a letter is in no name of a host or of a container.
fn ends_name(letter: char) -> bool {
    !(letter.is_ascii_alphanumeric() || letter == '-')
}

#[cfg(test)]
mod tests {
    use super::super::statements::statements;
    use super::*;

    fn said(text: &str) -> Said {
        Said::of(statements(text).first().unwrap())
    }

    #[test]
    fn who_what_and_where_are_found() {
        let told = said(
            "The client 'x' with object id '11111111-2222-4333-8444-555555555555' has permission to perform action 'A/b/write' on scope \
             '/subscriptions/1/x'; however, it does not have permission to perform action(s) 'C/d/assign/action' on the linked scope(s) \
             '/subscriptions/1/y,/subscriptions/1/z' (respectively) or the linked scope(s) are invalid.",
        );
        assert_eq!(
            told.object_id.as_deref(),
            Some("11111111-2222-4333-8444-555555555555")
        );
        assert_eq!(told.action.as_deref(), Some("C/d/assign/action"));
        assert_eq!(told.scope.as_deref(), Some("/subscriptions/1/y"));
    }

    #[test]
    fn names_are_taken_from_hosts_and_quotes() {
        assert_eq!(
            said("Get \"https://crdemo.azurecr.io/v2/\": denied")
                .name
                .as_deref(),
            Some("crdemo")
        );
        assert_eq!(
            said("The vault name 'kv' is already in use").name.as_deref(),
            Some("kv")
        );
        assert_eq!(
            said("The storage account named st1 is taken").name.as_deref(),
            Some("st1")
        );
        assert!(said("object id 'no guid' perform action 'x'").is_empty());
        for text in [
            "HTTP 403 https://stdemo.blob.core.windows.net/raw/a/b.csv?x=1",
            "https://stdemo.blob.core.windows.net/raw?restype=container",
            "abfss://raw@stdemo.dfs.core.windows.net/a",
            "stdemo.dfs.core.windows.net/raw",
        ] {
            let told = said(text);
            assert_eq!(
                (told.name.as_deref(), told.container.as_deref()),
                (Some("stdemo"), Some("raw")),
                "{text}"
            );
        }
        assert_eq!(said("https://stdemo.blob.core.windows.net").container, None);
    }

    #[test]
    fn object_ids_need_no_dashes() {
        for text in [
            "Principal 11111111222243338444555555555555 does not exist",
            "The PrincipalId '11111111-2222-4333-8444-555555555555' has type 'User'",
        ] {
            let told = said(text);
            let id = "11111111-2222-4333-8444-555555555555";
            assert_eq!(told.object_id.as_deref(), Some(id), "{text}");
        }
    }

    #[test]
    fn sizes_and_families_are_found() {
        for (text, size) in [
            (
                "in exceeding approved standardDSv2Family Cores quota. Additional",
                "standardDSv2Family",
            ),
            (
                "SKUs have failed for Capacity Restrictions: Standard_B2s' is",
                "Standard_B2s",
            ),
            (
                "Not enough quota available for Standard_F4s_v2 in SubscriptionId",
                "Standard_F4s_v2",
            ),
            (
                "The specified subscription has a Standard DSv2 family vCPU quota of 2",
                "Standard DSv2 family",
            ),
        ] {
            assert_eq!(said(text).size.as_deref(), Some(size), "{text}");
        }
    }
}
