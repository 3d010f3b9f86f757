//! Who opens customer-managed keys, and who works with them.

use std::collections::BTreeSet;

use super::{Actor, Writer};
use crate::blueprint::EncryptionSide;
use crate::model::{Activity, ActorKind, Kind, Outsider, Principal, ResourceId, Scope};
use crate::resolve::{CustomerKey, WorkspaceKey};
use crate::source::Span;

impl Writer<'_> {
    pub(super) fn customer_keys(&mut self) {
        let resolved = self.resolved;
        for (account, ids) in resolved.accounts.with(&self.parts.accounts) {
            if let Some(key) = &account.customer_key {
                self.opens(key, ids.account);
            }
        }
        for (registry, id) in resolved.registries.with(&self.parts.registries) {
            if let Some(key) = &registry.customer_key {
                self.opens(key, *id);
            }
        }
        if let Some(key) = &resolved.workspace_key {
            self.opens(&key.key, self.platform.workspace);
            self.of_workspace(key);
        }
    }

    /// The vault of a key as a scope.
    fn vault_of(&self, used: &CustomerKey) -> Option<Scope> {
        let key = self.resolved.keys.get(used.key)?;
        self.parts
            .vaults
            .get(key.vault)
            .map(|vault| Scope::Resource(*vault))
    }

    /// The identity that opens a key for what it encrypts.
    fn opens(&mut self, used: &CustomerKey, encrypted: ResourceId) {
        let Some(written) = &used.identity else { return };
        if let (Some(principal), Some(vault)) = (self.identity(written.value), self.vault_of(used)) {
            let actor = Actor {
                kind: ActorKind::KeyOpener,
                principal,
                consumer: Some(encrypted),
            };
            self.push(actor, Activity::OpenKey, vault, &[written.span, used.span]);
        }
    }

    fn of_workspace(&mut self, used: &WorkspaceKey) {
        let Some(vault) = self.vault_of(&used.key) else {
            return;
        };
        let in_subscription = used.side.value == EncryptionSide::Subscription;
        let (own, place) = self.workspace_actor();
        // Azure looks after a system-assigned identity.
        if own.kind == ActorKind::WorkspacePrimary {
            self.push(own, Activity::OperateWithKey, vault, &[place, used.key.span]);
            if in_subscription {
                let places = [place, used.side.span];
                self.push(own, Activity::KeepMetadata, self.itself(), &places);
            }
        }
        if in_subscription || used.key.identity.is_none() {
            let given = used.cosmos_db.as_ref().zip(self.people.cosmos_db);
            let (kind, principal, place) = match given {
                Some((id, principal)) => (ActorKind::CosmosDb, principal, id.span),
                None => (
                    ActorKind::UnnamedCosmosDb,
                    Principal::Outside(Outsider::CosmosDb),
                    used.side.span,
                ),
            };
            let actor = Actor {
                kind,
                principal,
                consumer: Some(self.platform.workspace),
            };
            self.push(actor, Activity::OpenKey, vault, &[place, used.key.span]);
        }
    }

    /// Who deploys makes keys, or reads them.
    pub(super) fn handles_keys(&mut self, deployer: Actor, span: Span) {
        let vaults: BTreeSet<ResourceId> = self
            .resources
            .iter()
            .filter(|resource| resource.kind == Kind::Key)
            .filter_map(|key| key.parent)
            .collect();
        for vault in vaults {
            self.push(deployer, Activity::HandleKey, Scope::Resource(vault), &[span]);
        }
    }
}
