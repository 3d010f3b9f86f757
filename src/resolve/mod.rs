//! From what was written to what it means: names, references and values, without a word of ARM.
//!
//! Every value check that the reader cannot do is here; what remains is a [`Resolved`] blueprint in which each
//! reference points at something that exists and each default that is a matter of the language is filled in. `lower`
//! goes on from here.

mod compute;
mod data;
mod identity;
mod platform;
mod principal;
mod reference;
mod top;
mod uses;
mod workspace;

pub use compute::{Cluster, ClusterIdentity};
pub use data::{Account, Store, StoreKind};
pub use identity::UserIdentity;
pub use platform::{ApplicationInsights, KeyVault, LogAnalytics, Monitoring, Registry};
pub use principal::Person;
pub use top::Naming;
pub use uses::{ResolvedUse, Task};
pub use workspace::{Workspace, WorkspaceIdentity};

use indexmap::IndexMap;

use crate::blueprint::Blueprint;
use crate::diag::{Diagnostics, Halt};
use crate::model::{Cloud, TargetName};
use crate::source::{Span, Spanned};

/// Tags as pairs, in the order in which they were written.
pub type Tags = Vec<(Spanned<String>, Spanned<String>)>;

/// Values that any named item has.
#[derive(Debug, Clone)]
pub struct Item {
    /// The logical name.
    pub logical: String,
    /// Where it is declared; for a default that was not written, where the blueprint is named.
    pub span: Span,
    /// The Azure name, where the author sets it.
    pub name: Option<Spanned<String>>,
    /// Its own tags.
    pub tags: Tags,
}

/// A blueprint with every reference resolved. Indices point into the vectors beside them.
#[derive(Debug)]
pub struct Resolved {
    /// The platform's short name.
    pub name: Spanned<String>,
    /// The cloud.
    pub cloud: Cloud,
    /// The region, normalised.
    pub location: Spanned<String>,
    /// The subscription, in lower case.
    pub subscription: Option<String>,
    /// The tenant, in lower case.
    pub tenant: Option<String>,
    /// The resource group.
    pub resource_group: Option<Spanned<String>>,
    /// Tags of every resource.
    pub tags: Tags,
    /// How names are made.
    pub naming: Naming,
    /// Targets built by default.
    pub targets: Vec<TargetName>,
    /// User-assigned identities, fallbacks last.
    pub identities: Vec<UserIdentity>,
    /// Storage accounts; the workspace's own is `default` and always there.
    pub accounts: Vec<Account>,
    /// The workspace's own account.
    pub default_account: usize,
    /// The workspace's registry.
    pub registry: Registry,
    /// The workspace's vault.
    pub key_vault: KeyVault,
    /// Monitoring.
    pub monitoring: Monitoring,
    /// The workspace.
    pub workspace: Workspace,
    /// Datastores.
    pub stores: Vec<Store>,
    /// Clusters.
    pub clusters: Vec<Cluster>,
    /// People and applications.
    pub people: Vec<Person>,
}

/// Resolves a blueprint. Mistakes go to `diags`; resolving goes on past them as far as sense allows.
///
/// # Errors
///
/// When mistakes were found: what is returned would not be whole.
pub fn resolve(blueprint: &Blueprint, diags: &mut Diagnostics) -> Result<Resolved, Halt> {
    let home = blueprint.name.span;
    let mut identities = identity::declared(&blueprint.identities, diags);
    let mut accounts = data::accounts(&blueprint.storage, home, diags);
    let default_account = accounts
        .iter()
        .position(|account| account.item.logical == "default")
        .unwrap_or(0);
    let stores = data::stores(&blueprint.datastores, &mut accounts, diags);
    let mut clusters = compute::clusters(blueprint, &mut identities, &accounts, &stores, diags);
    let workspace = workspace::workspace(
        blueprint,
        &mut identities,
        (&accounts, default_account),
        &stores,
        &mut clusters,
        diags,
    );
    let people = principal::people(&blueprint.principals, &accounts, &stores, diags);
    let cloud = top::cloud(blueprint);
    let resolved = Resolved {
        name: top::name(blueprint, diags),
        cloud,
        location: top::location(blueprint, cloud, diags),
        subscription: top::guid(blueprint.subscription.as_ref(), "subscription", diags),
        tenant: top::guid(blueprint.tenant.as_ref(), "tenant", diags),
        resource_group: top::resource_group(blueprint, diags),
        tags: top::tags(&blueprint.tags, diags),
        naming: top::naming(blueprint.naming.as_ref(), diags),
        targets: top::targets(blueprint, diags),
        registry: platform::registry(&blueprint.registry, home, diags),
        key_vault: platform::key_vault(blueprint.key_vault.as_ref(), home, diags),
        monitoring: platform::monitoring(blueprint.monitoring.as_ref(), home, diags),
        identities,
        accounts,
        default_account,
        workspace,
        stores,
        clusters,
        people,
    };
    top::sections_not_supported(blueprint, diags);
    diags.halt_on_error()?;
    unused(&resolved, blueprint, diags);
    Ok(resolved)
}

/// Information about declared things that nothing refers to.
fn unused(resolved: &Resolved, blueprint: &Blueprint, diags: &mut Diagnostics) {
    let declared: IndexMap<&str, Span> = blueprint
        .identities
        .keys()
        .map(|key| (key.value.as_str(), key.span))
        .collect();
    for (index, identity) in resolved.identities.iter().enumerate() {
        let carried = resolved
            .workspace
            .identity
            .user_assigned
            .iter()
            .any(|attached| attached.value == index)
            || resolved
                .clusters
                .iter()
                .any(|cluster| cluster.identity.carries(index));
        if let (false, Some(span)) = (carried, declared.get(identity.item.logical.as_str())) {
            diags.push(identity::unused(&identity.item.logical, *span));
        }
    }
    for (index, account) in resolved.accounts.iter().enumerate() {
        let used = index == resolved.default_account
            || resolved.stores.iter().any(|store| store.account == index)
            || resolved
                .all_uses()
                .any(|entry| entry.task.account() == Some(index));
        if !used {
            diags.push(data::unused(&account.item.logical, account.item.span));
        }
    }
}

impl Resolved {
    /// Every use of the blueprint, of whomever.
    pub fn all_uses(&self) -> impl Iterator<Item = &ResolvedUse> {
        self.workspace
            .uses
            .iter()
            .chain(self.clusters.iter().flat_map(|cluster| &cluster.uses))
            .chain(self.people.iter().flat_map(|person| &person.uses))
    }
}
