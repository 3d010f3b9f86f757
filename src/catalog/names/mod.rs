//! What resources may be called, and the words that Azure keeps from some of them.
//!
//! Where sources differ, the rule is the naming page's, with one exception: computes follow the stricter
//! pattern of the API version they are written with.

use crate::catalog::sources::{AZDRES, BT, CI, NR, NT, QUOTA, TF};
use crate::model::fact::{Alphabet, Citation, Edge, Hyphens, LetterCase, NameRule, Recommended, Uniqueness};

/// A resource group. Azure also takes letters beyond ASCII; this rule keeps to ASCII.
pub const RESOURCE_GROUP: NameRule = NameRule {
    kind: "resource group",
    min: 1,
    max: 90,
    rule: "1 to 90 letters, digits, `_`, `.`, `(`, `)` and hyphens, not ending with a period",
    alphabet: Alphabet::Letters("-_.()"),
    first: Edge::Free,
    last: Edge::Not("."),
    hyphens: Hyphens::Free,
    reserved: &[],
    letter_case: LetterCase::Insensitive,
    uniqueness: Uniqueness::Parent,
    abbreviation: Some("rg"),
    recommended: None,
    citation: &NR,
};

/// A workspace, hub, project or feature store.
pub const WORKSPACE: NameRule = NameRule {
    kind: "workspace",
    min: 3,
    max: 33,
    rule: "3 to 33 letters, digits, `_` and hyphens, starting with a letter or digit",
    alphabet: Alphabet::Letters("-_"),
    first: Edge::LetterOrDigit,
    last: Edge::Free,
    hyphens: Hyphens::Free,
    reserved: &[],
    letter_case: LetterCase::Insensitive,
    uniqueness: Uniqueness::ResourceGroup,
    abbreviation: Some("mlw"),
    // a length of 32 is the service limits' ([`RLC`]), no `_` the naming page's ([`NR`])
    recommended: Some(&Recommended {
        min: 3,
        max: 32,
        rule: "3 to 32 letters, digits and hyphens, starting with a letter or digit",
        alphabet: Alphabet::Letters("-"),
        first: Edge::LetterOrDigit,
        last: Edge::Free,
    }),
    citation: &BT,
};

/// A compute cluster, as API versions from 2025-12-01 on want it.
pub const CLUSTER: NameRule = NameRule {
    kind: "compute cluster",
    min: 3,
    max: 24,
    rule: "3 to 24 letters, digits and hyphens, starting with a letter, ending with a letter or digit, but not with a hyphen and digits",
    alphabet: Alphabet::Letters("-"),
    first: Edge::Letter,
    last: Edge::LetterOrDigit,
    hyphens: Hyphens::NotBeforeDigits,
    reserved: &[],
    letter_case: LetterCase::Insensitive,
    uniqueness: Uniqueness::Parent,
    abbreviation: None,
    recommended: None,
    citation: &BT,
};

/// A compute instance. Its name is unique in the whole region.
pub const INSTANCE: NameRule = NameRule {
    kind: "compute instance",
    min: 3,
    max: 24,
    rule: "3 to 24 letters, digits and hyphens, starting with a letter, with a letter after every hyphen",
    alphabet: Alphabet::Letters("-"),
    first: Edge::Letter,
    last: Edge::LetterOrDigit,
    hyphens: Hyphens::BeforeLetter,
    reserved: &[],
    letter_case: LetterCase::Insensitive,
    uniqueness: Uniqueness::Region,
    abbreviation: None,
    // azurerm asks for 4 to 25 characters ([`TF`]), one more than is documented
    recommended: Some(&Recommended {
        min: 4,
        max: 24,
        rule: "4 to 24 letters, digits and hyphens, starting with a letter, with a letter after every hyphen",
        alphabet: Alphabet::Letters("-"),
        first: Edge::Letter,
        last: Edge::LetterOrDigit,
    }),
    citation: &CI,
};

/// An attached Kubernetes cluster: the naming page sets the greatest length, API versions from 2025-12-01 on
/// the rest.
pub const KUBERNETES_COMPUTE: NameRule = NameRule {
    kind: "Kubernetes compute",
    min: 3,
    max: 16,
    rule: "3 to 16 letters, digits and hyphens, starting with a letter, ending with a letter or digit, but not with a hyphen and digits",
    alphabet: Alphabet::Letters("-"),
    first: Edge::Letter,
    last: Edge::LetterOrDigit,
    hyphens: Hyphens::NotBeforeDigits,
    reserved: &[],
    letter_case: LetterCase::Insensitive,
    uniqueness: Uniqueness::Parent,
    abbreviation: None,
    recommended: None,
    citation: &BT,
};

/// An online endpoint. Its name becomes part of a host name.
pub const ONLINE_ENDPOINT: NameRule = NameRule {
    kind: "online endpoint",
    min: 3,
    max: 32,
    rule: "3 to 32 letters, digits and single hyphens, starting with a letter, ending with a letter or digit",
    alphabet: Alphabet::Letters("-"),
    first: Edge::Letter,
    last: Edge::LetterOrDigit,
    hyphens: Hyphens::Single,
    reserved: &[],
    letter_case: LetterCase::Insensitive,
    uniqueness: Uniqueness::Region,
    abbreviation: None,
    recommended: None,
    citation: &QUOTA,
};

/// A batch endpoint. That its name is unique in the region is taken from online endpoints.
pub const BATCH_ENDPOINT: NameRule = NameRule {
    kind: "batch endpoint",
    min: 3,
    max: 32,
    rule: "3 to 32 letters, digits and single hyphens, starting with a letter, ending with a letter or digit",
    alphabet: Alphabet::Letters("-"),
    first: Edge::Letter,
    last: Edge::LetterOrDigit,
    hyphens: Hyphens::Single,
    reserved: &[],
    letter_case: LetterCase::Insensitive,
    uniqueness: Uniqueness::Region,
    abbreviation: None,
    recommended: None,
    citation: &QUOTA,
};

/// A datastore. [`RESERVED_DATASTORES`] says where the reserved names come from.
pub const DATASTORE: NameRule = NameRule {
    kind: "datastore",
    min: 1,
    max: 255,
    rule: "1 to 255 lower-case letters, digits and `_`",
    alphabet: Alphabet::LowerCase("_"),
    first: Edge::Free,
    last: Edge::Free,
    hyphens: Hyphens::Free,
    reserved: RESERVED_DATASTORES,
    letter_case: LetterCase::Lower,
    uniqueness: Uniqueness::Parent,
    abbreviation: None,
    // the API and azurerm want no `_` in front ([`BT`], [`TF`])
    recommended: Some(&Recommended {
        min: 1,
        max: 255,
        rule: "1 to 255 lower-case letters, digits and `_`, starting with a letter or digit",
        alphabet: Alphabet::LowerCase("_"),
        first: Edge::LetterOrDigit,
        last: Edge::Free,
    }),
    citation: &NR,
};

/// A connection of a workspace.
pub const CONNECTION: NameRule = NameRule {
    kind: "connection",
    min: 3,
    max: 33,
    rule: "3 to 33 letters, digits, `_` and hyphens, starting with a letter or digit",
    alphabet: Alphabet::Letters("-_"),
    first: Edge::LetterOrDigit,
    last: Edge::Free,
    hyphens: Hyphens::Free,
    reserved: &[],
    letter_case: LetterCase::Insensitive,
    uniqueness: Uniqueness::Parent,
    abbreviation: None,
    recommended: None,
    citation: &BT,
};

/// An outbound rule. The rule is that of the child resource; that keys inside a workspace follow it is
/// assumed.
pub const OUTBOUND_RULE: NameRule = NameRule {
    kind: "outbound rule",
    min: 3,
    max: 33,
    rule: "3 to 33 letters, digits, `_` and hyphens, starting with a letter or digit",
    alphabet: Alphabet::Letters("-_"),
    first: Edge::LetterOrDigit,
    last: Edge::Free,
    hyphens: Hyphens::Free,
    reserved: &[],
    letter_case: LetterCase::Insensitive,
    uniqueness: Uniqueness::Parent,
    abbreviation: None,
    recommended: None,
    citation: &BT,
};

/// A storage account.
pub const STORAGE_ACCOUNT: NameRule = NameRule {
    kind: "storage account",
    min: 3,
    max: 24,
    rule: "3 to 24 lower-case letters and digits",
    alphabet: Alphabet::LowerCase(""),
    first: Edge::Free,
    last: Edge::Free,
    hyphens: Hyphens::Free,
    reserved: &[],
    letter_case: LetterCase::Lower,
    uniqueness: Uniqueness::Global,
    abbreviation: Some("st"),
    recommended: None,
    citation: &NR,
};

/// A blob container; `$root` and `$web` are not meant.
pub const BLOB_CONTAINER: NameRule = NameRule {
    kind: "blob container",
    min: 3,
    max: 63,
    rule: "3 to 63 lower-case letters, digits and single hyphens, starting and ending with a letter or digit",
    alphabet: Alphabet::LowerCase("-"),
    first: Edge::LetterOrDigit,
    last: Edge::LetterOrDigit,
    hyphens: Hyphens::Single,
    reserved: &[],
    letter_case: LetterCase::Lower,
    uniqueness: Uniqueness::Parent,
    abbreviation: None,
    recommended: None,
    citation: &NR,
};

/// A container registry. Its name becomes a host name, so lower case is the better choice.
pub const CONTAINER_REGISTRY: NameRule = NameRule {
    kind: "container registry",
    min: 5,
    max: 50,
    rule: "5 to 50 letters and digits",
    alphabet: Alphabet::Letters(""),
    first: Edge::Free,
    last: Edge::Free,
    hyphens: Hyphens::Free,
    reserved: &[],
    letter_case: LetterCase::Insensitive,
    uniqueness: Uniqueness::Global,
    abbreviation: Some("cr"),
    // it becomes a host name
    recommended: Some(&Recommended {
        min: 5,
        max: 50,
        rule: "5 to 50 lower-case letters and digits",
        alphabet: Alphabet::LowerCase(""),
        first: Edge::Free,
        last: Edge::Free,
    }),
    citation: &NR,
};

/// A key vault.
pub const KEY_VAULT: NameRule = NameRule {
    kind: "key vault",
    min: 3,
    max: 24,
    rule: "3 to 24 letters, digits and single hyphens, starting with a letter, ending with a letter or digit",
    alphabet: Alphabet::Letters("-"),
    first: Edge::Letter,
    last: Edge::LetterOrDigit,
    hyphens: Hyphens::Single,
    reserved: &[],
    letter_case: LetterCase::Insensitive,
    uniqueness: Uniqueness::Global,
    abbreviation: Some("kv"),
    recommended: None,
    citation: &NR,
};

/// A key in a key vault.
pub const KEY: NameRule = NameRule {
    kind: "key vault key",
    min: 1,
    max: 127,
    rule: "1 to 127 letters, digits and hyphens",
    alphabet: Alphabet::Letters("-"),
    first: Edge::Free,
    last: Edge::Free,
    hyphens: Hyphens::Free,
    reserved: &[],
    letter_case: LetterCase::Insensitive,
    uniqueness: Uniqueness::Parent,
    abbreviation: None,
    recommended: None,
    citation: &BT,
};

/// An Application Insights component.
pub const APPLICATION_INSIGHTS: NameRule = NameRule {
    kind: "Application Insights component",
    min: 1,
    max: 260,
    rule: "1 to 260 characters other than `%`, `&`, `\\`, `?` and `/`, not ending with a space or period",
    alphabet: Alphabet::AllBut("%&\\?/"),
    first: Edge::Free,
    last: Edge::Not(" ."),
    hyphens: Hyphens::Free,
    reserved: &[],
    letter_case: LetterCase::Insensitive,
    uniqueness: Uniqueness::ResourceGroup,
    abbreviation: Some("appi"),
    // what is readable everywhere
    recommended: Some(&Recommended {
        min: 1,
        max: 255,
        rule: "1 to 255 letters, digits, `_`, `.` and hyphens, starting with a letter or digit, not ending with a period",
        alphabet: Alphabet::Letters("-_."),
        first: Edge::LetterOrDigit,
        last: Edge::Not("."),
    }),
    citation: &NT,
};

/// A Log Analytics workspace.
pub const LOG_ANALYTICS: NameRule = NameRule {
    kind: "Log Analytics workspace",
    min: 4,
    max: 63,
    rule: "4 to 63 letters, digits and hyphens, starting and ending with a letter or digit",
    alphabet: Alphabet::Letters("-"),
    first: Edge::LetterOrDigit,
    last: Edge::LetterOrDigit,
    hyphens: Hyphens::Free,
    reserved: &[],
    letter_case: LetterCase::Insensitive,
    uniqueness: Uniqueness::ResourceGroup,
    abbreviation: Some("log"),
    recommended: None,
    citation: &NR,
};

/// A user-assigned identity.
pub const IDENTITY: NameRule = NameRule {
    kind: "user-assigned identity",
    min: 3,
    max: 128,
    rule: "3 to 128 letters, digits, `_` and hyphens, starting with a letter or digit",
    alphabet: Alphabet::Letters("-_"),
    first: Edge::LetterOrDigit,
    last: Edge::Free,
    hyphens: Hyphens::Free,
    reserved: &[],
    letter_case: LetterCase::Insensitive,
    uniqueness: Uniqueness::ResourceGroup,
    abbreviation: Some("id"),
    recommended: None,
    citation: &NR,
};

/// A federated credential of an identity.
pub const FEDERATED_CREDENTIAL: NameRule = NameRule {
    kind: "federated credential",
    min: 3,
    max: 120,
    rule: "3 to 120 letters, digits, `_` and hyphens, starting with a letter or digit",
    alphabet: Alphabet::Letters("-_"),
    first: Edge::LetterOrDigit,
    last: Edge::Free,
    hyphens: Hyphens::Free,
    reserved: &[],
    letter_case: LetterCase::Insensitive,
    uniqueness: Uniqueness::Parent,
    abbreviation: None,
    recommended: None,
    citation: &BT,
};

/// A virtual network.
pub const VIRTUAL_NETWORK: NameRule = NameRule {
    kind: "virtual network",
    min: 2,
    max: 64,
    rule: "2 to 64 letters, digits, `_`, `.` and hyphens, starting with a letter or digit, ending with one or with `_`",
    alphabet: Alphabet::Letters("-_."),
    first: Edge::LetterOrDigit,
    last: Edge::Word,
    hyphens: Hyphens::Free,
    reserved: &[],
    letter_case: LetterCase::Insensitive,
    uniqueness: Uniqueness::ResourceGroup,
    abbreviation: Some("vnet"),
    recommended: None,
    citation: &NR,
};

/// A subnet.
pub const SUBNET: NameRule = NameRule {
    kind: "subnet",
    min: 1,
    max: 80,
    rule: "1 to 80 letters, digits, `_`, `.` and hyphens, starting with a letter or digit, ending with one or with `_`",
    alphabet: Alphabet::Letters("-_."),
    first: Edge::LetterOrDigit,
    last: Edge::Word,
    hyphens: Hyphens::Free,
    reserved: &[],
    letter_case: LetterCase::Insensitive,
    uniqueness: Uniqueness::Parent,
    abbreviation: Some("snet"),
    recommended: None,
    citation: &NR,
};

/// A private endpoint.
pub const PRIVATE_ENDPOINT: NameRule = NameRule {
    kind: "private endpoint",
    min: 2,
    max: 64,
    rule: "2 to 64 letters, digits, `_`, `.` and hyphens, starting with a letter or digit, ending with one or with `_`",
    alphabet: Alphabet::Letters("-_."),
    first: Edge::LetterOrDigit,
    last: Edge::Word,
    hyphens: Hyphens::Free,
    reserved: &[],
    letter_case: LetterCase::Insensitive,
    uniqueness: Uniqueness::ResourceGroup,
    abbreviation: Some("pep"),
    recommended: None,
    citation: &NR,
};

/// A diagnostic setting.
pub const DIAGNOSTIC_SETTING: NameRule = NameRule {
    kind: "diagnostic setting",
    min: 1,
    max: 260,
    rule: "1 to 260 characters other than `<`, `>`, `*`, `%`, `&`, `:`, `\\`, `?`, `+` and `/`",
    alphabet: Alphabet::AnyBut("<>*%&:\\?+/"),
    first: Edge::Free,
    last: Edge::Free,
    hyphens: Hyphens::Free,
    reserved: &[],
    letter_case: LetterCase::Insensitive,
    uniqueness: Uniqueness::Parent,
    abbreviation: None,
    recommended: None,
    citation: &TF,
};

/// The name of a tag. A storage account takes at most 128 characters.
pub const TAG_NAME: NameRule = NameRule {
    kind: "tag name",
    min: 1,
    max: 512,
    rule: "1 to 512 characters other than `<`, `>`, `%`, `&`, `\\`, `?` and `/`",
    alphabet: Alphabet::AllBut("<>%&\\?/"),
    first: Edge::Free,
    last: Edge::Free,
    hyphens: Hyphens::Free,
    reserved: &[],
    letter_case: LetterCase::Insensitive,
    uniqueness: Uniqueness::Parent,
    abbreviation: None,
    recommended: None,
    citation: &NR,
};

/// The value of a tag.
pub const TAG_VALUE: NameRule = NameRule {
    kind: "tag value",
    min: 0,
    max: 256,
    rule: "up to 256 characters",
    alphabet: Alphabet::AnyBut(""),
    first: Edge::Free,
    last: Edge::Free,
    hyphens: Hyphens::Free,
    reserved: &[],
    letter_case: LetterCase::Sensitive,
    uniqueness: Uniqueness::Parent,
    abbreviation: None,
    recommended: None,
    citation: &NR,
};

/// All rules.
pub const ALL: &[&NameRule] = &[
    &RESOURCE_GROUP,
    &WORKSPACE,
    &CLUSTER,
    &INSTANCE,
    &KUBERNETES_COMPUTE,
    &ONLINE_ENDPOINT,
    &BATCH_ENDPOINT,
    &DATASTORE,
    &CONNECTION,
    &OUTBOUND_RULE,
    &STORAGE_ACCOUNT,
    &BLOB_CONTAINER,
    &CONTAINER_REGISTRY,
    &KEY_VAULT,
    &KEY,
    &APPLICATION_INSIGHTS,
    &LOG_ANALYTICS,
    &IDENTITY,
    &FEDERATED_CREDENTIAL,
    &VIRTUAL_NETWORK,
    &SUBNET,
    &PRIVATE_ENDPOINT,
    &DIAGNOSTIC_SETTING,
    &TAG_NAME,
    &TAG_VALUE,
];

/// Datastores that a workspace registers for itself. Sources: the SDK names the blob and the artifact store,
/// the R SDK the file store ([`crate::catalog::sources::SDK`], [`crate::catalog::sources::SDK_R`]), a page on
/// prompt flow the working directory ([`crate::catalog::sources::PF_TROUBLE`]).
pub const RESERVED_DATASTORES: &[&str] = &[
    "workspaceblobstore",
    "workspaceartifactstore",
    "workspacefilestore",
    "workspaceworkingdirectory",
];

/// Where the reserved words were read.
pub const RESERVED_WORDS_SOURCE: &Citation = &AZDRES;

/// Words that may not be the name of a resource with a public endpoint.
const RESERVED_WHOLE: &[&str] = &[
    "ACCESS",
    "APP_BROWSERS",
    "APP_CODE",
    "APP_DATA",
    "APP_GLOBALRESOURCES",
    "APP_LOCALRESOURCES",
    "APP_THEMES",
    "APP_WEBREFERENCES",
    "AZURE",
    "BING",
    "BIZSPARK",
    "BIZTALK",
    "CORTANA",
    "DIRECTX",
    "DOTNET",
    "DYNAMICS",
    "EXCEL",
    "EXCHANGE",
    "FOREFRONT",
    "GROOVE",
    "HOLOLENS",
    "HYPERV",
    "KINECT",
    "LYNC",
    "MSDN",
    "O365",
    "OFFICE",
    "OFFICE365",
    "ONEDRIVE",
    "ONENOTE",
    "OUTLOOK",
    "POWERPOINT",
    "SHAREPOINT",
    "SKYPE",
    "VISIO",
    "VISUALSTUDIO",
    "WEB.CONFIG",
    "XBOX",
];

/// Words that may not stand anywhere in such a name.
const RESERVED_WITHIN: &[&str] = &["MICROSOFT", "WINDOWS"];

/// Words with which such a name may not begin.
const RESERVED_IN_FRONT: &[&str] = &["LOGIN"];

/// Types that reserved words do not concern, their child types included.
const EXEMPT: &[&str] = &[
    "Microsoft.Network/privateDnsZones",
    "Microsoft.Resources/resourceGroups",
    "Microsoft.Resources/deployments",
    "Microsoft.Authorization/roleAssignments",
    "Microsoft.Authorization/roleDefinitions",
    "Microsoft.Authorization/locks",
    "Microsoft.Insights/diagnosticSettings",
    "Microsoft.Network/networkSecurityGroups",
    "Microsoft.KeyVault/vaults/secrets",
    "Microsoft.KeyVault/vaults/keys",
];

/// The reserved word that makes `name` impossible for a resource with a public endpoint.
///
/// Only the last segment of a child's name counts, and case does not.
#[must_use]
pub fn reserved_word(name: &str) -> Option<&'static str> {
    let name = name.rsplit('/').next().unwrap_or_default().to_ascii_uppercase();
    let whole = RESERVED_WHOLE.iter().find(|word| name == **word);
    let within = || RESERVED_WITHIN.iter().find(|word| name.contains(**word));
    let in_front = || RESERVED_IN_FRONT.iter().find(|word| name.starts_with(**word));
    whole.or_else(within).or_else(in_front).copied()
}

/// Whether reserved words concern resources of this type at all.
#[must_use]
pub fn reserved_words_concern(arm_type: &str) -> bool {
    let arm_type = arm_type.to_ascii_lowercase();
    !EXEMPT.iter().any(|exempt| {
        let below = arm_type.strip_prefix(&exempt.to_ascii_lowercase());
        below.is_some_and(|below| below.is_empty() || below.starts_with('/'))
    })
}

#[cfg(test)]
mod tests;
