//! User-assigned identities and their federated credentials.

use super::{Properties, head, tags};
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

pub(super) fn federated_credential(
    values: &Values<'_>,
    resource: &Resource,
    properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    Some(vec![
        Item::attribute("name", values.hcl(&resource.name)),
        Item::attribute("user_assigned_identity_id", values.id(resource.parent?)),
        Item::attribute("issuer", properties.hcl("issuer", values)?),
        Item::attribute("subject", properties.hcl("subject", values)?),
        Item::attribute("audience", properties.hcl("audiences", values)?),
    ])
}
