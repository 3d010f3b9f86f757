//! What a finding is called when it is looked for again, in another text of the same file.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::{Code, Diagnostics, Severity};
use crate::source::Source;

/// What stays of a finding while lines move: its file, its code and its message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Identity {
    /// The kind of the finding.
    pub code: String,
    /// Its message as the forms for programs show it.
    pub message: String,
    /// The file, with forward slashes.
    pub file: String,
}

impl Identity {
    fn new(source: &Source, diags: &Diagnostics, code: Code, message: &str) -> Self {
        Self {
            file: path(source.name()),
            code: code.id().to_owned(),
            message: diags.hidden.remove(message).into_owned(),
        }
    }

    /// A name of its own for the finding of this identity with this number: the same wherever it is computed.
    #[must_use]
    pub fn fingerprint(&self, number: usize) -> String {
        let parts = format!("{}\n{}\n{number}\n{}", self.file, self.code, self.message);
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
    let mut known: BTreeMap<Identity, usize> = BTreeMap::new();
    let numbered = diags.iter().map(|found| {
        let identity = Identity::new(source, diags, found.code, &found.message);
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
    use crate::diag::Diagnostic;
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
}
