//! Key vault, registry, storage accounts and datastores.

use super::parts::{AccountIds, Ids, Keys};
use super::{Lowering, customer_key, network, origin, pairs};
use crate::arena::HandleMap;
use crate::blueprint::OrParam;
use crate::catalog::clouds;
use crate::model::{AccessModel, Expr, Kind, Object, Origin, Resource, ResourceId};
use crate::resolve::{Account, Item, KeyVault, Registry, Store, StoreKind, Subnet};

/// Adds the vaults.
pub(super) fn key_vaults(lowering: &mut Lowering<'_>, subnets: &Ids<Subnet>) -> Ids<KeyVault> {
    let resolved = lowering.resolved;
    resolved.vaults.map(|vault| key_vault(lowering, vault, subnets))
}

fn key_vault(lowering: &mut Lowering<'_>, vault: &KeyVault, subnets: &Ids<Subnet>) -> ResourceId {
    let item = &vault.item;
    let name = lowering.global_name(Kind::KeyVault, item);
    let mut resource = super::of_kind(Kind::KeyVault, &item.logical, name, origin(item));
    let by_policies = vault.access_policies.is_some();
    if by_policies {
        resource.access = AccessModel::AccessPolicies;
    }
    if item.existing {
        super::locate(&mut resource, item);
        return lowering.add(resource);
    }
    lowering.place(&mut resource, item);
    resource.comment = Some(if by_policies {
        "Access policies decide about access, as the blueprint asks: a Contributor of the vault can rewrite them."
    } else {
        "Roles decide about access; access policies are ignored."
    });
    let tenant = lowering
        .resolved
        .tenant
        .clone()
        .map_or(Expr::TenantId, Expr::Text);
    resource.properties = Object::new()
        .with("tenantId", tenant)
        .with("sku", Object::new().with("family", "A").with("name", "standard"))
        .with("enableRbacAuthorization", !by_policies)
        .with("enableSoftDelete", true)
        .with("softDeleteRetentionInDays", vault.soft_delete_days.clone())
        .with("enablePurgeProtection", true);
    network::close_vault(&mut resource.properties, &vault.firewall, subnets);
    lowering.add(resource)
}

/// Adds the registries.
pub(super) fn registries(lowering: &mut Lowering<'_>, keys: Keys<'_>) -> Ids<Registry> {
    let resolved = lowering.resolved;
    resolved.registries.map(|entry| registry(lowering, entry, keys))
}

fn registry(lowering: &mut Lowering<'_>, registry: &Registry, keys: Keys<'_>) -> ResourceId {
    let item = &registry.item;
    let name = lowering.global_name(Kind::Registry, item);
    let mut resource = super::of_kind(Kind::Registry, &item.logical, name, origin(item));
    if registry.abac {
        resource.access = AccessModel::RepositoryRoles;
    }
    if item.existing {
        super::locate(&mut resource, item);
        return lowering.add(resource);
    }
    lowering.place(&mut resource, item);
    resource.sku = Object::new().with("name", registry.sku.as_str());
    let (mode, comment) = if registry.abac {
        (
            "AbacRepositoryPermissions",
            "No admin user, no anonymous pull. In this role mode only repository roles count.",
        )
    } else {
        (
            "LegacyRegistryPermissions",
            "No admin user, no anonymous pull. The automatic AcrPull grants of Azure Machine Learning need this role mode.",
        )
    };
    resource.comment = Some(comment);
    // older versions know no role mode, and every registry begins in the legacy one
    let is_written = registry.abac || clouds::facts(lowering.resolved.cloud).pins.is_empty();
    resource.properties = Object::new()
        .with("adminUserEnabled", false)
        .with("anonymousPullEnabled", false)
        .with_some("roleAssignmentMode", is_written.then_some(mode));
    network::close_registry(&mut resource.properties, registry);
    if let Some(key) = &registry.customer_key {
        customer_key::encrypt_registry(lowering, keys, key, &mut resource);
    }
    lowering.add(resource)
}

/// Adds the accounts with their services and containers.
pub(super) fn accounts(
    lowering: &mut Lowering<'_>,
    keys: Keys<'_>,
    subnets: &Ids<Subnet>,
) -> HandleMap<Account, AccountIds> {
    let resolved = lowering.resolved;
    resolved
        .accounts
        .map(|account| account_with_contents(lowering, account, keys, subnets))
}

fn account_with_contents(
    lowering: &mut Lowering<'_>,
    account: &Account,
    keys: Keys<'_>,
    subnets: &Ids<Subnet>,
) -> AccountIds {
    let item = &account.item;
    let is_default = item.is_default();
    let name = lowering.global_name(Kind::Storage, item);
    let mut resource = super::of_kind(Kind::Storage, &item.logical, name, origin(item));
    super::locate(&mut resource, item);
    lowering.place(&mut resource, item);
    resource.arm_kind = Some("StorageV2");
    resource.sku = Object::new().with("name", account.sku.as_str());
    resource.comment = Some(if is_default {
        "The workspace's own stores. Account keys, local users and public blobs are off. Each switch is written out, because not every default of Azure is keyless."
    } else {
        "Account keys, local users and public blobs are off. Each switch is written out, because not every default of Azure is keyless."
    });
    let hierarchical = account.hierarchical_namespace.then_some(true);
    resource.properties = Object::new()
        .with("allowSharedKeyAccess", false)
        .with("defaultToOAuthAuthentication", true)
        .with("allowBlobPublicAccess", false)
        .with("isLocalUserEnabled", false)
        .with("allowCrossTenantReplication", false)
        .with("minimumTlsVersion", "TLS1_2")
        .with("supportsHttpsTrafficOnly", true)
        .with_some("isHnsEnabled", hierarchical);
    network::close_account(&mut resource.properties, &account.firewall, subnets);
    if let Some(key) = &account.customer_key {
        customer_key::encrypt_account(lowering, keys, key, &mut resource);
    }
    let account_id = lowering.add(resource);

    let mut service = super::of_kind(Kind::BlobService, &item.logical, "default".into(), origin(item));
    service.parent = Some(account_id);
    service.existing = item.existing;
    service.properties = Object::new()
        .with("deleteRetentionPolicy", retention(&account.soft_delete_days))
        .with(
            "containerDeleteRetentionPolicy",
            retention(&account.soft_delete_days),
        );
    let blob_service = lowering.add(service);

    let containers = account
        .containers
        .iter()
        .map(|container| {
            let logical = &container.value;
            let mut resource = super::of_kind(
                Kind::Container,
                logical,
                Expr::Text(logical.clone()),
                Origin::at(container.span),
            );
            resource.parent = Some(blob_service);
            resource.existing = item.existing;
            resource.properties = Object::new().with("publicAccess", "None");
            (logical.clone(), lowering.add(resource))
        })
        .collect();
    AccountIds {
        account: account_id,
        blob_service,
        containers,
    }
}

/// How long something is kept that was deleted; 0 days stand for not at all, which no parameter can say.
fn retention(days: &OrParam<u32>) -> Object {
    let is_on = days.value() != Some(&0);
    Object::new()
        .with("enabled", is_on)
        .with_some("days", is_on.then(|| days.clone()))
}

/// Adds the datastores.
pub(super) fn stores(
    lowering: &mut Lowering<'_>,
    workspace: ResourceId,
    accounts: &HandleMap<Account, AccountIds>,
) {
    let resolved = lowering.resolved;
    for store in &resolved.stores {
        let Some(account) = accounts.get(store.account) else {
            continue;
        };
        let Some(container) = account.container(&store.container.value) else {
            continue;
        };
        let resource = datastore(lowering, store, workspace, account.account, container);
        lowering.add(resource);
    }
}

fn datastore(
    lowering: &Lowering<'_>,
    store: &Store,
    workspace: ResourceId,
    account: ResourceId,
    container: ResourceId,
) -> Resource {
    let item = &store.item;
    let mut resource = super::of_kind(
        Kind::Datastore,
        &item.logical,
        Expr::Text(item.job_name().to_owned()),
        origin(item),
    );
    resource.parent = Some(workspace);
    let (kind, container_key) = match store.kind {
        StoreKind::Blob => ("AzureBlob", "containerName"),
        StoreKind::DataLake => ("AzureDataLakeGen2", "filesystem"),
    };
    let has_primary = lowering.resolved.workspace.identity.primary.is_some();
    let previews = match store.workspace_previews {
        None => "None",
        Some(_) if has_primary => "WorkspaceUserAssignedIdentity",
        Some(_) => "WorkspaceSystemAssignedIdentity",
    };
    let (subscription, group) = lowering.group_of(account);
    resource.properties = Object::new()
        .with("datastoreType", kind)
        .with_some("description", store.description.clone())
        .with("accountName", Expr::Name(account))
        .with(container_key, Expr::Name(container))
        .with("endpoint", Expr::StorageSuffix)
        .with("protocol", "https")
        .with("subscriptionId", subscription)
        .with("resourceGroup", group)
        .with("serviceDataAccessAuthIdentity", previews)
        .with("credentials", Object::new().with("credentialsType", "None"))
        .with_some("tags", own_tags(item));
    resource
}

/// A datastore has no tags in ARM's sense, which policies and bills go by; it keeps those written on it.
fn own_tags(item: &Item) -> Option<Object> {
    (!item.tags.is_empty()).then(|| Object(pairs(&item.tags)))
}
