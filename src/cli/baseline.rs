//! Findings that were there before: a document of `amlgen check --format json`, or of `amlgen audit --format json`, says which.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, anyhow};
use serde::Deserialize;

use super::decode::decode;
use super::words::{shown, why};
use crate::diag::identity::{Identity, path};
use crate::source::Source;

/// What the document has to have; what else it says is not read.
#[derive(Deserialize)]
struct Document {
    findings: Vec<Known>,
}

#[derive(Deserialize)]
struct Known {
    code: String,
    message: String,
    file: String,
    fingerprint: Option<String>,
}

/// How many of each finding were there before.
#[derive(Debug)]
pub(super) struct Baseline(BTreeMap<Identity, usize>);

impl Baseline {
    /// Reads the document of an earlier run, as `command` writes it.
    pub(super) fn read(file: &Path, command: &str) -> anyhow::Result<Self> {
        let bytes = std::fs::read(file)
            .map_err(|error| anyhow!("cannot read the baseline `{}`: {}", shown(file), why(&error)))?;
        let no_baseline = || {
            format!(
                "`{}` is no baseline, which `amlgen {command} --format json` writes",
                shown(file)
            )
        };
        let text = decode(bytes).map_err(|undecoded| anyhow!("{}: {}", no_baseline(), undecoded.why))?;
        let document: Document = serde_json::from_str(&text).with_context(no_baseline)?;
        let mut all = BTreeMap::new();
        for known in document.findings {
            let identity = Identity {
                code: known.code,
                message: known.message,
                file: path(&known.file),
                about: known.fingerprint,
            };
            *all.entry(identity).or_default() += 1;
        }
        Ok(Self(all))
    }

    /// Marks the findings of a file that were there before: `know` asks of each, by its identity and its number among those of the same
    /// identity. What is no longer found of what the command can find, by its code, comes back.
    pub(super) fn mark(
        &self,
        source: &Source,
        can_find: impl Fn(&str) -> bool,
        know: impl FnOnce(&mut dyn FnMut(&Identity, usize) -> bool),
    ) -> Vec<Identity> {
        let mut found: BTreeMap<Identity, usize> = BTreeMap::new();
        know(&mut |identity, number| {
            found.insert(identity.clone(), number);
            self.0.get(identity).is_some_and(|known| number <= *known)
        });
        let file = path(source.name());
        let expected = self.0.iter();
        let expected = expected.filter(|(one, _)| one.file == file && can_find(&one.code));
        let mut gone = Vec::new();
        for (identity, known) in expected {
            let there = found.get(identity).copied().unwrap_or_default();
            gone.extend(std::iter::repeat_n(identity.clone(), known.saturating_sub(there)));
        }
        gone
    }
}
