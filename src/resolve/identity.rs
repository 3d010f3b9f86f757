//! User-assigned identities, and the fallbacks that exist only where something needs them.

use super::reference::{check_logical, lookup};
use super::{Item, top};
use crate::blueprint::{IdentityEntry, IdentityItem, IdentityMap, IdentityType, Items, shape::WordListOr};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};

/// A user-assigned identity.
#[derive(Debug, Clone)]
pub struct UserIdentity {
    /// Name, place and tags.
    pub item: Item,
}

/// The declared identities.
pub(super) fn declared(entries: &Items<IdentityEntry>, diags: &mut Diagnostics) -> Vec<UserIdentity> {
    entries
        .iter()
        .map(|(key, entry)| {
            check_logical(key, "an identity", diags);
            UserIdentity {
                item: Item {
                    logical: key.value.clone(),
                    span: key.span,
                    name: entry.value.name.clone(),
                    tags: top::tags(&entry.value.tags, diags),
                },
            }
        })
        .collect()
}

/// The fallback identity `name`: the declared one of that name, or a new one that `because_of` made necessary.
pub(super) fn fallback(name: &str, because_of: Span, identities: &mut Vec<UserIdentity>) -> Spanned<usize> {
    let index = identities
        .iter()
        .position(|identity| identity.item.logical == name)
        .unwrap_or_else(|| {
            identities.push(UserIdentity {
                item: Item {
                    logical: name.to_owned(),
                    span: because_of,
                    name: None,
                    tags: Vec::new(),
                },
            });
            identities.len() - 1
        });
    Spanned::new(index, because_of)
}

/// The identity that a word names.
pub(super) fn named(
    word: &Spanned<String>,
    identities: &[UserIdentity],
    diags: &mut Diagnostics,
) -> Option<Spanned<usize>> {
    let names = identities.iter().map(|identity| identity.item.logical.as_str());
    lookup(word, "identities", "identity", names, diags).map(|index| Spanned::new(index, word.span))
}

/// The identities of a list, without repetition.
pub(super) fn listed(
    items: &[Spanned<IdentityItem>],
    identities: &[UserIdentity],
    diags: &mut Diagnostics,
) -> Vec<Spanned<usize>> {
    let words: Vec<Spanned<String>> = items
        .iter()
        .map(|item| match &item.value {
            IdentityItem::Word(word) => word.clone(),
            IdentityItem::Body(id) => id.resource_id.clone(),
        })
        .collect();
    words_to_identities(&words, identities, diags)
}

fn words_to_identities(
    words: &[Spanned<String>],
    identities: &[UserIdentity],
    diags: &mut Diagnostics,
) -> Vec<Spanned<usize>> {
    let mut found: Vec<Spanned<usize>> = Vec::new();
    for word in words {
        let Some(index) = named(word, identities, diags) else {
            continue;
        };
        match found.iter().find(|earlier| earlier.value == index.value) {
            Some(earlier) => diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    word.span,
                    format!("identity `{}` is listed twice", word.value),
                )
                .also(earlier.span, "first listed here")
                .help("list it once"),
            ),
            None => found.push(index),
        }
    }
    found
}

/// The identities of the form that `az ml` writes: where a system-assigned one is asked for, and the user-assigned ones.
/// What the type asks for and the list does not give, or the other way round, is a finding.
pub(super) fn of_mapping(
    mapping: &IdentityMap,
    identities: &[UserIdentity],
    diags: &mut Diagnostics,
) -> (Option<Span>, Vec<Spanned<usize>>) {
    let (system, user) = match mapping.kind.value {
        IdentityType::System => (true, false),
        IdentityType::User => (false, true),
        IdentityType::Both => (true, true),
    };
    if user && names_none(mapping) {
        diags.push(
            Diagnostic::error(
                Code::MISSING_KEY,
                mapping.kind.span,
                "this type of identity needs `user_assigned_identities`",
            )
            .help("add `user_assigned_identities: [workspace]` with the name of a declared identity"),
        );
    }
    if let (Some(list), false) = (&mapping.user_assigned_identities, user) {
        diags.push(
            Diagnostic::error(
                Code::CONTRADICTION,
                list.span,
                "`user_assigned_identities` stands beside a type that has none",
            )
            .also(mapping.kind.span, "this type")
            .help("write `type: user_assigned`, or remove the list"),
        );
    }
    let listed = mapping
        .user_assigned_identities
        .as_ref()
        .map(|list| match &list.value {
            WordListOr::Word(word) => words_to_identities(std::slice::from_ref(word), identities, diags),
            WordListOr::List(items) => listed(items, identities, diags),
            WordListOr::Body(keyed) => {
                let words: Vec<_> = keyed.keys().cloned().collect();
                words_to_identities(&words, identities, diags)
            }
        });
    (system.then_some(mapping.kind.span), listed.unwrap_or_default())
}

/// Whether the form that `az ml` writes names no user-assigned identity: the key is not there, or empty.
fn names_none(mapping: &IdentityMap) -> bool {
    match mapping.user_assigned_identities.as_ref().map(|list| &list.value) {
        None => true,
        Some(WordListOr::Word(_)) => false,
        Some(WordListOr::List(items)) => items.is_empty(),
        Some(WordListOr::Body(keyed)) => keyed.is_empty(),
    }
}

/// The information that a declared identity is not carried by anything.
pub(super) fn unused(name: &str, span: Span) -> Diagnostic {
    Diagnostic::information(Code::UNUSED, span, format!("nothing uses identity `{name}`"))
        .cause("it is created and gets no role")
        .help("remove it, or name it as the identity of the workspace or of a compute")
}
