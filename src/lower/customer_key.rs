//! Customer-managed keys, and what they encrypt. From the reference: a workspace names the version of its key, because only a
//! deployment moves it on; storage and registries name none and follow the key when it is rotated.

use super::parts::{Ids, Keys};
use super::{Lowering, of_kind};
use crate::blueprint::{EncryptionSide, OrParam};
use crate::model::{Expr, Identity, Kind, Object, Origin, Resource, ResourceId, WorkspaceKey as Chosen};
use crate::resolve::{CustomerKey, Key, KeyVault, Resolved, WorkspaceKey};

/// Bits of a key that is made. Microsoft recommends at least these.
const KEY_SIZE: u32 = 3072;

/// A key where it is used.
struct Opened {
    key: ResourceId,
    vault: ResourceId,
    identity: Option<ResourceId>,
}

/// Adds the keys: made in their vaults, or there already.
pub(super) fn keys(lowering: &mut Lowering<'_>, vaults: &Ids<KeyVault>) -> Ids<Key> {
    let resolved = lowering.resolved;
    resolved.keys.filter_map(|key| {
        let name = &key.name.value;
        let origin = Origin(std::iter::once(key.name.span).chain(key.created).collect());
        let mut resource = of_kind(Kind::Key, name, Expr::Text(name.clone()), origin);
        resource.parent = Some(*vaults.get(key.vault)?);
        if key.created.is_none() {
            resource.existing = true;
            return Some(lowering.add(resource));
        }
        resource.comment = Some(
            "Made through Azure Resource Manager, which leaves a key alone that is there already. All that it does is to wrap other keys.",
        );
        let operations = ["wrapKey", "unwrapKey"].map(Expr::from).to_vec();
        resource.properties = Object::new()
            .with("kty", "RSA")
            .with("keySize", KEY_SIZE)
            .with("keyOps", operations);
        Some(lowering.add(resource))
    })
}

/// A key with its vault and the identity that opens it.
fn opened(resolved: &Resolved, keys: Keys<'_>, used: &CustomerKey) -> Option<Opened> {
    let vault = resolved.keys.get(used.key)?.vault;
    let identity = used.identity.as_ref();
    let identity = identity.and_then(|identity| keys.identities.get(identity.value));
    Some(Opened {
        key: *keys.ids.get(used.key)?,
        vault: *keys.vaults.get(vault)?,
        identity: identity.copied(),
    })
}

/// Attaches the identity that opens the key of a resource to that resource.
fn attach(resource: &mut Resource, identity: ResourceId) {
    let attached = &mut resource
        .identity
        .get_or_insert_with(Identity::default)
        .user_assigned;
    if !attached.contains(&identity) {
        attached.push(identity);
    }
}

/// The identifier of a key, of this version if one is fixed.
fn identifier(opened: &Opened, version: Option<&OrParam<String>>) -> Expr {
    let fixed = version
        .into_iter()
        .flat_map(|version| ["/".into(), version.clone().into()]);
    let key = [
        Expr::VaultUrl(opened.vault),
        "/keys/".into(),
        Expr::Name(opened.key),
    ];
    Expr::concat(key.into_iter().chain(fixed))
}

/// Encrypts an account: blobs and files, and tables and queues, which are under the key only if that is said at their creation.
pub(super) fn encrypt_account(
    lowering: &Lowering<'_>,
    keys: Keys<'_>,
    used: &CustomerKey,
    resource: &mut Resource,
) {
    let Some(opened) = opened(lowering.resolved, keys, used) else {
        return;
    };
    let on = || Object::new().with("enabled", true).with("keyType", "Account");
    let reader = opened.identity.map(|identity| {
        attach(resource, identity);
        Object::new().with("userAssignedIdentity", Expr::Id(identity))
    });
    let key = Object::new()
        .with("keyname", Expr::Name(opened.key))
        .with("keyvaulturi", Expr::VaultUrl(opened.vault))
        .with_some("keyversion", used.version.clone());
    let services = ["blob", "file", "queue", "table"];
    let services = services
        .into_iter()
        .fold(Object::new(), |object, service| object.with(service, on()));
    let encryption = Object::new()
        .with("keySource", "Microsoft.Keyvault")
        .with_some("identity", reader)
        .with("keyvaultproperties", key)
        .with("services", services);
    resource.properties.push("encryption", encryption);
}

/// Encrypts a registry.
pub(super) fn encrypt_registry(
    lowering: &Lowering<'_>,
    keys: Keys<'_>,
    used: &CustomerKey,
    resource: &mut Resource,
) {
    let Some(opened) = opened(lowering.resolved, keys, used) else {
        return;
    };
    let reader = opened.identity.map(|identity| {
        attach(resource, identity);
        Expr::ClientId(identity)
    });
    let key = Object::new()
        .with("keyIdentifier", identifier(&opened, used.version.as_ref()))
        .with_some("identity", reader);
    let encryption = Object::new()
        .with("status", "enabled")
        .with("keyVaultProperties", key);
    resource.properties.push("encryption", encryption);
}

/// Encrypts a workspace. The identity is attached, and never becomes the primary one by that.
pub(super) fn encrypt_workspace(
    lowering: &Lowering<'_>,
    keys: Keys<'_>,
    used: &WorkspaceKey,
    resource: &mut Resource,
) {
    let Some(opened) = opened(lowering.resolved, keys, &used.key) else {
        return;
    };
    let reader = opened.identity.map(|identity| {
        attach(resource, identity);
        Object::new().with("userAssignedIdentity", Expr::Id(identity))
    });
    let version = used.key.version.as_ref();
    let identifier = match version {
        Some(_) => identifier(&opened, version),
        None => Expr::KeyVersion(opened.key),
    };
    let key = Object::new()
        .with("keyVaultArmId", Expr::Id(opened.vault))
        .with("keyIdentifier", identifier);
    let encryption = Object::new()
        .with("status", "Enabled")
        .with_some("identity", reader)
        .with("keyVaultProperties", key);
    resource.properties.push("encryption", encryption);
    if used.side.value == EncryptionSide::Service {
        resource.properties.push("enableServiceSideCMKEncryption", true);
    }
}

/// What later stages ask of the key of the workspace.
pub(super) fn chosen(resolved: &Resolved, keys: Keys<'_>) -> Option<Chosen> {
    let used = resolved.workspace_key.as_ref()?;
    Some(Chosen {
        span: used.key.span,
        vault: opened(resolved, keys, &used.key)?.vault,
        service_side: used.side.value == EncryptionSide::Service,
    })
}
