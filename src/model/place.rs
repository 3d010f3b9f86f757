//! Places: where a resource lies.

use serde::Serialize;

/// The resource group in which a resource lies. A child lies where its parent does.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The group that the blueprint is deployed into.
    #[default]
    Own,
    /// Another one: what lies there exists already.
    Elsewhere {
        /// Its subscription, in lower case; none where it is the deployment's.
        subscription: Option<String>,
        /// Its name.
        group: String,
    },
}

impl Place {
    /// Whether it is the group that the blueprint is deployed into.
    #[must_use]
    pub fn is_own(&self) -> bool {
        *self == Place::Own
    }

    /// The place as it is compared: Azure ignores the case of names.
    #[must_use]
    pub fn in_lower_case(&self) -> Self {
        match self {
            Place::Own => Place::Own,
            Place::Elsewhere { subscription, group } => Place::Elsewhere {
                subscription: subscription.clone(),
                group: group.to_ascii_lowercase(),
            },
        }
    }

    /// Whether two are one place.
    #[must_use]
    pub fn is(&self, other: &Place) -> bool {
        self.in_lower_case() == other.in_lower_case()
    }
}
