//! Places: where a resource lies.

use serde::Serialize;

/// A resource group beside the one that is deployed into: an index into [`Model::other_groups`](super::Model::other_groups).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct GroupId(pub(crate) usize);

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

    /// How a sentence speaks of it.
    #[must_use]
    pub fn display(&self) -> String {
        match self {
            Place::Own => "resource group".to_owned(),
            Place::Elsewhere {
                subscription: None,
                group,
            } => format!("resource group `{group}`"),
            Place::Elsewhere {
                subscription: Some(subscription),
                group,
            } => format!("resource group `{group}` of subscription `{subscription}`"),
        }
    }

    /// The subscription, where it is not the deployment's.
    #[must_use]
    pub fn other_subscription(&self) -> Option<&str> {
        match self {
            Place::Own => None,
            Place::Elsewhere { subscription, .. } => subscription.as_deref(),
        }
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
        match (self, other) {
            (Place::Own, Place::Own) => true,
            (
                Place::Elsewhere { subscription, group },
                Place::Elsewhere {
                    subscription: other_subscription,
                    group: other_group,
                },
            ) => subscription == other_subscription && group.eq_ignore_ascii_case(other_group),
            (Place::Own, Place::Elsewhere { .. }) | (Place::Elsewhere { .. }, Place::Own) => false,
        }
    }
}
