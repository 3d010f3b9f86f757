//! Tokens that no federated credential fits, against the credentials of a blueprint.

use super::said::Said;
use crate::model::Model;
use crate::report::identification::{Credential, credentials};
use crate::report::reference;

/// What follows of a token for a blueprint.
#[derive(Default)]
pub(super) struct Compared {
    /// Sentences.
    pub(super) conclusions: Vec<String>,
    /// What to write.
    pub(super) write: Vec<String>,
}

/// Says which credential is the nearest, and in what it differs.
pub(super) fn compare(model: &Model, said: &Said) -> Compared {
    let mut found = Compared::default();
    if said.issuer.is_none() && said.subject.is_none() && said.audience.is_none() {
        return found;
    }
    let all: Vec<Credential<'_>> = credentials(model).collect();
    let fits = |told: &Option<String>, is: &dyn Fn(&str) -> bool| told.as_deref().is_none_or(is);
    let exact = all.iter().find(|one| {
        fits(&said.issuer, &|told| told == one.issuer)
            && fits(&said.subject, &|told| told == one.subject)
            && fits(&said.audience, &|told| {
                one.audiences.iter().any(|known| known == told)
            })
    });
    if let Some(one) = exact {
        found.conclusions.push(format!(
            "{} has this in its credential `{}`: look whether it was deployed, whether the client id is of this identity, and at what the text does not say of the token.",
            one.identity.display(),
            reference::resource(model, one.resource.id).id
        ));
        return found;
    }
    let near = |told: &Option<String>, known: &str| {
        told.as_deref().is_some_and(|told| {
            let plain = |text: &str| text.trim().trim_end_matches('/').to_ascii_lowercase();
            plain(told) == plain(known)
        })
    };
    for one in &all {
        if near(&said.subject, one.subject) && said.subject.as_deref() != Some(one.subject) {
            found.conclusions.push(format!(
                "{} trusts the subject `{}`, which differs in case, blanks or a slash: write it as the token has it.",
                one.identity.display(),
                one.subject
            ));
        }
        if near(&said.issuer, one.issuer) && said.issuer.as_deref() != Some(one.issuer) {
            found.conclusions.push(format!(
                "{} trusts the issuer `{}`, which differs in case, blanks or a slash: write it as the token has it.",
                one.identity.display(),
                one.issuer
            ));
        }
    }
    if found.conclusions.is_empty() {
        found.conclusions.push(if all.is_empty() {
            "The blueprint has no federated credential.".to_owned()
        } else {
            let known: Vec<String> = all
                .iter()
                .take(5)
                .map(|one| format!("`{}`", one.subject))
                .collect();
            format!(
                "No federated credential of the blueprint fits; it trusts {}.",
                known.join(", ")
            )
        });
        let (issuer, subject) = (
            said.issuer.as_deref().unwrap_or("ISSUER"),
            said.subject.as_deref().unwrap_or("SUBJECT"),
        );
        let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
        found.write.push(format!(
            "identities:\n  NAME:\n    federated_credentials:\n      CREDENTIAL:\n        issuer: {}\n        subject: {}",
            quoted(issuer),
            quoted(subject)
        ));
    }
    found
}
