//! User-assigned identities, and the fallbacks that exist only where something needs them.

use std::collections::BTreeMap;

use super::context::Context;
use super::reference::{check_logical, is_resource_id, lookup};
use super::{FederatedCredential, IdentityRef, Item, UserIdentity};
use crate::arena::Handle;
use crate::blueprint::{
    FederatedCredential as CredentialEntry, IdentityEntry, IdentityItem, IdentityMap, IdentityType, OrParam,
    Tags, shape::WordListOr,
};
use crate::catalog::{clouds, types};
use crate::diag::{Code, Diagnostic};
use crate::model::Cloud;
use crate::source::{Span, Spanned};

/// The identities of a compute or an endpoint.
#[derive(Debug, Clone, Default)]
pub struct Identities {
    /// Whether it has one that Azure makes, and where that is written.
    pub system_assigned: Option<Span>,
    /// User-assigned ones, the default identity first, with the places that name them.
    pub user_assigned: Vec<IdentityRef>,
}

impl Identities {
    /// Whether an identity is one of them.
    #[must_use]
    pub fn carries(&self, identity: Handle<UserIdentity>) -> bool {
        self.user_assigned
            .iter()
            .any(|attached| attached.value == identity)
    }

    /// User-assigned ones alone.
    pub(super) fn user(user_assigned: Vec<IdentityRef>) -> Self {
        Self {
            system_assigned: None,
            user_assigned,
        }
    }

    /// A system-assigned one alone.
    pub(super) fn system(span: Span) -> Self {
        Self {
            system_assigned: Some(span),
            user_assigned: Vec::new(),
        }
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.system_assigned.is_none() && self.user_assigned.is_empty()
    }
}

/// Characters of an issuer, subject or audience at most.
const CREDENTIAL_TEXT: usize = 600;
/// Federated credentials of an identity at most.
const CREDENTIALS: usize = 20;

impl Context<'_> {
    /// Collects the declared identities.
    pub(super) fn declare_identities(&mut self) {
        for (key, entry) in &self.blueprint.identities {
            check_logical(key, "an identity", self.diags);
            let identity = self.identity(key, &entry.value);
            self.identities.add(identity);
        }
    }

    fn identity(&mut self, key: &Spanned<String>, entry: &IdentityEntry) -> UserIdentity {
        let mut item = Item::of(key, entry.name.as_ref(), &entry.tags, self.diags);
        if let Some(existing) = &entry.existing {
            let tags = entry.tags.keys().next().map(|key| key.span);
            let name = entry.name.as_ref().map(|name| name.span);
            self.refuse_beside_existing(existing.span, &[("name", name), ("tags", tags)]);
            self.make_existing(
                &mut item,
                existing,
                "a user-assigned identity",
                &types::USER_ASSIGNED_IDENTITIES,
            );
        }
        let credentials: Vec<FederatedCredential> = entry
            .federated_credentials
            .iter()
            .map(|(key, entry)| self.credential(key, &entry.value))
            .collect();
        self.different_credentials(&credentials);
        UserIdentity { item, credentials }
    }

    fn credential(&mut self, key: &Spanned<String>, entry: &CredentialEntry) -> FederatedCredential {
        check_logical(key, "a federated credential", self.diags);
        if let OrParam::Value(issuer) = &entry.issuer.value
            && !issuer.starts_with("https://")
        {
            self.diags.push(
                Diagnostic::error(
                    Code::FEDERATED_CREDENTIAL,
                    entry.issuer.span,
                    format!("the issuer `{issuer}` is not an https URL"),
                )
                .help("write the issuer's URL, for example `https://token.actions.githubusercontent.com`"),
            );
        }
        // those of parameters are not seen
        let written = [("issuer", &entry.issuer), ("subject", &entry.subject)]
            .into_iter()
            .filter_map(|(word, given)| Some((word, given.value.value()?, given.span)));
        let audiences = entry.audiences.iter();
        let audiences = audiences.map(|audience| ("audience", &audience.value, audience.span));
        for (word, text, span) in written.chain(audiences) {
            let length = text.chars().count();
            if !(1..=CREDENTIAL_TEXT).contains(&length) {
                self.diags.push(
                    Diagnostic::error(
                        Code::FEDERATED_CREDENTIAL,
                        span,
                        format!(
                            "the {word} has {length} characters, and Azure allows 1 to {CREDENTIAL_TEXT}"
                        ),
                    )
                    .help(format!("write the {word} of the workload's tokens")),
                );
            }
        }
        if let Some(second) = entry.audiences.get(1) {
            self.diags.push(
                Diagnostic::error(
                    Code::FEDERATED_CREDENTIAL,
                    second.span,
                    "a federated credential has one audience",
                )
                .help("keep one of them"),
            );
        }
        for audience in &entry.audiences {
            let mut others = Cloud::ALL.iter();
            if let Some(cloud) = others.find(|cloud| clouds::facts(**cloud).token_audience == audience.value)
            {
                self.of_another_cloud(audience.span, "this audience", *cloud);
            }
        }
        let audiences = if entry.audiences.is_empty() {
            vec![clouds::facts(self.cloud).token_audience.to_owned()]
        } else {
            entry.audiences.iter().map(|word| word.value.clone()).collect()
        };
        FederatedCredential {
            item: Item::of(key, entry.name.as_ref(), &Tags::new(), self.diags),
            issuer: entry.issuer.clone(),
            subject: entry.subject.clone(),
            audiences,
        }
    }

    /// Azure tells the credentials of an identity apart by issuer and subject, and holds 20.
    fn different_credentials(&mut self, credentials: &[FederatedCredential]) {
        let mut known = BTreeMap::new();
        for credential in credentials {
            let key = (&credential.issuer.value, &credential.subject.value);
            if let Some(twin) = known.insert(key, credential) {
                self.diags.push(
                    Diagnostic::error(
                        Code::FEDERATED_CREDENTIAL,
                        credential.subject.span,
                        format!(
                            "credentials `{}` and `{}` have one issuer and subject",
                            twin.item.logical, credential.item.logical
                        ),
                    )
                    .also(twin.subject.span, "the other one")
                    .cause("Azure refuses the second one on the same identity")
                    .help("remove one of them"),
                );
            }
        }
        if let Some(over) = credentials.get(CREDENTIALS) {
            self.diags.push(
                Diagnostic::error(
                    Code::FEDERATED_CREDENTIAL,
                    over.item.span,
                    format!(
                        "the identity has {} federated credentials, and Azure allows {CREDENTIALS}",
                        credentials.len()
                    ),
                )
                .help("declare a second identity for the others"),
            );
        }
    }

    /// The fallback identity `name`: the declared one of that name, or a new one that `because_of` made necessary.
    pub(super) fn fallback(&mut self, name: &str, because_of: Span) -> IdentityRef {
        let known = self.identities.keyed(name);
        let index = known.unwrap_or_else(|| {
            self.identities.add(UserIdentity {
                item: Item::plain(name, because_of),
                credentials: Vec::new(),
            })
        });
        Spanned::new(index, because_of)
    }

    /// The identity that a word names; a resource id is one that exists already.
    pub(super) fn named_identity(&mut self, word: &Spanned<String>) -> Option<IdentityRef> {
        if is_resource_id(&word.value) {
            return self.identity_by_id(word);
        }
        lookup(word, "identities", "identity", &self.identities, self.diags)
            .map(|index| Spanned::new(index, word.span))
    }

    fn identity_by_id(&mut self, id: &Spanned<String>) -> Option<IdentityRef> {
        let (place, mut names) = self.id(id, "a user-assigned identity", &types::USER_ASSIGNED_IDENTITIES)?;
        let name = names.pop()?;
        let known = self
            .identities
            .find(|identity| identity.item.is_at(&place, &name));
        let index = known.unwrap_or_else(|| {
            let mut item = Item::plain(&name, id.span);
            item.make_existing(place, Spanned::new(name, id.span));
            self.identities.add(UserIdentity {
                item,
                credentials: Vec::new(),
            })
        });
        Some(Spanned::new(index, id.span))
    }

    /// The identities of a list, without repetition.
    pub(super) fn listed_identities(&mut self, items: &[Spanned<IdentityItem>]) -> Vec<IdentityRef> {
        let words: Vec<Spanned<String>> = items
            .iter()
            .map(|item| match &item.value {
                IdentityItem::Word(word) => word.clone(),
                IdentityItem::Body(id) => id.resource_id.clone(),
            })
            .collect();
        self.identities_of_words(&words)
    }

    fn identities_of_words(&mut self, words: &[Spanned<String>]) -> Vec<IdentityRef> {
        let mut found: Vec<IdentityRef> = Vec::new();
        for word in words {
            let Some(index) = self.named_identity(word) else {
                continue;
            };
            match found.iter().find(|earlier| earlier.value == index.value) {
                Some(earlier) => self.diags.push(
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

    /// The identities of the form that `az ml` writes. What the type asks for and the list does not give, or the other way
    /// round, is a finding.
    pub(super) fn identities_of_mapping(&mut self, mapping: &IdentityMap) -> Identities {
        let (system, user) = match mapping.kind.value {
            IdentityType::System => (true, false),
            IdentityType::User => (false, true),
            IdentityType::Both => (true, true),
        };
        if user && names_none(mapping) {
            self.diags.push(
                Diagnostic::error(
                    Code::MISSING_KEY,
                    mapping.kind.span,
                    "this type of identity needs `user_assigned_identities`",
                )
                .help("add `user_assigned_identities: [workspace]` with the name of a declared identity"),
            );
        }
        if let (Some(list), false) = (&mapping.user_assigned_identities, user) {
            self.diags.push(
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
                WordListOr::Word(word) => self.identities_of_words(std::slice::from_ref(word)),
                WordListOr::List(items) => self.listed_identities(items),
                WordListOr::Body(keyed) => {
                    let words: Vec<_> = keyed.keys().cloned().collect();
                    self.identities_of_words(&words)
                }
            });
        Identities {
            system_assigned: system.then_some(mapping.kind.span),
            user_assigned: listed.unwrap_or_default(),
        }
    }
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
