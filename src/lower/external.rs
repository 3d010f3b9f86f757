//! Resources beside the platform, which exist already.

use super::Lowering;
use super::parts::Ids;
use crate::model::{Expr, Origin};
use crate::resolve::External;

/// Adds the resources.
pub(super) fn lower(lowering: &mut Lowering<'_>) -> Ids<External> {
    let resolved = lowering.resolved;
    resolved.externals.map(|external| {
        let mut resource = super::of_kind(
            external.kind,
            &external.name,
            Expr::Text(external.name.clone()),
            Origin::at(external.span),
        );
        resource.resource_type = external.resource_type;
        resource.existing = true;
        lowering.add(resource)
    })
}
