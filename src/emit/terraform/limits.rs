//! What Terraform cannot say. Of what azurerm makes it can say all that a blueprint can: a test of the mappings holds that.

use crate::catalog::types;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Kind, Model, Provider, Resource};

/// API versions that azapi may not hold, of what it makes or reads. azurerm has versions of its own.
pub(super) fn newer_versions(model: &Model, diags: &mut Diagnostics) {
    for written in &model.deployment.api_versions.written {
        let Some(known) = types::find(&written.arm) else {
            continue;
        };
        let concerns = |resource: &Resource| {
            resource.resource_type.arm.eq_ignore_ascii_case(known.arm) && is_by_azapi(resource)
        };
        if written.version.as_str() > known.api_version && model.resources.iter().any(concerns) {
            diags.push(
                Diagnostic::warning(
                    Code::NEWER_VERSION,
                    written.origin.primary(),
                    format!(
                        "azapi may not know version {} of `{}`",
                        written.version, known.arm
                    ),
                )
                .cause(format!(
                    "{} is the newest one that it is known to hold",
                    known.api_version
                ))
                .help("write that version, or leave `terraform` out of `targets`"),
            );
        }
    }
}

/// Whether azapi makes a resource, or reads one that exists already.
fn is_by_azapi(resource: &Resource) -> bool {
    if resource.existing {
        resource.kind != Kind::Identity
    } else {
        matches!(resource.facts.terraform, Provider::Azapi(_))
    }
}
