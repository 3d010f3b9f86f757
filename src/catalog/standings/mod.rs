//! How it stands with the ids of the rule base that are neither a derived role nor a finding: they wait, are left out, or
//! are notes.
//!
//! In the order of the rule base: `roles` has those of its role rules, `hard` those of its hard rules. An id that becomes
//! a rule or gets a code leaves these tables.

mod hard;
mod make;
mod roles;

use crate::model::fact::Standing;

/// The tables, in the order of the rule base.
pub const ALL: &[&[Standing]] = &[roles::STANDINGS, hard::STANDINGS];

/// Every standing, in order.
pub fn all() -> impl Iterator<Item = &'static Standing> {
    ALL.iter().flat_map(|table| table.iter())
}

/// The standing of an id, in any case.
#[must_use]
pub fn find(id: &str) -> Option<&'static Standing> {
    all().find(|standing| standing.id.eq_ignore_ascii_case(id))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::fact::State;

    #[test]
    fn ids_are_unique_and_of_one_form() {
        let ids: BTreeSet<&str> = all().map(|standing| standing.id).collect();
        assert_eq!(ids.len(), all().count());
        for id in ids {
            let plain = |letter: u8| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == b'-';
            assert!(id.bytes().all(plain) && id.contains('-'), "{id}");
        }
        assert_eq!(
            find("v-acr-03").map(|standing| standing.state),
            Some(State::LeftOut)
        );
        assert_eq!(find("V-NOT-99"), None);
    }

    #[test]
    fn hard_rules_stand_in_their_table() {
        let is_hard = |standing: &&Standing| standing.id.starts_with("V-");
        assert!(!roles::STANDINGS.iter().any(|standing| is_hard(&standing)));
        assert!(hard::STANDINGS.iter().all(|standing| is_hard(&standing)));
    }

    #[test]
    fn texts_are_sentences_and_notes_have_sources() {
        for standing in all() {
            let Standing { id, text, .. } = standing;
            assert!(
                text.len() > 30 && text.ends_with('.'),
                "{id} says nothing: {text}"
            );
            match standing.state {
                State::Note(_) => assert!(!standing.citations.is_empty(), "{id} has no source"),
                State::LeftOut => {
                    assert!(
                        !text.contains(". "),
                        "{id} gives its reason in one sentence: {text}"
                    );
                }
            }
        }
    }
}
