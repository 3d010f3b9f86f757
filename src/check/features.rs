//! Who gets features of a feature store.

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Activity, Model};

/// Gets features.
const CONSUMES: [Activity; 2] = [Activity::ConsumeFeatures, Activity::RetrieveFeatures];

/// Reads data that features could be computed from.
const READS: [Activity; 4] = [
    Activity::ReadData,
    Activity::WriteData,
    Activity::ReachByAcl,
    Activity::ReadBatchInput,
];

/// Features that are not materialized are computed from their sources, by whoever asks for them.
pub(super) fn consumers_without_sources(model: &Model, diags: &mut Diagnostics) {
    let readers: BTreeSet<_> = model
        .uses
        .iter()
        .filter(|entry| READS.contains(&entry.activity))
        .map(|entry| entry.principal)
        .collect();
    let mut told = BTreeSet::new();
    for entry in model
        .uses
        .iter()
        .filter(|entry| CONSUMES.contains(&entry.activity))
    {
        if readers.contains(&entry.principal) || !told.insert(entry.principal) {
            continue;
        }
        diags.push(
            Diagnostic::information(
                Code::FEATURES_WITHOUT_SOURCES,
                entry.origin.primary(),
                format!(
                    "{} gets features, but reads no data that they could be computed from",
                    model.principal_display(entry.principal)
                ),
            )
            .cause(
                "features that are not materialized are computed from their sources by whoever asks for them",
            )
            .help("name the sources in its `uses`, unless all features that it asks for are materialized"),
        );
    }
}
