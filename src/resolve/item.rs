//! What every named thing has: its names, its place and its tags.

use super::top::{self, Tags};
use crate::diag::Diagnostics;
use crate::model::Place;
use crate::source::{Span, Spanned};

/// The word by which a blueprint names the workspace's own account, vault or registry.
pub(super) const DEFAULT: &str = "default";

/// Which of several things of a kind it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owned {
    /// The workspace's own, or the only one there is.
    Default,
    /// A further one, under its name.
    Named,
}

/// Values that any named item has.
#[derive(Debug, Clone)]
pub struct Item {
    /// Which of its kind it is.
    pub owned: Owned,
    /// The logical name; empty for what there is one of.
    pub logical: String,
    /// Where it is declared; for a default that was not written, where the blueprint is named.
    pub span: Span,
    /// The Azure name, where the author sets it or the resource exists already.
    pub name: Option<Spanned<String>>,
    /// Whether the resource exists already.
    pub existing: bool,
    /// Where it lies.
    pub place: Place,
    /// Its own tags.
    pub tags: Tags,
}

impl Item {
    /// A named item.
    pub(super) fn of(
        key: &Spanned<String>,
        name: Option<&Spanned<String>>,
        tags: &crate::blueprint::Tags,
        diags: &mut Diagnostics,
    ) -> Self {
        Self {
            name: name.cloned(),
            tags: top::tags(tags, diags),
            ..Self::plain(&key.value, key.span)
        }
    }

    /// An item with nothing but a logical name: one that the blueprint does not name, but that is called after
    /// something, is plain too.
    #[must_use]
    pub fn plain(logical: &str, span: Span) -> Self {
        Self {
            owned: if logical.is_empty() || logical == DEFAULT {
                Owned::Default
            } else {
                Owned::Named
            },
            logical: logical.to_owned(),
            span,
            name: None,
            existing: false,
            place: Place::Own,
            tags: Vec::new(),
        }
    }

    /// The item of a kind of which there is one: underlined at the beginning of its section, or where the blueprint is
    /// named.
    pub(super) fn only_one(
        section: Span,
        home: Span,
        name: Option<&Spanned<String>>,
        tags: &crate::blueprint::Tags,
        diags: &mut Diagnostics,
    ) -> Self {
        let span = if section == home {
            home
        } else {
            Span::new(section.start, section.start + 1)
        };
        Self::of(&Spanned::new(String::new(), span), name, tags, diags)
    }

    /// Whether it is the workspace's own, or the only one there is.
    #[must_use]
    pub fn is_default(&self) -> bool {
        self.owned == Owned::Default
    }

    /// The word by which a blueprint names it.
    pub(super) fn word(&self) -> &str {
        match self.owned {
            Owned::Default => DEFAULT,
            Owned::Named => &self.logical,
        }
    }

    /// The name by which jobs refer to it, which it has in the workspace unless the author sets another one.
    #[must_use]
    pub fn job_name(&self) -> &str {
        self.name.as_ref().map_or(&self.logical, |name| &name.value)
    }

    /// Whether its Azure name is written, and is this one. Case does not count.
    pub(super) fn is_called(&self, name: &str) -> bool {
        self.name
            .as_ref()
            .is_some_and(|known| known.value.eq_ignore_ascii_case(name))
    }

    /// Whether it is the resource of a name in a place, as an id names it.
    pub(super) fn is_at(&self, place: &Place, name: &str) -> bool {
        self.is_called(name) && self.place.is(place)
    }

    /// Makes it one that exists in a place under a name.
    pub(super) fn make_existing(&mut self, place: Place, name: Spanned<String>) {
        self.place = place;
        self.name = Some(name);
        self.existing = true;
    }
}
