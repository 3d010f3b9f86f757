//! Resources beside the platform, which exist already.

use super::Lowering;
use crate::model::{Expr, Origin, Resource, ResourceId};

/// Adds the resources, in the order of the resolved ones.
pub(super) fn lower(lowering: &mut Lowering<'_>) -> Vec<ResourceId> {
    let resolved = lowering.resolved;
    resolved
        .externals
        .iter()
        .map(|external| {
            let mut resource = Resource::new(
                external.kind,
                &external.name,
                external.resource_type,
                Expr::Text(external.name.clone()),
                Origin::at(external.span),
            );
            resource.existing = true;
            lowering.add(resource)
        })
        .collect()
}
