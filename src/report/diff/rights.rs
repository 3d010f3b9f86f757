//! Whether one right gives all that another gives, across two models.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

use super::pairs::Pairs;
use crate::catalog::permissions;
use crate::model::{Model, PermissionSet, Permissions, Right};

/// What a right gives, as far as it can be compared.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Gives {
    /// What a role permits.
    Role(Cow<'static, PermissionSet>),
    /// What an entry of access policies permits.
    Policy(Permissions),
    /// What only its name tells.
    Unknown,
}

/// A right in words by which it is one in both models, and what it gives.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) key: String,
    pub(super) gives: Gives,
}

impl Known {
    /// What a right of a model is; `is_new` where that model is the new one.
    pub(super) fn of(pairs: &Pairs<'_>, model: &Model, right: Right, is_new: bool) -> Self {
        let named = |gives| Self {
            key: right.name().into_owned(),
            gives,
        };
        match right {
            Right::Role(role) => Self {
                key: role.guid.to_owned(),
                gives: Gives::Role(Cow::Borrowed(permissions::of(role))),
            },
            Right::Custom(id) => {
                let before = if is_new { pairs.old_of(id) } else { Some(id) };
                let key = before.map_or_else(|| format!("new {}", id.0), |id| format!("custom {}", id.0));
                let role = model.resource(id).and_then(crate::model::Resource::permissions);
                Self {
                    key,
                    gives: role.map_or(Gives::Unknown, |role| Gives::Role(Cow::Owned(role))),
                }
            }
            Right::AccessPolicy(policy) => named(Gives::Policy(policy)),
            Right::Unlisted(_) | Right::Unstated(_) => named(Gives::Unknown),
        }
    }
}

/// Answers that were given before: comparing two roles takes longer than looking it up.
#[derive(Default)]
pub(super) struct Inclusions(RefCell<BTreeMap<(String, String), bool>>);

impl Inclusions {
    /// Whether `wide` gives everything that `narrow` gives.
    pub(super) fn includes(&self, wide: &Known, narrow: &Known) -> bool {
        match (&wide.gives, &narrow.gives) {
            (Gives::Role(one), Gives::Role(other)) => {
                // a custom role may be defined anew under its name
                if wide.key == narrow.key {
                    return one == other || one.includes(other);
                }
                let key = (wide.key.clone(), narrow.key.clone());
                *self
                    .0
                    .borrow_mut()
                    .entry(key)
                    .or_insert_with(|| one.includes(other))
            }
            (Gives::Policy(one), Gives::Policy(other)) => one.include(*other),
            _ => wide.key == narrow.key,
        }
    }
}
