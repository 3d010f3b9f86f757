//! Which API versions resources are written with.

use serde::Serialize;

use super::{Origin, ResourceType, VersionedType};

/// The API versions that stand in place of those of the catalog.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ApiVersions {
    /// Those that the blueprint sets.
    pub written: Vec<WrittenVersion>,
    /// Those of the cloud, by provider or by type.
    #[serde(skip)]
    pub pins: &'static [(&'static str, &'static str)],
}

/// The API version of a type.
#[derive(Debug, Clone, Serialize)]
pub struct WrittenVersion {
    /// The type, as the catalog spells it.
    pub arm: String,
    /// The version.
    pub version: String,
    /// Where it is written.
    #[serde(skip)]
    pub origin: Origin,
}

impl ApiVersions {
    /// The version that the blueprint sets for a type.
    #[must_use]
    pub fn written(&self, arm: &str) -> Option<&str> {
        let mut written = self.written.iter();
        let found = written.find(|known| known.arm.eq_ignore_ascii_case(arm));
        found.map(|known| known.version.as_str())
    }

    /// The version of the cloud for a type: what is said of the type counts before what is said of its provider.
    #[must_use]
    pub fn pinned(&self, arm: &str) -> Option<&'static str> {
        let covers = |name: &str| {
            arm.strip_prefix(name)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let pins = self.pins.iter().filter(|(name, _)| covers(name));
        pins.max_by_key(|(name, _)| name.len())
            .map(|(_, version)| *version)
    }

    /// A type of the catalog with its version here.
    #[must_use]
    pub fn of(&self, known: &ResourceType) -> VersionedType {
        let mut found = VersionedType::from(known);
        if let Some(version) = self.written(known.arm) {
            found.api_version = version.to_owned().into();
        } else if let Some(version) = self.pinned(known.arm) {
            found.api_version = version.into();
        }
        found
    }

    pub(super) fn are_usual(&self) -> bool {
        self.written.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::ApiVersions;

    #[test]
    fn the_longest_pin_counts_and_a_name_is_whole() {
        let versions = ApiVersions {
            written: Vec::new(),
            pins: &[("A.B", "1"), ("A.B/c", "2")],
        };
        assert_eq!(versions.pinned("A.B/c"), Some("2"));
        assert_eq!(versions.pinned("A.B/c/d"), Some("2"));
        assert_eq!(versions.pinned("A.B/cd"), Some("1"));
        assert_eq!(versions.pinned("A.Bc/d"), None);
    }
}
