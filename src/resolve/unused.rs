//! Information about declared things that nothing refers to.

use std::collections::BTreeSet;

use super::{
    Can, ConnectionAuth, DataUse, EndpointKind, ExtraPrincipal, ExtraScope, Resolved, Target, Task, Who,
};
use crate::blueprint::Blueprint;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::Span;

pub(super) fn unused(resolved: &Resolved, blueprint: &Blueprint, diags: &mut Diagnostics) {
    let used = Used::of(resolved);
    for (index, identity) in resolved.identities.iter().enumerate() {
        let declared = blueprint
            .identities
            .keys()
            .any(|key| key.span == identity.item.span);
        if declared && identity.credentials.is_empty() && !used.identities.contains(&index) {
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
    for (index, account) in resolved.accounts.iter().enumerate() {
        if !used.accounts.contains(&index) {
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
    for (index, registry) in resolved.registries.iter().enumerate() {
        let own = registry.item.logical.is_empty();
        if !own && registry.build_identity.is_none() && !used.registries.contains(&index) {
            diags.push(finding(
                "registry",
                &registry.item.logical,
                registry.item.span,
                "nobody gets access to it",
                "remove it, or name it in `uses`",
            ));
        }
    }
    for (index, vault) in resolved.vaults.iter().enumerate() {
        if !vault.item.logical.is_empty() && !used.vaults.contains(&index) {
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
    for (index, person) in resolved.people.iter().enumerate() {
        let asks = !(person.personas.is_empty() && person.uses.is_empty() && person.tasks.is_empty());
        if !asks && !used.people.contains(&index) {
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

/// What is referred to, by index.
#[derive(Default)]
struct Used {
    identities: BTreeSet<usize>,
    accounts: BTreeSet<usize>,
    registries: BTreeSet<usize>,
    vaults: BTreeSet<usize>,
    people: BTreeSet<usize>,
}

impl Used {
    fn of(resolved: &Resolved) -> Self {
        let mut used = Self::default();
        used.accounts.extend(resolved.default_account());
        used.accounts
            .extend(resolved.stores.iter().map(|store| store.account));
        used.carriers(resolved);
        used.tasks(resolved);
        used.people(resolved);
        for connection in &resolved.connections {
            match &connection.target {
                Target::Account(account) | Target::Container(account, _) => {
                    used.accounts.insert(*account);
                }
                Target::Registry(registry) => {
                    used.registries.insert(*registry);
                }
                Target::Url(_) | Target::External(_) => {}
            }
            if let ConnectionAuth::ManagedIdentity(identity) = &connection.auth {
                used.identities.insert(identity.value);
            }
        }
        for grant in &resolved.rbac.extra {
            if let ExtraPrincipal::Identity(index) = grant.principal {
                used.identities.insert(index);
            }
            match &grant.scope {
                ExtraScope::Account(index) | ExtraScope::Container(index, _) => {
                    used.accounts.insert(*index);
                }
                ExtraScope::Registry(index) => {
                    used.registries.insert(*index);
                }
                ExtraScope::Vault(index) => {
                    used.vaults.insert(*index);
                }
                ExtraScope::Workspace
                | ExtraScope::ResourceGroup
                | ExtraScope::LogAnalytics
                | ExtraScope::ApplicationInsights
                | ExtraScope::Identity(_)
                | ExtraScope::Endpoint(_)
                | ExtraScope::External(_) => {}
            }
        }
        used
    }

    /// Identities by what carries them.
    fn carriers(&mut self, resolved: &Resolved) {
        let workspace = &resolved.workspace;
        let mut carried: Vec<usize> = Vec::new();
        let mut add = |found: &mut dyn Iterator<Item = usize>| carried.extend(found);
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
        for person in &resolved.people {
            if let Who::Identity(identity) = &person.who {
                add(&mut std::iter::once(identity.value));
            }
            for task in person
                .tasks
                .iter()
                .filter(|task| task.can == Can::AttachIdentities)
            {
                add(&mut task.names.iter().flatten().copied());
            }
        }
        self.identities.extend(carried);
        let offline = workspace.feature_store.offline.as_ref();
        self.accounts.extend(offline.map(|(account, _)| *account));
    }

    /// People by what names them: instances that are theirs, and grants.
    fn people(&mut self, resolved: &Resolved) {
        let assigned = |object_id: &str| {
            let mut users = resolved.instances.iter().flat_map(|instance| &instance.assigned);
            users.any(|user| user.object_id == object_id)
        };
        for (index, person) in resolved.people.iter().enumerate() {
            if let Who::Directory { object_id, .. } = &person.who
                && assigned(&object_id.value)
            {
                self.people.insert(index);
            }
        }
        let adopted = resolved.rbac.adopted.iter().map(|(_, grant)| grant);
        for grant in resolved.rbac.extra.iter().chain(adopted) {
            if let ExtraPrincipal::Person(index) = grant.principal {
                self.people.insert(index);
            }
        }
    }

    /// What `uses` name.
    fn tasks(&mut self, resolved: &Resolved) {
        for entry in resolved.all_uses() {
            match &entry.task {
                Task::Data(DataUse { account, .. }) => {
                    self.accounts.insert(*account);
                }
                Task::Registry { registry, .. } => {
                    self.registries.insert(*registry);
                }
                Task::Secrets { vault, .. } => {
                    self.vaults.insert(*vault);
                }
                Task::Feature { sources, .. } => {
                    self.accounts.extend(sources.iter().map(|source| source.account));
                }
                Task::Service { .. } => {}
            }
        }
    }
}
