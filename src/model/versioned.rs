//! The type of one resource, with the API version that is written for it.

use std::borrow::Cow;
use std::fmt;

use super::ResourceType;

/// The type of a resource and the API version that it is written with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionedType {
    /// Provider and type, such as `Microsoft.Storage/storageAccounts`.
    pub arm: Cow<'static, str>,
    /// API version, such as `2026-04-01`.
    pub api_version: Cow<'static, str>,
    /// Whether the catalog knows the type.
    pub known: bool,
}

impl VersionedType {
    /// A type that the catalog does not know: only a scope is of such a type, and a scope has no version, so that any will do.
    #[must_use]
    pub fn unknown(arm: String) -> Self {
        Self {
            arm: arm.into(),
            api_version: "2024-01-01".into(),
            known: false,
        }
    }

    /// The last segment: `storageAccounts`.
    #[must_use]
    pub fn segment(&self) -> &str {
        self.arm.rsplit_once('/').map_or(&*self.arm, |(_, last)| last)
    }

    /// Whether both are one type, in whatever version. Case does not count.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        self.arm.eq_ignore_ascii_case(&other.arm)
    }
}

impl From<&ResourceType> for VersionedType {
    fn from(known: &ResourceType) -> Self {
        Self {
            arm: known.arm.into(),
            api_version: known.api_version.into(),
            known: true,
        }
    }
}

impl fmt::Display for VersionedType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.arm, self.api_version)
    }
}
