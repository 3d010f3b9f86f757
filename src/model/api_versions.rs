//! Which API versions resources are written with.

use serde::Serialize;

use super::{ResourceType, VersionedType};

/// The API versions that stand in place of those of the catalog.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ApiVersions {
    /// Those that the blueprint sets, each with its type.
    pub written: Vec<(String, String)>,
    /// Those of the cloud, by provider or by type.
    #[serde(skip)]
    pub pins: &'static [(&'static str, &'static str)],
}

impl ApiVersions {
    /// The version that the blueprint sets for a type.
    #[must_use]
    pub fn written(&self, arm: &str) -> Option<&str> {
        let mut written = self.written.iter();
        let found = written.find(|(known, _)| known.eq_ignore_ascii_case(arm));
        found.map(|(_, version)| version.as_str())
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
