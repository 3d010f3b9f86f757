//! User-assigned identities.

use super::{Lowering, origin};
use crate::catalog::types;
use crate::model::{Kind, Resource, ResourceId};

/// Adds the identities; the ids stand in the order of the resolved ones.
pub(super) fn lower(lowering: &mut Lowering<'_>) -> Vec<ResourceId> {
    let resolved = lowering.resolved;
    resolved
        .identities
        .iter()
        .map(|identity| {
            let item = &identity.item;
            let name = lowering.group_name("id", "identity", item);
            let mut resource = Resource::new(
                Kind::Identity,
                &item.logical,
                &types::USER_ASSIGNED_IDENTITIES,
                name,
                origin(item),
            );
            resource.located = true;
            resource.tags = lowering.tags(item);
            lowering.add(resource)
        })
        .collect()
}
