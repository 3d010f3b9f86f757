//! Customer-managed keys: which key of which vault encrypts what, and which identity opens it.

use super::context::Context;
use super::item::{DEFAULT, Owned};
use super::reference::{head, is_resource_id, place};
use super::{CustomerKey, IdentityRef, Item, Key, KeyVault, WorkspaceKey, top};
use crate::arena::{Arena, Handle};
use crate::blueprint::{
    CustomerKey as Written, EncryptionSide, Existing, KeyVaultRef, OrParam, RegistrySku,
    WorkspaceKey as WrittenOfWorkspace, WorkspaceKind, shape::WordOr,
};
use crate::catalog::{clouds, types};
use crate::diag::{Code, Diagnostic};
use crate::model::Cloud;
use crate::source::{Span, Spanned};

/// The version of a key, where it is written.
type Version = Spanned<OrParam<String>>;

/// The version of a key in one case.
fn lowered(version: &Spanned<OrParam<String>>) -> OrParam<String> {
    version.value.clone().map(|version| version.to_ascii_lowercase())
}

/// What is written of a key, whatever it encrypts.
struct Wish<'w> {
    key_vault: &'w Spanned<KeyVaultRef>,
    key_name: Option<&'w Spanned<String>>,
    create_key: Option<&'w Spanned<bool>>,
    key_version: Option<&'w Spanned<OrParam<String>>>,
    key_uri: Option<&'w Spanned<String>>,
    identity: Option<&'w Spanned<String>>,
    span: Span,
}

impl<'w> Wish<'w> {
    fn of(written: &'w Spanned<Written>) -> Self {
        let entry = &written.value;
        Self {
            key_vault: &entry.key_vault,
            key_name: Some(&entry.key_name),
            create_key: entry.create_key.as_ref(),
            key_version: entry.key_version.as_ref(),
            key_uri: None,
            identity: Some(&entry.identity),
            span: written.span,
        }
    }

    fn of_workspace(written: &'w Spanned<WrittenOfWorkspace>) -> Self {
        let entry = &written.value;
        Self {
            key_vault: &entry.key_vault,
            key_name: entry.key_name.as_ref(),
            create_key: entry.create_key.as_ref(),
            key_version: entry.key_version.as_ref(),
            key_uri: entry.key_uri.as_ref(),
            identity: entry.identity.as_ref(),
            span: written.span,
        }
    }
}

impl Context<'_> {
    /// Collects the keys, and gives accounts and registries theirs; that of the workspace is handed back with them.
    pub(super) fn customer_keys(&mut self, kind: WorkspaceKind) -> (Arena<Key>, Option<WorkspaceKey>) {
        let mut keys = Arena::default();
        for (name, entry) in &self.blueprint.storage {
            let Some(written) = &entry.value.customer_managed_key else {
                continue;
            };
            let key = self.key_of_part(&mut keys, written, entry.value.existing.as_ref());
            let account = self.accounts.keyed(&name.value);
            if let Some(account) = account.and_then(|account| self.accounts.get_mut(account)) {
                account.customer_key = key;
            }
        }
        let own = self.blueprint.registry.on();
        let own = own.map(|section| (DEFAULT, &section.value));
        let further = self.blueprint.registries.iter();
        let further = further.map(|(name, entry)| (name.value.as_str(), &entry.value));
        for (name, entry) in own.into_iter().chain(further) {
            let Some(written) = &entry.customer_managed_key else {
                continue;
            };
            self.refuse_smaller_registry(entry.sku.as_ref(), written.span);
            let key = self.key_of_part(&mut keys, written, entry.existing.as_ref());
            let registry = self.registries.keyed(name);
            if let Some(registry) = registry.and_then(|registry| self.registries.get_mut(registry)) {
                registry.customer_key = key;
                registry.sku = RegistrySku::Premium;
            }
        }
        let workspace = self.workspace_key(&mut keys, kind);
        self.check_making(&keys);
        (keys, workspace)
    }

    /// The key of an account or registry, which has to be one that is made.
    fn key_of_part(
        &mut self,
        keys: &mut Arena<Key>,
        written: &Spanned<Written>,
        existing: Option<&Spanned<Existing>>,
    ) -> Option<CustomerKey> {
        if let Some(existing) = existing {
            let place = Some(head(written.span));
            self.refuse_beside_existing(existing.span, &[("customer_managed_key", place)]);
            return None;
        }
        self.customer_key(keys, &Wish::of(written))
    }

    fn refuse_smaller_registry(&mut self, sku: Option<&Spanned<RegistrySku>>, key: Span) {
        if let Some(sku) = sku.filter(|sku| sku.value != RegistrySku::Premium) {
            self.diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    sku.span,
                    format!(
                        "a registry of tier {} can't be encrypted with a customer-managed key",
                        sku.value.as_str()
                    ),
                )
                .also(head(key), "its key")
                .help("write `sku: Premium`, or leave `sku` out"),
            );
        }
    }

    fn workspace_key(&mut self, keys: &mut Arena<Key>, kind: WorkspaceKind) -> Option<WorkspaceKey> {
        let section = self.blueprint.workspace.as_ref()?;
        let written = section.value.customer_managed_key.as_ref()?;
        if kind == WorkspaceKind::Project {
            self.diags.push(
                Diagnostic::error(
                    Code::PROJECT_PARTS,
                    head(written.span),
                    "a project has no customer-managed key of its own",
                )
                .cause("it is encrypted as its hub is")
                .help("remove `customer_managed_key`, and write it where the hub is made"),
            );
            return None;
        }
        let entry = &written.value;
        let cosmos_db = entry.cosmos_db_object_id.as_ref().and_then(|id| {
            let value = top::given_guid(Some(id), "cosmos_db_object_id", self.diags)?;
            Some(Spanned::new(value, id.span))
        });
        let side = entry
            .encryption
            .clone()
            .unwrap_or(Spanned::new(EncryptionSide::Service, head(written.span)));
        if let (Some(id), Some(identity), EncryptionSide::Service) = (&cosmos_db, &entry.identity, side.value)
        {
            self.diags.push(
                Diagnostic::warning(
                    Code::NO_EFFECT,
                    id.span,
                    "Azure Cosmos DB does not open the key, so its object id has no effect",
                )
                .also(identity.span, "this identity opens it")
                .help("remove `cosmos_db_object_id`"),
            );
        }
        let key = self.customer_key(keys, &Wish::of_workspace(written))?;
        Some(WorkspaceKey { key, side, cosmos_db })
    }

    fn customer_key(&mut self, keys: &mut Arena<Key>, wish: &Wish<'_>) -> Option<CustomerKey> {
        let identity = wish.identity.and_then(|word| self.key_identity(word));
        let vault = self.vault_of_key(wish.key_vault);
        let (name, version) = match (wish.key_uri, wish.key_name) {
            (Some(url), _) => {
                self.refuse_beside_url(url.span, wish);
                self.key_at(url, vault?)?
            }
            (None, Some(name)) => {
                if let Some(version) = wish.key_version {
                    self.check_version(version);
                }
                (name.clone(), wish.key_version.cloned())
            }
            (None, None) => {
                self.diags.push(
                    Diagnostic::error(
                        Code::MISSING_KEY,
                        head(wish.span),
                        "this does not say which key it is",
                    )
                    .help("add `key_name: <name of the key>`"),
                );
                return None;
            }
        };
        let vault = vault?;
        let known = keys.keyed(&(vault, name.value.to_ascii_lowercase()));
        let handle = known.unwrap_or_else(|| {
            keys.add(Key {
                vault,
                name,
                created: None,
                not_created: None,
                version: None,
            })
        });
        let key = keys.get_mut(handle)?;
        self.making(key, wish, version.as_ref());
        Some(CustomerKey {
            key: handle,
            version: version.map(|version| lowered(&version)),
            identity,
            span: head(wish.span),
        })
    }

    /// The identity that opens a key: one of the declared ones.
    fn key_identity(&mut self, word: &Spanned<String>) -> Option<IdentityRef> {
        if matches!(word.value.as_str(), "system_assigned" | "none") {
            self.diags.push(
                Diagnostic::error(
                    Code::CUSTOMER_KEY,
                    word.span,
                    "only a user-assigned identity can open a key for what is made with it",
                )
                .cause("a system-assigned identity has no role before the resource is there, which can't be there without the key")
                .help("declare one, `identities: { keys: {} }`, and write `identity: keys`"),
            );
            return None;
        }
        self.named_identity(word)
    }

    /// The vault of a key: a declared one, or one that exists and is added to them.
    fn vault_of_key(&mut self, written: &Spanned<KeyVaultRef>) -> Option<Handle<KeyVault>> {
        let existing = match &written.value {
            WordOr::Word(word) if is_resource_id(&word.value) => {
                Spanned::new(WordOr::Word(word.clone()), word.span)
            }
            WordOr::Word(word) => return self.vault_named(word),
            WordOr::Body(entry) => entry.existing.clone(),
        };
        let (place, name) = self.existing(&existing, "a key vault", &types::KEY_VAULTS)?;
        if let Some(other) = place.other_subscription() {
            let own = self.subscription.as_deref();
            self.diags.push(
                Diagnostic::error(
                    Code::VAULT_OF_KEY,
                    existing.span,
                    "the vault of a customer-managed key is in another subscription than what the key encrypts",
                )
                .cause(match own {
                    Some(own) => format!("it is in `{other}`, the blueprint in `{own}`"),
                    None => format!("it is in `{other}`, and the blueprint names no subscription"),
                })
                .help("name a vault of the blueprint's subscription"),
            );
            return None;
        }
        let known = self.vaults.find(|vault| vault.item.is_at(&place, &name.value));
        Some(known.unwrap_or_else(|| {
            let mut item = Item::plain(&name.value, name.span);
            item.owned = Owned::Named;
            item.make_existing(place, name);
            self.vaults.add(KeyVault::existing(item))
        }))
    }

    fn check_version(&mut self, version: &Spanned<OrParam<String>>) {
        let OrParam::Value(text) = &version.value else {
            return; // that of a parameter is not seen
        };
        if text.len() != VERSION || !text.chars().all(|letter| letter.is_ascii_hexdigit()) {
            self.diags.push(
                Diagnostic::error(
                    Code::CUSTOMER_KEY,
                    version.span,
                    format!("`{text}` is not the version of a key"),
                )
                .cause("a version is 32 hexadecimal digits, the last part of the key's identifier")
                .help("look it up, `az keyvault key list-versions`, or leave `key_version` out"),
            );
        }
    }

    /// What is said by the identifier of a key already.
    fn refuse_beside_url(&mut self, url: Span, wish: &Wish<'_>) {
        let beside = [
            ("key_name", place(wish.key_name)),
            ("key_version", place(wish.key_version)),
            ("create_key", place(wish.create_key)),
        ];
        for (key, span) in beside {
            if let Some(span) = span {
                self.diags.push(
                    Diagnostic::error(
                        Code::CONTRADICTION,
                        span,
                        format!("`{key}` stands beside `key_uri`, which says which key it is"),
                    )
                    .also(url, "the identifier of the key")
                    .help(format!(
                        "remove `{key}`, or write `key_name` instead of `key_uri`"
                    )),
                );
            }
        }
    }

    /// Name and version of the key at a URL, which has to be one of this vault.
    fn key_at(
        &mut self,
        url: &Spanned<String>,
        vault: Handle<KeyVault>,
    ) -> Option<(Spanned<String>, Option<Version>)> {
        let suffix = clouds::facts(self.cloud).vault_suffix;
        let part = |text: &str| Spanned::new(text.to_owned(), url.span);
        let Some((host, name, version)) = parts_of(&url.value) else {
            self.diags.push(
                Diagnostic::error(
                    Code::CUSTOMER_KEY,
                    url.span,
                    format!("`{}` is not the identifier of a key", url.value),
                )
                .help(format!("write `https://<vault>.{suffix}/keys/<name>/<version>`")),
            );
            return None;
        };
        if let Some(version) = version {
            let version = OrParam::Value(version.to_owned());
            self.check_version(&Spanned::new(version, url.span));
        }
        let item = &self.vaults.get(vault)?.item;
        let Some(vault_name) = item.name.as_ref().filter(|_| item.existing) else {
            self.diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    url.span,
                    "a vault that is made here has no key yet that could be named by its identifier",
                )
                .help(format!("write `key_name: {name}` and `create_key: true` instead")),
            );
            return None;
        };
        let wanted = format!("{}.{suffix}", vault_name.value);
        if !host.eq_ignore_ascii_case(&wanted) {
            let mut others = Cloud::ALL.iter().filter(|cloud| **cloud != self.cloud);
            let of_cloud = others.find(|cloud| {
                let host = host.to_ascii_lowercase();
                host.ends_with(&format!(".{}", clouds::facts(**cloud).vault_suffix))
            });
            let cause = match of_cloud {
                Some(cloud) => format!("the host is one of the cloud `{}`", top::cloud_word(*cloud)),
                None => format!("the vault answers at `{wanted}`"),
            };
            self.diags.push(
                Diagnostic::error(
                    Code::CUSTOMER_KEY,
                    url.span,
                    format!("the key at `{host}` is not one of this vault"),
                )
                .also(vault_name.span, "this vault")
                .cause(cause)
                .help(format!(
                    "write `https://{wanted}/keys/{name}`, or name the other vault"
                )),
            );
            return None;
        }
        let version = version.map(|version| Spanned::new(OrParam::Value(version.to_owned()), url.span));
        Some((part(name), version))
    }

    /// Notes whether a key is to be made; wishes that contradict each other are findings.
    fn making(&mut self, key: &mut Key, wish: &Wish<'_>, version: Option<&Spanned<OrParam<String>>>) {
        let Some(create) = wish.create_key else { return };
        if !create.value {
            key.not_created.get_or_insert(create.span);
            return;
        }
        let Some(item) = self.vaults.get(key.vault).map(|vault| &vault.item) else {
            return;
        };
        if item.existing {
            let vault = item.name.as_ref().map_or("", |name| &name.value);
            self.diags.push(
                Diagnostic::error(
                    Code::CUSTOMER_KEY,
                    create.span,
                    "a key can be made only in a vault that is made here",
                )
                .also(item.span, "this vault exists already")
                .help(format!(
                    "remove `create_key`, and make the key by hand: `az keyvault key create --vault-name {vault} --name {} --kty RSA --size 3072 --ops wrapKey unwrapKey`",
                    key.name.value
                )),
            );
            return;
        }
        let earlier = key.version.as_ref();
        let differs = key.created.is_some() && earlier.map(lowered) != version.map(lowered);
        if let (true, Some(first)) = (differs, key.created) {
            let at = version.map_or(create.span, |version| version.span);
            self.diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    at,
                    format!("key `{}` is made twice, with different versions", key.name.value),
                )
                .also(earlier.map_or(first, |version| version.span), "the other one")
                .help("write the same `key_version` in both places, or leave it out"),
            );
        } else if let (None, Some(version)) = (key.created, version) {
            self.diags.push(
                Diagnostic::warning(
                    Code::CUSTOMER_KEY,
                    version.span,
                    format!("key `{}` has no version before it is made", key.name.value),
                )
                .also(create.span, "it is made here")
                .cause("a first deployment is refused, because it names a version that is not there")
                .help("leave `key_version` out until the key is made"),
            );
        }
        key.created.get_or_insert(create.span);
        if key.version.is_none() {
            key.version = version.cloned();
        }
    }

    /// Keys of vaults that are made here have to be made, too, and nobody may say otherwise of one.
    fn check_making(&mut self, keys: &Arena<Key>) {
        for key in keys {
            let made = self
                .vaults
                .get(key.vault)
                .is_some_and(|vault| !vault.item.existing);
            let name = &key.name.value;
            match (key.created, key.not_created) {
                (Some(created), Some(not)) => self.diags.push(
                    Diagnostic::error(
                        Code::CONTRADICTION,
                        not,
                        format!("key `{name}` is not made here, and made elsewhere in the blueprint"),
                    )
                    .also(created, "made here")
                    .help("remove `create_key: false`: a key is made once, wherever that is said"),
                ),
                (None, _) if made => self.diags.push(
                    Diagnostic::error(
                        Code::CUSTOMER_KEY,
                        key.name.span,
                        format!("key `{name}` is not in its vault, which is made here"),
                    )
                    .help("add `create_key: true`"),
                ),
                _ => {}
            }
        }
    }
}

/// Characters of a version.
const VERSION: usize = 32;

/// Host, name and version of a key, by its identifier.
fn parts_of(url: &str) -> Option<(&str, &str, Option<&str>)> {
    let mut parts = url.strip_prefix("https://")?.split('/');
    let host = parts.next().filter(|host| !host.is_empty())?;
    parts.next().filter(|word| *word == "keys")?;
    let name = parts.next().filter(|name| !name.is_empty())?;
    let version = parts.next().filter(|version| !version.is_empty());
    parts.next().is_none().then_some((host, name, version))
}

#[cfg(test)]
mod tests {
    use super::parts_of;

    #[test]
    fn identifiers_of_keys_are_taken_apart() {
        let found = parts_of("https://kv-a.vault.azure.net/keys/disk/0123");
        assert_eq!(found, Some(("kv-a.vault.azure.net", "disk", Some("0123"))));
        let found = parts_of("https://kv-a.vault.azure.net/keys/disk");
        assert_eq!(found, Some(("kv-a.vault.azure.net", "disk", None)));
        for wrong in [
            "",
            "http://kv-a.vault.azure.net/keys/disk",
            "https:///keys/disk",
            "https://kv-a.vault.azure.net",
            "https://kv-a.vault.azure.net/secrets/disk",
            "https://kv-a.vault.azure.net/keys/",
            "https://kv-a.vault.azure.net/keys/disk/0123/more",
        ] {
            assert_eq!(parts_of(wrong), None, "{wrong}");
        }
    }
}
