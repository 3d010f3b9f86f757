//! What resources may be called, and the words that Azure keeps from some of them.
//!
//! Where sources differ, the rule is the naming page's, with one exception: computes follow the stricter
//! pattern of the API version they are written with.

#[cfg(doc)]
use crate::catalog::sources::AZDRES;
use crate::catalog::sources::{BT, CI, NR, NT, QUOTA, TF};
use crate::model::fact::{Alphabet, Citation, Edge, Hyphens, NameRule};

/// A rule that leaves to the alphabet where each character may stand.
const fn rule(
    kind: &'static str,
    min: usize,
    max: usize,
    rule: &'static str,
    alphabet: Alphabet,
    citation: &'static Citation,
) -> NameRule {
    NameRule {
        kind,
        min,
        max,
        rule,
        alphabet,
        first: Edge::Free,
        last: Edge::Free,
        hyphens: Hyphens::Free,
        reserved: &[],
        recommended: None,
        citation,
    }
}

/// A resource group. Azure also takes letters beyond ASCII; this rule keeps to ASCII.
pub(crate) const RESOURCE_GROUP: NameRule = NameRule {
    last: Edge::Not("."),
    ..rule(
        "resource group",
        1,
        90,
        "1 to 90 letters, digits, `_`, `.`, `(`, `)` and hyphens, not ending with a period",
        Alphabet::Letters("-_.()"),
        &NR,
    )
};

/// A workspace, hub, project or feature store.
pub(crate) const WORKSPACE: NameRule = NameRule {
    first: Edge::LetterOrDigit,
    // a length of 32 is the service limits' ([`RLC`]), no `_` the naming page's ([`NR`])
    recommended: Some(&NameRule {
        first: Edge::LetterOrDigit,
        ..rule(
            "workspace",
            3,
            32,
            "3 to 32 letters, digits and hyphens, starting with a letter or digit",
            Alphabet::Letters("-"),
            &BT,
        )
    }),
    ..rule(
        "workspace",
        3,
        33,
        "3 to 33 letters, digits, `_` and hyphens, starting with a letter or digit",
        Alphabet::Letters("-_"),
        &BT,
    )
};

/// A compute cluster, as API versions from 2025-12-01 on want it.
pub(crate) const CLUSTER: NameRule = NameRule {
    first: Edge::Letter,
    last: Edge::LetterOrDigit,
    hyphens: Hyphens::NotBeforeDigits,
    ..rule(
        "compute cluster",
        3,
        24,
        "3 to 24 letters, digits and hyphens, starting with a letter, ending with a letter or digit, but not with a hyphen and digits",
        Alphabet::Letters("-"),
        &BT,
    )
};

/// A compute instance. Its name is unique in the whole region.
pub(crate) const INSTANCE: NameRule = NameRule {
    first: Edge::Letter,
    last: Edge::LetterOrDigit,
    hyphens: Hyphens::BeforeLetter,
    // azurerm asks for 4 to 25 characters ([`TF`]), one more than is documented
    recommended: Some(&NameRule {
        first: Edge::Letter,
        last: Edge::LetterOrDigit,
        ..rule(
            "compute instance",
            4,
            24,
            "4 to 24 letters, digits and hyphens, starting with a letter, with a letter after every hyphen",
            Alphabet::Letters("-"),
            &CI,
        )
    }),
    ..rule(
        "compute instance",
        3,
        24,
        "3 to 24 letters, digits and hyphens, starting with a letter, with a letter after every hyphen",
        Alphabet::Letters("-"),
        &CI,
    )
};

/// An attached Kubernetes cluster: the naming page sets the greatest length, API versions from 2025-12-01 on
/// the rest.
pub(crate) const KUBERNETES_COMPUTE: NameRule = NameRule {
    first: Edge::Letter,
    last: Edge::LetterOrDigit,
    hyphens: Hyphens::NotBeforeDigits,
    ..rule(
        "Kubernetes compute",
        3,
        16,
        "3 to 16 letters, digits and hyphens, starting with a letter, ending with a letter or digit, but not with a hyphen and digits",
        Alphabet::Letters("-"),
        &BT,
    )
};

/// An AKS cluster.
pub(crate) const MANAGED_CLUSTER: NameRule = NameRule {
    first: Edge::LetterOrDigit,
    last: Edge::LetterOrDigit,
    ..rule(
        "AKS cluster",
        1,
        63,
        "1 to 63 letters, digits, `_` and hyphens, starting and ending with a letter or digit",
        Alphabet::Letters("-_"),
        &BT,
    )
};

/// Anything whose own rule is not known here: what the naming page lets no resource have in its name, because a name is a part of a path
/// and of addresses.
pub(crate) const ANY: NameRule = NameRule {
    first: Edge::Not(" "),
    last: Edge::Not(" "),
    ..rule(
        "resource",
        1,
        260,
        "1 to 260 characters without `<`, `>`, `%`, `\\`, `?`, `/`, `#` and control characters, no blank at either end",
        Alphabet::AllBut("<>%\\?/#"),
        &NR,
    )
};

/// An online endpoint. Its name becomes part of a host name.
pub(crate) const ONLINE_ENDPOINT: NameRule = NameRule {
    first: Edge::Letter,
    last: Edge::LetterOrDigit,
    hyphens: Hyphens::Single,
    ..rule(
        "online endpoint",
        3,
        32,
        "3 to 32 letters, digits and single hyphens, starting with a letter, ending with a letter or digit",
        Alphabet::Letters("-"),
        &QUOTA,
    )
};

/// A batch endpoint. That its name is unique in the region is taken from online endpoints.
pub(crate) const BATCH_ENDPOINT: NameRule = NameRule {
    first: Edge::Letter,
    last: Edge::LetterOrDigit,
    hyphens: Hyphens::Single,
    ..rule(
        "batch endpoint",
        3,
        32,
        "3 to 32 letters, digits and single hyphens, starting with a letter, ending with a letter or digit",
        Alphabet::Letters("-"),
        &QUOTA,
    )
};

/// A datastore. [`RESERVED_DATASTORES`] says where the reserved names come from.
pub(crate) const DATASTORE: NameRule = NameRule {
    reserved: RESERVED_DATASTORES,
    // the API and azurerm want no `_` in front ([`BT`], [`TF`])
    recommended: Some(&NameRule {
        first: Edge::LetterOrDigit,
        ..rule(
            "datastore",
            1,
            255,
            "1 to 255 lower-case letters, digits and `_`, starting with a letter or digit",
            Alphabet::LowerCase("_"),
            &NR,
        )
    }),
    ..rule(
        "datastore",
        1,
        255,
        "1 to 255 lower-case letters, digits and `_`",
        Alphabet::LowerCase("_"),
        &NR,
    )
};

/// A connection of a workspace.
pub(crate) const CONNECTION: NameRule = NameRule {
    first: Edge::LetterOrDigit,
    ..rule(
        "connection",
        3,
        33,
        "3 to 33 letters, digits, `_` and hyphens, starting with a letter or digit",
        Alphabet::Letters("-_"),
        &BT,
    )
};

/// A storage account.
pub(crate) const STORAGE_ACCOUNT: NameRule = rule(
    "storage account",
    3,
    24,
    "3 to 24 lower-case letters and digits",
    Alphabet::LowerCase(""),
    &NR,
);

/// A blob container; `$root` and `$web` are not meant.
pub(crate) const BLOB_CONTAINER: NameRule = NameRule {
    first: Edge::LetterOrDigit,
    last: Edge::LetterOrDigit,
    hyphens: Hyphens::Single,
    ..rule(
        "blob container",
        3,
        63,
        "3 to 63 lower-case letters, digits and single hyphens, starting and ending with a letter or digit",
        Alphabet::LowerCase("-"),
        &NR,
    )
};

/// A container registry. Its name becomes a host name, so lower case is the better choice.
pub(crate) const CONTAINER_REGISTRY: NameRule = NameRule {
    // it becomes a host name
    recommended: Some(&rule(
        "container registry",
        5,
        50,
        "5 to 50 lower-case letters and digits",
        Alphabet::LowerCase(""),
        &NR,
    )),
    ..rule(
        "container registry",
        5,
        50,
        "5 to 50 letters and digits",
        Alphabet::Letters(""),
        &NR,
    )
};

/// A key vault.
pub(crate) const KEY_VAULT: NameRule = NameRule {
    first: Edge::Letter,
    last: Edge::LetterOrDigit,
    hyphens: Hyphens::Single,
    ..rule(
        "key vault",
        3,
        24,
        "3 to 24 letters, digits and single hyphens, starting with a letter, ending with a letter or digit",
        Alphabet::Letters("-"),
        &NR,
    )
};

/// An Application Insights component.
pub(crate) const APPLICATION_INSIGHTS: NameRule = NameRule {
    last: Edge::Not(" ."),
    // what is readable everywhere
    recommended: Some(&NameRule {
        first: Edge::LetterOrDigit,
        last: Edge::Not("."),
        ..rule(
            "Application Insights component",
            1,
            255,
            "1 to 255 letters, digits, `_`, `.` and hyphens, starting with a letter or digit, not ending with a period",
            Alphabet::Letters("-_."),
            &NT,
        )
    }),
    ..rule(
        "Application Insights component",
        1,
        260,
        "1 to 260 characters other than `%`, `&`, `\\`, `?` and `/`, not ending with a space or period",
        Alphabet::AllBut("%&\\?/"),
        &NT,
    )
};

/// A Log Analytics workspace.
pub(crate) const LOG_ANALYTICS: NameRule = NameRule {
    first: Edge::LetterOrDigit,
    last: Edge::LetterOrDigit,
    ..rule(
        "Log Analytics workspace",
        4,
        63,
        "4 to 63 letters, digits and hyphens, starting and ending with a letter or digit",
        Alphabet::Letters("-"),
        &NR,
    )
};

/// A user-assigned identity.
pub(crate) const IDENTITY: NameRule = NameRule {
    first: Edge::LetterOrDigit,
    ..rule(
        "user-assigned identity",
        3,
        128,
        "3 to 128 letters, digits, `_` and hyphens, starting with a letter or digit",
        Alphabet::Letters("-_"),
        &NR,
    )
};

/// A federated credential of an identity.
pub(crate) const FEDERATED_CREDENTIAL: NameRule = NameRule {
    first: Edge::LetterOrDigit,
    ..rule(
        "federated credential",
        3,
        120,
        "3 to 120 letters, digits, `_` and hyphens, starting with a letter or digit",
        Alphabet::Letters("-_"),
        &BT,
    )
};

/// A diagnostic setting.
pub(crate) const DIAGNOSTIC_SETTING: NameRule = rule(
    "diagnostic setting",
    1,
    260,
    "1 to 260 characters other than `<`, `>`, `*`, `%`, `&`, `:`, `\\`, `?`, `+` and `/`",
    Alphabet::AnyBut("<>*%&:\\?+/"),
    &TF,
);

/// A virtual network.
pub const VIRTUAL_NETWORK: NameRule = NameRule {
    first: Edge::LetterOrDigit,
    last: Edge::Not("-."),
    ..rule(
        "virtual network",
        2,
        64,
        "2 to 64 letters, digits, `_`, `.` and hyphens, starting with a letter or digit, ending with a letter, digit or `_`",
        Alphabet::Letters("-_."),
        &NR,
    )
};

/// A subnet.
pub const SUBNET: NameRule = NameRule {
    first: Edge::LetterOrDigit,
    last: Edge::Not("-."),
    ..rule(
        "subnet",
        1,
        80,
        "1 to 80 letters, digits, `_`, `.` and hyphens, starting with a letter or digit, ending with a letter, digit or `_`",
        Alphabet::Letters("-_."),
        &NR,
    )
};

/// A network security group.
pub const NETWORK_SECURITY_GROUP: NameRule = NameRule {
    first: Edge::LetterOrDigit,
    last: Edge::Not("-."),
    ..rule(
        "network security group",
        1,
        80,
        "1 to 80 letters, digits, `_`, `.` and hyphens, starting with a letter or digit, ending with a letter, digit or `_`",
        Alphabet::Letters("-_."),
        &NR,
    )
};

/// A NAT gateway. The page has no row of it; this is the rule of its neighbours.
pub const NAT_GATEWAY: NameRule = NameRule {
    first: Edge::LetterOrDigit,
    last: Edge::Not("-."),
    ..rule(
        "NAT gateway",
        1,
        80,
        "1 to 80 letters, digits, `_`, `.` and hyphens, starting with a letter or digit, ending with a letter, digit or `_`",
        Alphabet::Letters("-_."),
        &NR,
    )
};

/// A public IP address.
pub const PUBLIC_IP_ADDRESS: NameRule = NameRule {
    first: Edge::LetterOrDigit,
    last: Edge::Not("-."),
    ..rule(
        "public IP address",
        1,
        80,
        "1 to 80 letters, digits, `_`, `.` and hyphens, starting with a letter or digit, ending with a letter, digit or `_`",
        Alphabet::Letters("-_."),
        &NR,
    )
};

/// A route table.
pub const ROUTE_TABLE: NameRule = NameRule {
    first: Edge::LetterOrDigit,
    last: Edge::Not("-."),
    ..rule(
        "route table",
        1,
        80,
        "1 to 80 letters, digits, `_`, `.` and hyphens, starting with a letter or digit, ending with a letter, digit or `_`",
        Alphabet::Letters("-_."),
        &NR,
    )
};

/// A private endpoint. azurerm takes 1 to 80 characters ([`TF`]).
pub const PRIVATE_ENDPOINT: NameRule = NameRule {
    first: Edge::LetterOrDigit,
    last: Edge::Not("-."),
    ..rule(
        "private endpoint",
        2,
        64,
        "2 to 64 letters, digits, `_`, `.` and hyphens, starting with a letter or digit, ending with a letter, digit or `_`",
        Alphabet::Letters("-_."),
        &NR,
    )
};

/// A link from a private DNS zone to a virtual network.
pub const VIRTUAL_NETWORK_LINK: NameRule = NameRule {
    first: Edge::LetterOrDigit,
    last: Edge::Not("-."),
    ..rule(
        "virtual network link",
        1,
        80,
        "1 to 80 letters, digits, `_`, `.` and hyphens, starting with a letter or digit, ending with a letter, digit or `_`",
        Alphabet::Letters("-_."),
        &NR,
    )
};

/// A private DNS zone, which is a domain: each of its labels has up to 63 characters, which this rule does not see.
pub const PRIVATE_DNS_ZONE: NameRule = NameRule {
    first: Edge::Not("."),
    last: Edge::Not("."),
    ..rule(
        "private DNS zone",
        3,
        253,
        "2 to 34 labels of letters, digits, `_` and hyphens with periods between them",
        Alphabet::Letters("-_."),
        &NR,
    )
};

/// An outbound rule of a managed network.
pub const OUTBOUND_RULE: NameRule = NameRule {
    first: Edge::LetterOrDigit,
    ..rule(
        "outbound rule",
        3,
        33,
        "3 to 33 letters, digits, `_` and hyphens, starting with a letter or digit",
        Alphabet::Letters("-_"),
        &BT,
    )
};

/// A key of a key vault.
pub(crate) const KEY: NameRule = rule(
    "key",
    1,
    127,
    "1 to 127 letters, digits and hyphens",
    Alphabet::Letters("-"),
    &BT,
);

/// The name of a tag. A storage account takes at most 128 characters.
pub(crate) const TAG_NAME: NameRule = rule(
    "tag name",
    1,
    512,
    "1 to 512 characters other than `<`, `>`, `%`, `&`, `\\`, `?` and `/`",
    Alphabet::AllBut("<>%&\\?/"),
    &NR,
);

/// The value of a tag.
pub(crate) const TAG_VALUE: NameRule = rule(
    "tag value",
    0,
    256,
    "up to 256 characters",
    Alphabet::AnyBut(""),
    &NR,
);

/// All rules.
#[cfg(test)]
const ALL: &[&NameRule] = &[
    &RESOURCE_GROUP,
    &WORKSPACE,
    &CLUSTER,
    &INSTANCE,
    &KUBERNETES_COMPUTE,
    &ONLINE_ENDPOINT,
    &BATCH_ENDPOINT,
    &DATASTORE,
    &CONNECTION,
    &STORAGE_ACCOUNT,
    &BLOB_CONTAINER,
    &CONTAINER_REGISTRY,
    &KEY_VAULT,
    &APPLICATION_INSIGHTS,
    &LOG_ANALYTICS,
    &IDENTITY,
    &FEDERATED_CREDENTIAL,
    &DIAGNOSTIC_SETTING,
    &VIRTUAL_NETWORK,
    &SUBNET,
    &NETWORK_SECURITY_GROUP,
    &NAT_GATEWAY,
    &PUBLIC_IP_ADDRESS,
    &ROUTE_TABLE,
    &PRIVATE_ENDPOINT,
    &VIRTUAL_NETWORK_LINK,
    &PRIVATE_DNS_ZONE,
    &OUTBOUND_RULE,
    &KEY,
    &TAG_NAME,
    &TAG_VALUE,
];

/// Datastores that a workspace registers for itself. Sources: the SDK names the blob and the artifact store,
/// the R SDK the file store ([`crate::catalog::sources::SDK`], [`crate::catalog::sources::SDK_R`]), a page on
/// prompt flow the working directory ([`crate::catalog::sources::PF_TROUBLE`]).
const RESERVED_DATASTORES: &[&str] = &[
    "workspaceblobstore",
    "workspaceartifactstore",
    "workspacefilestore",
    "workspaceworkingdirectory",
];

/// Words that may not be the name of a resource with a public endpoint. Source of this list and the next two: [`AZDRES`].
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
mod bounds;
#[cfg(test)]
mod tests;
