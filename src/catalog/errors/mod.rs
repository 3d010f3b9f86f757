//! Errors of Azure that a machine learning platform meets, one file per family: by what text each is known, what it means and what to do.
//!
//! `ways` says what to write in a blueprint so that somebody may do something. Nothing here reads a text: that is done by
//! `report::doctor`, in which also stands what follows for one blueprint.

mod access;
mod data;
mod deployment;
mod images;
mod limits;
mod names;
mod sign_in;
mod vaults;
mod ways;

pub use ways::WAYS;

use crate::model::fact::KnownError;

/// A family of errors.
#[derive(Debug)]
pub struct Family {
    /// Its title.
    pub title: &'static str,
    /// Its rows.
    pub errors: &'static [KnownError],
}

/// All families.
pub const FAMILIES: &[Family] = &[
    Family {
        title: "Access in Azure Resource Manager, and role assignments",
        errors: access::ERRORS,
    },
    Family {
        title: "Data in storage accounts",
        errors: data::ERRORS,
    },
    Family {
        title: "Key vaults and customer-managed keys",
        errors: vaults::ERRORS,
    },
    Family {
        title: "Images",
        errors: images::ERRORS,
    },
    Family {
        title: "Names that are taken",
        errors: names::ERRORS,
    },
    Family {
        title: "Quotas",
        errors: limits::ERRORS,
    },
    Family {
        title: "Sign-in",
        errors: sign_in::ERRORS,
    },
    Family {
        title: "Deployments, the network and endpoints",
        errors: deployment::ERRORS,
    },
];

/// Every error, in order.
pub fn all() -> impl Iterator<Item = &'static KnownError> {
    FAMILIES.iter().flat_map(|family| family.errors)
}

/// The error of this id, in any case.
#[must_use]
pub fn find(id: &str) -> Option<&'static KnownError> {
    all().find(|error| error.id.eq_ignore_ascii_case(id))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn rows_are_whole() {
        let ids: BTreeSet<String> = all().map(|error| error.id.to_lowercase()).collect();
        assert_eq!(ids.len(), all().count());
        for error in all() {
            let id = error.id;
            assert!(
                !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric()),
                "{id}"
            );
            assert!(
                !error.marks.is_empty() && error.marks.iter().all(|all| !all.is_empty()),
                "{id}"
            );
            assert!(
                error.means.ends_with('.') && error.means.len() > 30,
                "{id}: {}",
                error.means
            );
            assert!(!error.steps.is_empty(), "{id}");
            assert!(error.steps.iter().all(|step| step.ends_with('.')), "{id}");
            assert!(!error.citations.is_empty(), "{id} has no source");
            for mark in error.marks.iter().flat_map(|all| all.iter()) {
                assert!(mark.is_ascii() && *mark == mark.to_lowercase(), "{id}: {mark}");
            }
            assert!(error.over.iter().all(|other| find(other).is_some()), "{id}");
        }
        assert_eq!(
            find("authorizationfailed").map(|error| error.id),
            Some("AuthorizationFailed")
        );
        assert_eq!(find("nothing"), None);
    }
}
