//! Final names, where group and subscription are known at build.

use uuid::Uuid;

use crate::model::{Expr, Model, Resource};

/// Namespace of ARM's `guid()`: a name-based UUID, version 5, of its arguments joined by hyphens.
const ARM_GUID: Uuid = Uuid::from_u128(0x11fb_06fb_712d_4ddd_98c7_e71b_bd58_8830);

/// Stands for the end of a name that the deployment computes.
pub(super) const SUFFIX: &str = "<suffix>";

/// The Azure name of a resource; [`SUFFIX`] stands for what only the deployment knows.
pub(super) fn final_name(model: &Model, resource: &Resource) -> String {
    let Expr::Unique { prefix, suffix } = &resource.name else {
        return resource.name.as_text().unwrap_or_default().to_owned();
    };
    let digits = model
        .suffixes
        .get(*suffix)
        .and_then(|suffix| digits(model, &suffix.seed))
        .unwrap_or_else(|| SUFFIX.to_owned());
    format!("{prefix}{digits}")
}

fn digits(model: &Model, seed: &str) -> Option<String> {
    let subscription = model.deployment.subscription.as_ref()?;
    let group = model.deployment.resource_group.as_ref()?;
    let id = format!("/subscriptions/{subscription}/resourceGroups/{group}").to_lowercase();
    let guid = Uuid::new_v5(&ARM_GUID, format!("{id}-{seed}").as_bytes());
    guid.hyphenated().to_string().get(..8).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guid_is_the_one_of_arm() {
        // Value from Azure/bicep src/Bicep.Core.UnitTests/TypeSystem/FunctionResolverTests.cs.
        let guid = Uuid::new_v5(&ARM_GUID, b"foo-bar-baz");
        assert_eq!(guid.to_string(), "2ed86837-7c7c-5eaa-9864-dd077fd19b0d");
    }
}
