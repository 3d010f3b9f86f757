//! API versions that the blueprint sets.

use crate::blueprint::Blueprint;
use crate::catalog::types;
use crate::diag::{Code, Date, Diagnostic, Diagnostics, suggest};
use crate::source::Spanned;

/// The versions with their types, as the catalog spells them.
pub(super) fn api_versions(
    blueprint: &Blueprint,
    diags: &mut Diagnostics,
) -> Vec<(Spanned<String>, Spanned<String>)> {
    let mut found: Vec<(Spanned<String>, Spanned<String>)> = Vec::new();
    for (written, version) in &blueprint.api_versions {
        if diags.is_full() {
            break;
        }
        let Some(known) = types::find(&written.value) else {
            let names = types::ALL.iter().map(|kind| kind.arm);
            diags.push(
                Diagnostic::error(
                    Code::UNKNOWN_WORD,
                    written.span,
                    format!("`{}` is no type that templates are written with", written.value),
                )
                .help(
                    suggest::did_you_mean(&written.value, names).unwrap_or_else(|| {
                        "write a type such as `Microsoft.Storage/storageAccounts`".to_owned()
                    }),
                ),
            );
            continue;
        };
        if let Some((twin, _)) = found.iter().find(|(twin, _)| twin.value == known.arm) {
            diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    written.span,
                    format!("`{}` has a version already", known.arm),
                )
                .also(twin.span, "the other one")
                .help("remove one of them"),
            );
            continue;
        }
        if Date::read(&version.value).is_none() {
            diags.push(
                Diagnostic::error(
                    Code::BAD_VALUE,
                    version.span,
                    format!("`{}` is not a stable API version", version.value),
                )
                .help(format!(
                    "write a version without `-preview`, such as `{}`",
                    known.api_version
                )),
            );
            continue;
        }
        found.push((Spanned::new(known.arm.to_owned(), written.span), version.clone()));
    }
    found
}
