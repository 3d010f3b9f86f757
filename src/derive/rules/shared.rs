//! Rules that hold alike for several kinds of actors.

use super::rule::RoleRule;
use crate::model::{ActorKind, Citation, Mark};

/// A rule that stands once, and the kinds of actors that have it, each under an id of its own.
#[derive(Debug)]
pub(super) struct SharedRule {
    /// What all of them have; its `id` and `to` are those of the holders.
    pub(super) rule: RoleRule,
    /// Who has it.
    pub(super) holders: &'static [Holder],
}

/// Who has a shared rule, and what of it is said otherwise there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Holder {
    id: &'static str,
    to: &'static [ActorKind],
    sentences: Option<(&'static str, &'static str)>,
    mark: Option<Mark>,
    sources: Option<&'static [&'static Citation]>,
}

/// A holder of whom the rule says all.
pub(super) const fn holder(id: &'static str, to: &'static [ActorKind]) -> Holder {
    Holder {
        id,
        to,
        sentences: None,
        mark: None,
        sources: None,
    }
}

impl Holder {
    /// With a `because` and a `without` of its own.
    pub(super) const fn saying(self, because: &'static str, without: &'static str) -> Self {
        Self {
            sentences: Some((because, without)),
            ..self
        }
    }

    /// With a mark of its own.
    pub(super) const fn marked(self, mark: Mark) -> Self {
        Self {
            mark: Some(mark),
            ..self
        }
    }

    /// With sources of its own.
    pub(super) const fn cited(self, sources: &'static [&'static Citation]) -> Self {
        Self {
            sources: Some(sources),
            ..self
        }
    }
}

impl SharedRule {
    /// The rows that it stands for.
    pub(super) fn rows(&self) -> impl Iterator<Item = RoleRule> {
        let rule = self.rule;
        self.holders.iter().map(move |holder| {
            let (because, without) = holder.sentences.unwrap_or((rule.because, rule.without));
            RoleRule {
                id: holder.id,
                to: holder.to,
                because,
                without,
                mark: holder.mark.unwrap_or(rule.mark),
                sources: holder.sources.unwrap_or(rule.sources),
                ..rule
            }
        })
    }
}
