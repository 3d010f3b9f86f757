//! Findings that were there before: a document of `amlgen check --format json` says which.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, anyhow};
use serde::Deserialize;

use super::words::{shown, why};
use crate::diag::Diagnostics;
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
}

/// How many of each finding were there before.
#[derive(Debug)]
pub(super) struct Baseline(BTreeMap<Identity, usize>);

impl Baseline {
    /// Reads the document of an earlier check.
    pub(super) fn read(file: &Path) -> anyhow::Result<Self> {
        let bytes = std::fs::read(file)
            .map_err(|error| anyhow!("cannot read the baseline `{}`: {}", shown(file), why(&error)))?;
        let document: Document = serde_json::from_slice(&bytes).with_context(|| {
            format!(
                "`{}` is no baseline, which `amlgen check FILE… --format json` writes",
                shown(file)
            )
        })?;
        let mut all = BTreeMap::new();
        for Known { code, message, file } in document.findings {
            let file = path(&file);
            *all.entry(Identity { code, message, file }).or_default() += 1;
        }
        Ok(Self(all))
    }

    /// Marks the findings of a file that were there before, errors too where they may be `known`; what is no longer found comes back.
    pub(super) fn mark(&self, source: &Source, diags: &mut Diagnostics, errors: bool) -> Vec<Identity> {
        let mut found: BTreeMap<Identity, usize> = BTreeMap::new();
        diags.know(source, errors, |identity, number| {
            found.insert(identity.clone(), number);
            self.0.get(identity).is_some_and(|known| number <= *known)
        });
        let file = path(source.name());
        let of_file = self.0.iter().filter(|(identity, _)| identity.file == file);
        let mut gone = Vec::new();
        for (identity, known) in of_file {
            let there = found.get(identity).copied().unwrap_or_default();
            gone.extend(std::iter::repeat_n(identity.clone(), known.saturating_sub(there)));
        }
        gone
    }
}
