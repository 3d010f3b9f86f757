//! Switches that keep keys and open doors out of a platform, as properties of resources call them.

/// A property that is compared with what is really there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Switch {
    /// The last part of its path, in Azure Resource Manager's spelling.
    pub(super) key: &'static str,
    /// What the service takes it for where it is not set; none where that changed over time or is not documented.
    pub(super) unset: Option<&'static str>,
    /// What turning it back means.
    pub(super) means: &'static str,
}

const fn switch(key: &'static str, unset: Option<&'static str>, means: &'static str) -> Switch {
    Switch { key, unset, means }
}

/// All of them. What a service takes for unset is that of its REST reference (`properties` of the resource types).
pub(super) const SWITCHES: &[Switch] = &[
    switch(
        "allowSharedKeyAccess",
        Some("true"),
        "whoever has a key of the account gets at all its data",
    ),
    switch(
        "defaultToOAuthAuthentication",
        Some("false"),
        "the portal reads data with a key",
    ),
    switch(
        "isLocalUserEnabled",
        None,
        "local users sign in with passwords of their own",
    ),
    switch(
        "allowBlobPublicAccess",
        None,
        "containers can be opened to everybody",
    ),
    switch(
        "allowCrossTenantReplication",
        None,
        "data can be copied to accounts of other tenants",
    ),
    switch(
        "supportsHttpsTrafficOnly",
        None,
        "data goes over the network unencrypted",
    ),
    switch("publicAccess", Some("None"), "everybody can read the container"),
    switch(
        "adminUserEnabled",
        Some("false"),
        "whoever has the admin password pulls and pushes images",
    ),
    switch("anonymousPullEnabled", Some("false"), "everybody can pull images"),
    switch(
        "roleAssignmentMode",
        Some("LegacyRegistryPermissions"),
        "the registry obeys other roles than those that are derived",
    ),
    switch(
        "disableLocalAuth",
        Some("false"),
        "keys, passwords or SSH work beside Microsoft Entra ID",
    ),
    switch(
        "enableRbacAuthorization",
        None,
        "the vault obeys its access policies, not role assignments",
    ),
    switch(
        "enablePurgeProtection",
        Some("false"),
        "a deleted vault can be purged at once",
    ),
    switch(
        "publicNetworkAccess",
        Some("Enabled"),
        "it is reached from the internet, or no longer from where it should be",
    ),
    switch(
        "defaultAction",
        Some("Allow"),
        "its firewall lets every network in where it shall be closed, or none where it shall be open",
    ),
    switch(
        "systemDatastoresAuthMode",
        Some("AccessKey"),
        "the workspace reaches its own stores with keys",
    ),
    switch("authMode", None, "the endpoint takes keys"),
    switch(
        "remoteLoginPortPublicAccess",
        None,
        "nodes are reached by SSH from the internet",
    ),
    switch("enableNodePublicIp", None, "nodes have public addresses"),
];

/// The switch that a property is, by the last part of its path. Commands for one kind of resource spell as they like:
/// `disable_local_auth`, `DisableLocalAuth`.
pub(super) fn find(key: &str) -> Option<&'static Switch> {
    SWITCHES.iter().find(|switch| same_word(switch.key, key))
}

/// Whether two words are one but for case and underscores.
pub(super) fn same_word(one: &str, two: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = u8> {
        let plain = text.bytes().filter(|letter| *letter != b'_');
        plain.map(|letter| letter.to_ascii_lowercase())
    }
    letters(one).eq(letters(two))
}

/// A value that is not what the blueprint says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Turned {
    /// The path of the property below `properties`.
    pub(super) path: String,
    /// What the blueprint makes of it.
    pub(super) wanted: String,
    /// What is there; none where it is not set.
    pub(super) found: Option<String>,
    /// What that means.
    pub(super) means: &'static str,
}
