//! Keys that Bicep cannot write.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Expr, Model};

/// Characters of a key at most. Bicep says so itself (`BCP024`); ARM and HCL know no such bound.
const MAX: usize = 255;

/// Findings for keys of mappings that are too long for Bicep, one for each resource.
pub(super) fn too_long(model: &Model, diags: &mut Diagnostics) {
    for resource in model.made() {
        let values = resource.properties.0.iter().map(|(_, value)| value);
        let Some(key) = values.chain(&resource.tags).find_map(long_key) else {
            continue;
        };
        diags.push(
            Diagnostic::error(
                Code::KEY_TOO_LONG,
                resource.origin.primary(),
                format!(
                    "{} has a key of {} characters, and Bicep takes {MAX}",
                    resource.display(),
                    key.chars().count()
                ),
            )
            .help("shorten it, or build without Bicep: `targets: [arm, terraform]`"),
        );
    }
}

fn long_key(value: &Expr) -> Option<&str> {
    if let Expr::Object(object) = value {
        let mut entries = object.0.iter();
        return entries.find_map(|(key, value)| {
            let is_long = key.chars().count() > MAX;
            is_long.then_some(key.as_str()).or_else(|| long_key(value))
        });
    }
    if let Expr::Array(items) = value {
        return items.iter().find_map(long_key);
    }
    None
}
