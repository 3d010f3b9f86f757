//! Customer-managed keys of storage accounts and registries.

use super::block::push_block;
use super::properties::Properties;
use crate::emit::terraform::azapi::identity_block;
use crate::emit::terraform::hcl::Item;
use crate::emit::terraform::value::Values;
use crate::model::{Expr, Resource};

/// How tables and queues of an account are encrypted, which is said beside the other arguments.
pub(super) fn push_key_types(
    values: &Values<'_>,
    properties: &mut Properties<'_>,
    items: &mut Vec<Item>,
) -> Option<()> {
    for (argument, service) in [
        ("queue_encryption_key_type", "queue"),
        ("table_encryption_key_type", "table"),
    ] {
        if let Some(kind) = properties.hcl(&format!("encryption.services.{service}.keyType"), values) {
            items.push(Item::attribute(argument, kind));
            properties.always_on(&format!("encryption.services.{service}.enabled"))?;
        }
    }
    Some(())
}

/// The identities of a resource.
pub(super) fn push_identity(values: &Values<'_>, resource: &Resource, items: &mut Vec<Item>) {
    if let Some(identity) = &resource.identity {
        push_block(items, identity_block(values, identity));
    }
}

/// The key of an account, where it has one. azurerm encrypts blobs and files with it in any case.
pub(super) fn push_key_of_account(
    values: &Values<'_>,
    properties: &mut Properties<'_>,
    items: &mut Vec<Item>,
) -> Option<()> {
    let Some(vault) = properties.take("encryption.keyvaultproperties.keyvaulturi") else {
        return Some(());
    };
    let name = properties.take("encryption.keyvaultproperties.keyname")?;
    let version = properties.take("encryption.keyvaultproperties.keyversion");
    let version = version
        .into_iter()
        .flat_map(|version| ["/".into(), version.clone()]);
    let key = [vault.clone(), "/keys/".into(), name.clone()];
    let block = vec![
        Item::attribute(
            "key_vault_key_id",
            values.hcl(&Expr::concat(key.into_iter().chain(version))),
        ),
        Item::attribute(
            "user_assigned_identity_id",
            properties.hcl("encryption.identity.userAssignedIdentity", values)?,
        ),
    ];
    push_block(items, Item::block("customer_managed_key", &[], block));
    let written = ["blob", "file"].into_iter().all(|service| {
        let account = properties.always(
            &format!("encryption.services.{service}.keyType"),
            &"Account".into(),
        );
        account
            && properties
                .always_on(&format!("encryption.services.{service}.enabled"))
                .is_some()
    });
    (written && properties.always("encryption.keySource", &"Microsoft.Keyvault".into())).then_some(())
}

/// The key of a registry, where it has one.
pub(super) fn push_key_of_registry(
    values: &Values<'_>,
    properties: &mut Properties<'_>,
    items: &mut Vec<Item>,
) -> Option<()> {
    let Some(key) = properties.hcl("encryption.keyVaultProperties.keyIdentifier", values) else {
        return Some(());
    };
    let block = vec![
        Item::attribute("key_vault_key_id", key),
        Item::attribute(
            "identity_client_id",
            properties.hcl("encryption.keyVaultProperties.identity", values)?,
        ),
    ];
    push_block(items, Item::block("encryption", &[], block));
    properties
        .always("encryption.status", &"enabled".into())
        .then_some(())
}
