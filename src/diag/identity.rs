//! What a finding is called when it is looked for again, in another text of the same file.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::{Diagnostic, Diagnostics, Severity};
use crate::source::Source;

/// What stays of a finding while lines move: its file, its code and its message.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Identity {
    /// The kind of the finding.
    pub code: String,
    /// Its message as the forms for programs show it.
    pub message: String,
    /// The file, with forward slashes.
    pub file: String,
    /// What it is about, in place of its message, where that says it in words that may change.
    #[serde(skip)]
    pub about: Option<String>,
}

impl Identity {
    fn key(&self) -> [&str; 3] {
        [
            &self.file,
            &self.code,
            self.about.as_deref().unwrap_or(&self.message),
        ]
    }
}

impl PartialEq for Identity {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Identity {}

impl PartialOrd for Identity {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Identity {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl Identity {
    fn of(source: &Source, diags: &Diagnostics, found: &Diagnostic) -> Self {
        Self {
            file: path(source.name()),
            code: found.code.id().to_owned(),
            message: diags.hidden.remove(&found.message).into_owned(),
            about: found.about.clone(),
        }
    }

    /// A name of its own for the finding of this identity with this number: the same wherever it is computed.
    #[must_use]
    pub fn fingerprint(&self, number: usize) -> String {
        let [file, code, about] = self.key();
        let parts = format!("{file}\n{code}\n{number}\n{about}");
        Uuid::new_v5(&Uuid::NAMESPACE_OID, parts.as_bytes())
            .simple()
            .to_string()
    }
}

/// A path as identities hold it: with forward slashes, and without a `./` in front.
#[must_use]
pub fn path(file: &str) -> String {
    let file = file.replace('\\', "/");
    file.strip_prefix("./").unwrap_or(&file).to_owned()
}

/// The identity of each finding in their order, with how many of the same identity there are up to it.
#[must_use]
pub fn identities(source: &Source, diags: &Diagnostics) -> Vec<(Identity, usize)> {
    numbered(diags.iter().map(|found| Identity::of(source, diags, found)))
}

/// Identities with how many of each there are up to it.
#[must_use]
pub fn numbered(all: impl Iterator<Item = Identity>) -> Vec<(Identity, usize)> {
    let mut known: BTreeMap<Identity, usize> = BTreeMap::new();
    let numbered = all.map(|identity| {
        let number = known.entry(identity.clone()).or_default();
        *number += 1;
        (identity, *number)
    });
    numbered.collect()
}

impl Diagnostics {
    /// Marks the findings that were there before, as `is_known` says by their identity and their number among those of the same identity;
    /// errors only where `errors` may be known.
    pub fn know(
        &mut self,
        source: &Source,
        errors: bool,
        mut is_known: impl FnMut(&Identity, usize) -> bool,
    ) {
        let mut names = identities(source, self).into_iter();
        self.amend(|found| {
            let Some((identity, number)) = names.next() else {
                return;
            };
            found.known = is_known(&identity, number) && (errors || found.severity != Severity::Error);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;
    use crate::source::Span;

    #[test]
    fn lines_may_move_and_equal_findings_are_counted() {
        let of = |file: &str, places: &[u32]| {
            let mut diags = Diagnostics::new();
            for at in places {
                let span = Span::new(*at, at + 1);
                diags.push(Diagnostic::warning(Code::UNUSED, span, "it is unused"));
            }
            let names = identities(&Source::new(file, "0123456789\n0123456789\n"), &diags);
            let names = names
                .iter()
                .map(|(identity, number)| identity.fingerprint(*number));
            names.collect::<Vec<_>>()
        };
        let names = of("a/b.yaml", &[1, 12]);
        assert_ne!(names[0], names[1]);
        assert_eq!(names, of("a/b.yaml", &[5, 20]));
        assert_eq!(names, of(".\\a\\b.yaml", &[1, 12]));
        assert_ne!(names, of("a/c.yaml", &[1, 12]));
    }

    #[test]
    fn words_may_change_of_what_says_what_it_is_about() {
        let of = |message: &str, about: Option<&str>| Identity {
            code: "AML6002".to_owned(),
            message: message.to_owned(),
            file: "b.yaml".to_owned(),
            about: about.map(str::to_owned),
        };
        assert_eq!(of("jane has it", Some("1")), of("joan has it", Some("1")));
        assert_ne!(of("jane has it", Some("1")), of("jane has it", Some("2")));
        assert_ne!(of("jane has it", None), of("joan has it", None));
    }
}
