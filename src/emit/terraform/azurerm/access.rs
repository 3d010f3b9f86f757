//! Custom roles.

use super::block::{push_block, push_some};
use super::properties::Properties;
use crate::emit::terraform::hcl::Item;
use crate::emit::terraform::value::Values;
use crate::model::{Expr, Object, Resource};

pub(super) fn role_definition(
    values: &Values<'_>,
    resource: &Resource,
    properties: &mut Properties<'_>,
) -> Option<Vec<Item>> {
    let mut items = vec![
        Item::attribute("name", properties.hcl("roleName", values)?),
        Item::attribute("role_definition_id", values.hcl(&resource.name)),
        Item::attribute("scope", values.hcl(&Expr::ResourceGroupId)),
    ];
    push_some(&mut items, "description", properties.hcl("description", values));
    let scopes = properties.hcl("assignableScopes", values)?;
    items.push(Item::attribute("assignable_scopes", scopes));
    let Expr::Array(permissions) = properties.take("permissions")? else {
        return None;
    };
    for permission in permissions {
        let block = Item::block(
            "permissions",
            &[],
            permissions_of(values, permission.as_object()?)?,
        );
        push_block(&mut items, block);
    }
    properties.always("type", &"CustomRole".into()).then_some(items)
}

/// The actions of a custom role.
fn permissions_of(values: &Values<'_>, permissions: &Object) -> Option<Vec<Item>> {
    let arguments = permissions.0.iter().map(|(path, actions)| {
        let argument = match path.as_str() {
            "actions" => "actions",
            "notActions" => "not_actions",
            "dataActions" => "data_actions",
            "notDataActions" => "not_data_actions",
            _ => return None,
        };
        Some(Item::attribute(argument, values.hcl(actions)))
    });
    arguments.collect()
}
