//! Information about declared things that nothing refers to.

use std::collections::BTreeSet;

use super::{
    Account, Behind, ConnectionAuth, DataUse, EndpointKind, ExtraPrincipal, ExtraScope, KeyVault,
    OfflineStore, OutboundRule, Person, Reached, Registry, Resolved, RuleTarget, UseTarget, UserIdentity,
    Who,
};
use crate::arena::Handle;
use crate::blueprint::Blueprint;
use crate::blueprint::OrParam;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::Span;

pub(super) fn unused(resolved: &Resolved, blueprint: &Blueprint, diags: &mut Diagnostics) {
    let used = Used::of(resolved);
    let declared: BTreeSet<Span> = blueprint.identities.keys().map(|key| key.span).collect();
    for (handle, identity) in resolved.identities.entries() {
        let is_declared = declared.contains(&identity.item.span);
        if is_declared && identity.credentials.is_empty() && !used.identities.contains(&handle) {
            diags.push(finding(
                "identity",
                &identity.item.logical,
                identity.item.span,
                if identity.item.existing {
                    "it gets no role"
                } else {
                    "it is created and gets no role"
                },
                "remove it, or name it as the identity of the workspace, a compute or an endpoint",
            ));
        }
    }
    for (handle, account) in resolved.accounts.entries() {
        if !used.accounts.contains(&handle) {
            diags.push(finding(
                "storage account",
                &account.item.logical,
                account.item.span,
                if account.item.existing {
                    "nobody gets access to it"
                } else {
                    "it is created, and nobody gets access to it"
                },
                "remove it, or declare a datastore on it",
            ));
        }
    }
    for (handle, registry) in resolved.registries.entries() {
        let own = registry.item.is_default();
        if !own && registry.build_identity.is_none() && !used.registries.contains(&handle) {
            diags.push(finding(
                "registry",
                &registry.item.logical,
                registry.item.span,
                "nobody gets access to it",
                "remove it, or name it in `uses`",
            ));
        }
    }
    for (handle, vault) in resolved.vaults.entries() {
        if !vault.item.is_default() && !used.vaults.contains(&handle) {
            diags.push(finding(
                "key vault",
                &vault.item.logical,
                vault.item.span,
                "nobody gets access to it",
                "remove it, or name it in `uses` as `secret_store`",
            ));
        }
    }
    idle_people(resolved, &used, diags);
}

/// Principals that ask for nothing, and of whom nothing else speaks.
fn idle_people(resolved: &Resolved, used: &Used, diags: &mut Diagnostics) {
    for (handle, person) in resolved.people.entries() {
        let asks = !(person.personas.is_empty() && person.uses.is_empty() && person.tasks.is_empty());
        if !asks && !used.people.contains(&handle) {
            diags.push(
                Diagnostic::information(
                    Code::UNUSED,
                    person.span,
                    format!(
                        "principal `{}` has no persona, no tasks and no uses, so it gets no role",
                        person.logical
                    ),
                )
                .help("add `persona: data_scientist`, or remove it"),
            );
        }
    }
}

fn finding(noun: &str, name: &str, span: Span, cause: &str, help: &str) -> Diagnostic {
    Diagnostic::information(Code::UNUSED, span, format!("nothing uses {noun} `{name}`"))
        .cause(cause)
        .help(help)
}

/// What is referred to.
#[derive(Default)]
struct Used {
    identities: BTreeSet<Handle<UserIdentity>>,
    accounts: BTreeSet<Handle<Account>>,
    registries: BTreeSet<Handle<Registry>>,
    vaults: BTreeSet<Handle<KeyVault>>,
    people: BTreeSet<Handle<Person>>,
}

impl Used {
    fn of(resolved: &Resolved) -> Self {
        let mut used = Self::default();
        used.accounts.extend(resolved.default_account());
        used.accounts
            .extend(resolved.stores.iter().map(|store| store.account));
        used.carriers(resolved);
        used.uses(resolved);
        used.people(resolved);
        used.rules(resolved);
        used.vaults.extend(resolved.keys.iter().map(|key| key.vault));
        for connection in &resolved.connections {
            match connection.target.behind() {
                Some(Behind::Account(account)) => {
                    used.accounts.insert(account);
                }
                Some(Behind::Registry(registry)) => {
                    used.registries.insert(registry);
                }
                Some(Behind::External(_)) | None => {}
            }
            if let ConnectionAuth::ManagedIdentity(identity) = &connection.auth {
                used.identities.insert(identity.value);
            }
        }
        for grant in &resolved.rbac.extra {
            if let ExtraPrincipal::Identity(identity) = grant.principal {
                used.identities.insert(identity);
            }
            match &grant.scope {
                ExtraScope::Account(account) | ExtraScope::Container(account, _) => {
                    used.accounts.insert(*account);
                }
                ExtraScope::Registry(registry) => {
                    used.registries.insert(*registry);
                }
                ExtraScope::Vault(vault) => {
                    used.vaults.insert(*vault);
                }
                ExtraScope::Workspace
                | ExtraScope::ResourceGroup
                | ExtraScope::OtherGroup(_)
                | ExtraScope::LogAnalytics
                | ExtraScope::ApplicationInsights
                | ExtraScope::Identity(_)
                | ExtraScope::Endpoint(_)
                | ExtraScope::External(_) => {}
            }
        }
        used
    }

    /// What outbound rules lead to.
    fn rules(&mut self, resolved: &Resolved) {
        let rules = resolved.managed_network.iter().flat_map(|network| &network.rules);
        for target in rules.filter_map(OutboundRule::target) {
            match target {
                RuleTarget::Declared(Reached::Account(account)) => {
                    self.accounts.insert(account);
                }
                RuleTarget::Declared(Reached::Registry(registry)) => {
                    self.registries.insert(registry);
                }
                RuleTarget::Declared(Reached::Vault(vault)) => {
                    self.vaults.insert(vault);
                }
                RuleTarget::Declared(Reached::Workspace) | RuleTarget::External(_) => {}
            }
        }
    }

    /// Identities by what carries them.
    fn carriers(&mut self, resolved: &Resolved) {
        let workspace = &resolved.workspace;
        let mut carried: Vec<Handle<UserIdentity>> = Vec::new();
        let mut add = |found: &mut dyn Iterator<Item = Handle<UserIdentity>>| carried.extend(found);
        add(&mut workspace
            .identity
            .attached
            .user_assigned
            .iter()
            .map(|id| id.value));
        for cluster in &resolved.clusters {
            add(&mut cluster.identity.user_assigned.iter().map(|id| id.value));
        }
        for instance in &resolved.instances {
            add(&mut instance.identity.iter().map(|id| id.value));
        }
        for compute in &resolved.kubernetes {
            add(&mut compute.identity.user_assigned.iter().map(|id| id.value));
        }
        for endpoint in &resolved.endpoints {
            if let EndpointKind::Online(online) = &endpoint.kind {
                add(&mut online.identity.user_assigned.iter().map(|id| id.value));
            }
        }
        for registry in &resolved.registries {
            add(&mut registry.build_identity.iter().map(|id| id.value));
        }
        let keys = resolved.registries.iter().map(|registry| &registry.customer_key);
        let keys = keys.chain(resolved.accounts.iter().map(|account| &account.customer_key));
        let keys = keys
            .flatten()
            .chain(resolved.workspace_key.as_ref().map(|key| &key.key));
        add(&mut keys.flat_map(|key| &key.identity).map(|id| id.value));
        for person in &resolved.people {
            if let Who::Identity(identity) = &person.who {
                add(&mut std::iter::once(identity.value));
            }
            for task in &person.tasks {
                add(&mut task.about.identities().into_iter().flatten().copied());
            }
        }
        self.identities.extend(carried);
        let offline = workspace.feature_store.offline.as_ref();
        self.accounts.extend(offline.map(|(account, _)| *account));
    }

    /// People by what names them: instances that are theirs, and grants.
    fn people(&mut self, resolved: &Resolved) {
        let assigned = |object_id: &OrParam<String>| {
            let mut users = resolved.instances.iter().flat_map(|instance| &instance.assigned);
            users.any(|user| user.object_id == *object_id)
        };
        for (handle, person) in resolved.people.entries() {
            if let Who::Directory { object_id, .. } = &person.who
                && assigned(&object_id.value)
            {
                self.people.insert(handle);
            }
        }
        let adopted = resolved.rbac.adopted.iter().map(|(_, grant)| grant);
        for grant in resolved.rbac.extra.iter().chain(adopted) {
            if let ExtraPrincipal::Person(person) = grant.principal {
                self.people.insert(person);
            }
        }
    }

    /// What `uses` name.
    fn uses(&mut self, resolved: &Resolved) {
        for entry in resolved.all_uses() {
            match &entry.target {
                UseTarget::Data(DataUse { account, .. }) => {
                    self.accounts.insert(*account);
                }
                UseTarget::Registry(registry) => {
                    self.registries.insert(*registry);
                }
                UseTarget::KeyVault(vault) => {
                    self.vaults.insert(*vault);
                }
                UseTarget::Own { sources } => {
                    self.accounts.extend(sources.iter().map(|source| source.account));
                }
                UseTarget::FeatureStore(store) => {
                    if let Some(OfflineStore::Declared(data)) = &store.offline {
                        self.accounts.insert(data.account);
                    }
                }
                UseTarget::External(_) => {}
            }
        }
    }
}
