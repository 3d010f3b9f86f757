//! Which known errors a text holds.

use std::collections::BTreeSet;

use super::said::Said;
use super::statements::{Statement, statements};
use crate::catalog::errors;
use crate::diag::suggest;
use crate::model::fact::KnownError;

/// How many errors of one text are answered.
const MOST: usize = 40;

/// An error that a text tells.
#[derive(Debug, Clone)]
pub struct Told {
    /// Which one.
    pub error: &'static KnownError,
    /// What else the text says of it.
    pub said: Said,
    depth: usize,
}

/// What a text holds.
#[derive(Debug, Default)]
pub struct Reading {
    /// The errors that are known, the innermost first, each with what is said of it once.
    pub told: Vec<Told>,
    /// How many more there are.
    pub left_out: usize,
    /// Where none is known, ids of errors whose names are near to words of the text.
    pub nearest: Vec<&'static str>,
}

/// Reads a text.
#[must_use]
pub fn recognise(text: &str) -> Reading {
    let statements = statements(text);
    let mut told: Vec<Told> = Vec::new();
    let mut seen: BTreeSet<(&str, Said)> = BTreeSet::new();
    for statement in &statements {
        let errors = known_in(statement);
        if errors.is_empty() {
            continue;
        }
        let said = Said::of(statement);
        for error in errors {
            if seen.insert((error.id, said.clone())) {
                told.push(Told {
                    error,
                    said: said.clone(),
                    depth: statement.depth,
                });
            }
        }
    }
    if told.iter().any(|one| !one.error.wraps) {
        told.retain(|one| !one.error.wraps);
    }
    // a code beside its message says nothing that the message does not say
    let spoken: BTreeSet<&str> = told
        .iter()
        .filter(|one| !one.said.is_empty())
        .map(|one| one.error.id)
        .collect();
    told.retain(|one| !one.said.is_empty() || !spoken.contains(one.error.id));
    let special: BTreeSet<&str> = told.iter().flat_map(|one| one.error.over).copied().collect();
    told.retain(|one| !(one.said.is_empty() && special.contains(one.error.id)));
    told.sort_by_key(|one| std::cmp::Reverse(one.depth));
    let left_out = told.len().saturating_sub(MOST);
    told.truncate(MOST);
    let nearest = if told.is_empty() {
        nearest(text)
    } else {
        Vec::new()
    };
    Reading {
        told,
        left_out,
        nearest,
    }
}

/// The errors that a statement tells.
fn known_in(statement: &Statement) -> Vec<&'static KnownError> {
    let mut found: Vec<&KnownError> = errors::all()
        .filter(|error| {
            let mut ways = error.marks.iter();
            ways.any(|all| all.iter().all(|phrase| holds(&statement.lower, phrase)))
        })
        .collect();
    let over: Vec<&str> = found.iter().flat_map(|error| error.over).copied().collect();
    found.retain(|error| !over.contains(&error.id));
    found
}

/// Whether a phrase stands in a text as whole words.
fn holds(text: &str, phrase: &str) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    text.match_indices(phrase).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + phrase.len()..).and_then(|text| text.chars().next());
        let begins = !(is_letter(phrase.chars().next()) && is_letter(before));
        let ends = !(is_letter(phrase.chars().next_back()) && is_letter(after));
        begins && ends
    })
}

/// Errors whose ids are near to one of the first words.
fn nearest(text: &str) -> Vec<&'static str> {
    let words = text
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| (6..=60).contains(&word.len()))
        .take(200);
    let mut found = Vec::new();
    for word in words {
        for id in suggest::closest(word, errors::all().map(|error| error.id)) {
            if !found.contains(&id) {
                found.push(id);
            }
        }
    }
    found.truncate(3);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<&'static str> {
        recognise(text).told.iter().map(|one| one.error.id).collect()
    }

    #[test]
    fn phrases_are_whole_words() {
        assert!(holds("a linkedx b", "linkedx"));
        assert!(!holds("linkedauthorizationfailed", "authorizationfailed"));
        assert!(holds("aadsts70021: no", "aadsts70021") && !holds("aadsts700213", "aadsts70021"));
    }

    #[test]
    fn the_innermost_comes_first_and_wrappers_last_only_when_alone() {
        let text = r#"{"error":{"code":"DeploymentFailed","details":[{"code":"PrincipalNotFound","message":"Principal 11111111222243338444555555555555 does not exist in the directory x."},
            {"code":"Conflict","details":[{"code":"QuotaExceeded","message":"no cores"}]}]}}"#;
        assert_eq!(ids(text), ["QuotaExceeded", "PrincipalNotFound"]);
        assert_eq!(ids("{\"code\":\"DeploymentFailed\"}"), ["DeploymentFailed"]);
        assert_eq!(ids("nothing is wrong"), [""; 0]);
    }

    #[test]
    fn one_error_told_twice_is_one() {
        let text = "(AuthorizationFailed) The client 'a' with object id '11111111-2222-4333-8444-555555555555' does not have authorization to \
            perform action 'A/b/write' over scope '/subscriptions/1' or the scope is invalid.\nCode: AuthorizationFailed\nMessage: The client 'a' \
            with object id '11111111-2222-4333-8444-555555555555' does not have authorization to perform action 'A/b/write' over scope \
            '/subscriptions/1' or the scope is invalid.";
        assert_eq!(ids(text), ["AuthorizationFailed"]);
        let two = text.replacen("'A/b/write'", "'A/c/write'", 1);
        assert_eq!(ids(&two).len(), 2);
    }

    #[test]
    fn a_word_that_is_near_is_told() {
        assert_eq!(recognise("PrincipalNotFond").nearest, ["PrincipalNotFound"]);
    }

    #[test]
    fn large_texts_end() {
        let text = "{\"code\":\"AuthorizationFailed\"} \\\\\\".repeat(20_000);
        assert_eq!(ids(&text), ["AuthorizationFailed"]);
    }
}
