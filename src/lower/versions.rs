//! The API version of each resource.

use super::Lowering;
use crate::catalog::clouds;
use crate::catalog::versions::{SINCE, Since};
use crate::diag::{Code, Diagnostic};
use crate::model::{ApiVersions, Expr, Origin, Resource, WrittenVersion};

/// Gives every resource the version that it is written with: that of the blueprint, or that of the cloud, which a newer property raises.
pub(super) fn lower(lowering: &mut Lowering<'_>) -> ApiVersions {
    let resolved = lowering.resolved;
    let written = resolved.api_versions.iter();
    let versions = ApiVersions {
        written: written
            .map(|(arm, version)| WrittenVersion {
                arm: arm.value.clone(),
                version: version.value.clone(),
                origin: Origin::at(version.span),
            })
            .collect(),
        pins: clouds::facts(resolved.cloud).pins,
    };
    for resource in &mut lowering.resources {
        let arm = &*resource.resource_type.arm;
        if let Some(version) = versions.written(arm) {
            resource.resource_type.api_version = version.to_owned().into();
        } else if let Some(pin) = versions.pinned(arm) {
            let newest = properties(resource).map(|since| since.version).max();
            resource.resource_type.api_version = newest.map_or(pin, |newest| newest.max(pin)).into();
        }
    }
    for (arm, version) in &resolved.api_versions {
        let resources = lowering.resources.iter();
        let newer = resources
            .filter(|resource| resource.resource_type.arm.eq_ignore_ascii_case(&arm.value))
            .flat_map(properties)
            .filter(|since| since.version > version.value.as_str())
            .max_by_key(|since| since.version);
        if let Some(Since {
            property,
            version: first,
            ..
        }) = newer
        {
            lowering.diags.push(
                Diagnostic::error(
                    Code::VERSION_WITHOUT_PROPERTY,
                    version.span,
                    format!("version {} of `{}` has no `{property}`", version.value, arm.value),
                )
                .cause("the property is written for this blueprint")
                .help(format!("write `{first}` or a later version")),
            );
        }
    }
    versions
}

/// Which properties of a resource came later than its type.
fn properties(resource: &Resource) -> impl Iterator<Item = &'static Since> {
    SINCE
        .iter()
        .filter(|since| since.arm == resource.resource_type.arm && has(resource, since.property))
}

fn has(resource: &Resource, path: &str) -> bool {
    let mut segments = path.split('.');
    let first = segments.next().and_then(|key| resource.properties.get(key));
    let found = segments.fold(first, |value, key| value.and_then(Expr::as_object)?.get(key));
    found.is_some()
}
