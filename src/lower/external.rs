//! Resources beside the platform, which exist already.

use super::Lowering;
use super::parts::Ids;
use crate::model::{Expr, Origin, Resource};
use crate::resolve::External;

/// Adds the resources.
pub(super) fn lower(lowering: &mut Lowering<'_>) -> Ids<External> {
    let resolved = lowering.resolved;
    resolved.externals.map(|external| {
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
}
