//! What every named thing has: its names, its place and its tags.

use super::top::{self, Tags};
use crate::diag::Diagnostics;
use crate::source::{Span, Spanned};

/// Values that any named item has.
#[derive(Debug, Clone)]
pub struct Item {
    /// The logical name.
    pub logical: String,
    /// Where it is declared; for a default that was not written, where the blueprint is named.
    pub span: Span,
    /// The Azure name, where the author sets it or the resource exists already.
    pub name: Option<Spanned<String>>,
    /// Whether the resource exists already.
    pub existing: bool,
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

    /// An item with nothing but a logical name.
    pub(super) fn plain(logical: &str, span: Span) -> Self {
        Self {
            logical: logical.to_owned(),
            span,
            name: None,
            existing: false,
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

    /// The name by which jobs refer to it, which it has in the workspace unless the author sets another one.
    #[must_use]
    pub fn job_name(&self) -> &str {
        self.name.as_ref().map_or(&self.logical, |name| &name.value)
    }

    /// Makes it one that exists under a name.
    pub(super) fn make_existing(&mut self, name: Spanned<String>) {
        self.name = Some(name);
        self.existing = true;
    }
}
