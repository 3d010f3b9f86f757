//! User-assigned identities. Their federated credentials go through azapi, which follows the identity's id: azurerm looks for it in
//! its own subscription.

use super::block::{head, tags};
use super::properties::Properties;
use crate::emit::terraform::hcl::Item;
use crate::emit::terraform::value::Values;
use crate::model::Resource;

#[expect(clippy::unnecessary_wraps, reason = "every mapping has this form")]
pub(super) fn user_assigned(
    values: &Values<'_>,
    resource: &Resource,
    _properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    let mut items = head(values, resource);
    tags(values, resource, &mut items);
    Some(items)
}
